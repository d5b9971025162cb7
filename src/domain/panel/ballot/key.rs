//! The tally key of one session: anyone may seal to the public half, the secret half exists only in shares.
use std::fmt;

use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable as _, Kem as _, Serializable as _};
use rand::CryptoRng;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use zeroize::Zeroizing;

use crate::domain::panel::digest::Digest;

pub(super) type Kem = X25519HkdfSha256;
type KemPublicKey = <Kem as hpke::Kem>::PublicKey;
type KemSecretKey = <Kem as hpke::Kem>::PrivateKey;

/// The public half, published with the session: 32 bytes, written as 64 hexadecimal digits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct TallyPublicKey(KemPublicKey);

/// The bytes are not a tally key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a tally key is 32 bytes, written as 64 hexadecimal digits")]
pub struct NotAKey;

impl TallyPublicKey {
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotAKey> {
        KemPublicKey::from_bytes(bytes).map(Self).map_err(|_| NotAKey)
    }

    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes().into()
    }

    /// Four bytes printed into each share, so that a share of another session is told apart at once.
    pub(super) fn tag(&self) -> [u8; 4] {
        let digest = Digest::of("zhicheng tally key tag v1", &[&self.to_bytes()]);
        let [a, b, c, d, ..] = *digest.as_bytes();
        [a, b, c, d]
    }

    pub(super) const fn as_kem(&self) -> &KemPublicKey {
        &self.0
    }
}

impl fmt::Display for TallyPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.to_bytes()))
    }
}

impl fmt::Debug for TallyPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TallyPublicKey({self})")
    }
}

impl From<TallyPublicKey> for String {
    fn from(key: TallyPublicKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for TallyPublicKey {
    type Error = NotAKey;

    fn try_from(text: String) -> Result<Self, NotAKey> {
        Self::from_bytes(&hex::decode(text).map_err(|_| NotAKey)?)
    }
}

/// The secret half. It is made, split and dropped in one request, and again put together only to close the
/// vote. It can be neither copied nor stored, and its memory is wiped when it goes.
pub struct TallySecretKey(KemSecretKey);

impl TallySecretKey {
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(Kem::gen_keypair_with_rng(rng).0)
    }

    pub fn public_key(&self) -> TallyPublicKey {
        TallyPublicKey(Kem::sk_to_pk(&self.0))
    }

    pub(super) fn from_bytes(bytes: &[u8]) -> Result<Self, NotAKey> {
        KemSecretKey::from_bytes(bytes).map(Self).map_err(|_| NotAKey)
    }

    pub(super) fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        let mut bytes = Zeroizing::new([0; 32]);
        self.0.write_exact(bytes.as_mut());
        bytes
    }

    pub(super) const fn as_kem(&self) -> &KemSecretKey {
        &self.0
    }
}

impl fmt::Debug for TallySecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TallySecretKey(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;
    use rand::rngs::StdRng;

    #[test]
    fn a_public_key_survives_being_stored_as_text() {
        let key = TallySecretKey::generate(&mut StdRng::seed_from_u64(1)).public_key();

        assert_eq!(TallyPublicKey::try_from(key.to_string()), Ok(key));
    }

    #[test]
    fn a_key_of_the_wrong_length_is_refused() {
        assert_eq!(TallyPublicKey::from_bytes(&[1; 31]), Err(NotAKey));
        assert_eq!(TallyPublicKey::try_from("xyz".to_string()), Err(NotAKey));
        assert!(TallySecretKey::from_bytes(&[1; 33]).is_err());
    }

    #[test]
    fn a_secret_key_is_not_printed_by_a_log() {
        let key = TallySecretKey::generate(&mut StdRng::seed_from_u64(1));

        assert_eq!(format!("{key:?}"), "TallySecretKey(..)");
    }

    #[test]
    fn the_public_half_is_x25519_of_the_secret() {
        let secret: Vec<u8> = (0..32).collect();
        let expected = "8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f";

        assert_eq!(TallySecretKey::from_bytes(&secret).unwrap().public_key().to_string(), expected);
    }
}
