//! GET `/applicant/cases/{id}`; POST its `external-number` (D-23).
use super::body::Body;
use super::case_id;
use crate::app::App;
use crate::services::case::{desk, note_external_number};
use crate::services::{Error, FieldErrors, Result};
use crate::text::applicant::CaseText;
use crate::web::auth::Applicant;
use crate::web::form::Posted;
use crate::web::page::field::ErrorSummary;
use crate::web::page::{Crumb, NoticeKind, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "applicant/case.html")]
struct Page {
    shell: Shell,
    t: CaseText,
    c: Body,
    errors: ErrorSummary,
}

impl Page {
    fn new(visitor: &Visitor, desk: &crate::services::case::Desk) -> Self {
        let lang = visitor.lang();
        let t = CaseText(lang);
        let c = Body::of(lang, desk);
        let mut shell = visitor.shell(c.title.words());
        shell.crumbs = vec![Crumb::link(t.my_cases(), "/applicant"), Crumb::here(c.number.clone())];
        Self { shell, t, c, errors: ErrorSummary::default() }
    }
}

pub async fn get(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let desk = db::run(&app, actor, move |conn, actor| desk(conn, actor, id)).await?;
    respond::page(&Page::new(&visitor, &desk))
}

#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    external_no: String,
}

pub async fn note_number(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let typed = form.external_no.clone();
    let noted =
        db::run(&app, actor, move |conn, actor| note_external_number(conn, actor, id, &form.external_no))
            .await;
    match noted {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, CaseText(visitor.lang()).external_saved()).await?;
            Ok(respond::see_other(format!("/applicant/cases/{id}")))
        }
        Err(Error::Invalid(errors)) => again(&app, actor, &visitor, id, (typed, errors)).await,
        Err(other) => Err(other),
    }
}

async fn again(
    app: &web::Data<App>,
    actor: crate::domain::actor::Actor,
    visitor: &Visitor,
    id: crate::domain::ids::CaseId,
    (typed, errors): (String, FieldErrors),
) -> Result<HttpResponse> {
    let desk = db::run(app, actor, move |conn, actor| desk(conn, actor, id)).await?;
    let mut page = Page::new(visitor, &desk);
    page.shell.has_errors = true;
    if let Some(field) = page.c.external.as_mut() {
        field.value = typed;
        field.error = errors.of("external_no", visitor.lang()).map(|error| error.to_owned().into());
        page.errors = ErrorSummary::of([(&field.name, &field.error)]);
    }
    respond::again(&page)
}
