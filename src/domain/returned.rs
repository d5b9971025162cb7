//! What an employer sends back: a section of the form, or a kind of document. Kept as text with the reason.
use super::application::Section;
use super::document::DocumentKind;
use super::lang::Lang;
use std::fmt;

/// One thing to be completed or corrected, written `section:work` or `document:degree`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnedItem {
    Section(Section),
    Document(DocumentKind),
}

impl ReturnedItem {
    /// Everything that can be sent back, in the order of the form.
    pub fn all() -> impl Iterator<Item = Self> {
        let sections = Section::ALL.iter().copied().map(Self::Section);
        sections.chain(DocumentKind::BY_APPLICANT.iter().copied().map(Self::Document))
    }

    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("section", name) => Section::parse(name).map(Self::Section),
            ("document", name) => DocumentKind::parse(name).map(Self::Document),
            _ => None,
        }
    }

    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Section(section) => section.name(lang),
            Self::Document(kind) => kind.name(lang),
        }
    }
}

impl fmt::Display for ReturnedItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section(section) => write!(f, "section:{section}"),
            Self::Document(kind) => write!(f, "document:{kind}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_read_back_from_its_text() {
        for item in ReturnedItem::all() {
            assert_eq!(ReturnedItem::parse(&item.to_string()), Some(item));
        }
        assert_eq!(ReturnedItem::all().count(), 13);
    }

    #[test]
    fn a_section_and_a_document_of_one_name_are_two_things() {
        let (section, document) = ("section:achievements", "document:achievements");

        assert_ne!(ReturnedItem::parse(section), ReturnedItem::parse(document));
        assert_eq!(ReturnedItem::parse("achievements"), None);
    }
}
