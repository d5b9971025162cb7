//! GET `/expert/sessions/{session}/cases/{case}`: the papers of one case; POST `…/opinion` writes an opinion.
use super::crumbs;
use crate::app::App;
use crate::db::panel::SessionState;
use crate::domain::application::{Degree, Work};
use crate::domain::eligibility::{Report, Verdict};
use crate::domain::ids::{CaseId, SessionId};
use crate::domain::lang::Lang;
use crate::services::panel::{self, Papers};
use crate::services::{Error, Result};
use crate::text::expert::PapersText;
use crate::text::format;
use crate::text::panel::PanelText;
use crate::web::auth::Expert;
use crate::web::casework;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::{Mark, NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::panel::{Complaint, case_id, session_id};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "expert/case.html")]
struct Page {
    shell: Shell,
    t: PapersText,
    p: PanelText,
    errors: ErrorSummary,
    href: String,
    who: Phrase,
    number: String,
    unit: Phrase,
    facts: Vec<SummaryRow>,
    clauses: Vec<ClauseLine>,
    evidence: Vec<Link>,
    findings: Vec<SummaryRow>,
    publicity: Vec<SummaryRow>,
    mine: Vec<(String, Phrase)>,
    /// The field and the id of the new row, while opinions may be written.
    opinion: Option<(FieldView, String)>,
    is_frozen: bool,
    can_withdraw: bool,
    previous: Option<String>,
    following: Option<String>,
}

struct ClauseLine {
    paragraph: &'static str,
    text: &'static str,
    because: String,
    tag: Tag,
}

#[derive(Deserialize)]
pub struct Opinion {
    id: String,
    #[serde(default)]
    content: String,
}

pub async fn get(
    who: Expert,
    visitor: Visitor,
    place: web::Path<(String, String)>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let at = (session_id(&place.0)?, case_id(&place.1)?);
    let fresh = Opinion { id: Uuid::new_v4().to_string(), content: String::new() };
    respond::page(&page(who, &visitor, at, &app, &fresh, &Complaint::default()).await?)
}

pub async fn opinion(
    who: Expert,
    visitor: Visitor,
    place: web::Path<(String, String)>,
    Posted(form): Posted<Opinion>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, case) = (session_id(&place.0)?, case_id(&place.1)?);
    let row = Uuid::try_parse(&form.id).map_err(|_| Error::NotFound)?;
    let content = form.content.clone();
    let given =
        db::run(&app, who.0, move |conn, actor| panel::give_opinion(conn, actor, row, id, case, &content))
            .await;
    match given {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, PapersText(visitor.lang()).opinion_done()).await?;
            Ok(respond::see_other(format!("/expert/sessions/{id}/cases/{case}")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            respond::again(&page(who, &visitor, (id, case), &app, &form, &complaint).await?)
        }
    }
}

async fn page(
    who: Expert,
    visitor: &Visitor,
    (id, case): (SessionId, CaseId),
    app: &web::Data<App>,
    typed: &Opinion,
    complaint: &Complaint,
) -> Result<Page> {
    let papers = db::run(app, who.0, move |conn, actor| panel::papers(conn, actor, id, case)).await?;
    let lang = visitor.lang();
    let t = PapersText(lang);
    let state = papers.seat.session.state;
    let mut shell = visitor.shell(papers.case.number.clone());
    shell.crumbs = crumbs(visitor, &papers.seat.session, papers.case.number.clone());
    let errors = complaint.summary(lang);
    shell.has_errors = !errors.is_empty();
    let mut field =
        FieldView::new("content", t.opinion_field()).hint(t.opinion_hint()).value(typed.content.clone());
    field.rows = 8;
    field.error = complaint.at("content", lang);
    let mine = papers.seat.opinions.iter().filter(|opinion| opinion.case_id == case);
    let place = papers.seat.cases.iter().position(|row| row.id == case);
    let beside = |place: Option<usize>| {
        let row = papers.seat.cases.get(place?)?;
        Some(format!("/expert/sessions/{id}/cases/{}", row.id))
    };
    // A refused opinion stays on the page even when the vote has opened meanwhile: nothing typed is lost.
    let is_kept = !errors.is_empty();
    Ok(Page {
        t,
        p: PanelText(lang),
        errors,
        href: format!("/expert/sessions/{id}/cases/{case}"),
        who: Phrase::data(papers.case.applicant_name.clone()),
        number: papers.case.number.clone(),
        unit: Phrase::data(papers.unit.name_zh.clone()),
        facts: facts(lang, &papers),
        clauses: papers.verdict.as_ref().map(|verdict| clauses(lang, verdict)).unwrap_or_default(),
        evidence: evidence(lang, &papers),
        findings: findings(lang, &papers),
        publicity: publicity(lang, &papers),
        mine: mine
            .map(|opinion| {
                let when = t.opinion_mine(&format::short_date_time(lang, opinion.at));
                (when, Phrase::data(opinion.content.clone()))
            })
            .collect(),
        opinion: (state == SessionState::Reading || is_kept).then(|| (field, typed.id.clone())),
        is_frozen: state != SessionState::Reading,
        can_withdraw: matches!(state, SessionState::Reading | SessionState::Voting),
        previous: beside(place.and_then(|place| place.checked_sub(1))),
        following: beside(place.map(|place| place + 1)),
        shell,
    })
}

/// The form without contact data.
fn facts(lang: Lang, papers: &Papers) -> Vec<SummaryRow> {
    let (t, p) = (PapersText(lang), PanelText(lang));
    let form = &papers.form.content;
    let title = match papers.item.title_name() {
        Some(title) => Phrase::both(lang, title.zh, title.en),
        None => papers.item.title_level.name(lang).into(),
    };
    let mut rows = vec![
        SummaryRow::new(p.certificate(), Phrase::data(papers.item.full_name())),
        SummaryRow::new(t.title(), title),
        SummaryRow::new(p.employer(), Phrase::data(papers.unit.name_zh.clone())),
        SummaryRow::new(t.post(), Phrase::data(papers.case.post.clone())),
        SummaryRow::new(t.speciality(), Phrase::data(form.speciality.clone())),
    ];
    rows.extend(form.degrees.iter().map(|degree| SummaryRow::new(t.degrees(), degree_line(lang, degree))));
    rows.extend(
        form.work.iter().map(|work| SummaryRow::new(t.work(), work_line(work)).note(work_span(lang, work))),
    );
    rows.extend([
        SummaryRow::new(t.overseas_experience(), Phrase::data(form.overseas_experience.clone())),
        SummaryRow::new(t.overseas_business(), Phrase::data(form.overseas_business.clone())),
    ]);
    rows.extend(casework::facts::achievements(lang, form, &papers.documents));
    rows
}

fn degree_line(lang: Lang, degree: &Degree) -> Phrase {
    Phrase::data(degree.institution.clone())
        .then(" · ")
        .then(Phrase::data(degree.field.clone()))
        .then(format!(" · {} · {}", degree.kind.name(lang), format::month(lang, degree.awarded_on)))
}

fn work_line(work: &Work) -> Phrase {
    Phrase::data(work.employer.clone()).then(" · ").then(Phrase::data(work.post.clone()))
}

fn work_span(lang: Lang, work: &Work) -> String {
    let t = PapersText(lang);
    let from = format::month(lang, work.from);
    let span = work.to.map_or_else(|| t.since(&from), |to| t.span(&from, &format::month(lang, to)));
    if work.in_shanghai { format!("{span} · {}", t.in_shanghai()) } else { span }
}

fn clauses(lang: Lang, verdict: &Verdict) -> Vec<ClauseLine> {
    let t = PapersText(lang);
    let tag = |met: bool, needs_person: bool| match (met, needs_person) {
        (_, true) => Tag::new(Tone::Amber, t.to_judge()).marked(Mark::Note),
        (true, _) => Tag::new(Tone::Green, t.met()).marked(Mark::Tick),
        (false, _) => Tag::new(Tone::Red, t.unmet()).marked(Mark::Cross),
    };
    // An alternative that is not met takes nothing away where another one is.
    let is_spare: Vec<bool> = verdict
        .answers
        .iter()
        .flat_map(|answer| std::iter::once(false).chain(answer.parts.iter().map(|_| true)))
        .collect();
    let rows = Report::from(verdict).clauses.into_iter().enumerate();
    let line = |(place, row): (usize, crate::domain::eligibility::report::ClauseRow)| ClauseLine {
        paragraph: row.paragraph,
        text: row.clause.text(lang),
        because: lang.pick(row.because_zh, row.because),
        tag: if !row.met && is_spare.get(place) == Some(&true) {
            Tag::new(Tone::Grey, t.not_this_way())
        } else {
            tag(row.met, row.needs_person)
        },
    };
    rows.map(line).collect()
}

fn evidence(lang: Lang, papers: &Papers) -> Vec<Link> {
    let link = |row: &crate::db::application::DocumentRow| {
        let label =
            format!("{} · {}", row.kind.name(lang), format::file_size(u64::try_from(row.size).unwrap_or(0)));
        Link::new(label, format!("/documents/{}", row.id))
    };
    papers.documents.iter().filter(|row| row.replaced_at.is_none()).map(link).collect()
}

/// The newest finding of each kind.
fn findings(lang: Lang, papers: &Papers) -> Vec<SummaryRow> {
    let t = PapersText(lang);
    let newest = |kind| papers.findings.iter().find(|row| row.kind == kind);
    let kinds = crate::db::employer::FindingKind::ALL.iter().filter_map(|kind| newest(*kind));
    let row = |row: &crate::db::employer::FindingRow| {
        let said = if row.met { t.finding_met() } else { t.finding_unmet() };
        SummaryRow::new(row.kind.name(lang), said).note(Phrase::data(row.note.clone()))
    };
    kinds.map(row).collect()
}

fn publicity(lang: Lang, papers: &Papers) -> Vec<SummaryRow> {
    let t = PapersText(lang);
    let Some(notice) = &papers.publicity else { return Vec::new() };
    let (from, to) = (format::date(lang, notice.published_on), format::date(lang, notice.ends_on));
    vec![
        SummaryRow::new(t.publicity(), t.publicity_ran(&from, &to, notice.working_days)),
        SummaryRow::new(t.publicity_place(), Phrase::data(notice.place.clone())),
    ]
}
