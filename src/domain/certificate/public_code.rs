//! The code printed on a certificate, by which anyone who holds the sheet can check it.
use super::check_symbol::{check_value, symbol_of, value_of};
use super::typed::{bare, unconfuse};
use std::fmt;

/// Characters without the hyphens: 19 of chance (95 bits) and a check symbol.
const LENGTH: usize = 20;
const GROUP: usize = 4;

/// An unguessable code in Crockford's base 32, written `XXXX-XXXX-XXXX-XXXX-XXXX`.
///
/// Whoever knows it may see the standing of the certificate, so its `Debug` form hides all but the
/// first group.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PublicCode(String);

/// Why something typed is not a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PublicCodeError {
    #[error("enter the check code printed under the QR code")]
    Empty,
    #[error("a check code has 20 letters and digits, this has {found}; compare it with the certificate")]
    WrongLength { found: usize },
    #[error("a check code has no “{0}”; compare it with the certificate")]
    WrongCharacter(char),
    #[error("this code does not fit together: one or more characters are mistyped")]
    CheckFails,
}

impl PublicCodeError {
    /// Whether it looks like a code. The public check answers such a code exactly as an unknown one,
    /// in words and in time.
    pub const fn is_plausible(&self) -> bool {
        matches!(self, Self::CheckFails)
    }
}

impl PublicCode {
    /// How many bytes of chance `from_entropy` takes.
    pub const ENTROPY_BYTES: usize = 12;

    /// Makes a code of 95 bits taken from `entropy`, which must come from the system's secure source.
    pub fn from_entropy(entropy: [u8; Self::ENTROPY_BYTES]) -> Self {
        let mut pool = entropy.iter().fold(0_u128, |pool, byte| (pool << 8) | u128::from(*byte));
        let mut values = Vec::with_capacity(LENGTH);
        for _ in 1..LENGTH {
            values.push((pool & 31) as u8);
            pool >>= 5;
        }
        values.push(check_value(values.iter().copied()));
        Self(values.into_iter().map(symbol_of).collect())
    }

    /// Reads a code as people type it: any case, `O` for `0`, `I` or `L` for `1`, spaces, hyphens and
    /// full-width forms.
    pub fn parse(typed: &str) -> Result<Self, PublicCodeError> {
        let bare = bare(typed);
        let found = bare.chars().count();
        match found {
            0 => return Err(PublicCodeError::Empty),
            LENGTH => {}
            _ => return Err(PublicCodeError::WrongLength { found }),
        }
        let values = bare
            .chars()
            .map(|c| value_of(unconfuse(c)).ok_or(PublicCodeError::WrongCharacter(c)))
            .collect::<Result<Vec<_>, _>>()?;
        let (check, chance) = values.split_at(LENGTH - 1);
        if check_value(check.iter().copied()) != chance[0] {
            return Err(PublicCodeError::CheckFails);
        }
        Ok(Self(values.into_iter().map(symbol_of).collect()))
    }

    /// The 20 characters without hyphens, for addresses and the database.
    pub fn compact(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PublicCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, character) in self.0.chars().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{character}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for PublicCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicCode({}-…)", &self.0[..GROUP])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const ENTROPY: [u8; 12] = [0xA7, 0x1F, 0x00, 0xD4, 0x5B, 0x90, 0x3E, 0x21, 0x77, 0xC8, 0x0D, 0x6A];

    fn a_code() -> PublicCode {
        PublicCode::from_entropy(ENTROPY)
    }

    #[test]
    fn a_code_is_written_in_five_groups_of_four() {
        let written = a_code().to_string();

        assert_eq!(written.split('-').map(str::len).collect::<Vec<_>>(), [4; 5]);
        assert!(written.chars().all(|c| c == '-' || value_of(c).is_some()), "{written}");
    }

    #[test]
    fn what_is_written_is_read_back() {
        assert_eq!(PublicCode::parse(&a_code().to_string()), Ok(a_code()));
        assert_eq!(PublicCode::parse(a_code().compact()), Ok(a_code()));
    }

    #[test]
    fn each_of_95_bits_of_chance_makes_another_code() {
        let mut codes = HashSet::from([a_code()]);

        for bit in 0..96 {
            let mut entropy = ENTROPY;
            entropy[bit / 8] ^= 1 << (bit % 8);
            codes.insert(PublicCode::from_entropy(entropy));
        }

        assert_eq!(codes.len(), 96, "95 changed bits and the first code; one of the 96 bits is left over");
    }

    #[test]
    fn typing_is_forgiven() {
        let zeroes_and_ones = PublicCode::from_entropy([0x00, 0x00, 0x10, 0x84, 0x21, 8, 66, 16, 0, 0, 0, 1]);
        let written = zeroes_and_ones.to_string();
        assert!(written.contains('0') && written.contains('1'), "{written}");

        let with_letters = written.replace('0', "o").replacen('1', "l", 1).replace('1', "I");
        let full_width: String =
            written.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();

        for typed in [with_letters, full_width, written.to_lowercase(), written.replace('-', " ")] {
            assert_eq!(PublicCode::parse(&typed).as_ref(), Ok(&zeroes_and_ones), "{typed}");
        }
    }

    #[test]
    fn a_short_a_long_and_an_empty_code_are_malformed() {
        assert_eq!(PublicCode::parse(" - "), Err(PublicCodeError::Empty));
        assert_eq!(PublicCode::parse("7K3M"), Err(PublicCodeError::WrongLength { found: 4 }));
        assert_eq!(PublicCode::parse(&"7".repeat(21)), Err(PublicCodeError::WrongLength { found: 21 }));
    }

    #[test]
    fn a_character_that_no_code_has_is_named() {
        let typed = format!("U{}", &a_code().compact()[1..]);

        let error = PublicCode::parse(&typed).unwrap_err();

        assert_eq!(error, PublicCodeError::WrongCharacter('U'));
        assert!(!error.is_plausible());
    }

    #[test]
    fn a_mistyped_code_is_plausible_but_is_not_a_code() {
        let mut characters: Vec<char> = a_code().compact().chars().collect();
        characters.swap(2, 9);
        let typed: String = characters.into_iter().collect();

        let error = PublicCode::parse(&typed).unwrap_err();

        assert_eq!(error, PublicCodeError::CheckFails);
        assert!(error.is_plausible());
    }

    #[test]
    fn a_log_line_does_not_give_the_code_away() {
        let logged = format!("{:?}", a_code());

        assert!(!logged.contains(&a_code().compact()[4..8]), "{logged}");
    }
}
