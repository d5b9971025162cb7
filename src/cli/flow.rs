//! `zhicheng flow export`: the procedure as data, as a diagram and as a page of documentation.
use super::InputError;
use crate::domain::case::flow::{FLOW, Reason, SecondPerson, Target, Transition};
use crate::domain::case::{Action, Status};
use crate::domain::clause::Clause;
use crate::domain::lang::Lang;
use serde::Serialize;
use std::fmt::Write;

/// The procedures that can be exported.
const PROCEDURES: &[&str] = &["recognition"];
const FORMATS: &[&str] = &["json", "mermaid"];

#[derive(Serialize)]
struct Export {
    states: Vec<&'static str>,
    transitions: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    action: &'static str,
    from: Vec<&'static str>,
    to: &'static str,
    by: Vec<&'static str>,
    clause: String,
}

/// The recognition procedure in the format asked for. Refuses what it does not know, naming the field.
pub fn export(procedure: &str, format: &str) -> Result<String, InputError> {
    if !PROCEDURES.contains(&procedure) {
        return Err(unknown("procedure", procedure, PROCEDURES));
    }
    match format {
        "json" => Ok(json()),
        "mermaid" => Ok(mermaid()),
        _ => Err(unknown("format", format, FORMATS)),
    }
}

/// `docs/flow-recognition.md`: the table and the diagram.
pub fn markdown() -> String {
    let mut page = String::from(
        "# The recognition procedure\n\n\
         Printed from `src/domain/case/flow.rs`; `UPDATE_DOCS=1 cargo test --test flow_docs` prints it again.\n\n\
         ## States\n\n| state | 中文 | English | step | end |\n|---|---|---|---|---|\n",
    );
    for &status in Status::ALL {
        page.push_str(&state_line(status));
    }
    page.push_str(
        "\n## Moves\n\n| action | from | to | by | two people | holds | entered with it | next | clause |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for row in FLOW {
        page.push_str(&move_line(row));
    }
    let _ = write!(page, "\n## Diagram\n\n```mermaid\n{}```\n", mermaid());
    page
}

fn unknown(field: &str, given: &str, known: &[&str]) -> InputError {
    InputError {
        field: field.to_owned(),
        reason: format!("{given:?} is not known; choose {}", known.join(" or ")),
    }
}

fn json() -> String {
    let export = Export {
        states: Status::ALL.iter().map(|status| status.as_str()).collect(),
        transitions: FLOW.iter().flat_map(rows).collect(),
    };
    let mut text = serde_json::to_string_pretty(&export).expect("texts and lists always serialize");
    text.push('\n');
    text
}

/// One exported row per row of the table; one per pair of states where the target depends on the state.
fn rows(row: &Transition) -> Vec<Row> {
    if let Target::To(to) = row.to {
        return vec![exported(row, row.from, to)];
    }
    let pairs =
        row.from.iter().flat_map(|&from| row.targets(Some(from)).into_iter().map(move |to| (from, to)));
    pairs.map(|(from, to)| exported(row, &[from], to)).collect()
}

fn exported(row: &Transition, from: &[Status], to: Status) -> Row {
    Row {
        action: row.action.as_str(),
        from: from.iter().map(|status| status.as_str()).collect(),
        to: to.as_str(),
        by: row.by.iter().map(|role| role.as_str()).collect(),
        clause: citation(row.clauses),
    }
}

/// Places in the notice and decisions, each once: "§2(3)2, D-13".
fn citation(clauses: &[Clause]) -> String {
    let mut places: Vec<&str> = Vec::new();
    for clause in clauses {
        if !places.contains(&clause.paragraph()) {
            places.push(clause.paragraph());
        }
    }
    places.join(", ")
}

/// Edges between the same two states share one arrow.
fn mermaid() -> String {
    let mut edges: Vec<(Option<Status>, Status, Vec<Action>)> = Vec::new();
    for row in FLOW {
        let starts: Vec<Option<Status>> = match row.from {
            [] => vec![None],
            from => from.iter().copied().map(Some).collect(),
        };
        for from in starts {
            row.targets(from).into_iter().for_each(|to| add_edge(&mut edges, from, to, row.action));
        }
    }
    let mut diagram = String::from("stateDiagram-v2\n");
    for &status in Status::ALL {
        let _ = writeln!(diagram, "    {status} : {} {}", status.name(Lang::Zh), status.name(Lang::En));
    }
    for (from, to, actions) in &edges {
        let from = from.map_or("[*]", Status::as_str);
        let labels: Vec<&str> = actions.iter().map(|action| action.as_str()).collect();
        let _ = writeln!(diagram, "    {from} --> {to} : {}", labels.join(" / "));
    }
    for status in Status::ALL.iter().filter(|status| status.is_end()) {
        let _ = writeln!(diagram, "    {status} --> [*]");
    }
    diagram
}

type Edge = (Option<Status>, Status, Vec<Action>);

fn add_edge(edges: &mut Vec<Edge>, from: Option<Status>, to: Status, action: Action) {
    match edges.iter_mut().find(|edge| edge.0 == from && edge.1 == to) {
        Some(edge) => edge.2.push(action),
        None => edges.push((from, to, vec![action])),
    }
}

fn state_line(status: Status) -> String {
    let step = status.step().map_or_else(|| "as left".to_owned(), |step| step.to_string());
    let end = if status.is_end() { "yes" } else { "" };
    format!("| {status} | {} | {} | {step} | {end} |\n", status.name(Lang::Zh), status.name(Lang::En))
}

fn move_line(row: &Transition) -> String {
    let names = |texts: Vec<&str>| texts.join(", ");
    let from = match row.from {
        [] => "–".to_owned(),
        from => names(from.iter().map(|status| status.as_str()).collect()),
    };
    let to = match row.to {
        Target::To(status) => status.as_str(),
        Target::Same => "the same",
        Target::Left => "the status it left",
    };
    let by = names(row.by.iter().map(|role| role.as_str()).collect());
    let signal = if row.is_signalled_by_system { ", after the system points it out" } else { "" };
    let next = row.waiting_for.map_or("as the status asks", |next| next.as_str());
    format!(
        "| {} | {from} | {to} | {by}{signal} | {} | {} | {} | {next} | {} |\n",
        row.action,
        two_people(row),
        conditions(row),
        entered(row),
        citation(row.clauses)
    )
}

fn two_people(row: &Transition) -> String {
    let when = match row.second_person {
        SecondPerson::NotNeeded => "",
        SecondPerson::Needed => "yes",
        SecondPerson::WhereTheUnitHasOne => "where the unit has one",
        SecondPerson::ForAnotherNotice => "from the second notice on",
    };
    let once: Vec<String> = row.confirms.iter().map(|guard| guard.name.replace('_', " ")).collect();
    if once.is_empty() { when.to_owned() } else { format!("{when}, once {}", once.join("; ")) }
}

fn conditions(row: &Transition) -> String {
    let mut said: Vec<String> = row.guards.iter().map(|guard| guard.name.replace('_', " ")).collect();
    if row.is_open_while_suspended {
        said.push("also while suspended".to_owned());
    }
    said.join("; ")
}

fn entered(row: &Transition) -> String {
    let reason = match row.reason {
        Reason::NotAsked => None,
        Reason::Asked => Some("a reason".to_owned()),
        Reason::PerItem => Some("a reason per item".to_owned()),
    };
    let asks = row.asks.iter().map(|guard| guard.name.replace('_', " "));
    reason.into_iter().chain(asks).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    fn exported_json() -> Value {
        serde_json::from_str(&export("recognition", "json").unwrap()).unwrap()
    }

    fn transitions() -> Vec<Value> {
        exported_json()["transitions"].as_array().unwrap().clone()
    }

    #[test]
    fn every_state_is_exported_by_its_text() {
        let states: Vec<Value> = Status::ALL.iter().map(|status| status.as_str().into()).collect();

        assert_eq!(exported_json()["states"], Value::Array(states));
    }

    #[test]
    fn opening_comes_from_nowhere() {
        let first = &transitions()[0];

        assert_eq!(first["action"], "open");
        assert_eq!(first["from"], serde_json::json!([]));
        assert_eq!(first["to"], "verifying");
        assert_eq!(first["by"], serde_json::json!(["employer", "agency"]));
    }

    #[test]
    fn every_exported_row_names_its_states_its_people_and_its_clause() {
        let known = |text: &Value| Status::parse(text.as_str().unwrap()).is_some();
        for row in transitions() {
            assert!(known(&row["to"]), "{row}");
            assert!(row["from"].as_array().unwrap().iter().all(known), "{row}");
            assert!(!row["by"].as_array().unwrap().is_empty(), "{row}");
            assert!(!row["clause"].as_str().unwrap().is_empty(), "{row}");
        }
    }

    #[test]
    fn every_action_is_exported() {
        let actions: Vec<Value> = transitions().iter().map(|row| row["action"].clone()).collect();

        for action in Action::ALL {
            assert!(actions.contains(&action.as_str().into()), "{action}");
        }
    }

    #[test]
    fn a_pause_is_one_row_per_status_because_it_stays_there() {
        let pauses: Vec<Value> = transitions().into_iter().filter(|row| row["action"] == "suspend").collect();

        assert_eq!(pauses.len(), 9);
        assert!(pauses.iter().all(|row| row["from"] == serde_json::json!([row["to"]])));
    }

    #[test]
    fn a_reopening_is_one_row_per_status_it_may_return_to() {
        let reopened: Vec<Value> =
            transitions().into_iter().filter(|row| row["action"] == "reopen_review").collect();

        assert_eq!(reopened.len(), 13);
        let from_lapsed: Vec<&Value> =
            reopened.iter().filter(|row| row["from"] == serde_json::json!(["lapsed"])).collect();
        assert_eq!(from_lapsed.len(), 1);
        assert_eq!(from_lapsed[0]["to"], "correction");
    }

    #[test]
    fn a_paragraph_cited_twice_is_printed_once_and_decisions_by_name() {
        assert_eq!(citation(&[Clause::P10, Clause::P9, Clause::D13]), "§2(3)2, D-13");
    }

    #[test]
    fn the_diagram_starts_and_ends() {
        let diagram = export("recognition", "mermaid").unwrap();

        assert!(diagram.starts_with("stateDiagram-v2\n"));
        assert!(diagram.contains("    [*] --> verifying : open\n"));
        assert!(diagram.contains("    filed --> filed : suspend / resume\n"));
        assert!(diagram.contains("    not_passed --> [*]\n"));
    }

    #[test]
    fn an_unknown_procedure_or_format_is_refused_by_name() {
        let procedure = export("listing", "json").unwrap_err();
        let format = export("recognition", "xml").unwrap_err();

        assert_eq!(procedure.to_string(), "procedure: \"listing\" is not known; choose recognition");
        assert_eq!(format.to_string(), "format: \"xml\" is not known; choose json or mermaid");
    }
}
