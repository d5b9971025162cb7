//! Closing a vote: open in memory, cut every tie to a name, shuffle, count, and leave what anyone can
//! recount.
use std::collections::{BTreeMap, BTreeSet};

use rand::CryptoRng;
use rand::seq::SliceRandom as _;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::choice::{Choice, Nonce};
use super::key::TallySecretKey;
use super::merkle;
use super::seal::{BallotContext, SealedBallot, open};
use crate::domain::ids::{CaseId, SessionId, UserId};
use crate::domain::panel::digest::Digest;
use crate::domain::panel::vote::Tally;

/// A sealed ballot where it was found: the last one an expert cast on a case.
#[derive(Debug, Clone)]
pub struct CastBallot {
    pub case: CaseId,
    pub expert: UserId,
    pub sealed: SealedBallot,
}

/// One line of the list shown to the panel after close. It names nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    pub nonce: Nonce,
    pub choice: Choice,
}

/// What is left of the vote on one case: `published` in an order that says nothing, and how many ballots
/// could not be used. Together they are as many as were cast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseBallots {
    pub case: CaseId,
    pub published: Vec<Published>,
    pub unusable: u32,
}

impl CaseBallots {
    pub fn tally(&self) -> Tally {
        let mut tally = Tally { unusable: self.unusable, ..Tally::default() };
        for line in &self.published {
            tally.add(line.choice);
        }
        tally
    }

    /// The choice counted under this nonce: how an expert finds their own ballot.
    pub fn find(&self, nonce: &Nonce) -> Option<Choice> {
        self.published.iter().find(|line| line.nonce == *nonce).map(|line| line.choice)
    }

    /// The same for any order of the published lines, so storing and sorting them cannot break it.
    fn leaf(&self) -> Vec<u8> {
        let lines: BTreeSet<Published> = self.published.iter().copied().collect();
        let leaves: Vec<Vec<u8>> = lines.iter().map(leaf_of_line).collect();
        let mut bytes = self.case.as_uuid().as_bytes().to_vec();
        bytes.extend(self.unusable.to_be_bytes());
        bytes.extend(merkle::root(&leaves).as_bytes());
        bytes
    }
}

fn leaf_of_line(line: &Published) -> Vec<u8> {
    let mut bytes = vec![line.choice.code()];
    bytes.extend(line.nonce.as_bytes());
    bytes
}

/// A closed session: its cases in the order of their ids, and one hash over all that was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    pub cases: Vec<CaseBallots>,
    pub root: Digest,
}

/// Why a session cannot be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CloseError {
    #[error("two ballots of one expert on case {case}: keep only the last one cast")]
    CastTwice { case: CaseId },
}

/// Opens and counts the ballots of a session. Give it the ballots of experts who attend and are not recused:
/// a ballot that must not count must not be here. What does not open, or repeats a nonce, is counted as
/// unusable.
///
/// The caller writes `Closed` in one statement, under fresh random row ids, and destroys the sealed ballots.
pub fn close(
    secret: &TallySecretKey,
    session: SessionId,
    ballots: &[CastBallot],
    rng: &mut impl CryptoRng,
) -> Result<Closed, CloseError> {
    let mut cases = BTreeMap::new();
    for (case, sealed) in by_case(ballots)? {
        cases.insert(case, open_case(secret, session, case, &sealed));
    }
    let cases: Vec<CaseBallots> = cases
        .into_iter()
        .map(|(case, (mut published, unusable))| {
            published.shuffle(rng);
            CaseBallots { case, published, unusable }
        })
        .collect();
    let root = session_root(&cases);
    Ok(Closed { cases, root })
}

fn by_case(ballots: &[CastBallot]) -> Result<BTreeMap<CaseId, BTreeMap<UserId, &SealedBallot>>, CloseError> {
    let mut cases: BTreeMap<CaseId, BTreeMap<UserId, &SealedBallot>> = BTreeMap::new();
    for ballot in ballots {
        let replaced = cases.entry(ballot.case).or_default().insert(ballot.expert, &ballot.sealed);
        if replaced.is_some() {
            return Err(CloseError::CastTwice { case: ballot.case });
        }
    }
    Ok(cases)
}

fn open_case(
    secret: &TallySecretKey,
    session: SessionId,
    case: CaseId,
    sealed: &BTreeMap<UserId, &SealedBallot>,
) -> (Vec<Published>, u32) {
    let opened: Vec<Published> = sealed
        .iter()
        .filter_map(|(expert, ballot)| {
            open(secret, &BallotContext { session, case, expert: *expert }, ballot).ok()
        })
        .map(|(choice, nonce)| Published { nonce, choice })
        .collect();
    let published = drop_repeated(&opened);
    let unusable = sealed.len() - published.len();
    (published, u32::try_from(unusable).unwrap_or(u32::MAX))
}

/// Two experts who were handed one nonce would both find "their" ballot, and one vote could go missing
/// unseen. So no line that shares its nonce counts.
fn drop_repeated(opened: &[Published]) -> Vec<Published> {
    let mut times: BTreeMap<Nonce, usize> = BTreeMap::new();
    for line in opened {
        *times.entry(line.nonce).or_default() += 1;
    }
    opened.iter().filter(|line| times[&line.nonce] == 1).copied().collect()
}

fn session_root(cases: &[CaseBallots]) -> Digest {
    let ordered: BTreeMap<CaseId, Vec<u8>> = cases.iter().map(|case| (case.case, case.leaf())).collect();
    merkle::root(&ordered.into_values().collect::<Vec<_>>())
}

/// What a second count of the published lines comes to; to be compared with what was stored at close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recount {
    pub tallies: Vec<(CaseId, Tally)>,
    pub root: Digest,
}

/// Why the published lines cannot be a true list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RecountError {
    #[error("one nonce stands twice in the list of case {case}")]
    RepeatedNonce { case: CaseId },
    #[error("case {case} stands twice in the list")]
    RepeatedCase { case: CaseId },
}

/// Counts the published lines again. Needs no key: the second teller, and any expert, can do it.
pub fn recount(cases: &[CaseBallots]) -> Result<Recount, RecountError> {
    let mut tallies = BTreeMap::new();
    for ballots in cases {
        let case = ballots.case;
        let nonces: BTreeSet<Nonce> = ballots.published.iter().map(|line| line.nonce).collect();
        if nonces.len() != ballots.published.len() {
            return Err(RecountError::RepeatedNonce { case });
        }
        if tallies.insert(case, ballots.tally()).is_some() {
            return Err(RecountError::RepeatedCase { case });
        }
    }
    Ok(Recount { tallies: tallies.into_iter().collect(), root: session_root(cases) })
}

#[cfg(test)]
mod tests;
