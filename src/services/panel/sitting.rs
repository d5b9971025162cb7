//! The expert's part before the vote: declaring ties, reading, writing an opinion.
use crate::db::Conn;
use crate::db::case::{self as cases, CaseRow};
use crate::db::panel::{
    self as db, DeclarationLine, MemberRow, OpinionRow, RecusalRow, SessionRow, SessionState,
};
use crate::domain::actor::Actor;
use crate::domain::ids::{CaseId, SessionId, UserId};
use crate::services::{Error, Result};
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

/// Declares ties, once, before any paper opens. `ties` names the cases with the reason for each.
pub fn declare(conn: &mut Conn, actor: &Actor, id: SessionId, ties: &[(CaseId, String)]) -> Result<()> {
    let session = db::find(conn, id)?;
    seat_of(conn, id, actor.user_id)?;
    if session.state != SessionState::Declaring {
        return Err(Error::Conflict);
    }
    let known = db::agenda(conn, id)?;
    for (case_id, reason) in ties {
        if !known.contains(case_id) {
            return Err(Error::NotFound);
        }
        if reason.trim().is_empty() {
            return Err(Error::invalid("reason", "请写明回避的原因。", "Say what ties you to the case."));
        }
        db::recuse(
            conn,
            &RecusalRow {
                session_id: id,
                case_id: *case_id,
                expert_id: actor.user_id,
                reason: reason.trim().to_owned(),
                found_by: "expert".to_owned(),
                at: actor.now,
            },
        )?;
    }
    if db::mark_declared(conn, id, actor.user_id, actor.now)? == 0 { Err(Error::Conflict) } else { Ok(()) }
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
