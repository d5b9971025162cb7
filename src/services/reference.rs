//! Lists, calendar and policy data as the use-cases ask for them.
use super::{Error, FieldErrors, Result};
use crate::db::notice;
use crate::db::reference::{PolicyRow, YearRow};
use crate::db::{Conn, audit, reference as db};
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, CalendarYear, WorkingDays, shanghai_date};
use crate::domain::case::{NoticeKind, Status};
use crate::domain::catalogue::{self, ItemClass, ItemRef, ListItem, ListVersion};
use crate::domain::panel::policy::Fraction;
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

/// A policy part of a whole, such as two thirds, on a day.
pub fn part(conn: &mut Conn, key: Key, on: NaiveDate) -> Result<Fraction> {
    let value = db::policy(conn, key.as_str(), on)?;
    let part = value.as_ref().and_then(|value| value.as_str()?.parse().ok());
    Ok(part.ok_or_else(|| anyhow::anyhow!("policy {} has no value on {on}", key.as_str()))?)
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

/// What loading a year would change: deadlines that run now, with their end today and their end under the new year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearEffect {
    /// Publicity, result publicity, review or corrections.
    pub status: Status,
    pub began_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub would_end_on: NaiveDate,
    pub cases: i64,
}

/// The deadlines that run now and would end on another day under this year.
pub fn year_effects(conn: &mut Conn, year: &CalendarYear) -> Result<Vec<YearEffect>> {
    let now = calendar(conn)?;
    let changed = now.with_year(year.clone());
    let windows = notice::running(conn, 10_000)?.into_iter().map(|window| YearEffect {
        status: match window.kind {
            NoticeKind::Internal => Status::Publicity,
            NoticeKind::Result => Status::ResultPublicity,
        },
        began_on: window.published_on,
        ends_on: window.ends_on,
        would_end_on: moved(&changed, window.published_on, i64::from(window.working_days)),
        cases: 1,
    });
    let deadlines = db::deadlines(conn)?.into_iter().map(|open| YearEffect {
        status: open.status,
        began_on: open.began_on,
        ends_on: open.ends_on,
        would_end_on: moved(
            &changed,
            open.began_on,
            now.working_days_between(open.began_on, open.ends_on).value,
        ),
        cases: open.cases,
    });
    Ok(windows.chain(deadlines).filter(|effect| effect.would_end_on != effect.ends_on).collect())
}

/// The last of so many working days after a day; no days end where they begin.
fn moved(calendar: &Calendar, from: NaiveDate, days: i64) -> NaiveDate {
    let days = u32::try_from(days).ok().and_then(|days| WorkingDays::new(days).ok());
    days.map_or(from, |days| calendar.window(from, days).ends_on)
}

/// The files of every loaded year, the newest first within each year.
pub fn years(conn: &mut Conn) -> Result<Vec<YearRow>> {
    Ok(db::years(conn)?)
}

/// Every policy value, the one that wins first within each key.
pub fn policies(conn: &mut Conn) -> Result<Vec<PolicyRow>> {
    Ok(db::policies(conn)?)
}

/// A newer value for a policy.
#[derive(Debug, Clone)]
pub struct NewPolicy {
    pub key: String,
    pub value: String,
    pub source: String,
    pub valid_from: Option<NaiveDate>,
}

/// Adds a value; the one before stays on record and goes on until the new one is valid.
pub fn set_policy(conn: &mut Conn, actor: &Actor, new: &NewPolicy) -> Result<()> {
    let key = Key::parse(&new.key).ok_or(Error::NotFound)?;
    let mut errors = FieldErrors::default();
    let value = policy::read(key, &new.value);
    if let Err((zh, en)) = &value {
        errors.add("value", zh, en);
    }
    if new.source.trim().is_empty() {
        errors.add("source", "请写明依据的文件或决定。", "Name the document or decision it comes from.");
    }
    if new.valid_from.is_none_or(|day| day < today(actor)) {
        errors.add(
            "valid_from",
            "请填写今天或以后的日期：已经过去的日子不改。",
            "Give today or a later day: the past is not changed.",
        );
    }
    errors.into_result()?;
    let (Ok(value), Some(valid_from)) = (value, new.valid_from) else { return Err(Error::Conflict) };
    let value = serde_json::Value::from(value);
    db::add_policy(conn, key.as_str(), (&value, new.source.trim()), valid_from, (actor.user_id, actor.now))?;
    let detail = serde_json::json!({ "key": key.as_str(), "value": value, "source": new.source.trim(), "valid_from": valid_from });
    audit::record(conn, actor, "set_policy", "policy", None, &detail)?;
    Ok(())
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
