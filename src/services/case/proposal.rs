//! Four eyes: one person proposes, another confirms exactly what was proposed.
use super::advance::{self, Press};
use super::facts;
use crate::db::Conn;
use crate::db::case as db;
use crate::db::review::{self, ProposalOutcome, ProposalRow};
use crate::db::timeline::{self, NewEntry};
use crate::domain::actor::Actor;
use crate::domain::case::flow::{self, Planned};
use crate::domain::case::{Action, WaitingFor};
use crate::domain::ids::{CaseId, ProposalId};
use crate::services::{Error, Result};
use diesel::OptionalExtension;

/// Proposes a move that takes two people. `id` was made with the form, so that a second press finds the first.
pub fn propose(
    conn: &mut Conn,
    actor: &Actor,
    id: ProposalId,
    case_id: CaseId,
    action: Action,
    press: &Press,
) -> Result<()> {
    let case = db::lock(conn, actor, case_id)?;
    if review::proposal(conn, id).optional()?.is_some_and(|known| known.case_id == case_id) {
        return Ok(());
    }
    let mut facts = facts::gather(conn, actor, &case, action, press)?;
    facts.proposal = None;
    flow::propose(action, actor.role, &facts)?;
    take_up_signal(conn, actor, case_id, action)?;
    review::add_proposal(conn, &row(id, case_id, action, press, actor)?)?;
    note(conn, actor, &case, action, "propose", &press.reason)?;
    let confirmer = WaitingFor::from(actor.role);
    Ok(db::point(conn, case_id, confirmer, case.due_on, actor.now)?)
}

/// What the program pointed out is a person's proposal from now on: of one action only one proposal is open.
fn take_up_signal(conn: &mut Conn, actor: &Actor, case_id: CaseId, action: Action) -> Result<()> {
    let open = review::open_proposals(conn, case_id)?;
    if let Some(signal) = open.iter().find(|open| open.action == action && open.proposed_by.is_none()) {
        let note = Some("taken up by a person");
        review::decide_proposal(conn, signal.id, ProposalOutcome::SetAside, note, actor.person(), actor.now)?;
    }
    Ok(())
}

/// The clock points a move out; a person decides. Pointing out twice is pointing out once.
pub fn propose_as_system(conn: &mut Conn, actor: &Actor, case_id: CaseId, action: Action) -> Result<bool> {
    let case = db::lock(conn, actor, case_id)?;
    let facts = facts::gather(conn, actor, &case, action, &Press::default())?;
    let is_open = review::open_proposals(conn, case_id)?.iter().any(|open| open.action == action);
    if is_open || !flow::system_proposals(&facts).contains(&action) {
        return Ok(false);
    }
    review::add_proposal(conn, &row(ProposalId::fresh(), case_id, action, &Press::default(), actor)?)?;
    let next = flow::who_acts_next(case.status, &facts);
    db::point(conn, case_id, next, case.due_on, actor.now)?;
    note(conn, actor, &case, action, "signal", "")?;
    Ok(true)
}

/// Confirms a colleague's proposal: the move is made with what they wrote.
pub fn confirm(conn: &mut Conn, actor: &Actor, id: ProposalId) -> Result<Planned> {
    let proposal = review::proposal(conn, id)?;
    if proposal.outcome.is_some() {
        return Err(Error::Conflict);
    }
    let press: Press = serde_json::from_value(proposal.detail.clone()).map_err(anyhow::Error::from)?;
    advance::advance(conn, actor, proposal.case_id, proposal.action, &press)
}

/// Does not follow a proposal, with the reason.
pub fn set_aside(conn: &mut Conn, actor: &Actor, id: ProposalId, reason: &str) -> Result<CaseId> {
    if reason.trim().is_empty() {
        return Err(Error::invalid(
            "reason",
            "请写明不采纳的理由。",
            "Say why the proposal is not followed.",
        ));
    }
    let proposal = review::proposal(conn, id)?;
    // Whoever could make the move may decide against it; a unit does not set aside what the city proposed.
    if !flow::FLOW.iter().any(|row| row.action == proposal.action && row.by.contains(&actor.role)) {
        return Err(Error::NotFound);
    }
    let case = db::lock(conn, actor, proposal.case_id)?;
    let decided = review::decide_proposal(
        conn,
        id,
        ProposalOutcome::SetAside,
        Some(reason),
        actor.person(),
        actor.now,
    )?;
    if decided == 0 {
        return Err(Error::Conflict);
    }
    let facts = facts::gather(conn, actor, &case, proposal.action, &Press::default())?;
    db::point(conn, case.id, flow::who_acts_next(case.status, &facts), case.due_on, actor.now)?;
    note(conn, actor, &case, proposal.action, "set_aside", reason)?;
    Ok(case.id)
}

fn row(id: ProposalId, case_id: CaseId, action: Action, press: &Press, actor: &Actor) -> Result<ProposalRow> {
    Ok(ProposalRow {
        id,
        case_id,
        action,
        reason: press.reason.clone(),
        detail: serde_json::to_value(press).map_err(anyhow::Error::from)?,
        proposed_by: actor.person(),
        proposed_role: actor.role,
        proposed_at: actor.now,
        outcome: None,
        decided_by: None,
        decided_at: None,
        note: None,
    })
}

/// Staff see what was proposed; the applicant sees what was decided.
fn note(
    conn: &mut Conn,
    actor: &Actor,
    case: &db::CaseRow,
    action: Action,
    what: &str,
    reason: &str,
) -> Result<()> {
    let name = advance::actor_name(conn, actor)?;
    let clauses =
        flow::FLOW.iter().find(|row| row.action == action).map(|row| advance::citations(row.clauses));
    let entry = NewEntry {
        case_id: case.id,
        action: what,
        from_status: Some(case.status),
        to_status: case.status,
        actor_id: actor.person(),
        actor_role: actor.role,
        actor_name: &name,
        clauses: clauses.unwrap_or_default(),
        note: reason,
        is_internal: true,
        detail: serde_json::json!({ "action": action }),
        at: actor.now,
    };
    Ok(timeline::record(conn, entry)?)
}
