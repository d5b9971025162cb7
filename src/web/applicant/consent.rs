//! GET/POST `/applicant/cases/{id}/consent`: the separate consent to send number, name and date abroad (D-16).
use super::{address, case_id, shell_under};
use crate::app::App;
use crate::domain::ids::CaseId;
use crate::services::case::{Desk, desk};
use crate::services::{Result, verification};
use crate::text::applicant::{CaseText, ConsentText};
use crate::text::format;
use crate::web::auth::Applicant;
use crate::web::casework::facts::issuing_body;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "applicant/consent.html")]
struct Page {
    shell: Shell,
    t: ConsentText,
    back: String,
    rows: Vec<SummaryRow>,
    already: Option<String>,
    may_take_back: bool,
    field: FieldView,
    errors: ErrorSummary,
}

impl Page {
    fn new(visitor: &Visitor, desk: &Desk) -> Self {
        let lang = visitor.lang();
        let (t, words) = (ConsentText(lang), CaseText(lang));
        let question = &desk.verification;
        let rows = vec![
            SummaryRow::new(t.recipient(), issuing_body(lang, desk.view.item)),
            SummaryRow::new(t.what(), t.what_value()),
            SummaryRow::new(words.certificate_no(), question.certificate_no.clone()),
            SummaryRow::new(words.name_on_certificate(), Phrase::data(question.name_on_certificate.clone())),
            SummaryRow::new(words.awarded_on(), format::date(lang, question.awarded_on)),
            SummaryRow::new(t.purpose(), t.purpose_value()),
            SummaryRow::new(t.who_sends(), t.who_sends_value()),
            SummaryRow::new(t.until(), t.until_value()),
        ];
        Self {
            shell: shell_under(visitor, desk, t.title()),
            t,
            back: address(desk),
            rows,
            already: question.consent_at.map(|at| t.already(&format::date_time(lang, at))),
            may_take_back: question.state.may_still_be_sent(),
            field: FieldView::new("consent", t.check()),
            errors: ErrorSummary::default(),
        }
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
    consent: String,
}

pub async fn post(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id: CaseId = case_id(&path)?;
    let desk = db::run(&app, actor, move |conn, actor| desk(conn, actor, id)).await?;
    let question = desk.verification.id;
    if form.consent == "no" {
        db::run(&app, actor, move |conn, actor| verification::take_back_consent(conn, actor, question))
            .await?;
        flash(&app, &visitor, NoticeKind::Done, ConsentText(visitor.lang()).taken_back()).await?;
        return Ok(respond::see_other(address(&desk)));
    }
    if form.consent != "yes" {
        let mut page = Page::new(&visitor, &desk);
        page.shell.has_errors = true;
        page.field.error = Some(page.t.check_first().into());
        page.errors = ErrorSummary::of([(&page.field.name, &page.field.error)]);
        return respond::again(&page);
    }
    db::run(&app, actor, move |conn, actor| verification::consent(conn, actor, question)).await?;
    flash(&app, &visitor, NoticeKind::Done, ConsentText(visitor.lang()).done()).await?;
    Ok(respond::see_other(address(&desk)))
}
