//! The employer's desk: what its pages read, and the moves that a unit makes alone or by two people (§2(3)2).
use crate::db::application::{ApplicationRow, DocumentRow};
use crate::db::employer::{ConsentAnswer, ConsentRow};
use crate::db::notice::ObjectionRow;
use crate::db::review::ProposalRow;
use crate::db::staff::{self, OfficerRow};
use crate::db::unit::{self as db, ConsentLine, Desk, MaterialsRow, Pile};
use crate::db::verification::VerificationRow;
use crate::db::{Conn, application, audit, case, employer, notice, review, verification};
use crate::domain::actor::{Actor, Role};
use crate::domain::calendar::{Calendar, Window};
use crate::domain::case::flow::FLOW;
use crate::domain::case::{Action, NoticeKind, Status};
use crate::domain::eligibility::Verdict;
use crate::domain::ids::{CaseId, ObjectionId, ProposalId, UserId};
use crate::domain::mask::{masked_number, masked_text};
use crate::services::case::{self as moves, Buttons, CaseView, Press, Reading};
use crate::services::{Error, FieldErrors, Result, export, reference};
use chrono::NaiveDate;
use diesel::OptionalExtension;

/// As many working days ahead counts as soon.
const SOON: u32 = 3;
pub const PER_PAGE: u32 = 50;

/// What is asked of the list, as the address says it.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub pile: Option<Pile>,
    pub status: Option<Status>,
    /// In charge at the unit; the piles count theirs alone.
    pub officer: Option<UserId>,
    pub text: Option<String>,
    /// From 1; a page outside the list shows the nearest one.
    pub page: u32,
}

/// A page of the unit's cases, and the piles beside it.
#[derive(Debug, Clone)]
pub struct DeskPage {
    pub rows: Vec<case::CaseRow>,
    pub total: u64,
    /// Cases of the unit, whatever is asked.
    pub all: u64,
    pub piles: Vec<(Pile, u32)>,
    /// Who acts for the unit.
    pub officers: Vec<OfficerRow>,
    pub calendar: Calendar,
}

/// The last day that counts as soon.
fn soon(calendar: &Calendar, actor: &Actor) -> NaiveDate {
    (0..SOON).fold(reference::today(actor), |day, _| calendar.next_working_day_after(day).value)
}

fn narrowed(asked: &Asked, soon: NaiveDate) -> Desk {
    Desk { pile: asked.pile, status: asked.status, officer: asked.officer, text: asked.text.clone(), soon }
}

/// Every case of the unit that matches, in the order of the pages.
#[derive(Debug, Clone)]
pub struct WholeDesk {
    pub rows: Vec<case::CaseRow>,
    pub officers: Vec<OfficerRow>,
    pub calendar: Calendar,
}

pub fn whole_desk(conn: &mut Conn, actor: &Actor, asked: &Asked) -> Result<WholeDesk> {
    let calendar = reference::calendar(conn)?;
    let soon = soon(&calendar, actor);
    let narrowed = narrowed(asked, soon);
    let mut offset = 0;
    let rows = export::whole(|_| {
        let rows = db::page(conn, actor, &narrowed, offset, 1000)?;
        offset += 1000;
        Ok(rows)
    })?;
    Ok(WholeDesk { rows, officers: staff::officers(conn, actor)?, calendar })
}

/// The cases of the unit that match, one page of them.
pub fn desk(conn: &mut Conn, actor: &Actor, asked: &Asked) -> Result<DeskPage> {
    let calendar = reference::calendar(conn)?;
    let soon = soon(&calendar, actor);
    let narrowed = narrowed(asked, soon);
    let whole = |pile, officer| Desk { pile, status: None, officer, text: None, soon };
    let total = unsigned(db::count(conn, actor, &narrowed)?);
    let mut piles = Vec::new();
    for &pile in Pile::ALL {
        let count = db::count(conn, actor, &whole(Some(pile), asked.officer))?;
        piles.push((pile, u32::try_from(count).unwrap_or(u32::MAX)));
    }
    let last = total.div_ceil(u64::from(PER_PAGE)).clamp(1, u64::from(u32::MAX));
    let page = u64::from(asked.page).clamp(1, last);
    let offset = i64::try_from((page - 1) * u64::from(PER_PAGE)).unwrap_or(0);
    let rows = db::page(conn, actor, &narrowed, offset, i64::from(PER_PAGE))?;
    let all = unsigned(db::count(conn, actor, &whole(None, None))?);
    Ok(DeskPage { rows, total, all, piles, officers: staff::officers(conn, actor)?, calendar })
}

fn unsigned(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

/// Where the consent of the superior authority stands (P-14).
#[derive(Debug, Clone)]
pub enum Consent {
    /// No public institution.
    NotNeeded,
    /// It can be asked for now; the row is an earlier refusal.
    MayAsk(Option<ConsentRow>),
    Asked(ConsentRow),
    Given(ConsentRow),
    /// Not given, and the case has left the stage in which it is asked for.
    Closed,
}

/// A move that one person of the unit proposed.
#[derive(Debug, Clone)]
pub struct Standing {
    pub proposal: ProposalRow,
    pub proposer: String,
    /// This person may confirm it: somebody else proposed it.
    pub may_confirm: bool,
}

/// A case with all that the unit's pages show of it.
#[derive(Debug, Clone)]
pub struct UnitCase {
    pub view: CaseView,
    pub buttons: Buttons,
    pub form: ApplicationRow,
    pub documents: Vec<DocumentRow>,
    pub verification: VerificationRow,
    pub consent: Consent,
    pub standing: Option<Standing>,
    /// The name of who is in charge at the unit.
    pub officer: Option<String>,
    /// To the internal notices, oldest first.
    pub objections: Vec<ObjectionRow>,
    /// Whether the applicant opened the decision that stands.
    pub reading: Reading,
    pub calendar: Calendar,
}

/// Reads a case of the unit; another unit's is not found.
pub fn read(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<UnitCase> {
    let view = moves::case(conn, actor, id)?;
    let buttons = moves::buttons(conn, actor, id, &[])?;
    let objections = notice::objections(conn, id)?.into_iter();
    Ok(UnitCase {
        form: application::find(conn, id)?,
        documents: application::documents(conn, id)?,
        verification: verification::find(conn, view.case.verification_id)?,
        consent: consent(conn, &view)?,
        standing: standing(conn, actor, &view, &buttons)?,
        objections: objections
            .filter(|(kind, _)| *kind == NoticeKind::Internal)
            .map(|(_, row)| row)
            .collect(),
        reading: moves::reading(conn, &view)?,
        calendar: reference::calendar(conn)?,
        officer: staff::name(conn, actor, view.case.unit_officer)?,
        view,
        buttons,
    })
}

fn consent(conn: &mut Conn, view: &CaseView) -> Result<Consent> {
    if !view.unit.is_public_institution() {
        return Ok(Consent::NotNeeded);
    }
    let row = employer::consent(conn, view.case.id)?;
    let is_before_filing = FLOW.iter().any(|row| {
        row.action == Action::Withdraw
            && row.by.contains(&Role::Employer)
            && row.from.contains(&view.case.status)
    });
    Ok(match row {
        Some(row) if row.answer == Some(ConsentAnswer::Given) => Consent::Given(row),
        Some(row) if row.answer.is_none() => Consent::Asked(row),
        row if is_before_filing => Consent::MayAsk(row),
        _ => Consent::Closed,
    })
}

/// The open proposal of a move that the unit makes.
fn standing(conn: &mut Conn, actor: &Actor, view: &CaseView, buttons: &Buttons) -> Result<Option<Standing>> {
    let is_ours = |open: &ProposalRow| {
        FLOW.iter().any(|row| {
            row.action == open.action && row.by.contains(&actor.role) && row.from.contains(&view.case.status)
        })
    };
    let Some(proposal) = review::open_proposals(conn, view.case.id)?.into_iter().find(is_ours) else {
        return Ok(None);
    };
    let may_confirm = buttons.make.contains(&proposal.action);
    let proposer = proposal.proposed_by.and_then(|id| crate::db::account::user(conn, id).ok());
    Ok(Some(Standing { proposer: proposer.map(|user| user.name).unwrap_or_default(), may_confirm, proposal }))
}

/// What a review rests on: the case, what the system says of the form, and the window that would open today.
#[derive(Debug, Clone)]
pub struct ReviewDesk {
    pub case: UnitCase,
    /// What cannot be compared is told instead.
    pub verdict: Result<Verdict, FieldErrors>,
    pub window: Window,
}

/// Opens the review; a case that is not to be reviewed says why.
pub fn review(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<ReviewDesk> {
    let case = read(conn, actor, id)?;
    if !case.buttons.make.contains(&Action::ReturnToApplicant) {
        return Err(why_not(conn, actor, id, Action::ReturnToApplicant)?);
    }
    let verdict = match moves::preview(conn, actor, id) {
        Ok(preview) => Ok(preview.verdict),
        Err(Error::Invalid(errors)) => Err(errors),
        Err(other) => return Err(other),
    };
    Ok(ReviewDesk { case, verdict, window: moves::plan_window(conn, actor, NoticeKind::Internal)? })
}

/// What came of pressing a button that may take two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Made,
    /// Another person of the unit has to confirm it.
    Proposed,
}

/// Makes a move, or proposes it where it takes two people. `id` was made with the form.
pub fn act(
    conn: &mut Conn,
    actor: &Actor,
    id: ProposalId,
    case: CaseId,
    action: Action,
    press: &Press,
) -> Result<Done> {
    if action == Action::RestartPublicity && press.place.trim().is_empty() {
        return Err(Error::invalid(
            "place",
            "请写明公示地点或方式。",
            "Say where or how the notice is displayed.",
        ));
    }
    let buttons = moves::buttons(conn, actor, case, &[])?;
    if buttons.propose.contains(&action) && !buttons.make.contains(&action) {
        moves::propose(conn, actor, id, case, action, press)?;
        return Ok(Done::Proposed);
    }
    let is_repeat = review::proposal(conn, id).optional()?.is_some_and(|known| known.case_id == case);
    if is_repeat {
        return Ok(Done::Proposed);
    }
    moves::advance(conn, actor, case, action, press)?;
    Ok(Done::Made)
}

/// Why a button is not there, in the first refusal's words.
pub fn why_not(conn: &mut Conn, actor: &Actor, case: CaseId, action: Action) -> Result<Error> {
    let against = moves::buttons(conn, actor, case, &[action])?.against;
    let first = against.into_iter().flat_map(|(_, refusals)| refusals).next();
    Ok(first.map_or(Error::Conflict, Error::from))
}

/// An objection of a case of the unit; one of another case is not found.
pub fn objection(conn: &mut Conn, actor: &Actor, case_id: CaseId, id: ObjectionId) -> Result<ObjectionRow> {
    case::find(conn, actor, case_id)?;
    let row = notice::objection(conn, id)?;
    if row.case_id == case_id { Ok(row) } else { Err(Error::NotFound) }
}

/// Opens the filed materials for somebody of the unit: masked, while the notice runs, and recorded.
pub fn materials(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<MaterialsRow> {
    let row = db::materials(conn, id, actor.now)?.ok_or(Error::NotFound)?;
    let detail = serde_json::json!({ "published_on": row.published_on });
    audit::record(conn, actor, "read_materials", "case", Some(id.as_uuid()), &detail)?;
    Ok(masked(row))
}

fn masked(mut row: MaterialsRow) -> MaterialsRow {
    row.certificate_no = masked_number(&row.certificate_no);
    let form = &mut row.form;
    for text in [
        &mut form.overseas_experience,
        &mut form.overseas_business,
        &mut form.achievements,
        &mut form.speciality,
    ] {
        *text = masked_text(text);
    }
    for entry in &mut form.achieved {
        for text in [&mut entry.title, &mut entry.role, &mut entry.result] {
            *text = masked_text(text);
        }
        entry.evidence.clear();
    }
    for degree in &mut form.degrees {
        degree.institution = masked_text(&degree.institution);
        degree.field = masked_text(&degree.field);
    }
    for work in &mut form.work {
        work.employer = masked_text(&work.employer);
        work.post = masked_text(&work.post);
    }
    row
}

/// What a superior authority is asked; at most 500 lines.
pub fn consents(conn: &mut Conn, actor: &Actor) -> Result<Vec<ConsentLine>> {
    let superior = actor.org_id.ok_or(Error::NotFound)?;
    Ok(db::consents(conn, superior, 500)?)
}

/// What the authority reads before it answers: the case, its form, and the request.
#[derive(Debug, Clone)]
pub struct ConsentCase {
    pub view: CaseView,
    pub form: ApplicationRow,
    pub request: ConsentRow,
    pub calendar: Calendar,
}

/// Reads a case that this authority was asked about; any other is not found.
pub fn consent_case(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<ConsentCase> {
    let request = employer::consent(conn, id)?.filter(|row| Some(row.superior_id) == actor.org_id);
    Ok(ConsentCase {
        request: request.ok_or(Error::NotFound)?,
        view: moves::case(conn, actor, id)?,
        form: application::find(conn, id)?,
        calendar: reference::calendar(conn)?,
    })
}
