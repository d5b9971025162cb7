//! GET/POST `/admin/people/{id}`: one account: its roles, its last sign-in; gives and ends roles, disables, enables, corrects
//! the address.
use super::people::state;
use crate::app::App;
use crate::db::people::HeldRow;
use crate::domain::actor::{Actor, Role};
use crate::domain::ids::UserId;
use crate::domain::lang::Lang;
use crate::domain::separation::giver;
use crate::services::people::{self, Person};
use crate::services::{Error, FieldErrors, Result};
use crate::text::format;
use crate::text::people::PeopleText;
use crate::web::auth::Steward;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, Input, OptionView, Width};
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell, Tag};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "admin/person.html")]
struct Page {
    shell: Shell,
    t: PeopleText,
    errors: ErrorSummary,
    name: Phrase,
    state: Tag,
    action: String,
    facts: Vec<SummaryRow>,
    held: Vec<Row>,
    is_self: bool,
    is_disabled: bool,
    /// Whether this reader corrects addresses.
    may_correct: bool,
    id: Uuid,
    role: ChoiceView,
    org: FieldView,
    email: FieldView,
}

struct Row {
    /// Of the membership; none where it has ended.
    id: Option<Uuid>,
    role: &'static str,
    org: Option<Phrase>,
    when: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    act: String,
    /// Of the membership to end, or the one that the form would give.
    id: String,
    role: String,
    org: String,
    email: String,
}

fn draw(visitor: &Visitor, actor: &Actor, found: &Person, form: &Form, errors: &FieldErrors) -> Page {
    let lang = visitor.lang();
    let t = PeopleText(lang);
    let error = |name: &str| errors.of(name, lang).map(|error| error.to_owned().into());
    let roles = Role::ALL.iter().filter(|role| giver(**role) == Some(actor.role));
    let option =
        |role: &Role| OptionView::new(role.as_str(), role.name(lang)).chosen_if(form.role == role.as_str());
    let options = std::iter::once(OptionView::new("", t.choose())).chain(roles.map(option)).collect();
    let mut role = ChoiceView::new("role", t.role(), options);
    role.error = error("role");
    let mut org = FieldView::new("org", t.org()).hint(t.org_hint()).value(form.org.clone());
    org.error = error("org");
    let typed = if form.email.is_empty() { &found.row.email } else { &form.email };
    let mut email = FieldView::new("email", t.email()).input(Input::Email, Width::Full).value(typed.clone());
    email.error = error("email");
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !errors.is_empty();
    shell.crumbs =
        vec![Crumb::link(t.title(), "/admin/people"), Crumb::here(Phrase::data(found.row.name.clone()))];
    Page {
        shell,
        t,
        errors: ErrorSummary::of([
            (&role.name, &role.error),
            (&org.name, &org.error),
            (&email.name, &email.error),
        ]),
        name: Phrase::data(found.row.name.clone()),
        state: state(lang, &found.row),
        action: format!("/admin/people/{}", found.row.id),
        facts: facts(lang, found),
        held: found.held.iter().map(|row| line(lang, row)).collect(),
        is_self: found.is_self,
        is_disabled: found.row.disabled_at.is_some(),
        may_correct: actor.role == Role::Administrator,
        id: Uuid::new_v4(),
        role,
        org,
        email,
    }
}

fn facts(lang: Lang, found: &Person) -> Vec<SummaryRow> {
    let t = PeopleText(lang);
    let last = found.last_sign_in.map_or_else(|| t.never().to_owned(), |at| format::date_time(lang, at));
    let mut facts = vec![
        SummaryRow::new(t.email(), found.row.email.clone()),
        SummaryRow::new(t.since(), format::date_time(lang, found.row.created_at)),
        SummaryRow::new(t.last_sign_in(), last),
    ];
    facts.extend(found.row.disabled_at.map(|at| SummaryRow::new(t.disabled(), format::date_time(lang, at))));
    facts
}

fn line(lang: Lang, row: &HeldRow) -> Row {
    let t = PeopleText(lang);
    let day = |at| format::date(lang, format::shanghai_day(at));
    Row {
        id: row.ended_at.is_none().then_some(row.id),
        role: row.role.name(lang),
        org: row.org.clone().map(Phrase::data),
        when: match row.ended_at {
            None => t.held(&day(row.created_at)),
            Some(at) => t.was_held(&day(row.created_at), &day(at)),
        },
    }
}

async fn read(app: &web::Data<App>, actor: Actor, id: UserId) -> Result<Person> {
    db::run(app, actor, move |conn, actor| people::person(conn, actor, id)).await
}

pub async fn get(
    Steward(actor): Steward,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let found = read(&app, actor, UserId::parse(&path).ok_or(Error::NotFound)?).await?;
    respond::page(&draw(&visitor, &actor, &found, &Form::default(), &FieldErrors::default()))
}

pub async fn post(
    Steward(actor): Steward,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = UserId::parse(&path).ok_or(Error::NotFound)?;
    let asked = form.clone();
    let done = db::run(&app, actor, move |conn, actor| {
        let membership = || Uuid::try_parse(&asked.id).map_err(|_| Error::NotFound);
        match asked.act.as_str() {
            "disable" => people::set_disabled(conn, actor, id, true),
            "enable" => people::set_disabled(conn, actor, id, false),
            "end" => people::end(conn, actor, id, membership()?),
            "give" => people::give(conn, actor, membership()?, id, Role::parse(&asked.role), &asked.org),
            "correct" if actor.role == Role::Administrator => {
                people::set_address(conn, actor, id, &asked.email)
            }
            _ => Err(Error::NotFound),
        }
    })
    .await;
    match done {
        Ok(()) => {
            let t = PeopleText(visitor.lang());
            let said = match form.act.as_str() {
                "disable" => t.disabled_flash(),
                "enable" => t.enabled_flash(),
                "end" => t.ended(),
                "give" => t.given(),
                _ => t.corrected(),
            };
            flash(&app, &visitor, NoticeKind::Done, said).await?;
            Ok(respond::see_other(format!("/admin/people/{id}")))
        }
        Err(Error::Invalid(errors)) => {
            let found = read(&app, actor, id).await?;
            respond::again(&draw(&visitor, &actor, &found, &form, &errors))
        }
        Err(other) => Err(other),
    }
}
