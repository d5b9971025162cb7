//! Sections with several entries: those that are there, and an empty one to add.
use super::page::{Control, Entry};
use super::{Typed, complain};
use crate::domain::lang::Lang;
use crate::services::FieldErrors;
use crate::text::applicant_form::FormPageText;
use crate::web::page::field::{FieldView, Input, Width};
use chrono::{Datelike, NaiveDate};

/// The most entries a section keeps.
pub const MOST: usize = 20;

/// The names of an entry's fields: `work.2.from`.
#[derive(Clone, Copy)]
pub struct At(pub &'static str, pub usize);

impl At {
    pub fn field(self, name: &str) -> String {
        format!("{}.{}.{name}", self.0, self.1)
    }
}

/// Draws every entry with `draw`, then an empty one while there is room.
pub fn draw(
    lang: Lang,
    typed: &Typed,
    prefix: &'static str,
    draw: impl Fn(At) -> Vec<Control>,
) -> Vec<Control> {
    let t = FormPageText(lang);
    let count = typed.entries(prefix);
    let mut drawn: Vec<Control> = (0..count)
        .map(|place| {
            let at = At(prefix, place);
            let mut controls = draw(at);
            let remove = FieldView::new(at.field("remove"), t.remove());
            controls.push(Control::Tick(remove));
            Control::Entry(Entry { legend: t.entry(place + 1).into(), hint: None, is_new: false, controls })
        })
        .collect();
    if count < MOST {
        let hint = (count > 0).then(|| t.entry_new_hint().into());
        let legend = if count > 0 { t.entry_new().into() } else { t.entry(1).into() };
        drawn.push(Control::Entry(Entry { legend, hint, is_new: true, controls: draw(At(prefix, count)) }));
    }
    drawn
}

pub fn text(typed: &Typed, name: String, label: &'static str) -> FieldView {
    let value = typed.get(&name).to_owned();
    let mut field = FieldView::new(name, label).value(value);
    field.width = Width::Half;
    field.max_length = Some(120);
    field
}

pub fn day(typed: &Typed, name: String, label: &'static str) -> FieldView {
    let value = typed.get(&name).to_owned();
    FieldView::new(name, label).input(Input::Date, Width::Short).value(value)
}

/// A day that must be there; complains where it is missing or no day.
pub fn parse_day(errors: &mut FieldErrors, typed: &Typed, name: &str) -> NaiveDate {
    match typed.day(name) {
        Some(Ok(day)) if (1900..2200).contains(&day.year()) => return day,
        Some(_) => complain(errors, name, |t| t.date_wrong().to_owned()),
        None => complain(errors, name, |t| t.date_missing().to_owned()),
    }
    NaiveDate::MIN
}

/// A text that must be there.
pub fn parse_text(
    errors: &mut FieldErrors,
    typed: &Typed,
    name: &str,
    missing: impl Fn(FormPageText) -> &'static str,
) -> String {
    let text = typed.get(name).to_owned();
    if text.is_empty() {
        complain(errors, name, |t| missing(t).to_owned());
    }
    super::check_length(errors, typed, name, 120);
    text
}

/// How many entries to read; more than allowed is a complaint about the last one.
pub fn count(errors: &mut FieldErrors, typed: &Typed, prefix: &'static str, first_field: &str) -> usize {
    let count = typed.entries(prefix);
    if count > MOST {
        complain(errors, &At(prefix, MOST).field(first_field), |t| t.most_entries().to_owned());
    }
    count.min(MOST)
}
