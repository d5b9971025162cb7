//! What is left of a vote: for the tellers who count it, and for the experts who check it.
use super::{agenda_of, policy_of};
use crate::db::Conn;
use crate::db::case::CaseRow;
use crate::db::panel::{self as db, PublishedRow, SessionRow, SessionState, TallyRow};
use crate::domain::actor::Actor;
use crate::domain::catalogue::ListItem;
use crate::domain::ids::{CaseId, SessionId};
use crate::domain::panel::ballot::{Choice, Nonce, ShareHolder, TallyPublicKey};
use crate::domain::panel::policy::Fraction;
use crate::domain::panel::vote::Outcome;
use crate::services::{Error, Result, reference};

/// One case after the count, with its published ballots in an order that says nothing.
#[derive(Debug, Clone)]
pub struct CountedCase {
    pub case: CaseRow,
    pub item: &'static ListItem,
    pub tally: TallyRow,
    /// Empty for an expert who withdrew from the case.
    pub published: Vec<PublishedRow>,
    /// Of the session.
    pub majority: Fraction,
}

/// The counts of the cases that the acting expert may know of; the chair knows of all, for the signature.
pub fn counts(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<Vec<CountedCase>> {
    let tallies = db::tallies(conn, id)?;
    let published = db::published(conn, id)?;
    let recusals = db::recusals(conn, id)?;
    let session = db::find(conn, id)?;
    let majority = policy_of(conn, &session, reference::today(actor))?.majority;
    let mut found = Vec::new();
    for case in agenda_of(conn, actor, id)? {
        let Some(tally) = tallies.iter().find(|tally| tally.case_id == case.id) else { continue };
        let withdrew = recusals.iter().any(|row| row.case_id == case.id && row.expert_id == actor.user_id);
        let lines = published.iter().filter(|line| line.case_id == case.id && !withdrew).cloned().collect();
        let item = reference::item(&case.list_id, case.item_number)?;
        found.push(CountedCase { item, tally: tally.clone(), published: lines, majority, case });
    }
    Ok(found)
}

/// Votes in favour that this case needed.
pub fn yes_needed(tally: &TallyRow, majority: Fraction) -> u32 {
    majority.least_of(u32::try_from(tally.present).unwrap_or(0))
}

/// What the vote came to.
pub fn outcome_of(tally: &TallyRow) -> Outcome {
    match tally.outcome.as_str() {
        "passed" => Outcome::Passed,
        "not_passed" => Outcome::NotPassed,
        _ => Outcome::NoQuorum,
    }
}

/// The case and choice published under this number. The number is compared and not kept.
pub fn find_ballot(counts: &[CountedCase], nonce: Nonce) -> Option<(CaseId, Choice)> {
    let typed = nonce.to_string();
    let line = counts.iter().flat_map(|counted| &counted.published).find(|line| line.nonce == typed)?;
    Some((line.case_id, line.choice.parse().ok()?))
}

/// A session as one of its tellers sees it: no name, no case.
#[derive(Debug, Clone)]
pub struct TellerView {
    pub session: SessionRow,
    /// Which share is theirs.
    pub holder: ShareHolder,
    /// How many have cast.
    pub cast: i64,
    /// In the order of the agenda.
    pub tallies: Vec<TallyRow>,
    pub majority: Fraction,
}

/// A session whose vote is open, with the public half of its key.
pub fn open_key(conn: &mut Conn, _: &Actor, id: SessionId) -> Result<(SessionRow, TallyPublicKey)> {
    let session = db::find(conn, id)?;
    let bytes = session.public_key.as_deref().filter(|_| session.state == SessionState::Voting);
    let key = TallyPublicKey::from_bytes(bytes.ok_or(Error::Conflict)?).map_err(anyhow::Error::from)?;
    Ok((session, key))
}

impl TellerView {
    /// Whether this teller has taken their share.
    pub fn has_taken(&self) -> bool {
        match self.holder {
            ShareHolder::TellerA => self.session.share_a_at.is_some(),
            _ => self.session.share_b_at.is_some(),
        }
    }
}

/// Which share a teller of this session holds; a stranger's session is not found.
pub fn told_by(session: &SessionRow, actor: &Actor) -> Result<ShareHolder> {
    match actor.user_id {
        teller if teller == session.teller_a => Ok(ShareHolder::TellerA),
        teller if teller == session.teller_b => Ok(ShareHolder::TellerB),
        _ => Err(Error::NotFound),
    }
}

/// Reads a session for one of its tellers.
pub fn teller_view(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<TellerView> {
    let session = db::find(conn, id)?;
    let holder = told_by(&session, actor)?;
    let counted = db::tallies(conn, id)?;
    let mut tallies = Vec::new();
    for case_id in db::agenda(conn, id)? {
        tallies.extend(counted.iter().find(|tally| tally.case_id == case_id).cloned());
    }
    let majority = policy_of(conn, &session, reference::today(actor))?.majority;
    Ok(TellerView { cast: db::cast_count(conn, id)?, session, holder, tallies, majority })
}
