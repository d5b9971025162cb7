//! People and organisations as administration keeps them.
use super::Conn;
use super::schema::{memberships, organisations, users};
use crate::domain::actor::Role;
use crate::domain::ids::{OrgId, UserId};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::Uuid as SqlUuid;
use uuid::Uuid;

define_sql_function! {
    #[sql_name = "last_sign_in"]
    fn sql_last_sign_in(id: SqlUuid) -> Nullable<Timestamptz>;
}
define_sql_function! {
    #[sql_name = "end_sessions"]
    fn sql_end_sessions(id: SqlUuid);
}
define_sql_function! { fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text; }

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct PersonRow {
    pub id: UserId,
    pub email: String,
    pub name: String,
    pub disabled_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

/// A role that somebody holds or held.
#[derive(Debug, Clone, Queryable)]
pub struct HeldRow {
    pub id: Uuid,
    pub role: Role,
    pub org: Option<String>,
    pub created_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = organisations)]
pub struct OrgRow {
    pub id: OrgId,
    pub kind: String,
    pub name_zh: String,
    pub name_en: Option<String>,
    pub credit_code: Option<String>,
    pub employer_kind: Option<String>,
    pub superior_id: Option<OrgId>,
}

fn pattern(text: &str) -> String {
    format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"))
}

/// People by address, after the last of the page before; `text` is part of a name or an address.
pub fn page(conn: &mut Conn, text: &str, after: &str, limit: i64) -> QueryResult<Vec<PersonRow>> {
    let mut query = users::table.filter(lower(users::email).gt(after.to_lowercase())).into_boxed();
    if !text.is_empty() {
        query = query.filter(users::name.ilike(pattern(text)).or(users::email.ilike(pattern(text))));
    }
    query.order(lower(users::email)).limit(limit).select(PersonRow::as_select()).load(conn)
}

pub fn find(conn: &mut Conn, id: UserId) -> QueryResult<PersonRow> {
    users::table.find(id).select(PersonRow::as_select()).first(conn)
}

/// Every role of a person, those of today first.
pub fn held(conn: &mut Conn, id: UserId) -> QueryResult<Vec<HeldRow>> {
    memberships::table
        .left_join(organisations::table.on(memberships::org_id.eq(organisations::id.nullable())))
        .filter(memberships::user_id.eq(id))
        .order((memberships::ended_at.is_not_null(), memberships::created_at, memberships::id))
        .select((
            memberships::id,
            memberships::role,
            organisations::name_zh.nullable(),
            memberships::created_at,
            memberships::ended_at,
        ))
        .load(conn)
}

pub fn last_sign_in(conn: &mut Conn, id: UserId) -> QueryResult<Option<DateTime<Utc>>> {
    diesel::select(sql_last_sign_in(id)).get_result(conn)
}

pub fn end_sessions(conn: &mut Conn, id: UserId) -> QueryResult<()> {
    diesel::select(sql_end_sessions(id)).execute(conn)?;
    Ok(())
}

/// Adds an account; `false` when this very one was added before.
pub fn add(conn: &mut Conn, id: UserId, email: &str, name: &str, at: DateTime<Utc>) -> QueryResult<bool> {
    let added = diesel::insert_into(users::table).values((
        users::id.eq(id),
        users::email.eq(email),
        users::name.eq(name),
        users::created_at.eq(at),
    ));
    Ok(added.on_conflict(users::id).do_nothing().execute(conn)? == 1)
}

pub fn by_address(conn: &mut Conn, email: &str) -> QueryResult<Option<UserId>> {
    users::table.filter(lower(users::email).eq(email.to_lowercase())).select(users::id).first(conn).optional()
}

pub fn set_address(conn: &mut Conn, id: UserId, email: &str) -> QueryResult<usize> {
    diesel::update(users::table.find(id)).set(users::email.eq(email)).execute(conn)
}

/// Disables or enables an account; 0 when it was so before.
pub fn set_disabled(conn: &mut Conn, id: UserId, at: Option<DateTime<Utc>>) -> QueryResult<usize> {
    let account = users::table.find(id).filter(users::disabled_at.is_null().eq(at.is_some()));
    diesel::update(account).set(users::disabled_at.eq(at)).execute(conn)
}

/// Gives a role; `false` when it is held already.
pub fn give(
    conn: &mut Conn,
    id: Uuid,
    user: UserId,
    (role, org): (Role, Option<OrgId>),
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    let added = diesel::insert_into(memberships::table).values((
        memberships::id.eq(id),
        memberships::user_id.eq(user),
        memberships::org_id.eq(org),
        memberships::role.eq(role),
        memberships::created_at.eq(at),
    ));
    Ok(added.on_conflict_do_nothing().execute(conn)? == 1)
}

/// Ends a role of a person; 0 when it had ended.
pub fn end(conn: &mut Conn, user: UserId, id: Uuid, at: DateTime<Utc>) -> QueryResult<usize> {
    let held = memberships::table
        .find(id)
        .filter(memberships::user_id.eq(user).and(memberships::ended_at.is_null()));
    diesel::update(held).set(memberships::ended_at.eq(at)).execute(conn)
}

/// Organisations by name, after the last of the page before; `text` is part of a name or a code.
pub fn orgs(conn: &mut Conn, text: &str, after: Option<OrgId>, limit: i64) -> QueryResult<Vec<OrgRow>> {
    let mut query = organisations::table.into_boxed();
    if let Some(id) = after {
        let name = org(conn, id)?.name_zh;
        query = query.filter(
            organisations::name_zh
                .gt(name.clone())
                .or(organisations::name_zh.eq(name).and(organisations::id.gt(id))),
        );
    }
    if !text.is_empty() {
        query = query.filter(
            organisations::name_zh.ilike(pattern(text)).or(organisations::credit_code.ilike(pattern(text))),
        );
    }
    query
        .order((organisations::name_zh, organisations::id))
        .limit(limit)
        .select(OrgRow::as_select())
        .load(conn)
}

pub fn org(conn: &mut Conn, id: OrgId) -> QueryResult<OrgRow> {
    organisations::table.find(id).select(OrgRow::as_select()).first(conn)
}

/// Organisations with exactly this name or code; two are enough to know that it is not one.
pub fn orgs_called(conn: &mut Conn, text: &str) -> QueryResult<Vec<OrgRow>> {
    organisations::table
        .filter(
            organisations::name_zh.eq(text.to_owned()).or(organisations::credit_code.eq(text.to_uppercase())),
        )
        .limit(2)
        .select(OrgRow::as_select())
        .load(conn)
}

pub fn add_org(conn: &mut Conn, row: &OrgRow, at: DateTime<Utc>) -> QueryResult<()> {
    diesel::insert_into(organisations::table)
        .values((row, organisations::created_at.eq(at)))
        .execute(conn)?;
    Ok(())
}

pub fn change_org(conn: &mut Conn, row: &OrgRow) -> QueryResult<usize> {
    diesel::update(organisations::table.find(row.id))
        .set((
            organisations::name_zh.eq(&row.name_zh),
            organisations::name_en.eq(&row.name_en),
            organisations::credit_code.eq(&row.credit_code),
            organisations::employer_kind.eq(&row.employer_kind),
            organisations::superior_id.eq(row.superior_id),
        ))
        .execute(conn)
}
