//! The three answers a handler gives: a page, a page with refused input, a way to the next page.
use crate::services::Result;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{ContentType, LOCATION};
use anyhow::Context;
use askama::Template;

/// 200 with this page.
pub fn page(template: &impl Template) -> Result<HttpResponse> {
    page_with(StatusCode::OK, template)
}

/// 422 with the same page: what was typed is kept, each error stands at its field.
pub fn again(template: &impl Template) -> Result<HttpResponse> {
    page_with(StatusCode::UNPROCESSABLE_ENTITY, template)
}

pub fn page_with(status: StatusCode, template: &impl Template) -> Result<HttpResponse> {
    let html = template.render().context("drawing the page")?;
    Ok(HttpResponse::build(status).content_type(ContentType::html()).body(html))
}

/// 303: done, go on there. A reload then repeats nothing.
pub fn see_other(path: impl AsRef<str>) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path.as_ref())).finish()
}
