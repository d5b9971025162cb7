//! GET `/reviewer/search`: one field over every case that the office may see, in every state.
use super::filter::Filter;
use super::queue::{certificate, issuer};
use crate::app::App;
use crate::domain::lang::Lang;
use crate::services::Result;
use crate::services::case::queue::QueueRow;
use crate::services::case::{is_claimable, search};
use crate::text::finding::SearchText;
use crate::text::owner::HandOverText;
use crate::text::review::QueueText;
use crate::web::auth::Reviewer;
use crate::web::page::field::{FieldView, Input, Width};
use crate::web::page::list::EmptyState;
use crate::web::page::{Phrase, Shell, Tag};
use crate::web::visitor::Visitor;
use crate::web::{casework, db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::{Deserialize, Serialize};

const PER_PAGE: usize = 20;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Query {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    /// The last number of the page before.
    #[serde(skip_serializing_if = "String::is_empty")]
    before: String,
}

impl Query {
    fn href(&self) -> String {
        format!("/reviewer/search?{}", serde_html_form::to_string(self).unwrap_or_default())
    }
}

#[derive(Template)]
#[template(path = "reviewer/search.html")]
struct Page {
    shell: Shell,
    t: SearchText,
    q: QueueText,
    search: FieldView,
    rows: Vec<Row>,
    empty: EmptyState,
    newest: Option<String>,
    older: Option<String>,
}

struct Row {
    href: String,
    number: String,
    name: Phrase,
    unit: Phrase,
    certificate: Phrase,
    issuer: Phrase,
    level: &'static str,
    state: Tag,
    owner: Phrase,
}

pub async fn get(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    query: web::Query<Query>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let asked = query.clone();
    let found = db::run(&app, actor, move |conn, actor| {
        let before = Some(asked.before.as_str()).filter(|number| !number.is_empty());
        search::search(conn, actor, &asked.q, before, PER_PAGE)
    })
    .await?;
    let lang = visitor.lang();
    let t = SearchText(lang);
    let is_blank = query.q.trim().is_empty();
    let last = found.rows.last().filter(|_| found.has_more);
    respond::page(&Page {
        shell: visitor.shell(t.title()),
        t,
        q: QueueText(lang),
        search: FieldView::new("q", t.field())
            .input(Input::Search, Width::Full)
            .hint(t.hint())
            .value(query.q.clone()),
        rows: found.rows.iter().map(|row| line(lang, row)).collect(),
        empty: EmptyState {
            title: if is_blank { t.begin() } else { t.none() }.into(),
            reason: if is_blank { t.hint() } else { t.none_why() }.into(),
            link: None,
        },
        newest: (!query.before.is_empty()).then(|| Query { q: query.q.clone(), ..Query::default() }.href()),
        older: last.map(|row| Query { q: query.q.clone(), before: row.case.number.clone() }.href()),
    })
}

fn line(lang: Lang, row: &QueueRow) -> Row {
    Row {
        href: Filter::default().case_href(row.case.id),
        number: row.case.number.clone(),
        name: Phrase::data(row.case.applicant_name.clone()),
        unit: Phrase::data(row.unit.clone()),
        certificate: certificate(lang, row),
        issuer: Phrase::data(issuer(row)),
        level: row.item.title_level.name(lang),
        state: casework::state(lang, &row.case),
        owner: match &row.owner {
            Some(name) => Phrase::data(name.clone()),
            None if is_claimable(row.case.status) => HandOverText(lang).nobody().into(),
            None => Phrase::plain(""),
        },
    }
}
