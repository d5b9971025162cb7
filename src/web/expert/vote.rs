//! GET `/expert/sessions/{session}/vote` asks for every choice on one page; POST `…/vote/check` shows them again;
//! POST `…/vote/cast` seals and casts them all and shows the receipt, once. Nothing is kept before the cast.
use super::crumbs;
use crate::app::App;
use crate::db::panel::SessionState;
use crate::domain::ids::{CaseId, SessionId};
use crate::domain::lang::Lang;
use crate::domain::panel::ballot::Choice;
use crate::services::panel::{self, ExpertView, Sealed};
use crate::services::{Error, FieldErrors, Result};
use crate::text::expert::VoteText;
use crate::text::panel::PanelText;
use crate::web::auth::Expert;
use crate::web::form::Posted;
use crate::web::page::field::ErrorSummary;
use crate::web::page::{NoticeKind, Phrase, Shell, Text};
use crate::web::panel::{Complaint, case_id, session_id};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "expert/vote.html")]
struct Page {
    shell: Shell,
    t: VoteText,
    p: PanelText,
    errors: ErrorSummary,
    is_check: bool,
    has_cast: bool,
    lead: String,
    action: String,
    back: String,
    ballots: Vec<Ballot>,
}

/// One case with its three choices.
struct Ballot {
    name: String,
    keep: String,
    number: String,
    who: Phrase,
    error: Option<Text>,
    options: Vec<(&'static str, &'static str, bool)>,
}

#[derive(Template)]
#[template(path = "expert/receipt.html")]
struct Receipt {
    shell: Shell,
    t: VoteText,
    p: PanelText,
    done: (NoticeKind, Phrase),
    back: String,
    lines: Vec<Line>,
}

struct Line {
    number: String,
    who: Phrase,
    nonce: String,
    /// The draft that the browser may forget now.
    keep: String,
}

/// The choices as they came: `choice-{case}` is `yes`, `no` or `abstain`.
fn read(pairs: &[(String, String)]) -> Result<Vec<(CaseId, Choice)>> {
    let mut choices = Vec::new();
    for (name, value) in pairs {
        if let (Some(case), Ok(choice)) = (name.strip_prefix("choice-"), value.parse()) {
            choices.push((case_id(case)?, choice));
        }
    }
    Ok(choices)
}

async fn view(who: Expert, id: SessionId, app: &web::Data<App>) -> Result<ExpertView> {
    let view = db::run(app, who.0, move |conn, actor| panel::expert_view(conn, actor, id)).await?;
    let (zh, en) = (VoteText(Lang::Zh), VoteText(Lang::En));
    if view.session.state != SessionState::Voting || !view.me.is_here() {
        return Err(Error::refused(zh.not_now(), en.not_now()));
    }
    if view.cases.is_empty() {
        return Err(Error::refused(zh.nothing(), en.nothing()));
    }
    Ok(view)
}

fn page(
    visitor: &Visitor,
    view: &ExpertView,
    choices: &[(CaseId, Choice)],
    complaint: &Complaint,
    is_check: bool,
) -> Page {
    let lang = visitor.lang();
    let t = VoteText(lang);
    let title = if is_check { t.check_title() } else { t.title() };
    let mut shell = visitor.shell(title);
    shell.crumbs = crumbs(visitor, &view.session, title);
    let errors = complaint.summary(lang);
    shell.has_errors = !errors.is_empty();
    let back = format!("/expert/sessions/{}", view.session.id);
    let ballot = |case: &crate::db::case::CaseRow| {
        let name = format!("choice-{}", case.id);
        let chosen = choices.iter().find(|(known, _)| *known == case.id).map(|(_, choice)| *choice);
        Ballot {
            keep: kept_as(view.session.id, case.id),
            number: case.number.clone(),
            who: Phrase::data(case.applicant_name.clone()),
            error: complaint.at(&name, lang),
            options: Choice::ALL.iter().map(|c| (c.as_str(), c.label(lang), chosen == Some(*c))).collect(),
            name,
        }
    };
    Page {
        t,
        p: PanelText(lang),
        errors,
        is_check,
        has_cast: view.has_cast,
        lead: if is_check { t.check_lead().to_owned() } else { t.lead(view.cases.len()) },
        action: format!("{back}/vote/{}", if is_check { "cast" } else { "check" }),
        back,
        ballots: view.cases.iter().map(ballot).collect(),
        shell,
    }
}

/// The name under which the expert's own browser keeps a choice until it is cast.
fn kept_as(session: SessionId, case: CaseId) -> String {
    format!("vote-{session}-{case}")
}

pub async fn get(
    who: Expert,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let view = view(who, session_id(&session)?, &app).await?;
    respond::page(&page(&visitor, &view, &[], &Complaint::default(), false))
}

pub async fn check(
    who: Expert,
    visitor: Visitor,
    session: web::Path<String>,
    Posted(pairs): Posted<Vec<(String, String)>>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let view = view(who, session_id(&session)?, &app).await?;
    let choices = read(&pairs)?;
    let missing = missing(&view, &choices);
    if missing.is_empty() {
        return respond::page(&page(&visitor, &view, &choices, &Complaint::default(), true));
    }
    let complaint = Complaint { fields: missing, whole: None };
    respond::again(&page(&visitor, &view, &choices, &complaint, false))
}

fn missing(view: &ExpertView, choices: &[(CaseId, Choice)]) -> FieldErrors {
    let (zh, en) = (VoteText(Lang::Zh), VoteText(Lang::En));
    let mut errors = FieldErrors::default();
    for case in view.cases.iter().filter(|case| choices.iter().all(|(known, _)| *known != case.id)) {
        let (zh, en) = (
            format!("{} {}", case.number, zh.choice_missing()),
            format!("{}: {}", case.number, en.choice_missing()),
        );
        errors.add(&format!("choice-{}", case.id), &zh, &en);
    }
    errors
}

pub async fn cast(
    who: Expert,
    visitor: Visitor,
    session: web::Path<String>,
    Posted(pairs): Posted<Vec<(String, String)>>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    let choices = read(&pairs)?;
    let view = view(who, id, &app).await?;
    let cast = choices.clone();
    match db::run(&app, who.0, move |conn, actor| panel::cast(conn, actor, id, &cast)).await {
        Ok(sealed) => respond::page(&receipt(&visitor, &view, &sealed)),
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            respond::again(&page(&visitor, &view, &choices, &complaint, true))
        }
    }
}

fn receipt(visitor: &Visitor, view: &ExpertView, sealed: &[Sealed]) -> Receipt {
    let lang = visitor.lang();
    let t = VoteText(lang);
    let mut shell = visitor.shell(t.receipt_title());
    shell.crumbs = crumbs(visitor, &view.session, t.receipt_title());
    let line = |sealed: &Sealed| {
        let case = view.cases.iter().find(|case| case.id == sealed.case_id)?;
        Some(Line {
            number: case.number.clone(),
            who: Phrase::data(case.applicant_name.clone()),
            nonce: sealed.nonce.to_string().replace('\n', " "),
            keep: kept_as(view.session.id, case.id),
        })
    };
    Receipt {
        t,
        p: PanelText(lang),
        done: (NoticeKind::Done, t.receipt_done().into()),
        back: format!("/expert/sessions/{}", view.session.id),
        lines: sealed.iter().filter_map(line).collect(),
        shell,
    }
}
