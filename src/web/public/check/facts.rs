//! What a stranger who holds the sheet may compare.
use crate::db::certificate::CheckedRow;
use crate::domain::lang::Lang;
use crate::text::check::CheckText;
use crate::text::format;
use crate::web::page::Phrase;
use crate::web::page::list::SummaryRow;

pub fn of(lang: Lang, row: &CheckedRow) -> Vec<SummaryRow> {
    let t = CheckText(lang);
    let title = lang.pick(row.title_zh.as_str(), row.title_en.as_str());
    let mut facts = vec![
        SummaryRow::new(t.holder(), Phrase::data(row.holder_masked.clone())).note(t.holder_note()),
        SummaryRow::new(t.awarded_title(), t.title_at(title, row.title_level.name(lang))),
        SummaryRow::new(t.speciality(), Phrase::data(row.speciality.clone())),
        SummaryRow::new(t.number(), row.number.clone()),
        SummaryRow::new(t.basis(), Phrase::data(row.basis.clone())),
        SummaryRow::new(t.awarded_on(), format::date(lang, row.awarded_on)),
    ];
    if let Some(sha256) = &row.pdf_sha256 {
        facts.push(SummaryRow::new(t.fingerprint(), sha256.clone()).note(t.fingerprint_note()));
    }
    facts
}
