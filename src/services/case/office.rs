//! What the city's office reads: the page of one case, proposals that wait for a second person, objections.
use super::Reading;
use super::advance::Press;
use super::compare::{self, Comparison};
use super::cover;
use super::facts;
use super::queue::{Lengths, officers};
use super::read::{self, CaseView};
use crate::db::application::{ApplicationRow, DocumentRow};
use crate::db::case::{self as db, CaseRow};
use crate::db::notice::ObjectionRow;
use crate::db::review::{CheckRow, CorrectionItemRow, CorrectionRow, ProposalRow};
use crate::db::verification::{AnswerRow, VerificationRow};
use crate::db::{Conn, account, application, audit, notice, review, verification};
use crate::domain::actor::{Actor, Role};
use crate::domain::application::Application;
use crate::domain::calendar::Calendar;
use crate::domain::case::facts::{Checks, Facts};
use crate::domain::case::flow::{self, FLOW};
use crate::domain::case::{Action, NoticeKind};
use crate::domain::check::CheckItem;
use crate::domain::eligibility::Verdict;
use crate::domain::ids::{CaseId, ObjectionId, ProposalId};
use crate::services::{Result, reference};
use diesel::OptionalExtension;

/// Everything the reviewer's page of one case shows.
#[derive(Debug, Clone)]
pub struct OfficeView {
    pub view: CaseView,
    pub owner: Option<String>,
    /// A colleague has the case whom the reader does not cover: the decision is theirs.
    pub is_a_colleagues: bool,
    pub form: ApplicationRow,
    pub documents: Vec<DocumentRow>,
    pub verification: VerificationRow,
    pub answer: Option<AnswerRow>,
    pub objections: Vec<(NoticeKind, ObjectionRow)>,
    pub corrections: Vec<(CorrectionRow, Vec<CorrectionItemRow>)>,
    /// The newest check of each item since the case was filed.
    pub checks: Vec<CheckRow>,
    pub verdict: Option<Verdict>,
    pub proposals: Vec<ProposalRow>,
    pub comparisons: Vec<Comparison>,
    pub offered: Offered,
    /// Whether the applicant opened the decision that stands.
    pub reading: Reading,
    pub calendar: Calendar,
    pub lengths: Lengths,
}

/// Reads a case for the office. That it was read is recorded.
pub fn office_case(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<OfficeView> {
    let view = read::case(conn, actor, id)?;
    let case = &view.case;
    let since = filed_at(&view).unwrap_or(case.opened_at);
    let verdict_row = review::verdict(conn, id)?;
    let mut office = OfficeView {
        owner: match case.claimed_by {
            Some(person) => account::officer_name(conn, person)?,
            None => None,
        },
        is_a_colleagues: cover::is_a_colleagues(conn, actor, case)?,
        form: application::find(conn, id).optional()?.unwrap_or_else(|| not_filed(case.opened_at)),
        documents: application::documents(conn, id)?,
        verification: verification::find(conn, case.verification_id)?,
        answer: verification::standing_answer(conn, case.verification_id)?,
        objections: notice::objections(conn, id)?,
        corrections: review::corrections(conn, id)?,
        checks: review::checks(conn, id, since)?,
        verdict: verdict_row.and_then(|row| serde_json::from_value(row.verdict).ok()),
        proposals: proposals_of(conn, actor, id)?,
        comparisons: Vec::new(),
        offered: offered(conn, actor, case)?,
        reading: super::reading(conn, &view)?,
        calendar: reference::calendar(conn)?,
        lengths: Lengths::on(conn, reference::today(actor))?,
        view,
    };
    office.comparisons = compare::all(&office, reference::today(actor));
    let detail = serde_json::json!({ "case": office.view.case.number });
    audit::record(conn, actor, "read_case", "case", Some(id.as_uuid()), &detail)?;
    Ok(office)
}

/// What the office knows of a form before it is filed: nothing.
fn not_filed(at: chrono::DateTime<chrono::Utc>) -> ApplicationRow {
    ApplicationRow { version: 0, content: Application::default(), declared_at: None, changed_at: at }
}

/// When the present filing came in; a resubmission after a correction belongs to it.
fn filed_at(view: &CaseView) -> Option<chrono::DateTime<chrono::Utc>> {
    let filed = view.timeline.iter().rev().find(|entry| entry.action == Action::File.as_str());
    filed.map(|entry| entry.at)
}

/// The buttons of the reviewer's page.
#[derive(Debug, Clone, Default)]
pub struct Offered {
    /// Decisions on the filing: accept, correct, do not accept. The checks come with the press.
    pub decisions: Vec<Action>,
    /// Moves outside the decision that one person makes.
    pub make: Vec<Action>,
    /// Moves that one person proposes and another confirms.
    pub propose: Vec<Action>,
    /// Decisions and proposals that a second person confirms.
    two_people: Vec<Action>,
}

impl Offered {
    /// Whether a second person has to confirm this move.
    pub fn takes_two(&self, action: Action) -> bool {
        self.two_people.contains(&action)
    }
}

const DECISIONS: [Action; 3] = [Action::Accept, Action::RequestCorrection, Action::NotAccept];

/// What this person may do with the case now. What comes with the press itself counts as given.
pub fn offered(conn: &mut Conn, actor: &Actor, case: &CaseRow) -> Result<Offered> {
    let press = Press { recheck_is_granted: true, ..Press::default() };
    let mut facts = facts::gather(conn, actor, case, Action::Open, &press)?;
    let total = u32::try_from(CheckItem::ALL.len()).unwrap_or(u32::MAX);
    facts.checks = Checks { total, recorded: total, unsatisfied: 0 };
    let (make, propose) = (flow::available(actor.role, &facts), flow::proposable(actor.role, &facts));
    let is_decision = |action: &Action| DECISIONS.contains(action);
    let offers = |action: &Action| make.contains(action) || propose.contains(action);
    let outside =
        |actions: &[Action]| actions.iter().copied().filter(|action| !is_decision(action)).collect();
    Ok(Offered {
        decisions: DECISIONS.into_iter().filter(offers).collect(),
        make: outside(&make),
        propose: outside(&propose),
        two_people: Action::ALL
            .iter()
            .copied()
            .filter(|&action| takes_two(action, actor.role, &facts))
            .collect(),
    })
}

fn takes_two(action: Action, role: Role, facts: &Facts) -> bool {
    let rows = FLOW.iter().filter(|row| row.action == action && row.by.contains(&role));
    rows.filter(|row| row.starts_from(facts.status)).any(|row| row.needs_second_person(facts))
}

/// A proposal with the names of its people.
#[derive(Debug, Clone)]
pub struct ProposalView {
    pub row: ProposalRow,
    pub press: Press,
    pub case: CaseRow,
    /// None where the program pointed it out.
    pub proposer: Option<String>,
    pub decider: Option<String>,
    /// This person may confirm it: it is open and was not theirs, and one person is enough where the program proposed.
    pub is_confirmable: bool,
    pub is_own: bool,
    /// A signal that still has to be proposed by a person, so that a second one can confirm.
    pub needs_proposer: bool,
}

/// One proposal for its page.
pub fn proposal(conn: &mut Conn, actor: &Actor, id: ProposalId) -> Result<ProposalView> {
    let row = review::proposal(conn, id)?;
    view_of(conn, actor, row)
}

/// A proposal as the list shows it.
#[derive(Debug, Clone)]
pub struct WaitingProposal {
    pub row: ProposalRow,
    pub case: CaseRow,
    /// None where the program pointed it out.
    pub proposer: Option<String>,
}

/// Proposals on which this person's office decides, the oldest first.
pub fn waiting_proposals(conn: &mut Conn, actor: &Actor) -> Result<Vec<WaitingProposal>> {
    let rows = undecided(conn, actor.role)?;
    let names = officers(conn, rows.iter().filter_map(|row| row.proposed_by))?;
    let waiting = rows.into_iter().map(|row| {
        let case = db::find(conn, actor, row.case_id)?;
        let proposer = row.proposed_by.and_then(|id| names.get(&id).cloned());
        Ok(WaitingProposal { row, case, proposer })
    });
    waiting.collect()
}

/// How many proposals wait for this person's office.
pub fn waiting_count(conn: &mut Conn, actor: &Actor) -> Result<usize> {
    Ok(undecided(conn, actor.role)?.len())
}

fn undecided(conn: &mut Conn, role: Role) -> Result<Vec<ProposalRow>> {
    let actions: Vec<Action> =
        FLOW.iter().filter(|row| row.by.contains(&role)).map(|row| row.action).collect();
    let mut rows = review::waiting_proposals(conn, &actions, 200)?;
    rows.retain(|row| decides(role, row));
    Ok(rows)
}

fn proposals_of(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<Vec<ProposalRow>> {
    let mut rows = review::open_proposals(conn, id)?;
    rows.retain(|row| decides(actor.role, row));
    Ok(rows)
}

/// A colleague of the proposer confirms; what the program pointed out is for whoever may make the move.
fn decides(role: Role, row: &ProposalRow) -> bool {
    row.proposed_role == role || row.proposed_by.is_none()
}

fn view_of(conn: &mut Conn, actor: &Actor, row: ProposalRow) -> Result<ProposalView> {
    let case = db::find(conn, actor, row.case_id)?;
    let press: Press = serde_json::from_value(row.detail.clone()).map_err(anyhow::Error::from)?;
    let names = officers(conn, [row.proposed_by, row.decided_by].into_iter().flatten())?;
    let is_own = row.proposed_by == Some(actor.user_id);
    let facts = facts::gather(conn, actor, &case, row.action, &press)?;
    let is_open = row.outcome.is_none();
    Ok(ProposalView {
        is_confirmable: is_open && flow::reasons_against(row.action, actor.role, &facts).is_empty(),
        needs_proposer: is_open
            && row.proposed_by.is_none()
            && flow::proposable(actor.role, &facts).contains(&row.action),
        proposer: row.proposed_by.and_then(|id| names.get(&id).cloned()),
        decider: row.decided_by.and_then(|id| names.get(&id).cloned()),
        is_own,
        press,
        case,
        row,
    })
}

/// The objections of a case that the office handles, with the case itself.
pub fn objection(conn: &mut Conn, actor: &Actor, id: ObjectionId) -> Result<(CaseView, ObjectionRow)> {
    let row = notice::objection(conn, id)?;
    let view = read::case(conn, actor, row.case_id)?;
    Ok((view, row))
}
