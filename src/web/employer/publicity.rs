//! GET `/employer/cases/{id}/publicity`: the running window, its notice, and the proof that it was displayed.
use super::complaints::Complaints;
use super::head::Head;
use super::{at, case_id, crumbs};
use crate::app::App;
use crate::db::notice::NoticeRow;
use crate::domain::case::{Action, NoticeKind};
use crate::domain::lang::Lang;
use crate::services::Result;
use crate::services::case as moves;
use crate::services::unit::{self, UnitCase};
use crate::text::format;
use crate::text::publicity::PublicityText;
use crate::text::record::CaseText;
use crate::web::auth::Employer;
use crate::web::form::Posted;
use crate::web::page::calendar::CalendarView;
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::progress::DeadlineView;
use crate::web::page::window::WindowView;
use crate::web::page::{NoticeKind as Kind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "employer/publicity.html")]
struct Page {
    shell: Shell,
    t: PublicityText,
    c: CaseText,
    head: Head,
    errors: ErrorSummary,
    deadline: Option<DeadlineView>,
    calendar: Option<CalendarView>,
    /// The notice that runs, or the last one.
    notice: Vec<SummaryRow>,
    links: Vec<Link>,
    objections: Link,
    /// The form for the proof of display, while a notice runs.
    proof: Option<FieldView>,
    proof_action: String,
    proof_button: &'static str,
    earlier: Vec<Earlier>,
}

/// A notice that has ended.
struct Earlier {
    span: String,
    place: Phrase,
    tag: Tag,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    proof: String,
}

pub async fn get(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let case = db::run(&app, employer.0, move |conn, actor| unit::read(conn, actor, id)).await?;
    respond::page(&page(&visitor, &case, None, &Complaints::default()))
}

/// Records when and where the sheet was put up.
pub async fn prove(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, proof) = (case_id(&path)?, form.proof.clone());
    let done =
        db::run(&app, employer.0, move |conn, actor| moves::prove_display(conn, actor, id, &proof)).await;
    match done {
        Ok(()) => {
            flash(&app, &visitor, Kind::Done, PublicityText(visitor.lang()).proof_done()).await?;
            Ok(respond::see_other(at(id, "/publicity")))
        }
        Err(error) => {
            let complaints = Complaints::of(error, visitor.lang(), &["proof"])?;
            let case = db::run(&app, employer.0, move |conn, actor| unit::read(conn, actor, id)).await?;
            respond::again(&page(&visitor, &case, Some(&form.proof), &complaints))
        }
    }
}

fn page(visitor: &Visitor, case: &UnitCase, typed: Option<&str>, complaints: &Complaints) -> Page {
    let lang = visitor.lang();
    let (t, view, id) = (PublicityText(lang), &case.view, case.view.case.id);
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !complaints.is_empty();
    shell.crumbs = crumbs(lang, id, &view.case.number, t.title());
    let mut internal: Vec<_> = view.notices.iter().filter(|row| row.kind == NoticeKind::Internal).collect();
    let last = internal.pop();
    let running = last.filter(|row| row.ended_at.is_none());
    let mut deadline = running.map(|row| deadline(visitor, case, row));
    let proof = running.map(|row| proof(t, row, typed, complaints));
    Page {
        head: Head::of(lang, view),
        errors: complaints.summary(),
        calendar: deadline.as_mut().and_then(|view| view.calendar.take()),
        deadline,
        notice: last.map(|row| notice(lang, row)).unwrap_or_default(),
        links: if running.is_some() { links(lang, case) } else { Vec::new() },
        objections: Link::new(t.objections(), at(id, "/objections")),
        proof,
        proof_action: at(id, "/proof"),
        proof_button: if running.is_some_and(|row| row.proof.is_some()) {
            t.proof_again()
        } else {
            t.proof_save()
        },
        earlier: internal.into_iter().rev().map(|row| earlier(lang, row)).collect(),
        shell,
        t,
        c: CaseText(lang),
    }
}

fn deadline(visitor: &Visitor, case: &UnitCase, row: &NoticeRow) -> DeadlineView {
    let (lang, today) = (visitor.lang(), format::shanghai_day(visitor.now()));
    let window = WindowView { calendar: &case.calendar, from: row.published_on, ends_on: row.ends_on, today };
    window.deadline(lang, PublicityText(lang).window())
}

fn notice(lang: Lang, row: &NoticeRow) -> Vec<SummaryRow> {
    let (t, c) = (PublicityText(lang), CaseText(lang));
    let days: Vec<String> = row.counted.iter().map(|day| format::short_date(lang, *day)).collect();
    let state = row.ended_as.map_or(t.running(), |end| end.name(lang));
    let mut rows = vec![
        SummaryRow::new(c.name(), Phrase::data(row.holder_name.clone())),
        SummaryRow::new(c.post(), Phrase::data(row.post.clone())),
        SummaryRow::new(c.certificate(), Phrase::data(row.certificate.clone())),
        SummaryRow::new(c.level(), row.title_level.name(lang)),
        SummaryRow::new(t.place(), Phrase::data(row.place.clone())),
        SummaryRow::new(t.published_on(), format::date_with_weekday(lang, row.published_on)),
        SummaryRow::new(t.counted(), days.join(lang.pick("、", ", "))).wide(),
        SummaryRow::new(t.state(), state),
    ];
    if let (Some(proof), Some(at)) = (&row.proof, row.proof_at) {
        let said = SummaryRow::new(t.proof(), Phrase::data(proof.clone()));
        rows.push(said.note(t.proof_at(&format::date_time(lang, at))).wide());
    }
    rows
}

fn links(lang: Lang, case: &UnitCase) -> Vec<Link> {
    let (t, id) = (PublicityText(lang), case.view.case.id);
    let mut links =
        vec![Link::new(t.sheet(), at(id, "/sheet")), Link::new(t.materials(), at(id, "/materials"))];
    links.push(Link::new(t.proof_file(), at(id, "/documents")));
    if case.buttons.make.contains(&Action::RestartPublicity) {
        links.push(Link::new(t.restart(), at(id, "/acts/restart")));
    }
    links
}

fn proof(t: PublicityText, row: &NoticeRow, typed: Option<&str>, complaints: &Complaints) -> FieldView {
    let kept = typed.map(str::to_owned).or_else(|| row.proof.clone()).unwrap_or_default();
    let mut field =
        FieldView { rows: 2, ..FieldView::new("proof", t.proof_label()).hint(t.proof_help()).value(kept) };
    field.error = complaints.at("proof");
    field
}

fn earlier(lang: Lang, row: &NoticeRow) -> Earlier {
    let day = |day| format::date(lang, day);
    Earlier {
        span: PublicityText(lang).span(&day(row.published_on), &day(row.ends_on)),
        place: Phrase::data(row.place.clone()),
        tag: Tag::new(Tone::Grey, row.ended_as.map_or("", |end| end.name(lang))),
    }
}
