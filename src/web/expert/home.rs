//! GET `/expert`: my sessions, and what is asked of me now.
use crate::app::App;
use crate::db::panel::{MemberRow, SessionState};
use crate::domain::lang::Lang;
use crate::services::Result;
use crate::services::panel::{self, Seat};
use crate::text::expert::ExpertText;
use crate::text::format;
use crate::text::panel::PanelText;
use crate::web::auth::Expert;
use crate::web::page::list::EmptyState;
use crate::web::page::{Phrase, Shell, Tag, Tone};
use crate::web::panel::state_tag;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "expert/home.html")]
struct Page {
    shell: Shell,
    t: ExpertText,
    p: PanelText,
    rows: Vec<Row>,
    nothing: EmptyState,
}

struct Row {
    href: String,
    title: Phrase,
    number: String,
    held_on: String,
    chair: Option<Tag>,
    state: Tag,
    asked: &'static str,
}

pub async fn get(who: Expert, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let seats = db::run(&app, who.0, panel::seats).await?;
    let lang = visitor.lang();
    let t = ExpertText(lang);
    respond::page(&Page {
        shell: visitor.shell(t.home()),
        t,
        p: PanelText(lang),
        rows: seats.iter().map(|seat| row(lang, seat)).collect(),
        nothing: EmptyState {
            title: t.no_sessions().into(),
            reason: t.no_sessions_help().into(),
            link: None,
        },
    })
}

fn row(lang: Lang, seat: &Seat) -> Row {
    let (t, session) = (ExpertText(lang), &seat.session);
    Row {
        href: format!("/expert/sessions/{}", session.id),
        title: Phrase::data(session.title.clone()),
        number: session.number.clone(),
        held_on: format::date(lang, session.held_on),
        chair: office(t, &seat.me),
        state: state_tag(lang, session.state),
        asked: asked(t, seat),
    }
}

/// The chair, the vice-chair, or neither.
pub(super) fn office(t: ExpertText, me: &MemberRow) -> Option<Tag> {
    let name = if me.is_chair { Some(t.chair()) } else { me.is_vice_chair().then(|| t.vice_chair()) };
    name.map(|name| Tag::new(Tone::Blue, name))
}

fn asked(t: ExpertText, seat: &Seat) -> &'static str {
    let is_present = seat.me.present_at.is_some();
    match seat.session.state {
        SessionState::Declaring | SessionState::Reading if seat.me.declared_at.is_none() => t.ask_declare(),
        SessionState::Reading if is_present => t.ask_wait_vote(),
        SessionState::Reading => t.ask_read(),
        SessionState::Voting if !is_present => t.ask_attend(),
        SessionState::Voting if seat.has_cast || seat.me.left_at.is_some() => t.ask_voted(),
        SessionState::Voting => t.ask_vote(),
        SessionState::Closed if seat.session.recounted_by.is_none() => t.ask_wait_recount(),
        SessionState::Closed if seat.presides => t.ask_sign(),
        SessionState::Closed => t.ask_wait_sign(),
        SessionState::Signed => t.ask_done(),
        SessionState::Adjourned => t.ask_adjourned(),
        _ => t.ask_wait_papers(),
    }
}
