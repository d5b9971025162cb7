//! What a case says, for reading: certificate and unit, the form section by section, the documents.
use crate::db::application::{ApplicationRow, DocumentRow};
use crate::domain::application::{Achievement, Application, Degree, Section, Work};
use crate::domain::catalogue::ListItem;
use crate::domain::eligibility::because::degree_name;
use crate::domain::lang::Lang;
use crate::text::casework::FormText;
use crate::text::format;
use crate::web::page::file::{FileItem, FileState};
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::{Phrase, Text};
use chrono::{DateTime, Utc};

/// The certificate with its body: in English where the list prints an English name, or its abbreviation.
pub fn certificate(lang: Lang, item: &ListItem) -> Phrase {
    let body = item.issuing_body_abbreviation.as_ref().or(item.issuing_body_en.as_ref());
    match (lang, latin(item), body) {
        (Lang::En, Some(name), Some(body)) => Phrase::spoken(Lang::En, format!("{name} ({body})")),
        (Lang::En, Some(name), None) => Phrase::spoken(Lang::En, name.to_owned()),
        _ => Phrase::data(item.full_name()),
    }
}

/// The certificate by both its names: the one that binds is the Chinese one of the list.
pub fn certificate_names(lang: Lang, item: &ListItem) -> Phrase {
    match latin(item) {
        Some(en) => Phrase::both(lang, item.certificate_zh.clone(), en.to_owned()),
        None => Phrase::data(item.certificate_zh.clone()),
    }
}

fn latin(item: &ListItem) -> Option<&str> {
    item.certificate_en.as_deref().or(item.abbreviation.as_deref())
}

/// The issuing body, in English where the list prints it.
pub fn issuing_body(lang: Lang, item: &ListItem) -> Phrase {
    match (lang, &item.issuing_body_en) {
        (Lang::En, Some(name)) => Phrase::spoken(Lang::En, name.clone()),
        _ => Phrase::data(item.issuing_body_zh.clone()),
    }
}

/// A unit in the page's language, where it has a name in it.
pub fn unit_name(lang: Lang, zh: &str, en: Option<&str>) -> Phrase {
    Phrase::data(lang.pick(zh, en.unwrap_or(zh)).to_owned())
}

/// One topic of the form.
#[derive(Clone, Debug)]
pub struct SectionView {
    pub title: Text,
    pub rows: Vec<SummaryRow>,
    /// Where it is changed; none for whoever only reads it.
    pub change: Option<String>,
}

/// The whole form.
pub fn form(lang: Lang, row: &ApplicationRow, papers: &[DocumentRow]) -> Vec<SectionView> {
    Section::ALL.iter().map(|of| section(lang, &row.content, row.declared_at, papers, *of)).collect()
}

/// What the form claims, as it is publicised: without the declarations.
pub fn claims(lang: Lang, form: &Application) -> Vec<SectionView> {
    let claims = Section::ALL.iter().filter(|of| **of != Section::Declarations);
    claims.map(|of| section(lang, form, None, &[], *of)).collect()
}

/// One section; what was not filled in is there, and empty.
pub fn section(
    lang: Lang,
    form: &Application,
    declared_at: Option<DateTime<Utc>>,
    papers: &[DocumentRow],
    of: Section,
) -> SectionView {
    let t = FormText(lang);
    let fact = |key: &'static str, text: &str| SummaryRow::new(key, Phrase::data(text.to_owned()));
    let rows = match of {
        Section::Personal => vec![
            fact(t.name(), &form.name),
            fact(t.name_latin(), &form.name_latin),
            fact(t.speciality(), &form.speciality),
        ],
        Section::Degrees if form.degrees.is_empty() => vec![SummaryRow::new(t.degree(1), "")],
        Section::Degrees => (1..).zip(&form.degrees).map(|(n, row)| degree(lang, n, row)).collect(),
        Section::Work if form.work.is_empty() => vec![SummaryRow::new(t.work(1), "")],
        Section::Work => (1..).zip(&form.work).map(|(n, row)| work(lang, n, row)).collect(),
        Section::Overseas => vec![
            fact(t.overseas_experience(), &form.overseas_experience).wide(),
            fact(t.overseas_business(), &form.overseas_business).wide(),
        ],
        Section::Achievements => achievements(lang, form, papers),
        Section::Declarations => declarations(lang, form, declared_at),
    };
    SectionView { title: of.name(lang).into(), rows, change: None }
}

fn degree(lang: Lang, n: usize, degree: &Degree) -> SummaryRow {
    let t = FormText(lang);
    let value = Phrase::plain(degree_name(degree.kind, lang))
        .then("·")
        .then(Phrase::data(degree.institution.clone()))
        .then("·")
        .then(Phrase::data(degree.field.clone()));
    let awarded = t.awarded(&format::date(lang, degree.awarded_on));
    let note = if degree.stem { format!("{}·{awarded}", t.stem()) } else { awarded };
    SummaryRow::new(t.degree(n), value).note(note).wide()
}

fn work(lang: Lang, n: usize, work: &Work) -> SummaryRow {
    let t = FormText(lang);
    let value = Phrase::data(work.employer.clone()).then("·").then(Phrase::data(work.post.clone()));
    let to = work.to.map_or_else(|| t.now().to_owned(), |day| format::date(lang, day));
    let place = if work.in_shanghai { t.in_shanghai() } else { t.elsewhere() };
    let span = t.from_to(&format::date(lang, work.from), &to);
    SummaryRow::new(t.work(n), value).note(format!("{span}·{place}")).wide()
}

/// Each achievement with its documents beside it, those of them that the reader may open; then the summary.
pub fn achievements(lang: Lang, form: &Application, papers: &[DocumentRow]) -> Vec<SummaryRow> {
    let t = FormText(lang);
    let entry = |(n, entry): (usize, &Achievement)| achievement(lang, n, entry, papers);
    let mut rows: Vec<_> = (1..).zip(&form.achieved).map(entry).collect();
    if rows.is_empty() || !form.achievements.is_empty() {
        rows.push(SummaryRow::new(t.achievements(), Phrase::data(form.achievements.clone())).wide());
    }
    rows
}

fn achievement(lang: Lang, n: usize, entry: &Achievement, papers: &[DocumentRow]) -> SummaryRow {
    let t = FormText(lang);
    let to = entry.to.map_or_else(|| t.now().to_owned(), |day| format::date(lang, day));
    let span = t.from_to(&format::date(lang, entry.from), &to);
    let value = Phrase::data(entry.title.clone())
        .then(lang.pick("：", ": "))
        .then(Phrase::data(entry.result.clone()));
    let note = Phrase::plain(format!("{span}·{}", t.own_part())).then(Phrase::data(entry.role.clone()));
    let proofs = papers.iter().filter(|row| entry.evidence.contains(&row.id)).map(|row| {
        let name = Phrase::plain(row.kind.name(lang)).then(lang.pick("：", ": "));
        Link::new(name.then(Phrase::data(row.file_name.clone())), format!("/documents/{}", row.id))
    });
    SummaryRow::new(format!("{} {n}", entry.kind.name(lang)), value)
        .note(note)
        .linked(proofs.collect())
        .wide()
}

fn declarations(lang: Lang, form: &Application, declared_at: Option<DateTime<Utc>>) -> Vec<SummaryRow> {
    let t = FormText(lang);
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
