//! GET `/check?code=`, GET `/c/{code}` (the QR code leads there): is this certificate genuine and in force?
//! An unknown code and one that does not fit together get the same answer, after the same work.
mod facts;

use crate::app::App;
use crate::db::certificate::{CheckedRow, RegisterStatus};
use crate::domain::calendar::shanghai_date;
use crate::domain::certificate::{PublicCode, PublicCodeError, RevocationGround};
use crate::services::{Error, Result, certificate};
use crate::text::check::CheckText;
use crate::text::format;
use crate::web::limit::Asking;
use crate::web::page::field::{ErrorSummary, FieldView, Input, Width};
use crate::web::page::list::SummaryRow;
use crate::web::page::verdict::{VerdictKind, VerdictView};
use crate::web::page::{Crumb, Phrase, Shell};
use crate::web::picture::{self, Picture};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "public/check.html")]
struct AskPage {
    shell: Shell,
    t: CheckText,
    code: FieldView,
    errors: ErrorSummary,
}

#[derive(Template)]
#[template(path = "public/check_result.html")]
struct ResultPage {
    shell: Shell,
    t: CheckText,
    verdict: VerdictView,
    facts: Vec<SummaryRow>,
    is_demo: bool,
    qr: Option<Picture>,
    code: FieldView,
}

#[derive(Deserialize)]
pub struct Query {
    code: Option<String>,
}

pub async fn get(
    _: Asking,
    visitor: Visitor,
    query: web::Query<Query>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    match &query.code {
        None => respond::page(&ask(&visitor, "", None)),
        Some(typed) => answer(&visitor, typed, &app).await,
    }
}

pub async fn code(
    _: Asking,
    visitor: Visitor,
    typed: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    answer(&visitor, &typed, &app).await
}

async fn answer(visitor: &Visitor, typed: &str, app: &web::Data<App>) -> Result<HttpResponse> {
    let code = match PublicCode::parse(typed) {
        Ok(code) => code,
        // A code that nobody has: the register is asked all the same, so that time tells nothing.
        Err(error) if error.is_plausible() => certificate::unused_code(),
        Err(error) => return respond::again(&ask(visitor, typed, Some(&error))),
    };
    let asked = code.clone();
    let found = db::run(app, visitor.as_public(), move |conn, _| certificate::check(conn, &asked)).await;
    let (status, page) = match found {
        Ok(Some(row)) => (StatusCode::OK, known(visitor, &row, &code, &app.settings.public_url)),
        Ok(None) => (StatusCode::NOT_FOUND, unknown(visitor, VerdictKind::NotFound, typed)),
        Err(Error::Unavailable(_)) => {
            (StatusCode::SERVICE_UNAVAILABLE, unknown(visitor, VerdictKind::Unavailable, typed))
        }
        Err(error) => return Err(error),
    };
    respond::page_with(status, &page)
}

fn field(t: CheckText, typed: &str) -> FieldView {
    let mut field =
        FieldView::new("code", t.code()).hint(t.code_hint()).input(Input::Text, Width::Full).value(typed);
    field.max_length = Some(60);
    field.autocomplete = "off";
    field
}

fn ask(visitor: &Visitor, typed: &str, error: Option<&PublicCodeError>) -> AskPage {
    let t = CheckText(visitor.lang());
    let mut code = field(t, typed);
    code.error = error.map(|error| match error {
        PublicCodeError::WrongLength { found } => t.wrong_length(*found).into(),
        PublicCodeError::WrongCharacter(character) => t.wrong_character(*character).into(),
        PublicCodeError::Empty | PublicCodeError::CheckFails => t.empty().into(),
    });
    let errors = ErrorSummary::of([(&code.name, &code.error)]);
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !errors.is_empty();
    AskPage { shell, t, code, errors }
}

fn frame(visitor: &Visitor, t: CheckText) -> Shell {
    let mut shell = visitor.shell(t.result());
    shell.crumbs = vec![Crumb::link(t.title(), "/check"), Crumb::here(t.result())];
    shell
}

fn unknown(visitor: &Visitor, kind: VerdictKind, typed: &str) -> ResultPage {
    let t = CheckText(visitor.lang());
    ResultPage {
        shell: frame(visitor, t),
        t,
        verdict: VerdictView::new(kind, visitor.now()),
        facts: Vec::new(),
        is_demo: false,
        qr: None,
        code: field(t, typed),
    }
}

fn known(visitor: &Visitor, row: &CheckedRow, code: &PublicCode, site: &str) -> ResultPage {
    let t = CheckText(visitor.lang());
    let kind = kind_of(row.status);
    let mut verdict = VerdictView::new(kind, visitor.now());
    if kind != VerdictKind::Valid {
        let day = format::date(visitor.lang(), shanghai_date(row.status_at));
        let ground = row.status_reason.as_deref().and_then(RevocationGround::parse);
        verdict.detail = Some(match (ground, row.status_reason.as_deref()) {
            (Some(ground), _) => Phrase::plain(t.changed(&day, ground.name(visitor.lang()))),
            (None, Some(reason)) => super::catalogue::quoting(&t.changed(&day, "\u{1}"), reason),
            (None, None) => Phrase::plain(t.changed(&day, "")),
        });
    }
    ResultPage {
        shell: frame(visitor, t),
        t,
        verdict,
        facts: facts::of(visitor.lang(), row),
        is_demo: row.is_demo,
        qr: picture::qr(&format!("{site}/c/{}", code.compact()), t.qr()),
        code: field(t, ""),
    }
}

/// A certificate that is being prepared is not in the register; the database does not tell of it either.
fn kind_of(status: RegisterStatus) -> VerdictKind {
    match status {
        RegisterStatus::Valid => VerdictKind::Valid,
        RegisterStatus::Corrected => VerdictKind::Corrected,
        RegisterStatus::Suspended => VerdictKind::Suspended,
        RegisterStatus::Revoked => VerdictKind::Revoked,
        RegisterStatus::Prepared => VerdictKind::NotFound,
    }
}
