//! From a seed to one order of the pool, the same for whoever computes it, every order equally likely.
//!
//! To replay by hand: block i is SHA-256 of a label, the seed and i (see `Digest::of`); its first four bytes
//! are a number. To choose below n, keep as many low bits as n - 1 has, and take the next block when the
//! result is n or more. Then for i from 0: swap entry i with entry i + (a choice below what remains from i
//! on).
use super::contribution::Seed;
use crate::domain::panel::digest::Digest;

/// The positions 0 to `size` - 1, shuffled by the seed.
pub fn order(seed: &Seed, size: u32) -> Vec<u32> {
    let mut stream = HashStream { seed: *seed, block: 0 };
    let mut positions: Vec<u32> = (0..size).collect();
    for index in 0..size.saturating_sub(1) {
        let other = index + stream.below(size - index);
        positions.swap(index as usize, other as usize);
    }
    positions
}

struct HashStream {
    seed: Seed,
    block: u64,
}

impl HashStream {
    /// An even choice among 0 to `bound` - 1. A remainder of division would favour small numbers.
    fn below(&mut self, bound: u32) -> u32 {
        let mask = u32::MAX.checked_shr((bound - 1).leading_zeros()).unwrap_or(0);
        loop {
            let choice = self.next() & mask;
            if choice < bound {
                return choice;
            }
        }
    }

    fn next(&mut self) -> u32 {
        let block = Digest::of("zhicheng draw stream v1", &[self.seed.as_bytes(), &self.block.to_be_bytes()]);
        self.block += 1;
        let [a, b, c, d, ..] = *block.as_bytes();
        u32::from_be_bytes([a, b, c, d])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn seed(number: u32) -> Seed {
        Digest::of_bytes(&number.to_be_bytes())
    }

    fn chi_square(counts: impl IntoIterator<Item = u32>, expected: f64) -> f64 {
        counts.into_iter().map(|seen| (f64::from(seen) - expected).powi(2) / expected).sum()
    }

    #[test]
    fn an_order_holds_every_position_once() {
        for size in [0, 1, 2, 3, 64, 65, 500] {
            let mut positions = order(&seed(1), size);
            positions.sort_unstable();

            assert_eq!(positions, (0..size).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_order_agrees_with_a_replay_written_in_another_language() {
        // Computed once by a dozen lines of Python that follow the description at the head of this file.
        assert_eq!(order(&seed(1), 9), [4, 7, 5, 6, 0, 3, 8, 2, 1]);
    }

    #[test]
    fn all_orders_of_four_are_equally_likely() {
        const ROUNDS: u32 = 12_000;
        let mut seen: BTreeMap<Vec<u32>, u32> = BTreeMap::new();

        for round in 0..ROUNDS {
            *seen.entry(order(&seed(round), 4)).or_default() += 1;
        }

        assert_eq!(seen.len(), 24);
        let chi = chi_square(seen.into_values(), f64::from(ROUNDS) / 24.0);
        // 23 degrees of freedom: chance of more than 58 is below 1 in 10,000; the seeds are fixed.
        assert!(chi < 58.0, "chi-square {chi}");
    }

    #[test]
    fn every_member_of_an_odd_sized_pool_is_drawn_equally_often() {
        const ROUNDS: u32 = 6_000;
        let mut drawn = [0_u32; 13];

        for round in 0..ROUNDS {
            for position in order(&seed(round), 13).into_iter().take(5) {
                drawn[position as usize] += 1;
            }
        }

        let chi = chi_square(drawn, f64::from(ROUNDS) * 5.0 / 13.0);
        assert!(chi < 36.0, "chi-square {chi}");
    }

    #[test]
    fn a_choice_below_a_bound_is_even_where_a_remainder_would_not_be() {
        let mut stream = HashStream { seed: seed(7), block: 0 };
        let mut counts = [0_u32; 5];

        for _ in 0..20_000 {
            counts[stream.below(5) as usize] += 1;
        }

        // 4 degrees of freedom: chance of more than 23.5 is below 1 in 10,000.
        assert!(chi_square(counts, 4_000.0) < 23.5, "{counts:?}");
        assert!(stream.block > 28_000, "three of eight blocks are thrown away");
    }
}
