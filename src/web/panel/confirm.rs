//! The page before an act that cannot be undone: what it is about, what it does, and one button.
use super::{Complaint, CountView};
use crate::services::Result;
use crate::text::panel::PanelText;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView};
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, Shell};
use crate::web::respond;
use crate::web::visitor::Visitor;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "panel/confirm.html")]
pub struct Confirm {
    pub shell: Shell,
    t: PanelText,
    /// The object of the act.
    pub facts: Vec<SummaryRow>,
    pub counts: Vec<CountView>,
    /// What the act does, one line each.
    pub effects: Vec<&'static str>,
    pub is_irreversible: bool,
    pub choice: Option<ChoiceView>,
    pub text: Option<FieldView>,
    action: String,
    label: &'static str,
    pub is_adverse: bool,
    back: String,
    errors: ErrorSummary,
}

impl Confirm {
    /// A page that posts to its own address.
    pub fn new(visitor: &Visitor, title: &'static str, label: &'static str, back: String) -> Self {
        let path = visitor.path().split('?').next().unwrap_or_default().to_owned();
        Self {
            shell: visitor.shell(title),
            t: PanelText(visitor.lang()),
            facts: Vec::new(),
            counts: Vec::new(),
            effects: Vec::new(),
            is_irreversible: true,
            choice: None,
            text: None,
            action: path,
            label,
            is_adverse: false,
            back,
            errors: ErrorSummary::default(),
        }
    }

    /// The way back to the session: list, session, this page.
    #[must_use]
    pub fn under(mut self, list: (&'static str, &str), session: crate::web::page::Phrase) -> Self {
        let here = self.shell.title.clone();
        self.shell.crumbs =
            vec![Crumb::link(list.0, list.1), Crumb::link(session, self.back.clone()), Crumb::here(here)];
        self
    }

    #[must_use]
    pub fn refused(mut self, complaint: &Complaint) -> Self {
        let lang = self.shell.lang();
        self.errors = complaint.summary(lang);
        if let Some(field) = &mut self.text {
            field.error = complaint.at(&field.name, lang);
        }
        if let Some(choice) = &mut self.choice {
            choice.error = complaint.at(&choice.name, lang);
        }
        self.shell.has_errors = true;
        self
    }

    /// 200, or 422 when it shows a refusal.
    pub fn answer(&self) -> Result<HttpResponse> {
        if self.errors.is_empty() { respond::page(self) } else { respond::again(self) }
    }
}
