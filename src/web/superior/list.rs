//! GET `/superior`: requests for consent, open ones first.
use crate::app::App;
use crate::db::employer::ConsentAnswer;
use crate::db::unit::ConsentLine;
use crate::domain::lang::Lang;
use crate::services::unit;
use crate::services::{Result, reference};
use crate::text::format;
use crate::text::superior::SuperiorText;
use crate::web::auth::SuperiorAuthority;
use crate::web::casework::facts::{certificate, unit_name};
use crate::web::page::list::EmptyState;
use crate::web::page::{Mark, Phrase, Shell, Tag, Tone};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "superior/list.html")]
struct Page {
    shell: Shell,
    t: SuperiorText,
    open: Vec<Row>,
    answered: Vec<Row>,
    empty: EmptyState,
}

struct Row {
    href: String,
    name: Phrase,
    number: String,
    unit: Phrase,
    certificate: Phrase,
    level: &'static str,
    asked: String,
    answer: Option<Tag>,
}

pub async fn get(superior: SuperiorAuthority, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let lines = db::run(&app, superior.0, unit::consents).await?;
    let lang = visitor.lang();
    let t = SuperiorText(lang);
    let rows = lines.iter().map(|line| row(lang, line)).collect::<Result<Vec<_>>>()?;
    let (answered, open) = rows.into_iter().partition(|row| row.answer.is_some());
    let empty = EmptyState { title: t.none_title().into(), reason: t.none_reason().into(), link: None };
    respond::page(&Page { shell: visitor.shell(t.title()), t, open, answered, empty })
}

fn row(lang: Lang, (request, case, zh, en): &ConsentLine) -> Result<Row> {
    let item = reference::item(&case.list_id, case.item_number)?;
    Ok(Row {
        href: format!("/superior/cases/{}", case.id),
        name: Phrase::data(case.applicant_name.clone()),
        number: case.number.clone(),
        unit: unit_name(lang, zh, en.as_deref()),
        certificate: certificate(lang, item),
        level: item.title_level.name(lang),
        asked: format::date(lang, format::shanghai_day(request.requested_at)),
        answer: request.answer.map(|answer| answer_tag(lang, answer)),
    })
}

/// The answer in its colour.
pub fn answer_tag(lang: Lang, answer: ConsentAnswer) -> Tag {
    match answer {
        ConsentAnswer::Given => Tag::new(Tone::Green, answer.name(lang)).marked(Mark::Tick),
        ConsentAnswer::Refused => Tag::new(Tone::Red, answer.name(lang)).marked(Mark::Cross),
    }
}
