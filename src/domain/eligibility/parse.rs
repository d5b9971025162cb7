//! The JSON of `zhicheng eligibility check`, read into facts. Nothing is guessed: see `Problem` for what is refused.
use chrono::{Datelike, NaiveDate};

use super::facts::{Declarations, Degree, DegreeKind, Facts, Stint};
use super::json::Field;
use super::problem::{FactError, Problem};

/// What is asked: an item of a list, and the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// List version: `shanghai-3.0`.
    pub list: String,
    /// Number of the class C row.
    pub number: u16,
    pub facts: Facts,
}

const KEYS: &[&str] = &[
    "list",
    "item",
    "as_of",
    "certificate_awarded_on",
    "degrees",
    "work",
    "overseas_experience",
    "overseas_business",
    "declarations",
    "public_institution",
    "superior_consent",
];

/// Reads the request and checks its dates. All keys are required; `certificate_awarded_on` and `to` may be null
/// or left out.
pub fn parse(text: &str) -> Result<Request, FactError> {
    let mut fields = Field::whole(text)?.object(KEYS)?;
    let list = fields.take("list")?.text()?;
    let number = class_c_number(fields.take("item")?)?;
    let facts = Facts {
        as_of: date(fields.take("as_of")?)?,
        certificate_awarded_on: fields.take_optional("certificate_awarded_on").map(date).transpose()?,
        degrees: fields.take("degrees")?.list()?.into_iter().map(degree).collect::<Result<_, _>>()?,
        work: fields.take("work")?.list()?.into_iter().map(stint).collect::<Result<_, _>>()?,
        overseas_experience: fields.take("overseas_experience")?.bool()?,
        overseas_business: fields.take("overseas_business")?.bool()?,
        declarations: declarations(fields.take("declarations")?)?,
        public_institution: fields.take("public_institution")?.bool()?,
        superior_consent: fields.take("superior_consent")?.bool()?,
    };
    facts.check()?;
    Ok(Request { list, number, facts })
}

fn degree(field: Field) -> Result<Degree, FactError> {
    let mut fields = field.object(&["kind", "stem", "awarded_on"])?;
    Ok(Degree {
        kind: degree_kind(fields.take("kind")?)?,
        stem: fields.take("stem")?.bool()?,
        awarded_on: date(fields.take("awarded_on")?)?,
    })
}

fn degree_kind(field: Field) -> Result<DegreeKind, FactError> {
    let path = field.path.clone();
    let text = field.text()?;
    DegreeKind::parse(&text).ok_or(FactError::new(path, Problem::UnknownDegree(text)))
}

fn stint(field: Field) -> Result<Stint, FactError> {
    let mut fields = field.object(&["from", "to", "in_shanghai"])?;
    Ok(Stint {
        from: date(fields.take("from")?)?,
        to: fields.take_optional("to").map(date).transpose()?,
        in_shanghai: fields.take("in_shanghai")?.bool()?,
    })
}

fn declarations(field: Field) -> Result<Declarations, FactError> {
    let mut fields = field.object(&["law_abiding", "ethics", "duty"])?;
    Ok(Declarations {
        law_abiding: fields.take("law_abiding")?.bool()?,
        ethics: fields.take("ethics")?.bool()?,
        duty: fields.take("duty")?.bool()?,
    })
}

/// `YYYY-MM-DD` and nothing else: ten characters, four digits of year, a day that exists.
fn date(field: Field) -> Result<NaiveDate, FactError> {
    let path = field.path.clone();
    let text = field.text()?;
    let parsed = NaiveDate::parse_from_str(&text, "%Y-%m-%d").ok();
    let exact = parsed.filter(|day| {
        day.year() >= 0 && text == format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
    });
    exact.ok_or(FactError::new(path, Problem::NotDate(text)))
}

/// `C10` is 10. Another class is refused under L-7; anything else is not an item at all.
fn class_c_number(field: Field) -> Result<u16, FactError> {
    let path = field.path.clone();
    let text = field.text()?;
    let refuse = |problem| Err(FactError::new(path, problem));
    let Some((class, number)) = text.split_at_checked(1) else { return refuse(Problem::NotAnItem(text)) };
    let exact = number.parse::<u16>().ok().filter(|n| *n > 0 && n.to_string() == number);
    match (class, exact) {
        ("C", Some(number)) => Ok(number),
        ("A" | "B" | "D", Some(_)) => refuse(Problem::NotClassC(text)),
        _ => refuse(Problem::NotAnItem(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cites;
    use crate::domain::clause::Clause;

    const GOOD: &str = r#"{"list":"shanghai-3.0","item":"C10","as_of":"2026-11-20",
        "certificate_awarded_on":"2015-03-01",
        "degrees":[{"kind":"master","stem":true,"awarded_on":"2010-07-01"}],
        "work":[{"from":"2012-01-01","to":null,"in_shanghai":true}],
        "overseas_experience":true,"overseas_business":false,
        "declarations":{"law_abiding":true,"ethics":true,"duty":true},
        "public_institution":false,"superior_consent":false}"#;

    /// The refusal of the good request with one piece of text replaced.
    fn refusal(old: &str, new: &str) -> (String, Problem) {
        assert!(GOOD.contains(old), "{old}");
        let error = parse(&GOOD.replacen(old, new, 1)).unwrap_err();
        (error.field, error.problem)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_form_of_the_manual_is_read() {
        let request = parse(GOOD).unwrap();

        assert_eq!((request.list.as_str(), request.number), ("shanghai-3.0", 10));
        assert_eq!(request.facts.work, [Stint { from: day("2012-01-01"), to: None, in_shanghai: true }]);
        assert_eq!(request.facts.certificate_awarded_on, Some(day("2015-03-01")));
    }

    #[test]
    fn a_job_without_a_last_day_goes_on_and_the_award_may_be_unknown() {
        let text = GOOD.replace(r#""to":null,"#, "").replace(r#""2015-03-01""#, "null");
        let facts = parse(&text).unwrap().facts;

        assert_eq!((facts.work[0].to, facts.certificate_awarded_on), (None, None));
    }

    #[test]
    fn every_other_key_is_required_and_named_when_missing() {
        let optional = ["certificate_awarded_on"];
        for key in KEYS.iter().filter(|key| !optional.contains(key)) {
            let mut request: serde_json::Value = serde_json::from_str(GOOD).unwrap();
            request.as_object_mut().unwrap().remove(*key);

            let error = parse(&request.to_string()).unwrap_err();

            assert_eq!((error.field.as_str(), error.problem), (*key, Problem::Missing));
        }
        assert_eq!(refusal(r#""stem":true,"#, ""), ("degrees[0].stem".into(), Problem::Missing));
        assert_eq!(
            refusal(r#""law_abiding":true,"#, ""),
            ("declarations.law_abiding".into(), Problem::Missing)
        );
        assert_eq!(refusal(r#","in_shanghai":true"#, ""), ("work[0].in_shanghai".into(), Problem::Missing));
    }

    #[test]
    fn an_unknown_key_is_refused_wherever_it_stands() {
        for (old, new, field) in [
            (r#"{"list""#, r#"{"name":"Li","list""#, "name"),
            (r#""stem""#, r#""honours":true,"stem""#, "degrees[0].honours"),
            (r#""from""#, r#""until":null,"from""#, "work[0].until"),
            (r#""ethics""#, r#""Ethics":true,"ethics""#, "declarations.Ethics"),
        ] {
            let (found, problem) = refusal(old, new);
            assert_eq!(found, field);
            assert!(matches!(problem, Problem::UnknownKey { .. }), "{problem:?}");
        }
    }

    #[test]
    fn a_key_given_twice_is_refused() {
        let twice = r#""as_of":"2026-11-20","as_of":"2020-01-01""#;
        assert_eq!(refusal(r#""as_of":"2026-11-20""#, twice), ("as_of".into(), Problem::Twice));
        assert_eq!(refusal(r#""stem":true"#, r#""stem":true,"stem":false"#).0, "degrees[0].stem");
    }

    #[test]
    fn a_value_of_another_type_is_refused() {
        assert_eq!(
            refusal(r#""overseas_experience":true"#, r#""overseas_experience":1"#).1,
            Problem::NotBool
        );
        assert_eq!(refusal(r#""superior_consent":false"#, r#""superior_consent":null"#).1, Problem::NotBool);
        assert_eq!(refusal(r#""item":"C10""#, r#""item":10"#).1, Problem::NotText);
        assert_eq!(
            refusal(r#"{"law_abiding":true,"ethics":true,"duty":true}"#, "true").1,
            Problem::NotObject
        );
        assert_eq!(
            refusal(r#"[{"from":"2012-01-01","to":null,"in_shanghai":true}]"#, "{}").1,
            Problem::NotList
        );
        assert_eq!(parse("[]").unwrap_err().field, "input");
        assert!(matches!(parse("{").unwrap_err().problem, Problem::NotJson(_)));
        assert!(matches!(parse(&format!("{GOOD}x")).unwrap_err().problem, Problem::NotJson(_)));
    }

    #[test]
    fn only_a_day_that_exists_written_in_full_is_a_date() {
        for text in [
            "2026-02-29",
            "2026-11-31",
            "26-11-20",
            "2026-1-1",
            "20/11/2026",
            "2026-11-20T00:00",
            "",
            " 2026-11-20",
            "+2026-11-20",
        ] {
            let (field, problem) = refusal("2026-11-20", text);
            assert_eq!((field.as_str(), problem), ("as_of", Problem::NotDate(text.into())));
        }
        assert_eq!(refusal("2012-01-01", "1812-01-01").1, Problem::Implausible(day("1812-01-01")));
    }

    #[test]
    fn dates_in_the_wrong_order_are_refused() {
        let (field, problem) = refusal(r#""to":null"#, r#""to":"2011-12-31""#);

        assert_eq!(field, "work[0].to");
        assert_eq!(problem, Problem::Reversed { from: day("2012-01-01"), to: day("2011-12-31") });
        assert!(parse(&GOOD.replace(r#""to":null"#, r#""to":"2012-01-01""#)).is_ok());
    }

    #[test]
    fn nothing_may_begin_after_the_cut_off_date() {
        for (old, field) in [
            ("2015-03-01", "certificate_awarded_on"),
            ("2010-07-01", "degrees[0].awarded_on"),
            ("2012-01-01", "work[0].from"),
        ] {
            let (found, problem) = refusal(old, "2026-11-21");
            assert_eq!(found, field);
            assert_eq!(problem, Problem::Future { day: day("2026-11-21"), as_of: day("2026-11-20") });
            assert!(parse(&GOOD.replace(old, "2026-11-20")).is_ok(), "{field}");
        }
    }

    #[test]
    fn a_job_may_end_after_the_cut_off_date() {
        let facts = parse(&GOOD.replace(r#""to":null"#, r#""to":"2027-06-30""#)).unwrap().facts;
        assert_eq!(facts.work[0].to, Some(day("2027-06-30")));
    }

    #[test]
    fn an_item_of_another_class_is_refused() {
        cites!(Clause::L7);
        for item in ["A83", "B21", "D1"] {
            assert_eq!(refusal("C10", item), ("item".into(), Problem::NotClassC(item.into())));
        }
        for item in ["", "C", "C0", "C010", "c10", "E1", "10", "C-1", "C+1", "C10 ", "C99999", "清单"] {
            assert_eq!(refusal("C10", item), ("item".into(), Problem::NotAnItem(item.into())));
        }
    }

    #[test]
    fn a_dual_degree_is_not_a_kind_of_degree() {
        cites!(Clause::D03);
        for kind in ["dual_degree", "minor", "Master", "phd", ""] {
            let (field, problem) = refusal("master", kind);
            assert_eq!((field.as_str(), problem), ("degrees[0].kind", Problem::UnknownDegree(kind.into())));
        }
    }
}
