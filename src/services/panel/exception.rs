//! A session outside policy opens only with an exception that the secretary proposed and an auditor confirmed.
use super::agenda::{given, moved};
use crate::db::panel::{
    self as db, ExceptionKind, ExceptionRow, SessionRow, SessionState, exception as rows,
};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::four_eyes::four_eyes;
use crate::domain::ids::SessionId;
use crate::services::{Error, Result};
use uuid::Uuid;

/// Proposes an exception while the session is prepared. Proposed again, the first stands.
pub fn propose_exception(
    conn: &mut Conn,
    actor: &Actor,
    session: SessionId,
    kind: ExceptionKind,
    reason: &str,
) -> Result<()> {
    if db::lock(conn, session)?.state != SessionState::Preparing {
        return Err(Error::Conflict);
    }
    let row = ExceptionRow {
        id: Uuid::new_v4(),
        session_id: session,
        kind,
        reason: given(reason)?.to_owned(),
        proposed_by: actor.user_id,
        proposed_at: actor.now,
        confirmed_by: None,
        confirmed_at: None,
    };
    if rows::propose(conn, &row)? == 1 {
        note(conn, actor, "propose_exception", &row)?;
    }
    Ok(())
}

/// Confirms an exception as its second person.
pub fn confirm_exception(conn: &mut Conn, actor: &Actor, id: Uuid) -> Result<()> {
    let (row, _) = exception(conn, actor, id)?;
    four_eyes(row.proposed_by, actor.user_id)?;
    moved(rows::confirm(conn, id, actor.user_id, actor.now)?)?;
    note(conn, actor, "confirm_exception", &row)
}

fn note(conn: &mut Conn, actor: &Actor, action: &str, row: &ExceptionRow) -> Result<()> {
    let detail = serde_json::json!({ "kind": row.kind.as_str(), "reason": row.reason });
    Ok(audit::record(conn, actor, action, "panel_session", Some(row.session_id.as_uuid()), &detail)?)
}

/// An exception with its session.
pub fn exception(conn: &mut Conn, _: &Actor, id: Uuid) -> Result<(ExceptionRow, SessionRow)> {
    let row = rows::find(conn, id)?;
    let session = db::find(conn, row.session_id)?;
    Ok((row, session))
}

/// The exceptions that wait for their second person.
pub fn waiting_exceptions(conn: &mut Conn, _: &Actor) -> Result<Vec<(ExceptionRow, SessionRow)>> {
    let rows = rows::waiting(conn)?.into_iter();
    rows.map(|row| Ok((row.clone(), db::find(conn, row.session_id)?))).collect()
}
