//! POST `/verification/send`: sends the chosen requests in one act, and says which went and which did not.
use crate::app::App;
use crate::domain::ids::VerificationId;
use crate::services::Result;
use crate::services::verification::{Sent, send_each};
use crate::text::verification::QueueText;
use crate::web::auth::VerificationOfficer;
use crate::web::form::Posted;
use crate::web::page::NoticeKind;
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    request: Vec<VerificationId>,
}

pub async fn send(
    VerificationOfficer(actor): VerificationOfficer,
    visitor: Visitor,
    Posted(form): Posted<Chosen>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let done = db::run(&app, actor, move |conn, actor| send_each(conn, actor, &form.request)).await?;
    let (kind, said) = outcome(QueueText(visitor.lang()), &done);
    flash(&app, &visitor, kind, &said).await?;
    Ok(respond::see_other("/verification?tab=send"))
}

/// One line on what became of the chosen requests.
fn outcome(t: QueueText, done: &Sent) -> (NoticeKind, String) {
    let list = |numbers: &[String]| numbers.join(t.between());
    let mut said = Vec::new();
    if !done.sent.is_empty() {
        said.push(t.sent_together(done.sent.len(), &list(&done.sent)));
    }
    if !done.without_consent.is_empty() {
        said.push(t.not_consented(&list(&done.without_consent)));
    }
    if !done.not_waiting.is_empty() {
        said.push(t.not_waiting(&list(&done.not_waiting)));
    }
    let is_whole = said.len() == 1 && !done.sent.is_empty();
    if said.is_empty() {
        said.push(t.choose_first().to_owned());
    }
    (if is_whole { NoticeKind::Done } else { NoticeKind::Warning }, said.join(t.0.pick("", " ")))
}
