//! The expert's part before the vote: declaring ties, reading, writing an opinion.
use crate::db::case::{self as cases, CaseRow};
use crate::db::panel::{
    self as db, DeclarationLine, MemberRow, OpinionRow, RecusalRow, SessionRow, SessionState,
};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::ids::{CaseId, SessionId, UserId};
use crate::services::{Error, FieldErrors, Result};
use uuid::Uuid;

/// A session as one of its experts sees it.
#[derive(Debug, Clone)]
pub struct ExpertView {
    pub session: SessionRow,
    pub me: MemberRow,
    /// Names and employers, to declare ties against.
    pub lines: Vec<DeclarationLine>,
    /// The cases this expert reads and votes on: none before declaring, and none they are recused from.
    pub cases: Vec<CaseRow>,
    pub recusals: Vec<RecusalRow>,
    /// Their own opinions.
    pub opinions: Vec<OpinionRow>,
    pub has_cast: bool,
    /// They preside over the sitting and sign its count.
    pub presides: bool,
}

/// Reads a session for the acting expert; a stranger's is not found.
pub fn expert_view(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<ExpertView> {
    let session = db::find(conn, id)?;
    let me = seat_of(conn, id, actor.user_id)?;
    let mut mine = Vec::new();
    let recusals: Vec<_> =
        db::recusals(conn, id)?.into_iter().filter(|recusal| recusal.expert_id == actor.user_id).collect();
    for case_id in db::agenda(conn, id)? {
        if recusals.iter().all(|recusal| recusal.case_id != case_id)
            && let Ok(case) = cases::find(conn, actor, case_id)
        {
            mine.push(case);
        }
    }
    let opinions =
        db::opinions(conn, id)?.into_iter().filter(|opinion| opinion.expert_id == actor.user_id).collect();
    Ok(ExpertView {
        lines: db::declaration_lines(conn, id)?,
        has_cast: db::i_have_cast(conn, id)?,
        presides: db::presided_by_me(conn, id)?,
        cases: mine,
        recusals,
        opinions,
        me,
        session,
    })
}

/// The cases of a session in their order, as far as the actor may know them.
pub fn agenda_of(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<Vec<CaseRow>> {
    let mut found = Vec::new();
    for case_id in db::agenda(conn, id)? {
        if let Ok(case) = cases::find(conn, actor, case_id) {
            found.push(case);
        }
    }
    Ok(found)
}

fn seat_of(conn: &mut Conn, id: SessionId, expert: UserId) -> Result<MemberRow> {
    db::seats(conn, id)?.into_iter().find(|member| member.expert_id == expert).ok_or(Error::NotFound)
}

/// A session as one line of the expert's own list.
#[derive(Debug, Clone)]
pub struct Seat {
    pub session: SessionRow,
    pub me: MemberRow,
    pub has_cast: bool,
    pub presides: bool,
}

/// The sessions in which the acting expert has a seat, the latest first.
pub fn seats(conn: &mut Conn, actor: &Actor) -> Result<Vec<Seat>> {
    let mut found = Vec::new();
    for session in db::latest(conn, 50)? {
        let me = seat_of(conn, session.id, actor.user_id)?;
        let has_cast = db::i_have_cast(conn, session.id)?;
        let presides = db::presided_by_me(conn, session.id)?;
        found.push(Seat { session, me, has_cast, presides });
    }
    Ok(found)
}

/// Declares ties, once, before this member reads any paper. `ties` names the cases with the reason for each.
pub fn declare(conn: &mut Conn, actor: &Actor, id: SessionId, ties: &[(CaseId, String)]) -> Result<()> {
    let session = db::find(conn, id)?;
    seat_of(conn, id, actor.user_id)?;
    // Whoever takes over a seat declares while the others read already.
    if !matches!(session.state, SessionState::Declaring | SessionState::Reading) {
        return Err(Error::Conflict);
    }
    let known = db::agenda(conn, id)?;
    let mut errors = FieldErrors::default();
    for (case_id, reason) in ties {
        if !known.contains(case_id) {
            return Err(Error::NotFound);
        }
        if reason.trim().is_empty() {
            let field = format!("reason-{case_id}");
            errors.add(&field, "请写明回避的原因。", "Say what ties you to this case.");
        }
    }
    errors.into_result()?;
    for (case_id, reason) in ties {
        withdraw_from(conn, actor, id, *case_id, reason)?;
    }
    if db::mark_declared(conn, id, actor.user_id, actor.now)? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

fn withdraw_from(conn: &mut Conn, actor: &Actor, id: SessionId, case_id: CaseId, reason: &str) -> Result<()> {
    let row = RecusalRow {
        session_id: id,
        case_id,
        expert_id: actor.user_id,
        reason: reason.trim().to_owned(),
        found_by: "expert".to_owned(),
        at: actor.now,
    };
    Ok(db::recuse(conn, &row)?)
}

/// Withdraws from one case after the papers opened and before the vote is counted; a ballot cast on it does not count.
pub fn recuse(conn: &mut Conn, actor: &Actor, id: SessionId, case_id: CaseId, reason: &str) -> Result<()> {
    let view = expert_view(conn, actor, id)?;
    if !view.cases.iter().any(|case| case.id == case_id) {
        return Err(Error::NotFound);
    }
    if !matches!(view.session.state, SessionState::Reading | SessionState::Voting) {
        return Err(Error::refused(
            "表决已结束，不能再回避。如有情况，请告知评议秘书。（依据 D-12）",
            "The vote is over, so nobody can withdraw any more: tell the panel's secretary. (D-12)",
        ));
    }
    if reason.trim().is_empty() {
        return Err(Error::invalid("reason", "请写明回避的原因。", "Say what ties you to this case."));
    }
    withdraw_from(conn, actor, id, case_id, reason)?;
    let detail = serde_json::json!({ "case": case_id });
    audit::record(conn, actor, "recuse_late", "panel_session", Some(id.as_uuid()), &detail)?;
    Ok(())
}

/// Signs in to the sitting: only those who attend count, and only they can vote.
pub fn attend(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<()> {
    let session = db::find(conn, id)?;
    let me = seat_of(conn, id, actor.user_id)?;
    if !matches!(session.state, SessionState::Reading | SessionState::Voting) || me.declared_at.is_none() {
        return Err(Error::Conflict);
    }
    db::mark_present(conn, id, actor.user_id, actor.now)?;
    Ok(())
}

/// Writes an opinion on a case. Opinions are added, never changed, and frozen when the vote opens.
pub fn give_opinion(
    conn: &mut Conn,
    actor: &Actor,
    id: Uuid,
    session_id: SessionId,
    case_id: CaseId,
    content: &str,
) -> Result<()> {
    let session = db::find(conn, session_id)?;
    cases::find(conn, actor, case_id)?;
    if session.state != SessionState::Reading {
        return Err(Error::refused(
            "表决已开始或材料未开放，不能再写意见。",
            "Opinions are written while the papers are open and the vote is not.",
        ));
    }
    if content.trim().is_empty() {
        return Err(Error::invalid("content", "请写下意见。", "Write your opinion."));
    }
    let row = OpinionRow {
        id,
        session_id,
        case_id,
        expert_id: actor.user_id,
        content: content.trim().to_owned(),
        at: actor.now,
    };
    Ok(db::add_opinion(conn, &row)?)
}
