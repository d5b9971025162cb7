//! The panel that answers whether a certificate is genuine and in force.
use crate::domain::lang::Lang;
use crate::text::format;
use crate::text::shell::VerdictText;
use crate::web::page::{Phrase, Tone};
use crate::web::picture::{self, Picture};
use chrono::{DateTime, Utc};

/// The possible answers; each differs in words, sign and border, not in colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerdictKind {
    Valid,
    Corrected,
    Suspended,
    Revoked,
    NotFound,
    /// The record could not be read: nothing is known.
    Unavailable,
}

impl VerdictKind {
    pub const ALL: [Self; 6] =
        [Self::Valid, Self::Corrected, Self::Suspended, Self::Revoked, Self::NotFound, Self::Unavailable];

    pub const fn tone(self) -> Tone {
        match self {
            Self::Valid => Tone::Green,
            Self::Corrected => Tone::Teal,
            Self::Suspended => Tone::Amber,
            Self::Revoked => Tone::Red,
            Self::NotFound | Self::Unavailable => Tone::Grey,
        }
    }

    /// The suffix of the style sheet's `verdict-` class.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Corrected => "corrected",
            Self::Suspended => "suspended",
            Self::Revoked => "revoked",
            Self::NotFound => "not-found",
            Self::Unavailable => "unavailable",
        }
    }

    pub const fn heading(self, t: VerdictText) -> &'static str {
        match self {
            Self::Valid => t.valid(),
            Self::Corrected => t.corrected(),
            Self::Suspended => t.suspended(),
            Self::Revoked => t.revoked(),
            Self::NotFound => t.not_found(),
            Self::Unavailable => t.unavailable(),
        }
    }

    pub const fn meaning(self, t: VerdictText) -> &'static str {
        match self {
            Self::Valid => t.valid_means(),
            Self::Corrected => t.corrected_means(),
            Self::Suspended => t.suspended_means(),
            Self::Revoked => t.revoked_means(),
            Self::NotFound => t.not_found_means(),
            Self::Unavailable => t.unavailable_means(),
        }
    }
}

/// An answer and when it was given.
#[derive(Clone, Debug)]
pub struct VerdictView {
    pub kind: VerdictKind,
    pub checked_at: DateTime<Utc>,
    /// What else to say under the meaning: the date and reason of a revocation, what was corrected.
    pub detail: Option<Phrase>,
}

impl VerdictView {
    pub fn new(kind: VerdictKind, checked_at: DateTime<Utc>) -> Self {
        Self { kind, checked_at, detail: None }
    }

    pub fn sign(&self) -> Picture {
        picture::verdict(self.kind)
    }

    pub fn checked_text(&self, lang: Lang) -> String {
        format::date_time(lang, self.checked_at)
    }

    pub fn checked_machine(&self) -> String {
        format::machine_date_time(self.checked_at)
    }
}
