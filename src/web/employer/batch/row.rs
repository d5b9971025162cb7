//! A row of the table as the form of one case: the same fields, the same complaints.
use crate::domain::catalogue::{ItemClass, ItemRef, ListVersion};
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::FieldErrors;
use crate::services::case::NewCase;
use crate::text::intake::IntakeText;
use crate::web::employer::new_case::Form;
use crate::web::spreadsheet::Cells;
use sha2::{Digest, Sha256};

/// The columns in the order of the template, by the names of the form's fields.
pub const COLUMNS: [&str; 8] = [
    "applicant_name",
    "applicant_email",
    "post",
    "item",
    "certificate_no",
    "name_on_certificate",
    "awarded_on",
    "employment_evidence",
];

/// A row with what speaks against it; none of it when it can be opened.
#[derive(Debug, Clone)]
pub struct Row {
    pub cells: Cells,
    pub new: Option<NewCase>,
    pub errors: FieldErrors,
}

impl Row {
    /// Reads one row. The case's id follows from the batch and the row's own words, so that the same row of the same
    /// page sent twice opens one case, and a mended row is a new one.
    pub fn read(cells: &Cells, batch: &str, list: &ListVersion) -> Self {
        let cell = |place: usize| cells.get(place).cloned().unwrap_or_default();
        let form = Form {
            id: id_of(batch, cells).to_string(),
            applicant_name: cell(0),
            applicant_email: cell(1),
            post: cell(2),
            item: item(&cell(3), list),
            certificate_no: cell(4),
            name_on_certificate: cell(5),
            awarded_on: day(&cell(6)),
            employment_evidence: cell(7),
        };
        let mut errors = FieldErrors::default();
        let new = form.parsed().map_err(|wrong| errors = wrong).ok();
        if form.item.parse::<ItemRef>().is_ok_and(|item| list.find(item).is_none()) {
            let (zh, en) = (IntakeText(Lang::Zh), IntakeText(Lang::En));
            errors.add("item", zh.not_listed(), en.not_listed());
        }
        if cells.iter().skip(COLUMNS.len()).any(|cell| !cell.is_empty()) {
            let (zh, en) = (IntakeText(Lang::Zh), IntakeText(Lang::En));
            errors.add("form", zh.too_many_cells(), en.too_many_cells());
        }
        Self { cells: cells.clone(), new, errors }
    }

    pub fn is_good(&self) -> bool {
        self.errors.is_empty() && self.new.is_some()
    }

    /// What is wrong with it, in the order of the columns.
    pub fn complaints(&self, lang: Lang) -> Vec<String> {
        let said = self.errors.0.iter().map(|(_, text)| lang.pick(&text.zh, &text.en).clone());
        said.collect()
    }
}

fn id_of(batch: &str, cells: &Cells) -> CaseId {
    let mut hash = Sha256::new();
    for part in std::iter::once(batch).chain(cells.iter().map(String::as_str)) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    CaseId::from(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

/// The item's citation: as written (C12), or of the one certificate that is called exactly so.
fn item(written: &str, list: &ListVersion) -> String {
    let is_called = |name: Option<&str>| name.is_some_and(|name| name.eq_ignore_ascii_case(written));
    let mut called = list.items_of(ItemClass::C).filter(|item| {
        is_called(Some(&item.certificate_zh))
            || is_called(item.certificate_en.as_deref())
            || is_called(item.abbreviation.as_deref())
    });
    match (called.next(), called.next()) {
        (Some(only), None) => only.item_ref().to_string(),
        _ => written.to_uppercase(),
    }
}

/// A day written with the year first, as spreadsheets show it: 2015/3/1, 2015.3.1, 2015年3月1日.
fn day(written: &str) -> String {
    let parts: Vec<&str> =
        written.split(['-', '/', '.', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => written.to_owned(),
    }
}

/// Whether the first row is the template's heading, in either language.
pub fn is_heading(cells: &Cells) -> bool {
    let of = |lang| IntakeText(lang).columns();
    let same = |headings: [&str; 8]| {
        cells.iter().zip(headings).filter(|(cell, name)| cell.eq_ignore_ascii_case(name)).count() == 8
    };
    same(of(Lang::Zh)) || same(of(Lang::En))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: [&str; 8], batch: &str) -> Row {
        Row::read(&cells.map(str::to_owned).to_vec(), batch, &crate::domain::catalogue::embedded()[0])
    }

    const GOOD: [&str; 8] =
        ["林知远", "lin@example.com", "工程师", "c12", "CE-1", "Lin Zhiyuan", "2015年3月1日", "劳动合同"];

    #[test]
    fn a_row_reads_like_the_form_of_one_case() {
        let row = read(GOOD, "a");

        let new = row.new.as_ref().unwrap();
        assert!(row.is_good());
        assert_eq!(
            (new.item.to_string().as_str(), new.awarded_on.to_string().as_str()),
            ("C12", "2015-03-01")
        );
    }

    #[test]
    fn the_same_row_of_the_same_page_is_the_same_case_and_of_another_page_another() {
        let id = |batch| read(GOOD, batch).new.unwrap().id;

        assert!(id("a") == id("a") && id("a") != id("b"));
    }

    #[test]
    fn every_wrong_cell_is_told() {
        let row = read(["", "lin", "", "C99x", "", "", "1.3.2015", ""], "a");

        assert_eq!(row.complaints(Lang::Zh).len(), COLUMNS.len());
    }

    #[test]
    fn the_template_is_a_heading_in_both_languages_and_a_person_is_none() {
        for lang in [Lang::Zh, Lang::En] {
            assert!(is_heading(&IntakeText(lang).columns().map(str::to_owned).to_vec()));
        }
        assert!(!is_heading(&GOOD.map(str::to_owned).to_vec()));
    }

    #[test]
    fn a_certificate_is_found_by_its_exact_name_and_a_name_that_several_have_is_not() {
        let list = &crate::domain::catalogue::embedded()[0];

        assert_eq!(item("特许化学家", list), "C2");
        assert_eq!(item("特许", list), "特许");
    }
}
