//! The pool as it is frozen and published: who is in it stays secret, that nothing in it changed is provable.
use std::collections::BTreeSet;

use rand::CryptoRng;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::ids::{CaseId, SessionId, UserId};
use crate::domain::lang::{Lang, plural};
use crate::domain::panel::conflict::Conflict;
use crate::domain::panel::digest::Digest;

/// Largest pool of one draw.
const MAX_ENTRIES: usize = 10_000;

/// A case of the agenda from which an expert is kept away, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    pub case: CaseId,
    pub reason: Conflict,
}

/// An expert whose series, speciality and term fit the session, with the ties found so far. Any exclusion
/// here keeps the expert out of this draw.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub expert: UserId,
    pub exclusions: Vec<Exclusion>,
}

/// One member of the frozen pool as the public sees it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PoolEntry {
    /// Hash of session, salt and expert: says nothing about the expert until the salt is shown.
    pub hash: Digest,
    pub exclusions: Vec<Exclusion>,
}

/// What the secretary keeps for one position: shown, it proves who sits there.
#[derive(Clone, PartialEq, Eq)]
pub struct PoolSecret {
    pub expert: UserId,
    pub salt: [u8; 16],
}

impl PoolSecret {
    fn hash(&self, session: SessionId) -> Digest {
        let (session, expert) = (session.as_uuid(), self.expert.as_uuid());
        Digest::of("zhicheng draw entry v1", &[session.as_bytes(), &self.salt, expert.as_bytes()])
    }
}

impl std::fmt::Debug for PoolSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PoolSecret(..)")
    }
}

/// Everything that must be fixed before anybody knows the seed: session, seats, members, exclusions. Entries
/// stand in the order of their hashes, so their order cannot be chosen either.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "PoolText", into = "PoolText")]
pub struct FrozenPool {
    session: SessionId,
    seats: u32,
    entries: Vec<PoolEntry>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PoolText {
    session: SessionId,
    seats: u32,
    entries: Vec<PoolEntry>,
}

/// Why a pool cannot be frozen, or a written one cannot be a frozen pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PoolError {
    #[error("{seats} seats is not an odd number")]
    EvenSeats { seats: u32 },
    #[error("one expert stands twice in the pool")]
    Twice,
    #[error("{seats} seats, but only {eligible} experts may sit")]
    TooFew { seats: u32, eligible: usize },
    #[error("{found} experts are more than the {MAX_ENTRIES} of one draw")]
    TooMany { found: usize },
    #[error("the entries do not stand in the order of their hashes")]
    OutOfOrder,
}

impl PoolError {
    pub fn text(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::EvenSeats { seats }, Lang::Zh) => {
                format!("抽取人数 {seats} 为偶数。请改为奇数（§2(3)4，D-11）。")
            }
            (Self::EvenSeats { seats }, Lang::En) => {
                format!("{seats} seats is an even number. Choose an odd one (§2(3)4, D-11).")
            }
            (Self::Twice, Lang::Zh) => "同一位专家在抽取范围内出现两次。请删去重复的一条。".into(),
            (Self::Twice, Lang::En) => "One expert stands twice in the pool. Remove one of the two.".into(),
            (Self::TooFew { seats, eligible }, Lang::Zh) => {
                format!("应抽取 {seats} 位，可参加的专家只有 {eligible} 位。请扩充专家库（§2(3)4）。")
            }
            (Self::TooFew { seats, eligible }, Lang::En) => {
                let may_sit = plural(eligible, "expert", "experts");
                format!("{seats} seats, and {may_sit} may sit. Add experts to the pool (§2(3)4).")
            }
            (Self::TooMany { found }, Lang::Zh) => {
                format!("抽取范围 {found} 人，超过上限 {MAX_ENTRIES} 人。请按专业缩小范围。")
            }
            (Self::TooMany { found }, Lang::En) => {
                format!("{found} experts are over the limit of {MAX_ENTRIES}. Narrow the pool by speciality.")
            }
            (Self::OutOfOrder, Lang::Zh) => "抽取范围的记录顺序不对，记录可能被改动。请取回原始记录。".into(),
            (Self::OutOfOrder, Lang::En) => {
                "The entries are not in order: the record may have been altered. Fetch the original.".into()
            }
        }
    }
}

impl FrozenPool {
    /// Freezes the candidates. The second value holds, for each position, what only the secretary may see.
    pub fn freeze(
        session: SessionId,
        seats: u32,
        candidates: Vec<Candidate>,
        rng: &mut impl CryptoRng,
    ) -> Result<(Self, Vec<PoolSecret>), PoolError> {
        let experts: BTreeSet<UserId> = candidates.iter().map(|candidate| candidate.expert).collect();
        if experts.len() != candidates.len() {
            return Err(PoolError::Twice);
        }
        let mut rows: Vec<(PoolEntry, PoolSecret)> =
            candidates.into_iter().map(|candidate| salted(session, candidate, rng)).collect();
        rows.sort_by_key(|(entry, _)| entry.hash);
        let (entries, secrets) = rows.into_iter().unzip();
        Ok((Self::checked(session, seats, entries)?, secrets))
    }

    fn checked(session: SessionId, seats: u32, entries: Vec<PoolEntry>) -> Result<Self, PoolError> {
        let eligible = entries.iter().filter(|entry| entry.exclusions.is_empty()).count();
        if seats.is_multiple_of(2) {
            return Err(PoolError::EvenSeats { seats });
        }
        if entries.len() > MAX_ENTRIES {
            return Err(PoolError::TooMany { found: entries.len() });
        }
        if !entries.is_sorted_by(|one, next| one.hash < next.hash) {
            return Err(PoolError::OutOfOrder);
        }
        if eligible < seats as usize {
            return Err(PoolError::TooFew { seats, eligible });
        }
        Ok(Self { session, seats, entries })
    }

    /// The hash that is published before the contributions are revealed.
    pub fn hash(&self) -> Digest {
        let mut parts = vec![self.session.as_uuid().as_bytes().to_vec(), self.seats.to_be_bytes().to_vec()];
        for entry in &self.entries {
            parts.push(entry.hash.as_bytes().to_vec());
            parts.push((entry.exclusions.len() as u64).to_be_bytes().to_vec());
            for exclusion in &entry.exclusions {
                parts.push(exclusion.case.as_uuid().as_bytes().to_vec());
                parts.push(exclusion.reason.as_str().into());
            }
        }
        Digest::of("zhicheng draw pool v1", &parts.iter().map(Vec::as_slice).collect::<Vec<_>>())
    }

    pub const fn session(&self) -> SessionId {
        self.session
    }

    pub const fn seats(&self) -> u32 {
        self.seats
    }

    pub fn entries(&self) -> &[PoolEntry] {
        &self.entries
    }

    pub fn len(&self) -> u32 {
        u32::try_from(self.entries.len()).expect("a frozen pool has at most 10,000 entries")
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether the position is kept out of the draw. A position beyond the pool is.
    pub fn is_excluded(&self, position: u32) -> bool {
        self.entries.get(position as usize).is_none_or(|entry| !entry.exclusions.is_empty())
    }

    /// Whether the shown secret proves who stands at the position.
    pub fn is_proved_by(&self, position: u32, secret: &PoolSecret) -> bool {
        self.entries.get(position as usize).is_some_and(|entry| entry.hash == secret.hash(self.session))
    }
}

fn salted(session: SessionId, candidate: Candidate, rng: &mut impl CryptoRng) -> (PoolEntry, PoolSecret) {
    let mut salt = [0; 16];
    rng.fill_bytes(&mut salt);
    let secret = PoolSecret { expert: candidate.expert, salt };
    let exclusions: BTreeSet<Exclusion> = candidate.exclusions.into_iter().collect();
    (PoolEntry { hash: secret.hash(session), exclusions: exclusions.into_iter().collect() }, secret)
}

impl TryFrom<PoolText> for FrozenPool {
    type Error = PoolError;

    fn try_from(text: PoolText) -> Result<Self, PoolError> {
        Self::checked(text.session, text.seats, text.entries)
    }
}

impl From<FrozenPool> for PoolText {
    fn from(pool: FrozenPool) -> Self {
        Self { session: pool.session, seats: pool.seats, entries: pool.entries }
    }
}
