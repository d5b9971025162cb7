//! The form as it reads: section by section, with the way to change it.
use crate::domain::application as form;
use crate::domain::lang::Lang;
use crate::services::case::Desk;
use crate::text::applicant_form::{FormPageText, SubmitText};
use crate::text::format;
use crate::web::page::list::SummaryRow;
use crate::web::page::{Phrase, Text};

/// One section for reading.
pub struct Section {
    pub title: Text,
    pub rows: Vec<SummaryRow>,
    /// Where it is changed; none while it cannot be.
    pub change: Option<String>,
}

/// Every section, then the documents.
pub fn all(lang: Lang, desk: &Desk) -> Vec<Section> {
    let mut sections: Vec<Section> = form::Section::ALL.iter().map(|of| section(lang, desk, *of)).collect();
    sections.push(documents(lang, desk));
    sections
}

pub fn section(lang: Lang, desk: &Desk, of: form::Section) -> Section {
    let content = &desk.form.content;
    let t = FormPageText(lang);
    let data = |text: &str| Phrase::data(text.to_owned());
    let rows = match of {
        form::Section::Personal => vec![
            SummaryRow::new(t.name(), data(&content.name)),
            SummaryRow::new(t.name_latin(), data(&content.name_latin)),
            SummaryRow::new(t.speciality(), data(&content.speciality)),
        ],
        form::Section::Degrees => degrees(lang, content),
        form::Section::Work => work(lang, content),
        form::Section::Overseas => vec![
            SummaryRow::new(t.overseas_experience(), data(&content.overseas_experience)),
            SummaryRow::new(t.overseas_business(), data(&content.overseas_business)),
        ],
        form::Section::Achievements => vec![SummaryRow::new(t.achievements(), data(&content.achievements))],
        form::Section::Declarations => declarations(lang, desk),
    };
    let change = desk.is_editable().then(|| format!("{}/form/{of}", super::address(desk)));
    Section { title: of.name(lang).into(), rows, change }
}

fn degrees(lang: Lang, content: &form::Application) -> Vec<SummaryRow> {
    let t = FormPageText(lang);
    let row = |degree: &form::Degree| {
        let what =
            Phrase::data(degree.institution.clone()).then("·").then(Phrase::data(degree.field.clone()));
        let when = format::date(lang, degree.awarded_on);
        let note = if degree.stem { format!("{when} · {}", t.stem()) } else { when };
        SummaryRow::new(degree.kind.name(lang), what).note(note)
    };
    if content.degrees.is_empty() {
        return vec![SummaryRow::new(t.degree_kind(), "")];
    }
    content.degrees.iter().map(row).collect()
}

fn work(lang: Lang, content: &form::Application) -> Vec<SummaryRow> {
    let (t, words) = (FormPageText(lang), SubmitText(lang));
    let row = |work: &form::Work| {
        let to = work.to.map_or_else(|| words.ongoing().to_owned(), |day| format::date(lang, day));
        let span = format!("{} – {to}", format::date(lang, work.from));
        let what = Phrase::data(work.employer.clone()).then("·").then(Phrase::data(work.post.clone()));
        let row = SummaryRow::new(t.work_employer(), what);
        row.note(if work.in_shanghai { format!("{span} · {}", t.in_shanghai()) } else { span })
    };
    if content.work.is_empty() {
        return vec![SummaryRow::new(t.work_employer(), "")];
    }
    content.work.iter().map(row).collect()
}

fn declarations(lang: Lang, desk: &Desk) -> Vec<SummaryRow> {
    let (t, words) = (FormPageText(lang), SubmitText(lang));
    let given = desk.form.content.declarations;
    let row = |statement: &'static str, is_given: bool| {
        SummaryRow::new(if is_given { words.declared() } else { words.not_declared() }, statement)
    };
    let truth = row(t.truth(), desk.form.declared_at.is_some());
    let truth = match desk.form.declared_at {
        Some(at) => truth.note(format::date_time(lang, at)),
        None => truth,
    };
    vec![
        row(t.law_abiding(), given.law_abiding),
        row(t.ethics(), given.ethics),
        row(t.duty(), given.duty),
        truth,
    ]
}

fn documents(lang: Lang, desk: &Desk) -> Section {
    let kinds = crate::domain::document::DocumentKind::BY_APPLICANT.iter();
    let row = |kind: &crate::domain::document::DocumentKind| {
        let names = desk.documents_of(*kind).map(|document| Phrase::data(document.file_name.clone()));
        let names = names.reduce(|all, name| all.then(lang.pick("、", ", ")).then(name));
        SummaryRow::new(kind.name(lang), names.unwrap_or_else(|| "".into()))
    };
    Section {
        title: crate::text::applicant::CaseText(lang).tasks_documents().into(),
        rows: kinds.map(row).collect(),
        change: desk.is_editable().then(|| format!("{}/documents", super::address(desk))),
    }
}
