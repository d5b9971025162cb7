//! Why a list file is refused, worded for whoever prepares it.
use super::item::{ItemClass, ItemRef};

/// A list file that cannot be loaded: names the place and the cure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListError {
    /// Not TOML, an unknown key, a missing key or a value of the wrong kind; the text names the line.
    #[error("the list file cannot be read: {0}")]
    Unreadable(String),
    #[error(
        "{place}: `{key}` is empty or begins or ends with a space; give the printed text, or leave the key out"
    )]
    Untidy { place: String, key: &'static str },
    #[error("class {0} rows are not read yet; the file may hold class C rows only")]
    ClassNotRead(ItemClass),
    #[error("the file has no row; add an [[item]] for each row of the table")]
    NoRows,
    #[error("row {found} stands where row {expected} must: number the rows from 1 without gaps")]
    Numbering { expected: usize, found: u16 },
    #[error("{item}: `{key}` is not printed in the raw cell; give only what the cell prints")]
    NotPrinted { item: ItemRef, key: &'static str },
    #[error(
        "{item}: `holding_years` and the holding period printed in `certificate_raw` differ; make them agree"
    )]
    HoldingPeriod { item: ItemRef },
    #[error("{item}: give the note in both languages (`note` and `note_zh`) or in neither")]
    NoteInOneLanguage { item: ItemRef },
    #[error("{second} repeats the issuing body and certificate of {first}; remove one")]
    Repeated { first: ItemRef, second: ItemRef },
    #[error("`effective_until` is before `effective_from`; give the last day in force")]
    EndsBeforeItBegins,
}

impl ListError {
    pub fn zh(&self) -> String {
        match self {
            Self::Unreadable(why) => format!("清单文件无法读取：{why}"),
            Self::Untidy { place, key } => {
                format!("{place}：“{key}”为空或首尾有空格；请填写原文，原文没有则不写该项")
            }
            Self::ClassNotRead(class) => format!("暂不能读取{class}类；文件中只能有C类"),
            Self::NoRows => "文件中没有任何行；请为表中每一行写一个 [[item]]".to_owned(),
            Self::Numbering { expected, found } => {
                format!("此处应为第{expected}行，实为第{found}行；请从1起连续编号")
            }
            Self::NotPrinted { item, key } => format!("{item}：“{key}”在原文格中没有；只填原文印出的内容"),
            Self::HoldingPeriod { item } => {
                format!("{item}：“holding_years”与“certificate_raw”所印持证年限不一致；请核对")
            }
            Self::NoteInOneLanguage { item } => {
                format!("{item}：备注须中英文(note_zh、note)都有，或都没有")
            }
            Self::Repeated { first, second } => format!("{second}与{first}的发证机构和证书相同；请删去其一"),
            Self::EndsBeforeItBegins => "“effective_until”早于“effective_from”；请填写最后有效日".to_owned(),
        }
    }
}
