//! What kind of day a date is, and what it is called on screen.
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// The name of a holiday, as the notice prints it and in English.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HolidayName {
    pub zh: String,
    pub en: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "name", rename_all = "snake_case")]
pub enum DayKind {
    WorkingDay,
    /// 调休上班日: a Saturday or Sunday worked in exchange for a day off.
    MakeUpWorkday,
    Weekend,
    /// A day inside a holiday block, be it a weekday or not.
    Holiday(HolidayName),
}

impl DayKind {
    pub fn is_working(&self) -> bool {
        matches!(self, Self::WorkingDay | Self::MakeUpWorkday)
    }

    pub fn zh(&self) -> &str {
        match self {
            Self::WorkingDay => "工作日",
            Self::MakeUpWorkday => "调休上班日",
            Self::Weekend => "周末",
            Self::Holiday(name) => &name.zh,
        }
    }

    pub fn en(&self) -> &str {
        match self {
            Self::WorkingDay => "working day",
            Self::MakeUpWorkday => "make-up workday",
            Self::Weekend => "weekend",
            Self::Holiday(name) => &name.en,
        }
    }

    pub(super) fn by_weekday(date: NaiveDate) -> Self {
        if is_weekend(date) { Self::Weekend } else { Self::WorkingDay }
    }

    /// The kind a day will have if the coming notice shifts nothing onto or off it. The movable holidays and the
    /// exchanged days are unknown until then, so whatever rests on this is provisional.
    pub(super) fn guess(date: NaiveDate) -> Self {
        fixed_holiday(date).map_or_else(|| Self::by_weekday(date), Self::Holiday)
    }
}

pub(super) fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The public holidays on a fixed solar date: 全国年节及纪念日放假办法 art. 2, with 2 May since 2025-01-01.
pub(super) fn fixed_holiday(date: NaiveDate) -> Option<HolidayName> {
    let (zh, en) = match (date.month(), date.day()) {
        (1, 1) => ("元旦", "New Year's Day"),
        (5, 1) => ("劳动节", "Labour Day"),
        (5, 2) if date.year() >= 2025 => ("劳动节", "Labour Day"),
        (10, 1..=3) => ("国庆节", "National Day"),
        _ => return None,
    };
    Some(HolidayName { zh: zh.to_owned(), en: en.to_owned() })
}
