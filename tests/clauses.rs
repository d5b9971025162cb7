//! The clause ledger keeps its word: where each clause stands and what proves it is derived from the sources, printed
//! to `docs/clauses.md`, and a clause without the evidence that its kind owes fails.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its data must stop")]
#[path = "rules/case_rows.rs"]
#[expect(dead_code, reason = "the rows serve several tests")]
mod case_rows;
#[path = "clauses/evidence.rs"]
mod evidence;
#[path = "clauses/notice.rs"]
mod notice;
#[path = "clauses/sources.rs"]
mod sources;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use evidence::Evidence;
use zhicheng::domain::clause::{Clause, Kind};

/// Clauses whose evidence stands in parts of the program that are not here yet. To end the allowance, empty the list.
#[rustfmt::skip]
const AWAITING: &[Clause] = &[];

#[test]
fn every_clause_has_the_evidence_that_its_kind_owes() {
    let evidence = Evidence::gather(root());
    let mut complaints = Vec::new();
    for &clause in Clause::ALL {
        let missing = evidence.missing(clause);
        match (missing.is_empty(), AWAITING.contains(&clause)) {
            (true, true) => complaints.push(format!("{clause} has its evidence: take it off AWAITING")),
            (false, false) => {
                complaints.push(format!("{clause} ({:?}) owes {}", clause.kind(), missing.join(" and ")));
            }
            _ => {}
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn the_printed_ledger_is_current() {
    let path = root().join("docs/clauses.md");
    let text = printed(&Evidence::gather(root()));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == text,
        "docs/clauses.md is stale; run UPDATE_DOCS=1 cargo test and review the difference"
    );
}

/// The check can fail: with nothing gathered, every clause but context is complained of.
#[test]
fn without_evidence_every_clause_but_context_owes_something() {
    let nothing = Evidence::default();
    for &clause in Clause::ALL {
        assert_eq!(nothing.missing(clause).is_empty(), clause.kind() == Kind::Context, "{clause}");
    }
}

#[test]
#[ignore = "needs the text of the notice: NOTICE_TEXT=FILE cargo test --test clauses -- --ignored"]
fn every_source_digest_is_a_sentence_of_the_notice_and_no_sentence_is_left_out() {
    let path = std::env::var("NOTICE_TEXT").expect("NOTICE_TEXT names the file with the text of the notice");
    let text = fs::read_to_string(path).unwrap();

    assert_eq!(notice::complaints(&text), Vec::<String>::new());
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

const HEAD: &str = "\
# The clause ledger

Generated from `src/domain/clause` and from the sources; do not edit. To change it, change those, run
`UPDATE_DOCS=1 cargo test --test clauses` and read the difference.

Names are ours, paragraphs are those of 沪人社专[2025]298号 (`Anx2 5`: annex 2, item 5); the texts are our paraphrase.
D-nn are our decisions where the notice is silent. What each kind owes: Hard, case rows where it is met, where it is
not, and where turning it turns the verdict; Soft, a row where it warns and the verdict stands; Judgement and
Declaration, rows that wait for the person, say yes and say no; Procedure, a row of the flow table and a test of the
refusal; Data, a test that cites it; Context, the reason why nothing is owed.

";

fn printed(evidence: &Evidence) -> String {
    let mut text = String::from(HEAD);
    let owed = Clause::ALL.iter().filter(|clause| clause.kind() != Kind::Context).count();
    let proved = owed - AWAITING.len();
    writeln!(text, "{} clauses; {owed} owe evidence, {proved} have it.\n", Clause::ALL.len()).unwrap();
    text.push_str("| clause | notice | kind | says | rests on | stands in | proved by |\n|---|---|---|---|---|---|---|\n");
    for &clause in Clause::ALL {
        let rests: Vec<_> = clause.rests_on().iter().map(|basis| basis.name()).collect();
        let (paragraph, kind, zh, en) = (clause.paragraph(), clause.kind(), clause.zh(), clause.en());
        let (rests, stands, proofs) =
            (rests.join(", "), evidence.stands_in(clause), proofs(evidence, clause));
        writeln!(
            text,
            "| {clause} | {paragraph} | {kind:?} | {zh}<br>{en} | {rests} | {stands} | {proofs} |"
        )
        .unwrap();
    }
    text
}

fn proofs(evidence: &Evidence, clause: Clause) -> String {
    let mut proofs = evidence.proofs(clause);
    if let Some(reason) = clause.row().because {
        proofs.push(format!("nothing owed: {reason}"));
    }
    if AWAITING.contains(&clause) {
        proofs.push(format!("**awaiting** {}", evidence.missing(clause).join(" and ")));
    }
    proofs.join("<br>")
}
