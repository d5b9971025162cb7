//! States in a word: tones, marks, tags and messages. A colour never stands without a word.
use crate::text::shell::ShellText;
use crate::web::page::Phrase;
use crate::web::picture::{self, Picture};

/// The colours of states. A colour never stands without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// In work.
    Blue,
    /// Came back.
    Violet,
    /// Waits for someone, or is near its deadline.
    Amber,
    /// Done, agrees.
    Green,
    /// Overdue, refused, invalid.
    Red,
    /// Corrected, replaced.
    Teal,
    /// Not begun, paused.
    Grey,
}

impl Tone {
    /// The suffix of the style sheet's `t-` class.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Blue => "blue",
            Self::Violet => "violet",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Red => "red",
            Self::Teal => "teal",
            Self::Grey => "grey",
        }
    }
}

/// A small shape before a word, so that the state reads without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Tick,
    Cross,
    Bang,
    Note,
    Pause,
    Clock,
}

/// A state in one word: an adjective, never a link.
#[derive(Clone, Debug)]
pub struct Tag {
    pub tone: Tone,
    pub text: Phrase,
    pub mark: Option<Mark>,
}

impl Tag {
    pub fn new(tone: Tone, text: impl Into<Phrase>) -> Self {
        Self { tone, text: text.into(), mark: None }
    }

    #[must_use]
    pub fn marked(self, mark: Mark) -> Self {
        Self { mark: Some(mark), ..self }
    }

    pub fn picture(&self) -> Picture {
        self.mark.map_or_else(Picture::default, picture::mark)
    }
}

/// What a message on the page is about; each kind differs in word, mark and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    Done,
    Information,
    Warning,
    Problem,
}

impl NoticeKind {
    pub const fn tone(self) -> Tone {
        match self {
            Self::Done => Tone::Green,
            Self::Information => Tone::Blue,
            Self::Warning => Tone::Amber,
            Self::Problem => Tone::Red,
        }
    }

    pub fn mark(self) -> Picture {
        picture::mark(match self {
            Self::Done => Mark::Tick,
            Self::Information => Mark::Note,
            Self::Warning => Mark::Bang,
            Self::Problem => Mark::Cross,
        })
    }

    pub const fn word(self, t: ShellText) -> &'static str {
        match self {
            Self::Done => t.notice_done(),
            Self::Information => t.notice_information(),
            Self::Warning => t.notice_warning(),
            Self::Problem => t.notice_problem(),
        }
    }

    /// A problem interrupts a screen reader; anything else waits its turn.
    pub const fn aria_role(self) -> &'static str {
        match self {
            Self::Problem => "alert",
            _ => "status",
        }
    }
}

/// The result of the last action, shown once.
#[derive(Clone, Debug)]
pub struct Flash {
    pub kind: NoticeKind,
    pub message: Phrase,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;

    #[test]
    fn each_kind_of_message_differs_in_word_mark_and_colour() {
        let kinds = [NoticeKind::Done, NoticeKind::Information, NoticeKind::Warning, NoticeKind::Problem];

        for (index, one) in kinds.iter().enumerate() {
            for other in &kinds[index + 1..] {
                assert_ne!(one.tone(), other.tone());
                assert_ne!(one.mark(), other.mark());
                assert_ne!(one.word(ShellText(Lang::Zh)), other.word(ShellText(Lang::Zh)));
            }
        }
    }

    #[test]
    fn only_a_problem_interrupts_a_screen_reader() {
        assert_eq!(NoticeKind::Problem.aria_role(), "alert");
        assert_eq!(NoticeKind::Done.aria_role(), "status");
    }

    #[test]
    fn a_tag_without_a_mark_draws_nothing_before_its_word() {
        assert_eq!(Tag::new(Tone::Blue, "办理中").picture(), Picture::default());
    }
}
