//! Every freeze of a pool with what two people committed to and revealed. Rows are added and filled in, never changed.
use crate::db::Conn;
use crate::db::schema::{draw_contributions, draws, locked_minutes};
use crate::domain::ids::{SessionId, UserId};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;

define_sql_function! { #[sql_name = "lock_minutes"] fn sql_lock_minutes(session: SqlUuid) -> Bool; }
define_sql_function! { fn minutes_digest(session: SqlUuid) -> Text; }

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = draws)]
pub struct DrawRow {
    pub session_id: SessionId,
    /// 1 for the first freeze of a session.
    pub number: i32,
    pub pool: serde_json::Value,
    pub pool_hash: String,
    pub frozen_by: UserId,
    pub frozen_at: DateTime<Utc>,
    pub cancelled_by: Option<UserId>,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub cancelled_because: Option<String>,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = draw_contributions)]
pub struct ContributionRow {
    pub session_id: SessionId,
    pub number: i32,
    /// `secretary` or `auditor`.
    pub party: String,
    pub person_id: UserId,
    pub commitment: String,
    pub committed_at: DateTime<Utc>,
    pub contribution: Option<String>,
    pub revealed_at: Option<DateTime<Utc>>,
}

pub fn freeze(conn: &mut Conn, row: &DrawRow) -> QueryResult<()> {
    diesel::insert_into(draws::table).values(row).execute(conn)?;
    Ok(())
}

/// Every draw of a session, the first first.
pub fn draws_of(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<DrawRow>> {
    draws::table.filter(draws::session_id.eq(id)).order(draws::number).select(DrawRow::as_select()).load(conn)
}

/// Ends a draw that was not drawn; `false` when it is over already.
pub fn cancel(
    conn: &mut Conn,
    (id, number): (SessionId, i32),
    by: UserId,
    because: &str,
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    let cancelled = diesel::update(draws::table.find((id, number)).filter(draws::cancelled_at.is_null()))
        .set((draws::cancelled_by.eq(by), draws::cancelled_at.eq(at), draws::cancelled_because.eq(because)))
        .execute(conn)?;
    Ok(cancelled == 1)
}

pub fn commit(conn: &mut Conn, row: &ContributionRow) -> QueryResult<()> {
    diesel::insert_into(draw_contributions::table).values(row).execute(conn)?;
    Ok(())
}

/// Fills in what was committed to, once; `false` when it is revealed already, or not both have committed.
pub fn reveal(
    conn: &mut Conn,
    row: &ContributionRow,
    contribution: &str,
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    let key = (row.session_id, row.number, row.party.as_str());
    let hidden = draw_contributions::table.find(key).filter(draw_contributions::contribution.is_null());
    let revealed = diesel::update(hidden)
        .set((draw_contributions::contribution.eq(contribution), draw_contributions::revealed_at.eq(at)))
        .execute(conn)?;
    Ok(revealed == 1)
}

/// Locks the minutes as they are, with the signature that was just put down.
pub fn lock_minutes(conn: &mut Conn, id: SessionId) -> QueryResult<bool> {
    diesel::select(sql_lock_minutes(id)).get_result(conn)
}

/// The hash under which the minutes were locked, and the hash of what they would say now.
pub fn locked_minutes(conn: &mut Conn, id: SessionId) -> QueryResult<Option<(String, String)>> {
    let locked: Option<String> =
        locked_minutes::table.find(id).select(locked_minutes::digest).first(conn).optional()?;
    let Some(locked) = locked else { return Ok(None) };
    Ok(Some((locked, diesel::select(minutes_digest(id)).get_result(conn)?)))
}

/// All contributions to the draws of a session.
pub fn contributions_of(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<ContributionRow>> {
    draw_contributions::table
        .filter(draw_contributions::session_id.eq(id))
        .order((draw_contributions::number, draw_contributions::party.desc()))
        .select(ContributionRow::as_select())
        .load(conn)
}
