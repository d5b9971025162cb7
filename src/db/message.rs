//! Messages to people: what was said, whether it was read, and which e-mail carried it.
use super::Conn;
use super::schema::{letters, memberships, messages, users};
use crate::domain::actor::Role;
use crate::domain::ids::{OrgId, UserId};
use crate::domain::message::{Delivery, LetterState};
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
    pub delivery: Delivery,
    pub letter_id: Option<Uuid>,
}

/// Stores a message once per outbox row and person; `false` when it was stored before (a retry).
pub fn add(conn: &mut Conn, row: &MessageRow) -> QueryResult<bool> {
    Ok(diesel::insert_into(messages::table).values(row).on_conflict_do_nothing().execute(conn)? == 1)
}

/// Says which letter carries these messages.
pub fn carry(conn: &mut Conn, ids: &[Uuid], letter: Uuid) -> QueryResult<usize> {
    diesel::update(messages::table.filter(messages::id.eq_any(ids.to_vec())))
        .set(messages::letter_id.eq(letter))
        .execute(conn)
}

/// A page of a person's messages, the newest first, each with how its e-mail fares.
pub fn page(
    conn: &mut Conn,
    user: UserId,
    after: Option<Uuid>,
    limit: i64,
) -> QueryResult<Vec<(MessageRow, Option<LetterState>)>> {
    let mut query = messages::table
        .left_join(letters::table.on(letters::id.nullable().eq(messages::letter_id)))
        .filter(messages::user_id.eq(user))
        .into_boxed();
    if let Some(id) = after {
        let at: DateTime<Utc> = messages::table
            .filter(messages::id.eq(id).and(messages::user_id.eq(user)))
            .select(messages::created_at)
            .first(conn)?;
        query = query
            .filter(messages::created_at.lt(at).or(messages::created_at.eq(at).and(messages::id.gt(id))));
    }
    query
        .order((messages::created_at.desc(), messages::id))
        .limit(limit)
        .select((MessageRow::as_select(), letters::state.nullable()))
        .load(conn)
}

/// The messages that a person's next digest carries, the oldest first.
pub fn for_digest(conn: &mut Conn, user: UserId, limit: i64) -> QueryResult<Vec<MessageRow>> {
    messages::table
        .filter(messages::user_id.eq(user))
        .filter(messages::delivery.eq(Delivery::Digest).and(messages::letter_id.is_null()))
        .order((messages::created_at, messages::id))
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

/// Somebody to tell: in which language, and how they chose to be told.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct Recipient {
    pub id: UserId,
    pub locale: String,
    pub letters: Delivery,
}

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
    query.select(Recipient::as_select()).distinct().order(users::id).limit(200).load(conn)
}

/// One person, unless they were disabled.
pub fn person(conn: &mut Conn, id: UserId) -> QueryResult<Vec<Recipient>> {
    users::table.find(id).filter(users::disabled_at.is_null()).select(Recipient::as_select()).load(conn)
}
