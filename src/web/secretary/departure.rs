//! GET/POST `/secretary/sessions/{session}/members/{expert}/leave`: a member has left in mid-session.
use super::agenda::Why;
use super::draw::place;
use crate::app::App;
use crate::domain::ids::{SessionId, UserId};
use crate::services::panel;
use crate::services::{Error, Result};
use crate::text::panel::PanelText;
use crate::text::secretary::{SecretaryText, SessionText};
use crate::web::auth::Secretary;
use crate::web::form::Posted;
use crate::web::page::field::FieldView;
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase};
use crate::web::panel::{Complaint, Confirm};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};

pub async fn get(
    who: Secretary,
    visitor: Visitor,
    at: web::Path<(String, String)>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    page(who, &visitor, place(&at)?, "", &app).await?.answer()
}

pub async fn post(
    who: Secretary,
    visitor: Visitor,
    at: web::Path<(String, String)>,
    Posted(form): Posted<Why>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, expert) = place(&at)?;
    let reason = form.reason.clone();
    match db::run(&app, who.0, move |conn, actor| panel::depart(conn, actor, id, expert, &reason)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, SessionText(visitor.lang()).leave_done()).await?;
            Ok(respond::see_other(format!("/secretary/sessions/{id}#members")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            page(who, &visitor, (id, expert), &form.reason, &app).await?.refused(&complaint).answer()
        }
    }
}

async fn page(
    who: Secretary,
    visitor: &Visitor,
    (id, expert): (SessionId, UserId),
    typed: &str,
    app: &web::Data<App>,
) -> Result<Confirm> {
    let view = db::run(app, who.0, move |conn, actor| panel::overview(conn, actor, id)).await?;
    let member = view.members.iter().find(|member| member.expert_id == expert).ok_or(Error::NotFound)?;
    let lang = visitor.lang();
    let t = SessionText(lang);
    let mut page = Confirm::new(visitor, t.leave_title(), t.leave_act(), format!("/secretary/sessions/{id}"))
        .under((SecretaryText(lang).home(), "/secretary"), Phrase::data(view.session.title.clone()));
    page.facts = vec![
        SummaryRow::new(t.seat(), member.seat.to_string()),
        SummaryRow::new(t.name(), Phrase::data(member.name.clone().unwrap_or_default())),
    ];
    page.effects = vec![t.leave_effect_1(), t.leave_effect_2()];
    page.text = Some(FieldView::new("reason", PanelText(lang).reason()).value(typed));
    page.is_adverse = true;
    Ok(page)
}
