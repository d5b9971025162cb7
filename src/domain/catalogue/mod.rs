//! The recognition list: its rows, its versions, and which version is in force on a day; and beside its class C, which
//! leads to titles, the whole lists of both cities.
mod beijing;
mod class_file;
mod entry;
mod error;
pub mod export;
mod initials;
mod item;
mod lists;
mod parse;
mod register;
mod search;
mod title;

pub use entry::{BeijingTerms, Body, City, Confers, Entry, RowRef, RowRefError, Table};
pub use error::ListError;
pub use item::{ItemClass, ItemRef, ItemRefError, ListItem};
pub use lists::{CityList, lists, rows_of};
pub use register::{Certificate, Register, RegisterError};
pub use search::{Likeness, Query, search};
pub use title::{Series, TitleLevel, TitleName, title_name};

use super::canonical;
use chrono::NaiveDate;
use serde::Serialize;
use std::sync::LazyLock;

/// One published version of the list; never altered after publication.
///
/// The notice has four classes (§1, §2, §3). Only class C leads to a title (L-3): its rows are the ones a case rests
/// on, and the only ones here. The other classes stand in [`CityList`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListVersion {
    /// Our name for the version, for example `shanghai-3.0`.
    pub id: String,
    pub title: String,
    /// The number of the notice, as printed: `沪人社专[2025]298号`.
    pub document_no: String,
    pub issued_by: String,
    pub published_on: NaiveDate,
    /// First day in force.
    pub effective_from: NaiveDate,
    /// Last day in force; `None` while no later version has closed it.
    pub effective_until: Option<NaiveDate>,
    /// Where the rows were transcribed from.
    pub source: String,
    /// In the order of the printed table.
    pub items: Vec<ListItem>,
}

impl ListVersion {
    /// Reads a list file, refusing unknown keys, gaps in the numbering, and texts that the row does not print.
    pub fn parse(text: &str) -> Result<Self, ListError> {
        parse::list_version(text)
    }

    /// The row `C<number>`.
    pub fn item(&self, number: u16) -> Option<&ListItem> {
        self.find(ItemRef::new(ItemClass::C, number))
    }

    /// The row of that class and number; `None` also for a class that is not loaded.
    pub fn find(&self, item: ItemRef) -> Option<&ListItem> {
        self.items.iter().find(|row| row.item_ref() == item)
    }

    /// The rows of one class, in printed order.
    pub fn items_of(&self, class: ItemClass) -> impl Iterator<Item = &ListItem> {
        self.items.iter().filter(move |row| row.class == class)
    }

    pub fn is_in_force_on(&self, date: NaiveDate) -> bool {
        self.effective_from <= date && self.effective_until.is_none_or(|last| date <= last)
    }

    /// SHA-256 over the canonical JSON of header and rows: what a case is pinned to, besides [`Self::id`].
    pub fn digest(&self) -> String {
        canonical::digest(self)
    }
}

/// The version in force on `date`. Where two overlap, the one that came into force last: a notice repeals its
/// predecessor by being released (closing clause of 沪人社专[2025]298号).
pub fn in_force(versions: &[ListVersion], date: NaiveDate) -> Option<&ListVersion> {
    versions
        .iter()
        .filter(|version| version.is_in_force_on(date))
        .max_by_key(|version| version.effective_from)
}

/// The list versions that are part of the program, oldest first.
pub fn embedded() -> &'static [ListVersion] {
    static LISTS: LazyLock<Vec<ListVersion>> = LazyLock::new(|| {
        [include_str!("../../../data/lists/shanghai-3.0/c.toml")]
            .into_iter()
            .map(|text| {
                ListVersion::parse(text).expect("the embedded lists are parsed by a test of every build")
            })
            .collect()
    });
    &LISTS
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod row_tests;

#[cfg(test)]
mod split_tests;

#[cfg(test)]
mod lists_tests;

#[cfg(test)]
mod beijing_tests;

#[cfg(test)]
mod register_tests;

#[cfg(test)]
mod door_tests;
