//! A share of the key on the one page that ever shows it. It goes into no address, no log and no table.
use crate::domain::panel::ballot::ShareHolder;
use crate::domain::panel::draw::Party;
use crate::services::Result;
use crate::text::draw::DrawText;
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
    label: &'static str,
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
            label: t.share_code(),
            code,
            keep: None,
            back,
        }
    }

    /// The number that somebody committed to for a draw.
    pub fn of_number(visitor: &Visitor, party: Party, code: String, back: String) -> Self {
        let (lang, d) = (visitor.lang(), DrawText(visitor.lang()));
        let sheet = Self::new(visitor, ShareHolder::Envelope, code, back);
        Self {
            shell: visitor.shell(d.sheet()),
            facts: vec![SummaryRow::new(d.party(), party.label(lang))],
            label: d.number(),
            ..sheet
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
