//! GET/POST `/employer/cases/{id}/objections`: objections to the internal notice, and registering one that came in person.
use super::complaints::Complaints;
use super::head::Head;
use super::{at, case_id, crumbs};
use crate::app::App;
use crate::db::notice::{ObjectionRow, ObjectionState};
use crate::domain::case::{Action, NoticeKind};
use crate::domain::ids::ObjectionId;
use crate::domain::lang::Lang;
use crate::services::case as moves;
use crate::services::unit::{self, UnitCase};
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::publicity::{NextText, ObjectionText};
use crate::text::record::CaseText;
use crate::web::auth::Employer;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::list::{EmptyState, Link};
use crate::web::page::{Mark, NoticeKind as Kind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "employer/objections.html")]
struct Page {
    shell: Shell,
    t: ObjectionText,
    c: CaseText,
    head: Head,
    errors: ErrorSummary,
    action: String,
    rows: Vec<Row>,
    empty: EmptyState,
    /// The way to end the case, once an objection is upheld.
    end: Option<Link>,
    /// The form for registering one, while a notice runs.
    register: Option<FieldView>,
    id: String,
}

struct Row {
    href: String,
    content: Phrase,
    contact: Option<Phrase>,
    lodged: String,
    tag: Tag,
    finding: Option<Phrase>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    id: String,
    content: String,
}

pub async fn get(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let case = db::run(&app, employer.0, move |conn, actor| unit::read(conn, actor, id)).await?;
    let form = Form { id: ObjectionId::fresh().to_string(), ..Form::default() };
    respond::page(&page(&visitor, &case, &form, &Complaints::default()))
}

pub async fn post(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, content) = (case_id(&path)?, form.content.clone());
    let objection = ObjectionId::parse(&form.id).ok_or(Error::NotFound)?;
    let done = db::run(&app, employer.0, move |conn, actor| {
        moves::register_objection(conn, actor, objection, id, &content)
    });
    match done.await {
        Ok(()) => {
            flash(&app, &visitor, Kind::Done, ObjectionText(visitor.lang()).registered()).await?;
            Ok(respond::see_other(at(id, "/objections")))
        }
        Err(error) => {
            let complaints = Complaints::of(error, visitor.lang(), &["content"])?;
            let case = db::run(&app, employer.0, move |conn, actor| unit::read(conn, actor, id)).await?;
            respond::again(&page(&visitor, &case, &form, &complaints))
        }
    }
}

fn page(visitor: &Visitor, case: &UnitCase, form: &Form, complaints: &Complaints) -> Page {
    let lang = visitor.lang();
    let (t, view, id) = (ObjectionText(lang), &case.view, case.view.case.id);
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !complaints.is_empty();
    shell.crumbs = crumbs(lang, id, &view.case.number, t.title());
    let is_running =
        view.notices.iter().any(|row| row.kind == NoticeKind::Internal && row.ended_at.is_none());
    let mut register = FieldView::new("content", t.register_label()).value(form.content.clone());
    register.error = complaints.at("content");
    let may_end = case.buttons.make.contains(&Action::EndOnObjection);
    Page {
        head: Head::of(lang, view),
        errors: complaints.summary(),
        action: at(id, "/objections"),
        rows: case.objections.iter().map(|row| line(lang, row)).collect(),
        empty: EmptyState { title: t.none_title().into(), reason: t.none_reason().into(), link: None },
        end: may_end.then(|| Link::new(NextText(lang).end(), at(id, "/acts/end"))),
        register: is_running.then_some(register),
        id: form.id.clone(),
        shell,
        t,
        c: CaseText(lang),
    }
}

fn line(lang: Lang, row: &ObjectionRow) -> Row {
    Row {
        href: at(row.case_id, &format!("/objections/{}", row.id)),
        content: Phrase::data(row.content.clone()),
        contact: row.contact.clone().map(Phrase::data),
        lodged: format::date_time(lang, row.lodged_at),
        tag: state_tag(lang, row.state),
        finding: row.finding.clone().map(Phrase::data),
    }
}

/// The state of an objection in its colour.
pub fn state_tag(lang: Lang, state: ObjectionState) -> Tag {
    let tag = |tone| Tag::new(tone, state.name(lang));
    match state {
        ObjectionState::Lodged => tag(Tone::Amber).marked(Mark::Bang),
        ObjectionState::UnderInvestigation => tag(Tone::Blue),
        ObjectionState::Dismissed => tag(Tone::Grey),
        ObjectionState::Upheld => tag(Tone::Red).marked(Mark::Cross),
    }
}
