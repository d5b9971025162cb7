//! Counting full years of work by D-25 and D-26, and full years of holding a certificate.
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::engine::When;
use super::facts::Stint;
use super::rule::Place;

/// Unbroken work: the first day, and the first day no longer worked (`None`: goes on).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    from: NaiveDate,
    until: Option<NaiveDate>,
}

/// How much has been counted by the cut-off date, for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    pub years: u32,
    pub months: u32,
    pub days: u32,
}

/// The corresponding day `years` years later; from 29 February it is 28 February where there is no 29th (D-26).
pub fn corresponding_day(from: NaiveDate, years: u32) -> Option<NaiveDate> {
    from.checked_add_months(Months::new(years.checked_mul(12)?))
}

/// The first day on which `years` full years are complete; a job without an end goes on for ever.
///
/// D-25: overlapping jobs count once; a gap moves the starting day forward by its length, on the day work goes on;
/// the first run that reaches the corresponding day decides, so nothing later can undo it. A gap after the last job
/// moves nothing: a year is never completed by not working.
pub fn complete(work: &[Stint], years: u32, place: Place) -> When {
    let mut starting_day: Option<NaiveDate> = None;
    let mut last_end: Option<NaiveDate> = None;
    for run in runs(work, place) {
        let Some(start) = moved(starting_day, last_end, run.from) else { return When::Never };
        let Some(due) = corresponding_day(start, years) else { return When::Never };
        if run.until.is_none_or(|until| due <= until) {
            return When::From(due.max(run.from));
        }
        starting_day = Some(start);
        last_end = run.until;
    }
    When::Never
}

/// What is counted up to and including `as_of`.
pub fn tally(work: &[Stint], place: Place, as_of: NaiveDate) -> Tally {
    let mut counted = Tally::default();
    let mut starting_day: Option<NaiveDate> = None;
    let mut last_end: Option<NaiveDate> = None;
    for run in runs(work, place).into_iter().filter(|run| run.from <= as_of) {
        let Some(start) = moved(starting_day, last_end, run.from) else { break };
        let today_over = as_of.succ_opt().unwrap_or(as_of);
        let until = run.until.map_or(today_over, |until| until.min(today_over));
        counted = between(start, until);
        starting_day = Some(start);
        last_end = Some(until);
    }
    counted
}

/// The starting day once work goes on at `resumed`: the first day of all, moved by the gaps.
fn moved(
    starting_day: Option<NaiveDate>,
    last_end: Option<NaiveDate>,
    resumed: NaiveDate,
) -> Option<NaiveDate> {
    match starting_day.zip(last_end) {
        None => Some(resumed),
        Some((start, end)) => start.checked_add_signed(resumed - end),
    }
}

/// The jobs at `place` as runs, earliest first; touching and overlapping jobs are one run.
fn runs(work: &[Stint], place: Place) -> Vec<Run> {
    let mut stints: Vec<_> =
        work.iter().filter(|stint| place == Place::Anywhere || stint.in_shanghai).collect();
    stints.sort_by_key(|stint| stint.from);
    let mut runs: Vec<Run> = Vec::new();
    for stint in stints {
        let until = stint.to.and_then(|to| to.succ_opt());
        match runs.last_mut() {
            Some(run) if run.until.is_none_or(|end| stint.from <= end) => {
                run.until = run.until.zip(until).map(|(one, other)| one.max(other));
            }
            _ => runs.push(Run { from: stint.from, until }),
        }
    }
    runs
}

/// Whole years, whole months and days from `start` to the morning of `until`.
fn between(start: NaiveDate, until: NaiveDate) -> Tally {
    let elapsed =
        (until.year() - start.year()) * 12 + until.month().cast_signed() - start.month().cast_signed();
    let after = |months: u32| start.checked_add_months(Months::new(months));
    let mut months = u32::try_from(elapsed).unwrap_or(0);
    if after(months).is_some_and(|day| day > until) {
        months = months.saturating_sub(1);
    }
    let days = after(months).map_or(0, |day| (until - day).num_days());
    Tally { years: months / 12, months: months % 12, days: u32::try_from(days).unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cites;
    use crate::domain::clause::Clause;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn job(from: &str, to: &str) -> Stint {
        let to = (to != "goes on").then(|| day(to));
        Stint { from: day(from), to, in_shanghai: true }
    }

    fn full(work: &[Stint], years: u32) -> Option<NaiveDate> {
        match complete(work, years, Place::Anywhere) {
            When::From(day) => Some(day),
            _ => None,
        }
    }

    #[test]
    fn a_year_from_1_march_is_full_on_1_march() {
        cites!(Clause::D26);
        assert_eq!(full(&[job("2023-03-01", "goes on")], 1), Some(day("2024-03-01")));
    }

    #[test]
    fn a_year_from_29_february_is_full_on_28_february() {
        cites!(Clause::D26);
        assert_eq!(full(&[job("2024-02-29", "goes on")], 1), Some(day("2025-02-28")));
        assert_eq!(full(&[job("2020-02-29", "goes on")], 4), Some(day("2024-02-29")));
    }

    #[test]
    fn the_last_day_of_a_job_is_worked() {
        assert_eq!(full(&[job("2012-01-01", "2012-12-31")], 1), Some(day("2013-01-01")));
        assert_eq!(full(&[job("2012-01-01", "2012-12-30")], 1), None);
    }

    #[test]
    fn a_gap_moves_the_starting_day_by_its_length() {
        cites!(Clause::D25);
        let halves = [job("2019-01-01", "2019-06-30"), job("2021-01-01", "goes on")];

        // 550 days of gap after 181 days of work: from 2020-07-04, full on 2021-07-04.
        assert_eq!(full(&halves, 1), Some(day("2021-07-04")));
    }

    #[test]
    fn overlapping_jobs_count_once() {
        cites!(Clause::D25);
        let both = [
            job("2020-01-01", "2020-12-31"),
            job("2020-03-01", "2020-10-31"),
            job("2020-06-01", "2021-12-30"),
        ];

        assert_eq!(full(&both, 2), None);
        assert_eq!(full(&[both[0], job("2021-01-01", "2021-12-31")], 2), Some(day("2022-01-01")));
    }

    #[test]
    fn the_order_in_which_jobs_are_given_does_not_matter() {
        let (one, two) = (job("2015-01-01", "2015-12-01"), job("2018-01-01", "goes on"));
        assert_eq!(full(&[one, two], 1), full(&[two, one], 1));
    }

    #[test]
    fn a_year_once_full_stays_full_after_a_gap_over_a_leap_day() {
        cites!(Clause::D25);
        let work = [job("2013-06-01", "2014-05-31"), job("2016-01-01", "goes on")];
        assert_eq!(full(&work, 1), Some(day("2014-06-01")));
    }

    #[test]
    fn a_year_is_never_completed_by_not_working() {
        cites!(Clause::D25);
        // 365 days of a leap year: a starting day that ran on with every idle day would pass the leap day.
        assert_eq!(full(&[job("2012-01-01", "2012-12-30")], 1), None);
        // Once work goes on, the whole gap counts, and the year is then full at once.
        let resumed = [job("2012-01-01", "2012-12-30"), job("2013-06-01", "2013-06-01")];
        assert_eq!(full(&resumed, 1), Some(day("2013-06-01")));
    }

    #[test]
    fn a_year_is_not_full_before_work_goes_on() {
        // The years around 2100 lack a leap day: moved there, the starting day is five years and a day in the past.
        let work = [job("2091-06-01", "2096-05-30"), job("2102-03-01", "goes on")];
        assert_eq!(full(&work, 5), Some(day("2102-03-01")));
    }

    #[test]
    fn only_work_in_shanghai_counts_towards_shanghai() {
        cites!(Clause::D06);
        let abroad = Stint { in_shanghai: false, ..job("2010-01-01", "goes on") };
        let work = [abroad, job("2020-05-01", "goes on")];

        assert_eq!(complete(&work, 1, Place::Shanghai), When::From(day("2021-05-01")));
        assert_eq!(complete(&work, 1, Place::Anywhere), When::From(day("2011-01-01")));
    }

    #[test]
    fn the_tally_stops_at_the_cut_off_date_and_includes_it() {
        cites!(Clause::D01);
        let work = [job("2020-01-15", "goes on")];
        let counted = |as_of| tally(&work, Place::Anywhere, day(as_of));

        assert_eq!(counted("2021-01-13"), Tally { years: 0, months: 11, days: 30 });
        assert_eq!(counted("2021-01-14"), Tally { years: 1, months: 0, days: 0 });
        assert_eq!(counted("2020-01-01"), Tally::default());
    }

    #[test]
    fn the_tally_leaves_gaps_out() {
        let work = [job("2019-01-01", "2019-06-30"), job("2021-01-01", "2021-01-31")];
        assert_eq!(tally(&work, Place::Anywhere, day("2026-01-01")), Tally { years: 0, months: 6, days: 28 });
    }
}
