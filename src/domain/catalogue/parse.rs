//! The door for list files: what comes through is complete, numbered without gaps, and prints nothing of its own.
use super::{
    ListVersion,
    error::ListError,
    item::{ItemClass, ListItem},
};
use crate::domain::toml_date;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListFile {
    id: String,
    title: String,
    document_no: String,
    issued_by: String,
    #[serde(deserialize_with = "toml_date::one")]
    published_on: NaiveDate,
    #[serde(deserialize_with = "toml_date::one")]
    effective_from: NaiveDate,
    #[serde(default, deserialize_with = "toml_date::maybe")]
    effective_until: Option<NaiveDate>,
    source: String,
    #[serde(rename = "item", default)]
    items: Vec<ListItem>,
}

pub(super) fn list_version(text: &str) -> Result<ListVersion, ListError> {
    let file: ListFile = toml::from_str(text).map_err(|error| ListError::Unreadable(error.to_string()))?;
    check_header(&file)?;
    check_numbering(&file.items)?;
    file.items.iter().try_for_each(check_item)?;
    check_no_row_repeats_another(&file.items)?;
    Ok(ListVersion {
        id: file.id,
        title: file.title,
        document_no: file.document_no,
        issued_by: file.issued_by,
        published_on: file.published_on,
        effective_from: file.effective_from,
        effective_until: file.effective_until,
        source: file.source,
        items: file.items,
    })
}

fn check_header(file: &ListFile) -> Result<(), ListError> {
    if file.effective_until.is_some_and(|last| last < file.effective_from) {
        return Err(ListError::EndsBeforeItBegins);
    }
    let texts = [
        ("id", &file.id),
        ("title", &file.title),
        ("document_no", &file.document_no),
        ("issued_by", &file.issued_by),
        ("source", &file.source),
    ];
    texts.into_iter().try_for_each(|(key, text)| check_tidy("header", key, text))
}

fn check_numbering(items: &[ListItem]) -> Result<(), ListError> {
    if items.is_empty() {
        return Err(ListError::NoRows);
    }
    for (expected, item) in (1..).zip(items) {
        if item.class != ItemClass::C {
            return Err(ListError::ClassNotRead(item.class));
        }
        if usize::from(item.number) != expected {
            return Err(ListError::Numbering { expected, found: item.number });
        }
    }
    Ok(())
}

fn check_item(item: &ListItem) -> Result<(), ListError> {
    check_texts(item)?;
    check_only_printed_names(item)?;
    if printed_holding_years(&item.certificate_raw) != item.holding_years {
        return Err(ListError::HoldingPeriod { item: item.item_ref() });
    }
    if item.note.is_some() != item.note_zh.is_some() {
        return Err(ListError::NoteInOneLanguage { item: item.item_ref() });
    }
    Ok(())
}

fn check_texts(item: &ListItem) -> Result<(), ListError> {
    let place = item.item_ref().to_string();
    let required = [
        ("field", &item.field),
        ("certificate_zh", &item.certificate_zh),
        ("issuing_body_zh", &item.issuing_body_zh),
        ("specialty", &item.specialty),
        ("certificate_raw", &item.certificate_raw),
        ("issuing_body_raw", &item.issuing_body_raw),
    ];
    let optional = [
        ("certificate_en", &item.certificate_en),
        ("abbreviation", &item.abbreviation),
        ("issuing_body_en", &item.issuing_body_en),
        ("issuing_body_abbreviation", &item.issuing_body_abbreviation),
        ("note", &item.note),
        ("note_zh", &item.note_zh),
    ];
    let given = optional.into_iter().filter_map(|(key, text)| text.as_ref().map(|text| (key, text)));
    required.into_iter().chain(given).try_for_each(|(key, text)| check_tidy(&place, key, text))
}

pub(super) fn check_tidy(place: &str, key: &'static str, text: &str) -> Result<(), ListError> {
    if text.is_empty() || text.trim() != text {
        return Err(ListError::Untidy { place: place.to_owned(), key });
    }
    Ok(())
}

/// A Latin name or abbreviation that the cell does not print was supplied by someone, and the list is not ours to
/// complete. The Chinese names are left to review: a track bracket is moved up to them (C29), and C32 borrows one.
fn check_only_printed_names(item: &ListItem) -> Result<(), ListError> {
    let names = [
        ("certificate_en", &item.certificate_en, &item.certificate_raw),
        ("abbreviation", &item.abbreviation, &item.certificate_raw),
        ("issuing_body_en", &item.issuing_body_en, &item.issuing_body_raw),
        ("issuing_body_abbreviation", &item.issuing_body_abbreviation, &item.issuing_body_raw),
    ];
    for (key, name, cell) in names {
        if name.as_ref().is_some_and(|name| !is_printed(name, cell)) {
            return Err(ListError::NotPrinted { item: item.item_ref(), key });
        }
    }
    Ok(())
}

/// Whether the cell prints the name, line breaks aside.
pub(super) fn is_printed(name: &str, cell: &str) -> bool {
    without_spaces(cell).contains(&without_spaces(name))
}

/// The N of 须持证N年以上 in a certificate cell (L-6).
pub(super) fn printed_holding_years(cell: &str) -> Option<u32> {
    let cell = without_spaces(cell);
    let (_, after) = cell.split_once("须持证")?;
    let (years, _) = after.split_once("年以上")?;
    years.parse().ok()
}

/// A line break of the printed cell shows as a space in the raw text.
pub(super) fn without_spaces(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

fn check_no_row_repeats_another(items: &[ListItem]) -> Result<(), ListError> {
    let mut seen = HashMap::new();
    for item in items {
        let key = (&item.issuing_body_zh, &item.certificate_zh);
        if let Some(first) = seen.insert(key, item.item_ref()) {
            return Err(ListError::Repeated { first, second: item.item_ref() });
        }
    }
    Ok(())
}
