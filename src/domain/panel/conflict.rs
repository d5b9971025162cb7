//! Ties between an expert and a case, found before any paper opens. A tie keeps the expert off the case and
//! is shown with its reason.
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::ids::{OrgId, UserId};
use crate::domain::lang::Lang;

/// Where an expert works or worked; both days inclusive, no last day while it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Employment {
    pub org: OrgId,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

impl Employment {
    fn has_begun(self, on: NaiveDate) -> bool {
        self.from <= on
    }

    fn is_current(self, on: NaiveDate) -> bool {
        self.has_begun(on) && self.to.is_none_or(|to| on <= to)
    }

    /// Whether it ended before `on`, but not more than `years` before.
    fn ended_within(self, years: u32, on: NaiveDate) -> bool {
        let Some(to) = self.to.filter(|to| self.from <= *to && *to < on) else { return false };
        let free_after = to.checked_add_months(Months::new(years.saturating_mul(12)));
        years > 0 && free_after.is_none_or(|last| on <= last)
    }
}

/// Whom a declared tie is with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TieWith {
    Person(UserId),
    Organisation(OrgId),
}

/// What ties an expert to a case. The text form is stored and hashed into the frozen pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conflict {
    /// The case is the expert's own.
    OwnCase,
    /// The expert accepted the case as its reviewer: the same person may not also vote on it.
    ReviewedCase,
    SameEmployer,
    FormerEmployer,
    Kinship,
    TeacherOrStudent,
    BusinessInterest,
    Dispute,
    /// A declared tie of another kind, told in the expert's own words.
    OtherTie,
}

impl Conflict {
    pub const ALL: &'static [Self] = &[
        Self::OwnCase,
        Self::ReviewedCase,
        Self::SameEmployer,
        Self::FormerEmployer,
        Self::Kinship,
        Self::TeacherOrStudent,
        Self::BusinessInterest,
        Self::Dispute,
        Self::OtherTie,
    ];

    /// Those that an expert declares; the others the program finds by itself.
    pub const DECLARABLE: &'static [Self] =
        &[Self::Kinship, Self::TeacherOrStudent, Self::BusinessInterest, Self::Dispute, Self::OtherTie];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OwnCase => "own_case",
            Self::ReviewedCase => "reviewed_case",
            Self::SameEmployer => "same_employer",
            Self::FormerEmployer => "former_employer",
            Self::Kinship => "kinship",
            Self::TeacherOrStudent => "teacher_or_student",
            Self::BusinessInterest => "business_interest",
            Self::Dispute => "dispute",
            Self::OtherTie => "other_tie",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|conflict| conflict.as_str() == text)
    }

    pub const fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.text_zh(),
            Lang::En => self.text_en(),
        }
    }

    const fn text_zh(self) -> &'static str {
        match self {
            Self::OwnCase => "专家即为申报人本人",
            Self::ReviewedCase => "专家曾经办该案的受理审核",
            Self::SameEmployer => "专家与申报人在同一单位工作",
            Self::FormerEmployer => "专家曾在申报人所在单位工作，离职未满规定年限",
            Self::Kinship => "专家与申报人有亲属关系",
            Self::TeacherOrStudent => "专家与申报人有师生关系",
            Self::BusinessInterest => "专家与申报人或其单位有利益关系",
            Self::Dispute => "专家与申报人或其单位有纠纷",
            Self::OtherTie => "专家申明有其他可能影响公正的关系",
        }
    }

    const fn text_en(self) -> &'static str {
        match self {
            Self::OwnCase => "The expert is the applicant",
            Self::ReviewedCase => "The expert accepted this case as a reviewer",
            Self::SameEmployer => "The expert works for the applicant's employer",
            Self::FormerEmployer => "The expert left the applicant's employer too recently",
            Self::Kinship => "The expert is a relative of the applicant",
            Self::TeacherOrStudent => "The expert taught the applicant, or was taught by them",
            Self::BusinessInterest => "The expert has an interest shared with the applicant or the employer",
            Self::Dispute => "The expert is in dispute with the applicant or the employer",
            Self::OtherTie => "The expert declared another tie that may affect fairness",
        }
    }
}

/// A tie that an expert has declared in the pool, or on the list of names and employers before papers open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    with: TieWith,
    conflict: Conflict,
}

/// The kind is one that the program finds by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a tie of the kind {} is found by the program, not declared", .0.as_str())]
pub struct NotDeclarable(pub Conflict);

impl Tie {
    pub fn declared(with: TieWith, conflict: Conflict) -> Result<Self, NotDeclarable> {
        if !Conflict::DECLARABLE.contains(&conflict) {
            return Err(NotDeclarable(conflict));
        }
        Ok(Self { with, conflict })
    }
}

/// What is known of an expert's ties.
#[derive(Debug, Clone)]
pub struct ExpertTies<'a> {
    pub expert: UserId,
    pub employment: &'a [Employment],
    pub declared: &'a [Tie],
}

/// The people and the unit of one case.
#[derive(Debug, Clone, Copy)]
pub struct CaseParties {
    pub applicant: UserId,
    pub employer: OrgId,
    /// The reviewer who accepted the case.
    pub accepted_by: Option<UserId>,
}

/// Every conflict between an expert and a case on a day, each kind once, in the order of [`Conflict::ALL`].
/// `former_employer_years` is the policy's reach back into past employment; 0 for none.
pub fn conflicts(
    expert: &ExpertTies<'_>,
    case: CaseParties,
    former_employer_years: u32,
    on: NaiveDate,
) -> Vec<Conflict> {
    let holds = |conflict: Conflict| match conflict {
        Conflict::OwnCase => expert.expert == case.applicant,
        Conflict::ReviewedCase => case.accepted_by == Some(expert.expert),
        Conflict::SameEmployer => at(expert, case.employer).any(|job| job.is_current(on)),
        Conflict::FormerEmployer => {
            at(expert, case.employer).any(|job| job.ended_within(former_employer_years, on))
        }
        declared => expert.declared.iter().any(|tie| tie.conflict == declared && touches(tie.with, case)),
    };
    Conflict::ALL.iter().copied().filter(|conflict| holds(*conflict)).collect()
}

fn at<'a>(expert: &'a ExpertTies<'_>, org: OrgId) -> impl Iterator<Item = Employment> + 'a {
    expert.employment.iter().copied().filter(move |job| job.org == org)
}

fn touches(with: TieWith, case: CaseParties) -> bool {
    match with {
        TieWith::Person(person) => person == case.applicant,
        TieWith::Organisation(org) => org == case.employer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn person(number: u128) -> UserId {
        Uuid::from_u128(number).into()
    }

    fn org(number: u128) -> OrgId {
        Uuid::from_u128(number).into()
    }

    fn case() -> CaseParties {
        CaseParties { applicant: person(1), employer: org(1), accepted_by: Some(person(2)) }
    }

    fn found(expert: u128, employment: &[Employment], declared: &[Tie], years: u32) -> Vec<Conflict> {
        let ties = ExpertTies { expert: person(expert), employment, declared };
        conflicts(&ties, case(), years, day("2026-11-20"))
    }

    fn job(org_number: u128, from: &str, to: Option<&str>) -> Employment {
        Employment { org: org(org_number), from: day(from), to: to.map(day) }
    }

    #[test]
    fn a_stranger_has_no_conflict() {
        let elsewhere = [job(9, "2010-01-01", None)];
        let tie = [Tie::declared(TieWith::Person(person(8)), Conflict::Kinship).unwrap()];

        assert_eq!(found(7, &elsewhere, &tie, 5), []);
    }

    #[test]
    fn the_same_employer_is_found_without_a_declaration() {
        assert_eq!(found(7, &[job(1, "2010-01-01", None)], &[], 0), [Conflict::SameEmployer]);
        assert_eq!(found(7, &[job(1, "2026-11-20", Some("2026-11-20"))], &[], 0), [Conflict::SameEmployer]);
    }

    #[test]
    fn somebody_on_the_last_day_of_a_job_is_not_yet_a_former_employee() {
        let leaves_today = [job(1, "2020-01-01", Some("2026-11-20"))];

        assert_eq!(found(7, &leaves_today, &[], 2), [Conflict::SameEmployer]);
    }

    #[test]
    fn employment_that_has_not_begun_is_no_conflict() {
        assert_eq!(found(7, &[job(1, "2026-11-21", None)], &[], 3), []);
    }

    #[test]
    fn a_former_employer_counts_only_as_far_back_as_policy_says() {
        let left_in_time = [job(1, "2010-01-01", Some("2024-11-19"))];
        let left_too_recently = [job(1, "2010-01-01", Some("2024-11-20"))];

        assert_eq!(found(7, &left_in_time, &[], 2), []);
        assert_eq!(found(7, &left_too_recently, &[], 2), [Conflict::FormerEmployer]);
        assert_eq!(found(7, &left_too_recently, &[], 0), []);
    }

    #[test]
    fn an_expert_never_judges_the_own_case_nor_one_they_accepted() {
        assert_eq!(found(1, &[], &[], 0), [Conflict::OwnCase]);
        assert_eq!(found(2, &[], &[], 0), [Conflict::ReviewedCase]);
    }

    #[test]
    fn declared_ties_with_the_applicant_or_the_employer_are_found_each_kind_once() {
        let ties = [
            Tie::declared(TieWith::Organisation(org(1)), Conflict::Dispute).unwrap(),
            Tie::declared(TieWith::Person(person(1)), Conflict::Kinship).unwrap(),
            Tie::declared(TieWith::Person(person(1)), Conflict::Kinship).unwrap(),
        ];

        assert_eq!(found(7, &[], &ties, 0), [Conflict::Kinship, Conflict::Dispute]);
    }

    #[test]
    fn what_the_program_finds_cannot_be_declared() {
        assert_eq!(
            Tie::declared(TieWith::Organisation(org(1)), Conflict::SameEmployer),
            Err(NotDeclarable(Conflict::SameEmployer))
        );
    }

    #[test]
    fn every_conflict_has_a_stored_text_and_a_reason_in_both_languages() {
        for conflict in Conflict::ALL {
            assert_eq!(Conflict::parse(conflict.as_str()), Some(*conflict));
            assert!(!conflict.text(Lang::Zh).is_ascii() && conflict.text(Lang::En).is_ascii());
        }
        assert_eq!(Conflict::parse("friend"), None);
    }
}
