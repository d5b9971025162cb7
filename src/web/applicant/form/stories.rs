//! What is told in the applicant's own words; it keeps a draft while one writes.
use super::page::Control;
use super::{Parsed, Typed, check_length, complain};
use crate::domain::application::Application;
use crate::domain::lang::Lang;
use crate::services::FieldErrors;
use crate::services::case::SectionInput;
use crate::text::applicant_form::FormPageText;
use crate::web::page::field::FieldView;

/// Characters of one statement.
pub const MOST: usize = 5000;

pub fn stored_overseas(content: &Application) -> Typed {
    let mut typed = Typed::default();
    typed.set("experience", content.overseas_experience.clone());
    typed.set("business", content.overseas_business.clone());
    typed
}

pub fn overseas_controls(lang: Lang, typed: &Typed) -> Vec<Control> {
    let t = FormPageText(lang);
    vec![
        Control::Area(area(typed, "experience", t.overseas_experience(), 6).optional()),
        Control::Area(area(typed, "business", t.overseas_business(), 6).optional()),
    ]
}

pub fn area(typed: &Typed, name: &'static str, label: &'static str, rows: u8) -> FieldView {
    let mut field = FieldView::new(name, label).value(typed.get(name));
    field.rows = rows;
    field.max_length = u32::try_from(MOST).ok();
    field
}

pub fn parse_overseas(typed: &Typed) -> Parsed {
    let mut errors = FieldErrors::default();
    if typed.get("experience").is_empty() && typed.get("business").is_empty() {
        complain(&mut errors, "experience", |t| t.overseas_missing().to_owned());
    }
    check_length(&mut errors, typed, "experience", MOST);
    check_length(&mut errors, typed, "business", MOST);
    if errors.is_empty() { Ok(as_draft(typed)) } else { Err(errors) }
}

/// What stands there so far, cut to what may be kept.
pub fn as_draft(typed: &Typed) -> SectionInput {
    SectionInput::Overseas { experience: kept(typed, "experience"), business: kept(typed, "business") }
}

/// A long text, cut to what may be kept.
pub fn kept(typed: &Typed, name: &str) -> String {
    typed.long(name).chars().take(MOST).collect()
}
