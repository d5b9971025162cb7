//! The publicity of several cases of a unit in one act; what is written is written case by case.
use super::case::{self as moves, Findings};
use super::{Result, reference};
use crate::db::case::{self, CaseRow};
use crate::db::notice::NoticeRow;
use crate::db::{Conn, unit};
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, Window};
use crate::domain::case::{NoticeKind, Status};
use crate::domain::ids::CaseId;
use chrono::NaiveDate;

/// So many are shown at once.
const PER_PAGE: usize = 50;
/// So many sheets are printed at once.
const SHEETS: i64 = 100;

/// The cases that wait for the unit's review, and the window that would open today.
#[derive(Debug, Clone)]
pub struct Together {
    pub rows: Vec<CaseRow>,
    /// Behind which number the next page begins.
    pub next: Option<String>,
    pub window: Window,
    pub calendar: Calendar,
}

/// One page of them, in the order of their numbers, behind the number that is given.
pub fn together(conn: &mut Conn, actor: &Actor, after: &str) -> Result<Together> {
    let limit = i64::try_from(PER_PAGE + 1).unwrap_or(i64::MAX);
    let mut rows = unit::in_status(conn, actor, Status::EmployerReview, after, limit)?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    Ok(Together {
        next: rows.last().filter(|_| has_more).map(|case| case.number.clone()),
        rows,
        window: moves::plan_window(conn, actor, NoticeKind::Internal)?,
        calendar: reference::calendar(conn)?,
    })
}

/// Publishes one case of several and says to which day; one that is in publicity already is left as it is.
pub fn publish_once(
    conn: &mut Conn,
    actor: &Actor,
    id: CaseId,
    findings: &Findings,
    place: &str,
) -> Result<Option<NaiveDate>> {
    let before = case::find(conn, actor, id)?;
    if before.status == Status::Publicity {
        return Ok(before.due_on);
    }
    moves::publish(conn, actor, id, findings, place)?;
    Ok(case::find(conn, actor, id)?.due_on)
}

/// The unit's notices that run, the first to end on top: of the named cases, or of all.
pub fn running_notices(conn: &mut Conn, actor: &Actor, named: &[CaseId]) -> Result<Vec<NoticeRow>> {
    Ok(unit::running_notices(conn, actor, named, SHEETS)?)
}
