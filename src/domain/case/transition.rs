//! The shape of a row of the flow table, and the words that rows are written in.
use super::{Action, Effect, Facts, Refusal, Status, WaitingFor, flow};
use crate::domain::actor::Role;
use crate::domain::clause::Clause;

/// One row: what `action` does, from where, by whom, and what it takes.
#[derive(Debug, Clone, Copy)]
pub struct Transition {
    pub action: Action,
    /// Empty for `open`: there is no case before it.
    pub from: &'static [Status],
    pub to: Target,
    pub by: &'static [Role],
    /// What must be true of the case; a button whose guards refuse is not drawn.
    pub guards: &'static [Guard],
    /// What the person supplies with the press; checked when they press.
    pub asks: &'static [Guard],
    /// What must have happened between the first person's proposal and the second one's confirmation.
    pub confirms: &'static [Guard],
    pub reason: Reason,
    pub second_person: SecondPerson,
    /// The clock points it out (`system_proposals`); a person still decides.
    pub is_signalled_by_system: bool,
    /// A suspended case takes only these moves.
    pub is_open_while_suspended: bool,
    /// Who acts next in the plain case; none where that depends on the status returned to.
    pub waiting_for: Option<WaitingFor>,
    pub effects: &'static [Effect],
    pub clauses: &'static [Clause],
}

/// Where a move leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    To(Status),
    /// The status stays; only the clock stops or runs on.
    Same,
    /// Back to the status the case left when it ended.
    Left,
}

/// A condition with the name it has in the documentation.
#[derive(Debug, Clone, Copy)]
pub struct Guard {
    pub name: &'static str,
    pub check: fn(&Facts) -> Result<(), Refusal>,
}

/// The reason a move asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    NotAsked,
    Asked,
    /// At least one item, and a reason for each.
    PerItem,
}

/// When a second person has to confirm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondPerson {
    NotNeeded,
    Needed,
    /// A unit of one person decides alone.
    WhereTheUnitHasOne,
    /// The first correction notice needs none.
    ForAnotherNotice,
}

impl Transition {
    /// Whether this move, on these facts, is proposed by one person and confirmed by another.
    pub fn needs_second_person(&self, facts: &Facts) -> bool {
        match self.second_person {
            SecondPerson::NotNeeded => false,
            SecondPerson::Needed => true,
            SecondPerson::WhereTheUnitHasOne => facts.employer.has_second_person,
            SecondPerson::ForAnotherNotice => facts.correction.notices > 0,
        }
    }

    pub fn starts_from(&self, status: Option<Status>) -> bool {
        status.map_or(self.from.is_empty(), |status| self.from.contains(&status))
    }

    /// Every status that this row may lead to from `from`; more than one only for a return to the status left.
    pub fn targets(&self, from: Option<Status>) -> Vec<Status> {
        match (self.to, from) {
            (Target::To(status), _) => vec![status],
            (Target::Same, from) => from.into_iter().collect(),
            (Target::Left, from) => from.map_or_else(Vec::new, flow::left_by),
        }
    }
}

/// Begins a row; the words below add what it takes and what follows.
pub(super) const fn row(
    action: Action,
    from: &'static [Status],
    to: Target,
    by: &'static [Role],
) -> Transition {
    Transition {
        action,
        from,
        to,
        by,
        guards: &[],
        asks: &[],
        confirms: &[],
        reason: Reason::NotAsked,
        second_person: SecondPerson::NotNeeded,
        is_signalled_by_system: false,
        is_open_while_suspended: false,
        waiting_for: None,
        effects: &[],
        clauses: &[],
    }
}

impl Transition {
    pub(super) const fn when(self, guards: &'static [Guard]) -> Self {
        Self { guards, ..self }
    }

    pub(super) const fn asks(self, asks: &'static [Guard]) -> Self {
        Self { asks, ..self }
    }

    pub(super) const fn confirmed_once(self, confirms: &'static [Guard]) -> Self {
        Self { confirms, ..self }
    }

    pub(super) const fn reason(self) -> Self {
        Self { reason: Reason::Asked, ..self }
    }

    pub(super) const fn reason_per_item(self) -> Self {
        Self { reason: Reason::PerItem, ..self }
    }

    pub(super) const fn second_person(self, second_person: SecondPerson) -> Self {
        Self { second_person, ..self }
    }

    pub(super) const fn signalled_by_system(self) -> Self {
        Self { is_signalled_by_system: true, ..self }
    }

    pub(super) const fn even_when_suspended(self) -> Self {
        Self { is_open_while_suspended: true, ..self }
    }

    pub(super) const fn effects(self, effects: &'static [Effect]) -> Self {
        Self { effects, ..self }
    }

    pub(super) const fn then(self, waiting_for: WaitingFor, effects: &'static [Effect]) -> Self {
        Self { waiting_for: Some(waiting_for), effects, ..self }
    }

    pub(super) const fn cites(self, clauses: &'static [Clause]) -> Self {
        Self { clauses, ..self }
    }
}
