//! GET/POST `/expert/sessions/{session}/sign`: the chair checks the counts and signs them.
use super::session::count_view;
use crate::app::App;
use crate::domain::ids::SessionId;
use crate::services::panel;
use crate::services::{Error, Result};
use crate::text::expert::ExpertText;
use crate::text::panel::PanelText;
use crate::web::auth::Expert;
use crate::web::form::{Nothing, Posted};
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase};
use crate::web::panel::{Complaint, Confirm, session_id};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};

pub async fn get(
    who: Expert,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    page(who, &visitor, session_id(&session)?, &app).await?.answer()
}

pub async fn post(
    who: Expert,
    visitor: Visitor,
    session: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    match db::run(&app, who.0, move |conn, actor| panel::sign(conn, actor, id)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, ExpertText(visitor.lang()).sign_done()).await?;
            Ok(respond::see_other(format!("/expert/sessions/{id}")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            page(who, &visitor, id, &app).await?.refused(&complaint).answer()
        }
    }
}

async fn page(who: Expert, visitor: &Visitor, id: SessionId, app: &web::Data<App>) -> Result<Confirm> {
    let (view, counts) = db::run(app, who.0, move |conn, actor| {
        Ok((panel::expert_view(conn, actor, id)?, panel::counts(conn, actor, id)?))
    })
    .await?;
    if !view.presides || counts.is_empty() {
        return Err(Error::NotFound);
    }
    let lang = visitor.lang();
    let (t, p) = (ExpertText(lang), PanelText(lang));
    let mut page = Confirm::new(visitor, t.sign_title(), t.sign_act(), format!("/expert/sessions/{id}"))
        .under((t.home(), "/expert"), Phrase::data(view.session.title.clone()));
    let root = counts.first().map(|counted| counted.tally.root.clone()).unwrap_or_default();
    page.facts = vec![
        SummaryRow::new(p.session(), Phrase::data(view.session.title)).note(view.session.number),
        SummaryRow::new(p.root(), root),
    ];
    page.counts = counts.iter().map(|counted| count_view(lang, counted)).collect();
    page.effects = vec![t.sign_effect(), p.threshold_note()];
    Ok(page)
}
