//! GET/POST `/employer/cases/{id}/employment`: the unit reports that the employment has ended, or corrects such a report.
use super::complaints::Complaints;
use super::head::Head;
use super::{at, case_id, crumbs};
use crate::app::App;
use crate::db::employer::EmploymentReportRow;
use crate::domain::actor::Actor;
use crate::domain::calendar::shanghai_date;
use crate::domain::ids::CaseId;
use crate::domain::lang::Say;
use crate::services::employment::{self, Report};
use crate::services::unit::{self, UnitCase};
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::record::CaseText;
use crate::text::right::EmploymentText;
use crate::web::auth::Employer;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, Input, OptionView, Width};
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

const FIELDS: &[&str] = &["ended_on", "note"];

#[derive(Template)]
#[template(path = "employer/employment.html")]
struct Page {
    shell: Shell,
    t: EmploymentText,
    c: CaseText,
    head: Head,
    errors: ErrorSummary,
    back: String,
    id: String,
    standing: Vec<SummaryRow>,
    /// Asked only where an end was reported before.
    what: Option<ChoiceView>,
    ended_on: FieldView,
    note: FieldView,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    id: String,
    what: String,
    ended_on: String,
    note: String,
}

type Found = (UnitCase, Option<EmploymentReportRow>);

async fn read(app: &web::Data<App>, actor: Actor, id: CaseId) -> Result<Found> {
    db::run(app, actor, move |conn, actor| {
        let case = unit::read(conn, actor, id)?;
        Ok((case, employment::newest(conn, actor, id)?))
    })
    .await
}

pub async fn get(
    Employer(actor): Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let found = read(&app, actor, case_id(&path)?).await?;
    let form = Form { id: Uuid::new_v4().to_string(), ..Form::default() };
    respond::page(&page(&visitor, &found, &form, &Complaints::default()))
}

pub async fn post(
    Employer(actor): Employer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, lang) = (case_id(&path)?, visitor.lang());
    let report = Report {
        id: Uuid::try_parse(&form.id).map_err(|_| Error::NotFound)?,
        has_ended: form.what != "goes_on",
        ended_on: form.ended_on.trim().parse().ok(),
        note: form.note.clone(),
    };
    match db::run(&app, actor, move |conn, actor| employment::report(conn, actor, id, &report)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, EmploymentText(lang).done()).await?;
            Ok(respond::see_other(at(id, "")))
        }
        Err(error) => {
            let complaints = Complaints::of(error, lang, FIELDS)?;
            let found = read(&app, actor, id).await?;
            respond::again(&page(&visitor, &found, &form, &complaints))
        }
    }
}

fn page(visitor: &Visitor, (case, report): &Found, form: &Form, complaints: &Complaints) -> Page {
    let lang = visitor.lang();
    let (t, id) = (EmploymentText(lang), case.view.case.id);
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !complaints.is_empty();
    shell.crumbs = crumbs(lang, id, &case.view.case.number, t.title());
    let mut ended_on = FieldView::new("ended_on", t.ended_on())
        .input(Input::Date, Width::Short)
        .value(form.ended_on.clone());
    ended_on.max = Some(format::machine_date(shanghai_date(visitor.now())));
    ended_on.error = complaints.at("ended_on");
    let mut note = FieldView::new("note", t.note()).hint(t.note_hint()).value(form.note.clone());
    note.error = complaints.at("note");
    let has_ended = report.as_ref().is_some_and(|report| report.ended_on.is_some());
    Page {
        shell,
        t,
        c: CaseText(lang),
        head: Head::of(lang, &case.view),
        errors: complaints.summary(),
        back: at(id, ""),
        id: form.id.clone(),
        standing: report.iter().map(|report| standing(visitor, report)).collect(),
        what: has_ended.then(|| what(t, form)),
        ended_on,
        note,
    }
}

fn standing(visitor: &Visitor, report: &EmploymentReportRow) -> SummaryRow {
    let t = EmploymentText(visitor.lang());
    let words = match report.ended_on {
        Some(day) => t.ended(&day.say(visitor.lang())),
        None => t.goes_on().to_owned(),
    };
    SummaryRow::new(t.standing(), words).note(Phrase::data(report.note.clone()))
}

fn what(t: EmploymentText, form: &Form) -> ChoiceView {
    let options = vec![
        OptionView::new("ended", t.has_ended()).chosen_if(form.what != "goes_on"),
        OptionView::new("goes_on", t.still()).chosen_if(form.what == "goes_on"),
    ];
    ChoiceView::new("what", t.what(), options)
}
