//! Facts for tests: a case on which everything that could be asked for is done.
pub use crate::cites;
pub use crate::domain::actor::{Actor, Role};
use crate::domain::case::WaitingFor;
pub use crate::domain::case::facts::*;
use crate::domain::case::flow;
pub use crate::domain::case::flow::{available, plan, proposable, propose, reasons_against};
pub use crate::domain::case::{Action, Refusal, Status};
pub use crate::domain::clause::Clause;
pub use crate::domain::ids::UserId;
use chrono::{NaiveDate, TimeZone, Utc};
use uuid::Uuid;

pub const APPLICANT: u128 = 1;
/// Whoever acts, unless the test says otherwise.
pub const OFFICIAL: u128 = 2;
/// Whoever proposed what the official confirms.
pub const COLLEAGUE: u128 = 3;

pub fn person(n: u128) -> UserId {
    UserId::from(Uuid::from_u128(n))
}

/// A day of November or December 2026.
pub fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// Five working days from Monday 23 to Friday 27 November 2026, over on the Monday of the tests.
pub fn past_window() -> Window {
    Window {
        days: (23..=27).map(|d| day(11, d)).collect(),
        is_provisional: false,
        closes_on: day(11, 30),
        least_days: 5,
    }
}

/// Five working days after the Monday of the tests.
pub fn coming_window() -> Window {
    Window {
        days: [1, 2, 3, 4, 7].into_iter().map(|d| day(12, d)).collect(),
        is_provisional: false,
        closes_on: day(12, 8),
        least_days: 5,
    }
}

/// All answered, with days to spare.
pub fn answered_notice() -> CorrectionNotice {
    CorrectionNotice { unanswered_items: 0, deadline: day(12, 14), publicised_has_changed: false }
}

/// Nothing is known but who acts, on Monday 30 November 2026, ten in the morning in Shanghai.
pub fn unknown(status: Option<Status>, role: Role) -> Facts {
    let actor = Actor {
        user_id: person(if role == Role::Applicant { APPLICANT } else { OFFICIAL }),
        org_id: None,
        role,
        now: Utc.with_ymd_and_hms(2026, 11, 30, 2, 0, 0).unwrap(),
    };
    Facts::unknown(&actor, person(APPLICANT), status)
}

/// Everything is done that `action` could ask for, and a colleague has proposed it.
pub fn ready(action: Action, status: Option<Status>, role: Role) -> Facts {
    let mut facts = Facts {
        today_is_working_day: true,
        proposal: Some(Proposal { action, proposer: person(COLLEAGUE) }),
        accepted_by: Some(person(COLLEAGUE)),
        planned_window: Some(coming_window()),
        planned_result_window: Some(ResultWindow::Runs(coming_window())),
        planned_reply: Some(coming_window()),
        superior_consent: SuperiorConsent::NotNeeded,
        filing: FilingDoor::Open,
        item: ItemStanding::Listed,
        verdict: Some(VerdictFacts { is_pinned: true, unmet_clauses: 0, unmet_is_acknowledged: false }),
        correction: Correction { notices: 1, newest: Some(answered_notice()) },
        checks: Checks { total: 6, recorded: 6, unsatisfied: 0 },
        certificate: CertificateFacts { pdf_is_stored: true, number_is_taken: true },
        revocation: Revocation {
            holder_is_notified: true,
            reply_until: Some(day(11, 27)),
            ..Revocation::default()
        },
        form: Form { reason_is_given: true, clause_is_cited: true, items: 1, items_without_reason: 0 },
        ..unknown(status, role)
    };
    facts.person.may_reopen = true;
    facts.person.recheck_is_granted = true;
    facts.opening = Opening { item_is_class_c: true, has_employment_evidence: true, has_verification: true };
    facts.verification.outcome = VerificationOutcome::Authentic;
    facts.application.is_truth_declared = true;
    facts.employer.documents = Some(true);
    facts.employer.duty_performance = Some(true);
    facts.publicity = Some(Publicity {
        window: past_window(),
        is_interrupted: false,
        proof_is_recorded: true,
        objections: Objections::default(),
    });
    facts.result = Some(ResultPublicity {
        window: ResultWindow::Runs(past_window()),
        objections: Objections::default(),
    });
    facts.session = Some(SessionFacts {
        is_open: true,
        fit: SessionFit::Fits,
        present: 9,
        present_needed: 8,
        vote: Vote::Counted { yes: 6, yes_needed: 6, tally_is_signed: true },
    });
    suit(action, &mut facts);
    facts
}

/// Moves with opposite conditions cannot share one set of facts.
fn suit(action: Action, facts: &mut Facts) {
    let upheld = Objections { open: 0, upheld: 1, upheld_with_finding: 1 };
    match action {
        Action::FailVerification => facts.verification.outcome = VerificationOutcome::NotAuthentic,
        Action::EndOnObjection => of_publicity(facts).objections = upheld,
        Action::EndOnResultObjection => of_result(facts).objections = upheld,
        Action::ResubmitChanged => of_notice(facts).publicised_has_changed = true,
        Action::Lapse => of_notice(facts).deadline = day(11, 27),
        Action::Adjourn => of_session(facts).present = 7,
        Action::Fail => {
            of_session(facts).vote = Vote::Counted { yes: 5, yes_needed: 6, tally_is_signed: true };
        }
        Action::Terminate => facts.employer.employment_has_ended = true,
        Action::Resume => facts.is_suspended = true,
        _ => {}
    }
}

pub fn of_publicity(facts: &mut Facts) -> &mut Publicity {
    facts.publicity.as_mut().unwrap()
}

pub fn of_result(facts: &mut Facts) -> &mut ResultPublicity {
    facts.result.as_mut().unwrap()
}

pub fn of_notice(facts: &mut Facts) -> &mut CorrectionNotice {
    facts.correction.newest.as_mut().unwrap()
}

pub fn of_session(facts: &mut Facts) -> &mut SessionFacts {
    facts.session.as_mut().unwrap()
}

/// The only refusal of a move that was ready until `spoil` touched one fact.
pub fn refused(action: Action, status: Status, role: Role, spoil: impl FnOnce(&mut Facts)) -> Refusal {
    let mut reasons = all_reasons(action, status, role, spoil);
    assert_eq!(reasons.len(), 1, "one fact, one reason: {reasons:?}");
    reasons.remove(0)
}

/// Every refusal of a move that was ready until `spoil` touched it.
pub fn all_reasons(
    action: Action,
    status: Status,
    role: Role,
    spoil: impl FnOnce(&mut Facts),
) -> Vec<Refusal> {
    let mut facts = ready(action, Some(status), role);
    facts.left_status = flow::left_by(status).first().copied();
    assert_eq!(reasons_against(action, role, &facts), [], "{action} has to be ready before it is spoiled");
    spoil(&mut facts);
    let reasons = reasons_against(action, role, &facts);
    assert_eq!(plan(action, role, &facts).err().as_ref(), reasons.first());
    reasons
}

/// Whether the move may be made once `change` touched the ready facts.
pub fn goes(action: Action, status: Status, role: Role, change: impl FnOnce(&mut Facts)) -> bool {
    let mut facts = ready(action, Some(status), role);
    change(&mut facts);
    plan(action, role, &facts).is_ok()
}

/// Who acts next on a ready case.
pub fn next(status: Status, change: impl FnOnce(&mut Facts)) -> WaitingFor {
    let mut facts = ready(Action::Accept, Some(status), Role::Reviewer);
    facts.proposal = None;
    change(&mut facts);
    flow::who_acts_next(status, &facts)
}
