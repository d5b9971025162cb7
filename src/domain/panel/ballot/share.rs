//! The secret half of the tally key, split so that any two of three holders can put it together and one alone
//! knows nothing about it (Shamir's scheme over GF(256), from the `blahaj` crate).
use std::fmt;
use std::str::FromStr;

use blahaj::Sharks;
use rand::CryptoRng;
use thiserror::Error;
use zeroize::Zeroizing;

use super::key::{TallyPublicKey, TallySecretKey};
use crate::domain::lang::Lang;
use crate::domain::panel::code::{self, CodeError};

const THRESHOLD: u8 = 2;
const SECRET: usize = 32;
/// Version and holder in one byte, four bytes of the key's tag, the share itself.
const CODE: usize = 1 + 4 + SECRET;
const VERSION: u8 = 1;

/// Who keeps a share. The envelope is opened, before witnesses, only when a teller cannot come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ShareHolder {
    TellerA,
    TellerB,
    Envelope,
}

impl ShareHolder {
    pub const ALL: [Self; 3] = [Self::TellerA, Self::TellerB, Self::Envelope];

    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::TellerA, Lang::Zh) => "计票人甲",
            (Self::TellerA, Lang::En) => "Teller A",
            (Self::TellerB, Lang::Zh) => "计票人乙",
            (Self::TellerB, Lang::En) => "Teller B",
            (Self::Envelope, Lang::Zh) => "密封信封",
            (Self::Envelope, Lang::En) => "Sealed envelope",
        }
    }

    const fn number(self) -> u8 {
        match self {
            Self::TellerA => 1,
            Self::TellerB => 2,
            Self::Envelope => 3,
        }
    }

    fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|holder| holder.number() == number)
    }
}

/// One of three shares. Printed once with `Display`, as four lines to be typed back; wiped from memory when
/// it goes.
pub struct Share {
    holder: ShareHolder,
    key_tag: [u8; 4],
    value: Zeroizing<[u8; SECRET]>,
}

impl Share {
    pub const fn holder(&self) -> ShareHolder {
        self.holder
    }

    /// Whether this is a share of that key, told by the tag printed into it.
    pub fn check(&self, key: &TallyPublicKey) -> Result<(), ShareError> {
        if self.key_tag == key.tag() { Ok(()) } else { Err(ShareError::OtherSession(self.holder)) }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = Zeroizing::new([0; CODE]);
        bytes[0] = VERSION << 4 | self.holder.number();
        bytes[1..5].copy_from_slice(&self.key_tag);
        bytes[5..].copy_from_slice(self.value.as_ref());
        f.write_str(&Zeroizing::new(code::print(bytes.as_ref())))
    }
}

impl fmt::Debug for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Share({:?}, ..)", self.holder)
    }
}

/// What was typed is not a share.
pub type ShareCodeError = CodeError;

impl FromStr for Share {
    type Err = ShareCodeError;

    fn from_str(text: &str) -> Result<Self, ShareCodeError> {
        let bytes = code::read(text, CODE)?;
        let [head, tag @ ..] = bytes.first_chunk::<5>().ok_or(CodeError::Kind)?;
        if head >> 4 != VERSION {
            return Err(CodeError::Kind);
        }
        let holder = ShareHolder::from_number(head & 0b1111).ok_or(CodeError::Kind)?;
        let mut value = Zeroizing::new([0; SECRET]);
        value.copy_from_slice(&bytes[5..]);
        Ok(Self { holder, key_tag: *tag, value })
    }
}

/// Why shares do not give the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ShareError {
    #[error("two different shares are needed")]
    TooFew,
    #[error("the share of {} belongs to another session", .0.label(Lang::En))]
    OtherSession(ShareHolder),
    #[error("the shares do not give this session's key")]
    NotThisKey,
}

impl ShareError {
    pub fn text(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::TooFew, Lang::Zh) => {
                "开启计票需要两份不同的密钥份额。请由另一位计票人输入，或启用密封信封。".into()
            }
            (Self::TooFew, Lang::En) => {
                "Two different shares are needed. Ask the other teller, or open the sealed envelope.".into()
            }
            (Self::OtherSession(holder), Lang::Zh) => {
                format!("{}的份额属于另一场会议。请核对纸面上的会议编号。", holder.label(lang))
            }
            (Self::OtherSession(holder), Lang::En) => {
                format!("The share of {} is for another session. Check the paper.", holder.label(lang))
            }
            (Self::NotThisKey, Lang::Zh) => {
                "两份份额不能还原本场会议的密钥。请逐行核对，或启用密封信封。".into()
            }
            (Self::NotThisKey, Lang::En) => {
                "These shares do not give this session's key. Compare each line, or open the sealed envelope."
                    .into()
            }
        }
    }
}

/// Splits the secret into the three shares, in the order of [`ShareHolder::ALL`].
pub fn split(secret: &TallySecretKey, rng: &mut impl CryptoRng) -> [Share; 3] {
    let key_tag = secret.public_key().tag();
    let mut dealer = Sharks(THRESHOLD).dealer_rng(secret.to_bytes().as_ref(), rng);
    ShareHolder::ALL.map(|holder| {
        let dealt = dealer.next().expect("the dealer gives up to 255 shares");
        let bytes = Zeroizing::new(Vec::from(&dealt));
        let mut value = Zeroizing::new([0; SECRET]);
        value.copy_from_slice(&bytes[1..]);
        Share { holder, key_tag, value }
    })
}

/// Puts the secret together from two shares, or all three, and proves it against the public key.
pub fn combine(key: &TallyPublicKey, shares: &[Share]) -> Result<TallySecretKey, ShareError> {
    shares.iter().try_for_each(|share| share.check(key))?;
    let dealt: Vec<blahaj::Share> = shares.iter().map(to_dealt).collect();
    let recovered = Sharks(THRESHOLD).recover(&dealt).map_err(|_| ShareError::TooFew).map(Zeroizing::new)?;
    let secret = TallySecretKey::from_bytes(&recovered).map_err(|_| ShareError::NotThisKey)?;
    if secret.public_key() != *key {
        return Err(ShareError::NotThisKey);
    }
    Ok(secret)
}

fn to_dealt(share: &Share) -> blahaj::Share {
    let mut bytes = Zeroizing::new([0; SECRET + 1]);
    bytes[0] = share.holder.number();
    bytes[1..].copy_from_slice(share.value.as_ref());
    blahaj::Share::try_from(bytes.as_slice()).expect("33 bytes are more than the two a share needs")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;
    use rand::rngs::StdRng;

    fn session(seed: u64) -> (TallyPublicKey, [Share; 3]) {
        let mut rng = StdRng::seed_from_u64(seed);
        let secret = TallySecretKey::generate(&mut rng);
        (secret.public_key(), split(&secret, &mut rng))
    }

    fn typed(share: &Share) -> Share {
        share.to_string().parse().unwrap()
    }

    #[test]
    fn any_two_shares_typed_from_paper_give_the_key() {
        let (key, shares) = session(1);

        for (first, second) in [(0, 1), (0, 2), (1, 2), (2, 0)] {
            let secret = combine(&key, &[typed(&shares[first]), typed(&shares[second])]).unwrap();

            assert_eq!(secret.public_key(), key);
        }
    }

    #[test]
    fn all_three_shares_give_the_key() {
        let (key, shares) = session(1);

        assert!(combine(&key, &shares).is_ok());
    }

    #[test]
    fn fewer_than_two_different_shares_do_not() {
        let (key, shares) = session(1);

        assert_eq!(combine(&key, &[]).unwrap_err(), ShareError::TooFew);
        assert_eq!(combine(&key, &[typed(&shares[0])]).unwrap_err(), ShareError::TooFew);
        assert_eq!(combine(&key, &[typed(&shares[0]), typed(&shares[0])]).unwrap_err(), ShareError::TooFew);
    }

    #[test]
    fn a_share_of_another_session_is_named() {
        let (key, shares) = session(1);
        let (_, others) = session(2);

        assert_eq!(
            combine(&key, &[typed(&shares[0]), typed(&others[1])]).unwrap_err(),
            ShareError::OtherSession(ShareHolder::TellerB)
        );
    }

    #[test]
    fn a_forged_share_does_not_give_the_key() {
        let (key, shares) = session(1);

        for byte in 0..SECRET {
            let mut forged = typed(&shares[1]);
            forged.value[byte] ^= 0b10;

            assert_eq!(combine(&key, &[typed(&shares[0]), forged]).unwrap_err(), ShareError::NotThisKey);
        }
    }

    #[test]
    fn a_share_is_four_lines_that_name_their_holder() {
        let (_, shares) = session(1);

        for (share, holder) in shares.iter().zip(ShareHolder::ALL) {
            assert_eq!(share.to_string().lines().count(), 4);
            assert_eq!(typed(share).holder(), holder);
        }
    }

    #[test]
    fn a_code_of_another_version_or_holder_is_not_a_share() {
        let mut bytes = [0; CODE];
        bytes[0] = 0b0010_0001;
        assert_eq!(code::print(&bytes).parse::<Share>().unwrap_err(), CodeError::Kind);

        bytes[0] = 0b0001_0100;
        assert_eq!(code::print(&bytes).parse::<Share>().unwrap_err(), CodeError::Kind);
    }

    #[test]
    fn a_share_is_not_printed_by_a_log() {
        let (_, shares) = session(1);

        assert_eq!(format!("{:?}", shares[2]), "Share(Envelope, ..)");
    }

    #[test]
    fn one_share_says_nothing_about_the_secret() {
        let secret = TallySecretKey::from_bytes(&[0x55; SECRET]).unwrap();
        let mut seen = [false; 256];

        for seed in 0..4_000 {
            let shares = split(&secret, &mut StdRng::seed_from_u64(seed));
            seen[usize::from(shares[0].value[1])] = true;
        }

        assert!(seen.iter().all(|was_seen| *was_seen), "every value of a share byte stays possible");
    }

    #[test]
    fn every_refusal_speaks_both_languages() {
        for error in
            [ShareError::TooFew, ShareError::OtherSession(ShareHolder::TellerA), ShareError::NotThisKey]
        {
            assert!(error.text(Lang::Zh).ends_with('。') && error.text(Lang::En).ends_with('.'));
        }
    }
}
