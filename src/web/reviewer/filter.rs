//! What the queue is asked for, as it stands in the address: bookmarkable, and carried on to the pages of its cases.
use crate::db::case::{Cursor, Place, StepIs};
use crate::domain::case::Status;
use crate::domain::catalogue::TitleLevel;
use crate::domain::ids::{CaseId, RoundId};
use crate::services::case::queue::{Asked, Bucket, Counted, Owner, Tab};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The filters as typed; what is not understood counts as not asked.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tab: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub level: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub due: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub round: String,
    /// Statuses, parted by commas; from the dashboards, like the next three.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// `3`, or `3+` for the third step and later.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub step: String,
    /// `2026-01-01..2026-12-31`, both included.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub opened: String,
    /// Likewise: since when they stand where they stand.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub since: String,
    /// The last row of the page before.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// The first row of the page after.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// The place of the first row of this page, for the words of the pager.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
}

impl Filter {
    pub fn asked(&self) -> Asked {
        Asked {
            tab: Tab::parse(&self.tab),
            text: self.q.trim().to_owned(),
            level: TitleLevel::parse(&self.level),
            owner: Owner::parse(&self.owner),
            due: Bucket::parse(&self.due),
            round: RoundId::parse(&self.round),
            counted: self.counted(),
        }
    }

    fn counted(&self) -> Counted {
        Counted {
            statuses: self.status.split(',').filter_map(Status::parse).collect(),
            step: step(&self.step),
            opened: days(&self.opened),
            since: days(&self.since),
        }
    }

    pub fn cursor(&self) -> Cursor {
        match (place(&self.after), place(&self.before)) {
            (Some(place), _) => Cursor::After(place),
            (None, Some(place)) => Cursor::Before(place),
            (None, None) => Cursor::Start,
        }
    }

    /// These filters with one of them changed, on the first page.
    #[must_use]
    pub fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut filter =
            Self { after: String::new(), before: String::new(), from: String::new(), ..self.clone() };
        change(&mut filter);
        filter
    }

    /// An address with these filters.
    pub fn href(&self, path: &str) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// The address of a case, which keeps the filters, so that "next" means next in this list.
    pub fn case_href(&self, id: CaseId) -> String {
        self.with(|_| ()).href(&format!("/reviewer/cases/{id}"))
    }
}

/// The address of the queue that a form carried along; any other place leads to the queue itself.
pub fn back_to_queue(back: &str) -> &str {
    let is_queue = back == "/reviewer" || back.starts_with("/reviewer?");
    if is_queue { back } else { "/reviewer" }
}

/// `2026-11-20_uuid`; a row without a deadline has no date.
pub fn place_text(place: Place) -> String {
    let day = place.due_on.map(|day| day.to_string()).unwrap_or_default();
    format!("{day}_{}", place.id)
}

fn step(text: &str) -> Option<StepIs> {
    match text.strip_suffix('+') {
        Some(least) => least.parse().ok().map(StepIs::AtLeast),
        None => text.parse().ok().map(StepIs::Exactly),
    }
}

/// `2026-01-01..2026-12-31`.
pub fn days_text(days: &RangeInclusive<NaiveDate>) -> String {
    format!("{}..{}", days.start(), days.end())
}

fn days(text: &str) -> Option<RangeInclusive<NaiveDate>> {
    let (from, until) = text.split_once("..")?;
    Some(from.parse().ok()?..=until.parse().ok()?)
}

fn place(text: &str) -> Option<Place> {
    let (day, id) = text.split_once('_')?;
    let due_on = if day.is_empty() { None } else { Some(day.parse().ok()?) };
    Some(Place { due_on, id: CaseId::parse(id)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_back_from_what_it_prints() {
        let dated = Place { due_on: "2026-11-20".parse().ok(), id: CaseId::fresh() };
        let open = Place { due_on: None, id: CaseId::fresh() };

        assert_eq!(place(&place_text(dated)), Some(dated));
        assert_eq!(place(&place_text(open)), Some(open));
    }

    #[test]
    fn a_cursor_that_was_tampered_with_begins_at_the_start() {
        let filter = Filter { after: "2026-13-40_x".into(), ..Filter::default() };

        assert_eq!(filter.cursor(), Cursor::Start);
    }

    #[test]
    fn an_address_holds_only_the_filters_that_are_on() {
        let filter = Filter { q: "林".into(), owner: "mine".into(), after: "x".into(), ..Filter::default() };

        assert_eq!(
            filter.with(|f| f.due = "today".into()).href("/reviewer"),
            "/reviewer?q=%E6%9E%97&owner=mine&due=today"
        );
    }
}
