//! The people who act for a unit: who manages its accounts, who is in charge of which case.
use super::Conn;
use super::schema::{cases, memberships, users};
use crate::domain::actor::{Actor, Role};
use crate::domain::case::Status;
use crate::domain::ids::{CaseId, UserId};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use std::collections::BTreeMap;
use uuid::Uuid;

define_sql_function! { fn lock_unit(); }
define_sql_function! {
    #[sql_name = "invite_officer"]
    fn sql_invite(membership: SqlUuid, new_user: SqlUuid, email: Text, name: Text, at: Timestamptz) -> Nullable<SqlUuid>;
}
define_sql_function! {
    #[sql_name = "end_officer"]
    fn sql_end(membership: SqlUuid, at: Timestamptz) -> Bool;
}
define_sql_function! {
    #[sql_name = "mark_manager"]
    fn sql_mark(membership: SqlUuid, is_manager: Bool) -> Bool;
}
define_sql_function! { fn coalesce(known: Nullable<Text>, name: Text) -> Text; }

/// Somebody who acts for a unit, or did.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct OfficerRow {
    /// Of the membership.
    pub id: Uuid,
    pub user_id: UserId,
    /// As the unit knows them.
    pub name: String,
    pub email: String,
    pub is_account_manager: bool,
    pub since: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
}

/// Who acts for the actor's unit today, by name; at most 200.
pub fn officers(conn: &mut Conn, actor: &Actor) -> QueryResult<Vec<OfficerRow>> {
    select(conn, actor, true, 200)
}

/// Who acted for it before, the last on top.
pub fn past_officers(conn: &mut Conn, actor: &Actor, limit: i64) -> QueryResult<Vec<OfficerRow>> {
    select(conn, actor, false, limit)
}

fn select(conn: &mut Conn, actor: &Actor, is_active: bool, limit: i64) -> QueryResult<Vec<OfficerRow>> {
    let mut query = memberships::table
        .inner_join(users::table.on(users::id.eq(memberships::user_id)))
        .filter(memberships::org_id.eq(actor.org_id).and(memberships::role.eq(Role::Employer)))
        .into_boxed();
    query = if is_active {
        let in_office = memberships::ended_at.is_null().and(users::disabled_at.is_null());
        query.filter(in_office).order((
            memberships::is_account_manager.desc(),
            memberships::created_at,
            memberships::id,
        ))
    } else {
        query
            .filter(memberships::ended_at.is_not_null())
            .order((memberships::ended_at.desc(), memberships::id))
    };
    query
        .limit(limit)
        .select((
            memberships::id,
            memberships::user_id,
            coalesce(memberships::known_as, users::name),
            users::email,
            memberships::is_account_manager,
            memberships::created_at,
            memberships::ended_at,
        ))
        .load(conn)
}

/// The name of somebody who acts for the actor's unit, or did.
pub fn name(conn: &mut Conn, actor: &Actor, person: UserId) -> QueryResult<Option<String>> {
    memberships::table
        .inner_join(users::table.on(users::id.eq(memberships::user_id)))
        .filter(memberships::org_id.eq(actor.org_id).and(memberships::user_id.eq(person)))
        .order(memberships::created_at.desc())
        .select(coalesce(memberships::known_as, users::name))
        .first(conn)
        .optional()
}

/// Waits for others who change the people of the same unit.
pub fn lock(conn: &mut Conn) -> QueryResult<()> {
    diesel::select(lock_unit()).execute(conn)?;
    Ok(())
}

/// Lets the person behind an address act for the unit; none when that was done before.
pub fn invite(
    conn: &mut Conn,
    membership: Uuid,
    email: &str,
    name: &str,
    at: DateTime<Utc>,
) -> QueryResult<Option<UserId>> {
    let person: Option<Uuid> =
        diesel::select(sql_invite(membership, UserId::fresh(), email, name, at)).get_result(conn)?;
    Ok(person.map(UserId::from))
}

/// Ends a membership and its sessions; `false` when it had ended before.
pub fn end(conn: &mut Conn, membership: Uuid, at: DateTime<Utc>) -> QueryResult<bool> {
    diesel::select(sql_end(membership, at)).get_result(conn)
}

/// Gives or takes the mark of an account manager; `false` when it was so before.
pub fn mark(conn: &mut Conn, membership: Uuid, is_manager: bool) -> QueryResult<bool> {
    diesel::select(sql_mark(membership, is_manager)).get_result(conn)
}

/// Every open case that a colleague is in charge of, in a steady order, so that no two who hand over block each other.
pub fn open_cases(conn: &mut Conn, actor: &Actor, officer: UserId) -> QueryResult<Vec<CaseId>> {
    super::case::seen_by(actor)
        .filter(cases::unit_officer.eq(officer).and(cases::status.ne_all(ends())))
        .order(cases::id)
        .select(cases::id)
        .load(conn)
}

/// How many open cases each colleague is in charge of.
pub fn open_counts(conn: &mut Conn, actor: &Actor) -> QueryResult<BTreeMap<UserId, i64>> {
    let rows: Vec<(UserId, i64)> = cases::table
        .filter(cases::org_id.nullable().eq(actor.org_id).and(cases::status.ne_all(ends())))
        .group_by(cases::unit_officer)
        .select((cases::unit_officer, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

fn ends() -> Vec<Status> {
    Status::ALL.iter().copied().filter(|status| status.is_end()).collect()
}

/// Puts a colleague in charge; 0 where the actor may not.
pub fn put_in_charge(conn: &mut Conn, id: CaseId, officer: UserId) -> QueryResult<usize> {
    diesel::update(cases::table.find(id)).set(cases::unit_officer.eq(officer)).execute(conn)
}
