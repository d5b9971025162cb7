//! Absence and cover: a colleague acts in the cases of somebody who is away. It begins and ends by its days, read and not
//! run; the cover is asked by being told, and may decline (ADR 20).
use crate::db::case::CaseRow;
use crate::db::office::{self as db, AbsenceRow, Colleague};
use crate::db::outbox::{self, Topic};
use crate::db::{Conn, account};
use crate::domain::actor::{Actor, Role};
use crate::domain::ids::UserId;
use crate::domain::message::Audience;
use crate::services::{Error, FieldErrors, Result, reference};
use chrono::{Days, NaiveDate};
use uuid::Uuid;

/// The longest absence that is announced at once, in days.
const LONGEST: u64 = 365;

/// What the page of absences shows.
#[derive(Debug, Clone)]
pub struct Absences {
    /// Not over yet, of the whole office, with the names of who is away and who covers.
    pub rows: Vec<(AbsenceRow, String, String)>,
    /// Who can be asked to cover.
    pub colleagues: Vec<Colleague>,
    pub today: NaiveDate,
}

/// The absences of the office that are not over.
pub fn absences(conn: &mut Conn, actor: &Actor) -> Result<Absences> {
    let today = reference::today(actor);
    let rows = db::absences_from(conn, today)?;
    let people = rows.iter().flat_map(|row| [row.user_id, row.covered_by]);
    let names = super::queue::officers(conn, people)?;
    let name = |id: UserId| names.get(&id).cloned().unwrap_or_default();
    let rows = rows.into_iter().map(|row| (name(row.user_id), name(row.covered_by), row));
    let rows = rows.map(|(away, cover, row)| (row, away, cover)).collect();
    let mut colleagues = db::reviewers(conn)?;
    colleagues.retain(|person| person.id != actor.user_id);
    Ok(Absences { rows, colleagues, today })
}

/// An absence as it is typed; `id` is made with the form, so that a second press finds the first.
#[derive(Debug, Clone)]
pub struct NewAbsence {
    pub id: Uuid,
    pub from_on: Option<NaiveDate>,
    pub until_on: Option<NaiveDate>,
    pub covered_by: Option<UserId>,
}

/// Announces an absence and asks the cover by telling them.
pub fn announce(conn: &mut Conn, actor: &Actor, new: &NewAbsence) -> Result<()> {
    db::one_at_a_time(conn, actor.user_id)?;
    let known = db::absences_from(conn, reference::today(actor))?;
    if known.iter().any(|row| row.id == new.id) {
        return Ok(());
    }
    let (from_on, until_on, covered_by) = complete(conn, actor, new, &known)?;
    let row = AbsenceRow {
        id: new.id,
        user_id: actor.user_id,
        org_id: actor.org_id,
        covered_by,
        from_on,
        until_on,
        announced_at: actor.now,
        ended_at: None,
        declined_at: None,
    };
    if !db::add_absence(conn, &row)? {
        return Err(Error::Conflict);
    }
    tell(conn, actor, covered_by, "cover_asked", &row)
}

fn complete(
    conn: &mut Conn,
    actor: &Actor,
    new: &NewAbsence,
    known: &[AbsenceRow],
) -> Result<(NaiveDate, NaiveDate, UserId)> {
    let today = reference::today(actor);
    let mut errors = FieldErrors::default();
    let from_on = new.from_on.filter(|day| *day >= today);
    if from_on.is_none() {
        errors.add("from", "请填写开始日期，不早于今天。", "Give the first day, today or later.");
    }
    let latest = from_on.map(|day| day + Days::new(LONGEST));
    let until_on = new.until_on.filter(|day| from_on.is_none_or(|from| *day >= from));
    let until_on = until_on.filter(|day| latest.is_none_or(|latest| *day <= latest));
    if until_on.is_none() {
        errors.add(
            "until",
            "请填写最后一天：不早于开始日期，最长一年。",
            "Give the last day: not before the first, within a year.",
        );
    }
    let colleagues = db::reviewers(conn)?;
    let is_colleague = |id: &UserId| *id != actor.user_id && colleagues.iter().any(|person| person.id == *id);
    let cover = new.covered_by.filter(is_colleague);
    if cover.is_none() {
        errors.add("cover", "请选择代办的同事。", "Choose the colleague who covers.");
    }
    let (Some(from_on), Some(until_on), Some(cover)) = (from_on, until_on, cover) else {
        return Err(Error::Invalid(errors));
    };
    let meets = |row: &&AbsenceRow| row.stands() && row.from_on <= until_on && row.until_on >= from_on;
    if known.iter().filter(meets).any(|row| row.user_id == actor.user_id) {
        errors.add(
            "from",
            "这段时间已有一次缺勤安排，请先结束它。",
            "You have announced an absence for some of these days; end that one first.",
        );
    }
    if known.iter().filter(meets).any(|row| row.user_id == cover) {
        errors.add(
            "cover",
            "该同事这段时间也缺勤，请选择其他同事。",
            "This colleague is away on some of these days; choose another.",
        );
    }
    errors.into_result()?;
    Ok((from_on, until_on, cover))
}

/// Ends one's own absence by hand; ending it twice is ending it once.
pub fn end(conn: &mut Conn, actor: &Actor, id: Uuid) -> Result<()> {
    let row = db::absence(conn, id)?;
    if row.user_id != actor.user_id {
        return Err(Error::NotFound);
    }
    if db::end_absence(conn, id, actor.user_id, actor.now)? == 1 {
        tell(conn, actor, row.covered_by, "cover_over", &row)?;
    }
    Ok(())
}

/// Declines to cover, before it begins or while it lasts; the one who is away is told.
pub fn decline(conn: &mut Conn, actor: &Actor, id: Uuid) -> Result<()> {
    let row = db::absence(conn, id)?;
    if row.covered_by != actor.user_id {
        return Err(Error::NotFound);
    }
    if db::decline_absence(conn, id, actor.user_id, actor.now)? == 1 {
        tell(conn, actor, row.user_id, "cover_declined", &row)?;
    }
    Ok(())
}

fn tell(conn: &mut Conn, actor: &Actor, person: UserId, event: &str, row: &AbsenceRow) -> Result<()> {
    let days = (row.from_on, row.until_on);
    let payload = serde_json::json!({
        "person": person, "event": event, "to": Audience::Reviewer, "from": days.0, "until": days.1
    });
    Ok(outbox::promise(conn, Topic::TellOfCover, &payload, actor.now)?)
}

/// Whose cases this person acts in today beside their own.
pub fn covered(conn: &mut Conn, actor: &Actor) -> Result<Vec<UserId>> {
    if actor.role != Role::Reviewer {
        return Ok(Vec::new());
    }
    Ok(db::covered_by(conn, actor.user_id, reference::today(actor))?)
}

/// The name of the colleague for whom this person acts in a case; none where it is their own or nobody's.
pub(super) fn on_behalf(conn: &mut Conn, actor: &Actor, case: &CaseRow) -> Result<Option<String>> {
    let Some(owner) = case.claimed_by.filter(|by| *by != actor.user_id) else { return Ok(None) };
    if !covered(conn, actor)?.contains(&owner) {
        return Ok(None);
    }
    Ok(account::officer_name(conn, owner)?)
}

/// Whether a colleague has the case whom this person does not cover: the decision is theirs then.
pub fn is_a_colleagues(conn: &mut Conn, actor: &Actor, case: &CaseRow) -> Result<bool> {
    let Some(owner) = case.claimed_by.filter(|by| *by != actor.user_id) else { return Ok(false) };
    Ok(!covered(conn, actor)?.contains(&owner))
}
