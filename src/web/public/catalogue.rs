//! GET `/catalogue`: the class C list with one search field; `/catalogue/{list}.json`: the same for programs.
mod row;

pub use row::get as row;

use crate::domain::catalogue::{self, ItemClass, ListItem, ListVersion, TitleLevel};
use crate::domain::lang::Lang;
use crate::services::{Error, Result, reference};
use crate::text::catalogue::CatalogueText;
use crate::text::{format, gloss};
use crate::web::page::field::{ChoiceView, FieldView, Input, OptionView, Width};
use crate::web::page::list::{EmptyState, Link};
use crate::web::page::{Phrase, Shell, Tag, Tone};
use crate::web::respond;
use crate::web::visitor::Visitor;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "public/catalogue.html")]
struct Page {
    shell: Shell,
    t: CatalogueText,
    source: Phrase,
    query: FieldView,
    field: ChoiceView,
    level: ChoiceView,
    count: String,
    rows: Vec<Row>,
    empty: Option<EmptyState>,
    is_filtered: bool,
    list: &'static str,
}

struct Row {
    href: String,
    citation: String,
    certificate: Phrase,
    other: Option<Phrase>,
    body: Phrase,
    field: Phrase,
    level: Tag,
    holding: Option<String>,
    speciality: Phrase,
}

/// What the address says; unknown values filter nothing out.
#[derive(Deserialize)]
pub struct Query {
    #[serde(default)]
    q: String,
    #[serde(default)]
    field: String,
    #[serde(default)]
    level: String,
}

impl Query {
    fn takes(&self, item: &ListItem) -> bool {
        item.matches(&self.q)
            && (self.field.is_empty() || item.field == self.field)
            && TitleLevel::parse(&self.level).is_none_or(|level| item.title_level == level)
    }

    fn is_empty(&self) -> bool {
        self.q.trim().is_empty() && self.field.is_empty() && self.level.is_empty()
    }
}

pub async fn get(visitor: Visitor, query: web::Query<Query>) -> Result<HttpResponse> {
    let list = reference::list_in_force(reference::today(&visitor.as_public()))?;
    respond::page(&page(&visitor, list, &query))
}

fn page(visitor: &Visitor, list: &'static ListVersion, query: &Query) -> Page {
    let lang = visitor.lang();
    let t = CatalogueText(lang);
    let all: Vec<&ListItem> = list.items_of(ItemClass::C).collect();
    let rows: Vec<Row> = all.iter().filter(|item| query.takes(item)).map(|item| row_of(lang, item)).collect();
    let empty = rows.is_empty().then(|| EmptyState {
        title: t.none().into(),
        reason: t.none_help().into(),
        link: Some(Link::new(t.show_all(), "/catalogue")),
    });
    let mut search = FieldView::new("q", t.search()).input(Input::Search, Width::Full).value(query.q.clone());
    search.hint = Some(t.search_hint().into());
    search.max_length = Some(100);
    Page {
        shell: visitor.shell(t.title()),
        t,
        source: source(t, lang, list),
        query: search,
        field: ChoiceView::new("field", t.field(), fields(lang, &all, &query.field)),
        level: ChoiceView::new("level", t.level(), levels(lang, &query.level)),
        count: t.count(rows.len(), all.len()),
        rows,
        empty,
        is_filtered: !query.is_empty(),
        list: &list.id,
    }
}

fn source(t: CatalogueText, lang: Lang, list: &ListVersion) -> Phrase {
    quoting(&t.source("\u{1}", &format::date(lang, list.effective_from)), &list.document_no)
}

/// A sentence with one place, marked by `\u{1}`, for a text that has a language of its own.
pub(super) fn quoting(sentence: &str, quoted: &str) -> Phrase {
    let (before, after) = sentence.split_once('\u{1}').unwrap_or((sentence, ""));
    Phrase::plain(before.to_owned()).then(Phrase::data(quoted.to_owned())).then(after.to_owned())
}

fn fields(lang: Lang, items: &[&ListItem], chosen: &str) -> Vec<OptionView> {
    let mut options = vec![OptionView::new("", CatalogueText(lang).all())];
    for item in items {
        if options.iter().all(|option| option.value != item.field) {
            let label = printed(lang, &item.field);
            options.push(OptionView::new(item.field.clone(), label).chosen_if(chosen == item.field));
        }
    }
    options
}

fn levels(lang: Lang, chosen: &str) -> Vec<OptionView> {
    let all = OptionView::new("", CatalogueText(lang).all());
    let option = |level: &TitleLevel| {
        OptionView::new(level.as_str(), level.name(lang)).chosen_if(chosen == level.as_str())
    };
    std::iter::once(all).chain(TitleLevel::ALL.iter().rev().map(option)).collect()
}

fn row_of(lang: Lang, item: &ListItem) -> Row {
    let (certificate, other) = names(lang, item);
    Row {
        href: format!("/catalogue/{}", item.item_ref()),
        citation: item.item_ref().to_string(),
        certificate,
        other,
        body: body(lang, item),
        field: printed(lang, &item.field),
        level: level_tag(lang, item.title_level),
        holding: item.holding_years.map(|years| CatalogueText(lang).holding_years(years)),
        speciality: printed(lang, &item.specialty),
    }
}

/// The certificate as this page's reader knows it, and its other name.
pub(super) fn names(lang: Lang, item: &ListItem) -> (Phrase, Option<Phrase>) {
    let latin = [item.certificate_en.as_deref(), item.abbreviation.as_deref()];
    let latin: Vec<&str> = latin.into_iter().flatten().collect();
    let zh = Phrase::spoken(Lang::Zh, item.certificate_zh.clone());
    if latin.is_empty() {
        return (zh, None);
    }
    let en = Phrase::data(latin.join(lang.pick("，", ", ")));
    let en = if lang == Lang::Zh { Phrase::spoken(Lang::En, latin.join(" · ")) } else { en };
    match lang {
        Lang::Zh => (zh, Some(en)),
        Lang::En => (en, Some(zh)),
    }
}

/// The issuing body with its abbreviation.
pub(super) fn body(lang: Lang, item: &ListItem) -> Phrase {
    let name = match (lang, &item.issuing_body_en) {
        (Lang::En, Some(en)) => Phrase::data(en.clone()),
        _ => Phrase::data(item.issuing_body_zh.clone()),
    };
    match &item.issuing_body_abbreviation {
        Some(short) => name.then(format!(" ({short})")),
        None => name,
    }
}

/// A Chinese-only text of the list; on an English page our translation where there is one.
pub(super) fn printed(lang: Lang, zh: &str) -> Phrase {
    match (lang, gloss::english(zh)) {
        (Lang::En, Some(english)) => Phrase::plain(english),
        _ => Phrase::data(zh.to_owned()),
    }
}

pub(super) fn level_tag(lang: Lang, level: TitleLevel) -> Tag {
    let tone = match level {
        TitleLevel::AssociateSenior => Tone::Blue,
        TitleLevel::Intermediate => Tone::Teal,
        TitleLevel::Junior => Tone::Grey,
    };
    Tag::new(tone, level.name(lang))
}

/// The same JSON as `zhicheng catalogue export`.
pub async fn json(list: web::Path<String>) -> Result<HttpResponse> {
    let list = catalogue::embedded().iter().find(|version| version.id == *list).ok_or(Error::NotFound)?;
    let name = format!("attachment; filename=\"{}.json\"", list.id);
    Ok(HttpResponse::Ok()
        .content_type("application/json; charset=utf-8")
        .insert_header(("content-disposition", name))
        .body(list.export_json(Some(ItemClass::C))))
}
