//! The panel's secretary: sessions, agenda, draw, papers, key, vote, minutes.
pub mod agenda;
pub mod departure;
pub mod draw;
pub mod exception;
pub mod home;
pub mod key;
pub mod minutes;
pub mod new_session;
pub mod session;
pub mod steps;

use super::page::{Crumb, Phrase};
use super::visitor::Visitor;
use crate::text::secretary::SecretaryText;

/// The way back from a page under `/secretary`.
fn crumbs(visitor: &Visitor, here: impl Into<Phrase>) -> Vec<Crumb> {
    vec![Crumb::link(SecretaryText(visitor.lang()).home(), "/secretary"), Crumb::here(here)]
}
