//! Turning one clause the other way, to prove that it decides: a condition is forced to its opposite, a way of
//! reading is replaced by the opposite reading.
use chrono::NaiveDate;
use zhicheng::domain::clause::Clause;
use zhicheng::domain::eligibility::{Degree, DegreeKind, Facts, Outcome, Place, Rule, Stint, Verdict};

use super::case_rows::outcomes;

/// The verdict with `clause` turned; an error names a clause that nobody knows how to turn.
pub fn turned(verdict: &Verdict, clause: Clause) -> Result<Verdict, String> {
    if let Some((_, outcome)) = outcomes(verdict).into_iter().find(|(of, _)| *of == clause) {
        return Ok(forced(verdict, clause, outcome == Outcome::NotMet));
    }
    let mut other = verdict.clone();
    let facts = &mut other.facts;
    match clause {
        Clause::D02 => facts.work = work_after_the_degree(facts),
        Clause::D04 => other.requirements = with_exact_degrees(verdict),
        Clause::D06 => other.requirements = mapped(verdict, &only_in_shanghai),
        Clause::D07 => facts.degrees = stem_of_the_highest_only(facts),
        Clause::D25 => facts.work = without_gaps(facts),
        Clause::D26 => facts.work = counted_from_another_day(verdict),
        Clause::E5 => other.requirements = mapped(verdict, &every_alternative),
        Clause::E6 => other.requirements = mapped(verdict, &|rule| with_least(rule, DegreeKind::Bachelor)),
        Clause::E7 => {
            other.requirements = mapped(verdict, &|rule| with_least(rule, DegreeKind::JuniorCollege));
        }
        _ => return Err(format!("{clause} is neither in the tree nor a reading that can be turned")),
    }
    Ok(other.replayed())
}

/// A rule that is met, or not, whatever the facts.
pub fn constant(clause: Clause, is_met: bool) -> Rule {
    if is_met { Rule::All { clause, parts: vec![] } } else { Rule::Any { clause, parts: vec![] } }
}

fn forced(verdict: &Verdict, clause: Clause, is_met: bool) -> Verdict {
    let force = |rule: &Rule| (rule.clause() == clause).then(|| constant(clause, is_met));
    let mut other = verdict.clone();
    other.findings.retain(|finding| finding.clause != clause);
    other.requirements = mapped(verdict, &force);
    other.replayed()
}

/// The tree with every rule replaced for which `change` gives another.
fn mapped(verdict: &Verdict, change: &dyn Fn(&Rule) -> Option<Rule>) -> Vec<Rule> {
    fn map(rule: &Rule, change: &dyn Fn(&Rule) -> Option<Rule>) -> Rule {
        match change(rule).unwrap_or_else(|| rule.clone()) {
            Rule::All { clause, parts } => {
                Rule::All { clause, parts: parts.iter().map(|part| map(part, change)).collect() }
            }
            Rule::Any { clause, parts } => {
                Rule::Any { clause, parts: parts.iter().map(|part| map(part, change)).collect() }
            }
            leaf => leaf,
        }
    }
    verdict.requirements.iter().map(|rule| map(rule, change)).collect()
}

fn every_alternative(rule: &Rule) -> Option<Rule> {
    match rule {
        Rule::Any { clause: clause @ (Clause::E2 | Clause::E3 | Clause::E4), parts } => {
            Some(Rule::All { clause: *clause, parts: parts.clone() })
        }
        _ => None,
    }
}

fn with_least(rule: &Rule, other: DegreeKind) -> Option<Rule> {
    match *rule {
        Rule::Degree { clause, least: DegreeKind::UndergraduateDiploma } => {
            Some(Rule::Degree { clause, least: other })
        }
        Rule::Stem { clause, least: DegreeKind::UndergraduateDiploma } => {
            Some(Rule::Stem { clause, least: other })
        }
        _ => None,
    }
}

fn only_in_shanghai(rule: &Rule) -> Option<Rule> {
    match *rule {
        Rule::Work { clause, years, .. } => Some(Rule::Work { clause, years, place: Place::Shanghai }),
        _ => None,
    }
}

/// Against D-04: only the degrees that the clause itself names.
fn with_exact_degrees(verdict: &Verdict) -> Vec<Rule> {
    let held: Vec<_> = verdict.facts.degrees.iter().map(|degree| degree.kind).collect();
    let exact = |rule: &Rule| {
        let Rule::Degree { clause, least } = *rule else { return None };
        let named: &[DegreeKind] = match least {
            DegreeKind::UndergraduateDiploma => &[DegreeKind::UndergraduateDiploma, DegreeKind::Bachelor],
            DegreeKind::SecondBachelor => &[DegreeKind::SecondBachelor, DegreeKind::Master],
            _ => &[DegreeKind::Doctor],
        };
        Some(constant(clause, held.iter().any(|kind| named.contains(kind))))
    };
    mapped(verdict, &exact)
}

/// Against D-02: work counts from the first degree or diploma on.
fn work_after_the_degree(facts: &Facts) -> Vec<Stint> {
    let first = facts.degrees.iter().map(|degree| degree.awarded_on).min().unwrap();
    let later = |stint: &Stint| Stint { from: stint.from.max(first), ..*stint };
    facts.work.iter().filter(|stint| stint.to.is_none_or(|to| to >= first)).map(later).collect()
}

/// Against D-07: science or engineering counts in the highest degree only.
fn stem_of_the_highest_only(facts: &Facts) -> Vec<Degree> {
    let highest = facts.degrees.iter().map(|degree| degree.kind).max();
    let strict = |degree: &Degree| Degree { stem: degree.stem && Some(degree.kind) == highest, ..*degree };
    facts.degrees.iter().map(strict).collect()
}

/// Against D-26: the year is full on the day after the corresponding day, or already on its eve, whichever could
/// turn this verdict.
fn counted_from_another_day(verdict: &Verdict) -> Vec<Stint> {
    let shift = |day: NaiveDate| if verdict.is_eligible() { day.succ_opt() } else { day.pred_opt() };
    verdict.facts.work.iter().map(|stint| Stint { from: shift(stint.from).unwrap(), ..*stint }).collect()
}

/// Against D-25: time between the first and the last day counts, worked or not.
fn without_gaps(facts: &Facts) -> Vec<Stint> {
    let from = facts.work.iter().map(|stint| stint.from).min().unwrap();
    let goes_on = facts.work.iter().any(|stint| stint.to.is_none());
    let to = if goes_on { None } else { facts.work.iter().filter_map(|stint| stint.to).max() };
    vec![Stint { from, to, in_shanghai: true }]
}
