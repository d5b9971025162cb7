//! GET `/applicant/cases/{id}/decision`, `/employer/cases/{id}/decision`: the decision that stands, as a letter. Without
//! one the page of the case is shown.
use super::case_id;
use crate::app::App;
use crate::domain::actor::Actor;
use crate::services::Result;
use crate::services::case::{Letter, Reading, letter};
use crate::text::applicant::CaseText;
use crate::text::decision::DecisionText;
use crate::text::format;
use crate::text::publicity::NextText;
use crate::web::auth::{Applicant, Employer};
use crate::web::casework::letter::LetterView;
use crate::web::page::{Crumb, Shell, Text};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "applicant/decision.html")]
struct Page {
    shell: Shell,
    letter: LetterView,
    /// That the reading is on record, or whether there was one.
    note: Text,
}

pub async fn get(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let home = Crumb::link(CaseText(visitor.lang()).my_cases(), "/applicant");
    show(actor, visitor, &path, app, home, true).await
}

pub async fn get_of_unit(
    Employer(actor): Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let home = Crumb::link(NextText(visitor.lang()).home(), "/employer");
    show(actor, visitor, &path, app, home, false).await
}

async fn show(
    actor: Actor,
    visitor: Visitor,
    path: &str,
    app: web::Data<App>,
    home: Crumb,
    is_own: bool,
) -> Result<HttpResponse> {
    let id = case_id(path)?;
    let found = db::run(&app, actor, move |conn, actor| letter(conn, actor, id)).await?;
    let case = format!("/{}/cases/{id}", if is_own { "applicant" } else { "employer" });
    let Some(letter) = found else { return Ok(respond::see_other(case)) };
    let t = DecisionText(visitor.lang());
    let mut shell = visitor.shell(t.title());
    shell.crumbs = vec![home, Crumb::link(letter.view.case.number.clone(), case), Crumb::here(t.title())];
    let note = note(t, &letter, is_own);
    respond::page(&Page { shell, letter: LetterView::of(visitor.lang(), &letter), note })
}

fn note(t: DecisionText, letter: &Letter, is_own: bool) -> Text {
    match letter.reading {
        Reading::On(at) if is_own => t.recorded(&format::date_time(t.0, at)).into(),
        Reading::On(at) => t.read_on(&format::date_time(t.0, at)).into(),
        Reading::NotYet | Reading::NoDecision => t.not_read().into(),
    }
}
