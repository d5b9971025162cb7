//! Lists, calendar and policy data as the use-cases ask for them.
use super::{Error, Result};
use crate::db::{Conn, audit, reference as db};
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, CalendarYear, WorkingDays, shanghai_date};
use crate::domain::catalogue::{self, ItemClass, ItemRef, ListItem, ListVersion};
use crate::domain::policy::{self, Key};
use chrono::{DateTime, NaiveDate, Utc};

/// Writes down what belongs to this version of the program: lists, calendar years, policy defaults, legal moves.
pub fn load(conn: &mut Conn, at: DateTime<Utc>) -> anyhow::Result<()> {
    for list in catalogue::embedded() {
        db::publish_list(conn, list, at)?;
    }
    for (text, year) in crate::domain::calendar::embedded_texts() {
        db::load_year(conn, &year, text, None, at)?;
    }
    for entry in policy::defaults() {
        db::seed_policy(conn, &entry.key, &entry.value.into(), &entry.source, at)?;
    }
    db::write_legal_moves(conn)?;
    Ok(())
}

pub fn calendar(conn: &mut Conn) -> Result<Calendar> {
    Ok(db::calendar(conn)?)
}

/// A policy number on a day.
pub fn number(conn: &mut Conn, key: Key, on: NaiveDate) -> Result<u32> {
    let value = db::policy(conn, key.as_str(), on)?.and_then(|value| value.as_u64());
    let value = value.ok_or_else(|| anyhow::anyhow!("policy {} has no value on {on}", key.as_str()))?;
    Ok(u32::try_from(value).map_err(|_| anyhow::anyhow!("policy {} is too large", key.as_str()))?)
}

/// A policy number of working days, at least one.
pub fn days(conn: &mut Conn, key: Key, on: NaiveDate) -> Result<WorkingDays> {
    let count = number(conn, key, on)?;
    Ok(WorkingDays::new(count).map_err(|error| anyhow::anyhow!("policy {}: {error}", key.as_str()))?)
}

/// The version of the list in force on a day.
pub fn list_in_force(on: NaiveDate) -> Result<&'static ListVersion> {
    catalogue::in_force(catalogue::embedded(), on).ok_or_else(|| {
        Error::refused("当日没有有效的认可清单。", "No recognition list is in force on that day.")
    })
}

/// The row of the list that a case rests on.
pub fn item(list_id: &str, number: i32) -> Result<&'static ListItem> {
    let list = catalogue::embedded().iter().find(|list| list.id == list_id).ok_or(Error::NotFound)?;
    let number = u16::try_from(number).map_err(|_| Error::NotFound)?;
    list.find(ItemRef::new(ItemClass::C, number)).ok_or(Error::NotFound)
}

/// What loading a year would change: notices that run now, with their end today and their end under the new year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearEffect {
    pub published_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub would_end_on: NaiveDate,
}

/// Reads a year file; the error names what is wrong with it.
pub fn read_year(text: &str) -> Result<CalendarYear> {
    CalendarYear::parse(text).map_err(|error| Error::invalid("content", &error.zh(), &error.to_string()))
}

/// Loads a year in the administrator's name.
pub fn load_year(conn: &mut Conn, actor: &Actor, text: &str) -> Result<CalendarYear> {
    let year = read_year(text)?;
    db::load_year(conn, &year, text, actor.person(), actor.now)?;
    let detail = serde_json::json!({ "year": year.year, "digest": year.digest(), "source": year.source });
    audit::record(conn, actor, "load_calendar_year", "calendar_year", None, &detail)?;
    Ok(year)
}

/// Today in Shanghai.
pub fn today(actor: &Actor) -> NaiveDate {
    shanghai_date(actor.now)
}
