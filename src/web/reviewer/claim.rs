//! POST `/reviewer/claim`: takes the chosen cases of the queue.
use super::filter::back_to_queue;
use crate::app::App;
use crate::domain::ids::CaseId;
use crate::services::case::Claimed;
use crate::services::{Result, case};
use crate::text::review::QueueText;
use crate::web::auth::Reviewer;
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
    case: Vec<CaseId>,
    /// The button in a row.
    #[serde(default)]
    one: Option<CaseId>,
    #[serde(default)]
    back: String,
}

pub async fn post(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    Posted(form): Posted<Chosen>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let chosen = form.one.map_or(form.case, |one| vec![one]);
    let claimed = db::run(&app, actor, move |conn, actor| case::claim_each(conn, actor, &chosen)).await?;
    let (kind, said) = outcome(QueueText(visitor.lang()), &claimed);
    flash(&app, &visitor, kind, &said).await?;
    Ok(respond::see_other(back_to_queue(&form.back)))
}

/// One line on what became of the chosen cases.
fn outcome(t: QueueText, claimed: &Claimed) -> (NoticeKind, String) {
    let refused = || t.not_taken(&claimed.refused.join(t.between()));
    match (claimed.taken, claimed.refused.is_empty()) {
        (0, true) => (NoticeKind::Warning, t.choose_first().to_owned()),
        (0, false) => (NoticeKind::Warning, refused()),
        (count, true) => (NoticeKind::Done, t.taken(count)),
        (count, false) => {
            let gap = t.0.pick("", " ");
            (NoticeKind::Warning, format!("{}{gap}{}", t.taken(count), refused()))
        }
    }
}
