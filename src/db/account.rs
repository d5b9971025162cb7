//! People, what they may act as, their sessions and credentials.
use super::Conn;
use super::schema::{
    credentials, login_attempts, memberships, one_time_links, organisations, sessions, users,
};
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Role;
use crate::domain::ids::{OrgId, UserId};
use crate::domain::message::Delivery;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamptz, Uuid as SqlUuid};
use std::collections::BTreeMap;
use uuid::Uuid;

define_sql_function! {
    /// Finds or creates the account behind an address and makes it an applicant of the acting unit.
    fn ensure_applicant(new_id: SqlUuid, email: Text, name: Text, at: Timestamptz) -> SqlUuid;
}
define_sql_function! {
    #[sql_name = "officer_name"]
    /// The name of somebody who holds an office; nothing for anybody else.
    fn sql_officer_name(id: SqlUuid) -> Nullable<Text>;
}
define_sql_function! { fn lower(text: Text) -> Text; }

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct UserRow {
    pub id: UserId,
    pub email: String,
    pub name: String,
    pub locale: String,
    pub disabled_at: Option<DateTime<Utc>>,
    pub letters: Delivery,
}

/// One role a person holds, with the organisation it is held in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    pub id: Uuid,
    pub role: Role,
    pub org_id: Option<OrgId>,
    pub org_name: Option<String>,
}

/// A live session with its person.
#[derive(Debug, Clone)]
pub struct SessionRow {
    pub user: UserRow,
    pub membership_id: Option<Uuid>,
    pub csrf_token: String,
    pub flash: Option<String>,
    pub last_seen_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

pub fn user_by_email(conn: &mut Conn, email: &str) -> QueryResult<Option<UserRow>> {
    users::table
        .filter(lower(users::email).eq(email.to_lowercase()))
        .select(UserRow::as_select())
        .first(conn)
        .optional()
}

pub fn user(conn: &mut Conn, id: UserId) -> QueryResult<UserRow> {
    users::table.find(id).select(UserRow::as_select()).first(conn)
}

/// The names of these people, as far as the actor may know them.
pub fn names(conn: &mut Conn, ids: Vec<UserId>) -> QueryResult<BTreeMap<UserId, String>> {
    let rows: Vec<(UserId, String)> =
        users::table.filter(users::id.eq_any(ids)).select((users::id, users::name)).load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The name of a colleague in office; none for applicants, units and experts.
pub fn officer_name(conn: &mut Conn, id: UserId) -> QueryResult<Option<String>> {
    diesel::select(sql_officer_name(id)).get_result(conn)
}

/// People whose name or address holds this text; for those who oversee.
pub fn search(conn: &mut Conn, text: &str, limit: i64) -> QueryResult<Vec<UserRow>> {
    let pattern = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    users::table
        .filter(users::name.ilike(pattern.clone()).or(users::email.ilike(pattern)))
        .order(users::email)
        .limit(limit)
        .select(UserRow::as_select())
        .load(conn)
}

/// What a person may act as today, in a steady order.
pub fn memberships_of(conn: &mut Conn, id: UserId) -> QueryResult<Vec<Membership>> {
    let rows: Vec<(Uuid, Role, Option<OrgId>, Option<String>)> = memberships::table
        .left_join(organisations::table.on(memberships::org_id.eq(organisations::id.nullable())))
        .filter(memberships::user_id.eq(id).and(memberships::ended_at.is_null()))
        .order((memberships::created_at, memberships::id))
        .select((memberships::id, memberships::role, memberships::org_id, organisations::name_zh.nullable()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, role, org_id, org_name)| Membership { id, role, org_id, org_name })
        .collect())
}

/// Finds or creates the applicant behind an address. The caller is not told which of the two it was.
pub fn ensure(
    conn: &mut Conn,
    new_id: UserId,
    email: &str,
    name: &str,
    at: DateTime<Utc>,
) -> QueryResult<UserId> {
    diesel::select(ensure_applicant(new_id.as_uuid(), email, name, at)).get_result(conn)
}

pub fn password_hash(conn: &mut Conn, id: UserId) -> QueryResult<Option<String>> {
    credentials::table.find(id).select(credentials::password_hash).first(conn).optional()
}

pub fn set_password(conn: &mut Conn, id: UserId, hash: &str, at: DateTime<Utc>) -> QueryResult<()> {
    diesel::insert_into(credentials::table)
        .values((
            credentials::user_id.eq(id),
            credentials::password_hash.eq(hash),
            credentials::changed_at.eq(at),
        ))
        .on_conflict(credentials::user_id)
        .do_update()
        .set((credentials::password_hash.eq(hash), credentials::changed_at.eq(at)))
        .execute(conn)?;
    Ok(())
}

pub fn set_locale(conn: &mut Conn, id: UserId, locale: &str) -> QueryResult<()> {
    diesel::update(users::table.find(id)).set(users::locale.eq(locale)).execute(conn)?;
    Ok(())
}

pub fn set_delivery(conn: &mut Conn, id: UserId, way: Delivery) -> QueryResult<()> {
    diesel::update(users::table.find(id)).set(users::letters.eq(way)).execute(conn)?;
    Ok(())
}

/// A session as it is first written.
pub struct NewSession<'a> {
    pub key_hash: &'a [u8],
    pub user_id: UserId,
    pub membership_id: Option<Uuid>,
    pub csrf_token: &'a str,
    pub at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

pub fn start_session(conn: &mut Conn, new: &NewSession<'_>) -> QueryResult<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::key_hash.eq(new.key_hash),
            sessions::user_id.eq(new.user_id),
            sessions::membership_id.eq(new.membership_id),
            sessions::csrf_token.eq(new.csrf_token),
            sessions::created_at.eq(new.at),
            sessions::last_seen_at.eq(new.at),
            sessions::expires_at.eq(new.expires_at),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn session(conn: &mut Conn, key_hash: &[u8]) -> QueryResult<Option<SessionRow>> {
    let row = sessions::table
        .inner_join(users::table.on(users::id.eq(sessions::user_id)))
        .filter(sessions::key_hash.eq(key_hash))
        .select((
            UserRow::as_select(),
            sessions::membership_id,
            sessions::csrf_token,
            sessions::flash,
            sessions::last_seen_at,
            sessions::expires_at,
        ))
        .first::<(UserRow, Option<Uuid>, String, Option<String>, DateTime<Utc>, DateTime<Utc>)>(conn)
        .optional()?;
    Ok(row.map(|(user, membership_id, csrf_token, flash, last_seen_at, expires_at)| SessionRow {
        user,
        membership_id,
        csrf_token,
        flash,
        last_seen_at,
        expires_at,
    }))
}

pub fn touch_session(conn: &mut Conn, key_hash: &[u8], at: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(sessions::table.find(key_hash)).set(sessions::last_seen_at.eq(at)).execute(conn)?;
    Ok(())
}

pub fn set_flash(conn: &mut Conn, key_hash: &[u8], flash: Option<&str>) -> QueryResult<()> {
    diesel::update(sessions::table.find(key_hash)).set(sessions::flash.eq(flash)).execute(conn)?;
    Ok(())
}

pub fn set_membership(conn: &mut Conn, key_hash: &[u8], membership_id: Uuid) -> QueryResult<()> {
    diesel::update(sessions::table.find(key_hash))
        .set(sessions::membership_id.eq(membership_id))
        .execute(conn)?;
    Ok(())
}

pub fn end_session(conn: &mut Conn, key_hash: &[u8]) -> QueryResult<()> {
    diesel::delete(sessions::table.find(key_hash)).execute(conn)?;
    Ok(())
}

/// When a session began and was used.
#[derive(Debug, Clone, Queryable)]
pub struct SessionTimes {
    pub key_hash: Vec<u8>,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// The sessions of a person, the last used first.
pub fn sessions_of(conn: &mut Conn, id: UserId) -> QueryResult<Vec<SessionTimes>> {
    sessions::table
        .filter(sessions::user_id.eq(id))
        .order((sessions::last_seen_at.desc(), sessions::created_at.desc()))
        .limit(100)
        .select((sessions::key_hash, sessions::created_at, sessions::last_seen_at, sessions::expires_at))
        .load(conn)
}

/// Ends every session of a person but one.
pub fn end_other_sessions(conn: &mut Conn, id: UserId, kept: &[u8]) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(id).and(sessions::key_hash.ne(kept))))
        .execute(conn)
}

/// Ends every session of a person: after a new password, and when an account is disabled.
pub fn end_sessions_of(conn: &mut Conn, id: UserId) -> QueryResult<()> {
    diesel::delete(sessions::table.filter(sessions::user_id.eq(id))).execute(conn)?;
    Ok(())
}

pub fn record_attempt(
    conn: &mut Conn,
    account: &str,
    address: &str,
    succeeded: bool,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(login_attempts::table)
        .values((
            login_attempts::account.eq(account),
            login_attempts::address.eq(address),
            login_attempts::succeeded.eq(succeeded),
            login_attempts::at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Failures of this account since its last success, newest first, no more than 64.
pub fn failures_in_a_row(
    conn: &mut Conn,
    account: &str,
    since: DateTime<Utc>,
) -> QueryResult<Vec<DateTime<Utc>>> {
    let tries: Vec<(bool, DateTime<Utc>)> = login_attempts::table
        .filter(login_attempts::account.eq(account).and(login_attempts::at.gt(since)))
        .order((login_attempts::at.desc(), login_attempts::id.desc()))
        .limit(64)
        .select((login_attempts::succeeded, login_attempts::at))
        .load(conn)?;
    Ok(tries.into_iter().take_while(|(succeeded, _)| !succeeded).map(|(_, at)| at).collect())
}

pub fn failures_from(conn: &mut Conn, address: &str, since: DateTime<Utc>) -> QueryResult<i64> {
    login_attempts::table
        .filter(login_attempts::address.eq(address))
        .filter(login_attempts::at.gt(since).and(login_attempts::succeeded.eq(false)))
        .count()
        .get_result(conn)
}

pub fn add_link(
    conn: &mut Conn,
    token_hash: &[u8],
    purpose: LinkPurpose,
    user_id: UserId,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(one_time_links::table)
        .values((
            one_time_links::token_hash.eq(token_hash),
            one_time_links::purpose.eq(purpose),
            one_time_links::user_id.eq(user_id),
            one_time_links::created_at.eq(at),
            one_time_links::expires_at.eq(at + purpose.lifetime()),
        ))
        .execute(conn)?;
    Ok(())
}

/// The person a link still works for.
pub fn link_owner(conn: &mut Conn, token_hash: &[u8], at: DateTime<Utc>) -> QueryResult<Option<UserId>> {
    one_time_links::table
        .find(token_hash)
        .filter(one_time_links::used_at.is_null().and(one_time_links::expires_at.gt(at)))
        .select(one_time_links::user_id)
        .first::<UserId>(conn)
        .optional()
}

/// Uses a link up; `None` when it was used before, has expired or never was. Every other link of the person dies with it.
pub fn use_link(conn: &mut Conn, token_hash: &[u8], at: DateTime<Utc>) -> QueryResult<Option<UserId>> {
    let used: Option<UserId> = diesel::update(
        one_time_links::table
            .find(token_hash)
            .filter(one_time_links::used_at.is_null().and(one_time_links::expires_at.gt(at))),
    )
    .set(one_time_links::used_at.eq(at))
    .returning(one_time_links::user_id)
    .get_result(conn)
    .optional()?;
    if let Some(id) = used {
        diesel::update(one_time_links::table.filter(one_time_links::user_id.eq(id)))
            .filter(one_time_links::used_at.is_null())
            .set(one_time_links::used_at.eq(at))
            .execute(conn)?;
    }
    Ok(used)
}
