//! What a case says, for reading: its facts, the form section by section, the documents.
use crate::db::application::DocumentRow;
use crate::domain::application::{Application, Section};
use crate::domain::case::Status;
use crate::domain::eligibility::because::degree_name;
use crate::domain::lang::Lang;
use crate::services::unit::UnitCase;
use crate::text::format;
use crate::text::record::CaseText;
use crate::web::employer::head::certificate;
use crate::web::page::file::{FileItem, FileState};
use crate::web::page::list::SummaryRow;
use crate::web::page::{Phrase, Text};
use chrono::{DateTime, Utc};

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
    vec![
        SummaryRow::new(t.name(), Phrase::data(case.applicant_name.clone())),
        SummaryRow::new(t.post(), Phrase::data(case.post.clone())),
        SummaryRow::new(t.certificate(), certificate(lang, unit_case.view.item)),
        SummaryRow::new(t.level(), unit_case.view.item.title_level.name(lang)),
        SummaryRow::new(t.certificate_no(), verification.certificate_no.clone()),
        SummaryRow::new(t.name_printed(), Phrase::data(verification.name_on_certificate.clone())),
        SummaryRow::new(t.awarded_on(), format::date(lang, verification.awarded_on)),
        SummaryRow::new(t.opened(), opened),
        SummaryRow::new(t.verification(), answer).note(t.verification_note()).wide(),
    ]
}

/// One topic of the form.
#[derive(Clone, Debug)]
pub struct SectionView {
    pub title: &'static str,
    rows: Vec<SummaryRow>,
}

impl SectionView {
    pub fn rows(&self) -> &[SummaryRow] {
        &self.rows
    }
}

/// The form for reading. The declarations are left out where they say nothing to the reader.
pub fn of_form(lang: Lang, form: &Application, declared_at: Option<DateTime<Utc>>) -> Vec<SectionView> {
    let mut sections = of_materials(lang, form);
    sections.push(SectionView {
        title: Section::Declarations.name(lang),
        rows: declarations(lang, form, declared_at),
    });
    sections
}

/// What the form claims, as it is publicised.
pub fn of_materials(lang: Lang, form: &Application) -> Vec<SectionView> {
    let t = CaseText(lang);
    let story = |key: &'static str, text: &str| SummaryRow::new(key, Phrase::data(text.to_owned())).wide();
    let section = |section: Section, rows| SectionView { title: section.name(lang), rows };
    vec![
        section(
            Section::Personal,
            vec![
                SummaryRow::new(t.name(), Phrase::data(form.name.clone())),
                SummaryRow::new(t.name_latin(), Phrase::data(form.name_latin.clone())),
                SummaryRow::new(t.speciality(), Phrase::data(form.speciality.clone())),
            ],
        ),
        section(Section::Degrees, degrees(lang, form)),
        section(Section::Work, work(lang, form)),
        section(
            Section::Overseas,
            vec![
                story(t.overseas_experience(), &form.overseas_experience),
                story(t.overseas_business(), &form.overseas_business),
            ],
        ),
        section(Section::Achievements, vec![story(t.achievements(), &form.achievements)]),
    ]
}

fn degrees(lang: Lang, form: &Application) -> Vec<SummaryRow> {
    let t = CaseText(lang);
    let row = |(n, degree): (usize, &crate::domain::application::Degree)| {
        let value = Phrase::plain(degree_name(degree.kind, lang))
            .then("·")
            .then(Phrase::data(degree.institution.clone()))
            .then("·")
            .then(Phrase::data(degree.field.clone()));
        let awarded = t.awarded(&format::date(lang, degree.awarded_on));
        let note = if degree.stem { format!("{}·{awarded}", t.stem()) } else { awarded };
        SummaryRow::new(t.degree(n), value).note(note).wide()
    };
    (1..).zip(&form.degrees).map(row).collect()
}

fn work(lang: Lang, form: &Application) -> Vec<SummaryRow> {
    let t = CaseText(lang);
    let row = |(n, work): (usize, &crate::domain::application::Work)| {
        let value = Phrase::data(work.employer.clone()).then("·").then(Phrase::data(work.post.clone()));
        let to = work.to.map_or(t.now().to_owned(), |day| format::date(lang, day));
        let span = t.from_to(&format::date(lang, work.from), &to);
        let note = if work.in_shanghai { format!("{span}·{}", t.in_shanghai()) } else { span };
        SummaryRow::new(t.work(n), value).note(note).wide()
    };
    (1..).zip(&form.work).map(row).collect()
}

fn declarations(lang: Lang, form: &Application, declared_at: Option<DateTime<Utc>>) -> Vec<SummaryRow> {
    let t = CaseText(lang);
    let said = |is_said: bool| if is_said { t.declared() } else { t.not_declared() };
    let truth: Text = match declared_at {
        Some(at) => t.declared_on(&format::date_time(lang, at)).into(),
        None => t.not_declared().into(),
    };
    let given = form.declarations;
    vec![
        SummaryRow::new(t.law_abiding(), said(given.law_abiding)),
        SummaryRow::new(t.ethics(), said(given.ethics)),
        SummaryRow::new(t.duty(), said(given.duty)),
        SummaryRow::new(t.truth(), truth),
    ]
}

/// The documents, each with the way to read it.
pub fn documents(lang: Lang, rows: &[DocumentRow]) -> Vec<FileItem> {
    let item = |row: &DocumentRow| FileItem {
        name: Phrase::plain(row.kind.name(lang))
            .then(lang.pick("：", ": "))
            .then(Phrase::data(row.file_name.clone())),
        href: Some(format!("/documents/{}", row.id)),
        bytes: u64::try_from(row.size).unwrap_or(0),
        state: FileState::Stored,
        remove_action: None,
    };
    rows.iter().map(item).collect()
}
