//! A share of the key on the one page that ever shows it. It goes into no address, no log and no table.
use crate::domain::panel::ballot::ShareHolder;
use crate::services::Result;
use crate::text::panel::PanelText;
use crate::web::page::list::SummaryRow;
use crate::web::page::{Phrase, Shell};
use crate::web::respond;
use crate::web::visitor::Visitor;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "panel/share.html")]
pub struct ShareSheet {
    shell: Shell,
    t: PanelText,
    facts: Vec<SummaryRow>,
    lead: &'static str,
    steps: Vec<&'static str>,
    code: String,
    /// Under which name the holder's own browser keeps it; none for the envelope.
    keep: Option<String>,
    back: String,
}

impl ShareSheet {
    pub fn new(visitor: &Visitor, holder: ShareHolder, code: String, back: String) -> Self {
        let (lang, t) = (visitor.lang(), PanelText(visitor.lang()));
        Self {
            shell: visitor.shell(t.share_title()),
            t,
            facts: vec![SummaryRow::new(t.share_holder(), holder.label(lang))],
            lead: "",
            steps: Vec::new(),
            code,
            keep: None,
            back,
        }
    }

    #[must_use]
    pub fn of_session(mut self, title: Phrase, number: String) -> Self {
        self.facts.insert(0, SummaryRow::new(self.t.session(), title).note(number));
        self
    }

    #[must_use]
    pub fn saying(self, lead: &'static str, steps: Vec<&'static str>) -> Self {
        Self { lead, steps, ..self }
    }

    #[must_use]
    pub fn kept_as(self, name: String) -> Self {
        Self { keep: Some(name), ..self }
    }

    pub fn answer(&self) -> Result<HttpResponse> {
        respond::page(self)
    }
}
