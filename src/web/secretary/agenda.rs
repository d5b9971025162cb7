//! POST `/secretary/sessions/{session}/agenda` puts cases on; GET/POST `…/cases/{case}/adjourn` takes one off;
//! GET/POST `…/adjourn` ends the whole session without a vote.
use super::session;
use crate::app::App;
use crate::services::panel::{self, Overview};
use crate::services::{Error, Result};
use crate::text::panel::PanelText;
use crate::text::secretary::{SecretaryText, SessionText};
use crate::web::auth::Secretary;
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
pub struct Ticked {
    #[serde(default)]
    case: Vec<String>,
    /// `yes`: every case of the series that waits.
    #[serde(default)]
    all: String,
}

pub async fn put_on(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    Posted(form): Posted<Ticked>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, t) = (session_id(&session)?, SessionText(visitor.lang()));
    let cases = form.case.iter().map(|text| case_id(text)).collect::<Result<Vec<_>>>()?;
    let is_all = form.all == "yes";
    if cases.is_empty() && !is_all {
        let (zh, en) =
            (SessionText(crate::domain::lang::Lang::Zh), SessionText(crate::domain::lang::Lang::En));
        let complaint = Complaint::of(Error::refused(zh.tick_one(), en.tick_one()), visitor.lang())?;
        return session::again(who, &visitor, id, &app, &complaint).await;
    }
    let put = db::run(&app, who.0, move |conn, actor| {
        if is_all {
            panel::assign_series(conn, actor, id)
        } else {
            panel::assign_all(conn, actor, id, &cases).map(|()| cases.len())
        }
    });
    match put.await {
        Ok(count) => {
            flash(&app, &visitor, NoticeKind::Done, &t.put_on_done(count)).await?;
            Ok(respond::see_other(format!("/secretary/sessions/{id}")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            session::again(who, &visitor, id, &app, &complaint).await
        }
    }
}

#[derive(Deserialize)]
pub struct Why {
    #[serde(default)]
    pub(super) reason: String,
}

pub async fn adjourn_page(
    who: Secretary,
    visitor: Visitor,
    place: web::Path<(String, String)>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    page(who, &visitor, &place, "", &app).await?.answer()
}

pub async fn adjourn(
    who: Secretary,
    visitor: Visitor,
    place: web::Path<(String, String)>,
    Posted(form): Posted<Why>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, case) = (session_id(&place.0)?, case_id(&place.1)?);
    let reason = form.reason.clone();
    match db::run(&app, who.0, move |conn, actor| panel::adjourn(conn, actor, id, case, &reason)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, SessionText(visitor.lang()).take_off_done()).await?;
            Ok(respond::see_other(format!("/secretary/sessions/{id}")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            page(who, &visitor, &place, &form.reason, &app).await?.refused(&complaint).answer()
        }
    }
}

async fn page(
    who: Secretary,
    visitor: &Visitor,
    place: &(String, String),
    typed: &str,
    app: &web::Data<App>,
) -> Result<Confirm> {
    let (id, case) = (session_id(&place.0)?, case_id(&place.1)?);
    let view: Overview = db::run(app, who.0, move |conn, actor| panel::overview(conn, actor, id)).await?;
    let row = view.case(case).ok_or(Error::NotFound)?;
    let lang = visitor.lang();
    let (t, p) = (SessionText(lang), PanelText(lang));
    let mut page =
        Confirm::new(visitor, t.take_off_title(), t.take_off(), format!("/secretary/sessions/{id}"))
            .under((SecretaryText(lang).home(), "/secretary"), Phrase::data(view.session.title.clone()));
    page.facts = vec![
        SummaryRow::new(p.case(), Phrase::data(row.case.applicant_name.clone()))
            .note(row.case.number.clone()),
        SummaryRow::new(p.certificate(), Phrase::data(row.item.full_name())),
    ];
    page.effects = vec![t.take_off_effect()];
    page.is_irreversible = false;
    page.text = Some(FieldView::new("reason", p.reason()).value(typed));
    Ok(page)
}

pub async fn adjourn_all_page(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    whole_page(who, &visitor, &session, "", &app).await?.answer()
}

pub async fn adjourn_all(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    Posted(form): Posted<Why>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, reason) = (session_id(&session)?, form.reason.clone());
    match db::run(&app, who.0, move |conn, actor| panel::adjourn_session(conn, actor, id, &reason)).await {
        Ok(()) => {
            app.keys.forget(id);
            flash(&app, &visitor, NoticeKind::Done, SessionText(visitor.lang()).adjourn_done()).await?;
            Ok(respond::see_other(format!("/secretary/sessions/{id}")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            whole_page(who, &visitor, &session, &form.reason, &app).await?.refused(&complaint).answer()
        }
    }
}

async fn whole_page(
    who: Secretary,
    visitor: &Visitor,
    session: &str,
    typed: &str,
    app: &web::Data<App>,
) -> Result<Confirm> {
    let id = session_id(session)?;
    let view: Overview = db::run(app, who.0, move |conn, actor| panel::overview(conn, actor, id)).await?;
    let lang = visitor.lang();
    let (t, p) = (SessionText(lang), PanelText(lang));
    let mut page = Confirm::new(visitor, t.adjourn_title(), t.adjourn(), format!("/secretary/sessions/{id}"))
        .under((SecretaryText(lang).home(), "/secretary"), Phrase::data(view.session.title.clone()));
    page.facts = vec![
        SummaryRow::new(p.session(), Phrase::data(view.session.title.clone()))
            .note(view.session.number.clone()),
        SummaryRow::new(t.agenda(), view.cases.len().to_string()),
    ];
    page.effects = vec![t.adjourn_effect()];
    page.is_adverse = true;
    page.text = Some(FieldView::new("reason", p.reason()).value(typed));
    Ok(page)
}
