//! What holds for every window, whenever it is opened and however long it is.
use super::*;
use proptest::prelude::*;

/// Any day of 2023 to 2028: loaded years, and years on both sides of them.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
    (0u64..6 * 365).prop_map(move |days| first + chrono::Days::new(days))
}

fn any_length() -> impl Strategy<Value = WorkingDays> {
    (1u32..=300).prop_map(|count| WorkingDays::new(count).unwrap())
}

/// First and last days of the holiday blocks, written a second time.
const OFF: [(&str, &str); 20] = [
    ("2024-01-01", "2024-01-01"),
    ("2024-02-10", "2024-02-17"),
    ("2024-04-04", "2024-04-06"),
    ("2024-05-01", "2024-05-05"),
    ("2024-06-10", "2024-06-10"),
    ("2024-09-15", "2024-09-17"),
    ("2024-10-01", "2024-10-07"),
    ("2025-01-01", "2025-01-01"),
    ("2025-01-28", "2025-02-04"),
    ("2025-04-04", "2025-04-06"),
    ("2025-05-01", "2025-05-05"),
    ("2025-05-31", "2025-06-02"),
    ("2025-10-01", "2025-10-08"),
    ("2026-01-01", "2026-01-03"),
    ("2026-02-15", "2026-02-23"),
    ("2026-04-04", "2026-04-06"),
    ("2026-05-01", "2026-05-05"),
    ("2026-06-19", "2026-06-21"),
    ("2026-09-25", "2026-09-27"),
    ("2026-10-01", "2026-10-07"),
];
const WORKED_WEEKENDS: &str = "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12 \
     2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 \
     2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10";

/// Whether a day of a loaded year is worked, by the second writing; `None` for other years.
fn is_worked(date: NaiveDate) -> Option<bool> {
    if !(2024..=2026).contains(&date.year()) {
        return None;
    }
    // ISO dates sort as text.
    let text = date.to_string();
    let is_off = OFF.iter().any(|(first, last)| (*first..=*last).contains(&text.as_str()));
    let is_weekday = date.weekday().num_days_from_monday() < 5;
    Some(WORKED_WEEKENDS.contains(&text) || (is_weekday && !is_off))
}

#[test]
fn every_day_of_the_loaded_years_agrees_with_a_second_writing() {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();

    let mut days = 0;
    for date in first.iter_days().take_while(|date| date.year() <= 2026) {
        let kind = embedded().kind(date).unwrap();
        assert_eq!(Some(kind.is_working()), is_worked(date), "{date}");
        days += 1;
    }

    assert_eq!(days, 366 + 365 + 365);
}

proptest! {
    #[test]
    fn a_window_never_counts_a_day_off(from in any_day(), length in any_length()) {
        let window = embedded().window(from, length);

        for day in &window.days {
            prop_assert_ne!(is_worked(*day), Some(false), "{}", day);
        }
    }

    #[test]
    fn a_window_never_skips_a_working_day(from in any_day(), length in any_length()) {
        let window = embedded().window(from, length);

        for skipped in &window.skipped {
            prop_assert_ne!(is_worked(skipped.date), Some(true), "{}", skipped.date);
            prop_assert!(!skipped.why.is_working());
        }
    }

    #[test]
    fn a_window_counts_as_many_days_as_it_was_asked_for(from in any_day(), length in any_length()) {
        let window = embedded().window(from, length);

        prop_assert_eq!(window.days.len(), length.get() as usize);
        prop_assert_eq!(window.days.last(), Some(&window.ends_on));
    }

    #[test]
    fn a_window_accounts_for_every_day_after_the_first_once(from in any_day(), length in any_length()) {
        let window = embedded().window(from, length);

        let mut accounted: Vec<NaiveDate> = window.skipped.iter().map(|skipped| skipped.date).collect();
        accounted.extend(&window.days);
        accounted.sort_unstable();
        let every_day: Vec<NaiveDate> =
            from.iter_days().skip(1).take_while(|day| *day <= window.ends_on).collect();
        prop_assert_eq!(accounted, every_day);
    }

    #[test]
    fn a_longer_window_begins_with_the_shorter_one(from in any_day(), length in any_length()) {
        let shorter = embedded().window(from, length);
        let longer = embedded().window(from, WorkingDays::new(length.get() + 1).unwrap());

        prop_assert_eq!(&longer.days[..shorter.days.len()], &shorter.days[..]);
        prop_assert!(longer.ends_on > shorter.ends_on);
    }

    #[test]
    fn opening_on_a_day_off_gives_the_window_of_the_last_working_day_before(
        from in any_day(),
        length in any_length(),
    ) {
        let window = embedded().window(from, length);
        let mut earlier = from;
        while !embedded().kind_or_guess(earlier).is_working() {
            earlier = earlier.pred_opt().unwrap();
        }

        prop_assert_eq!(embedded().window(earlier, length).days, window.days);
    }

    #[test]
    fn a_window_is_provisional_exactly_when_it_touches_a_year_not_loaded(
        from in any_day(),
        length in any_length(),
    ) {
        let window = embedded().window(from, length);

        let touches = from.iter_days().take_while(|day| *day <= window.ends_on).any(|day| is_worked(day).is_none());
        prop_assert_eq!(window.provisional, touches);
    }

    #[test]
    fn a_window_closes_at_16_00_utc_of_its_last_day(from in any_day(), length in any_length()) {
        let window = embedded().window(from, length);

        prop_assert_eq!(window.closes_at(), window.ends_on.and_hms_opt(16, 0, 0).unwrap().and_utc());
        prop_assert_eq!(shanghai_date(window.closes_at()), window.ends_on.succ_opt().unwrap());
    }

    #[test]
    fn the_days_left_on_the_opening_day_are_the_whole_window(from in any_day(), length in any_length()) {
        let window = embedded().window(from, length);

        let left = embedded().working_days_between(from, window.ends_on);

        prop_assert_eq!(left.value, i64::from(length.get()));
    }

    #[test]
    fn the_days_left_fall_by_one_on_each_counted_day(from in any_day(), length in any_length()) {
        let window = embedded().window(from, length);

        for (passed, day) in (1..).zip(&window.days) {
            let left = embedded().working_days_between(*day, window.ends_on);
            prop_assert_eq!(left.value, i64::from(length.get()) - passed);
        }
    }

    #[test]
    fn the_next_step_opens_on_the_next_day_a_longer_window_would_count(
        from in any_day(),
        length in any_length(),
    ) {
        let window = embedded().window(from, length);
        let longer = embedded().window(from, WorkingDays::new(length.get() + 1).unwrap());

        prop_assert_eq!(embedded().opens_next_step_on(&window).value, longer.ends_on);
    }
}
