//! Who may sit and who may count: the pool of experts, its frozen positions, the tellers.
use crate::db::Conn;
use crate::db::schema::{experts, memberships, pool_secrets, users};
use crate::domain::actor::Role;
use crate::domain::catalogue::Series;
use crate::domain::ids::{SessionId, UserId};
use chrono::NaiveDate;
use diesel::prelude::*;

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = experts)]
pub struct ExpertRow {
    pub user_id: UserId,
    pub series: Series,
    pub specialties: String,
    pub employer_name: String,
    pub employer_code: Option<String>,
    pub ties: serde_json::Value,
    pub term_until: NaiveDate,
}

/// Experts of a series whose term has not ended before a day, or all of them, in a steady order.
pub fn pool(conn: &mut Conn, series: Series, within: Option<NaiveDate>) -> QueryResult<Vec<ExpertRow>> {
    let mut found = experts::table.filter(experts::series.eq(series)).into_boxed();
    if let Some(day) = within {
        found = found.filter(experts::term_until.ge(day));
    }
    found.order(experts::user_id).select(ExpertRow::as_select()).load(conn)
}

pub fn expert(conn: &mut Conn, id: UserId) -> QueryResult<Option<ExpertRow>> {
    experts::table.find(id).select(ExpertRow::as_select()).first(conn).optional()
}

/// Who stands at a position of the frozen pool, and the salt that proves it.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = pool_secrets)]
pub struct PoolSecretRow {
    pub session_id: SessionId,
    pub draw: i32,
    pub position: i32,
    pub expert_id: UserId,
    pub salt: Vec<u8>,
}

pub fn keep_pool(conn: &mut Conn, rows: &[PoolSecretRow]) -> QueryResult<()> {
    diesel::insert_into(pool_secrets::table).values(rows).execute(conn)?;
    Ok(())
}

/// Who stands at which position of one freeze, without names: for the replay.
pub fn pool_secrets_of(conn: &mut Conn, id: SessionId, draw: i32) -> QueryResult<Vec<PoolSecretRow>> {
    pool_secrets::table
        .filter(pool_secrets::session_id.eq(id).and(pool_secrets::draw.eq(draw)))
        .order(pool_secrets::position)
        .select(PoolSecretRow::as_select())
        .load(conn)
}

/// The newest frozen pool with names, by position.
pub fn pool_names(conn: &mut Conn, id: SessionId) -> QueryResult<Vec<(i32, UserId, String)>> {
    let newest: Option<i32> = pool_secrets::table
        .filter(pool_secrets::session_id.eq(id))
        .select(diesel::dsl::max(pool_secrets::draw))
        .first(conn)?;
    pool_secrets::table
        .inner_join(users::table.on(users::id.eq(pool_secrets::expert_id)))
        .filter(pool_secrets::session_id.eq(id).and(pool_secrets::draw.eq(newest.unwrap_or(0))))
        .order(pool_secrets::position)
        .select((pool_secrets::position, pool_secrets::expert_id, users::name))
        .load(conn)
}

/// People who may count votes, by name.
pub fn tellers(conn: &mut Conn) -> QueryResult<Vec<(UserId, String)>> {
    users::table
        .inner_join(memberships::table.on(memberships::user_id.eq(users::id)))
        .filter(memberships::role.eq(Role::Teller).and(memberships::ended_at.is_null()))
        .order((users::name, users::id))
        .select((users::id, users::name))
        .load(conn)
}
