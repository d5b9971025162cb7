//! Why a clause is met or not, in words: the fact and the number. The texts are made from the grounds of an answer,
//! which are what is sealed.
use chrono::{Datelike, NaiveDate};

use super::engine::{Answer, Ground, When};
use super::facts::DegreeKind;
use super::rule::Place;
use super::years::Tally;
use crate::domain::catalogue::TitleLevel;
use crate::domain::lang::Lang;

/// One sentence without a full stop.
pub fn because(answer: &Answer, as_of: NaiveDate, lang: Lang) -> String {
    let told = Told { lang, as_of };
    match &answer.finding {
        Some(finding) => told.found(finding.met, &finding.reason),
        None => told.ground(answer),
    }
}

/// A date as the reader writes it.
pub fn date(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::En => day.to_string(),
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
    }
}

/// The level of a title.
pub fn level(level: TitleLevel, lang: Lang) -> &'static str {
    match (level, lang) {
        (TitleLevel::Junior, Lang::Zh) => "初级",
        (TitleLevel::Junior, Lang::En) => "junior",
        (TitleLevel::Intermediate, Lang::Zh) => "中级",
        (TitleLevel::Intermediate, Lang::En) => "intermediate",
        (TitleLevel::AssociateSenior, Lang::Zh) => "副高级",
        (TitleLevel::AssociateSenior, Lang::En) => "associate senior",
    }
}

/// The reader's language and the cut-off date.
#[derive(Clone, Copy)]
struct Told {
    lang: Lang,
    as_of: NaiveDate,
}

impl Told {
    fn pick(self, zh: String, en: String) -> String {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn date(self, day: NaiveDate) -> String {
        date(day, self.lang)
    }

    fn found(self, met: bool, reason: &str) -> String {
        let finding = if met {
            self.pick("经人认定符合".into(), "found met by a person".into())
        } else {
            self.pick("经人认定不符合".into(), "found not met by a person".into())
        };
        if reason.is_empty() {
            finding
        } else {
            self.pick(format!("{finding}：{reason}"), format!("{finding}: {reason}"))
        }
    }

    fn ground(self, answer: &Answer) -> String {
        let when = answer.span.if_yes;
        match answer.ground {
            Ground::EveryPart => self.every_part(answer),
            Ground::OnePart => self.one_part(answer),
            Ground::Degree { held, least } => self.degree(held.kind, held.awarded_on, least),
            Ground::NoDegree { least } => self.no_degree(least),
            Ground::Stem { held, is_of_highest_kind } => {
                self.stem(held.kind, held.awarded_on, is_of_highest_kind)
            }
            Ground::NoStem { .. } => self.pick(
                "没有填写本科及以上的理工科学历或学位".into(),
                "no science or engineering qualification at undergraduate level or above is listed".into(),
            ),
            Ground::Work { years, place, counted, goes_on } => {
                self.work(when, years, place, counted, goes_on)
            }
            Ground::Held { years: 0, awarded_on } => self.is_held(awarded_on),
            Ground::Held { years, awarded_on } => self.held_for(when, years, awarded_on),
            Ground::PresentJob { place, since } => self.present_job(place, since),
            Ground::NoPresentJob { place, last_day } => self.no_present_job(place, last_day),
            Ground::Claimed { is_stated: true, .. } => self
                .pick("本人已声明，由人确认".into(), "stated by the applicant; a person confirms it".into()),
            Ground::Claimed { is_stated: false, .. } => {
                self.pick("本人没有声明".into(), "not stated by the applicant".into())
            }
        }
    }

    fn every_part(self, answer: &Answer) -> String {
        let parts: Vec<_> = answer.parts.iter().map(|part| because(part, self.as_of, self.lang)).collect();
        parts.join(&self.pick("；".into(), "; ".into()))
    }

    fn one_part(self, answer: &Answer) -> String {
        let best = answer.parts.iter().min_by_key(|part| part.span.if_yes);
        if let Some(part) = best.filter(|part| part.span.if_yes < When::Never) {
            let why = because(part, self.as_of, self.lang);
            return self
                .pick(format!("依据{}：{why}", part.clause), format!("through {}: {why}", part.clause));
        }
        let names: Vec<_> = answer.parts.iter().map(|part| part.clause.name()).collect();
        self.pick(
            format!("{}都不具备，也不会因时间而具备", names.join("、")),
            format!("none of {} holds, nor will with time alone", names.join(", ")),
        )
    }

    fn degree(self, kind: DegreeKind, awarded_on: NaiveDate, least: DegreeKind) -> String {
        let (name, day) = (degree_name(kind, self.lang), self.date(awarded_on));
        let awarded = self.pick(format!("{day}取得{name}"), format!("{name} awarded on {day}"));
        if is_named(least, kind) {
            return awarded;
        }
        self.pick(
            format!("{awarded}，高于所列的学历学位（D-04）"),
            format!("{awarded}, above what the clause names (D-04)"),
        )
    }

    fn no_degree(self, least: DegreeKind) -> String {
        let names: Vec<_> = DegreeKind::ALL.iter().rev().filter(|kind| is_named(least, **kind)).collect();
        let names: Vec<_> = names.into_iter().map(|kind| degree_name(*kind, self.lang)).collect();
        self.pick(
            format!("没有填写{}或更高的学位", names.join("、")),
            format!("no {} is listed, nor anything above", names.join(" or ")),
        )
    }

    fn stem(self, kind: DegreeKind, awarded_on: NaiveDate, is_of_highest_kind: bool) -> String {
        let (name, day) = (degree_name(kind, self.lang), self.date(awarded_on));
        let awarded = self.pick(
            format!("{day}取得理工科的{name}"),
            format!("{name} in science or engineering awarded on {day}"),
        );
        if is_of_highest_kind {
            return awarded;
        }
        self.pick(
            format!("{awarded}；最高学历学位不是理工科，由人确认（D-07）"),
            format!("{awarded}; the highest qualification is not one, so a person confirms (D-07)"),
        )
    }

    fn work(self, when: When, years: u32, place: Place, counted: Tally, goes_on: bool) -> String {
        let what = self.work_name(years, place);
        let by_now = self.pick(
            format!("到{}已计{}", self.date(self.as_of), self.tally(counted)),
            format!("{} counted by {}", self.tally(counted), self.date(self.as_of)),
        );
        let verb = if years == 1 { "is" } else { "are" };
        match when {
            When::From(day) if day <= self.as_of => {
                let day = self.date(day);
                self.pick(format!("{what}，于{day}满期"), format!("{what} complete on {day}"))
            }
            When::From(day) => {
                let day = self.date(day);
                self.pick(
                    format!("{what}，现有工作继续的，于{day}满期；{by_now}"),
                    format!("{what} will be complete on {day} if the present work goes on; {by_now}"),
                )
            }
            When::Always | When::Never if goes_on => self
                .pick(format!("{what}，没有满期；{by_now}"), format!("{what} {verb} not complete; {by_now}")),
            When::Always | When::Never => self.pick(
                format!("{what}，没有满期；{by_now}，所填工作都不再继续"),
                format!("{what} {verb} not complete; {by_now}, and no listed work goes on"),
            ),
        }
    }

    fn work_name(self, years: u32, place: Place) -> String {
        let (plural, zh, en) = match place {
            Place::Anywhere => (plural(years), "相关工作", "relevant work"),
            Place::Shanghai => (plural(years), "在本市从事相关工作", "relevant work in Shanghai"),
        };
        self.pick(format!("{zh}满{years}年"), format!("{years} year{plural} of {en}"))
    }

    fn tally(self, Tally { years, months, days }: Tally) -> String {
        let unit = |count: u32, zh: &str, en: &str| {
            (count > 0).then(|| self.pick(format!("{count}{zh}"), format!("{count} {en}{}", plural(count))))
        };
        let units = [unit(years, "年", "year"), unit(months, "个月", "month"), unit(days, "天", "day")];
        let told: Vec<_> = units.into_iter().flatten().collect();
        if told.is_empty() {
            return self.pick("0天".into(), "0 days".into());
        }
        told.join(&self.pick(String::new(), " ".into()))
    }

    fn is_held(self, awarded_on: Option<NaiveDate>) -> String {
        match awarded_on.map(|day| self.date(day)) {
            Some(day) => {
                self.pick(format!("{day}起持有C类证书"), format!("class C certificate held since {day}"))
            }
            None => self.pick(
                "持有C类证书，没有填写取得日期".into(),
                "class C certificate held; the day of award was not given".into(),
            ),
        }
    }

    fn held_for(self, when: When, years: u32, awarded_on: Option<NaiveDate>) -> String {
        let Some((awarded_on, full_on)) = awarded_on.zip(when.date()) else {
            return self.pick("没有填写取得证书的日期".into(), "the day of award was not given".into());
        };
        let (awarded, full, plural) = (self.date(awarded_on), self.date(full_on), plural(years));
        if full_on <= self.as_of {
            return self.pick(
                format!("{awarded}取得证书，{full}持证满{years}年"),
                format!("certificate awarded on {awarded} and held for {years} year{plural} on {full}"),
            );
        }
        self.pick(
            format!("{awarded}取得证书，到{full}才持证满{years}年"),
            format!(
                "certificate awarded on {awarded}; it will have been held for {years} year{plural} on {full}"
            ),
        )
    }

    fn present_job(self, place: Place, since: NaiveDate) -> String {
        let day = self.date(since);
        let (zh, en) = place_name(place);
        self.pick(
            format!("{day}起{zh}工作，是否合法由人确认"),
            format!("works {en} since {day}; a person checks that the work is lawful"),
        )
    }

    fn no_present_job(self, place: Place, last_day: Option<NaiveDate>) -> String {
        let as_of = self.date(self.as_of);
        let (zh, en) = place_name(place);
        match last_day.map(|day| self.date(day)) {
            Some(day) => self.pick(
                format!("{as_of}没有{zh}工作；最近一份到{day}为止"),
                format!("no listed work {en} covers {as_of}; the last ended on {day}"),
            ),
            None => self.pick(format!("{as_of}没有{zh}工作"), format!("no listed work {en} covers {as_of}")),
        }
    }
}

fn plural(count: u32) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn place_name(place: Place) -> (&'static str, &'static str) {
    match place {
        Place::Anywhere => ("", "anywhere"),
        Place::Shanghai => ("在本市", "in Shanghai"),
    }
}

/// Does the clause that asks for `least` name this kind itself, so that D-04 is not needed?
fn is_named(least: DegreeKind, kind: DegreeKind) -> bool {
    let highest_named = match least {
        DegreeKind::UndergraduateDiploma => DegreeKind::Bachelor,
        DegreeKind::SecondBachelor => DegreeKind::Master,
        other => other,
    };
    (least..=highest_named).contains(&kind)
}

/// A degree or diploma in words.
pub fn degree_name(kind: DegreeKind, lang: Lang) -> &'static str {
    let (zh, en) = match kind {
        DegreeKind::JuniorCollege => ("大专学历", "junior college diploma"),
        DegreeKind::UndergraduateDiploma => ("大学本科学历", "undergraduate diploma"),
        DegreeKind::Bachelor => ("学士学位", "bachelor's degree"),
        DegreeKind::SecondBachelor => ("第二学士学位", "second bachelor's degree"),
        DegreeKind::Master => ("硕士学位", "master's degree"),
        DegreeKind::Doctor => ("博士学位", "doctoral degree"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
