//! GET/POST `/messages`: what a person was told, and where to act on it.
use crate::app::App;
use crate::db::message::MessageRow;
use crate::domain::lang::Lang;
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

#[derive(Template)]
#[template(path = "public/messages.html")]
struct Page {
    shell: Shell,
    t: MessageText,
    rows: Vec<Row>,
    /// How many are unread, in words; none when all are read.
    unread: Option<String>,
    empty: Option<EmptyState>,
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

pub async fn get(Member(actor): Member, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let rows = db::run(&app, actor, message::latest).await?;
    let t = MessageText(visitor.lang());
    let empty = rows.is_empty().then(|| EmptyState {
        title: t.none().into(),
        reason: t.none_help().into(),
        link: None,
    });
    let unread = rows.iter().filter(|row| row.read_at.is_none()).count();
    let rows = rows.into_iter().map(|row| row_of(visitor.lang(), row)).collect();
    let unread = (unread > 0).then(|| t.unread(unread));
    respond::page(&Page { shell: visitor.shell(t.title()), t, rows, unread, empty })
}

fn row_of(lang: Lang, row: MessageRow) -> Row {
    let t = MessageText(lang);
    let mail = match row.email_state.as_str() {
        "sent" => Some(Tag::new(Tone::Grey, t.mailed())),
        "failed" => Some(Tag::new(Tone::Amber, t.mail_failed())),
        _ => None,
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
