//! Who sits: the drawn members of a session, their seats, declarations and attendance.
use crate::db::Conn;
use crate::db::schema::{panel_members, users};
use crate::domain::ids::{SessionId, UserId};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text, Timestamptz, Uuid as SqlUuid};

define_sql_function! { fn record_departure(session: SqlUuid, expert: SqlUuid, because: Text, at: Timestamptz) -> Bool; }

#[derive(Debug, Clone, Queryable)]
pub struct MemberRow {
    pub expert_id: UserId,
    pub name: Option<String>,
    pub seat: i32,
    pub is_chair: bool,
    pub declared_at: Option<DateTime<Utc>>,
    pub present_at: Option<DateTime<Utc>>,
    pub left_at: Option<DateTime<Utc>>,
    pub left_because: Option<String>,
    /// Their ballots were in, or the count was over.
    pub left_after_voting: bool,
}

impl MemberRow {
    /// The second seat stands in for the chair.
    pub fn is_vice_chair(&self) -> bool {
        self.seat == 2
    }

    /// Signed in and still in the room.
    pub fn is_here(&self) -> bool {
        self.present_at.is_some() && self.left_at.is_none()
    }

    /// Counts as attending: is here, or left with their ballots cast.
    pub fn attends(&self) -> bool {
        self.is_here() || self.left_after_voting
    }
}

pub fn add_member(
    conn: &mut Conn,
    id: SessionId,
    expert: UserId,
    seat: i32,
    is_chair: bool,
) -> QueryResult<()> {
    diesel::insert_into(panel_members::table)
        .values((
            panel_members::session_id.eq(id),
            panel_members::expert_id.eq(expert),
            panel_members::seat.eq(seat),
            panel_members::is_chair.eq(is_chair),
        ))
        .execute(conn)?;
    Ok(())
}

/// The members by seat. Names are there only for those who may read them (the secretary).
pub fn members(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<MemberRow>> {
    panel_members::table
        .left_join(users::table.on(users::id.eq(panel_members::expert_id)))
        .filter(panel_members::session_id.eq(id))
        .order(panel_members::seat)
        .select((
            panel_members::expert_id,
            users::name.nullable(),
            panel_members::seat,
            panel_members::is_chair,
            panel_members::declared_at,
            panel_members::present_at,
            panel_members::left_at,
            panel_members::left_because,
            panel_members::left_after_voting,
        ))
        .load(conn)
}

/// Members by seat without their names: for those who may not read the users.
pub fn seats(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<MemberRow>> {
    panel_members::table
        .filter(panel_members::session_id.eq(id))
        .order(panel_members::seat)
        .select((
            panel_members::expert_id,
            diesel::dsl::sql::<Nullable<Text>>("NULL"),
            panel_members::seat,
            panel_members::is_chair,
            panel_members::declared_at,
            panel_members::present_at,
            panel_members::left_at,
            panel_members::left_because,
            panel_members::left_after_voting,
        ))
        .load(conn)
}

/// Records that a member has left; `false` when they were not here, or the session is not sitting.
pub fn mark_left(
    conn: &mut Conn,
    id: SessionId,
    expert: UserId,
    because: &str,
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    diesel::select(record_departure(id, expert, because, at)).get_result(conn)
}

/// Gives a seat to somebody else, who has neither declared nor attended.
pub fn reseat(conn: &mut Conn, id: SessionId, leaving: UserId, joining: UserId) -> QueryResult<usize> {
    diesel::update(panel_members::table.find((id, leaving)))
        .set((
            panel_members::expert_id.eq(joining),
            panel_members::declared_at.eq(None::<DateTime<Utc>>),
            panel_members::present_at.eq(None::<DateTime<Utc>>),
            panel_members::left_at.eq(None::<DateTime<Utc>>),
            panel_members::left_because.eq(None::<String>),
        ))
        .execute(conn)
}

pub fn mark_declared(
    conn: &mut Conn,
    id: SessionId,
    expert: UserId,
    at: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::update(panel_members::table.find((id, expert)).filter(panel_members::declared_at.is_null()))
        .set(panel_members::declared_at.eq(at))
        .execute(conn)
}

pub fn mark_present(conn: &mut Conn, id: SessionId, expert: UserId, at: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(panel_members::table.find((id, expert)).filter(panel_members::present_at.is_null()))
        .set(panel_members::present_at.eq(at))
        .execute(conn)
}
