//! GET/POST `/verification/{id}/fail/{case}`: the program proposed it; a person confirms, with the reason (D-22).
use super::request::read;
use super::verification_id;
use crate::app::App;
use crate::db::case::CaseRow;
use crate::domain::actor::Actor;
use crate::domain::case::Action;
use crate::domain::ids::{CaseId, VerificationId};
use crate::services::case::{Press, advance};
use crate::services::{Error, Result};
use crate::text::verification::{QueueText, RequestText};
use crate::web::auth::VerificationOfficer;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "verification/fail.html")]
struct Page {
    shell: Shell,
    t: RequestText,
    back: String,
    rows: Vec<SummaryRow>,
    reason: FieldView,
    errors: ErrorSummary,
}

impl Page {
    fn new(visitor: &Visitor, number: &str, id: VerificationId, case: &CaseRow) -> Self {
        let t = RequestText(visitor.lang());
        let back = format!("/verification/{id}");
        let mut shell = visitor.shell(t.fail());
        shell.crumbs = vec![
            Crumb::link(QueueText(visitor.lang()).title(), "/verification"),
            Crumb::link(number.to_owned(), back.clone()),
            Crumb::here(t.fail()),
        ];
        let object =
            Phrase::plain(case.number.clone()).then("·").then(Phrase::data(case.applicant_name.clone()));
        let rows = vec![
            SummaryRow::new(t.fail_object(), object),
            SummaryRow::new(t.fail_effect(), t.fail_lead()),
            SummaryRow::new(t.fail_again(), t.fail_undo()),
        ];
        let mut reason = FieldView::new("reason", t.fail_reason()).hint(t.fail_reason_hint());
        reason.rows = 3;
        reason.max_length = Some(1000);
        Self { shell, t, back, rows, reason, errors: ErrorSummary::default() }
    }
}

fn ids(path: &(String, String)) -> Result<(VerificationId, CaseId)> {
    Ok((verification_id(&path.0)?, CaseId::parse(&path.1).ok_or(Error::NotFound)?))
}

/// The page, if this officer may confirm it now.
async fn page(
    app: &web::Data<App>,
    actor: Actor,
    visitor: &Visitor,
    (id, case): (VerificationId, CaseId),
) -> Result<Page> {
    let view = read(app, actor, id).await?;
    let resting = view
        .cases
        .iter()
        .find(|(row, buttons)| row.id == case && buttons.make.contains(&Action::FailVerification));
    let (row, _) = resting.ok_or(Error::NotFound)?;
    Ok(Page::new(visitor, &view.row.number, id, row))
}

pub async fn get(
    VerificationOfficer(actor): VerificationOfficer,
    visitor: Visitor,
    path: web::Path<(String, String)>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    respond::page(&page(&app, actor, &visitor, ids(&path)?).await?)
}

#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    reason: String,
}

pub async fn post(
    VerificationOfficer(actor): VerificationOfficer,
    visitor: Visitor,
    path: web::Path<(String, String)>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, case) = ids(&path)?;
    let mut page = page(&app, actor, &visitor, (id, case)).await?;
    if form.reason.trim().is_empty() {
        page.shell.has_errors = true;
        page.reason.error = Some(page.t.fail_reason_missing().into());
        page.errors = ErrorSummary::of([(&page.reason.name, &page.reason.error)]);
        return respond::again(&page);
    }
    let press = Press::because(&form.reason);
    db::run(&app, actor, move |conn, actor| advance(conn, actor, case, Action::FailVerification, &press))
        .await?;
    flash(&app, &visitor, NoticeKind::Done, page.t.done_fail()).await?;
    Ok(respond::see_other(page.back))
}
