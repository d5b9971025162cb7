//! The office's queue: what is asked of it, its lines, its counts, and the way from one case to the next.
pub use super::asked::{Asked, Bucket, Counted, Owner, Tab, moments};
use super::cover;
use crate::db::case::{self as db, CaseRow, Cursor, Narrowing, Place};
use crate::db::office::{self, Colleague};
use crate::db::round::{self, RoundRow};
use crate::db::{Conn, account, employer, review};
use crate::domain::actor::Actor;
use crate::domain::calendar::Calendar;
use crate::domain::case::Status;
use crate::domain::catalogue::ListItem;
use crate::domain::ids::{CaseId, OrgId, UserId};
use crate::domain::policy::Key;
use crate::services::{Result, export, reference};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One line of a queue.
#[derive(Debug, Clone)]
pub struct QueueRow {
    pub case: CaseRow,
    pub item: &'static ListItem,
    pub unit: String,
    pub owner: Option<String>,
    /// The owner is away and the reader covers them.
    pub is_covered: bool,
    /// Correction notices so far.
    pub corrections: i64,
}

/// A page of the queue.
#[derive(Debug, Clone)]
pub struct Queue {
    pub rows: Vec<QueueRow>,
    /// There are rows beyond this page, in the direction it was asked for.
    pub has_more: bool,
    /// Rows under this narrowing.
    pub total: i64,
    /// How many fall into each bucket, whatever bucket is chosen.
    pub buckets: Vec<(Bucket, u32)>,
    /// How many each tab holds that is worked through, without any filter.
    pub tabs: Vec<(Tab, i64)>,
    /// Whose cases can be asked for: the reviewers of the office but the reader, and whoever else has a case.
    pub colleagues: Vec<Colleague>,
    /// The newest rounds, for choosing one.
    pub rounds: Vec<RoundRow>,
    pub calendar: Calendar,
    pub lengths: Lengths,
}

/// How many working days the office, the applicant and a result's publicity have, by today's policy.
#[derive(Debug, Clone, Copy)]
pub struct Lengths {
    pub acceptance: u32,
    pub correction: u32,
    pub result: u32,
}

impl Lengths {
    pub fn on(conn: &mut Conn, day: NaiveDate) -> Result<Self> {
        Ok(Self {
            acceptance: reference::number(conn, Key::AcceptanceDays, day)?,
            correction: reference::number(conn, Key::CorrectionDays, day)?,
            result: reference::number(conn, Key::ResultPublicityDays, day)?,
        })
    }

    /// The length of the deadline that runs in a status.
    pub const fn of(self, status: Status) -> u32 {
        match status {
            Status::Correction => self.correction,
            Status::ResultPublicity => self.result,
            _ => self.acceptance,
        }
    }
}

/// One page of the queue.
pub fn queue(conn: &mut Conn, actor: &Actor, asked: &Asked, cursor: Cursor, limit: usize) -> Result<Queue> {
    let (calendar, today) = (reference::calendar(conn)?, reference::today(actor));
    let narrowing = asked.narrowing(conn, actor, &calendar)?;
    let more = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let mut cases = db::queue(conn, actor, &narrowing, cursor, more)?;
    let has_more = cases.len() > limit;
    if has_more && matches!(cursor, Cursor::Before(_)) {
        cases.remove(0);
    }
    cases.truncate(limit);
    Ok(Queue {
        total: db::count(conn, actor, &narrowing)?,
        buckets: buckets(conn, actor, &narrowing, &calendar)?,
        tabs: tabs(conn, actor, &calendar)?,
        lengths: Lengths::on(conn, today)?,
        colleagues: colleagues(conn, actor)?,
        rounds: round::newest(conn, None, 20)?,
        rows: lines(conn, actor, cases)?,
        has_more,
        calendar,
    })
}

/// How many fall into each bucket, whatever bucket is chosen: one count each, every one from the index of deadlines.
fn buckets(
    conn: &mut Conn,
    actor: &Actor,
    narrowing: &Narrowing,
    calendar: &Calendar,
) -> Result<Vec<(Bucket, u32)>> {
    let today = reference::today(actor);
    let count = |&bucket: &Bucket| {
        let due = Some(bucket.range(calendar, today));
        let held = db::count(conn, actor, &Narrowing { due, ..narrowing.clone() })?;
        Ok((bucket, u32::try_from(held).unwrap_or(u32::MAX)))
    };
    Bucket::ALL.iter().map(count).collect()
}

/// Rows that are read at a time for an export.
const BATCH: usize = 1000;

/// Everything under a filter, in the order of the pages; refused beyond what an export holds.
pub fn whole(conn: &mut Conn, actor: &Actor, asked: &Asked) -> Result<(Vec<QueueRow>, Calendar)> {
    let calendar = reference::calendar(conn)?;
    let narrowing = asked.narrowing(conn, actor, &calendar)?;
    let rows = export::whole(|last: Option<&QueueRow>| {
        let place = |row: &QueueRow| Cursor::After(Place { due_on: row.case.due_on, id: row.case.id });
        let limit = i64::try_from(BATCH).unwrap_or(i64::MAX);
        let cases = db::queue(conn, actor, &narrowing, last.map_or(Cursor::Start, place), limit)?;
        lines(conn, actor, cases)
    })?;
    Ok((rows, calendar))
}

fn tabs(conn: &mut Conn, actor: &Actor, calendar: &Calendar) -> Result<Vec<(Tab, i64)>> {
    let mut counts = Vec::new();
    // The last two only grow, and nobody works through them: they are not counted for every page.
    for &tab in Tab::ALL.iter().filter(|tab| !matches!(tab, Tab::Done | Tab::All)) {
        let asked = Asked { tab: Some(tab), ..Asked::default() };
        let narrowing = asked.narrowing(conn, actor, calendar)?;
        counts.push((tab, db::count(conn, actor, &narrowing)?));
    }
    Ok(counts)
}

/// Cases as lines for the certificate office, which has no business with corrections.
pub fn certificate_lines(conn: &mut Conn, cases: Vec<CaseRow>) -> Result<Vec<QueueRow>> {
    described(conn, cases, &BTreeMap::new())
}

/// Lines for chosen cases, as far as the actor may know of them.
pub(super) fn of_ids(conn: &mut Conn, actor: &Actor, ids: &[CaseId]) -> Result<Vec<QueueRow>> {
    let narrowing = Narrowing { ids: Some(ids.to_vec()), ..Narrowing::default() };
    let limit = i64::try_from(ids.len()).unwrap_or(i64::MAX);
    let cases = db::queue(conn, actor, &narrowing, Cursor::Start, limit)?;
    lines(conn, actor, cases)
}

/// Everybody whose cases a reviewer can ask for, but themselves.
fn colleagues(conn: &mut Conn, actor: &Actor) -> Result<Vec<Colleague>> {
    let mut all = office::reviewers(conn)?;
    let mut gone = office::holders(conn)?;
    gone.retain(|id| all.iter().all(|person| person.id != *id));
    all.extend(officers(conn, gone.into_iter())?.into_iter().map(|(id, name)| Colleague { id, name }));
    all.retain(|person| person.id != actor.user_id);
    Ok(all)
}

pub(super) fn lines(conn: &mut Conn, actor: &Actor, cases: Vec<CaseRow>) -> Result<Vec<QueueRow>> {
    let ids: Vec<CaseId> = cases.iter().map(|case| case.id).collect();
    let corrections: BTreeMap<_, _> = review::correction_counts(conn, &ids)?.into_iter().collect();
    let covered = cover::covered(conn, actor)?;
    let mut rows = described(conn, cases, &corrections)?;
    for row in &mut rows {
        row.is_covered = row.case.claimed_by.is_some_and(|owner| covered.contains(&owner));
    }
    Ok(rows)
}

fn described(
    conn: &mut Conn,
    cases: Vec<CaseRow>,
    corrections: &BTreeMap<CaseId, i64>,
) -> Result<Vec<QueueRow>> {
    let orgs: Vec<OrgId> = cases.iter().map(|case| case.org_id).collect();
    let units: BTreeMap<_, _> = employer::names(conn, &orgs)?.into_iter().collect();
    let owners = officers(conn, cases.iter().filter_map(|case| case.claimed_by))?;
    let line = |case: CaseRow| {
        Ok(QueueRow {
            item: reference::item(&case.list_id, case.item_number)?,
            unit: units.get(&case.org_id).cloned().unwrap_or_default(),
            owner: case.claimed_by.and_then(|id| owners.get(&id).cloned()),
            is_covered: false,
            corrections: corrections.get(&case.id).copied().unwrap_or(0),
            case,
        })
    };
    cases.into_iter().map(line).collect()
}

/// The names of colleagues in office; whoever has left it stays without a name.
pub fn officers(conn: &mut Conn, ids: impl Iterator<Item = UserId>) -> Result<BTreeMap<UserId, String>> {
    let mut names = BTreeMap::new();
    for id in ids {
        if let std::collections::btree_map::Entry::Vacant(place) = names.entry(id)
            && let Some(name) = account::officer_name(conn, id)?
        {
            place.insert(name);
        }
    }
    Ok(names)
}

/// The cases around one in the queue, under the same filters.
#[derive(Debug, Clone, Copy, Default)]
pub struct Neighbours {
    pub previous: Option<CaseId>,
    pub next: Option<CaseId>,
}

pub fn neighbours(conn: &mut Conn, actor: &Actor, asked: &Asked, case: &CaseRow) -> Result<Neighbours> {
    let calendar = reference::calendar(conn)?;
    let narrowing = asked.narrowing(conn, actor, &calendar)?;
    let place = Place { due_on: case.due_on, id: case.id };
    let mut first = |cursor| -> Result<Option<CaseId>> {
        Ok(db::queue(conn, actor, &narrowing, cursor, 1)?.first().map(|case| case.id))
    };
    Ok(Neighbours { previous: first(Cursor::Before(place))?, next: first(Cursor::After(place))? })
}
