//! `/employer/publicity`: the publicity of several cases in one act. Each case is published in a transaction of its own under
//! its own guards; those that are refused are told, the others stay published. `…/sheets` prints what runs.
use super::complaints::Complaints;
use super::confirm;
use super::sheet::Sheet;
use super::{at, case_id};
use crate::app::App;
use crate::db::case::CaseRow;
use crate::domain::actor::Actor;
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::case::{self as moves, Findings};
use crate::services::together::{self, Together};
use crate::services::{Error, Result, reference};
use crate::text::format;
use crate::text::intake::TogetherText;
use crate::text::publicity::{NextText, PublicityText, ReviewText};
use crate::web::auth::Employer;
use crate::web::casework::facts::certificate;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView, Input, Width};
use crate::web::page::list::{EmptyState, Link, SummaryRow};
use crate::web::page::progress::DeadlineView;
use crate::web::page::window::WindowView;
use crate::web::page::{Crumb, Phrase, Shell, Text};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "employer/together.html")]
struct Page {
    shell: Shell,
    t: TogetherText,
    errors: ErrorSummary,
    rows: Vec<Row>,
    /// Where this page begins, and the way to the first and the next one.
    after: String,
    first: Option<&'static str>,
    more: Option<String>,
    place: FieldView,
    window: DeadlineView,
    rule: &'static str,
    next: &'static str,
    empty: EmptyState,
}

struct Row {
    id: CaseId,
    href: String,
    name: Phrase,
    number: String,
    certificate: Phrase,
    has_documents: bool,
    has_duty: bool,
    /// Name and value of the field for what the findings rest on.
    note: (String, String),
    error: Option<Text>,
}

#[derive(Template)]
#[template(path = "employer/together_done.html")]
struct Outcome {
    shell: Shell,
    t: TogetherText,
    started: Option<String>,
    published: Vec<(Link, String)>,
    refused_title: Option<String>,
    refused: Vec<(Link, String)>,
    sheets: Option<String>,
}

#[derive(Template)]
#[template(path = "employer/sheets.html")]
struct Sheets {
    shell: Shell,
    t: TogetherText,
    lead: String,
    p: PublicityText,
    each: Vec<Sheet>,
}

/// The fields as they came: `documents` and `duty` with the ids of the cases that are ticked, `note-{id}`, `place`.
type Typed = Vec<(String, String)>;

/// What was ticked for one case.
#[derive(Debug, Clone)]
struct Ticked {
    id: CaseId,
    documents: bool,
    duty: bool,
    note: String,
}

fn value<'a>(typed: &'a Typed, name: &str) -> &'a str {
    typed.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
}

fn has(typed: &Typed, name: &str, id: CaseId) -> bool {
    typed.iter().any(|(field, value)| field == name && CaseId::parse(value) == Some(id))
}

/// Every case with a tick, once, in the order in which they came.
fn ticked(typed: &Typed) -> Vec<Ticked> {
    let mut all: Vec<Ticked> = Vec::new();
    for (_, id) in typed.iter().filter(|(name, _)| name == "documents" || name == "duty") {
        let Some(id) = CaseId::parse(id).filter(|id| all.iter().all(|known| known.id != *id)) else {
            continue;
        };
        let note = value(typed, &format!("note-{id}")).trim().to_owned();
        all.push(Ticked { id, documents: has(typed, "documents", id), duty: has(typed, "duty", id), note });
    }
    all
}

/// What keeps the form from being confirmed; `halves` are cases with one finding only.
fn complaints(typed: &Typed, halves: &[CaseId], lang: Lang) -> Complaints {
    let mut complaints = Complaints::default();
    let chosen = ticked(typed);
    if chosen.is_empty() {
        complaints.add("documents", TogetherText(lang).choose());
    } else if !halves.is_empty() {
        complaints.add("documents", TogetherText(lang).both());
    }
    if value(typed, "place").trim().is_empty() {
        complaints.add("place", ReviewText(lang).place_missing());
    }
    complaints
}

fn halves(chosen: &[Ticked]) -> Vec<CaseId> {
    chosen.iter().filter(|ticked| !(ticked.documents && ticked.duty)).map(|ticked| ticked.id).collect()
}

pub async fn get(
    employer: Employer,
    visitor: Visitor,
    query: web::Query<Typed>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let typed: Typed = query.iter().filter(|(name, _)| name == "after").cloned().collect();
    let found = read(&app, employer.0, &typed).await?;
    respond::page(&page(&visitor, &found, &typed, &[], &Complaints::default())?)
}

/// The page of cases on which the fields stand.
async fn read(app: &web::Data<App>, actor: Actor, typed: &Typed) -> Result<Together> {
    let after = value(typed, "after").to_owned();
    db::run(app, actor, move |conn, actor| together::together(conn, actor, &after)).await
}

/// Checks what was ticked, and asks to confirm the window.
pub async fn post(
    employer: Employer,
    visitor: Visitor,
    Posted(typed): Posted<Typed>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let found = read(&app, employer.0, &typed).await?;
    if value(&typed, "edit") == "yes" {
        return respond::page(&page(&visitor, &found, &typed, &[], &Complaints::default())?);
    }
    let chosen = ticked(&typed);
    let halves = halves(&chosen);
    let complaints = complaints(&typed, &halves, visitor.lang());
    if complaints.is_empty() {
        return respond::page(&confirmation(&visitor, &found, &chosen, &typed));
    }
    respond::again(&page(&visitor, &found, &typed, &halves, &complaints)?)
}

/// Starts the publicity of each, and tells what came of it.
pub async fn start(
    Employer(actor): Employer,
    visitor: Visitor,
    Posted(typed): Posted<Typed>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let lang = visitor.lang();
    let chosen = ticked(&typed);
    let refused = complaints(&typed, &halves(&chosen), lang);
    if !refused.is_empty() {
        let found = read(&app, actor, &typed).await?;
        return respond::again(&page(&visitor, &found, &typed, &halves(&chosen), &refused)?);
    }
    let (mut published, mut refused) = (Vec::new(), Vec::new());
    for one in chosen {
        let id = one.id;
        let case = db::run(&app, actor, move |conn, actor| moves::case(conn, actor, id)).await?.case;
        let link = Link::new(
            Phrase::data(case.applicant_name.clone()).then(format!(" {}", case.number)),
            at(id, "/publicity"),
        );
        let findings =
            Findings { documents: (one.documents, one.note.clone()), duty_performance: (one.duty, one.note) };
        let place = value(&typed, "place").to_owned();
        let done = db::run(&app, actor, move |conn, actor| {
            together::publish_once(conn, actor, id, &findings, &place)
        });
        match done.await {
            Ok(ends_on) => {
                let until = ends_on.map_or_else(String::new, |day| format::date(lang, day));
                published.push((id, link, until));
            }
            Err(Error::Refused(why)) => refused.push((link, why.text(lang).to_owned())),
            Err(Error::Conflict) => refused.push((link, TogetherText(lang).moved_on().to_owned())),
            Err(other) => return Err(other),
        }
    }
    respond::page(&outcome(&visitor, published, refused))
}

type Published = Vec<(CaseId, Link, String)>;

fn outcome(visitor: &Visitor, published: Published, refused: Vec<(Link, String)>) -> Outcome {
    let t = TogetherText(visitor.lang());
    let query: Vec<String> = published.iter().map(|(id, ..)| format!("case={id}")).collect();
    Outcome {
        shell: shell(visitor, t.outcome_title(), false),
        started: (!published.is_empty()).then(|| t.started(published.len())),
        sheets: (!query.is_empty()).then(|| format!("/employer/publicity/sheets?{}", query.join("&"))),
        published: published.into_iter().map(|(_, link, day)| (link, t.until(&day))).collect(),
        refused_title: (!refused.is_empty()).then(|| t.refused(refused.len())),
        refused,
        t,
    }
}

/// The sheets of the named cases, one page each; of all whose notice runs where none is named.
pub async fn sheets(
    employer: Employer,
    visitor: Visitor,
    query: web::Query<Typed>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let named = query.iter().filter(|(name, _)| name == "case").map(|(_, id)| case_id(id));
    let named = named.collect::<Result<Vec<_>>>()?;
    let notices =
        db::run(&app, employer.0, move |conn, actor| together::running_notices(conn, actor, &named)).await?;
    let each: Vec<Sheet> = notices.iter().map(|row| Sheet::of(&visitor, &app, row)).collect();
    let t = TogetherText(visitor.lang());
    let lead = if each.is_empty() { t.no_sheets().to_owned() } else { t.sheets_lead(each.len()) };
    let shell = shell(&visitor, t.sheets_title(), false);
    respond::page(&Sheets { shell, t, lead, p: PublicityText(visitor.lang()), each })
}

fn shell(visitor: &Visitor, title: &'static str, has_errors: bool) -> Shell {
    let mut shell = visitor.shell(title);
    shell.has_errors = has_errors;
    shell.crumbs = vec![Crumb::link(NextText(visitor.lang()).home(), "/employer"), Crumb::here(title)];
    shell
}

fn page(
    visitor: &Visitor,
    found: &Together,
    typed: &Typed,
    halves: &[CaseId],
    complaints: &Complaints,
) -> Result<Page> {
    let lang = visitor.lang();
    let (t, r) = (TogetherText(lang), ReviewText(lang));
    let mut place = FieldView::new("place", r.place()).input(Input::Text, Width::Half).hint(r.place_hint());
    place = place.value(value(typed, "place"));
    place.error = complaints.at("place");
    let rows = found.rows.iter().map(|case| row(lang, case, typed, halves)).collect::<Result<Vec<_>>>()?;
    Ok(Page {
        shell: shell(visitor, t.title(), !complaints.is_empty()),
        errors: complaints.summary(),
        rows,
        after: value(typed, "after").to_owned(),
        first: (!value(typed, "after").is_empty()).then_some("/employer/publicity"),
        more: found.next.as_ref().map(|number| format!("/employer/publicity?after={number}")),
        place,
        window: window(lang, found),
        rule: r.window_rule(),
        next: r.next(),
        empty: EmptyState {
            title: t.none_title().into(),
            reason: t.none_reason().into(),
            link: Some(Link::new(NextText(lang).home(), "/employer")),
        },
        t,
    })
}

fn row(lang: Lang, case: &CaseRow, typed: &Typed, halves: &[CaseId]) -> Result<Row> {
    let note = format!("note-{}", case.id);
    let value = value(typed, &note).to_owned();
    Ok(Row {
        id: case.id,
        href: at(case.id, "/review"),
        name: Phrase::data(case.applicant_name.clone()),
        number: case.number.clone(),
        certificate: certificate(lang, reference::item(&case.list_id, case.item_number)?),
        has_documents: has(typed, "documents", case.id),
        has_duty: has(typed, "duty", case.id),
        note: (note, value),
        error: halves.contains(&case.id).then(|| TogetherText(lang).both().into()),
    })
}

/// The window that would open today, the same for all.
fn window(lang: Lang, found: &Together) -> DeadlineView {
    let (from, ends_on) = (found.window.from, found.window.ends_on);
    let window = WindowView { calendar: &found.calendar, from, ends_on, today: from };
    let mut view = window.deadline(lang, ReviewText(lang).window());
    view.is_provisional = found.window.provisional;
    view
}

fn confirmation(visitor: &Visitor, found: &Together, chosen: &[Ticked], typed: &Typed) -> confirm::Page {
    let lang = visitor.lang();
    let t = TogetherText(lang);
    let case = |id: CaseId| found.rows.iter().find(|case| case.id == id);
    let line = |one: &Ticked| {
        let who =
            |case: &CaseRow| Phrase::data(case.applicant_name.clone()).then(format!(" {}", case.number));
        let said = SummaryRow::new(case(one.id).map_or_else(|| "".into(), who), t.both_yes());
        if one.note.is_empty() { said } else { said.note(Phrase::data(one.note.clone())) }
    };
    let mut rows: Vec<SummaryRow> = chosen.iter().map(line).collect();
    let place = value(typed, "place").trim().to_owned();
    rows.push(SummaryRow::new(ReviewText(lang).place(), Phrase::data(place)));
    let mut window = window(lang, found);
    let kept = typed.iter().filter(|(name, value)| name != "csrf" && !value.is_empty());
    confirm::Page {
        shell: shell(visitor, t.title(), false),
        lead: ReviewText(lang).confirm_lead().into(),
        rows,
        calendar: window.calendar.take(),
        window: Some(window),
        action: "/employer/publicity/start".to_owned(),
        hidden: kept.map(|(name, value)| (name.clone().into(), value.clone())).collect(),
        button: t.start(chosen.len()).into(),
        is_adverse: false,
        back: Link::new(ReviewText(lang).back_to_review(), "/employer/publicity"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_chosen_once_with_what_was_ticked_for_it() {
        let (a, b) = (CaseId::fresh(), CaseId::fresh());
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let typed = vec![
            field("documents", &a.to_string()),
            field("duty", &a.to_string()),
            field("duty", &b.to_string()),
            field(&format!("note-{a}"), " 与原件一致 "),
        ];

        let chosen = ticked(&typed);

        assert_eq!((chosen.len(), chosen[0].note.as_str()), (2, "与原件一致"));
        assert_eq!(halves(&chosen), [b]);
    }
}
