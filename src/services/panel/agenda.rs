//! The secretary's part: the session, its cases, the papers.
use super::{attendance, overview, policy_of};
use crate::db::case as cases;
use crate::db::panel::{self as db, SessionRow, SessionState};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::case::Action;
use crate::domain::catalogue::Series;
use crate::domain::ids::{CaseId, SessionId, UserId};
use crate::domain::lang::plural;
use crate::domain::policy::Key;
use crate::services::case::{Press, advance};
use crate::services::{Error, Result, reference};
use chrono::{Datelike, NaiveDate};
use diesel::OptionalExtension;

/// What the secretary enters.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Made with the form.
    pub id: SessionId,
    pub title: String,
    pub series: Series,
    pub held_on: NaiveDate,
    pub size: u32,
    pub teller_a: UserId,
    pub teller_b: UserId,
}

/// Sets a session up. Fewer members than policy asks need an exception before the pool is frozen.
pub fn create(conn: &mut Conn, actor: &Actor, new: &NewSession) -> Result<SessionId> {
    if db::find(conn, new.id).optional()?.is_some() {
        return Ok(new.id);
    }
    let today = reference::today(actor);
    check(new, today)?;
    let number = cases::number(conn, "PY", today.year())?;
    db::insert(
        conn,
        &SessionRow {
            id: new.id,
            number,
            title: new.title.trim().to_owned(),
            series: new.series,
            held_on: new.held_on,
            size: i32::try_from(new.size).unwrap_or(i32::MAX),
            state: SessionState::Preparing,
            version: 0,
            teller_a: new.teller_a,
            teller_b: new.teller_b,
            pool_hash: None,
            draw: None,
            public_key: None,
            share_a_at: None,
            share_b_at: None,
            created_by: actor.user_id,
            created_at: actor.now,
            opened_at: None,
            closed_at: None,
            signed_by: None,
            signed_at: None,
            policy: None,
            adjourned_at: None,
            adjourned_because: None,
            closed_by: None,
            recounted_by: None,
            recounted_at: None,
        },
    )?;
    Ok(new.id)
}

fn check(new: &NewSession, today: NaiveDate) -> Result<()> {
    let mut errors = crate::services::FieldErrors::default();
    if new.title.trim().is_empty() {
        errors.add("title", "请填写会议名称。", "Name the session.");
    }
    if new.size.is_multiple_of(2) {
        let en = "The number of members is odd. (§2(3)4, D-11)";
        errors.add("size", "评议人数须为单数。（依据 §2(3)4、D-11）", en);
    }
    if new.held_on < today {
        errors.add("held_on", "会议日期不能早于今天。", "The session cannot be held before today.");
    }
    if new.teller_a == new.teller_b {
        errors.add("teller_b", "计票人须为两人。", "The tellers are two different people.");
    }
    errors.into_result()
}

/// Puts several accepted cases on the agenda: all of them or none.
pub fn assign_all(conn: &mut Conn, actor: &Actor, id: SessionId, cases: &[CaseId]) -> Result<()> {
    cases.iter().try_for_each(|case_id| assign(conn, actor, id, *case_id))
}

/// Puts every case of the series that waits on the agenda, the longest waiting first, as many as a session takes; says how many.
pub fn assign_series(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<usize> {
    let view = overview(conn, actor, id)?;
    let cases: Vec<CaseId> = view.waiting.iter().take(view.room()).map(|row| row.case.id).collect();
    assign_all(conn, actor, id, &cases)?;
    Ok(cases.len())
}

/// Puts an accepted case on the agenda.
pub fn assign(conn: &mut Conn, actor: &Actor, id: SessionId, case_id: CaseId) -> Result<()> {
    let session = db::lock(conn, id)?;
    let most = reference::number(conn, Key::PanelCases, reference::today(actor))?;
    if db::agenda(conn, id)?.len() >= usize::try_from(most).unwrap_or(usize::MAX) {
        return Err(Error::refused(
            &format!("一次会议最多评议{most}件（政策数据“每次会议最多事项”）。其余请编入另一次会议。"),
            &format!(
                "A session takes {most} cases at most (policy data, “Most cases of a session”): put the others on another session."
            ),
        ));
    }
    let press = Press { session: Some(session.id), ..Press::default() };
    advance(conn, actor, case_id, Action::AssignToSession, &press)?;
    let position = db::last_position(conn, id)? + 1;
    Ok(db::add_case(conn, id, case_id, position)?)
}

/// Takes a case off again, with the reason: quorum lost, or no vote was held on it.
pub fn adjourn(conn: &mut Conn, actor: &Actor, id: SessionId, case_id: CaseId, reason: &str) -> Result<()> {
    let session = db::lock(conn, id)?;
    if !db::agenda(conn, id)?.contains(&case_id) {
        return Err(Error::NotFound);
    }
    let reason = given(reason)?;
    take_off(conn, actor, id, case_id, reason)?;
    // The last case of a sitting that has decided nothing takes the sitting with it.
    let is_sitting = is_before_the_count(session.state) && session.state != SessionState::Preparing;
    if is_sitting && db::agenda(conn, id)?.is_empty() {
        moved(db::adjourn(conn, &session, reason, actor.now)?)?;
    }
    Ok(())
}

fn take_off(conn: &mut Conn, actor: &Actor, id: SessionId, case_id: CaseId, reason: &str) -> Result<()> {
    advance(conn, actor, case_id, Action::Adjourn, &Press::because(reason))?;
    Ok(db::remove_case(conn, id, case_id, reason, actor.now)?)
}

pub(super) fn given(reason: &str) -> Result<&str> {
    let reason = reason.trim();
    if reason.is_empty() {
        let en = "Give the reason; it goes into the minutes.";
        return Err(Error::invalid("reason", "请写明原因，记入会议记录。", en));
    }
    Ok(reason)
}

const fn is_before_the_count(state: SessionState) -> bool {
    !matches!(state, SessionState::Closed | SessionState::Signed | SessionState::Adjourned)
}

/// Ends the whole session without a vote: every case goes back and can be put on another session (D-11). While a vote
/// is open only for want of a quorum.
pub fn adjourn_session(conn: &mut Conn, actor: &Actor, id: SessionId, reason: &str) -> Result<()> {
    let session = db::lock(conn, id)?;
    if !is_before_the_count(session.state) {
        return Err(Error::Conflict);
    }
    let reason = given(reason)?;
    let agenda = db::agenda(conn, id)?;
    if session.state == SessionState::Voting && has_any_quorum(conn, actor, &session, &agenda)? {
        return Err(Error::refused(
            "表决已开始，且仍有事项达到法定人数，应完成表决；人数不足的事项可逐件延期。（依据 D-11）",
            "The vote is open and a case still has its quorum: hold the vote, and adjourn the cases without one singly. (D-11)",
        ));
    }
    moved(db::adjourn(conn, &session, reason, actor.now)?)?;
    agenda.into_iter().try_for_each(|case_id| take_off(conn, actor, id, case_id, reason))?;
    let detail = serde_json::json!({ "reason": reason });
    audit::record(conn, actor, "adjourn_session", "panel_session", Some(id.as_uuid()), &detail)?;
    Ok(())
}

fn has_any_quorum(conn: &mut Conn, actor: &Actor, session: &SessionRow, agenda: &[CaseId]) -> Result<bool> {
    let policy = policy_of(conn, session, reference::today(actor))?;
    let (members, recusals) = (db::seats(conn, session.id)?, db::recusals(conn, session.id)?);
    Ok(agenda.iter().any(|case_id| policy.has_quorum(attendance(&members, &recusals, *case_id))))
}

/// Opens the papers once every member has declared: nobody reads before they have said what ties them.
pub fn open_papers(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<()> {
    let session = db::lock(conn, id)?;
    if session.state != SessionState::Declaring {
        return Err(Error::Conflict);
    }
    let waiting = db::members(conn, id)?.iter().filter(|member| member.declared_at.is_none()).count();
    if waiting > 0 {
        return Err(Error::refused(
            &format!("还有{waiting}位专家没有作回避申报。请等全部申报后再开放材料。"),
            &format!(
                "{} not declared their ties yet: papers open when all have.",
                plural(waiting, "expert has", "experts have")
            ),
        ));
    }
    audit::record(conn, actor, "open_papers", "panel_session", Some(id.as_uuid()), &serde_json::json!({}))?;
    moved(db::move_to(conn, &session, SessionState::Reading)?)
}

/// A lost race is told as such.
pub(super) fn moved(was_moved: bool) -> Result<()> {
    if was_moved { Ok(()) } else { Err(Error::Conflict) }
}
