//! The check list as drawn: condition, evidence, the system's comparison, the reviewer's opinion.
use super::decision::Typed;
use crate::domain::check::CheckItem;
use crate::domain::lang::Lang;
use crate::services::FieldErrors;
use crate::services::case::office::OfficeView;
use crate::services::case::{Comparison, Standing, check_field, note_field};
use crate::text::review::ReviewText;
use crate::web::page::field::{ChoiceView, FieldView, OptionView};
use crate::web::page::list::Link;
use crate::web::page::{Mark, Phrase, Tag, Tone};

/// One item of the list.
pub struct CheckView {
    pub what: &'static str,
    pub clause: &'static str,
    pub evidence: Vec<Link>,
    pub tag: Tag,
    pub finding: Phrase,
    pub opinion: ChoiceView,
    pub note: FieldView,
}

/// The whole list, with what was typed or is filled in beforehand.
pub fn all(lang: Lang, office: &OfficeView, typed: &Typed, errors: &FieldErrors) -> Vec<CheckView> {
    office.comparisons.iter().map(|compared| one(lang, office, compared, typed, errors)).collect()
}

fn one(
    lang: Lang,
    office: &OfficeView,
    compared: &Comparison,
    typed: &Typed,
    errors: &FieldErrors,
) -> CheckView {
    let (t, item) = (ReviewText(lang), compared.item);
    let what = item.name(lang);
    let error = |field: &str| errors.of(field, lang).map(|text| text.to_owned().into());
    let (check, note) = (check_field(item), note_field(item));
    let chosen = typed.opinion(item);
    let options = vec![
        OptionView::new("met", t.met()).chosen_if(chosen == Some(true)),
        OptionView::new("correct", t.to_correct()).adverse().chosen_if(chosen == Some(false)),
    ];
    let mut opinion = ChoiceView::new(check.clone(), t.opinion_on(what), options).label_hidden();
    opinion.error = error(&check);
    let mut note_field = FieldView::new(note.clone(), t.note_on(what)).value(typed.text(&note));
    (note_field.error, note_field.rows) = (error(&note), 2);
    CheckView {
        what,
        clause: item.clause().paragraph(),
        evidence: evidence(lang, office, compared),
        tag: tag(t, compared.standing),
        finding: Phrase::plain(lang.pick(compared.words.zh.clone(), compared.words.en.clone())),
        opinion,
        note: note_field,
    }
}

/// Documents that are evidence for an item, in the order of their kinds.
fn evidence(lang: Lang, office: &OfficeView, compared: &Comparison) -> Vec<Link> {
    let of_kind = |kind| office.documents.iter().filter(move |document| document.kind == kind);
    let documents = compared.evidence.iter().flat_map(|kind| of_kind(*kind));
    documents
        .map(|document| Link::new(document.kind.name(lang), format!("/documents/{}", document.id)))
        .collect()
}

fn tag(t: ReviewText, standing: Standing) -> Tag {
    match standing {
        Standing::Agrees => Tag::new(Tone::Green, t.agrees()).marked(Mark::Tick),
        Standing::Stated => Tag::new(Tone::Amber, t.look()).marked(Mark::Bang),
        Standing::Differs => Tag::new(Tone::Red, t.differs()).marked(Mark::Cross),
    }
}

/// What is filled in before anybody looked: what was recorded for this filing, or where two records agree.
pub fn prefilled(office: &OfficeView) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for &item in CheckItem::ALL {
        let recorded = office.checks.iter().find(|check| check.item == item.as_str());
        let agrees = office.comparisons.iter().any(|c| c.item == item && c.standing == Standing::Agrees);
        match recorded {
            Some(check) => {
                let opinion = if check.met { "met" } else { "correct" };
                fields.push((check_field(item), opinion.to_owned()));
                fields.push((note_field(item), check.note.clone()));
            }
            None if agrees => fields.push((check_field(item), "met".to_owned())),
            None => {}
        }
    }
    fields
}
