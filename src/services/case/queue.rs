//! The office's queue: what is asked of it, its lines, its counts, and the way from one case to the next.
use crate::db::case::{self as db, CaseRow, Cursor, Due, Moments, Narrowing, Place, StepIs};
use crate::db::round::{self, RoundRow};
use crate::db::{Conn, account, employer, review};
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, shanghai_time};
use crate::domain::case::Status;
use crate::domain::catalogue::{ListItem, TitleLevel, embedded};
use crate::domain::ids::{CaseId, OrgId, RoundId, UserId};
use crate::domain::policy::Key;
use crate::domain::text_enum;
use crate::services::{Result, reference};
use chrono::{Days, NaiveDate, Utc};
use std::collections::BTreeMap;
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

text_enum! {
    /// Whose cases are listed.
    pub enum Owner {
        Mine = "mine" ("我经办的", "Mine"),
        Unclaimed = "unclaimed" ("未领取", "Not taken"),
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

    fn range(self, calendar: &Calendar, today: NaiveDate) -> Due {
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
    pub officer: Option<UserId>,
}

impl Asked {
    pub fn tab(&self) -> Tab {
        self.tab.unwrap_or(Tab::Review)
    }

    fn narrowing(&self, actor: &Actor, calendar: &Calendar) -> Narrowing {
        let counted = &self.counted;
        Narrowing {
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
            claimed_by: (self.owner == Some(Owner::Mine)).then_some(actor.user_id).or(counted.officer),
            is_unclaimed: self.owner == Some(Owner::Unclaimed),
            items: self.level.map(rows_of),
            due: self.due.map(|due| due.range(calendar, reference::today(actor))),
            ..Narrowing::default()
        }
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

/// One line of a queue.
#[derive(Debug, Clone)]
pub struct QueueRow {
    pub case: CaseRow,
    pub item: &'static ListItem,
    pub unit: String,
    pub owner: Option<String>,
    /// Correction notices so far.
    pub corrections: i64,
}

/// A page of the queue.
#[derive(Debug, Clone)]
pub struct Queue {
    pub rows: Vec<QueueRow>,
    /// There are rows beyond this page, in the direction it was asked for.
    pub has_more: bool,
    /// Rows under this narrowing.
    pub total: i64,
    /// How many fall into each bucket, whatever bucket is chosen.
    pub buckets: Vec<(Bucket, u32)>,
    /// How many each tab holds that is worked through, without any filter.
    pub tabs: Vec<(Tab, i64)>,
    /// The newest rounds, for choosing one.
    pub rounds: Vec<RoundRow>,
    /// The name of the officer whose cases are asked for.
    pub officer: Option<String>,
    pub calendar: Calendar,
    pub lengths: Lengths,
}

/// How many working days the office, the applicant and a result's publicity have, by today's policy.
#[derive(Debug, Clone, Copy)]
pub struct Lengths {
    pub acceptance: u32,
    pub correction: u32,
    pub result: u32,
}

impl Lengths {
    pub fn on(conn: &mut Conn, day: NaiveDate) -> Result<Self> {
        Ok(Self {
            acceptance: reference::number(conn, Key::AcceptanceDays, day)?,
            correction: reference::number(conn, Key::CorrectionDays, day)?,
            result: reference::number(conn, Key::ResultPublicityDays, day)?,
        })
    }

    /// The length of the deadline that runs in a status.
    pub const fn of(self, status: Status) -> u32 {
        match status {
            Status::Correction => self.correction,
            Status::ResultPublicity => self.result,
            _ => self.acceptance,
        }
    }
}

/// One page of the queue.
pub fn queue(conn: &mut Conn, actor: &Actor, asked: &Asked, cursor: Cursor, limit: usize) -> Result<Queue> {
    let (calendar, today) = (reference::calendar(conn)?, reference::today(actor));
    let narrowing = asked.narrowing(actor, &calendar);
    let more = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let mut cases = db::queue(conn, actor, &narrowing, cursor, more)?;
    let has_more = cases.len() > limit;
    if has_more && matches!(cursor, Cursor::Before(_)) {
        cases.remove(0);
    }
    cases.truncate(limit);
    let due = db::due_days(conn, actor, &Narrowing { due: None, ..narrowing.clone() })?;
    let falls = |bucket| {
        let hits =
            due.iter().filter(|(day, paused)| Bucket::of(&calendar, today, *day, *paused) == Some(bucket));
        (bucket, u32::try_from(hits.count()).unwrap_or(u32::MAX))
    };
    Ok(Queue {
        total: db::count(conn, actor, &narrowing)?,
        buckets: Bucket::ALL.iter().copied().map(falls).collect(),
        tabs: tabs(conn, actor, &calendar)?,
        rounds: round::newest(conn, None, 20)?,
        officer: asked.counted.officer.map_or(Ok(None), |id| account::officer_name(conn, id))?,
        lengths: Lengths::on(conn, today)?,
        rows: lines(conn, cases)?,
        has_more,
        calendar,
    })
}

fn tabs(conn: &mut Conn, actor: &Actor, calendar: &Calendar) -> Result<Vec<(Tab, i64)>> {
    let mut counts = Vec::new();
    // The last two only grow, and nobody works through them: they are not counted for every page.
    for &tab in Tab::ALL.iter().filter(|tab| !matches!(tab, Tab::Done | Tab::All)) {
        let asked = Asked { tab: Some(tab), ..Asked::default() };
        counts.push((tab, db::count(conn, actor, &asked.narrowing(actor, calendar))?));
    }
    Ok(counts)
}

/// Cases as lines for the certificate office, which has no business with corrections.
pub fn certificate_lines(conn: &mut Conn, cases: Vec<CaseRow>) -> Result<Vec<QueueRow>> {
    described(conn, cases, &BTreeMap::new())
}

fn lines(conn: &mut Conn, cases: Vec<CaseRow>) -> Result<Vec<QueueRow>> {
    let ids: Vec<CaseId> = cases.iter().map(|case| case.id).collect();
    let corrections: BTreeMap<_, _> = review::correction_counts(conn, &ids)?.into_iter().collect();
    described(conn, cases, &corrections)
}

fn described(
    conn: &mut Conn,
    cases: Vec<CaseRow>,
    corrections: &BTreeMap<CaseId, i64>,
) -> Result<Vec<QueueRow>> {
    let orgs: Vec<OrgId> = cases.iter().map(|case| case.org_id).collect();
    let units: BTreeMap<_, _> = employer::names(conn, &orgs)?.into_iter().collect();
    let owners = officers(conn, cases.iter().filter_map(|case| case.claimed_by))?;
    let line = |case: CaseRow| {
        Ok(QueueRow {
            item: reference::item(&case.list_id, case.item_number)?,
            unit: units.get(&case.org_id).cloned().unwrap_or_default(),
            owner: case.claimed_by.and_then(|id| owners.get(&id).cloned()),
            corrections: corrections.get(&case.id).copied().unwrap_or(0),
            case,
        })
    };
    cases.into_iter().map(line).collect()
}

/// The names of colleagues in office; whoever has left it stays without a name.
pub fn officers(conn: &mut Conn, ids: impl Iterator<Item = UserId>) -> Result<BTreeMap<UserId, String>> {
    let mut names = BTreeMap::new();
    for id in ids {
        if let std::collections::btree_map::Entry::Vacant(place) = names.entry(id)
            && let Some(name) = account::officer_name(conn, id)?
        {
            place.insert(name);
        }
    }
    Ok(names)
}

/// The cases around one in the queue, under the same filters.
#[derive(Debug, Clone, Copy, Default)]
pub struct Neighbours {
    pub previous: Option<CaseId>,
    pub next: Option<CaseId>,
}

pub fn neighbours(conn: &mut Conn, actor: &Actor, asked: &Asked, case: &CaseRow) -> Result<Neighbours> {
    let calendar = reference::calendar(conn)?;
    let narrowing = asked.narrowing(actor, &calendar);
    let place = Place { due_on: case.due_on, id: case.id };
    let mut first = |cursor| -> Result<Option<CaseId>> {
        Ok(db::queue(conn, actor, &narrowing, cursor, 1)?.first().map(|case| case.id))
    };
    Ok(Neighbours { previous: first(Cursor::Before(place))?, next: first(Cursor::After(place))? })
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
