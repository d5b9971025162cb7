//! Panel sessions: members, agenda, recusals, opinions.
mod ballot;
pub mod draw;
pub mod exception;
mod member;
mod pool;

pub use ballot::{
    PublishedRow, TallyRow, cast, cast_count, destroy_ballots, i_have_cast, publish_count, published,
    sealed_ballots, tallies,
};
pub use draw::{ContributionRow, DrawRow};
pub use exception::{ExceptionKind, ExceptionRow};
pub use member::{MemberRow, add_member, mark_declared, mark_left, mark_present, members, reseat, seats};
pub use pool::{ExpertRow, PoolSecretRow, expert, keep_pool, pool, pool_names, pool_secrets_of, tellers};

use super::Conn;
use super::schema::{opinions, panel_sessions, recusals, session_cases};
use crate::domain::catalogue::Series;
use crate::domain::ids::{CaseId, SessionId, UserId};
use crate::domain::text_enum;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Timestamptz, Uuid as SqlUuid};
use uuid::Uuid;

define_sql_function! { fn declaration_list(session: SqlUuid) -> Jsonb; }
define_sql_function! { fn discard_ballots(session: SqlUuid) -> BigInt; }
define_sql_function! { fn i_accepted(case: SqlUuid) -> Bool; }
define_sql_function! { fn i_preside(session: SqlUuid) -> Bool; }
define_sql_function! { fn confirm_recount(session: SqlUuid, at: Timestamptz) -> Bool; }

text_enum! {
    pub enum SessionState {
        Preparing = "preparing" ("筹备", "Preparing"),
        Drawing = "drawing" ("抽取中", "Drawing"),
        Declaring = "declaring" ("回避申报", "Declaring conflicts"),
        Reading = "reading" ("审阅材料", "Reading"),
        Voting = "voting" ("投票", "Voting"),
        Closed = "closed" ("已计票", "Counted"),
        Signed = "signed" ("已签署", "Signed"),
        Adjourned = "adjourned" ("已延期", "Adjourned"),
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = panel_sessions)]
pub struct SessionRow {
    pub id: SessionId,
    pub number: String,
    pub title: String,
    pub series: Series,
    pub held_on: NaiveDate,
    pub size: i32,
    pub state: SessionState,
    pub version: i32,
    pub teller_a: UserId,
    pub teller_b: UserId,
    pub pool_hash: Option<String>,
    pub draw: Option<serde_json::Value>,
    pub public_key: Option<Vec<u8>>,
    pub share_a_at: Option<DateTime<Utc>>,
    pub share_b_at: Option<DateTime<Utc>>,
    pub created_by: UserId,
    pub created_at: DateTime<Utc>,
    pub opened_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    pub signed_by: Option<UserId>,
    pub signed_at: Option<DateTime<Utc>>,
    /// The numbers it is held to, from the moment its pool is frozen.
    pub policy: Option<serde_json::Value>,
    pub adjourned_at: Option<DateTime<Utc>>,
    pub adjourned_because: Option<String>,
    /// The teller whose share opened the count.
    pub closed_by: Option<UserId>,
    /// The other teller, once they have counted again.
    pub recounted_by: Option<UserId>,
    pub recounted_at: Option<DateTime<Utc>>,
}

pub fn insert(conn: &mut Conn, row: &SessionRow) -> QueryResult<()> {
    diesel::insert_into(panel_sessions::table).values(row).execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut Conn, id: SessionId) -> QueryResult<SessionRow> {
    panel_sessions::table.find(id).select(SessionRow::as_select()).first(conn)
}

/// The session with this number, such as `PY-2026-000001`.
pub fn find_by_number(conn: &mut Conn, number: &str) -> QueryResult<SessionRow> {
    panel_sessions::table
        .filter(panel_sessions::number.eq(number))
        .select(SessionRow::as_select())
        .first(conn)
}

pub fn lock(conn: &mut Conn, id: SessionId) -> QueryResult<SessionRow> {
    panel_sessions::table.find(id).select(SessionRow::as_select()).for_update().first(conn)
}

/// The sessions this person may know of, the latest first.
pub fn latest(conn: &mut Conn, limit: i64) -> QueryResult<Vec<SessionRow>> {
    panel_sessions::table
        .order((panel_sessions::held_on.desc(), panel_sessions::id))
        .limit(limit)
        .select(SessionRow::as_select())
        .load(conn)
}

/// Moves a session on from the version that was read; `false` when somebody else was faster.
pub fn move_to(conn: &mut Conn, row: &SessionRow, to: SessionState) -> QueryResult<bool> {
    let moved =
        diesel::update(panel_sessions::table.find(row.id).filter(panel_sessions::version.eq(row.version)))
            .set((panel_sessions::state.eq(to), panel_sessions::version.eq(row.version + 1)))
            .execute(conn)?;
    Ok(moved == 1)
}

/// Keeps the numbers that the session is held to from now on.
pub fn pin_policy(conn: &mut Conn, id: SessionId, policy: &serde_json::Value) -> QueryResult<()> {
    diesel::update(panel_sessions::table.find(id)).set(panel_sessions::policy.eq(policy)).execute(conn)?;
    Ok(())
}

/// Ends a session that decides nothing.
pub fn adjourn(conn: &mut Conn, row: &SessionRow, reason: &str, at: DateTime<Utc>) -> QueryResult<bool> {
    let moved =
        diesel::update(panel_sessions::table.find(row.id).filter(panel_sessions::version.eq(row.version)))
            .set((
                panel_sessions::state.eq(SessionState::Adjourned),
                panel_sessions::version.eq(row.version + 1),
                panel_sessions::adjourned_at.eq(at),
                panel_sessions::adjourned_because.eq(reason),
            ))
            .execute(conn)?;
    diesel::select(discard_ballots(row.id)).execute(conn)?;
    Ok(moved == 1)
}

pub fn set_draw(
    conn: &mut Conn,
    id: SessionId,
    pool_hash: &str,
    draw: &serde_json::Value,
) -> QueryResult<()> {
    diesel::update(panel_sessions::table.find(id))
        .set((panel_sessions::pool_hash.eq(pool_hash), panel_sessions::draw.eq(draw)))
        .execute(conn)?;
    Ok(())
}

/// Writes a fresh public key down; whoever held a share of an earlier one holds nothing now.
pub fn set_key(conn: &mut Conn, id: SessionId, public_key: &[u8]) -> QueryResult<()> {
    diesel::update(panel_sessions::table.find(id))
        .set((
            panel_sessions::public_key.eq(public_key),
            panel_sessions::share_a_at.eq(None::<DateTime<Utc>>),
            panel_sessions::share_b_at.eq(None::<DateTime<Utc>>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Notes that a teller has taken their share.
pub fn share_taken(conn: &mut Conn, id: SessionId, is_first: bool, at: DateTime<Utc>) -> QueryResult<()> {
    let row = diesel::update(panel_sessions::table.find(id));
    if is_first {
        row.set(panel_sessions::share_a_at.eq(at)).execute(conn)?;
    } else {
        row.set(panel_sessions::share_b_at.eq(at)).execute(conn)?;
    }
    Ok(())
}

pub fn set_opened(conn: &mut Conn, id: SessionId, at: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(panel_sessions::table.find(id)).set(panel_sessions::opened_at.eq(at)).execute(conn)?;
    Ok(())
}

/// Ends the vote; from here on the tellers may read the sealed ballots.
pub fn close_vote(conn: &mut Conn, row: &SessionRow, by: UserId, at: DateTime<Utc>) -> QueryResult<bool> {
    let moved =
        diesel::update(panel_sessions::table.find(row.id).filter(panel_sessions::version.eq(row.version)))
            .set((
                panel_sessions::state.eq(SessionState::Closed),
                panel_sessions::version.eq(row.version + 1),
                panel_sessions::closed_at.eq(at),
                panel_sessions::closed_by.eq(by),
            ))
            .execute(conn)?;
    Ok(moved == 1)
}

/// Records the second count of the acting teller; `false` when it is there already, or is not theirs to give.
pub fn mark_recounted(conn: &mut Conn, id: SessionId, at: DateTime<Utc>) -> QueryResult<bool> {
    diesel::select(confirm_recount(id, at)).get_result(conn)
}

pub fn sign(conn: &mut Conn, row: &SessionRow, by: UserId, at: DateTime<Utc>) -> QueryResult<bool> {
    let moved =
        diesel::update(panel_sessions::table.find(row.id).filter(panel_sessions::version.eq(row.version)))
            .set((
                panel_sessions::state.eq(SessionState::Signed),
                panel_sessions::version.eq(row.version + 1),
                panel_sessions::signed_by.eq(by),
                panel_sessions::signed_at.eq(at),
            ))
            .execute(conn)?;
    Ok(moved == 1)
}

pub fn add_case(conn: &mut Conn, id: SessionId, case_id: CaseId, position: i32) -> QueryResult<()> {
    diesel::insert_into(session_cases::table)
        .values((
            session_cases::session_id.eq(id),
            session_cases::case_id.eq(case_id),
            session_cases::position.eq(position),
        ))
        .on_conflict((session_cases::session_id, session_cases::case_id))
        .do_update()
        .set((
            session_cases::removed_at.eq(None::<DateTime<Utc>>),
            session_cases::removed_because.eq(None::<String>),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn remove_case(
    conn: &mut Conn,
    id: SessionId,
    case_id: CaseId,
    because: &str,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(session_cases::table.find((id, case_id)))
        .set((session_cases::removed_at.eq(at), session_cases::removed_because.eq(because)))
        .execute(conn)?;
    Ok(())
}

/// The cases that were taken off, in the order of the agenda, with the reason.
pub fn taken_off(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<(CaseId, String)>> {
    session_cases::table
        .filter(session_cases::session_id.eq(id).and(session_cases::removed_because.is_not_null()))
        .order(session_cases::position)
        .select((session_cases::case_id, session_cases::removed_because.assume_not_null()))
        .load(conn)
}

/// Whether the acting expert accepted this case as its reviewer.
pub fn accepted_by_me(conn: &mut Conn, case_id: CaseId) -> QueryResult<bool> {
    diesel::select(i_accepted(case_id)).get_result(conn)
}

/// Whether the acting expert presides: the chair, or the vice-chair where the chair did not come.
pub fn presided_by_me(conn: &mut Conn, id: SessionId) -> QueryResult<bool> {
    diesel::select(i_preside(id)).get_result(conn)
}

/// The cases on the agenda, in their order.
pub fn agenda(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<CaseId>> {
    session_cases::table
        .filter(session_cases::session_id.eq(id).and(session_cases::removed_at.is_null()))
        .order(session_cases::position)
        .select(session_cases::case_id)
        .load(conn)
}

/// Positions ever taken, so that a new case goes behind them.
pub fn last_position(conn: &mut Conn, id: SessionId) -> QueryResult<i32> {
    let last: Option<i32> = session_cases::table
        .filter(session_cases::session_id.eq(id))
        .select(diesel::dsl::max(session_cases::position))
        .first(conn)?;
    Ok(last.unwrap_or(0))
}

/// The sessions a case was ever put into, the latest first.
pub fn sessions_of(
    conn: &mut Conn,
    case_id: CaseId,
) -> QueryResult<Vec<(SessionRow, Option<DateTime<Utc>>)>> {
    session_cases::table
        .inner_join(panel_sessions::table.on(panel_sessions::id.eq(session_cases::session_id)))
        .filter(session_cases::case_id.eq(case_id))
        .order((panel_sessions::created_at.desc(), panel_sessions::id))
        .select((SessionRow::as_select(), session_cases::removed_at))
        .load(conn)
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = recusals)]
pub struct RecusalRow {
    pub session_id: SessionId,
    pub case_id: CaseId,
    pub expert_id: UserId,
    pub reason: String,
    /// `expert` or `system`.
    pub found_by: String,
    pub at: DateTime<Utc>,
}

pub fn recuse(conn: &mut Conn, row: &RecusalRow) -> QueryResult<()> {
    diesel::insert_into(recusals::table).values(row).on_conflict_do_nothing().execute(conn)?;
    Ok(())
}

pub fn recusals(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<RecusalRow>> {
    recusals::table
        .filter(recusals::session_id.eq(id))
        .order((recusals::case_id, recusals::expert_id))
        .select(RecusalRow::as_select())
        .load(conn)
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = opinions)]
pub struct OpinionRow {
    pub id: Uuid,
    pub session_id: SessionId,
    pub case_id: CaseId,
    pub expert_id: UserId,
    pub content: String,
    pub at: DateTime<Utc>,
}

pub fn add_opinion(conn: &mut Conn, row: &OpinionRow) -> QueryResult<()> {
    diesel::insert_into(opinions::table).values(row).on_conflict_do_nothing().execute(conn)?;
    Ok(())
}

pub fn opinions(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<OpinionRow>> {
    opinions::table
        .filter(opinions::session_id.eq(id))
        .order((opinions::case_id, opinions::at))
        .select(OpinionRow::as_select())
        .load(conn)
}

/// One line of what an expert declares ties against: names and employers, nothing of the papers.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct DeclarationLine {
    pub case_id: CaseId,
    pub applicant_name: String,
    pub unit_name: String,
    pub credit_code: Option<String>,
}

/// The list of names for the acting expert, before any paper opens; empty for anybody else.
pub fn declaration_lines(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<DeclarationLine>> {
    let lines: serde_json::Value = diesel::select(declaration_list(id)).get_result(conn)?;
    serde_json::from_value(lines).map_err(|e| diesel::result::Error::DeserializationError(e.into()))
}
