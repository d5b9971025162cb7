//! GET/POST `/employer/cases/{id}/proposal`: the second person of the unit confirms what the first proposed, or does not.
use super::complaints::Complaints;
use super::head::Head;
use super::{at, case_id, crumbs};
use crate::app::App;
use crate::domain::ids::ProposalId;
use crate::domain::lang::Lang;
use crate::services::case as moves;
use crate::services::unit::{self, Standing, UnitCase};
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::publicity::ActText;
use crate::text::record::CaseText;
use crate::web::auth::Employer;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "employer/proposal.html")]
struct Page {
    shell: Shell,
    t: ActText,
    c: CaseText,
    head: Head,
    errors: ErrorSummary,
    action: String,
    rows: Vec<SummaryRow>,
    may_confirm: bool,
    reason: FieldView,
    set_aside: &'static str,
    id: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    proposal: String,
    decision: String,
    reason: String,
}

pub async fn get(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let case = db::run(&app, employer.0, move |conn, actor| unit::read(conn, actor, id)).await?;
    respond::page(&page(&visitor, &case, "", &Complaints::default())?)
}

pub async fn post(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, lang) = (case_id(&path)?, visitor.lang());
    let proposal = ProposalId::parse(&form.proposal).ok_or(Error::NotFound)?;
    let (is_confirmed, reason) = (form.decision == "confirm", form.reason.clone());
    let done = db::run(&app, employer.0, move |conn, actor| {
        if is_confirmed {
            return moves::confirm(conn, actor, proposal).map(|planned| Some(planned.action));
        }
        moves::set_aside(conn, actor, proposal, &reason).map(|_| None)
    });
    match done.await {
        Ok(made) => {
            let t = ActText(lang);
            let words = made.map_or(t.set_aside_done().to_owned(), |action| t.made(action.name(lang)));
            flash(&app, &visitor, NoticeKind::Done, &words).await?;
            Ok(respond::see_other(at(id, "")))
        }
        Err(error) => {
            let complaints = Complaints::of(error, lang, &["reason"])?;
            let case = db::run(&app, employer.0, move |conn, actor| unit::read(conn, actor, id)).await?;
            respond::again(&page(&visitor, &case, &form.reason, &complaints)?)
        }
    }
}

fn page(visitor: &Visitor, case: &UnitCase, typed: &str, complaints: &Complaints) -> Result<Page> {
    let lang = visitor.lang();
    let (t, id) = (ActText(lang), case.view.case.id);
    let standing = case
        .standing
        .as_ref()
        .ok_or_else(|| Error::refused(ActText(Lang::Zh).none(), ActText(Lang::En).none()))?;
    let mut shell = visitor.shell(t.proposal());
    shell.has_errors = !complaints.is_empty();
    shell.crumbs = crumbs(lang, id, &case.view.case.number, t.proposal());
    let (label, set_aside) = if standing.may_confirm {
        (t.set_aside_reason(), t.set_aside())
    } else {
        (t.take_back_reason(), t.take_back())
    };
    let mut reason = FieldView { rows: 2, ..FieldView::new("reason", label).value(typed) };
    reason.error = complaints.at("reason");
    Ok(Page {
        head: Head::of(lang, &case.view),
        errors: complaints.summary(),
        action: at(id, "/proposal"),
        rows: rows(lang, standing),
        may_confirm: standing.may_confirm,
        reason,
        set_aside,
        id: standing.proposal.id.to_string(),
        shell,
        t,
        c: CaseText(lang),
    })
}

fn rows(lang: Lang, standing: &Standing) -> Vec<SummaryRow> {
    let t = ActText(lang);
    vec![
        SummaryRow::new(t.action(), standing.proposal.action.name(lang)),
        SummaryRow::new(t.reason(), Phrase::data(standing.proposal.reason.clone())),
        SummaryRow::new(t.proposed_by(), Phrase::data(standing.proposer.clone())),
        SummaryRow::new(t.proposed_at(), format::date_time(lang, standing.proposal.proposed_at)),
    ]
}
