//! Filters of the queue that a reviewer keeps.
use super::Conn;
use super::schema::saved_filters;
use crate::domain::ids::UserId;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = saved_filters)]
pub struct SavedRow {
    pub id: Uuid,
    pub user_id: UserId,
    pub name: String,
    /// The query of the queue's address.
    pub query: String,
    pub created_at: DateTime<Utc>,
}

/// A person's own, by name.
pub fn of(conn: &mut Conn, person: UserId, limit: i64) -> QueryResult<Vec<SavedRow>> {
    saved_filters::table
        .filter(saved_filters::user_id.eq(person))
        .order((saved_filters::created_at, saved_filters::id))
        .limit(limit)
        .select(SavedRow::as_select())
        .load(conn)
}

pub fn add(conn: &mut Conn, row: &SavedRow) -> QueryResult<()> {
    diesel::insert_into(saved_filters::table).values(row).execute(conn)?;
    Ok(())
}

pub fn delete(conn: &mut Conn, person: UserId, id: Uuid) -> QueryResult<usize> {
    diesel::delete(saved_filters::table.find(id).filter(saved_filters::user_id.eq(person))).execute(conn)
}
