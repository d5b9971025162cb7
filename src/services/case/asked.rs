//! What is asked of the office's queue: tab, owner, what is left of a deadline.
use super::cover;
use crate::db::Conn;
use crate::db::case::{Due, Moments, Narrowing, StepIs};
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, shanghai_time};
use crate::domain::case::Status;
use crate::domain::catalogue::{TitleLevel, embedded};
use crate::domain::ids::{RoundId, UserId};
use crate::domain::text_enum;
use crate::services::{Result, reference};
use chrono::{Days, NaiveDate, Utc};
use std::ops::RangeInclusive;

text_enum! {
    /// The stages of the office's work.
    pub enum Tab {
        Review = "review" ("受理审查", "To review"),
        Correction = "correction" ("等待补正", "In correction"),
        Result = "result" ("结果公示", "Result publicity"),
        Done = "done" ("已办结", "Done"),
        All = "all" ("全部", "All"),
    }
}

/// Whose cases are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// One's own, and those of whoever one covers today.
    Mine,
    Unclaimed,
    Of(UserId),
}

impl Owner {
    /// As it stands in an address: `mine`, `unclaimed`, or the id of a colleague.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "mine" => Some(Self::Mine),
            "unclaimed" => Some(Self::Unclaimed),
            id => UserId::parse(id).map(Self::Of),
        }
    }
}

text_enum! {
    /// What is left of a deadline, in working days.
    pub enum Bucket {
        Overdue = "overdue" ("逾期", "Overdue"),
        Today = "today" ("今日到期", "Due today"),
        Soon = "soon" ("剩 1 至 3 天", "1 to 3 days left"),
        Later = "later" ("剩 4 天以上", "4 or more days left"),
        Paused = "paused" ("暂停计时", "Clock paused"),
    }
}

impl Tab {
    fn statuses(self) -> &'static [Status] {
        match self {
            Self::Review => &[Status::Filed],
            Self::Correction => &[Status::Correction],
            Self::Result => &[Status::ResultPublicity],
            Self::Done => DONE,
            // Whatever the reader may know of.
            Self::All => &[],
        }
    }
}

/// Statuses in which the office has nothing left to do.
const DONE: &[Status] = &[
    Status::Accepted,
    Status::PanelReview,
    Status::Certifying,
    Status::Certified,
    Status::Revoked,
    Status::NotAccepted,
    Status::NotPassed,
    Status::Lapsed,
    Status::ObjectionUpheld,
    Status::Withdrawn,
    Status::Terminated,
    Status::VerificationFailed,
    Status::DeclinedByEmployer,
];

impl Bucket {
    /// Where a deadline falls; none where no deadline runs.
    pub fn of(
        calendar: &Calendar,
        today: NaiveDate,
        due_on: Option<NaiveDate>,
        is_paused: bool,
    ) -> Option<Self> {
        if is_paused {
            return Some(Self::Paused);
        }
        Some(match calendar.working_days_between(today, due_on?).value {
            ..0 => Self::Overdue,
            0 => Self::Today,
            1..=3 => Self::Soon,
            _ => Self::Later,
        })
    }

    pub(super) fn range(self, calendar: &Calendar, today: NaiveDate) -> Due {
        let fourth = (0..4).fold(today, |day, _| calendar.next_working_day_after(day).value);
        // A deadline on a day off is due as long as no working day has passed.
        let (yesterday, next) = (today - Days::new(1), calendar.next_working_day_after(today).value);
        let (from, to) = match self {
            Self::Overdue => (FIRST, yesterday),
            Self::Today => (today, next - Days::new(1)),
            Self::Soon => (next, fourth - Days::new(1)),
            Self::Later => (fourth, LAST),
            Self::Paused => return Due::Paused,
        };
        Due::Within { from, to }
    }
}

/// Days outside any deadline, within what the database can hold.
const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day of the calendar");
const LAST: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day of the calendar");

/// What is asked of the queue.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// None: the cases to review.
    pub tab: Option<Tab>,
    /// Part of a name or number.
    pub text: String,
    pub level: Option<TitleLevel>,
    pub owner: Option<Owner>,
    pub due: Option<Bucket>,
    pub round: Option<RoundId>,
    /// What a number of the dashboards counted.
    pub counted: Counted,
}

/// The cases behind one number of the dashboards.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// None: those of the tab.
    pub statuses: Vec<Status>,
    pub step: Option<StepIs>,
    /// Shanghai days, both included.
    pub opened: Option<RangeInclusive<NaiveDate>>,
    /// The days since which they stand where they stand.
    pub since: Option<RangeInclusive<NaiveDate>>,
}

impl Asked {
    pub fn tab(&self) -> Tab {
        self.tab.unwrap_or(Tab::Review)
    }

    pub(super) fn narrowing(&self, conn: &mut Conn, actor: &Actor, calendar: &Calendar) -> Result<Narrowing> {
        let claimed_by = match self.owner {
            Some(Owner::Mine) => {
                let own = std::iter::once(actor.user_id);
                Some(own.chain(cover::covered(conn, actor)?).collect())
            }
            Some(Owner::Of(person)) => Some(vec![person]),
            Some(Owner::Unclaimed) | None => None,
        };
        let counted = &self.counted;
        Ok(Narrowing {
            statuses: match counted.statuses.as_slice() {
                [] => self.tab().statuses().to_vec(),
                some => some.to_vec(),
            },
            step: counted.step,
            round: self.round,
            opened: counted.opened.as_ref().and_then(moments),
            entered: counted.since.as_ref().and_then(moments),
            // Only the reviewer resumes what is suspended, so it must not be lost from sight.
            with_suspended: self.tab() == Tab::Review,
            text: Some(self.text.clone()),
            claimed_by,
            is_unclaimed: self.owner == Some(Owner::Unclaimed),
            items: self.level.map(rows_of),
            due: self.due.map(|due| due.range(calendar, reference::today(actor))),
            ..Narrowing::default()
        })
    }
}

/// From the first day's beginning to the last day's end in Shanghai.
pub fn moments(days: &RangeInclusive<NaiveDate>) -> Option<Moments> {
    let beginning = |day: NaiveDate| {
        let midnight = day.and_hms_opt(0, 0, 0)?.and_local_timezone(shanghai_time()).earliest()?;
        Some(midnight.with_timezone(&Utc))
    };
    Some((beginning(*days.start())?, beginning(days.end().succ_opt()?)?))
}

/// The class C rows that lead to a level, in every version of the list.
fn rows_of(level: TitleLevel) -> Vec<(String, Vec<i32>)> {
    let of = |list: &crate::domain::catalogue::ListVersion| {
        let rows = list.items.iter().filter(|item| item.title_level == level);
        (list.id.clone(), rows.map(|item| i32::from(item.number)).collect())
    };
    embedded().iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::embedded;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn every_deadline_falls_into_the_bucket_whose_range_holds_it() {
        let today = day(13);
        for due in 1..=30 {
            let bucket = Bucket::of(embedded(), today, Some(day(due)), false).unwrap();

            let Due::Within { from, to } = bucket.range(embedded(), today) else { panic!("a range of days") };
            assert!((from..=to).contains(&day(due)), "{due} November is {bucket}");
        }
    }

    #[test]
    fn a_stopped_clock_is_a_bucket_of_its_own() {
        assert_eq!(Bucket::of(embedded(), day(13), Some(day(1)), true), Some(Bucket::Paused));
        assert_eq!(Bucket::of(embedded(), day(13), None, false), None);
    }
}
