//! GET/POST `/employer/cases/{id}/acts/{act}`: acts that cannot be undone, each on a page that says what follows.
use super::complaints::Complaints;
use super::head::Head;
use super::{at, case_id, crumbs};
use crate::app::App;
use crate::domain::calendar::Window;
use crate::domain::case::flow::{FLOW, Reason};
use crate::domain::case::{Action, NoticeKind};
use crate::domain::ids::{CaseId, ProposalId};
use crate::domain::lang::Lang;
use crate::services::case::{self as moves, Press};
use crate::services::unit::{self, Done, UnitCase};
use crate::services::{Error, Result};
use crate::text::publicity::{ActText, ReviewText};
use crate::text::record::CaseText;
use crate::web::auth::Employer;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView, Input, Width};
use crate::web::page::progress::DeadlineView;
use crate::web::page::window::WindowView;
use crate::web::page::{NoticeKind as Kind, Shell, Text};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

const FIELDS: &[&str] = &["place", "reason"];

#[derive(Template)]
#[template(path = "employer/act.html")]
struct Page {
    shell: Shell,
    t: ActText,
    c: CaseText,
    head: Head,
    errors: ErrorSummary,
    action: String,
    back: String,
    effect: &'static str,
    takes_two: bool,
    window: Option<DeadlineView>,
    place: Option<FieldView>,
    reason: Option<FieldView>,
    button: Text,
    id: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Of the proposal, should it become one.
    id: String,
    place: String,
    reason: String,
}

/// The act that an address names.
fn act_of(name: &str) -> Result<Action> {
    Ok(match name {
        "withdraw" => Action::Withdraw,
        "decline" => Action::DeclineByEmployer,
        "restart" => Action::RestartPublicity,
        "end" => Action::EndOnObjection,
        "reopen" => Action::ReopenEmployerReview,
        _ => return Err(Error::NotFound),
    })
}

fn words(t: ActText, action: Action) -> (&'static str, &'static str) {
    match action {
        Action::Withdraw => (t.withdraw(), t.withdraw_effect()),
        Action::DeclineByEmployer => (t.decline(), t.decline_effect()),
        Action::RestartPublicity => (t.restart(), t.restart_effect()),
        Action::EndOnObjection => (t.end(), t.end_effect()),
        _ => (t.reopen(), t.reopen_effect()),
    }
}

/// A case whose act is to be had, with the window that a restart would open.
struct Opened {
    case: UnitCase,
    window: Option<Window>,
}

/// Reads the case; an act that is not to be had now says why.
async fn open(app: &web::Data<App>, employer: Employer, id: CaseId, action: Action) -> Result<Opened> {
    db::run(app, employer.0, move |conn, actor| {
        let case = unit::read(conn, actor, id)?;
        let lists = [&case.buttons.make, &case.buttons.propose];
        if lists.iter().any(|list| list.contains(&action)) {
            let is_restart = action == Action::RestartPublicity;
            let window =
                is_restart.then(|| moves::plan_window(conn, actor, NoticeKind::Internal)).transpose()?;
            return Ok(Opened { case, window });
        }
        Err(unit::why_not(conn, actor, id, action)?)
    })
    .await
}

pub async fn get(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<(String, String)>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, action) = (case_id(&path.0)?, act_of(&path.1)?);
    let opened = open(&app, employer, id, action).await?;
    let internal = opened.case.view.notices.iter().rev().find(|row| row.kind == NoticeKind::Internal);
    let place = internal.map(|row| row.place.clone()).unwrap_or_default();
    let form = Form { id: ProposalId::fresh().to_string(), place, reason: String::new() };
    respond::page(&page(&visitor, &opened, &path.1, &form, &Complaints::default())?)
}

pub async fn post(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<(String, String)>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, action, lang) = (case_id(&path.0)?, act_of(&path.1)?, visitor.lang());
    let proposal = ProposalId::parse(&form.id).ok_or(Error::NotFound)?;
    let press = Press { place: form.place.trim().to_owned(), ..Press::because(&form.reason) };
    let done = if asks_for_reason(action) && press.reason.is_empty() {
        Err(Error::invalid("reason", ActText(Lang::Zh).reason_missing(), ActText(Lang::En).reason_missing()))
    } else {
        db::run(&app, employer.0, move |conn, actor| unit::act(conn, actor, proposal, id, action, &press))
            .await
    };
    match done {
        Ok(done) => {
            let t = ActText(lang);
            let words = match done {
                Done::Made => t.made(words(t, action).0),
                Done::Proposed => t.proposed().to_owned(),
            };
            flash(&app, &visitor, Kind::Done, &words).await?;
            Ok(respond::see_other(at(id, if action == Action::RestartPublicity { "/publicity" } else { "" })))
        }
        Err(error) => {
            let complaints = Complaints::of(error, lang, FIELDS)?;
            let opened = open(&app, employer, id, action).await?;
            respond::again(&page(&visitor, &opened, &path.1, &form, &complaints)?)
        }
    }
}

fn asks_for_reason(action: Action) -> bool {
    FLOW.iter().any(|row| row.action == action && row.reason == Reason::Asked)
}

fn page(visitor: &Visitor, opened: &Opened, act: &str, form: &Form, complaints: &Complaints) -> Result<Page> {
    let lang = visitor.lang();
    let case = &opened.case;
    let (t, action, id) = (ActText(lang), act_of(act)?, case.view.case.id);
    let (title, effect) = words(t, action);
    let takes_two = !case.buttons.make.contains(&action);
    let mut shell = visitor.shell(title);
    shell.has_errors = !complaints.is_empty();
    shell.crumbs = crumbs(lang, id, &case.view.case.number, title);
    Ok(Page {
        head: Head::of(lang, &case.view),
        errors: complaints.summary(),
        action: at(id, &format!("/acts/{act}")),
        back: at(id, ""),
        effect,
        takes_two,
        window: opened.window.as_ref().map(|window| {
            let (calendar, from) = (&case.calendar, window.from);
            let view = WindowView { calendar, from, ends_on: window.ends_on, today: from };
            view.deadline(lang, t.restart_window())
        }),
        place: (action == Action::RestartPublicity).then(|| place(ReviewText(lang), form, complaints)),
        reason: reason(t, action, form, complaints),
        button: if takes_two { t.propose(title).into() } else { title.into() },
        id: form.id.clone(),
        shell,
        t,
        c: CaseText(lang),
    })
}

fn place(t: ReviewText, form: &Form, complaints: &Complaints) -> FieldView {
    let mut field =
        FieldView::new("place", t.place()).input(Input::Text, Width::Half).value(form.place.clone());
    field.error = complaints.at("place");
    field
}

/// Asked for where the flow asks; a withdrawal may say why.
fn reason(t: ActText, action: Action, form: &Form, complaints: &Complaints) -> Option<FieldView> {
    let is_asked = asks_for_reason(action);
    let mut field = FieldView::new("reason", t.reason()).value(form.reason.clone());
    field.is_optional = !is_asked;
    field.error = complaints.at("reason");
    (is_asked || action == Action::Withdraw).then_some(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_act_that_is_none_is_not_found() {
        assert!(matches!(act_of("publish"), Err(Error::NotFound)));
        assert!(matches!(act_of("withdraw"), Ok(Action::Withdraw)));
    }

    #[test]
    fn what_the_flow_asks_a_reason_for_asks_for_it_on_the_page() {
        let asks: Vec<&str> = ["withdraw", "decline", "restart", "end", "reopen"]
            .into_iter()
            .filter(|name| asks_for_reason(act_of(name).unwrap()))
            .collect();

        assert_eq!(asks, ["decline", "restart", "reopen"]);
    }
}
