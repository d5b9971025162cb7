//! GET `/admin/jobs`: what the worker still has to do, what failed and when it is tried again, what is done.
use crate::app::App;
use crate::db::outbox::{JobRow, Jobs, Topic};
use crate::domain::lang::Lang;
use crate::services::{Result, oversight};
use crate::text::format;
use crate::text::office::AdminText;
use crate::web::auth::Administrator;
use crate::web::page::list::{EmptyState, Tab};
use crate::web::page::{Phrase, Shell};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

const PER_PAGE: usize = 50;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    show: String,
    before: String,
}

#[derive(Template)]
#[template(path = "admin/jobs.html")]
struct Page {
    shell: Shell,
    t: AdminText,
    tabs: Vec<Tab>,
    is_done: bool,
    rows: Vec<Row>,
    empty: EmptyState,
    newest: Option<String>,
    older: Option<String>,
}

struct Row {
    id: i64,
    topic: &'static str,
    created_at: String,
    attempts: String,
    /// When it is tried next, or was finished.
    at: String,
    error: Option<Phrase>,
}

pub async fn get(
    Administrator(actor): Administrator,
    visitor: Visitor,
    filter: web::Query<Filter>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (which, before) = (which(&filter.show), filter.before.parse().ok());
    let found = db::run(&app, actor, move |conn, _| oversight::jobs(conn, which, before, PER_PAGE)).await?;
    let lang = visitor.lang();
    let t = AdminText(lang);
    let place = address(which);
    let tab = |kind: Jobs, label: &'static str, count: Option<i64>| Tab {
        label: label.into(),
        href: address(kind),
        count: count.and_then(|count| u32::try_from(count).ok()),
        is_current: kind == which,
    };
    respond::page(&Page {
        shell: visitor.shell(t.jobs()),
        t,
        tabs: vec![
            tab(Jobs::Failing, t.failing(), Some(found.failing)),
            tab(Jobs::Waiting, t.waiting(), Some(found.waiting)),
            tab(Jobs::Done, t.done(), None),
        ],
        is_done: which == Jobs::Done,
        older: found.rows.last().filter(|_| found.has_more).map(|row| format!("{place}&before={}", row.id)),
        newest: before.map(|_| place),
        rows: found.rows.iter().map(|row| line(lang, row)).collect(),
        empty: EmptyState { title: t.no_jobs().into(), reason: t.no_jobs_why().into(), link: None },
    })
}

fn which(show: &str) -> Jobs {
    match show {
        "waiting" => Jobs::Waiting,
        "done" => Jobs::Done,
        _ => Jobs::Failing,
    }
}

fn address(which: Jobs) -> String {
    let show = match which {
        Jobs::Waiting => "waiting",
        Jobs::Failing => "failing",
        Jobs::Done => "done",
    };
    format!("/admin/jobs?show={show}")
}

fn line(lang: Lang, row: &JobRow) -> Row {
    let t = AdminText(lang);
    Row {
        id: row.id,
        topic: match row.topic {
            Topic::NotifyCase => t.notify_case(),
            Topic::SendLink => t.send_link(),
            Topic::SendEmail => t.send_email(),
            Topic::SettleVerification => t.settle_verification(),
            Topic::SignalTermination => t.signal_termination(),
            Topic::MakeCertificate => t.make_certificate(),
            Topic::TellOfObjection => t.tell_of_objection(),
            Topic::TellOfHandOver => t.tell_of_hand_over(),
            Topic::PassFeedback => t.pass_feedback(),
        },
        created_at: format::short_date_time(lang, row.created_at),
        attempts: t.times(row.attempts),
        at: format::short_date_time(lang, row.done_at.unwrap_or(row.run_after)),
        error: row.last_error.clone().map(Phrase::data),
    }
}
