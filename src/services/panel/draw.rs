//! The draw: the pool is frozen and its hash written down before anybody knows the seed; and the seat drawn again.
use super::{agenda::moved, policy};
use crate::db::case as cases;
use crate::db::{employer, timeline};
use crate::db::panel::{self as db, PoolSecretRow, SessionRow, SessionState};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::ids::{CaseId, SessionId, UserId};
use crate::domain::lang::Lang;
use crate::domain::panel::conflict::Conflict;
use crate::domain::panel::draw::{
    BothParties, Candidate, Contribution, Departure, DrawRecord, Exclusion, FrozenPool, Party, PoolSecret,
    Replacement, draw as draw_positions, replacement, seed,
};
use crate::services::{Error, Result, reference};

/// Freezes the pool, publishes its hash, and draws the members. Experts of an applicant's own unit are kept out.
pub fn draw(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<()> {
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
    let candidates = candidates(conn, actor, &session, &agenda)?;
    let held_to = policy(conn, reference::today(actor))?;
    db::pin_policy(conn, id, &serde_json::to_value(&held_to).map_err(anyhow::Error::from)?)?;
    let seats = u32::try_from(session.size).unwrap_or(0);
    let (record, secrets) = drawn(id, seats, candidates)?;
    let stored = serde_json::to_value(&record).map_err(anyhow::Error::from)?;
    db::set_draw(conn, id, &record.pool_hash.to_string(), &stored)?;
    db::keep_pool(conn, &secret_rows(id, &secrets))?;
    for (seat, position) in (1..).zip(&record.positions) {
        let secret =
            secrets.get(*position as usize).ok_or_else(|| anyhow::anyhow!("position beyond the pool"))?;
        db::add_member(conn, id, secret.expert, seat, seat == 1)?;
    }
    audit::record(conn, actor, "draw_panel", "panel_session", Some(id.as_uuid()), &serde_json::json!({}))?;
    moved(db::move_to(conn, &session, SessionState::Declaring)?)
}

/// Freezes the pool and draws from it; the second value is what only the secretary may see.
fn drawn(id: SessionId, seats: u32, candidates: Vec<Candidate>) -> Result<(DrawRecord, Vec<PoolSecret>)> {
    let mut rng = rand::rng();
    let (pool, secrets) = FrozenPool::freeze(id, seats, candidates, &mut rng)
        .map_err(|error| Error::refused(&error.text(Lang::Zh), &error.text(Lang::En)))?;
    let contributions =
        BothParties { secretary: Contribution::random(&mut rng), auditor: Contribution::random(&mut rng) };
    let seed = seed(&pool.hash(), &contributions.secretary, &contributions.auditor);
    let drawn = draw_positions(&pool, &seed)
        .map_err(|error| Error::refused(&error.text(Lang::Zh), &error.text(Lang::En)))?;
    let record = DrawRecord {
        pool_hash: pool.hash(),
        commitments: BothParties {
            secretary: contributions.secretary.commitment(id, Party::Secretary),
            auditor: contributions.auditor.commitment(id, Party::Auditor),
        },
        contributions,
        positions: drawn.positions,
        replacements: Vec::new(),
        pool,
    };
    Ok((record, secrets))
}

fn secret_rows(id: SessionId, secrets: &[PoolSecret]) -> Vec<PoolSecretRow> {
    let row = |(position, secret): (i32, &PoolSecret)| PoolSecretRow {
        session_id: id,
        position,
        expert_id: secret.expert,
        salt: secret.salt.to_vec(),
    };
    (0..).zip(secrets).map(row).collect()
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

fn candidates(
    conn: &mut Conn,
    actor: &Actor,
    session: &SessionRow,
    agenda: &[CaseId],
) -> Result<Vec<Candidate>> {
    let mut parties = Vec::new();
    for case_id in agenda {
        let case = cases::find(conn, actor, *case_id)?;
        let unit = employer::org(conn, case.org_id)?;
        let acceptors = timeline::acceptors(conn, *case_id)?;
        parties.push((case, unit, acceptors));
    }
    let pool = db::pool(conn, session.series, session.held_on)?;
    let exclusions = |expert: &db::ExpertRow| {
        let mut found = Vec::new();
        for (case, unit, acceptors) in &parties {
            if expert.user_id == case.applicant_id {
                found.push(Exclusion { case: case.id, reason: Conflict::OwnCase });
            }
            // Four eyes, by person: whoever accepted the case has judged it once already.
            if acceptors.contains(&expert.user_id) {
                found.push(Exclusion { case: case.id, reason: Conflict::ReviewedCase });
            }
            let same_code = expert.employer_code.is_some() && expert.employer_code == unit.credit_code;
            if same_code || expert.employer_name == unit.name_zh {
                found.push(Exclusion { case: case.id, reason: Conflict::SameEmployer });
            }
        }
        found
    };
    Ok(pool
        .iter()
        .map(|expert| Candidate { expert: expert.user_id, exclusions: exclusions(expert) })
        .collect())
}
