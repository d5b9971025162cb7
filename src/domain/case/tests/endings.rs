//! Revocation, termination, pauses and coming back.
use super::support::*;
use crate::domain::case::NoticeKind;
use crate::domain::case::flow::{FLOW, left_by, system_proposals};

fn revoking(spoil: impl FnOnce(&mut Facts)) -> Refusal {
    refused(Action::Revoke, Status::Certified, Role::CertificateOfficer, spoil)
}

#[test]
fn a_certificate_is_not_revoked_before_its_holder_was_heard() {
    cites!(Clause::D11);
    let today = day(11, 30);

    assert_eq!(revoking(|f| f.revocation.holder_is_notified = false), Refusal::HolderNotNotified {});
    assert_eq!(revoking(|f| f.revocation.reply_until = None), Refusal::ReplyPeriodMissing {});
    let early = revoking(|f| f.revocation.reply_until = Some(today));
    assert_eq!(early, Refusal::ReplyPeriodRuns { until: today });
}

#[test]
fn a_reply_ends_the_wait_but_has_to_be_considered() {
    cites!(Clause::D11);
    let replied = |f: &mut Facts| {
        f.revocation.reply_until = Some(day(12, 4));
        f.revocation.holder_has_replied = true;
    };

    assert_eq!(revoking(replied), Refusal::ReplyNotConsidered {});
    assert!(goes(Action::Revoke, Status::Certified, Role::CertificateOfficer, |f| {
        replied(f);
        f.revocation.reply_is_considered = true;
    }));
}

#[test]
fn a_revocation_is_proposed_before_the_holder_is_told_and_only_with_a_period_that_is_certain() {
    cites!(Clause::D11);
    let mut facts = ready(Action::Revoke, Some(Status::Certified), Role::CertificateOfficer);
    facts.proposal = None;
    facts.revocation = Revocation::default();
    assert_eq!(propose(Action::Revoke, Role::CertificateOfficer, &facts), Ok(()));

    facts.planned_reply = Some(Window { is_provisional: true, ..coming_window() });
    let refused = propose(Action::Revoke, Role::CertificateOfficer, &facts);

    assert!(matches!(refused, Err(Refusal::WindowProvisional { .. })));
}

#[test]
fn there_is_no_button_to_revoke_while_the_holder_may_still_reply() {
    let mut facts = ready(Action::Revoke, Some(Status::Certified), Role::CertificateOfficer);
    assert!(available(Role::CertificateOfficer, &facts).contains(&Action::Revoke));

    facts.revocation.reply_until = Some(day(12, 4));

    assert!(!available(Role::CertificateOfficer, &facts).contains(&Action::Revoke));
}

#[test]
fn a_certificate_is_not_revoked_without_a_legal_reason() {
    cites!(Clause::D11);
    let action = Action::Revoke;
    assert_eq!(revoking(|f| f.form.reason_is_given = false), Refusal::ReasonMissing { action });
}

#[test]
fn a_case_is_not_terminated_while_verification_and_employment_stand() {
    cites!(Clause::P7);
    let refusal = refused(Action::Terminate, Status::Filed, Role::Reviewer, |f| {
        f.employer.employment_has_ended = false;
    });

    assert_eq!(refusal, Refusal::NoGroundToTerminate {});
}

#[test]
fn a_result_corrected_to_not_authentic_is_a_ground_to_terminate() {
    cites!(Clause::P7);
    let corrected = |f: &mut Facts| {
        f.employer.employment_has_ended = false;
        f.verification.outcome = VerificationOutcome::NotAuthentic;
    };

    assert!(goes(Action::Terminate, Status::PanelReview, Role::Reviewer, corrected));
}

#[test]
fn the_clock_only_points_out_what_a_person_then_decides() {
    cites!(Clause::D18, Clause::D22);
    let signalled = |action, status| {
        let facts = ready(action, Some(status), Role::System);
        assert!(plan(action, Role::System, &facts).is_err());
        system_proposals(&facts)
    };

    assert_eq!(signalled(Action::FailVerification, Status::Verifying), [Action::FailVerification]);
    assert_eq!(signalled(Action::Lapse, Status::Correction), [Action::Lapse]);
    assert_eq!(signalled(Action::Terminate, Status::Filed), [Action::Terminate]);
    assert_eq!(signalled(Action::Accept, Status::Filed), []);
}

#[test]
fn the_clock_never_does_anything_adverse() {
    let by_the_clock: Vec<Status> = FLOW
        .iter()
        .filter(|row| row.by.contains(&Role::System))
        .flat_map(|row| row.from.iter().flat_map(|&from| row.targets(Some(from))))
        .collect();

    assert_eq!(by_the_clock, [Status::Preparing, Status::ReadyToFile, Status::Certifying]);
}

#[test]
fn a_suspended_case_does_not_move_but_to_go_on_or_to_leave() {
    cites!(Clause::D17);
    for row in FLOW {
        let (role, from) = (row.by[0], row.from.first().copied());
        let left_status = from.and_then(|end| left_by(end).first().copied());
        let facts = Facts { is_suspended: true, left_status, ..ready(row.action, from, role) };

        let moves = plan(row.action, role, &facts).is_ok();

        let goes_on_or_leaves = matches!(row.action, Action::Resume | Action::Withdraw | Action::Terminate);
        assert_eq!(moves, goes_on_or_leaves, "{}", row.action);
    }
}

#[test]
fn a_suspended_case_says_that_it_is_to_be_resumed_first() {
    cites!(Clause::D17);
    let refusal = refused(Action::Accept, Status::Filed, Role::Reviewer, |f| f.is_suspended = true);

    assert_eq!(refusal, Refusal::Suspended {});
}

#[test]
fn a_pause_has_a_reason_and_keeps_the_status() {
    cites!(Clause::D17);
    let action = Action::Suspend;
    let facts = ready(action, Some(Status::Filed), Role::Reviewer);

    let planned = plan(action, Role::Reviewer, &facts).unwrap();
    let silent = refused(action, Status::Filed, Role::Reviewer, |f| f.form.reason_is_given = false);

    assert_eq!((planned.to, planned.is_suspended), (Status::Filed, true));
    assert_eq!(silent, Refusal::ReasonMissing { action });
}

#[test]
fn a_case_that_is_not_suspended_is_not_resumed() {
    cites!(Clause::D17);
    let refusal = refused(Action::Resume, Status::Filed, Role::Reviewer, |f| f.is_suspended = false);

    assert_eq!(refusal, Refusal::NotSuspended {});
}

#[test]
fn a_case_is_resumed_with_a_reason() {
    cites!(Clause::D17);
    let action = Action::Resume;
    let refusal = refused(action, Status::Filed, Role::Reviewer, |f| f.form.reason_is_given = false);

    assert_eq!(refusal, Refusal::ReasonMissing { action });
}

#[test]
fn a_case_is_not_suspended_twice() {
    let refusal = refused(Action::Suspend, Status::Filed, Role::Reviewer, |f| f.is_suspended = true);

    assert_eq!(refusal, Refusal::Suspended {});
}

#[test]
fn a_window_cannot_be_paused() {
    cites!(Clause::D17);
    for status in [Status::Publicity, Status::ResultPublicity] {
        let facts = ready(Action::Suspend, Some(status), Role::Reviewer);
        let refusal = plan(Action::Suspend, Role::Reviewer, &facts).unwrap_err();
        assert!(matches!(refusal, Refusal::WrongStatus { .. }));
    }
}

#[test]
fn leaving_for_good_ends_the_pause() {
    let facts = Facts { is_suspended: true, ..ready(Action::Withdraw, Some(Status::Filed), Role::Applicant) };

    assert!(!plan(Action::Withdraw, Role::Applicant, &facts).unwrap().is_suspended);
}

fn reopening(spoil: impl FnOnce(&mut Facts)) -> Refusal {
    refused(Action::ReopenReview, Status::NotAccepted, Role::Reviewer, spoil)
}

#[test]
fn reopening_takes_the_right_to_and_a_reason() {
    cites!(Clause::D19);
    let action = Action::ReopenReview;

    assert_eq!(reopening(|f| f.person.may_reopen = false), Refusal::MayNotReopen {});
    assert_eq!(reopening(|f| f.form.reason_is_given = false), Refusal::ReasonMissing { action });
}

#[test]
fn a_case_returns_only_to_a_status_it_can_have_left() {
    cites!(Clause::D19);
    assert_eq!(reopening(|f| f.left_status = None), Refusal::LeftStatusUnknown {});
    assert_eq!(reopening(|f| f.left_status = Some(Status::Certifying)), Refusal::LeftStatusUnknown {});
}

#[test]
fn coming_back_to_result_publicity_opens_a_fresh_window() {
    cites!(Clause::D13);
    let mut facts = ready(Action::ReopenReview, Some(Status::Terminated), Role::Reviewer);
    facts.left_status = Some(Status::ResultPublicity);
    let planned = plan(Action::ReopenReview, Role::Reviewer, &facts).unwrap();
    facts.planned_result_window = None;

    assert_eq!(planned.opens_window, Some(NoticeKind::Result));
    assert_eq!(plan(Action::ReopenReview, Role::Reviewer, &facts), Err(Refusal::WindowMissing {}));
}

#[test]
fn coming_back_to_anywhere_else_needs_no_window() {
    let mut facts = ready(Action::ReopenReview, Some(Status::NotAccepted), Role::Reviewer);
    facts.left_status = Some(Status::Filed);
    facts.planned_result_window = None;

    assert_eq!(plan(Action::ReopenReview, Role::Reviewer, &facts).unwrap().opens_window, None);
}

#[test]
fn the_panel_is_reopened_only_for_a_granted_re_check() {
    cites!(Clause::D11);
    let action = Action::ReopenPanel;
    let reopening = |spoil: fn(&mut Facts)| refused(action, Status::NotPassed, Role::Reviewer, spoil);

    assert_eq!(reopening(|f| f.person.recheck_is_granted = false), Refusal::RecheckNotGranted {});
    assert_eq!(reopening(|f| f.person.may_reopen = false), Refusal::MayNotReopen {});
    assert_eq!(reopening(|f| f.form.reason_is_given = false), Refusal::ReasonMissing { action });
}

#[test]
fn the_employer_review_is_not_reopened_without_a_reason() {
    cites!(Clause::D17);
    let action = Action::ReopenEmployerReview;
    let refusal =
        refused(action, Status::ObjectionUpheld, Role::Employer, |f| f.form.reason_is_given = false);

    assert_eq!(refusal, Refusal::ReasonMissing { action });
}
