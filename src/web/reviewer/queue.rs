//! GET `/reviewer`: the queue by remaining working days.
use super::chips::chips;
use super::filter::Filter;
use super::narrowing::{self, PER_PAGE};
use crate::app::App;
use crate::db::saved::SavedRow;
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::case::office;
use crate::services::case::queue::{self, Bucket, Queue, QueueRow};
use crate::services::case::{is_claimable, saved};
use crate::services::{Result, reference};
use crate::text::format;
use crate::text::review::QueueText;
use crate::text::shell::ListText;
use crate::web::auth::Reviewer;
use crate::web::export::Exports;
use crate::web::page::field::{ChoiceView, FieldView, Input, Width};
use crate::web::page::list::{Chip, CountStrip, EmptyState, Pager, Tab};
use crate::web::page::progress::DaysLeft;
use crate::web::page::{Phrase, Shell, Tag};
use crate::web::visitor::Visitor;
use crate::web::{casework, db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

#[derive(Template)]
#[template(path = "reviewer/queue.html")]
struct Page {
    shell: Shell,
    t: QueueText,
    summary: String,
    open_next: Option<String>,
    strip: CountStrip,
    tabs: Vec<Tab>,
    hidden: Vec<(&'static str, String)>,
    search: FieldView,
    level: ChoiceView,
    owner: ChoiceView,
    /// Once a round was announced.
    round: Option<ChoiceView>,
    reset: String,
    said: String,
    chips: Vec<Chip>,
    rows: Vec<Row>,
    back: String,
    empty: EmptyState,
    pager: Pager,
    exports: Exports,
    saved: Vec<(Phrase, String)>,
    keep: String,
}

struct Row {
    id: CaseId,
    href: String,
    number: String,
    name: Phrase,
    unit: Phrase,
    certificate: Phrase,
    issuer: Phrase,
    level: &'static str,
    state: Tag,
    left: Option<DaysLeft>,
    corrections: String,
    owner: Option<Phrase>,
    /// The office still works on it, so that it can be taken or handed over.
    is_choosable: bool,
    is_free: bool,
}

pub async fn get(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    filter: web::Query<Filter>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (asked, cursor) = (filter.asked(), filter.cursor());
    let (found, waiting, saved) = db::run(&app, actor, move |conn, actor| {
        let found = queue::queue(conn, actor, &asked, cursor, PER_PAGE)?;
        Ok((found, office::waiting_count(conn, actor)?, saved::list(conn, actor)?))
    })
    .await?;
    let today = reference::today(&actor);
    respond::page(&draw(&visitor, &filter, (&found, &saved), waiting, today))
}

fn draw(
    visitor: &Visitor,
    filter: &Filter,
    (found, saved): (&Queue, &[SavedRow]),
    waiting: usize,
    today: NaiveDate,
) -> Page {
    let lang = visitor.lang();
    let t = QueueText(lang);
    let due_today = found.buckets.iter().find(|(bucket, _)| *bucket == Bucket::Today).map_or(0, |(_, n)| *n);
    let rows: Vec<Row> = found.rows.iter().map(|row| line(lang, filter, found, row, today)).collect();
    Page {
        shell: visitor.shell(t.title()),
        t,
        summary: t.due_today(&format::date_with_weekday(lang, today), due_today),
        open_next: rows.first().map(|row| row.href.clone()),
        strip: narrowing::strip(lang, filter, found),
        tabs: narrowing::tabs(lang, filter, found, waiting),
        hidden: narrowing::hidden(filter),
        search: FieldView::new("q", t.search()).input(Input::Search, Width::Full).value(filter.q.clone()),
        level: narrowing::level(lang, filter),
        owner: narrowing::owner(lang, filter, found),
        round: narrowing::round(lang, filter, found),
        reset: Filter { tab: filter.tab.clone(), ..Filter::default() }.href("/reviewer"),
        said: t.said(found.total),
        chips: chips(lang, filter, found),
        back: filter.href("/reviewer"),
        empty: EmptyState { title: t.nothing().into(), reason: t.nothing_why().into(), link: None },
        pager: narrowing::pager(filter, found),
        exports: Exports::new(ListText(lang), &filter.with(|_| ()).href("/reviewer/export")),
        saved: saved
            .iter()
            .map(|row| (Phrase::data(row.name.clone()), format!("/reviewer?{}", row.query)))
            .collect(),
        keep: filter.with(|_| ()).href("/reviewer/filters"),
        rows,
    }
}

pub(super) fn certificate(lang: Lang, row: &QueueRow) -> Phrase {
    let item = row.item;
    let latin = item.certificate_en.as_deref().or(item.abbreviation.as_deref());
    match latin {
        Some(latin) => Phrase::both(lang, item.certificate_zh.clone(), latin.to_owned()),
        None => Phrase::data(item.certificate_zh.clone()),
    }
}

/// The short name of the issuing body.
pub(super) fn issuer(row: &QueueRow) -> String {
    row.item.issuing_body_abbreviation.as_deref().unwrap_or(&row.item.issuing_body_zh).to_owned()
}

fn line(lang: Lang, filter: &Filter, found: &Queue, row: &QueueRow, today: NaiveDate) -> Row {
    let (case, item, t) = (&row.case, row.item, QueueText(lang));
    Row {
        id: case.id,
        href: filter.case_href(case.id),
        number: case.number.clone(),
        name: Phrase::data(case.applicant_name.clone()),
        unit: Phrase::data(row.unit.clone()),
        certificate: certificate(lang, row),
        issuer: Phrase::data(issuer(row)),
        level: item.title_level.name(lang),
        state: casework::state(lang, case),
        left: casework::days_left(&found.calendar, case, today, found.lengths.of(case.status)),
        corrections: if row.corrections == 0 { t.none().to_owned() } else { t.times(row.corrections) },
        owner: row.owner.clone().map(|name| {
            let covered = if row.is_covered { t.covered() } else { "" };
            Phrase::data(name).then(covered)
        }),
        is_choosable: is_claimable(case.status),
        is_free: case.claimed_by.is_none(),
    }
}
