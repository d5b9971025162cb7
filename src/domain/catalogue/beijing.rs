//! The door for the Beijing catalogue: cells as printed, and a remark whose fields say what its words say.
use super::class_file::check_numbering;
use super::entry::{BeijingTerms, Body, Confers, Entry, RowRef, Table};
use super::error::ListError;
use super::parse::{check_tidy, is_printed, without_spaces};
use super::title::TitleLevel;
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BeijingFile {
    list: String,
    title: String,
    table: String,
    source: String,
    #[serde(rename = "item", default)]
    items: Vec<BeijingRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BeijingRow {
    number: u16,
    certificate_zh: String,
    body: Vec<BodyNames>,
    country_region: Option<String>,
    field: String,
    remark: String,
    experience_years: Option<u32>,
    title_level: Option<TitleLevel>,
    #[serde(default)]
    no_native_language_limit: bool,
    #[serde(default)]
    theme_park_exemption: bool,
    registration: Option<String>,
    exam_exemption: Option<String>,
    note: Option<String>,
    note_zh: Option<String>,
    certificate_raw: String,
    issuing_body_raw: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyNames {
    zh: String,
    en: Option<String>,
}

/// A table of the catalogue: its printed title, and its rows, still without their certificates.
pub(super) fn read(list: &str, text: &str) -> Result<(String, Vec<Entry>), ListError> {
    let file: BeijingFile = toml::from_str(text).map_err(|error| ListError::Unreadable(error.to_string()))?;
    check_tidy("header", "title", &file.title)?;
    check_tidy("header", "source", &file.source)?;
    if file.list != list {
        return Err(ListError::OtherList { expected: list.to_owned(), found: file.list });
    }
    let table = match file.table.as_str() {
        "U" => Table::Urgent,
        "G" => Table::General,
        _ => return Err(ListError::UnknownTable(file.table)),
    };
    check_numbering(file.items.iter().map(|row| row.number))?;
    let at = |row: &BeijingRow| RowRef { table, number: row.number };
    file.items.iter().try_for_each(|row| check_row(at(row), row))?;
    check_no_row_repeats_another(&file.items, at)?;
    Ok((file.title, file.items.into_iter().map(|row| entry(at(&row), row)).collect()))
}

fn check_row(at: RowRef, row: &BeijingRow) -> Result<(), ListError> {
    check_texts(at, row)?;
    let differs = |key| ListError::CellDiffers { row: at, key };
    if without_spaces(&row.certificate_zh) != without_spaces(&row.certificate_raw) {
        return Err(differs("certificate_zh"));
    }
    check_bodies(row).map_err(differs)?;
    if row.note.is_some() != row.note_zh.is_some() {
        return Err(differs("note"));
    }
    check_remark(row).map_err(|key| ListError::RemarkDiffers { row: at, key })
}

fn check_texts(at: RowRef, row: &BeijingRow) -> Result<(), ListError> {
    let place = at.to_string();
    let required = [
        ("certificate_zh", &row.certificate_zh),
        ("field", &row.field),
        ("remark", &row.remark),
        ("certificate_raw", &row.certificate_raw),
        ("issuing_body_raw", &row.issuing_body_raw),
    ];
    let optional = [
        ("country_region", &row.country_region),
        ("registration", &row.registration),
        ("exam_exemption", &row.exam_exemption),
        ("note", &row.note),
        ("note_zh", &row.note_zh),
    ];
    let given = optional.into_iter().filter_map(|(key, text)| text.as_ref().map(|text| (key, text)));
    required.into_iter().chain(given).try_for_each(|(key, text)| check_tidy(&place, key, text))
}

/// The bodies are the whole cell: every name is printed, and nothing is left over.
fn check_bodies(row: &BeijingRow) -> Result<(), &'static str> {
    let names = || row.body.iter().flat_map(|body| std::iter::once(&body.zh).chain(&body.en));
    let length: usize = names().map(|name| without_spaces(name).len()).sum();
    let printed = names().all(|name| is_printed(name, &row.issuing_body_raw));
    if printed && length == without_spaces(&row.issuing_body_raw).len() { Ok(()) } else { Err("body") }
}

/// Each field against the words of the remark that carry it.
fn check_remark(row: &BeijingRow) -> Result<(), &'static str> {
    let says = |words: &str| row.remark.contains(words);
    let years =
        [("需要有两年相关工作经验", 2), ("需要有两学年相关工作经验", 2), ("需要有三年相关工作经验", 3)];
    let level = match (says("对应副高级职称"), says("对应中级职称")) {
        (true, false) => Some(TitleLevel::AssociateSenior),
        (false, true) => Some(TitleLevel::Intermediate),
        _ => None,
    };
    let quoted = |words: &Option<String>| words.as_deref().is_none_or(says);
    let checks = [
        (
            "experience_years",
            row.experience_years == years.iter().find(|(words, _)| says(words)).map(|(_, n)| *n),
        ),
        // A demand for years in other words must not slip through as none.
        ("experience_years", row.experience_years.is_some() == says("相关工作经验")),
        ("title_level", row.title_level == level),
        ("no_native_language_limit", row.no_native_language_limit == says("母语国")),
        ("theme_park_exemption", row.theme_park_exemption == says("环球影城")),
        ("registration", quoted(&row.registration)),
        (
            "registration",
            row.registration.is_some() == ["注册后", "注册（", "备案", "许可"].into_iter().any(says),
        ),
        ("exam_exemption", quoted(&row.exam_exemption)),
        ("exam_exemption", row.exam_exemption.is_some() == (says("免考") || says("免试"))),
    ];
    checks.into_iter().find(|(_, agrees)| !agrees).map_or(Ok(()), |(key, _)| Err(key))
}

fn check_no_row_repeats_another(
    rows: &[BeijingRow],
    at: impl Fn(&BeijingRow) -> RowRef,
) -> Result<(), ListError> {
    let mut seen = HashMap::new();
    for row in rows {
        if let Some(first) = seen.insert((&row.issuing_body_raw, &row.certificate_raw), at(row)) {
            return Err(ListError::RepeatedRow { first, second: at(row) });
        }
    }
    Ok(())
}

fn entry(at: RowRef, row: BeijingRow) -> Entry {
    let body = |names: BodyNames| Body { zh: names.zh, en: names.en, abbreviation: None };
    Entry {
        row: at,
        certificate_id: String::new(),
        also: Vec::new(),
        field: row.field,
        certificate_zh: row.certificate_zh,
        certificate_en: None,
        abbreviation: None,
        bodies: row.body.into_iter().map(body).collect(),
        country_region: row.country_region,
        holding_years: None,
        confers: Confers::Beijing(BeijingTerms {
            remark: row.remark,
            experience_years: row.experience_years,
            title_level: row.title_level,
            no_native_language_limit: row.no_native_language_limit,
            theme_park_exemption: row.theme_park_exemption,
            registration: row.registration,
            exam_exemption: row.exam_exemption,
        }),
        note: row.note,
        note_zh: row.note_zh,
        certificate_raw: row.certificate_raw,
        issuing_body_raw: row.issuing_body_raw,
    }
}
