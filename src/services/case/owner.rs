//! Who of the office has a case: taking it, giving it back, handing it to a colleague. What keeps a person from reviewing a
//! case keeps them from getting it, whoever gives it (ADR 20).
use super::advance;
use super::queue::{self, QueueRow};
use crate::db::case::{self as db, CaseRow};
use crate::db::office::{self, Colleague};
use crate::db::outbox::{self, Topic};
use crate::db::timeline::{self, NewEntry};
use crate::db::{Conn, account};
use crate::domain::actor::Actor;
use crate::domain::case::Status;
use crate::domain::ids::{CaseId, UserId};
use crate::domain::lang::{Bilingual, Lang};
use crate::domain::message::Audience;
use crate::services::error::Refused;
use crate::services::{Error, FieldErrors, Result, reference};
use chrono::NaiveDate;
use diesel::OptionalExtension;
use std::collections::BTreeMap;

/// How many cases are handed over in one act.
pub const MOST: usize = 50;
/// Characters of a reason.
const LONGEST: usize = 500;

/// Whether the office still works on a case of this status, so that somebody can own it.
pub const fn is_claimable(status: Status) -> bool {
    matches!(status, Status::Filed | Status::Correction)
}

/// Takes a case into one's own work, or gives it back.
pub fn claim(conn: &mut Conn, actor: &Actor, id: CaseId, is_mine: bool) -> Result<()> {
    let case = db::lock(conn, actor, id)?;
    claim_locked(conn, actor, &case, is_mine)
}

fn claim_locked(conn: &mut Conn, actor: &Actor, case: &CaseRow, is_mine: bool) -> Result<()> {
    if case.claimed_by.is_some_and(|by| by != actor.user_id) {
        return Err(Error::refused(
            "该事项已由他人领取，请从待办中另选；确需接手的，请转交给自己并写明理由。",
            "A colleague has taken this case; choose another one, or hand it over to yourself with a reason.",
        ));
    }
    let wanted = is_mine.then_some(actor.user_id);
    if case.claimed_by == wanted {
        return Ok(());
    }
    pass_on(conn, actor, case, wanted, "")
}

/// What became of several cases that were to be taken in one act.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claimed {
    /// Cases that are the actor's now, whether taken by this act or before.
    pub taken: usize,
    /// Numbers of those that a colleague has, that have left the office's review, or that the actor has a tie to.
    pub refused: Vec<String>,
}

/// Takes each of several cases under its own guard; what the actor may not know of counts as not chosen.
pub fn claim_each(conn: &mut Conn, actor: &Actor, ids: &[CaseId]) -> Result<Claimed> {
    let mut claimed = Claimed::default();
    for case in locked(conn, actor, ids)? {
        match claim_locked(conn, actor, &case, true) {
            Ok(()) => claimed.taken += 1,
            Err(Error::Refused(_)) => claimed.refused.push(case.number),
            Err(error) => return Err(error),
        }
    }
    Ok(claimed)
}

/// The cases that the actor may know of, each once, locked in one order for everybody: two people who chose the same cases
/// cannot lock each other out.
fn locked(conn: &mut Conn, actor: &Actor, ids: &[CaseId]) -> Result<Vec<CaseRow>> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let mut cases = Vec::new();
    for id in ids {
        cases.extend(db::lock(conn, actor, id).optional()?);
    }
    Ok(cases)
}

/// Where cases go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    Colleague(UserId),
    /// Back to where anybody may take them.
    Pool,
}

/// What became of several cases that were to be handed over in one act.
#[derive(Debug, Clone, Default)]
pub struct HandedOver {
    /// Numbers of the cases that are now where they were meant to go, by this act or before.
    pub done: Vec<String>,
    /// Cases that stayed where they are, and why.
    pub refused: Vec<(CaseId, Refused)>,
}

/// Hands each of several cases over under its own guard. A reason is asked for, unless one's own cases go back to the pool.
pub fn hand_over(
    conn: &mut Conn,
    actor: &Actor,
    ids: &[CaseId],
    to: Option<To>,
    reason: &str,
) -> Result<HandedOver> {
    let receiver = asked(conn, ids, to, reason)?;
    let cases = locked(conn, actor, ids)?;
    let is_own = cases.iter().all(|case| case.claimed_by.is_none_or(|by| by == actor.user_id));
    if reason.trim().is_empty() && !(receiver.is_none() && is_own) {
        return Err(reason_missing());
    }
    let mut outcome = HandedOver::default();
    let mut moved: Vec<CaseRow> = Vec::new();
    for case in cases {
        match pass_on(conn, actor, &case, receiver.as_ref().map(|person| person.id), reason.trim()) {
            Ok(()) => {
                outcome.done.push(case.number.clone());
                moved.push(case);
            }
            Err(Error::Refused(why)) => outcome.refused.push((case.id, why)),
            Err(error) => return Err(error),
        }
    }
    moved.retain(|case| case.claimed_by != receiver.as_ref().map(|person| person.id));
    promise(conn, actor, &moved, receiver.as_ref())?;
    Ok(outcome)
}

fn reason_missing() -> Error {
    Error::invalid(
        "reason",
        "请写明转交理由，记入办理记录。",
        "Say why it is handed over; the reason goes into the record.",
    )
}

/// Checks what was asked for; the receiver, or nobody for the pool.
fn asked(conn: &mut Conn, ids: &[CaseId], to: Option<To>, reason: &str) -> Result<Option<Colleague>> {
    let mut errors = FieldErrors::default();
    if ids.is_empty() {
        errors.add("case", "请先选择事项。", "Choose the cases first.");
    }
    if ids.len() > MOST {
        errors.add(
            "case",
            &format!("一次最多转交 {MOST} 件，请分次办理。"),
            &format!("At most {MOST} cases go in one act; do it in several."),
        );
    }
    if reason.trim().chars().count() > LONGEST {
        errors.add(
            "reason",
            &format!("理由请不要超过 {LONGEST} 字。"),
            &format!("Keep the reason within {LONGEST} characters."),
        );
    }
    let known = match to {
        Some(To::Colleague(id)) => office::reviewers(conn)?.into_iter().find(|person| person.id == id),
        _ => None,
    };
    if known.is_none() && to != Some(To::Pool) {
        errors.add("to", "请选择接手的同事，或退回待领。", "Choose a colleague, or give the cases back.");
    }
    errors.into_result()?;
    Ok(known)
}

/// Writes down whose the case is from now on; it may already be theirs.
fn pass_on(conn: &mut Conn, actor: &Actor, case: &CaseRow, to: Option<UserId>, reason: &str) -> Result<()> {
    if !is_claimable(case.status) {
        return Err(Error::refused(
            "该事项已不在受理环节，不能领取、转交或退回。",
            "The case has left the office's review, so it can be neither taken, handed over nor given back.",
        ));
    }
    if case.claimed_by == to {
        return Ok(());
    }
    if let Some(person) = to
        && let Some(tie) = office::tie(conn, case.id, person)?
    {
        let (zh, en) = (tie.name(Lang::Zh), tie.name(Lang::En));
        return Err(Error::Refused(Refused(Bilingual::new(
            &format!("{zh}，须回避，请选择其他同事。"),
            &format!("The receiver cannot review this case: {en}. Choose somebody else."),
        ))));
    }
    db::claim(conn, case.id, to)?;
    record(conn, actor, case, to, reason)
}

/// From whom to whom and why; for the office, not for the applicant.
fn record(conn: &mut Conn, actor: &Actor, case: &CaseRow, to: Option<UserId>, reason: &str) -> Result<()> {
    let mut name = |person: Option<UserId>| match person {
        Some(id) => Ok::<_, Error>(account::officer_name(conn, id)?.unwrap_or_default()),
        None => Ok(String::new()),
    };
    let detail = serde_json::json!({ "from": name(case.claimed_by)?, "to": name(to)? });
    let action = match to {
        Some(person) if person == actor.user_id && case.claimed_by.is_none() => "claim",
        Some(_) => "hand_over",
        None => "release",
    };
    let actor_name = advance::actor_name(conn, actor)?;
    let entry = NewEntry {
        case_id: case.id,
        action,
        from_status: Some(case.status),
        to_status: case.status,
        actor_id: actor.person(),
        actor_role: actor.role,
        actor_name: &actor_name,
        clauses: String::new(),
        note: reason,
        is_internal: true,
        detail,
        at: actor.now,
    };
    Ok(timeline::record(conn, entry)?)
}

/// Tells the receiver, and everybody whose case somebody else passed on. Names and reasons stay in the record.
fn promise(conn: &mut Conn, actor: &Actor, moved: &[CaseRow], receiver: Option<&Colleague>) -> Result<()> {
    let mut left: BTreeMap<UserId, Vec<CaseId>> = BTreeMap::new();
    for case in moved {
        if let Some(before) = case.claimed_by {
            left.entry(before).or_default().push(case.id);
        }
    }
    let came = receiver.map(|person| (person.id, moved.iter().map(|case| case.id).collect::<Vec<_>>()));
    let told = came.into_iter().map(|(person, ids)| (person, ids, "hand_over"));
    let told = told.chain(left.into_iter().map(|(person, ids)| (person, ids, "passed_on")));
    for (person, cases, event) in
        told.filter(|(person, cases, _)| *person != actor.user_id && !cases.is_empty())
    {
        let payload =
            serde_json::json!({ "person": person, "cases": cases, "event": event, "to": Audience::Reviewer });
        outbox::promise(conn, Topic::TellOfHandOver, &payload, actor.now)?;
    }
    Ok(())
}

/// What the page of a hand-over shows.
#[derive(Debug, Clone)]
pub struct Chosen {
    pub rows: Vec<QueueRow>,
    /// Who can receive, with the last day of an absence that runs now.
    pub people: Vec<(Colleague, Option<NaiveDate>)>,
    pub reader: UserId,
}

/// The chosen cases that the actor may know of, and the people who can receive them.
pub fn chosen(conn: &mut Conn, actor: &Actor, ids: &[CaseId]) -> Result<Chosen> {
    let mut rows = queue::of_ids(conn, actor, &ids[..ids.len().min(MOST)])?;
    rows.sort_by(|one, other| one.case.number.cmp(&other.case.number));
    let today = reference::today(actor);
    let away = office::absences_from(conn, today)?;
    let until = |id: UserId| {
        let now = away.iter().filter(|row| row.stands() && row.holds(today));
        now.filter(|row| row.user_id == id).map(|row| row.until_on).max()
    };
    let people = office::reviewers(conn)?.into_iter().map(|person| (person.clone(), until(person.id)));
    Ok(Chosen { rows, people: people.collect(), reader: actor.user_id })
}
