//! GET/POST `/reviewer/filters?…`: the reviewer's saved filters, and saving those of the address. POST `…/{id}/delete`.
use super::filter::Filter;
use crate::app::App;
use crate::db::saved::SavedRow;
use crate::services::case::saved;
use crate::services::{Error, FieldErrors, Result};
use crate::text::finding::SavedText;
use crate::text::review::QueueText;
use crate::web::auth::Reviewer;
use crate::web::form::{Nothing, Posted};
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::list::{EmptyState, Link};
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "reviewer/filters.html")]
struct Page {
    shell: Shell,
    t: SavedText,
    errors: ErrorSummary,
    rows: Vec<Row>,
    empty: EmptyState,
    id: Uuid,
    name: FieldView,
    /// The address that the form is sent to, with the filters it saves; none where no filter is set.
    action: Option<String>,
    back: String,
}

struct Row {
    name: Phrase,
    href: String,
    delete: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    id: String,
    name: String,
}

/// The filters of an address without its place in the list, as they are stored.
fn query(filter: &Filter) -> String {
    filter.with(|_| ()).href("").trim_start_matches('?').to_owned()
}

pub async fn get(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    filter: web::Query<Filter>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let rows = db::run(&app, actor, saved::list).await?;
    respond::page(&draw(&visitor, &filter, &rows, &Form::default(), &FieldErrors::default()))
}

pub async fn post(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    filter: web::Query<Filter>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, name, kept) = (Uuid::try_parse(&form.id), form.name.clone(), query(&filter));
    let id = id.unwrap_or_else(|_| Uuid::new_v4());
    match db::run(&app, actor, move |conn, actor| saved::keep(conn, actor, id, &name, &kept)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, SavedText(visitor.lang()).done()).await?;
            Ok(respond::see_other(filter.with(|_| ()).href("/reviewer")))
        }
        Err(Error::Invalid(errors)) => {
            let rows = db::run(&app, actor, saved::list).await?;
            respond::again(&draw(&visitor, &filter, &rows, &form, &errors))
        }
        Err(other) => Err(other),
    }
}

pub async fn delete(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<Uuid>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    db::run(&app, actor, move |conn, actor| saved::delete(conn, actor, id)).await?;
    flash(&app, &visitor, NoticeKind::Done, SavedText(visitor.lang()).deleted()).await?;
    Ok(respond::see_other("/reviewer/filters"))
}

fn draw(visitor: &Visitor, filter: &Filter, rows: &[SavedRow], form: &Form, errors: &FieldErrors) -> Page {
    let lang = visitor.lang();
    let t = SavedText(lang);
    let back = filter.with(|_| ()).href("/reviewer");
    let mut shell = visitor.shell(t.title());
    shell.crumbs = vec![Crumb::link(QueueText(lang).title(), back.clone()), Crumb::here(t.title())];
    shell.has_errors = !errors.is_empty();
    let mut name = FieldView::new("name", t.name()).value(form.name.clone());
    name.error = errors.of("name", lang).map(|text| text.to_owned().into());
    name.max_length = Some(20);
    let row = |row: &SavedRow| Row {
        name: Phrase::data(row.name.clone()),
        href: format!("/reviewer?{}", row.query),
        delete: format!("/reviewer/filters/{}/delete", row.id),
    };
    Page {
        shell,
        t,
        errors: ErrorSummary::of([(&name.name, &name.error)]),
        rows: rows.iter().map(row).collect(),
        empty: EmptyState {
            title: t.none().into(),
            reason: t.none_why().into(),
            link: Some(Link::new(t.back(), back.clone())),
        },
        id: Uuid::try_parse(&form.id).unwrap_or_else(|_| Uuid::new_v4()),
        action: (!query(filter).is_empty()).then(|| filter.with(|_| ()).href("/reviewer/filters")),
        name,
        back,
    }
}
