//! The experts of a panel and their chair: declare, read, write an opinion, vote, check, sign.
pub mod case;
pub mod draw;
pub mod home;
pub mod receipt;
pub mod recuse;
pub mod session;
pub mod sign;
pub mod vote;

use super::page::{Crumb, Phrase};
use super::visitor::Visitor;
use crate::db::panel::SessionRow;
use crate::text::expert::ExpertText;

/// The way back from a page of a session.
fn crumbs(visitor: &Visitor, session: &SessionRow, here: impl Into<Phrase>) -> Vec<Crumb> {
    vec![
        Crumb::link(ExpertText(visitor.lang()).home(), "/expert"),
        Crumb::link(Phrase::data(session.title.clone()), format!("/expert/sessions/{}", session.id)),
        Crumb::here(here),
    ]
}
