//! Every status, role and action: exactly these moves exist.
use super::support::*;
use crate::domain::case::flow::{FLOW, left_by};
use std::fmt::Write;

/// Every move that can be made by anybody, with all guards open.
fn every_move() -> String {
    let mut moves = String::new();
    let statuses = std::iter::once(None).chain(Status::ALL.iter().copied().map(Some));
    for status in statuses {
        for &action in Action::ALL {
            for &role in Role::ALL {
                for to in targets(action, status, role) {
                    let from = status.map_or("-", Status::as_str);
                    writeln!(moves, "{from} {role}/{action} {to}").unwrap();
                }
            }
        }
    }
    moves
}

/// Tries the move as if the case had left each status in turn, so that every return is seen.
fn targets(action: Action, status: Option<Status>, role: Role) -> Vec<Status> {
    let mut found = Vec::new();
    for &left in Status::ALL {
        let facts = Facts { left_status: Some(left), ..ready(action, status, role) };
        if let Ok(planned) = plan(action, role, &facts)
            && !found.contains(&planned.to)
        {
            found.push(planned.to);
        }
    }
    found
}

#[test]
fn only_these_moves_exist() {
    cites!(Clause::P1, Clause::P9, Clause::P10, Clause::P11, Clause::P12, Clause::P13, Clause::D19);

    assert_eq!(every_move(), MOVES);
}

#[test]
fn every_row_has_a_clause_and_somebody_to_do_it() {
    for row in FLOW {
        assert!(!row.clauses.is_empty(), "{}", row.action);
        assert!(!row.by.is_empty(), "{}", row.action);
    }
}

#[test]
fn every_action_has_a_row_and_one_target() {
    for &action in Action::ALL {
        let mut rows = FLOW.iter().filter(|row| row.action == action);
        let to = rows.next().unwrap_or_else(|| panic!("{action} has no row")).to;
        assert!(rows.all(|row| row.to == to), "{action}");
    }
}

#[test]
fn every_status_is_reached_from_the_opening() {
    let mut reached = vec![Status::Verifying];
    let mut at = 0;
    while let Some(&status) = reached.get(at) {
        for to in
            FLOW.iter().filter(|row| row.starts_from(Some(status))).flat_map(|row| row.targets(Some(status)))
        {
            if !reached.contains(&to) {
                reached.push(to);
            }
        }
        at += 1;
    }

    let missing: Vec<_> = Status::ALL.iter().filter(|status| !reached.contains(status)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_open_status_can_be_left_by_somebody_other_than_by_pausing() {
    for &status in Status::ALL.iter().filter(|status| !status.is_end()) {
        let onward = FLOW.iter().any(|row| {
            row.starts_from(Some(status)) && row.targets(Some(status)).iter().any(|&to| to != status)
        });
        assert!(onward, "{status}");
    }
}

#[test]
fn a_terminated_case_can_have_left_any_open_status_but_the_first() {
    let open = Status::ALL.iter().copied().filter(|status| !status.is_end() && *status != Status::Verifying);

    assert_eq!(left_by(Status::Terminated), open.collect::<Vec<_>>());
    assert_eq!(left_by(Status::NotAccepted), [Status::Filed]);
}

#[test]
fn on_facts_nobody_has_filled_in_nothing_is_possible_but_to_withdraw() {
    let mut buttons = Vec::new();
    for &status in Status::ALL {
        for &role in Role::ALL {
            let facts = unknown(Some(status), role);
            let possible = Action::ALL.iter().filter(|&&action| plan(action, role, &facts).is_ok());
            buttons.extend(possible.copied());
        }
    }
    buttons.sort_unstable();
    buttons.dedup();

    assert_eq!(buttons, [Action::Withdraw]);
}

#[test]
fn a_move_says_everything_that_is_written_with_it() {
    let facts = ready(Action::Publish, Some(Status::EmployerReview), Role::Employer);

    let planned = plan(Action::Publish, Role::Employer, &facts).unwrap();

    assert_eq!(planned.from, Some(Status::EmployerReview));
    assert_eq!(planned.to, Status::Publicity);
    assert_eq!(planned.step, 2);
    assert_eq!(planned.opens_window, Some(crate::domain::case::NoticeKind::Internal));
    assert_eq!(planned.proposer, None);
    assert!(!planned.is_suspended);
    assert_eq!(planned.clauses, [Clause::P10, Clause::P9]);
}

#[test]
fn an_end_keeps_the_step_it_happened_in() {
    let steps = |action, from, role| plan(action, role, &ready(action, Some(from), role)).unwrap().step;

    assert_eq!(steps(Action::Withdraw, Status::Verifying, Role::Applicant), 1);
    assert_eq!(steps(Action::EndOnObjection, Status::Publicity, Role::Employer), 2);
    assert_eq!(steps(Action::Terminate, Status::PanelReview, Role::Reviewer), 4);
    assert_eq!(steps(Action::EndOnResultObjection, Status::ResultPublicity, Role::Reviewer), 5);
}

#[test]
fn the_superior_authority_is_told_only_where_its_consent_is_wanted() {
    use crate::domain::case::Effect::NotifySuperiorAuthority;
    let told = |consent| {
        let mut facts = ready(Action::ClosePublicity, Some(Status::Publicity), Role::System);
        facts.superior_consent = consent;
        plan(Action::ClosePublicity, Role::System, &facts).unwrap().effects.contains(&NotifySuperiorAuthority)
    };

    assert!(told(SuperiorConsent::Asked));
    assert!(!told(SuperiorConsent::NotNeeded));
}

const MOVES: &str = "\
- employer/open verifying
- agency/open verifying
verifying system/confirm_verification preparing
verifying verification_officer/fail_verification verification_failed
verifying applicant/withdraw withdrawn
verifying employer/withdraw withdrawn
verifying reviewer/suspend verifying
verifying reviewer/resume verifying
preparing applicant/submit_to_employer employer_review
preparing applicant/withdraw withdrawn
preparing employer/withdraw withdrawn
preparing reviewer/terminate terminated
preparing reviewer/suspend preparing
preparing reviewer/resume preparing
employer_review employer/return_to_applicant preparing
employer_review employer/decline_by_employer declined_by_employer
employer_review employer/publish publicity
employer_review applicant/withdraw withdrawn
employer_review employer/withdraw withdrawn
employer_review reviewer/terminate terminated
employer_review reviewer/suspend employer_review
employer_review reviewer/resume employer_review
publicity employer/restart_publicity publicity
publicity system/close_publicity ready_to_file
publicity employer/end_on_objection objection_upheld
publicity applicant/withdraw withdrawn
publicity employer/withdraw withdrawn
publicity reviewer/terminate terminated
ready_to_file applicant/file filed
ready_to_file applicant/withdraw withdrawn
ready_to_file employer/withdraw withdrawn
ready_to_file reviewer/terminate terminated
ready_to_file reviewer/suspend ready_to_file
ready_to_file reviewer/resume ready_to_file
filed reviewer/request_correction correction
filed reviewer/accept accepted
filed reviewer/not_accept not_accepted
filed applicant/withdraw withdrawn
filed reviewer/terminate terminated
filed reviewer/suspend filed
filed reviewer/resume filed
correction applicant/resubmit filed
correction applicant/resubmit_changed employer_review
correction reviewer/lapse lapsed
correction applicant/withdraw withdrawn
correction reviewer/terminate terminated
correction reviewer/suspend correction
correction reviewer/resume correction
accepted secretary/assign_to_session panel_review
accepted applicant/withdraw withdrawn
accepted reviewer/terminate terminated
accepted reviewer/suspend accepted
accepted reviewer/resume accepted
panel_review secretary/adjourn accepted
panel_review chair/pass result_publicity
panel_review chair/fail not_passed
panel_review reviewer/terminate terminated
panel_review reviewer/suspend panel_review
panel_review reviewer/resume panel_review
result_publicity system/close_result_publicity certifying
result_publicity reviewer/end_on_result_objection objection_upheld
result_publicity reviewer/terminate terminated
certifying certificate_officer/issue certified
certifying reviewer/terminate terminated
certifying reviewer/suspend certifying
certifying reviewer/resume certifying
certified certificate_officer/revoke revoked
verification_failed reviewer/reopen_review verifying
declined_by_employer employer/reopen_employer_review employer_review
declined_by_employer reviewer/reopen_employer_review employer_review
objection_upheld employer/reopen_employer_review employer_review
objection_upheld reviewer/reopen_employer_review employer_review
lapsed reviewer/reopen_review correction
not_accepted reviewer/reopen_review filed
not_passed reviewer/reopen_panel accepted
terminated reviewer/reopen_review preparing
terminated reviewer/reopen_review employer_review
terminated reviewer/reopen_review publicity
terminated reviewer/reopen_review ready_to_file
terminated reviewer/reopen_review filed
terminated reviewer/reopen_review correction
terminated reviewer/reopen_review accepted
terminated reviewer/reopen_review panel_review
terminated reviewer/reopen_review result_publicity
terminated reviewer/reopen_review certifying
";
