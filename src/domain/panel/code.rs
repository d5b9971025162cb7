//! Codes that people copy by hand: 15 letters and a check letter to the line, in groups of four. The alphabet
//! has no I, L, O or U; reading forgives case, spaces, hyphens, full-width letters and those confusions.
use thiserror::Error;
use zeroize::Zeroizing;

use crate::domain::lang::Lang;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LINE: usize = 16;
const LETTERS_PER_LINE: usize = LINE - 1;
const GROUP: usize = 4;

/// A typed code that cannot be read, with what to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CodeError {
    #[error("the code has {found} letters, {expected} are expected")]
    Length { found: usize, expected: usize },
    #[error("line {line} of the code holds {letter:?}, which is not used")]
    Letter { line: usize, letter: char },
    #[error("line {line} of the code is mistyped")]
    Line { line: usize },
    #[error("the code is not one of this kind")]
    Kind,
}

impl CodeError {
    pub fn text(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Length { found, expected }, Lang::Zh) => {
                format!("代码应有 {expected} 个字符，现有 {found} 个。请对照纸面补全或删去多余字符。")
            }
            (Self::Length { found, expected }, Lang::En) => {
                format!("The code has {expected} letters; {found} were typed. Compare it with the paper.")
            }
            (Self::Letter { line, letter }, Lang::Zh) => {
                format!("第 {line} 行的“{letter}”不是代码字符。请对照纸面重新输入该行。")
            }
            (Self::Letter { line, letter }, Lang::En) => {
                format!("Line {line} holds “{letter}”, which no code uses. Type that line again.")
            }
            (Self::Line { line }, Lang::Zh) => format!("第 {line} 行有误。请对照纸面重新输入该行。"),
            (Self::Line { line }, Lang::En) => format!("Line {line} is mistyped. Type that line again."),
            (Self::Kind, Lang::Zh) => "这不是此处所需的代码。请核对是否拿错了纸。".into(),
            (Self::Kind, Lang::En) => {
                "This is not the code asked for here. Check that it is the right paper.".into()
            }
        }
    }
}

/// Prints bytes as lines of four groups of four letters, each line ending in its check letter.
pub(crate) fn print(bytes: &[u8]) -> String {
    let mut values = Zeroizing::new(to_values(bytes));
    values.resize(bytes_to_lines(bytes.len()) * LETTERS_PER_LINE, 0);
    let lines = values.chunks(LETTERS_PER_LINE).zip(1..).map(|(values, line)| print_line(values, line));
    lines.collect::<Vec<String>>().join("\n")
}

/// Reads a code of exactly `len` bytes that a person typed.
pub(crate) fn read(text: &str, len: usize) -> Result<Zeroizing<Vec<u8>>, CodeError> {
    let letters = Zeroizing::new(text.chars().filter(|c| !is_separator(*c)).collect::<Vec<char>>());
    let expected = bytes_to_lines(len) * LINE;
    if letters.len() != expected {
        return Err(CodeError::Length { found: letters.len(), expected });
    }
    let mut values = Zeroizing::new(Vec::with_capacity(expected));
    for (index, line) in letters.chunks(LINE).enumerate() {
        values.extend_from_slice(&read_line(line, index + 1)?);
    }
    to_bytes(&values, len).ok_or(CodeError::Kind)
}

fn bytes_to_lines(len: usize) -> usize {
    (len * 8).div_ceil(5 * LETTERS_PER_LINE)
}

fn print_line(values: &[u8], number: usize) -> String {
    let mut line = String::with_capacity(LINE + LINE / GROUP);
    for (index, value) in values.iter().copied().chain([check_value(values, number)]).enumerate() {
        if index > 0 && index % GROUP == 0 {
            line.push(' ');
        }
        line.push(char::from(ALPHABET[usize::from(value)]));
    }
    line
}

fn read_line(letters: &[char], line: usize) -> Result<Zeroizing<Vec<u8>>, CodeError> {
    let values = letters
        .iter()
        .map(|letter| letter_value(*letter).ok_or(CodeError::Letter { line, letter: *letter }))
        .collect::<Result<Vec<u8>, CodeError>>();
    let mut values = Zeroizing::new(values?);
    let check = values.pop();
    if check != Some(check_value(&values, line)) {
        return Err(CodeError::Line { line });
    }
    Ok(values)
}

/// A weighted sum in the field of 32 elements. The weights are distinct, and neither 0 nor 1, so one wrong
/// letter, or two letters that changed places, always change it; so do two lines that changed places.
fn check_value(values: &[u8], line: usize) -> u8 {
    let mut weight = 1;
    let start = u8::try_from(line % ALPHABET.len()).expect("a remainder below 32 fits a byte");
    values.iter().fold(start, |sum, value| {
        weight = times_two(weight);
        sum ^ times(*value, weight)
    })
}

/// Doubling in the field of 32 elements, modulo x^5 + x^2 + 1.
const fn times_two(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 0b10_0000 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

fn times(value: u8, factor: u8) -> u8 {
    let mut product = 0;
    let mut doubled = value;
    for bit in 0..5 {
        if factor >> bit & 1 == 1 {
            product ^= doubled;
        }
        doubled = times_two(doubled);
    }
    product
}

fn to_values(bytes: &[u8]) -> Vec<u8> {
    let bit = |index: usize| bytes.get(index / 8).map_or(0, |byte| byte >> (7 - index % 8) & 1);
    (0..(bytes.len() * 8).div_ceil(5))
        .map(|value| (0..5).fold(0, |bits, offset| bits << 1 | bit(value * 5 + offset)))
        .collect()
}

/// The first `len` bytes, or nothing when the bits after them are not all zero.
fn to_bytes(values: &[u8], len: usize) -> Option<Zeroizing<Vec<u8>>> {
    let bit = |index: usize| values[index / 5] >> (4 - index % 5) & 1;
    if (len * 8..values.len() * 5).any(|index| bit(index) == 1) {
        return None;
    }
    let byte = |at: usize| (0..8).fold(0, |bits, offset| bits << 1 | bit(at * 8 + offset));
    Some(Zeroizing::new((0..len).map(byte).collect()))
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '.' | '·' | '\u{2010}'..='\u{2015}' | '\u{FF0D}')
}

fn letter_value(letter: char) -> Option<u8> {
    // Full-width letters stand at a fixed distance from ASCII; Chinese keyboards produce them by default.
    let ascii = match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0)?,
        other => other,
    };
    let plain = match ascii.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let index = ALPHABET.iter().position(|known| char::from(*known) == plain)?;
    u8::try_from(index).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const BYTES: [u8; 9] = [0, 1, 2, 3, 250, 251, 252, 253, 254];

    #[test]
    fn five_bits_make_a_letter_from_the_left() {
        let values_zero_to_seven = [0b0000_0000, 0b0100_0100, 0b0011_0010, 0b0001_0100, 0b1100_0111];

        assert!(print(&values_zero_to_seven).starts_with("0123 4567 "));
    }

    #[test]
    fn a_code_is_printed_in_groups_of_four_and_lines_of_sixteen() {
        let code = print(&[7; 37]);

        assert_eq!(code.lines().count(), 4);
        assert!(code.lines().all(|line| line.split(' ').count() == 4 && line.len() == 19));
    }

    #[test]
    fn reading_forgives_case_spacing_full_width_and_look_alikes() {
        let code = print(&BYTES);
        let full_width: String = code
            .chars()
            .map(|c| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c })
            .collect();
        let confused = code.replace('0', "o").replace('1', "l");

        for typed in
            [code.to_lowercase(), code.replace(' ', "-"), code.replace(' ', "\u{3000}"), full_width, confused]
        {
            assert_eq!(read(&typed, BYTES.len()).unwrap().as_slice(), BYTES);
        }
    }

    #[test]
    fn a_missing_letter_is_told() {
        let code = print(&BYTES);

        assert_eq!(read(&code[1..], BYTES.len()).unwrap_err(), CodeError::Length { found: 15, expected: 16 });
    }

    #[test]
    fn a_letter_outside_the_alphabet_is_named_with_its_line() {
        let code = print(&[7; 37]);
        let wrong = format!("{}u", &code[..code.len() - 1]);

        assert_eq!(read(&wrong, 37).unwrap_err(), CodeError::Letter { line: 4, letter: 'u' });
    }

    #[test]
    fn every_single_wrong_letter_is_found_on_its_line() {
        let code: Vec<char> = print(&[0x5A; 37]).replace('\n', " ").chars().collect();

        for (index, letter) in code.iter().enumerate().filter(|(_, c)| **c != ' ') {
            for other in ALPHABET.iter().map(|b| char::from(*b)).filter(|other| other != letter) {
                let mut typed = code.clone();
                typed[index] = other;
                let error = read(&typed.iter().collect::<String>(), 37).unwrap_err();

                assert_eq!(error, CodeError::Line { line: index / 20 + 1 });
            }
        }
    }

    #[test]
    fn two_letters_that_changed_places_in_a_line_are_found() {
        let code: Vec<char> = print(&BYTES).replace(' ', "").chars().collect();

        for first in 0..LINE {
            for second in (first + 1..LINE).filter(|second| code[first] != code[*second]) {
                let mut typed = code.clone();
                typed.swap(first, second);

                assert_eq!(
                    read(&typed.iter().collect::<String>(), BYTES.len()).unwrap_err(),
                    CodeError::Line { line: 1 }
                );
            }
        }
    }

    #[test]
    fn two_lines_that_changed_places_are_found() {
        let code = print(&[0x5A; 37]);
        let mut lines: Vec<&str> = code.lines().collect();
        lines.swap(1, 2);

        assert_eq!(read(&lines.join("\n"), 37).unwrap_err(), CodeError::Line { line: 2 });
    }

    #[test]
    fn bits_beyond_the_code_are_refused() {
        let code = print(&[0, 0, 0, 0, 0, 0, 0, 0, 1]);

        assert_eq!(read(&code, 8).unwrap_err(), CodeError::Kind);
    }

    #[test]
    fn every_error_speaks_both_languages() {
        let errors = [
            CodeError::Length { found: 15, expected: 16 },
            CodeError::Letter { line: 2, letter: 'u' },
            CodeError::Line { line: 3 },
            CodeError::Kind,
        ];

        for error in errors {
            assert!(error.text(Lang::Zh).ends_with('。') && error.text(Lang::En).ends_with('.'));
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(bytes in proptest::collection::vec(any::<u8>(), 1..80)) {
            let read_back = read(&print(&bytes), bytes.len()).unwrap();

            prop_assert_eq!(read_back.as_slice(), bytes.as_slice());
        }

        #[test]
        fn reading_never_panics(text in "\\PC{0,80}", len in 1_usize..40) {
            let _ = read(&text, len);
        }
    }
}
