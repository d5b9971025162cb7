//! How a case is drawn wherever it is shown: state, steps, deadline; below, its record and its facts. No decisions:
//! the rules made them.
pub mod facts;
pub mod filing;
pub mod letter;
mod record;

pub use record::{checked, item_name, record};

use super::page::progress::{DaysLeft, DeadlineView, Step, StepState, Stepper};
use super::page::window::WindowView;
use super::page::{Mark, Phrase, Tag, Tone};
use crate::db::case::CaseRow;
use crate::db::timeline::EntryRow;
use crate::domain::calendar::{Calendar, shanghai_date};
use crate::domain::case::{Action, NoticeKind, Status, WaitingFor};
use crate::domain::lang::Lang;
use crate::services::case::CaseView;
use crate::text::casework::CaseworkText;
use crate::text::format::{self, Remaining};
use chrono::NaiveDate;

/// The state of a case in one word.
pub fn state(lang: Lang, case: &CaseRow) -> Tag {
    if case.suspended_at.is_some() {
        return Tag::new(Tone::Grey, CaseworkText(lang).paused()).marked(Mark::Pause);
    }
    match status(lang, case.status) {
        tag if tag.tone == Tone::Blue && case.waiting_for == WaitingFor::Applicant => {
            Tag { tone: Tone::Amber, ..tag }
        }
        tag => tag,
    }
}

/// Where a case stands and, if it is suspended, that its clock stands still.
pub fn states(lang: Lang, case: &CaseRow) -> Vec<Tag> {
    let paused = case.suspended_at.is_some().then(|| state(lang, case));
    let running = CaseRow { suspended_at: None, ..case.clone() };
    std::iter::once(state(lang, &running)).chain(paused).collect()
}

/// A status as a tag: violet came back, amber waits for somebody, blue is in work.
pub fn status(lang: Lang, status: Status) -> Tag {
    use Status::*;
    let (tone, mark) = match status {
        Certified => (Tone::Green, Some(Mark::Tick)),
        Withdrawn => (Tone::Grey, None),
        status if status.is_end() => (Tone::Red, Some(Mark::Cross)),
        Correction => (Tone::Violet, Some(Mark::Note)),
        Preparing | ReadyToFile | Publicity | ResultPublicity => (Tone::Amber, None),
        _ => (Tone::Blue, None),
    };
    Tag { mark, ..Tag::new(tone, status.name(lang)) }
}

/// Working days left until the last day of a case's deadline; none where no deadline runs.
pub fn remaining(calendar: &Calendar, case: &CaseRow, today: NaiveDate) -> Option<Remaining> {
    if case.suspended_at.is_some() {
        return Some(Remaining::Paused);
    }
    case.due_on.map(|day| Remaining::from_working_days(calendar.working_days_between(today, day).value))
}

/// What is left, for the row of a list; `total` is the length of the deadline.
pub fn days_left(calendar: &Calendar, case: &CaseRow, today: NaiveDate, total: u32) -> Option<DaysLeft> {
    remaining(calendar, case, today).map(|left| DaysLeft { left, total: total.max(1) })
}

/// The five steps of §2(3), with the day on which each was done.
pub fn stepper(lang: Lang, case: &CaseRow, timeline: &[EntryRow], left: Option<Remaining>) -> Stepper {
    let t = CaseworkText(lang);
    let here = usize::try_from(case.step).unwrap_or(1);
    let labels = [t.step_1(), t.step_2(), t.step_3(), t.step_4(), t.step_5()];
    let step = |(label, place): (&'static str, usize)| {
        let state = match place.cmp(&here) {
            _ if case.status == Status::Certified => StepState::Done,
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal if case.status.is_end() => StepState::Stopped,
            std::cmp::Ordering::Equal => StepState::Current,
            std::cmp::Ordering::Greater => StepState::NotStarted,
        };
        let done = || left_step_on(timeline, place).map(|day| t.done_on(&format::short_date(lang, day)));
        let note = match state {
            StepState::Done => done(),
            StepState::Current => left.map(|left| format::remaining(lang, left)),
            StepState::Stopped => Some(case.status.name(lang).to_owned()),
            StepState::NotStarted => None,
        };
        let tone = match state {
            StepState::Stopped => Tone::Red,
            _ => left.map_or(Tone::Blue, super::picture::tone_of),
        };
        Step { label: label.into(), state, note: note.map(Phrase::from), tone }
    };
    Stepper { label: t.procedure().into(), steps: labels.into_iter().zip(1..).map(step).collect() }
}

/// The day on which the case last went on from a step.
fn left_step_on(timeline: &[EntryRow], step: usize) -> Option<NaiveDate> {
    let place = |status: Status| status.step().map(usize::from);
    let went_on = |entry: &&EntryRow| {
        let from = entry.from_status.and_then(place);
        from == Some(step) && place(entry.to_status).is_some_and(|to| to > step) || is_last(entry, step)
    };
    timeline.iter().rev().find(went_on).map(|entry| shanghai_date(entry.at))
}

/// The certificate is out: the last step is done with the same move.
fn is_last(entry: &EntryRow, step: usize) -> bool {
    step == 5 && entry.action == Action::Issue.as_str()
}

/// The deadline that runs, with every counted day, and every day that is not counted and why; none where none runs.
pub fn deadline(lang: Lang, view: &CaseView, calendar: &Calendar, today: NaiveDate) -> Option<DeadlineView> {
    let (t, case) = (CaseworkText(lang), &view.case);
    let ends_on = case.due_on.filter(|_| !case.status.is_end())?;
    let label = match case.status {
        Status::Publicity => t.internal_deadline().to_owned(),
        Status::ResultPublicity => t.result_deadline().to_owned(),
        Status::Correction => t.correction_deadline().to_owned(),
        Status::Filed => t.review_deadline().to_owned(),
        status => t.deadline_of(status.name(lang)),
    };
    Some(WindowView { calendar, from: began_on(view)?, ends_on, today }.deadline(lang, label))
}

/// When the deadline that runs began, itself never counted: the day of the notice, or of the last move into this
/// status, or of the last resumption.
fn began_on(view: &CaseView) -> Option<NaiveDate> {
    let kind = match view.case.status {
        Status::Publicity => Some(NoticeKind::Internal),
        Status::ResultPublicity => Some(NoticeKind::Result),
        _ => None,
    };
    if let Some(kind) = kind {
        let running =
            view.notices.iter().rev().find(|notice| notice.kind == kind && notice.ended_at.is_none());
        return running.map(|notice| notice.published_on);
    }
    let begins = |entry: &&EntryRow| {
        let is_move = Action::parse(&entry.action).is_some_and(|action| action != Action::Suspend);
        is_move && entry.to_status == view.case.status
    };
    view.timeline.iter().rev().find(begins).map(|entry| shanghai_date(entry.at))
}
