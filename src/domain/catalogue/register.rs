//! The register of certificates: which rows of which lists are one certificate.
use super::entry::{Entry, RowRef, RowRefError};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A certificate in every list that names it, by list version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Issuing body and short name: `ipa-fipa`. Given once, never used again for another.
    pub id: String,
    rows: BTreeMap<String, Vec<RowRef>>,
    also: BTreeMap<String, Vec<RowRef>>,
}

/// A register that cannot be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegisterError {
    #[error("the register cannot be read: {0}")]
    Unreadable(String),
    #[error("\"{0}\" is not an id: small letters, digits and hyphens, the body before the first hyphen")]
    Id(String),
    #[error("the id \"{0}\" stands twice; an id is given once")]
    IdTwice(String),
    #[error(transparent)]
    Row(#[from] RowRefError),
    #[error("{list} {row} stands under two certificates; put it under one, and under `also` of the other")]
    RowTwice { list: String, row: RowRef },
    #[error("{list} {row} stands under `also` of \"{id}\" and nowhere under `rows` of another certificate")]
    AlsoAlone { list: String, row: RowRef, id: String },
    #[error("{list} {row} stands under no certificate; add it to the register")]
    RowMissing { list: String, row: RowRef },
    #[error("{list} has no row {row}; take it out of the register")]
    NoSuchRow { list: String, row: RowRef },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RegisterFile {
    #[serde(rename = "certificate")]
    certificates: Vec<CertificateRows>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CertificateRows {
    id: String,
    rows: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    also: BTreeMap<String, Vec<String>>,
}

/// Every certificate of every list version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register(Vec<Certificate>);

impl Register {
    pub fn parse(text: &str) -> Result<Self, RegisterError> {
        let file: RegisterFile =
            toml::from_str(text).map_err(|error| RegisterError::Unreadable(error.to_string()))?;
        let certificates = file.certificates.into_iter().map(certificate).collect::<Result<Vec<_>, _>>()?;
        let mut ids = HashSet::new();
        if let Some(twice) = certificates.iter().find(|certificate| !ids.insert(&certificate.id)) {
            return Err(RegisterError::IdTwice(twice.id.clone()));
        }
        Ok(Self(certificates))
    }

    /// Writes their certificates into the rows of a list; refuses a row that stands under none or two, and a register
    /// that names a row the list does not have.
    pub fn fill(&self, list: &str, entries: &mut [Entry]) -> Result<(), RegisterError> {
        let mut ids: HashMap<RowRef, &str> = HashMap::new();
        for (row, id) in self.pairs(list, |certificate| &certificate.rows) {
            if ids.insert(row, id).is_some() {
                return Err(RegisterError::RowTwice { list: list.to_owned(), row });
            }
        }
        let mut also: HashMap<RowRef, Vec<String>> = HashMap::new();
        for (row, id) in self.pairs(list, |certificate| &certificate.also) {
            if ids.get(&row).is_none_or(|own| *own == id) {
                return Err(RegisterError::AlsoAlone { list: list.to_owned(), row, id: id.to_owned() });
            }
            also.entry(row).or_default().push(id.to_owned());
        }
        for entry in entries {
            let missing = || RegisterError::RowMissing { list: list.to_owned(), row: entry.row };
            entry.certificate_id = ids.remove(&entry.row).ok_or_else(missing)?.to_owned();
            entry.also = also.remove(&entry.row).unwrap_or_default();
        }
        match ids.into_keys().min() {
            Some(row) => Err(RegisterError::NoSuchRow { list: list.to_owned(), row }),
            None => Ok(()),
        }
    }

    fn pairs<'a>(
        &'a self,
        list: &str,
        of: impl Fn(&'a Certificate) -> &'a BTreeMap<String, Vec<RowRef>>,
    ) -> impl Iterator<Item = (RowRef, &'a str)> {
        let rows = move |certificate| {
            of(certificate).get(list).into_iter().flatten().map(|row| (*row, certificate.id.as_str()))
        };
        self.0.iter().flat_map(rows)
    }
}

fn certificate(file: CertificateRows) -> Result<Certificate, RegisterError> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let parts = file.id.split('-').collect::<Vec<_>>();
    if !file.id.chars().all(plain) || parts.len() < 2 || parts.iter().any(|part| part.is_empty()) {
        return Err(RegisterError::Id(file.id));
    }
    Ok(Certificate { id: file.id, rows: rows(file.rows)?, also: rows(file.also)? })
}

fn rows(texts: BTreeMap<String, Vec<String>>) -> Result<BTreeMap<String, Vec<RowRef>>, RegisterError> {
    let read = |(list, rows): (String, Vec<String>)| {
        let rows = rows.iter().map(|row| row.parse()).collect::<Result<Vec<RowRef>, _>>()?;
        Ok((list, rows))
    };
    texts.into_iter().map(read).collect()
}
