//! A rule is a small tree that reads like its clause. It is data: it can be printed, sealed, digested and mutated.
use serde::{Deserialize, Serialize};

use super::facts::DegreeKind;
use crate::domain::clause::Clause;

/// Where work counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In Shanghai or elsewhere, overseas included (D-06).
    Anywhere,
    Shanghai,
}

/// What the applicant states about themselves, and a person confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    LawAbiding,
    Ethics,
    Duty,
    OverseasExperience,
    OverseasBusiness,
}

/// A condition. Only conditions that stay met once they are met have a date of their own; claims and present work
/// are assumptions as of the cut-off date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case", deny_unknown_fields)]
pub enum Rule {
    /// Every part. With no parts: always met.
    All { clause: Clause, parts: Vec<Rule> },
    /// One part at least. With no parts: never met.
    Any { clause: Clause, parts: Vec<Rule> },
    /// This degree or one above it (D-04).
    Degree { clause: Clause, least: DegreeKind },
    /// A science or engineering qualification of this kind or above (D-07).
    Stem { clause: Clause, least: DegreeKind },
    /// Full years of relevant work.
    Work { clause: Clause, years: u32, place: Place },
    /// The certificate has been held for full years; 0 means that it is held.
    Held { clause: Clause, years: u32 },
    /// A job covers the cut-off date; a person judges whether it is lawful.
    PresentWork { clause: Clause, place: Place },
    /// Stated by the applicant; a person judges.
    Claimed { clause: Clause, claim: Claim },
}

impl Rule {
    pub fn clause(&self) -> Clause {
        match self {
            Self::All { clause, .. }
            | Self::Any { clause, .. }
            | Self::Degree { clause, .. }
            | Self::Stem { clause, .. }
            | Self::Work { clause, .. }
            | Self::Held { clause, .. }
            | Self::PresentWork { clause, .. }
            | Self::Claimed { clause, .. } => *clause,
        }
    }

    pub fn parts(&self) -> &[Self] {
        match self {
            Self::All { parts, .. } | Self::Any { parts, .. } => parts,
            _ => &[],
        }
    }

    /// The clauses of this rule and its parts, in reading order.
    pub fn clauses(&self) -> Vec<Clause> {
        let mut clauses = vec![self.clause()];
        clauses.extend(self.parts().iter().flat_map(Self::clauses));
        clauses
    }
}
