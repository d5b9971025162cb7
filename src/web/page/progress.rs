//! Where a matter stands: its steps, its deadline, its record and what is still to do.
use crate::domain::lang::Lang;
use crate::text::format::{self, Remaining};
use crate::text::shell::ProgressText;
use crate::web::page::calendar::CalendarView;
use crate::web::page::{Phrase, Tag, Text, Tone};
use crate::web::picture::{self, Picture};
use chrono::{DateTime, NaiveDate, Utc};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Done,
    Current,
    /// The matter ended in this step.
    Stopped,
    NotStarted,
}

impl StepState {
    /// The class in the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Done => "is-done",
            Self::Current => "is-current",
            Self::Stopped => "is-stopped",
            Self::NotStarted => "is-ahead",
        }
    }

    pub const fn word(self, t: ProgressText) -> &'static str {
        match self {
            Self::Done => t.done(),
            Self::Current => t.current(),
            Self::Stopped => t.stopped(),
            Self::NotStarted => t.not_started(),
        }
    }

    pub const fn is_here(self) -> bool {
        matches!(self, Self::Current | Self::Stopped)
    }
}

/// One step of a procedure.
#[derive(Clone, Debug)]
pub struct Step {
    pub label: Text,
    pub state: StepState,
    /// A date or what is left; `None` shows the word of the state.
    pub note: Option<Phrase>,
    /// The colour of the note of the current step.
    pub tone: Tone,
}

/// The steps of a procedure in order: not a navigation.
#[derive(Clone, Debug)]
pub struct Stepper {
    pub label: Text,
    pub steps: Vec<Step>,
}

impl Stepper {
    /// `认定程序：第 3 步，共 5 步`; nothing when no step is current.
    pub fn place(&self, lang: Lang) -> Option<String> {
        let here = self.steps.iter().position(|step| step.state.is_here())?;
        Some(ProgressText(lang).step_of(&self.label, here + 1, self.steps.len()))
    }
}

/// A deadline with its working days; `used` of `total` are over.
#[derive(Clone, Debug)]
pub struct DeadlineView {
    pub label: Text,
    pub left: Remaining,
    pub used: u32,
    pub total: u32,
    pub ends_on: NaiveDate,
    /// The count enters a year that is not loaded.
    pub is_provisional: bool,
    /// The days counted and skipped, and why.
    pub calendar: Option<CalendarView>,
}

impl DeadlineView {
    pub fn tone(&self) -> Tone {
        picture::tone_of(self.left)
    }

    /// The number set large; `None` where a word says it better (due today, overdue, paused).
    pub const fn number(&self) -> Option<u32> {
        match self.left {
            Remaining::Left(days) => Some(days),
            _ => None,
        }
    }

    /// The words beside the number.
    pub fn unit_text(&self, lang: Lang) -> String {
        ProgressText(lang).unit_of_days(self.number().unwrap_or(0))
    }

    pub fn left_text(&self, lang: Lang) -> String {
        format::remaining(lang, self.left)
    }

    pub fn used_text(&self, lang: Lang) -> String {
        ProgressText(lang).days_used(self.used, self.total)
    }

    pub fn cells(&self, lang: Lang) -> Picture {
        picture::day_cells(lang, self.left, self.used, self.total)
    }

    pub fn ends_text(&self, lang: Lang) -> String {
        let mut text = format::by_end_of(lang, self.ends_on);
        text[..1].make_ascii_uppercase();
        text
    }

    /// The last moment in machine form; the day alone where the calendar cannot go on.
    pub fn ends_machine(&self) -> String {
        format::end_of_day(self.ends_on)
            .map_or_else(|| format::machine_date(self.ends_on), format::machine_date_time)
    }
}

/// What is left of a deadline, as a ring and words in the row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaysLeft {
    pub left: Remaining,
    /// Working days of the whole deadline.
    pub total: u32,
}

impl DaysLeft {
    pub const fn tone(&self) -> Tone {
        picture::tone_of(self.left)
    }

    pub fn ring(&self, lang: Lang) -> Picture {
        picture::ring(lang, self.left, self.total)
    }

    pub fn text(&self, lang: Lang) -> String {
        format::remaining(lang, self.left)
    }
}

/// How much an event weighs in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The matter moved.
    Move,
    /// Something happened on the way.
    Event,
    /// Something waits for an answer.
    Waiting,
}

impl Weight {
    /// The class in the style sheet.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Move => "is-move",
            Self::Event => "is-event",
            Self::Waiting => "is-waiting",
        }
    }
}

/// One line of the record of a matter.
#[derive(Clone, Debug)]
pub struct TimelineItem {
    pub at: DateTime<Utc>,
    pub title: Text,
    pub by: Phrase,
    pub detail: Option<Phrase>,
    pub weight: Weight,
}

impl TimelineItem {
    pub fn at_text(&self, lang: Lang) -> String {
        format::short_date_time(lang, self.at)
    }

    pub fn at_machine(&self) -> String {
        format::machine_date_time(self.at)
    }
}

/// How far a task is. Completed is plain text, so that what is left stands out.
#[derive(Clone, Debug)]
pub enum TaskState {
    Completed,
    /// A state in one word, as a tag.
    Open(Tag),
    /// Something else comes first: the row is no link.
    CannotStart,
}

/// A row of a task list; the whole row is the link.
#[derive(Clone, Debug)]
pub struct Task {
    /// Unique in the page; ties the state to the link.
    pub id: Text,
    pub title: Phrase,
    pub hint: Option<Phrase>,
    pub href: String,
    pub state: TaskState,
}

impl Task {
    /// Where the row leads; nowhere while it cannot start.
    pub fn link(&self) -> Option<&str> {
        (!matches!(self.state, TaskState::CannotStart)).then_some(self.href.as_str())
    }

    pub fn open_tag(&self) -> Option<&Tag> {
        match &self.state {
            TaskState::Open(tag) => Some(tag),
            _ => None,
        }
    }

    /// The state as plain words, where it is not a tag.
    pub const fn word(&self, t: ProgressText) -> &'static str {
        match self.state {
            TaskState::Completed => t.task_done(),
            TaskState::CannotStart => t.cannot_start(),
            TaskState::Open(_) => "",
        }
    }
}

#[derive(Clone, Debug)]
pub struct TaskGroup {
    pub title: Text,
    pub tasks: Vec<Task>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn deadline(left: Remaining) -> DeadlineView {
        DeadlineView {
            label: "受理审查时限".into(),
            left,
            used: 3,
            total: 5,
            ends_on: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            is_provisional: false,
            calendar: None,
        }
    }

    fn step(state: StepState) -> Step {
        Step { label: "一步".into(), state, note: None, tone: Tone::Blue }
    }

    #[test]
    fn only_days_that_are_left_are_set_as_a_large_number() {
        assert_eq!(deadline(Remaining::Left(2)).number(), Some(2));
        assert_eq!(deadline(Remaining::Overdue(2)).number(), None);
        assert_eq!(deadline(Remaining::Paused).left_text(Lang::Zh), "暂停计时");
    }

    #[test]
    fn a_deadline_begins_as_a_sentence_and_ends_at_midnight() {
        let deadline = deadline(Remaining::Left(2));

        assert!(deadline.ends_text(Lang::En).starts_with("By 24:00 on 24 November 2026"));
        assert_eq!(deadline.ends_machine(), "2026-11-25T00:00:00+08:00");
    }

    #[test]
    fn a_stepper_tells_the_place_of_the_current_or_the_stopped_step() {
        let label = "认定程序";
        let steps = vec![step(StepState::Done), step(StepState::Stopped), step(StepState::NotStarted)];
        let ended = Stepper { label: label.into(), steps };
        let finished = Stepper { label: label.into(), steps: vec![step(StepState::Done)] };

        assert_eq!(ended.place(Lang::Zh).as_deref(), Some("认定程序：第 2 步，共 3 步"));
        assert_eq!(finished.place(Lang::Zh), None);
    }

    #[test]
    fn a_task_that_cannot_start_is_no_link() {
        let task =
            |state| Task { id: "t".into(), title: "核对".into(), hint: None, href: "/check".into(), state };

        assert_eq!(task(TaskState::CannotStart).link(), None);
        assert_eq!(task(TaskState::Completed).link(), Some("/check"));
    }
}
