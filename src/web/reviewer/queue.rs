//! GET `/reviewer`: the queue by remaining working days. POST `/reviewer/claim`: takes the chosen cases.
//! GET `/reviewer/proposals`: what waits for a second person.
use super::chips::chips;
use super::figures::tone as bucket_tone;
use super::filter::{Filter, place_text};
use crate::app::App;
use crate::db::case::{Cursor, Place};
use crate::db::round::RoundRow;
use crate::domain::catalogue::TitleLevel;
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::case::office::{self, WaitingProposal};
use crate::services::case::queue::{self, Bucket, Owner, Queue, QueueRow};
use crate::services::case::{Claimed, is_claimable};
use crate::services::{Result, case, reference};
use crate::text::format;
use crate::text::review::{ActText, QueueText};
use crate::web::auth::Reviewer;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, FieldView, Input, OptionView, Width};
use crate::web::page::list::{Chip, CountStrip, CountTile, EmptyState, Link, Pager, Tab};
use crate::web::page::progress::DaysLeft;
use crate::web::page::{NoticeKind, Phrase, Shell, Tag};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{casework, db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

const PER_PAGE: usize = 20;

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
    is_claimable: bool,
}

pub async fn get(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    filter: web::Query<Filter>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (asked, cursor) = (filter.asked(), filter.cursor());
    let (found, waiting) = db::run(&app, actor, move |conn, actor| {
        Ok((queue::queue(conn, actor, &asked, cursor, PER_PAGE)?, office::waiting_count(conn, actor)?))
    })
    .await?;
    let today = reference::today(&actor);
    respond::page(&draw(&visitor, &filter, &found, waiting, today))
}

fn draw(visitor: &Visitor, filter: &Filter, found: &Queue, waiting: usize, today: NaiveDate) -> Page {
    let lang = visitor.lang();
    let t = QueueText(lang);
    let due_today = found.buckets.iter().find(|(bucket, _)| *bucket == Bucket::Today).map_or(0, |(_, n)| *n);
    let rows: Vec<Row> = found.rows.iter().map(|row| line(lang, filter, found, row, today)).collect();
    Page {
        shell: visitor.shell(t.title()),
        t,
        summary: t.due_today(&format::date_with_weekday(lang, today), due_today),
        open_next: rows.first().map(|row| row.href.clone()),
        strip: strip(lang, filter, found),
        tabs: tabs(lang, filter, found, waiting),
        hidden: hidden(filter),
        search: FieldView::new("q", t.search()).input(Input::Search, Width::Full).value(filter.q.clone()),
        level: level(lang, filter),
        owner: owner(lang, filter),
        round: round(lang, filter, found),
        reset: Filter { tab: filter.tab.clone(), ..Filter::default() }.href("/reviewer"),
        said: t.said(found.total),
        chips: chips(lang, filter, found),
        back: filter.href("/reviewer"),
        empty: EmptyState { title: t.nothing().into(), reason: t.nothing_why().into(), link: None },
        pager: pager(filter, found),
        rows,
    }
}

/// What the form carries on without showing it.
fn hidden(filter: &Filter) -> Vec<(&'static str, String)> {
    let Filter { tab, due, status, step, opened, since, officer, .. } = filter.clone();
    vec![
        ("tab", tab),
        ("due", due),
        ("status", status),
        ("step", step),
        ("opened", opened),
        ("since", since),
        ("officer", officer),
    ]
}

fn line(lang: Lang, filter: &Filter, found: &Queue, row: &QueueRow, today: NaiveDate) -> Row {
    let (case, item, t) = (&row.case, row.item, QueueText(lang));
    let latin = item.certificate_en.as_deref().or(item.abbreviation.as_deref());
    let issuer = item.issuing_body_abbreviation.as_deref().unwrap_or(&item.issuing_body_zh);
    Row {
        id: case.id,
        href: filter.case_href(case.id),
        number: case.number.clone(),
        name: Phrase::data(case.applicant_name.clone()),
        unit: Phrase::data(row.unit.clone()),
        certificate: match latin {
            Some(latin) => Phrase::both(lang, item.certificate_zh.clone(), latin.to_owned()),
            None => Phrase::data(item.certificate_zh.clone()),
        },
        issuer: Phrase::data(issuer.to_owned()),
        level: item.title_level.name(lang),
        state: casework::state(lang, case),
        left: casework::days_left(&found.calendar, case, today, found.lengths.of(case.status)),
        corrections: if row.corrections == 0 { t.none().to_owned() } else { t.times(row.corrections) },
        owner: row.owner.clone().map(Phrase::data),
        is_claimable: case.claimed_by.is_none() && is_claimable(case.status),
    }
}

fn strip(lang: Lang, filter: &Filter, found: &Queue) -> CountStrip {
    let tile = |&(bucket, count): &(Bucket, u32)| {
        let is_current = filter.due == bucket.as_str();
        let chosen = if is_current { String::new() } else { bucket.as_str().to_owned() };
        CountTile {
            label: bucket.name(lang).into(),
            count,
            tone: bucket_tone(bucket),
            href: filter.with(|filter| filter.due = chosen).href("/reviewer"),
            is_current,
        }
    };
    CountStrip { label: QueueText(lang).strip().into(), tiles: found.buckets.iter().map(tile).collect() }
}

fn tabs(lang: Lang, filter: &Filter, found: &Queue, waiting: usize) -> Vec<Tab> {
    let current = filter.asked().tab();
    let count = |tab| found.tabs.iter().find(|(of, _)| *of == tab).and_then(|(_, n)| u32::try_from(*n).ok());
    let tab = |&tab: &queue::Tab| Tab {
        label: tab.name(lang).into(),
        href: Filter { tab: tab.as_str().into(), ..Filter::default() }.href("/reviewer"),
        count: count(tab),
        is_current: tab == current,
    };
    let mut tabs: Vec<Tab> = queue::Tab::ALL.iter().map(tab).collect();
    tabs.insert(tabs.len() - 2, proposals_tab(lang, waiting, false));
    tabs
}

fn proposals_tab(lang: Lang, waiting: usize, is_current: bool) -> Tab {
    Tab {
        label: QueueText(lang).proposals().into(),
        href: "/reviewer/proposals".into(),
        count: u32::try_from(waiting).ok(),
        is_current,
    }
}

fn any(t: QueueText, chosen: &str) -> OptionView {
    OptionView::new("", t.all()).chosen_if(chosen.is_empty())
}

fn level(lang: Lang, filter: &Filter) -> ChoiceView {
    let t = QueueText(lang);
    let one = |level: &TitleLevel| {
        OptionView::new(level.as_str(), level.name(lang)).chosen_if(filter.level == level.as_str())
    };
    let options = std::iter::once(any(t, &filter.level)).chain(TitleLevel::ALL.iter().map(one));
    ChoiceView::new("level", t.level(), options.collect())
}

fn owner(lang: Lang, filter: &Filter) -> ChoiceView {
    let t = QueueText(lang);
    let one = |owner: &Owner| {
        OptionView::new(owner.as_str(), owner.name(lang)).chosen_if(filter.owner == owner.as_str())
    };
    let options = std::iter::once(any(t, &filter.owner)).chain(Owner::ALL.iter().map(one));
    ChoiceView::new("owner", t.owner(), options.collect())
}

fn round(lang: Lang, filter: &Filter, found: &Queue) -> Option<ChoiceView> {
    let t = QueueText(lang);
    let one = |row: &RoundRow| {
        let id = row.id.to_string();
        let is_chosen = filter.round == id;
        OptionView::new(id, Phrase::data(row.title.clone())).chosen_if(is_chosen)
    };
    let options = std::iter::once(any(t, &filter.round)).chain(found.rounds.iter().map(one));
    (!found.rounds.is_empty()).then(|| ChoiceView::new("round", t.round(), options.collect()))
}

fn pager(filter: &Filter, found: &Queue) -> Pager {
    let is_back = matches!(filter.cursor(), Cursor::Before(_));
    let is_start = filter.cursor() == Cursor::Start;
    let from: u64 = if is_start { 1 } else { filter.from.parse().unwrap_or(1) };
    let from = if is_back && !found.has_more { 1 } else { from };
    let shown = found.rows.len() as u64;
    let place = |row: &QueueRow| place_text(Place { due_on: row.case.due_on, id: row.case.id });
    let has_previous = if is_back { found.has_more } else { !is_start };
    let has_next = is_back || found.has_more;
    let previous = found.rows.first().filter(|_| has_previous).map(|row| {
        let start = from.saturating_sub(PER_PAGE as u64).max(1).to_string();
        let to = |filter: &mut Filter| (filter.before, filter.from) = (place(row), start);
        filter.with(to).href("/reviewer")
    });
    let next = found.rows.last().filter(|_| has_next).map(|row| {
        let to = |filter: &mut Filter| (filter.after, filter.from) = (place(row), (from + shown).to_string());
        filter.with(to).href("/reviewer")
    });
    let total = u64::try_from(found.total).unwrap_or(0);
    Pager {
        from: from.min(total),
        to: (from + shown).saturating_sub(1).min(total),
        total,
        previous,
        next,
        pages: vec![],
    }
}

#[derive(Deserialize)]
pub struct Chosen {
    #[serde(default)]
    case: Vec<CaseId>,
    /// The button in a row.
    #[serde(default)]
    one: Option<CaseId>,
    #[serde(default)]
    back: String,
}

pub async fn claim(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    Posted(form): Posted<Chosen>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let chosen = form.one.map_or(form.case, |one| vec![one]);
    let claimed = db::run(&app, actor, move |conn, actor| case::claim_each(conn, actor, &chosen)).await?;
    let (kind, said) = outcome(QueueText(visitor.lang()), &claimed);
    flash(&app, &visitor, kind, &said).await?;
    let is_queue = form.back == "/reviewer" || form.back.starts_with("/reviewer?");
    Ok(respond::see_other(if is_queue { form.back.as_str() } else { "/reviewer" }))
}

/// One line on what became of the chosen cases.
fn outcome(t: QueueText, claimed: &Claimed) -> (NoticeKind, String) {
    let refused = || t.not_taken(&claimed.refused.join(t.between()));
    match (claimed.taken, claimed.refused.is_empty()) {
        (0, true) => (NoticeKind::Warning, t.choose_first().to_owned()),
        (0, false) => (NoticeKind::Warning, refused()),
        (count, true) => (NoticeKind::Done, t.taken(count)),
        (count, false) => {
            let gap = t.0.pick("", " ");
            (NoticeKind::Warning, format!("{}{gap}{}", t.taken(count), refused()))
        }
    }
}

#[derive(Template)]
#[template(path = "reviewer/proposals.html")]
struct ProposalsPage {
    shell: Shell,
    t: QueueText,
    tabs: Vec<Tab>,
    rows: Vec<ProposalLine>,
    empty: EmptyState,
}

struct ProposalLine {
    href: String,
    what: &'static str,
    number: String,
    name: Phrase,
    by: Phrase,
    at: String,
    at_machine: String,
}

pub async fn proposals(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let filter = Filter::default();
    let asked = filter.asked();
    let (found, waiting) = db::run(&app, actor, move |conn, actor| {
        Ok((queue::queue(conn, actor, &asked, Cursor::Start, 1)?, office::waiting_proposals(conn, actor)?))
    })
    .await?;
    let lang = visitor.lang();
    let t = QueueText(lang);
    let mut tabs = tabs(lang, &Filter { tab: "none".into(), ..filter }, &found, waiting.len());
    for tab in &mut tabs {
        tab.is_current = tab.href == "/reviewer/proposals";
    }
    respond::page(&ProposalsPage {
        shell: visitor.shell(t.proposals()),
        t,
        tabs,
        rows: waiting.iter().map(|proposal| proposal_line(lang, proposal)).collect(),
        empty: EmptyState {
            title: t.nothing_to_confirm().into(),
            reason: t.nothing_to_confirm_why().into(),
            link: Some(Link::new(t.title(), "/reviewer")),
        },
    })
}

fn proposal_line(lang: Lang, proposal: &WaitingProposal) -> ProposalLine {
    ProposalLine {
        href: format!("/reviewer/proposals/{}", proposal.row.id),
        what: proposal.row.action.name(lang),
        number: proposal.case.number.clone(),
        name: Phrase::data(proposal.case.applicant_name.clone()),
        by: proposal.proposer.clone().map_or_else(|| ActText(lang).by_system().into(), Phrase::data),
        at: format::short_date_time(lang, proposal.row.proposed_at),
        at_machine: format::machine_date_time(proposal.row.proposed_at),
    }
}
