//! The head of every page of a session: what it is, and how far it has come.
use crate::db::panel::{SessionRow, SessionState};
use crate::domain::lang::Lang;
use crate::text::format;
use crate::text::panel::PanelText;
use crate::web::page::progress::{Step, StepState, Stepper};
use crate::web::page::{Phrase, Tag, Tone};

#[derive(Debug, Clone)]
pub struct Head {
    pub t: PanelText,
    pub title: Phrase,
    pub number: String,
    pub series: &'static str,
    pub held_on: String,
    pub size: i32,
    pub state: Tag,
    pub stepper: Stepper,
}

impl Head {
    pub fn new(lang: Lang, session: &SessionRow, has_cases: bool) -> Self {
        Self {
            t: PanelText(lang),
            title: Phrase::data(session.title.clone()),
            number: session.number.clone(),
            series: session.series.name(lang),
            held_on: format::date_with_weekday(lang, session.held_on),
            size: session.size,
            state: state_tag(lang, session.state),
            stepper: stepper(lang, session.state, has_cases),
        }
    }
}

/// The state in a word.
pub fn state_tag(lang: Lang, state: SessionState) -> Tag {
    let tone = match state {
        SessionState::Preparing => Tone::Grey,
        SessionState::Drawing | SessionState::Declaring | SessionState::Reading => Tone::Blue,
        SessionState::Voting | SessionState::Closed => Tone::Amber,
        SessionState::Signed => Tone::Green,
        SessionState::Adjourned => Tone::Violet,
    };
    Tag::new(tone, state.name(lang))
}

fn stepper(lang: Lang, state: SessionState, has_cases: bool) -> Stepper {
    let t = PanelText(lang);
    let labels = [
        t.step_agenda(),
        t.step_draw(),
        t.step_declare(),
        t.step_papers(),
        t.step_vote(),
        t.step_count(),
        t.step_sign(),
    ];
    let here = place(state, has_cases);
    let step = |(place, label): (usize, &'static str)| {
        let state = match place.cmp(&here) {
            std::cmp::Ordering::Less if state == SessionState::Adjourned => StepState::NotStarted,
            std::cmp::Ordering::Less => StepState::Done,
            std::cmp::Ordering::Equal => StepState::Current,
            std::cmp::Ordering::Greater => StepState::NotStarted,
        };
        Step { label: label.into(), state, note: None, tone: Tone::Blue }
    };
    Stepper { label: t.procedure().into(), steps: labels.into_iter().enumerate().map(step).collect() }
}

/// The place of the current step; one past the last when all are done.
const fn place(state: SessionState, has_cases: bool) -> usize {
    match state {
        SessionState::Preparing if !has_cases => 0,
        SessionState::Preparing | SessionState::Drawing => 1,
        SessionState::Declaring => 2,
        SessionState::Reading => 3,
        SessionState::Voting => 4,
        SessionState::Closed => 6,
        SessionState::Signed | SessionState::Adjourned => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counted_session_waits_for_its_signature_and_a_signed_one_for_nothing() {
        let counted = stepper(Lang::En, SessionState::Closed, true);
        let signed = stepper(Lang::En, SessionState::Signed, true);

        assert_eq!(counted.place(Lang::En).as_deref(), Some("Panel session: step 7 of 7"));
        assert_eq!(signed.place(Lang::En), None);
    }

    #[test]
    fn a_session_without_cases_stands_at_its_agenda() {
        assert_eq!(stepper(Lang::Zh, SessionState::Preparing, false).steps[0].state, StepState::Current);
        assert_eq!(stepper(Lang::Zh, SessionState::Preparing, true).steps[1].state, StepState::Current);
    }
}
