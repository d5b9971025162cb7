//! One hash over a list (RFC 6962, section 2.1): stored at close, recomputed by whoever recounts.
use sha2::{Digest as _, Sha256};

use crate::domain::panel::digest::Digest;

const LEAF: u8 = 0;
const NODE: u8 = 1;

/// The Merkle tree hash of the leaves in their order.
pub(super) fn root(leaves: &[Vec<u8>]) -> Digest {
    match leaves {
        [] => Digest::of_bytes(&[]),
        [leaf] => prefixed(LEAF, &[leaf]),
        _ => {
            let half = leaves.len().next_power_of_two() / 2;
            let (left, right) = leaves.split_at(half);
            prefixed(NODE, &[root(left).as_bytes(), root(right).as_bytes()])
        }
    }
}

fn prefixed(prefix: u8, parts: &[&[u8]]) -> Digest {
    let mut hash = Sha256::new_with_prefix([prefix]);
    for part in parts {
        hash.update(part);
    }
    Digest::from_bytes(hash.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAVES: [&str; 8] =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    fn root_of(count: usize) -> String {
        let leaves: Vec<Vec<u8>> = LEAVES[..count].iter().map(|leaf| hex::decode(leaf).unwrap()).collect();
        root(&leaves).to_string()
    }

    #[test]
    fn the_roots_are_those_of_certificate_transparency() {
        assert_eq!(root_of(0), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(root_of(1), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assert_eq!(root_of(2), "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assert_eq!(root_of(3), "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
        assert_eq!(root_of(8), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    #[test]
    fn the_order_of_leaves_matters() {
        assert_ne!(root(&[vec![1], vec![2]]), root(&[vec![2], vec![1]]));
    }
}
