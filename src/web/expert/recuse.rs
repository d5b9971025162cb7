//! GET/POST `/expert/sessions/{session}/cases/{case}/recuse`: withdrawing from a case before the count.
use crate::app::App;
use crate::domain::ids::{CaseId, SessionId};
use crate::services::Result;
use crate::services::panel;
use crate::text::expert::{ExpertText, PapersText};
use crate::text::panel::PanelText;
use crate::web::auth::Expert;
use crate::web::form::Posted;
use crate::web::page::field::FieldView;
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase};
use crate::web::panel::{Complaint, Confirm, case_id, session_id};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Why {
    #[serde(default)]
    reason: String,
}

pub async fn get(
    who: Expert,
    visitor: Visitor,
    place: web::Path<(String, String)>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let at = (session_id(&place.0)?, case_id(&place.1)?);
    page(who, &visitor, at, "", &app).await?.answer()
}

pub async fn post(
    who: Expert,
    visitor: Visitor,
    place: web::Path<(String, String)>,
    Posted(form): Posted<Why>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, case) = (session_id(&place.0)?, case_id(&place.1)?);
    let reason = form.reason.clone();
    match db::run(&app, who.0, move |conn, actor| panel::recuse(conn, actor, id, case, &reason)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, PapersText(visitor.lang()).recuse_done()).await?;
            Ok(respond::see_other(format!("/expert/sessions/{id}")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            page(who, &visitor, (id, case), &form.reason, &app).await?.refused(&complaint).answer()
        }
    }
}

async fn page(
    who: Expert,
    visitor: &Visitor,
    (id, case): (SessionId, CaseId),
    typed: &str,
    app: &web::Data<App>,
) -> Result<Confirm> {
    let papers = db::run(app, who.0, move |conn, actor| panel::papers(conn, actor, id, case)).await?;
    let lang = visitor.lang();
    let (t, p) = (PapersText(lang), PanelText(lang));
    let mut page = Confirm::new(visitor, t.recuse_title(), t.recuse_act(), format!("/expert/sessions/{id}"))
        .under((ExpertText(lang).home(), "/expert"), Phrase::data(papers.seat.session.title.clone()));
    page.facts = vec![
        SummaryRow::new(p.applicant(), Phrase::data(papers.case.applicant_name.clone()))
            .note(papers.case.number.clone()),
        SummaryRow::new(p.employer(), Phrase::data(papers.unit.name_zh.clone())),
    ];
    page.effects = vec![t.recuse_effect()];
    page.is_adverse = true;
    page.text = Some(FieldView::new("reason", p.reason()).value(typed));
    Ok(page)
}
