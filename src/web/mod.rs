//! HTTP: read the request, call one service, draw a page. No SQL, no rules.
pub mod auth;
pub mod db;
mod error;
pub mod form;
mod guard;
pub mod nav;
pub mod page;
pub mod picture;
pub mod public;
pub mod respond;
pub mod routes;
pub mod visitor;
