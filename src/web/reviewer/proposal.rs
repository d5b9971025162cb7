//! GET/POST `/reviewer/proposals/{id}`: what a colleague proposed, or the program pointed out; confirm or set aside.
use crate::app::App;
use crate::domain::actor::Actor;
use crate::domain::clause::Clause;
use crate::domain::ids::ProposalId;
use crate::domain::lang::Lang;
use crate::services::case::office::{self, ProposalView};
use crate::services::{Error, Result, case};
use crate::text::format;
use crate::text::review::{ActText, QueueText};
use crate::web::auth::Reviewer;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorLine, ErrorSummary, FieldView};
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell, Text};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{casework, db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "reviewer/proposal.html")]
struct Page {
    shell: Shell,
    t: ActText,
    errors: ErrorSummary,
    facts: Vec<SummaryRow>,
    items: Vec<SummaryRow>,
    /// Why it cannot be confirmed by this person now.
    note: Option<Text>,
    is_open: bool,
    is_confirmable: bool,
    propose_href: Option<String>,
    reason: FieldView,
    back: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub struct Form {
    act: String,
    #[serde(default)]
    reason: String,
}

async fn read(app: &web::Data<App>, actor: Actor, id: ProposalId) -> Result<ProposalView> {
    db::run(app, actor, move |conn, actor| office::proposal(conn, actor, id)).await
}

pub async fn get(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<ProposalId>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let proposal = read(&app, actor, id.into_inner()).await?;
    respond::page(&draw(&visitor, &proposal, ""))
}

fn draw(visitor: &Visitor, proposal: &ProposalView, reason: &str) -> Page {
    let lang = visitor.lang();
    let (t, case) = (ActText(lang), &proposal.case);
    let action = proposal.row.action;
    let back = format!("/reviewer/cases/{}", case.id);
    let mut shell = visitor.shell(t.proposal_title(action.name(lang)));
    shell.crumbs = vec![
        Crumb::link(QueueText(lang).title(), "/reviewer"),
        Crumb::link(QueueText(lang).proposals(), "/reviewer/proposals"),
        Crumb::here(case.number.clone()),
    ];
    let item = |item: &case::CorrectionItem| {
        SummaryRow::new(Phrase::data(item.item.clone()), Phrase::data(item.reason.clone())).wide()
    };
    Page {
        shell,
        t,
        errors: ErrorSummary::default(),
        facts: facts(lang, proposal),
        items: proposal.press.items.iter().map(item).collect(),
        note: note(t, proposal),
        is_open: proposal.row.outcome.is_none(),
        is_confirmable: proposal.is_confirmable,
        propose_href: proposal.needs_proposer.then(|| format!("{back}/act/{action}")),
        reason: FieldView::new("reason", t.set_aside_reason()).value(reason),
        back,
    }
}

fn facts(lang: Lang, proposal: &ProposalView) -> Vec<SummaryRow> {
    let (t, case, row) = (ActText(lang), &proposal.case, &proposal.row);
    let name = Phrase::data(case.applicant_name.clone()).then(format!(" {} ", case.number));
    let by = proposal.proposer.clone().map_or_else(|| Phrase::plain(t.by_system()), Phrase::data);
    let reason =
        if row.reason.is_empty() { Phrase::plain(t.no_reason()) } else { Phrase::data(row.reason.clone()) };
    let mut facts = vec![
        SummaryRow::new(t.object(), name.then(casework::state(lang, case).text)),
        SummaryRow::new(t.what(), row.action.name(lang)),
        SummaryRow::new(t.by(), by),
        SummaryRow::new(t.at(), format::date_time(lang, row.proposed_at)),
        SummaryRow::new(t.reason(), reason),
    ];
    if let Some(clause) = proposal.press.clause.as_deref().and_then(Clause::parse) {
        let words = format!("{} {}", clause.paragraph(), clause.text(lang));
        facts.push(SummaryRow::new(t.clause(), words));
    }
    if let Some(outcome) = row.outcome {
        let note = Phrase::data(row.note.clone().unwrap_or_default());
        facts.push(SummaryRow::new(t.decided(), outcome.name(lang)).note(note));
        let decider = proposal.decider.clone().map_or_else(|| Phrase::plain(t.by_system()), Phrase::data);
        facts.push(SummaryRow::new(t.decided_by(), decider));
    }
    facts
}

fn note(t: ActText, proposal: &ProposalView) -> Option<Text> {
    if proposal.row.outcome.is_some() {
        return None;
    }
    if proposal.is_own {
        return Some(t.own().into());
    }
    proposal.needs_proposer.then(|| t.needs_proposer().into())
}

pub async fn post(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<ProposalId>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let proposal = read(&app, actor, id).await?;
    let (confirms, reason) = (form.act == "confirm", form.reason.clone());
    let done = db::run(&app, actor, move |conn, actor| {
        if confirms {
            case::confirm(conn, actor, id).map(|_| ())
        } else {
            case::set_aside(conn, actor, id, &reason).map(|_| ())
        }
    })
    .await;
    let lang = visitor.lang();
    let t = ActText(lang);
    let (name, message): (Option<Text>, Text) = match done {
        Ok(()) => {
            let number = &proposal.case.number;
            let what = proposal.row.action.name(lang);
            let said = if confirms { t.confirmed_flash(number, what) } else { t.set_aside_flash(number) };
            flash(&app, &visitor, NoticeKind::Done, &said).await?;
            return Ok(respond::see_other("/reviewer/proposals"));
        }
        Err(Error::Invalid(errors)) => {
            (Some("reason".into()), errors.of("reason", lang).unwrap_or_default().to_owned().into())
        }
        Err(Error::Refused(refused)) => (None, refused.text(lang).to_owned().into()),
        Err(other) => return Err(other),
    };
    let mut page = draw(&visitor, &proposal, &form.reason);
    page.reason.error = name.as_ref().map(|_| message.clone());
    page.errors.lines.push(ErrorLine { name, message });
    page.shell.has_errors = true;
    respond::again(&page)
}
