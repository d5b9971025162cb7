//! GET/POST `/admin/people`: who has an account; invites somebody.
use crate::app::App;
use crate::db::people::PersonRow;
use crate::domain::actor::{Actor, Role};
use crate::domain::ids::UserId;
use crate::domain::lang::Lang;
use crate::services::{Error, FieldErrors, Result, people};
use crate::text::format;
use crate::text::people::PeopleText;
use crate::web::auth::{Administrator, Steward};
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView, Input, Width};
use crate::web::page::list::EmptyState;
use crate::web::page::{Mark, NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::{Deserialize, Serialize};

const PER_PAGE: usize = 50;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    /// The last address of the page before.
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
}

impl Filter {
    fn href(&self) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        format!("/admin/people?{query}").trim_end_matches('?').to_owned()
    }
}

#[derive(Template)]
#[template(path = "admin/people.html")]
struct Page {
    shell: Shell,
    t: PeopleText,
    errors: ErrorSummary,
    search: FieldView,
    rows: Vec<Row>,
    empty: EmptyState,
    first: Option<String>,
    next: Option<String>,
    /// Whether this reader makes accounts.
    may_invite: bool,
    id: UserId,
    name: FieldView,
    email: FieldView,
}

struct Row {
    href: String,
    name: Phrase,
    email: String,
    since: String,
    state: Tag,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    id: String,
    name: String,
    email: String,
}

async fn draw(
    app: &web::Data<App>,
    actor: Actor,
    visitor: &Visitor,
    filter: &Filter,
    (form, errors): (&Form, &FieldErrors),
) -> Result<Page> {
    let asked = filter.clone();
    let (rows, has_more) =
        db::run(app, actor, move |conn, _| people::page(conn, &asked.q, &asked.after, PER_PAGE)).await?;
    let lang = visitor.lang();
    let t = PeopleText(lang);
    let field = |name: &'static str, label: &'static str, value: &str| {
        let mut field = FieldView::new(name, label).value(value);
        field.error = errors.of(name, lang).map(|error| error.to_owned().into());
        field
    };
    let (name, email) = (field("name", t.name(), &form.name), field("email", t.email(), &form.email));
    let next = rows.last().filter(|_| has_more);
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !errors.is_empty();
    Ok(Page {
        shell,
        t,
        errors: ErrorSummary::of([(&name.name, &name.error), (&email.name, &email.error)]),
        search: FieldView::new("q", t.search()).input(Input::Search, Width::Full).value(filter.q.clone()),
        next: next.map(|row| Filter { after: row.email.clone(), ..filter.clone() }.href()),
        first: (!filter.after.is_empty()).then(|| Filter { after: String::new(), ..filter.clone() }.href()),
        rows: rows.iter().map(|row| line(lang, row)).collect(),
        empty: EmptyState { title: t.nobody().into(), reason: t.nobody_why().into(), link: None },
        may_invite: actor.role == Role::Administrator,
        id: UserId::parse(&form.id).unwrap_or_else(UserId::fresh),
        name,
        email: email.input(Input::Email, Width::Full),
    })
}

fn line(lang: Lang, row: &PersonRow) -> Row {
    Row {
        href: format!("/admin/people/{}", row.id),
        name: Phrase::data(row.name.clone()),
        email: row.email.clone(),
        since: format::short_date_time(lang, row.created_at),
        state: state(lang, row),
    }
}

/// Whether an account works, as a tag.
pub fn state(lang: Lang, row: &PersonRow) -> Tag {
    let t = PeopleText(lang);
    match row.disabled_at {
        None => Tag::new(Tone::Green, t.active()).marked(Mark::Tick),
        Some(_) => Tag::new(Tone::Red, t.disabled()).marked(Mark::Cross),
    }
}

pub async fn get(
    Steward(actor): Steward,
    visitor: Visitor,
    filter: web::Query<Filter>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let nothing = (&Form::default(), &FieldErrors::default());
    respond::page(&draw(&app, actor, &visitor, &filter, nothing).await?)
}

pub async fn invite(
    Administrator(actor): Administrator,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = UserId::parse(&form.id).ok_or(Error::NotFound)?;
    let asked = form.clone();
    let done =
        db::run(&app, actor, move |conn, actor| people::invite(conn, actor, id, &asked.email, &asked.name));
    match done.await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, PeopleText(visitor.lang()).invited()).await?;
            Ok(respond::see_other(format!("/admin/people/{id}")))
        }
        Err(Error::Invalid(errors)) => {
            respond::again(&draw(&app, actor, &visitor, &Filter::default(), (&form, &errors)).await?)
        }
        Err(other) => Err(other),
    }
}
