//! The result of the self-check: the answer, the first day, and every clause with its reason.
use crate::domain::clause::Clause;
use crate::domain::eligibility::report::{ClauseRow, Decides};
use crate::domain::eligibility::{Outcome, Report, Verdict};
use crate::domain::lang::Lang;
use crate::text::format;
use crate::text::self_check::SelfCheckText;
use crate::web::page::{Mark, Tag, Tone};

pub struct OutcomeView {
    pub tone: Tone,
    pub word: &'static str,
    pub first_day: Option<String>,
    pub as_of: String,
    pub summary: String,
    pub clauses: Vec<ClauseView>,
    pub warnings: Vec<String>,
    pub rules: String,
    pub item: String,
}

/// A requirement with its alternatives.
pub struct ClauseView {
    pub line: Line,
    pub alternatives: Vec<Line>,
}

pub struct Line {
    pub text: &'static str,
    pub cited: String,
    pub because: String,
    pub tag: Tag,
    pub from: Option<String>,
}

impl OutcomeView {
    pub fn new(lang: Lang, verdict: &Verdict) -> Self {
        let t = SelfCheckText(lang);
        let report = Report::from(verdict);
        let (tone, word) = match (verdict.outcome(), report.eligible_from) {
            (Outcome::Met | Outcome::NeedsPerson, _) => (Tone::Green, t.eligible()),
            (Outcome::NotMet, Some(_)) => (Tone::Amber, t.not_yet()),
            (Outcome::NotMet, None) => (Tone::Red, t.never()),
        };
        let day = |day| format::date(lang, day);
        let is_now = verdict.is_eligible();
        let first_day = report
            .eligible_from
            .map(|from| if is_now { t.since(&day(from)) } else { t.first_day(&day(from)) });
        Self {
            tone,
            word,
            first_day,
            as_of: t.as_of_said(&day(report.as_of)),
            summary: lang.pick(report.summary_zh.clone(), report.summary.clone()),
            clauses: clauses(lang, verdict, &report),
            warnings: report
                .warnings
                .iter()
                .map(|row| format!("{} ({})", lang.pick(row.text_zh, row.text), row.clause))
                .collect(),
            rules: t.rules(&report.rules.revision, &report.list),
            item: report.item,
        }
    }
}

fn clauses(lang: Lang, verdict: &Verdict, report: &Report) -> Vec<ClauseView> {
    let requirements: Vec<Clause> = verdict.answers.iter().map(|answer| answer.clause).collect();
    let mut views: Vec<ClauseView> = Vec::new();
    for row in &report.clauses {
        let line = line(lang, row);
        let is_alternative = row.decides == Decides::Eligibility && !requirements.contains(&row.clause);
        match views.last_mut() {
            Some(above) if is_alternative => above.alternatives.push(line),
            _ => views.push(ClauseView { line, alternatives: Vec::new() }),
        }
    }
    views
}

fn line(lang: Lang, row: &ClauseRow) -> Line {
    let t = SelfCheckText(lang);
    let tag = match (row.decides, row.met, row.needs_person) {
        (Decides::Filing, false, _) => Tag::new(Tone::Amber, t.filing()).marked(Mark::Clock),
        (_, true, true) => Tag::new(Tone::Blue, t.person()).marked(Mark::Note),
        (_, true, false) => Tag::new(Tone::Green, t.met()).marked(Mark::Tick),
        (_, false, _) => Tag::new(Tone::Red, t.not_met()).marked(Mark::Cross),
    };
    Line {
        text: row.clause.text(lang),
        cited: format::cited(lang, row.clause),
        because: lang.pick(row.because_zh.clone(), row.because.clone()),
        tag,
        from: row.from.filter(|_| !row.met).map(|day| t.from_day(&format::date(lang, day))),
    }
}
