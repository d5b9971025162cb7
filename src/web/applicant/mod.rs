//! What an applicant sees and does.
pub mod answers;
pub mod body;
pub mod case;
pub mod consent;
pub mod correction;
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
use crate::domain::catalogue::ListItem;
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::case::Desk;
use crate::services::{Error, Result};
use crate::text::applicant::CaseText;
use crate::web::page::{Phrase, Text};

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

/// The certificate with its body: in English where the list prints an English name, or its abbreviation.
pub fn certificate(lang: Lang, item: &ListItem) -> Phrase {
    let body = item.issuing_body_abbreviation.as_ref().or(item.issuing_body_en.as_ref());
    match (lang, item.certificate_en.as_ref().or(item.abbreviation.as_ref()), body) {
        (Lang::En, Some(name), Some(body)) => Phrase::spoken(Lang::En, format!("{name} ({body})")),
        (Lang::En, Some(name), None) => Phrase::spoken(Lang::En, name.clone()),
        _ => Phrase::data(item.full_name()),
    }
}

/// The certificate by both its names: the one that binds is the Chinese one of the list.
pub fn certificate_names(lang: Lang, item: &ListItem) -> Phrase {
    match item.certificate_en.as_ref().or(item.abbreviation.as_ref()) {
        Some(en) => Phrase::both(lang, item.certificate_zh.clone(), en.clone()),
        None => Phrase::data(item.certificate_zh.clone()),
    }
}

/// The issuing body, in English where the list prints it.
pub fn issuing_body(lang: Lang, item: &ListItem) -> Phrase {
    match (lang, &item.issuing_body_en) {
        (Lang::En, Some(name)) => Phrase::spoken(Lang::En, name.clone()),
        _ => Phrase::data(item.issuing_body_zh.clone()),
    }
}
