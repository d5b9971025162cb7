//! How typed text is brought into one form before it is looked at.
use unicode_normalization::UnicodeNormalization as _;

use super::error::{IdentifierError, Kind, Problem};

/// A code or number: full-width letters become ASCII, spaces go.
pub(super) fn compact(text: &str) -> String {
    text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect()
}

fn half_width(c: char) -> char {
    match c {
        // Full-width forms stand at a fixed distance from ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// A line of words: composed (NFC), trimmed, each run of spaces one space. Refuses what cannot be seen, since
/// two names that look the same must be the same.
pub(super) fn line(text: &str, kind: Kind, most: usize) -> Result<String, IdentifierError> {
    let fail = |problem| Err(IdentifierError::new(kind, problem));
    if let Some(at) = text.trim().chars().position(is_invisible) {
        return fail(Problem::Invisible { position: at + 1 });
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let line: String = words.join(" ").nfc().collect();
    let found = line.chars().count();
    match found {
        0 => fail(Problem::Empty),
        found if found > most => fail(Problem::Length { found, least: 1, most }),
        _ => Ok(line),
    }
}

/// Control characters, and format characters that hide, join or turn text around.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{061C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}
