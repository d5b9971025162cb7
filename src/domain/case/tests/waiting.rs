//! Whose queue a case is in.
use super::support::*;
use crate::domain::case::WaitingFor;
use crate::domain::case::flow::FLOW;

/// Who acts after each move, written a second time.
const HANDED_TO: &[(Action, Status, Role, WaitingFor)] = &[
    (Action::ConfirmVerification, Status::Verifying, Role::System, WaitingFor::Applicant),
    (Action::FailVerification, Status::Verifying, Role::VerificationOfficer, WaitingFor::Nobody),
    (Action::SubmitToEmployer, Status::Preparing, Role::Applicant, WaitingFor::Employer),
    (Action::ReturnToApplicant, Status::EmployerReview, Role::Employer, WaitingFor::Applicant),
    (Action::DeclineByEmployer, Status::EmployerReview, Role::Employer, WaitingFor::Nobody),
    (Action::Publish, Status::EmployerReview, Role::Employer, WaitingFor::System),
    (Action::RestartPublicity, Status::Publicity, Role::Employer, WaitingFor::System),
    (Action::ClosePublicity, Status::Publicity, Role::System, WaitingFor::Applicant),
    (Action::EndOnObjection, Status::Publicity, Role::Employer, WaitingFor::Nobody),
    (Action::File, Status::ReadyToFile, Role::Applicant, WaitingFor::Reviewer),
    (Action::RequestCorrection, Status::Filed, Role::Reviewer, WaitingFor::Applicant),
    (Action::Resubmit, Status::Correction, Role::Applicant, WaitingFor::Reviewer),
    (Action::ResubmitChanged, Status::Correction, Role::Applicant, WaitingFor::Employer),
    (Action::Lapse, Status::Correction, Role::Reviewer, WaitingFor::Nobody),
    (Action::Accept, Status::Filed, Role::Reviewer, WaitingFor::Secretary),
    (Action::NotAccept, Status::Filed, Role::Reviewer, WaitingFor::Nobody),
    (Action::AssignToSession, Status::Accepted, Role::Secretary, WaitingFor::Secretary),
    (Action::Adjourn, Status::PanelReview, Role::Secretary, WaitingFor::Secretary),
    (Action::Pass, Status::PanelReview, Role::Chair, WaitingFor::System),
    (Action::Fail, Status::PanelReview, Role::Chair, WaitingFor::Nobody),
    (Action::CloseResultPublicity, Status::ResultPublicity, Role::System, WaitingFor::CertificateOfficer),
    (Action::EndOnResultObjection, Status::ResultPublicity, Role::Reviewer, WaitingFor::Nobody),
    (Action::Issue, Status::Certifying, Role::CertificateOfficer, WaitingFor::Nobody),
    (Action::Revoke, Status::Certified, Role::CertificateOfficer, WaitingFor::Nobody),
    (Action::Withdraw, Status::Preparing, Role::Applicant, WaitingFor::Nobody),
    (Action::Withdraw, Status::Filed, Role::Applicant, WaitingFor::Nobody),
    (Action::Terminate, Status::Filed, Role::Reviewer, WaitingFor::Nobody),
    (Action::Suspend, Status::Correction, Role::Reviewer, WaitingFor::Reviewer),
    (Action::ReopenEmployerReview, Status::ObjectionUpheld, Role::Employer, WaitingFor::Employer),
    (Action::ReopenPanel, Status::NotPassed, Role::Reviewer, WaitingFor::Secretary),
];

#[test]
fn every_move_hands_the_case_to_whoever_acts_next() {
    for &(action, status, role, next) in HANDED_TO {
        let planned = plan(action, role, &ready(action, Some(status), role)).unwrap();
        let row = FLOW.iter().find(|row| row.action == action && row.from.contains(&status)).unwrap();

        assert_eq!(planned.waiting_for, next, "{action}");
        assert_eq!(row.waiting_for, Some(next), "{action}, as the table prints it");
    }
}

#[test]
fn a_new_case_waits_for_its_verification() {
    let mut facts = ready(Action::Open, None, Role::Employer);
    facts.verification.outcome = VerificationOutcome::Pending;

    let planned = plan(Action::Open, Role::Employer, &facts).unwrap();

    assert_eq!(planned.waiting_for, WaitingFor::VerificationOfficer);
    assert_eq!(FLOW[0].waiting_for, Some(WaitingFor::VerificationOfficer));
}

#[test]
fn a_resumed_or_reopened_case_waits_for_whom_its_status_asks() {
    let resumed = |status| {
        let facts = ready(Action::Resume, Some(status), Role::Reviewer);
        plan(Action::Resume, Role::Reviewer, &facts).unwrap().waiting_for
    };
    let mut lapsed = ready(Action::ReopenReview, Some(Status::Lapsed), Role::Reviewer);
    lapsed.left_status = Some(Status::Correction);
    of_notice(&mut lapsed).deadline = day(11, 27);

    assert_eq!(resumed(Status::Preparing), WaitingFor::Applicant);
    assert_eq!(resumed(Status::Certifying), WaitingFor::CertificateOfficer);
    let reopened = plan(Action::ReopenReview, Role::Reviewer, &lapsed).unwrap();
    assert_eq!(reopened.waiting_for, WaitingFor::Applicant);
}

#[test]
fn a_verification_waits_for_whoever_has_to_answer() {
    let while_verifying = |outcome| {
        next(Status::Verifying, |f| {
            f.verification = VerificationFacts { outcome, waiting_for: WaitingFor::IssuingBody }
        })
    };

    assert_eq!(while_verifying(VerificationOutcome::Pending), WaitingFor::IssuingBody);
    assert_eq!(while_verifying(VerificationOutcome::NoAnswer), WaitingFor::VerificationOfficer);
    assert_eq!(while_verifying(VerificationOutcome::NotAuthentic), WaitingFor::VerificationOfficer);
    assert_eq!(while_verifying(VerificationOutcome::NotAskable), WaitingFor::Employer);
    assert_eq!(while_verifying(VerificationOutcome::Authentic), WaitingFor::System);
}

#[test]
fn publicity_waits_for_the_clock_unless_the_employer_has_something_to_settle() {
    let while_publicised = |change: fn(&mut Facts)| next(Status::Publicity, change);

    assert_eq!(while_publicised(|_| {}), WaitingFor::System);
    assert_eq!(while_publicised(|f| of_publicity(f).objections.open = 1), WaitingFor::Employer);
    assert_eq!(while_publicised(|f| of_publicity(f).objections.upheld = 1), WaitingFor::Employer);
    assert_eq!(while_publicised(|f| of_publicity(f).is_interrupted = true), WaitingFor::Employer);
    assert_eq!(while_publicised(|f| of_publicity(f).proof_is_recorded = false), WaitingFor::Employer);
    assert_eq!(while_publicised(|f| f.publicity = None), WaitingFor::Employer);
}

#[test]
fn proof_of_display_is_chased_only_once_the_window_is_over() {
    let on_the_last_day = |f: &mut Facts| {
        of_publicity(f).proof_is_recorded = false;
        f.now = "2026-11-27T15:59:59Z".parse().unwrap();
    };

    assert_eq!(next(Status::Publicity, on_the_last_day), WaitingFor::System);
}

#[test]
fn filing_waits_for_the_consent_where_one_is_needed() {
    let before_filing = |consent| next(Status::ReadyToFile, |f| f.superior_consent = consent);

    assert_eq!(before_filing(SuperiorConsent::NotNeeded), WaitingFor::Applicant);
    assert_eq!(before_filing(SuperiorConsent::NotAsked), WaitingFor::Employer);
    assert_eq!(before_filing(SuperiorConsent::Asked), WaitingFor::SuperiorAuthority);
    assert_eq!(before_filing(SuperiorConsent::Given), WaitingFor::Applicant);
    assert_eq!(before_filing(SuperiorConsent::Refused), WaitingFor::Employer);
}

#[test]
fn an_overdue_correction_waits_for_the_reviewer() {
    assert_eq!(next(Status::Correction, |_| {}), WaitingFor::Applicant);
    assert_eq!(next(Status::Correction, |f| of_notice(f).deadline = day(11, 29)), WaitingFor::Reviewer);
}

#[test]
fn the_panel_waits_for_the_secretary_then_the_experts_then_the_chair() {
    let with_vote = |vote| next(Status::PanelReview, |f| of_session(f).vote = vote);

    assert_eq!(with_vote(Vote::NotHeld), WaitingFor::Secretary);
    assert_eq!(with_vote(Vote::UnderWay), WaitingFor::Expert);
    let counted = Vote::Counted { yes: 6, yes_needed: 6, tally_is_signed: false };
    assert_eq!(with_vote(counted), WaitingFor::Chair);
    assert_eq!(next(Status::PanelReview, |f| of_session(f).present = 7), WaitingFor::Secretary);
}

#[test]
fn an_objection_to_the_result_waits_for_the_reviewer() {
    assert_eq!(next(Status::ResultPublicity, |_| {}), WaitingFor::System);
    assert_eq!(next(Status::ResultPublicity, |f| of_result(f).objections.open = 1), WaitingFor::Reviewer);
}

#[test]
fn a_suspended_case_and_one_to_be_terminated_wait_for_the_reviewer() {
    assert_eq!(next(Status::Preparing, |f| f.is_suspended = true), WaitingFor::Reviewer);
    assert_eq!(next(Status::Preparing, |f| f.employer.employment_has_ended = true), WaitingFor::Reviewer);
}

#[test]
fn a_proposal_waits_for_another_person_of_its_office() {
    let proposed = |status, action| {
        next(status, |f| f.proposal = Some(Proposal { action, proposer: person(COLLEAGUE) }))
    };

    assert_eq!(proposed(Status::EmployerReview, Action::DeclineByEmployer), WaitingFor::Employer);
    assert_eq!(proposed(Status::Certified, Action::Revoke), WaitingFor::CertificateOfficer);
    assert_eq!(proposed(Status::NotPassed, Action::ReopenPanel), WaitingFor::Reviewer);
    assert_eq!(proposed(Status::Publicity, Action::NotAccept), WaitingFor::System, "a stale proposal");
}

#[test]
fn a_case_that_ended_waits_for_nobody() {
    for &status in Status::ALL.iter().filter(|status| status.is_end()) {
        assert_eq!(next(status, |_| {}), WaitingFor::Nobody);
    }
}
