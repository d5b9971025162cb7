//! The page of a section: its controls, what is wrong with them, and where it goes from here.
use super::super::answers;
use super::super::{address, shell_under};
use super::{Typed, controls};
use crate::domain::application::Section;
use crate::services::FieldErrors;
use crate::services::case::Desk;
use crate::text::applicant_form::FormPageText;
use crate::web::casework::facts::SectionView;
use crate::web::page::field::{ChoiceView, ErrorLine, ErrorSummary, FieldView};
use crate::web::page::list::Link;
use crate::web::page::{Phrase, Shell, Text};
use crate::web::visitor::Visitor;
use askama::Template;

/// One control, or the heading of an entry.
pub enum Control {
    Text(FieldView),
    Area(FieldView),
    Choice(ChoiceView),
    Tick(FieldView),
    /// Any number of boxes.
    Picks(ChoiceView),
    Entry(Entry),
}

/// The controls of one degree or one job.
pub struct Entry {
    pub legend: Text,
    pub hint: Option<Text>,
    pub is_new: bool,
    pub controls: Vec<Control>,
}

#[derive(Template)]
#[template(path = "applicant/form.html")]
pub struct Page {
    shell: Shell,
    t: FormPageText,
    heading: Text,
    lead: Option<Text>,
    version: i32,
    action: String,
    /// Where a draft is kept while one types; empty for sections that have none.
    draft: String,
    back: Link,
    takes_several: bool,
    controls: Vec<Control>,
    /// What the section says, where it cannot be changed now.
    answers: Option<SectionView>,
    /// What was sent back about this case.
    returned: Vec<(Phrase, Phrase)>,
    errors: ErrorSummary,
}

impl Page {
    pub fn new(
        visitor: &Visitor,
        desk: &Desk,
        section: Section,
        typed: &Typed,
        errors: &FieldErrors,
    ) -> Self {
        let lang = visitor.lang();
        let t = FormPageText(lang);
        let action = format!("{}/form/{section}", address(desk));
        let has_draft = matches!(section, Section::Overseas | Section::Achievements);
        let mut controls = controls(lang, section, typed, desk);
        place_errors(&mut controls, |field| errors.of(field, lang).map(str::to_owned));
        let mut shell = shell_under(visitor, desk, section.name(lang));
        shell.has_errors = !errors.is_empty();
        Self {
            shell,
            t,
            heading: section.name(lang).into(),
            lead: lead(t, section).map(Into::into),
            version: desk.form.version,
            draft: if has_draft { format!("{action}/draft") } else { String::new() },
            action,
            back: Link::new(t.back(), address(desk)),
            takes_several: matches!(section, Section::Degrees | Section::Work | Section::Achievements),
            controls,
            answers: (!desk.is_editable()).then(|| answers::section(lang, desk, section)),
            returned: returned(visitor, desk),
            errors: summary(errors, visitor),
        }
    }

    /// With a complaint about the whole page.
    pub fn complaining(mut self, message: String) -> Self {
        self.shell.has_errors = true;
        self.errors.lines.insert(0, ErrorLine { name: None, message: message.into() });
        self
    }
}

fn returned(visitor: &Visitor, desk: &Desk) -> Vec<(Phrase, Phrase)> {
    let lang = visitor.lang();
    let items = desk.returned().into_iter();
    items.map(|item| (crate::web::casework::item_name(lang, &item.item), Phrase::data(item.reason))).collect()
}

fn lead(t: FormPageText, section: Section) -> Option<&'static str> {
    match section {
        Section::Personal => None,
        Section::Degrees => Some(t.degrees_lead()),
        Section::Work => Some(t.work_lead()),
        Section::Overseas => Some(t.overseas_lead()),
        Section::Achievements => Some(t.achievements_lead()),
        Section::Declarations => Some(t.declarations_lead()),
    }
}

fn summary(errors: &FieldErrors, visitor: &Visitor) -> ErrorSummary {
    let lang = visitor.lang();
    let line = |(name, words): &(String, crate::domain::lang::Bilingual)| ErrorLine {
        name: Some(name.clone().into()),
        message: lang.pick(words.zh.clone(), words.en.clone()).into(),
    };
    ErrorSummary { lines: errors.0.iter().map(line).collect() }
}

/// Puts each error at its control, however deep it stands.
fn place_errors(controls: &mut [Control], error_of: impl Fn(&str) -> Option<String> + Copy) {
    for control in controls {
        match control {
            Control::Text(f) | Control::Area(f) | Control::Tick(f) => {
                f.error = error_of(&f.name).map(Into::into);
            }
            Control::Choice(c) | Control::Picks(c) => c.error = error_of(&c.name).map(Into::into),
            Control::Entry(entry) => place_errors(&mut entry.controls, error_of),
        }
    }
}
