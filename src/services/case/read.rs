//! What pages show of a case, each as far as its reader may see it.
use super::advance::Press;
use super::facts;
use crate::db::application::{ApplicationRow, DocumentRow};
use crate::db::case::{self as db, CaseRow};
use crate::db::notice::{NoticeRow, ObjectionRow};
use crate::db::timeline::EntryRow;
use crate::db::{Conn, application, audit, employer, notice, review, timeline, verification};
use crate::domain::actor::{Actor, Role};
use crate::domain::case::flow;
use crate::domain::case::{Action, NoticeKind, Refusal};
use crate::domain::catalogue::ListItem;
use crate::domain::ids::{CaseId, DocumentId};
use crate::services::round::{self, Standing};
use crate::services::{Error, Result, reference};

/// A case with everything that its page needs.
#[derive(Debug, Clone)]
pub struct CaseView {
    pub case: CaseRow,
    pub item: &'static ListItem,
    pub unit: employer::OrgRow,
    pub timeline: Vec<EntryRow>,
    pub notices: Vec<NoticeRow>,
    /// What the rounds of applications say, as long as the case was not filed.
    pub filing: Option<Standing>,
}

/// Reads a case; a stranger's is not found.
pub fn case(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<CaseView> {
    let case = db::find(conn, actor, id)?;
    let unit = employer::org(conn, case.org_id)?;
    let item = reference::item(&case.list_id, case.item_number)?;
    let mut entries = timeline::of_case(conn, id)?;
    if matches!(
        actor.role,
        Role::Applicant | Role::Employer | Role::Agency | Role::SuperiorAuthority | Role::Expert
    ) {
        entries.retain(|entry| !entry.is_internal);
    }
    let notices = match actor.role {
        Role::VerificationOfficer | Role::Agency => Vec::new(),
        _ => notice::of_case(conn, id)?,
    };
    let is_before_filing = case.filed_at.is_none() && !case.status.is_end();
    let filing =
        is_before_filing.then(|| round::standing_of(conn, &case, reference::today(actor))).transpose()?;
    Ok(CaseView { item, unit, timeline: entries, notices, filing, case })
}

/// What this person can do with the case now: moves to make, moves to propose.
#[derive(Debug, Clone, Default)]
pub struct Buttons {
    pub make: Vec<Action>,
    pub propose: Vec<Action>,
    /// Why the named moves are not there, for pages that explain it.
    pub against: Vec<(Action, Vec<Refusal>)>,
}

/// The buttons of a page; `explain` names moves whose absence the page explains.
pub fn buttons(conn: &mut Conn, actor: &Actor, id: CaseId, explain: &[Action]) -> Result<Buttons> {
    let case = db::find(conn, actor, id)?;
    let facts = facts::gather(conn, actor, &case, Action::Open, &Press::default())?;
    let mut against = Vec::new();
    for &action in explain {
        against.push((action, flow::reasons_against(action, actor.role, &facts)));
    }
    Ok(Buttons {
        make: flow::available(actor.role, &facts),
        propose: flow::proposable(actor.role, &facts),
        against,
    })
}

/// What stands against one move, were it made now with this press.
pub fn against(
    conn: &mut Conn,
    actor: &Actor,
    id: CaseId,
    action: Action,
    press: &Press,
) -> Result<Vec<Refusal>> {
    let case = db::find(conn, actor, id)?;
    let facts = facts::gather(conn, actor, &case, action, press)?;
    Ok(flow::reasons_against(action, actor.role, &facts))
}

impl CaseView {
    pub fn form(conn: &mut Conn, id: CaseId) -> Result<ApplicationRow> {
        Ok(application::find(conn, id)?)
    }

    pub fn documents(conn: &mut Conn, id: CaseId) -> Result<Vec<DocumentRow>> {
        Ok(application::documents(conn, id)?)
    }

    pub fn objections(conn: &mut Conn, id: CaseId) -> Result<Vec<(NoticeKind, ObjectionRow)>> {
        Ok(notice::objections(conn, id)?)
    }

    pub fn verification(conn: &mut Conn, case: &CaseRow) -> Result<verification::VerificationRow> {
        Ok(verification::find(conn, case.verification_id)?)
    }

    pub fn corrections(
        conn: &mut Conn,
        id: CaseId,
    ) -> Result<Vec<(review::CorrectionRow, Vec<review::CorrectionItemRow>)>> {
        Ok(review::corrections(conn, id)?)
    }
}

/// Opens a document for reading; the reading is recorded with it.
pub fn read_document(conn: &mut Conn, actor: &Actor, id: DocumentId) -> Result<DocumentRow> {
    let document = application::document(conn, id)?;
    let case = db::find(conn, actor, document.case_id).map_err(|_| Error::NotFound)?;
    let detail = serde_json::json!({ "case": case.number, "kind": document.kind });
    audit::record(conn, actor, "read_document", "document", Some(id.as_uuid()), &detail)?;
    Ok(document)
}
