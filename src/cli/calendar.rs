//! `zhicheng calendar deadline`: the end of a window of working days.
use super::InputError;
use crate::domain::calendar::{self, Calendar, MAX_WORKING_DAYS, Window, WorkingDays};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::ops::RangeInclusive;

/// A day outside these years is a slip of the hand rather than a deadline.
const YEARS: RangeInclusive<i32> = 1950..=2200;

/// What the command prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// For stdout, one line of JSON.
    pub json: String,
    /// For stderr, when the end is provisional.
    pub warning: Option<String>,
}

#[derive(Serialize)]
struct Printed<'a> {
    from: NaiveDate,
    working_days: WorkingDays,
    ends_on: NaiveDate,
    days: &'a [NaiveDate],
    provisional: bool,
}

/// Counts `working_days` after `from` (not counted) by the embedded calendar. Both arguments are as typed.
pub fn deadline(from: &str, working_days: &str) -> Result<Deadline, InputError> {
    let calendar = calendar::embedded();
    let window = calendar.window(parse_from(from)?, parse_working_days(working_days)?);
    let printed = Printed {
        from: window.from,
        working_days: window.working_days,
        ends_on: window.ends_on,
        days: &window.days,
        provisional: window.provisional,
    };
    let json = serde_json::to_string(&printed).expect("a window is dates and numbers");
    Ok(Deadline { json, warning: window.provisional.then(|| warning(calendar, &window)) })
}

fn parse_from(text: &str) -> Result<NaiveDate, InputError> {
    let refused = |why: &str| InputError::new("from", format!("\"{text}\" {why}"));
    // `parse` alone would also take 2026-1-5, and one day then has several spellings.
    let date = text.parse().ok().filter(|date: &NaiveDate| date.to_string() == text);
    let date = date.ok_or_else(|| refused("is not a day of the calendar; write it as 2026-11-20"))?;
    if !YEARS.contains(&date.year()) {
        return Err(refused("is out of range; give a day from 1950-01-01 to 2200-12-31"));
    }
    Ok(date)
}

fn parse_working_days(text: &str) -> Result<WorkingDays, InputError> {
    let digits = Some(text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    let count = digits.and_then(|digits| digits.parse().ok()).and_then(|count| WorkingDays::new(count).ok());
    count.ok_or_else(|| {
        let reason =
            format!("\"{text}\" cannot be counted; give a whole number from 1 to {MAX_WORKING_DAYS}");
        InputError::new("working-days", reason)
    })
}

fn warning(calendar: &Calendar, window: &Window) -> String {
    let years: Vec<String> =
        calendar.years_not_loaded(window.from..=window.ends_on).iter().map(i32::to_string).collect();
    format!(
        "warning: no holiday notice is loaded for {}; those days are counted Monday to Friday less the fixed-date \
         public holidays, and the end may move when the notice is loaded\n\
         提示：尚未载入{}年的放假安排；相应日期暂按周一至周五扣除固定日期的法定节日计算，载入后截止日可能变动",
        years.join(", "),
        years.join("、"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(from: &str, working_days: &str) -> InputError {
        deadline(from, working_days).unwrap_err()
    }

    #[test]
    fn the_answer_is_one_line_of_json_with_the_promised_keys() {
        let answer = deadline("2026-11-20", "5").unwrap();

        assert_eq!(
            answer.json,
            r#"{"from":"2026-11-20","working_days":5,"ends_on":"2026-11-27","days":["2026-11-23","2026-11-24","2026-11-25","2026-11-26","2026-11-27"],"provisional":false}"#
        );
        assert_eq!(answer.warning, None);
    }

    #[test]
    fn a_count_beyond_the_last_loaded_year_answers_with_a_warning() {
        let answer = deadline("2026-12-29", "5").unwrap();

        assert!(answer.json.contains(r#""ends_on":"2027-01-06""#), "{}", answer.json);
        assert!(answer.json.ends_with(r#""provisional":true}"#), "{}", answer.json);
        assert!(answer.warning.unwrap().contains("loaded for 2027;"));
    }

    #[test]
    fn a_count_before_the_first_loaded_year_answers_with_a_warning() {
        let answer = deadline("2022-12-29", "300").unwrap();

        assert!(answer.json.ends_with(r#""provisional":true}"#), "{}", answer.json);
        assert!(answer.warning.unwrap().contains("loaded for 2022, 2023;"));
    }

    #[test]
    fn a_number_of_working_days_below_1_is_refused() {
        for working_days in ["0", "-1", "-5", "00"] {
            let refused = refusal("2026-11-20", working_days);

            assert_eq!(refused.field, "working-days");
            assert!(refused.reason.contains("from 1 to 3660"), "{refused}");
        }
    }

    #[test]
    fn an_absurd_number_of_working_days_is_refused() {
        assert!(deadline("2026-11-20", "3660").is_ok());
        assert_eq!(refusal("2026-11-20", "3661").field, "working-days");
        assert_eq!(refusal("2026-11-20", "99999999999999999999").field, "working-days");
    }

    #[test]
    fn what_is_not_a_whole_number_is_refused() {
        for working_days in ["", "five", "5.0", "+5", " 5", "５"] {
            assert_eq!(refusal("2026-11-20", working_days).field, "working-days", "{working_days}");
        }
    }

    #[test]
    fn what_is_not_a_day_is_refused() {
        for from in [
            "",
            "2026-02-29",
            "2026-13-01",
            "2026-1-5",
            "20261120",
            "2026/11/20",
            "2026-11-20T00:00",
            " 2026-11-20",
        ] {
            let refused = refusal(from, "5");

            assert_eq!(refused.field, "from", "{from}");
            assert!(refused.reason.contains("2026-11-20"), "{refused}");
        }
    }

    #[test]
    fn a_day_centuries_away_is_refused() {
        assert_eq!(refusal("1949-12-31", "5").field, "from");
        assert_eq!(refusal("2201-01-01", "5").field, "from");
        assert_eq!(refusal("+12026-11-20", "5").field, "from");
    }
}
