//! A window of working days: which days it counts, which it skips and why, and when it closes.
use super::{Calendar, Reckoned, day::DayKind, shanghai_time};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest window that is counted: some fifteen years, beyond which a number is a slip of the hand.
pub const MAX_WORKING_DAYS: u32 = 3660;

/// A number of working days, 1 to [`MAX_WORKING_DAYS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct WorkingDays(u32);

/// The number of working days is out of range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} working days cannot be counted; give a whole number from 1 to {MAX_WORKING_DAYS}")]
pub struct WorkingDaysError(pub u32);

impl WorkingDaysError {
    pub fn zh(self) -> String {
        format!("工作日数不能为{}；请填写1至{MAX_WORKING_DAYS}之间的整数", self.0)
    }
}

impl WorkingDays {
    /// The least publicity the notice allows inside the employer (P-10: 公示期不少于5个工作日).
    pub const PUBLICITY_MINIMUM: Self = Self(5);

    pub fn new(count: u32) -> Result<Self, WorkingDaysError> {
        if (1..=MAX_WORKING_DAYS).contains(&count) { Ok(Self(count)) } else { Err(WorkingDaysError(count)) }
    }

    pub const fn get(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for WorkingDays {
    type Error = WorkingDaysError;

    fn try_from(count: u32) -> Result<Self, Self::Error> {
        Self::new(count)
    }
}

impl From<WorkingDays> for u32 {
    fn from(days: WorkingDays) -> Self {
        days.0
    }
}

impl fmt::Display for WorkingDays {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// A day that the count passed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    pub date: NaiveDate,
    pub why: DayKind,
}

/// A counted window. It keeps every day of the count, so that the deadline can explain itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The day it was opened on; never counted (民法典 art. 201).
    pub from: NaiveDate,
    pub working_days: WorkingDays,
    /// The last counted day; the window runs to 24:00 of it, Shanghai time.
    pub ends_on: NaiveDate,
    /// The counted days, in order; make-up workdays among them.
    pub days: Vec<NaiveDate>,
    /// The days between `from` and `ends_on` that are not counted, in order.
    pub skipped: Vec<Skipped>,
    /// Whether any day from `from` to `ends_on` lies in a year that is not loaded.
    pub provisional: bool,
}

impl Window {
    /// 24:00 of the last day in Shanghai: the first moment at which the window is over (民法典 art. 203).
    pub fn closes_at(&self) -> DateTime<Utc> {
        let midnight = super::day_after(self.ends_on).and_time(NaiveTime::MIN);
        let local = midnight.and_local_timezone(shanghai_time()).single();
        local.expect("a fixed offset has every local time exactly once").to_utc()
    }

    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        self.closes_at() <= now
    }
}

impl Calendar {
    /// The window of `working_days` opened on `from`. In a year that is not loaded it counts by best guess and says so.
    pub fn window(&self, from: NaiveDate, working_days: WorkingDays) -> Window {
        let wanted = working_days.get() as usize;
        let (mut days, mut skipped, mut date) = (Vec::with_capacity(wanted), Vec::new(), from);
        while days.len() < wanted {
            date = super::day_after(date);
            let kind = self.kind_or_guess(date);
            if kind.is_working() {
                days.push(date);
            } else {
                skipped.push(Skipped { date, why: kind });
            }
        }
        let provisional = (from.year()..=date.year()).any(|year| !self.is_loaded(year));
        Window { from, working_days, ends_on: date, days, skipped, provisional }
    }

    /// The day on which the step after the window may be taken: the first working day after it (D-14).
    pub fn opens_next_step_on(&self, window: &Window) -> Reckoned<NaiveDate> {
        let next = self.next_working_day_after(window.ends_on);
        Reckoned { is_provisional: next.is_provisional || window.provisional, ..next }
    }
}
