//! The pages of a unit: its desk, its cases, review, publicity, objections.
pub mod acts;
pub mod amend;
pub mod batch;
pub mod case;
pub mod complaints;
pub mod confirm;
pub mod desk;
pub mod employment;
pub mod export;
pub mod facts;
pub mod hand_over;
pub mod head;
pub mod mandates;
pub mod materials;
pub mod new_case;
pub mod objection;
pub mod objections;
pub mod people;
pub mod proposal;
pub mod publicity;
pub mod review;
pub mod send_back;
pub mod sheet;
pub mod together;

use super::page::Crumb;
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::{Error, Result};
use crate::text::publicity::NextText;

/// The case that an address names; anything else is not found.
fn case_id(text: &str) -> Result<CaseId> {
    CaseId::parse(text).ok_or(Error::NotFound)
}

/// The address of a page of a case.
fn at(id: CaseId, page: &str) -> String {
    format!("/employer/cases/{id}{page}")
}

/// The way to a page under a case.
fn crumbs(lang: Lang, id: CaseId, number: &str, here: &str) -> Vec<Crumb> {
    vec![
        Crumb::link(NextText(lang).home(), "/employer"),
        Crumb::link(number.to_owned(), at(id, "")),
        Crumb::here(here.to_owned()),
    ]
}
