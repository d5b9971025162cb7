//! One move: lock, gather, plan, write state, timeline, who-acts-next and promised work together, or not at all.
use super::{cover, facts};
use crate::db::case::{self as db, CaseRow};
use crate::db::notice::{self, NoticeEnd, NoticeRow};
use crate::db::outbox::{self, Topic};
use crate::db::timeline::{self, NewEntry};
use crate::db::{Conn, door, mandate, review};
use crate::domain::actor::{Actor, Role};
use crate::domain::calendar::WorkingDays;
use crate::domain::case::facts::{Facts, ResultWindow, Window};
use crate::domain::case::flow::{self, Planned};
use crate::domain::case::{Action, NoticeKind, Status};
use crate::domain::ids::{CaseId, CorrectionId, NoticeId, SessionId, UserId};
use crate::domain::policy::Key;
use crate::domain::token::Token;
use crate::services::{Error, Result, reference};
use chrono::NaiveDate;
use diesel::QueryResult;
use serde::{Deserialize, Serialize};

/// One thing to be corrected, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionItem {
    pub item: String,
    pub reason: String,
}

/// What a person enters together with the press of a button. Kept whole with a proposal, so that the second person
/// confirms exactly what the first one wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Press {
    pub reason: String,
    /// Name of the clause that a refusal rests on.
    pub clause: Option<String>,
    pub items: Vec<CorrectionItem>,
    /// Where a notice is displayed.
    pub place: String,
    pub session: Option<SessionId>,
    pub recheck_is_granted: bool,
    /// How the reply of somebody who was heard was considered.
    pub considered: String,
}

impl Press {
    pub fn because(reason: &str) -> Self {
        Self { reason: reason.trim().to_owned(), ..Self::default() }
    }
}

/// Makes the move that `action` stands for, or says why not.
pub fn advance(conn: &mut Conn, actor: &Actor, id: CaseId, action: Action, press: &Press) -> Result<Planned> {
    let case = db::lock(conn, actor, id)?;
    let facts = facts::gather(conn, actor, &case, action, press)?;
    let planned = flow::plan(action, actor.role, &facts)?;
    carry_out(conn, actor, &case, &facts, &planned, press)?;
    Ok(planned)
}

/// Writes a planned move down. The order matters: what the actor may see can depend on the status.
pub(super) fn carry_out(
    conn: &mut Conn,
    actor: &Actor,
    case: &CaseRow,
    facts: &Facts,
    planned: &Planned,
    press: &Press,
) -> Result<()> {
    end_notices(conn, actor, case, planned)?;
    let due_on = due_on(conn, actor, case, planned, facts)?;
    let detail = detail(conn, actor, case, planned, press)?;
    settle_proposals(conn, actor, case, planned)?;
    if let Some(kind) = planned.opens_window {
        open_notice(conn, actor, case, facts, kind, &press.place)?;
    }
    corrections(conn, actor, case, planned, due_on, press)?;
    if !db::move_to(conn, case, planned, due_on, actor.now)? {
        return Err(Error::Conflict);
    }
    let name = actor_name(conn, actor)?;
    timeline::record(
        conn,
        NewEntry {
            case_id: case.id,
            action: planned.action.as_str(),
            from_status: Some(case.status),
            to_status: planned.to,
            actor_id: actor.person(),
            actor_role: actor.role,
            actor_name: &name,
            clauses: citations(planned.clauses),
            note: &press.reason,
            is_internal: false,
            detail,
            at: actor.now,
        },
    )?;
    promise(conn, actor, case.id, planned, due_on)?;
    Ok(())
}

/// Clauses as a reader meets them: `§2(3)2, D-13`.
pub(super) fn citations(clauses: &[crate::domain::clause::Clause]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for clause in clauses {
        if !names.contains(&clause.paragraph()) {
            names.push(clause.paragraph());
        }
    }
    names.join(", ")
}

/// The name a reader of the record sees. Experts are named to nobody outside the panel.
pub(super) fn actor_name(conn: &mut Conn, actor: &Actor) -> QueryResult<String> {
    match (actor.person(), actor.role) {
        (_, Role::Expert | Role::Chair) | (None, _) => Ok(String::new()),
        (Some(id), Role::Agency) => {
            let name = crate::db::account::user(conn, id)?.name;
            Ok(match mandate::acting_for(conn, actor)? {
                Some((agency, unit)) => format!("{name}（{agency}代{unit}）"),
                None => name,
            })
        }
        (Some(id), _) => Ok(crate::db::account::user(conn, id)?.name),
    }
}

fn promise(
    conn: &mut Conn,
    actor: &Actor,
    id: CaseId,
    planned: &Planned,
    due_on: Option<NaiveDate>,
) -> QueryResult<()> {
    for effect in &planned.effects {
        let payload = serde_json::json!({
            "case_id": id, "action": planned.action, "effect": effect, "due_on": due_on
        });
        outbox::promise(conn, Topic::NotifyCase, &payload, actor.now)?;
    }
    Ok(())
}

/// A notice ends when the case leaves its publicity, or when the window starts anew.
fn end_notices(conn: &mut Conn, actor: &Actor, case: &CaseRow, planned: &Planned) -> QueryResult<()> {
    let kind = match case.status {
        Status::Publicity => NoticeKind::Internal,
        Status::ResultPublicity => NoticeKind::Result,
        _ => return Ok(()),
    };
    let end = match planned.action {
        Action::ClosePublicity | Action::CloseResultPublicity => NoticeEnd::Closed,
        Action::RestartPublicity => NoticeEnd::Restarted,
        Action::EndOnObjection | Action::EndOnResultObjection => NoticeEnd::ObjectionUpheld,
        _ => NoticeEnd::Withdrawn,
    };
    notice::end(conn, case.id, kind, end, actor.now)
}

/// The last day for whoever acts next; none where no deadline is set.
fn due_on(
    conn: &mut Conn,
    actor: &Actor,
    case: &CaseRow,
    planned: &Planned,
    facts: &Facts,
) -> Result<Option<NaiveDate>> {
    if planned.is_suspended {
        return Ok(None);
    }
    if planned.action == Action::Resume {
        return resumed(conn, actor, case);
    }
    let key = match planned.to {
        Status::Filed => Key::AcceptanceDays,
        Status::Correction => Key::CorrectionDays,
        Status::Publicity | Status::ResultPublicity => {
            return Ok(opening_window(facts).and_then(Window::last_day));
        }
        _ => return Ok(None),
    };
    let today = reference::today(actor);
    let days = reference::days(conn, key, today)?;
    Ok(Some(reference::calendar(conn)?.window(today, days).ends_on))
}

/// The working days that were left when the case was suspended run on from today (D-17).
fn resumed(conn: &mut Conn, actor: &Actor, case: &CaseRow) -> Result<Option<NaiveDate>> {
    let entries = timeline::of_case(conn, case.id)?;
    let suspended = entries.iter().rev().find(|entry| entry.action == Action::Suspend.as_str());
    let left = suspended.and_then(|entry| entry.detail.get("working_days_left")?.as_i64());
    let Some(left) = left else { return Ok(None) };
    let days = WorkingDays::new(u32::try_from(left.max(1)).unwrap_or(1))
        .map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(Some(reference::calendar(conn)?.window(reference::today(actor), days).ends_on))
}

/// The window that this move opens, internal or of the result.
fn opening_window(facts: &Facts) -> Option<&Window> {
    match (&facts.planned_window, &facts.planned_result_window) {
        (Some(window), _) | (None, Some(ResultWindow::Runs(window))) => Some(window),
        _ => None,
    }
}

/// What the entry keeps beside its words.
fn detail(
    conn: &mut Conn,
    actor: &Actor,
    case: &CaseRow,
    planned: &Planned,
    press: &Press,
) -> Result<serde_json::Value> {
    let mut detail = serde_json::Map::new();
    if planned.opens_window == Some(NoticeKind::Internal) {
        let form = crate::db::application::find(conn, case.id)?;
        detail.insert("publicised".into(), form.content.publicised_digest().into());
    }
    if let (Action::Suspend, Some(due_on)) = (planned.action, case.due_on) {
        let left = reference::calendar(conn)?.working_days_between(reference::today(actor), due_on).value;
        detail.insert("working_days_left".into(), left.into());
    }
    if let Some(proposer) = planned.proposer {
        detail.insert("proposed_by".into(), proposer.to_string().into());
    }
    if let Some(clause) = &press.clause {
        detail.insert("clause".into(), clause.clone().into());
    }
    if !press.considered.is_empty() {
        detail.insert("considered".into(), press.considered.clone().into());
    }
    if let Some(owner) = cover::on_behalf(conn, actor, case)? {
        detail.insert("for".into(), owner.into());
    }
    if !press.items.is_empty() {
        detail.insert("items".into(), serde_json::to_value(&press.items).map_err(anyhow::Error::from)?);
    }
    Ok(detail.into())
}

/// The proposal that led here is confirmed; every other one has become pointless.
fn settle_proposals(conn: &mut Conn, actor: &Actor, case: &CaseRow, planned: &Planned) -> QueryResult<()> {
    let (person, now, action) = (actor.person(), actor.now, planned.action);
    door::with_full_sight(conn, |conn| {
        for open in review::open_proposals(conn, case.id)? {
            let (outcome, note) = if open.action == action {
                (review::ProposalOutcome::Confirmed, None)
            } else {
                (review::ProposalOutcome::SetAside, Some("the case has moved on"))
            };
            review::decide_proposal(conn, open.id, outcome, note, person, now)?;
        }
        Ok(())
    })
}

fn open_notice(
    conn: &mut Conn,
    actor: &Actor,
    case: &CaseRow,
    facts: &Facts,
    kind: NoticeKind,
    place: &str,
) -> Result<()> {
    // Policy may ask for no result publicity at all; then there is nothing to display.
    let Some(planned) = opening_window(facts) else { return Ok(()) };
    let today = reference::today(actor);
    let calendar = reference::calendar(conn)?;
    let count = u32::try_from(planned.days.len()).unwrap_or(u32::MAX);
    let days = WorkingDays::new(count).map_err(|error| anyhow::anyhow!("{error}"))?;
    let window = calendar.window(today, days);
    let item = reference::item(&case.list_id, case.item_number)?;
    let unit = crate::db::employer::org(conn, case.org_id)?;
    notice::insert(
        conn,
        &NoticeRow {
            id: NoticeId::fresh(),
            case_id: case.id,
            kind,
            holder_name: case.applicant_name.clone(),
            unit_name: unit.name_zh,
            post: case.post.clone(),
            certificate: item.full_name(),
            title_level: item.title_level,
            place: place.to_owned(),
            published_on: today,
            working_days: i32::try_from(count).unwrap_or(i32::MAX),
            ends_on: window.ends_on,
            closes_at: window.closes_at(),
            counted: window.days.clone(),
            calendar_digest: calendar.digest(),
            objection_token: Some(Token::fresh().text()),
            published_by: (kind == NoticeKind::Internal).then_some(actor.person()).flatten(),
            published_at: actor.now,
            proof: None,
            proof_by: None,
            proof_at: None,
            ended_at: None,
            ended_as: None,
        },
    )?;
    Ok(())
}

/// A correction notice is written with the move that sends it, closed by the move that answers or ends it, and runs
/// again when the case comes back to it.
fn corrections(
    conn: &mut Conn,
    actor: &Actor,
    case: &CaseRow,
    planned: &Planned,
    due_on: Option<NaiveDate>,
    press: &Press,
) -> Result<()> {
    if case.status == Status::Correction && planned.to != Status::Correction {
        let (id, now) = (case.id, actor.now);
        door::with_full_sight(conn, |conn| review::close_corrections(conn, id, now))?;
    }
    let last_day = || due_on.ok_or_else(|| anyhow::anyhow!("a correction notice has a last day"));
    if case.status.is_end() && planned.to == Status::Correction {
        let (id, due_on) = (case.id, last_day()?);
        door::with_full_sight(conn, |conn| review::reopen_correction(conn, id, due_on))?;
    }
    if planned.action != Action::RequestCorrection {
        return Ok(());
    }
    let id = CorrectionId::fresh();
    let before = review::corrections(conn, case.id)?.len();
    let confirmer: Option<UserId> = planned.proposer.and(actor.person());
    let row = review::CorrectionRow {
        id,
        case_id: case.id,
        number: i32::try_from(before + 1).unwrap_or(i32::MAX),
        due_on: last_day()?,
        requested_by: planned.proposer.unwrap_or(actor.user_id),
        confirmed_by: confirmer,
        requested_at: actor.now,
        closed_at: None,
    };
    let items: Vec<_> = press
        .items
        .iter()
        .map(|item| review::CorrectionItemRow {
            id: uuid::Uuid::new_v4(),
            correction_id: id,
            case_id: case.id,
            item: item.item.clone(),
            reason: item.reason.clone(),
            answer: None,
            answered_at: None,
        })
        .collect();
    Ok(review::add_correction(conn, &row, &items)?)
}
