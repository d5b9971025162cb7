//! The panel (flow.md 3): session, draw, declarations, opinions, sealed vote, count, signature.
mod agenda;
mod count;
mod departure;
mod draw;
mod exception;
mod overview;
mod papers;
mod pool;
mod proof;
mod recount;
mod sitting;
mod vote;

pub use agenda::{
    NewSession, adjourn, adjourn_session, assign, assign_all, assign_series, create, open_papers,
};
pub use count::{
    CountedCase, TellerView, counts, find_ballot, open_key, outcome_of, teller_view, told_by, yes_needed,
};
pub use departure::depart;
pub use draw::{cancel_draw, commit, complete, freeze, party_of, replace, reveal};
pub use exception::{confirm_exception, exception, propose_exception, waiting_exceptions};
pub use overview::{AgendaCase, Overview, Waiting, all, overview, tellers, waiting};
pub use papers::{Papers, papers};
pub use proof::{DrawProof, Replay, draw_proof, draw_proofs, replay};
pub use recount::confirm_recount;
pub use sitting::{ExpertView, Seat, agenda_of, attend, declare, expert_view, give_opinion, recuse, seats};
pub use vote::{Sealed, cast, close, note_share_taken, open_vote, prepare_key, presiding, sign};

use crate::db::Conn;
use crate::db::case::CaseRow;
use crate::db::panel::{
    self as db, ExceptionKind, MemberRow, RecusalRow, SessionRow, SessionState, TallyRow,
};
use crate::domain::case::facts::{SessionFacts, SessionFit, Vote};
use crate::domain::catalogue::TitleLevel;
use crate::domain::ids::{CaseId, SessionId};
use crate::domain::panel::policy::{PanelPolicy, RecusedSeat};
use crate::domain::panel::vote::Attendance;
use crate::domain::policy::Key;
use crate::services::{Result, reference};
use chrono::NaiveDate;
use diesel::QueryResult;
use diesel::result::Error as DieselError;

/// The numbers that policy data holds on a day.
pub fn policy(conn: &mut Conn, on: NaiveDate) -> Result<PanelPolicy> {
    let mut policy = PanelPolicy::sized_for(TitleLevel::AssociateSenior);
    policy.min_members = reference::number(conn, Key::PanelSize, on)?;
    policy.min_opinions = reference::number(conn, Key::PanelOpinions, on)?;
    policy.quorum = reference::part(conn, Key::PanelQuorum, on)?;
    policy.majority = reference::part(conn, Key::PanelMajority, on)?;
    let recused_counts = reference::number(conn, Key::PanelRecusedSeat, on)? > 0;
    policy.recused_seat = if recused_counts { RecusedSeat::StaysInTotal } else { RecusedSeat::LeavesTotal };
    Ok(policy)
}

/// The numbers that a session is held to: those it was opened under, whatever was set later; before that, those of
/// the day.
pub fn policy_of(conn: &mut Conn, session: &SessionRow, on: NaiveDate) -> Result<PanelPolicy> {
    match &session.policy {
        Some(pinned) => Ok(serde_json::from_value(pinned.clone()).map_err(anyhow::Error::from)?),
        None => policy(conn, on),
    }
}

/// Who attends one case: members present and not recused from it. Whoever left with their ballots cast counts.
pub fn attendance(members: &[MemberRow], recusals: &[RecusalRow], case: CaseId) -> Attendance {
    let is_recused =
        |member: &MemberRow| recusals.iter().any(|r| r.case_id == case && r.expert_id == member.expert_id);
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let recused = members.iter().filter(|member| is_recused(member)).count();
    let present = members.iter().filter(|member| member.attends() && !is_recused(member)).count();
    Attendance::new(count(members.len()), count(present), count(recused))
        .expect("members present and members recused are different members of one panel")
}

/// What the flow's guards look at: the session named with the press, or the one the case is in.
pub fn facts(
    conn: &mut Conn,
    case: &CaseRow,
    named: Option<SessionId>,
    today: NaiveDate,
) -> QueryResult<Option<SessionFacts>> {
    let history = db::sessions_of(conn, case.id)?;
    let row = match named {
        Some(id) => Some(db::find(conn, id)?),
        None => history.iter().find(|(_, removed_at)| removed_at.is_none()).map(|(row, _)| row.clone()),
    };
    let Some(row) = row else { return Ok(None) };
    let members = db::seats(conn, row.id)?;
    let recusals = db::recusals(conn, row.id)?;
    let tally = db::tallies(conn, row.id)?.into_iter().find(|tally| tally.case_id == case.id);
    let attendance = attendance(&members, &recusals, case.id);
    let policy =
        policy_of(conn, &row, today).map_err(|error| DieselError::DeserializationError(error.into()))?;
    Ok(Some(SessionFacts {
        is_open: row.state == SessionState::Preparing,
        fit: fit(conn, case, &row, tally.as_ref())?,
        present: tally.as_ref().map_or(attendance.present(), |tally| unsigned(tally.present)),
        present_needed: policy.least_present(attendance),
        vote: vote(&row, tally.as_ref(), &policy),
    }))
}

fn fit(
    conn: &mut Conn,
    case: &CaseRow,
    session: &SessionRow,
    tally: Option<&TallyRow>,
) -> QueryResult<SessionFit> {
    let series = reference::item(&case.list_id, case.item_number).ok().and_then(|item| item.series);
    // Where the series of a row is not known (D-27), the secretary's choice of session is the decision.
    let is_other = series.is_some_and(|series| series != session.series);
    if is_other && !db::exception::is_excepted(conn, session.id, ExceptionKind::Series)? {
        return Ok(SessionFit::OtherSeries);
    }
    let is_decided = tally.is_some_and(|tally| tally.outcome != "no_quorum");
    Ok(if is_decided { SessionFit::DecidedBefore } else { SessionFit::Fits })
}

fn vote(session: &SessionRow, tally: Option<&TallyRow>, policy: &PanelPolicy) -> Vote {
    match (session.state, tally) {
        (SessionState::Voting, _) => Vote::UnderWay,
        (SessionState::Closed | SessionState::Signed, Some(tally)) => Vote::Counted {
            yes: unsigned(tally.yes),
            yes_needed: policy.majority.least_of(unsigned(tally.present)),
            tally_is_signed: session.state == SessionState::Signed,
        },
        _ => Vote::NotHeld,
    }
}

/// Counts are never negative: the table says so.
fn unsigned(n: i32) -> u32 {
    u32::try_from(n).unwrap_or(0)
}
