//! The fictional agency, the mandate of the company, and a case opened under it.
use super::cases::{Subject, Walk};
use super::sample;
use crate::db::mandate::Scope;
use crate::domain::document::MediaType;
use crate::domain::ids::{CaseId, MandateId};
use crate::services::mandate::{self, NewMandate, Paper};
use crate::services::{Result, case, reference};
use chrono::Duration;

/// The fictional agency's credit code.
const AGENCY_CODE: &str = "91310106MA1TEXT08E";
/// Its officer.
pub const OFFICER: &str = "qian.cheng";

impl Walk<'_> {
    /// The company gives the agency a mandate, from so many days on to so many days on.
    pub async fn give_mandate(&self, from: i64, to: i64, scope: &[Scope]) -> Result<MandateId> {
        self.app.files.put(sample::KEY, sample::PDF.to_vec()).await?;
        let id = MandateId::fresh();
        self.by("he.jing", |conn, actor| {
            let day = |days| reference::today(actor) + Duration::days(days);
            let new = NewMandate {
                id,
                agency_code: AGENCY_CODE.to_owned(),
                starts_on: Some(day(from)),
                ends_on: Some(day(to)),
                scope: scope.to_vec(),
            };
            let paper = Paper {
                file_name: "委托书.pdf".to_owned(),
                media_type: MediaType::Pdf,
                size: sample::PDF.len() as u64,
                sha256: sample::digest(),
                object_key: sample::KEY.to_owned(),
            };
            mandate::give(conn, actor, &new, paper)
        })?;
        Ok(id)
    }

    /// The agency opens a case for the unit of its mandate.
    pub fn open_under(&self, id: MandateId, subject: Subject) -> Result<CaseId> {
        let (actor, _) = self.by(OFFICER, |conn, actor| mandate::enter(conn, actor, id))?;
        let new = Self::application(subject);
        self.app.db.as_actor(&actor, |conn| case::open(conn, &actor, &new))
    }
}
