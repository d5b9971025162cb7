//! Form controls as data: one value for each, with its label, hint, error and what was typed.
use crate::domain::lang::Lang;
use crate::web::page::{Phrase, Text};

/// The kind of a one-line control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    Text,
    Email,
    Password,
    Search,
    Telephone,
    Date,
    Number,
}

impl Input {
    /// The HTML `type`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Email => "email",
            Self::Password => "password",
            Self::Search => "search",
            Self::Telephone => "tel",
            Self::Date => "date",
            Self::Number => "number",
        }
    }
}

/// How wide a control is: as wide as what it expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    Short,
    Half,
    Full,
}

impl Width {
    /// The suffix of the style sheet's `w-` class.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Half => "half",
            Self::Full => "full",
        }
    }
}

/// One typed answer: a line, a date or several lines of text. Its id in the page is its name.
#[derive(Clone, Debug)]
pub struct FieldView {
    pub name: Text,
    pub label: Phrase,
    pub hint: Option<Phrase>,
    pub error: Option<Text>,
    /// What was typed before, kept when the form is shown again.
    pub value: String,
    pub input: Input,
    pub width: Width,
    /// Rows of a text area.
    pub rows: u8,
    pub is_optional: bool,
    /// The HTML `autocomplete` token; empty for none.
    pub autocomplete: &'static str,
    pub max_length: Option<u32>,
    /// The smallest value, in the machine form of the control.
    pub min: Option<String>,
    pub max: Option<String>,
    /// The language that the answer is expected in, where it is not the page's.
    pub value_lang: Option<Lang>,
}

impl FieldView {
    pub fn new(name: impl Into<Text>, label: impl Into<Phrase>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            hint: None,
            error: None,
            value: String::new(),
            input: Input::Text,
            width: Width::Full,
            rows: 4,
            is_optional: false,
            autocomplete: "",
            max_length: None,
            min: None,
            max: None,
            value_lang: None,
        }
    }

    #[must_use]
    pub fn input(self, input: Input, width: Width) -> Self {
        Self { input, width, ..self }
    }

    #[must_use]
    pub fn hint(self, hint: impl Into<Phrase>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    #[must_use]
    pub fn value(self, value: impl Into<String>) -> Self {
        Self { value: value.into(), ..self }
    }

    #[must_use]
    pub fn error(self, error: impl Into<Text>) -> Self {
        Self { error: Some(error.into()), ..self }
    }

    #[must_use]
    pub fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }

    /// Ids of the hint and the error, for `aria-describedby`; empty when there is neither.
    pub fn described_by(&self) -> String {
        described_by(&self.name, self.hint.is_some(), self.error.is_some())
    }
}

/// One of several answers.
#[derive(Clone, Debug)]
pub struct OptionView {
    pub value: Text,
    pub label: Phrase,
    pub hint: Option<Phrase>,
    pub is_chosen: bool,
    pub is_disabled: bool,
    /// Draws the choice as one that asks for more work (returns, refuses).
    pub is_adverse: bool,
}

impl OptionView {
    pub fn new(value: impl Into<Text>, label: impl Into<Phrase>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
            is_chosen: false,
            is_disabled: false,
            is_adverse: false,
        }
    }

    #[must_use]
    pub fn hint(self, hint: impl Into<Phrase>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    #[must_use]
    pub fn chosen_if(self, is_chosen: bool) -> Self {
        Self { is_chosen, ..self }
    }

    #[must_use]
    pub fn adverse(self) -> Self {
        Self { is_adverse: true, ..self }
    }
}

/// A question with given answers: a list, radio buttons, cards, a segmented row or check boxes.
#[derive(Clone, Debug)]
pub struct ChoiceView {
    pub name: Text,
    pub label: Phrase,
    pub hint: Option<Phrase>,
    pub error: Option<Text>,
    pub options: Vec<OptionView>,
    pub is_optional: bool,
    /// The question stands in the heading above; the legend is for screen readers only.
    pub is_label_hidden: bool,
}

impl ChoiceView {
    pub fn new(name: impl Into<Text>, label: impl Into<Phrase>, options: Vec<OptionView>) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            hint: None,
            error: None,
            options,
            is_optional: false,
            is_label_hidden: false,
        }
    }

    #[must_use]
    pub fn hint(self, hint: impl Into<Phrase>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    #[must_use]
    pub fn error(self, error: impl Into<Text>) -> Self {
        Self { error: Some(error.into()), ..self }
    }

    #[must_use]
    pub fn label_hidden(self) -> Self {
        Self { is_label_hidden: true, ..self }
    }

    /// Ids of the hint and the error, for `aria-describedby`; empty when there is neither.
    pub fn described_by(&self) -> String {
        described_by(&self.name, self.hint.is_some(), self.error.is_some())
    }

    /// The id of an option: the first has the question's own, so that the error summary leads there.
    pub fn option_id(&self, index: &usize) -> String {
        if *index == 0 { self.name.to_string() } else { format!("{}-{}", self.name, index + 1) }
    }
}

/// The refused answers of a form, above the title; each line leads to its control.
#[derive(Clone, Debug, Default)]
pub struct ErrorSummary {
    pub lines: Vec<ErrorLine>,
}

#[derive(Clone, Debug)]
pub struct ErrorLine {
    /// The name of the control; `None` for a complaint about the whole form.
    pub name: Option<Text>,
    pub message: Text,
}

impl ErrorSummary {
    /// The errors of the fields, in their order and with the same words as at the field.
    pub fn of<'a>(fields: impl IntoIterator<Item = (&'a Text, &'a Option<Text>)>) -> Self {
        let lines = fields.into_iter().filter_map(|(name, error)| {
            error.clone().map(|message| ErrorLine { name: Some(name.clone()), message })
        });
        Self { lines: lines.collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

pub(super) fn described_by(name: &str, has_hint: bool, has_error: bool) -> String {
    let ids = [has_error.then(|| format!("{name}-error")), has_hint.then(|| format!("{name}-hint"))];
    ids.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_control_is_described_by_its_error_before_its_hint() {
        let field = FieldView::new("number", "证书编号").hint("见证书右上角").error("请填写证书编号");

        assert_eq!(field.described_by(), "number-error number-hint");
        assert_eq!(FieldView::new("number", "证书编号").described_by(), "");
    }

    #[test]
    fn the_first_option_carries_the_id_that_the_error_summary_leads_to() {
        let choice = ChoiceView::new("decision", "决定", Vec::new());

        assert_eq!((choice.option_id(&0), choice.option_id(&1)), ("decision".into(), "decision-2".into()));
    }

    #[test]
    fn the_summary_repeats_the_words_of_the_fields_in_their_order() {
        let fields = [
            FieldView::new("name", "姓名").error("请填写姓名"),
            FieldView::new("number", "编号"),
            FieldView::new("date", "日期").error("日期应早于今天"),
        ];

        let summary = ErrorSummary::of(fields.iter().map(|field| (&field.name, &field.error)));

        let said: Vec<_> = summary.lines.iter().map(|line| line.message.as_ref()).collect();
        assert_eq!(said, ["请填写姓名", "日期应早于今天"]);
    }
}
