//! Name and speciality, as they will be printed on the certificate.
use super::page::Control;
use super::{Parsed, Typed, complain};
use crate::clients::certificate_pdf::{Fonts, missing_characters};
use crate::domain::application::Application;
use crate::domain::identifiers::FullName;
use crate::domain::lang::Lang;
use crate::services::FieldErrors;
use crate::services::case::{Desk, SectionInput};
use crate::text::applicant_form::FormPageText;
use crate::web::page::Phrase;
use crate::web::page::field::{FieldView, Input, Width};

/// Characters of a speciality: one line of the certificate.
const SPECIALITY: usize = 60;

pub fn stored(content: &Application) -> Typed {
    let mut typed = Typed::default();
    typed.set("name", content.name.clone());
    typed.set("name_latin", content.name_latin.clone());
    typed.set("speciality", content.speciality.clone());
    typed
}

pub fn controls(lang: Lang, typed: &Typed, desk: &Desk) -> Vec<Control> {
    let t = FormPageText(lang);
    let mut name = FieldView::new("name", t.name()).hint(t.name_hint()).value(typed.get("name"));
    name.width = Width::Half;
    name.autocomplete = "name";
    let mut latin =
        FieldView::new("name_latin", t.name_latin()).hint(t.name_latin_hint()).value(typed.get("name_latin"));
    latin.width = Width::Half;
    let hint = t.speciality_hint("\u{0}");
    let (before, after) = hint.split_once('\u{0}').unwrap_or((&hint, ""));
    let of = Phrase::data(desk.view.item.specialty.clone());
    let hint = Phrase::plain(before.to_owned()).then(of).then(after.to_owned());
    let mut speciality = FieldView::new("speciality", t.speciality())
        .input(Input::Text, Width::Half)
        .hint(hint)
        .value(typed.get("speciality"));
    speciality.max_length = u32::try_from(SPECIALITY).ok();
    vec![Control::Text(name), Control::Text(latin.optional()), Control::Text(speciality)]
}

pub fn parse(typed: &Typed, fonts: &Fonts) -> Parsed {
    let mut errors = FieldErrors::default();
    let name = name_of(&mut errors, typed, "name");
    let latin = if typed.get("name_latin").is_empty() {
        String::new()
    } else {
        name_of(&mut errors, typed, "name_latin")
    };
    let speciality = typed.get("speciality").to_owned();
    if speciality.is_empty() {
        complain(&mut errors, "speciality", |t| t.speciality_missing().to_owned());
    }
    super::check_length(&mut errors, typed, "speciality", SPECIALITY);
    for (field, text) in [("name", &name), ("name_latin", &latin), ("speciality", &speciality)] {
        check_printable(&mut errors, field, text, fonts);
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(SectionInput::Personal { name, name_latin: latin, speciality })
}

fn name_of(errors: &mut FieldErrors, typed: &Typed, field: &str) -> String {
    match FullName::parse(typed.get(field)) {
        Ok(name) => name.as_str().to_owned(),
        Err(error) => {
            errors.add(field, &error.text(Lang::Zh), &error.text(Lang::En));
            String::new()
        }
    }
}

/// A character without a glyph is told now, not on the day of issue.
fn check_printable(errors: &mut FieldErrors, field: &str, text: &str, fonts: &Fonts) {
    let missing = missing_characters(text, fonts);
    if !missing.is_empty() {
        let which: Vec<String> = missing.iter().map(char::to_string).collect();
        complain(errors, field, |t| t.missing_characters(&which.join(" ")));
    }
}
