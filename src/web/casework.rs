//! How a case is drawn wherever it is shown: state, steps, deadline, record. No decisions: the rules made them.
use super::page::calendar::{CalendarView, DayMark};
use super::page::progress::{DaysLeft, DeadlineView, Step, StepState, Stepper, TimelineItem, Weight};
use super::page::{Mark, Phrase, Tag, Text, Tone};
use crate::db::case::CaseRow;
use crate::db::timeline::EntryRow;
use crate::domain::actor::Role;
use crate::domain::calendar::{Calendar, Window, WorkingDays, shanghai_date};
use crate::domain::case::{Action, Status};
use crate::domain::check::CheckItem;
use crate::domain::lang::Lang;
use crate::domain::returned::ReturnedItem;
use crate::services::case::CorrectionItem;
use crate::text::casework::CaseworkText;
use crate::text::format::{self, Remaining};
use chrono::NaiveDate;

/// The state of a case in one word.
pub fn state(lang: Lang, case: &CaseRow) -> Tag {
    if case.suspended_at.is_some() {
        return Tag::new(Tone::Grey, CaseworkText(lang).paused()).marked(Mark::Pause);
    }
    status(lang, case.status)
}

/// A status as a tag.
pub fn status(lang: Lang, status: Status) -> Tag {
    use Status::*;
    let (tone, mark) = match status {
        Certified => (Tone::Green, Some(Mark::Tick)),
        Withdrawn => (Tone::Grey, None),
        status if status.is_end() => (Tone::Red, Some(Mark::Cross)),
        Correction | Publicity | ResultPublicity => (Tone::Amber, None),
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

/// A deadline that runs, from the day of the act that began it to its last day.
#[derive(Debug, Clone)]
pub struct Running<'a> {
    pub label: &'static str,
    pub calendar: &'a Calendar,
    pub from: NaiveDate,
    pub ends_on: NaiveDate,
    pub today: NaiveDate,
    pub is_paused: bool,
}

/// The deadline with every counted day, and every day that is not counted and why.
pub fn deadline(lang: Lang, running: &Running<'_>) -> DeadlineView {
    let Running { calendar, from, ends_on, today, .. } = *running;
    let days = calendar.working_days_between(from, ends_on);
    let total = u32::try_from(days.value).unwrap_or(0).max(1);
    let left = if running.is_paused {
        Remaining::Paused
    } else {
        Remaining::from_working_days(calendar.working_days_between(today, ends_on).value)
    };
    let used = match left {
        Remaining::Left(left) => total.saturating_sub(left),
        Remaining::Paused => 0,
        Remaining::Today | Remaining::Overdue(_) => total,
    };
    let window = WorkingDays::new(total).ok().map(|total| calendar.window(from, total));
    DeadlineView {
        label: running.label.into(),
        left,
        used,
        total,
        ends_on,
        is_provisional: days.is_provisional,
        calendar: window.map(|window| counted(lang, &window)),
    }
}

/// The days of a window as a calendar.
pub fn counted(lang: Lang, window: &Window) -> CalendarView {
    CalendarView::spanning(lang, window.from, window.ends_on, |day| {
        if day == window.from {
            return Some(DayMark::Start);
        }
        if let Some(skipped) = window.skipped.iter().find(|skipped| skipped.date == day) {
            let why: Text = lang.pick(skipped.why.zh().to_owned(), skipped.why.en().to_owned()).into();
            return Some(DayMark::Skipped(why));
        }
        let place = window.days.iter().position(|counted| *counted == day)?;
        let n = u32::try_from(place + 1).unwrap_or(u32::MAX);
        Some(if day == window.ends_on { DayMark::Last(n) } else { DayMark::Counted(n) })
    })
}

/// The record of a case, newest first.
pub fn record(lang: Lang, timeline: &[EntryRow]) -> Vec<TimelineItem> {
    timeline.iter().rev().map(|entry| line(lang, entry)).collect()
}

fn line(lang: Lang, entry: &EntryRow) -> TimelineItem {
    let t = CaseworkText(lang);
    let mut detail = Phrase::data(entry.note.clone());
    let items: Option<Vec<CorrectionItem>> =
        entry.detail.get("items").and_then(|items| serde_json::from_value(items.clone()).ok());
    for CorrectionItem { item, reason } in items.unwrap_or_default() {
        let gap = if detail.is_empty() { "" } else { lang.pick("；", "; ") };
        let said = item_name(lang, &item).then(lang.pick("：", ": ")).then(Phrase::data(reason));
        detail = detail.then(gap).then(said);
    }
    if !entry.clauses.is_empty() {
        let gap = if detail.is_empty() { "" } else { " " };
        detail = detail.then(format!("{gap}{}", t.clause(&entry.clauses)));
    }
    TimelineItem {
        at: entry.at,
        title: title(lang, entry).into(),
        by: by(lang, entry),
        detail: Some(detail).filter(|detail| !detail.is_empty()),
        weight: match (Action::parse(&entry.action), entry.action.as_str()) {
            (Some(_), _) => Weight::Move,
            (None, "propose" | "signal") => Weight::Waiting,
            _ => Weight::Event,
        },
    }
}

/// The name of something that was sent back; a free one is shown as it was written.
pub fn item_name(lang: Lang, item: &str) -> Phrase {
    let returned = ReturnedItem::parse(item).map(|known| known.name(lang));
    let known = returned.or_else(|| checked(item).map(|check| check.name(lang)));
    known.map_or_else(|| Phrase::data(item.to_owned()), Phrase::from)
}

/// The check that an item of a correction notice names: the notice keeps the Chinese name.
pub fn checked(item: &str) -> Option<CheckItem> {
    CheckItem::ALL.iter().copied().find(|check| check.name(Lang::Zh) == item)
}

fn by(lang: Lang, entry: &EntryRow) -> Phrase {
    let t = CaseworkText(lang);
    match entry.actor_role {
        Role::System => t.by_system().into(),
        Role::Expert | Role::Chair => t.by_panel().into(),
        role if entry.actor_name.is_empty() => role.name(lang).into(),
        role => Phrase::data(entry.actor_name.clone()).then(format!(" · {}", role.name(lang))),
    }
}

fn title(lang: Lang, entry: &EntryRow) -> String {
    let t = CaseworkText(lang);
    let what = || {
        let action = entry.detail.get("action").and_then(|action| action.as_str()).and_then(Action::parse);
        action.map_or(t.something(), |action| action.name(lang))
    };
    match entry.action.as_str() {
        "prove_display" => t.prove_display().into(),
        "register_objection" => t.register_objection().into(),
        "objection_under_investigation" => t.objection_under_investigation().into(),
        "objection_dismissed" => t.objection_dismissed().into(),
        "objection_upheld" => t.objection_upheld().into(),
        "ask_consent" => t.ask_consent().into(),
        "consent_given" => t.consent_given().into(),
        "consent_refused" => t.consent_refused().into(),
        "note_external_number" => t.note_external_number().into(),
        "answer_correction" => t.answer_correction().into(),
        "revocation_notice" => t.revocation_notice().into(),
        "revocation_reply" => t.revocation_reply().into(),
        "revocation_dropped" => t.revocation_dropped().into(),
        "employment_ended" => t.employment_ended().into(),
        "employment_goes_on" => t.employment_goes_on().into(),
        "propose" => t.proposed(what()),
        "signal" => t.signalled(what()),
        "set_aside" => t.set_aside(what()),
        other => Action::parse(other).map_or(t.something(), |action| action.name(lang)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::embedded;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn running(today: NaiveDate) -> Running<'static> {
        let (from, ends_on) = (day(11, 17), day(11, 24));
        Running { label: "受理审查时限", calendar: embedded(), from, ends_on, today, is_paused: false }
    }

    #[test]
    fn a_deadline_counts_working_days_and_says_which_days_it_skips() {
        let view = deadline(Lang::Zh, &running(day(11, 20)));

        assert_eq!((view.left, view.used, view.total), (Remaining::Left(2), 3, 5));
        let skipped = view.calendar.unwrap().skipped(Lang::Zh);
        assert_eq!(skipped.len(), 2);
        assert_eq!(skipped[0].1, "周末");
    }

    #[test]
    fn a_deadline_that_has_passed_is_used_up() {
        let view = deadline(Lang::Zh, &running(day(11, 26)));

        assert_eq!((view.left, view.used), (Remaining::Overdue(2), 5));
    }

    #[test]
    fn the_clock_of_a_suspended_case_stands_still() {
        let view = deadline(Lang::Zh, &Running { is_paused: true, ..running(day(11, 20)) });

        assert_eq!(view.left, Remaining::Paused);
    }
}
