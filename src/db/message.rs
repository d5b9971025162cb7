//! Messages to people: what was said, whether it was read, whether the e-mail went out.
use super::Conn;
use super::schema::{memberships, messages, users};
use crate::domain::actor::Role;
use crate::domain::ids::{OrgId, UserId};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = messages)]
pub struct MessageRow {
    pub id: Uuid,
    pub user_id: UserId,
    pub outbox_id: Option<i64>,
    pub subject: String,
    pub body: String,
    pub link: Option<String>,
    pub created_at: DateTime<Utc>,
    pub read_at: Option<DateTime<Utc>>,
    pub email_state: String,
}

/// Stores a message once per outbox row and person; `false` when it was stored before (a retry).
pub fn add(conn: &mut Conn, row: &MessageRow) -> QueryResult<bool> {
    Ok(diesel::insert_into(messages::table).values(row).on_conflict_do_nothing().execute(conn)? == 1)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<MessageRow> {
    messages::table.find(id).select(MessageRow::as_select()).first(conn)
}

pub fn latest(conn: &mut Conn, user: UserId, limit: i64) -> QueryResult<Vec<MessageRow>> {
    messages::table
        .filter(messages::user_id.eq(user))
        .order((messages::created_at.desc(), messages::id))
        .limit(limit)
        .select(MessageRow::as_select())
        .load(conn)
}

/// How many messages of a person are unread, counted no further than 99.
pub fn unread(conn: &mut Conn, user: UserId) -> QueryResult<u32> {
    let unread: Vec<UserId> = messages::table
        .filter(messages::user_id.eq(user).and(messages::read_at.is_null()))
        .limit(99)
        .select(messages::user_id)
        .load(conn)?;
    Ok(u32::try_from(unread.len()).unwrap_or(u32::MAX))
}

pub fn mark_read(conn: &mut Conn, user: UserId, at: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(messages::table.filter(messages::user_id.eq(user).and(messages::read_at.is_null())))
        .set(messages::read_at.eq(at))
        .execute(conn)
}

pub fn set_email_state(conn: &mut Conn, id: Uuid, state: &str) -> QueryResult<usize> {
    diesel::update(messages::table.find(id)).set(messages::email_state.eq(state)).execute(conn)
}

/// Somebody to tell: id, language.
pub type Recipient = (UserId, String);

/// People who act in a role, for one organisation or for all.
pub fn people(conn: &mut Conn, role: Role, org: Option<OrgId>) -> QueryResult<Vec<Recipient>> {
    let mut query = memberships::table
        .inner_join(users::table.on(users::id.eq(memberships::user_id)))
        .filter(memberships::role.eq(role).and(memberships::ended_at.is_null()))
        .filter(users::disabled_at.is_null())
        .into_boxed();
    if let Some(org) = org {
        query = query.filter(memberships::org_id.eq(org));
    }
    query.select((users::id, users::locale)).distinct().order(users::id).limit(200).load(conn)
}
