//! GET/POST `/secretary/sessions/{session}/draw`, and `…/members/{expert}/replace` for a seat that falls free.
use crate::app::App;
use crate::domain::ids::{SessionId, UserId};
use crate::domain::lang::Lang;
use crate::domain::panel::draw::Departure;
use crate::services::panel::{self, Overview};
use crate::services::{Error, Result};
use crate::text::panel::PanelText;
use crate::text::secretary::{SecretaryText, SessionText};
use crate::web::auth::Secretary;
use crate::web::form::{Nothing, Posted};
use crate::web::page::field::{ChoiceView, OptionView};
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase};
use crate::web::panel::{Complaint, Confirm, session_id};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use serde::Deserialize;

async fn view(who: Secretary, id: SessionId, app: &web::Data<App>) -> Result<Overview> {
    db::run(app, who.0, move |conn, actor| panel::overview(conn, actor, id)).await
}

async fn page(who: Secretary, visitor: &Visitor, id: SessionId, app: &web::Data<App>) -> Result<Confirm> {
    let view = view(who, id, app).await?;
    let lang = visitor.lang();
    let (t, p) = (SessionText(lang), PanelText(lang));
    let mut page = Confirm::new(visitor, t.draw_title(), t.draw(), format!("/secretary/sessions/{id}"))
        .under((SecretaryText(lang).home(), "/secretary"), Phrase::data(view.session.title.clone()));
    page.facts = vec![
        SummaryRow::new(p.session(), Phrase::data(view.session.title.clone()))
            .note(view.session.number.clone()),
        SummaryRow::new(p.series(), view.session.series.name(lang)),
        SummaryRow::new(p.size(), view.session.size.to_string()),
        SummaryRow::new(t.agenda(), view.cases.len().to_string()),
    ];
    page.effects = vec![t.draw_effect_pool(), t.draw_effect_ties(), t.draw_effect_agenda()];
    Ok(page)
}

pub async fn get(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    page(who, &visitor, session_id(&session)?, &app).await?.answer()
}

pub async fn post(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    match db::run(&app, who.0, move |conn, actor| panel::draw(conn, actor, id)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, SessionText(visitor.lang()).drawn()).await?;
            Ok(respond::see_other(format!("/secretary/sessions/{id}#members")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            page(who, &visitor, id, &app).await?.refused(&complaint).answer()
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

fn place(place: &(String, String)) -> Result<(SessionId, UserId)> {
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
