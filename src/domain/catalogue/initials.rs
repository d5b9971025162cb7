//! Pinyin initials of Chinese names: `yghjhxh` is 英国皇家化学会.
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// Whether two or more letters are the initials of Chinese characters that follow one another in the name; what is not
/// Chinese in it is passed over.
pub(super) fn stand_in(letters: &str, name: &str) -> bool {
    let Some(typed) = letters.bytes().map(bit).collect::<Option<Vec<u32>>>() else { return false };
    let name: Vec<u32> = name.chars().filter_map(|c| readings().get(&c).copied()).collect();
    typed.len() >= 2
        && name.windows(typed.len()).any(|part| part.iter().zip(&typed).all(|(have, want)| have & want != 0))
}

/// A letter as one bit of 26.
fn bit(letter: u8) -> Option<u32> {
    letter.is_ascii_lowercase().then(|| 1 << (letter - b'a'))
}

/// The initials of each character, one bit for each reading.
fn readings() -> &'static HashMap<char, u32> {
    static READINGS: LazyLock<HashMap<char, u32>> = LazyLock::new(|| {
        let lines: BTreeMap<String, String> =
            toml::from_str(include_str!("../../../data/pinyin-initials.toml"))
                .expect("the embedded initials are read by a test of every build");
        let mut readings = HashMap::new();
        for (letter, characters) in &lines {
            for character in characters.chars() {
                *readings.entry(character).or_default() |= letter.bytes().filter_map(bit).sum::<u32>();
            }
        }
        readings
    });
    &READINGS
}

#[cfg(test)]
mod tests {
    use super::super::lists;
    use super::*;

    #[test]
    fn every_chinese_character_of_the_names_has_a_reading() {
        let entries = lists().iter().flat_map(|list| &list.entries);
        let names = entries.flat_map(|entry| {
            entry
                .bodies
                .iter()
                .map(|body| &body.zh)
                .chain([&entry.certificate_zh])
                .flat_map(|name| name.chars())
        });
        let han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);

        let without: Vec<char> = names.filter(han).filter(|c| !readings().contains_key(c)).collect();

        assert_eq!(without, [] as [char; 0]);
    }

    #[test]
    fn initials_stand_for_characters_that_follow_one_another() {
        assert!(stand_in("hxj", "特许化学家"));
        assert!(!stand_in("txj", "特许化学家"));
    }

    #[test]
    fn what_is_not_chinese_is_passed_over() {
        assert!(stand_in("zjzs", "LEED 专业级证书".replace("业", "").as_str()));
        assert!(stand_in("hyzs", "ACCA 会员证书"));
    }

    #[test]
    fn one_letter_and_digits_are_no_initials() {
        assert!(!stand_in("h", "化学"));
        assert!(!stand_in("h2", "化学"));
    }
}
