//! Step 4 and the certificate of step 5.
use super::support::*;

fn assigning(spoil: impl FnOnce(&mut Facts)) -> Refusal {
    refused(Action::AssignToSession, Status::Accepted, Role::Secretary, spoil)
}

#[test]
fn a_case_is_assigned_only_to_an_open_session() {
    cites!(Clause::P12);
    assert_eq!(assigning(|f| f.session = None), Refusal::SessionMissing {});
    assert_eq!(assigning(|f| of_session(f).is_open = false), Refusal::SessionClosed {});
}

#[test]
fn a_case_is_assigned_only_to_a_panel_within_its_term_and_of_its_series() {
    cites!(Clause::D11);
    assert_eq!(assigning(|f| of_session(f).fit = SessionFit::TermOver), Refusal::PanelTermOver {});
    assert_eq!(assigning(|f| of_session(f).fit = SessionFit::OtherSeries), Refusal::SeriesDiffers {});
}

#[test]
fn a_re_check_goes_to_another_session() {
    cites!(Clause::D11);
    assert_eq!(assigning(|f| of_session(f).fit = SessionFit::DecidedBefore), Refusal::SessionHasDecided {});
}

#[test]
fn a_case_is_not_adjourned_while_the_session_can_vote_on_it() {
    cites!(Clause::D11);
    let refusal =
        refused(Action::Adjourn, Status::PanelReview, Role::Secretary, |f| of_session(f).present = 8);

    assert_eq!(refusal, Refusal::SessionGoesOn {});
}

#[test]
fn a_case_is_not_adjourned_to_undo_a_vote() {
    let refusal = refused(Action::Adjourn, Status::PanelReview, Role::Secretary, |f| {
        let vote = Vote::Counted { yes: 0, yes_needed: 6, tally_is_signed: false };
        *of_session(f) = SessionFacts { is_open: false, present: 9, vote, ..*of_session(f) };
    });

    assert_eq!(refusal, Refusal::SessionGoesOn {});
}

#[test]
fn a_case_left_unvoted_by_a_closed_session_is_adjourned_with_a_reason() {
    cites!(Clause::D11);
    let action = Action::Adjourn;
    let unvoted = |f: &mut Facts| {
        *of_session(f) = SessionFacts { is_open: false, present: 9, vote: Vote::NotHeld, ..*of_session(f) };
    };

    let silent = refused(action, Status::PanelReview, Role::Secretary, |f| f.form.reason_is_given = false);

    assert!(goes(action, Status::PanelReview, Role::Secretary, unvoted));
    assert_eq!(silent, Refusal::ReasonMissing { action });
}

#[test]
fn a_vote_without_quorum_decides_nothing() {
    cites!(Clause::P12, Clause::D11, Clause::D12);
    for action in [Action::Pass, Action::Fail] {
        let refusal = refused(action, Status::PanelReview, Role::Chair, |f| of_session(f).present = 7);
        assert_eq!(refusal, Refusal::QuorumMissing { present: 7, needed: 8 });
    }
}

#[test]
fn a_vote_that_is_not_counted_decides_nothing() {
    cites!(Clause::P12);
    for vote in [Vote::NotHeld, Vote::UnderWay] {
        let reasons =
            all_reasons(Action::Pass, Status::PanelReview, Role::Chair, |f| of_session(f).vote = vote);
        assert_eq!(reasons, [Refusal::VoteNotCounted {}, Refusal::TallyNotSigned {}]);
    }
}

#[test]
fn the_chair_signs_what_was_counted() {
    cites!(Clause::P12, Clause::D11);
    let counted = |yes| {
        move |f: &mut Facts| {
            of_session(f).vote = Vote::Counted { yes, yes_needed: 6, tally_is_signed: true };
        }
    };

    let passing = refused(Action::Pass, Status::PanelReview, Role::Chair, counted(5));
    let failing = refused(Action::Fail, Status::PanelReview, Role::Chair, counted(6));

    assert_eq!(passing, Refusal::MajorityMissing { yes: 5, needed: 6 });
    assert_eq!(failing, Refusal::MajorityReached { yes: 6, needed: 6 });
}

#[test]
fn nothing_is_decided_before_the_chair_has_signed() {
    cites!(Clause::D11);
    for (action, yes) in [(Action::Pass, 6), (Action::Fail, 5)] {
        let refusal = refused(action, Status::PanelReview, Role::Chair, |f| {
            of_session(f).vote = Vote::Counted { yes, yes_needed: 6, tally_is_signed: false };
        });

        assert_eq!(refusal, Refusal::TallyNotSigned {});
    }
}

#[test]
fn a_result_is_not_passed_on_without_its_window() {
    cites!(Clause::D05);
    let passing = |spoil: fn(&mut Facts)| refused(Action::Pass, Status::PanelReview, Role::Chair, spoil);

    assert_eq!(passing(|f| f.planned_result_window = None), Refusal::WindowMissing {});
    let short = passing(|f| {
        let window = Window { least_days: 6, ..coming_window() };
        f.planned_result_window = Some(ResultWindow::Runs(window));
    });
    assert_eq!(short, Refusal::WindowTooShort { days: 5, least: 6 });
    let provisional = passing(|f| {
        let window = Window { is_provisional: true, ..coming_window() };
        f.planned_result_window = Some(ResultWindow::Runs(window));
    });
    assert_eq!(provisional, Refusal::WindowProvisional { last_day: day(12, 7) });
}

fn issuing(spoil: impl FnOnce(&mut Facts)) -> Refusal {
    refused(Action::Issue, Status::Certifying, Role::CertificateOfficer, spoil)
}

#[test]
fn nothing_is_issued_after_an_upheld_objection() {
    cites!(Clause::P13);
    let upheld = Refusal::ObjectionsUpheld { objections: 1 };
    assert_eq!(issuing(|f| of_publicity(f).objections.upheld = 1), upheld);
    assert_eq!(issuing(|f| of_result(f).objections.upheld = 1), upheld);
    assert_eq!(issuing(|f| of_result(f).objections.open = 1), Refusal::ObjectionsOpen { objections: 1 });
}

#[test]
fn nothing_is_issued_without_its_file_and_its_number() {
    cites!(Clause::P13);
    assert_eq!(issuing(|f| f.certificate.pdf_is_stored = false), Refusal::PdfMissing {});
    assert_eq!(issuing(|f| f.certificate.number_is_taken = false), Refusal::NumberMissing {});
}
