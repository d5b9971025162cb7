//! GET/POST `/messages`: what a person was told, and where to act on it.
use crate::app::App;
use crate::db::message::MessageRow;
use crate::domain::lang::Lang;
use crate::domain::message::{Delivery, LetterState};
use crate::services::{Result, message};
use crate::text::format;
use crate::text::message::MessageText;
use crate::web::auth::Member;
use crate::web::form::{Nothing, Posted};
use crate::web::page::list::EmptyState;
use crate::web::page::{Phrase, Shell, Tag, Tone};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

const PER_PAGE: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// The last message of the page before.
    after: String,
}

#[derive(Template)]
#[template(path = "public/messages.html")]
struct Page {
    shell: Shell,
    t: MessageText,
    rows: Vec<Row>,
    /// How many are unread, in words; none when all are read.
    unread: Option<String>,
    empty: Option<EmptyState>,
    newest: Option<&'static str>,
    older: Option<String>,
}

struct Row {
    subject: Phrase,
    lines: Vec<Phrase>,
    link: Option<String>,
    at: String,
    at_machine: String,
    new: Option<Tag>,
    mail: Option<Tag>,
}

pub async fn get(
    Member(actor): Member,
    visitor: Visitor,
    filter: web::Query<Filter>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let after = Uuid::try_parse(&filter.after).ok();
    let (rows, has_more) =
        db::run(&app, actor, move |conn, actor| message::page(conn, actor, after, PER_PAGE)).await?;
    let t = MessageText(visitor.lang());
    let empty = rows.is_empty().then(|| EmptyState {
        title: t.none().into(),
        reason: t.none_help().into(),
        link: None,
    });
    let unread = rows.iter().filter(|(row, _)| row.read_at.is_none()).count();
    let older = rows.last().filter(|_| has_more).map(|(row, _)| format!("/messages?after={}", row.id));
    let newest = after.map(|_| "/messages");
    let rows = rows.into_iter().map(|(row, mail)| row_of(visitor.lang(), row, mail)).collect();
    let unread = (unread > 0).then(|| t.unread(unread));
    respond::page(&Page { shell: visitor.shell(t.title()), t, rows, unread, empty, newest, older })
}

fn row_of(lang: Lang, row: MessageRow, mail: Option<LetterState>) -> Row {
    let t = MessageText(lang);
    let mail = match (mail, row.delivery) {
        (Some(LetterState::Sent), _) => Some(Tag::new(Tone::Grey, t.mailed())),
        (Some(LetterState::Waiting), _) => Some(Tag::new(Tone::Grey, t.mail_waiting())),
        (Some(LetterState::Failed | LetterState::GivenUp), _) => Some(Tag::new(Tone::Amber, t.mail_failed())),
        (None, Delivery::Digest) => Some(Tag::new(Tone::Grey, t.mail_in_digest())),
        (None, _) => None,
    };
    let lines = row.body.lines().filter(|line| !line.is_empty());
    Row {
        lines: lines.map(|line| Phrase::data(line.to_owned())).collect(),
        subject: Phrase::data(row.subject),
        link: row.link.filter(|link| link.starts_with('/')),
        at: format::short_date_time(lang, row.created_at),
        at_machine: format::machine_date_time(row.created_at),
        new: row.read_at.is_none().then(|| Tag::new(Tone::Blue, t.new_mark())),
        mail,
    }
}

pub async fn mark_read(
    Member(actor): Member,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    db::run(&app, actor, message::mark_all_read).await?;
    Ok(respond::see_other("/messages"))
}
