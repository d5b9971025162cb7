//! The verdict as the command and the pages print it: every clause with the fact behind it, in both languages.
use chrono::NaiveDate;
use serde::Serialize;

use super::because::because;
use super::engine::{Answer, Outcome};
use super::revision::RulesRef;
use super::verdict::{FilingCondition, Verdict};
use crate::domain::catalogue::TitleLevel;
use crate::domain::clause::Clause;
use crate::domain::lang::Lang;

/// What a clause decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decides {
    Eligibility,
    /// It blocks filing and leaves eligibility alone.
    Filing,
}

/// One clause answered. `from` is the first day on which it holds, where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClauseRow {
    pub clause: Clause,
    pub paragraph: &'static str,
    pub decides: Decides,
    pub met: bool,
    pub needs_person: bool,
    pub because: String,
    pub because_zh: String,
    pub from: Option<NaiveDate>,
}

/// A soft clause in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WarningRow {
    pub clause: Clause,
    pub text: &'static str,
    pub text_zh: &'static str,
}

/// The verdict for a reader. The order of the fields is the order in which they are printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    pub eligible: bool,
    pub title_level: TitleLevel,
    pub summary: String,
    pub summary_zh: String,
    pub eligible_from: Option<NaiveDate>,
    pub never_because: Vec<Clause>,
    pub clauses: Vec<ClauseRow>,
    pub warnings: Vec<WarningRow>,
    pub list: String,
    pub item: String,
    pub as_of: NaiveDate,
    pub rules: RulesRef,
}

impl From<&Verdict> for Report {
    fn from(verdict: &Verdict) -> Self {
        Self {
            eligible: verdict.is_eligible(),
            title_level: verdict.item.level,
            summary: verdict.summary(Lang::En),
            summary_zh: verdict.summary(Lang::Zh),
            eligible_from: verdict.eligible_from(),
            never_because: verdict.never_because(),
            clauses: clause_rows(verdict),
            warnings: warning_rows(verdict),
            list: verdict.item.list.clone(),
            item: verdict.item.item.clone(),
            as_of: verdict.facts.as_of,
            rules: verdict.rules.clone(),
        }
    }
}

/// Each requirement, followed by its alternatives; then the conditions of filing.
fn clause_rows(verdict: &Verdict) -> Vec<ClauseRow> {
    let as_of = verdict.facts.as_of;
    let mut rows = Vec::new();
    for answer in &verdict.answers {
        rows.push(clause_row(answer, as_of));
        rows.extend(answer.parts.iter().map(|alternative| clause_row(alternative, as_of)));
    }
    rows.extend(verdict.filing.iter().copied().map(filing_row));
    rows
}

fn clause_row(answer: &Answer, as_of: NaiveDate) -> ClauseRow {
    let outcome = answer.span.on(as_of);
    ClauseRow {
        clause: answer.clause,
        paragraph: answer.clause.paragraph(),
        decides: Decides::Eligibility,
        met: outcome != Outcome::NotMet,
        needs_person: outcome == Outcome::NeedsPerson,
        because: because(answer, as_of, Lang::En),
        because_zh: because(answer, as_of, Lang::Zh),
        from: answer.span.if_yes.date(),
    }
}

fn filing_row(condition: FilingCondition) -> ClauseRow {
    let (because, because_zh) = if condition.is_met {
        ("the superior authority has consented", "主管部门已同意")
    } else {
        (
            "the superior authority has not consented; ask for it before filing",
            "主管部门尚未同意，请在申报前取得",
        )
    };
    ClauseRow {
        clause: condition.clause,
        paragraph: condition.clause.paragraph(),
        decides: Decides::Filing,
        met: condition.is_met,
        needs_person: false,
        because: because.to_owned(),
        because_zh: because_zh.to_owned(),
        from: None,
    }
}

fn warning_rows(verdict: &Verdict) -> Vec<WarningRow> {
    let clauses = verdict.warnings.iter().map(|warning| warning.clause);
    clauses.map(|clause| WarningRow { clause, text: clause.en(), text_zh: clause.zh() }).collect()
}
