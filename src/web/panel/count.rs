//! One counted case: words, numbers and the picture against the threshold; never who voted how.
use crate::db::panel::TallyRow;
use crate::domain::lang::Lang;
use crate::domain::panel::policy::Fraction;
use crate::domain::panel::vote::Outcome;
use crate::services::panel::{outcome_of, yes_needed};
use crate::text::panel::PanelText;
use crate::web::page::{Mark, Phrase, Tag, Tone};
use crate::web::picture::{self, Picture, Votes};

#[derive(Debug, Clone)]
pub struct CountView {
    pub title: Phrase,
    pub note: Option<Phrase>,
    pub outcome: Tag,
    pub attended: String,
    pub votes: String,
    pub needed: String,
    pub picture: Picture,
    pub has_quorum: bool,
    pub root: String,
}

impl CountView {
    pub fn new(lang: Lang, title: Phrase, tally: &TallyRow, majority: Fraction) -> Self {
        let t = PanelText(lang);
        let number = |n: i32| u32::try_from(n).unwrap_or(0);
        let needed = yes_needed(tally, majority);
        let outcome = outcome_of(tally);
        let votes = Votes {
            yes: number(tally.yes),
            no: number(tally.no),
            abstained: number(tally.abstained),
            unusable: number(tally.unusable),
            needed,
        };
        let (tone, mark) = match outcome {
            Outcome::Passed => (Tone::Green, Mark::Tick),
            Outcome::NotPassed => (Tone::Red, Mark::Cross),
            Outcome::NoQuorum => (Tone::Grey, Mark::Pause),
        };
        Self {
            title,
            note: None,
            outcome: Tag::new(tone, outcome.text(lang)).marked(mark),
            attended: t.attended(tally.present, tally.members, tally.recused),
            votes: t.counted(tally.yes, tally.no, tally.abstained, tally.unusable),
            needed: t.needed(needed, &majority.to_string()),
            picture: picture::tally(lang, votes),
            has_quorum: outcome != Outcome::NoQuorum,
            root: tally.root.clone(),
        }
    }

    #[must_use]
    pub fn note(self, note: Phrase) -> Self {
        Self { note: Some(note), ..self }
    }
}
