//! The years: what is loaded, what loading one more changes, and what the door refuses.
use super::*;

const YEAR: &str = include_str!("../../../data/calendar/2026.toml");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The 2026 file with one piece replaced; the piece must be there.
fn refusal(old: &str, new: &str) -> YearError {
    assert!(YEAR.contains(old), "{old} is not in the 2026 file");
    let error = CalendarYear::parse(&YEAR.replacen(old, new, 1)).unwrap_err();
    assert!(!error.zh().is_empty());
    error
}

mod the_loaded_years {
    use super::*;

    fn holiday(date: &str) -> Option<String> {
        match embedded().kind(day(date)) {
            Some(DayKind::Holiday(name)) => Some(name.zh),
            _ => None,
        }
    }

    #[test]
    fn have_251_248_and_248_working_days() {
        assert_eq!(embedded().working_days_in(2024), Some(251));
        assert_eq!(embedded().working_days_in(2025), Some(248));
        assert_eq!(embedded().working_days_in(2026), Some(248));
    }

    #[test]
    fn have_28_28_and_33_days_in_holiday_blocks() {
        let blocks: Vec<usize> = embedded()
            .years()
            .map(|year| year.holidays.iter().map(|block| block.days().count()).sum())
            .collect();

        assert_eq!(blocks, [28, 28, 33]);
    }

    #[test]
    fn have_8_5_and_6_make_up_workdays() {
        let make_up: Vec<usize> = embedded().years().map(|year| year.make_up_workdays.len()).collect();

        assert_eq!(make_up, [8, 5, 6]);
    }

    #[test]
    fn name_the_notice_they_come_from() {
        let numbers: Vec<&str> = embedded().years().map(|year| year.document_no.as_str()).collect();

        assert_eq!(numbers, ["国办发明电〔2023〕7号", "国办发明电〔2024〕12号", "国办发明电〔2025〕7号"]);
    }

    #[test]
    fn worked_on_lunar_new_years_eve_in_2024_but_not_since() {
        assert_eq!(embedded().kind(day("2024-02-09")), Some(DayKind::WorkingDay));
        assert_eq!(holiday("2025-01-28").as_deref(), Some("春节"));
        assert_eq!(holiday("2026-02-16").as_deref(), Some("春节"));
    }

    #[test]
    fn call_the_merged_october_block_of_2025_by_both_names() {
        assert_eq!(holiday("2025-10-06").as_deref(), Some("国庆节、中秋节"));
    }

    #[test]
    fn call_a_weekend_inside_a_block_by_the_holiday() {
        assert_eq!(holiday("2026-10-03").as_deref(), Some("国庆节"));
        assert_eq!(holiday("2026-10-04").as_deref(), Some("国庆节"));
    }

    #[test]
    fn tell_the_other_kinds_of_day_apart() {
        assert_eq!(embedded().kind(day("2026-11-20")), Some(DayKind::WorkingDay));
        assert_eq!(embedded().kind(day("2026-11-21")), Some(DayKind::Weekend));
        assert_eq!(embedded().kind(day("2026-10-10")), Some(DayKind::MakeUpWorkday));
    }

    #[test]
    fn have_no_opinion_on_other_years() {
        assert_eq!(embedded().kind(day("2023-12-31")), None);
        assert_eq!(embedded().kind(day("2027-01-01")), None);
        assert_eq!(embedded().working_days_in(2027), None);
    }
}

mod loading_a_year {
    use super::*;

    /// An invented notice for 2027: the holidays of 2026 with one make-up Saturday.
    fn year_2027() -> CalendarYear {
        let (before, rest) = YEAR.split_once("make_up_workdays = [").unwrap();
        let (_, after) = rest.split_once(']').unwrap();
        let text = format!("{before}make_up_workdays = [2026-10-09]{after}")
            .replace("2026-", "2027-")
            .replace("year = 2026", "year = 2027")
            .replace("published_on = 2025-11-04", "published_on = 2026-11-25");
        CalendarYear::parse(&text).unwrap()
    }

    fn counted(calendar: &Calendar, from: &str) -> Window {
        calendar.window(day(from), WorkingDays::PUBLICITY_MINIMUM)
    }

    #[test]
    fn turns_a_provisional_end_into_an_exact_one() {
        let calendar = embedded().with_year(year_2027());

        let window = counted(&calendar, "2026-12-29");

        assert_eq!(window.ends_on, day("2027-01-06"));
        assert!(!window.provisional);
        assert_eq!(calendar.years_not_loaded(day("2026-12-29")..=day("2028-01-03")), [2028]);
    }

    #[test]
    fn leaves_the_calendar_it_was_tried_on_alone() {
        let before = embedded().digest();

        let _ = embedded().with_year(year_2027());

        assert_eq!(embedded().digest(), before);
    }

    #[test]
    fn changes_the_calendar_version() {
        assert_ne!(embedded().with_year(year_2027()).digest(), embedded().digest());
    }

    #[test]
    fn may_set_days_of_the_december_before() {
        // As the notice for 2019 did: 2018-12-29 worked, 30 and 31 December off.
        let mut next = year_2027();
        next.make_up_workdays.push(day("2026-12-26"));
        next.holidays[0].from = day("2026-12-31");
        let calendar = embedded().with_year(next);

        let window = counted(&calendar, "2026-12-25");

        let days = ["2026-12-26", "2026-12-28", "2026-12-29", "2026-12-30", "2027-01-04"];
        assert_eq!(window.days, days.map(day));
        assert_eq!(window.skipped[1].why.zh(), "元旦");
    }

    #[test]
    fn replaces_the_file_for_the_same_year() {
        let mut mended = embedded().years().find(|year| year.year == 2026).unwrap().clone();
        mended.make_up_workdays.clear();

        let calendar = embedded().with_year(mended);

        assert_eq!(calendar.kind(day("2026-10-10")), Some(DayKind::Weekend));
        assert_eq!(calendar.years().count(), 3);
    }
}

mod a_year_file_is_refused {
    use super::*;

    #[test]
    fn with_an_unknown_key() {
        let error = refusal("year = 2026", "colour = \"red\"\nyear = 2026");

        assert!(matches!(&error, YearError::Unreadable(why) if why.contains("colour")), "{error}");
    }

    #[test]
    fn with_an_unknown_key_in_a_holiday() {
        let error = refusal("name_zh = \"元旦\"", "colour = \"red\"\nname_zh = \"元旦\"");

        assert!(matches!(&error, YearError::Unreadable(why) if why.contains("colour")), "{error}");
    }

    #[test]
    fn with_a_day_that_does_not_exist() {
        assert!(matches!(refusal("2026-02-28", "2026-02-30"), YearError::Unreadable(_)));
    }

    #[test]
    fn without_a_source() {
        let source = "source = \"https://politics.gmw.cn/2025-11/04/content_38391083.htm\"\n";

        assert!(matches!(refusal(source, ""), YearError::Unreadable(_)));
        assert_eq!(refusal(source, "source = \"\"\n"), YearError::Untidy("source"));
    }

    #[test]
    fn with_a_holiday_without_a_name() {
        assert_eq!(
            refusal("name_en = \"National Day\"", "name_en = \" \""),
            YearError::Untidy("holiday.name_en")
        );
    }

    #[test]
    fn for_a_year_out_of_range() {
        assert_eq!(refusal("year = 2026", "year = 26"), YearError::YearOutOfRange(26));
    }

    #[test]
    fn when_published_in_another_year() {
        let error = refusal("published_on = 2025-11-04", "published_on = 2020-11-04");

        assert_eq!(error, YearError::PublishedInAnotherYear(day("2020-11-04")));
    }

    #[test]
    fn with_a_day_of_another_year() {
        assert_eq!(refusal("2026-10-10,", "2027-10-10,"), YearError::OutsideYear(day("2027-10-10"), 2026));
        assert_eq!(
            refusal("from = 2026-10-01", "from = 2025-10-01"),
            YearError::OutsideYear(day("2025-10-01"), 2026)
        );
        assert_eq!(
            refusal("to = 2026-10-07", "to = 2027-10-07"),
            YearError::OutsideYear(day("2027-10-07"), 2026)
        );
    }

    #[test]
    fn with_a_holiday_that_ends_before_it_begins() {
        let error = refusal("to = 2026-10-07", "to = 2026-09-30");

        assert_eq!(error, YearError::ReversedHoliday("国庆节".to_owned()));
    }

    #[test]
    fn with_overlapping_holidays() {
        assert_eq!(refusal("to = 2026-09-27", "to = 2026-10-01"), YearError::ListedTwice(day("2026-10-01")));
    }

    #[test]
    fn with_a_make_up_workday_listed_twice() {
        assert_eq!(refusal("2026-09-20,", "2026-10-10,"), YearError::ListedTwice(day("2026-10-10")));
    }

    #[test]
    fn with_a_make_up_workday_inside_a_holiday() {
        assert_eq!(refusal("2026-10-10,", "2026-10-04,"), YearError::ListedTwice(day("2026-10-04")));
    }

    #[test]
    fn with_a_make_up_workday_on_a_weekday() {
        assert_eq!(refusal("2026-10-10,", "2026-10-09,"), YearError::MakeUpOnAWeekday(day("2026-10-09")));
    }

    #[test]
    fn when_a_festival_is_missing() {
        assert_eq!(
            refusal("name_zh = \"中秋节\"", "name_zh = \"某节\""),
            YearError::FestivalMissing("中秋节")
        );
    }

    #[test]
    fn when_a_fixed_holiday_would_be_worked() {
        let error = refusal("from = 2026-10-01", "from = 2026-10-02");

        assert_eq!(error, YearError::FixedHolidayWorked(day("2026-10-01")));
    }
}
