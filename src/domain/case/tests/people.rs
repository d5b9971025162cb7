//! Who may press, and the pairs that are always two people.
use super::support::*;
use crate::domain::case::flow::{FLOW, SecondPerson};
use crate::domain::four_eyes::FourEyes;

/// Every move that is proposed by one person and confirmed by another.
const TAKES_TWO: &[(Action, Status, Role)] = &[
    (Action::DeclineByEmployer, Status::EmployerReview, Role::Employer),
    (Action::RequestCorrection, Status::Filed, Role::Reviewer),
    (Action::NotAccept, Status::Filed, Role::Reviewer),
    (Action::EndOnResultObjection, Status::ResultPublicity, Role::Reviewer),
    (Action::Issue, Status::Certifying, Role::CertificateOfficer),
    (Action::Revoke, Status::Certified, Role::CertificateOfficer),
    (Action::Terminate, Status::Filed, Role::Reviewer),
    (Action::ReopenReview, Status::Lapsed, Role::Reviewer),
    (Action::ReopenEmployerReview, Status::ObjectionUpheld, Role::Reviewer),
    (Action::ReopenEmployerReview, Status::DeclinedByEmployer, Role::Employer),
    (Action::ReopenPanel, Status::NotPassed, Role::Reviewer),
];

#[test]
fn these_moves_take_two_people_and_no_others() {
    let rows = FLOW.iter().filter(|row| row.second_person != SecondPerson::NotNeeded);

    let listed: Vec<Action> = TAKES_TWO.iter().map(|&(action, ..)| action).collect();
    assert_eq!(rows.map(|row| row.action).collect::<Vec<_>>(), listed);
}

#[test]
fn nobody_confirms_their_own_proposal() {
    for &(action, status, role) in TAKES_TWO {
        let proposer = person(OFFICIAL);

        let refusal = refused(action, status, role, |f| f.proposal = Some(Proposal { action, proposer }));

        let expected = FourEyes::ProposerAndConfirmer;
        assert!(matches!(refusal, Refusal::SamePerson { pair, .. } if pair == expected), "{action}");
    }
}

#[test]
fn one_person_alone_makes_none_of_these_moves() {
    for &(action, status, role) in TAKES_TWO {
        let refusal = refused(action, status, role, |f| f.proposal = None);

        assert_eq!(refusal, Refusal::SecondPersonNeeded { action });
    }
}

#[test]
fn a_proposal_of_something_else_confirms_nothing() {
    for &(action, status, role) in TAKES_TWO {
        let other = Proposal { action: Action::Withdraw, proposer: person(COLLEAGUE) };

        let refusal = refused(action, status, role, |f| f.proposal = Some(other));

        assert_eq!(refusal, Refusal::SecondPersonNeeded { action });
    }
}

#[test]
fn the_first_person_proposes_and_the_second_confirms() {
    for &(action, status, role) in TAKES_TWO {
        let mut facts = ready(action, Some(status), role);
        facts.left_status = Some(Status::Correction);
        facts.proposal = None;

        assert_eq!(propose(action, role, &facts), Ok(()));
        assert!(proposable(role, &facts).contains(&action));
        assert!(!available(role, &facts).contains(&action));

        facts.proposal = Some(Proposal { action, proposer: person(COLLEAGUE) });
        assert!(available(role, &facts).contains(&action));
        assert!(!proposable(role, &facts).contains(&action));
        assert_eq!(plan(action, role, &facts).unwrap().proposer, Some(person(COLLEAGUE)));
    }
}

#[test]
fn a_proposal_is_checked_like_the_move() {
    let facts = Facts {
        proposal: None,
        form: Form::default(),
        ..ready(Action::NotAccept, Some(Status::Filed), Role::Reviewer)
    };

    let refusal = propose(Action::NotAccept, Role::Reviewer, &facts);

    assert_eq!(refusal, Err(Refusal::ReasonMissing { action: Action::NotAccept }));
}

#[test]
fn what_one_person_may_do_is_not_proposed() {
    let facts = ready(Action::Accept, Some(Status::Filed), Role::Reviewer);

    let refusal = propose(Action::Accept, Role::Reviewer, &facts);

    assert_eq!(refusal, Err(Refusal::NoSecondPersonNeeded { action: Action::Accept }));
}

#[test]
fn a_unit_of_one_person_declines_alone() {
    let alone = |f: &mut Facts| {
        f.employer.has_second_person = false;
        f.proposal = None;
    };

    assert!(goes(Action::DeclineByEmployer, Status::EmployerReview, Role::Employer, alone));
}

#[test]
fn hr_never_acts_on_their_own_case() {
    cites!(Clause::P9);
    let own = |f: &mut Facts| f.applicant_id = person(OFFICIAL);
    for row in FLOW.iter().filter(|row| row.by.contains(&Role::Employer)) {
        let mut facts = ready(row.action, row.from.first().copied(), Role::Employer);
        own(&mut facts);

        let refusal = plan(row.action, Role::Employer, &facts).unwrap_err();

        let pair = FourEyes::EmployerAndApplicant;
        assert_eq!(refusal, Refusal::SamePerson { pair, clause: row.clauses[0] }, "{}", row.action);
    }
}

#[test]
fn no_official_acts_on_their_own_case() {
    let official = |row: &&crate::domain::case::flow::Transition| {
        !row.by.iter().any(|role| matches!(role, Role::System | Role::Applicant | Role::Employer))
    };
    for row in FLOW.iter().filter(official) {
        let role = row.by[0];
        let mut facts = ready(row.action, row.from.first().copied(), role);
        facts.left_status = Some(Status::Filed);
        facts.applicant_id = person(OFFICIAL);

        let refusal = plan(row.action, role, &facts).unwrap_err();

        let pair = FourEyes::OfficerAndApplicant;
        assert_eq!(refusal, Refusal::SamePerson { pair, clause: row.clauses[0] }, "{}", row.action);
    }
}

#[test]
fn another_applicant_does_nothing_to_this_case() {
    cites!(Clause::P11);
    let refusal =
        refused(Action::File, Status::ReadyToFile, Role::Applicant, |f| f.person.id = person(COLLEAGUE));

    assert_eq!(refusal, Refusal::NotTheApplicant {});
}

#[test]
fn whoever_accepted_a_case_does_not_sign_its_vote() {
    cites!(Clause::D11);
    for action in [Action::Pass, Action::Fail] {
        let refusal =
            refused(action, Status::PanelReview, Role::Chair, |f| f.accepted_by = Some(person(OFFICIAL)));

        let pair = FourEyes::ReviewerAndExpert;
        assert_eq!(refusal, Refusal::SamePerson { pair, clause: Clause::D11 });
    }
}

#[test]
fn a_button_is_drawn_before_its_form_is_filled() {
    let facts = Facts {
        form: Form::default(),
        planned_window: None,
        proposal: None,
        ..ready(Action::Publish, Some(Status::EmployerReview), Role::Employer)
    };

    assert_eq!(
        available(Role::Employer, &facts),
        [Action::ReturnToApplicant, Action::Publish, Action::Withdraw]
    );
    assert_eq!(proposable(Role::Employer, &facts), [Action::DeclineByEmployer]);
}

#[test]
fn a_button_whose_guard_refuses_is_not_drawn() {
    let mut facts = ready(Action::Publish, Some(Status::EmployerReview), Role::Employer);
    facts.employer.documents = None;

    assert!(!available(Role::Employer, &facts).contains(&Action::Publish));
}

#[test]
fn a_role_without_a_part_in_the_case_sees_no_button() {
    for role in [Role::Auditor, Role::Public, Role::Administrator, Role::Teller, Role::CatalogueManager] {
        for &status in Status::ALL {
            assert_eq!(available(role, &ready(Action::Accept, Some(status), role)), []);
        }
    }
}
