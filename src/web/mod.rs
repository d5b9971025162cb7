//! HTTP: read the request, call one service, draw a page. No SQL, no rules.
pub mod admin;
pub mod agency;
pub mod applicant;
pub mod audit;
pub mod auth;
pub mod casework;
pub mod certificates;
pub mod db;
pub mod employer;
mod error;
pub mod expert;
pub mod export;
pub mod form;
pub mod guard;
pub mod limit;
pub mod nav;
pub mod page;
pub mod panel;
pub mod picture;
pub mod public;
pub mod reading;
pub mod respond;
pub mod reviewer;
pub mod routes;
pub mod secretary;
pub mod spreadsheet;
pub mod superior;
pub mod teller;
pub mod upload;
pub mod verification;
pub mod visitor;

/// Every address that is not in the table.
pub async fn not_found() -> crate::services::Result<actix_web::HttpResponse> {
    Err(crate::services::Error::NotFound)
}
