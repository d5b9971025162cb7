//! When an applicant first opened a decision. Append-only.
use super::Conn;
use super::schema::decision_readings;
use crate::domain::ids::{CaseId, UserId};
use chrono::{DateTime, Utc};
use diesel::prelude::*;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = decision_readings)]
pub struct ReadingRow {
    pub case_id: CaseId,
    /// The entry of the record that is the decision.
    pub seq: i32,
    pub read_by: UserId,
    pub read_at: DateTime<Utc>,
}

/// Records a reading; a second one leaves the first as it was.
pub fn record(conn: &mut Conn, row: &ReadingRow) -> QueryResult<()> {
    diesel::insert_into(decision_readings::table).values(row).on_conflict_do_nothing().execute(conn)?;
    Ok(())
}

pub fn reading(conn: &mut Conn, case_id: CaseId, seq: i32) -> QueryResult<Option<ReadingRow>> {
    decision_readings::table.find((case_id, seq)).select(ReadingRow::as_select()).first(conn).optional()
}
