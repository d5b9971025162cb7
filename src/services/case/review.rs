//! The city's reviewer: claiming, the check list; and the applicant's answers to a correction notice.
use super::advance::{Press, advance};
use super::facts;
use super::publicity::note;
use crate::db::Conn;
use crate::db::case as db;
use crate::db::review::{self, CheckRow};
use crate::domain::actor::Actor;
use crate::domain::case::flow::Planned;
use crate::domain::case::{Action, Status};
use crate::domain::check::CheckItem;
use crate::domain::ids::CaseId;
use crate::services::{Error, Result};
use uuid::Uuid;

/// Takes a case into one's own work, or gives it back.
pub fn claim(conn: &mut Conn, actor: &Actor, id: CaseId, is_mine: bool) -> Result<()> {
    let case = db::lock(conn, actor, id)?;
    if case.claimed_by.is_some_and(|by| by != actor.user_id) {
        return Err(Error::refused(
            "该事项已由他人领取，请从待办中另选。",
            "A colleague has taken this case; choose another one from the queue.",
        ));
    }
    db::claim(conn, id, is_mine.then_some(actor.user_id))?;
    Ok(())
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
