//! What an expert chooses, and the random number by which only that expert finds the choice again.
use std::fmt;
use std::str::FromStr;

use rand::CryptoRng;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::lang::Lang;
use crate::domain::panel::code::{self, CodeError};

/// A vote on one case. All three ask the same of the expert: nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    Yes,
    No,
    Abstain,
}

/// The text is not a choice.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is not a choice: choose yes, no or abstain")]
pub struct NotAChoice(String);

impl Choice {
    pub const ALL: &'static [Self] = &[Self::Yes, Self::No, Self::Abstain];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Abstain => "abstain",
        }
    }

    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Yes, Lang::Zh) => "同意",
            (Self::Yes, Lang::En) => "Yes",
            (Self::No, Lang::Zh) => "不同意",
            (Self::No, Lang::En) => "No",
            (Self::Abstain, Lang::Zh) => "弃权",
            (Self::Abstain, Lang::En) => "Abstain",
        }
    }

    pub(super) const fn code(self) -> u8 {
        match self {
            Self::Yes => 1,
            Self::No => 2,
            Self::Abstain => 3,
        }
    }

    pub(super) fn from_code(code: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.code() == code)
    }
}

impl FromStr for Choice {
    type Err = NotAChoice;

    fn from_str(text: &str) -> Result<Self, NotAChoice> {
        let found = Self::ALL.iter().copied().find(|choice| choice.as_str() == text);
        found.ok_or_else(|| NotAChoice(text.chars().take(40).collect()))
    }
}

/// 128 random bits made when a ballot is cast. Shown to its expert once and published beside the choice at
/// close, so that the expert can check that the ballot was counted as cast.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Nonce([u8; 16]);

impl Nonce {
    pub fn random(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 16];
        rng.fill_bytes(&mut bytes);
        Self(bytes)
    }

    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&code::print(&self.0))
    }
}

// An expert's receipt must not reach a log beside the expert's name.
impl fmt::Debug for Nonce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Nonce(..)")
    }
}

impl FromStr for Nonce {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let bytes = code::read(text, 16)?;
        Ok(Self(bytes.as_slice().try_into().map_err(|_| CodeError::Kind)?))
    }
}

impl From<Nonce> for String {
    fn from(nonce: Nonce) -> Self {
        nonce.to_string()
    }
}

impl TryFrom<String> for Nonce {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_kept_as_readable_text() {
        for choice in Choice::ALL {
            assert_eq!(choice.as_str().parse(), Ok(*choice));
            assert_eq!(Choice::from_code(choice.code()), Some(*choice));
        }
    }

    #[test]
    fn anything_else_is_not_a_choice() {
        assert_eq!("maybe".parse::<Choice>(), Err(NotAChoice("maybe".into())));
        assert_eq!(Choice::from_code(0), None);
    }

    #[test]
    fn a_nonce_can_be_typed_back() {
        let nonce = Nonce::from_bytes([9; 16]);

        assert_eq!(nonce.to_string().to_lowercase().parse(), Ok(nonce));
        assert_eq!("12".parse::<Nonce>(), Err(CodeError::Length { found: 2, expected: 32 }));
    }

    #[test]
    fn a_nonce_is_not_printed_by_a_log() {
        assert_eq!(format!("{:?}", Nonce::from_bytes([9; 16])), "Nonce(..)");
    }
}
