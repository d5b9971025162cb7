//! The calendar grid that explains a deadline: the days counted, the days skipped and why.
use crate::domain::lang::Lang;
use crate::text::format;
use crate::text::shell::ListText;
use crate::web::page::Text;
use chrono::{Datelike, Months, NaiveDate, Weekday};

/// What a day is to a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayMark {
    /// The day of the act itself: not counted.
    Start,
    /// The n-th working day.
    Counted(u32),
    /// The last working day, the n-th.
    Last(u32),
    /// Not counted, with the reason: weekend, the name of the holiday.
    Skipped(Text),
}

impl DayMark {
    /// The class in the style sheet.
    pub const fn class(&self) -> &'static str {
        match self {
            Self::Start => "is-start",
            Self::Counted(_) => "is-counted",
            Self::Last(_) => "is-last",
            Self::Skipped(_) => "is-skipped",
        }
    }

    /// The running number of a counted day.
    pub const fn number(&self) -> Option<u32> {
        match self {
            Self::Counted(n) | Self::Last(n) => Some(*n),
            _ => None,
        }
    }

    pub fn words(&self, lang: Lang) -> String {
        let t = ListText(lang);
        match self {
            Self::Start => t.day_start().to_owned(),
            Self::Counted(n) => t.day_counted(*n),
            Self::Last(n) => t.day_last(*n),
            Self::Skipped(why) => t.day_skipped(why),
        }
    }
}

#[derive(Clone, Debug)]
pub struct CalendarDay {
    pub date: NaiveDate,
    pub mark: Option<DayMark>,
}

impl CalendarDay {
    pub fn class(&self) -> &'static str {
        self.mark.as_ref().map_or("", DayMark::class)
    }

    pub fn machine(&self) -> String {
        format::machine_date(self.date)
    }

    /// The day of the month.
    pub fn number(&self) -> u32 {
        self.date.day()
    }
}

/// A month by weeks from Monday to Sunday; `None` belongs to another month.
#[derive(Clone, Debug)]
pub struct CalendarMonth {
    pub caption: String,
    pub weeks: Vec<[Option<CalendarDay>; 7]>,
}

#[derive(Clone, Debug)]
pub struct CalendarView {
    pub months: Vec<CalendarMonth>,
}

/// A view reaches this many months; a longer span is cut, and the list of days beside it is complete.
const MOST_MONTHS: u32 = 12;

impl CalendarView {
    /// The whole months from `first` to `last`, each day marked by `mark`.
    pub fn spanning(
        lang: Lang,
        first: NaiveDate,
        last: NaiveDate,
        mark: impl Fn(NaiveDate) -> Option<DayMark>,
    ) -> Self {
        let start = first.with_day(1).unwrap_or(first);
        let months = (0..MOST_MONTHS)
            .map_while(|n| start.checked_add_months(Months::new(n)))
            .take_while(|month| *month <= last)
            .map(|month| CalendarMonth { caption: format::month(lang, month), weeks: weeks(month, &mark) })
            .collect();
        Self { months }
    }

    /// The days that are not counted, each with its reason.
    pub fn skipped(&self, lang: Lang) -> Vec<(String, Text)> {
        let days = self.months.iter().flat_map(|month| month.weeks.iter().flatten().flatten());
        days.filter_map(|day| match &day.mark {
            Some(DayMark::Skipped(why)) => Some((format::short_date(lang, day.date), why.clone())),
            _ => None,
        })
        .collect()
    }

    /// Short and full names of the days, Monday first.
    pub fn heads(&self, lang: Lang) -> Vec<(&'static str, String)> {
        use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
        [Mon, Tue, Wed, Thu, Fri, Sat, Sun]
            .map(|day| (format::weekday_short(lang, day), format::weekday(lang, day)))
            .to_vec()
    }
}

fn weeks(month: NaiveDate, mark: impl Fn(NaiveDate) -> Option<DayMark>) -> Vec<[Option<CalendarDay>; 7]> {
    let mut weeks: Vec<[Option<CalendarDay>; 7]> = Vec::new();
    for date in month.iter_days().take_while(|date| date.month() == month.month()) {
        let column = date.weekday().num_days_from_monday() as usize;
        if weeks.is_empty() || column == 0 {
            weeks.push(Default::default());
        }
        if let Some(week) = weeks.last_mut() {
            week[column] = Some(CalendarDay { date, mark: mark(date) });
        }
    }
    weeks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn plain(first: NaiveDate, last: NaiveDate) -> CalendarView {
        CalendarView::spanning(Lang::Zh, first, last, |_| None)
    }

    #[test]
    fn a_month_is_laid_out_from_monday_to_sunday() {
        let view = plain(day(2026, 11, 20), day(2026, 11, 27));

        let month = &view.months[0];
        assert_eq!((month.caption.as_str(), month.weeks.len()), ("2026年11月", 6));
        assert_eq!(month.weeks[0].iter().flatten().count(), 1, "1 November 2026 is a Sunday");
        assert_eq!(month.weeks.iter().flatten().flatten().count(), 30);
    }

    #[test]
    fn a_window_over_the_new_year_shows_both_months() {
        let view = plain(day(2026, 12, 30), day(2027, 1, 6));

        let captions: Vec<_> = view.months.iter().map(|month| month.caption.as_str()).collect();
        assert_eq!(captions, ["2026年12月", "2027年1月"]);
    }

    #[test]
    fn a_very_long_span_is_cut_to_a_year() {
        assert_eq!(plain(day(2026, 1, 1), day(2046, 1, 1)).months.len(), 12);
    }

    #[test]
    fn a_skipped_day_says_why_and_the_last_day_says_when_it_ends() {
        assert_eq!(DayMark::Skipped("春节".into()).words(Lang::Zh), "不计入：春节");
        assert_eq!(DayMark::Last(5).words(Lang::En), "working day 5, ends at 24:00");
        assert_eq!((DayMark::Last(5).number(), DayMark::Start.number()), (Some(5), None));
    }
}
