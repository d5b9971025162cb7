//! The commands, one file each: text in, text out. Printing and exit codes are `main`'s.
pub mod calendar;
pub mod catalogue;
pub mod eligibility;
pub mod figures;
pub mod flow;
pub mod panel;
pub mod serve;

/// Input that is refused: which field, and what to give instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {reason}")]
pub struct InputError {
    pub field: String,
    pub reason: String,
}

impl InputError {
    pub fn new(field: &str, reason: impl Into<String>) -> Self {
        Self { field: field.to_owned(), reason: reason.into() }
    }
}
