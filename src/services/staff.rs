//! The people of a unit: inviting, leaving, the account manager's mark, and handing cases over (ADR 21).
use super::case::note_event;
use super::{Error, FieldErrors, Result, account};
use crate::db::outbox::{self, Topic};
use crate::db::staff::{self as db, OfficerRow};
use crate::db::{Conn, audit, case};
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Actor;
use crate::domain::identifiers::{Email, FullName};
use crate::domain::ids::{CaseId, UserId};
use crate::domain::lang::Lang;
use crate::domain::message::Audience;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// So many of those who left are shown.
const PAST: i64 = 50;
const LONGEST_REASON: usize = 500;

/// Everybody of the unit, and what they are in charge of.
#[derive(Debug, Clone)]
pub struct Staff {
    pub officers: Vec<OfficerRow>,
    pub past: Vec<OfficerRow>,
    /// Open cases by the person in charge.
    pub open: BTreeMap<UserId, i64>,
    /// The actor may change what is shown.
    pub is_manager: bool,
}

impl Staff {
    pub fn open_of(&self, person: UserId) -> i64 {
        self.open.get(&person).copied().unwrap_or_default()
    }

    /// The only one who could manage the unit.
    pub fn is_last_manager(&self, officer: &OfficerRow) -> bool {
        let managers = self.officers.iter().filter(|other| other.is_account_manager).count();
        officer.is_account_manager && managers < 2
    }

    /// Everybody else in office.
    pub fn colleagues_of(&self, person: UserId) -> impl Iterator<Item = &OfficerRow> {
        self.officers.iter().filter(move |other| other.user_id != person)
    }
}

pub fn staff(conn: &mut Conn, actor: &Actor) -> Result<Staff> {
    let officers = db::officers(conn, actor)?;
    Ok(Staff {
        is_manager: officers.iter().any(|row| row.user_id == actor.user_id && row.is_account_manager),
        past: db::past_officers(conn, actor, PAST)?,
        open: db::open_counts(conn, actor)?,
        officers,
    })
}

/// The unit's people, for lists that name who is in charge.
pub fn officers(conn: &mut Conn, actor: &Actor) -> Result<Vec<OfficerRow>> {
    Ok(db::officers(conn, actor)?)
}

/// Somebody in office at the actor's unit; anybody else is not found.
pub fn officer(staff: &Staff, membership: Uuid) -> Result<&OfficerRow> {
    staff.officers.iter().find(|row| row.id == membership).ok_or(Error::NotFound)
}

/// Reads the unit's people for an account manager who is about to change them; others wait, and anybody else is refused.
fn manage(conn: &mut Conn, actor: &Actor) -> Result<Staff> {
    db::lock(conn)?;
    let staff = staff(conn, actor)?;
    if staff.is_manager {
        return Ok(staff);
    }
    Err(Error::refused(
        "只有本单位的账户管理员可以办理，请联系管理员。",
        "Only an account manager of the unit can do this: ask one of them.",
    ))
}

/// Lets somebody act for the unit; `id` was made with the form. Nothing tells whether the address had an account before.
pub fn invite(conn: &mut Conn, actor: &Actor, id: Uuid, email: &str, name: &str) -> Result<()> {
    let staff = manage(conn, actor)?;
    let mut errors = FieldErrors::default();
    let (email, name) = (Email::parse(email), FullName::parse(name));
    if let Err(error) = &name {
        errors.add("name", &error.text(Lang::Zh), &error.text(Lang::En));
    }
    if let Err(error) = &email {
        errors.add("email", &error.text(Lang::Zh), &error.text(Lang::En));
    }
    let (Ok(email), Ok(name)) = (email, name) else { return errors.into_result() };
    let (email, name) = (email.to_string(), name.to_string());
    if staff.officers.iter().any(|row| row.id == id) {
        return Ok(());
    }
    if staff.officers.iter().any(|row| row.email.eq_ignore_ascii_case(&email)) {
        return Err(Error::invalid(
            "email",
            "此人已是本单位的办理人员。",
            "This person acts for the unit already.",
        ));
    }
    if let Some(person) = db::invite(conn, id, &email, &name, actor.now)? {
        let after =
            json!({ "before": null, "after": { "name": name, "email": email, "is_account_manager": false } });
        audit::record(conn, actor, "invite_officer", "membership", Some(id), &after)?;
        account::promise_link(conn, person, LinkPurpose::Invitation, actor.now)?;
    }
    Ok(())
}

fn described(row: &OfficerRow) -> Value {
    json!({ "name": row.name, "email": row.email, "is_account_manager": row.is_account_manager, "ended_at": row.ended_at })
}

/// Ends somebody's work for the unit; their open cases go to `to` in the same act. `false` when it had ended before.
pub fn end(conn: &mut Conn, actor: &Actor, id: Uuid, to: Option<UserId>, reason: &str) -> Result<bool> {
    let staff = manage(conn, actor)?;
    if db::past_officers(conn, actor, PAST)?.iter().any(|row| row.id == id) {
        return Ok(false);
    }
    let leaving = officer(&staff, id)?;
    if staff.is_last_manager(leaving) {
        return Err(Error::refused(
            "单位须保留至少一名账户管理员。请先移交管理员，再停用此人。",
            "A unit keeps at least one account manager: hand the mark over first, then end this membership.",
        ));
    }
    let open = db::open_cases(conn, actor, leaving.user_id)?;
    if !open.is_empty() {
        hand(conn, actor, &staff, (leaving.user_id, to), reason, &open)?;
    }
    if db::end(conn, id, actor.now)? {
        let after = OfficerRow { ended_at: Some(actor.now), is_account_manager: false, ..leaving.clone() };
        let detail = json!({ "before": described(leaving), "after": described(&after),
                             "cases_handed_over": open.len(), "to": to, "reason": reason.trim() });
        audit::record(conn, actor, "end_officer", "membership", Some(id), &detail)?;
    }
    Ok(true)
}

/// Gives the mark of an account manager to a colleague; the actor keeps their own only where they say so.
pub fn hand_mark(conn: &mut Conn, actor: &Actor, to: Uuid, keeps_own: bool) -> Result<()> {
    let staff = manage(conn, actor)?;
    let receiver = officer(&staff, to)?;
    let own = staff.officers.iter().find(|row| row.user_id == actor.user_id).ok_or(Error::NotFound)?;
    if receiver.user_id == actor.user_id {
        return Err(Error::invalid("to", "请选择另一位同事。", "Choose another colleague."));
    }
    change_mark(conn, actor, receiver, true)?;
    if !keeps_own {
        change_mark(conn, actor, own, false)?;
    }
    Ok(())
}

fn change_mark(conn: &mut Conn, actor: &Actor, row: &OfficerRow, is_manager: bool) -> Result<()> {
    if db::mark(conn, row.id, is_manager)? {
        let after = OfficerRow { is_account_manager: is_manager, ..row.clone() };
        let detail = json!({ "before": described(row), "after": described(&after) });
        audit::record(conn, actor, "mark_manager", "membership", Some(row.id), &detail)?;
    }
    Ok(())
}

/// Which of a colleague's cases are handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    One(CaseId),
    AllOf(UserId),
}

/// Hands cases over to a colleague, each recorded in its timeline; the receiver gets one message. Says how many moved.
pub fn hand_over(
    conn: &mut Conn,
    actor: &Actor,
    which: Which,
    to: Option<UserId>,
    reason: &str,
) -> Result<usize> {
    let staff = staff(conn, actor)?;
    let (from, cases) = match which {
        Which::One(id) => {
            let case = case::find(conn, actor, id)?;
            if case.status.is_end() {
                return Err(Error::refused(
                    "事项已办结，不需要转交。",
                    "The case has ended: there is nothing to hand over.",
                ));
            }
            (case.unit_officer, vec![id])
        }
        Which::AllOf(person) => (person, db::open_cases(conn, actor, person)?),
    };
    if to == Some(from) && matches!(which, Which::One(_)) {
        return Ok(0);
    }
    hand(conn, actor, &staff, (from, to), reason, &cases)?;
    Ok(cases.len())
}

fn hand(
    conn: &mut Conn,
    actor: &Actor,
    staff: &Staff,
    (from, to): (UserId, Option<UserId>),
    reason: &str,
    cases: &[CaseId],
) -> Result<()> {
    if from != actor.user_id && !staff.is_manager {
        return Err(Error::refused(
            "您只能转交自己经办的事项；同事的事项由账户管理员转交。",
            "You can hand over the cases you are in charge of; an account manager hands over those of a colleague.",
        ));
    }
    let receiver = check(staff, from, to, reason)?;
    let giver = name_of(staff, from);
    for id in cases {
        let case = case::lock(conn, actor, *id)?;
        // Somebody else was faster with this one.
        if case.unit_officer != from || db::put_in_charge(conn, *id, receiver.user_id)? == 0 {
            return Err(Error::Conflict);
        }
        let words = format!("{giver} → {}。{}", receiver.name, reason.trim());
        note_event(conn, actor, &case, "change_officer", &words)?;
    }
    if !cases.is_empty() && receiver.user_id != actor.user_id {
        let payload = json!({
            "person": receiver.user_id, "cases": cases, "event": "hand_over", "to": Audience::Employer
        });
        outbox::promise(conn, Topic::TellOfHandOver, &payload, actor.now)?;
    }
    Ok(())
}

fn check<'a>(staff: &'a Staff, from: UserId, to: Option<UserId>, reason: &str) -> Result<&'a OfficerRow> {
    let mut errors = FieldErrors::default();
    let receiver = to.and_then(|to| staff.colleagues_of(from).find(|row| row.user_id == to));
    if receiver.is_none() {
        errors.add("to", "请选择接手的同事。", "Choose the colleague who takes over.");
    }
    if !(1..=LONGEST_REASON).contains(&reason.trim().chars().count()) {
        errors.add("reason", "请写明转交原因，不超过500字。", "Give the reason, at most 500 characters.");
    }
    errors.into_result()?;
    receiver.ok_or(Error::NotFound)
}

/// The name of somebody who acts or acted for the unit.
pub fn name_of(staff: &Staff, person: UserId) -> String {
    let known = staff.officers.iter().chain(&staff.past).find(|row| row.user_id == person);
    known.map(|row| row.name.clone()).unwrap_or_default()
}
