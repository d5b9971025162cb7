//! GET/POST `/employer/people`: who acts for the unit; the account manager invites. POST `…/manager` hands the mark over.
use super::complaints::Complaints;
use crate::app::App;
use crate::db::staff::OfficerRow;
use crate::domain::actor::Actor;
use crate::domain::lang::Lang;
use crate::services::staff::{self, Staff};
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::publicity::NextText;
use crate::text::staff::StaffText;
use crate::web::auth::Employer;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, Input, OptionView, Width};
use crate::web::page::list::Link;
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

const FIELDS: &[&str] = &["name", "email", "to"];

#[derive(Template)]
#[template(path = "employer/people.html")]
struct Page {
    shell: Shell,
    t: StaffText,
    errors: ErrorSummary,
    lead: &'static str,
    is_manager: bool,
    rows: Vec<Row>,
    past: Vec<Phrase>,
    id: Uuid,
    fields: [FieldView; 2],
    /// To whom the mark can go; none where nobody else is there.
    mark: Option<ChoiceView>,
    keeps: FieldView,
}

struct Row {
    name: Phrase,
    email: String,
    tags: Vec<Tag>,
    since: String,
    open: Link,
    acts: Vec<Link>,
}

/// An invitation, as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Of the membership; made with the form.
    id: String,
    name: String,
    email: String,
}

/// To whom the mark goes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct MarkForm {
    to: String,
    keeps: String,
}

pub async fn get(Employer(actor): Employer, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let form = Form::default();
    respond::page(&read(&app, actor, &visitor, &form, &MarkForm::default(), &Complaints::default()).await?)
}

/// Invites somebody to act for the unit.
pub async fn post(
    Employer(actor): Employer,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = Uuid::try_parse(&form.id).map_err(|_| Error::NotFound)?;
    let typed = form.clone();
    let done =
        db::run(&app, actor, move |conn, actor| staff::invite(conn, actor, id, &typed.email, &typed.name));
    match done.await {
        Ok(()) => {
            let words = StaffText(visitor.lang()).invited(form.email.trim());
            flash(&app, &visitor, NoticeKind::Done, &words).await?;
            Ok(respond::see_other("/employer/people"))
        }
        Err(error) => {
            let complaints = Complaints::of(error, visitor.lang(), FIELDS)?;
            respond::again(&read(&app, actor, &visitor, &form, &MarkForm::default(), &complaints).await?)
        }
    }
}

/// Hands the account manager's mark over.
pub async fn hand_mark(
    Employer(actor): Employer,
    visitor: Visitor,
    Posted(form): Posted<MarkForm>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (to, keeps) = (Uuid::try_parse(&form.to).ok(), form.keeps == "yes");
    let done = db::run(&app, actor, move |conn, actor| {
        let to = to.ok_or_else(|| Error::invalid("to", "请选择一位同事。", "Choose a colleague."))?;
        staff::hand_mark(conn, actor, to, keeps)?;
        Ok(staff::officer(&staff::staff(conn, actor)?, to)?.name.clone())
    });
    match done.await {
        Ok(name) => {
            let words = StaffText(visitor.lang()).marked(&name);
            flash(&app, &visitor, NoticeKind::Done, &words).await?;
            Ok(respond::see_other("/employer/people"))
        }
        Err(error) => {
            let complaints = Complaints::of(error, visitor.lang(), FIELDS)?;
            respond::again(&read(&app, actor, &visitor, &Form::default(), &form, &complaints).await?)
        }
    }
}

async fn read(
    app: &web::Data<App>,
    actor: Actor,
    visitor: &Visitor,
    form: &Form,
    mark: &MarkForm,
    complaints: &Complaints,
) -> Result<Page> {
    let found = db::run(app, actor, staff::staff).await?;
    Ok(page(visitor, &actor, &found, form, mark, complaints))
}

fn page(
    visitor: &Visitor,
    actor: &Actor,
    found: &Staff,
    form: &Form,
    mark: &MarkForm,
    complaints: &Complaints,
) -> Page {
    let lang = visitor.lang();
    let t = StaffText(lang);
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !complaints.is_empty();
    shell.crumbs = vec![Crumb::link(NextText(lang).home(), "/employer"), Crumb::here(t.title())];
    let gone = |row: &OfficerRow| {
        let day = row.ended_at.map_or_else(String::new, |at| format::date(lang, format::shanghai_day(at)));
        Phrase::data(row.name.clone()).then(format!(" {}", t.ended_on(&day)))
    };
    Page {
        shell,
        t,
        errors: complaints.summary(),
        lead: if found.is_manager { t.lead() } else { t.read_only() },
        is_manager: found.is_manager,
        rows: found.officers.iter().map(|officer| row(lang, actor, found, officer)).collect(),
        past: found.past.iter().map(gone).collect(),
        id: Uuid::try_parse(&form.id).unwrap_or_else(|_| Uuid::new_v4()),
        fields: fields(t, form, complaints),
        mark: choice(t, actor, found, mark, complaints),
        keeps: FieldView::new("keeps", t.keeps()).value(mark.keeps.clone()),
    }
}

fn row(lang: Lang, actor: &Actor, found: &Staff, officer: &OfficerRow) -> Row {
    let t = StaffText(lang);
    let open = found.open_of(officer.user_id);
    let marks = [
        officer.is_account_manager.then(|| Tag::new(Tone::Blue, t.manager())),
        (officer.user_id == actor.user_id).then(|| Tag::new(Tone::Grey, t.you())),
    ];
    let at = |page: &str| format!("/employer/people/{}/{page}", officer.id);
    let mut acts = Vec::new();
    let is_own = officer.user_id == actor.user_id;
    if open > 0 && found.officers.len() > 1 && (found.is_manager || is_own) {
        acts.push(Link::new(t.hand_over(), at("hand-over")));
    }
    if found.is_manager && !found.is_last_manager(officer) {
        acts.push(Link::new(t.end(), at("end")));
    }
    Row {
        name: Phrase::data(officer.name.clone()),
        email: officer.email.clone(),
        tags: marks.into_iter().flatten().collect(),
        since: format::date(lang, format::shanghai_day(officer.since)),
        open: Link::new(open.to_string(), format!("/employer?officer={}", officer.user_id)),
        acts,
    }
}

fn fields(t: StaffText, form: &Form, complaints: &Complaints) -> [FieldView; 2] {
    let mut name =
        FieldView::new("name", t.person()).input(Input::Text, Width::Half).value(form.name.clone());
    name.error = complaints.at("name");
    let mut email =
        FieldView::new("email", t.email()).input(Input::Email, Width::Half).value(form.email.clone());
    email.autocomplete = "off";
    email.error = complaints.at("email");
    [name, email]
}

fn choice(
    t: StaffText,
    actor: &Actor,
    found: &Staff,
    form: &MarkForm,
    complaints: &Complaints,
) -> Option<ChoiceView> {
    let option = |row: &OfficerRow| {
        let id = row.id.to_string();
        OptionView::new(id.clone(), Phrase::data(row.name.clone())).chosen_if(form.to == id)
    };
    let mut options: Vec<OptionView> = found.colleagues_of(actor.user_id).map(option).collect();
    if !found.is_manager || options.is_empty() {
        return None;
    }
    options.insert(0, OptionView::new("", t.choose()));
    let mut choice = ChoiceView::new("to", t.mark_to(), options);
    choice.error = complaints.at("to");
    Some(choice)
}
