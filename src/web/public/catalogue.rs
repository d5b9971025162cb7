//! GET `/catalogue`: the lists of both cities with one search field, a line for each certificate.
mod certificate;
mod download;
mod row;

pub use certificate::get as certificate;
pub use download::{csv, json};
pub use row::get as row;

use crate::domain::catalogue::{self, City, Entry, ItemClass, Likeness, ListItem, TitleLevel};
use crate::domain::lang::Lang;
use crate::services::Result;
use crate::text::catalogue::CatalogueText;
use crate::text::{format, gloss};
use crate::web::page::field::{ChoiceView, FieldView, Input, OptionView, Width};
use crate::web::page::list::{EmptyState, Link, Pager};
use crate::web::page::{Phrase, Shell, Tag, Tone};
use crate::web::respond;
use crate::web::visitor::Visitor;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::{Deserialize, Serialize};

const PER_PAGE: u32 = 40;

#[derive(Template)]
#[template(path = "public/catalogue.html")]
struct Page {
    shell: Shell,
    t: CatalogueText,
    query: FieldView,
    choices: [ChoiceView; 4],
    count: String,
    /// Said when the rows are only like what was typed.
    near: Option<&'static str>,
    lines: Vec<Line>,
    empty: Option<EmptyState>,
    is_filtered: bool,
    pager: Option<Pager>,
    sources: Vec<Source>,
}

/// One certificate, with a tag for each row of each list.
struct Line {
    href: String,
    certificate: Phrase,
    other: Option<Phrase>,
    body: Phrase,
    tags: Vec<Tag>,
    field: Phrase,
}

/// A list to download.
struct Source {
    words: Phrase,
    id: &'static str,
}

/// What the address says; unknown values filter nothing out.
#[derive(Deserialize, Serialize, Clone)]
pub struct Query {
    #[serde(default)]
    q: String,
    #[serde(default)]
    city: String,
    #[serde(default)]
    class: String,
    #[serde(default)]
    field: String,
    #[serde(default)]
    level: String,
    #[serde(default)]
    page: String,
}

impl Query {
    fn takes(&self, entry: &Entry) -> bool {
        City::parse(&self.city).is_none_or(|city| entry.row.table.city() == city)
            && ItemClass::parse(&self.class).is_none_or(|class| entry.row.table.class() == Some(class))
            && TitleLevel::parse(&self.level).is_none_or(|level| entry.title_level() == Some(level))
            && (self.field.is_empty() || entry.fields().any(|field| field == self.field))
    }

    fn is_empty(&self) -> bool {
        let chosen = [&self.city, &self.class, &self.field, &self.level];
        self.q.trim().is_empty() && chosen.into_iter().all(String::is_empty)
    }

    /// The address of another page of the same search.
    fn at_page(&self, page: u32) -> String {
        let query = Self { page: page.to_string(), ..self.clone() };
        format!("/catalogue?{}", serde_html_form::to_string(&query).unwrap_or_default())
    }
}

pub async fn get(visitor: Visitor, query: web::Query<Query>) -> Result<HttpResponse> {
    respond::page(&page(&visitor, &query))
}

fn page(visitor: &Visitor, query: &Query) -> Page {
    let lang = visitor.lang();
    let t = CatalogueText(lang);
    let (likeness, found) = found(query);
    let pager =
        Pager::new(query.page.parse().unwrap_or(1), PER_PAGE, found.len() as u64, |page| query.at_page(page));
    let first = usize::try_from(pager.from.saturating_sub(1)).unwrap_or(0);
    let lines = found.iter().skip(first).take(PER_PAGE as usize).map(|id| line(lang, id)).collect();
    let mut search = FieldView::new("q", t.search()).input(Input::Search, Width::Full).value(query.q.clone());
    search.hint = Some(t.search_hint().into());
    search.max_length = Some(100);
    Page {
        shell: visitor.shell(t.title()),
        t,
        query: search,
        choices: choices(lang, query),
        count: t.count(found.len()),
        near: match likeness {
            Likeness::Named => None,
            Likeness::Initials => Some(t.by_initials()),
            Likeness::Similar => Some(t.by_likeness()),
        },
        empty: found.is_empty().then(|| EmptyState {
            title: t.none().into(),
            reason: t.none_help().into(),
            link: Some(Link::new(t.show_all(), "/catalogue")),
        }),
        lines,
        is_filtered: !query.is_empty(),
        pager: (found.len() > PER_PAGE as usize).then_some(pager),
        sources: sources(t, lang),
    }
}

/// The certificates with a row that answers and passes every filter, in the order of the lists.
fn found(query: &Query) -> (Likeness, Vec<&'static str>) {
    let entries = catalogue::lists().iter().flat_map(|list| &list.entries);
    let passing = entries.filter(|entry| query.takes(entry));
    let (likeness, rows) = catalogue::search(passing, &catalogue::Query::new(&query.q));
    let mut found = Vec::new();
    for id in rows.into_iter().flat_map(Entry::certificates) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    (likeness, found)
}

fn line(lang: Lang, id: &'static str) -> Line {
    let rows = catalogue::rows_of(id);
    // Every id comes from a row.
    let first = rows[0].1;
    let (certificate, other) = entry_names(lang, first);
    Line {
        href: format!("/catalogue/certificate/{id}"),
        certificate,
        other,
        body: bodies(lang, first),
        tags: rows.iter().map(|(_, entry)| row_tag(lang, entry)).collect(),
        field: fields_of(lang, first),
    }
}

/// Where a row stands and the level it states: `C · Associate senior`, `Beijing`.
pub(super) fn row_tag(lang: Lang, entry: &Entry) -> Tag {
    let place = match entry.row.table.class() {
        Some(class) => class.as_str(),
        None => City::Beijing.name(lang),
    };
    match entry.title_level() {
        Some(level) => Tag::new(tone(level), format!("{place} · {}", level.name(lang))),
        None => Tag::new(Tone::Grey, place),
    }
}

fn choices(lang: Lang, query: &Query) -> [ChoiceView; 4] {
    let t = CatalogueText(lang);
    let all = || OptionView::new("", t.all());
    let cities = City::ALL
        .iter()
        .map(|city| OptionView::new(city.as_str(), city.name(lang)).chosen_if(query.city == city.as_str()));
    let classes = ItemClass::ALL.iter().map(|class| {
        OptionView::new(class.as_str(), t.class_meaning(*class)).chosen_if(query.class == class.as_str())
    });
    let levels = TitleLevel::ALL.iter().rev().map(|level| {
        OptionView::new(level.as_str(), level.name(lang)).chosen_if(query.level == level.as_str())
    });
    let mut fields = vec![all()];
    for field in catalogue::lists().iter().flat_map(|list| &list.entries).flat_map(Entry::fields) {
        if fields.iter().all(|option| option.value != field) {
            fields.push(OptionView::new(field, printed(lang, field)).chosen_if(query.field == field));
        }
    }
    [
        ChoiceView::new("city", t.city(), std::iter::once(all()).chain(cities).collect()),
        ChoiceView::new("class", t.class(), std::iter::once(all()).chain(classes).collect()),
        ChoiceView::new("level", t.level(), std::iter::once(all()).chain(levels).collect()),
        ChoiceView::new("field", t.field(), fields),
    ]
}

fn sources(t: CatalogueText, lang: Lang) -> Vec<Source> {
    let words = |list: &catalogue::CityList| match (&list.document_no, list.published_on) {
        (Some(number), Some(date)) => {
            quoting(&t.source("\u{1}", &format::date(lang, date), list.entries.len()), number)
        }
        _ => quoting(&t.source_undated("\u{1}", list.entries.len()), &list.title),
    };
    catalogue::lists().iter().map(|list| Source { words: words(list), id: &list.id }).collect()
}

/// A sentence with one place, marked by `\u{1}`, for a text that has a language of its own.
pub(super) fn quoting(sentence: &str, quoted: &str) -> Phrase {
    let (before, after) = sentence.split_once('\u{1}').unwrap_or((sentence, ""));
    Phrase::plain(before.to_owned()).then(Phrase::data(quoted.to_owned())).then(after.to_owned())
}

/// The certificate as this page's reader knows it, and its other name.
pub(super) fn entry_names(lang: Lang, entry: &Entry) -> (Phrase, Option<Phrase>) {
    let latin = [entry.certificate_en.as_deref(), entry.abbreviation.as_deref()];
    both_names(lang, &entry.certificate_zh, &latin.into_iter().flatten().collect::<Vec<_>>())
}

/// The same for a row of class C.
pub(super) fn names(lang: Lang, item: &ListItem) -> (Phrase, Option<Phrase>) {
    let latin = [item.certificate_en.as_deref(), item.abbreviation.as_deref()];
    both_names(lang, &item.certificate_zh, &latin.into_iter().flatten().collect::<Vec<_>>())
}

fn both_names(lang: Lang, zh: &str, latin: &[&str]) -> (Phrase, Option<Phrase>) {
    let zh = Phrase::spoken(Lang::Zh, zh.to_owned());
    if latin.is_empty() {
        return (zh, None);
    }
    match lang {
        Lang::Zh => (zh, Some(Phrase::spoken(Lang::En, latin.join(" · ")))),
        Lang::En => (Phrase::data(latin.join(", ")), Some(zh)),
    }
}

/// The issuing bodies with their abbreviations.
pub(super) fn bodies(lang: Lang, entry: &Entry) -> Phrase {
    let mut phrase = Phrase::plain("");
    for (at, body) in entry.bodies.iter().enumerate() {
        if at > 0 {
            phrase = phrase.then(lang.pick("；", "; "));
        }
        phrase = phrase.then(body_name(lang, &body.zh, body.en.as_deref(), body.abbreviation.as_deref()));
    }
    phrase
}

/// The issuing body of a row of class C.
pub(super) fn body(lang: Lang, item: &ListItem) -> Phrase {
    let (en, short) = (item.issuing_body_en.as_deref(), item.issuing_body_abbreviation.as_deref());
    body_name(lang, &item.issuing_body_zh, en, short)
}

fn body_name(lang: Lang, zh: &str, en: Option<&str>, abbreviation: Option<&str>) -> Phrase {
    let name = match (lang, en) {
        (Lang::En, Some(en)) => Phrase::data(en.to_owned()),
        _ => Phrase::data(zh.to_owned()),
    };
    match abbreviation {
        Some(short) => name.then(format!(" ({short})")),
        None => name,
    }
}

fn fields_of(lang: Lang, entry: &Entry) -> Phrase {
    let mut phrase = Phrase::plain("");
    for (at, field) in entry.fields().enumerate() {
        let field = printed(lang, field);
        phrase = if at > 0 { phrase.then(lang.pick("、", ", ")).then(field) } else { field };
    }
    phrase
}

/// A Chinese-only text of the list; on an English page our translation where there is one.
pub(super) fn printed(lang: Lang, zh: &str) -> Phrase {
    match (lang, gloss::english(zh)) {
        (Lang::En, Some(english)) => Phrase::plain(english),
        _ => Phrase::data(zh.to_owned()),
    }
}

fn tone(level: TitleLevel) -> Tone {
    match level {
        TitleLevel::AssociateSenior => Tone::Blue,
        TitleLevel::Intermediate => Tone::Teal,
        TitleLevel::Junior => Tone::Grey,
    }
}

pub(super) fn level_tag(lang: Lang, level: TitleLevel) -> Tag {
    Tag::new(tone(level), level.name(lang))
}
