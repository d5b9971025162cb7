//! Exceptions from policy: proposed by the secretary, confirmed by somebody else.
use crate::db::Conn;
use crate::db::schema::session_exceptions;
use crate::domain::ids::{SessionId, UserId};
use crate::domain::text_enum;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

text_enum! {
    /// What a session may be excepted from.
    pub enum ExceptionKind {
        Size = "size" ("人数少于规定", "Fewer members than policy asks"),
        Series = "series" ("评议其他系列的事项", "Cases of another series"),
        Term = "term" ("专家聘期已满", "Experts whose term has ended"),
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = session_exceptions)]
pub struct ExceptionRow {
    pub id: Uuid,
    pub session_id: SessionId,
    pub kind: ExceptionKind,
    pub reason: String,
    pub proposed_by: UserId,
    pub proposed_at: DateTime<Utc>,
    pub confirmed_by: Option<UserId>,
    pub confirmed_at: Option<DateTime<Utc>>,
}

/// Adds a proposal; one of each kind stands.
pub fn propose(conn: &mut Conn, row: &ExceptionRow) -> QueryResult<usize> {
    diesel::insert_into(session_exceptions::table).values(row).on_conflict_do_nothing().execute(conn)
}

/// Confirms a proposal; `false` when it is confirmed already or is the actor's own.
pub fn confirm(conn: &mut Conn, id: Uuid, by: UserId, at: DateTime<Utc>) -> QueryResult<bool> {
    let open = session_exceptions::table.find(id).filter(session_exceptions::confirmed_at.is_null());
    let confirmed = diesel::update(open)
        .set((session_exceptions::confirmed_by.eq(by), session_exceptions::confirmed_at.eq(at)))
        .execute(conn)?;
    Ok(confirmed == 1)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<ExceptionRow> {
    session_exceptions::table.find(id).select(ExceptionRow::as_select()).first(conn)
}

/// The exceptions of a session, also those that wait.
pub fn of(conn: &mut Conn, session: SessionId) -> QueryResult<Vec<ExceptionRow>> {
    session_exceptions::table
        .filter(session_exceptions::session_id.eq(session))
        .order(session_exceptions::proposed_at)
        .select(ExceptionRow::as_select())
        .load(conn)
}

/// Proposals that wait for the second person.
pub fn waiting(conn: &mut Conn) -> QueryResult<Vec<ExceptionRow>> {
    session_exceptions::table
        .filter(session_exceptions::confirmed_at.is_null())
        .order(session_exceptions::proposed_at)
        .limit(100)
        .select(ExceptionRow::as_select())
        .load(conn)
}

/// Whether a confirmed exception of this kind stands.
pub fn is_excepted(conn: &mut Conn, session: SessionId, kind: ExceptionKind) -> QueryResult<bool> {
    Ok(of(conn, session)?.iter().any(|row| row.kind == kind && row.confirmed_at.is_some()))
}
