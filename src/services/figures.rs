//! The dashboards: how far cases come, how long they stand, who has how much in hand. Every number is counted, none
//! estimated; how long a thing takes is told by median and 90th percentile of decided cases, never by an average.
use super::case::queue::{Bucket, moments};
use crate::db::figures::{self as db, Counts, Held, Took, Way};
use crate::db::{Conn, case::Moments};
use crate::domain::actor::Actor;
use crate::domain::calendar::Calendar;
use crate::domain::case::Status;
use crate::domain::catalogue::TitleLevel;
use crate::domain::ids::UserId;
use crate::services::{Error, Result, reference};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// What is asked of the dashboards.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Shanghai days.
    pub period: RangeInclusive<NaiveDate>,
    /// None: every level.
    pub level: Option<TitleLevel>,
}

/// The dashboards.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The five steps, of the cases opened in the period.
    pub steps: Vec<Step>,
    /// Of these, those that got their certificate, and those whose certificate was taken back since.
    pub certified: u32,
    pub revoked: u32,
    pub ages: Vec<AgeRow>,
    /// The columns of the ages, with the days since which a case of each has stood in its place.
    pub columns: [(Age, RangeInclusive<NaiveDate>); 5],
    /// Working days from filing to the office's answer, of answers in the period.
    pub review: Spread,
    /// Working days from opening to the decision, of decisions in the period.
    pub whole: Spread,
    pub load: Option<Vec<LoadRow>>,
}

/// One step of the funnel. What reached it is what went on, what is still in hand, and what was lost here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub number: u8,
    pub reached: u32,
    /// Open cases of this step, by place.
    pub in_hand: Vec<(Status, u32)>,
    pub lost: Vec<(Status, u32)>,
}

/// Open cases of one place by age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeRow {
    pub status: Status,
    pub cases: Vec<(Age, u32)>,
}

impl AgeRow {
    pub fn total(&self) -> u32 {
        self.cases.iter().map(|(_, cases)| cases).sum()
    }
}

/// How many working days a case has stood in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Age {
    pub least: u32,
    /// None: no limit.
    pub most: Option<u32>,
}

/// The columns of the table of ages.
pub const AGES: [Age; 5] = [
    Age { least: 0, most: Some(5) },
    Age { least: 6, most: Some(10) },
    Age { least: 11, most: Some(20) },
    Age { least: 21, most: Some(40) },
    Age { least: 41, most: None },
];

impl Age {
    /// The days since which a case of this age has stood where it stands.
    pub fn days(self, calendar: &Calendar, today: NaiveDate) -> RangeInclusive<NaiveDate> {
        let latest = last_day_of_age(calendar, today, self.least);
        let earliest = self.most.map(|most| last_day_of_age(calendar, today, most + 1) + Days::new(1));
        earliest.unwrap_or(FIRST)..=latest
    }
}

/// No case is older.
const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day of the calendar");

/// The latest day from which at least `age` working days have passed until today.
fn last_day_of_age(calendar: &Calendar, today: NaiveDate, age: u32) -> NaiveDate {
    let (mut day, mut passed) = (today, 0);
    while passed < age && day > FIRST {
        let before = day - Days::new(1);
        passed += u32::from(calendar.working_days_between(before, day).value > 0);
        day = before;
    }
    day
}

/// How long decided cases took: the middle one, and the one that nine of ten did not outlast.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spread {
    pub cases: u32,
    pub median: Option<u32>,
    pub ninetieth: Option<u32>,
}

impl Spread {
    /// By nearest rank, so that each is the time of a case that there was.
    pub fn of(took: &[Took]) -> Self {
        let mut took = took.to_vec();
        took.sort_by_key(|took| took.days);
        let cases = took.iter().map(|took| took.cases).sum();
        let rank = |percent: u64| {
            let wanted = (u64::from(cases) * percent).div_ceil(100);
            let mut passed = 0;
            took.iter().find_map(|took| {
                passed += u64::from(took.cases);
                (passed >= wanted).then_some(took.days)
            })
        };
        Self { cases, median: rank(50), ninetieth: rank(90) }
    }
}

/// What one officer has in hand, by working days left; nobody: what is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadRow {
    pub officer: Option<UserId>,
    pub name: String,
    pub buckets: Vec<(Bucket, u32)>,
    /// With those that have no deadline.
    pub total: u32,
}

/// Counts everything. Numbers alone: the cases behind them are read in the queue, under the reader's own sight.
pub fn figures(conn: &mut Conn, actor: &Actor, asked: &Asked) -> Result<Figures> {
    let (calendar, today) = (reference::calendar(conn)?, reference::today(actor));
    let period: Moments = moments(&asked.period).ok_or(Error::NotFound)?;
    let counts =
        db::count(conn, period, asked.level, working_days(&calendar, today))?.ok_or(Error::NotFound)?;
    Ok(drawn(&counts, &calendar, today))
}

/// Every working day from the first loaded year to today; no case is older than the calendar it was counted with.
fn working_days(calendar: &Calendar, today: NaiveDate) -> Vec<NaiveDate> {
    let first = calendar.years().next().and_then(|year| NaiveDate::from_ymd_opt(year.year, 1, 1));
    let is_working = |day: &NaiveDate| calendar.working_days_between(*day - Days::new(1), *day).value > 0;
    let days = first.unwrap_or(today).iter_days().take_while(|day| *day <= today);
    days.filter(is_working).collect()
}

fn drawn(counts: &Counts, calendar: &Calendar, today: NaiveDate) -> Figures {
    let of = |status: Status| {
        let ways = counts.opened.iter().filter(|way| way.status == status);
        ways.map(|way| way.cases).sum()
    };
    Figures {
        steps: (1..=5).map(|number| step(&counts.opened, number)).collect(),
        certified: of(Status::Certified),
        revoked: of(Status::Revoked),
        ages: ages(counts, calendar, today),
        columns: AGES.map(|age| (age, age.days(calendar, today))),
        review: Spread::of(&counts.reviewed),
        whole: Spread::of(&counts.decided),
        load: counts.load.as_ref().map(|held| load(held, calendar, today)),
    }
}

fn step(opened: &[Way], number: u8) -> Step {
    let of = |is_wanted: &dyn Fn(Status) -> bool| {
        let here = |status: Status| {
            let ways = opened.iter().filter(|way| way.step == number && way.status == status);
            (status, ways.map(|way| way.cases).sum())
        };
        let all = Status::ALL.iter().copied().filter(|status| is_wanted(*status)).map(here);
        all.filter(|(_, cases)| *cases > 0).collect()
    };
    let is_certificate = |status| matches!(status, Status::Certified | Status::Revoked);
    Step {
        number,
        reached: opened.iter().filter(|way| way.step >= number).map(|way| way.cases).sum(),
        in_hand: of(&|status| !status.is_end()),
        lost: of(&|status| status.is_end() && !is_certificate(status)),
    }
}

fn ages(counts: &Counts, calendar: &Calendar, today: NaiveDate) -> Vec<AgeRow> {
    let ranges = AGES.map(|age| (age, age.days(calendar, today)));
    let row = |status: Status| {
        let here = || counts.standing.iter().filter(move |standing| standing.status == status);
        let of = |(age, days): &(Age, RangeInclusive<NaiveDate>)| {
            (*age, here().filter(|standing| days.contains(&standing.since)).map(|s| s.cases).sum())
        };
        AgeRow { status, cases: ranges.iter().map(of).collect() }
    };
    Status::ALL.iter().copied().filter(|status| !status.is_end()).map(row).collect()
}

fn load(held: &[Held], calendar: &Calendar, today: NaiveDate) -> Vec<LoadRow> {
    let mut rows: BTreeMap<(bool, String, Option<UserId>), LoadRow> = BTreeMap::new();
    for held in held {
        let name = held.name.clone().unwrap_or_default();
        let row =
            rows.entry((held.officer.is_none(), name.clone(), held.officer)).or_insert_with(|| LoadRow {
                officer: held.officer,
                name,
                buckets: Bucket::ALL.iter().map(|bucket| (*bucket, 0)).collect(),
                total: 0,
            });
        let bucket = Bucket::of(calendar, today, held.due_on, held.is_paused);
        for (_, count) in row.buckets.iter_mut().filter(|(of, _)| Some(*of) == bucket) {
            *count += held.cases;
        }
        row.total += held.cases;
    }
    rows.into_values().collect()
}

/// Numbers of cases whose kept moments disagree with their timeline, at most a hundred; for the command line.
pub fn amiss(conn: &mut Conn) -> Result<Vec<String>> {
    Ok(db::amiss(conn)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::embedded;

    fn took(all: &[(u32, u32)]) -> Vec<Took> {
        all.iter().map(|&(days, cases)| Took { days, cases }).collect()
    }

    #[test]
    fn the_median_and_the_ninetieth_are_times_of_cases_that_there_were() {
        let one_slow = Spread::of(&took(&[(400, 1), (3, 5), (8, 4)]));

        assert_eq!((one_slow.cases, one_slow.median, one_slow.ninetieth), (10, Some(3), Some(8)));
        assert_eq!(Spread::of(&took(&[(7, 1)])), Spread { cases: 1, median: Some(7), ninetieth: Some(7) });
        assert_eq!(Spread::of(&[]), Spread::default());
    }

    #[test]
    fn every_age_falls_into_the_column_whose_days_hold_it() {
        for today in [1, 9, 10, 11].map(|day| NaiveDate::from_ymd_opt(2026, 10, day).unwrap()) {
            for back in 0..120 {
                let since = today - Days::new(back);
                let age = u32::try_from(embedded().working_days_between(since, today).value).unwrap();

                let column: Vec<Age> =
                    AGES.into_iter().filter(|c| c.days(embedded(), today).contains(&since)).collect();
                let wanted: Vec<Age> = AGES
                    .into_iter()
                    .filter(|c| age >= c.least && c.most.is_none_or(|most| age <= most))
                    .collect();
                assert_eq!(column, wanted, "{since} seen from {today}, age {age}");
            }
        }
    }

    #[test]
    fn what_reached_a_step_went_on_is_in_hand_or_was_lost() {
        let way = |status, step, cases| Way { status, step, cases };
        let opened = [
            way(Status::Verifying, 1, 4),
            way(Status::Withdrawn, 2, 1),
            way(Status::Withdrawn, 3, 2),
            way(Status::NotPassed, 4, 3),
            way(Status::Certified, 5, 7),
            way(Status::Revoked, 5, 1),
        ];

        let steps: Vec<Step> = (1..=5).map(|number| step(&opened, number)).collect();

        assert_eq!(steps.iter().map(|step| step.reached).collect::<Vec<_>>(), [18, 14, 13, 11, 8]);
        assert_eq!(steps[1].lost, [(Status::Withdrawn, 1)]);
        assert_eq!(steps[4].lost, []);
        for pair in steps.windows(2) {
            let here: u32 = pair[0].in_hand.iter().chain(&pair[0].lost).map(|(_, cases)| cases).sum();
            assert_eq!(pair[0].reached, pair[1].reached + here);
        }
    }
}
