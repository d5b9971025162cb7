//! What the applicant's own pages show, read in one go.
use super::read::{Buttons, CaseView, buttons, case};
use super::{Preview, facts, preview};
use crate::db::Conn;
use crate::db::application::{self, ApplicationRow, DocumentRow};
use crate::db::case::{self as db, CaseRow, Narrowing};
use crate::db::certificate::{self, CertificateRow};
use crate::db::review::{self, CorrectionItemRow, CorrectionRow};
use crate::db::revocation;
use crate::db::verification::{self, AnswerRow, VerificationRow};
use crate::domain::actor::Actor;
use crate::domain::application::Section;
use crate::domain::calendar::Calendar;
use crate::domain::case::facts::VerdictFacts;
use crate::domain::case::{Action, Refusal, Status, Warning, flow};
use crate::domain::document::DocumentKind;
use crate::domain::ids::{CaseId, DocumentId};
use crate::services::case::{CorrectionItem, Press};
use crate::services::{Error, Result, reference};
use chrono::NaiveDate;
use diesel::OptionalExtension;

/// A case as its applicant sees it.
#[derive(Debug, Clone)]
pub struct Desk {
    pub view: CaseView,
    pub form: ApplicationRow,
    pub documents: Vec<DocumentRow>,
    pub verification: VerificationRow,
    /// The answer that stands: a second officer has agreed to it.
    pub answer: Option<AnswerRow>,
    /// The newest notice first.
    pub corrections: Vec<(CorrectionRow, Vec<CorrectionItemRow>)>,
    /// Only once it is issued.
    pub certificate: Option<CertificateRow>,
    /// A revocation is proposed, and the holder may read why and reply.
    pub is_being_revoked: bool,
    pub buttons: Buttons,
    pub calendar: Calendar,
    pub today: NaiveDate,
}

/// Everything about one of the applicant's own cases.
pub fn desk(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<Desk> {
    let view = case(conn, actor, id)?;
    let explain = [Action::SubmitToEmployer, Action::File];
    Ok(Desk {
        form: application::find(conn, id)?,
        documents: application::documents(conn, id)?,
        verification: verification::find(conn, view.case.verification_id)?,
        answer: verification::standing_answer(conn, view.case.verification_id)?,
        corrections: review::corrections(conn, id)?,
        certificate: certificate::of_case(conn, id)?,
        is_being_revoked: revocation::open(conn, id)?.is_some(),
        buttons: buttons(conn, actor, id, &explain)?,
        calendar: reference::calendar(conn)?,
        today: reference::today(actor),
        view,
    })
}

/// The applicant's cases, the last changed first, each with all that its page needs.
pub fn my_cases(conn: &mut Conn, actor: &Actor) -> Result<Vec<Desk>> {
    let rows = db::latest(conn, actor, &Narrowing::default(), 20)?;
    rows.iter().map(|row| desk(conn, actor, row.id)).collect()
}

impl Desk {
    pub fn case(&self) -> &CaseRow {
        &self.view.case
    }

    /// Whether form and documents may be changed now.
    pub fn is_editable(&self) -> bool {
        matches!(self.case().status, Status::Verifying | Status::Preparing | Status::Correction)
    }

    pub fn may(&self, action: Action) -> bool {
        self.buttons.make.contains(&action)
    }

    pub fn is_section_complete(&self, section: Section) -> bool {
        self.form.content.is_complete(section, self.form.declared_at.is_some())
    }

    pub fn documents_of(&self, kind: DocumentKind) -> impl Iterator<Item = &DocumentRow> {
        self.documents.iter().filter(move |document| document.kind == kind)
    }

    /// Kinds that are asked for and not there yet.
    pub fn missing_documents(&self) -> Vec<DocumentKind> {
        let missing = |kind: &&DocumentKind| self.documents_of(**kind).next().is_none();
        DocumentKind::REQUIRED.iter().filter(missing).copied().collect()
    }

    /// What the employer sent back, while it is being put right.
    pub fn returned(&self) -> Vec<CorrectionItem> {
        let newest = self.view.timeline.iter().rev().find(|entry| entry.to_status == Status::Preparing);
        let sent_back = newest.filter(|entry| entry.action == Action::ReturnToApplicant.as_str());
        let items = sent_back.and_then(|entry| entry.detail.get("items").cloned());
        let is_open = self.case().status == Status::Preparing;
        items.filter(|_| is_open).and_then(|items| serde_json::from_value(items).ok()).unwrap_or_default()
    }

    /// The correction notice that waits for its answers.
    pub fn open_correction(&self) -> Option<&(CorrectionRow, Vec<CorrectionItemRow>)> {
        self.corrections.iter().find(|(notice, _)| notice.closed_at.is_none())
    }

    /// Something that was publicised was changed since: the employer publicises again (D-13).
    pub fn publicised_has_changed(&self) -> bool {
        let published =
            self.view.timeline.iter().rev().find_map(|entry| entry.detail.get("publicised")?.as_str());
        published.is_some_and(|digest| digest != self.form.content.publicised_digest())
    }

    /// What still stands against a move.
    pub fn against(&self, action: Action) -> &[Refusal] {
        self.buttons.against.iter().find(|(of, _)| *of == action).map_or(&[], |(_, refusals)| refusals)
    }
}

/// What is shown before filing: the verdict as it would be sealed, and what to know.
#[derive(Debug, Clone)]
pub struct Filing {
    pub preview: Preview,
    pub warnings: Vec<Warning>,
}

pub fn before_filing(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<Filing> {
    let row = db::find(conn, actor, id)?;
    let preview = preview(conn, actor, id)?;
    let mut facts = facts::gather(conn, actor, &row, Action::File, &Press::default())?;
    facts.verdict = Some(VerdictFacts {
        is_pinned: true,
        unmet_clauses: u32::try_from(preview.verdict.unmet().len()).unwrap_or(u32::MAX),
        unmet_is_acknowledged: false,
    });
    Ok(Filing { warnings: flow::warnings(Action::File, &facts), preview })
}

/// A document for the page around it; opening its file is what is recorded.
pub fn document(conn: &mut Conn, actor: &Actor, id: DocumentId) -> Result<(DocumentRow, CaseRow)> {
    let document = application::document(conn, id)?;
    let case = db::find(conn, actor, document.case_id).map_err(|_| Error::NotFound)?;
    Ok((document, case))
}

/// Puts a new document in the place of an earlier one of its kind.
pub fn replace_document(
    conn: &mut Conn,
    actor: &Actor,
    row: &DocumentRow,
    earlier: DocumentId,
) -> Result<()> {
    if application::document(conn, row.id).optional()?.is_some() {
        return Err(Error::Conflict);
    }
    let before = application::document(conn, earlier)?;
    if before.kind != row.kind {
        return Err(Error::NotFound);
    }
    super::remove_document(conn, actor, row.case_id, earlier)?;
    super::add_document(conn, actor, row)?;
    point_anew(conn, actor, row, earlier)
}

/// An achievement that was proved by the earlier document is proved by the new one.
fn point_anew(conn: &mut Conn, actor: &Actor, row: &DocumentRow, earlier: DocumentId) -> Result<()> {
    let stored = application::find(conn, row.case_id)?;
    let mut content = stored.content;
    let evidence = content.achieved.iter_mut().flat_map(|entry| &mut entry.evidence);
    let named: Vec<_> = evidence.filter(|id| **id == earlier).collect();
    if named.is_empty() {
        return Ok(());
    }
    for id in named {
        *id = row.id;
    }
    let is_saved =
        application::save(conn, row.case_id, stored.version, &content, stored.declared_at, actor.now)?;
    if is_saved { Ok(()) } else { Err(Error::Conflict) }
}
