//! GET/POST `/employer/cases/{id}/review`: the two findings beside the system's comparison (§2(3)2); the window is
//! shown and confirmed, then POST `…/publish` starts it.
use super::complaints::Complaints;
use super::confirm;
use super::head::Head;
use super::{at, case_id, crumbs};
use crate::app::App;
use crate::domain::case::Action;
use crate::domain::eligibility::report::ClauseRow;
use crate::domain::eligibility::{Answer, Outcome, Report, Verdict};
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::case::{self as moves, Findings};
use crate::services::unit::{self, ReviewDesk};
use crate::services::{Error, FieldErrors, Result};
use crate::text::format;
use crate::text::publicity::ReviewText;
use crate::text::record::CaseText;
use crate::web::auth::Employer;
use crate::web::casework::facts::{self, SectionView};
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, Input, OptionView, Width};
use crate::web::page::file::FileItem;
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::progress::DeadlineView;
use crate::web::page::window::WindowView;
use crate::web::page::{Mark, NoticeKind, Phrase, Shell, Tag, Text, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

const FIELDS: &[&str] = &["documents", "documents_note", "duty", "duty_note", "place"];

#[derive(Template)]
#[template(path = "employer/review.html")]
struct Page {
    shell: Shell,
    t: ReviewText,
    c: CaseText,
    head: Head,
    errors: ErrorSummary,
    action: String,
    summary: Phrase,
    as_of: String,
    form: Vec<SectionView>,
    papers: Vec<FileItem>,
    clauses: Vec<ClauseView>,
    documents: ChoiceView,
    documents_note: FieldView,
    duty: ChoiceView,
    duty_note: FieldView,
    place: FieldView,
    window: DeadlineView,
    is_provisional: bool,
    send_back: String,
    decline: Option<String>,
}

/// A clause with what the form says of it.
struct ClauseView {
    text: &'static str,
    paragraph: &'static str,
    tag: Tag,
    because: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    documents: String,
    documents_note: String,
    duty: String,
    duty_note: String,
    place: String,
    /// Back from the confirmation: show the form again.
    edit: String,
}

impl Form {
    fn complaints(&self, t: ReviewText) -> Complaints {
        let mut complaints = Complaints::default();
        for (field, answer) in [("documents", &self.documents), ("duty", &self.duty)] {
            match answer.as_str() {
                "yes" => {}
                "no" => complaints.add(field, t.against()),
                _ => complaints.add(field, t.choose()),
            }
        }
        if self.place.trim().is_empty() {
            complaints.add("place", t.place_missing());
        }
        complaints
    }

    fn findings(&self) -> Findings {
        let note = |text: &str| text.trim().to_owned();
        Findings {
            documents: (self.documents == "yes", note(&self.documents_note)),
            duty_performance: (self.duty == "yes", note(&self.duty_note)),
        }
    }

    fn hidden(&self) -> Vec<(Text, String)> {
        let values = [&self.documents, &self.documents_note, &self.duty, &self.duty_note, &self.place];
        FIELDS.iter().map(|name| Text::from(*name)).zip(values.map(Clone::clone)).collect()
    }
}

async fn desk(app: &web::Data<App>, employer: Employer, id: CaseId) -> Result<ReviewDesk> {
    db::run(app, employer.0, move |conn, actor| unit::review(conn, actor, id)).await
}

pub async fn get(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let desk = desk(&app, employer, case_id(&path)?).await?;
    respond::page(&page(&visitor, &desk, &Form::default(), &Complaints::default()))
}

/// Checks what was found, and asks to confirm the window.
pub async fn post(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let desk = desk(&app, employer, case_id(&path)?).await?;
    if form.edit == "yes" {
        return respond::page(&page(&visitor, &desk, &form, &Complaints::default()));
    }
    let complaints = form.complaints(ReviewText(visitor.lang()));
    if complaints.is_empty() {
        return respond::page(&confirmation(&visitor, &desk, &form));
    }
    respond::again(&page(&visitor, &desk, &form, &complaints))
}

/// Records both findings and starts the publicity.
pub async fn publish(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, lang) = (case_id(&path)?, visitor.lang());
    let (findings, place) = (form.findings(), form.place.clone());
    let published = db::run(&app, employer.0, move |conn, actor| {
        moves::publish(conn, actor, id, &findings, &place)?;
        Ok(moves::case(conn, actor, id)?.case.due_on)
    })
    .await;
    match published {
        Ok(ends_on) => {
            let to = ends_on.map_or_else(String::new, |day| format::date_with_weekday(lang, day));
            flash(&app, &visitor, NoticeKind::Done, &ReviewText(lang).published(&to)).await?;
            Ok(respond::see_other(at(id, "/publicity")))
        }
        Err(error @ (Error::Refused(_) | Error::Invalid(_))) => {
            let complaints = Complaints::of(error, lang, FIELDS)?;
            let desk = desk(&app, employer, id).await?;
            respond::again(&page(&visitor, &desk, &form, &complaints))
        }
        Err(other) => Err(other),
    }
}

fn page(visitor: &Visitor, desk: &ReviewDesk, form: &Form, complaints: &Complaints) -> Page {
    let lang = visitor.lang();
    let (t, view) = (ReviewText(lang), &desk.case.view);
    let id = view.case.id;
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !complaints.is_empty();
    shell.crumbs = crumbs(lang, id, &view.case.number, t.title());
    let (summary, clauses) = comparison(lang, &desk.verdict);
    let note = |name: &'static str, label: &'static str, value: &str| FieldView {
        rows: 2,
        ..FieldView::new(name, label).hint(t.note_hint()).value(value).optional()
    };
    let mut place = FieldView::new("place", t.place()).input(Input::Text, Width::Half).hint(t.place_hint());
    place = place.value(form.place.clone());
    place.error = complaints.at("place");
    let may_decline = [&desk.case.buttons.make, &desk.case.buttons.propose];
    let may_decline = may_decline.iter().any(|list| list.contains(&Action::DeclineByEmployer));
    Page {
        errors: complaints.summary(),
        head: Head::of(lang, view),
        action: at(id, "/review"),
        summary,
        as_of: t.as_of(&format::date(lang, format::shanghai_day(visitor.now()))),
        clauses,
        form: facts::form(lang, &desk.case.form, &desk.case.documents),
        papers: facts::documents(lang, &desk.case.documents),
        documents: question(t, "documents", t.documents(), &form.documents, complaints),
        documents_note: note("documents_note", t.note_documents(), &form.documents_note),
        duty: question(t, "duty", t.duty(), &form.duty, complaints),
        duty_note: note("duty_note", t.note_duty(), &form.duty_note),
        place,
        window: window(visitor, desk),
        is_provisional: desk.window.provisional,
        send_back: at(id, "/return"),
        decline: may_decline.then(|| at(id, "/acts/decline")),
        shell,
        t,
        c: CaseText(lang),
    }
}

fn question(
    t: ReviewText,
    name: &'static str,
    label: &'static str,
    chosen: &str,
    complaints: &Complaints,
) -> ChoiceView {
    let options = vec![
        OptionView::new("yes", t.yes()).chosen_if(chosen == "yes"),
        OptionView::new("no", t.no()).chosen_if(chosen == "no").adverse(),
    ];
    let mut choice = ChoiceView::new(name, label, options);
    choice.error = complaints.at(name);
    choice
}

/// The window that would open today.
fn window(visitor: &Visitor, desk: &ReviewDesk) -> DeadlineView {
    let lang = visitor.lang();
    let (from, ends_on) = (desk.window.from, desk.window.ends_on);
    let window = WindowView { calendar: &desk.case.calendar, from, ends_on, today: from };
    let mut view = window.deadline(lang, ReviewText(lang).window());
    view.is_provisional = desk.window.provisional;
    view
}

/// The system's summary and each clause; where the form cannot be compared, why.
fn comparison(lang: Lang, verdict: &Result<Verdict, FieldErrors>) -> (Phrase, Vec<ClauseView>) {
    match verdict {
        Ok(verdict) => {
            let report = Report::from(verdict);
            let spared = spared(verdict);
            let spared = spared.into_iter().chain(std::iter::repeat(false));
            let rows = report.clauses.into_iter().zip(spared).map(|(row, spared)| clause(lang, row, spared));
            let rows = rows.collect();
            (Phrase::plain(lang.pick(report.summary_zh, report.summary)), rows)
        }
        Err(errors) => {
            let words = errors.0.iter().map(|(_, text)| lang.pick(text.zh.as_str(), text.en.as_str()));
            let words = words.collect::<Vec<_>>().join(lang.pick("；", "; "));
            (Phrase::plain(ReviewText(lang).comparison_broken()).then(words), Vec::new())
        }
    }
}

/// Which rows of the report are alternatives that are not needed, because another one holds.
fn spared(verdict: &Verdict) -> Vec<bool> {
    let as_of = verdict.facts.as_of;
    let holds = |answer: &Answer| answer.span.on(as_of) != Outcome::NotMet;
    let mut spared = Vec::new();
    for answer in &verdict.answers {
        spared.push(false);
        spared.extend(answer.parts.iter().map(|part| holds(answer) && !holds(part)));
    }
    spared
}

fn clause(lang: Lang, row: ClauseRow, is_spared: bool) -> ClauseView {
    let t = ReviewText(lang);
    let tag = match (row.met, row.needs_person) {
        _ if is_spared => Tag::new(Tone::Grey, t.spared()),
        (true, true) => Tag::new(Tone::Amber, t.needs_person()),
        (true, false) => Tag::new(Tone::Green, t.met()).marked(Mark::Tick),
        (false, _) => Tag::new(Tone::Red, t.not_met()).marked(Mark::Cross),
    };
    ClauseView {
        text: row.clause.text(lang),
        paragraph: row.paragraph,
        tag,
        because: lang.pick(row.because_zh, row.because),
    }
}

fn confirmation(visitor: &Visitor, desk: &ReviewDesk, form: &Form) -> confirm::Page {
    let lang = visitor.lang();
    let (t, id) = (ReviewText(lang), desk.case.view.case.id);
    let head = Head::of(lang, &desk.case.view);
    let mut shell = visitor.shell(t.confirm_title());
    shell.crumbs = crumbs(lang, id, &head.number, t.confirm_title());
    let mut window = window(visitor, desk);
    let found = |note: &str| Phrase::plain(t.yes()).then(" ").then(Phrase::data(note.trim().to_owned()));
    confirm::Page {
        shell,
        lead: t.confirm_lead().into(),
        rows: vec![
            SummaryRow::new(CaseText(lang).name(), head.title),
            SummaryRow::new(t.documents(), found(&form.documents_note)),
            SummaryRow::new(t.duty(), found(&form.duty_note)),
            SummaryRow::new(t.place(), Phrase::data(form.place.trim().to_owned())),
        ],
        calendar: window.calendar.take(),
        window: Some(window),
        action: at(id, "/publish"),
        hidden: form.hidden(),
        button: t.publish().into(),
        is_adverse: false,
        back: Link::new(t.back_to_review(), at(id, "/review")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(documents: &str, duty: &str, place: &str) -> Form {
        Form { documents: documents.into(), duty: duty.into(), place: place.into(), ..Form::default() }
    }

    #[test]
    fn two_answers_and_a_place_are_asked_for() {
        let complaints = form("", "", " ").complaints(ReviewText(Lang::Zh));

        let fields: Vec<_> = complaints.summary().lines.into_iter().filter_map(|line| line.name).collect();
        assert_eq!(fields, ["documents", "duty", "place"]);
        assert!(form("yes", "yes", "公告栏").complaints(ReviewText(Lang::Zh)).is_empty());
    }

    #[test]
    fn a_finding_against_sends_the_unit_to_return_or_decline() {
        let complaints = form("yes", "no", "公告栏").complaints(ReviewText(Lang::En));

        assert_eq!(complaints.at("duty").as_deref(), Some(ReviewText(Lang::En).against()));
    }
}
