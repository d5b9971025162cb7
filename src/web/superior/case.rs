//! GET/POST `/superior/cases/{id}`: one request, what it rests on, and the answer after a confirmation.
use super::list::answer_tag;
use crate::app::App;
use crate::db::employer::ConsentAnswer;
use crate::domain::case::{NoticeKind, Warning};
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::case as moves;
use crate::services::unit::{self, ConsentCase};
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::record::CaseText;
use crate::text::superior::SuperiorText;
use crate::web::auth::SuperiorAuthority;
use crate::web::casework::{self, facts::SectionView, facts::certificate};
use crate::web::employer::complaints::Complaints;
use crate::web::employer::confirm;
use crate::web::employer::head::Head;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, OptionView};
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::progress::{Stepper, TimelineItem};
use crate::web::page::{Crumb, NoticeKind as Kind, Phrase, Shell, Tag, Text};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

const FIELDS: &[&str] = &["answer", "reason"];

#[derive(Template)]
#[template(path = "superior/case.html")]
struct Page {
    shell: Shell,
    t: SuperiorText,
    c: CaseText,
    head: Head,
    stepper: Stepper,
    errors: ErrorSummary,
    warning: String,
    warning_kind: Kind,
    facts: Vec<SummaryRow>,
    form: Vec<SectionView>,
    record: Vec<TimelineItem>,
    given: Option<Tag>,
    answer: Option<Answer>,
}

struct Answer {
    action: String,
    choice: ChoiceView,
    reason: FieldView,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    answer: String,
    reason: String,
    /// Back from the confirmation: show the form again.
    edit: String,
}

impl Form {
    fn parsed(&self, t: SuperiorText) -> Result<ConsentAnswer, Complaints> {
        let mut complaints = Complaints::default();
        match ConsentAnswer::parse(&self.answer) {
            None => complaints.add("answer", t.choose()),
            Some(ConsentAnswer::Refused) if self.reason.trim().is_empty() => {
                complaints.add("reason", t.reason_missing());
            }
            Some(answer) => return Ok(answer),
        }
        Err(complaints)
    }
}

fn case_id(text: &str) -> Result<CaseId> {
    CaseId::parse(text).ok_or(Error::NotFound)
}

async fn read(app: &web::Data<App>, superior: SuperiorAuthority, id: CaseId) -> Result<ConsentCase> {
    db::run(app, superior.0, move |conn, actor| unit::consent_case(conn, actor, id)).await
}

pub async fn get(
    superior: SuperiorAuthority,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let case = read(&app, superior, case_id(&path)?).await?;
    respond::page(&page(&visitor, &case, &Form::default(), &Complaints::default()))
}

/// Checks the answer and asks to confirm it.
pub async fn post(
    superior: SuperiorAuthority,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let case = read(&app, superior, case_id(&path)?).await?;
    if form.edit == "yes" {
        return respond::page(&page(&visitor, &case, &form, &Complaints::default()));
    }
    match form.parsed(SuperiorText(visitor.lang())) {
        Ok(answer) => respond::page(&confirmation(&visitor, &case, &form, answer)),
        Err(complaints) => respond::again(&page(&visitor, &case, &form, &complaints)),
    }
}

/// Sends the answer.
pub async fn answer(
    superior: SuperiorAuthority,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let t = SuperiorText(visitor.lang());
    let answer = match form.parsed(t) {
        Ok(answer) => answer,
        Err(complaints) => {
            let case = read(&app, superior, id).await?;
            return respond::again(&page(&visitor, &case, &form, &complaints));
        }
    };
    db::run(&app, superior.0, move |conn, actor| {
        moves::answer_consent(conn, actor, id, answer, &form.reason)
    })
    .await?;
    flash(&app, &visitor, Kind::Done, t.done()).await?;
    Ok(respond::see_other("/superior"))
}

fn page(visitor: &Visitor, case: &ConsentCase, form: &Form, complaints: &Complaints) -> Page {
    let lang = visitor.lang();
    let (t, view) = (SuperiorText(lang), &case.view);
    let given = case.request.answer;
    let left = casework::remaining(&case.calendar, &view.case, format::shanghai_day(visitor.now()));
    Page {
        shell: shell(visitor, case, t.one(), !complaints.is_empty()),
        head: Head::of(lang, view),
        stepper: casework::stepper(lang, &view.case, &view.timeline, left),
        errors: complaints.summary(),
        warning: Warning::PostManagement {}.text(lang),
        warning_kind: Kind::Warning,
        facts: facts(lang, case),
        form: casework::facts::form(lang, &case.form, &[]),
        record: casework::record(lang, &view.timeline),
        given: given.map(|answer| answer_tag(lang, answer)),
        answer: given.is_none().then(|| answering(t, case.view.case.id, form, complaints)),
        t,
        c: CaseText(lang),
    }
}

fn shell(visitor: &Visitor, case: &ConsentCase, title: &'static str, has_errors: bool) -> Shell {
    let mut shell = visitor.shell(title);
    shell.has_errors = has_errors;
    let list = Crumb::link(SuperiorText(visitor.lang()).title(), "/superior");
    shell.crumbs = vec![list, Crumb::here(case.view.case.number.clone())];
    shell
}

fn facts(lang: Lang, case: &ConsentCase) -> Vec<SummaryRow> {
    let (t, c, view) = (SuperiorText(lang), CaseText(lang), &case.view);
    let day = |at| format::date(lang, format::shanghai_day(at));
    let last = view.notices.iter().rev().find(|row| row.kind == NoticeKind::Internal);
    let notice = last.map_or(t.no_notice().to_owned(), |row| {
        c.from_to(&format::date(lang, row.published_on), &format::date(lang, row.ends_on))
    });
    let mut rows = vec![
        SummaryRow::new(c.name(), Phrase::data(view.case.applicant_name.clone())),
        SummaryRow::new(c.post(), Phrase::data(view.case.post.clone())),
        SummaryRow::new(c.certificate(), certificate(lang, view.item)),
        SummaryRow::new(c.level(), view.item.title_level.name(lang)),
        SummaryRow::new(t.notice(), notice),
        SummaryRow::new(t.asked(), day(case.request.requested_at)),
    ];
    if let Some(answered) = case.request.answered_at {
        let reason = Phrase::data(case.request.reason.clone().unwrap_or_default());
        rows.push(SummaryRow::new(t.answer(), day(answered)).note(reason));
    }
    rows
}

fn answering(t: SuperiorText, id: CaseId, form: &Form, complaints: &Complaints) -> Answer {
    let option = |answer: ConsentAnswer, label: &'static str, help: &'static str| {
        OptionView::new(answer.as_str(), label).hint(help).chosen_if(form.answer == answer.as_str())
    };
    let options = vec![
        option(ConsentAnswer::Given, t.give(), t.give_help()),
        option(ConsentAnswer::Refused, t.refuse(), t.refuse_help()).adverse(),
    ];
    let mut choice = ChoiceView::new("answer", t.your_answer(), options).label_hidden();
    choice.error = complaints.at("answer");
    let mut reason = FieldView::new("reason", t.reason()).value(form.reason.clone());
    reason.error = complaints.at("reason");
    Answer { action: format!("/superior/cases/{id}"), choice, reason }
}

fn confirmation(visitor: &Visitor, case: &ConsentCase, form: &Form, answer: ConsentAnswer) -> confirm::Page {
    let lang = visitor.lang();
    let (t, id) = (SuperiorText(lang), case.view.case.id);
    let mut rows = vec![
        SummaryRow::new(t.applicant(), Head::of(lang, &case.view).title),
        SummaryRow::new(t.your_answer(), answer.name(lang)),
    ];
    if answer == ConsentAnswer::Refused {
        rows.push(SummaryRow::new(t.reason(), Phrase::data(form.reason.trim().to_owned())));
    }
    confirm::Page {
        shell: shell(visitor, case, t.confirm_title(), false),
        lead: t.confirm_lead().into(),
        rows,
        window: None,
        calendar: None,
        action: format!("/superior/cases/{id}/answer"),
        hidden: FIELDS
            .iter()
            .map(|name| Text::from(*name))
            .zip([form.answer.clone(), form.reason.clone()])
            .collect(),
        button: t.confirm().into(),
        is_adverse: answer == ConsentAnswer::Refused,
        back: Link::new(t.cancel(), format!("/superior/cases/{id}")),
    }
}
