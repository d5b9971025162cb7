//! The top of every page about a case: whose it is, where it stands, whose turn it is.
use crate::domain::lang::Lang;
use crate::services::case::CaseView;
use crate::text::record::CaseText;
use crate::web::casework::{self, facts};
use crate::web::page::{Phrase, Tag};

#[derive(Clone, Debug)]
pub struct Head {
    pub title: Phrase,
    pub tags: Vec<Tag>,
    pub number: String,
    pub unit: Phrase,
    /// Who acts next.
    pub who: &'static str,
}

impl Head {
    pub fn of(lang: Lang, view: &CaseView) -> Self {
        let t = CaseText(lang);
        let level = t.leads_to(view.item.title_level.name(lang));
        Self {
            title: Phrase::data(view.case.applicant_name.clone())
                .then("·")
                .then(facts::certificate(lang, view.item))
                .then(format!(" {level}")),
            tags: casework::states(lang, &view.case),
            number: view.case.number.clone(),
            unit: facts::unit_name(lang, &view.unit.name_zh, view.unit.name_en.as_deref()),
            who: view.case.waiting_for.name(lang),
        }
    }
}
