//! What a verification officer sees and does (Annex 2).
pub mod act;
pub mod batch;
pub mod fail;
pub mod queue;
pub mod request;

use crate::domain::ids::VerificationId;
use crate::domain::lang::Lang;
use crate::domain::verification::VerificationState as State;
use crate::services::{Error, Result};
use crate::web::page::{Mark, Tag, Tone};

fn verification_id(text: &str) -> Result<VerificationId> {
    VerificationId::parse(text).ok_or(Error::NotFound)
}

/// The state in its colour.
fn state_tag(lang: Lang, state: State) -> Tag {
    let word = state.name(lang);
    match state {
        State::Submitted | State::Accepted => Tag::new(Tone::Blue, word),
        State::SentToIssuer | State::NoAnswer => Tag::new(Tone::Amber, word),
        State::Answered => Tag::new(Tone::Blue, word).marked(Mark::Note),
        State::Returned => Tag::new(Tone::Violet, word),
        State::Authentic => Tag::new(Tone::Green, word).marked(Mark::Tick),
        State::NotAuthentic | State::Refused => Tag::new(Tone::Red, word).marked(Mark::Cross),
    }
}
