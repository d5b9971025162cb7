//! The clause ledger: every clause of 沪人社专[2025]298号 and every decision D-nn, once.
//! `Clause` is the only way to cite one. Where a clause stands in the code and which tests prove it is never
//! typed here: `tests/clauses.rs` derives it and prints `docs/clauses.md`.
#[macro_use]
mod basic;
#[macro_use]
mod eligibility;
#[macro_use]
mod procedure;
#[macro_use]
mod decisions;
#[macro_use]
mod context;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::domain::lang::Lang;

/// What kind of statement a clause makes, and so which evidence it owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Decides by itself. Owes case rows where it is met, where it is not, and where turning it turns the verdict.
    Hard,
    /// Warns and never blocks. Owes a case row where it warns and the verdict still stands.
    Soft,
    /// A named person finds it met or not. Owes case rows that wait for the person, say yes, and say no.
    Judgement,
    /// The applicant or the employer declares it. Owes the same rows as a judgement.
    Declaration,
    /// A step of the procedure. Owes a row of the flow table and a test of the refusal.
    Procedure,
    /// A fact of the list, of a policy or of the form. Owes a test that cites it.
    Data,
    /// No rule of the program turns on it. Owes the reason why.
    Context,
}

/// One row of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Printed name: `E-4(2)`.
    pub name: &'static str,
    pub kind: Kind,
    /// Where it stands in the notice: `§2(2)3(2)`, `Anx2 5`; for a decision its own name.
    pub paragraph: &'static str,
    /// First 16 hex digits of the SHA-256 of each source sentence, parted by spaces; white space removed from the
    /// sentence first. Empty for decisions.
    pub source: &'static str,
    /// Decisions this reading rests on.
    pub rests_on: &'static [Clause],
    /// Our paraphrase.
    pub zh: &'static str,
    /// Our paraphrase.
    pub en: &'static str,
    /// For [`Kind::Context`]: why no evidence is owed.
    pub because: Option<&'static str>,
}

macro_rules! ledger {
    ([$(
        $id:ident $name:literal $kind:ident $paragraph:literal $source:literal [$($rests_on:ident)*]
        zh $zh:literal en $en:literal $(because $because:literal)?;
    )*]) => {
        /// A clause of the notice, or a decision of ours on how to read it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Clause { $( #[doc = $en] $id, )* }

        impl Clause {
            /// Every clause, in the order of the ledger.
            pub const ALL: &'static [Self] = &[$( Self::$id, )*];

            /// The name of the variant, as a reader of the code meets it: `E4_2`.
            pub const fn variant(self) -> &'static str {
                match self { $( Self::$id => stringify!($id), )* }
            }
        }

        const ROWS: &[Row] = &[$( Row {
            name: $name,
            kind: Kind::$kind,
            paragraph: $paragraph,
            source: $source,
            rests_on: &[$( Clause::$rests_on, )*],
            zh: $zh,
            en: $en,
            because: only(&[$( $because )?]),
        }, )*];
    };
}

const fn only(reasons: &[&'static str]) -> Option<&'static str> {
    match reasons {
        [reason, ..] => Some(reason),
        [] => None,
    }
}

// Each table hands its rows on to the next one; the last hands all of them to `ledger!`.
basic_rows! { [] eligibility_rows procedure_rows decision_rows context_rows ledger }

impl Clause {
    /// The whole row.
    pub const fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// Printed name: `E-4(2)`.
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    pub const fn kind(self) -> Kind {
        self.row().kind
    }

    /// Where it stands in the notice: `§2(2)3(2)`; a decision stands under its own name.
    pub const fn paragraph(self) -> &'static str {
        self.row().paragraph
    }

    pub const fn rests_on(self) -> &'static [Self] {
        self.row().rests_on
    }

    pub const fn zh(self) -> &'static str {
        self.row().zh
    }

    pub const fn en(self) -> &'static str {
        self.row().en
    }

    /// Our paraphrase in the reader's language.
    pub const fn text(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        }
    }

    /// Is it a decision of ours (printed as "our reading") rather than a sentence of the notice?
    pub const fn is_decision(self) -> bool {
        self.row().source.is_empty()
    }

    /// The clause printed as `name`, if the ledger has it.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|clause| clause.name() == name)
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The ledger has no such clause.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the ledger has no clause {0:?}; names look like \"E-4(2)\" or \"D-09\"")]
pub struct UnknownClause(pub String);

impl FromStr for Clause {
    type Err = UnknownClause;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::parse(name).ok_or_else(|| UnknownClause(name.to_owned()))
    }
}

impl Serialize for Clause {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Clause {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Says inside a `#[test]` which clauses it proves: `cites!(Clause::P10)`. Costs nothing at run time; an unknown
/// clause does not compile. `tests/clauses.rs` collects these.
#[macro_export]
macro_rules! cites {
    ($($clause:path),+ $(,)?) => {
        $( let _: $crate::domain::clause::Clause = $clause; )+
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_finds_its_own_clause() {
        for &clause in Clause::ALL {
            assert_eq!(Clause::parse(clause.name()), Some(clause));
            assert_eq!(clause.to_string(), clause.name());
        }
    }

    #[test]
    fn a_variant_is_the_printed_name_without_hyphens() {
        for &clause in Clause::ALL {
            let name = clause.name().replace(['-', '.', ')'], "").replace('(', "_");
            assert_eq!(clause.variant(), name, "{clause}");
        }
    }

    #[test]
    fn an_unknown_clause_is_refused() {
        let error = "E-44".parse::<Clause>().unwrap_err();

        assert!(error.to_string().contains("E-44"));
        assert!(serde_json::from_str::<Clause>("\"e-4(2)\"").is_err());
    }

    #[test]
    fn a_decision_prints_under_its_own_name_and_has_no_source() {
        for &clause in Clause::ALL {
            let is_numbered_decision = clause.name().starts_with("D-");
            assert_eq!(clause.is_decision(), is_numbered_decision, "{clause}");
            assert_eq!(clause.paragraph() == clause.name(), is_numbered_decision, "{clause}");
        }
    }

    #[test]
    fn every_source_is_the_head_of_a_digest() {
        for &clause in Clause::ALL {
            for head in clause.row().source.split_whitespace() {
                let is_hex = head.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
                assert!(is_hex && head.len() == 16, "{clause}: {head}");
            }
        }
    }

    #[test]
    fn a_clause_rests_only_on_decisions() {
        for &clause in Clause::ALL {
            assert!(clause.rests_on().iter().all(|basis| basis.is_decision()), "{clause}");
        }
    }

    #[test]
    fn only_context_says_why_it_owes_nothing() {
        for &clause in Clause::ALL {
            assert_eq!(clause.row().because.is_some(), clause.kind() == Kind::Context, "{clause}");
        }
    }

    #[test]
    fn every_clause_speaks_both_languages() {
        let is_chinese = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
        for &clause in Clause::ALL {
            assert!(clause.zh().chars().any(is_chinese), "{clause}");
            assert!(clause.en().chars().any(|letter| letter.is_ascii_lowercase()), "{clause}");
            assert!(!clause.en().chars().any(is_chinese), "{clause}");
        }
    }

    #[test]
    fn all_decisions_are_there_without_a_gap() {
        for number in 1..=28 {
            assert!(Clause::parse(&format!("D-{number:02}")).is_some(), "D-{number:02}");
        }
    }
}
