//! `/employer/batch`: many applicants at once. A preview shows each row with what is wrong; good rows are opened together,
//! each in a transaction of its own, and the others stay in the box.
mod row;

use super::complaints::Complaints;
use crate::app::App;
use crate::domain::actor::Actor;
use crate::domain::catalogue::ListVersion;
use crate::domain::lang::Lang;
use crate::services::intake::{self, MOST};
use crate::services::{Error, FieldErrors, Result, reference};
use crate::text::format;
use crate::text::intake::IntakeText;
use crate::text::publicity::NextText;
use crate::web::auth::Employer;
use crate::web::casework::facts::certificate;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::file::FileView;
use crate::web::page::{Crumb, Mark, NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::spreadsheet::{self, Cells, Unreadable};
use crate::web::upload::{Refused, receive};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::http::header::{CONTENT_TYPE, ContentDisposition, DispositionParam, DispositionType};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use row::Row;
use serde::Deserialize;

const FIELDS: &[&str] = &["rows", "file"];

#[derive(Template)]
#[template(path = "employer/batch.html")]
struct Page {
    shell: Shell,
    t: IntakeText,
    lead: String,
    errors: ErrorSummary,
    batch: String,
    /// What the last act opened.
    opened: Option<String>,
    preview: Option<Preview>,
    rows: FieldView,
    file: FileView,
}

struct Preview {
    summary: String,
    lines: Vec<Line>,
    /// The rows that can be opened, and the words of the button; none when there is none.
    good: Option<(String, String)>,
}

struct Line {
    number: usize,
    name: Phrase,
    email: Phrase,
    certificate: Phrase,
    tag: Tag,
    complaints: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    batch: String,
    /// Good rows on their way, from the preview.
    good: String,
    /// The box.
    rows: String,
}

pub async fn get(_: Employer, visitor: Visitor) -> Result<HttpResponse> {
    respond::page(&page(&visitor, &fresh(), None, Vec::new(), &Complaints::default())?)
}

fn fresh() -> Form {
    Form { batch: uuid::Uuid::new_v4().to_string(), ..Form::default() }
}

/// The template's heading, for a spreadsheet.
pub async fn template(_: Employer, visitor: Visitor) -> HttpResponse {
    let name = DispositionParam::Filename("applicants.csv".to_owned());
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header(ContentDisposition {
            disposition: DispositionType::Attachment,
            parameters: vec![name],
        })
        .body(IntakeText::template_file(visitor.lang()))
}

/// Previews what was pasted.
pub async fn post(
    Employer(actor): Employer,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    preview(&app, actor, &visitor, form, None).await
}

/// Previews an uploaded file.
pub async fn file(
    Employer(actor): Employer,
    visitor: Visitor,
    request: HttpRequest,
    payload: web::Payload,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let t = (IntakeText(Lang::Zh), IntakeText(Lang::En));
    let refuse = |zh: &str, en: &str| Error::invalid("file", zh, en);
    let table = match receive(&request, payload, &visitor).await?.read(spreadsheet::LARGEST).await {
        Err(Refused::TooLarge) => Err(refuse(t.0.too_large(), t.1.too_large())),
        Err(_) => Err(refuse(t.0.no_file(), t.1.no_file())),
        Ok(bytes) => db::block(move || spreadsheet::read(&bytes)).await?.map_err(|why| match why {
            Unreadable::Format => refuse(t.0.not_readable(), t.1.not_readable()),
            Unreadable::Broken => refuse(t.0.broken(), t.1.broken()),
        }),
    };
    match table {
        Ok(table) => {
            let form = Form { rows: spreadsheet::text(&table), ..fresh() };
            preview(&app, actor, &visitor, form, None).await
        }
        Err(error) => {
            let complaints = Complaints::of(error, visitor.lang(), FIELDS)?;
            respond::again(&page(&visitor, &fresh(), None, Vec::new(), &complaints)?)
        }
    }
}

/// Opens the good rows; those that are refused meanwhile go back into the box with the others.
pub async fn open(
    Employer(actor): Employer,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let list = reference::list_in_force(reference::today(&actor))?;
    let mut good = read(&form.good, "", &form.batch, list);
    let mut opened = 0;
    for row in &mut good {
        let Some(new) = row.new.clone() else { continue };
        match db::run(&app, actor, move |conn, actor| intake::open_row(conn, actor, &new)).await {
            Ok(_) => opened += 1,
            Err(Error::Invalid(errors)) => row.errors = errors,
            Err(Error::Refused(refused)) => row.errors.0.push(("form".to_owned(), refused.0)),
            Err(other) => return Err(other),
        }
    }
    let left: Vec<Cells> = good.into_iter().filter(|row| !row.is_good()).map(|row| row.cells).collect();
    let t = IntakeText(visitor.lang());
    let rows = [spreadsheet::text(&left), form.rows].join("\n").trim().to_owned();
    if rows.is_empty() {
        flash(&app, &visitor, NoticeKind::Done, &t.opened(opened)).await?;
        return Ok(respond::see_other("/employer"));
    }
    let form = Form { rows, good: String::new(), ..form };
    preview(&app, actor, &visitor, form, (opened > 0).then(|| t.opened(opened))).await
}

/// Rows that were good before, then those of the box; the heading of the template is passed over.
fn read(good: &str, typed: &str, batch: &str, list: &ListVersion) -> Vec<Row> {
    let table = [spreadsheet::rows(good), spreadsheet::rows(typed)].concat();
    let rows = table.iter().filter(|cells| !row::is_heading(cells));
    rows.map(|cells| Row::read(cells, batch, list)).collect()
}

async fn preview(
    app: &web::Data<App>,
    actor: Actor,
    visitor: &Visitor,
    form: Form,
    opened: Option<String>,
) -> Result<HttpResponse> {
    let list = reference::list_in_force(reference::today(&actor))?;
    let rows = read(&form.good, &form.rows, &form.batch, list);
    let complaints = match rows.len() {
        0 => Some((IntakeText(Lang::Zh).nothing().to_owned(), IntakeText(Lang::En).nothing().to_owned())),
        found if found > MOST => {
            Some((IntakeText(Lang::Zh).too_many(found, MOST), IntakeText(Lang::En).too_many(found, MOST)))
        }
        _ => None,
    };
    if let Some((zh, en)) = complaints {
        let complaints = Complaints::of(Error::invalid("rows", &zh, &en), visitor.lang(), FIELDS)?;
        return respond::again(&page(visitor, &form, None, Vec::new(), &complaints)?);
    }
    let rows = looked(app, actor, rows).await?;
    let page = page(visitor, &form, opened, rows, &Complaints::default())?;
    respond::page(&page)
}

/// Adds what only the records know of: people and cases of the unit.
async fn looked(app: &web::Data<App>, actor: Actor, mut rows: Vec<Row>) -> Result<Vec<Row>> {
    let readable: Vec<_> = rows.iter().filter_map(|row| row.new.clone()).collect();
    let found: Vec<FieldErrors> = db::run(app, actor, move |conn, actor| {
        intake::look(conn, actor, &readable.iter().collect::<Vec<_>>())
    })
    .await?;
    for (row, errors) in rows.iter_mut().filter(|row| row.new.is_some()).zip(found) {
        row.errors.0.extend(errors.0);
    }
    Ok(rows)
}

fn page(
    visitor: &Visitor,
    form: &Form,
    opened: Option<String>,
    rows: Vec<Row>,
    complaints: &Complaints,
) -> Result<Page> {
    let lang = visitor.lang();
    let t = IntakeText(lang);
    let list = reference::list_in_force(format::shanghai_day(visitor.now()))?;
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !complaints.is_empty();
    shell.crumbs = vec![Crumb::link(NextText(lang).home(), "/employer"), Crumb::here(t.title())];
    let bad: Vec<Cells> = rows.iter().filter(|row| !row.is_good()).map(|row| row.cells.clone()).collect();
    let typed = if rows.is_empty() { form.rows.clone() } else { spreadsheet::text(&bad) };
    let (label, hint) =
        if bad.is_empty() { (t.paste(), t.paste_hint()) } else { (t.to_mend(), t.to_mend_help()) };
    let mut field = FieldView { rows: 8, ..FieldView::new("rows", label).hint(hint).value(typed) };
    field.error = complaints.at("rows");
    Ok(Page {
        shell,
        t,
        lead: t.lead(MOST),
        errors: complaints.summary(),
        batch: form.batch.clone(),
        opened,
        preview: (!rows.is_empty()).then(|| draw(lang, list, &rows)),
        rows: field,
        file: file_view(t, complaints),
    })
}

fn file_view(t: IntakeText, complaints: &Complaints) -> FileView {
    FileView {
        name: "file".into(),
        label: t.file().into(),
        hint: None,
        error: complaints.at("file"),
        accept: ".xlsx,.csv".into(),
        kinds: t.kinds().into(),
        max_bytes: 1_000_000,
        takes_several: false,
    }
}

fn draw(lang: Lang, list: &ListVersion, rows: &[Row]) -> Preview {
    let t = IntakeText(lang);
    let good: Vec<Cells> = rows.iter().filter(|row| row.is_good()).map(|row| row.cells.clone()).collect();
    let line = |(number, row): (usize, &Row)| {
        let cell = |place: usize| Phrase::data(row.cells.get(place).cloned().unwrap_or_default());
        let item = row.new.as_ref().and_then(|new| list.find(new.item));
        Line {
            number,
            name: cell(0),
            email: cell(1),
            certificate: item.map_or_else(|| cell(3), |item| certificate(lang, item)),
            tag: if row.is_good() {
                Tag::new(Tone::Green, t.good()).marked(Mark::Tick)
            } else {
                Tag::new(Tone::Red, t.bad()).marked(Mark::Cross)
            },
            complaints: row.complaints(lang),
        }
    };
    Preview {
        summary: t.summary(good.len(), rows.len() - good.len()),
        lines: (1..).zip(rows).map(line).collect(),
        good: (!good.is_empty()).then(|| (spreadsheet::text(&good), t.open(good.len()))),
    }
}
