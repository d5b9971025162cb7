//! The facts of a case, as its unit reads them.
use crate::domain::case::Status;
use crate::domain::lang::Lang;
use crate::services::unit::UnitCase;
use crate::text::format;
use crate::text::record::CaseText;
use crate::text::staff::HandOverText;
use crate::web::casework::facts::certificate;
use crate::web::casework::filing;
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
    let filing = filing::fact(lang, unit_case.view.filing.as_ref());
    let facts = [
        SummaryRow::new(t.name(), Phrase::data(case.applicant_name.clone())),
        SummaryRow::new(t.post(), Phrase::data(case.post.clone())),
        SummaryRow::new(t.certificate(), certificate(lang, unit_case.view.item)),
        SummaryRow::new(t.level(), unit_case.view.item.title_level.name(lang)),
        SummaryRow::new(t.certificate_no(), verification.certificate_no.clone()),
        SummaryRow::new(t.name_printed(), Phrase::data(verification.name_on_certificate.clone())),
        SummaryRow::new(t.awarded_on(), format::date(lang, verification.awarded_on)),
        SummaryRow::new(t.opened(), opened),
        officer(lang, unit_case),
        SummaryRow::new(t.verification(), answer).note(t.verification_note()).wide(),
    ];
    facts.into_iter().chain(filing).chain(letter::reading(lang, unit_case.reading)).collect()
}

/// Who is in charge at the unit, and the way to hand it over.
fn officer(lang: Lang, unit_case: &UnitCase) -> SummaryRow {
    let t = HandOverText(lang);
    let name = unit_case.officer.clone().map_or_else(|| t.left().into(), Phrase::data);
    let row = SummaryRow::new(t.officer(), name);
    let case = &unit_case.view.case;
    if case.status.is_end() { row } else { row.changed_at(super::at(case.id, "/hand-over")) }
}
