//! Why a year file is refused, worded for the administrator who loads it.
use chrono::NaiveDate;

/// A year file that cannot be loaded: names the day or key and the cure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum YearError {
    /// Not TOML, an unknown key, a missing key or a value of the wrong kind; the text names the line.
    #[error("the year file cannot be read: {0}")]
    Unreadable(String),
    #[error("`year` is {0}; give a year from 1950 to 2200")]
    YearOutOfRange(i32),
    #[error("`{0}` is empty or begins or ends with a space; give the text of the notice")]
    Untidy(&'static str),
    #[error("`published_on` is {0}; a notice is published in the year itself or the year before")]
    PublishedInAnotherYear(NaiveDate),
    #[error("{0} is not in {1} nor in the December before it; move it to the file of its own year")]
    OutsideYear(NaiveDate, i32),
    #[error("the holiday {0} ends before it begins; exchange `from` and `to`")]
    ReversedHoliday(String),
    #[error("{0} is listed twice; name each day off and each make-up workday once")]
    ListedTwice(NaiveDate),
    #[error("{0} is a make-up workday but falls on Monday to Friday; only a Saturday or Sunday can be one")]
    MakeUpOnAWeekday(NaiveDate),
    #[error(
        "{0} is not a day off here although it is a public holiday every year; check the dates against the notice"
    )]
    FixedHolidayWorked(NaiveDate),
    #[error("no holiday is named {0}; a notice for a whole year names all seven, check that none is missing")]
    FestivalMissing(&'static str),
}

impl YearError {
    pub fn zh(&self) -> String {
        match self {
            Self::Unreadable(why) => format!("年度文件无法读取：{why}"),
            Self::YearOutOfRange(year) => format!("“year”为{year}；请填写1950至2200之间的年份"),
            Self::Untidy(key) => format!("“{key}”为空或首尾有空格；请按通知原文填写"),
            Self::PublishedInAnotherYear(date) => {
                format!("“published_on”为{date}；放假通知应在当年或上一年发布，请核对")
            }
            Self::OutsideYear(date, year) => {
                format!("{date}不在{year}年内，也不在其上一年12月；请移到该日所属年份的文件")
            }
            Self::ReversedHoliday(name) => format!("假期“{name}”的结束早于开始；请对调 from 与 to"),
            Self::ListedTwice(date) => format!("{date}重复出现；每个放假日和调休上班日只列一次"),
            Self::MakeUpOnAWeekday(date) => format!("{date}列为调休上班日，但当天是周一至周五；请核对日期"),
            Self::FixedHolidayWorked(date) => {
                format!("{date}每年都是法定节日，文件中却不放假；请对照通知核对")
            }
            Self::FestivalMissing(name) => format!("没有名为“{name}”的假期；全年通知应列出七个节日，请补齐"),
        }
    }
}
