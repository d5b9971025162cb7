//! What an applicant sees and does.
pub mod answers;
pub mod body;
pub mod case;
pub mod consent;
pub mod correction;
pub mod decision;
pub mod documents;
pub mod file;
pub mod form;
pub mod matter;
pub mod overview;
pub mod revocation;
pub mod standing;
pub mod submit;
pub mod verdict;
pub mod withdraw;

use super::page::{Crumb, Shell};
use super::visitor::Visitor;
use crate::domain::ids::CaseId;
use crate::services::case::Desk;
use crate::services::{Error, Result};
use crate::text::applicant::CaseText;
use crate::web::page::Text;

/// The case that an address names.
fn case_id(text: &str) -> Result<CaseId> {
    CaseId::parse(text).ok_or(Error::NotFound)
}

/// The frame of a page under a case.
fn shell_under(visitor: &Visitor, desk: &Desk, title: impl Into<Text>) -> Shell {
    let title = title.into();
    let mut shell = visitor.shell(title.clone());
    shell.crumbs = vec![
        Crumb::link(CaseText(visitor.lang()).my_cases(), "/applicant"),
        Crumb::link(desk.case().number.clone(), address(desk)),
        Crumb::here(title),
    ];
    shell
}

fn address(desk: &Desk) -> String {
    format!("/applicant/cases/{}", desk.case().id)
}
