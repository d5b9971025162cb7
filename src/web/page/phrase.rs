//! A piece of text that knows its language, so that a page in one language can quote the other.
use crate::domain::lang::Lang;
use crate::text::has_han;
use askama::filters::{Html, HtmlSafe, escape};
use std::borrow::Cow;
use std::fmt;

/// Words in the language of the page.
pub type Text = Cow<'static, str>;

/// Words in the page's language, or data (names, titles, addresses) in a language of its own.
/// Writes itself escaped, with `lang` where it is data: the browser picks the right glyphs, the voice the right sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    parts: Vec<(Text, Option<Lang>)>,
}

impl Phrase {
    /// Words in the page's own language, numbers, codes.
    pub fn plain(text: impl Into<Text>) -> Self {
        Self { parts: vec![(text.into(), None)] }
    }

    /// Words in a known language.
    pub fn spoken(lang: Lang, text: impl Into<Text>) -> Self {
        Self { parts: vec![(text.into(), Some(lang))] }
    }

    /// Data as people typed it: Chinese when it holds a Chinese character, else English when it holds a letter.
    pub fn data(text: impl Into<Text>) -> Self {
        let text = text.into();
        let lang = if has_han(&text) {
            Some(Lang::Zh)
        } else {
            text.contains(|c: char| c.is_alphabetic()).then_some(Lang::En)
        };
        Self { parts: vec![(text, lang)] }
    }

    /// One thing in both languages, the page's language first: 特许工程师 Chartered Engineer.
    pub fn both(page: Lang, zh: impl Into<Text>, en: impl Into<Text>) -> Self {
        let (zh, en) = (Self::spoken(Lang::Zh, zh), Self::spoken(Lang::En, en));
        match page {
            Lang::Zh => zh.then(" ").then(en),
            Lang::En => en.then(" ").then(zh),
        }
    }

    /// This phrase followed by another.
    #[must_use]
    pub fn then(mut self, next: impl Into<Self>) -> Self {
        self.parts.extend(next.into().parts);
        self
    }

    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|(text, _)| text.is_empty())
    }

    /// The words without markup, for attributes.
    pub fn words(&self) -> String {
        self.parts.iter().map(|(text, _)| text.as_ref()).collect()
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (text, lang) in &self.parts {
            let Ok(text) = escape(text, Html);
            match lang {
                Some(lang) => write!(f, r#"<span lang="{lang}">{text}</span>"#)?,
                None => write!(f, "{text}")?,
            }
        }
        Ok(())
    }
}

impl HtmlSafe for Phrase {}

impl<T: Into<Text>> From<T> for Phrase {
    fn from(text: T) -> Self {
        Self::plain(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_escaped_wherever_it_comes_from() {
        let typed = Phrase::data("<b>林</b>").then(" & ").then(Phrase::spoken(Lang::En, "\"Lin\""));

        assert_eq!(
            typed.to_string(),
            r#"<span lang="zh-CN">&#60;b&#62;林&#60;/b&#62;</span> &#38; <span lang="en">&#34;Lin&#34;</span>"#
        );
    }

    #[test]
    fn data_is_marked_with_its_language_and_numbers_are_not() {
        assert_eq!(Phrase::data("Daniel Okafor").to_string(), r#"<span lang="en">Daniel Okafor</span>"#);
        assert_eq!(Phrase::data("林知远").to_string(), r#"<span lang="zh-CN">林知远</span>"#);
        assert_eq!(Phrase::data("2026-11").to_string(), "2026-11");
    }

    #[test]
    fn a_pair_begins_with_the_language_of_the_page() {
        assert_eq!(Phrase::both(Lang::Zh, "特许工程师", "CEng").words(), "特许工程师 CEng");
        assert_eq!(Phrase::both(Lang::En, "特许工程师", "CEng").words(), "CEng 特许工程师");
    }
}
