//! One year's holiday notice: its days off and make-up workdays, checked at the door.
use super::{
    day::{DayKind, HolidayName, fixed_holiday, is_weekend},
    error::YearError,
};
use crate::domain::{canonical, toml_date};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The seven festivals that each yearly notice arranges (全国年节及纪念日放假办法 art. 2).
const FESTIVALS: [&str; 7] = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"];

/// The holiday notice of the State Council's General Office for one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarYear {
    pub year: i32,
    /// Title of the notice.
    pub title: String,
    pub document_no: String,
    #[serde(deserialize_with = "toml_date::one")]
    pub published_on: NaiveDate,
    /// Where the notice was read.
    pub source: String,
    #[serde(deserialize_with = "toml_date::many")]
    pub make_up_workdays: Vec<NaiveDate>,
    #[serde(rename = "holiday", default)]
    pub holidays: Vec<HolidayBlock>,
}

/// A run of days off under one name, first and last day included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidayBlock {
    pub name_zh: String,
    pub name_en: String,
    #[serde(deserialize_with = "toml_date::one")]
    pub from: NaiveDate,
    #[serde(deserialize_with = "toml_date::one")]
    pub to: NaiveDate,
}

impl HolidayBlock {
    pub fn days(&self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(|day| *day <= self.to)
    }

    fn covers(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }

    fn name(&self) -> HolidayName {
        HolidayName { zh: self.name_zh.clone(), en: self.name_en.clone() }
    }
}

impl CalendarYear {
    /// Reads a year file, refusing unknown keys and days that cannot be what they are listed as.
    pub fn parse(text: &str) -> Result<Self, YearError> {
        let year: Self = toml::from_str(text).map_err(|error| YearError::Unreadable(error.to_string()))?;
        year.check_header()?;
        year.check_holidays()?;
        year.check_make_up_workdays()?;
        year.check_nothing_is_missing()?;
        Ok(year)
    }

    /// The kind that this notice gives to `date`; `None` where it leaves the weekday to decide.
    pub(super) fn set_kind(&self, date: NaiveDate) -> Option<DayKind> {
        if self.make_up_workdays.contains(&date) {
            return Some(DayKind::MakeUpWorkday);
        }
        self.holidays.iter().find(|block| block.covers(date)).map(|block| DayKind::Holiday(block.name()))
    }

    /// SHA-256 over the canonical JSON of the file's content.
    pub fn digest(&self) -> String {
        canonical::digest(self)
    }

    fn check_header(&self) -> Result<(), YearError> {
        if !(1950..=2200).contains(&self.year) {
            return Err(YearError::YearOutOfRange(self.year));
        }
        if !(self.year - 1..=self.year).contains(&self.published_on.year()) {
            return Err(YearError::PublishedInAnotherYear(self.published_on));
        }
        let texts = [("title", &self.title), ("document_no", &self.document_no), ("source", &self.source)];
        let names = self
            .holidays
            .iter()
            .flat_map(|block| [("holiday.name_zh", &block.name_zh), ("holiday.name_en", &block.name_en)]);
        match texts.into_iter().chain(names).find(|(_, text)| text.is_empty() || text.trim() != text.as_str())
        {
            Some((key, _)) => Err(YearError::Untidy(key)),
            None => Ok(()),
        }
    }

    fn check_holidays(&self) -> Result<(), YearError> {
        let mut seen = HashSet::new();
        for block in &self.holidays {
            if block.to < block.from {
                return Err(YearError::ReversedHoliday(block.name_zh.clone()));
            }
            self.check_in_year(block.from)?;
            self.check_in_year(block.to)?;
            if let Some(again) = block.days().find(|day| !seen.insert(*day)) {
                return Err(YearError::ListedTwice(again));
            }
        }
        Ok(())
    }

    fn check_make_up_workdays(&self) -> Result<(), YearError> {
        let mut seen = HashSet::new();
        for day in self.make_up_workdays.iter().copied() {
            self.check_in_year(day)?;
            if !is_weekend(day) {
                return Err(YearError::MakeUpOnAWeekday(day));
            }
            if !seen.insert(day) || self.holidays.iter().any(|block| block.covers(day)) {
                return Err(YearError::ListedTwice(day));
            }
        }
        Ok(())
    }

    /// New Year's block has begun, or been worked for, in the December before (the notice for 2019 did both).
    fn check_in_year(&self, date: NaiveDate) -> Result<(), YearError> {
        let in_december_before = date.year() == self.year - 1 && date.month() == 12;
        if date.year() == self.year || in_december_before {
            return Ok(());
        }
        Err(YearError::OutsideYear(date, self.year))
    }

    /// A file cut short would otherwise turn holidays into working days without a word.
    fn check_nothing_is_missing(&self) -> Result<(), YearError> {
        let is_named = |festival: &&str| self.holidays.iter().any(|block| block.name_zh.contains(*festival));
        if let Some(missing) = FESTIVALS.into_iter().find(|festival| !is_named(festival)) {
            return Err(YearError::FestivalMissing(missing));
        }
        let first = NaiveDate::from_ymd_opt(self.year, 1, 1).ok_or(YearError::YearOutOfRange(self.year))?;
        let days = first.iter_days().take_while(|day| day.year() == self.year);
        let is_off = |day: NaiveDate| self.holidays.iter().any(|block| block.covers(day));
        match days.filter(|day| fixed_holiday(*day).is_some()).find(|day| !is_off(*day)) {
            Some(day) => Err(YearError::FixedHolidayWorked(day)),
            None => Ok(()),
        }
    }
}
