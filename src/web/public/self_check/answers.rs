//! What was typed, and the facts it makes. Nothing is guessed: what cannot be read is complained about at its field.
use crate::domain::catalogue::{ItemRef, ListVersion};
use crate::domain::eligibility::{Declarations, Degree, DegreeKind, FactError, Facts, Problem, Stint};
use crate::text::format;
use crate::text::self_check::SelfCheckText;
use chrono::NaiveDate;

pub const DEGREES: usize = 3;
pub const JOBS: usize = 5;

/// The pairs of the form as they came.
#[derive(Debug, Default)]
pub struct Answers(pub Vec<(String, String)>);

/// What is wrong with a field, in the reader's language.
#[derive(Debug, PartialEq, Eq)]
pub struct Complaint {
    pub field: String,
    pub text: String,
}

/// A form that could be read: the row, the facts, and which place of the form each of them came from.
#[derive(Debug)]
pub struct Filled {
    pub item: ItemRef,
    pub facts: Facts,
    degree_places: Vec<usize>,
    job_places: Vec<usize>,
}

impl Answers {
    /// An empty form for a row, or for none.
    pub fn blank(item: &str, today: NaiveDate) -> Self {
        let pair = |name: &str, value: String| (name.to_owned(), value);
        Self(vec![
            pair("item", item.to_owned()),
            pair("as_of", format::machine_date(today)),
            pair("job_1_shanghai", "yes".to_owned()),
        ])
    }

    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    pub fn is_ticked(&self, name: &str) -> bool {
        self.get(name) == "yes"
    }

    /// Whether one of several answers of this name is `value`.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(key, given)| key == name && given == value)
    }

    /// The facts, or everything that is wrong with them.
    pub fn read(&self, t: SelfCheckText, list: &ListVersion) -> Result<Filled, Vec<Complaint>> {
        let mut reader = Reader { answers: self, t, complaints: Vec::new() };
        let item = reader.item(list);
        let certificate_awarded_on = reader.date("certificate_awarded_on");
        let (degree_places, degrees) = reader.degrees();
        let (job_places, work) = reader.jobs();
        let as_of = reader.required_date("as_of", t.need_as_of());
        let (Some(item), Some(as_of), []) = (item, as_of, reader.complaints.as_slice()) else {
            return Err(reader.complaints);
        };
        let facts = Facts {
            as_of,
            certificate_awarded_on,
            degrees,
            work,
            overseas_experience: self.has("overseas", "experience"),
            overseas_business: self.has("overseas", "business"),
            declarations: Declarations {
                law_abiding: self.has("declared", "law_abiding"),
                ethics: self.has("declared", "ethics"),
                duty: self.has("declared", "duty"),
            },
            public_institution: self.has("unit", "public_institution"),
            superior_consent: false,
        };
        Ok(Filled { item, facts, degree_places, job_places })
    }
}

impl Filled {
    /// The field of the form behind a fact that the rules refuse.
    pub fn field_of(&self, error: &FactError) -> String {
        let place = |rest: &str, places: &[usize], name: &str| {
            let (index, key) = rest.split_once("].")?;
            let place = places.get(index.parse::<usize>().ok()?)?;
            Some(format!("{name}_{place}_{key}"))
        };
        let degree =
            error.field.strip_prefix("degrees[").and_then(|rest| place(rest, &self.degree_places, "degree"));
        let job = || error.field.strip_prefix("work[").and_then(|rest| place(rest, &self.job_places, "job"));
        degree.or_else(job).unwrap_or_else(|| error.field.clone())
    }
}

struct Reader<'a> {
    answers: &'a Answers,
    t: SelfCheckText,
    complaints: Vec<Complaint>,
}

impl Reader<'_> {
    fn complain(&mut self, field: &str, text: impl Into<String>) {
        self.complaints.push(Complaint { field: field.to_owned(), text: text.into() });
    }

    fn item(&mut self, list: &ListVersion) -> Option<ItemRef> {
        let found = self.answers.get("item").parse().ok().filter(|item| list.find(*item).is_some());
        if found.is_none() {
            self.complain("item", self.t.need_item());
        }
        found
    }

    /// A date, if one was typed.
    fn date(&mut self, field: &str) -> Option<NaiveDate> {
        let typed = self.answers.get(field).to_owned();
        let date = NaiveDate::parse_from_str(&typed, "%Y-%m-%d").ok();
        if date.is_none() && !typed.is_empty() {
            self.complain(field, Problem::NotDate(typed).text(self.t.0));
        }
        date
    }

    fn required_date(&mut self, field: &str, missing: &str) -> Option<NaiveDate> {
        if self.answers.get(field).is_empty() {
            self.complain(field, missing);
            return None;
        }
        self.date(field)
    }

    fn degrees(&mut self) -> (Vec<usize>, Vec<Degree>) {
        (1..=DEGREES).filter_map(|place| Some((place, self.degree(place)?))).unzip()
    }

    fn degree(&mut self, place: usize) -> Option<Degree> {
        let (kind_field, date_field) = (format!("degree_{place}_kind"), format!("degree_{place}_awarded_on"));
        let kind = DegreeKind::parse(self.answers.get(&kind_field));
        if kind.is_none() {
            if !self.answers.get(&date_field).is_empty() {
                self.complain(&kind_field, self.t.need_kind());
            }
            return None;
        }
        let awarded_on = self.required_date(&date_field, self.t.need_degree_date())?;
        Some(Degree {
            kind: kind?,
            stem: self.answers.is_ticked(&format!("degree_{place}_stem")),
            awarded_on,
        })
    }

    fn jobs(&mut self) -> (Vec<usize>, Vec<Stint>) {
        (1..=JOBS).filter_map(|place| Some((place, self.job(place)?))).unzip()
    }

    fn job(&mut self, place: usize) -> Option<Stint> {
        let (from_field, to_field) = (format!("job_{place}_from"), format!("job_{place}_to"));
        if self.answers.get(&from_field).is_empty() && self.answers.get(&to_field).is_empty() {
            return None;
        }
        let before = self.complaints.len();
        let from = self.required_date(&from_field, self.t.need_from());
        let to = self.date(&to_field);
        let is_good = self.complaints.len() == before;
        let in_shanghai = self.answers.is_ticked(&format!("job_{place}_shanghai"));
        from.filter(|_| is_good).map(|from| Stint { from, to, in_shanghai })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::embedded;
    use crate::domain::lang::Lang;

    fn answers(pairs: &[(&str, &str)]) -> Answers {
        Answers(pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect())
    }

    fn read(pairs: &[(&str, &str)]) -> Result<Filled, Vec<String>> {
        let fields =
            |complaints: Vec<Complaint>| complaints.into_iter().map(|complaint| complaint.field).collect();
        answers(pairs).read(SelfCheckText(Lang::En), &embedded()[0]).map_err(fields)
    }

    const ROW: [(&str, &str); 2] = [("item", "C12"), ("as_of", "2026-11-20")];

    #[test]
    fn empty_places_of_the_form_are_no_facts() {
        let facts = read(&ROW).unwrap().facts;

        assert_eq!((facts.degrees.len(), facts.work.len(), facts.certificate_awarded_on), (0, 0, None));
    }

    #[test]
    fn everything_wrong_is_told_at_once_each_at_its_field() {
        let wrong = read(&[
            ("degree_1_kind", "master"),
            ("degree_2_awarded_on", "2010-07-01"),
            ("job_1_to", "2020-01-01"),
            ("certificate_awarded_on", "2015-02-30"),
        ]);

        let fields =
            ["item", "certificate_awarded_on", "degree_1_awarded_on", "degree_2_kind", "job_1_from", "as_of"];
        assert_eq!(wrong.unwrap_err(), fields);
    }

    #[test]
    fn a_refused_fact_leads_back_to_the_place_it_was_typed_in() {
        let mut pairs = ROW.to_vec();
        pairs.extend([("job_3_from", "2020-01-01"), ("job_3_to", "2019-01-01"), ("degree_2_kind", "master")]);
        pairs.push(("degree_2_awarded_on", "2030-01-01"));
        let filled = read(&pairs).unwrap();

        let field = |name: &str| filled.field_of(&FactError::new(name, Problem::Missing));

        assert_eq!(field("work[0].to"), "job_3_to");
        assert_eq!(field("degrees[0].awarded_on"), "degree_2_awarded_on");
        assert_eq!(field("certificate_awarded_on"), "certificate_awarded_on");
    }

    #[test]
    fn a_row_that_the_list_does_not_have_is_not_chosen() {
        for item in ["C42", "A1", "", "x"] {
            assert_eq!(read(&[("item", item), ("as_of", "2026-11-20")]).unwrap_err(), ["item"]);
        }
    }
}
