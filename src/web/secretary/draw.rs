//! GET/POST `/secretary/sessions/{session}/draw` and `…/draw/cancel`, and `…/members/{expert}/replace` for a seat that falls free.
use crate::app::App;
use crate::db::panel::SessionState;
use crate::domain::ids::{SessionId, UserId};
use crate::domain::lang::Lang;
use crate::domain::panel::draw::Departure;
use crate::services::panel::{self, DrawProof, Overview};
use crate::services::{Error, Result};
use crate::text::draw::DrawText;
use crate::text::panel::PanelText;
use crate::text::secretary::{SecretaryText, SessionText};
use crate::web::auth::Secretary;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, FieldView, OptionView};
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, NoticeKind, Phrase};
use crate::web::panel::draw::{self, Act, Done, DrawPage};
use crate::web::panel::{Complaint, Confirm, session_id};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use serde::Deserialize;

async fn view(who: Secretary, id: SessionId, app: &web::Data<App>) -> Result<Overview> {
    db::run(app, who.0, move |conn, actor| panel::overview(conn, actor, id)).await
}

async fn freeze_page(
    who: Secretary,
    visitor: &Visitor,
    id: SessionId,
    app: &web::Data<App>,
) -> Result<Confirm> {
    let view = view(who, id, app).await?;
    let lang = visitor.lang();
    let (t, p, d) = (SessionText(lang), PanelText(lang), DrawText(lang));
    let mut page = Confirm::new(visitor, d.freeze_title(), d.freeze(), format!("/secretary/sessions/{id}"))
        .under((SecretaryText(lang).home(), "/secretary"), Phrase::data(view.session.title.clone()));
    page.facts = vec![
        SummaryRow::new(p.session(), Phrase::data(view.session.title.clone()))
            .note(view.session.number.clone()),
        SummaryRow::new(p.series(), view.session.series.name(lang)),
        SummaryRow::new(p.size(), view.session.size.to_string()),
        SummaryRow::new(t.agenda(), view.cases.len().to_string()),
    ];
    page.effects = vec![d.lead(), t.draw_effect_ties(), t.draw_effect_agenda()];
    page.is_irreversible = false;
    Ok(page)
}

async fn proof(who: Secretary, id: SessionId, app: &web::Data<App>) -> Result<DrawProof> {
    db::run(app, who.0, move |conn, actor| panel::draw_proof(conn, actor, id)).await
}

fn draw_page(
    who: Secretary,
    visitor: &Visitor,
    proof: &DrawProof,
    typed: &Act,
    complaint: &Complaint,
) -> DrawPage {
    let lang = visitor.lang();
    let at = format!("/secretary/sessions/{}", proof.session.id);
    DrawPage::new(visitor, proof, &who.0, format!("{at}/draw"), typed, complaint).under(vec![
        Crumb::link(SecretaryText(lang).home(), "/secretary"),
        Crumb::link(Phrase::data(proof.session.title.clone()), at),
        Crumb::here(DrawText(lang).title()),
    ])
}

pub async fn get(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    let proof = proof(who, id, &app).await?;
    if proof.session.state == SessionState::Preparing {
        return freeze_page(who, &visitor, id, &app).await?.answer();
    }
    draw_page(who, &visitor, &proof, &Act::default(), &Complaint::default()).answer()
}

/// Freezes the pool, or does the next act of the draw.
pub async fn post(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    Posted(form): Posted<Act>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    let here = format!("/secretary/sessions/{id}/draw");
    if form.act.is_empty() {
        return freeze(who, &visitor, id, &app).await;
    }
    let before = proof(who, id, &app).await?;
    match draw::take(&visitor, who.0, &before, &form, &here, &app).await {
        Ok(Done::Sheet(sheet)) => sheet.answer(),
        Ok(Done::Said(said)) => {
            let is_drawn = proof(who, id, &app).await?.record.is_some();
            let said = if is_drawn { DrawText(visitor.lang()).seated() } else { said };
            flash(&app, &visitor, NoticeKind::Done, said).await?;
            let to = if is_drawn { format!("/secretary/sessions/{id}#members") } else { here };
            Ok(respond::see_other(to))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            draw_page(who, &visitor, &proof(who, id, &app).await?, &form, &complaint).answer()
        }
    }
}

async fn freeze(
    who: Secretary,
    visitor: &Visitor,
    id: SessionId,
    app: &web::Data<App>,
) -> Result<HttpResponse> {
    match db::run(app, who.0, move |conn, actor| panel::freeze(conn, actor, id)).await {
        Ok(()) => {
            flash(app, visitor, NoticeKind::Done, DrawText(visitor.lang()).frozen()).await?;
            Ok(respond::see_other(format!("/secretary/sessions/{id}/draw")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            freeze_page(who, visitor, id, app).await?.refused(&complaint).answer()
        }
    }
}

#[derive(Deserialize)]
pub struct Because {
    #[serde(default)]
    reason: String,
}

async fn cancel_view(
    who: Secretary,
    visitor: &Visitor,
    id: SessionId,
    typed: &str,
    app: &web::Data<App>,
) -> Result<Confirm> {
    let proof = proof(who, id, app).await?;
    let (p, d) = (PanelText(visitor.lang()), DrawText(visitor.lang()));
    let back = format!("/secretary/sessions/{id}/draw");
    let mut page = Confirm::new(visitor, d.cancel_title(), d.cancel(), back).under(
        (SecretaryText(visitor.lang()).home(), "/secretary"),
        Phrase::data(proof.session.title.clone()),
    );
    page.facts = vec![
        SummaryRow::new(p.session(), Phrase::data(proof.session.title.clone()))
            .note(proof.session.number.clone()),
    ];
    page.effects = vec![d.cancel_effect()];
    page.is_adverse = true;
    page.text = Some(FieldView::new("reason", p.reason()).value(typed));
    Ok(page)
}

pub async fn cancel_page(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    cancel_view(who, &visitor, session_id(&session)?, "", &app).await?.answer()
}

pub async fn cancel(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    Posted(form): Posted<Because>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, reason) = (session_id(&session)?, form.reason.clone());
    match db::run(&app, who.0, move |conn, actor| panel::cancel_draw(conn, actor, id, &reason)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, DrawText(visitor.lang()).cancelled()).await?;
            Ok(respond::see_other(format!("/secretary/sessions/{id}")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            cancel_view(who, &visitor, id, &form.reason, &app).await?.refused(&complaint).answer()
        }
    }
}

#[derive(Deserialize)]
pub struct Why {
    #[serde(default)]
    because: String,
}

const DEPARTURES: [Departure; 2] = [Departure::Unavailable, Departure::Recused];

async fn replace_view(
    who: Secretary,
    visitor: &Visitor,
    (id, expert): (SessionId, UserId),
    chosen: &str,
    app: &web::Data<App>,
) -> Result<Confirm> {
    let view = view(who, id, app).await?;
    let member = view.members.iter().find(|member| member.expert_id == expert).ok_or(Error::NotFound)?;
    let lang = visitor.lang();
    let t = SessionText(lang);
    let mut page = Confirm::new(visitor, t.replace_title(), t.replace(), format!("/secretary/sessions/{id}"))
        .under((SecretaryText(lang).home(), "/secretary"), Phrase::data(view.session.title.clone()));
    page.facts = vec![
        SummaryRow::new(t.seat(), member.seat.to_string()),
        SummaryRow::new(t.name(), Phrase::data(member.name.clone().unwrap_or_default())),
    ];
    page.effects = vec![t.replace_effect()];
    let option =
        |why: Departure| OptionView::new(why.as_str(), why.text(lang)).chosen_if(why.as_str() == chosen);
    page.choice = Some(ChoiceView::new("because", t.replace_why(), DEPARTURES.map(option).to_vec()));
    page.is_adverse = true;
    Ok(page)
}

pub(super) fn place(place: &(String, String)) -> Result<(SessionId, UserId)> {
    Ok((session_id(&place.0)?, UserId::parse(&place.1).ok_or(Error::NotFound)?))
}

pub async fn replace_page(
    who: Secretary,
    visitor: Visitor,
    at: web::Path<(String, String)>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    replace_view(who, &visitor, place(&at)?, "", &app).await?.answer()
}

pub async fn replace(
    who: Secretary,
    visitor: Visitor,
    at: web::Path<(String, String)>,
    Posted(form): Posted<Why>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, expert) = place(&at)?;
    let (zh, en) = (SessionText(Lang::Zh), SessionText(Lang::En));
    let because = DEPARTURES.into_iter().find(|why| why.as_str() == form.because);
    let because =
        because.ok_or_else(|| Error::invalid("because", zh.replace_why_error(), en.replace_why_error()));
    let done = match because {
        Ok(why) => {
            db::run(&app, who.0, move |conn, actor| panel::replace(conn, actor, id, expert, why)).await
        }
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, SessionText(visitor.lang()).replaced()).await?;
            Ok(respond::see_other(format!("/secretary/sessions/{id}#members")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            let page = replace_view(who, &visitor, (id, expert), &form.because, &app).await?;
            page.refused(&complaint).answer()
        }
    }
}
