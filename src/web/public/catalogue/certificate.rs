//! GET `/catalogue/certificate/{id}`: everything one certificate confers, class by class, both cities side by side.
use super::row::marked;
use super::{bodies, entry_names, printed, quoting, row_tag};
use crate::domain::catalogue::{self, BeijingTerms, City, Confers, Entry, ItemClass};
use crate::domain::clause::Clause;
use crate::domain::lang::Lang;
use crate::services::{Error, Result};
use crate::text::catalogue::CatalogueText;
use crate::text::format;
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::{Crumb, Phrase, Shell, Tag};
use crate::web::respond;
use crate::web::visitor::Visitor;
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "public/catalogue_certificate.html")]
struct Page {
    shell: Shell,
    t: CatalogueText,
    name: Phrase,
    other: Option<Phrase>,
    body: Phrase,
    cities: Vec<CityPanel>,
    printed: Vec<Printed>,
}

/// What one city gives.
struct CityPanel {
    title: String,
    rows: Vec<Given>,
}

/// What one row gives: the sentence, what it asks for, and the clause.
struct Given {
    tag: Tag,
    what: Phrase,
    terms: Vec<Phrase>,
    clause: String,
    link: Option<Link>,
}

/// The cells of a row as printed.
struct Printed {
    citation: String,
    facts: Vec<SummaryRow>,
}

pub async fn get(visitor: Visitor, id: web::Path<String>) -> Result<HttpResponse> {
    let rows: Vec<&'static Entry> = catalogue::rows_of(&id).into_iter().map(|(_, entry)| entry).collect();
    let first = *rows.first().ok_or(Error::NotFound)?;
    let lang = visitor.lang();
    let t = CatalogueText(lang);
    let (name, other) = entry_names(lang, first);
    let mut shell = visitor.shell(name.words());
    shell.crumbs = vec![Crumb::link(t.title(), "/catalogue"), Crumb::here(name.words())];
    let panel = |city: &City| CityPanel {
        title: city.name(lang).to_owned(),
        rows: rows.iter().filter(|row| row.row.table.city() == *city).map(|row| given(lang, row)).collect(),
    };
    respond::page(&Page {
        shell,
        t,
        name,
        other,
        body: bodies(lang, first),
        cities: City::ALL.iter().map(panel).collect(),
        printed: rows.iter().map(|row| as_printed(t, lang, row)).collect(),
    })
}

fn given(lang: Lang, entry: &Entry) -> Given {
    let t = CatalogueText(lang);
    let held = entry.holding_years.map(|years| Phrase::plain(t.holding_years(years)));
    let cite = |clause| format::cited(lang, clause);
    let (what, mut terms, clause) = match &entry.confers {
        Confers::Services if entry.row.table.class() == Some(ItemClass::B) => {
            (Phrase::plain(t.services_b()), vec![], cite(Clause::L2))
        }
        Confers::Services => (Phrase::plain(t.services_a()), vec![], cite(Clause::L2)),
        Confers::Title { level, specialty } => {
            (Phrase::plain(t.title_of(level.name(lang))), vec![printed(lang, specialty)], cite(Clause::L3))
        }
        Confers::MutualRecognition { form } => {
            (Phrase::plain(t.recognition()), vec![Phrase::data(form.clone())], cite(Clause::L4))
        }
        Confers::Beijing(terms) => beijing(t, lang, terms),
    };
    terms.extend(held);
    let is_c = entry.row.table.class() == Some(ItemClass::C);
    let link = is_c.then(|| Link::new(t.conditions(), format!("/catalogue/{}", entry.row)));
    Given { tag: row_tag(lang, entry), what, terms, clause, link }
}

fn beijing(t: CatalogueText, lang: Lang, terms: &BeijingTerms) -> (Phrase, Vec<Phrase>, String) {
    let what = match terms.title_level {
        Some(level) => t.corresponds(level.name(lang)),
        None => t.no_level().to_owned(),
    };
    let quoted =
        |sentence: String, words: &Option<String>| words.as_ref().map(|words| quoting(&sentence, words));
    let lines = [
        terms.experience_years.map(|years| Phrase::plain(t.experience(years))),
        terms.no_native_language_limit.then(|| Phrase::plain(t.no_native_language_limit())),
        terms.theme_park_exemption.then(|| Phrase::plain(t.theme_park())),
        quoted(t.registration("\u{1}"), &terms.registration),
        quoted(t.exam_exemption("\u{1}"), &terms.exam_exemption),
        Some(quoting(&t.remark("\u{1}"), &terms.remark)),
    ];
    (Phrase::plain(what), lines.into_iter().flatten().collect(), String::new())
}

fn as_printed(t: CatalogueText, lang: Lang, entry: &Entry) -> Printed {
    let mut facts = vec![
        SummaryRow::new(t.printed_certificate(), Phrase::data(entry.certificate_raw.clone())),
        SummaryRow::new(t.printed_body(), Phrase::data(entry.issuing_body_raw.clone())),
        SummaryRow::new(t.field(), Phrase::data(entry.field.clone())),
    ];
    if let Some(country) = &entry.country_region {
        facts.push(SummaryRow::new(t.country(), Phrase::data(country.clone())));
    }
    if let Some(note) = lang.pick(&entry.note_zh, &entry.note) {
        facts.push(SummaryRow::new(t.note(), marked(note)));
    }
    Printed { citation: entry.row.to_string(), facts }
}
