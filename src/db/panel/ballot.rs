//! Sealed ballots go in through a function and come out once, to the tellers, after close; then what was counted.
use crate::db::Conn;
use crate::db::schema::{ballots, published_ballots, tallies};
use crate::domain::ids::{CaseId, SessionId, UserId};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Binary, Uuid as SqlUuid};
use uuid::Uuid;

define_sql_function! { fn cast_ballot(session: SqlUuid, case: SqlUuid, sealed: Binary) -> Bool; }
define_sql_function! { fn ballots_cast(session: SqlUuid) -> BigInt; }
define_sql_function! { fn have_cast(session: SqlUuid) -> Bool; }

/// Puts a sealed ballot in, over the one before it. `false`: the vote is not open, or this expert has no vote here.
pub fn cast(conn: &mut Conn, id: SessionId, case_id: CaseId, sealed: &[u8]) -> QueryResult<bool> {
    diesel::select(cast_ballot(id, case_id, sealed)).get_result(conn)
}

/// How many experts have cast, and nothing else.
pub fn cast_count(conn: &mut Conn, id: SessionId) -> QueryResult<i64> {
    diesel::select(ballots_cast(id)).get_result(conn)
}

/// Whether the acting expert has cast.
pub fn i_have_cast(conn: &mut Conn, id: SessionId) -> QueryResult<bool> {
    diesel::select(have_cast(id)).get_result(conn)
}

/// The sealed ballots, for the count. Row-level security gives none before close.
pub fn sealed_ballots(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<(CaseId, UserId, Vec<u8>)>> {
    ballots::table
        .filter(ballots::session_id.eq(id))
        .select((ballots::case_id, ballots::expert_id, ballots::sealed))
        .load(conn)
}

/// Removes the sealed ballots once they are counted; the key is gone as well.
pub fn destroy_ballots(conn: &mut Conn, id: SessionId) -> QueryResult<usize> {
    diesel::delete(ballots::table.filter(ballots::session_id.eq(id))).execute(conn)
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = tallies)]
pub struct TallyRow {
    pub session_id: SessionId,
    pub case_id: CaseId,
    pub members: i32,
    pub present: i32,
    pub recused: i32,
    pub yes: i32,
    pub no: i32,
    pub abstained: i32,
    pub unusable: i32,
    /// `passed`, `not_passed` or `no_quorum`.
    pub outcome: String,
    pub root: String,
    pub closed_at: DateTime<Utc>,
}

/// A ballot after the count: no expert, an id that says nothing, a number by which its caster finds it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = published_ballots)]
pub struct PublishedRow {
    pub id: Uuid,
    pub session_id: SessionId,
    pub case_id: CaseId,
    pub choice: String,
    pub nonce: String,
}

/// Writes all counts and all published ballots, each set in one statement.
pub fn publish_count(conn: &mut Conn, counts: &[TallyRow], published: &[PublishedRow]) -> QueryResult<()> {
    diesel::insert_into(tallies::table).values(counts).execute(conn)?;
    diesel::insert_into(published_ballots::table).values(published).execute(conn)?;
    Ok(())
}

pub fn tallies(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<TallyRow>> {
    tallies::table
        .filter(tallies::session_id.eq(id))
        .order(tallies::case_id)
        .select(TallyRow::as_select())
        .load(conn)
}

pub fn published(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<PublishedRow>> {
    published_ballots::table
        .filter(published_ballots::session_id.eq(id))
        .order((published_ballots::case_id, published_ballots::id))
        .select(PublishedRow::as_select())
        .load(conn)
}
