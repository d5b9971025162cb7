//! Working days: the loaded years, what kind of day a date is, and the counting of deadlines.
mod day;
mod error;
mod window;
mod year;

pub use day::{DayKind, HolidayName};
pub use error::YearError;
pub use window::{MAX_WORKING_DAYS, Skipped, Window, WorkingDays, WorkingDaysError};
pub use year::{CalendarYear, HolidayBlock};

use super::canonical;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, Utc};
use std::{collections::BTreeMap, ops::RangeInclusive, sync::LazyLock};

/// The years whose holiday notice is loaded. Anything counted beyond them is provisional, never silently exact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    years: BTreeMap<i32, CalendarYear>,
}

/// A result of counting, and whether it rests on a year that is not loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reckoned<T> {
    pub value: T,
    pub is_provisional: bool,
}

impl Calendar {
    /// Of two files for one year the later in the sequence stands.
    pub fn new(years: impl IntoIterator<Item = CalendarYear>) -> Self {
        Self { years: years.into_iter().map(|year| (year.year, year)).collect() }
    }

    /// The same calendar with one year added or replaced: for showing what a new file would change before it is loaded.
    #[must_use]
    pub fn with_year(&self, year: CalendarYear) -> Self {
        let mut changed = self.clone();
        changed.years.insert(year.year, year);
        changed
    }

    /// The loaded years, earliest first.
    pub fn years(&self) -> impl Iterator<Item = &CalendarYear> {
        self.years.values()
    }

    pub fn is_loaded(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// The years touched by a span of days for which no notice is loaded.
    pub fn years_not_loaded(&self, days: RangeInclusive<NaiveDate>) -> Vec<i32> {
        (days.start().year()..=days.end().year()).filter(|year| !self.is_loaded(*year)).collect()
    }

    /// What kind of day `date` is; `None` when its year is not loaded.
    pub fn kind(&self, date: NaiveDate) -> Option<DayKind> {
        let own_year = self.years.get(&date.year())?;
        // The notice for a year can also set days of the December before it, and is then the later word on them.
        let next_year = self.years.get(&(date.year() + 1));
        let set_by_notice =
            next_year.and_then(|year| year.set_kind(date)).or_else(|| own_year.set_kind(date));
        Some(set_by_notice.unwrap_or_else(|| DayKind::by_weekday(date)))
    }

    /// [`Self::kind`], or the best guess where the year is not loaded: Monday to Friday, less the holidays that fall
    /// on the same date each year.
    fn kind_or_guess(&self, date: NaiveDate) -> DayKind {
        self.kind(date).unwrap_or_else(|| DayKind::guess(date))
    }

    /// How many working days a loaded year has; `None` when it is not loaded.
    pub fn working_days_in(&self, year: i32) -> Option<usize> {
        let first = NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| self.is_loaded(year))?;
        let days = first.iter_days().take_while(|date| date.year() == year);
        Some(days.filter(|date| self.kind_or_guess(*date).is_working()).count())
    }

    /// The first working day after `date`.
    pub fn next_working_day_after(&self, date: NaiveDate) -> Reckoned<NaiveDate> {
        let mut day = day_after(date);
        let mut is_provisional = !self.is_loaded(day.year());
        while !self.kind_or_guess(day).is_working() {
            day = day_after(day);
            is_provisional |= !self.is_loaded(day.year());
        }
        Reckoned { value: day, is_provisional }
    }

    /// Working days left from `today` to `end`: the working days after today up to and including `end`; 0 when `end`
    /// is today; negative when it is past, and then at least one day overdue even on the weekend that follows.
    pub fn working_days_between(&self, today: NaiveDate, end: NaiveDate) -> Reckoned<i64> {
        let (earlier, later) = (today.min(end), today.max(end));
        let passed = earlier.iter_days().skip(1).take_while(|day| *day <= later);
        let working = passed.filter(|day| self.kind_or_guess(*day).is_working()).count();
        let count = i64::try_from(working).expect("days between two dates are far fewer than 2^63");
        let value = if today <= end { count } else { -count.max(1) };
        let is_provisional = today != end && !self.years_not_loaded(day_after(earlier)..=later).is_empty();
        Reckoned { value, is_provisional }
    }

    /// SHA-256 over the digests of the loaded years: the calendar version that a deadline was counted with.
    pub fn digest(&self) -> String {
        let years: BTreeMap<i32, String> =
            self.years.iter().map(|(year, file)| (*year, file.digest())).collect();
        canonical::digest(&years)
    }
}

const FILES: [&str; 3] = [
    include_str!("../../../data/calendar/2024.toml"),
    include_str!("../../../data/calendar/2025.toml"),
    include_str!("../../../data/calendar/2026.toml"),
];

/// The files of the years that are part of the program, as text and read.
pub fn embedded_texts() -> [(&'static str, CalendarYear); 3] {
    FILES.map(|text| {
        (text, CalendarYear::parse(text).expect("the embedded years are parsed by a test of every build"))
    })
}

/// The years that are part of the program: 2024, 2025, 2026.
pub fn embedded() -> &'static Calendar {
    static CALENDAR: LazyLock<Calendar> =
        LazyLock::new(|| Calendar::new(embedded_texts().map(|(_, year)| year)));
    &CALENDAR
}

/// China Standard Time, +08:00 all year, without summer time.
pub fn shanghai_time() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).expect("8 hours is within a day")
}

/// The date in Shanghai at `now`.
pub fn shanghai_date(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&shanghai_time()).date_naive()
}

fn day_after(date: NaiveDate) -> NaiveDate {
    date.succ_opt().expect("deadlines lie far before the year 262142, where dates end")
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod year_tests;

#[cfg(test)]
mod property_tests;
