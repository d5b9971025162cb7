//! One row of the list, and the short name by which a row is cited.
use super::title::{Series, TitleLevel, TitleName, title_name};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The four classes of the list (L-1). Only C leads to a title (L-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ItemClass {
    A,
    B,
    C,
    D,
}

impl ItemClass {
    pub const ALL: &'static [Self] = &[Self::A, Self::B, Self::C, Self::D];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }

    /// Capital letters only, as the notice prints them.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|class| class.as_str() == text)
    }
}

impl fmt::Display for ItemClass {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// A row cited by class and printed number: `C10`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ItemRef {
    class: ItemClass,
    number: u16,
}

/// The text does not cite a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" does not cite a row: write the class and the number, for example C10")]
pub struct ItemRefError(pub String);

impl ItemRefError {
    pub fn zh(&self) -> String {
        format!("“{}”不是清单序号：请写类别和序号，例如 C10", self.0)
    }
}

impl ItemRef {
    pub const fn new(class: ItemClass, number: u16) -> Self {
        Self { class, number }
    }

    pub const fn class(self) -> ItemClass {
        self.class
    }

    pub const fn number(self) -> u16 {
        self.number
    }
}

impl FromStr for ItemRef {
    type Err = ItemRefError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refused = || ItemRefError(text.to_owned());
        let (class, number) = text.split_at_checked(1).ok_or_else(refused)?;
        let class = ItemClass::parse(class).ok_or_else(refused)?;
        // One spelling per row: `C010` and `C+10` would be other names of the same one.
        if number.starts_with('0') || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(refused());
        }
        let number = number.parse().map_err(|_| refused())?;
        Ok(Self { class, number })
    }
}

impl fmt::Display for ItemRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.class, self.number)
    }
}

impl TryFrom<String> for ItemRef {
    type Error = ItemRefError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<ItemRef> for String {
    fn from(item: ItemRef) -> Self {
        item.to_string()
    }
}

/// One C row. `None` means that the row does not print it; how a printed cell is split stands at the head of the
/// data file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListItem {
    pub class: ItemClass,
    /// 序号, from 1 within the class.
    pub number: u16,
    /// 行业领域
    pub field: String,
    pub certificate_zh: String,
    pub certificate_en: Option<String>,
    pub abbreviation: Option<String>,
    pub issuing_body_zh: String,
    pub issuing_body_en: Option<String>,
    pub issuing_body_abbreviation: Option<String>,
    /// 对应职称层级
    pub title_level: TitleLevel,
    /// 对应专业
    pub specialty: String,
    /// Full years for which the certificate must have been held (须持证N年以上, L-6).
    pub holding_years: Option<u32>,
    /// What is damaged, merged or inherited in the printed source.
    pub note: Option<String>,
    pub note_zh: Option<String>,
    /// The certificate cell as scanned.
    pub certificate_raw: String,
    /// The issuing body's cell as scanned.
    pub issuing_body_raw: String,
    /// Our reading (D-27), not printed.
    pub series: Option<Series>,
}

impl ListItem {
    pub fn item_ref(&self) -> ItemRef {
        ItemRef::new(self.class, self.number)
    }

    /// Certificate and body as one line: 特许工程师 Chartered Engineer（IMarEST）.
    pub fn full_name(&self) -> String {
        let latin = self.certificate_en.as_deref().or(self.abbreviation.as_deref());
        let body = self.issuing_body_abbreviation.as_deref().unwrap_or(&self.issuing_body_zh);
        match latin {
            Some(latin) => format!("{} {latin}（{body}）", self.certificate_zh),
            None => format!("{}（{body}）", self.certificate_zh),
        }
    }

    /// The title this row leads to; `None` where the series is not known.
    pub fn title_name(&self) -> Option<TitleName> {
        title_name(self.series, self.title_level)
    }

    /// Whether recognition needs a science or engineering qualification (E-1).
    pub fn leads_to_engineering_title(&self) -> bool {
        self.series == Some(Series::Engineering)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_cited_by_class_and_number() {
        let item: ItemRef = "C10".parse().unwrap();

        assert_eq!(item, ItemRef::new(ItemClass::C, 10));
        assert_eq!(item.to_string(), "C10");
    }

    #[test]
    fn a_citation_travels_through_json_as_text() {
        let item = ItemRef::new(ItemClass::B, 23);

        let json = serde_json::to_string(&item).unwrap();

        assert_eq!(json, "\"B23\"");
        assert_eq!(serde_json::from_str::<ItemRef>(&json).unwrap(), item);
    }

    #[test]
    fn what_does_not_cite_a_row_is_refused_with_the_cure() {
        for text in [
            "", "C", "10", "c10", "E1", "C0", "C010", "C+1", "C-1", "C 1", " C1", "C1 ", "C99999", "中10",
            "C１",
        ] {
            let refused = text.parse::<ItemRef>().unwrap_err();

            assert!(refused.to_string().contains("for example C10"), "{text}");
            assert!(refused.zh().contains("例如 C10"), "{text}");
        }
    }
}
