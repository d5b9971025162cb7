//! GET/POST `/employer/cases/{id}/verification`: why an officer returned the verification, and what is asked, put right
//! (Anx2 4).
use super::complaints::Complaints;
use super::{at, case_id, crumbs};
use crate::app::App;
use crate::db::verification::{Asked, VerificationRow};
use crate::domain::actor::Actor;
use crate::domain::identifiers::{CertificateNumberText, FullName};
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::domain::verification::{VerificationAction, VerificationState};
use crate::services::{FieldErrors, Result, verification};
use crate::text::unit::{AmendText, OpeningText};
use crate::web::auth::Employer;
use crate::web::employer::new_case::{keep, need};
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView, Input, Width};
use crate::web::page::{NoticeKind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

const FIELDS: &[&str] = &["certificate_no", "name_on_certificate", "awarded_on"];

#[derive(Template)]
#[template(path = "employer/amend.html")]
struct Page {
    shell: Shell,
    t: AmendText,
    errors: ErrorSummary,
    reason: Phrase,
    /// Why there is nothing to put right; else the fields.
    closed: Option<&'static str>,
    fields: Vec<FieldView>,
    back: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    certificate_no: String,
    name_on_certificate: String,
    awarded_on: String,
}

impl Form {
    fn of(row: &VerificationRow) -> Self {
        Self {
            certificate_no: row.certificate_no.clone(),
            name_on_certificate: row.name_on_certificate.clone(),
            awarded_on: row.awarded_on.to_string(),
        }
    }

    fn parsed(&self) -> Result<Asked, FieldErrors> {
        let (zh, en) = (OpeningText(Lang::Zh), OpeningText(Lang::En));
        let mut errors = FieldErrors::default();
        let number = keep(&mut errors, "certificate_no", CertificateNumberText::parse(&self.certificate_no));
        let name = keep(&mut errors, "name_on_certificate", FullName::parse(&self.name_on_certificate));
        let awarded_on = self.awarded_on.parse::<NaiveDate>().ok();
        need(&mut errors, awarded_on.is_some(), "awarded_on", zh.awarded_missing(), en.awarded_missing());
        let (Some(number), Some(name), Some(awarded_on)) = (number, name, awarded_on) else {
            return Err(errors);
        };
        Ok(Asked { certificate_no: number.to_string(), name_on_certificate: name.to_string(), awarded_on })
    }
}

pub async fn get(
    Employer(actor): Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let shell = shell(&app, actor, &visitor, id).await?;
    show(&app, actor, &visitor, id, shell, at(id, "")).await
}

/// The frame of the unit's own page.
async fn shell(app: &web::Data<App>, actor: Actor, visitor: &Visitor, id: CaseId) -> Result<Shell> {
    let (case, _) = db::run(app, actor, move |conn, actor| verification::of_case(conn, actor, id)).await?;
    let title = AmendText(visitor.lang()).title();
    let mut shell = visitor.shell(title);
    shell.crumbs = crumbs(visitor.lang(), id, &case.number, title);
    Ok(shell)
}

/// What is asked, in its fields.
pub async fn show(
    app: &web::Data<App>,
    actor: Actor,
    visitor: &Visitor,
    id: CaseId,
    shell: Shell,
    back: String,
) -> Result<HttpResponse> {
    let (_, row) = db::run(app, actor, move |conn, actor| verification::of_case(conn, actor, id)).await?;
    respond::page(&page(visitor, &row, &Form::of(&row), &Complaints::default(), shell, back))
}

pub async fn post(
    Employer(actor): Employer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let shell = shell(&app, actor, &visitor, id).await?;
    take(&app, actor, &visitor, (id, form), shell, at(id, "")).await
}

/// Submits it again, or shows the form again.
pub async fn take(
    app: &web::Data<App>,
    actor: Actor,
    visitor: &Visitor,
    (id, form): (CaseId, Form),
    shell: Shell,
    back: String,
) -> Result<HttpResponse> {
    let sent = match form.parsed() {
        Ok(asked) => {
            db::run(app, actor, move |conn, actor| verification::amend(conn, actor, id, &asked)).await
        }
        Err(errors) => errors.into_result(),
    };
    let Err(error) = sent else {
        flash(app, visitor, NoticeKind::Done, AmendText(visitor.lang()).done()).await?;
        return Ok(respond::see_other(back));
    };
    let complaints = Complaints::of(error, visitor.lang(), FIELDS)?;
    let (_, row) = db::run(app, actor, move |conn, actor| verification::of_case(conn, actor, id)).await?;
    respond::again(&page(visitor, &row, &form, &complaints, shell, back))
}

fn page(
    visitor: &Visitor,
    row: &VerificationRow,
    form: &Form,
    complaints: &Complaints,
    mut shell: Shell,
    back: String,
) -> Page {
    let lang = visitor.lang();
    let t = AmendText(lang);
    shell.has_errors = !complaints.is_empty();
    let closed = match row.state {
        state if state.allows(VerificationAction::Resubmit) => None,
        VerificationState::Refused => Some(t.refused_help()),
        _ => Some(t.closed()),
    };
    Page {
        shell,
        t,
        errors: complaints.summary(),
        reason: Phrase::data(row.reason.clone().unwrap_or_default()),
        closed,
        fields: fields(lang, form, complaints),
        back,
    }
}

fn fields(lang: Lang, form: &Form, complaints: &Complaints) -> Vec<FieldView> {
    let t = OpeningText(lang);
    let field = |name: &'static str, label: &'static str, value: &str, input: Input, width: Width| {
        let mut field = FieldView::new(name, label).input(input, width).value(value);
        field.error = complaints.at(name);
        field
    };
    let printed = &form.name_on_certificate;
    vec![
        field("certificate_no", t.number(), &form.certificate_no, Input::Text, Width::Half),
        field("name_on_certificate", t.name_printed(), printed, Input::Text, Width::Half),
        field("awarded_on", t.awarded_on(), &form.awarded_on, Input::Date, Width::Short),
    ]
}
