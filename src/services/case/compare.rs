//! The system's comparison beside each item of the check list. It advises; the reviewer decides.
use super::office::OfficeView;
use crate::db::notice::{NoticeEnd, NoticeRow, ObjectionState};
use crate::domain::calendar::shanghai_date;
use crate::domain::case::NoticeKind;
use crate::domain::catalogue::{ItemClass, ItemRef};
use crate::domain::check::CheckItem;
use crate::domain::clause::Clause;
use crate::domain::document::DocumentKind;
use crate::domain::eligibility::because::because;
use crate::domain::eligibility::engine::Ground;
use crate::domain::eligibility::{Answer, Outcome};
use crate::domain::lang::{Bilingual, Lang, Say};
use crate::domain::verification::AnswerOutcome;
use crate::services::reference;
use chrono::NaiveDate;

/// What the comparison says of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Two records that do not come from the applicant agree: the item is filled in beforehand.
    Agrees,
    /// Stated by the applicant or the unit and not contradicted: a person looks at the evidence.
    Stated,
    /// A record contradicts it, or what it asks for is missing.
    Differs,
}

/// One item compared.
#[derive(Debug, Clone)]
pub struct Comparison {
    pub item: CheckItem,
    pub standing: Standing,
    pub words: Bilingual,
    /// Kinds of documents that are evidence for it.
    pub evidence: &'static [DocumentKind],
}

/// Every item of the check list, in its order.
pub fn all(office: &OfficeView, today: NaiveDate) -> Vec<Comparison> {
    let compared = |&item: &CheckItem| {
        let (standing, words) = one(office, item, today);
        Comparison { item, standing, words, evidence: evidence(item) }
    };
    CheckItem::ALL.iter().map(compared).collect()
}

const fn evidence(item: CheckItem) -> &'static [DocumentKind] {
    match item {
        CheckItem::Verification => &[DocumentKind::Certificate],
        CheckItem::Listed | CheckItem::Truth => &[],
        CheckItem::LawfulWork => &[DocumentKind::LawfulWork, DocumentKind::Identity],
        CheckItem::ShanghaiYear => &[DocumentKind::WorkProof],
        CheckItem::Education => &[DocumentKind::Degree, DocumentKind::WorkProof],
        CheckItem::Overseas => &[DocumentKind::OverseasProof],
        CheckItem::Publicity => &[DocumentKind::DisplayProof],
    }
}

type Compared = (Standing, Bilingual);

fn one(office: &OfficeView, item: CheckItem, today: NaiveDate) -> Compared {
    match item {
        CheckItem::Verification => verification(office),
        CheckItem::Listed => listed(office, today),
        CheckItem::Publicity => publicity(office),
        CheckItem::Truth => truth(office),
        CheckItem::LawfulWork => clauses(office, |clause| clause == Clause::B0),
        CheckItem::ShanghaiYear => clauses(office, |clause| clause == Clause::E0),
        CheckItem::Overseas => clauses(office, |clause| clause == Clause::B4),
        CheckItem::Education => clauses(office, is_about_education),
    }
}

/// Education, seniority and the holding period.
fn is_about_education(clause: Clause) -> bool {
    matches!(clause, Clause::L6 | Clause::E1 | Clause::E2 | Clause::E3 | Clause::E4)
}

fn say(standing: Standing, zh: String, en: String) -> Compared {
    (standing, Bilingual { zh, en })
}

fn verification(office: &OfficeView) -> Compared {
    let number = &office.verification.number;
    let Some(answer) = &office.answer else {
        return say(
            Standing::Differs,
            format!("{number}：没有经复核的答复"),
            format!("{number}: no reviewed answer"),
        );
    };
    let day = shanghai_date(answer.recorded_at);
    let standing =
        if answer.outcome == AnswerOutcome::Authentic { Standing::Agrees } else { Standing::Differs };
    let (outcome, channel) = (answer.outcome, answer.channel);
    say(
        standing,
        format!(
            "{number}：发证机构{}答复“{}”（{}），已由第二人复核",
            day.say(Lang::Zh),
            outcome.name(Lang::Zh),
            channel.name(Lang::Zh)
        ),
        format!(
            "{number}: the issuing body answered “{}” ({}) on {}; reviewed by a second officer",
            outcome.name(Lang::En),
            channel.name(Lang::En),
            day.say(Lang::En)
        ),
    )
}

fn listed(office: &OfficeView, today: NaiveDate) -> Compared {
    let (case, item) = (&office.view.case, office.view.item);
    let level = item.title_level;
    let in_force = reference::list_in_force(today).ok();
    let stands = in_force.is_some_and(|list| {
        list.id == case.list_id && list.find(ItemRef::new(ItemClass::C, item.number)).is_some()
    });
    let (list, number) = (&case.list_id, item.item_ref());
    if stands {
        return say(
            Standing::Agrees,
            format!("清单 {list} {number} → {}", level.name(Lang::Zh)),
            format!("List {list}, {number} → {}", level.name(Lang::En)),
        );
    }
    say(
        Standing::Differs,
        format!("{number} 已不在现行清单的C类中，按申报时的版本 {list} 办理（D-09）"),
        format!(
            "{number} is no longer in class C of the list in force; version {list} of the filing applies (D-09)"
        ),
    )
}

fn publicity(office: &OfficeView) -> Compared {
    let newest = office.view.notices.iter().rev().find(|notice| notice.kind == NoticeKind::Internal);
    let Some(notice) = newest else {
        return say(Standing::Differs, "没有公示记录".into(), "No publicity is recorded".into());
    };
    let upheld = objections_of(office, notice, ObjectionState::Upheld);
    let dismissed = objections_of(office, notice, ObjectionState::Dismissed);
    let days = notice.counted.len();
    let is_whole = notice.ended_as == Some(NoticeEnd::Closed) && days >= 5 && upheld == 0;
    let first = notice.counted.first().copied().unwrap_or(notice.published_on);
    let (zh, en) = match (upheld, dismissed) {
        (0, 0) => ("无异议".to_owned(), "no objection".to_owned()),
        (0, n) => (format!("异议{n}件，均不成立"), format!("objections dismissed: {n}")),
        (n, _) => (format!("异议成立{n}件"), format!("objections upheld: {n}")),
    };
    say(
        if is_whole { Standing::Agrees } else { Standing::Differs },
        format!("{}至{} 24:00，{days}个工作日，{zh}", first.say(Lang::Zh), notice.ends_on.say(Lang::Zh)),
        format!(
            "{} to {} 24:00, {days} working days, {en}",
            first.say(Lang::En),
            notice.ends_on.say(Lang::En)
        ),
    )
}

fn objections_of(office: &OfficeView, notice: &NoticeRow, state: ObjectionState) -> usize {
    office.objections.iter().filter(|(_, row)| row.notice_id == notice.id && row.state == state).count()
}

fn truth(office: &OfficeView) -> Compared {
    let declared = &office.form.content.declarations;
    let Some(at) =
        office.form.declared_at.filter(|_| declared.law_abiding && declared.ethics && declared.duty)
    else {
        return say(
            Standing::Differs,
            "承诺不完整或未签署".into(),
            "The declarations are not all signed".into(),
        );
    };
    let day = shanghai_date(at);
    say(
        Standing::Stated,
        format!("申报人{}签署三项承诺和真实性声明", day.say(Lang::Zh)),
        format!(
            "The applicant signed the three declarations and the statement of truth on {}",
            day.say(Lang::En)
        ),
    )
}

/// What the verdict taken at filing says of some clauses: stated at best, because it rests on what the applicant wrote.
fn clauses(office: &OfficeView, concerns: impl Fn(Clause) -> bool) -> Compared {
    let Some(verdict) = &office.verdict else {
        return say(Standing::Differs, "没有资格核对结果".into(), "No eligibility verdict was taken".into());
    };
    let as_of = verdict.facts.as_of;
    let asked: Vec<_> = verdict.answers.iter().filter(|answer| concerns(answer.clause)).collect();
    let is_met = asked.iter().all(|answer| holds(answer, as_of));
    let mut grounds = Vec::new();
    asked
        .iter()
        .filter(|answer| is_met || !holds(answer, as_of))
        .for_each(|answer| told(answer, as_of, &mut grounds));
    let join = |lang: Lang, mark: &str| {
        grounds.iter().map(|answer| because(answer, as_of, lang)).collect::<Vec<_>>().join(mark)
    };
    let standing = if is_met && !asked.is_empty() { Standing::Stated } else { Standing::Differs };
    say(standing, join(Lang::Zh, "；"), join(Lang::En, "; "))
}

fn holds(answer: &Answer, as_of: NaiveDate) -> bool {
    answer.span.on(as_of) != Outcome::NotMet
}

/// The grounds behind an answer: of several ways the one that holds, or what is missing in each.
fn told<'a>(answer: &'a Answer, as_of: NaiveDate, grounds: &mut Vec<&'a Answer>) {
    if answer.parts.is_empty() {
        return grounds.push(answer);
    }
    let is_met = holds(answer, as_of);
    let parts = answer.parts.iter().filter(|part| holds(part, as_of) == is_met);
    let most = if is_met && answer.ground == Ground::OnePart { 1 } else { usize::MAX };
    parts.take(most).for_each(|part| told(part, as_of, grounds));
}
