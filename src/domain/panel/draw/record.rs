//! The public record of a draw, and its replay. It holds no name and needs none.
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::contribution::{Contribution, Party, Seed, seed};
use super::pool::FrozenPool;
use super::{draw, replacement};
use crate::domain::lang::Lang;
use crate::domain::panel::digest::Digest;

/// The same thing from each of the two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BothParties<T> {
    pub secretary: T,
    pub auditor: T,
}

/// Why a seat fell free after the draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Departure {
    /// The expert declared a tie, or was told to withdraw.
    Recused,
    /// The expert cannot come, or was not reached in time.
    Unavailable,
}

impl Departure {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Recused => "recused",
            Self::Unavailable => "unavailable",
        }
    }

    pub const fn text(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Recused, Lang::Zh) => "回避",
            (Self::Recused, Lang::En) => "Recused",
            (Self::Unavailable, Lang::Zh) => "不能到会",
            (Self::Unavailable, Lang::En) => "Cannot attend",
        }
    }
}

/// One seat changing hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    pub leaving: u32,
    pub because: Departure,
    pub joining: u32,
}

/// Everything needed to replay a draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DrawRecord {
    pub pool: FrozenPool,
    /// As published before the reveal.
    pub pool_hash: Digest,
    pub commitments: BothParties<Digest>,
    pub contributions: BothParties<Contribution>,
    /// As drawn, in the order drawn.
    pub positions: Vec<u32>,
    /// In the order in which they happened.
    pub replacements: Vec<Replacement>,
}

/// Where a record contradicts itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DrawFault {
    #[error("the pool is not the one whose hash was published")]
    Pool,
    #[error("the contribution of the {} is not the one committed to", .0.as_str())]
    Contribution(Party),
    #[error("the seed draws other positions than those recorded")]
    Positions,
    #[error("replacement {number} removes a position that held no seat")]
    NotSeated { number: usize },
    #[error("replacement {number} does not bring the next in order")]
    NotNext { number: usize },
}

impl DrawFault {
    pub fn text(self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.text_zh(),
            Lang::En => self.text_en(),
        }
    }

    fn text_zh(self) -> String {
        match self {
            Self::Pool => "抽取范围与事先公布的哈希值不符。请取回公布时的记录再核对。".into(),
            Self::Contribution(party) => {
                format!("{}公开的随机数与事先承诺不符。此次抽取无效，请重新抽取。", party.label(Lang::Zh))
            }
            Self::Positions => "按种子重算的结果与记录不符。此次抽取无效，请重新抽取。".into(),
            Self::NotSeated { number } => format!("第 {number} 次更换的专家当时并不在席。请核对更换记录。"),
            Self::NotNext { number } => format!("第 {number} 次更换没有按顺序递补。请按重算结果改正。"),
        }
    }

    fn text_en(self) -> String {
        match self {
            Self::Pool => {
                "The pool is not the one whose hash was published. Fetch the record as published.".into()
            }
            Self::Contribution(party) => format!(
                "{}: the number revealed is not the one committed to. The draw is void; draw again.",
                party.label(Lang::En)
            ),
            Self::Positions => {
                "The seed gives other positions than those recorded. The draw is void; draw again.".into()
            }
            Self::NotSeated { number } => {
                format!("Replacement {number} removes someone who held no seat. Check the record.")
            }
            Self::NotNext { number } => {
                format!("Replacement {number} did not take the next in order. Correct it to the replay.")
            }
        }
    }
}

impl DrawRecord {
    pub fn seed(&self) -> Seed {
        seed(&self.pool_hash, &self.contributions.secretary, &self.contributions.auditor)
    }

    /// Replays the whole draw from the pool on and gives the positions that hold a seat at its end.
    pub fn verify(&self) -> Result<Vec<u32>, DrawFault> {
        if self.pool.hash() != self.pool_hash {
            return Err(DrawFault::Pool);
        }
        self.check_contributions()?;
        let seed = self.seed();
        let drawn = draw(&self.pool, &seed).map_err(|_| DrawFault::Positions)?;
        if drawn.positions != self.positions {
            return Err(DrawFault::Positions);
        }
        self.replay_replacements(&seed, drawn.positions)
    }

    fn check_contributions(&self) -> Result<(), DrawFault> {
        let session = self.pool.session();
        let both = [
            (Party::Secretary, &self.contributions.secretary, &self.commitments.secretary),
            (Party::Auditor, &self.contributions.auditor, &self.commitments.auditor),
        ];
        for (party, contribution, commitment) in both {
            contribution
                .check(session, party, commitment)
                .map_err(|broken| DrawFault::Contribution(broken.0))?;
        }
        Ok(())
    }

    fn replay_replacements(&self, seed: &Seed, mut seated: Vec<u32>) -> Result<Vec<u32>, DrawFault> {
        for (index, change) in self.replacements.iter().enumerate() {
            let number = index + 1;
            let seat = seated.iter_mut().find(|seat| **seat == change.leaving);
            let seat = seat.ok_or(DrawFault::NotSeated { number })?;
            let next = replacement(&self.pool, seed, index).map_err(|_| DrawFault::NotNext { number })?;
            if next != change.joining {
                return Err(DrawFault::NotNext { number });
            }
            *seat = next;
        }
        Ok(seated)
    }
}
