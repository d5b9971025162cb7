//! Rounds of applications. They are written by the database's own functions, which refuse what D-28 refuses.
use super::Conn;
use super::schema::rounds;
use crate::domain::catalogue::{Series, TitleLevel};
use crate::domain::ids::{CaseId, RoundId, UserId};
use crate::domain::round::Round;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Date, Nullable, Text, Timestamptz, Uuid as SqlUuid};

define_sql_function! {
    #[expect(clippy::too_many_arguments, reason = "the database function takes the whole row")]
    fn announce_round(id: SqlUuid, title: Text, level: Nullable<Text>, series: Nullable<Text>, opens: Date, closes: Date,
                      note: Text, at: Timestamptz) -> Bool;
}
define_sql_function! { fn extend_round(id: SqlUuid, from: Date, to: Date, at: Timestamptz) -> Bool; }
define_sql_function! { fn cancel_round(id: SqlUuid, because: Text, at: Timestamptz) -> Bool; }
define_sql_function! { fn carry_round(case: SqlUuid, round: SqlUuid, at: Timestamptz) -> Bool; }

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = rounds)]
#[diesel(check_for_backend(Pg))]
pub struct RoundRow {
    pub id: RoundId,
    pub title: String,
    pub level: Option<TitleLevel>,
    pub series: Option<Series>,
    pub opens_on: NaiveDate,
    pub closes_on: NaiveDate,
    pub note: String,
    pub announced_by: UserId,
    pub announced_at: DateTime<Utc>,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub cancelled_because: Option<String>,
}

impl RoundRow {
    pub fn round(&self) -> Round {
        Round {
            id: self.id,
            title: self.title.clone(),
            level: self.level,
            series: self.series,
            opens_on: self.opens_on,
            closes_on: self.closes_on,
        }
    }
}

pub fn find(conn: &mut Conn, id: RoundId) -> QueryResult<RoundRow> {
    rounds::table.find(id).select(RoundRow::as_select()).first(conn)
}

/// What was announced and not taken back, the earliest first. A handful a year, so that all of them can be read.
pub fn announced(conn: &mut Conn) -> QueryResult<Vec<Round>> {
    let standing = rounds::table.filter(rounds::cancelled_at.is_null()).order((rounds::opens_on, rounds::id));
    let rows: Vec<RoundRow> = standing.select(RoundRow::as_select()).load(conn)?;
    Ok(rows.iter().map(RoundRow::round).collect())
}

/// A page of all rounds, the newest first; `before` is the last row of the page before.
pub fn newest(
    conn: &mut Conn,
    before: Option<(NaiveDate, RoundId)>,
    limit: i64,
) -> QueryResult<Vec<RoundRow>> {
    let mut query = rounds::table.into_boxed();
    if let Some((day, id)) = before {
        query = query.filter(rounds::opens_on.lt(day).or(rounds::opens_on.eq(day).and(rounds::id.lt(id))));
    }
    query
        .order((rounds::opens_on.desc(), rounds::id.desc()))
        .limit(limit)
        .select(RoundRow::as_select())
        .load(conn)
}

/// `false`: the round is there already, or another one is in its way.
pub fn announce(conn: &mut Conn, round: &Round, note: &str, at: DateTime<Utc>) -> QueryResult<bool> {
    diesel::select(announce_round(
        round.id,
        &round.title,
        round.level.map(TitleLevel::as_str),
        round.series.map(Series::as_str),
        round.opens_on,
        round.closes_on,
        note,
        at,
    ))
    .get_result(conn)
}

/// `false`: it does not close on `from` any more, is over, or another one is in its way.
pub fn extend(
    conn: &mut Conn,
    id: RoundId,
    (from, to): (NaiveDate, NaiveDate),
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    diesel::select(extend_round(id, from, to, at)).get_result(conn)
}

/// `false`: it has opened, or was taken back before.
pub fn cancel(conn: &mut Conn, id: RoundId, because: &str, at: DateTime<Utc>) -> QueryResult<bool> {
    diesel::select(cancel_round(id, because, at)).get_result(conn)
}

/// Writes the round on a case that was filed at this moment.
pub fn carry(conn: &mut Conn, case: CaseId, round: RoundId, at: DateTime<Utc>) -> QueryResult<bool> {
    diesel::select(carry_round(case, round, at)).get_result(conn)
}
