//! `/agency/units/{mandate}/cases/…`: opening a case for the unit, following it, putting its verification right.
use super::enter;
use crate::app::App;
use crate::db::mandate::Scope;
use crate::domain::ids::CaseId;
use crate::domain::verification::VerificationAction;
use crate::services::case as moves;
use crate::services::{Error, Result, mandate, verification};
use crate::text::format;
use crate::text::mandate::AgencyText;
use crate::text::record::CaseText;
use crate::text::unit::{AmendText, OpeningText};
use crate::web::auth::Agency;
use crate::web::casework::{self, facts::certificate};
use crate::web::employer::{amend, head::Head, new_case};
use crate::web::form::Posted;
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::progress::TimelineItem;
use crate::web::page::{Crumb, Phrase, Shell};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "agency/case.html")]
struct Page {
    shell: Shell,
    t: AgencyText,
    c: CaseText,
    head: Head,
    /// What the agency does next, or whose turn it is.
    next: String,
    amend: Option<Link>,
    facts: Vec<SummaryRow>,
    record: Vec<TimelineItem>,
}

type CasePath = web::Path<(String, String)>;

fn case_of(path: &CasePath) -> Result<CaseId> {
    CaseId::parse(&path.1).ok_or(Error::NotFound)
}

/// The form, where the mandate covers it.
pub async fn get_new(
    Agency(actor): Agency,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let entered = enter(&app, actor, &path).await?;
    db::run(&app, entered.actor, |conn, actor| mandate::require(conn, actor, Scope::Open)).await?;
    let place = new_case::Place {
        shell: entered.shell(&visitor, OpeningText(visitor.lang()).title(), Vec::new()),
        action: entered.at("/cases/new"),
        back: entered.at(""),
    };
    new_case::show(&visitor, place)
}

pub async fn post_new(
    Agency(actor): Agency,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<new_case::Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let entered = enter(&app, actor, &path).await?;
    db::run(&app, entered.actor, |conn, actor| mandate::require(conn, actor, Scope::Open)).await?;
    let place = new_case::Place {
        shell: entered.shell(&visitor, OpeningText(visitor.lang()).title(), Vec::new()),
        action: entered.at("/cases/new"),
        back: entered.at(""),
    };
    let to = |id| entered.case(id, "");
    new_case::take(&app, entered.actor, &visitor, form, place, to).await
}

pub async fn get(
    Agency(actor): Agency,
    visitor: Visitor,
    path: CasePath,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, entered) = (case_of(&path)?, enter(&app, actor, &path.0).await?);
    let (view, verification) = db::run(&app, entered.actor, move |conn, actor| {
        Ok((moves::case(conn, actor, id)?, verification::of_case(conn, actor, id)?.1))
    })
    .await?;
    let lang = visitor.lang();
    let (t, c, case) = (AgencyText(lang), CaseText(lang), &view.case);
    let can_amend = verification.state.allows(VerificationAction::Resubmit) && entered.covers(Scope::Amend);
    let mut shell = entered.shell(&visitor, t.cases(), Vec::new());
    shell.title = case.number.clone().into();
    if let Some(here) = shell.crumbs.last_mut() {
        *here = Crumb::here(case.number.clone());
    }
    let opened = format::date(lang, format::shanghai_day(case.opened_at));
    respond::page(&Page {
        shell,
        head: Head::of(lang, &view),
        next: if can_amend { t.amend_help().into() } else { t.waiting(case.waiting_for.name(lang)) },
        amend: can_amend.then(|| Link::new(t.amend(), entered.case(id, "/verification"))),
        facts: vec![
            SummaryRow::new(c.name(), Phrase::data(case.applicant_name.clone())),
            SummaryRow::new(c.post(), Phrase::data(case.post.clone())),
            SummaryRow::new(c.certificate(), certificate(lang, view.item)),
            SummaryRow::new(c.certificate_no(), verification.certificate_no.clone()),
            SummaryRow::new(t.verification(), verification.state.name(lang)),
            SummaryRow::new(c.opened(), opened),
        ],
        record: casework::record(lang, &view.timeline),
        t,
        c,
    })
}

pub async fn get_amend(
    Agency(actor): Agency,
    visitor: Visitor,
    path: CasePath,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, entered) = (case_of(&path)?, enter(&app, actor, &path.0).await?);
    db::run(&app, entered.actor, |conn, actor| mandate::require(conn, actor, Scope::Amend)).await?;
    let shell = entered.shell(&visitor, AmendText(visitor.lang()).title(), Vec::new());
    amend::show(&app, entered.actor, &visitor, id, shell, entered.case(id, "")).await
}

pub async fn post_amend(
    Agency(actor): Agency,
    visitor: Visitor,
    path: CasePath,
    Posted(form): Posted<amend::Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, entered) = (case_of(&path)?, enter(&app, actor, &path.0).await?);
    let shell = entered.shell(&visitor, AmendText(visitor.lang()).title(), Vec::new());
    amend::take(&app, entered.actor, &visitor, (id, form), shell, entered.case(id, "")).await
}
