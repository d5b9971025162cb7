//! Counting: the worked examples of the rule, days left, the next working day.
use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn working_days(count: u32) -> WorkingDays {
    WorkingDays::new(count).unwrap()
}

fn window(from: &str, count: u32) -> Window {
    embedded().window(day(from), working_days(count))
}

fn counted(window: &Window) -> Vec<String> {
    window.days.iter().map(|day| day.format("%m-%d").to_string()).collect()
}

mod a_window_of_five_working_days {
    use super::*;

    #[test]
    fn crosses_the_october_holidays_and_counts_the_make_up_saturday() {
        let window = window("2025-09-30", 5);

        assert_eq!(counted(&window), ["10-09", "10-10", "10-11", "10-13", "10-14"]);
        assert_eq!(window.ends_on, day("2025-10-14"));
        assert!(!window.provisional);
        assert_eq!(embedded().opens_next_step_on(&window).value, day("2025-10-15"));
    }

    #[test]
    fn opened_on_a_holiday_ends_as_if_opened_on_the_last_working_day_before() {
        let window = window("2025-10-01", 5);

        assert_eq!(counted(&window), ["10-09", "10-10", "10-11", "10-13", "10-14"]);
        assert_eq!(window.ends_on, day("2025-10-14"));
        assert_eq!(embedded().opens_next_step_on(&window).value, day("2025-10-15"));
    }

    #[test]
    fn counts_the_make_up_sunday_before_labour_day() {
        let window = window("2025-04-25", 5);

        assert_eq!(counted(&window), ["04-27", "04-28", "04-29", "04-30", "05-06"]);
        assert_eq!(window.ends_on, day("2025-05-06"));
        assert_eq!(embedded().opens_next_step_on(&window).value, day("2025-05-07"));
    }

    #[test]
    fn opened_on_a_friday_does_not_count_that_friday() {
        let window = window("2026-11-20", 5);

        assert_eq!(counted(&window), ["11-23", "11-24", "11-25", "11-26", "11-27"]);
        assert_eq!(window.ends_on, day("2026-11-27"));
        assert_eq!(
            embedded().opens_next_step_on(&window),
            Reckoned { value: day("2026-11-30"), is_provisional: false }
        );
    }

    #[test]
    fn opened_on_a_saturday_ends_as_if_opened_on_friday() {
        let window = window("2026-11-21", 5);

        assert_eq!(window.days, super::window("2026-11-20", 5).days);
        assert_eq!(window.ends_on, day("2026-11-27"));
        assert_eq!(embedded().opens_next_step_on(&window).value, day("2026-11-30"));
    }

    #[test]
    fn that_crosses_into_a_year_not_loaded_is_provisional_and_still_skips_new_years_day() {
        let window = window("2026-12-29", 5);

        assert_eq!(counted(&window), ["12-30", "12-31", "01-04", "01-05", "01-06"]);
        assert_eq!(window.ends_on, day("2027-01-06"));
        assert!(window.provisional);
        assert_eq!(
            embedded().opens_next_step_on(&window),
            Reckoned { value: day("2027-01-07"), is_provisional: true }
        );
    }

    #[test]
    fn that_ends_on_the_last_day_loaded_is_exact_but_what_follows_is_not() {
        let window = window("2026-12-24", 5);

        assert_eq!(window.ends_on, day("2026-12-31"));
        assert!(!window.provisional);
        assert_eq!(
            embedded().opens_next_step_on(&window),
            Reckoned { value: day("2027-01-04"), is_provisional: true }
        );
    }

    #[test]
    fn that_only_begins_in_a_year_not_loaded_is_provisional() {
        let window = window("2023-12-31", 5);

        assert_eq!(counted(&window), ["01-02", "01-03", "01-04", "01-05", "01-08"]);
        assert!(window.provisional);
    }

    #[test]
    fn that_begins_on_the_first_day_loaded_is_exact() {
        assert!(!window("2024-01-01", 5).provisional);
    }

    #[test]
    fn far_outside_the_loaded_years_counts_weekdays_less_fixed_holidays() {
        let window = window("2030-09-27", 5);

        assert_eq!(counted(&window), ["09-30", "10-04", "10-07", "10-08", "10-09"]);
        assert!(window.provisional);
    }

    #[test]
    fn guesses_2_may_off_only_since_it_became_a_public_holiday_in_2025() {
        let nothing_loaded = Calendar::default();

        assert_eq!(nothing_loaded.window(day("2024-04-30"), working_days(1)).ends_on, day("2024-05-02"));
        assert_eq!(nothing_loaded.window(day("2025-04-30"), working_days(1)).ends_on, day("2025-05-05"));
    }

    #[test]
    fn that_is_provisional_leaves_the_next_step_provisional_too() {
        let window = window("2023-12-31", 5);

        let next = embedded().opens_next_step_on(&window);

        assert_eq!(next, Reckoned { value: day("2024-01-09"), is_provisional: true });
    }

    #[test]
    fn across_a_year_missing_in_the_middle_is_provisional() {
        let years = embedded().years().filter(|year| year.year != 2025).cloned();

        let window = Calendar::new(years).window(day("2024-12-30"), working_days(300));

        assert_eq!(window.ends_on.year(), 2026);
        assert!(window.provisional);
    }

    #[test]
    fn says_which_days_it_skipped_and_why() {
        let window = window("2026-09-24", 2);

        let reasons: Vec<(String, &str, &str)> = window
            .skipped
            .iter()
            .map(|skipped| (skipped.date.to_string(), skipped.why.zh(), skipped.why.en()))
            .collect();
        assert_eq!(
            reasons,
            [
                ("2026-09-25".to_owned(), "中秋节", "Mid-Autumn Festival"),
                ("2026-09-26".to_owned(), "中秋节", "Mid-Autumn Festival"),
                ("2026-09-27".to_owned(), "中秋节", "Mid-Autumn Festival"),
            ]
        );
        assert_eq!(window.ends_on, day("2026-09-29"));
    }

    #[test]
    fn closes_at_midnight_in_shanghai_and_not_a_moment_earlier() {
        let window = window("2026-11-20", 5);

        assert_eq!(window.closes_at(), at("2026-11-27T16:00:00Z"));
        assert!(!window.is_over(at("2026-11-27T15:59:59.999999999Z")));
        assert!(window.is_over(at("2026-11-27T16:00:00Z")));
    }

    #[test]
    fn travels_through_json_unchanged() {
        let window = window("2025-09-30", 5);

        let json = serde_json::to_string(&window).unwrap();

        assert_eq!(serde_json::from_str::<Window>(&json).unwrap(), window);
    }
}

mod a_number_of_working_days {
    use super::*;

    #[test]
    fn is_at_least_1_and_at_most_3660() {
        assert_eq!(WorkingDays::new(0), Err(WorkingDaysError(0)));
        assert_eq!(WorkingDays::new(3661), Err(WorkingDaysError(3661)));
        assert_eq!(WorkingDays::new(1).unwrap().get(), 1);
        assert_eq!(WorkingDays::new(3660).unwrap().get(), 3660);
    }

    #[test]
    fn is_checked_when_read_from_json() {
        assert!(serde_json::from_str::<WorkingDays>("0").is_err());
        assert_eq!(serde_json::from_str::<WorkingDays>("5").unwrap(), WorkingDays::PUBLICITY_MINIMUM);
    }

    #[test]
    fn is_refused_with_the_cure_in_both_languages() {
        assert!(WorkingDaysError(0).to_string().contains("from 1 to 3660"));
        assert!(WorkingDaysError(0).zh().contains("1至3660"));
    }
}

mod days_left {
    use super::*;

    fn left(today: &str, end: &str) -> i64 {
        let left = embedded().working_days_between(day(today), day(end));
        assert!(!left.is_provisional);
        left.value
    }

    #[test]
    fn are_the_working_days_after_today_up_to_the_end() {
        assert_eq!(left("2026-11-20", "2026-11-27"), 5);
        assert_eq!(left("2026-11-26", "2026-11-27"), 1);
    }

    #[test]
    fn are_none_on_the_last_day() {
        assert_eq!(left("2026-11-27", "2026-11-27"), 0);
    }

    #[test]
    fn count_make_up_workdays_and_pass_over_holidays() {
        assert_eq!(left("2025-09-30", "2025-10-14"), 5);
    }

    #[test]
    fn are_negative_once_the_end_is_past() {
        assert_eq!(left("2026-11-30", "2026-11-27"), -1);
        assert_eq!(left("2026-12-01", "2026-11-27"), -2);
    }

    #[test]
    fn never_say_due_today_on_the_weekend_after_the_end() {
        assert_eq!(left("2026-11-28", "2026-11-27"), -1);
        assert_eq!(left("2026-11-29", "2026-11-27"), -1);
    }

    #[test]
    fn are_provisional_when_they_touch_a_year_not_loaded() {
        let left = embedded().working_days_between(day("2026-12-29"), day("2027-01-06"));

        assert_eq!(left, Reckoned { value: 5, is_provisional: true });
        assert!(!embedded().working_days_between(day("2026-12-31"), day("2026-12-31")).is_provisional);
    }
}

mod the_next_working_day {
    use super::*;

    #[test]
    fn passes_over_the_weekend() {
        let next = embedded().next_working_day_after(day("2026-11-20"));

        assert_eq!(next, Reckoned { value: day("2026-11-23"), is_provisional: false });
    }

    #[test]
    fn can_be_a_make_up_sunday() {
        assert_eq!(embedded().next_working_day_after(day("2026-01-01")).value, day("2026-01-04"));
    }

    #[test]
    fn in_a_year_not_loaded_is_provisional() {
        let next = embedded().next_working_day_after(day("2026-12-31"));

        assert_eq!(next, Reckoned { value: day("2027-01-04"), is_provisional: true });
    }
}

#[test]
fn it_is_already_tomorrow_in_shanghai_at_16_00_utc() {
    assert_eq!(shanghai_date(at("2026-11-27T15:59:59Z")), day("2026-11-27"));
    assert_eq!(shanghai_date(at("2026-11-27T16:00:00Z")), day("2026-11-28"));
}
