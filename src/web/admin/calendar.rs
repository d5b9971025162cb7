//! GET/POST `/admin/calendar`: loaded years; a pasted file is checked and its effect shown.
//! POST `/admin/calendar/file` does the same with a file. POST `/admin/calendar/load`: loads it, once confirmed.
use crate::app::App;
use crate::db::reference::YearRow;
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, CalendarYear};
use crate::domain::ids::UserId;
use crate::domain::lang::{Lang, Say};
use crate::services::reference::YearEffect;
use crate::services::{Error, Result, oversight, reference};
use crate::text::format;
use crate::text::office::AdminText;
use crate::web::auth::Administrator;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::file::FileView;
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, Mark, NoticeKind, Phrase, Shell, Tag, Text, Tone};
use crate::web::public::sign_in::flash;
use crate::web::upload::{Refused, receive};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file of a year is a few kilobytes.
const LARGEST: usize = 64 * 1024;

#[derive(Template)]
#[template(path = "admin/calendar.html")]
struct Page {
    shell: Shell,
    t: AdminText,
    errors: ErrorSummary,
    rows: Vec<Row>,
    content: FieldView,
    file: FileView,
}

struct Row {
    year: i32,
    state: Tag,
    working_days: String,
    source: Phrase,
    /// The source as a link, where it is one.
    source_href: Option<String>,
    digest: String,
    loaded_at: String,
    loaded_by: Phrase,
}

struct Loaded {
    years: Vec<YearRow>,
    calendar: Calendar,
    names: BTreeMap<UserId, String>,
}

async fn read(app: &web::Data<App>, actor: Actor) -> Result<Loaded> {
    db::run(app, actor, |conn, _| {
        let years = reference::years(conn)?;
        let names = oversight::loaders(conn, years.iter().filter_map(|year| year.loaded_by))?;
        Ok(Loaded { calendar: reference::calendar(conn)?, names, years })
    })
    .await
}

fn draw(visitor: &Visitor, loaded: &Loaded, content: &str, error: Option<Text>) -> Page {
    let lang = visitor.lang();
    let t = AdminText(lang);
    let mut shell = visitor.shell(t.calendar());
    shell.has_errors = error.is_some();
    let mut field = FieldView::new("content", t.content()).hint(t.content_hint()).value(content);
    (field.rows, field.error) = (12, error);
    let is_newest = |index: usize| index == 0 || loaded.years[index - 1].year != loaded.years[index].year;
    let rows = loaded.years.iter().enumerate();
    Page {
        shell,
        t,
        errors: ErrorSummary::of([(&field.name, &field.error)]),
        rows: rows.map(|(index, row)| line(lang, loaded, row, is_newest(index))).collect(),
        file: file_field(t, None),
        content: field,
    }
}

fn file_field(t: AdminText, error: Option<Text>) -> FileView {
    FileView {
        name: "file".into(),
        label: Phrase::plain(t.file()),
        hint: None,
        error,
        accept: ".toml".into(),
        kinds: "TOML".into(),
        max_bytes: LARGEST as u64,
        takes_several: false,
    }
}

fn line(lang: Lang, loaded: &Loaded, row: &YearRow, is_newest: bool) -> Row {
    let t = AdminText(lang);
    let name = row.loaded_by.and_then(|id| loaded.names.get(&id).cloned());
    let days = loaded.calendar.working_days_in(row.year).filter(|_| is_newest);
    Row {
        year: row.year,
        state: if is_newest {
            Tag::new(Tone::Green, t.in_force()).marked(Mark::Tick)
        } else {
            Tag::new(Tone::Grey, t.replaced())
        },
        working_days: days.map(|days| days.to_string()).unwrap_or_default(),
        source: Phrase::data(row.source.clone()),
        source_href: row.source.starts_with("https://").then(|| row.source.clone()),
        digest: row.digest.chars().take(12).collect(),
        loaded_at: format::date_time(lang, row.loaded_at),
        loaded_by: name.map_or_else(|| Phrase::plain(t.shipped()), Phrase::data),
    }
}

pub async fn get(
    Administrator(actor): Administrator,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let loaded = read(&app, actor).await?;
    respond::page(&draw(&visitor, &loaded, "", None))
}

#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    content: String,
    /// Back from the preview: nothing is checked, the text is kept.
    #[serde(default)]
    again: String,
}

#[derive(Template)]
#[template(path = "admin/calendar_preview.html")]
struct PreviewPage {
    shell: Shell,
    t: AdminText,
    facts: Vec<SummaryRow>,
    replaces: Option<String>,
    is_same: bool,
    effects: Vec<[String; 5]>,
    content: String,
}

/// The effect of what was pasted.
pub async fn preview(
    Administrator(actor): Administrator,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    if form.again.is_empty() {
        return show(actor, &visitor, &form.content, &app).await;
    }
    let loaded = read(&app, actor).await?;
    respond::page(&draw(&visitor, &loaded, &form.content, None))
}

/// The effect of an uploaded file.
pub async fn file(
    Administrator(actor): Administrator,
    visitor: Visitor,
    request: HttpRequest,
    payload: web::Payload,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let t = AdminText(visitor.lang());
    let sent = receive(&request, payload, &visitor).await?.read(LARGEST).await;
    let text = match sent {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| t.not_text()),
        Err(Refused::TooLarge) => Err(t.too_large()),
        Err(_) => Err(t.no_file()),
    };
    match text {
        Ok(text) => show(actor, &visitor, text.trim_start_matches('\u{FEFF}'), &app).await,
        Err(words) => {
            let mut page = draw(&visitor, &read(&app, actor).await?, "", None);
            page.shell.has_errors = true;
            page.file = file_field(t, Some(words.into()));
            page.errors = ErrorSummary::of([(&page.file.name, &page.file.error)]);
            respond::again(&page)
        }
    }
}

async fn show(actor: Actor, visitor: &Visitor, content: &str, app: &web::Data<App>) -> Result<HttpResponse> {
    let lang = visitor.lang();
    let loaded = read(app, actor).await?;
    let content = unix_lines(content);
    let year = match reference::read_year(&content) {
        Ok(year) => year,
        Err(error) => return refused(visitor, &loaded, &content, error),
    };
    let asked = year.clone();
    let effects = db::run(app, actor, move |conn, _| reference::year_effects(conn, &asked)).await?;
    let t = AdminText(lang);
    let mut shell = visitor.shell(t.preview_title(year.year));
    shell.crumbs = vec![Crumb::link(t.calendar(), "/admin/calendar"), Crumb::here(year.year.to_string())];
    let stored = loaded.years.iter().find(|row| row.year == year.year);
    let is_same = stored.is_some_and(|row| row.digest == year.digest());
    let digest = |row: &YearRow| t.replaces(&row.digest.chars().take(12).collect::<String>());
    respond::page(&PreviewPage {
        shell,
        t,
        facts: facts(lang, &loaded.calendar, &year),
        replaces: stored.filter(|_| !is_same).map(digest),
        is_same,
        effects: effects.iter().map(|effect| effect_line(lang, effect)).collect(),
        content,
    })
}

/// A browser sends lines that end in CR LF; the digest is over what is kept.
fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn refused(visitor: &Visitor, loaded: &Loaded, content: &str, error: Error) -> Result<HttpResponse> {
    let Error::Invalid(errors) = error else { return Err(error) };
    let text = errors.of("content", visitor.lang()).unwrap_or_default().to_owned();
    respond::again(&draw(visitor, loaded, content, Some(text.into())))
}

/// What runs, for how many cases, its first day, its last day, and the last day under the new year.
fn effect_line(lang: Lang, effect: &YearEffect) -> [String; 5] {
    let day = |day| format::date(lang, day);
    let (began, ends, would_end) = (day(effect.began_on), day(effect.ends_on), day(effect.would_end_on));
    [effect.status.name(lang).to_owned(), effect.cases.to_string(), began, ends, would_end]
}

fn facts(lang: Lang, calendar: &Calendar, year: &CalendarYear) -> Vec<SummaryRow> {
    let t = AdminText(lang);
    let changed = calendar.with_year(year.clone());
    let blocks = year.holidays.iter().map(|block| {
        let name = lang.pick(block.name_zh.clone(), block.name_en.clone());
        let (from, to) = (format::short_date(lang, block.from), format::short_date(lang, block.to));
        format!("{name} {from} – {to}")
    });
    let make_up = year.make_up_workdays.iter().map(|day| format::short_date(lang, *day));
    let mark = lang.pick("；", "; ");
    vec![
        SummaryRow::new(t.year(), year.year.to_string()),
        SummaryRow::new(t.working_days(), changed.working_days_in(year.year).unwrap_or(0).to_string()),
        SummaryRow::new(t.notice_title(), Phrase::data(format!("{} {}", year.title, year.document_no))),
        SummaryRow::new(t.published_on(), year.published_on.say(lang)),
        SummaryRow::new(t.source(), Phrase::data(year.source.clone())),
        SummaryRow::new(t.holidays(), blocks.collect::<Vec<_>>().join(mark)).wide(),
        SummaryRow::new(t.make_up(), make_up.collect::<Vec<_>>().join(mark)).wide(),
        SummaryRow::new(t.digest(), year.digest()).wide(),
    ]
}

pub async fn load(
    Administrator(actor): Administrator,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let content = unix_lines(&form.content);
    match db::run(&app, actor, move |conn, actor| reference::load_year(conn, actor, &content)).await {
        Ok(year) => {
            let said = AdminText(visitor.lang()).loaded(year.year);
            flash(&app, &visitor, NoticeKind::Done, &said).await?;
            Ok(respond::see_other("/admin/calendar"))
        }
        Err(error @ Error::Invalid(_)) => {
            let loaded = read(&app, actor).await?;
            refused(&visitor, &loaded, &form.content, error)
        }
        Err(other) => Err(other),
    }
}
