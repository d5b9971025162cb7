//! What a refused form says: at its fields, or about the whole. Anything else than a refusal is a page of its own.
use crate::domain::lang::Lang;
use crate::services::{Error, Result};
use crate::web::page::Text;
use crate::web::page::field::{ErrorLine, ErrorSummary};

/// Complaints in the order of the form; a complaint without a field is about the whole.
#[derive(Clone, Debug, Default)]
pub struct Complaints(Vec<(Option<&'static str>, String)>);

impl Complaints {
    /// The complaints of a refusal, each at one of `fields` where it names one.
    pub fn of(error: Error, lang: Lang, fields: &[&'static str]) -> Result<Self> {
        match error {
            Error::Refused(refused) => Ok(Self(vec![(None, refused.text(lang).to_owned())])),
            Error::Invalid(errors) => {
                let at = |name: &str| fields.iter().find(|field| **field == name).copied();
                let lines =
                    errors.0.iter().map(|(name, text)| (at(name), lang.pick(&text.zh, &text.en).clone()));
                Ok(Self(lines.collect()))
            }
            other => Err(other),
        }
    }

    pub fn add(&mut self, field: &'static str, words: impl Into<String>) {
        self.0.push((Some(field), words.into()));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The complaint at a field.
    pub fn at(&self, field: &str) -> Option<Text> {
        self.0.iter().find(|(name, _)| *name == Some(field)).map(|(_, words)| words.clone().into())
    }

    pub fn summary(&self) -> ErrorSummary {
        let line = |(name, words): &(Option<&'static str>, String)| ErrorLine {
            name: name.map(Into::into),
            message: words.clone().into(),
        };
        ErrorSummary { lines: self.0.iter().map(line).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_stands_at_its_field_and_one_about_the_whole_at_none() {
        let invalid = Error::invalid("place", "请写明公示地点。", "Say where.");
        let refused = Error::refused("事项已暂停。", "Suspended.");

        let at_field = Complaints::of(invalid, Lang::En, &["place"]).unwrap();
        let of_whole = Complaints::of(refused, Lang::En, &["place"]).unwrap();

        assert_eq!(at_field.at("place").as_deref(), Some("Say where."));
        assert_eq!((of_whole.at("place"), of_whole.summary().lines.len()), (None, 1));
    }

    #[test]
    fn what_is_no_refusal_is_handed_on() {
        assert!(matches!(Complaints::of(Error::NotFound, Lang::Zh, &[]), Err(Error::NotFound)));
    }
}
