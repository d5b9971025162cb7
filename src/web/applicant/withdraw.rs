//! GET/POST `/applicant/cases/{id}/withdraw`: cannot be undone, so it is confirmed on a page of its own (D-19).
use super::{address, case_id, shell_under};
use crate::app::App;
use crate::domain::case::Action;
use crate::services::case::{Press, advance, desk};
use crate::services::{Error, Result};
use crate::text::applicant::WithdrawText;
use crate::web::auth::Applicant;
use crate::web::casework::facts::certificate;
use crate::web::form::Posted;
use crate::web::page::field::FieldView;
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "applicant/withdraw.html")]
struct Page {
    shell: Shell,
    t: WithdrawText,
    back: String,
    rows: Vec<SummaryRow>,
    reason: FieldView,
}

pub async fn get(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let desk = db::run(&app, actor, move |conn, actor| desk(conn, actor, id)).await?;
    if !desk.may(Action::Withdraw) {
        return Err(Error::NotFound);
    }
    let lang = visitor.lang();
    let t = WithdrawText(lang);
    let number = Phrase::plain(desk.case().number.clone());
    let rows = vec![
        SummaryRow::new(t.object(), number.then("·").then(certificate(lang, desk.view.item))),
        SummaryRow::new(t.effect(), t.effect_value()),
        SummaryRow::new(t.undo(), t.undo_value()),
    ];
    let mut reason = FieldView::new("reason", t.reason()).optional();
    reason.max_length = Some(500);
    respond::page(&Page {
        shell: shell_under(&visitor, &desk, t.title()),
        t,
        back: address(&desk),
        rows,
        reason,
    })
}

#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    reason: String,
}

pub async fn post(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let press = Press::because(&form.reason);
    db::run(&app, actor, move |conn, actor| advance(conn, actor, id, Action::Withdraw, &press)).await?;
    flash(&app, &visitor, NoticeKind::Done, WithdrawText(visitor.lang()).done()).await?;
    Ok(respond::see_other(format!("/applicant/cases/{id}")))
}
