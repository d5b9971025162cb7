//! What proves a draw: for whoever may read the session, and for `zhicheng panel replay-draw`.
use super::draw::record_of;
use crate::db::Conn;
use crate::db::panel::{self as db, ContributionRow, DrawRow, PoolSecretRow, SessionRow, draw as rows};
use crate::domain::actor::Actor;
use crate::domain::ids::SessionId;
use crate::domain::panel::draw::{Contribution, DrawRecord, Party, PoolSecret};
use crate::services::{Error, Result};
use serde::Serialize;

/// All draws of a session with what was committed to and revealed; no name.
#[derive(Debug, Clone)]
pub struct DrawProof {
    pub session: SessionRow,
    /// Every freeze, the first first; at most the last one is not cancelled.
    pub draws: Vec<DrawRow>,
    pub contributions: Vec<ContributionRow>,
    /// Once the members are seated.
    pub record: Option<DrawRecord>,
}

impl DrawProof {
    /// The draw that was not cancelled.
    pub fn standing(&self) -> Option<&DrawRow> {
        self.draws.iter().find(|row| row.cancelled_at.is_none())
    }

    /// What a party gave to the draw that stands.
    pub fn of(&self, party: Party) -> Option<&ContributionRow> {
        let number = self.standing()?.number;
        self.contributions.iter().find(|row| row.number == number && row.party == party.as_str())
    }
}

/// The number a person revealed.
pub(super) fn revealed(row: &ContributionRow) -> Option<Contribution> {
    row.contribution.as_deref()?.parse().ok()
}

/// Reads the proof; a session that the actor may not know of is not found.
pub fn draw_proof(conn: &mut Conn, _: &Actor, id: SessionId) -> Result<DrawProof> {
    let session = db::find(conn, id)?;
    Ok(DrawProof {
        draws: rows::draws_of(conn, id)?,
        contributions: rows::contributions_of(conn, id)?,
        record: record_of(&session)?,
        session,
    })
}

/// The sessions with a draw, the latest first: for the auditor's list.
pub fn draw_proofs(conn: &mut Conn, actor: &Actor) -> Result<Vec<DrawProof>> {
    let mut found = Vec::new();
    for session in db::latest(conn, 100)? {
        let proof = draw_proof(conn, actor, session.id)?;
        if !proof.draws.is_empty() {
            found.push(proof);
        }
    }
    Ok(found)
}

/// A draw computed again from what was published, beside what is recorded.
#[derive(Debug, Clone, Serialize)]
pub struct Replay {
    pub session: SessionId,
    pub number: String,
    pub pool_hash: Option<String>,
    pub seed: Option<String>,
    /// As the seed gives them, by seat, with replacements.
    pub positions: Vec<u32>,
    /// Of those who hold the seats.
    pub recorded: Vec<u32>,
    pub agrees: bool,
    /// What disagrees.
    pub fault: Option<String>,
}

/// Replays the draw of a session, given by id or number. Read with the sight of the program itself.
pub fn replay(conn: &mut Conn, _: &Actor, session: &str) -> Result<Replay> {
    let row = match SessionId::parse(session) {
        Some(id) => db::find(conn, id)?,
        None => db::find_by_number(conn, session)?,
    };
    let recorded = recorded(conn, &row)?;
    let mut replay = Replay {
        session: row.id,
        number: row.number.clone(),
        pool_hash: row.pool_hash.clone(),
        seed: None,
        positions: Vec::new(),
        recorded: recorded.iter().flatten().copied().collect(),
        agrees: false,
        fault: None,
    };
    let Some(stored) = row.draw.clone() else { return Err(Error::Conflict) };
    let outcome = serde_json::from_value::<DrawRecord>(stored)
        .map_err(|error| format!("the record cannot be read: {error}"))
        .and_then(|record| {
            replay.seed = Some(record.seed().to_string());
            replay.positions = record.verify().map_err(|fault| fault.to_string())?;
            published(conn, &row, &record)
        });
    let seats_agree = recorded == replay.positions.iter().map(|place| Some(*place)).collect::<Vec<_>>();
    replay.fault = match outcome {
        Err(fault) => Some(fault),
        Ok(()) if !seats_agree => Some("the seats are not held by those who were drawn".to_owned()),
        Ok(()) => None,
    };
    replay.agrees = replay.fault.is_none();
    Ok(replay)
}

/// Whether the record is the one whose parts were published one after the other.
fn published(conn: &mut Conn, session: &SessionRow, record: &DrawRecord) -> std::result::Result<(), String> {
    let proof =
        draw_proof(conn, &Actor::system(session.created_at), session.id).map_err(|e| e.to_string())?;
    let hash = record.pool_hash.to_string();
    let published = proof.standing().map(|draw| draw.pool_hash.clone());
    if published != Some(hash.clone()) || session.pool_hash != Some(hash) {
        return Err("the pool is not the one whose hash was published".to_owned());
    }
    let both = [
        (Party::Secretary, record.commitments.secretary, record.contributions.secretary),
        (Party::Auditor, record.commitments.auditor, record.contributions.auditor),
    ];
    for (party, commitment, contribution) in both {
        let row = proof.of(party);
        let is_same = row.is_some_and(|row| {
            row.commitment == commitment.to_string() && revealed(row) == Some(contribution)
        });
        if !is_same {
            return Err(format!("the contribution of the {} is not the one published", party.as_str()));
        }
    }
    Ok(())
}

/// The position of each seat's holder, by seat; `None` where salt and person do not prove a position.
fn recorded(conn: &mut Conn, session: &SessionRow) -> Result<Vec<Option<u32>>> {
    let Ok(Some(record)) = record_of(session) else { return Ok(Vec::new()) };
    let draws = rows::draws_of(conn, session.id)?;
    let number = draws.iter().find(|row| row.cancelled_at.is_none()).map_or(0, |row| row.number);
    let secrets = db::pool_secrets_of(conn, session.id, number)?;
    let place = |row: &PoolSecretRow| {
        let position = u32::try_from(row.position).ok()?;
        let salt = row.salt.as_slice().try_into().ok()?;
        record.pool.is_proved_by(position, &PoolSecret { expert: row.expert_id, salt }).then_some(position)
    };
    let seats = db::seats(conn, session.id)?;
    let of = |expert| secrets.iter().find(|row| row.expert_id == expert).and_then(place);
    Ok(seats.iter().map(|seat| of(seat.expert_id)).collect())
}
