//! GET `/catalogue/{list}.json` and `.csv`: a whole list for other programs, named by its version and date.
use crate::domain::catalogue::{self, CityList};
use crate::services::{Error, Result};
use actix_web::{HttpResponse, web};

/// The same JSON as `zhicheng catalogue export`.
pub async fn json(list: web::Path<String>) -> Result<HttpResponse> {
    let list = find(&list)?;
    Ok(file(list, "json", "application/json; charset=utf-8", catalogue::export::json(&list.entries)))
}

/// The same CSV, with the mark in front by which spreadsheets know UTF-8.
pub async fn csv(list: web::Path<String>) -> Result<HttpResponse> {
    let list = find(&list)?;
    let text = format!("\u{feff}{}", catalogue::export::csv(&list.entries));
    Ok(file(list, "csv", "text/csv; charset=utf-8", text))
}

fn find(id: &str) -> Result<&'static CityList> {
    catalogue::lists().iter().find(|list| list.id == id).ok_or(Error::NotFound)
}

fn file(list: &CityList, ending: &str, content_type: &str, text: String) -> HttpResponse {
    let date = list.published_on.map(|date| format!("_{date}")).unwrap_or_default();
    HttpResponse::Ok()
        .content_type(content_type)
        .insert_header((
            "content-disposition",
            format!("attachment; filename=\"{}{date}.{ending}\"", list.id),
        ))
        .body(text)
}
