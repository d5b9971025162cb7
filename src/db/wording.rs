//! The administrator's versions of what an event says. Rows are only added; the newest counts.
use super::Conn;
use super::schema::wordings;
use crate::domain::ids::UserId;
use crate::domain::message::Wording;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = wordings)]
pub struct WordingRow {
    pub id: Uuid,
    pub event: String,
    pub subject_zh: Option<String>,
    pub subject_en: Option<String>,
    pub body_zh: Option<String>,
    pub body_en: Option<String>,
    pub saved_by: UserId,
    pub saved_at: DateTime<Utc>,
}

impl WordingRow {
    /// The words; none where this version goes back to the built-in ones.
    pub fn words(&self) -> Option<Wording> {
        Some(Wording {
            subject_zh: self.subject_zh.clone()?,
            subject_en: self.subject_en.clone()?,
            body_zh: self.body_zh.clone()?,
            body_en: self.body_en.clone()?,
        })
    }
}

/// Adds a version; `false` when this very one was added before.
pub fn add(conn: &mut Conn, row: &WordingRow) -> QueryResult<bool> {
    let added = diesel::insert_into(wordings::table).values(row);
    Ok(added.on_conflict(wordings::id).do_nothing().execute(conn)? == 1)
}

/// The versions of an event, the newest first.
pub fn versions(conn: &mut Conn, event: &str, limit: i64) -> QueryResult<Vec<WordingRow>> {
    wordings::table
        .filter(wordings::event.eq(event))
        .order((wordings::saved_at.desc(), wordings::id))
        .limit(limit)
        .select(WordingRow::as_select())
        .load(conn)
}

/// The newest version of every event that was ever changed.
pub fn newest(conn: &mut Conn) -> QueryResult<Vec<WordingRow>> {
    wordings::table
        .distinct_on(wordings::event)
        .order((wordings::event, wordings::saved_at.desc(), wordings::id))
        .select(WordingRow::as_select())
        .load(conn)
}
