//! `/employer/cases/{id}/objections/{objection}`: takes an objection up; decides it, after a confirmation.
use super::complaints::Complaints;
use super::head::Head;
use super::objections::state_tag;
use super::{at, case_id, confirm, crumbs};
use crate::app::App;
use crate::db::notice::{ObjectionRow, ObjectionState};
use crate::domain::ids::{CaseId, ObjectionId};
use crate::domain::lang::Lang;
use crate::services::case::{self as moves, CaseView};
use crate::services::unit;
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::publicity::ObjectionText;
use crate::text::record::CaseText;
use crate::web::auth::Employer;
use crate::web::form::{Nothing, Posted};
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, OptionView};
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::{NoticeKind, Phrase, Shell, Tag, Text};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

const FIELDS: &[&str] = &["outcome", "finding"];

#[derive(Template)]
#[template(path = "employer/objection.html")]
struct Page {
    shell: Shell,
    t: ObjectionText,
    c: CaseText,
    head: Head,
    errors: ErrorSummary,
    tag: Tag,
    rows: Vec<SummaryRow>,
    /// Where it is taken up, while nobody has.
    investigate: Option<String>,
    decision: Option<Decision>,
}

struct Decision {
    action: String,
    outcome: ChoiceView,
    finding: FieldView,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    outcome: String,
    finding: String,
    /// Back from the confirmation: show the form again.
    edit: String,
}

impl Form {
    fn complaints(&self, t: ObjectionText) -> Complaints {
        let mut complaints = Complaints::default();
        if ![ObjectionState::Dismissed, ObjectionState::Upheld]
            .map(ObjectionState::as_str)
            .contains(&self.outcome.as_str())
        {
            complaints.add("outcome", t.choose());
        }
        if self.finding.trim().is_empty() {
            complaints.add("finding", t.finding_missing());
        }
        complaints
    }
}

/// A case and one of its objections.
struct Found {
    view: CaseView,
    row: ObjectionRow,
}

fn ids(path: &(String, String)) -> Result<(CaseId, ObjectionId)> {
    Ok((case_id(&path.0)?, ObjectionId::parse(&path.1).ok_or(Error::NotFound)?))
}

async fn find(app: &web::Data<App>, employer: Employer, (case, id): (CaseId, ObjectionId)) -> Result<Found> {
    db::run(app, employer.0, move |conn, actor| {
        Ok(Found { row: unit::objection(conn, actor, case, id)?, view: moves::case(conn, actor, case)? })
    })
    .await
}

pub async fn get(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<(String, String)>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let found = find(&app, employer, ids(&path)?).await?;
    respond::page(&page(&visitor, &found, &Form::default(), &Complaints::default()))
}

/// Takes it up.
pub async fn investigate(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<(String, String)>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (case, id) = ids(&path)?;
    db::run(&app, employer.0, move |conn, actor| {
        unit::objection(conn, actor, case, id)?;
        moves::investigate_objection(conn, actor, id)
    })
    .await?;
    flash(&app, &visitor, NoticeKind::Information, ObjectionText(visitor.lang()).investigating()).await?;
    Ok(respond::see_other(address(case, id)))
}

/// Checks the finding and asks to confirm it.
pub async fn post(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<(String, String)>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let found = find(&app, employer, ids(&path)?).await?;
    if form.edit == "yes" {
        return respond::page(&page(&visitor, &found, &form, &Complaints::default()));
    }
    let complaints = form.complaints(ObjectionText(visitor.lang()));
    if complaints.is_empty() {
        return respond::page(&confirmation(&visitor, &found, &form));
    }
    respond::again(&page(&visitor, &found, &form, &complaints))
}

/// Writes the finding down.
pub async fn decide(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<(String, String)>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (case, id) = ids(&path)?;
    let t = ObjectionText(visitor.lang());
    let complaints = form.complaints(t);
    if !complaints.is_empty() {
        let found = find(&app, employer, (case, id)).await?;
        return respond::again(&page(&visitor, &found, &form, &complaints));
    }
    let is_upheld = form.outcome == ObjectionState::Upheld.as_str();
    db::run(&app, employer.0, move |conn, actor| {
        unit::objection(conn, actor, case, id)?;
        moves::decide_objection(conn, actor, id, is_upheld, &form.finding)
    })
    .await?;
    flash(&app, &visitor, NoticeKind::Done, t.decided()).await?;
    Ok(respond::see_other(at(case, if is_upheld { "" } else { "/objections" })))
}

fn address(case: CaseId, id: ObjectionId) -> String {
    at(case, &format!("/objections/{id}"))
}

fn page(visitor: &Visitor, found: &Found, form: &Form, complaints: &Complaints) -> Page {
    let lang = visitor.lang();
    let (t, row) = (ObjectionText(lang), &found.row);
    let here = address(row.case_id, row.id);
    Page {
        shell: shell(visitor, found, t.one(), !complaints.is_empty()),
        head: Head::of(lang, &found.view),
        errors: complaints.summary(),
        tag: state_tag(lang, row.state),
        rows: facts(lang, row),
        investigate: (row.state == ObjectionState::Lodged).then(|| format!("{here}/investigate")),
        decision: row.state.is_open().then(|| decision(t, here, form, complaints)),
        t,
        c: CaseText(lang),
    }
}

fn shell(visitor: &Visitor, found: &Found, title: &'static str, has_errors: bool) -> Shell {
    let mut shell = visitor.shell(title);
    shell.has_errors = has_errors;
    shell.crumbs = crumbs(visitor.lang(), found.row.case_id, &found.view.case.number, title);
    shell
}

fn facts(lang: Lang, row: &ObjectionRow) -> Vec<SummaryRow> {
    let t = ObjectionText(lang);
    let contact = row.contact.clone().map_or_else(|| t.anonymous().into(), Phrase::data);
    let mut rows = vec![
        SummaryRow::new(t.content(), Phrase::data(row.content.clone())),
        SummaryRow::new(t.contact(), contact),
        SummaryRow::new(t.lodged(), format::date_time(lang, row.lodged_at)),
    ];
    if let (Some(finding), Some(decided)) = (&row.finding, row.decided_at) {
        let said = SummaryRow::new(t.decide(), Phrase::data(finding.clone()));
        rows.push(said.note(format::date_time(lang, decided)));
    }
    rows
}

fn decision(t: ObjectionText, action: String, form: &Form, complaints: &Complaints) -> Decision {
    let option = |state: ObjectionState, label: &'static str, help: &'static str| {
        OptionView::new(state.as_str(), label).hint(help).chosen_if(form.outcome == state.as_str())
    };
    let options = vec![
        option(ObjectionState::Dismissed, t.dismiss(), t.dismiss_help()),
        option(ObjectionState::Upheld, t.uphold(), t.uphold_help()),
    ];
    let mut outcome = ChoiceView::new("outcome", t.outcome(), options);
    outcome.error = complaints.at("outcome");
    let mut finding = FieldView::new("finding", t.finding()).value(form.finding.clone());
    finding.error = complaints.at("finding");
    Decision { action, outcome, finding }
}

fn confirmation(visitor: &Visitor, found: &Found, form: &Form) -> confirm::Page {
    let lang = visitor.lang();
    let t = ObjectionText(lang);
    let here = address(found.row.case_id, found.row.id);
    let is_upheld = form.outcome == ObjectionState::Upheld.as_str();
    let (outcome, effect) =
        if is_upheld { (t.uphold(), t.uphold_help()) } else { (t.dismiss(), t.dismiss_help()) };
    let values = [form.outcome.clone(), form.finding.clone()];
    confirm::Page {
        shell: shell(visitor, found, t.confirm_title(), false),
        lead: t.confirm_lead().into(),
        rows: vec![
            SummaryRow::new(t.content(), Phrase::data(found.row.content.clone())),
            SummaryRow::new(t.outcome(), outcome).note(effect),
            SummaryRow::new(t.finding(), Phrase::data(form.finding.trim().to_owned())),
        ],
        window: None,
        calendar: None,
        action: format!("{here}/decide"),
        hidden: FIELDS.iter().map(|name| Text::from(*name)).zip(values).collect(),
        button: t.confirm().into(),
        is_adverse: is_upheld,
        back: Link::new(crate::text::publicity::ReviewText(lang).back_to_review(), here),
    }
}
