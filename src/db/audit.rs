//! Append-only: who looked at what, and what was changed outside a case's own record.
use super::Conn;
use super::schema::audit;
use crate::domain::actor::Actor;
use crate::domain::ids::UserId;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

pub fn record(
    conn: &mut Conn,
    actor: &Actor,
    action: &str,
    object: &str,
    object_id: Option<Uuid>,
    detail: &serde_json::Value,
) -> QueryResult<()> {
    diesel::insert_into(audit::table)
        .values((
            audit::user_id.eq(actor.person()),
            audit::org_id.eq(actor.org_id),
            audit::role.eq(actor.role),
            audit::action.eq(action),
            audit::object.eq(object),
            audit::object_id.eq(object_id),
            audit::detail.eq(detail),
            audit::at.eq(actor.now),
        ))
        .execute(conn)?;
    Ok(())
}

#[derive(Debug, Clone, Queryable)]
pub struct AuditRow {
    pub id: i64,
    pub user_id: Option<UserId>,
    pub role: String,
    pub action: String,
    pub object: String,
    pub object_id: Option<Uuid>,
    pub detail: serde_json::Value,
    pub at: DateTime<Utc>,
}

/// What a list of entries is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Narrowing {
    pub object_id: Option<Uuid>,
    /// Any of these people.
    pub users: Option<Vec<UserId>>,
    /// Readings alone, or everything else alone.
    pub is_reading: Option<bool>,
    /// From this moment on, and before that one.
    pub from: Option<DateTime<Utc>>,
    pub until: Option<DateTime<Utc>>,
    /// Entries older than this one.
    pub before: Option<i64>,
}

/// The newest entries, of one object, of some people, or of all.
pub fn newest(conn: &mut Conn, narrowing: &Narrowing, limit: i64) -> QueryResult<Vec<AuditRow>> {
    let mut query = audit::table.into_boxed();
    if let Some(id) = narrowing.object_id {
        query = query.filter(audit::object_id.eq(id));
    }
    if let Some(users) = &narrowing.users {
        query = query.filter(audit::user_id.eq_any(users.clone()));
    }
    if let Some(is_reading) = narrowing.is_reading {
        query = query.filter(audit::is_reading.eq(is_reading));
    }
    if let Some(from) = narrowing.from {
        query = query.filter(audit::at.ge(from));
    }
    if let Some(until) = narrowing.until {
        query = query.filter(audit::at.lt(until));
    }
    if let Some(id) = narrowing.before {
        query = query.filter(audit::id.lt(id));
    }
    query
        .order(audit::id.desc())
        .limit(limit)
        .select((
            audit::id,
            audit::user_id,
            audit::role,
            audit::action,
            audit::object,
            audit::object_id,
            audit::detail,
            audit::at,
        ))
        .load(conn)
}
