//! The form of the self-check as views: every field with what was typed and what is wrong with it.
use super::answers::{Answers, Complaint, DEGREES, JOBS};
use crate::domain::catalogue::{ListItem, ListVersion};
use crate::domain::eligibility::DegreeKind;
use crate::domain::lang::Lang;
use crate::text::has_han;
use crate::text::self_check::SelfCheckText;
use crate::web::page::Text;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, Input, OptionView, Width};
use crate::web::public::catalogue;

pub struct FormView {
    /// The question about the row; its answers are `rows`.
    pub item: ChoiceView,
    pub rows: Vec<RowOption>,
    pub awarded_on: FieldView,
    pub degrees: Vec<DegreeView>,
    pub jobs: Vec<JobView>,
    pub overseas: ChoiceView,
    pub declarations: ChoiceView,
    pub unit: ChoiceView,
    pub as_of: FieldView,
}

/// One place for a degree.
pub struct DegreeView {
    pub title: String,
    /// Drawn open: the first place, one with content, one with an error.
    pub is_open: bool,
    pub kind: ChoiceView,
    pub awarded_on: FieldView,
    pub stem: FieldView,
}

/// One place for a job.
pub struct JobView {
    pub title: String,
    pub is_open: bool,
    pub from: FieldView,
    pub to: FieldView,
    pub in_shanghai: FieldView,
}

struct Maker<'a> {
    t: SelfCheckText,
    answers: &'a Answers,
    complaints: &'a [Complaint],
}

impl FormView {
    pub fn new(lang: Lang, list: &'static ListVersion, answers: &Answers, complaints: &[Complaint]) -> Self {
        let t = SelfCheckText(lang);
        let maker = Maker { t, answers, complaints };
        let mut item = ChoiceView::new("item", t.item(), Vec::new()).hint(t.item_hint());
        item.error = maker.error("item");
        let mut awarded_on = maker.date("certificate_awarded_on", t.awarded_on()).hint(t.awarded_hint());
        awarded_on.is_optional = true;
        Self {
            item,
            rows: rows(lang, list, answers.get("item")),
            awarded_on,
            degrees: (1..=DEGREES).map(|place| maker.degree(lang, place)).collect(),
            jobs: (1..=JOBS).map(|place| maker.job(place)).collect(),
            overseas: maker.ticks(
                "overseas",
                t.overseas(),
                &[("experience", t.overseas_experience()), ("business", t.overseas_business())],
            ),
            declarations: maker.ticks(
                "declared",
                t.declarations(),
                &[("law_abiding", t.law_abiding()), ("ethics", t.ethics()), ("duty", t.duty())],
            ),
            unit: maker
                .ticks("unit", t.unit(), &[("public_institution", t.public_institution())])
                .hint(t.public_hint()),
            as_of: maker.date("as_of", t.as_of()).hint(t.as_of_hint()),
        }
    }

    /// The errors in the order of the form.
    pub fn errors(&self) -> ErrorSummary {
        let mut fields =
            vec![(&self.item.name, &self.item.error), (&self.awarded_on.name, &self.awarded_on.error)];
        for degree in &self.degrees {
            fields.push((&degree.kind.name, &degree.kind.error));
            fields.push((&degree.awarded_on.name, &degree.awarded_on.error));
        }
        for job in &self.jobs {
            fields.extend([&job.from, &job.to].map(|field| (&field.name, &field.error)));
        }
        fields.push((&self.as_of.name, &self.as_of.error));
        ErrorSummary::of(fields)
    }
}

impl Maker<'_> {
    fn error(&self, name: &str) -> Option<Text> {
        self.complaints
            .iter()
            .find(|complaint| complaint.field == name)
            .map(|complaint| complaint.text.clone().into())
    }

    fn date(&self, name: &str, label: &'static str) -> FieldView {
        let mut field = FieldView::new(name.to_owned(), label)
            .input(Input::Date, Width::Short)
            .value(self.answers.get(name));
        field.error = self.error(name);
        field
    }

    fn tick(&self, name: &str, label: &'static str) -> FieldView {
        FieldView::new(name.to_owned(), label).value(self.answers.get(name))
    }

    fn ticks(
        &self,
        name: &'static str,
        label: &'static str,
        options: &[(&'static str, &'static str)],
    ) -> ChoiceView {
        let option = |(value, label): &(&'static str, &'static str)| {
            OptionView::new(*value, *label).chosen_if(self.answers.has(name, value))
        };
        ChoiceView::new(name, label, options.iter().map(option).collect())
    }

    /// Drawn open: the first place, and every place up to the last that has content or an error.
    fn is_open(&self, place: usize, most: usize, names: impl Fn(usize) -> [String; 2]) -> bool {
        let is_used = |name: &String| !self.answers.get(name).is_empty() || self.error(name).is_some();
        place == 1 || (place..=most).any(|place| names(place).iter().any(is_used))
    }

    fn degree(&self, lang: Lang, place: usize) -> DegreeView {
        let (kind, date) = (format!("degree_{place}_kind"), format!("degree_{place}_awarded_on"));
        let chosen = self.answers.get(&kind);
        let none = OptionView::new("", self.t.kind_none());
        let option = |held: &DegreeKind| {
            OptionView::new(held.as_str(), held.name(lang)).chosen_if(chosen == held.as_str())
        };
        let options = std::iter::once(none).chain(DegreeKind::ALL.iter().rev().map(option)).collect();
        let mut kinds = ChoiceView::new(kind.clone(), self.t.kind(), options);
        kinds.error = self.error(&kind);
        DegreeView {
            title: self.t.degree_n(place),
            is_open: self
                .is_open(place, DEGREES, |n| [format!("degree_{n}_kind"), format!("degree_{n}_awarded_on")]),
            kind: kinds,
            awarded_on: self.date(&date, self.t.degree_date()),
            stem: self.tick(&format!("degree_{place}_stem"), self.t.stem()),
        }
    }

    fn job(&self, place: usize) -> JobView {
        let (from, to) = (format!("job_{place}_from"), format!("job_{place}_to"));
        JobView {
            title: self.t.job_n(place),
            is_open: self.is_open(place, JOBS, |n| [format!("job_{n}_from"), format!("job_{n}_to")]),
            from: self.date(&from, self.t.from()),
            to: self.date(&to, self.t.to()).hint(self.t.to_hint()),
            in_shanghai: self.tick(&format!("job_{place}_shanghai"), self.t.in_shanghai()),
        }
    }
}

/// A row of the list to choose. An option carries no more than one language, so its words keep to one.
pub struct RowOption {
    pub value: String,
    pub words: String,
    /// The language of the words, where it is not the page's.
    pub lang: Lang,
    pub is_chosen: bool,
}

fn rows(lang: Lang, list: &'static ListVersion, chosen: &str) -> Vec<RowOption> {
    let first = RowOption {
        value: String::new(),
        words: SelfCheckText(lang).choose_item().to_owned(),
        lang,
        is_chosen: chosen.is_empty(),
    };
    std::iter::once(first).chain(list.items.iter().map(|row| row_option(lang, row, chosen))).collect()
}

fn row_option(lang: Lang, row: &ListItem, chosen: &str) -> RowOption {
    let citation = row.item_ref().to_string();
    let (name, other) = catalogue::names(lang, row);
    let other =
        other.filter(|_| lang == Lang::Zh).map(|other| format!(" {}", other.words())).unwrap_or_default();
    let (body, level) = (catalogue::body(lang, row).words(), row.title_level.name(lang));
    let words = format!("{citation} {}{other} — {body} · {level}", name.words());
    let lang = if has_han(&words) { Lang::Zh } else { lang };
    RowOption { is_chosen: citation == chosen, value: citation, words, lang }
}
