//! The numbers of the dashboards: counted by the database in one pass each, without whose cases they are.
use super::Conn;
use crate::db::case::Moments;
use crate::domain::case::Status;
use crate::domain::catalogue::TitleLevel;
use crate::domain::ids::UserId;
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Array, Date, Nullable, Text, Timestamptz};
use serde::Deserialize;

define_sql_function! {
    fn case_figures(from: Timestamptz, until: Timestamptz, level: Nullable<Text>, days: Array<Date>) -> Nullable<Jsonb>;
}
define_sql_function! { fn figures_amiss() -> Jsonb; }

/// Everything the dashboards are drawn from.
#[derive(Debug, Clone, Deserialize)]
pub struct Counts {
    /// Cases opened in the period.
    pub opened: Vec<Way>,
    /// Open cases now.
    pub standing: Vec<Standing>,
    /// Filings answered in the period, by working days from filing.
    pub reviewed: Vec<Took>,
    /// Cases decided in the period, by working days from opening.
    pub decided: Vec<Took>,
    /// What is in the office's hands now; none for those who have no business with it.
    pub load: Option<Vec<Held>>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Way {
    pub status: Status,
    pub step: u8,
    pub cases: u32,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Standing {
    pub status: Status,
    pub since: NaiveDate,
    pub cases: u32,
}

#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Took {
    pub days: u32,
    pub cases: u32,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Held {
    pub officer: Option<UserId>,
    pub name: Option<String>,
    pub due_on: Option<NaiveDate>,
    pub is_paused: bool,
    pub cases: u32,
}

/// Counts the period and what stands now. `working_days` are those of the calendar in order. None: not for this office.
pub fn count(
    conn: &mut Conn,
    (from, until): Moments,
    level: Option<TitleLevel>,
    working_days: Vec<NaiveDate>,
) -> QueryResult<Option<Counts>> {
    let counted = case_figures(from, until, level.map(TitleLevel::as_str), working_days);
    let found: Option<serde_json::Value> = diesel::select(counted).get_result(conn)?;
    found.map(read).transpose()
}

/// Numbers of cases whose kept moments disagree with their timeline, at most a hundred.
pub fn amiss(conn: &mut Conn) -> QueryResult<Vec<String>> {
    read(diesel::select(figures_amiss()).get_result(conn)?)
}

fn read<T: serde::de::DeserializeOwned>(found: serde_json::Value) -> QueryResult<T> {
    serde_json::from_value(found)
        .map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))
}
