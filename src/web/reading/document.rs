//! GET `/documents/{id}`: a document inside a page of ours; `/file` is the file itself, whose opening is recorded.
use super::disposition;
use crate::app::App;
use crate::db::application::DocumentRow;
use crate::domain::actor::Role;
use crate::domain::document::MediaType;
use crate::domain::ids::{CaseId, DocumentId};
use crate::services::case::{document, read_document};
use crate::services::{Error, Result};
use crate::text::applicant_form::DocumentText;
use crate::text::format;
use crate::web::auth::DocumentReader;
use crate::web::page::list::SummaryRow;
use crate::web::page::{Phrase, Shell};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::body::MessageBody;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERER};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

/// Nothing in the file may run or load; our own pages may frame it. A `sandbox` would stop the browser's PDF viewer.
const FILE_POLICY: &str = "default-src 'none'; frame-ancestors 'self'";

#[derive(Template)]
#[template(path = "reading/document.html")]
struct Page {
    shell: Shell,
    t: DocumentText,
    back: String,
    name: Phrase,
    /// What the frame or picture shows, in words.
    content: String,
    file: String,
    is_image: bool,
    is_replaced: bool,
    rows: Vec<SummaryRow>,
}

pub async fn get(
    DocumentReader(actor): DocumentReader,
    visitor: Visitor,
    path: web::Path<String>,
    request: HttpRequest,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = DocumentId::parse(&path).ok_or(Error::NotFound)?;
    let (row, case) = db::run(&app, actor, move |conn, actor| document(conn, actor, id)).await?;
    let lang = visitor.lang();
    let t = DocumentText(lang);
    let sent = format::date_time(lang, row.uploaded_at);
    let rows = vec![
        SummaryRow::new(t.kind(), row.kind.name(lang)),
        SummaryRow::new(t.size(), format::file_size(u64::try_from(row.size).unwrap_or(0))),
        SummaryRow::new(t.sent(), sent),
        SummaryRow::new(t.digest(), row.sha256.clone()),
    ];
    respond::page(&Page {
        shell: visitor.shell(t.view(row.kind.name(lang))),
        t,
        back: back(&request, actor.role, case.id, &row),
        content: t.content(&row.file_name),
        name: Phrase::data(row.file_name.clone()),
        file: format!("/documents/{id}/file"),
        is_image: row.media_type != MediaType::Pdf,
        is_replaced: row.replaced_at.is_some(),
        rows,
    })
}

/// The page that led here, else the role's own page of the case.
fn back(request: &HttpRequest, role: Role, case: CaseId, row: &DocumentRow) -> String {
    let referer = request.headers().get(REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let host = request.connection_info().host().to_owned();
    let place = referer.split_once("://").and_then(|(_, rest)| rest.strip_prefix(host.as_str()));
    let is_page =
        |path: &&str| path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/documents/");
    if let Some(path) = place.filter(is_page) {
        let is_list = path.ends_with("/documents");
        return if is_list { format!("{path}#{}", row.kind) } else { path.to_owned() };
    }
    match role {
        Role::Applicant => format!("/applicant/cases/{case}/documents#{}", row.kind),
        Role::Employer => format!("/employer/cases/{case}"),
        Role::Reviewer => format!("/reviewer/cases/{case}"),
        other => crate::web::public::home::home_of(other).to_owned(),
    }
}

#[derive(Deserialize)]
pub struct Query {
    #[serde(default)]
    download: String,
}

pub async fn file(
    DocumentReader(actor): DocumentReader,
    path: web::Path<String>,
    query: web::Query<Query>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = DocumentId::parse(&path).ok_or(Error::NotFound)?;
    let row = db::run(&app, actor, move |conn, actor| read_document(conn, actor, id)).await?;
    let bytes = app.files.get(&row.object_key).await?;
    let kind = if query.download.is_empty() { "inline" } else { "attachment" };
    Ok(sent(row.media_type, kind, &row.file_name, bytes))
}

/// A file to be kept, never drawn inside the site.
pub fn attached(media: MediaType, name: &str, bytes: impl MessageBody + 'static) -> HttpResponse {
    sent(media, "attachment", name, bytes)
}

fn sent(media: MediaType, kind: &str, name: &str, bytes: impl MessageBody + 'static) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, media.as_str()))
        .insert_header((CONTENT_SECURITY_POLICY, FILE_POLICY))
        .insert_header((CONTENT_DISPOSITION, disposition(kind, name)))
        .body(bytes)
}
