//! What the pages of secretary, experts and tellers share: the head of a session, a counted case, a confirmation, a share.
mod confirm;
mod count;
pub mod draw;
mod head;
mod share;

pub use confirm::Confirm;
pub use count::CountView;
pub use head::{Head, state_tag};
pub use share::ShareSheet;

use crate::domain::ids::{CaseId, SessionId};
use crate::domain::lang::Lang;
use crate::services::{Error, FieldErrors, Result};
use crate::web::page::field::{ErrorLine, ErrorSummary};

/// The session of an address; what is no id is no session.
pub fn session_id(text: &str) -> Result<SessionId> {
    SessionId::parse(text).ok_or(Error::NotFound)
}

/// The case of an address; what is no id is no case.
pub fn case_id(text: &str) -> Result<CaseId> {
    CaseId::parse(text).ok_or(Error::NotFound)
}

/// What a form was told, sorted for showing it again: errors of its fields, or one refusal for the whole form.
#[derive(Debug, Clone, Default)]
pub struct Complaint {
    pub fields: FieldErrors,
    pub whole: Option<String>,
}

impl Complaint {
    /// Takes what belongs on the form; anything else is passed on.
    pub fn of(error: Error, lang: Lang) -> Result<Self> {
        match error {
            Error::Invalid(fields) => Ok(Self { fields, whole: None }),
            Error::Refused(refused) => {
                Ok(Self { whole: Some(refused.text(lang).to_owned()), ..Self::default() })
            }
            other => Err(other),
        }
    }

    /// Every line of it, for the summary above the title.
    pub fn summary(&self, lang: Lang) -> ErrorSummary {
        let whole = self.whole.iter().map(|text| ErrorLine { name: None, message: text.clone().into() });
        let fields = self.fields.0.iter().map(|(name, text)| ErrorLine {
            name: Some(name.clone().into()),
            message: lang.pick(text.zh.clone(), text.en.clone()).into(),
        });
        ErrorSummary { lines: whole.chain(fields).collect() }
    }

    /// The error of one field.
    pub fn at(&self, field: &str, lang: Lang) -> Option<std::borrow::Cow<'static, str>> {
        self.fields.of(field, lang).map(|text| text.to_owned().into())
    }
}
