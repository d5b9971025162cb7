//! `docs/rules.md`: the rules beside their clauses, and the cases, for a reader who knows no program.
use std::fmt::Write;
use std::fs;
use std::path::Path;

use zhicheng::domain::catalogue::TitleLevel;
use zhicheng::domain::clause::Clause;
use zhicheng::domain::eligibility::because;
use zhicheng::domain::eligibility::revision::REVISIONS;
use zhicheng::domain::eligibility::{Claim, DegreeKind, Item, Place, Rule};
use zhicheng::domain::lang::Lang;

use super::case_rows::{CaseRow, outcomes, rows};

/// Fails when the file differs from `text`; with `UPDATE_DOCS=1` writes it instead.
pub fn assert_current(path: &Path, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, text).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == text,
        "{} is stale; run UPDATE_DOCS=1 cargo test and review the difference",
        path.display()
    );
}

/// The whole document.
pub fn edition() -> String {
    let mut text = String::from(HEAD);
    for revision in REVISIONS {
        writeln!(
            text,
            "## {} ({}, in force from {})\n",
            revision.document, revision.id, revision.in_force_from
        )
        .unwrap();
        writeln!(text, "SHA-256 `{}`\n", revision.digest()).unwrap();
        sections(&mut text, revision.requirements);
    }
    readings(&mut text);
    cases(&mut text);
    text
}

const HEAD: &str = "\
# The rules of eligibility

Generated from the rule tree, the clause ledger and the case rows; do not edit. To change it, change those, run
`UPDATE_DOCS=1 cargo test --test rules` and read the difference.

The left column paraphrases the clause in our words; the right column is what the program asks. Indented rows are
parts of the row above. E-1 is asked of engineering rows only, L-6 of rows with a holding period only.

";

/// What every level asks, once; then what each level asks beside it.
fn sections(text: &mut String, requirements: fn(&Item) -> Vec<Rule>) {
    let tree = |level| {
        let (list, item) = (String::new(), String::new());
        let mut rules = requirements(&Item { list, item, level, engineering: true, holding_years: Some(10) });
        let own = rules.pop().expect("every level asks for something of its own");
        (rules, own)
    };
    let (common, _) = tree(TitleLevel::Junior);
    section(text, "Every level: all of these", &common);
    for level in [TitleLevel::Junior, TitleLevel::Intermediate, TitleLevel::AssociateSenior] {
        let (again, own) = tree(level);
        assert_eq!(again, common, "what every level asks is printed once");
        let (zh, en) = (because::level(level, Lang::Zh), because::level(level, Lang::En));
        section(text, &format!("{zh}, {en}: and this"), &[own]);
    }
}

fn section(text: &mut String, heading: &str, rules: &[Rule]) {
    writeln!(text, "### {heading}\n\n| clause | notice | says | the program asks |\n|---|---|---|---|")
        .unwrap();
    for rule in rules {
        rule_rows(text, rule, 0);
    }
    text.push('\n');
}

fn rule_rows(text: &mut String, rule: &Rule, depth: usize) {
    let clause = rule.clause();
    let indent = "– ".repeat(depth);
    let (name, paragraph, asks) = (clause.name(), clause.paragraph(), asks(rule));
    writeln!(text, "| {indent}{name} | {paragraph} | {}<br>{} | {indent}{asks} |", clause.zh(), clause.en())
        .unwrap();
    for part in rule.parts() {
        rule_rows(text, part, depth + 1);
    }
}

fn asks(rule: &Rule) -> String {
    match rule {
        Rule::All { .. } => "all of:".into(),
        Rule::Any { .. } => "any one of:".into(),
        Rule::Degree { least, .. } => format!("{} or above", name(*least)),
        Rule::Stem { least, .. } => format!("{} or above, in science or engineering", name(*least)),
        Rule::Work { years, place: Place::Anywhere, .. } => {
            format!("{} of relevant work anywhere", full(*years))
        }
        Rule::Work { years, place: Place::Shanghai, .. } => {
            format!("{} of relevant work in Shanghai", full(*years))
        }
        Rule::Held { clause: Clause::L6, .. } => "certificate held for the full years of the list row".into(),
        Rule::Held { years: 0, .. } => "certificate awarded".into(),
        Rule::Held { years, .. } => format!("certificate held for {}", full(*years)),
        Rule::PresentWork { .. } => {
            "a Shanghai job covers the cut-off date; a person judges whether it is lawful".into()
        }
        Rule::Claimed { claim, .. } => format!("stated: {}; a person judges", claim_name(*claim)),
    }
}

fn full(years: u32) -> String {
    if years == 1 { "1 full year".into() } else { format!("{years} full years") }
}

fn name(kind: DegreeKind) -> &'static str {
    because::degree_name(kind, Lang::En)
}

fn claim_name(claim: Claim) -> &'static str {
    match claim {
        Claim::LawAbiding => "obeys the law",
        Claim::Ethics => "professional ethics",
        Claim::Duty => "performs the duties of the post",
        Claim::OverseasExperience => "overseas experience",
        Claim::OverseasBusiness => "overseas business",
    }
}

/// The ways of reading that these rules rest on.
fn readings(text: &mut String) {
    text.push_str("## How the rules are read\n\n| | our reading |\n|---|---|\n");
    let is_reading = |clause: &&Clause| {
        let rests =
            |other: &&Clause| other.rests_on().contains(clause) && other.name().starts_with(['E', 'B', 'L']);
        matches!(clause, Clause::E5 | Clause::E6 | Clause::E7)
            || (clause.is_decision() && Clause::ALL.iter().any(|other| rests(&other)))
    };
    for clause in Clause::ALL.iter().filter(is_reading) {
        writeln!(text, "| {clause} | {}<br>{} |", clause.zh(), clause.en()).unwrap();
    }
    text.push('\n');
}

/// Every case row, with the clauses that decide it.
fn cases(text: &mut String) {
    text.push_str("## Cases\n\nEach clause in the last column has been turned the other way, and the verdict followed.\n\n");
    text.push_str(
        "| item | case | eligible | first date | not met | decided by |\n|---|---|---|---|---|---|\n",
    );
    for row in rows() {
        let decided: Vec<_> = row.decides.iter().map(|clause| clause.name()).collect();
        let eligible = if row.eligible { "yes" } else { "no" };
        let (item, name, first, unmet) = (&row.item, &row.name, &row.first_date, unmet(&row));
        writeln!(text, "| {item} | {name} | {eligible} | {first} | {unmet} | {} |", decided.join(", "))
            .unwrap();
    }
}

fn unmet(row: &CaseRow) -> String {
    use zhicheng::domain::eligibility::Outcome;
    let verdict = row.verdict();
    let unmet: Vec<_> = outcomes(&verdict)
        .into_iter()
        .filter(|(_, outcome)| *outcome == Outcome::NotMet)
        .map(|(clause, _)| clause.name())
        .collect();
    unmet.join(", ")
}
