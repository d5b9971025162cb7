//! One row of any list: class A to D of Shanghai, or the Beijing catalogue. What it prints, and what it confers.
use super::item::{ItemClass, ListItem};
use super::title::TitleLevel;
use crate::domain::text_enum;
use std::{fmt, str::FromStr};

text_enum! {
    /// The cities whose lists are loaded.
    pub enum City {
        Shanghai = "shanghai" ("上海", "Shanghai"),
        Beijing = "beijing" ("北京", "Beijing"),
    }
}

/// A printed table, by the letter its rows are cited with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// A, B, C or D of Shanghai.
    Class(ItemClass),
    /// U: the urgent table of Beijing (急需紧缺境外职业资格清单).
    Urgent,
    /// G: the general table of Beijing (境外职业资格清单).
    General,
}

impl Table {
    pub const ALL: [Self; 6] = [
        Self::Class(ItemClass::A),
        Self::Class(ItemClass::B),
        Self::Class(ItemClass::C),
        Self::Class(ItemClass::D),
        Self::Urgent,
        Self::General,
    ];

    pub const fn letter(self) -> &'static str {
        match self {
            Self::Class(class) => class.as_str(),
            Self::Urgent => "U",
            Self::General => "G",
        }
    }

    pub fn parse(letter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.letter() == letter)
    }

    pub const fn city(self) -> City {
        match self {
            Self::Class(_) => City::Shanghai,
            Self::Urgent | Self::General => City::Beijing,
        }
    }

    pub const fn class(self) -> Option<ItemClass> {
        match self {
            Self::Class(class) => Some(class),
            Self::Urgent | Self::General => None,
        }
    }
}

/// A row cited by table and printed number: `A99`, `G27`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    pub table: Table,
    pub number: u16,
}

/// The text does not cite a row of a list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" does not cite a row: write the table (A, B, C, D, U or G) and the number, for example G27")]
pub struct RowRefError(pub String);

impl FromStr for RowRef {
    type Err = RowRefError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = || {
            let (letter, number) = text.split_at_checked(1)?;
            // One spelling per row: `G027` and `G+27` would be other names of the same one.
            let plain = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
            let number = plain.then_some(number)?.parse().ok()?;
            Some(Self { table: Table::parse(letter)?, number })
        };
        read().ok_or_else(|| RowRefError(text.to_owned()))
    }
}

impl fmt::Display for RowRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.table.letter(), self.number)
    }
}

/// An issuing body as a cell prints it; `None` is not printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    pub zh: String,
    pub en: Option<String>,
    pub abbreviation: Option<String>,
}

/// What stands on a row beside the names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Confers {
    /// Classes A and B: the services of §1(1), and of §1(2) for B.
    Services,
    /// Class C: the holder may apply for this title (L-3).
    Title { level: TitleLevel, specialty: String },
    /// Class D: mutual recognition in this form, and no title (L-4).
    MutualRecognition { form: String },
    /// Beijing: what its remark says.
    Beijing(BeijingTerms),
}

/// A remark of the Beijing catalogue, and what is read from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeijingTerms {
    /// 备注, without its line breaks.
    pub remark: String,
    /// Full years of related work; `None` where the remark asks for none.
    pub experience_years: Option<u32>,
    /// The level of the title it corresponds to; `None` where the remark states none.
    pub title_level: Option<TitleLevel>,
    /// 可不受母语国限制
    pub no_native_language_limit: bool,
    /// No limit of age and working experience for one theme park (环球影城项目).
    pub theme_park_exemption: bool,
    /// The words of the remark on registration or filing before practice.
    pub registration: Option<String>,
    /// The words of the remark on domestic or foreign papers that are waived.
    pub exam_exemption: Option<String>,
}

/// One row of a list. `None` means that the row does not print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub row: RowRef,
    /// The certificate under which the row stands (`data/certificates.toml`), in every class and city the same.
    pub certificate_id: String,
    /// Further certificates that the cell names in the same breath.
    pub also: Vec<String>,
    pub field: String,
    pub certificate_zh: String,
    pub certificate_en: Option<String>,
    pub abbreviation: Option<String>,
    /// At least one, in printed order; Shanghai prints exactly one.
    pub bodies: Vec<Body>,
    /// Printed by Beijing only.
    pub country_region: Option<String>,
    /// Full years for which the certificate must have been held (须持证N年以上, L-6).
    pub holding_years: Option<u32>,
    pub confers: Confers,
    /// What is damaged, merged, inherited or mended in the printed source.
    pub note: Option<String>,
    pub note_zh: Option<String>,
    /// The cells as scanned.
    pub certificate_raw: String,
    pub issuing_body_raw: String,
}

impl Entry {
    /// The level of the title that the row leads to or corresponds to; `None` where no level is stated.
    pub fn title_level(&self) -> Option<TitleLevel> {
        match &self.confers {
            Confers::Title { level, .. } => Some(*level),
            Confers::Beijing(terms) => terms.title_level,
            Confers::Services | Confers::MutualRecognition { .. } => None,
        }
    }

    /// The fields, each for itself: Shanghai prints one with its branches in brackets, Beijing several with 、 between.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        let (head, _) = self.field.split_once('(').unwrap_or((&self.field, ""));
        head.split('、')
    }

    /// The certificates of the row: its own, and those that its cell names besides.
    pub fn certificates(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.certificate_id.as_str()).chain(self.also.iter().map(String::as_str))
    }

    /// Whether the row is about this certificate, alone or together with others.
    pub fn is_about(&self, certificate_id: &str) -> bool {
        self.certificates().any(|id| id == certificate_id)
    }
}

/// A C row as one of the whole list. Its certificate is filled in by the register.
impl From<&ListItem> for Entry {
    fn from(item: &ListItem) -> Self {
        Self {
            row: RowRef { table: Table::Class(item.class), number: item.number },
            certificate_id: String::new(),
            also: Vec::new(),
            field: item.field.clone(),
            certificate_zh: item.certificate_zh.clone(),
            certificate_en: item.certificate_en.clone(),
            abbreviation: item.abbreviation.clone(),
            bodies: vec![Body {
                zh: item.issuing_body_zh.clone(),
                en: item.issuing_body_en.clone(),
                abbreviation: item.issuing_body_abbreviation.clone(),
            }],
            country_region: None,
            holding_years: item.holding_years,
            confers: Confers::Title { level: item.title_level, specialty: item.specialty.clone() },
            note: item.note.clone(),
            note_zh: item.note_zh.clone(),
            certificate_raw: item.certificate_raw.clone(),
            issuing_body_raw: item.issuing_body_raw.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_cited_by_its_table_and_number() {
        for text in ["A139", "B24", "C41", "D12", "U7", "G115"] {
            assert_eq!(text.parse::<RowRef>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_does_not_cite_a_row_is_refused_with_the_cure() {
        for text in ["", "G", "27", "g27", "E1", "G0", "G027", "G+27", "G 27", "G99999", "中1"] {
            let refused = text.parse::<RowRef>().unwrap_err();

            assert!(refused.to_string().contains("for example G27"), "{text}");
        }
    }
}
