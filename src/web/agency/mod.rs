//! The pages of an agency (人事代理): the units that gave it a mandate, and what it does for one of them. The address names
//! the mandate, so that two units in two tabs cannot be mistaken for each other.
pub mod case;
pub mod unit;

use crate::app::App;
use crate::db::mandate::Scope;
use crate::domain::actor::Actor;
use crate::domain::ids::{CaseId, MandateId};
use crate::domain::lang::Lang;
use crate::services::mandate::{self, Mandate};
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::mandate::AgencyText;
use crate::web::casework::facts::unit_name;
use crate::web::db;
use crate::web::page::{Crumb, Phrase, Shell};
use crate::web::visitor::Visitor;
use actix_web::web;

/// An officer of an agency, acting for the unit of a mandate that is in force.
pub struct Entered {
    pub actor: Actor,
    pub mandate: Mandate,
}

/// Enters the unit that an address names; a mandate of others, or one that is not in force, is not found.
pub async fn enter(app: &web::Data<App>, actor: Actor, text: &str) -> Result<Entered> {
    let id = MandateId::parse(text).ok_or(Error::NotFound)?;
    let (actor, mandate) = db::run(app, actor, move |conn, actor| mandate::enter(conn, actor, id)).await?;
    Ok(Entered { actor, mandate })
}

impl Entered {
    /// The address of a page for this unit.
    pub fn at(&self, page: &str) -> String {
        format!("/agency/units/{}{page}", self.mandate.row.id)
    }

    pub fn case(&self, id: CaseId, page: &str) -> String {
        self.at(&format!("/cases/{id}{page}"))
    }

    pub fn covers(&self, scope: Scope) -> bool {
        self.mandate.row.scope.contains(&scope)
    }

    pub fn unit_name(&self, lang: Lang) -> Phrase {
        let unit = &self.mandate.unit;
        unit_name(lang, &unit.name_zh, unit.name_en.as_deref())
    }

    /// The frame of a page: for whom it is, and until when, stands on each.
    pub fn shell(&self, visitor: &Visitor, title: &'static str, above: Vec<Crumb>) -> Shell {
        let lang = visitor.lang();
        let t = AgencyText(lang);
        let agency = &self.mandate.agency;
        let gap = lang.pick("", " ");
        let mut shell = visitor.shell(title);
        shell.acting = Some(
            unit_name(lang, &agency.name_zh, agency.name_en.as_deref())
                .then(format!("{gap}{}{gap}", t.acting_for()))
                .then(self.unit_name(lang))
                .then(lang.pick("。", " – "))
                .then(t.until(&format::date(lang, self.mandate.row.ends_on))),
        );
        shell.crumbs =
            vec![Crumb::link(t.title(), "/agency"), Crumb::link(self.unit_name(lang), self.at(""))];
        shell.crumbs.extend(above);
        shell.crumbs.push(Crumb::here(title));
        shell
    }
}
