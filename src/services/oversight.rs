//! What the overseers read: who looked at what, whether a case's record is whole, and the worker's queue.
use super::{Result, export, reference};
use crate::db::Conn;
use crate::db::account;
use crate::db::audit::{self, AuditRow, Narrowing};
use crate::db::case::{self as cases, CaseRow};
use crate::db::outbox::{self, JobRow, Jobs};
use crate::db::timeline::{self, EntryRow, broken_at};
use crate::domain::actor::{Actor, Role};
use crate::domain::calendar::shanghai_time;
use crate::domain::ids::{CaseId, UserId};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is looked for in the audit record, as typed.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// The id of an object, or the number of a case.
    pub object: String,
    /// Part of a name or e-mail address.
    pub person: String,
    /// Readings alone, or changes alone.
    pub is_reading: Option<bool>,
    /// First and last day, in Shanghai.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    pub before: Option<i64>,
}

/// A page of the audit record.
#[derive(Debug, Clone)]
pub struct AuditPage {
    pub rows: Vec<AuditRow>,
    pub has_more: bool,
    pub names: BTreeMap<UserId, String>,
    /// The text names no object that there is.
    pub is_object_unknown: bool,
    /// The case that the text names by its number: an auditor may have its record checked, read or not.
    pub case: Option<CaseId>,
    /// What was done to that case; its own record keeps it.
    pub moves: Vec<EntryRow>,
}

/// What a search narrows the record to.
struct Sought {
    narrowing: Narrowing,
    is_object_unknown: bool,
    case: Option<CaseId>,
}

fn sought(conn: &mut Conn, actor: &Actor, search: &Search) -> Result<Sought> {
    let object = search.object.trim();
    let case = if actor.role == Role::Auditor { case_numbered(conn, actor, object)? } else { None };
    let looked_for = || Uuid::try_parse(object).ok().or(case.map(CaseId::as_uuid));
    let object_id = (!object.is_empty()).then(looked_for);
    let users = if search.person.trim().is_empty() {
        None
    } else {
        Some(account::search(conn, search.person.trim(), 50)?.into_iter().map(|user| user.id).collect())
    };
    let is_object_unknown = object_id == Some(None);
    let narrowing = Narrowing {
        object_id: object_id.flatten(),
        users,
        is_reading: search.is_reading,
        from: search.from.and_then(began),
        until: search.to.and_then(|day| day.succ_opt()).and_then(began),
        before: search.before,
    };
    Ok(Sought { narrowing, is_object_unknown, case })
}

/// A page of who looked at what, the newest first. Looking at the record is itself recorded.
pub fn audit_page(conn: &mut Conn, actor: &Actor, search: &Search, limit: usize) -> Result<AuditPage> {
    let Sought { narrowing, is_object_unknown, case } = sought(conn, actor, search)?;
    let more = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let mut rows = if is_object_unknown { Vec::new() } else { audit::newest(conn, &narrowing, more)? };
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let names = names_in(conn, &rows)?;
    let moves = match case.filter(|_| search.is_reading != Some(true) && search.before.is_none()) {
        Some(id) => timeline::of_case(conn, id)?,
        None => Vec::new(),
    };
    let detail = serde_json::json!({ "object": search.object.trim(), "person": search.person.trim() });
    audit::record(conn, actor, "read_audit", "audit", None, &detail)?;
    Ok(AuditPage { rows, has_more, names, is_object_unknown, case, moves })
}

/// Midnight in Shanghai, as that day begins.
fn began(day: NaiveDate) -> Option<DateTime<Utc>> {
    let midnight = day.and_time(NaiveTime::MIN).and_local_timezone(shanghai_time()).single()?;
    Some(midnight.to_utc())
}

fn names_in(conn: &mut Conn, rows: &[AuditRow]) -> Result<BTreeMap<UserId, String>> {
    let ids: std::collections::BTreeSet<UserId> = rows.iter().filter_map(|row| row.user_id).collect();
    Ok(account::names(conn, ids.into_iter().collect())?)
}

/// Everything a search finds, in the order of the pages, with the names of who acted.
pub fn whole_audit(
    conn: &mut Conn,
    actor: &Actor,
    search: &Search,
) -> Result<(Vec<AuditRow>, BTreeMap<UserId, String>)> {
    let Sought { narrowing, is_object_unknown, .. } = sought(conn, actor, search)?;
    let rows = export::whole(|last: Option<&AuditRow>| {
        if is_object_unknown {
            return Ok(Vec::new());
        }
        let before = last.map(|row| row.id);
        Ok(audit::newest(conn, &Narrowing { before, ..narrowing.clone() }, 1000)?)
    })?;
    let names = names_in(conn, &rows)?;
    Ok((rows, names))
}

fn case_numbered(conn: &mut Conn, actor: &Actor, number: &str) -> Result<Option<CaseId>> {
    if number.is_empty() {
        return Ok(None);
    }
    let narrowing = cases::Narrowing { text: Some(number.to_owned()), ..cases::Narrowing::default() };
    let found = cases::latest(conn, actor, &narrowing, 2)?;
    Ok(found.iter().find(|case| case.number.eq_ignore_ascii_case(number)).map(|case| case.id))
}

/// The record of a case with the first entry, if any, that does not follow from those before it.
#[derive(Debug, Clone)]
pub struct Chain {
    pub case: CaseRow,
    pub entries: Vec<EntryRow>,
    pub broken_at: Option<i32>,
}

/// Recomputes the chain of a case's record.
pub fn check_chain(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<Chain> {
    let case = cases::find(conn, actor, id)?;
    let entries = timeline::of_case(conn, id)?;
    let broken_at = broken_at(&entries);
    let detail = serde_json::json!({ "case": case.number, "entries": entries.len(), "broken_at": broken_at });
    audit::record(conn, actor, "check_chain", "case", Some(id.as_uuid()), &detail)?;
    Ok(Chain { case, entries, broken_at })
}

/// A page of the worker's queue.
#[derive(Debug, Clone)]
pub struct JobPage {
    pub rows: Vec<JobRow>,
    pub has_more: bool,
    pub waiting: i64,
    pub failing: i64,
}

pub fn jobs(conn: &mut Conn, which: Jobs, before: Option<i64>, limit: usize) -> Result<JobPage> {
    let more = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let mut rows = outbox::jobs(conn, which, before, more)?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let (waiting, failing) = outbox::open_counts(conn)?;
    Ok(JobPage { rows, has_more, waiting, failing })
}

/// The names of those who loaded years or set policies.
pub fn loaders(conn: &mut Conn, ids: impl Iterator<Item = UserId>) -> Result<BTreeMap<UserId, String>> {
    let ids: Vec<UserId> = ids.collect();
    Ok(account::names(conn, ids)?)
}

/// Today in Shanghai, for forms whose dates begin today.
pub fn today(actor: &Actor) -> NaiveDate {
    reference::today(actor)
}
