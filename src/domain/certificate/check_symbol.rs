//! The check symbol of numbers and codes: a Reed–Solomon style sum over GF(32), written in
//! Crockford's base 32.
//!
//! With the weights 1, α, α², … all different for up to 31 places, it catches every single wrong
//! character and every exchange of two characters, near or far. Its own alphabet has no I, L, O or
//! U, so forgiving `O` for `0` never makes it ambiguous (ISO 7064 MOD 37,36 could print an `O`).

/// Crockford's base 32.
pub(super) const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// The places, check symbol included, over which the promise above holds.
pub(super) const MOST_PLACES: usize = 31;

/// The check value (0..32) for `values`, each below 32.
pub(super) fn check_value(values: impl IntoIterator<Item = u8>) -> u8 {
    times_alpha(values.into_iter().fold(0, |sum, value| times_alpha(sum) ^ value))
}

/// Multiplies by α in GF(2⁵) with the primitive polynomial x⁵ + x² + 1.
fn times_alpha(value: u8) -> u8 {
    let shifted = value << 1;
    if shifted & 0b10_0000 == 0 { shifted } else { shifted ^ 0b10_0101 }
}

/// The base 32 value of an upper-case character, if it has one.
pub(super) fn value_of(character: char) -> Option<u8> {
    let place = ALPHABET.iter().position(|&symbol| char::from(symbol) == character)?;
    u8::try_from(place).ok()
}

/// The character of the lowest five bits of `value`.
pub(super) fn symbol_of(value: u8) -> char {
    char::from(ALPHABET[usize::from(value & 31)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(word: &[u8]) -> bool {
        let (check, values) = word.split_last().unwrap();
        check_value(values.iter().copied()) == *check
    }

    fn a_long_word() -> Vec<u8> {
        let mut word: Vec<u8> = (0..30).map(|place: u8| (place * 7 + 3) % 32).collect();
        word.push(check_value(word.iter().copied()));
        word
    }

    #[test]
    fn every_single_wrong_symbol_is_caught() {
        let word = a_long_word();

        for place in 0..MOST_PLACES {
            for wrong in (0..32).filter(|value| *value != word[place]) {
                let mut damaged = word.clone();
                damaged[place] = wrong;
                assert!(!holds(&damaged), "place {place} changed to {wrong}");
            }
        }
    }

    #[test]
    fn every_exchange_of_two_symbols_is_caught() {
        let word = a_long_word();
        assert!(holds(&word));

        for first in 0..MOST_PLACES {
            for second in (first + 1)..MOST_PLACES {
                let mut damaged = word.clone();
                damaged.swap(first, second);
                assert!(damaged == word || !holds(&damaged), "{first} and {second} exchanged");
            }
        }
    }

    #[test]
    fn each_symbol_stands_for_its_own_value() {
        for value in 0..32 {
            assert_eq!(value_of(symbol_of(value)), Some(value));
        }
        assert_eq!(value_of('U'), None);
    }
}
