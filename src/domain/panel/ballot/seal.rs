//! Sealing a choice to the tally key, and opening it. The sealed bytes are bound to session, case and expert,
//! and always of one length.
use std::fmt;

use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::{
    Deserializable as _, OpModeR, OpModeS, Serializable as _, single_shot_open, single_shot_seal_with_rng,
};
use rand::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use super::choice::{Choice, Nonce};
use super::key::{Kem, TallyPublicKey, TallySecretKey};
use crate::domain::ids::{CaseId, SessionId, UserId};
use crate::domain::panel::digest::Digest;

const INFO: &[u8] = b"zhicheng sealed ballot v1";
const ENCAPSULATED_KEY: usize = 32;
const TAG: usize = 16;
/// One byte for the choice, sixteen for the nonce, the rest zero.
const PLAINTEXT: usize = 32;
const NONCE_END: usize = 17;

/// What a ballot belongs to. The same bytes under any other context do not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BallotContext {
    pub session: SessionId,
    pub case: CaseId,
    pub expert: UserId,
}

impl BallotContext {
    fn associated_data(&self) -> [u8; 48] {
        let mut bytes = [0; 48];
        bytes[..16].copy_from_slice(self.session.as_uuid().as_bytes());
        bytes[16..32].copy_from_slice(self.case.as_uuid().as_bytes());
        bytes[32..].copy_from_slice(self.expert.as_uuid().as_bytes());
        bytes
    }
}

/// A choice that nobody can read before close: [`SealedBallot::LEN`] bytes, the same for every choice.
#[derive(Clone, PartialEq, Eq)]
pub struct SealedBallot(Vec<u8>);

/// The bytes are not of the length of a sealed ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a sealed ballot has {} bytes, not {found}", SealedBallot::LEN)]
pub struct NotASealedBallot {
    found: usize,
}

impl SealedBallot {
    /// Bytes: encapsulated key, sealed text, tag.
    pub const LEN: usize = ENCAPSULATED_KEY + PLAINTEXT + TAG;

    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, NotASealedBallot> {
        if bytes.len() != Self::LEN {
            return Err(NotASealedBallot { found: bytes.len() });
        }
        Ok(Self(bytes))
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// SHA-256 of the sealed bytes: what the audit trail keeps of a cast, and the expert may keep too.
    pub fn digest(&self) -> Digest {
        Digest::of_bytes(&self.0)
    }
}

impl fmt::Debug for SealedBallot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedBallot({})", self.digest())
    }
}

/// The tally key cannot be sealed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the session's tally key is not usable: prepare the session's key again")]
pub struct SealError;

/// A ballot that is counted as cast but says nothing: altered, moved from another place, or not of our
/// making.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the ballot does not open in this place")]
pub struct Unusable;

/// Seals one choice for one place. Sealing the same choice twice gives unrelated bytes.
pub fn seal(
    key: &TallyPublicKey,
    context: &BallotContext,
    choice: Choice,
    nonce: Nonce,
    rng: &mut impl CryptoRng,
) -> Result<SealedBallot, SealError> {
    let mut plaintext = Zeroizing::new([0; PLAINTEXT]);
    plaintext[0] = choice.code();
    plaintext[1..NONCE_END].copy_from_slice(nonce.as_bytes());
    seal_plaintext(key, context, plaintext.as_ref(), rng)
}

fn seal_plaintext(
    key: &TallyPublicKey,
    context: &BallotContext,
    plaintext: &[u8],
    rng: &mut impl CryptoRng,
) -> Result<SealedBallot, SealError> {
    let (encapsulated, sealed) = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, Kem>(
        &OpModeS::Base,
        key.as_kem(),
        INFO,
        plaintext,
        &context.associated_data(),
        rng,
    )
    .map_err(|_| SealError)?;
    let mut bytes = encapsulated.to_bytes().to_vec();
    bytes.extend(sealed);
    SealedBallot::from_bytes(bytes).map_err(|_| SealError)
}

/// Opens one ballot in the place where it was found.
pub fn open(
    secret: &TallySecretKey,
    context: &BallotContext,
    sealed: &SealedBallot,
) -> Result<(Choice, Nonce), Unusable> {
    let (encapsulated, text) = sealed.0.split_at(ENCAPSULATED_KEY);
    let encapsulated = <Kem as hpke::Kem>::EncappedKey::from_bytes(encapsulated).map_err(|_| Unusable)?;
    let plaintext = single_shot_open::<ChaCha20Poly1305, HkdfSha256, Kem>(
        &OpModeR::Base,
        secret.as_kem(),
        &encapsulated,
        INFO,
        text,
        &context.associated_data(),
    )
    .map_err(|_| Unusable)?;
    read_plaintext(&Zeroizing::new(plaintext))
}

fn read_plaintext(plaintext: &[u8]) -> Result<(Choice, Nonce), Unusable> {
    let (head, padding) = plaintext.split_at_checked(NONCE_END).ok_or(Unusable)?;
    let (code, nonce) = head.split_first().ok_or(Unusable)?;
    // A free padding would be room for a message from the expert to whoever reads the open ballots.
    if padding.iter().any(|byte| *byte != 0) {
        return Err(Unusable);
    }
    let choice = Choice::from_code(*code).ok_or(Unusable)?;
    Ok((choice, Nonce::from_bytes(nonce.try_into().map_err(|_| Unusable)?)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use proptest::prelude::*;
    use rand::SeedableRng as _;
    use rand::rngs::StdRng;
    use uuid::Uuid;

    fn rng() -> StdRng {
        StdRng::seed_from_u64(2_025_298)
    }

    fn place() -> BallotContext {
        BallotContext {
            session: Uuid::from_u128(1).into(),
            case: Uuid::from_u128(2).into(),
            expert: Uuid::from_u128(3).into(),
        }
    }

    fn key() -> TallySecretKey {
        TallySecretKey::generate(&mut rng())
    }

    fn sealed_yes() -> SealedBallot {
        seal(&key().public_key(), &place(), Choice::Yes, Nonce::from_bytes([7; 16]), &mut rng()).unwrap()
    }

    fn sealed_text(plaintext: &[u8; PLAINTEXT]) -> SealedBallot {
        seal_plaintext(&key().public_key(), &place(), plaintext, &mut rng()).unwrap()
    }

    #[test]
    fn what_is_sealed_is_opened_in_its_place() {
        assert_eq!(open(&key(), &place(), &sealed_yes()), Ok((Choice::Yes, Nonce::from_bytes([7; 16]))));
    }

    #[test]
    fn every_choice_seals_to_the_same_length_and_no_two_are_equal() {
        let (key, mut rng) = (key().public_key(), rng());
        let mut seen = BTreeSet::new();

        for choice in Choice::ALL.iter().cycle().take(300) {
            let sealed = seal(&key, &place(), *choice, Nonce::from_bytes([7; 16]), &mut rng).unwrap();

            assert_eq!(sealed.as_bytes().len(), SealedBallot::LEN);
            assert!(seen.insert(sealed.as_bytes().to_vec()));
        }
    }

    #[test]
    fn a_ballot_moved_to_another_session_case_or_expert_does_not_open() {
        let elsewhere = [
            BallotContext { session: Uuid::from_u128(9).into(), ..place() },
            BallotContext { case: Uuid::from_u128(9).into(), ..place() },
            BallotContext { expert: Uuid::from_u128(9).into(), ..place() },
        ];

        for context in elsewhere {
            assert_eq!(open(&key(), &context, &sealed_yes()), Err(Unusable));
        }
    }

    #[test]
    fn one_altered_bit_anywhere_is_found() {
        let sealed = sealed_yes();

        for bit in 0..SealedBallot::LEN * 8 {
            let mut bytes = sealed.as_bytes().to_vec();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let altered = SealedBallot::from_bytes(bytes).unwrap();

            assert_eq!(open(&key(), &place(), &altered), Err(Unusable), "bit {bit}");
        }
    }

    #[test]
    fn another_key_does_not_open_it() {
        let other = TallySecretKey::generate(&mut StdRng::seed_from_u64(1));

        assert_eq!(open(&other, &place(), &sealed_yes()), Err(Unusable));
    }

    #[test]
    fn an_unknown_choice_or_a_message_in_the_padding_is_unusable() {
        let mut unknown_choice = [0; PLAINTEXT];
        unknown_choice[0] = 4;
        let mut message = [0; PLAINTEXT];
        message[0] = 1;
        message[PLAINTEXT - 1] = 1;

        assert_eq!(open(&key(), &place(), &sealed_text(&unknown_choice)), Err(Unusable));
        assert_eq!(open(&key(), &place(), &sealed_text(&message)), Err(Unusable));
    }

    #[test]
    fn a_key_that_gives_no_secret_is_refused() {
        let zero = TallyPublicKey::from_bytes(&[0; 32]);

        let refused = zero.map_or(Err(SealError), |key| {
            seal(&key, &place(), Choice::Yes, Nonce::from_bytes([7; 16]), &mut rng())
        });

        assert_eq!(refused, Err(SealError));
    }

    #[test]
    fn bytes_of_another_length_are_not_a_sealed_ballot() {
        assert_eq!(SealedBallot::from_bytes(vec![0; 79]), Err(NotASealedBallot { found: 79 }));
    }

    #[test]
    fn the_suite_is_the_one_of_rfc_9180_appendix_a_2() {
        let bytes = |text: &str| hex::decode(text).unwrap();
        let secret = TallySecretKey::from_bytes(&bytes(
            "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb",
        ));
        let encapsulated = bytes("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a");
        let sealed = bytes(
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
        );

        let opened = single_shot_open::<ChaCha20Poly1305, HkdfSha256, Kem>(
            &OpModeR::Base,
            secret.unwrap().as_kem(),
            &<Kem as hpke::Kem>::EncappedKey::from_bytes(&encapsulated).unwrap(),
            b"Ode on a Grecian Urn",
            &sealed,
            b"Count-0",
        );

        assert_eq!(opened.unwrap(), b"Beauty is truth, truth beauty");
    }

    proptest! {
        #[test]
        fn any_bytes_open_to_unusable_and_never_panic(bytes in any::<[u8; 32]>(), rest in any::<[u8; 48]>()) {
            let sealed = SealedBallot::from_bytes([bytes.as_slice(), &rest].concat()).unwrap();

            prop_assert_eq!(open(&key(), &place(), &sealed), Err(Unusable));
        }
    }
}
