//! The form as its applicant reads it: section by section, then the documents, each with the way to change it.
use crate::domain::application as form;
use crate::domain::document::DocumentKind;
use crate::domain::lang::Lang;
use crate::services::case::Desk;
use crate::text::applicant::CaseText;
use crate::web::casework::facts::{self, SectionView};
use crate::web::page::Phrase;
use crate::web::page::list::SummaryRow;

/// Every section, then the documents.
pub fn all(lang: Lang, desk: &Desk) -> Vec<SectionView> {
    let sections = form::Section::ALL.iter().map(|of| section(lang, desk, *of));
    sections.chain(std::iter::once(documents(lang, desk))).collect()
}

pub fn section(lang: Lang, desk: &Desk, of: form::Section) -> SectionView {
    let change = change(desk, &format!("form/{of}"));
    SectionView {
        change,
        ..facts::section(lang, &desk.form.content, desk.form.declared_at, &desk.documents, of)
    }
}

fn documents(lang: Lang, desk: &Desk) -> SectionView {
    let row = |kind: &DocumentKind| {
        let names = desk.documents_of(*kind).map(|document| Phrase::data(document.file_name.clone()));
        let names = names.reduce(|all, name| all.then(lang.pick("、", ", ")).then(name));
        SummaryRow::new(kind.name(lang), names.unwrap_or_else(|| "".into()))
    };
    SectionView {
        title: CaseText(lang).tasks_documents().into(),
        rows: DocumentKind::BY_APPLICANT.iter().map(row).collect(),
        change: change(desk, "documents"),
    }
}

fn change(desk: &Desk, page: &str) -> Option<String> {
    desk.is_editable().then(|| format!("{}/{page}", super::address(desk)))
}
