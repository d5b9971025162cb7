//! Which rules hold for a list, and their digest. A date is never a fallback: a list without rules is refused.
use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::facts::Item;
use super::n2025_298;
use super::rule::Rule;
use crate::domain::catalogue::TitleLevel;
use crate::domain::clause::{Clause, Row};

/// One revision of the rules of one notice.
#[derive(Debug)]
pub struct Revision {
    /// `n2025_298-r1`: the notice and our revision of its reading.
    pub id: &'static str,
    /// The notice.
    pub document: &'static str,
    /// List versions it decides about.
    pub lists: &'static [&'static str],
    pub in_force_from: NaiveDate,
    /// The rules for an item.
    pub requirements: fn(&Item) -> Vec<Rule>,
}

/// The rules a verdict was taken under, as it is sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulesRef {
    pub revision: String,
    /// SHA-256 in hex.
    pub digest: String,
}

/// Every revision, the newest last.
pub const REVISIONS: &[Revision] = &[Revision {
    id: "n2025_298-r1",
    document: "沪人社专[2025]298号",
    lists: &["shanghai-3.0"],
    in_force_from: NaiveDate::from_ymd_opt(2025, 10, 30).expect("30 October exists"),
    requirements: n2025_298::requirements,
}];

static DIGESTS: LazyLock<Vec<String>> = LazyLock::new(|| REVISIONS.iter().map(computed_digest).collect());

impl Revision {
    /// The newest revision that decides about this list.
    pub fn for_list(list: &str) -> Option<&'static Self> {
        REVISIONS.iter().rfind(|revision| revision.lists.contains(&list))
    }

    /// The list versions that have rules, for a message.
    pub fn known_lists() -> String {
        let lists: Vec<_> = REVISIONS.iter().flat_map(|revision| revision.lists).copied().collect();
        lists.join(", ")
    }

    /// SHA-256 of the canonical form: one changed number, degree or sentence gives another digest.
    pub fn digest(&self) -> &'static str {
        let position = REVISIONS.iter().position(|revision| revision.id == self.id);
        position.map_or("", |index| &DIGESTS[index])
    }

    pub fn reference(&self) -> RulesRef {
        RulesRef { revision: self.id.to_owned(), digest: self.digest().to_owned() }
    }

    /// Every tree this revision can ask: each level, with and without E-1 and a holding period of one year.
    pub fn trees(&self) -> Vec<(TitleLevel, Vec<Rule>)> {
        let levels = [TitleLevel::Junior, TitleLevel::Intermediate, TitleLevel::AssociateSenior];
        let mut trees = Vec::new();
        for level in levels {
            for (engineering, holding_years) in
                [(false, None), (true, None), (false, Some(1)), (true, Some(1))]
            {
                let item =
                    Item { list: String::new(), item: String::new(), level, engineering, holding_years };
                trees.push((level, (self.requirements)(&item)));
            }
        }
        trees
    }
}

/// What is digested. The order of fields is the canonical order.
#[derive(Serialize)]
struct Canonical<'a> {
    id: &'a str,
    document: &'a str,
    lists: &'a [&'a str],
    in_force_from: NaiveDate,
    trees: Vec<(TitleLevel, Vec<Rule>)>,
    ledger: Vec<&'static Row>,
}

fn computed_digest(revision: &Revision) -> String {
    let trees = revision.trees();
    let canonical = Canonical {
        id: revision.id,
        document: revision.document,
        lists: revision.lists,
        in_force_from: revision.in_force_from,
        ledger: cited_rows(&trees),
        trees,
    };
    let json = serde_json::to_vec(&canonical).expect("rules have text keys only, so they are JSON");
    Sha256::digest(json).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// The ledger rows that the trees cite and the decisions those rest on, in ledger order.
fn cited_rows(trees: &[(TitleLevel, Vec<Rule>)]) -> Vec<&'static Row> {
    let mut cited: Vec<Clause> = trees.iter().flat_map(|(_, rules)| rules).flat_map(Rule::clauses).collect();
    let decisions: Vec<_> = cited.iter().flat_map(|clause| clause.rests_on()).copied().collect();
    cited.extend(decisions);
    Clause::ALL.iter().filter(|clause| cited.contains(clause)).map(|clause| clause.row()).collect()
}
