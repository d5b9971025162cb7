//! Rights of people beyond their role, with who gave and who took them.
use super::Conn;
use super::schema::{granted_rights, memberships, users};
use crate::domain::account::Right;
use crate::domain::actor::Role;
use crate::domain::ids::UserId;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = granted_rights)]
pub struct GrantRow {
    pub id: Uuid,
    pub user_id: UserId,
    pub name: Right,
    pub reason: String,
    /// None where it came with the demonstration.
    pub given_by: Option<UserId>,
    pub given_at: DateTime<Utc>,
    pub taken_by: Option<UserId>,
    pub taken_at: Option<DateTime<Utc>>,
}

pub fn holds(conn: &mut Conn, person: UserId, right: Right) -> QueryResult<bool> {
    let held = granted_rights::table.filter(
        granted_rights::user_id
            .eq(person)
            .and(granted_rights::name.eq(right))
            .and(granted_rights::taken_at.is_null()),
    );
    diesel::select(diesel::dsl::exists(held)).get_result(conn)
}

/// Adds a grant; `false` when this very one was added before.
pub fn give(conn: &mut Conn, row: &GrantRow) -> QueryResult<bool> {
    let added = diesel::insert_into(granted_rights::table).values(row);
    Ok(added.on_conflict(granted_rights::id).do_nothing().execute(conn)? == 1)
}

/// Takes a grant back; 0 when it was taken before.
pub fn take(conn: &mut Conn, id: Uuid, by: UserId, at: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(granted_rights::table.find(id).filter(granted_rights::taken_at.is_null()))
        .set((granted_rights::taken_by.eq(by), granted_rights::taken_at.eq(at)))
        .execute(conn)
}

/// Every grant, the newest first.
pub fn grants(conn: &mut Conn, limit: i64) -> QueryResult<Vec<GrantRow>> {
    granted_rights::table
        .order((granted_rights::given_at.desc(), granted_rights::id))
        .limit(limit)
        .select(GrantRow::as_select())
        .load(conn)
}

/// The people who hold a role today, by name.
pub fn holders_of_role(conn: &mut Conn, role: Role) -> QueryResult<Vec<(UserId, String)>> {
    users::table
        .inner_join(memberships::table.on(memberships::user_id.eq(users::id)))
        .filter(memberships::role.eq(role).and(memberships::ended_at.is_null()))
        .filter(users::disabled_at.is_null())
        .order((users::name, users::id))
        .distinct()
        .select((users::id, users::name))
        .load(conn)
}
