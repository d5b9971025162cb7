//! The top of every page about a case: whose it is, where it stands, the five steps, the deadline.
use crate::domain::calendar::Calendar;
use crate::domain::case::{Action, NoticeKind, Status};
use crate::domain::catalogue::ListItem;
use crate::domain::lang::Lang;
use crate::services::case::CaseView;
use crate::text::format;
use crate::text::record::CaseText;
use crate::web::page::progress::{DeadlineView, Step, StepState, Stepper};
use crate::web::page::window::WindowView;
use crate::web::page::{Mark, Phrase, Tag, Tone};
use chrono::{DateTime, Utc};

#[derive(Clone, Debug)]
pub struct Head {
    pub title: Phrase,
    pub tags: Vec<Tag>,
    pub number: String,
    pub unit: Phrase,
    /// Who acts next.
    pub who: &'static str,
    pub stepper: Stepper,
}

impl Head {
    pub fn of(lang: Lang, view: &CaseView) -> Self {
        let t = CaseText(lang);
        let level = t.leads_to(view.item.title_level.name(lang));
        let mut tags = vec![status_tag(lang, view.case.status)];
        if view.case.suspended_at.is_some() {
            tags.push(Tag::new(Tone::Grey, t.suspended()).marked(Mark::Pause));
        }
        Self {
            title: Phrase::data(view.case.applicant_name.clone())
                .then("·")
                .then(certificate(lang, view.item))
                .then(format!(" {level}")),
            tags,
            number: view.case.number.clone(),
            unit: unit_name(lang, &view.unit.name_zh, view.unit.name_en.as_deref()),
            who: view.case.waiting_for.name(lang),
            stepper: stepper(lang, view),
        }
    }
}

/// A unit in the page's language, where it has a name in it.
pub fn unit_name(lang: Lang, zh: &str, en: Option<&str>) -> Phrase {
    Phrase::data(lang.pick(zh, en.unwrap_or(zh)).to_owned())
}

/// The certificate with its body, in the page's language where the list prints it.
pub fn certificate(lang: Lang, item: &ListItem) -> Phrase {
    let body = item.issuing_body_abbreviation.as_ref().or(item.issuing_body_en.as_ref());
    match (lang, &item.certificate_en, body) {
        (Lang::En, Some(name), Some(body)) => Phrase::spoken(Lang::En, format!("{name} ({body})")),
        (Lang::En, Some(name), None) => Phrase::spoken(Lang::En, name.clone()),
        _ => Phrase::data(item.full_name()),
    }
}

/// The status in its colour.
pub fn status_tag(lang: Lang, status: Status) -> Tag {
    let tag = |tone| Tag::new(tone, status.name(lang));
    match status {
        Status::Preparing | Status::ReadyToFile => tag(Tone::Amber),
        Status::Correction => tag(Tone::Violet),
        Status::Certified => tag(Tone::Green).marked(Mark::Tick),
        Status::Withdrawn => tag(Tone::Grey),
        status if status.is_end() => tag(Tone::Red).marked(Mark::Cross),
        _ => tag(Tone::Blue),
    }
}

fn stepper(lang: Lang, view: &CaseView) -> Stepper {
    let t = CaseText(lang);
    let labels = [t.step_1(), t.step_2(), t.step_3(), t.step_4(), t.step_5()];
    let (status, here) = (view.case.status, view.case.step);
    let step = |(number, label): (i16, &'static str)| {
        let state = match number.cmp(&here) {
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Greater => StepState::NotStarted,
            std::cmp::Ordering::Equal if status == Status::Certified => StepState::Done,
            std::cmp::Ordering::Equal if status.is_end() => StepState::Stopped,
            std::cmp::Ordering::Equal => StepState::Current,
        };
        let note = match state {
            StepState::Done => {
                left_on(view, number).map(|at| format::short_date(lang, format::shanghai_day(at)).into())
            }
            StepState::Current | StepState::Stopped => Some(status.name(lang).into()),
            StepState::NotStarted => None,
        };
        Step { label: label.into(), state, note, tone: status_tag(lang, status).tone }
    };
    Stepper { label: t.procedure().into(), steps: (1..).zip(labels).map(step).collect() }
}

/// When the case left a step for good.
fn left_on(view: &CaseView, step: i16) -> Option<DateTime<Utc>> {
    let of = |status: Option<Status>| status.and_then(Status::step).map_or(0, i16::from);
    let leaves = |from, to| of(from) == step && (of(Some(to)) > step || to == Status::Certified);
    view.timeline.iter().rev().find(|entry| leaves(entry.from_status, entry.to_status)).map(|entry| entry.at)
}

/// The deadline of the present status, with the days counted and skipped; none where none is set.
pub fn deadline(
    lang: Lang,
    view: &CaseView,
    calendar: &Calendar,
    now: DateTime<Utc>,
) -> Option<DeadlineView> {
    let ends_on = view.case.due_on?;
    let is_move = |action: &str| Action::parse(action).is_some();
    let came = view.timeline.iter().rev().find(|e| e.to_status == view.case.status && is_move(&e.action));
    let running = view.notices.iter().rev().find(|notice| notice.ended_at.is_none());
    let from =
        running.map(|notice| notice.published_on).or(came.map(|entry| format::shanghai_day(entry.at)))?;
    let window = WindowView { calendar, from, ends_on, today: format::shanghai_day(now) };
    let label = match running.map(|notice| notice.kind) {
        Some(kind @ (NoticeKind::Internal | NoticeKind::Result)) => kind.name(lang).to_owned(),
        None => CaseText(lang).due_label(view.case.status.name(lang)),
    };
    Some(window.deadline(lang, label))
}
