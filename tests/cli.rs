//! The commands as a shell sees them: only the result on stdout, messages on stderr, and the exit code.
#![expect(clippy::unwrap_used, reason = "a test may panic")]
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn zhicheng(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_zhicheng"))
        .args(arguments)
        .env_remove("DATABASE_URL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    child.wait_with_output().unwrap()
}

fn result(arguments: &[&str]) -> Value {
    let output = zhicheng(arguments, "");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The message of a refusal: exit code 2, nothing on stdout, the field first.
fn refused(arguments: &[&str], input: &str) -> String {
    let output = zhicheng(arguments, input);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_deadline_is_counted_without_a_database() {
    let answer = result(&["calendar", "deadline", "--from", "2026-11-20", "--working-days", "5"]);

    assert_eq!(
        answer,
        json!({
            "from": "2026-11-20", "working_days": 5, "ends_on": "2026-11-27",
            "days": ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"], "provisional": false
        })
    );
}

#[test]
fn a_deadline_in_a_year_without_a_calendar_is_answered_with_a_warning() {
    let output = zhicheng(&["calendar", "deadline", "--from", "2026-12-29", "--working-days", "5"], "");

    assert_eq!(output.status.code(), Some(0));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&answer["ends_on"], &answer["provisional"]), (&json!("2027-01-06"), &json!(true)));
    assert!(!output.stderr.is_empty());
}

#[test]
fn fewer_than_one_working_day_is_refused() {
    for days in ["0", "-1", "x"] {
        let said = refused(&["calendar", "deadline", "--from", "2026-11-20", "--working-days", days], "");
        assert!(said.contains("working-days") || said.contains("working_days"), "{said}");
    }
    assert!(
        refused(&["calendar", "deadline", "--from", "20.11.2026", "--working-days", "5"], "")
            .contains("from")
    );
}

#[test]
fn the_c_list_is_printed_with_its_keys() {
    let rows = result(&["catalogue", "export", "--list", "shanghai-3.0", "--class", "C", "--format", "json"]);

    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 41);
    let mut keys: Vec<_> = rows[0].as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        [
            "abbreviation",
            "certificate_en",
            "certificate_id",
            "certificate_raw",
            "certificate_zh",
            "class",
            "field",
            "holding_years",
            "issuing_body_abbreviation",
            "issuing_body_en",
            "issuing_body_raw",
            "issuing_body_zh",
            "note",
            "number",
            "specialty",
            "title_level"
        ]
    );
}

#[test]
fn what_is_not_there_is_refused_with_the_field() {
    assert!(refused(&["catalogue", "export", "--list", "paris-1.0", "--class", "C"], "").contains("list"));
    assert!(
        refused(&["catalogue", "export", "--list", "shanghai-3.0", "--class", "E"], "").contains("class")
    );
    assert!(
        refused(&["catalogue", "export", "--list", "shanghai-3.0", "--format", "pdf"], "").contains("format")
    );
    assert!(refused(&["flow", "export", "--procedure", "listing"], "").contains("procedure"));
}

const FACTS: &str = r#"{"list":"shanghai-3.0","item":"C10","as_of":"2026-11-20","certificate_awarded_on":"2015-03-01",
 "degrees":[{"kind":"master","stem":true,"awarded_on":"2010-07-01"}],
 "work":[{"from":"2012-01-01","to":null,"in_shanghai":true}],
 "overseas_experience":true,"overseas_business":false,
 "declarations":{"law_abiding":true,"ethics":true,"duty":true},
 "public_institution":false,"superior_consent":false}"#;

#[test]
fn the_verdict_names_every_alternative_and_the_first_date() {
    let output = zhicheng(&["eligibility", "check", "-"], FACTS);

    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(verdict["eligible"], json!(true));
    assert_eq!(verdict["title_level"], json!("associate_senior"));
    assert_eq!(verdict["never_because"], json!([]));
    let clause = |name: &str| {
        verdict["clauses"].as_array().unwrap().iter().find(|c| c["clause"] == name).cloned().unwrap()
    };
    assert_eq!((&clause("E-4(1)")["met"], &clause("E-4(2)")["met"]), (&json!(false), &json!(true)));
    assert_eq!(clause("E-4(2)")["from"], json!("2019-01-01"));
}

#[test]
fn facts_that_cannot_be_are_refused_and_never_guessed() {
    let altered = |from: &str, to: &str| refused(&["eligibility", "check", "-"], &FACTS.replace(from, to));

    assert!(altered("\"item\":\"C10\"", "\"item\":\"A10\"").contains("item"));
    assert!(altered("\"item\":\"C10\"", "\"item\":\"C42\"").contains("item"));
    assert!(altered("\"to\":null", "\"to\":\"2011-01-01\"").contains("work"));
    assert!(altered("2012-01-01", "2027-01-01").contains("work"));
    assert!(altered("\"stem\":true", "\"stem\":true,\"grade\":1").contains("degrees"));
    assert!(refused(&["eligibility", "check", "/nowhere.json"], "").contains("FILE"));
}

#[test]
fn every_row_of_the_flow_carries_a_clause() {
    let flow = result(&["flow", "export", "--procedure", "recognition", "--format", "json"]);

    let rows = flow["transitions"].as_array().unwrap();
    assert!(rows.len() >= 31);
    assert!(rows.iter().all(|row| {
        row["clause"]
            .as_str()
            .is_some_and(|clause| clause.contains('§') || clause.contains("D-") || clause.contains("Anx"))
    }));
    assert_eq!(rows.iter().find(|row| row["action"] == "open").unwrap()["from"], json!([]));
    let mermaid = zhicheng(&["flow", "export", "--procedure", "recognition", "--format", "mermaid"], "");
    assert!(String::from_utf8(mermaid.stdout).unwrap().starts_with("stateDiagram"));
}

#[test]
fn a_demonstration_refuses_an_address_that_others_can_reach() {
    let output = zhicheng(&["serve", "--demo", "--bind", "0.0.0.0:8099"], "");

    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("BIND"));
}
