//! A window of working days as a deadline that explains itself.
use crate::domain::calendar::Calendar;
use crate::domain::lang::Lang;
use crate::text::format::Remaining;
use crate::web::page::Text;
use crate::web::page::calendar::{CalendarView, DayMark};
use crate::web::page::progress::{DaysLeft, DeadlineView};
use chrono::NaiveDate;

/// A window that was opened on `from` and runs to the end of `ends_on`, seen on `today`.
#[derive(Clone, Copy, Debug)]
pub struct WindowView<'a> {
    pub calendar: &'a Calendar,
    pub from: NaiveDate,
    pub ends_on: NaiveDate,
    pub today: NaiveDate,
}

impl WindowView<'_> {
    /// What is left, for a row of a list.
    pub fn days_left(&self) -> DaysLeft {
        DaysLeft { left: self.left(), total: self.between(self.from, self.ends_on) }
    }

    /// The deadline with every counted and skipped day.
    pub fn deadline(&self, lang: Lang, label: impl Into<Text>) -> DeadlineView {
        let total = self.between(self.from, self.ends_on);
        let used = self.between(self.from, self.today.clamp(self.from, self.ends_on));
        let provisional = self.calendar.working_days_between(self.from, self.ends_on).is_provisional;
        DeadlineView {
            label: label.into(),
            left: self.left(),
            used,
            total,
            ends_on: self.ends_on,
            is_provisional: provisional,
            calendar: Some(self.days(lang)),
        }
    }

    fn left(&self) -> Remaining {
        Remaining::from_working_days(self.calendar.working_days_between(self.today, self.ends_on).value)
    }

    fn between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        u32::try_from(self.calendar.working_days_between(from, to).value).unwrap_or(0)
    }

    fn days(&self, lang: Lang) -> CalendarView {
        CalendarView::spanning(lang, self.from, self.ends_on, |date| self.mark(lang, date))
    }

    fn mark(&self, lang: Lang, date: NaiveDate) -> Option<DayMark> {
        if date == self.from {
            return Some(DayMark::Start);
        }
        if date < self.from || date > self.ends_on {
            return None;
        }
        match self.calendar.kind(date) {
            Some(kind) if !kind.is_working() => {
                Some(DayMark::Skipped(lang.pick(kind.zh(), kind.en()).to_owned().into()))
            }
            _ if date == self.ends_on => Some(DayMark::Last(self.between(self.from, date))),
            _ => Some(DayMark::Counted(self.between(self.from, date))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::embedded;

    fn window(today: NaiveDate) -> WindowView<'static> {
        WindowView { calendar: embedded(), from: day(20), ends_on: day(27), today }
    }

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn a_window_over_a_weekend_counts_five_days_and_says_which_it_skips() {
        let deadline = window(day(24)).deadline(Lang::Zh, "公示期");

        assert_eq!((deadline.used, deadline.total, deadline.left), (2, 5, Remaining::Left(3)));
        let skipped = deadline.calendar.unwrap().skipped(Lang::Zh);
        assert_eq!(skipped.len(), 2, "{skipped:?}");
    }

    #[test]
    fn a_window_that_is_over_is_full_and_one_that_has_not_begun_is_empty() {
        assert_eq!(window(day(30)).deadline(Lang::En, "").used, 5);
        assert_eq!(window(day(19)).deadline(Lang::En, "").used, 0);
        assert_eq!(window(day(27)).days_left().left, Remaining::Today);
    }
}
