//! Why a list file is refused, worded for whoever prepares it.
use super::entry::RowRef;
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
    #[error("class {0} rows do not belong into this file; class C has a file of its own")]
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
    #[error("the file says it belongs to list \"{found}\", not to \"{expected}\"")]
    OtherList { expected: String, found: String },
    #[error("there is no table \"{0}\"; give U or G")]
    UnknownTable(String),
    #[error("{item}: `mended` names `{key}`, which is no name or is printed as it stands; take it out")]
    NeedlesslyMended { item: ItemRef, key: String },
    #[error("{item}: a mended name needs a note that says what is printed and why it is mended")]
    MendedWithoutNote { item: ItemRef },
    #[error("{item}: class D, and no other, has a `recognition_form`")]
    RecognitionForm { item: ItemRef },
    #[error("{row}: `{key}` is not what the raw cell prints; give the cell whole")]
    CellDiffers { row: RowRef, key: &'static str },
    #[error("{row}: `{key}` does not say what the remark says; make them agree")]
    RemarkDiffers { row: RowRef, key: &'static str },
    #[error("{second} repeats the issuing body and certificate of {first}; remove one")]
    RepeatedRow { first: RowRef, second: RowRef },
}

impl ListError {
    pub fn zh(&self) -> String {
        match self {
            Self::Unreadable(why) => format!("清单文件无法读取：{why}"),
            Self::Untidy { place, key } => {
                format!("{place}：“{key}”为空或首尾有空格；请填写原文，原文没有则不写该项")
            }
            Self::ClassNotRead(class) => format!("{class}类不应写入本文件；C类另有文件"),
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
            Self::OtherList { expected, found } => format!("文件属于清单“{found}”，不是“{expected}”"),
            Self::UnknownTable(table) => format!("没有表“{table}”；请写 U 或 G"),
            Self::NeedlesslyMended { item, key } => {
                format!("{item}：“mended”中的“{key}”不是名称，或与原文相同；请删去")
            }
            Self::MendedWithoutNote { item } => format!("{item}：更正名称须有备注，写明原文和理由"),
            Self::RecognitionForm { item } => format!("{item}：D类必须有“recognition_form”，其他类不得有"),
            Self::CellDiffers { row, key } => format!("{row}：“{key}”与原文格不符；请照录整格"),
            Self::RemarkDiffers { row, key } => format!("{row}：“{key}”与备注不符；请核对"),
            Self::RepeatedRow { first, second } => {
                format!("{second}与{first}的发证机构和证书相同；请删去其一")
            }
        }
    }
}
