//! How dates, times, deadlines, counts and sizes are written in each language.
//! Local time is always Asia/Shanghai, which has kept UTC+8 without summer time since 1991.
use crate::domain::clause::Clause;
use crate::domain::lang::Lang;
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, Utc, Weekday};

const SHANGHAI: FixedOffset = FixedOffset::east_opt(8 * 3600).expect("eight hours is less than a day");

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [(&str, &str); 7] = [
    ("一", "Monday"),
    ("二", "Tuesday"),
    ("三", "Wednesday"),
    ("四", "Thursday"),
    ("五", "Friday"),
    ("六", "Saturday"),
    ("日", "Sunday"),
];

/// `2026年11月20日` / `20 November 2026`.
pub fn date(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => format!("{} {} {}", day.day(), month_en(day), day.year()),
    }
}

/// `2026年11月20日 (星期五)` / `20 November 2026 (Friday)`.
pub fn date_with_weekday(lang: Lang, day: NaiveDate) -> String {
    format!("{} ({})", date(lang, day), weekday(lang, day.weekday()))
}

/// `11月20日` / `20 Nov`: only beside something that gives the year.
pub fn short_date(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}月{}日", day.month(), day.day()),
        Lang::En => format!("{} {}", day.day(), &month_en(day)[..3]),
    }
}

/// `2026年11月` / `November 2026`.
pub fn month(lang: Lang, day: NaiveDate) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月", day.year(), day.month()),
        Lang::En => format!("{} {}", month_en(day), day.year()),
    }
}

/// `星期五` / `Friday`.
pub fn weekday(lang: Lang, day: Weekday) -> String {
    let (zh, en) = DAYS[day.num_days_from_monday() as usize];
    lang.pick(format!("星期{zh}"), en.to_owned())
}

/// `五` / `Fri`, for the head of a calendar.
pub fn weekday_short(lang: Lang, day: Weekday) -> &'static str {
    let (zh, en) = DAYS[day.num_days_from_monday() as usize];
    lang.pick(zh, &en[..3])
}

/// `2026年11月20日 15:42` / `20 November 2026, 15:42 (Shanghai time)`.
pub fn date_time(lang: Lang, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&SHANGHAI);
    let (day, clock) = (date(lang, local.date_naive()), local.format("%H:%M"));
    lang.pick(format!("{day} {clock}"), format!("{day}, {clock} (Shanghai time)"))
}

/// `11月20日 15:42` / `20 Nov, 15:42`: for lists whose zone and year are said once.
pub fn short_date_time(lang: Lang, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&SHANGHAI);
    let (day, clock) = (short_date(lang, local.date_naive()), local.format("%H:%M"));
    lang.pick(format!("{day} {clock}"), format!("{day}, {clock}"))
}

/// `15:42`, Shanghai time: for what happened just now.
pub fn clock(at: DateTime<Utc>) -> String {
    at.with_timezone(&SHANGHAI).format("%H:%M").to_string()
}

/// The day it is in Shanghai at that instant.
pub fn shanghai_day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&SHANGHAI).date_naive()
}

/// The last moment of a deadline: `2026年11月24日 (星期二) 24:00 前` / `by 24:00 on 24 November 2026 (Tuesday), Shanghai time`.
pub fn by_end_of(lang: Lang, day: NaiveDate) -> String {
    let day = date_with_weekday(lang, day);
    lang.pick(format!("{day} 24:00 前"), format!("by 24:00 on {day}, Shanghai time"))
}

/// `2026-11-20`, for `<time datetime>` and form values (ISO 8601).
pub fn machine_date(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// `2026-11-20T15:42:00+08:00`, for `<time datetime>` (RFC 3339).
pub fn machine_date_time(at: DateTime<Utc>) -> String {
    at.with_timezone(&SHANGHAI).format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The instant at which a day ends (24:00 in Shanghai), for the machine form of a deadline. `None` past the calendar's range.
pub fn end_of_day(day: NaiveDate) -> Option<DateTime<Utc>> {
    let midnight = day.checked_add_days(Days::new(1))?.and_hms_opt(0, 0, 0)?;
    midnight.and_local_timezone(SHANGHAI).single().map(|at| at.with_timezone(&Utc))
}

/// What is left until a deadline, in working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remaining {
    /// At least one whole working day is left after today.
    Left(u32),
    /// Today is the last day.
    Today,
    /// The last day has passed, by this many working days.
    Overdue(u32),
    /// The clock is stopped while someone else acts.
    Paused,
}

impl Remaining {
    /// From working days until the last day: 0 is today, negative is past.
    pub fn from_working_days(days: i64) -> Self {
        let size = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
        match days {
            0 => Self::Today,
            1.. => Self::Left(size),
            _ => Self::Overdue(size),
        }
    }
}

/// `剩 2 天` `今日到期` `逾期 1 天` `暂停计时` / `2 days left` `Due today` `1 day overdue` `Clock paused`.
pub fn remaining(lang: Lang, left: Remaining) -> String {
    match (lang, left) {
        (Lang::Zh, Remaining::Left(n)) => format!("剩 {n} 天"),
        (Lang::Zh, Remaining::Today) => "今日到期".into(),
        (Lang::Zh, Remaining::Overdue(n)) => format!("逾期 {n} 天"),
        (Lang::Zh, Remaining::Paused) => "暂停计时".into(),
        (Lang::En, Remaining::Left(n)) => format!("{} left", days_en(n)),
        (Lang::En, Remaining::Today) => "Due today".into(),
        (Lang::En, Remaining::Overdue(n)) => format!("{} overdue", days_en(n)),
        (Lang::En, Remaining::Paused) => "Clock paused".into(),
    }
}

/// A clause with its place in the notice: `P-14 · §2(3)末段` / `P-14 · §2(3) last paragraph`.
pub fn cited(lang: Lang, clause: Clause) -> String {
    let place = clause.paragraph();
    let place = match lang {
        Lang::Zh => place
            .replace(" last", "末段")
            .replace("Anx", "附件")
            .replace("closing", "尾部")
            .replace("preamble", "序言"),
        Lang::En => place.replace("last", "last paragraph").replace("Anx", "annex "),
    };
    if clause.is_decision() { clause.to_string() } else { format!("{clause} · {place}") }
}

/// `5 个工作日` / `5 working days`.
pub fn working_days(lang: Lang, n: u32) -> String {
    match (lang, n) {
        (Lang::Zh, _) => format!("{n} 个工作日"),
        (Lang::En, 1) => "1 working day".into(),
        (Lang::En, _) => format!("{n} working days"),
    }
}

/// `820 B`, `19 KB`, `2.4 MB`: decimal units, one digit after the point from a megabyte on; the same in both languages.
pub fn file_size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..999_500 => format!("{} KB", (bytes + 500) / 1_000),
        _ => {
            let tenths = bytes.saturating_add(50_000) / 100_000;
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

fn days_en(n: u32) -> String {
    if n == 1 { "1 day".into() } else { format!("{n} days") }
}

fn month_en(day: NaiveDate) -> &'static str {
    MONTHS[day.month0() as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn at(hour: u32, minute: u32) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 11, 20, hour, minute, 0).unwrap()
    }

    #[test]
    fn a_date_is_written_in_the_order_of_its_language() {
        let friday = day(2026, 11, 20);

        assert_eq!(date_with_weekday(Lang::Zh, friday), "2026年11月20日 (星期五)");
        assert_eq!(date_with_weekday(Lang::En, friday), "20 November 2026 (Friday)");
        assert_eq!(
            (short_date(Lang::Zh, friday), short_date(Lang::En, friday)),
            ("11月20日".into(), "20 Nov".into())
        );
        assert_eq!(
            (month(Lang::Zh, friday), month(Lang::En, friday)),
            ("2026年11月".into(), "November 2026".into())
        );
    }

    #[test]
    fn sunday_and_monday_are_the_ends_of_the_week() {
        assert_eq!(
            (weekday(Lang::Zh, Weekday::Sun), weekday(Lang::En, Weekday::Sun)),
            ("星期日".into(), "Sunday".into())
        );
        assert_eq!(
            (weekday_short(Lang::Zh, Weekday::Mon), weekday_short(Lang::En, Weekday::Mon)),
            ("一", "Mon")
        );
    }

    #[test]
    fn an_instant_is_told_in_shanghai_time_and_english_says_so() {
        assert_eq!(date_time(Lang::Zh, at(7, 42)), "2026年11月20日 15:42");
        assert_eq!(date_time(Lang::En, at(7, 42)), "20 November 2026, 15:42 (Shanghai time)");
        assert_eq!(short_date_time(Lang::En, at(7, 42)), "20 Nov, 15:42");
    }

    #[test]
    fn the_day_changes_at_midnight_in_shanghai() {
        assert_eq!(shanghai_day(at(15, 59)), day(2026, 11, 20));
        assert_eq!(shanghai_day(at(16, 0)), day(2026, 11, 21));
    }

    #[test]
    fn a_deadline_ends_at_24_00_of_its_day() {
        let tuesday = day(2026, 11, 24);

        assert_eq!(by_end_of(Lang::Zh, tuesday), "2026年11月24日 (星期二) 24:00 前");
        assert_eq!(by_end_of(Lang::En, tuesday), "by 24:00 on 24 November 2026 (Tuesday), Shanghai time");
        assert_eq!(end_of_day(tuesday).map(machine_date_time).unwrap(), "2026-11-25T00:00:00+08:00");
        assert_eq!(end_of_day(NaiveDate::MAX), None);
    }

    #[test]
    fn machine_forms_are_iso_8601() {
        assert_eq!(machine_date(day(2026, 1, 5)), "2026-01-05");
        assert_eq!(machine_date_time(at(16, 5)), "2026-11-21T00:05:00+08:00");
    }

    #[test]
    fn working_days_left_follow_one_grammar() {
        let said = |days| {
            let left = Remaining::from_working_days(days);
            (remaining(Lang::Zh, left), remaining(Lang::En, left))
        };

        assert_eq!(said(2), ("剩 2 天".into(), "2 days left".into()));
        assert_eq!(said(1), ("剩 1 天".into(), "1 day left".into()));
        assert_eq!(said(0), ("今日到期".into(), "Due today".into()));
        assert_eq!(said(-1), ("逾期 1 天".into(), "1 day overdue".into()));
        assert_eq!(remaining(Lang::Zh, Remaining::Paused), "暂停计时");
        assert_eq!(remaining(Lang::En, Remaining::Paused), "Clock paused");
    }

    #[test]
    fn an_absurd_number_of_days_is_kept_within_range() {
        assert_eq!(Remaining::from_working_days(i64::MIN), Remaining::Overdue(u32::MAX));
    }

    #[test]
    fn a_clause_is_cited_with_its_place_in_the_notice() {
        assert_eq!(cited(Lang::Zh, Clause::P14), "P-14 · §2(3)末段");
        assert_eq!(cited(Lang::En, Clause::P14), "P-14 · §2(3) last paragraph");
        assert_eq!(cited(Lang::Zh, Clause::P8), "P-8 · 附件2 5");
        assert_eq!(cited(Lang::En, Clause::D06), "D-06");
    }

    #[test]
    fn a_number_of_working_days_agrees_with_its_noun() {
        assert_eq!(working_days(Lang::Zh, 5), "5 个工作日");
        assert_eq!(
            (working_days(Lang::En, 1), working_days(Lang::En, 5)),
            ("1 working day".into(), "5 working days".into())
        );
    }

    #[test]
    fn a_file_size_uses_the_largest_unit_that_leaves_a_whole_number_before_the_point() {
        let sizes = [0, 999, 1_000, 19_400, 999_499, 999_500, 2_449_999, 20_000_000, u64::MAX].map(file_size);

        assert_eq!(
            sizes[..8],
            ["0 B", "999 B", "1 KB", "19 KB", "999 KB", "1.0 MB", "2.4 MB", "20.0 MB"].map(String::from)
        );
        assert!(sizes[8].ends_with(" MB"));
    }
}
