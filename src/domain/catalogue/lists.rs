//! The lists of both cities as they are part of the program, with every row under its certificate.
use super::entry::{City, Entry};
use super::register::Register;
use super::{ItemClass, ListVersion, beijing, class_file, embedded};
use chrono::NaiveDate;
use std::sync::LazyLock;

/// A list of a city, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CityList {
    /// `shanghai-3.0`, `beijing-3.0`.
    pub id: String,
    pub city: City,
    pub title: String,
    /// `None` where the source prints no number.
    pub document_no: Option<String>,
    /// `None` where the source prints no date.
    pub published_on: Option<NaiveDate>,
    /// In printed order, table by table.
    pub entries: Vec<Entry>,
}

impl CityList {
    pub fn entries_of(&self, class: ItemClass) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.row.table.class() == Some(class))
    }
}

/// The whole lists, Shanghai first.
pub fn lists() -> &'static [CityList] {
    static LISTS: LazyLock<Vec<CityList>> =
        LazyLock::new(|| read().expect("the embedded lists are read by a test of every build"));
    &LISTS
}

/// Every row of that certificate, list by list, in printed order; empty for an id that was never given.
pub fn rows_of(certificate_id: &str) -> Vec<(&'static CityList, &'static Entry)> {
    let rows = |list: &'static CityList| {
        list.entries.iter().filter(|entry| entry.is_about(certificate_id)).map(move |entry| (list, entry))
    };
    lists().iter().flat_map(rows).collect()
}

fn read() -> anyhow::Result<Vec<CityList>> {
    let register = Register::parse(include_str!("../../../data/certificates.toml"))?;
    let mut lists = vec![shanghai(&embedded()[0])?, beijing_3()?];
    for list in &mut lists {
        register.fill(&list.id, &mut list.entries)?;
    }
    Ok(lists)
}

fn shanghai(version: &ListVersion) -> anyhow::Result<CityList> {
    let read = |text| class_file::read(&version.id, text);
    let entries = [
        read(include_str!("../../../data/lists/shanghai-3.0/a.toml"))?,
        read(include_str!("../../../data/lists/shanghai-3.0/b.toml"))?,
        version.items.iter().map(Entry::from).collect(),
        read(include_str!("../../../data/lists/shanghai-3.0/d.toml"))?,
    ];
    Ok(CityList {
        id: version.id.clone(),
        city: City::Shanghai,
        title: version.title.clone(),
        document_no: Some(version.document_no.clone()),
        published_on: Some(version.published_on),
        entries: entries.concat(),
    })
}

fn beijing_3() -> anyhow::Result<CityList> {
    let id = "beijing-3.0";
    let (title, urgent) = beijing::read(id, include_str!("../../../data/lists/beijing-3.0/urgent.toml"))?;
    let (_, general) = beijing::read(id, include_str!("../../../data/lists/beijing-3.0/general.toml"))?;
    Ok(CityList {
        id: id.to_owned(),
        city: City::Beijing,
        title,
        document_no: None,
        published_on: None,
        entries: [urgent, general].concat(),
    })
}
