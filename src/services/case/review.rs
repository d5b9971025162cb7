//! The city's reviewer: claiming, the check list; and the applicant's answers to a correction notice.
use super::advance::{CorrectionItem, Press, advance};
use super::facts;
use super::office::offered;
use super::proposal;
use super::publicity::note;
use crate::db::Conn;
use crate::db::case::{self as db, CaseRow};
use crate::db::review::{self, CheckRow};
use crate::domain::actor::Actor;
use crate::domain::case::flow::Planned;
use crate::domain::case::{Action, Status};
use crate::domain::check::CheckItem;
use crate::domain::clause::Clause;
use crate::domain::ids::{CaseId, ProposalId};
use crate::domain::lang::Lang;
use crate::services::{Error, FieldErrors, Result};
use diesel::OptionalExtension;
use uuid::Uuid;

/// Takes a case into one's own work, or gives it back.
pub fn claim(conn: &mut Conn, actor: &Actor, id: CaseId, is_mine: bool) -> Result<()> {
    let case = db::lock(conn, actor, id)?;
    claim_locked(conn, actor, &case, is_mine)
}

fn claim_locked(conn: &mut Conn, actor: &Actor, case: &CaseRow, is_mine: bool) -> Result<()> {
    if case.claimed_by.is_some_and(|by| by != actor.user_id) {
        return Err(Error::refused(
            "该事项已由他人领取，请从待办中另选。",
            "A colleague has taken this case; choose another one from the queue.",
        ));
    }
    let wanted = is_mine.then_some(actor.user_id);
    if case.claimed_by == wanted {
        return Ok(());
    }
    if !is_claimable(case.status) {
        return Err(Error::refused(
            "该事项已不在受理环节，不能领取或退回。",
            "The case has left the office's review, so it can be neither taken nor given back.",
        ));
    }
    db::claim(conn, case.id, wanted)?;
    Ok(())
}

/// Whether the office still works on a case of this status, so that somebody can own it.
pub const fn is_claimable(status: Status) -> bool {
    matches!(status, Status::Filed | Status::Correction)
}

/// What became of several cases that were to be taken in one act.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claimed {
    /// Cases that are the actor's now, whether taken by this act or before.
    pub taken: usize,
    /// Numbers of those that a colleague has, or that have left the office's review.
    pub refused: Vec<String>,
}

/// Takes each of several cases under its own guard; what the actor may not know of counts as not chosen.
pub fn claim_each(conn: &mut Conn, actor: &Actor, ids: &[CaseId]) -> Result<Claimed> {
    let mut ids = ids.to_vec();
    // One order for everybody: two people who chose the same cases cannot lock each other out.
    ids.sort_unstable();
    ids.dedup();
    let mut claimed = Claimed::default();
    for id in ids {
        let Some(case) = db::lock(conn, actor, id).optional()? else { continue };
        match claim_locked(conn, actor, &case, true) {
            Ok(()) => claimed.taken += 1,
            Err(Error::Refused(_)) => claimed.refused.push(case.number),
            Err(error) => return Err(error),
        }
    }
    Ok(claimed)
}

/// Records the check list: for each item in order or not, with a note where it is not.
pub fn check_off(
    conn: &mut Conn,
    actor: &Actor,
    id: CaseId,
    found: &[(CheckItem, bool, String)],
) -> Result<()> {
    let case = db::lock(conn, actor, id)?;
    if case.status != Status::Filed {
        return Err(Error::Conflict);
    }
    for (item, met, words) in found {
        let row = CheckRow {
            id: Uuid::new_v4(),
            case_id: id,
            item: item.as_str().to_owned(),
            met: *met,
            note: words.trim().to_owned(),
            checked_by: actor.user_id,
            checked_at: actor.now,
        };
        review::add_check(conn, &row)?;
    }
    Ok(())
}

/// Keeps answers while they are being written; nothing moves.
pub fn keep_answers(conn: &mut Conn, actor: &Actor, id: CaseId, answers: &[(Uuid, String)]) -> Result<()> {
    db::lock(conn, actor, id)?;
    let notices = review::corrections(conn, id)?;
    let Some((_, items)) = notices.iter().find(|(notice, _)| notice.closed_at.is_none()) else {
        return Err(Error::Conflict);
    };
    for (item, answer) in answers.iter().filter(|(_, answer)| !answer.trim().is_empty()) {
        if items.iter().any(|known| known.id == *item) {
            review::answer_item(conn, *item, answer.trim(), actor.now)?;
        }
    }
    Ok(())
}

/// A reviewer's decision on a filing, with the checks it rests on.
#[derive(Debug, Clone)]
pub struct Decision {
    pub action: Action,
    /// The items that were looked at: in order or not, with a note where not.
    pub found: Vec<(CheckItem, bool, String)>,
    pub reason: String,
    /// Name of the clause that a refusal rests on.
    pub clause: String,
    /// Made with the form; used where a second person has to confirm.
    pub proposal: ProposalId,
}

/// What came of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decided {
    Moved(Planned),
    /// It waits for a second person.
    Proposed,
}

/// Records the checks and makes the decision, or proposes it where it takes two; all of it, or nothing.
pub fn decide(conn: &mut Conn, actor: &Actor, id: CaseId, decision: &Decision) -> Result<Decided> {
    complete(decision)?;
    let case = db::lock(conn, actor, id)?;
    if review::proposal(conn, decision.proposal).optional()?.is_some_and(|known| known.case_id == id) {
        return Ok(Decided::Proposed);
    }
    let takes_two = offered(conn, actor, &case)?.takes_two(decision.action);
    check_off(conn, actor, id, &decision.found)?;
    let press = press(decision);
    if takes_two {
        proposal::propose(conn, actor, decision.proposal, id, decision.action, &press)?;
        return Ok(Decided::Proposed);
    }
    Ok(Decided::Moved(advance(conn, actor, id, decision.action, &press)?))
}

/// Everything that is missing, told at once, each at its field.
fn complete(decision: &Decision) -> Result<()> {
    let mut errors = FieldErrors::default();
    let found = |item: CheckItem| decision.found.iter().find(|(known, ..)| *known == item);
    for &item in CheckItem::ALL {
        let (zh, en) = (item.name(Lang::Zh), item.name(Lang::En));
        match (decision.action, found(item)) {
            (Action::Accept, None) => errors.add(
                &check_field(item),
                &format!("{zh}：请作出审查意见。"),
                &format!("{en}: say whether this is in order."),
            ),
            (Action::Accept, Some((_, false, _))) => errors.add(
                &check_field(item),
                &format!("{zh}：需补正的，不能受理。请改为通知补正，或重新审查。"),
                &format!("{en}: has to be corrected, so the case cannot be accepted. Ask for corrections, or look again."),
            ),
            (Action::RequestCorrection, Some((_, false, note))) if note.trim().is_empty() => errors.add(
                &note_field(item),
                &format!("{zh}：请写明需要补正什么、怎样补正。（依据 D-18）"),
                &format!("{en}: say what has to be corrected and how. (D-18)"),
            ),
            _ => {}
        }
    }
    if decision.action == Action::RequestCorrection && decision.found.iter().all(|(_, met, _)| *met) {
        errors.add(
            &check_field(CheckItem::ALL[0]),
            "请把需要补正的项目标为“需补正”。",
            "Mark what has to be corrected.",
        );
    }
    if decision.action == Action::NotAccept {
        refusal_is_complete(decision, &mut errors);
    }
    errors.into_result()
}

fn refusal_is_complete(decision: &Decision, errors: &mut FieldErrors) {
    if Clause::parse(&decision.clause).is_none() {
        errors.add("clause", "请选择依据的条款。", "Choose the clause it rests on.");
    }
    if decision.reason.trim().is_empty() {
        errors.add("reason", "请写明理由，申报人会看到。", "Give the reason; the applicant reads it.");
    }
}

/// The name of the field with the opinion on an item.
pub fn check_field(item: CheckItem) -> String {
    format!("check-{item}")
}

/// The name of the field with the note on an item.
pub fn note_field(item: CheckItem) -> String {
    format!("note-{item}")
}

fn press(decision: &Decision) -> Press {
    let to_correct = decision.found.iter().filter(|(_, met, _)| !met);
    Press {
        reason: decision.reason.trim().to_owned(),
        clause: Some(decision.clause.clone()).filter(|_| decision.action == Action::NotAccept),
        items: match decision.action {
            Action::RequestCorrection => to_correct
                .map(|(item, _, note)| CorrectionItem {
                    item: item.name(Lang::Zh).to_owned(),
                    reason: note.trim().to_owned(),
                })
                .collect(),
            _ => Vec::new(),
        },
        ..Press::default()
    }
}

/// Answers the items of the open notice and sends the case back: to the reviewer, or, where something that was
/// publicised has changed, to the employer for new publicity (D-13).
pub fn answer_correction(
    conn: &mut Conn,
    actor: &Actor,
    id: CaseId,
    answers: &[(Uuid, String)],
) -> Result<Planned> {
    let case = db::lock(conn, actor, id)?;
    let notices = review::corrections(conn, id)?;
    let Some((_, items)) = notices.iter().find(|(notice, _)| notice.closed_at.is_none()) else {
        return Err(Error::Conflict);
    };
    for (item, answer) in answers.iter().filter(|(_, answer)| !answer.trim().is_empty()) {
        if !items.iter().any(|known| known.id == *item) {
            return Err(Error::NotFound);
        }
        review::answer_item(conn, *item, answer.trim(), actor.now)?;
    }
    note(conn, actor, &case, "answer_correction", "", false)?;
    let facts = facts::gather(conn, actor, &case, Action::Resubmit, &Press::default())?;
    let has_changed = facts.correction.newest.is_some_and(|newest| newest.publicised_has_changed);
    let action = if has_changed { Action::ResubmitChanged } else { Action::Resubmit };
    advance(conn, actor, id, action, &Press::default())
}
