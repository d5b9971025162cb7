//! What a password must be: long enough, and not one that a guesser tries early. No rule on kinds of
//! characters.
use std::fmt;

use thiserror::Error;
use zeroize::Zeroizing;
use zxcvbn::{Score, zxcvbn};

use crate::domain::lang::Lang;

/// Characters.
const LEAST: usize = 12;
const MOST: usize = 128;
/// What must be left of a password after words that anyone would try for this account are taken out.
const LEAST_OWN: usize = 8;
/// Shorter words stand in many passwords by chance.
const LEAST_CONTEXT_WORD: usize = 3;

/// Names of this program and its place, in the spellings that people use.
const OWN_WORDS: [&str; 9] =
    ["zhicheng", "职称", "shanghai", "上海", "renshe", "人社", "rsj", "recognition", "certificate"];

/// Habits of Chinese keyboards that word lists from elsewhere do not know.
const HABITS: [&str; 22] = [
    "woaini",
    "wo2ni",
    "aini",
    "iloveyou",
    "5201314",
    "1314520",
    "520520",
    "147258369",
    "123123",
    "123321",
    "112233",
    "123456",
    "654321",
    "abc123",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "1qaz2wsx",
    "qazwsx",
    "password",
    "mima",
    "密码",
];

/// A password that may be used. Wiped from memory when it goes; never printed.
pub struct NewPassword(Zeroizing<String>);

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PasswordError {
    #[error("the password has {found} characters; at least {LEAST} are needed")]
    TooShort { found: usize },
    #[error("the password has {found} characters; at most {MOST} are allowed")]
    TooLong { found: usize },
    #[error("apart from the name, the address or the name of this service too little is left")]
    AboutYou,
    #[error("the password is among those tried first")]
    Common,
}

impl PasswordError {
    pub fn text(self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.text_zh(),
            Lang::En => self.text_en(),
        }
    }

    fn text_zh(self) -> String {
        match self {
            Self::TooShort { found } => {
                format!("密码只有 {found} 个字符，至少需要 {LEAST} 个。可以用几个互不相关的词连成一句。")
            }
            Self::TooLong { found } => format!("密码有 {found} 个字符，最多 {MOST} 个。请缩短。"),
            Self::AboutYou => {
                "密码主要由您的姓名、邮箱或本系统名称组成，容易被猜到。请换成与这些无关的词。".into()
            }
            Self::Common => "这个密码太常见，会被最先试到。请用几个互不相关的词连成一句。".into(),
        }
    }

    fn text_en(self) -> String {
        match self {
            Self::TooShort { found } => format!(
                "The password has {found} characters and needs at least {LEAST}. Try several unrelated words."
            ),
            Self::TooLong { found } => {
                format!("The password has {found} characters and may have {MOST}. Make it shorter.")
            }
            Self::AboutYou => {
                "The password is mostly your name, your address or the name of this service. Use other words."
                    .into()
            }
            Self::Common => {
                "This password is common and would be tried first. Use several unrelated words.".into()
            }
        }
    }
}

impl NewPassword {
    /// Checks a password as it was typed; it is not trimmed, folded or cut. `context` holds what a guesser
    /// knows of the account: e-mail address, name, unit.
    pub fn parse(text: &str, context: &[&str]) -> Result<Self, PasswordError> {
        let found = text.chars().count();
        if found < LEAST {
            return Err(PasswordError::TooShort { found });
        }
        if found > MOST {
            return Err(PasswordError::TooLong { found });
        }
        let plain = Zeroizing::new(text.to_lowercase());
        let words = context_words(context);
        if own_characters(&plain, &words) < LEAST_OWN {
            return Err(PasswordError::AboutYou);
        }
        if own_characters(&plain, &HABITS.map(String::from)) < LEAST_OWN || is_monotonous(&plain) {
            return Err(PasswordError::Common);
        }
        let inputs: Vec<&str> = words.iter().map(String::as_str).collect();
        if zxcvbn(text, &inputs).score() < Score::Three {
            return Err(PasswordError::Common);
        }
        Ok(Self(Zeroizing::new(text.to_string())))
    }

    /// For hashing, and for nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(..)")
    }
}

/// The words of the context and our own, longest first, so that a whole name goes before its parts.
fn context_words(context: &[&str]) -> Vec<String> {
    let parts = context.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let mut words: Vec<String> =
        parts.chain(OWN_WORDS).map(str::to_lowercase).filter(|word| is_telling(word)).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words.dedup();
    words
}

/// A Chinese word of two characters tells as much as a Latin one of three.
fn is_telling(word: &str) -> bool {
    let least = if word.is_ascii() { LEAST_CONTEXT_WORD } else { 2 };
    word.chars().count() >= least
}

fn own_characters(password: &str, words: &[String]) -> usize {
    let mut rest = Zeroizing::new(password.to_string());
    for word in words {
        // A space keeps what stood on both sides from joining into another word.
        rest = Zeroizing::new(rest.replace(word.as_str(), " "));
    }
    rest.chars().filter(|c| !c.is_whitespace()).count()
}

/// Few different characters, however long: `aaaaaaaaaaaa`, `121212121212`.
fn is_monotonous(password: &str) -> bool {
    let mut different: Vec<char> = password.chars().collect();
    different.sort_unstable();
    different.dedup();
    different.len() < 5
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CONTEXT: [&str; 3] = ["zhang.wei@harbour-eng.example", "张伟", "Harbour Engineering"];

    fn refusal(text: &str) -> Option<PasswordError> {
        NewPassword::parse(text, &CONTEXT).err()
    }

    #[test]
    fn unrelated_words_and_random_characters_are_accepted_as_typed() {
        for text in [
            "teapot lantern sixteen gravel",
            "  mQ7x-vT2k-Lr9p  ",
            "窗外梧桐三十二片落叶听雨声",
            "🌊🗻🌋🏜️🌳🌵🍁🍄🐚🌾🌻🌼",
        ] {
            assert_eq!(NewPassword::parse(text, &CONTEXT).unwrap().expose(), text);
        }
    }

    #[test]
    fn eleven_characters_are_too_few_and_129_too_many() {
        assert_eq!(refusal("mQ7x-vT2k-L"), Some(PasswordError::TooShort { found: 11 }));
        assert_eq!(refusal(""), Some(PasswordError::TooShort { found: 0 }));
        assert_eq!(refusal(&"mQ7x-vT2".repeat(17)), Some(PasswordError::TooLong { found: 136 }));
        assert_eq!(refusal("mQ7x-vT2k-Lr"), None);
    }

    #[test]
    fn length_is_counted_in_characters_not_bytes() {
        assert_eq!(refusal("梧桐三十二片落叶听雨"), Some(PasswordError::TooShort { found: 10 }));
        assert_eq!(refusal(&"窗外梧桐三十二片".repeat(16)), None);
    }

    #[test]
    fn the_account_and_the_service_do_not_make_a_password() {
        for text in [
            "zhang.wei2025",
            "ZhangWei-2025!",
            "zhicheng2026!",
            "Shanghai-2026",
            "harbourengineering1",
            "张伟职称上海2026年人社",
        ] {
            assert_eq!(refusal(text), Some(PasswordError::AboutYou), "{text}");
        }
    }

    #[test]
    fn passwords_that_everybody_tries_are_refused() {
        for text in [
            "password1234",
            "123456789012",
            "aaaaaaaaaaaa",
            "221121122121",
            "footballfootball",
            "michaeljordan",
            "november2026!",
            "121212121212",
            "qwertyuiop123",
            "woaini5201314",
            "1qaz2wsx3edc",
            "iloveyou1314520",
            "密码1234567890",
            "abcabcabcabc",
        ] {
            assert_eq!(refusal(text), Some(PasswordError::Common), "{text}");
        }
    }

    #[test]
    fn a_password_is_not_printed_by_a_log() {
        let password = NewPassword::parse("teapot lantern sixteen gravel", &[]).unwrap();

        assert_eq!(format!("{password:?}"), "NewPassword(..)");
    }

    #[test]
    fn every_refusal_says_what_to_do_in_both_languages() {
        let errors = [
            PasswordError::TooShort { found: 11 },
            PasswordError::TooLong { found: 129 },
            PasswordError::AboutYou,
            PasswordError::Common,
        ];

        for error in errors {
            assert!(error.text(Lang::Zh).ends_with('。') && error.text(Lang::En).ends_with('.'));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_is_judged_without_a_panic(text in "\\PC{0,140}") {
            let _ = NewPassword::parse(&text, &CONTEXT);
        }

        #[test]
        fn twenty_random_letters_are_always_accepted(text in "[a-z]{20}") {
            prop_assert!(NewPassword::parse(&text, &CONTEXT).is_ok());
        }
    }
}
