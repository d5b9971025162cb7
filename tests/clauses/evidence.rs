//! What proves each clause: the case rows and the tests that cite it.
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use zhicheng::domain::clause::{Clause, Kind};
use zhicheng::domain::eligibility::Outcome;

use super::case_rows::{outcomes, rows};
use super::sources::Sources;

/// Where the flow table of the recognition procedure stands.
const FLOW: &str = "src/domain/case/flow.rs";

/// How often the case rows show a clause in each way.
#[derive(Debug, Default, Clone, Copy)]
struct Shown {
    met: usize,
    unmet: usize,
    open: usize,
    decides: usize,
    warns: usize,
}

/// Everything derived.
#[derive(Default)]
pub struct Evidence {
    sources: Sources,
    shown: BTreeMap<Clause, Shown>,
    /// Clauses that are nodes of some rule tree; the others that decide are ways of reading.
    nodes: BTreeSet<Clause>,
}

impl Evidence {
    /// Reads the sources under `root` and judges every case row.
    pub fn gather(root: PathBuf) -> Self {
        let mut evidence = Self { sources: Sources::read(&root), ..Self::default() };
        for row in rows() {
            let verdict = row.verdict();
            for (clause, outcome) in outcomes(&verdict) {
                evidence.nodes.insert(clause);
                let shown = evidence.shown.entry(clause).or_default();
                match outcome {
                    Outcome::Met => shown.met += 1,
                    Outcome::NotMet => shown.unmet += 1,
                    Outcome::NeedsPerson => shown.open += 1,
                }
            }
            for &clause in &row.decides {
                evidence.shown.entry(clause).or_default().decides += 1;
            }
            for warning in verdict.warnings.iter().filter(|_| verdict.is_eligible()) {
                evidence.shown.entry(warning.clause).or_default().warns += 1;
            }
        }
        evidence
    }

    /// What the clause owes and does not have; empty when its evidence is complete.
    pub fn missing(&self, clause: Clause) -> Vec<&'static str> {
        let shown = self.shown.get(&clause).copied().unwrap_or_default();
        let is_node = self.nodes.contains(&clause);
        let is_cited = self.sources.proofs.contains_key(&clause);
        let owed: &[(bool, &'static str)] = match clause.kind() {
            Kind::Hard => &[
                (shown.decides > 0, "a case row that it decides"),
                (!is_node || shown.met > 0, "a case row where it is met"),
                (!is_node || shown.unmet > 0, "a case row where it is not met"),
            ],
            Kind::Soft => &[(shown.warns > 0, "a case row where it warns and the verdict stands")],
            Kind::Judgement | Kind::Declaration => &[
                (shown.open > 0, "a case row that waits for a person"),
                (shown.met > 0, "a case row where the person says yes"),
                (shown.unmet > 0, "a case row where it is not met"),
            ],
            Kind::Procedure => &[
                (self.is_in_flow(clause), "a row of the flow table"),
                (is_cited, "a test of the refusal that cites it"),
            ],
            Kind::Data => &[(is_cited, "a test that cites it")],
            Kind::Context => &[],
        };
        owed.iter().filter(|(is_there, _)| !is_there).map(|(_, what)| *what).collect()
    }

    fn is_in_flow(&self, clause: Clause) -> bool {
        self.sources.stands.get(&clause).is_some_and(|files| files.contains(FLOW))
    }

    /// The source files in which it stands, outside of tests.
    pub fn stands_in(&self, clause: Clause) -> String {
        let files = self.sources.stands.get(&clause).into_iter().flatten();
        let files: Vec<_> = files.map(|file| format!("`{}`", file.trim_start_matches("src/"))).collect();
        files.join("<br>")
    }

    /// The case rows, counted, and the tests, named.
    pub fn proofs(&self, clause: Clause) -> Vec<String> {
        let mut proofs = Vec::new();
        if let Some(Shown { met, unmet, open, decides, warns }) = self.shown.get(&clause) {
            let counts =
                [(met, "met"), (unmet, "not met"), (open, "open"), (decides, "decided"), (warns, "warned")];
            let told = counts.into_iter().filter(|(count, _)| **count > 0);
            let told: Vec<_> = told.map(|(count, what)| format!("{count} {what}")).collect();
            proofs.push(format!("case rows: {}", told.join(", ")));
        }
        let tests = self.sources.proofs.get(&clause).into_iter().flatten();
        proofs.extend(tests.map(|test| format!("`{test}`")));
        proofs
    }
}
