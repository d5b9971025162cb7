//! Steps 1 and 2: opening, verification, the application and the employer's review.
use super::support::*;
use crate::domain::lang::Bilingual;

fn opening(spoil: impl FnOnce(&mut Facts)) -> Vec<Refusal> {
    let mut facts = ready(Action::Open, None, Role::Employer);
    spoil(&mut facts);
    reasons_against(Action::Open, Role::Employer, &facts)
}

#[test]
fn a_case_is_not_opened_for_an_item_outside_class_c() {
    cites!(Clause::L3);
    assert_eq!(opening(|f| f.opening.item_is_class_c = false), [Refusal::ItemNotInClassC {}]);
}

#[test]
fn a_case_is_not_opened_without_evidence_of_lawful_work() {
    cites!(Clause::B0);
    assert_eq!(
        opening(|f| f.opening.has_employment_evidence = false),
        [Refusal::EmploymentEvidenceMissing {}]
    );
}

#[test]
fn a_case_is_not_opened_without_a_verification() {
    cites!(Clause::P1);
    assert_eq!(opening(|f| f.opening.has_verification = false), [Refusal::VerificationNotLinked {}]);
}

#[test]
fn only_the_employer_or_its_agency_opens_a_case() {
    cites!(Clause::P4);
    let facts = ready(Action::Open, None, Role::Applicant);

    let refusal = plan(Action::Open, Role::Applicant, &facts).unwrap_err();

    let done_by = vec![Role::Employer, Role::Agency];
    assert_eq!(refusal, Refusal::NotYourRole { action: Action::Open, role: Role::Applicant, done_by });
}

#[test]
fn a_case_is_not_opened_twice() {
    let facts = ready(Action::Open, Some(Status::Filed), Role::Employer);

    let refusal = plan(Action::Open, Role::Employer, &facts).unwrap_err();

    assert_eq!(refusal, Refusal::AlreadyOpened { status: Status::Filed });
}

#[test]
fn nothing_is_done_to_a_case_that_was_not_opened() {
    let facts = ready(Action::Accept, None, Role::Reviewer);

    let refusal = plan(Action::Accept, Role::Reviewer, &facts).unwrap_err();

    assert_eq!(refusal, Refusal::NotOpened { action: Action::Accept });
}

fn confirming(outcome: VerificationOutcome) -> Refusal {
    refused(Action::ConfirmVerification, Status::Verifying, Role::System, |f| {
        f.verification.outcome = outcome;
    })
}

#[test]
fn only_an_authentic_result_lets_the_case_go_on() {
    cites!(Clause::P1, Clause::P2, Clause::P6, Clause::P7);
    assert_eq!(confirming(VerificationOutcome::Pending), Refusal::VerificationPending {});
    assert_eq!(confirming(VerificationOutcome::NotAskable), Refusal::VerificationNotAskable {});
    assert_eq!(confirming(VerificationOutcome::NotAuthentic), Refusal::VerificationNotAuthentic {});
}

#[test]
fn no_answer_neither_passes_nor_fails_a_verification() {
    cites!(Clause::D22);
    let failing = refused(Action::FailVerification, Status::Verifying, Role::VerificationOfficer, |f| {
        f.verification.outcome = VerificationOutcome::NoAnswer;
    });

    assert_eq!(confirming(VerificationOutcome::NoAnswer), Refusal::VerificationUnanswered {});
    assert_eq!(failing, Refusal::VerificationUnanswered {});
}

#[test]
fn a_verification_is_not_failed_without_a_result_that_says_so() {
    cites!(Clause::P6, Clause::D22);
    for outcome in
        [VerificationOutcome::Authentic, VerificationOutcome::Pending, VerificationOutcome::NotAskable]
    {
        let refusal = refused(Action::FailVerification, Status::Verifying, Role::VerificationOfficer, |f| {
            f.verification.outcome = outcome;
        });
        assert_eq!(refusal, Refusal::VerificationHasNotFailed {});
    }
}

fn submitting(spoil: impl FnOnce(&mut Facts)) -> Refusal {
    refused(Action::SubmitToEmployer, Status::Preparing, Role::Applicant, spoil)
}

#[test]
fn an_application_with_an_open_section_is_not_submitted() {
    cites!(Clause::P9);
    let sections = vec![Bilingual::new("工作经历", "work history")];

    let refusal = submitting(|f| f.application.missing_sections.clone_from(&sections));

    assert_eq!(refusal, Refusal::SectionsMissing { sections });
}

#[test]
fn an_application_without_its_documents_is_not_submitted() {
    cites!(Clause::P9);
    let documents = vec![Bilingual::new("学位证书", "degree certificate")];

    let refusal = submitting(|f| f.application.missing_documents.clone_from(&documents));

    assert_eq!(refusal, Refusal::DocumentsMissing { documents });
}

#[test]
fn an_application_is_not_submitted_before_its_truth_is_declared() {
    cites!(Clause::P9);
    assert_eq!(submitting(|f| f.application.is_truth_declared = false), Refusal::TruthNotDeclared {});
}

#[test]
fn all_that_is_missing_is_told_at_once() {
    let facts = Facts {
        application: Application {
            missing_sections: vec![Bilingual::new("工作经历", "work history")],
            missing_documents: vec![Bilingual::new("学位证书", "degree certificate")],
            is_truth_declared: false,
        },
        ..ready(Action::SubmitToEmployer, Some(Status::Preparing), Role::Applicant)
    };

    assert_eq!(reasons_against(Action::SubmitToEmployer, Role::Applicant, &facts).len(), 3);
}

#[test]
fn an_application_is_not_returned_without_naming_an_item() {
    let action = Action::ReturnToApplicant;
    let refusal = refused(action, Status::EmployerReview, Role::Employer, |f| f.form.items = 0);

    assert_eq!(refusal, Refusal::NoItemsNamed { action });
}

#[test]
fn an_application_is_not_returned_without_a_reason_for_each_item() {
    let action = Action::ReturnToApplicant;
    let refusal =
        refused(action, Status::EmployerReview, Role::Employer, |f| f.form.items_without_reason = 1);

    assert_eq!(refusal, Refusal::ItemReasonsMissing { action, items: 1 });
}

#[test]
fn an_employer_does_not_decline_without_a_reason() {
    let action = Action::DeclineByEmployer;
    let refusal = refused(action, Status::EmployerReview, Role::Employer, |f| f.form.reason_is_given = false);

    assert_eq!(refusal, Refusal::ReasonMissing { action });
}
