//! GET/POST `/secretary/sessions/{session}/papers` and `…/vote`: the two steps that open something for the experts.
use crate::app::App;
use crate::db::Conn;
use crate::domain::actor::Actor;
use crate::domain::ids::SessionId;
use crate::services::Result;
use crate::services::panel;
use crate::text::panel::PanelText;
use crate::text::secretary::{SecretaryText, SessionText};
use crate::web::auth::Secretary;
use crate::web::form::{Nothing, Posted};
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase};
use crate::web::panel::{Complaint, Confirm, session_id};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};

/// A step, its words and its service.
struct StepOf {
    title: &'static str,
    label: &'static str,
    done: &'static str,
    effects: Vec<&'static str>,
    act: fn(&mut Conn, &Actor, SessionId) -> Result<()>,
}

fn papers(t: SessionText) -> StepOf {
    StepOf {
        title: t.papers_title(),
        label: t.papers(),
        done: t.papers_opened(),
        effects: vec![t.papers_effect()],
        act: panel::open_papers,
    }
}

fn vote(t: SessionText) -> StepOf {
    StepOf {
        title: t.open_vote_title(),
        label: t.open_vote(),
        done: t.vote_opened(),
        effects: vec![t.open_vote_effect_1(), t.open_vote_effect_2(), t.open_vote_effect_3()],
        act: panel::open_vote,
    }
}

async fn page(
    who: Secretary,
    visitor: &Visitor,
    id: SessionId,
    step: &StepOf,
    app: &web::Data<App>,
) -> Result<Confirm> {
    let view = db::run(app, who.0, move |conn, actor| panel::overview(conn, actor, id)).await?;
    let lang = visitor.lang();
    let (t, p) = (SessionText(lang), PanelText(lang));
    let mut page = Confirm::new(visitor, step.title, step.label, format!("/secretary/sessions/{id}"))
        .under((SecretaryText(lang).home(), "/secretary"), Phrase::data(view.session.title.clone()));
    page.facts = vec![
        SummaryRow::new(p.session(), Phrase::data(view.session.title.clone())).note(view.session.number),
    ];
    for row in &view.cases {
        let attending = row.attendance;
        let said =
            t.attending_of(attending.present(), view.policy.least_present(attending), attending.recused());
        let fact = SummaryRow::new(row.case.number.clone(), Phrase::data(row.case.applicant_name.clone()));
        page.facts
            .push(fact.note(format!("{said} · {}", t.opinions_of(row.opinions, view.policy.min_opinions))));
    }
    page.effects.clone_from(&step.effects);
    Ok(page)
}

async fn take(
    who: Secretary,
    visitor: &Visitor,
    session: &str,
    step: StepOf,
    app: &web::Data<App>,
) -> Result<HttpResponse> {
    let (id, act) = (session_id(session)?, step.act);
    match db::run(app, who.0, move |conn, actor| act(conn, actor, id)).await {
        Ok(()) => {
            flash(app, visitor, NoticeKind::Done, step.done).await?;
            Ok(respond::see_other(format!("/secretary/sessions/{id}")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            page(who, visitor, id, &step, app).await?.refused(&complaint).answer()
        }
    }
}

pub async fn papers_page(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let step = papers(SessionText(visitor.lang()));
    page(who, &visitor, session_id(&session)?, &step, &app).await?.answer()
}

pub async fn open_papers(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    take(who, &visitor, &session, papers(SessionText(visitor.lang())), &app).await
}

pub async fn vote_page(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let step = vote(SessionText(visitor.lang()));
    page(who, &visitor, session_id(&session)?, &step, &app).await?.answer()
}

pub async fn open_vote(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    take(who, &visitor, &session, vote(SessionText(visitor.lang())), &app).await
}
