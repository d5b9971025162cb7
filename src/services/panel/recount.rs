//! The second count: the teller who did not close the vote counts the published ballots again and puts their name to it.
use super::agenda::moved;
use super::told_by;
use crate::db::panel::{self as db, PublishedRow, SessionState, TallyRow};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::four_eyes::{FourEyes, SamePerson};
use crate::domain::ids::SessionId;
use crate::domain::lang::Lang;
use crate::domain::panel::ballot::{CaseBallots, Published, recount};
use crate::domain::panel::vote::Tally;
use crate::services::{Error, Result};

/// Counts the published ballots again, compares votes and root with what was stored, and records who did it.
pub fn confirm_recount(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<()> {
    let session = db::find(conn, id)?;
    told_by(&session, actor)?;
    if session.state != SessionState::Closed || session.recounted_by.is_some() {
        return Err(Error::Conflict);
    }
    let closer = session.closed_by.ok_or(Error::Conflict)?;
    FourEyes::FirstAndSecondTeller.check(closer, actor.user_id).map_err(same_person)?;
    if !agrees(&db::tallies(conn, id)?, &db::published(conn, id)?)? {
        return Err(Error::refused(
            "复点结果与计票不一致，不能确认。请停止会议并报告审计员。",
            "The recount differs from the count and cannot be confirmed: stop, and report it to the auditor.",
        ));
    }
    moved(db::mark_recounted(conn, id, actor.now)?)?;
    audit::record(
        conn,
        actor,
        "confirm_recount",
        "panel_session",
        Some(id.as_uuid()),
        &serde_json::json!({}),
    )?;
    Ok(())
}

fn same_person(error: SamePerson) -> Error {
    Error::refused(&error.text(Lang::Zh), &error.text(Lang::En))
}

/// Whether the published lines come to the stored votes, case by case, and to the stored root.
fn agrees(tallies: &[TallyRow], published: &[PublishedRow]) -> Result<bool> {
    let cases = tallies.iter().map(|tally| ballots_of(tally, published)).collect::<Result<Vec<_>>>()?;
    // A case on which nobody cast has no leaf in the root.
    let cast: Vec<_> =
        cases.iter().filter(|case| case.unusable > 0 || !case.published.is_empty()).cloned().collect();
    let Ok(second) = recount(&cast) else { return Ok(false) };
    let root = second.root.to_string();
    Ok(tallies.iter().zip(&cases).all(|(stored, case)| is_same(stored, case.tally()) && stored.root == root))
}

fn ballots_of(tally: &TallyRow, published: &[PublishedRow]) -> Result<CaseBallots> {
    let mut lines = Vec::new();
    for line in published.iter().filter(|line| line.case_id == tally.case_id) {
        let nonce = line.nonce.parse().map_err(anyhow::Error::from)?;
        let choice = line.choice.parse().map_err(anyhow::Error::from)?;
        lines.push(Published { nonce, choice });
    }
    let unusable = u32::try_from(tally.unusable).unwrap_or(0);
    Ok(CaseBallots { case: tally.case_id, published: lines, unusable })
}

fn is_same(stored: &TallyRow, counted: Tally) -> bool {
    let stored = [stored.yes, stored.no, stored.abstained].map(i64::from);
    stored == [counted.yes, counted.no, counted.abstain].map(i64::from)
}
