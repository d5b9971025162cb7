//! What was applied for, as the reviewer reads it: facts in pairs.
use crate::domain::application::Section;
use crate::domain::lang::{Lang, Say};
use crate::services::case::office::OfficeView;
use crate::text::review::ReviewText;
use crate::web::casework::facts::{certificate_names, section};
use crate::web::casework::letter;
use crate::web::page::Phrase;
use crate::web::page::list::SummaryRow;

/// The application in the order of the form.
pub fn rows(lang: Lang, office: &OfficeView) -> Vec<SummaryRow> {
    let t = ReviewText(lang);
    let (form, item, verification) = (&office.form.content, office.view.item, &office.verification);
    let issuer = match &item.issuing_body_en {
        Some(en) => Phrase::both(lang, item.issuing_body_zh.clone(), en.clone()),
        None => Phrase::data(item.issuing_body_zh.clone()),
    };
    let title = item.title_name().map(|title| Phrase::data(lang.pick(title.zh, title.en)));
    let mut rows = vec![
        SummaryRow::new(t.name(), Phrase::data(office.view.case.applicant_name.clone())),
        SummaryRow::new(t.certificate(), certificate_names(lang, item)),
        SummaryRow::new(t.issuer(), issuer),
        SummaryRow::new(t.certificate_no(), Phrase::data(verification.certificate_no.clone())),
        SummaryRow::new(t.awarded_on(), verification.awarded_on.say(lang)),
        SummaryRow::new(t.title(), title.unwrap_or_else(|| Phrase::plain("D-27"))),
        SummaryRow::new(t.level(), item.title_level.name(lang)),
        SummaryRow::new(t.post(), Phrase::data(office.view.case.post.clone())),
    ];
    if office.view.case.filed_at.is_none() {
        rows.push(SummaryRow::new(t.evidence(), t.not_filed()).wide());
        rows.extend(letter::reading(lang, office.reading));
        return rows;
    }
    rows.insert(1, SummaryRow::new(t.latin_name(), Phrase::data(form.name_latin.clone())));
    rows.push(SummaryRow::new(t.speciality(), Phrase::data(form.speciality.clone())));
    let history = [Section::Degrees, Section::Work, Section::Overseas, Section::Achievements];
    rows.extend(history.into_iter().flat_map(|of| section(lang, form, None, &office.documents, of).rows));
    rows.extend(letter::reading(lang, office.reading));
    if let Some(verdict) = &office.verdict {
        rows.push(SummaryRow::new(t.verdict(), verdict.summary(lang)).wide());
    }
    rows
}
