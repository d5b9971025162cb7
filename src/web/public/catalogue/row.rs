//! GET `/catalogue/{row}`: the title that a class C row leads to, under which conditions, and how the list prints it; any
//! other row leads to the page of its certificate.
use super::{body, level_tag, names, printed as glossed, quoting};
use crate::domain::catalogue::{self, ItemRef, ListItem, ListVersion, RowRef};
use crate::domain::eligibility::{Item, Revision, Rule};
use crate::domain::lang::Lang;
use crate::services::{Error, Result, reference};
use crate::text::catalogue::CatalogueText;
use crate::text::format;
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, Phrase, Shell, Tag};
use crate::web::respond;
use crate::web::visitor::Visitor;
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "public/catalogue_row.html")]
struct Page {
    shell: Shell,
    t: CatalogueText,
    name: Phrase,
    other: Option<Phrase>,
    level: Tag,
    facts: Vec<SummaryRow>,
    conditions: Vec<Condition>,
    printed: Vec<SummaryRow>,
    siblings: Vec<Sibling>,
    citation: String,
}

/// One requirement, with its alternatives.
struct Condition {
    text: &'static str,
    clause: String,
    alternatives: Vec<(&'static str, String)>,
}

struct Sibling {
    href: String,
    name: Phrase,
    level: Tag,
}

pub async fn get(visitor: Visitor, row: web::Path<String>) -> Result<HttpResponse> {
    let citation: RowRef = row.parse().map_err(|_| Error::NotFound)?;
    let list = reference::list_in_force(reference::today(&visitor.as_public()))?;
    let class = citation.table.class();
    match class.and_then(|class| list.find(ItemRef::new(class, citation.number))) {
        Some(item) => respond::page(&page(&visitor, list, item)),
        // A row that leads to no title has no conditions: what it gives stands on the page of its certificate.
        None => elsewhere(citation).map(respond::see_other),
    }
}

fn elsewhere(citation: RowRef) -> Result<String> {
    let mut entries = catalogue::lists().iter().flat_map(|list| &list.entries);
    let entry = entries.find(|entry| entry.row == citation).ok_or(Error::NotFound)?;
    Ok(format!("/catalogue/certificate/{}", entry.certificate_id))
}

fn page(visitor: &Visitor, list: &'static ListVersion, item: &'static ListItem) -> Page {
    let lang = visitor.lang();
    let t = CatalogueText(lang);
    let (name, other) = names(lang, item);
    let mut shell = visitor.shell(format!("{} {}", item.item_ref(), name.words()));
    shell.crumbs = vec![Crumb::link(t.title(), "/catalogue"), Crumb::here(item.item_ref().to_string())];
    Page {
        shell,
        t,
        name,
        other,
        level: level_tag(lang, item.title_level),
        facts: facts(t, lang, list, item),
        conditions: conditions(lang, list, item),
        printed: printed(t, lang, item),
        siblings: siblings(lang, list, item),
        citation: item.item_ref().to_string(),
    }
}

fn facts(t: CatalogueText, lang: Lang, list: &ListVersion, item: &ListItem) -> Vec<SummaryRow> {
    let level = item.title_level.name(lang);
    let leads_to = match item.title_name() {
        Some(title) => {
            let row = SummaryRow::new(t.leads_to(), t.title_at(lang.pick(title.zh, title.en), level));
            row.note(t.series_note())
        }
        None => SummaryRow::new(t.leads_to(), t.series_open(level)),
    };
    let holding = item.holding_years.map_or(t.no_holding().to_owned(), |years| t.holding_years(years));
    vec![
        leads_to,
        SummaryRow::new(t.body(), body(lang, item)),
        SummaryRow::new(t.field(), glossed(lang, &item.field)),
        SummaryRow::new(t.speciality(), glossed(lang, &item.specialty)),
        SummaryRow::new(t.holding(), holding),
        SummaryRow::new(
            t.source_row(),
            quoting(&t.cited(&item.item_ref().to_string(), "\u{1}"), &list.document_no),
        ),
    ]
}

fn conditions(lang: Lang, list: &ListVersion, item: &ListItem) -> Vec<Condition> {
    let Some(revision) = Revision::for_list(&list.id) else { return Vec::new() };
    let cite = |rule: &Rule| format::cited(lang, rule.clause());
    let condition = |rule: &Rule| Condition {
        text: rule.clause().text(lang),
        clause: cite(rule),
        alternatives: rule.parts().iter().map(|part| (part.clause().text(lang), cite(part))).collect(),
    };
    (revision.requirements)(&Item::of(&list.id, item)).iter().map(condition).collect()
}

fn printed(t: CatalogueText, lang: Lang, item: &ListItem) -> Vec<SummaryRow> {
    let mut rows = vec![
        SummaryRow::new(t.printed_certificate(), Phrase::data(item.certificate_raw.clone())),
        SummaryRow::new(t.printed_body(), Phrase::data(item.issuing_body_raw.clone())),
        SummaryRow::new(t.field(), Phrase::data(item.field.clone())),
        SummaryRow::new(t.speciality(), Phrase::data(item.specialty.clone())),
    ];
    if let Some(note) = lang.pick(&item.note_zh, &item.note) {
        rows.push(SummaryRow::new(t.note(), marked(note)));
    }
    rows
}

/// Prose that may quote the other script: every run of Chinese carries its language.
pub(super) fn marked(text: &str) -> Phrase {
    let is_han = |c: char| crate::text::has_han(c.encode_utf8(&mut [0; 4]));
    let mut phrase = Phrase::plain("");
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let han = is_han(first);
        let end = rest.char_indices().find(|(_, c)| is_han(*c) != han).map_or(rest.len(), |(at, _)| at);
        let (run, after) = rest.split_at(end);
        let run = run.to_owned();
        phrase = phrase.then(if han { Phrase::spoken(Lang::Zh, run) } else { Phrase::plain(run) });
        rest = after;
    }
    phrase
}

fn siblings(lang: Lang, list: &ListVersion, item: &ListItem) -> Vec<Sibling> {
    let same_body =
        |other: &&ListItem| other.issuing_body_zh == item.issuing_body_zh && other.number != item.number;
    let sibling = |other: &ListItem| Sibling {
        href: format!("/catalogue/{}", other.item_ref()),
        name: Phrase::plain(format!("{} ", other.item_ref())).then(names(lang, other).0),
        level: level_tag(lang, other.title_level),
    };
    list.items.iter().filter(same_body).map(sibling).collect()
}
