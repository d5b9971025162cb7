//! What a stranger may see of a holder's name.

/// Hides a name so that its owner recognises it and others do not: `林知远` becomes `林*远`, `张敏`
/// becomes `张*`, `Daniel O'Hara` becomes `D***** O*****`.
///
/// A name in Chinese writing (or Japanese or Korean) keeps its first and, from three characters on,
/// its last character. In any other writing each word keeps its initial; hyphens and middle dots
/// stay. A name of a single character is hidden altogether.
pub fn mask_name(name: &str) -> String {
    let characters = characters(name);
    if characters.iter().filter(|c| !c.is_separator()).count() == 1 {
        return "*".to_owned();
    }
    if characters.iter().all(|c| c.is_separator() || c.is_ideograph()) {
        return mask_ideographs(&characters);
    }
    let words = characters.split(Character::is_space).filter(|word| !word.is_empty());
    let masked = words.map(mask_word).collect::<Vec<_>>().join(" ");
    // Nothing but initials: hiding all but the ends is all that is left to do.
    if masked.contains('*') { masked } else { mask_ideographs(&characters) }
}

/// A character with the marks that belong to it (accents, variation selectors), so that it is kept
/// or hidden as a whole.
struct Character {
    base: char,
    text: String,
}

impl Character {
    fn is_space(&self) -> bool {
        self.base.is_whitespace()
    }

    fn is_separator(&self) -> bool {
        self.is_space()
            || matches!(self.base, '-' | '\u{2010}'..='\u{2015}' | '·' | '•' | '‧' | '・' | '･' | '\u{FF0D}')
    }

    /// Han with its rare planes and private use (old systems keep rare names there), kana, Hangul.
    fn is_ideograph(&self) -> bool {
        matches!(self.base, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{E000}'..='\u{FAFF}'
            | '\u{20000}'..='\u{10FFFF}')
            && !belongs_to_the_one_before(self.base)
    }
}

fn characters(name: &str) -> Vec<Character> {
    let mut characters: Vec<Character> = Vec::new();
    for c in name.trim().chars() {
        match characters.last_mut() {
            Some(before) if belongs_to_the_one_before(c) => before.text.push(c),
            _ => characters.push(Character { base: c, text: c.to_string() }),
        }
    }
    characters
}

/// Combining marks, joiners and variation selectors.
fn belongs_to_the_one_before(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{200B}'..='\u{200F}' | '\u{20D0}'..='\u{20FF}' | '\u{3099}'..='\u{309A}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{E0100}'..='\u{E01EF}')
}

fn mask_ideographs(characters: &[Character]) -> String {
    let letters: Vec<usize> =
        characters.iter().enumerate().filter(|(_, c)| !c.is_separator()).map(|(place, _)| place).collect();
    let kept = |place: usize| {
        Some(&place) == letters.first() || (letters.len() > 2 && Some(&place) == letters.last())
    };
    let shown = |(place, c): (usize, &Character)| {
        if c.is_separator() || kept(place) { c.text.clone() } else { "*".to_owned() }
    };
    characters.iter().enumerate().map(shown).collect()
}

fn mask_word(word: &[Character]) -> String {
    if word.iter().all(Character::is_ideograph) {
        return mask_ideographs(word);
    }
    let mut at_start = true;
    let mut masked = String::new();
    for c in word {
        if c.is_separator() || at_start {
            masked.push_str(&c.text);
        } else {
            masked.push('*');
        }
        at_start = c.is_separator();
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cases: &[(&str, &str)]) {
        for (name, expected) in cases {
            assert_eq!(mask_name(name), *expected, "{name}");
        }
    }

    #[test]
    fn a_chinese_name_keeps_its_first_and_last_character() {
        check(&[("林知远", "林*远"), ("欧阳明华", "欧**华"), ("  诸葛 亮", "诸* 亮")]);
    }

    #[test]
    fn a_name_of_two_characters_keeps_only_the_first() {
        check(&[("张敏", "张*"), ("김민", "김*"), ("Ōi", "Ō*")]);
    }

    #[test]
    fn a_single_character_is_hidden_altogether() {
        check(&[("岚", "*"), ("O", "*"), ("É", "*"), ("", "")]);
    }

    #[test]
    fn each_word_of_a_latin_name_keeps_its_initial() {
        check(&[
            ("Daniel O'Hara", "D***** O*****"),
            ("Daniel O’Hara", "D***** O*****"),
            ("Suharto", "S******"),
            ("Jean-Luc  de Witt", "J***-L** d* W***"),
            ("J. R. Smith", "J* R* S****"),
        ]);
    }

    #[test]
    fn the_middle_dot_of_a_transliterated_name_stays() {
        check(&[("阿卜杜拉·买买提", "阿***·**提"), ("Núria Mont·Ros", "N**** M***·R**")]);
    }

    #[test]
    fn rare_characters_outside_the_basic_plane_count_as_one() {
        check(&[("𠮷田光", "𠮷*光"), ("王𬎆", "王*"), ("赵\u{E863}文", "赵*文")]);
    }

    #[test]
    fn marks_stay_with_their_letter() {
        check(&[("E\u{301}mile Zo\u{308}e", "E\u{301}**** Z**"), ("辻\u{E0100}堂海", "辻\u{E0100}*海")]);
    }

    #[test]
    fn a_name_in_two_writings_hides_both() {
        check(&[("林知远 LIN Zhiyuan", "林*远 L** Z******")]);
    }

    #[test]
    fn something_is_always_hidden() {
        for name in ["林", "林知", "A", "Li Na", "山田 太郎", "A B", "A-B C", "O I", "林 O"] {
            let masked = mask_name(name);
            assert!(masked.contains('*'), "{name} became {masked}");
        }
    }
}
