//! Names of people and numbers on certificates: text as printed, only without what cannot be seen.
use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::error::{IdentifierError, Kind, Problem};
use super::normal::line;

/// A person's name as it stands on one document, 1 to 80 characters in composed form (NFC). One field, in the
/// order printed: not everybody has two names, and not everybody puts the family name at one end.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct FullName(String);

impl FullName {
    pub const MAX: usize = 80;

    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let name = line(text, Kind::FullName, Self::MAX)?;
        if let Some((at, found)) = name.chars().enumerate().find(|(_, c)| is_markup(*c)) {
            return Err(IdentifierError::new(Kind::FullName, Problem::Character { position: at + 1, found }));
        }
        if !name.chars().any(char::is_alphabetic) {
            return Err(IdentifierError::new(Kind::FullName, Problem::Shape));
        }
        Ok(Self(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// No name is written with these; they come from pasted code or addresses.
fn is_markup(c: char) -> bool {
    matches!(
        c,
        '<' | '>' | '{' | '}' | '[' | ']' | '|' | '\\' | '@' | '#' | '$' | '%' | '^' | '=' | '~' | '_'
    )
}

/// A certificate number as its issuing body prints it: free text of 1 to 64 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct CertificateNumberText(String);

impl CertificateNumberText {
    pub const MAX: usize = 64;

    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        line(text, Kind::CertificateNumber, Self::MAX).map(Self)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Under which a number is unique within its issuing body: the same however it was spaced, hyphenated or
    /// capitalised.
    pub fn comparison_key(&self) -> String {
        let plain = self.0.nfkc().filter(|c| !c.is_whitespace() && !is_dash(*c));
        plain.flat_map(char::to_uppercase).collect()
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdentifierError;

            fn try_from(text: String) -> Result<Self, IdentifierError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    )+};
}

as_text!(FullName, CertificateNumberText);

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Result<String, Problem> {
        FullName::parse(text).map(String::from).map_err(|error| error.problem)
    }

    #[test]
    fn names_of_all_shapes_are_kept_as_printed() {
        for text in [
            "李明",
            "阿卜杜拉·买买提",
            "O'Connor, Siobhán",
            "Jean-Luc de la Tour",
            "Madonna",
            "Nguyễn Văn A",
            "John Smith Jr. (Johnny)",
            "𠮷野家",
            "佐藤・マリア",
        ] {
            assert_eq!(name(text), Ok(text.into()));
        }
    }

    #[test]
    fn spaces_are_tidied_and_letters_composed() {
        assert_eq!(name("  Li \u{3000} Ming\t"), Ok("Li Ming".into()));
        assert_eq!(name("Siobha\u{301}n"), Ok("Siobhán".into()));
    }

    #[test]
    fn a_name_has_one_to_eighty_characters() {
        assert_eq!(name(" \u{3000} "), Err(Problem::Empty));
        assert_eq!(name(&"李".repeat(80)), Ok("李".repeat(80)));
        assert_eq!(name(&"李".repeat(81)), Err(Problem::Length { found: 81, least: 1, most: 80 }));
    }

    #[test]
    fn what_cannot_be_seen_is_refused() {
        assert_eq!(name("Li\u{0}Ming"), Err(Problem::Invisible { position: 3 }));
        assert_eq!(name("Li\u{202E}gniM"), Err(Problem::Invisible { position: 3 }));
        assert_eq!(name("李\u{200B}明"), Err(Problem::Invisible { position: 2 }));
        assert_eq!(name("李\n明"), Err(Problem::Invisible { position: 2 }));
    }

    #[test]
    fn a_name_without_a_letter_or_with_markup_is_refused() {
        assert_eq!(name("12345"), Err(Problem::Shape));
        assert_eq!(name("·"), Err(Problem::Shape));
        assert_eq!(name("Li<b>"), Err(Problem::Character { position: 3, found: '<' }));
    }

    #[test]
    fn a_certificate_number_is_free_text_of_at_most_64_characters() {
        let parse = |text: &str| CertificateNumberText::parse(text).map_err(|error| error.problem);

        assert_eq!(parse(" IET-2015/0098 7 ").unwrap().as_str(), "IET-2015/0098 7");
        assert_eq!(parse(""), Err(Problem::Empty));
        assert_eq!(parse("1\u{7}"), Err(Problem::Invisible { position: 2 }));
        assert_eq!(parse(&"1".repeat(65)), Err(Problem::Length { found: 65, least: 1, most: 64 }));
        assert!(parse(&"1".repeat(64)).is_ok());
    }

    #[test]
    fn one_certificate_number_has_one_key_however_it_is_written() {
        let key = |text| CertificateNumberText::parse(text).unwrap().comparison_key();

        assert_eq!(key("iet 2015–0098"), "IET20150098");
        assert_eq!(key("IET2015-0098"), "IET20150098");
        assert_ne!(key("IET2015/0098"), "IET20150098");
    }
}
