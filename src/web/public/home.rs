//! GET `/`: three doors, and the procedure in five lines. Somebody who is signed in goes to their own work.
use crate::app::App;
use crate::domain::actor::Role;
use crate::services::{Result, round};
use crate::text::catalogue::CatalogueText;
use crate::text::check::CheckText;
use crate::text::guide::GUIDES;
use crate::text::home::HomeText;
use crate::text::round::RoundText;
use crate::web::casework::filing;
use crate::web::page::Shell;
use crate::web::page::field::{FieldView, Input, Width};
use crate::web::page::list::SummaryRow;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "public/home.html")]
struct Page {
    shell: Shell,
    t: HomeText,
    code: FieldView,
    query: FieldView,
    /// Rounds of applications that are open or will open.
    rounds: Vec<SummaryRow>,
    r: RoundText,
    /// Address and title of each guide.
    guides: Vec<(String, &'static str)>,
}

pub async fn get(visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    if visitor.signed_in().is_some() {
        return Ok(respond::see_other(home_of(visitor.actor().role)));
    }
    let t = HomeText(visitor.lang());
    let code = FieldView::new("code", CheckText(visitor.lang()).code());
    let query =
        FieldView::new("q", CatalogueText(visitor.lang()).search_hint()).input(Input::Search, Width::Full);
    let guides = GUIDES.iter();
    let guides =
        guides.map(|(name, article)| (format!("/guide/{name}"), article(visitor.lang()).title)).collect();
    let rounds = db::run(&app, visitor.as_public(), round::current).await?;
    let (rounds, r) = (filing::current(visitor.lang(), &rounds), RoundText(visitor.lang()));
    respond::page(&Page { shell: visitor.shell(t.title()), t, code, query, rounds, r, guides })
}

/// Where a role's work begins.
pub fn home_of(role: Role) -> &'static str {
    match role {
        Role::Applicant | Role::Holder => "/applicant",
        Role::Employer => "/employer",
        Role::Agency => "/agency",
        Role::SuperiorAuthority => "/superior",
        Role::VerificationOfficer => "/verification",
        Role::Reviewer => "/reviewer",
        Role::Secretary => "/secretary",
        Role::Expert | Role::Chair => "/expert",
        Role::Teller => "/teller",
        Role::CertificateOfficer => "/certificates",
        Role::Administrator => "/admin/calendar",
        Role::Auditor | Role::SecurityAdministrator => "/audit",
        _ => "/messages",
    }
}
