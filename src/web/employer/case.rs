//! GET `/employer/cases/{id}`: where a case stands and what the unit does next. POST `…/consent` asks the superior authority.
use super::head::Head;
use super::{at, case_id, facts};
use crate::app::App;
use crate::domain::case::{Action, NoticeKind, Status, WaitingFor};
use crate::domain::lang::Lang;
use crate::services::Result;
use crate::services::case as moves;
use crate::services::employment;
use crate::services::unit::{self, Consent, UnitCase};
use crate::text::decision::DecisionText;
use crate::text::format;
use crate::text::publicity::{ActText, NextText};
use crate::text::record::CaseText;
use crate::web::auth::Employer;
use crate::web::casework::{self, facts::SectionView};
use crate::web::form::{Nothing, Posted};
use crate::web::page::file::FileItem;
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::progress::{DeadlineView, Stepper, TimelineItem};
use crate::web::page::{Crumb, NoticeKind as Kind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};

#[derive(Template)]
#[template(path = "employer/case.html")]
struct Page {
    shell: Shell,
    t: CaseText,
    n: NextText,
    head: Head,
    stepper: Stepper,
    next: Next,
    deadline: Option<DeadlineView>,
    consent: Option<ConsentBox>,
    actions: Vec<Link>,
    facts: Vec<SummaryRow>,
    form: Vec<SectionView>,
    form_changed: String,
    documents: Vec<FileItem>,
    record: Vec<TimelineItem>,
}

/// What to do next, above everything else.
struct Next {
    title: String,
    help: Phrase,
    link: Option<Link>,
}

/// What the superior authority was asked and said.
struct ConsentBox {
    words: Phrase,
    /// Where to ask, when it may be asked.
    ask: Option<String>,
}

pub async fn get(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let case = db::run(&app, employer.0, move |conn, actor| unit::read(conn, actor, id)).await?;
    respond::page(&page(&visitor, &case))
}

/// Asks the superior authority for its consent (P-14).
pub async fn ask_consent(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    db::run(&app, employer.0, move |conn, actor| moves::ask_consent(conn, actor, id)).await?;
    flash(&app, &visitor, Kind::Done, NextText(visitor.lang()).consent_done()).await?;
    Ok(respond::see_other(at(id, "")))
}

fn page(visitor: &Visitor, case: &UnitCase) -> Page {
    let lang = visitor.lang();
    let (t, view) = (CaseText(lang), &case.view);
    let mut shell = visitor.shell(view.case.number.clone());
    shell.crumbs =
        vec![Crumb::link(NextText(lang).home(), "/employer"), Crumb::here(view.case.number.clone())];
    let is_empty = case.form.version == 0;
    let today = format::shanghai_day(visitor.now());
    let left = casework::remaining(&case.calendar, &view.case, today);
    Page {
        shell,
        n: NextText(lang),
        head: Head::of(lang, view),
        stepper: casework::stepper(lang, &view.case, &view.timeline, left),
        next: next(lang, case),
        deadline: casework::deadline(lang, view, &case.calendar, today),
        consent: consent(lang, case),
        actions: actions(lang, case),
        facts: facts::of_case(lang, case),
        form: if is_empty { Vec::new() } else { casework::facts::form(lang, &case.form, &case.documents) },
        form_changed: t.form_changed(&format::date_time(lang, case.form.changed_at)),
        documents: casework::facts::documents(lang, &case.documents),
        record: casework::record(lang, &view.timeline),
        t,
    }
}

fn may(case: &UnitCase, action: Action) -> bool {
    case.buttons.make.contains(&action) || case.buttons.propose.contains(&action)
}

fn next(lang: Lang, case: &UnitCase) -> Next {
    let (t, id) = (NextText(lang), case.view.case.id);
    let told = |title: &str, help: Phrase, label: &'static str, page: &str| Next {
        title: title.to_owned(),
        help,
        link: Some(Link::new(label, at(id, page))),
    };
    if let Some(standing) = &case.standing {
        let title = t.proposal_title(standing.proposal.action.name(lang));
        let asks = || Phrase::plain(t.proposal_confirm_help()).then(Phrase::data(standing.proposer.clone()));
        let help = if standing.may_confirm { asks() } else { t.proposal_mine_help().into() };
        return told(&title, help, t.proposal_open(), "/proposal");
    }
    if may(case, Action::EndOnObjection) {
        return told(t.upheld_title(), t.upheld_help().into(), t.end(), "/acts/end");
    }
    if may(case, Action::ReturnToApplicant) {
        return told(t.review_title(), t.review_help().into(), t.review(), "/review");
    }
    let waits_for_us = case.view.case.waiting_for == WaitingFor::Employer;
    if may(case, Action::RestartPublicity) {
        let (title, help) = if waits_for_us {
            (t.publicity_act_title(), t.publicity_act_help())
        } else {
            (t.publicity_title(), t.publicity_help())
        };
        return told(title, help.into(), t.publicity(), "/publicity");
    }
    waiting(t, lang, case)
}

fn waiting(t: NextText, lang: Lang, case: &UnitCase) -> Next {
    let plain = |title: String, help: &'static str| Next { title, help: help.into(), link: None };
    if case.view.case.status.is_end() {
        return plain(t.ended_title().to_owned(), t.ended_help());
    }
    let who = case.view.case.waiting_for;
    if let (Status::Verifying, WaitingFor::Employer) = (case.view.case.status, who) {
        let link = Some(Link::new(t.amend(), at(case.view.case.id, "/verification")));
        return Next { link, ..plain(t.amend_title().to_owned(), t.amend_help()) };
    }
    if let (Consent::MayAsk(_), WaitingFor::Employer) = (&case.consent, who) {
        let link = Some(Link::new(t.consent_ask(), "#consent"));
        return Next { link, ..plain(t.consent().to_owned(), t.consent_needed()) };
    }
    plain(t.waiting_title(who.name(lang)), t.waiting_help())
}

fn consent(lang: Lang, case: &UnitCase) -> Option<ConsentBox> {
    let t = NextText(lang);
    let on = |at: Option<DateTime<Utc>>| {
        at.map_or_else(String::new, |at| format::date(lang, format::shanghai_day(at)))
    };
    let ask = Some(at(case.view.case.id, "/consent"));
    Some(match &case.consent {
        Consent::NotNeeded => return None,
        Consent::MayAsk(None) => ConsentBox { words: t.consent_ask_help().into(), ask },
        Consent::MayAsk(Some(row)) => {
            let reason = Phrase::data(row.reason.clone().unwrap_or_default());
            let refused = Phrase::plain(t.consent_refused(&on(row.answered_at))).then(reason);
            ConsentBox { words: refused.then(" ").then(t.consent_again_help()), ask }
        }
        Consent::Asked(row) => {
            ConsentBox { words: t.consent_asked(&on(Some(row.requested_at))).into(), ask: None }
        }
        Consent::Given(row) => ConsentBox { words: t.consent_given(&on(row.answered_at)).into(), ask: None },
        Consent::Closed => ConsentBox { words: t.consent_closed().into(), ask: None },
    })
}

fn actions(lang: Lang, case: &UnitCase) -> Vec<Link> {
    let (t, a, id) = (NextText(lang), ActText(lang), case.view.case.id);
    let mut links = Vec::new();
    if case.view.is_decided() {
        links.push(Link::new(DecisionText(lang).read(), at(id, "/decision")));
    }
    let internal = case.view.notices.iter().filter(|notice| notice.kind == NoticeKind::Internal);
    if internal.clone().next().is_some() {
        let count = u32::try_from(case.objections.len()).unwrap_or(u32::MAX);
        links.push(Link::new(t.publicity(), at(id, "/publicity")));
        links.push(Link::new(t.objections(count), at(id, "/objections")));
    }
    if employment::may_report(case.view.case.status) {
        links.push(Link::new(a.employment(), at(id, "/employment")));
    }
    if may(case, Action::Withdraw) {
        links.push(Link::new(a.withdraw(), at(id, "/acts/withdraw")));
    }
    if may(case, Action::ReopenEmployerReview) {
        links.push(Link::new(a.reopen(), at(id, "/acts/reopen")));
    }
    links
}
