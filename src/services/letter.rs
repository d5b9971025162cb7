//! E-mails as the administrator sees them: which did not go out and why, sending them again, reading one.
use super::message::promise;
use super::{Error, Result};
use crate::db::letter::{self as db, LetterRow};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::message::LetterState;
use uuid::Uuid;

/// At most this many are sent again by one press.
pub const MOST_RESENT: i64 = 200;
/// Counts on the tabs go no further.
const COUNTED: i64 = 99;

/// Those that need somebody to look at them.
pub const UNDELIVERED: &[LetterState] = &[LetterState::Failed, LetterState::GivenUp];

/// A page of letters in some states.
#[derive(Debug, Clone)]
pub struct LetterPage {
    pub rows: Vec<LetterRow>,
    pub has_more: bool,
    /// Undelivered ones, counted no further than 99.
    pub undelivered: usize,
}

pub fn page(
    conn: &mut Conn,
    states: &[LetterState],
    after: Option<Uuid>,
    limit: usize,
) -> Result<LetterPage> {
    let place = after.map(|id| db::find(conn, id)).transpose()?.map(|row| (row.created_at, row.id));
    let more = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let mut rows = db::newest(conn, states, place, more)?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    Ok(LetterPage { rows, has_more, undelivered: db::count(conn, UNDELIVERED, COUNTED)? })
}

/// The stored copy of one letter; reading it is recorded.
pub fn read(conn: &mut Conn, actor: &Actor, id: Uuid) -> Result<LetterRow> {
    let row = db::find(conn, id)?;
    let detail = serde_json::json!({ "to": row.address_masked, "subject": row.subject });
    audit::record(conn, actor, "read_letter", "letter", Some(id), &detail)?;
    Ok(row)
}

/// Sends one that failed again, as it was written; pressing twice sends it once.
pub fn resend(conn: &mut Conn, actor: &Actor, id: Uuid) -> Result<()> {
    let row = db::find(conn, id)?;
    if !put_back(conn, actor, id)? {
        return if row.state == LetterState::Waiting { Ok(()) } else { Err(Error::Conflict) };
    }
    let detail = serde_json::json!({ "subject": row.subject, "cause": row.cause });
    Ok(audit::record(conn, actor, "resend_letter", "letter", Some(id), &detail)?)
}

/// Sends all that failed in these states again, the newest first, at most [`MOST_RESENT`]; says how many.
pub fn resend_all(conn: &mut Conn, actor: &Actor, states: &[LetterState]) -> Result<usize> {
    let failed: Vec<LetterState> =
        states.iter().copied().filter(|state| UNDELIVERED.contains(state)).collect();
    let mut sent = 0;
    for row in db::newest(conn, &failed, None, MOST_RESENT)? {
        sent += usize::from(put_back(conn, actor, row.id)?);
    }
    if sent > 0 {
        let detail = serde_json::json!({ "states": failed, "count": sent });
        audit::record(conn, actor, "resend_letters", "letter", None, &detail)?;
    }
    Ok(sent)
}

fn put_back(conn: &mut Conn, actor: &Actor, id: Uuid) -> Result<bool> {
    let is_back = db::put_back(conn, id)?;
    if is_back {
        promise(conn, id, actor.now)?;
    }
    Ok(is_back)
}
