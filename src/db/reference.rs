//! Lists, calendar years, policy data and the legal moves: read by every use-case, written by `migrate` and the administrator.
use super::schema::{calendar_years, demo_clock, legal_moves, list_items, list_versions, policies};
use super::{Conn, roles};
use crate::domain::calendar::{Calendar, CalendarYear};
use crate::domain::case::Status;
use crate::domain::case::flow::FLOW;
use crate::domain::catalogue::ListVersion;
use crate::domain::ids::UserId;
use anyhow::Context;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use diesel::prelude::*;
use serde::Deserialize;

define_sql_function! { fn open_deadlines() -> Jsonb; }

/// Loads a published list version once. A version with the same name and other content is refused: published is immutable.
pub fn publish_list(conn: &mut Conn, list: &ListVersion, at: DateTime<Utc>) -> anyhow::Result<()> {
    let digest = list.digest();
    let stored: Option<String> =
        list_versions::table.find(&list.id).select(list_versions::digest).first(conn).optional()?;
    if let Some(stored) = stored {
        anyhow::ensure!(
            stored == digest,
            "list {} was published with other content (digest {stored}, now {digest}): publish a new version instead",
            list.id
        );
        return Ok(());
    }
    diesel::insert_into(list_versions::table)
        .values((
            list_versions::id.eq(&list.id),
            list_versions::document_no.eq(&list.document_no),
            list_versions::title.eq(&list.title),
            list_versions::published_on.eq(list.published_on),
            list_versions::effective_from.eq(list.effective_from),
            list_versions::effective_until.eq(list.effective_until),
            list_versions::digest.eq(&digest),
            list_versions::loaded_at.eq(at),
        ))
        .execute(conn)?;
    for item in &list.items {
        diesel::insert_into(list_items::table)
            .values((
                list_items::list_id.eq(&list.id),
                list_items::class.eq(item.class.as_str()),
                list_items::number.eq(i32::from(item.number)),
                list_items::certificate_zh.eq(&item.certificate_zh),
                list_items::title_level.eq(item.title_level.as_str()),
                list_items::content.eq(serde_json::to_value(item)?),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Writes down a calendar year, unless this very content is already the newest of its year.
pub fn load_year(
    conn: &mut Conn,
    year: &CalendarYear,
    text: &str,
    by: Option<UserId>,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    let newest: Option<String> = calendar_years::table
        .filter(calendar_years::year.eq(year.year))
        .order(calendar_years::loaded_at.desc())
        .select(calendar_years::digest)
        .first(conn)
        .optional()?;
    if newest.is_some_and(|digest| digest == year.digest()) {
        return Ok(());
    }
    diesel::insert_into(calendar_years::table)
        .values((
            calendar_years::year.eq(year.year),
            calendar_years::digest.eq(year.digest()),
            calendar_years::content.eq(text),
            calendar_years::source.eq(&year.source),
            calendar_years::loaded_by.eq(by),
            calendar_years::loaded_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

/// The calendar in force: the newest content of each year.
pub fn calendar(conn: &mut Conn) -> anyhow::Result<Calendar> {
    let texts: Vec<(i32, String)> = calendar_years::table
        .distinct_on(calendar_years::year)
        .order((calendar_years::year, calendar_years::loaded_at.desc()))
        .select((calendar_years::year, calendar_years::content))
        .load(conn)?;
    let years: Result<Vec<_>, _> = texts.iter().map(|(_, text)| CalendarYear::parse(text)).collect();
    Ok(Calendar::new(years.context("a stored calendar year cannot be read")?))
}

/// A calendar year as it was loaded.
#[derive(Debug, Clone, Queryable)]
pub struct YearRow {
    pub year: i32,
    pub digest: String,
    pub content: String,
    pub source: String,
    pub loaded_by: Option<UserId>,
    pub loaded_at: DateTime<Utc>,
}

/// Everything that was ever loaded, the newest first within each year.
pub fn years(conn: &mut Conn) -> QueryResult<Vec<YearRow>> {
    calendar_years::table
        .order((calendar_years::year.desc(), calendar_years::loaded_at.desc()))
        .select((
            calendar_years::year,
            calendar_years::digest,
            calendar_years::content,
            calendar_years::source,
            calendar_years::loaded_by,
            calendar_years::loaded_at,
        ))
        .load(conn)
}

/// A policy value as it was set.
#[derive(Debug, Clone, Queryable)]
pub struct PolicyRow {
    pub id: i64,
    pub key: String,
    pub value: serde_json::Value,
    pub source: String,
    pub valid_from: NaiveDate,
    pub set_by: Option<UserId>,
    pub set_at: DateTime<Utc>,
}

/// Every policy value, the one that wins first within each key.
pub fn policies(conn: &mut Conn) -> QueryResult<Vec<PolicyRow>> {
    policies::table
        .order((policies::key, policies::valid_from.desc(), policies::id.desc()))
        .select((
            policies::id,
            policies::key,
            policies::value,
            policies::source,
            policies::valid_from,
            policies::set_by,
            policies::set_at,
        ))
        .load(conn)
}

/// Adds a policy value in a person's name.
pub fn add_policy(
    conn: &mut Conn,
    key: &str,
    (value, source): (&serde_json::Value, &str),
    valid_from: NaiveDate,
    (by, at): (UserId, DateTime<Utc>),
) -> QueryResult<()> {
    diesel::insert_into(policies::table)
        .values((
            policies::key.eq(key),
            policies::value.eq(value),
            policies::source.eq(source),
            policies::valid_from.eq(valid_from),
            policies::set_by.eq(by),
            policies::set_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

/// The value of a policy on a day: the newest of those already valid.
pub fn policy(conn: &mut Conn, key: &str, on: NaiveDate) -> QueryResult<Option<serde_json::Value>> {
    policies::table
        .filter(policies::key.eq(key).and(policies::valid_from.le(on)))
        .order((policies::valid_from.desc(), policies::id.desc()))
        .select(policies::value)
        .first(conn)
        .optional()
}

/// Adds a policy value where its key has none yet.
pub fn seed_policy(
    conn: &mut Conn,
    key: &str,
    value: &serde_json::Value,
    source: &str,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    let known: i64 = policies::table.filter(policies::key.eq(key)).count().get_result(conn)?;
    if known == 0 {
        let from = NaiveDate::from_ymd_opt(at.year() - 3, 1, 1).unwrap_or_default();
        diesel::insert_into(policies::table)
            .values((
                policies::key.eq(key),
                policies::value.eq(value),
                policies::source.eq(source),
                policies::valid_from.eq(from),
                policies::set_at.eq(at),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Writes the moves of the flow table down, so that the database refuses any other.
pub fn write_legal_moves(conn: &mut Conn) -> QueryResult<()> {
    diesel::delete(legal_moves::table).execute(conn)?;
    for row in FLOW {
        for &from in row.from {
            for to in row.targets(Some(from)) {
                for &role in row.by {
                    diesel::insert_into(legal_moves::table)
                        .values((
                            legal_moves::action.eq(row.action.as_str()),
                            legal_moves::from_status.eq(from.as_str()),
                            legal_moves::to_status.eq(to.as_str()),
                            legal_moves::db_role.eq(roles::of(role)),
                        ))
                        .on_conflict_do_nothing()
                        .execute(conn)?;
                }
            }
        }
    }
    Ok(())
}

/// How far the demonstration's clock has been moved, in seconds.
pub fn demo_offset(conn: &mut Conn) -> QueryResult<i64> {
    Ok(demo_clock::table.select(demo_clock::offset_seconds).first(conn).optional()?.unwrap_or(0))
}

pub fn set_demo_offset(conn: &mut Conn, seconds: i64) -> QueryResult<()> {
    diesel::insert_into(demo_clock::table)
        .values(demo_clock::offset_seconds.eq(seconds))
        .on_conflict(demo_clock::singleton)
        .do_update()
        .set(demo_clock::offset_seconds.eq(seconds))
        .execute(conn)?;
    Ok(())
}

/// How many cases have a deadline of these days, without whose they are.
#[derive(Debug, Clone, Deserialize)]
pub struct OpenDeadline {
    pub status: Status,
    pub began_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub cases: i64,
}

/// The deadlines for review and for corrections that run now.
pub fn deadlines(conn: &mut Conn) -> QueryResult<Vec<OpenDeadline>> {
    let found: serde_json::Value = diesel::select(open_deadlines()).get_result(conn)?;
    serde_json::from_value(found)
        .map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))
}
