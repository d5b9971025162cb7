//! The verdict against a second writing of §2: the days of a life are walked one by one, with a calendar and counts
//! of their own, and the two must agree on every random history.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its data must stop")]
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use zhicheng::cites;
use zhicheng::domain::catalogue::TitleLevel::{self, AssociateSenior, Intermediate, Junior};
use zhicheng::domain::clause::Clause;
use zhicheng::domain::eligibility::{
    Declarations, Degree, DegreeKind, Facts, Item, Place, Rule, Stint, Verdict,
};

const HISTORIES: u64 = 100_000;

/// Days are numbered from 1 January 1995; the walk ends on 31 December 2045.
const FIRST_YEAR: i32 = 1995;
const LAST_YEAR: i32 = 2045;

/// The terms the notice knows, in years; the last one stands for the year in Shanghai.
const TERMS: [u32; 5] = [1, 2, 5, 7, 10];
const ONE: usize = 0;
const TWO: usize = 1;
const FIVE: usize = 2;
const SEVEN: usize = 3;
const TEN: usize = 4;

#[test]
fn the_verdict_agrees_with_a_walk_through_the_days() {
    cites!(Clause::D25, Clause::D26, Clause::E0, Clause::E2, Clause::E3, Clause::E4);
    let calendar = Calendar::new();
    let mut random = Random(0x2025_0298);
    let mut seen = Seen::default();

    for number in 0..HISTORIES {
        let history = History::random(&mut random, &calendar);
        let found = history.found(&calendar);
        let expected = history.expected(&calendar);
        assert_eq!(found, expected, "history {number}: {history:?}");
        seen.count(&history, &expected);
    }

    // A generator that never reaches the edges would prove nothing.
    let least = |count: u64| count * 100 > HISTORIES;
    assert!(
        least(seen.eligible) && least(seen.later) && least(seen.never) && least(seen.on_the_day),
        "{seen:?}"
    );
}

/// What both sides say: eligible, the first day, and the day each count of years is full.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    is_eligible: bool,
    first_day: Option<usize>,
    full: BTreeMap<&'static str, Option<usize>>,
}

#[derive(Debug, Default)]
struct Seen {
    eligible: u64,
    later: u64,
    never: u64,
    on_the_day: u64,
}

impl Seen {
    fn count(&mut self, history: &History, told: &Told) {
        self.eligible += u64::from(told.is_eligible);
        self.later += u64::from(told.first_day.is_some_and(|day| day > history.as_of));
        self.never += u64::from(told.first_day.is_none());
        self.on_the_day += u64::from(told.first_day.is_some_and(|day| day.abs_diff(history.as_of) <= 1));
    }
}

/// Every day as (year, month, day), found by counting days of months; and back.
struct Calendar {
    days: Vec<(i32, u32, u32)>,
    number: BTreeMap<(i32, u32, u32), usize>,
    /// For each term, the number of the corresponding day of every day (D-26).
    corresponding: Vec<Vec<usize>>,
}

impl Calendar {
    fn new() -> Self {
        let mut days = Vec::new();
        for year in FIRST_YEAR..=LAST_YEAR {
            for month in 1..=12 {
                days.extend((1..=days_of(year, month)).map(|day| (year, month, day)));
            }
        }
        let number: BTreeMap<_, _> = days.iter().enumerate().map(|(index, day)| (*day, index)).collect();
        let mut calendar = Self { days, number, corresponding: Vec::new() };
        calendar.corresponding = TERMS.map(|years| calendar.corresponding_days(years)).into();
        calendar
    }

    fn corresponding_days(&self, years: u32) -> Vec<usize> {
        let one = |&(year, month, day): &(i32, u32, u32)| {
            let year = year + i32::try_from(years).unwrap();
            let day = day.min(days_of(year, month));
            self.number.get(&(year, month, day)).copied().unwrap_or(usize::MAX)
        };
        self.days.iter().map(one).collect()
    }

    fn date(&self, number: usize) -> NaiveDate {
        let (year, month, day) = self.days[number];
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn number(&self, date: NaiveDate) -> usize {
        self.number[&(date.year(), date.month(), date.day())]
    }
}

fn days_of(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The last day of a job that has none.
const GOES_ON: usize = usize::MAX;

/// A job by day numbers; both days are worked.
#[derive(Debug, Clone, Copy)]
struct Job {
    from: usize,
    /// `GOES_ON` while it goes on.
    to: usize,
    in_shanghai: bool,
}

#[derive(Debug)]
struct History {
    level: TitleLevel,
    is_engineering: bool,
    holding_years: Option<u32>,
    as_of: usize,
    awarded: usize,
    degrees: Vec<(DegreeKind, bool, usize)>,
    jobs: Vec<Job>,
    declares: [bool; 3],
    overseas: [bool; 2],
}

/// Counting the days of full years as D-25 says it: the day work goes on after a gap, the starting day moves forward
/// by the length of the gap. The term is full on its corresponding day if every day since the (moved) starting day
/// was worked; a day is judged only while work goes on or on the morning after.
#[derive(Default)]
struct Walk {
    starting_day: Option<usize>,
    idle_days: usize,
    terms_full: usize,
    full: [Option<usize>; TERMS.len()],
}

impl Walk {
    fn step(&mut self, today: usize, is_worked: bool, calendar: &Calendar) {
        let was_worked = self.starting_day.is_some() && self.idle_days == 0;
        if is_worked {
            self.starting_day = Some(self.starting_day.map_or(today, |day| day + self.idle_days));
            self.idle_days = 0;
        }
        let Some(start) = self.starting_day else { return };
        if is_worked || was_worked {
            // The terms stand in ascending order: a longer one is never full before a shorter one.
            while self.terms_full < TERMS.len() && calendar.corresponding[self.terms_full][start] <= today {
                self.full[self.terms_full] = Some(today);
                self.terms_full += 1;
            }
        }
        if !is_worked {
            self.idle_days += 1;
        }
    }

    /// Is this term full, counted by its place in `TERMS`?
    fn is_full(&self, term: usize) -> bool {
        term < self.terms_full
    }
}

impl History {
    fn random(random: &mut Random, calendar: &Calendar) -> Self {
        let as_of = calendar.number[&(2018, 1, 1)] + random.below(3650);
        let mut history = Self {
            level: [Junior, Intermediate, AssociateSenior][random.below(3)],
            is_engineering: random.is_one_in(2),
            holding_years: [None, None, Some(2), Some(10)][random.below(4)],
            as_of,
            awarded: as_of - random.below(5000),
            degrees: Vec::new(),
            jobs: Vec::new(),
            declares: [0; 3].map(|_| !random.is_one_in(60)),
            overseas: [random.is_one_in(2), !random.is_one_in(5)],
        };
        for _ in 0..[0, 1, 1, 2, 2, 3][random.below(6)] {
            let kind = DegreeKind::ALL[random.below(DegreeKind::ALL.len())];
            history.degrees.push((kind, !random.is_one_in(4), as_of - random.below(5000)));
        }
        for _ in 0..[0, 1, 2, 2, 3, 3, 4][random.below(7)] {
            let job = history.random_job(random, calendar);
            history.jobs.push(job);
        }
        history
    }

    /// Many jobs end, or began, within a day of a term being full: where mistakes live.
    fn random_job(&self, random: &mut Random, calendar: &Calendar) -> Job {
        let term = random.below(TERMS.len());
        let from = match random.below(3) {
            0 => self.as_of - (TERMS[term] as usize * 1461 / 4 + random.below(3)),
            1 => self.as_of - random.below(1200),
            _ => self.as_of - random.below(5400),
        };
        let end = match random.below(3) {
            0 => GOES_ON,
            1 => calendar.corresponding[term][from] + random.below(4) - 3,
            _ => from + random.below(1500),
        };
        Job { from, to: end.max(from), in_shanghai: !random.is_one_in(3) }
    }

    /// The verdict of the program.
    fn found(&self, calendar: &Calendar) -> Told {
        let (list, item) = ("shanghai-3.0".to_owned(), "C1".to_owned());
        let (level, engineering, holding_years) = (self.level, self.is_engineering, self.holding_years);
        let item = Item { list, item, level, engineering, holding_years };
        let verdict = Verdict::take(item, self.facts(calendar), Vec::new()).unwrap();
        let first_day = verdict.eligible_from().map(|day| calendar.number(day));
        Told { is_eligible: verdict.is_eligible(), first_day, full: Self::found_full(calendar, &verdict) }
    }

    /// Every count of years, asked of the engine one by one.
    fn found_full(calendar: &Calendar, verdict: &Verdict) -> BTreeMap<&'static str, Option<usize>> {
        let ask = |years, place| {
            let answer = Rule::Work { clause: Clause::E0, years, place }.answer(&verdict.facts, &[]);
            answer.span.if_yes.date().map(|day| calendar.number(day))
        };
        NAMES
            .iter()
            .zip(TERMS)
            .map(|(name, years)| (*name, ask(years, Place::Anywhere)))
            .chain([("Shanghai", ask(1, Place::Shanghai))])
            .collect()
    }

    fn facts(&self, calendar: &Calendar) -> Facts {
        let degree = |&(kind, stem, day): &(DegreeKind, bool, usize)| Degree {
            kind,
            stem,
            awarded_on: calendar.date(day),
        };
        let stint = |job: &Job| Stint {
            from: calendar.date(job.from),
            to: (job.to != GOES_ON).then(|| calendar.date(job.to)),
            in_shanghai: job.in_shanghai,
        };
        let [law_abiding, ethics, duty] = self.declares;
        Facts {
            as_of: calendar.date(self.as_of),
            certificate_awarded_on: Some(calendar.date(self.awarded)),
            degrees: self.degrees.iter().map(degree).collect(),
            work: self.jobs.iter().map(stint).collect(),
            overseas_experience: self.overseas[0],
            overseas_business: self.overseas[1],
            declarations: Declarations { law_abiding, ethics, duty },
            public_institution: false,
            superior_consent: false,
        }
    }

    /// The second writing: walk the days, and on each ask whether everything holds.
    fn expected(&self, calendar: &Calendar) -> Told {
        let mut anywhere = Walk::default();
        let mut shanghai = Walk::default();
        let mut first_day = None;
        let can_hold = self.holds_apart_from_time();
        let last_end = self.jobs.iter().map(|job| job.to).max().unwrap_or(0);
        let begin = self.jobs.iter().map(|job| job.from).min().unwrap_or(self.as_of);
        for today in begin..self.as_of + 365 * 11 {
            let (mut is_worked, mut is_worked_in_shanghai) = (false, false);
            for job in &self.jobs {
                if job.from <= today && today <= job.to {
                    is_worked = true;
                    is_worked_in_shanghai |= job.in_shanghai;
                }
            }
            anywhere.step(today, is_worked, calendar);
            shanghai.step(today, is_worked_in_shanghai, calendar);
            if can_hold && first_day.is_none() && self.holds(today, &anywhere, &shanghai, calendar) {
                first_day = Some(today);
            }
            let is_counted = anywhere.terms_full == TERMS.len() && shanghai.terms_full > 0;
            if (first_day.is_some() || !can_hold) && (is_counted || last_end < today) {
                break;
            }
        }
        let mut full: BTreeMap<_, _> = NAMES.iter().copied().zip(anywhere.full).collect();
        full.insert("Shanghai", shanghai.full[ONE]);
        Told { is_eligible: first_day.is_some_and(|day| day <= self.as_of), first_day, full }
    }

    /// What no later day can change: work in Shanghai now, the declarations, B-4, and the degrees held.
    fn holds_apart_from_time(&self) -> bool {
        let covers = |job: &Job| job.from <= self.as_of && self.as_of <= job.to;
        self.jobs.iter().any(|job| job.in_shanghai && covers(job))
            && self.declares == [true; 3]
            && self.overseas != [false; 2]
            && (!self.is_engineering || self.has_stem(self.as_of))
            && self.degrees.iter().any(|(kind, _, _)| *kind != DegreeKind::JuniorCollege)
    }

    fn holds(&self, today: usize, anywhere: &Walk, shanghai: &Walk, calendar: &Calendar) -> bool {
        let holds_certificate = match self.holding_years {
            None => self.awarded <= today,
            Some(2) => calendar.corresponding[TWO][self.awarded] <= today,
            Some(_) => calendar.corresponding[TEN][self.awarded] <= today,
        };
        shanghai.is_full(ONE)
            && holds_certificate
            && (!self.is_engineering || self.has_stem(today))
            && self.has_degree_and_years(today, anywhere)
    }

    fn has(&self, today: usize, kinds: &[DegreeKind]) -> bool {
        self.degrees.iter().any(|(kind, _, day)| kinds.contains(kind) && *day <= today)
    }

    fn has_stem(&self, today: usize) -> bool {
        self.degrees
            .iter()
            .any(|(kind, stem, day)| *stem && *kind != DegreeKind::JuniorCollege && *day <= today)
    }

    /// The three lists of §2(2), as they stand there.
    fn has_degree_and_years(&self, today: usize, work: &Walk) -> bool {
        use DegreeKind::*;
        let doctor = self.has(today, &[Doctor]);
        let master = self.has(today, &[SecondBachelor, Master, Doctor]);
        let bachelor = self.has(today, &[UndergraduateDiploma, Bachelor, SecondBachelor, Master, Doctor]);
        match self.level {
            Junior => master || bachelor && work.is_full(ONE),
            Intermediate => doctor || master && work.is_full(TWO) || bachelor && work.is_full(FIVE),
            AssociateSenior => {
                doctor && work.is_full(TWO) || master && work.is_full(SEVEN) || bachelor && work.is_full(TEN)
            }
        }
    }
}

const NAMES: [&str; TERMS.len()] = ["1 year", "2 years", "5 years", "7 years", "10 years"];

/// `SplitMix64`: the same histories on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }

    fn is_one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }
}
