//! GET/POST `/reviewer/cases/{id}/act/{action}`: moves outside the decision on a filing. Each has a page that names
//! the case, the effect and whether it can be undone.
use crate::app::App;
use crate::domain::case::flow::{FLOW, Reason, Target};
use crate::domain::case::{Action, Status};
use crate::domain::ids::{CaseId, ProposalId};
use crate::domain::lang::Lang;
use crate::services::case::office::{self, Offered};
use crate::services::case::{self, CaseView, Press};
use crate::services::{Error, Result};
use crate::text::review::{ActText, QueueText, ReviewText};
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
#[template(path = "reviewer/act.html")]
struct Page {
    shell: Shell,
    t: ActText,
    errors: ErrorSummary,
    facts: Vec<SummaryRow>,
    reason: Option<FieldView>,
    recheck: Option<FieldView>,
    proposal: ProposalId,
    button: &'static str,
    back: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
pub struct Form {
    #[serde(default)]
    reason: String,
    #[serde(default)]
    recheck: String,
    #[serde(default)]
    proposal: Option<ProposalId>,
}

/// What a page of this kind needs: the case, and whether the move is there at all.
async fn read(
    app: &web::Data<App>,
    actor: crate::domain::actor::Actor,
    id: CaseId,
    action: &str,
) -> Result<(CaseView, Offered, Action)> {
    let action = Action::parse(action).ok_or(Error::NotFound)?;
    let (view, offered) = db::run(app, actor, move |conn, actor| {
        let view = case::case(conn, actor, id)?;
        let offered = office::offered(conn, actor, &view.case)?;
        Ok((view, offered))
    })
    .await?;
    if offered.make.contains(&action) || offered.propose.contains(&action) {
        return Ok((view, offered, action));
    }
    Err(Error::Conflict)
}

pub async fn get(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    path: web::Path<(CaseId, String)>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, action) = path.into_inner();
    let (view, offered, action) = read(&app, actor, id, &action).await?;
    respond::page(&draw(&visitor, &view, action, offered.takes_two(action), &Form::default()))
}

fn draw(visitor: &Visitor, view: &CaseView, action: Action, takes_two: bool, form: &Form) -> Page {
    let lang = visitor.lang();
    let (t, case) = (ActText(lang), &view.case);
    let row = FLOW.iter().find(|row| row.action == action && row.from.contains(&case.status));
    let back = format!("/reviewer/cases/{}", case.id);
    let mut shell = visitor.shell(t.act(action.name(lang), &case.number));
    shell.crumbs = vec![
        Crumb::link(QueueText(lang).title(), "/reviewer"),
        Crumb::link(case.number.clone(), back.clone()),
        Crumb::here(action.name(lang)),
    ];
    let name = Phrase::data(case.applicant_name.clone()).then(format!(" {} ", case.number));
    let undo = if takes_two { t.undo_two() } else { t.undo_one() };
    let clauses =
        row.map(|row| row.clauses.iter().map(|clause| clause.paragraph()).collect::<Vec<_>>().join(", "));
    Page {
        shell,
        t,
        errors: ErrorSummary::default(),
        facts: vec![
            SummaryRow::new(t.object(), name.then(casework::state(lang, case).text)),
            SummaryRow::new(t.effect(), effect(lang, action, row.map(|row| row.to))).note(undo),
            SummaryRow::new(t.clause(), clauses.unwrap_or_default()),
        ],
        reason: row
            .filter(|row| row.reason == Reason::Asked || takes_two)
            .map(|_| FieldView::new("reason", t.reason()).hint(t.reason_hint()).value(form.reason.clone())),
        recheck: (action == Action::ReopenPanel)
            .then(|| FieldView::new("recheck", t.recheck()).value(form.recheck.clone())),
        proposal: form.proposal.unwrap_or_else(ProposalId::fresh),
        button: if takes_two { t.propose() } else { t.carry_out() },
        back,
    }
}

fn effect(lang: Lang, action: Action, to: Option<Target>) -> Text {
    let t = ActText(lang);
    match (action, to) {
        (Action::Suspend, _) => t.stays_paused().into(),
        (Action::Resume, _) => t.stays_running().into(),
        (_, Some(Target::To(status))) => t.becomes(Status::name(status, lang)).into(),
        _ => t.returns().into(),
    }
}

pub async fn post(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    path: web::Path<(CaseId, String)>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, action) = path.into_inner();
    let (view, offered, action) = read(&app, actor, id, &action).await?;
    let takes_two = offered.takes_two(action);
    let press = Press { recheck_is_granted: form.recheck == "yes", ..Press::because(&form.reason) };
    let proposal = form.proposal.unwrap_or_else(ProposalId::fresh);
    let done = db::run(&app, actor, move |conn, actor| {
        if takes_two {
            return case::propose(conn, actor, proposal, id, action, &press);
        }
        case::advance(conn, actor, id, action, &press).map(|_| ())
    })
    .await;
    let lang = visitor.lang();
    match done {
        Ok(()) => {
            let (t, number) = (ReviewText(lang), &view.case.number);
            let said = if takes_two { t.done_propose(number) } else { t.done_act(number, action.name(lang)) };
            flash(&app, &visitor, NoticeKind::Done, &said).await?;
            Ok(respond::see_other(format!("/reviewer/cases/{id}")))
        }
        Err(Error::Refused(refused)) => {
            let mut page = draw(&visitor, &view, action, takes_two, &form);
            let message: Text = refused.text(lang).to_owned().into();
            let is_about_reason = page.reason.is_some() && form.reason.trim().is_empty();
            if let Some(reason) = page.reason.as_mut().filter(|_| is_about_reason) {
                reason.error = Some(message.clone());
            }
            let name = is_about_reason.then(|| "reason".into());
            page.errors.lines.push(ErrorLine { name, message });
            page.shell.has_errors = true;
            respond::again(&page)
        }
        Err(other) => Err(other),
    }
}
