//! Where a case stands, as its applicant sees it: steps, deadline, record, and the one thing to do next.
use crate::db::timeline::EntryRow;
use crate::domain::calendar::{Calendar, WorkingDays};
use crate::domain::case::{Action, NoticeKind, Status, WaitingFor};
use crate::domain::lang::Lang;
use crate::services::case::{CorrectionItem, Desk};
use crate::text::applicant::StandingText;
use crate::text::format::{self, Remaining};
use crate::web::page::calendar::{CalendarView, DayMark};
use crate::web::page::list::Link;
use crate::web::page::progress::{DeadlineView, Step, StepState, Stepper, TimelineItem, Weight};
use crate::web::page::{Mark, Phrase, Tag, Text, Tone};
use chrono::NaiveDate;

/// What to do now, or who is at work.
pub struct NextAction {
    pub heading: Text,
    pub words: Phrase,
    pub link: Option<Link>,
}

pub fn tag(lang: Lang, desk: &Desk) -> Tag {
    let case = desk.case();
    if case.suspended_at.is_some() {
        return Tag::new(Tone::Grey, StandingText(lang).suspended()).marked(Mark::Pause);
    }
    let word = case.status.name(lang);
    match case.status {
        Status::Certified => Tag::new(Tone::Green, word).marked(Mark::Tick),
        Status::Correction => Tag::new(Tone::Violet, word).marked(Mark::Note),
        Status::Withdrawn => Tag::new(Tone::Grey, word),
        status if status.is_end() => Tag::new(Tone::Red, word).marked(Mark::Cross),
        _ if case.waiting_for == WaitingFor::Applicant => Tag::new(Tone::Amber, word),
        _ => Tag::new(Tone::Blue, word),
    }
}

/// The five steps of §2(3); an ended case stops in the step it had reached.
pub fn stepper(lang: Lang, desk: &Desk) -> Stepper {
    let t = StandingText(lang);
    let case = desk.case();
    let here = case.step;
    let has_stopped = case.status.is_end() && case.status != Status::Certified;
    let names = [t.step_1(), t.step_2(), t.step_3(), t.step_4(), t.step_5()];
    let steps = (1_i16..).zip(names).map(|(number, name)| {
        let state = match number.cmp(&here) {
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal if case.status == Status::Certified => StepState::Done,
            std::cmp::Ordering::Equal if has_stopped => StepState::Stopped,
            std::cmp::Ordering::Equal => StepState::Current,
            std::cmp::Ordering::Greater => StepState::NotStarted,
        };
        let note = match state {
            StepState::Done => {
                done_on(&desk.view.timeline, number).map(|day| format::short_date(lang, day).into())
            }
            StepState::Current | StepState::Stopped => Some(case.status.name(lang).into()),
            StepState::NotStarted => None,
        };
        let tone = if state == StepState::Stopped { Tone::Red } else { tag(lang, desk).tone };
        Step { label: name.into(), state, note, tone }
    });
    Stepper { label: t.procedure().into(), steps: steps.collect() }
}

/// The day on which a step was left for a later one, the last time.
fn done_on(timeline: &[EntryRow], step: i16) -> Option<NaiveDate> {
    let of = |status: Status| status.step().map(i16::from);
    let left = timeline.iter().rev().find(|entry| {
        let (from, to) = (entry.from_status.and_then(of), of(entry.to_status));
        from.is_some_and(|from| from <= step) && (to > Some(step) || entry.to_status == Status::Certified)
    });
    left.map(|entry| format::shanghai_day(entry.at))
}

/// The deadline that runs, with every counted and skipped day.
pub fn deadline(lang: Lang, desk: &Desk) -> Option<DeadlineView> {
    let case = desk.case();
    let due_on = case.due_on.filter(|_| !case.status.is_end())?;
    let start = deadline_begins(desk)?;
    let t = StandingText(lang);
    let label = match case.status {
        Status::Publicity => t.due_publicity(),
        Status::ResultPublicity => t.due_result(),
        Status::Correction => t.due_correction(),
        _ => t.due_review(),
    };
    let is_paused = case.suspended_at.is_some();
    count(lang, &desk.calendar, Count { label, start, due_on, today: desk.today, is_paused })
}

/// What a deadline is counted from and to.
pub struct Count {
    pub label: &'static str,
    pub start: NaiveDate,
    pub due_on: NaiveDate,
    pub today: NaiveDate,
    pub is_paused: bool,
}

/// Counts a deadline day by day.
pub fn count(lang: Lang, calendar: &Calendar, of: Count) -> Option<DeadlineView> {
    let length = u32::try_from(calendar.working_days_between(of.start, of.due_on).value).ok()?;
    let window = calendar.window(of.start, WorkingDays::new(length).ok()?);
    let used = window.days.iter().filter(|day| **day <= of.today).count();
    let left = if of.is_paused {
        Remaining::Paused
    } else {
        Remaining::from_working_days(calendar.working_days_between(of.today, of.due_on).value)
    };
    let mark = |day: NaiveDate| {
        if day == of.start {
            return Some(DayMark::Start);
        }
        if let Some(at) = window.days.iter().position(|counted| *counted == day) {
            let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
            return Some(if number == length { DayMark::Last(number) } else { DayMark::Counted(number) });
        }
        let skipped = window.skipped.iter().find(|skipped| skipped.date == day)?;
        let why = lang.pick(skipped.why.zh(), skipped.why.en()).to_owned();
        Some(DayMark::Skipped(why.into()))
    };
    Some(DeadlineView {
        label: of.label.into(),
        left,
        used: u32::try_from(used).unwrap_or(u32::MAX),
        total: length,
        ends_on: of.due_on,
        is_provisional: window.provisional,
        calendar: Some(CalendarView::spanning(lang, of.start, of.due_on, mark)),
    })
}

/// The day of the act that opened the running deadline: never counted itself.
fn deadline_begins(desk: &Desk) -> Option<NaiveDate> {
    let kind = match desk.case().status {
        Status::Publicity => Some(NoticeKind::Internal),
        Status::ResultPublicity => Some(NoticeKind::Result),
        _ => None,
    };
    if let Some(kind) = kind {
        let running =
            desk.view.notices.iter().rev().find(|notice| notice.kind == kind && notice.ended_at.is_none());
        return running.map(|notice| notice.published_on);
    }
    let status = desk.case().status;
    let came = desk.view.timeline.iter().rev();
    let mut came = came.filter(|entry| entry.to_status == status && entry.from_status != Some(status));
    came.next().map(|entry| format::shanghai_day(entry.at))
}

/// The record, newest first.
pub fn timeline(lang: Lang, entries: &[EntryRow]) -> Vec<TimelineItem> {
    entries.iter().rev().map(|entry| item(lang, entry)).collect()
}

fn item(lang: Lang, entry: &EntryRow) -> TimelineItem {
    let t = StandingText(lang);
    let title = match Action::parse(&entry.action) {
        Some(action) => action.name(lang).into(),
        None => t.event(&entry.action).into(),
    };
    let by = Phrase::from(entry.actor_role.name(lang)).then(" ").then(Phrase::data(entry.actor_name.clone()));
    let mut detail = Phrase::data(entry.note.clone());
    for item in items(entry) {
        let gap = if detail.is_empty() { "" } else { " · " };
        detail = detail
            .then(gap)
            .then(super::matter::name(lang, &item.item))
            .then(": ")
            .then(Phrase::data(item.reason));
    }
    if !entry.clauses.is_empty() {
        let gap = if detail.is_empty() { "" } else { " " };
        detail = detail.then(gap).then(t.basis(&entry.clauses));
    }
    let has_moved = entry.from_status != Some(entry.to_status);
    TimelineItem {
        at: entry.at,
        title,
        by,
        detail: (!detail.is_empty()).then_some(detail),
        weight: if has_moved { Weight::Move } else { Weight::Event },
    }
}

fn items(entry: &EntryRow) -> Vec<CorrectionItem> {
    let items = entry.detail.get("items").cloned();
    items.and_then(|items| serde_json::from_value(items).ok()).unwrap_or_default()
}

/// The one thing to do, with its button; or who is at work and what comes after.
pub fn next_action(lang: Lang, desk: &Desk) -> NextAction {
    let t = StandingText(lang);
    let case = desk.case();
    let at = |page: &str| format!("/applicant/cases/{}/{page}", case.id);
    let act = |heading: &'static str, words: &'static str, button: &'static str, page: &str| NextAction {
        heading: heading.into(),
        words: words.into(),
        link: Some(Link::new(button, at(page))),
    };
    let rest = |words: &'static str| NextAction {
        heading: t.nothing_to_do().into(),
        words: words.into(),
        link: None,
    };
    if case.suspended_at.is_some() {
        return rest(t.wait_suspended());
    }
    match case.status {
        Status::Verifying if desk.verification.consent_at.is_none() => {
            act(t.do_consent(), t.do_consent_help(), t.do_consent_button(), "consent")
        }
        Status::Verifying => rest(t.wait_verifying()),
        Status::Preparing if desk.may(Action::SubmitToEmployer) => {
            act(t.do_submit(), t.do_submit_help(), t.do_submit_button(), "submit")
        }
        Status::Preparing => preparing(t, desk),
        Status::ReadyToFile if desk.may(Action::File) => {
            act(t.do_file(), t.do_file_help(), t.do_file_button(), "file")
        }
        Status::ReadyToFile => rest(t.wait_consent()),
        Status::Correction => act(t.do_correct(), t.do_correct_help(), t.do_correct_button(), "correction"),
        Status::Certified => download(t, desk),
        Status::EmployerReview => rest(t.wait_employer()),
        Status::Publicity => rest(t.wait_publicity()),
        Status::Filed => rest(t.wait_review()),
        Status::Accepted | Status::PanelReview => rest(t.wait_panel()),
        Status::ResultPublicity => rest(t.wait_result()),
        Status::Certifying => rest(t.wait_certificate()),
        _ => NextAction { heading: t.ended().into(), words: t.ended_help().into(), link: None },
    }
}

/// Leads to the first thing that is missing.
fn preparing(t: StandingText, desk: &Desk) -> NextAction {
    let id = desk.case().id;
    let section =
        crate::domain::application::Section::ALL.iter().find(|section| !desk.is_section_complete(**section));
    let has_returned = !desk.returned().is_empty();
    let href = match section {
        Some(section) => format!("/applicant/cases/{id}/form/{section}"),
        None if !desk.missing_documents().is_empty() => format!("/applicant/cases/{id}/documents"),
        None => format!("/applicant/cases/{id}/submit"),
    };
    NextAction {
        heading: if has_returned { t.do_put_right() } else { t.do_fill_in() }.into(),
        words: if has_returned { t.do_put_right_help() } else { t.do_fill_in_help() }.into(),
        link: Some(Link::new(t.do_fill_in_button(), href)),
    }
}

fn download(t: StandingText, desk: &Desk) -> NextAction {
    let link = desk.certificate.as_ref().filter(|row| row.pdf_key.is_some());
    NextAction {
        heading: t.do_download().into(),
        words: t.do_download_help().into(),
        link: link.map(|row| Link::new(t.do_download_button(), format!("/certificates/{}.pdf", row.id))),
    }
}
