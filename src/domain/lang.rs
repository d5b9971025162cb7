//! The two languages of the service. Chinese is the default and the one that binds.
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A number with its noun, in English: `1 expert`, `2 experts`.
pub fn plural<N: fmt::Display + PartialEq + From<u8>>(n: N, one: &str, many: &str) -> String {
    let noun = if n == N::from(1) { one } else { many };
    format!("{n} {noun}")
}

/// A language in which every page and message exists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    #[default]
    #[serde(rename = "zh-CN")]
    Zh,
    #[serde(rename = "en")]
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The BCP 47 tag, as written into `<html lang>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// Reads a tag such as `zh-CN`, `zh`, `en` or `en-GB`; `None` for a language that the service does not speak.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        if primary.eq_ignore_ascii_case("zh") {
            Some(Self::Zh)
        } else if primary.eq_ignore_ascii_case("en") {
            Some(Self::En)
        } else {
            None
        }
    }

    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// The name of the language in its own script, for the language link.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Zh => "中文",
            Self::En => "English",
        }
    }

    /// `zh` in Chinese and `en` in English.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A name in both languages, for things whose list lives elsewhere (form sections, document kinds).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    pub zh: String,
    pub en: String,
}

impl Bilingual {
    pub fn new(zh: &str, en: &str) -> Self {
        Self { zh: zh.to_owned(), en: en.to_owned() }
    }
}

/// A value as it stands in a sentence.
pub trait Say {
    fn say(&self, lang: Lang) -> String;
}

impl Say for Bilingual {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh.clone(),
            Lang::En => self.en.clone(),
        }
    }
}

impl Say for u32 {
    fn say(&self, _: Lang) -> String {
        self.to_string()
    }
}

impl Say for NaiveDate {
    fn say(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("{}年{}月{}日", self.year(), self.month(), self.day()),
            Lang::En => self.format("%-d %B %Y").to_string(),
        }
    }
}

impl<T: Say> Say for Vec<T> {
    fn say(&self, lang: Lang) -> String {
        let parts: Vec<String> = self.iter().map(|part| part.say(lang)).collect();
        match lang {
            Lang::Zh => parts.join("、"),
            Lang::En => parts.join(", "),
        }
    }
}

/// Whether the text holds a Chinese character, or a punctuation mark that only Chinese uses.
pub fn has_han(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{3001}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF60}' | '\u{20000}'..='\u{323AF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regional_tag_is_read_by_its_language() {
        let read: Vec<_> = ["zh", "zh-Hans-CN", "ZH_cn", " en-GB "].map(Lang::parse).to_vec();

        assert_eq!(read, [Some(Lang::Zh), Some(Lang::Zh), Some(Lang::Zh), Some(Lang::En)]);
    }

    #[test]
    fn a_language_that_the_service_does_not_speak_is_not_guessed() {
        assert_eq!(["fr", "", "english", "z"].map(Lang::parse), [None; 4]);
    }

    #[test]
    fn each_language_is_the_other_of_its_other_and_reads_its_own_code() {
        for lang in Lang::ALL {
            assert_ne!(lang.other(), lang);
            assert_eq!(lang.other().other(), lang);
            assert_eq!(Lang::parse(lang.code()), Some(lang));
        }
    }

    #[test]
    fn a_date_is_said_as_each_language_writes_it() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();

        assert_eq!(day.say(Lang::Zh), "2026年11月2日");
        assert_eq!(day.say(Lang::En), "2 November 2026");
    }

    #[test]
    fn a_list_is_parted_as_each_language_parts_it() {
        let list = vec![Bilingual::new("照片", "photograph"), Bilingual::new("学位证书", "degree")];

        assert_eq!(list.say(Lang::Zh), "照片、学位证书");
        assert_eq!(list.say(Lang::En), "photograph, degree");
    }
}
