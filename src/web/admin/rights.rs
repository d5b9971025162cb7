//! GET/POST `/admin/rights`: who holds a right beyond their role, who gave it and why; the security administrator gives and
//! takes.
use crate::app::App;
use crate::db::right::GrantRow;
use crate::domain::actor::Actor;
use crate::domain::ids::UserId;
use crate::domain::lang::Lang;
use crate::services::right::{self, Rights};
use crate::services::{Error, FieldErrors, Result};
use crate::text::format;
use crate::text::right::RightText;
use crate::web::auth::SecurityAdministrator;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, OptionView};
use crate::web::page::list::EmptyState;
use crate::web::page::{Mark, NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "admin/rights.html")]
struct Page {
    shell: Shell,
    t: RightText,
    errors: ErrorSummary,
    rows: Vec<Row>,
    empty: EmptyState,
    id: Uuid,
    person: ChoiceView,
    reason: FieldView,
    /// Nobody is left to give it to.
    is_complete: bool,
}

struct Row {
    id: Uuid,
    name: Phrase,
    right: &'static str,
    reason: Phrase,
    given: Phrase,
    state: Tag,
    taken: Option<Phrase>,
    holder: Phrase,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    act: String,
    /// Of the grant: made with the form, or the one to take back.
    id: String,
    person: String,
    reason: String,
}

async fn read(app: &web::Data<App>, actor: Actor) -> Result<Rights> {
    db::run(app, actor, |conn, _| right::list(conn)).await
}

pub async fn get(
    SecurityAdministrator(actor): SecurityAdministrator,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let rights = read(&app, actor).await?;
    respond::page(&draw(&visitor, &rights, &Form::default(), &FieldErrors::default()))
}

fn draw(visitor: &Visitor, rights: &Rights, form: &Form, errors: &FieldErrors) -> Page {
    let lang = visitor.lang();
    let t = RightText(lang);
    let option = |(id, name): &(UserId, String)| {
        OptionView::new(id.to_string(), Phrase::data(name.clone())).chosen_if(form.person == id.to_string())
    };
    let choose = OptionView::new("", t.choose());
    let options = std::iter::once(choose).chain(rights.candidates.iter().map(option)).collect();
    let mut person = ChoiceView::new("person", t.person(), options);
    person.error = errors.of("person", lang).map(|error| error.to_owned().into());
    let mut reason = FieldView::new("reason", t.reason()).hint(t.reason_hint()).value(form.reason.clone());
    reason.error = errors.of("reason", lang).map(|error| error.to_owned().into());
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !errors.is_empty();
    Page {
        shell,
        t,
        errors: ErrorSummary::of([(&person.name, &person.error), (&reason.name, &reason.error)]),
        rows: rights.grants.iter().map(|grant| row(lang, rights, grant)).collect(),
        empty: EmptyState { title: t.none().into(), reason: t.none_why().into(), link: None },
        id: Uuid::try_parse(&form.id).unwrap_or_else(|_| Uuid::new_v4()),
        person,
        reason,
        is_complete: rights.candidates.is_empty(),
    }
}

fn row(lang: Lang, rights: &Rights, grant: &GrantRow) -> Row {
    let t = RightText(lang);
    let name = |id: Option<UserId>| {
        let known = id.and_then(|id| rights.names.get(&id).cloned());
        known.map_or_else(|| Phrase::plain(t.by_demo()), Phrase::data)
    };
    let on = |at| Phrase::plain(format!("{} ", format::date_time(lang, at)));
    let state = match grant.taken_at {
        None => Tag::new(Tone::Green, t.held()).marked(Mark::Tick),
        Some(_) => Tag::new(Tone::Grey, t.taken()),
    };
    let holder = rights.names.get(&grant.user_id).cloned().unwrap_or_default();
    Row {
        id: grant.id,
        name: Phrase::data(holder.clone()),
        holder: Phrase::data(holder),
        right: grant.name.name(lang),
        reason: Phrase::data(grant.reason.clone()),
        given: on(grant.given_at).then(name(grant.given_by)),
        taken: grant.taken_at.map(|at| on(at).then(name(grant.taken_by))),
        state,
    }
}

pub async fn post(
    SecurityAdministrator(actor): SecurityAdministrator,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = Uuid::try_parse(&form.id).map_err(|_| Error::NotFound)?;
    let (takes, person, reason) = (form.act == "take", UserId::parse(&form.person), form.reason.clone());
    let done = db::run(&app, actor, move |conn, actor| {
        if takes { right::take(conn, actor, id) } else { right::give(conn, actor, id, person, &reason) }
    })
    .await;
    match done {
        Ok(()) => {
            let t = RightText(visitor.lang());
            let said = if takes { t.taken_flash() } else { t.given_flash() };
            flash(&app, &visitor, NoticeKind::Done, said).await?;
            Ok(respond::see_other("/admin/rights"))
        }
        Err(Error::Invalid(errors)) => {
            let rights = read(&app, actor).await?;
            respond::again(&draw(&visitor, &rights, &form, &errors))
        }
        Err(other) => Err(other),
    }
}
