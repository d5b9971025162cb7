//! Why facts are refused, worded for the person who typed them.
use chrono::NaiveDate;

use super::facts::DegreeKind;
use crate::domain::lang::Lang;

/// A refused input: which field, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {}", problem.text(Lang::En))]
pub struct FactError {
    /// Path of the field: `work[1].to`; `input` for the whole text.
    pub field: String,
    pub problem: Problem,
}

impl FactError {
    pub fn new(field: impl Into<String>, problem: Problem) -> Self {
        Self { field: field.into(), problem }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    NotJson(String),
    Missing,
    UnknownKey { allowed: String },
    Twice,
    NotObject,
    NotList,
    NotText,
    NotBool,
    NotDate(String),
    UnknownDegree(String),
    Implausible(NaiveDate),
    Reversed { from: NaiveDate, to: NaiveDate },
    Future { day: NaiveDate, as_of: NaiveDate },
    UnknownList { given: String, known: String },
    NotAnItem(String),
    NotClassC(String),
    NoSuchItem { item: String, list: String },
    AwardNeeded { item: String, years: u32 },
    NothingToFind(String),
    FoundTwice(String),
}

impl Problem {
    /// The reason and the cure, one or two sentences.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.en(),
            Lang::Zh => self.zh(),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::NotJson(detail) => format!("this is not valid JSON ({detail})"),
            Self::Missing => "is missing; every field of the form must be there".into(),
            Self::UnknownKey { allowed } => format!("is not a field here; allowed are {allowed}"),
            Self::Twice => "is given twice; keep one".into(),
            Self::NotObject => "must be an object with named fields".into(),
            Self::NotList => "must be a list".into(),
            Self::NotText => "must be a text in quotation marks".into(),
            Self::NotBool => "must be true or false".into(),
            Self::NotDate(given) => format!("{given:?} is not a date; write YYYY-MM-DD, such as 2026-11-20"),
            Self::UnknownDegree(given) => {
                format!("{given:?} is not a kind of degree; write one of {}", degree_kinds())
            }
            Self::Implausible(day) => format!("{day} lies outside the years 1900 to 2199; correct the year"),
            Self::Reversed { from, to } => {
                format!("ends on {to}, before it begins on {from}; correct one of the two")
            }
            Self::Future { day, as_of } => {
                format!("{day} lies after the cut-off date {as_of}; leave out what has not happened yet")
            }
            Self::UnknownList { given, known } => format!("there is no list {given:?}; known: {known}"),
            Self::NotAnItem(given) => {
                format!("{given:?} is not a list item; write the class and the number, such as C10")
            }
            Self::NotClassC(item) => {
                format!(
                    "{item} is not in class C; only class C leads to a title (L-7); choose a class C item"
                )
            }
            Self::NoSuchItem { item, list } => {
                format!("the list {list} has no item {item}; look up its number")
            }
            Self::AwardNeeded { item, years } => format!(
                "is needed for {item}: the certificate must have been held for {years} years (L-6); give the day of award"
            ),
            Self::NothingToFind(clause) => format!("{clause} is not decided by a person in this case"),
            Self::FoundTwice(clause) => format!("there is more than one finding on {clause}; keep one"),
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::NotJson(detail) => format!("不是有效的JSON（{detail}）"),
            Self::Missing => "缺少此项；表中各项都须填写".into(),
            Self::UnknownKey { allowed } => format!("没有这一项；可用的是：{allowed}"),
            Self::Twice => "重复填写，请只留一个".into(),
            Self::NotObject => "须为带字段名的对象".into(),
            Self::NotList => "须为列表".into(),
            Self::NotText => "须为带引号的文字".into(),
            Self::NotBool => "须为true或false".into(),
            Self::NotDate(given) => format!("“{given}”不是日期；请写成年-月-日，例如2026-11-20"),
            Self::UnknownDegree(given) => format!("没有“{given}”这种学历学位；可用的是：{}", degree_kinds()),
            Self::Implausible(day) => format!("{day}不在1900年至2199年之间，请更正年份"),
            Self::Reversed { from, to } => format!("结束日{to}早于开始日{from}，请更正其中一个"),
            Self::Future { day, as_of } => format!("{day}晚于截止日{as_of}；尚未发生的请不要填写"),
            Self::UnknownList { given, known } => format!("没有清单“{given}”；现有：{known}"),
            Self::NotAnItem(given) => format!("“{given}”不是清单项目；请写类别和序号，例如C10"),
            Self::NotClassC(item) => format!("{item}不在C类；只有C类可申报职称（L-7），请选择C类项目"),
            Self::NoSuchItem { item, list } => format!("清单{list}中没有{item}，请查对序号"),
            Self::AwardNeeded { item, years } => {
                format!("{item}要求持证满{years}年（L-6），请填写取得证书的日期")
            }
            Self::NothingToFind(clause) => format!("本件中{clause}不由人判断"),
            Self::FoundTwice(clause) => format!("{clause}有不止一个判断，请只留一个"),
        }
    }
}

fn degree_kinds() -> String {
    let names: Vec<_> = DegreeKind::ALL.iter().rev().map(|kind| kind.as_str()).collect();
    names.join(", ")
}
