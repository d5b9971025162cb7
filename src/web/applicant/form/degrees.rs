//! Degrees and diplomas, one entry each.
use super::entries::{self, At};
use super::page::Control;
use super::{Parsed, Typed, complain};
use crate::domain::application::{Application, Degree, DegreeKind};
use crate::domain::lang::Lang;
use crate::services::FieldErrors;
use crate::services::case::SectionInput;
use crate::text::applicant_form::FormPageText;
use crate::text::format;
use crate::web::page::field::{ChoiceView, FieldView, OptionView};

const PREFIX: &str = "degrees";

pub fn stored(content: &Application) -> Typed {
    let mut typed = Typed::default();
    for (place, degree) in content.degrees.iter().enumerate() {
        let at = At(PREFIX, place);
        typed.set(at.field("kind"), degree.kind.as_str());
        typed.set(at.field("institution"), degree.institution.clone());
        typed.set(at.field("field"), degree.field.clone());
        typed.tick(at.field("stem"), degree.stem);
        typed.set(at.field("awarded_on"), format::machine_date(degree.awarded_on));
    }
    typed
}

pub fn controls(lang: Lang, typed: &Typed) -> Vec<Control> {
    let t = FormPageText(lang);
    entries::draw(lang, typed, PREFIX, |at| {
        let kind = at.field("kind");
        let chosen = typed.get(&kind).to_owned();
        let first = OptionView::new("", t.choose());
        let kinds = DegreeKind::ALL
            .iter()
            .rev()
            .map(|kind| OptionView::new(kind.as_str(), kind.name(lang)).chosen_if(kind.as_str() == chosen));
        let stem = at.field("stem");
        let ticked = typed.get(&stem).to_owned();
        vec![
            Control::Choice(ChoiceView::new(
                kind,
                t.degree_kind(),
                std::iter::once(first).chain(kinds).collect(),
            )),
            Control::Text(entries::text(typed, at.field("institution"), t.institution())),
            Control::Text(entries::text(typed, at.field("field"), t.field())),
            Control::Tick(FieldView::new(stem, t.stem()).value(ticked)),
            Control::Text(entries::day(typed, at.field("awarded_on"), t.degree_on())),
        ]
    })
}

pub fn parse(typed: &Typed) -> Parsed {
    let mut errors = FieldErrors::default();
    let mut degrees = Vec::new();
    for place in 0..entries::count(&mut errors, typed, PREFIX, "kind") {
        let at = At(PREFIX, place);
        let kind = DegreeKind::parse(typed.get(&at.field("kind")));
        if kind.is_none() {
            complain(&mut errors, &at.field("kind"), |t| t.degree_kind_missing().to_owned());
        }
        let institution = entries::parse_text(
            &mut errors,
            typed,
            &at.field("institution"),
            FormPageText::institution_missing,
        );
        let field = entries::parse_text(&mut errors, typed, &at.field("field"), FormPageText::field_missing);
        let awarded_on = entries::parse_day(&mut errors, typed, &at.field("awarded_on"));
        if let Some(kind) = kind {
            let stem = typed.is_ticked(&at.field("stem"));
            degrees.push(Degree { kind, institution, field, stem, awarded_on });
        }
    }
    if errors.is_empty() { Ok(SectionInput::Degrees(degrees)) } else { Err(errors) }
}
