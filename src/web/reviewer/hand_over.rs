//! GET/POST `/reviewer/hand-over?case=…`: cases go to a colleague, to oneself, or back to the pool. One page for one case and
//! for many; the address holds the chosen cases. POST `…/choose` comes from the queue and leads there.
use super::filter::{Filter, back_to_queue};
use crate::app::App;
use crate::domain::ids::{CaseId, UserId};
use crate::domain::lang::Lang;
use crate::services::case::owner::{self, Chosen, HandedOver, To};
use crate::services::{Error, FieldErrors, Result};
use crate::text::format;
use crate::text::owner::HandOverText;
use crate::text::review::QueueText;
use crate::web::auth::Reviewer;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorLine, ErrorSummary, FieldView, OptionView};
use crate::web::page::list::{EmptyState, Link};
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell, Tag};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{casework, db, respond};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::{Deserialize, Serialize};

#[derive(Template)]
#[template(path = "reviewer/hand_over.html")]
struct Page {
    shell: Shell,
    t: HandOverText,
    errors: ErrorSummary,
    /// What went, where some stayed.
    done: Option<String>,
    heading: String,
    has_refusals: bool,
    rows: Vec<Row>,
    to: ChoiceView,
    reason: FieldView,
    /// Where the form came from, carried along.
    from: String,
    back: Link,
    empty: EmptyState,
}

struct Row {
    id: CaseId,
    href: String,
    number: String,
    name: Phrase,
    unit: Phrase,
    state: Tag,
    owner: Phrase,
    refused: String,
}

/// What the address or the form holds.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Form {
    case: Vec<CaseId>,
    #[serde(skip_serializing_if = "String::is_empty")]
    to: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    reason: String,
    /// The queue with its filters; empty where the page of the one case was left.
    #[serde(skip_serializing_if = "String::is_empty")]
    back: String,
}

impl Form {
    fn to(&self) -> Option<To> {
        if self.to == "pool" { Some(To::Pool) } else { UserId::parse(&self.to).map(To::Colleague) }
    }

    fn back(&self, lang: Lang) -> Link {
        let t = HandOverText(lang);
        match (self.case.as_slice(), self.back.is_empty()) {
            ([id], true) => Link::new(t.back_case(), Filter::default().case_href(*id)),
            _ => Link::new(t.back(), back_to_queue(&self.back)),
        }
    }
}

pub async fn choose(_: Reviewer, Posted(form): Posted<Form>) -> Result<HttpResponse> {
    let chosen =
        Form { to: String::new(), reason: String::new(), back: back_to_queue(&form.back).into(), ..form };
    let query = serde_html_form::to_string(&chosen).unwrap_or_default();
    Ok(respond::see_other(format!("/reviewer/hand-over?{query}")))
}

pub async fn get(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    request: HttpRequest,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    // An address with ids that are none means that no case is chosen.
    let form: Form = serde_html_form::from_str(request.query_string()).unwrap_or_default();
    let ids = form.case.clone();
    let chosen = db::run(&app, actor, move |conn, actor| owner::chosen(conn, actor, &ids)).await?;
    respond::page(&draw(&visitor, &chosen, &form, &FieldErrors::default(), &HandedOver::default()))
}

pub async fn post(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let asked = form.clone();
    let outcome = db::run(&app, actor, move |conn, actor| {
        owner::hand_over(conn, actor, &asked.case, asked.to(), &asked.reason)
    })
    .await;
    let (errors, outcome) = match outcome {
        Ok(outcome) => (FieldErrors::default(), outcome),
        Err(Error::Invalid(errors)) => (errors, HandedOver::default()),
        Err(other) => return Err(other),
    };
    let stayed = errors.is_empty().then(|| outcome.refused.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    let ids = stayed.clone().unwrap_or_else(|| form.case.clone());
    let chosen = db::run(&app, actor, move |conn, actor| owner::chosen(conn, actor, &ids)).await?;
    if stayed.is_some_and(|stayed| stayed.is_empty()) {
        flash(&app, &visitor, NoticeKind::Done, &done(visitor.lang(), &form, &outcome)).await?;
        return Ok(respond::see_other(form.back(visitor.lang()).href));
    }
    respond::again(&draw(&visitor, &chosen, &form, &errors, &outcome))
}

/// How many went, or came back.
fn done(lang: Lang, form: &Form, outcome: &HandedOver) -> String {
    let (t, count) = (HandOverText(lang), outcome.done.len());
    if form.to() == Some(To::Pool) { t.given_back(count) } else { t.done(count) }
}

fn draw(visitor: &Visitor, chosen: &Chosen, form: &Form, errors: &FieldErrors, outcome: &HandedOver) -> Page {
    let lang = visitor.lang();
    let t = HandOverText(lang);
    let mut shell = visitor.shell(t.title());
    shell.crumbs =
        vec![Crumb::link(QueueText(lang).title(), back_to_queue(&form.back)), Crumb::here(t.title())];
    shell.has_errors = !errors.is_empty() || !outcome.refused.is_empty();
    let mut reason = FieldView::new("reason", t.reason()).hint(t.reason_hint()).value(form.reason.clone());
    (reason.error, reason.rows) = (errors.of("reason", lang).map(|text| text.to_owned().into()), 2);
    let rows: Vec<Row> = chosen.rows.iter().map(|row| line(lang, row, outcome)).collect();
    Page {
        shell,
        t,
        errors: summary(lang, errors, outcome),
        done: (!outcome.done.is_empty()).then(|| done(lang, form, outcome)),
        heading: t.cases(rows.len()),
        has_refusals: !outcome.refused.is_empty(),
        rows,
        to: receivers(lang, chosen, form, errors),
        reason,
        from: form.back.clone(),
        back: form.back(lang),
        empty: EmptyState {
            title: t.none().into(),
            reason: t.none_why().into(),
            link: Some(Link::new(t.back(), "/reviewer")),
        },
    }
}

fn summary(lang: Lang, errors: &FieldErrors, outcome: &HandedOver) -> ErrorSummary {
    let line = |(name, _): &(String, _)| {
        let message = errors.of(name, lang)?.to_owned().into();
        Some(ErrorLine { name: (name != "case").then(|| name.clone().into()), message })
    };
    let mut summary = ErrorSummary { lines: errors.0.iter().filter_map(line).collect() };
    if !outcome.refused.is_empty() {
        let message = HandOverText(lang).stayed(outcome.refused.len()).into();
        summary.lines.push(ErrorLine { name: None, message });
    }
    summary
}

fn receivers(lang: Lang, chosen: &Chosen, form: &Form, errors: &FieldErrors) -> ChoiceView {
    let t = HandOverText(lang);
    let mut options = vec![OptionView::new("", t.choose()).chosen_if(form.to.is_empty())];
    for (person, away_until) in &chosen.people {
        let value = person.id.to_string();
        let myself = if person.id == chosen.reader { t.myself() } else { "" };
        let name = Phrase::data(person.name.clone()).then(myself);
        let away = away_until.map(|day| t.away(&format::short_date(lang, day))).unwrap_or_default();
        let is_chosen = form.to == value;
        options.push(OptionView::new(value, name.then(away)).chosen_if(is_chosen));
    }
    options.push(OptionView::new("pool", t.pool()).chosen_if(form.to == "pool"));
    let mut to = ChoiceView::new("to", t.to(), options);
    to.error = errors.of("to", lang).map(|text| text.to_owned().into());
    to
}

fn line(lang: Lang, row: &crate::services::case::queue::QueueRow, outcome: &HandedOver) -> Row {
    let refused = outcome.refused.iter().find(|(id, _)| *id == row.case.id);
    Row {
        id: row.case.id,
        href: Filter::default().case_href(row.case.id),
        number: row.case.number.clone(),
        name: Phrase::data(row.case.applicant_name.clone()),
        unit: Phrase::data(row.unit.clone()),
        state: casework::state(lang, &row.case),
        owner: row.owner.clone().map_or_else(|| HandOverText(lang).nobody().into(), Phrase::data),
        refused: refused.map(|(_, why)| why.text(lang).to_owned()).unwrap_or_default(),
    }
}
