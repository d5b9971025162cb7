//! The door for the rows of classes A, B and D: complete, numbered without gaps, and printing nothing of their own.
use super::entry::{Body, Confers, Entry, RowRef, Table};
use super::error::ListError;
use super::item::{ItemClass, ItemRef};
use super::parse::{check_tidy, is_printed, printed_holding_years, without_spaces};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassFile {
    list: String,
    class: ItemClass,
    source: String,
    #[serde(rename = "item", default)]
    items: Vec<ClassRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassRow {
    number: u16,
    field: String,
    certificate_zh: String,
    certificate_en: Option<String>,
    abbreviation: Option<String>,
    issuing_body_zh: String,
    issuing_body_en: Option<String>,
    issuing_body_abbreviation: Option<String>,
    holding_years: Option<u32>,
    recognition_form: Option<String>,
    note: Option<String>,
    note_zh: Option<String>,
    /// Keys whose value departs from the print.
    #[serde(default)]
    mended: Vec<String>,
    certificate_raw: String,
    issuing_body_raw: String,
}

/// The rows of a class file of that list, still without their certificates.
pub(super) fn read(list: &str, text: &str) -> Result<Vec<Entry>, ListError> {
    let file: ClassFile = toml::from_str(text).map_err(|error| ListError::Unreadable(error.to_string()))?;
    check_tidy("header", "source", &file.source)?;
    if file.list != list {
        return Err(ListError::OtherList { expected: list.to_owned(), found: file.list });
    }
    if file.class == ItemClass::C {
        return Err(ListError::ClassNotRead(file.class));
    }
    check_numbering(file.items.iter().map(|row| row.number))?;
    file.items.iter().try_for_each(|row| check_row(file.class, row))?;
    check_no_row_repeats_another(file.class, &file.items)?;
    Ok(file.items.into_iter().map(|row| entry(file.class, row)).collect())
}

/// From 1, without gaps, and at least one.
pub(super) fn check_numbering(numbers: impl Iterator<Item = u16>) -> Result<(), ListError> {
    let mut last = 0;
    for (expected, found) in (1..).zip(numbers) {
        if usize::from(found) != expected {
            return Err(ListError::Numbering { expected, found });
        }
        last = expected;
    }
    if last == 0 { Err(ListError::NoRows) } else { Ok(()) }
}

fn check_row(class: ItemClass, row: &ClassRow) -> Result<(), ListError> {
    let item = ItemRef::new(class, row.number);
    check_texts(item, row)?;
    check_mended(item, row)?;
    if printed_holding_years(&row.certificate_raw) != row.holding_years {
        return Err(ListError::HoldingPeriod { item });
    }
    if row.note.is_some() != row.note_zh.is_some() {
        return Err(ListError::NoteInOneLanguage { item });
    }
    if row.recognition_form.is_some() != (class == ItemClass::D) {
        return Err(ListError::RecognitionForm { item });
    }
    Ok(())
}

fn check_texts(item: ItemRef, row: &ClassRow) -> Result<(), ListError> {
    let place = item.to_string();
    let required = [
        ("field", &row.field),
        ("certificate_zh", &row.certificate_zh),
        ("issuing_body_zh", &row.issuing_body_zh),
        ("certificate_raw", &row.certificate_raw),
        ("issuing_body_raw", &row.issuing_body_raw),
    ];
    let optional = [
        ("certificate_en", &row.certificate_en),
        ("abbreviation", &row.abbreviation),
        ("issuing_body_en", &row.issuing_body_en),
        ("issuing_body_abbreviation", &row.issuing_body_abbreviation),
        ("recognition_form", &row.recognition_form),
        ("note", &row.note),
        ("note_zh", &row.note_zh),
    ];
    let given = optional.into_iter().filter_map(|(key, text)| text.as_ref().map(|text| (key, text)));
    required.into_iter().chain(given).try_for_each(|(key, text)| check_tidy(&place, key, text))
}

/// Every name is printed in its cell, or stands among the mended keys of a row that has a note; and no other key does.
fn check_mended(item: ItemRef, row: &ClassRow) -> Result<(), ListError> {
    let latin = |name: &Option<String>, cell: &str| name.as_ref().is_none_or(|name| is_printed(name, cell));
    let names = [
        ("certificate_zh", is_left_of(&row.certificate_zh, &row.certificate_raw)),
        ("certificate_en", latin(&row.certificate_en, &row.certificate_raw)),
        ("abbreviation", latin(&row.abbreviation, &row.certificate_raw)),
        ("issuing_body_zh", is_left_of(&row.issuing_body_zh, &row.issuing_body_raw)),
        ("issuing_body_en", latin(&row.issuing_body_en, &row.issuing_body_raw)),
        ("issuing_body_abbreviation", latin(&row.issuing_body_abbreviation, &row.issuing_body_raw)),
    ];
    for (key, printed) in names {
        let mended = row.mended.iter().any(|name| name == key);
        if !printed && !mended {
            return Err(ListError::NotPrinted { item, key });
        }
        if printed && mended {
            return Err(ListError::NeedlesslyMended { item, key: key.to_owned() });
        }
    }
    if let Some(unknown) = row.mended.iter().find(|name| names.iter().all(|(key, _)| key != name)) {
        return Err(ListError::NeedlesslyMended { item, key: unknown.clone() });
    }
    if !row.mended.is_empty() && row.note.is_none() {
        return Err(ListError::MendedWithoutNote { item });
    }
    Ok(())
}

/// Whether the name is the cell with brackets taken out: the same characters in the same order.
fn is_left_of(name: &str, cell: &str) -> bool {
    let cell = without_spaces(cell);
    let mut rest = cell.chars();
    without_spaces(name).chars().all(|character| rest.any(|printed| printed == character))
}

fn check_no_row_repeats_another(class: ItemClass, rows: &[ClassRow]) -> Result<(), ListError> {
    let mut seen = HashMap::new();
    for row in rows {
        let item = ItemRef::new(class, row.number);
        if let Some(first) = seen.insert((&row.issuing_body_zh, &row.certificate_zh), item) {
            return Err(ListError::Repeated { first, second: item });
        }
    }
    Ok(())
}

fn entry(class: ItemClass, row: ClassRow) -> Entry {
    let confers = match row.recognition_form {
        Some(form) => Confers::MutualRecognition { form },
        None => Confers::Services,
    };
    Entry {
        row: RowRef { table: Table::Class(class), number: row.number },
        certificate_id: String::new(),
        also: Vec::new(),
        field: row.field,
        certificate_zh: row.certificate_zh,
        certificate_en: row.certificate_en,
        abbreviation: row.abbreviation,
        bodies: vec![Body {
            zh: row.issuing_body_zh,
            en: row.issuing_body_en,
            abbreviation: row.issuing_body_abbreviation,
        }],
        country_region: None,
        holding_years: row.holding_years,
        confers,
        note: row.note,
        note_zh: row.note_zh,
        certificate_raw: row.certificate_raw,
        issuing_body_raw: row.issuing_body_raw,
    }
}
