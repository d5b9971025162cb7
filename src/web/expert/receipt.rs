//! GET/POST `/expert/sessions/{session}/ballots`: the published ballots, and finding one's own by its number.
//! The number comes in the body of a form, is compared, and is kept nowhere.
use super::crumbs;
use super::session::count_view;
use crate::app::App;
use crate::domain::ids::SessionId;
use crate::domain::lang::Lang;
use crate::domain::panel::ballot::{Choice, Nonce};
use crate::services::panel::{self, CountedCase};
use crate::services::{Error, Result};
use crate::text::expert::ExpertText;
use crate::text::panel::PanelText;
use crate::web::auth::Expert;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView, Width};
use crate::web::page::{NoticeKind, Phrase, Shell};
use crate::web::panel::{Complaint, CountView, session_id};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "expert/ballots.html")]
struct Page {
    shell: Shell,
    t: ExpertText,
    p: PanelText,
    errors: ErrorSummary,
    href: String,
    back: String,
    field: FieldView,
    found: Option<(NoticeKind, Phrase)>,
    cases: Vec<Case>,
}

struct Case {
    count: CountView,
    ballots: Vec<(String, &'static str)>,
}

#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    number: String,
}

pub async fn get(
    who: Expert,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (page, _) = page(who, &visitor, session_id(&session)?, &app).await?;
    respond::page(&page)
}

pub async fn post(
    who: Expert,
    visitor: Visitor,
    session: web::Path<String>,
    Posted(form): Posted<Typed>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (mut page, counts) = page(who, &visitor, session_id(&session)?, &app).await?;
    let lang = visitor.lang();
    match form.number.parse::<Nonce>() {
        Ok(nonce) => {
            page.found = Some(found(lang, &counts, nonce));
            page.field.value = form.number;
            respond::page(&page)
        }
        Err(error) => {
            let error = Error::invalid("number", &error.text(Lang::Zh), &error.text(Lang::En));
            let complaint = Complaint::of(error, lang)?;
            page.errors = complaint.summary(lang);
            page.field.error = complaint.at("number", lang);
            page.field.value = form.number;
            page.shell.has_errors = true;
            respond::again(&page)
        }
    }
}

fn found(lang: Lang, counts: &[CountedCase], nonce: Nonce) -> (NoticeKind, Phrase) {
    let t = ExpertText(lang);
    let Some((case, choice)) = panel::find_ballot(counts, nonce) else {
        return (NoticeKind::Problem, t.receipt_missing().into());
    };
    let number =
        counts.iter().find(|counted| counted.case.id == case).map(|counted| counted.case.number.clone());
    (NoticeKind::Done, t.receipt_found(&number.unwrap_or_default(), choice.label(lang)).into())
}

async fn page(
    who: Expert,
    visitor: &Visitor,
    id: SessionId,
    app: &web::Data<App>,
) -> Result<(Page, Vec<CountedCase>)> {
    let (session, counts) = db::run(app, who.0, move |conn, actor| {
        Ok((panel::expert_view(conn, actor, id)?.session, panel::counts(conn, actor, id)?))
    })
    .await?;
    if counts.is_empty() {
        return Err(Error::NotFound);
    }
    let lang = visitor.lang();
    let t = ExpertText(lang);
    let mut shell = visitor.shell(t.receipt_check());
    shell.crumbs = crumbs(visitor, &session, t.receipt_check());
    let page = Page {
        t,
        p: PanelText(lang),
        errors: ErrorSummary::default(),
        href: format!("/expert/sessions/{id}/ballots"),
        back: format!("/expert/sessions/{id}"),
        field: FieldView::new("number", t.receipt_field())
            .input(crate::web::page::field::Input::Text, Width::Half)
            .hint(t.receipt_hint()),
        found: None,
        cases: counts.iter().map(|counted| case(lang, counted)).collect(),
        shell,
    };
    Ok((page, counts))
}

fn case(lang: Lang, counted: &CountedCase) -> Case {
    let label = |choice: &str| choice.parse::<Choice>().map_or("", |choice| choice.label(lang));
    let mut ballots: Vec<_> =
        counted.published.iter().map(|line| (line.nonce.replace('\n', " "), label(&line.choice))).collect();
    ballots.sort_unstable();
    Case { count: count_view(lang, counted), ballots }
}
