//! Finding a case again by whatever is remembered of it: number, name, unit, certificate; open or done.
use super::queue::{QueueRow, lines};
use crate::db::case::CaseRow;
use crate::db::search::{self as db, Criterion};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::catalogue::embedded;
use crate::services::{Result, reference};
use chrono::Datelike;
use std::collections::BTreeMap;

/// Characters that are looked at; what is longer names nothing.
const LONGEST: usize = 60;
/// The year of the notice: no case is older.
const FIRST_YEAR: i32 = 2025;

/// One page of what was found, the newest number first.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub rows: Vec<QueueRow>,
    pub has_more: bool,
}

/// Cases that the actor may know of and the text names, with numbers below `before`. Searching is recorded; opening a case is
/// recorded once more, as reading it.
pub fn search(
    conn: &mut Conn,
    actor: &Actor,
    text: &str,
    before: Option<&str>,
    limit: usize,
) -> Result<Found> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Found::default());
    }
    let more = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let mut cases: BTreeMap<String, CaseRow> = BTreeMap::new();
    for criterion in criteria(text, reference::today(actor).year()) {
        let found = db::by(conn, actor, &criterion, before, more)?;
        cases.extend(found.into_iter().map(|case| (case.number.clone(), case)));
    }
    let has_more = cases.len() > limit;
    let page: Vec<CaseRow> = cases.into_values().rev().take(limit).collect();
    let detail = serde_json::json!({ "text": text, "rows": page.len() });
    audit::record(conn, actor, "search_cases", "case", None, &detail)?;
    Ok(Found { rows: lines(conn, actor, page)?, has_more })
}

/// The ways in which a text can name a case.
fn criteria(text: &str, this_year: i32) -> Vec<Criterion> {
    if text.chars().count() > LONGEST {
        return Vec::new();
    }
    let upper = text.to_uppercase();
    let key: String = upper.chars().filter(char::is_ascii_alphanumeric).collect();
    let is_code = text.chars().all(|c| c.is_ascii_alphanumeric() || " -/.".contains(c)) && !key.is_empty();
    let name: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let mut criteria = vec![Criterion::Name(name)];
    if text.chars().count() >= 2 {
        criteria.push(Criterion::Unit(text.to_owned()));
    }
    if is_code {
        criteria.push(Criterion::Number(upper.clone()));
        criteria.push(Criterion::Certificate(key.clone()));
        criteria.push(Criterion::Issued(upper));
    }
    if key.len() <= 6
        && let Ok(tail) = text.parse::<u32>()
    {
        let numbers = (FIRST_YEAR..=this_year).map(|year| format!("RD-{year}-{tail:06}"));
        criteria.push(Criterion::Numbers(numbers.collect()));
    }
    let items = items(&key);
    if is_code && !items.is_empty() {
        criteria.push(Criterion::Items(items));
    }
    criteria
}

/// Rows of class C whose abbreviation, or whose issuing body's, this is, in every version of the list.
fn items(key: &str) -> Vec<(String, Vec<i32>)> {
    let is_it = |abbreviation: &Option<String>| {
        let plain = |text: &String| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        abbreviation.as_ref().map(plain).is_some_and(|known| known.eq_ignore_ascii_case(key))
    };
    let of = |list: &crate::domain::catalogue::ListVersion| {
        let rows = list
            .items
            .iter()
            .filter(|item| is_it(&item.abbreviation) || is_it(&item.issuing_body_abbreviation));
        (list.id.clone(), rows.map(|item| i32::from(item.number)).collect::<Vec<_>>())
    };
    embedded().iter().map(of).filter(|(_, rows)| !rows.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_number_is_the_end_of_a_case_number_of_any_year() {
        let numbers = vec!["RD-2025-000012".to_owned(), "RD-2026-000012".to_owned()];

        assert!(criteria("12", 2026).contains(&Criterion::Numbers(numbers)));
    }

    #[test]
    fn a_name_is_no_code_and_a_code_may_be_a_name() {
        let name = criteria("林知远", 2026);
        let code = criteria("ce-8042", 2026);

        assert_eq!(name, [Criterion::Name("林知远".into()), Criterion::Unit("林知远".into())]);
        assert!(code.contains(&Criterion::Certificate("CE8042".into())));
        assert!(code.contains(&Criterion::Number("CE-8042".into())));
    }

    #[test]
    fn what_is_longer_than_any_name_finds_nothing() {
        assert!(criteria(&"x".repeat(61), 2026).is_empty());
    }
}
