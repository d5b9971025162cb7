//! The rows of a list as JSON for other programs: what `zhicheng catalogue export` prints and the site serves.
use super::{ItemClass, ListItem, ListVersion, TitleLevel};
use serde::Serialize;

/// One exported row. The keys and their order are a promise to other programs; what else we know of a row (the series,
/// the Chinese note) is not part of it.
#[derive(Serialize)]
struct ExportedRow<'a> {
    class: ItemClass,
    number: u16,
    field: &'a str,
    certificate_zh: &'a str,
    certificate_en: Option<&'a str>,
    abbreviation: Option<&'a str>,
    issuing_body_zh: &'a str,
    issuing_body_en: Option<&'a str>,
    issuing_body_abbreviation: Option<&'a str>,
    title_level: TitleLevel,
    specialty: &'a str,
    holding_years: Option<u32>,
    note: Option<&'a str>,
    certificate_raw: &'a str,
    issuing_body_raw: &'a str,
}

impl<'a> From<&'a ListItem> for ExportedRow<'a> {
    fn from(item: &'a ListItem) -> Self {
        Self {
            class: item.class,
            number: item.number,
            field: &item.field,
            certificate_zh: &item.certificate_zh,
            certificate_en: item.certificate_en.as_deref(),
            abbreviation: item.abbreviation.as_deref(),
            issuing_body_zh: &item.issuing_body_zh,
            issuing_body_en: item.issuing_body_en.as_deref(),
            issuing_body_abbreviation: item.issuing_body_abbreviation.as_deref(),
            title_level: item.title_level,
            specialty: &item.specialty,
            holding_years: item.holding_years,
            note: item.note.as_deref(),
            certificate_raw: &item.certificate_raw,
            issuing_body_raw: &item.issuing_body_raw,
        }
    }
}

impl ListVersion {
    /// The rows of a class, or of every class that is loaded, as a pretty JSON array.
    pub fn export_json(&self, class: Option<ItemClass>) -> String {
        let rows: Vec<ExportedRow<'_>> = self
            .items
            .iter()
            .filter(|item| class.is_none_or(|class| item.class == class))
            .map(ExportedRow::from)
            .collect();
        serde_json::to_string_pretty(&rows).expect("a row is texts and numbers")
    }
}
