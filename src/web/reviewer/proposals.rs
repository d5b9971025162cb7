//! GET `/reviewer/proposals`: what waits for a second person.
use super::filter::Filter;
use super::narrowing::tabs;
use crate::app::App;
use crate::db::case::Cursor;
use crate::domain::lang::Lang;
use crate::services::Result;
use crate::services::case::office::{self, WaitingProposal};
use crate::services::case::queue;
use crate::text::format;
use crate::text::review::{ActText, QueueText};
use crate::web::auth::Reviewer;
use crate::web::page::list::{EmptyState, Link, Tab};
use crate::web::page::{Phrase, Shell};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "reviewer/proposals.html")]
struct ProposalsPage {
    shell: Shell,
    t: QueueText,
    tabs: Vec<Tab>,
    rows: Vec<ProposalLine>,
    empty: EmptyState,
}

struct ProposalLine {
    href: String,
    what: &'static str,
    number: String,
    name: Phrase,
    by: Phrase,
    at: String,
    at_machine: String,
}

pub async fn get(Reviewer(actor): Reviewer, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let filter = Filter::default();
    let asked = filter.asked();
    let (found, waiting) = db::run(&app, actor, move |conn, actor| {
        Ok((queue::queue(conn, actor, &asked, Cursor::Start, 1)?, office::waiting_proposals(conn, actor)?))
    })
    .await?;
    let lang = visitor.lang();
    let t = QueueText(lang);
    let mut tabs = tabs(lang, &Filter { tab: "none".into(), ..filter }, &found, waiting.len());
    for tab in &mut tabs {
        tab.is_current = tab.href == "/reviewer/proposals";
    }
    respond::page(&ProposalsPage {
        shell: visitor.shell(t.proposals()),
        t,
        tabs,
        rows: waiting.iter().map(|proposal| proposal_line(lang, proposal)).collect(),
        empty: EmptyState {
            title: t.nothing_to_confirm().into(),
            reason: t.nothing_to_confirm_why().into(),
            link: Some(Link::new(t.title(), "/reviewer")),
        },
    })
}

fn proposal_line(lang: Lang, proposal: &WaitingProposal) -> ProposalLine {
    ProposalLine {
        href: format!("/reviewer/proposals/{}", proposal.row.id),
        what: proposal.row.action.name(lang),
        number: proposal.case.number.clone(),
        name: Phrase::data(proposal.case.applicant_name.clone()),
        by: proposal.proposer.clone().map_or_else(|| ActText(lang).by_system().into(), Phrase::data),
        at: format::short_date_time(lang, proposal.row.proposed_at),
        at_machine: format::machine_date_time(proposal.row.proposed_at),
    }
}
