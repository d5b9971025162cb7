//! The rows of a list for other programs, as JSON and as CSV: what `zhicheng catalogue export` prints and the site serves.
use super::entry::{BeijingTerms, Body, Confers, Entry};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

/// One exported row: keys in the promised order. What else we know of a row (the series, the Chinese note) is not part
/// of the promise.
struct ExportedRow(Vec<(&'static str, Value)>);

impl Serialize for ExportedRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// The rows as a pretty JSON array.
pub fn json<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> String {
    let rows: Vec<ExportedRow> = entries.into_iter().map(exported).collect();
    serde_json::to_string_pretty(&rows).expect("a row is texts, numbers and booleans")
}

/// The rows as CSV (RFC 4180, UTF-8, lines end in LF) with a head line; null is an empty cell, a list is joined by `; `.
pub fn csv<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> String {
    let rows: Vec<ExportedRow> = entries.into_iter().map(exported).collect();
    // Class D has one key more than the others, in their midst: the longest row names every column.
    let Some(longest) = rows.iter().max_by_key(|row| row.0.len()) else { return String::new() };
    let columns: Vec<&str> = longest.0.iter().map(|(key, _)| *key).collect();
    let mut text = line(columns.iter().map(|column| (*column).to_owned()));
    for row in &rows {
        let cell = |column: &&str| {
            row.0.iter().find(|(key, _)| key == column).map_or(String::new(), |(_, value)| plain(value))
        };
        text.push_str(&line(columns.iter().map(cell)));
    }
    text
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let quoted = |cell: String| {
        if cell.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell
        }
    };
    cells.map(quoted).collect::<Vec<_>>().join(",") + "\n"
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(plain).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}

fn exported(entry: &Entry) -> ExportedRow {
    let class = entry.row.table.class();
    let number = if class.is_some() { json!(entry.row.number) } else { json!(entry.row.to_string()) };
    let mut row = vec![
        ("class", json!(class)),
        ("number", number),
        ("field", json!(entry.field)),
        ("certificate_zh", json!(entry.certificate_zh)),
        ("certificate_en", json!(entry.certificate_en)),
        ("abbreviation", json!(entry.abbreviation)),
    ];
    row.extend(bodies(entry));
    let specialty = match &entry.confers {
        Confers::Title { specialty, .. } => Some(specialty),
        _ => None,
    };
    row.extend([
        ("title_level", json!(entry.title_level())),
        ("specialty", json!(specialty)),
        ("holding_years", json!(entry.holding_years)),
    ]);
    match &entry.confers {
        Confers::MutualRecognition { form } => row.push(("recognition_form", json!(form))),
        Confers::Beijing(terms) => row.extend(remark(terms)),
        Confers::Services | Confers::Title { .. } => {}
    }
    row.extend([
        ("note", json!(entry.note)),
        ("certificate_raw", json!(entry.certificate_raw)),
        ("issuing_body_raw", json!(entry.issuing_body_raw)),
        ("certificate_id", json!(entry.certificate_id)),
    ]);
    ExportedRow(row)
}

/// Several bodies are joined by `; `; a language in which none is printed is null.
fn bodies(entry: &Entry) -> Vec<(&'static str, Value)> {
    let joined = |name: fn(&Body) -> Option<&str>| {
        let names: Vec<&str> = entry.bodies.iter().filter_map(name).collect();
        if names.is_empty() { Value::Null } else { json!(names.join("; ")) }
    };
    let mut columns = vec![
        ("issuing_body_zh", joined(|body| Some(&body.zh))),
        ("issuing_body_en", joined(|body| body.en.as_deref())),
        ("issuing_body_abbreviation", joined(|body| body.abbreviation.as_deref())),
    ];
    if let Confers::Beijing(_) = entry.confers {
        let names: Vec<&str> = entry.bodies.iter().map(|body| body.zh.as_str()).collect();
        columns.extend([("issuing_bodies", json!(names)), ("country_region", json!(entry.country_region))]);
    }
    columns
}

fn remark(terms: &BeijingTerms) -> [(&'static str, Value); 6] {
    [
        ("remark", json!(terms.remark)),
        ("experience_years", json!(terms.experience_years)),
        ("no_native_language_limit", json!(terms.no_native_language_limit)),
        ("theme_park_exemption", json!(terms.theme_park_exemption)),
        ("registration", json!(terms.registration)),
        ("exam_exemption", json!(terms.exam_exemption)),
    ]
}
