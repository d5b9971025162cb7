//! Answering a rule. Every part is answered, met or not, because the reader is owed every reason; and one evaluation
//! gives the finding, the three-valued outcome and the first day.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::facts::{Degree, DegreeKind, Facts, Finding};
use super::rule::{Claim, Place, Rule};
use super::years::{self, Tally};
use crate::domain::clause::Clause;

/// The first day on which a condition is met. The order is that of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Without a first day: an assumption as of the cut-off date.
    Always,
    From(NaiveDate),
    /// Time alone does not bring it about.
    Never,
}

impl When {
    pub fn is_by(self, day: NaiveDate) -> bool {
        self <= Self::From(day)
    }

    pub fn date(self) -> Option<NaiveDate> {
        match self {
            Self::From(day) => Some(day),
            Self::Always | Self::Never => None,
        }
    }
}

/// Met, not met, or open until a person decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Met,
    NotMet,
    NeedsPerson,
}

/// The first day if every open question is answered yes, and if every one is answered no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    pub if_yes: When,
    pub if_no: When,
}

impl Span {
    /// Nothing is open.
    pub const fn sure(when: When) -> Self {
        Self { if_yes: when, if_no: when }
    }

    /// A person decides; on yes it holds from `if_yes`, on no it never does.
    const fn open(if_yes: When) -> Self {
        Self { if_yes, if_no: When::Never }
    }

    pub fn on(self, day: NaiveDate) -> Outcome {
        match (self.if_no.is_by(day), self.if_yes.is_by(day)) {
            (true, _) => Outcome::Met,
            (false, true) => Outcome::NeedsPerson,
            (false, false) => Outcome::NotMet,
        }
    }

    /// The span of a condition that needs every part.
    pub fn all<'a>(parts: impl Iterator<Item = &'a Self> + Clone) -> Self {
        let last = |end: fn(&Self) -> When| parts.clone().map(end).max().unwrap_or(When::Always);
        Self { if_yes: last(|span| span.if_yes), if_no: last(|span| span.if_no) }
    }

    /// The span of a condition that needs one part.
    pub fn any<'a>(parts: impl Iterator<Item = &'a Self> + Clone) -> Self {
        let first = |end: fn(&Self) -> When| parts.clone().map(end).min().unwrap_or(When::Never);
        Self { if_yes: first(|span| span.if_yes), if_no: first(|span| span.if_no) }
    }
}

/// The facts an answer rests on: values only, so that any text can be made of them later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ground", rename_all = "snake_case", deny_unknown_fields)]
pub enum Ground {
    EveryPart,
    OnePart,
    Degree { held: Degree, least: DegreeKind },
    NoDegree { least: DegreeKind },
    Stem { held: Degree, is_of_highest_kind: bool },
    NoStem { least: DegreeKind },
    Work { years: u32, place: Place, counted: Tally, goes_on: bool },
    Held { years: u32, awarded_on: Option<NaiveDate> },
    PresentJob { place: Place, since: NaiveDate },
    NoPresentJob { place: Place, last_day: Option<NaiveDate> },
    Claimed { claim: Claim, is_stated: bool },
}

/// One clause answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub clause: Clause,
    pub span: Span,
    pub ground: Ground,
    /// What a person found, if one did; it replaces the open question.
    pub finding: Option<Finding>,
    pub parts: Vec<Answer>,
}

impl Rule {
    /// Answers the rule and every part of it on these facts.
    pub fn answer(&self, facts: &Facts, findings: &[Finding]) -> Answer {
        let parts: Vec<_> = self.parts().iter().map(|part| part.answer(facts, findings)).collect();
        let (span, ground) = self.weigh(facts, &parts);
        let clause = self.clause();
        let finding = findings.iter().find(|finding| finding.clause == clause).cloned();
        let span = finding.as_ref().map_or(span, |finding| settled(finding, span));
        Answer { clause, span, ground, finding, parts }
    }

    fn weigh(&self, facts: &Facts, parts: &[Answer]) -> (Span, Ground) {
        let spans = parts.iter().map(|part| &part.span);
        match *self {
            Self::All { .. } => (Span::all(spans), Ground::EveryPart),
            Self::Any { .. } => (Span::any(spans), Ground::OnePart),
            Self::Degree { least, .. } => degree(facts, least),
            Self::Stem { least, .. } => stem(facts, least),
            Self::Work { years, place, .. } => work(facts, years, place),
            Self::Held { years, .. } => held(facts, years),
            Self::PresentWork { place, .. } => present_work(facts, place),
            Self::Claimed { claim, .. } => claimed(facts, claim),
        }
    }
}

/// A person's no is a no for good; a yes keeps the date that the facts give, or has none.
fn settled(finding: &Finding, span: Span) -> Span {
    match (finding.met, span.if_yes) {
        (false, _) => Span::sure(When::Never),
        (true, When::From(day)) => Span::sure(When::From(day)),
        (true, When::Always | When::Never) => Span::sure(When::Always),
    }
}

fn earliest<'a>(degrees: impl Iterator<Item = &'a Degree>) -> Option<Degree> {
    degrees.min_by_key(|degree| degree.awarded_on).copied()
}

fn degree(facts: &Facts, least: DegreeKind) -> (Span, Ground) {
    match earliest(facts.degrees.iter().filter(|degree| degree.kind >= least)) {
        Some(held) => (Span::sure(When::From(held.awarded_on)), Ground::Degree { held, least }),
        None => (Span::sure(When::Never), Ground::NoDegree { least }),
    }
}

fn stem(facts: &Facts, least: DegreeKind) -> (Span, Ground) {
    let stem = |degree: &&Degree| degree.stem && degree.kind >= least;
    let Some(held) = earliest(facts.degrees.iter().filter(stem)) else {
        return (Span::sure(When::Never), Ground::NoStem { least });
    };
    let highest = facts.degrees.iter().map(|degree| degree.kind).max();
    let is_of_highest_kind = facts.degrees.iter().filter(stem).any(|degree| Some(degree.kind) == highest);
    let from = When::From(held.awarded_on);
    // D-07: the notice does not say whether the degree relied on must itself be in science or engineering.
    let span = if is_of_highest_kind { Span::sure(from) } else { Span::open(from) };
    (span, Ground::Stem { held, is_of_highest_kind })
}

fn work(facts: &Facts, years: u32, place: Place) -> (Span, Ground) {
    let counts = |stint: &&super::facts::Stint| place == Place::Anywhere || stint.in_shanghai;
    let goes_on = facts.work.iter().filter(counts).any(|stint| stint.to.is_none());
    let counted = years::tally(&facts.work, place, facts.as_of);
    let span = Span::sure(years::complete(&facts.work, years, place));
    (span, Ground::Work { years, place, counted, goes_on })
}

fn held(facts: &Facts, years: u32) -> (Span, Ground) {
    let awarded_on = facts.certificate_awarded_on;
    let when = match awarded_on {
        Some(day) => years::corresponding_day(day, years).map_or(When::Never, When::From),
        // Without a date the certificate is taken to be held now; a holding period is not met by an unknown date.
        None if years == 0 => When::Always,
        None => When::Never,
    };
    (Span::sure(when), Ground::Held { years, awarded_on })
}

fn present_work(facts: &Facts, place: Place) -> (Span, Ground) {
    let jobs = || facts.work.iter().filter(|stint| place == Place::Anywhere || stint.in_shanghai);
    let since = jobs().filter(|stint| stint.covers(facts.as_of)).map(|stint| stint.from).min();
    if let Some(since) = since {
        return (Span::open(When::Always), Ground::PresentJob { place, since });
    }
    let last_day = jobs().filter_map(|stint| stint.to).max();
    (Span::sure(When::Never), Ground::NoPresentJob { place, last_day })
}

fn claimed(facts: &Facts, claim: Claim) -> (Span, Ground) {
    let is_stated = match claim {
        Claim::LawAbiding => facts.declarations.law_abiding,
        Claim::Ethics => facts.declarations.ethics,
        Claim::Duty => facts.declarations.duty,
        Claim::OverseasExperience => facts.overseas_experience,
        Claim::OverseasBusiness => facts.overseas_business,
    };
    let span = if is_stated { Span::open(When::Always) } else { Span::sure(When::Never) };
    (span, Ground::Claimed { claim, is_stated })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(text: &str) -> When {
        When::From(text.parse().unwrap())
    }

    #[test]
    fn a_condition_is_met_on_its_first_day_and_not_on_the_eve() {
        let span = Span::sure(from("2026-03-01"));

        assert_eq!(span.on("2026-02-28".parse().unwrap()), Outcome::NotMet);
        assert_eq!(span.on("2026-03-01".parse().unwrap()), Outcome::Met);
    }

    #[test]
    fn an_open_question_waits_for_a_person_only_once_the_rest_holds() {
        let open = Span::open(When::Always);
        let span = Span::all([open, Span::sure(from("2026-03-01"))].iter());

        assert_eq!(span.on("2026-02-28".parse().unwrap()), Outcome::NotMet);
        assert_eq!(span.on("2026-03-01".parse().unwrap()), Outcome::NeedsPerson);
    }

    #[test]
    fn an_alternative_that_is_sure_closes_the_question() {
        let span = Span::any([Span::open(When::Always), Span::sure(from("2026-03-01"))].iter());

        assert_eq!(span.on("2026-02-28".parse().unwrap()), Outcome::NeedsPerson);
        assert_eq!(span.on("2026-03-01".parse().unwrap()), Outcome::Met);
    }

    #[test]
    fn nothing_required_is_always_met_and_no_alternative_never() {
        assert_eq!(Span::all([].iter()), Span::sure(When::Always));
        assert_eq!(Span::any([].iter()), Span::sure(When::Never));
    }
}
