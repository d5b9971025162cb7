//! `zhicheng eligibility check FILE`: the verdict on the facts in a file, as JSON.
use super::InputError;
use crate::domain::eligibility::{FactError, Item, Problem, Report, Revision, Verdict, parse};
use crate::domain::lang::Lang;

/// Pretty JSON of the verdict on the request in `json_text`. `lookup` gives the class C row of a list by number.
pub fn check(json_text: &str, lookup: &dyn Fn(&str, u16) -> Option<Item>) -> Result<String, InputError> {
    let request = parse(json_text)?;
    let item = find(&request.list, request.number, lookup)?;
    let verdict = Verdict::take(item, request.facts, Vec::new())?;
    let report = serde_json::to_string_pretty(&Report::from(&verdict));
    Ok(report.expect("a report has text keys only, so it is JSON"))
}

fn find(list: &str, number: u16, lookup: &dyn Fn(&str, u16) -> Option<Item>) -> Result<Item, FactError> {
    if Revision::for_list(list).is_none() {
        let problem = Problem::UnknownList { given: list.to_owned(), known: Revision::known_lists() };
        return Err(FactError::new("list", problem));
    }
    lookup(list, number).ok_or_else(|| {
        let problem = Problem::NoSuchItem { item: format!("C{number}"), list: list.to_owned() };
        FactError::new("item", problem)
    })
}

impl From<FactError> for InputError {
    fn from(error: FactError) -> Self {
        Self { reason: error.problem.text(Lang::En), field: error.field }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::TitleLevel;
    use serde_json::{Value, json};

    fn lookup(list: &str, number: u16) -> Option<Item> {
        let holding_years = (number == 38).then_some(10);
        let (list, item) = (list.to_owned(), format!("C{number}"));
        let level = TitleLevel::AssociateSenior;
        (number <= 41).then_some(Item { list, item, level, engineering: number <= 31, holding_years })
    }

    fn request() -> Value {
        json!({"list":"shanghai-3.0","item":"C10","as_of":"2026-11-20","certificate_awarded_on":"2015-03-01",
            "degrees":[{"kind":"master","stem":true,"awarded_on":"2010-07-01"}],
            "work":[{"from":"2012-01-01","to":null,"in_shanghai":true}],
            "overseas_experience":true,"overseas_business":false,
            "declarations":{"law_abiding":true,"ethics":true,"duty":true},
            "public_institution":false,"superior_consent":false})
    }

    fn checked(request: &Value) -> Value {
        serde_json::from_str(&check(&request.to_string(), &lookup).unwrap()).unwrap()
    }

    fn clause<'a>(report: &'a Value, name: &str) -> &'a Value {
        report["clauses"].as_array().unwrap().iter().find(|row| row["clause"] == name).unwrap()
    }

    #[test]
    fn an_eligible_holder_learns_since_when_and_through_which_clause() {
        let report = checked(&request());

        assert_eq!(report["eligible"], true);
        assert_eq!(report["title_level"], "associate_senior");
        assert_eq!(report["eligible_from"], "2019-01-01");
        assert_eq!(report["never_because"], json!([]));
        let row = clause(&report, "E-4(2)");
        assert_eq!(
            (&row["met"], &row["needs_person"], &row["from"]),
            (&json!(true), &json!(false), &json!("2019-01-01"))
        );
        assert_eq!(
            row["because"],
            "master's degree awarded on 2010-07-01; 7 years of relevant work complete on 2019-01-01"
        );
        assert_eq!(row["because_zh"], "2010年7月1日取得硕士学位；相关工作满7年，于2019年1月1日满期");
        assert_eq!(clause(&report, "B-4")["needs_person"], true);
    }

    #[test]
    fn every_clause_that_applies_is_listed_once_and_in_order() {
        let mut request = request();
        request["public_institution"] = json!(true);

        let report = checked(&request);

        let names: Vec<_> =
            report["clauses"].as_array().unwrap().iter().map(|row| row["clause"].as_str().unwrap()).collect();
        let expected = [
            "L-3", "B-0", "B-1", "B-2", "B-3", "B-4", "B-4a", "B-4b", "E-0", "E-1", "E-4", "E-4(1)",
            "E-4(2)", "E-4(3)", "P-14",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn consent_is_listed_and_leaves_eligible_alone() {
        let mut request = request();
        request["public_institution"] = json!(true);

        let report = checked(&request);

        assert_eq!(report["eligible"], true);
        assert_eq!(clause(&report, "P-14")["met"], false);
        assert_eq!(clause(&report, "P-14")["decides"], "filing");
        assert_eq!(report["warnings"][0]["clause"], "P-15");
    }

    #[test]
    fn a_future_date_says_what_is_counted_and_what_is_assumed() {
        let mut request = request();
        request["work"] = json!([{"from":"2020-05-01","to":null,"in_shanghai":true}]);

        let report = checked(&request);

        assert_eq!((&report["eligible"], &report["eligible_from"]), (&json!(false), &json!("2027-05-01")));
        let because = clause(&report, "E-4(2)")["because"].as_str().unwrap();
        assert!(
            because.ends_with(
                "7 years of relevant work will be complete on 2027-05-01 if the present work goes on; \
             6 years 6 months 20 days counted by 2026-11-20"
            ),
            "{because}"
        );
    }

    #[test]
    fn what_time_cannot_cure_is_named() {
        let mut request = request();
        request["degrees"][0]["stem"] = json!(false);
        request["overseas_experience"] = json!(false);

        let report = checked(&request);

        assert_eq!(report["eligible_from"], Value::Null);
        assert_eq!(report["never_because"], json!(["B-4", "E-1"]));
    }

    #[test]
    fn a_list_or_a_row_that_does_not_exist_is_refused() {
        let refused = |key: &str, value: &str| {
            let mut request = request();
            request[key] = json!(value);
            check(&request.to_string(), &lookup).unwrap_err()
        };

        assert_eq!(refused("list", "shanghai-9.0").field, "list");
        assert!(refused("list", "shanghai-9.0").reason.contains("shanghai-3.0"));
        assert_eq!(refused("item", "C42").field, "item");
        assert!(refused("item", "A83").reason.contains("L-7"));
    }

    #[test]
    fn a_holding_period_needs_the_day_of_award() {
        let mut request = request();
        request["item"] = json!("C38");
        request["certificate_awarded_on"] = Value::Null;

        let error = check(&request.to_string(), &lookup).unwrap_err();

        assert_eq!(error.field, "certificate_awarded_on");
        assert!(error.reason.contains("10 years"), "{error}");
    }

    #[test]
    fn without_a_holding_period_the_day_of_award_may_be_unknown() {
        let mut request = request();
        request["certificate_awarded_on"] = Value::Null;

        let report = checked(&request);

        assert_eq!((&report["eligible"], &report["eligible_from"]), (&json!(true), &json!("2019-01-01")));
        assert_eq!(clause(&report, "L-3")["from"], Value::Null);
    }
}
