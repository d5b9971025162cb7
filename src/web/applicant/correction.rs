//! GET/POST `/applicant/cases/{id}/correction`: the items of the one notice, an answer to each, resubmit (D-18).
//! Its `/draft` keeps answers while one goes to change what they are about.
use super::form::Typed;
use super::{address, case_id, matter, shell_under};
use crate::app::App;
use crate::domain::actor::Actor;
use crate::domain::ids::CaseId;
use crate::services::case::{Desk, answer_correction, desk, keep_answers};
use crate::services::{Error, Result};
use crate::text::applicant::CaseText;
use crate::text::applicant_form::{FormPageText, SubmitText};
use crate::text::format;
use crate::web::auth::Applicant;
use crate::web::casework;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorLine, ErrorSummary, FieldView};
use crate::web::page::list::Link;
use crate::web::page::progress::DeadlineView;
use crate::web::page::{NoticeKind, Phrase, Shell, Text};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::http::header::ContentType;
use actix_web::{HttpResponse, web};
use askama::Template;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "applicant/correction.html")]
struct Page {
    shell: Shell,
    t: SubmitText,
    back: String,
    action: String,
    draft: String,
    heading: String,
    items: Vec<Item>,
    all: Link,
    deadline: Option<DeadlineView>,
    /// New publicity follows.
    changed: Option<Text>,
    errors: ErrorSummary,
}

struct Item {
    id: Uuid,
    name: Phrase,
    reason: Phrase,
    links: Vec<Link>,
    answer: FieldView,
}

impl Page {
    fn new(visitor: &Visitor, desk: &Desk, typed: Option<&Typed>) -> Result<Self> {
        let lang = visitor.lang();
        let t = SubmitText(lang);
        let Some((notice, items)) = desk.open_correction() else {
            return Err(Error::refused(
                SubmitText(crate::domain::lang::Lang::Zh).no_correction(),
                SubmitText(crate::domain::lang::Lang::En).no_correction(),
            ));
        };
        let item = |row: &crate::db::review::CorrectionItemRow| {
            let name = format!("answer-{}", row.id);
            let value = typed.map_or(row.answer.clone().unwrap_or_default(), |typed| typed.long(&name));
            let is_missing = typed.is_some() && value.is_empty();
            let mut answer =
                FieldView::new(name, t.correct_answer()).hint(t.correct_answer_hint()).value(value);
            answer.rows = 3;
            answer.max_length = Some(2000);
            answer.error = is_missing.then(|| t.correct_answer_missing().into());
            Item {
                id: row.id,
                name: casework::item_name(lang, &row.item),
                reason: Phrase::data(row.reason.clone()),
                links: matter::links(lang, desk.case().id, &row.item),
                answer,
            }
        };
        let items: Vec<Item> = items.iter().map(item).collect();
        let errors = ErrorSummary::of(items.iter().map(|item| (&item.answer.name, &item.answer.error)));
        let mut shell = shell_under(visitor, desk, t.correct_title());
        shell.has_errors = !errors.is_empty();
        Ok(Self {
            shell,
            t,
            back: address(desk),
            action: format!("{}/correction", address(desk)),
            draft: format!("{}/correction/draft", address(desk)),
            heading: t.correct_number(notice.number),
            items,
            all: Link::new(t.correct_all(), format!("{}#tasks", address(desk))),
            deadline: casework::deadline(lang, &desk.view, &desk.calendar, desk.today),
            changed: desk.publicised_has_changed().then(|| CaseText(lang).changed_since().into()),
            errors,
        })
    }
}

async fn read(app: &web::Data<App>, actor: Actor, id: CaseId) -> Result<Desk> {
    db::run(app, actor, move |conn, actor| desk(conn, actor, id)).await
}

pub async fn get(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let desk = read(&app, actor, case_id(&path)?).await?;
    if desk.open_correction().is_none() {
        return Ok(respond::see_other(address(&desk)));
    }
    respond::page(&Page::new(&visitor, &desk, None)?)
}

pub async fn post(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(typed): Posted<Typed>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let desk = read(&app, actor, id).await?;
    let page = Page::new(&visitor, &desk, Some(&typed))?;
    if !page.errors.is_empty() {
        return respond::again(&page);
    }
    let answers: Vec<(Uuid, String)> =
        page.items.iter().map(|item| (item.id, item.answer.value.clone())).collect();
    match db::run(&app, actor, move |conn, actor| answer_correction(conn, actor, id, &answers)).await {
        Ok(_) => {
            flash(&app, &visitor, NoticeKind::Done, SubmitText(visitor.lang()).resubmitted()).await?;
            Ok(respond::see_other(address(&desk)))
        }
        Err(Error::Refused(refused)) => {
            let mut page = Page::new(&visitor, &desk, Some(&typed))?;
            page.shell.has_errors = true;
            let message = refused.text(visitor.lang()).to_owned().into();
            page.errors.lines.push(ErrorLine { name: None, message });
            respond::again(&page)
        }
        Err(other) => Err(other),
    }
}

pub async fn draft(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(typed): Posted<Typed>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let desk = read(&app, actor, id).await?;
    let page = Page::new(&visitor, &desk, Some(&typed))?;
    let answers: Vec<(Uuid, String)> =
        page.items.iter().map(|item| (item.id, item.answer.value.clone())).collect();
    db::run(&app, actor, move |conn, actor| keep_answers(conn, actor, id, &answers)).await?;
    let said = FormPageText(visitor.lang()).draft_saved(&format::clock(actor.now));
    Ok(HttpResponse::Ok().content_type(ContentType::plaintext()).body(said))
}
