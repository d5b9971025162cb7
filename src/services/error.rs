//! What a use-case can answer other than "done". `web::error` gives each its page.
use crate::db::door::Unavailable;
use crate::domain::lang::{Bilingual, Lang};
use diesel::result::{DatabaseErrorKind, Error as DieselError};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the actor may not know of it: the same answer for both.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in and the page needs somebody.
    #[error("not signed in")]
    SignInFirst,
    /// The rules say no; the text says what to do next and cites the clause.
    #[error("refused: {}", .0.text(Lang::En))]
    Refused(Refused),
    /// What was typed cannot be taken; each error names its field.
    #[error("invalid input: {0}")]
    Invalid(FieldErrors),
    /// Somebody else was faster.
    #[error("someone else changed this first")]
    Conflict,
    /// The form came from elsewhere, or its session has ended.
    #[error("the form's token does not belong to this session")]
    Forged,
    /// Too many tries; wait this many seconds.
    #[error("too many tries, wait {0} s")]
    TooManyTries(i64),
    /// The upload or form is larger than allowed.
    #[error("too large")]
    TooLarge,
    #[error(transparent)]
    Unavailable(#[from] Unavailable),
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

/// A refusal in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused(pub Bilingual);

impl Refused {
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.0.zh, &self.0.en)
    }
}

/// What is wrong with a form, field by field, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(pub Vec<(String, Bilingual)>);

impl FieldErrors {
    /// One field, one error.
    pub fn one(field: &str, zh: &str, en: &str) -> Self {
        let mut errors = Self::default();
        errors.add(field, zh, en);
        errors
    }

    pub fn add(&mut self, field: &str, zh: &str, en: &str) {
        self.0.push((field.to_owned(), Bilingual::new(zh, en)));
    }

    pub fn of(&self, field: &str, lang: Lang) -> Option<&str> {
        self.0
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, text)| lang.pick(text.zh.as_str(), text.en.as_str()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Ok` when nothing is wrong.
    pub fn into_result(self) -> Result<()> {
        if self.is_empty() { Ok(()) } else { Err(Error::Invalid(self)) }
    }
}

impl std::fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (field, text) in &self.0 {
            write!(f, "{field}: {}; ", text.en)?;
        }
        Ok(())
    }
}

impl Error {
    pub fn refused(zh: &str, en: &str) -> Self {
        Self::Refused(Refused(Bilingual::new(zh, en)))
    }

    pub fn invalid(field: &str, zh: &str, en: &str) -> Self {
        Self::Invalid(FieldErrors::one(field, zh, en))
    }
}

impl From<crate::domain::case::Refusal> for Error {
    fn from(refusal: crate::domain::case::Refusal) -> Self {
        Self::refused(&refusal.text(Lang::Zh), &refusal.text(Lang::En))
    }
}

impl From<crate::domain::four_eyes::SamePerson> for Error {
    fn from(same: crate::domain::four_eyes::SamePerson) -> Self {
        Self::refused(&same.text(Lang::Zh), &same.text(Lang::En))
    }
}

impl From<DieselError> for Error {
    /// A unique violation with a meaning of its own is named where it occurs; the others are a lost race.
    fn from(error: DieselError) -> Self {
        match error {
            DieselError::NotFound => Self::NotFound,
            DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Conflict,
            other => Self::Internal(other.into()),
        }
    }
}
