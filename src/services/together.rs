//! The publicity of several cases of a unit in one act; what is written is written case by case.
use super::case::{self as moves, Findings};
use super::{Result, reference};
use crate::db::case::{self, CaseRow, Narrowing};
use crate::db::notice::NoticeRow;
use crate::db::{Conn, unit};
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, Window};
use crate::domain::case::{NoticeKind, Status};
use crate::domain::ids::CaseId;
use chrono::NaiveDate;

/// So many are shown at once.
const MOST: i64 = 100;

/// The cases that wait for the unit's review, and the window that would open today.
#[derive(Debug, Clone)]
pub struct Together {
    pub rows: Vec<CaseRow>,
    pub window: Window,
    pub calendar: Calendar,
}

pub fn together(conn: &mut Conn, actor: &Actor) -> Result<Together> {
    let waiting = Narrowing { statuses: vec![Status::EmployerReview], ..Narrowing::default() };
    let mut rows = case::latest(conn, actor, &waiting, MOST)?;
    rows.retain(|case| case.suspended_at.is_none());
    Ok(Together {
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

/// The unit's notices that run, the first to end on top.
pub fn running_notices(conn: &mut Conn, actor: &Actor) -> Result<Vec<NoticeRow>> {
    Ok(unit::running_notices(conn, actor, MOST)?)
}
