//! Append-only: who looked at what, and what was changed outside a case's own record.
use super::Conn;
use super::schema::audit;
use crate::domain::actor::Actor;
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
    pub user_id: Option<Uuid>,
    pub role: String,
    pub action: String,
    pub object: String,
    pub object_id: Option<Uuid>,
    pub detail: serde_json::Value,
    pub at: DateTime<Utc>,
}

/// The newest entries before `before`, of one object or of all.
pub fn newest(
    conn: &mut Conn,
    object_id: Option<Uuid>,
    before: Option<i64>,
    limit: i64,
) -> QueryResult<Vec<AuditRow>> {
    let mut query = audit::table.into_boxed();
    if let Some(id) = object_id {
        query = query.filter(audit::object_id.eq(id));
    }
    if let Some(id) = before {
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
