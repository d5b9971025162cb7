//! Two people's secret random numbers: committed to first, revealed after the pool is published.
use std::fmt;
use std::str::FromStr;

use rand::CryptoRng;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::ids::SessionId;
use crate::domain::lang::Lang;
use crate::domain::panel::code::{self, CodeError};
use crate::domain::panel::digest::Digest;

const BYTES: usize = 32;

/// What fixes the order of the pool.
pub type Seed = Digest;

/// Who contributes. They are always two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    Secretary,
    Auditor,
}

impl Party {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Secretary => "secretary",
            Self::Auditor => "auditor",
        }
    }

    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Secretary, Lang::Zh) => "评审秘书",
            (Self::Secretary, Lang::En) => "Secretary",
            (Self::Auditor, Lang::Zh) => "审计员",
            (Self::Auditor, Lang::En) => "Auditor",
        }
    }
}

/// 256 random bits, kept on paper or in the person's own browser until they are revealed, and typed back as a
/// code of four lines.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Contribution([u8; BYTES]);

impl Contribution {
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; BYTES];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    pub const fn from_bytes(bytes: [u8; BYTES]) -> Self {
        Self(bytes)
    }

    /// What is published before the reveal. Bound to session and party, so that one person's commitment
    /// cannot be handed in again by the other.
    pub fn commitment(&self, session: SessionId, party: Party) -> Digest {
        let session = session.as_uuid();
        Digest::of("zhicheng draw commitment v1", &[session.as_bytes(), party.as_str().as_bytes(), &self.0])
    }

    /// Whether this is what was committed to.
    pub fn check(
        &self,
        session: SessionId,
        party: Party,
        commitment: &Digest,
    ) -> Result<(), BrokenCommitment> {
        if self.commitment(session, party) == *commitment { Ok(()) } else { Err(BrokenCommitment(party)) }
    }
}

/// What was revealed is not what was committed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the contribution of the {} is not the one committed to", .0.as_str())]
pub struct BrokenCommitment(pub Party);

impl BrokenCommitment {
    pub fn text(self, lang: Lang) -> String {
        let party = self.0.label(lang);
        match lang {
            Lang::Zh => format!("{party}的随机数与事先承诺不符。请核对本场会议的纸面代码后重新输入。"),
            Lang::En => format!(
                "{party}: this is not the number committed to. Compare it with the paper of this \
                 session and type it again."
            ),
        }
    }
}

impl fmt::Display for Contribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&code::print(&self.0))
    }
}

impl fmt::Debug for Contribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contribution(..)")
    }
}

impl FromStr for Contribution {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let bytes = code::read(text, BYTES)?;
        Ok(Self(bytes.as_slice().try_into().map_err(|_| CodeError::Kind)?))
    }
}

impl From<Contribution> for String {
    fn from(contribution: Contribution) -> Self {
        contribution.to_string()
    }
}

impl TryFrom<String> for Contribution {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        text.parse()
    }
}

/// The seed of a draw: nobody knew it before both contributions were revealed, and nobody alone could steer
/// it.
pub fn seed(pool_hash: &Digest, secretary: &Contribution, auditor: &Contribution) -> Seed {
    Digest::of("zhicheng draw seed v1", &[pool_hash.as_bytes(), &secretary.0, &auditor.0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn session(number: u128) -> SessionId {
        Uuid::from_u128(number).into()
    }

    const OURS: Contribution = Contribution::from_bytes([1; BYTES]);
    const THEIRS: Contribution = Contribution::from_bytes([2; BYTES]);

    #[test]
    fn a_contribution_fulfils_its_commitment() {
        let commitment = OURS.commitment(session(1), Party::Secretary);

        assert_eq!(OURS.check(session(1), Party::Secretary, &commitment), Ok(()));
    }

    #[test]
    fn another_number_session_or_party_breaks_the_commitment() {
        let commitment = OURS.commitment(session(1), Party::Secretary);

        assert_eq!(
            THEIRS.check(session(1), Party::Secretary, &commitment),
            Err(BrokenCommitment(Party::Secretary))
        );
        assert!(OURS.check(session(2), Party::Secretary, &commitment).is_err());
        assert!(OURS.check(session(1), Party::Auditor, &commitment).is_err());
    }

    #[test]
    fn the_seed_depends_on_the_pool_and_on_both_people_in_their_places() {
        let pool = Digest::of_bytes(b"pool");
        let drawn = seed(&pool, &OURS, &THEIRS);

        assert_ne!(drawn, seed(&Digest::of_bytes(b"other"), &OURS, &THEIRS));
        assert_ne!(drawn, seed(&pool, &THEIRS, &OURS));
        assert_ne!(drawn, seed(&pool, &OURS, &OURS));
    }

    #[test]
    fn a_contribution_is_typed_back_from_paper_and_never_logged() {
        assert_eq!(OURS.to_string().parse(), Ok(OURS));
        assert!("123".parse::<Contribution>().is_err());
        assert_eq!(format!("{OURS:?}"), "Contribution(..)");
    }

    #[test]
    fn a_broken_commitment_names_its_party() {
        assert!(BrokenCommitment(Party::Auditor).text(Lang::Zh).contains("审计员"));
        assert!(BrokenCommitment(Party::Auditor).text(Lang::En).contains("Auditor"));
    }
}
