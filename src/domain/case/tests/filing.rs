//! Step 3: filing, correction and acceptance.
use super::support::*;
use crate::domain::case::{Warning, flow::warnings};

fn filing(spoil: impl FnOnce(&mut Facts)) -> Refusal {
    refused(Action::File, Status::ReadyToFile, Role::Applicant, spoil)
}

#[test]
fn a_public_institution_does_not_file_without_consent() {
    cites!(Clause::P14);
    let missing = Refusal::SuperiorConsentMissing {};
    assert_eq!(filing(|f| f.superior_consent = SuperiorConsent::NotAsked), missing);
    assert_eq!(filing(|f| f.superior_consent = SuperiorConsent::Asked), missing);
    assert_eq!(filing(|f| f.superior_consent = SuperiorConsent::Refused), Refusal::SuperiorConsentRefused {});
}

#[test]
fn a_public_institution_files_with_consent_and_is_warned_of_post_management() {
    cites!(Clause::P14, Clause::P15);
    let mut facts = ready(Action::File, Some(Status::ReadyToFile), Role::Applicant);
    facts.superior_consent = SuperiorConsent::Given;

    assert!(plan(Action::File, Role::Applicant, &facts).is_ok());
    assert_eq!(warnings(Action::File, &facts), [Warning::PostManagement {}]);
}

#[test]
fn out_of_a_round_nothing_is_filed_and_the_next_opening_day_is_named() {
    cites!(Clause::D28);
    let opens_on = day(12, 7);

    assert_eq!(filing(|f| f.filing = FilingDoor::OpensOn(opens_on)), Refusal::RoundAhead { opens_on });
    assert_eq!(filing(|f| f.filing = FilingDoor::Shut), Refusal::RoundOver {});
    let mut shut = ready(Action::File, Some(Status::ReadyToFile), Role::Applicant);
    shut.filing = FilingDoor::Shut;
    assert!(!available(Role::Applicant, &shut).contains(&Action::File), "there is no button");
}

#[test]
fn a_correction_goes_on_after_its_round_has_closed() {
    cites!(Clause::D28);
    let shut = |f: &mut Facts| f.filing = FilingDoor::Shut;

    assert!(goes(Action::Resubmit, Status::Correction, Role::Applicant, shut));
    assert!(goes(Action::Accept, Status::Filed, Role::Reviewer, shut));
}

#[test]
fn a_dropped_item_is_filed_only_when_the_reviewer_is_told() {
    cites!(Clause::D09);
    let dropped = |reviewer_is_told| move |f: &mut Facts| f.item = ItemStanding::Dropped { reviewer_is_told };

    assert_eq!(filing(dropped(false)), Refusal::ItemDropped {});
    assert!(goes(Action::File, Status::ReadyToFile, Role::Applicant, dropped(true)));
}

#[test]
fn nothing_is_filed_without_a_verdict_that_is_kept() {
    cites!(Clause::D09, Clause::D01);
    let loose = Some(VerdictFacts { is_pinned: false, unmet_clauses: 0, unmet_is_acknowledged: true });

    assert_eq!(filing(|f| f.verdict = None), Refusal::VerdictMissing {});
    assert_eq!(filing(|f| f.verdict = loose), Refusal::VerdictNotPinned {});
}

#[test]
fn an_unmet_clause_is_acknowledged_and_is_no_bar() {
    cites!(Clause::D09);
    let unmet = |unmet_is_acknowledged| {
        move |f: &mut Facts| {
            f.verdict = Some(VerdictFacts { is_pinned: true, unmet_clauses: 2, unmet_is_acknowledged });
        }
    };

    assert_eq!(filing(unmet(false)), Refusal::UnmetNotAcknowledged { clauses: 2 });
    assert!(goes(Action::File, Status::ReadyToFile, Role::Applicant, unmet(true)));
}

#[test]
fn nothing_is_filed_accepted_or_issued_on_a_result_that_fell() {
    cites!(Clause::P2);
    let fallen = |action, from, role| {
        refused(action, from, role, |f| f.verification.outcome = VerificationOutcome::NotAuthentic)
    };

    let expected = Refusal::VerificationNoLongerStands {};
    assert_eq!(fallen(Action::File, Status::ReadyToFile, Role::Applicant), expected);
    assert_eq!(fallen(Action::Accept, Status::Filed, Role::Reviewer), expected);
    assert_eq!(fallen(Action::Issue, Status::Certifying, Role::CertificateOfficer), expected);
}

fn requesting(spoil: impl FnOnce(&mut Facts)) -> Refusal {
    refused(Action::RequestCorrection, Status::Filed, Role::Reviewer, spoil)
}

#[test]
fn a_correction_names_its_items_and_a_reason_for_each() {
    cites!(Clause::D18);
    let action = Action::RequestCorrection;

    assert_eq!(requesting(|f| f.form.items = 0), Refusal::NoItemsNamed { action });
    assert_eq!(
        requesting(|f| f.form.items_without_reason = 3),
        Refusal::ItemReasonsMissing { action, items: 3 }
    );
}

#[test]
fn the_first_correction_notice_is_one_persons_work() {
    cites!(Clause::D18);
    let first = |f: &mut Facts| {
        f.correction = Correction { notices: 0, newest: None };
        f.proposal = None;
        f.form.reason_is_given = false;
    };

    assert!(goes(Action::RequestCorrection, Status::Filed, Role::Reviewer, first));
}

#[test]
fn a_second_correction_notice_takes_a_reason_and_a_second_person() {
    cites!(Clause::D18);
    let action = Action::RequestCorrection;

    assert_eq!(requesting(|f| f.proposal = None), Refusal::SecondPersonNeeded { action });
    assert_eq!(requesting(|f| f.form.reason_is_given = false), Refusal::ReasonMissing { action });
}

#[test]
fn a_correction_is_answered_whole() {
    cites!(Clause::D18);
    for action in [Action::Resubmit, Action::ResubmitChanged] {
        let refusal =
            refused(action, Status::Correction, Role::Applicant, |f| of_notice(f).unanswered_items = 2);
        assert_eq!(refusal, Refusal::CorrectionUnanswered { items: 2 });
    }
}

#[test]
fn what_was_publicised_and_changed_is_publicised_again() {
    cites!(Clause::D13);
    let changed = refused(Action::Resubmit, Status::Correction, Role::Applicant, |f| {
        of_notice(f).publicised_has_changed = true;
    });
    let unchanged = refused(Action::ResubmitChanged, Status::Correction, Role::Applicant, |f| {
        of_notice(f).publicised_has_changed = false;
    });

    assert_eq!(changed, Refusal::PublicisedMaterialChanged {});
    assert_eq!(unchanged, Refusal::NothingPublicisedChanged {});
}

#[test]
fn there_is_no_answer_and_no_lapse_without_a_notice() {
    for (action, role) in [(Action::Resubmit, Role::Applicant), (Action::Lapse, Role::Reviewer)] {
        let refusal = refused(action, Status::Correction, role, |f| f.correction.newest = None);
        assert_eq!(refusal, Refusal::CorrectionNoticeMissing {});
    }
}

#[test]
fn a_correction_does_not_lapse_on_its_last_day() {
    cites!(Clause::D18);
    let today = day(11, 30);

    let refusal =
        refused(Action::Lapse, Status::Correction, Role::Reviewer, |f| of_notice(f).deadline = today);

    assert_eq!(refusal, Refusal::CorrectionDeadlineAhead { deadline: today });
}

fn accepting(spoil: impl FnOnce(&mut Facts)) -> Refusal {
    refused(Action::Accept, Status::Filed, Role::Reviewer, spoil)
}

#[test]
fn a_case_is_not_accepted_before_every_check_is_recorded() {
    cites!(Clause::P11);
    assert_eq!(accepting(|f| f.checks.recorded = 5), Refusal::ChecksMissing { recorded: 5, total: 6 });
}

#[test]
fn an_empty_check_list_accepts_nothing() {
    let refusal = accepting(|f| f.checks = Checks::default());

    assert_eq!(refusal, Refusal::ChecksMissing { recorded: 0, total: 0 });
}

#[test]
fn a_case_is_not_accepted_against_the_reviewers_own_check() {
    cites!(Clause::P11);
    assert_eq!(accepting(|f| f.checks.unsatisfied = 1), Refusal::ChecksUnsatisfied { checks: 1 });
}

#[test]
fn a_case_is_not_accepted_with_a_correction_open() {
    cites!(Clause::D18);
    assert_eq!(accepting(|f| of_notice(f).unanswered_items = 1), Refusal::CorrectionOpen { items: 1 });
}

#[test]
fn acceptance_is_not_refused_without_a_reason_and_a_clause() {
    cites!(Clause::P11);
    let action = Action::NotAccept;
    let refusing = |spoil: fn(&mut Facts)| refused(action, Status::Filed, Role::Reviewer, spoil);

    assert_eq!(refusing(|f| f.form.reason_is_given = false), Refusal::ReasonMissing { action });
    assert_eq!(refusing(|f| f.form.clause_is_cited = false), Refusal::ClauseMissing {});
}
