//! The papers of one case, for an expert who declared no tie to it.
use super::sitting::{ExpertView, expert_view};
use crate::db::application::{self, ApplicationRow, DocumentRow};
use crate::db::case::CaseRow;
use crate::db::employer::{self, FindingRow, OrgRow};
use crate::db::notice::{self, NoticeRow};
use crate::db::{Conn, audit, review};
use crate::domain::actor::Actor;
use crate::domain::case::NoticeKind;
use crate::domain::catalogue::ListItem;
use crate::domain::eligibility::Verdict;
use crate::domain::ids::{CaseId, SessionId};
use crate::services::{Error, Result, reference};

/// What an expert reads.
#[derive(Debug, Clone)]
pub struct Papers {
    pub seat: ExpertView,
    pub case: CaseRow,
    pub item: &'static ListItem,
    pub unit: OrgRow,
    pub form: ApplicationRow,
    /// Row-level security leaves the identity document out.
    pub documents: Vec<DocumentRow>,
    pub findings: Vec<FindingRow>,
    pub publicity: Option<NoticeRow>,
    /// As taken at filing.
    pub verdict: Option<Verdict>,
}

/// Opens the papers of a case; the reading is recorded. A case the expert withdrew from is not found.
pub fn papers(conn: &mut Conn, actor: &Actor, id: SessionId, case_id: CaseId) -> Result<Papers> {
    let seat = expert_view(conn, actor, id)?;
    let case = seat.cases.iter().find(|case| case.id == case_id).cloned().ok_or(Error::NotFound)?;
    let verdict = review::verdict(conn, case_id)?.map(|row| serde_json::from_value(row.verdict)).transpose();
    let detail = serde_json::json!({ "case": case.number });
    audit::record(conn, actor, "read_papers", "panel_session", Some(id.as_uuid()), &detail)?;
    Ok(Papers {
        item: reference::item(&case.list_id, case.item_number)?,
        unit: employer::org(conn, case.org_id)?,
        form: application::find(conn, case_id)?,
        documents: application::documents(conn, case_id)?,
        findings: employer::findings(conn, case_id)?,
        publicity: notice::newest(conn, case_id, NoticeKind::Internal)?,
        verdict: verdict.map_err(anyhow::Error::from)?,
        seat,
        case,
    })
}
