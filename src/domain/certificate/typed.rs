//! Forgiveness for what people type or paste: width, case, spaces, dashes and look-alike letters.

/// Upper case, half width, without spaces, dashes and invisible characters.
pub(super) fn bare(typed: &str) -> String {
    typed.chars().map(half_width).filter(|c| !is_filler(*c)).map(|c| c.to_ascii_uppercase()).collect()
}

/// Reads `O` as zero and `I` and `L` as one.
pub(super) fn unconfuse(character: char) -> char {
    match character {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}

/// The ASCII twin of a full-width form (U+FF01..U+FF5E), as Chinese input methods produce them.
fn half_width(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        other => other,
    }
}

/// Spaces, dashes of every length and characters that print nothing.
fn is_filler(character: char) -> bool {
    character.is_whitespace()
        || matches!(character,
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{30FC}'
            | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_forms_spaces_and_dashes_of_any_kind_fall_away() {
        assert_eq!(bare("　ｓｈｚｃ－2026 – fe—0\u{200B}1\t"), "SHZC2026FE01");
    }

    #[test]
    fn other_characters_stay_so_that_the_caller_can_name_them() {
        assert_eq!(bare("a*é"), "A*é");
    }
}
