//! GET `/applicant`: where am I, without a click. An only open case is shown whole.
use super::body::Body;
use crate::app::App;
use crate::services::Result;
use crate::services::case::my_cases;
use crate::text::applicant::CaseText;
use crate::web::auth::Applicant;
use crate::web::page::Shell;
use crate::web::page::list::{EmptyState, Link};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "applicant/overview.html")]
struct Page {
    shell: Shell,
    t: CaseText,
    /// The only open case, whole.
    only: Option<Body>,
    others: Vec<Body>,
    empty: Option<EmptyState>,
}

pub async fn get(Applicant(actor): Applicant, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let lang = visitor.lang();
    let t = CaseText(lang);
    let mut cases = db::run(&app, actor, my_cases).await?;
    cases.sort_by_key(|desk| desk.case().status.is_end());
    let open = cases.iter().filter(|desk| !desk.case().status.is_end()).count();
    let mut bodies = cases.iter().map(|desk| Body::of(lang, desk));
    let only = if open == 1 || cases.len() == 1 { bodies.next() } else { None };
    let others = bodies.collect();
    let empty = cases.is_empty().then(|| EmptyState {
        title: t.no_cases().into(),
        reason: t.no_cases_why().into(),
        link: Some(Link::new(t.read_list(), "/catalogue")),
    });
    respond::page(&Page { shell: visitor.shell(t.my_cases()), t, only, others, empty })
}
