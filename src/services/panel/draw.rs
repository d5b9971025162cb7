//! The draw: the pool is frozen and its hash published; then secretary and auditor commit, each to a number of their own;
//! then both reveal, and the seed made of pool and numbers says who sits. And the seat drawn again.
use super::agenda::{given, moved};
use super::pool::candidates;
use super::{policy, proof};
use crate::db::panel::{
    self as db, ContributionRow, DrawRow, ExceptionKind, PoolSecretRow, SessionRow, SessionState,
    draw as rows,
};
use crate::db::{Conn, audit};
use crate::domain::actor::{Actor, Role};
use crate::domain::four_eyes::FourEyes;
use crate::domain::ids::{SessionId, UserId};
use crate::domain::lang::Lang;
use crate::domain::panel::digest::Digest;
use crate::domain::panel::draw::{
    BothParties, Contribution, Departure, DrawRecord, FrozenPool, Party, PoolSecret, Replacement,
    draw as draw_positions, replacement, seed,
};
use crate::services::{Error, Result, reference};

/// Freezes the pool and publishes its hash. Whoever is tied to a case of the agenda is in it, with the reason, and is
/// not drawn. From here on the agenda is closed and the session is held to today's policy.
pub fn freeze(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<()> {
    let session = db::lock(conn, id)?;
    if session.state != SessionState::Preparing {
        return Err(Error::Conflict);
    }
    let agenda = db::agenda(conn, id)?;
    if agenda.is_empty() {
        return Err(Error::refused(
            "会议还没有编入事项。请先编入已受理的事项。",
            "The session has no cases yet: put accepted cases on the agenda first.",
        ));
    }
    let held_to = policy(conn, reference::today(actor))?;
    let seats = u32::try_from(session.size).unwrap_or(0);
    let is_excepted = db::exception::is_excepted(conn, id, ExceptionKind::Size)?;
    if seats < held_to.min_members && !is_excepted {
        let least = held_to.min_members;
        return Err(Error::refused(
            &format!(
                "评议人数{seats}人，少于规定的{least}人。请先提出例外，由审计员确认。（依据 §2(3)4、D-11）"
            ),
            &format!(
                "The session has {seats} seats and policy asks for {least}: propose an exception, which an auditor confirms. (§2(3)4, D-11)"
            ),
        ));
    }
    let candidates = candidates(conn, actor, &session, &agenda)?;
    let (pool, secrets) = FrozenPool::freeze(id, seats, candidates, &mut rand::rng())
        .map_err(|error| Error::refused(&error.text(Lang::Zh), &error.text(Lang::En)))?;
    let number = i32::try_from(rows::draws_of(conn, id)?.len()).unwrap_or(i32::MAX - 1) + 1;
    let row = DrawRow {
        session_id: id,
        number,
        pool_hash: pool.hash().to_string(),
        pool: serde_json::to_value(&pool).map_err(anyhow::Error::from)?,
        frozen_by: actor.user_id,
        frozen_at: actor.now,
        cancelled_by: None,
        cancelled_at: None,
        cancelled_because: None,
    };
    rows::freeze(conn, &row)?;
    db::keep_pool(conn, &secret_rows(id, number, &secrets))?;
    db::pin_policy(conn, id, &serde_json::to_value(&held_to).map_err(anyhow::Error::from)?)?;
    note(conn, actor, id, "freeze_pool", &serde_json::json!({ "draw": number, "pool": row.pool_hash }))?;
    moved(db::move_to(conn, &session, SessionState::Drawing)?)
}

fn secret_rows(id: SessionId, draw: i32, secrets: &[PoolSecret]) -> Vec<PoolSecretRow> {
    let row = |(position, secret): (i32, &PoolSecret)| PoolSecretRow {
        session_id: id,
        draw,
        position,
        expert_id: secret.expert,
        salt: secret.salt.to_vec(),
    };
    (0..).zip(secrets).map(row).collect()
}

fn note(
    conn: &mut Conn,
    actor: &Actor,
    id: SessionId,
    action: &str,
    detail: &serde_json::Value,
) -> Result<()> {
    Ok(audit::record(conn, actor, action, "panel_session", Some(id.as_uuid()), detail)?)
}

/// For whom the actor contributes.
pub fn party_of(actor: &Actor) -> Result<Party> {
    match actor.role {
        Role::Secretary => Ok(Party::Secretary),
        Role::Auditor => Ok(Party::Auditor),
        _ => Err(Error::NotFound),
    }
}

/// The draw that stands, with what was contributed to it so far.
struct Standing {
    draw: DrawRow,
    parts: Vec<ContributionRow>,
}

impl Standing {
    fn of(&self, party: Party) -> Option<&ContributionRow> {
        self.parts.iter().find(|row| row.party == party.as_str())
    }

    fn is_revealed(&self) -> bool {
        self.parts.iter().filter(|row| row.contribution.is_some()).count() == 2
    }
}

fn standing(conn: &mut Conn, id: SessionId) -> Result<Standing> {
    if db::find(conn, id)?.state != SessionState::Drawing {
        return Err(Error::Conflict);
    }
    let draw = rows::draws_of(conn, id)?.into_iter().find(|row| row.cancelled_at.is_none());
    let draw = draw.ok_or(Error::Conflict)?;
    let mut parts = rows::contributions_of(conn, id)?;
    parts.retain(|row| row.number == draw.number);
    Ok(Standing { draw, parts })
}

/// Commits the actor to a number that nobody has seen: only its hash is written down, and it is never changed.
pub fn commit(conn: &mut Conn, actor: &Actor, id: SessionId, commitment: &Digest) -> Result<()> {
    let party = party_of(actor)?;
    let standing = standing(conn, id)?;
    for other in &standing.parts {
        if other.party == party.as_str() {
            return Err(Error::refused(
                "已经提交过承诺，不能更改。",
                "There is a commitment already, and it cannot be changed.",
            ));
        }
        FourEyes::DrawSecretaryAndAuditor.check(other.person_id, actor.user_id)?;
    }
    let row = ContributionRow {
        session_id: id,
        number: standing.draw.number,
        party: party.as_str().to_owned(),
        person_id: actor.user_id,
        commitment: commitment.to_string(),
        committed_at: actor.now,
        contribution: None,
        revealed_at: None,
    };
    rows::commit(conn, &row)?;
    note(conn, actor, id, "commit_to_draw", &serde_json::json!({ "commitment": row.commitment }))
}

/// Reveals the number committed to, once both have committed. The secretary, revealing last, draws with it.
pub fn reveal(conn: &mut Conn, actor: &Actor, id: SessionId, number: &Contribution) -> Result<()> {
    let party = party_of(actor)?;
    let standing = standing(conn, id)?;
    let mine = standing.of(party).filter(|row| row.person_id == actor.user_id);
    let Some(mine) = mine.filter(|_| standing.parts.len() == 2) else {
        return Err(Error::refused(
            "须由评议秘书和审计员都提交承诺后才能公开。",
            "Both secretary and auditor commit before either reveals.",
        ));
    };
    let commitment: Digest = mine.commitment.parse().map_err(anyhow::Error::from)?;
    number
        .check(id, party, &commitment)
        .map_err(|broken| Error::invalid("contribution", &broken.text(Lang::Zh), &broken.text(Lang::En)))?;
    if mine.contribution.is_none() {
        moved(rows::reveal(conn, mine, &number.to_string(), actor.now)?)?;
        note(conn, actor, id, "reveal_to_draw", &serde_json::json!({ "draw": standing.draw.number }))?;
    }
    if party == Party::Secretary && self::standing(conn, id)?.is_revealed() {
        return complete(conn, actor, id);
    }
    Ok(())
}

/// Seats those whom the seed gives. Nothing is left to choose: whoever presses the button, the members are the same.
pub fn complete(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<()> {
    if party_of(actor)? != Party::Secretary {
        return Err(Error::NotFound);
    }
    let session = db::lock(conn, id)?;
    let standing = standing(conn, id)?;
    let record = drawn(&standing)?;
    let stored = serde_json::to_value(&record).map_err(anyhow::Error::from)?;
    db::set_draw(conn, id, &record.pool_hash.to_string(), &stored)?;
    let pool = db::pool_names(conn, id)?;
    for (seat, position) in (1..).zip(&record.positions) {
        let member = pool.iter().find(|row| u32::try_from(row.0) == Ok(*position));
        let member = member.ok_or_else(|| anyhow::anyhow!("position beyond the pool"))?;
        db::add_member(conn, id, member.1, seat, seat == 1)?;
    }
    note(conn, actor, id, "draw_panel", &serde_json::json!({ "seed": record.seed().to_string() }))?;
    moved(db::move_to(conn, &session, SessionState::Declaring)?)
}

fn drawn(standing: &Standing) -> Result<DrawRecord> {
    let pool: FrozenPool = serde_json::from_value(standing.draw.pool.clone()).map_err(anyhow::Error::from)?;
    let (Some(secretary), Some(auditor)) = (standing.of(Party::Secretary), standing.of(Party::Auditor))
    else {
        return Err(Error::Conflict);
    };
    let contributions = BothParties {
        secretary: proof::revealed(secretary).ok_or(Error::Conflict)?,
        auditor: proof::revealed(auditor).ok_or(Error::Conflict)?,
    };
    let commitments = BothParties {
        secretary: secretary.commitment.parse().map_err(anyhow::Error::from)?,
        auditor: auditor.commitment.parse().map_err(anyhow::Error::from)?,
    };
    let seed = seed(&pool.hash(), &contributions.secretary, &contributions.auditor);
    let positions = draw_positions(&pool, &seed)
        .map_err(|error| Error::refused(&error.text(Lang::Zh), &error.text(Lang::En)))?
        .positions;
    let pool_hash = pool.hash();
    Ok(DrawRecord { pool, pool_hash, commitments, contributions, positions, replacements: Vec::new() })
}

/// Cancels a draw whose seed is not known yet, with a reason that stays on record; the pool is frozen anew afterwards.
pub fn cancel_draw(conn: &mut Conn, actor: &Actor, id: SessionId, reason: &str) -> Result<()> {
    let session = db::lock(conn, id)?;
    let standing = standing(conn, id)?;
    if standing.is_revealed() {
        return Err(Error::refused(
            "两份随机数都已公开，结果已定，不能取消。",
            "Both numbers are revealed, so the result is fixed and cannot be cancelled.",
        ));
    }
    let reason = given(reason)?;
    moved(rows::cancel(conn, (id, standing.draw.number), actor.user_id, reason, actor.now)?)?;
    let detail = serde_json::json!({ "draw": standing.draw.number, "reason": reason });
    note(conn, actor, id, "cancel_draw", &detail)?;
    moved(db::move_to(conn, &session, SessionState::Preparing)?)
}

/// The draw of a session as it was written down.
pub(super) fn record_of(session: &SessionRow) -> Result<Option<DrawRecord>> {
    let stored = session.draw.clone().map(serde_json::from_value).transpose();
    Ok(stored.map_err(anyhow::Error::from)?)
}

/// Gives the seat of a member who cannot serve to the next of the draw, before the vote opens.
pub fn replace(
    conn: &mut Conn,
    actor: &Actor,
    id: SessionId,
    leaving: UserId,
    because: Departure,
) -> Result<()> {
    let session = db::lock(conn, id)?;
    if !matches!(session.state, SessionState::Declaring | SessionState::Reading) {
        return Err(Error::refused(
            "只能在抽取之后、表决开始之前补抽专家。",
            "A seat is drawn again after the draw and before the vote opens.",
        ));
    }
    if db::seats(conn, id)?.iter().all(|member| member.expert_id != leaving) {
        return Err(Error::NotFound);
    }
    let mut record = record_of(&session)?.ok_or(Error::NotFound)?;
    let pool = db::pool_names(conn, id)?;
    let place = |found: Option<&(i32, UserId, String)>| {
        found.map(|row| (row.0, row.1)).ok_or_else(|| anyhow::anyhow!("the pool lacks a position"))
    };
    let joining = replacement(&record.pool, &record.seed(), record.replacements.len())
        .map_err(|error| Error::refused(&error.text(Lang::Zh), &error.text(Lang::En)))?;
    let (left, _) = place(pool.iter().find(|row| row.1 == leaving))?;
    let (joined, expert) = place(pool.iter().find(|row| u32::try_from(row.0) == Ok(joining)))?;
    let number = |position: i32| u32::try_from(position).unwrap_or(u32::MAX);
    record.replacements.push(Replacement { leaving: number(left), because, joining: number(joined) });
    let stored = serde_json::to_value(&record).map_err(anyhow::Error::from)?;
    db::set_draw(conn, id, &record.pool_hash.to_string(), &stored)?;
    db::reseat(conn, id, leaving, expert)?;
    let detail = serde_json::json!({ "because": because.as_str(), "position": joined });
    audit::record(conn, actor, "replace_member", "panel_session", Some(id.as_uuid()), &detail)?;
    Ok(())
}
