//! The verdict: what the rules say about these facts on the cut-off date. It advises; a person decides.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::because;
use super::engine::{Answer, Outcome, Span, When};
use super::facts::{Facts, Finding, Item};
use super::problem::{FactError, Problem};
use super::revision::{Revision, RulesRef};
use super::rule::Rule;
use crate::domain::clause::{Clause, Kind};
use crate::domain::lang::Lang;

/// Everything a later reader needs to see what was asked, what was answered and why: it is sealed in the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    pub item: Item,
    pub rules: RulesRef,
    /// The tree itself, so that the verdict can be taken again without the program of the day.
    pub requirements: Vec<Rule>,
    pub facts: Facts,
    pub findings: Vec<Finding>,
    /// One answer for each requirement, with every alternative answered.
    pub answers: Vec<Answer>,
    /// All requirements together.
    pub span: Span,
    /// Conditions of filing. They are not part of `span`: they block a step, not eligibility.
    pub filing: Vec<FilingCondition>,
    /// Soft clauses. A warning has no span, so it cannot reach the outcome.
    pub warnings: Vec<Warning>,
}

/// A condition of filing (§2(3)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FilingCondition {
    pub clause: Clause,
    pub is_met: bool,
}

/// A soft clause that the reader is told about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Warning {
    pub clause: Clause,
}

impl Verdict {
    /// The verdict on these facts and on what persons have found so far. Refuses facts that cannot be, a list
    /// without rules, a holding period without the day of award, and findings on what no person decides.
    pub fn take(item: Item, facts: Facts, findings: Vec<Finding>) -> Result<Self, FactError> {
        let revision = Revision::for_list(&item.list).ok_or_else(|| {
            let problem = Problem::UnknownList { given: item.list.clone(), known: Revision::known_lists() };
            FactError::new("list", problem)
        })?;
        facts.check()?;
        check_award(&item, &facts)?;
        let requirements = (revision.requirements)(&item);
        check_findings(&requirements, &findings)?;
        let warnings = warnings(revision, &facts);
        Ok(Self::under(requirements, item, facts, findings, revision.reference(), warnings))
    }

    /// Takes a sealed verdict again from what is sealed in it.
    #[must_use]
    pub fn replayed(&self) -> Self {
        let Self { requirements, item, facts, findings, rules, warnings, .. } = self.clone();
        Self::under(requirements, item, facts, findings, rules, warnings)
    }

    /// The verdict under another tree: what would differ.
    #[must_use]
    pub fn under_rules(&self, requirements: Vec<Rule>) -> Self {
        Self { requirements, ..self.clone() }.replayed()
    }

    fn under(
        requirements: Vec<Rule>,
        item: Item,
        facts: Facts,
        findings: Vec<Finding>,
        rules: RulesRef,
        warnings: Vec<Warning>,
    ) -> Self {
        let answers: Vec<_> = requirements.iter().map(|rule| rule.answer(&facts, &findings)).collect();
        let span = Span::all(answers.iter().map(|answer| &answer.span));
        let filing = filing_conditions(&facts);
        Self { item, rules, requirements, facts, findings, answers, span, filing, warnings }
    }

    /// Facts given count as met, also where a person must still judge them.
    pub fn is_eligible(&self) -> bool {
        self.span.if_yes.is_by(self.facts.as_of)
    }

    /// Met, not met, or waiting for a person.
    pub fn outcome(&self) -> Outcome {
        self.span.on(self.facts.as_of)
    }

    /// The first day from which every requirement holds if the present work goes on; `None` when time alone cannot
    /// bring it about. Present lawful work and declarations are assumptions as of the cut-off date.
    pub fn eligible_from(&self) -> Option<NaiveDate> {
        self.span.if_yes.date()
    }

    /// The requirements that time alone cannot bring about.
    pub fn never_because(&self) -> Vec<Clause> {
        let never = self.answers.iter().filter(|answer| answer.span.if_yes == When::Never);
        never.map(|answer| answer.clause).collect()
    }

    /// The requirements that fail on the cut-off date.
    pub fn unmet(&self) -> Vec<Clause> {
        self.requirements_that(Outcome::NotMet)
    }

    /// The requirements that wait for a person.
    pub fn questions(&self) -> Vec<Clause> {
        self.requirements_that(Outcome::NeedsPerson)
    }

    fn requirements_that(&self, outcome: Outcome) -> Vec<Clause> {
        let hits = self.answers.iter().filter(|answer| answer.span.on(self.facts.as_of) == outcome);
        hits.map(|answer| answer.clause).collect()
    }

    /// The first line of a page: the outcome, the date and the clauses.
    pub fn summary(&self, lang: Lang) -> String {
        let level = because::level(self.item.level, lang);
        let day = self.eligible_from().map(|day| because::date(day, lang));
        match (self.outcome(), day, lang) {
            (Outcome::NotMet, None, Lang::Zh) => {
                format!("不符合{level}的条件，也不会因时间而符合：{}。", names(&self.never_because(), lang))
            }
            (Outcome::NotMet, None, Lang::En) => {
                let clauses = names(&self.never_because(), lang);
                format!("Not eligible at the {level} level, and time alone will not change it: {clauses}.")
            }
            (Outcome::NotMet, Some(day), Lang::Zh) => {
                format!(
                    "尚不符合{level}的条件：{}。现有工作继续的，{day}起符合。",
                    names(&self.unmet(), lang)
                )
            }
            (Outcome::NotMet, Some(day), Lang::En) => {
                let clauses = names(&self.unmet(), lang);
                format!(
                    "Not yet eligible at the {level} level: {clauses}. Eligible from {day} if the present work goes on."
                )
            }
            (Outcome::Met | Outcome::NeedsPerson, day, lang) => self.eligible_summary(level, day, lang),
        }
    }

    fn eligible_summary(&self, level: &str, day: Option<String>, lang: Lang) -> String {
        let questions = self.questions();
        let since = match (day, lang) {
            (None, Lang::Zh) => String::new(),
            (None, Lang::En) => " now".to_owned(),
            (Some(day), Lang::Zh) => format!("{day}起"),
            (Some(day), Lang::En) => format!(" since {day}"),
        };
        match (lang, questions.is_empty()) {
            (Lang::Zh, true) => format!("{since}符合{level}的条件。"),
            (Lang::En, true) => format!("Eligible at the {level} level{since}."),
            (Lang::Zh, false) => {
                format!("{since}符合{level}的条件，尚须由人确认：{}。", names(&questions, lang))
            }
            (Lang::En, false) => {
                let clauses = names(&questions, lang);
                format!("Eligible at the {level} level{since}, once a person confirms {clauses}.")
            }
        }
    }
}

fn names(clauses: &[Clause], lang: Lang) -> String {
    let names: Vec<_> = clauses.iter().map(|clause| clause.name()).collect();
    names.join(if lang == Lang::Zh { "、" } else { ", " })
}

fn check_award(item: &Item, facts: &Facts) -> Result<(), FactError> {
    match (item.holding_years, facts.certificate_awarded_on) {
        (Some(years), None) => {
            let problem = Problem::AwardNeeded { item: item.item.clone(), years };
            Err(FactError::new("certificate_awarded_on", problem))
        }
        _ => Ok(()),
    }
}

fn check_findings(requirements: &[Rule], findings: &[Finding]) -> Result<(), FactError> {
    let asked: Vec<Clause> = requirements.iter().flat_map(Rule::clauses).collect();
    for (index, finding) in findings.iter().enumerate() {
        let field = || format!("findings[{index}].clause");
        let name = || finding.clause.name().to_owned();
        if !asked.contains(&finding.clause) || !is_for_a_person(finding.clause) {
            return Err(FactError::new(field(), Problem::NothingToFind(name())));
        }
        if findings[..index].iter().any(|earlier| earlier.clause == finding.clause) {
            return Err(FactError::new(field(), Problem::FoundTwice(name())));
        }
    }
    Ok(())
}

/// Judgements and declarations; and E-1, because which fields are science or engineering is for a person (D-07).
fn is_for_a_person(clause: Clause) -> bool {
    matches!(clause.kind(), Kind::Judgement | Kind::Declaration) || clause == Clause::E1
}

fn filing_conditions(facts: &Facts) -> Vec<FilingCondition> {
    if !facts.public_institution {
        return Vec::new();
    }
    vec![FilingCondition { clause: Clause::P14, is_met: facts.superior_consent }]
}

fn warnings(revision: &Revision, facts: &Facts) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if facts.public_institution {
        warnings.push(Warning { clause: Clause::P15 });
    }
    if facts.as_of < revision.in_force_from {
        warnings.push(Warning { clause: Clause::N1 });
    }
    warnings
}
