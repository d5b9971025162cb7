//! GET `/teller`: the sessions this person counts, and what is asked now.
use crate::app::App;
use crate::db::panel::{SessionRow, SessionState};
use crate::domain::actor::Actor;
use crate::domain::lang::Lang;
use crate::domain::panel::ballot::ShareHolder;
use crate::services::Result;
use crate::services::panel;
use crate::text::format;
use crate::text::panel::PanelText;
use crate::text::teller::TellerText;
use crate::web::auth::Teller;
use crate::web::page::list::EmptyState;
use crate::web::page::{Phrase, Shell, Tag};
use crate::web::panel::state_tag;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "teller/home.html")]
struct Page {
    shell: Shell,
    t: TellerText,
    p: PanelText,
    rows: Vec<Row>,
    nothing: EmptyState,
}

struct Row {
    href: String,
    title: Phrase,
    number: String,
    holder: &'static str,
    held_on: String,
    state: Tag,
    asked: &'static str,
}

pub async fn get(who: Teller, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let sessions = db::run(&app, who.0, |conn, _| panel::all(conn)).await?;
    let lang = visitor.lang();
    let t = TellerText(lang);
    let rows = sessions.iter().map(|session| row(lang, session, &who.0)).collect::<Result<_>>()?;
    respond::page(&Page {
        shell: visitor.shell(t.home()),
        t,
        p: PanelText(lang),
        rows,
        nothing: EmptyState {
            title: t.no_sessions().into(),
            reason: t.no_sessions_help().into(),
            link: None,
        },
    })
}

fn row(lang: Lang, session: &SessionRow, who: &Actor) -> Result<Row> {
    let holder = panel::told_by(session, who)?;
    Ok(Row {
        href: format!("/teller/sessions/{}", session.id),
        title: Phrase::data(session.title.clone()),
        number: session.number.clone(),
        holder: holder.label(lang),
        held_on: format::date(lang, session.held_on),
        state: state_tag(lang, session.state),
        asked: asked(TellerText(lang), session, holder, who),
    })
}

fn asked(t: TellerText, session: &SessionRow, holder: ShareHolder, who: &Actor) -> &'static str {
    let taken = if holder == ShareHolder::TellerA { session.share_a_at } else { session.share_b_at };
    match session.state {
        SessionState::Reading if session.public_key.is_none() => t.ask_wait_key(),
        SessionState::Reading if taken.is_none() => t.ask_take(),
        SessionState::Reading => t.ask_keep(),
        SessionState::Voting => t.ask_close(),
        SessionState::Closed if session.recounted_by.is_none() && session.closed_by != Some(who.user_id) => {
            t.ask_recount()
        }
        SessionState::Closed | SessionState::Signed => t.ask_done(),
        _ => t.ask_nothing(),
    }
}
