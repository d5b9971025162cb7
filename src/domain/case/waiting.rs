//! Who must act next: stored with every move, and again when a fact changes without one.
use super::facts::{Facts, Objections, SuperiorConsent, VerificationOutcome, Vote, Window};
use super::flow::{FLOW, Target, Transition};
use super::{Status, WaitingFor, guards};

/// Whose queue the case belongs in, were it in this status with these facts.
pub fn who_acts_next(status: Status, facts: &Facts) -> WaitingFor {
    if let Some(confirmer) = confirmer(status, facts) {
        return confirmer;
    }
    if status.is_end() {
        return WaitingFor::Nobody;
    }
    if facts.is_suspended || is_to_be_terminated(status, facts) {
        return WaitingFor::Reviewer;
    }
    match status {
        Status::Verifying => while_verifying(facts),
        Status::Publicity => while_publicised(facts),
        Status::ReadyToFile => before_filing(facts),
        Status::Correction if guards::correction_deadline_has_passed(facts).is_ok() => WaitingFor::Reviewer,
        Status::PanelReview => while_with_the_panel(facts),
        Status::ResultPublicity => while_the_result_is_publicised(facts),
        Status::EmployerReview => WaitingFor::Employer,
        Status::Filed => WaitingFor::Reviewer,
        Status::Accepted => WaitingFor::Secretary,
        Status::Certifying => WaitingFor::CertificateOfficer,
        _ => WaitingFor::Applicant,
    }
}

/// Who acts next right after a move: the window, session or notice that it opens is not in the facts yet.
pub(super) fn after(row: &Transition, to: Status, facts: &Facts) -> WaitingFor {
    let opens_something =
        matches!(to, Status::Publicity | Status::PanelReview | Status::ResultPublicity | Status::Correction);
    match (row.to, row.waiting_for) {
        (Target::To(_), Some(next)) if opens_something => next,
        // A lapsed correction comes back with a new deadline.
        (Target::Left, _) if to == Status::Correction => WaitingFor::Applicant,
        _ => who_acts_next(to, facts),
    }
}

/// A standing proposal waits for another person of the same office.
fn confirmer(status: Status, facts: &Facts) -> Option<WaitingFor> {
    let proposal = facts.proposal?;
    let row = FLOW.iter().find(|row| row.action == proposal.action && row.from.contains(&status))?;
    row.by.first().map(|&role| WaitingFor::from(role))
}

fn is_to_be_terminated(status: Status, facts: &Facts) -> bool {
    status != Status::Verifying && guards::verification_or_employment_fell_away(facts).is_ok()
}

fn while_verifying(facts: &Facts) -> WaitingFor {
    match facts.verification.outcome {
        VerificationOutcome::Authentic => WaitingFor::System,
        VerificationOutcome::NotAskable => WaitingFor::Employer,
        VerificationOutcome::NoAnswer | VerificationOutcome::NotAuthentic => WaitingFor::VerificationOfficer,
        VerificationOutcome::Pending => facts.verification.waiting_for,
    }
}

fn while_publicised(facts: &Facts) -> WaitingFor {
    let Some(publicity) = &facts.publicity else { return WaitingFor::Employer };
    let proof_is_due = is_past(&publicity.window, facts) && !publicity.proof_is_recorded;
    if publicity.is_interrupted || stands(publicity.objections) || proof_is_due {
        return WaitingFor::Employer;
    }
    WaitingFor::System
}

fn while_the_result_is_publicised(facts: &Facts) -> WaitingFor {
    match &facts.result {
        Some(result) if stands(result.objections) => WaitingFor::Reviewer,
        _ => WaitingFor::System,
    }
}

fn is_past(window: &Window, facts: &Facts) -> bool {
    window.last_day().is_some_and(|last_day| facts.today() > last_day)
}

fn stands(objections: Objections) -> bool {
    objections.open > 0 || objections.upheld > 0
}

fn before_filing(facts: &Facts) -> WaitingFor {
    match facts.superior_consent {
        SuperiorConsent::Asked => WaitingFor::SuperiorAuthority,
        SuperiorConsent::NotAsked | SuperiorConsent::Refused => WaitingFor::Employer,
        SuperiorConsent::NotNeeded | SuperiorConsent::Given => WaitingFor::Applicant,
    }
}

fn while_with_the_panel(facts: &Facts) -> WaitingFor {
    match facts.session {
        Some(session) if session.has_quorum() => match session.vote {
            Vote::UnderWay => WaitingFor::Expert,
            Vote::Counted { .. } => WaitingFor::Chair,
            Vote::NotHeld => WaitingFor::Secretary,
        },
        _ => WaitingFor::Secretary,
    }
}
