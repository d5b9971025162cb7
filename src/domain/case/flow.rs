//! The five steps of §2(3), written once. Every button, guard, job, timeline entry and document reads this table.
use super::guards;
pub use super::plan::{Planned, available, plan, proposable, propose, reasons_against, system_proposals};
use super::transition::row;
pub use super::transition::{Guard, Reason, SecondPerson, Target, Transition};
pub use super::waiting::who_acts_next;
pub use super::warning::warnings;
use super::{Action, Effect, Status, WaitingFor};
use crate::domain::actor::Role;
use crate::domain::clause::Clause;

/// The statuses from which a case can have come to this end.
pub fn left_by(end: Status) -> Vec<Status> {
    let to_end = FLOW.iter().filter(|row| row.to == To(end));
    to_end.flat_map(|row| row.from.iter().copied()).collect()
}

/// The clause a refusal of this action cites when nothing closer fits.
pub fn first_clause(action: Action) -> Clause {
    let row = FLOW.iter().find(|row| row.action == action);
    row.and_then(|row| row.clauses.first().copied()).unwrap_or(Clause::P1)
}

/// From "verifying" to "ready to file": nothing has reached the authority yet.
const BEFORE_FILING: &[Status] =
    &[Status::Verifying, Status::Preparing, Status::EmployerReview, Status::Publicity, Status::ReadyToFile];

const FILED_BEFORE_THE_PANEL: &[Status] = &[Status::Filed, Status::Correction, Status::Accepted];

/// Every open status after "verifying".
const RESTING_ON_A_VERIFICATION: &[Status] = &[
    Status::Preparing,
    Status::EmployerReview,
    Status::Publicity,
    Status::ReadyToFile,
    Status::Filed,
    Status::Correction,
    Status::Accepted,
    Status::PanelReview,
    Status::ResultPublicity,
    Status::Certifying,
];

/// Every open status but the two publicities: a window cannot stop running.
const MAY_PAUSE: &[Status] = &[
    Status::Verifying,
    Status::Preparing,
    Status::EmployerReview,
    Status::ReadyToFile,
    Status::Filed,
    Status::Correction,
    Status::Accepted,
    Status::PanelReview,
    Status::Certifying,
];

macro_rules! guards {
    ($($guard:ident),+ $(,)?) => { &[$(Guard { name: stringify!($guard), check: guards::$guard }),+] };
}

use Target::{Left, Same, To};

/// The table. Rows stand in the order of the procedure.
#[rustfmt::skip]
pub const FLOW: &[Transition] = &[
    // Step 1: the certificate is verified, §2(3)1.
    row(Action::Open, &[], To(Status::Verifying), &[Role::Employer, Role::Agency])
        .asks(guards![item_is_class_c, employment_is_evidenced, verification_is_linked])
        .then(WaitingFor::VerificationOfficer, &[Effect::NotifyApplicant, Effect::NotifyVerificationOfficer])
        .cites(&[Clause::P1, Clause::L3, Clause::B0, Clause::P4]),
    row(Action::ConfirmVerification, &[Status::Verifying], To(Status::Preparing), &[Role::System])
        .when(guards![verification_is_authentic])
        .then(WaitingFor::Applicant, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::P1, Clause::P6, Clause::P2]),
    row(Action::FailVerification, &[Status::Verifying], To(Status::VerificationFailed), &[Role::VerificationOfficer])
        .when(guards![verification_is_not_authentic]).signalled_by_system()
        .then(WaitingFor::Nobody, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::P6, Clause::D22]),

    // Step 2: the employer reviews and publicises, §2(3)2.
    row(Action::SubmitToEmployer, &[Status::Preparing], To(Status::EmployerReview), &[Role::Applicant])
        .when(guards![every_section_is_complete, required_documents_are_present, truth_is_declared])
        .then(WaitingFor::Employer, &[Effect::NotifyEmployer])
        .cites(&[Clause::P9]),
    row(Action::ReturnToApplicant, &[Status::EmployerReview], To(Status::Preparing), &[Role::Employer])
        .reason_per_item()
        .then(WaitingFor::Applicant, &[Effect::NotifyApplicant])
        .cites(&[Clause::P9]),
    row(Action::DeclineByEmployer, &[Status::EmployerReview], To(Status::DeclinedByEmployer), &[Role::Employer])
        .reason().second_person(SecondPerson::WhereTheUnitHasOne)
        .then(WaitingFor::Nobody, &[Effect::NotifyApplicant])
        .cites(&[Clause::P9]),
    row(Action::Publish, &[Status::EmployerReview], To(Status::Publicity), &[Role::Employer])
        .when(guards![both_findings_are_in_order])
        .asks(guards![publicity_window_is_long_enough, publicity_window_is_not_provisional])
        .then(WaitingFor::System, &[Effect::NotifyApplicant])
        .cites(&[Clause::P10, Clause::P9]),
    row(Action::RestartPublicity, &[Status::Publicity], To(Status::Publicity), &[Role::Employer])
        .when(guards![no_objection_is_upheld]).reason()
        .asks(guards![publicity_window_is_long_enough, publicity_window_is_not_provisional])
        .then(WaitingFor::System, &[Effect::NotifyApplicant])
        .cites(&[Clause::P10, Clause::D13]),
    row(Action::ClosePublicity, &[Status::Publicity], To(Status::ReadyToFile), &[Role::System])
        .when(guards![publicity_was_not_interrupted, publicity_window_was_whole, publicity_window_is_over,
                      no_objection_stands, proof_of_display_is_recorded])
        .then(WaitingFor::Applicant, &[Effect::NotifyApplicant, Effect::NotifyEmployer,
                                       Effect::NotifySuperiorAuthority])
        .cites(&[Clause::P10, Clause::D14, Clause::D17]),
    row(Action::EndOnObjection, &[Status::Publicity], To(Status::ObjectionUpheld), &[Role::Employer])
        .when(guards![an_objection_is_upheld_with_a_finding])
        .then(WaitingFor::Nobody, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::P13, Clause::D17]),

    // Step 3: the applicant files, the authority accepts, §2(3)3.
    row(Action::File, &[Status::ReadyToFile], To(Status::Filed), &[Role::Applicant])
        .when(guards![superior_authority_consents, verification_still_stands, filing_is_open])
        .asks(guards![item_is_listed_or_the_reviewer_is_told, verdict_is_taken_and_acknowledged])
        .then(WaitingFor::Reviewer, &[Effect::NotifyReviewer, Effect::NotifyEmployer])
        .cites(&[Clause::P11, Clause::P14, Clause::P15, Clause::D01, Clause::D09, Clause::D23,
                 Clause::D28]),
    row(Action::RequestCorrection, &[Status::Filed], To(Status::Correction), &[Role::Reviewer])
        .reason_per_item().asks(guards![another_notice_is_explained])
        .second_person(SecondPerson::ForAnotherNotice)
        .then(WaitingFor::Applicant, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::D18]),
    row(Action::Resubmit, &[Status::Correction], To(Status::Filed), &[Role::Applicant])
        .when(guards![every_item_is_answered, nothing_publicised_has_changed])
        .then(WaitingFor::Reviewer, &[Effect::NotifyReviewer])
        .cites(&[Clause::D18]),
    row(Action::ResubmitChanged, &[Status::Correction], To(Status::EmployerReview), &[Role::Applicant])
        .when(guards![every_item_is_answered, something_publicised_has_changed])
        .then(WaitingFor::Employer, &[Effect::NotifyEmployer, Effect::NotifyReviewer])
        .cites(&[Clause::D13]),
    row(Action::Lapse, &[Status::Correction], To(Status::Lapsed), &[Role::Reviewer])
        .when(guards![correction_deadline_has_passed]).signalled_by_system()
        .then(WaitingFor::Nobody, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::D18]),
    row(Action::Accept, &[Status::Filed], To(Status::Accepted), &[Role::Reviewer])
        .when(guards![no_correction_is_open, every_check_is_recorded, every_check_is_in_order,
                      verification_still_stands])
        .then(WaitingFor::Secretary, &[Effect::NotifyApplicant, Effect::NotifyEmployer, Effect::NotifySecretary])
        .cites(&[Clause::P11]),
    row(Action::NotAccept, &[Status::Filed], To(Status::NotAccepted), &[Role::Reviewer])
        .reason().asks(guards![clause_is_cited]).second_person(SecondPerson::Needed)
        .then(WaitingFor::Nobody, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::P11]),

    // Step 4: experts review and decide, §2(3)4.
    row(Action::AssignToSession, &[Status::Accepted], To(Status::PanelReview), &[Role::Secretary])
        .asks(guards![session_is_open, session_fits_the_case])
        .then(WaitingFor::Secretary, &[Effect::NotifyApplicant])
        .cites(&[Clause::P12, Clause::D11]),
    row(Action::Adjourn, &[Status::PanelReview], To(Status::Accepted), &[Role::Secretary])
        .when(guards![quorum_is_lost_or_no_vote_was_held]).reason()
        .then(WaitingFor::Secretary, &[Effect::NotifyApplicant])
        .cites(&[Clause::D11]),
    row(Action::Pass, &[Status::PanelReview], To(Status::ResultPublicity), &[Role::Chair])
        .when(guards![vote_has_quorum, majority_is_reached, chair_did_not_accept_the_case])
        .asks(guards![chair_has_signed_the_tally, result_window_can_open])
        .then(WaitingFor::System, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::P12, Clause::D11, Clause::D12]),
    row(Action::Fail, &[Status::PanelReview], To(Status::NotPassed), &[Role::Chair])
        .when(guards![vote_has_quorum, majority_is_missed, chair_did_not_accept_the_case])
        .asks(guards![chair_has_signed_the_tally])
        .then(WaitingFor::Nobody, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::P12, Clause::D11, Clause::D12]),

    // Step 5: result publicity and the certificate, §2(3)5.
    row(Action::CloseResultPublicity, &[Status::ResultPublicity], To(Status::Certifying), &[Role::System])
        .when(guards![result_window_is_over, no_objection_to_the_result_stands])
        .then(WaitingFor::CertificateOfficer, &[Effect::NotifyCertificateOfficer])
        .cites(&[Clause::P13, Clause::D05, Clause::D14]),
    row(Action::EndOnResultObjection, &[Status::ResultPublicity], To(Status::ObjectionUpheld), &[Role::Reviewer])
        .when(guards![an_objection_to_the_result_is_upheld_with_a_finding]).second_person(SecondPerson::Needed)
        .then(WaitingFor::Nobody, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::P13, Clause::D17]),
    row(Action::Issue, &[Status::Certifying], To(Status::Certified), &[Role::CertificateOfficer])
        .when(guards![no_objection_was_upheld_in_any_publicity, verification_still_stands, pdf_is_stored,
                      number_is_taken])
        .second_person(SecondPerson::Needed)
        .then(WaitingFor::Nobody, &[Effect::DeliverCertificate, Effect::NotifyEmployer])
        .cites(&[Clause::P13]),
    row(Action::Revoke, &[Status::Certified], To(Status::Revoked), &[Role::CertificateOfficer])
        .reason().asks(guards![reply_period_can_begin]).second_person(SecondPerson::Needed)
        .confirmed_once(guards![holder_is_notified, holder_was_heard, a_reply_is_considered])
        .then(WaitingFor::Nobody, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::D11]),

    // Leaving the procedure, pausing and coming back.
    row(Action::Withdraw, BEFORE_FILING, To(Status::Withdrawn), &[Role::Applicant, Role::Employer])
        .even_when_suspended()
        .then(WaitingFor::Nobody, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::D19]),
    row(Action::Withdraw, FILED_BEFORE_THE_PANEL, To(Status::Withdrawn), &[Role::Applicant])
        .even_when_suspended()
        .then(WaitingFor::Nobody, &[Effect::NotifyEmployer, Effect::NotifyReviewer])
        .cites(&[Clause::D19]),
    row(Action::Terminate, RESTING_ON_A_VERIFICATION, To(Status::Terminated), &[Role::Reviewer])
        .when(guards![verification_or_employment_fell_away]).signalled_by_system()
        .second_person(SecondPerson::Needed).even_when_suspended()
        .then(WaitingFor::Nobody, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::P7]),
    row(Action::Suspend, MAY_PAUSE, Same, &[Role::Reviewer])
        .reason()
        .then(WaitingFor::Reviewer, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::D17]),
    row(Action::Resume, MAY_PAUSE, Same, &[Role::Reviewer])
        .when(guards![case_is_suspended]).reason().even_when_suspended()
        .effects(&[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::D17]),
    row(Action::ReopenReview,
        &[Status::NotAccepted, Status::Lapsed, Status::VerificationFailed, Status::Terminated],
        Left, &[Role::Reviewer])
        .when(guards![person_may_reopen]).reason().second_person(SecondPerson::Needed)
        .effects(&[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::D19]),
    row(Action::ReopenEmployerReview,
        &[Status::ObjectionUpheld, Status::DeclinedByEmployer],
        To(Status::EmployerReview), &[Role::Reviewer])
        .when(guards![person_may_reopen]).reason().second_person(SecondPerson::Needed)
        .then(WaitingFor::Employer, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::D17, Clause::D19]),
    row(Action::ReopenEmployerReview,
        &[Status::ObjectionUpheld, Status::DeclinedByEmployer],
        To(Status::EmployerReview), &[Role::Employer])
        .reason().second_person(SecondPerson::Needed)
        .then(WaitingFor::Employer, &[Effect::NotifyApplicant, Effect::NotifyEmployer])
        .cites(&[Clause::D17]),
    row(Action::ReopenPanel, &[Status::NotPassed], To(Status::Accepted), &[Role::Reviewer])
        .when(guards![person_may_reopen, recheck_is_granted]).reason().second_person(SecondPerson::Needed)
        .then(WaitingFor::Secretary, &[Effect::NotifyApplicant, Effect::NotifyEmployer, Effect::NotifySecretary])
        .cites(&[Clause::D11]),
];
