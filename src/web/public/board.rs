//! GET `/board`: results on public display, with the least that lets a person object.
use crate::app::App;
use crate::db::notice::BoardRow;
use crate::domain::calendar::{Calendar, shanghai_date};
use crate::domain::lang::Lang;
use crate::services::{Result, notice};
use crate::text::board::BoardText;
use crate::text::format;
use crate::web::page::list::{EmptyState, Link};
use crate::web::page::progress::DaysLeft;
use crate::web::page::window::WindowView;
use crate::web::page::{Phrase, Shell};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

#[derive(Template)]
#[template(path = "public/board.html")]
struct Page {
    shell: Shell,
    t: BoardText,
    rows: Vec<Row>,
    count: String,
    empty: Option<EmptyState>,
}

struct Row {
    holder: Phrase,
    unit: Phrase,
    certificate: Phrase,
    level: &'static str,
    span: String,
    days: DaysLeft,
    object: Option<String>,
}

pub async fn get(visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let (rows, calendar) = db::run(&app, visitor.as_public(), notice::board).await?;
    let t = BoardText(visitor.lang());
    let today = shanghai_date(visitor.now());
    let rows: Vec<Row> = rows.into_iter().map(|row| row_of(visitor.lang(), &calendar, today, row)).collect();
    let empty = rows.is_empty().then(|| EmptyState {
        title: t.none().into(),
        reason: t.none_help().into(),
        link: Some(Link::new(t.check(), "/check")),
    });
    respond::page(&Page { shell: visitor.shell(t.title()), t, count: t.count(rows.len()), rows, empty })
}

fn row_of(lang: Lang, calendar: &Calendar, today: NaiveDate, row: BoardRow) -> Row {
    let window = WindowView { calendar, from: row.published_on, ends_on: row.ends_on, today };
    let (from, to) = (format::date(lang, row.published_on), format::date(lang, row.ends_on));
    Row {
        holder: Phrase::data(row.holder_name),
        unit: Phrase::data(row.unit_name),
        certificate: Phrase::data(row.certificate),
        level: row.title_level.name(lang),
        span: BoardText(lang).span(&from, &to),
        days: window.days_left(),
        object: row.objection_token.map(|token| format!("/objection/{token}")),
    }
}
