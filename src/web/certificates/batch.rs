//! GET `/certificates/batches/{id}`: every sheet of a batch. GET/POST `…/issue`: the second officer issues it.
//! GET `/certificates/{id}/sheet.pdf`: the sheet itself, for the office, also while it is only prepared.
use crate::app::App;
use crate::db::certificate::CertificateRow;
use crate::domain::actor::Actor;
use crate::domain::ids::{BatchId, CertificateId};
use crate::domain::lang::{Lang, Say};
use crate::services::certificate::{self, BatchView};
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::office::CertificateText;
use crate::web::auth::CertificateOfficer;
use crate::web::form::{Nothing, Posted};
use crate::web::page::field::{ErrorLine, ErrorSummary};
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "certificates/batch.html")]
struct Page {
    shell: Shell,
    t: CertificateText,
    facts: Vec<SummaryRow>,
    is_drawn: bool,
    is_issued: bool,
    is_own: bool,
    issue_href: String,
    /// How many of how many files are made; none when all are.
    progress: Option<(usize, usize, String)>,
    /// How many could not be made, in words; none when none failed.
    failed: Option<String>,
    here: String,
    retry: String,
    sheets: Vec<SheetLine>,
}

/// Number, address of the file (none while it is being drawn), what stands on it, why it could not be drawn.
type SheetLine = (String, Option<String>, Vec<SummaryRow>, Option<Phrase>);

async fn read(app: &web::Data<App>, actor: Actor, id: BatchId) -> Result<BatchView> {
    db::run(app, actor, move |conn, actor| certificate::batch(conn, actor, id)).await
}

pub async fn get(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    id: web::Path<BatchId>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let batch = read(&app, actor, id.into_inner()).await?;
    let lang = visitor.lang();
    let t = CertificateText(lang);
    let mut shell = visitor.shell(t.batch(&batch.row.number));
    shell.crumbs = crumbs(t, &batch);
    respond::page(&Page {
        shell,
        t,
        facts: facts(lang, &batch),
        is_drawn: batch.is_drawn(),
        is_issued: batch.row.confirmed_at.is_some(),
        is_own: batch.is_own,
        issue_href: format!("/certificates/batches/{}/issue", batch.row.id),
        progress: progress(t, &batch),
        failed: failed(t, &batch),
        here: format!("/certificates/batches/{}", batch.row.id),
        retry: format!("/certificates/batches/{}/retry", batch.row.id),
        sheets: batch.sheets.iter().map(|row| sheet_line(lang, row)).collect(),
    })
}

fn progress(t: CertificateText, batch: &BatchView) -> Option<(usize, usize, String)> {
    let (drawn, all) = (batch.drawn(), batch.sheets.len());
    (drawn < all).then(|| (drawn, all, t.progress(drawn, all)))
}

fn failed(t: CertificateText, batch: &BatchView) -> Option<String> {
    let failed = batch.sheets.iter().filter(|sheet| sheet.draw_error.is_some()).count();
    (failed > 0).then(|| t.draw_failed(failed))
}

/// Tries again what could not be drawn.
pub async fn retry(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    id: web::Path<BatchId>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let count = db::run(&app, actor, move |conn, actor| certificate::redraw(conn, actor, id)).await?;
    flash(&app, &visitor, NoticeKind::Done, &CertificateText(visitor.lang()).redrawn(count)).await?;
    Ok(respond::see_other(format!("/certificates/batches/{id}")))
}

fn crumbs(t: CertificateText, batch: &BatchView) -> Vec<Crumb> {
    vec![Crumb::link(t.title(), "/certificates"), Crumb::here(batch.row.number.clone())]
}

fn facts(lang: Lang, batch: &BatchView) -> Vec<SummaryRow> {
    let t = CertificateText(lang);
    let name = |name: &Option<String>| Phrase::data(name.clone().unwrap_or_default());
    let mut facts = vec![
        SummaryRow::new(t.prepared_by(), name(&batch.preparer)),
        SummaryRow::new(t.prepared_at(), format::date_time(lang, batch.row.prepared_at)),
    ];
    if let Some(at) = batch.row.confirmed_at {
        facts.push(SummaryRow::new(t.issued_by(), name(&batch.confirmer)));
        facts.push(SummaryRow::new(t.issued_at(), format::date_time(lang, at)));
    }
    facts
}

fn sheet_line(lang: Lang, row: &CertificateRow) -> SheetLine {
    let href = row.pdf_key.is_some().then(|| format!("/certificates/{}/sheet.pdf", row.id));
    let why = row.draw_error.clone().filter(|_| row.pdf_key.is_none());
    (row.number.clone(), href, sheet_facts(lang, row), why.map(Phrase::data))
}

/// What stands on a sheet.
pub fn sheet_facts(lang: Lang, row: &CertificateRow) -> Vec<SummaryRow> {
    let t = CertificateText(lang);
    let latin = row.holder_latin.clone().filter(|latin| *latin != row.holder_name);
    let holder = Phrase::data(row.holder_name.clone());
    let holder = latin.into_iter().fold(holder, |name, latin| name.then(" ").then(Phrase::data(latin)));
    vec![
        SummaryRow::new(t.holder(), holder),
        SummaryRow::new(t.title_awarded(), Phrase::both(lang, row.title_zh.clone(), row.title_en.clone())),
        SummaryRow::new(t.level(), row.title_level.name(lang)),
        SummaryRow::new(t.speciality(), Phrase::data(row.speciality.clone())),
        SummaryRow::new(t.awarded_on(), row.awarded_on.say(lang)),
        SummaryRow::new(t.basis(), Phrase::data(row.basis.clone())),
    ]
}

#[derive(Template)]
#[template(path = "certificates/issue.html")]
struct IssuePage {
    shell: Shell,
    t: CertificateText,
    errors: ErrorSummary,
    facts: Vec<SummaryRow>,
    numbers: Vec<Phrase>,
    back: String,
}

fn issue_page(visitor: &Visitor, batch: &BatchView) -> IssuePage {
    let lang = visitor.lang();
    let t = CertificateText(lang);
    let back = format!("/certificates/batches/{}", batch.row.id);
    let mut shell = visitor.shell(t.issue_title(&batch.row.number));
    shell.crumbs = vec![
        Crumb::link(t.title(), "/certificates"),
        Crumb::link(batch.row.number.clone(), back.clone()),
        Crumb::here(t.go_issue()),
    ];
    let mut facts = facts(lang, batch);
    facts.push(SummaryRow::new(t.effect(), t.issue_effect(batch.sheets.len())).note(t.no_undo()));
    let line = |row: &CertificateRow| {
        Phrase::plain(format!("{} ", row.number)).then(Phrase::data(row.holder_name.clone()))
    };
    IssuePage {
        shell,
        t,
        errors: ErrorSummary::default(),
        facts,
        numbers: batch.sheets.iter().map(line).collect(),
        back,
    }
}

pub async fn confirm(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    id: web::Path<BatchId>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let batch = read(&app, actor, id.into_inner()).await?;
    if batch.row.confirmed_at.is_some() {
        return Err(Error::Conflict);
    }
    respond::page(&issue_page(&visitor, &batch))
}

pub async fn issue(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    id: web::Path<BatchId>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let lang = visitor.lang();
    match db::run(&app, actor, move |conn, actor| certificate::issue(conn, actor, id)).await {
        Ok(count) => {
            flash(&app, &visitor, NoticeKind::Done, &CertificateText(lang).issued_flash(count)).await?;
            Ok(respond::see_other(format!("/certificates/batches/{id}")))
        }
        Err(Error::Refused(refused)) => {
            let batch = read(&app, actor, id).await?;
            let mut page = issue_page(&visitor, &batch);
            let message = refused.text(lang).to_owned().into();
            page.errors.lines.push(ErrorLine { name: None, message });
            page.shell.has_errors = true;
            respond::again(&page)
        }
        Err(other) => Err(other),
    }
}

pub async fn sheet(
    CertificateOfficer(actor): CertificateOfficer,
    id: web::Path<CertificateId>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let row = db::run(&app, actor, move |conn, actor| certificate::open_file(conn, actor, id)).await?;
    let Some(key) = row.pdf_key else {
        let t = [Lang::Zh, Lang::En].map(CertificateText);
        return Err(Error::refused(t[0].not_made(), t[1].not_made()));
    };
    let bytes = app.files.get(&key).await?;
    let name = format!("inline; filename=\"{}.pdf\"", row.number);
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((CONTENT_DISPOSITION, name))
        .body(bytes))
}
