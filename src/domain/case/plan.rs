//! What the table answers: may this person make this move now, and what comes of it.
use super::facts::{Facts, SuperiorConsent};
use super::flow::{FLOW, Reason, Target, Transition, first_clause, left_by};
use super::{Action, Effect, NoticeKind, Refusal, Status, WaitingFor, guards, waiting};
use crate::domain::actor::Role;
use crate::domain::clause::Clause;
use crate::domain::four_eyes::{FourEyes, four_eyes};
use crate::domain::ids::UserId;

/// A move that may be made: everything that is written with it, in one transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub action: Action,
    /// None when the case is being opened.
    pub from: Option<Status>,
    pub to: Status,
    /// The step 1 to 5 to show; an end keeps the step in which it happened.
    pub step: u8,
    pub is_suspended: bool,
    pub waiting_for: WaitingFor,
    /// A fresh window has to be written with this move.
    pub opens_window: Option<NoticeKind>,
    /// The first of the two people, where the move took two.
    pub proposer: Option<UserId>,
    pub effects: Vec<Effect>,
    pub clauses: &'static [Clause],
}

/// How far a move is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing is entered yet: is there a button?
    Offer,
    /// The first of two people enters it.
    Propose,
    /// It would be made now.
    Make,
}

/// The move that `action` stands for, if this person, acting as `role`, may make it on these facts.
pub fn plan(action: Action, role: Role, facts: &Facts) -> Result<Planned, Refusal> {
    let (row, to) = first_or(examine(action, role, facts, Stage::Make))?;
    Ok(planned(row, to, facts))
}

/// Checks what the first of two people asks for. The same is checked again when the second confirms.
pub fn propose(action: Action, role: Role, facts: &Facts) -> Result<(), Refusal> {
    let (row, _) = first_or(examine(action, role, facts, Stage::Propose))?;
    if row.needs_second_person(facts) { Ok(()) } else { Err(Refusal::NoSecondPersonNeeded { action }) }
}

/// Everything that stands against a move, told at once; empty when `plan` would succeed.
pub fn reasons_against(action: Action, role: Role, facts: &Facts) -> Vec<Refusal> {
    examine(action, role, facts, Stage::Make).err().unwrap_or_default()
}

/// The buttons that make a move, for this person now. What the person still has to enter is not asked yet.
pub fn available(role: Role, facts: &Facts) -> Vec<Action> {
    Action::ALL.iter().copied().filter(|&action| is_offered(action, role, facts)).collect()
}

/// The buttons that propose a move to a second person.
pub fn proposable(role: Role, facts: &Facts) -> Vec<Action> {
    let is_standing = |action| facts.proposal.is_some_and(|proposal| proposal.action == action);
    let takes_two = |row: &Transition| row.needs_second_person(facts);
    let could = |&action: &Action| {
        !is_standing(action)
            && find(action, role, facts).is_ok_and(takes_two)
            && reasons_only(action, role, facts).is_empty()
    };
    Action::ALL.iter().copied().filter(could).collect()
}

/// What the clock points out to a person; it never makes these moves itself.
pub fn system_proposals(facts: &Facts) -> Vec<Action> {
    let signalled = |row: &&Transition| {
        row.is_signalled_by_system && row.starts_from(facts.status) && !is_held(row, facts)
    };
    let due = |row: &&Transition| row.guards.iter().all(|guard| (guard.check)(facts).is_ok());
    FLOW.iter().filter(signalled).filter(due).map(|row| row.action).collect()
}

fn is_offered(action: Action, role: Role, facts: &Facts) -> bool {
    let Ok(row) = find(action, role, facts) else { return false };
    let may_confirm = || row.confirms.iter().all(|guard| (guard.check)(facts).is_ok());
    reasons_only(action, role, facts).is_empty() && second_person(row, facts).is_ok() && may_confirm()
}

fn reasons_only(action: Action, role: Role, facts: &Facts) -> Vec<Refusal> {
    examine(action, role, facts, Stage::Offer).err().unwrap_or_default()
}

fn first_or<T>(answer: Result<T, Vec<Refusal>>) -> Result<T, Refusal> {
    answer.map_err(|refusals| refusals.into_iter().next().unwrap_or(Refusal::LeftStatusUnknown {}))
}

type Examined = Result<(&'static Transition, Status), Vec<Refusal>>;

/// Looks at everything, in the order in which a person would want to hear it.
fn examine(action: Action, role: Role, facts: &Facts, stage: Stage) -> Examined {
    let row = find(action, role, facts).map_err(|refusal| vec![refusal])?;
    let mut against = Vec::new();
    against.extend(is_held(row, facts).then_some(Refusal::Suspended {}));
    against.extend(right_person(row, role, facts).err());
    against.extend(row.guards.iter().filter_map(|guard| (guard.check)(facts).err()));
    let to = target(row, facts).map_err(|refusal| against.push(refusal));
    if stage != Stage::Offer {
        against.extend(reason(row, facts).err());
        against.extend(row.asks.iter().filter_map(|guard| (guard.check)(facts).err()));
        against.extend(window_on_return(row, to.ok(), facts).err());
    }
    if stage == Stage::Make {
        against.extend(second_person(row, facts).err());
        against.extend(row.confirms.iter().filter_map(|guard| (guard.check)(facts).err()));
    }
    against.dedup();
    match to {
        Ok(to) if against.is_empty() => Ok((row, to)),
        _ => Err(against),
    }
}

fn find(action: Action, role: Role, facts: &Facts) -> Result<&'static Transition, Refusal> {
    let here = || FLOW.iter().filter(|row| row.action == action && row.starts_from(facts.status));
    if here().next().is_none() {
        return Err(not_from_here(action, facts.status));
    }
    let done_by = || here().flat_map(|row| row.by.iter().copied()).collect();
    here().find(|row| row.by.contains(&role)).ok_or_else(|| Refusal::NotYourRole {
        action,
        role,
        done_by: done_by(),
    })
}

fn not_from_here(action: Action, status: Option<Status>) -> Refusal {
    let Some(status) = status else { return Refusal::NotOpened { action } };
    if action == Action::Open {
        return Refusal::AlreadyOpened { status };
    }
    let rows = FLOW.iter().filter(|row| row.action == action);
    Refusal::WrongStatus {
        status,
        action,
        possible_in: rows.flat_map(|row| row.from.iter().copied()).collect(),
    }
}

fn is_held(row: &Transition, facts: &Facts) -> bool {
    facts.is_suspended && !row.is_open_while_suspended
}

/// The applicant acts on their own case and nobody else does; all others never on their own.
fn right_person(row: &Transition, role: Role, facts: &Facts) -> Result<(), Refusal> {
    let pair = match role {
        Role::System => return Ok(()),
        Role::Applicant if facts.person.id == facts.applicant_id => return Ok(()),
        Role::Applicant => return Err(Refusal::NotTheApplicant {}),
        Role::Employer => FourEyes::EmployerAndApplicant,
        _ => FourEyes::OfficerAndApplicant,
    };
    pair.check(facts.applicant_id, facts.person.id)
        .map_err(|same| Refusal::SamePerson { pair: same.pair, clause: first_clause(row.action) })
}

fn reason(row: &Transition, facts: &Facts) -> Result<(), Refusal> {
    let (action, form) = (row.action, facts.form);
    match row.reason {
        Reason::Asked if !form.reason_is_given => Err(Refusal::ReasonMissing { action }),
        Reason::PerItem if form.items == 0 => Err(Refusal::NoItemsNamed { action }),
        Reason::PerItem if form.items_without_reason > 0 => {
            Err(Refusal::ItemReasonsMissing { action, items: form.items_without_reason })
        }
        Reason::NotAsked | Reason::Asked | Reason::PerItem => Ok(()),
    }
}

fn second_person(row: &Transition, facts: &Facts) -> Result<(), Refusal> {
    if !row.needs_second_person(facts) {
        return Ok(());
    }
    let standing = facts.proposal.filter(|proposal| proposal.action == row.action);
    let proposal = standing.ok_or(Refusal::SecondPersonNeeded { action: row.action })?;
    four_eyes(proposal.proposer, facts.person.id)
        .map_err(|same| Refusal::SamePerson { pair: same.pair, clause: first_clause(row.action) })
}

fn target(row: &Transition, facts: &Facts) -> Result<Status, Refusal> {
    let unknown = Refusal::LeftStatusUnknown {};
    match (row.to, facts.status, facts.left_status) {
        (Target::To(status), ..) | (Target::Same, Some(status), _) => Ok(status),
        (Target::Left, Some(end), Some(left)) if left_by(end).contains(&left) => Ok(left),
        _ => Err(unknown),
    }
}

/// The result window that was running when the case ended is broken; coming back needs a fresh one.
fn window_on_return(row: &Transition, to: Option<Status>, facts: &Facts) -> Result<(), Refusal> {
    if row.to == Target::Left && to == Some(Status::ResultPublicity) {
        return guards::result_window_can_open(facts);
    }
    Ok(())
}

fn planned(row: &'static Transition, to: Status, facts: &Facts) -> Planned {
    let is_suspended = match row.action {
        Action::Suspend => true,
        Action::Resume => false,
        _ => facts.is_suspended && !to.is_end(),
    };
    let after = Facts { status: Some(to), is_suspended, proposal: None, ..facts.clone() };
    Planned {
        action: row.action,
        from: facts.status,
        to,
        step: to.step().or_else(|| facts.status.and_then(Status::step)).unwrap_or(1),
        is_suspended,
        waiting_for: waiting::after(row, to, &after),
        opens_window: opens_window(row, to),
        proposer: facts.proposal.filter(|_| row.needs_second_person(facts)).map(|proposal| proposal.proposer),
        effects: effects(row, facts),
        clauses: row.clauses,
    }
}

fn opens_window(row: &Transition, to: Status) -> Option<NoticeKind> {
    match (row.action, to) {
        (Action::Publish | Action::RestartPublicity, _) => Some(NoticeKind::Internal),
        (Action::Pass | Action::ReopenReview, Status::ResultPublicity) => Some(NoticeKind::Result),
        _ => None,
    }
}

/// Nobody is told of a consent that is not needed, or is there already.
fn effects(row: &Transition, facts: &Facts) -> Vec<Effect> {
    let settled = matches!(facts.superior_consent, SuperiorConsent::NotNeeded | SuperiorConsent::Given);
    let is_idle = |effect: &Effect| *effect == Effect::NotifySuperiorAuthority && settled;
    row.effects.iter().copied().filter(|effect| !is_idle(effect)).collect()
}
