//! GET `/admin/messages`: e-mails by how they fare. GET/POST `/admin/messages/{id}`: one with its stored copy; sends it again.
//! POST `/admin/messages`: sends all that failed in a filter again.
use crate::app::App;
use crate::db::letter::LetterRow;
use crate::domain::lang::Lang;
use crate::domain::message::LetterState;
use crate::services::letter::{self, MOST_RESENT, UNDELIVERED};
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::letter::LetterText;
use crate::web::auth::Administrator;
use crate::web::form::{Nothing, Posted};
use crate::web::page::list::{EmptyState, SummaryRow, Tab};
use crate::web::page::{Crumb, Mark, NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

const PER_PAGE: usize = 50;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    show: String,
    /// The last letter of the page before.
    after: String,
}

/// The states behind a tab; the first tab holds what somebody must look at.
fn states(show: &str) -> (&'static str, &'static [LetterState]) {
    match show {
        "given_up" => ("given_up", &[LetterState::GivenUp]),
        "failed" => ("failed", &[LetterState::Failed]),
        "waiting" => ("waiting", &[LetterState::Waiting]),
        "sent" => ("sent", &[LetterState::Sent]),
        _ => ("undelivered", UNDELIVERED),
    }
}

fn address(show: &str) -> String {
    format!("/admin/messages?show={show}")
}

#[derive(Template)]
#[template(path = "admin/messages.html")]
struct Page {
    shell: Shell,
    t: LetterText,
    tabs: Vec<Tab>,
    show: &'static str,
    rows: Vec<Row>,
    empty: EmptyState,
    resend_all: Option<String>,
    newest: Option<String>,
    older: Option<String>,
}

struct Row {
    href: String,
    subject: Phrase,
    to: String,
    at: String,
    at_machine: String,
    state: Tag,
    attempts: i32,
    cause: Option<Phrase>,
}

pub async fn get(
    Administrator(actor): Administrator,
    visitor: Visitor,
    filter: web::Query<Filter>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (show, states) = states(&filter.show);
    let after = Uuid::try_parse(&filter.after).ok();
    let found = db::run(&app, actor, move |conn, _| letter::page(conn, states, after, PER_PAGE)).await?;
    let lang = visitor.lang();
    let t = LetterText(lang);
    let tab = |name: &str, label: &'static str, count: Option<usize>| Tab {
        label: label.into(),
        href: address(name),
        count: count.and_then(|count| u32::try_from(count).ok()),
        is_current: name == show,
    };
    let may_resend = !found.rows.is_empty() && states.iter().all(|state| UNDELIVERED.contains(state));
    respond::page(&Page {
        shell: visitor.shell(t.title()),
        t,
        tabs: vec![
            tab("undelivered", t.undelivered(), Some(found.undelivered)),
            tab("given_up", t.given_up(), None),
            tab("failed", t.failed(), None),
            tab("waiting", t.waiting(), None),
            tab("sent", t.sent(), None),
        ],
        show,
        resend_all: may_resend.then(|| t.resend_all(MOST_RESENT)),
        older: found
            .rows
            .last()
            .filter(|_| found.has_more)
            .map(|row| format!("{}&after={}", address(show), row.id)),
        newest: after.map(|_| address(show)),
        rows: found.rows.iter().map(|row| line(lang, row)).collect(),
        empty: EmptyState { title: t.nothing().into(), reason: t.nothing_why().into(), link: None },
    })
}

fn line(lang: Lang, row: &LetterRow) -> Row {
    Row {
        href: format!("/admin/messages/{}", row.id),
        subject: Phrase::data(row.subject.clone()),
        to: to(lang, row),
        at: format::short_date_time(lang, row.created_at),
        at_machine: format::machine_date_time(row.created_at),
        state: tag(lang, row.state),
        attempts: row.attempts,
        cause: cause(row),
    }
}

fn to(lang: Lang, row: &LetterRow) -> String {
    if row.address_masked.is_empty() {
        LetterText(lang).not_tried().to_owned()
    } else {
        row.address_masked.clone()
    }
}

fn cause(row: &LetterRow) -> Option<Phrase> {
    row.cause.clone().filter(|_| UNDELIVERED.contains(&row.state)).map(Phrase::data)
}

fn tag(lang: Lang, state: LetterState) -> Tag {
    let (tone, mark) = match state {
        LetterState::Waiting => (Tone::Blue, Mark::Clock),
        LetterState::Sent => (Tone::Green, Mark::Tick),
        LetterState::Failed => (Tone::Amber, Mark::Clock),
        LetterState::GivenUp => (Tone::Red, Mark::Cross),
    };
    Tag::new(tone, state.name(lang)).marked(mark)
}

#[derive(Deserialize)]
pub struct All {
    #[serde(default)]
    show: String,
}

pub async fn resend_all(
    Administrator(actor): Administrator,
    visitor: Visitor,
    Posted(form): Posted<All>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (show, states) = states(&form.show);
    let sent = db::run(&app, actor, move |conn, actor| letter::resend_all(conn, actor, states)).await?;
    flash(&app, &visitor, NoticeKind::Done, &LetterText(visitor.lang()).resent(sent)).await?;
    Ok(respond::see_other(address(show)))
}

#[derive(Template)]
#[template(path = "admin/message.html")]
struct OnePage {
    shell: Shell,
    t: LetterText,
    facts: Vec<SummaryRow>,
    lines: Vec<Phrase>,
    may_resend: bool,
    action: String,
}

fn id_of(path: &str) -> Result<Uuid> {
    Uuid::try_parse(path).map_err(|_| Error::NotFound)
}

pub async fn one(
    Administrator(actor): Administrator,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id_of(&path)?;
    let row = db::run(&app, actor, move |conn, actor| letter::read(conn, actor, id)).await?;
    let lang = visitor.lang();
    let t = LetterText(lang);
    let mut shell = visitor.shell(t.copy());
    shell.crumbs = vec![Crumb::link(t.title(), "/admin/messages"), Crumb::here(t.copy())];
    respond::page(&OnePage {
        shell,
        t,
        facts: facts(lang, &row),
        lines: row
            .body
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| Phrase::data(line.to_owned()))
            .collect(),
        may_resend: UNDELIVERED.contains(&row.state),
        action: format!("/admin/messages/{id}"),
    })
}

fn facts(lang: Lang, row: &LetterRow) -> Vec<SummaryRow> {
    let t = LetterText(lang);
    let at = |at| format::date_time(lang, at);
    let spoken = if row.lang == "en" { t.english() } else { t.chinese() };
    let mut facts = vec![
        SummaryRow::new(t.subject(), Phrase::data(row.subject.clone())).wide(),
        SummaryRow::new(t.to(), to(lang, row)).changed_at(format!("/admin/people/{}", row.user_id)),
        SummaryRow::new(t.state(), row.state.name(lang)),
        SummaryRow::new(t.language(), spoken),
        SummaryRow::new(t.attempts(), row.attempts.to_string()),
        SummaryRow::new(t.written_at(), at(row.created_at)),
    ];
    facts.extend(row.tried_at.map(|tried| SummaryRow::new(t.tried_at(), at(tried))));
    facts.extend(row.sent_at.map(|sent| SummaryRow::new(t.sent_at(), at(sent))));
    facts.extend(cause(row).map(|cause| SummaryRow::new(t.cause(), cause).wide()));
    facts
}

pub async fn resend(
    Administrator(actor): Administrator,
    visitor: Visitor,
    path: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id_of(&path)?;
    db::run(&app, actor, move |conn, actor| letter::resend(conn, actor, id)).await?;
    flash(&app, &visitor, NoticeKind::Done, &LetterText(visitor.lang()).resent(1)).await?;
    Ok(respond::see_other("/admin/messages"))
}
