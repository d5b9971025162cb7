//! The recorded draw: nobody chooses who sits, and anyone can check that nobody did.
//!
//! 1. The pool is frozen as salted hashes, with seats and exclusions, and its hash is published.
//! 2. The secretary and the auditor have each committed to a random contribution; only now they reveal it.
//! 3. The seed is the hash of the pool hash and both contributions. It fixes one order of the whole pool.
//! 4. The seats go to the first in that order who are not excluded; a replacement is the next one.
//!
//! One honest contribution is enough. Limit: whoever reveals last knows the result first and can refuse; a
//! commitment that stays unrevealed is therefore itself on record, and a new draw begins from step 1.
mod contribution;
mod order;
mod pool;
mod record;

pub use contribution::{BrokenCommitment, Contribution, Party, Seed, seed};
pub use order::order;
pub use pool::{Candidate, Exclusion, FrozenPool, PoolEntry, PoolError, PoolSecret};
pub use record::{BothParties, Departure, DrawFault, DrawRecord, Replacement};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::lang::{Lang, plural};

/// Why the pool gives no panel, or no further replacement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{needed} experts are needed; {eligible} of the pool may sit")]
pub struct PoolExhausted {
    pub needed: usize,
    pub eligible: usize,
}

impl PoolExhausted {
    pub fn text(self, lang: Lang) -> String {
        let Self { needed, eligible } = self;
        match lang {
            Lang::Zh => format!(
                "需要 {needed} 位专家，专家库中可参加的只有 {eligible} 位。请扩充专家库后重新抽取（§2(3)4）。"
            ),
            Lang::En => format!(
                "{} needed and {eligible} of the pool may sit. Add experts and draw again (§2(3)4).",
                plural(needed, "expert is", "experts are")
            ),
        }
    }
}

/// Who was drawn: positions in the frozen pool, in the order drawn, and who was passed over on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drawn {
    pub positions: Vec<u32>,
    pub passed_over: Vec<u32>,
}

/// Draws the panel that the frozen pool asks for.
pub fn draw(pool: &FrozenPool, seed: &Seed) -> Result<Drawn, PoolExhausted> {
    let needed = pool.seats() as usize;
    let positions = first_eligible(pool, seed, needed)?;
    let last = positions.last().copied();
    let passed_over = order(seed, pool.len())
        .into_iter()
        .take_while(|position| Some(*position) != last)
        .filter(|position| pool.is_excluded(*position))
        .collect();
    Ok(Drawn { positions, passed_over })
}

/// The position that replaces somebody after `replaced` replacements: the next in the same order.
pub fn replacement(pool: &FrozenPool, seed: &Seed, replaced: usize) -> Result<u32, PoolExhausted> {
    let needed = (pool.seats() as usize).saturating_add(replaced).saturating_add(1);
    let positions = first_eligible(pool, seed, needed)?;
    Ok(positions[needed - 1])
}

fn first_eligible(pool: &FrozenPool, seed: &Seed, needed: usize) -> Result<Vec<u32>, PoolExhausted> {
    let eligible = order(seed, pool.len()).into_iter().filter(|position| !pool.is_excluded(*position));
    let positions: Vec<u32> = eligible.take(needed).collect();
    if positions.len() < needed {
        return Err(PoolExhausted { needed, eligible: positions.len() });
    }
    Ok(positions)
}

#[cfg(test)]
mod tests;
