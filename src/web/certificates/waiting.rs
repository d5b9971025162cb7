//! GET `/certificates`: cases that wait for a certificate, and batches to issue. POST: prepares the chosen as a batch.
use crate::app::App;
use crate::domain::actor::Actor;
use crate::domain::ids::{BatchId, CaseId};
use crate::domain::lang::Lang;
use crate::services::case::queue::QueueRow;
use crate::services::certificate::{self, BATCH, OpenBatch, ToIssue};
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::office::CertificateText;
use crate::web::auth::CertificateOfficer;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorLine, ErrorSummary};
use crate::web::page::list::EmptyState;
use crate::web::page::{Mark, NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "certificates/waiting.html")]
struct Page {
    shell: Shell,
    t: CertificateText,
    errors: ErrorSummary,
    id: BatchId,
    rows: Vec<Row>,
    empty: EmptyState,
    batches: Vec<BatchLine>,
}

struct Row {
    id: CaseId,
    number: String,
    name: Phrase,
    unit: Phrase,
    certificate: Phrase,
    /// None where the series is not decided: it cannot be prepared.
    title: Option<Phrase>,
    is_chosen: bool,
}

struct BatchLine {
    href: String,
    number: String,
    preparer: Phrase,
    at: String,
    at_machine: String,
    drawn: String,
    state: Tag,
}

async fn read(app: &web::Data<App>, actor: Actor) -> Result<ToIssue> {
    db::run(app, actor, certificate::to_issue).await
}

pub async fn get(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let found = read(&app, actor).await?;
    respond::page(&draw(&visitor, &found, None))
}

fn draw(visitor: &Visitor, found: &ToIssue, chosen: Option<&[CaseId]>) -> Page {
    let lang = visitor.lang();
    let t = CertificateText(lang);
    Page {
        shell: visitor.shell(t.title()),
        t,
        errors: ErrorSummary::default(),
        id: BatchId::fresh(),
        rows: lines(lang, found, chosen),
        empty: EmptyState { title: t.nothing().into(), reason: t.nothing_why().into(), link: None },
        batches: found.batches.iter().map(|batch| batch_line(lang, batch)).collect(),
    }
}

/// One batch is chosen already: the first that can be prepared.
fn lines(lang: Lang, found: &ToIssue, chosen: Option<&[CaseId]>) -> Vec<Row> {
    let mut left = BATCH;
    let mut is_chosen = |row: &QueueRow| match chosen {
        Some(chosen) => chosen.contains(&row.case.id),
        None if left > 0 && row.item.title_name().is_some() => {
            left -= 1;
            true
        }
        None => false,
    };
    found.waiting.iter().map(|row| line(lang, row, is_chosen(row))).collect()
}

fn line(lang: Lang, row: &QueueRow, is_chosen: bool) -> Row {
    let title = row.item.title_name();
    Row {
        id: row.case.id,
        number: row.case.number.clone(),
        name: Phrase::data(row.case.applicant_name.clone()),
        unit: Phrase::data(row.unit.clone()),
        certificate: Phrase::data(row.item.full_name()),
        title: title.map(|title| Phrase::both(lang, title.zh, title.en)),
        is_chosen,
    }
}

fn batch_line(lang: Lang, batch: &OpenBatch) -> BatchLine {
    let t = CertificateText(lang);
    let is_ready = batch.drawn == batch.sheets;
    BatchLine {
        href: format!("/certificates/batches/{}", batch.row.id),
        number: batch.row.number.clone(),
        preparer: Phrase::data(batch.preparer.clone().unwrap_or_default()),
        at: format::short_date_time(lang, batch.row.prepared_at),
        at_machine: format::machine_date_time(batch.row.prepared_at),
        drawn: t.drawn(batch.drawn, batch.sheets),
        state: if is_ready {
            Tag::new(Tone::Green, t.ready()).marked(Mark::Tick)
        } else {
            Tag::new(Tone::Blue, t.in_work()).marked(Mark::Clock)
        },
    }
}

#[derive(Deserialize)]
pub struct Chosen {
    id: BatchId,
    #[serde(default)]
    case: Vec<CaseId>,
}

pub async fn prepare(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    Posted(form): Posted<Chosen>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, chosen, shared) = (form.id, form.case.clone(), app.clone());
    let done = db::run(&app, actor, move |conn, actor| {
        let is_demo = shared.settings.is_demo;
        certificate::prepare(conn, actor, id, &chosen, &shared.numbers, is_demo)?;
        Ok(certificate::batch(conn, actor, id)?.row.number)
    })
    .await;
    let lang = visitor.lang();
    let message = match done {
        Ok(number) => {
            flash(&app, &visitor, NoticeKind::Done, &CertificateText(lang).prepared_flash(&number)).await?;
            return Ok(respond::see_other(format!("/certificates/batches/{id}")));
        }
        Err(Error::Invalid(errors)) => errors.of("case", lang).unwrap_or_default().to_owned(),
        Err(Error::Refused(refused)) => refused.text(lang).to_owned(),
        Err(other) => return Err(other),
    };
    let found = read(&app, actor).await?;
    let mut page = draw(&visitor, &found, Some(&form.case));
    page.errors.lines.push(ErrorLine { name: None, message: message.into() });
    page.shell.has_errors = true;
    respond::again(&page)
}
