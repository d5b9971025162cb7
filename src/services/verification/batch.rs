//! Requests that are sent together: each under its own lock, its own guard, with its own consent and its own record.
use super::send;
use crate::db::Conn;
use crate::db::verification::{self as db, VerificationRow};
use crate::domain::actor::Actor;
use crate::domain::ids::VerificationId;
use crate::domain::verification::{VerificationAction, VerificationState};
use crate::services::{Error, Result};
use diesel::OptionalExtension;

/// As many as one page of the queue shows.
pub const MOST_AT_ONCE: usize = super::PAGE;

/// Which went, and which did not, by their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent {
    pub sent: Vec<String>,
    /// The holder has not consented, or took it back since the page was drawn (D-16).
    pub without_consent: Vec<String>,
    /// A colleague, or an earlier press, was there first.
    pub not_waiting: Vec<String>,
}

/// Sends up to [`MOST_AT_ONCE`] accepted requests; one that may not go keeps none of the others back.
pub fn send_each(conn: &mut Conn, actor: &Actor, ids: &[VerificationId]) -> Result<Sent> {
    let mut ids = ids.to_vec();
    // One order for everybody: two officers who chose the same requests cannot lock each other out.
    ids.sort_unstable();
    ids.dedup();
    if ids.len() > MOST_AT_ONCE {
        return Err(Error::refused(
            "一次最多发送20件，请分次发送。",
            "20 at most in one act: send the rest after.",
        ));
    }
    let mut done = Sent::default();
    for id in ids {
        let Some(row) = db::lock(conn, id).optional()? else { continue };
        place_of(&mut done, &row).push(row.number.clone());
        if row.state.allows(VerificationAction::Send) && row.consent_at.is_some() {
            send(conn, actor, id)?;
        }
    }
    Ok(done)
}

/// Where a request belongs before it is sent; the row is locked, so that it stays there.
fn place_of<'a>(done: &'a mut Sent, row: &VerificationRow) -> &'a mut Vec<String> {
    match row.state {
        VerificationState::Accepted if row.consent_at.is_some() => &mut done.sent,
        VerificationState::Accepted => &mut done.without_consent,
        _ => &mut done.not_waiting,
    }
}
