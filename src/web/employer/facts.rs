//! The facts of a case, as its unit reads them.
use crate::domain::case::Status;
use crate::domain::lang::Lang;
use crate::services::unit::UnitCase;
use crate::text::format;
use crate::text::record::CaseText;
use crate::web::casework::facts::certificate;
use crate::web::casework::letter;
use crate::web::page::Phrase;
use crate::web::page::list::SummaryRow;

/// Person, certificate and verification.
pub fn of_case(lang: Lang, unit_case: &UnitCase) -> Vec<SummaryRow> {
    let t = CaseText(lang);
    let (case, verification) = (&unit_case.view.case, &unit_case.verification);
    let opened = format::date(lang, format::shanghai_day(case.opened_at));
    let answer = match case.status {
        Status::Verifying | Status::VerificationFailed => Phrase::plain(verification.state.name(lang)),
        _ => Phrase::plain(verification.state.name(lang))
            .then(lang.pick("（", " ("))
            .then(verification.number.clone())
            .then(lang.pick("）", ")")),
    };
    let mut rows = vec![
        SummaryRow::new(t.name(), Phrase::data(case.applicant_name.clone())),
        SummaryRow::new(t.post(), Phrase::data(case.post.clone())),
        SummaryRow::new(t.certificate(), certificate(lang, unit_case.view.item)),
        SummaryRow::new(t.level(), unit_case.view.item.title_level.name(lang)),
        SummaryRow::new(t.certificate_no(), verification.certificate_no.clone()),
        SummaryRow::new(t.name_printed(), Phrase::data(verification.name_on_certificate.clone())),
        SummaryRow::new(t.awarded_on(), format::date(lang, verification.awarded_on)),
        SummaryRow::new(t.opened(), opened),
        SummaryRow::new(t.verification(), answer).note(t.verification_note()).wide(),
    ];
    rows.extend(letter::reading(lang, unit_case.reading));
    rows
}
