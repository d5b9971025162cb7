//! Step 2 and step 5: the two publicities and their objections.
use super::support::*;

const FRIDAY: u32 = 27;

fn publishing(spoil: impl FnOnce(&mut Facts)) -> Vec<Refusal> {
    all_reasons(Action::Publish, Status::EmployerReview, Role::Employer, spoil)
}

fn closing(spoil: impl FnOnce(&mut Facts)) -> Refusal {
    refused(Action::ClosePublicity, Status::Publicity, Role::System, spoil)
}

fn planned(facts: &mut Facts) -> &mut Window {
    facts.planned_window.as_mut().unwrap()
}

#[test]
fn nothing_is_publicised_before_both_findings_are_recorded() {
    cites!(Clause::P9);
    assert_eq!(publishing(|f| f.employer.documents = None), [Refusal::FindingsMissing {}]);
    assert_eq!(publishing(|f| f.employer.duty_performance = None), [Refusal::FindingsMissing {}]);
}

#[test]
fn nothing_is_publicised_against_the_employers_own_finding() {
    cites!(Clause::P9);
    assert_eq!(publishing(|f| f.employer.documents = Some(false)), [Refusal::FindingsAgainst {}]);
    assert_eq!(publishing(|f| f.employer.duty_performance = Some(false)), [Refusal::FindingsAgainst {}]);
}

#[test]
fn publicity_is_never_shorter_than_five_working_days() {
    cites!(Clause::P10);
    let refusal = publishing(|f| {
        planned(f).days.pop();
    });

    assert_eq!(refusal, [Refusal::WindowTooShort { days: 4, least: 5 }]);
}

#[test]
fn policy_cannot_ask_for_fewer_than_five_working_days() {
    cites!(Clause::P10);
    let refusal = publishing(|f| {
        planned(f).days.truncate(3);
        planned(f).least_days = 3;
    });

    assert_eq!(refusal, [Refusal::WindowTooShort { days: 3, least: 5 }]);
}

#[test]
fn policy_may_ask_for_more_than_five_working_days() {
    let refusal = publishing(|f| planned(f).least_days = 7);

    assert_eq!(refusal, [Refusal::WindowTooShort { days: 5, least: 7 }]);
}

#[test]
fn neither_the_day_of_publication_nor_a_day_named_twice_is_counted() {
    cites!(Clause::P10);
    let with_today = publishing(|f| planned(f).days[0] = day(11, 30));
    let twice = publishing(|f| planned(f).days[0] = day(12, 2));

    assert_eq!(with_today, [Refusal::WindowTooShort { days: 4, least: 5 }]);
    assert_eq!(twice, [Refusal::WindowTooShort { days: 4, least: 5 }]);
}

#[test]
fn no_window_opens_on_a_provisional_end() {
    cites!(Clause::P10);
    let last_day = day(12, 7);

    let publishing = publishing(|f| planned(f).is_provisional = true);
    let restarting = refused(Action::RestartPublicity, Status::Publicity, Role::Employer, |f| {
        planned(f).is_provisional = true;
    });

    assert_eq!(publishing, [Refusal::WindowProvisional { last_day }]);
    assert_eq!(restarting, Refusal::WindowProvisional { last_day });
}

#[test]
fn nothing_is_publicised_without_a_window() {
    assert_eq!(publishing(|f| f.planned_window = None), [Refusal::WindowMissing {}]);
}

#[test]
fn a_restart_runs_a_whole_window_and_says_why() {
    cites!(Clause::D13);
    let (action, from, role) = (Action::RestartPublicity, Status::Publicity, Role::Employer);

    let short = refused(action, from, role, |f| planned(f).days.truncate(2));
    let silent = refused(action, from, role, |f| f.form.reason_is_given = false);

    assert_eq!(short, Refusal::WindowTooShort { days: 2, least: 5 });
    assert_eq!(silent, Refusal::ReasonMissing { action });
}

#[test]
fn a_restart_does_not_wash_away_an_upheld_objection() {
    cites!(Clause::P13);
    let refusal = refused(Action::RestartPublicity, Status::Publicity, Role::Employer, |f| {
        of_publicity(f).objections.upheld = 1;
    });

    assert_eq!(refusal, Refusal::ObjectionsUpheld { objections: 1 });
}

/// 23:59:59 in Shanghai on the last day of the window.
fn last_second(facts: &mut Facts) {
    facts.now = "2026-11-27T15:59:59Z".parse().unwrap();
}

#[test]
fn a_window_is_not_closed_before_midnight_of_its_last_day_in_shanghai() {
    cites!(Clause::P10);
    let refusal = closing(last_second);

    let (last_day, closes_on) = (day(11, FRIDAY), day(11, 30));
    assert_eq!(refusal, Refusal::WindowStillOpen { last_day, closes_on });
}

#[test]
fn a_window_is_not_closed_on_a_day_off() {
    cites!(Clause::D14);
    let saturday = closing(|f| {
        f.now = "2026-11-27T16:00:00Z".parse().unwrap();
        f.today_is_working_day = false;
    });
    let later_day_off = closing(|f| f.today_is_working_day = false);

    assert_eq!(saturday, Refusal::NotAWorkingDay { closes_on: day(11, 30) });
    assert_eq!(later_day_off, Refusal::NotAWorkingDay { closes_on: day(11, 30) });
}

#[test]
fn a_window_closes_from_the_first_minute_of_the_next_working_day() {
    cites!(Clause::D14);
    let first_minute = |f: &mut Facts| f.now = "2026-11-29T16:00:00Z".parse().unwrap();

    assert!(goes(Action::ClosePublicity, Status::Publicity, Role::System, first_minute));
}

#[test]
fn a_short_window_is_not_closed_however_it_came_about() {
    cites!(Clause::P10);
    let refusal = closing(|f| {
        of_publicity(f).window.days.remove(0);
    });

    assert_eq!(refusal, Refusal::WindowTooShort { days: 4, least: 5 });
}

#[test]
fn a_window_is_not_closed_over_an_open_objection() {
    cites!(Clause::D17);
    let refusal = closing(|f| of_publicity(f).objections.open = 2);

    assert_eq!(refusal, Refusal::ObjectionsOpen { objections: 2 });
}

#[test]
fn a_window_is_not_closed_over_an_upheld_objection() {
    cites!(Clause::P13);
    let refusal = closing(|f| of_publicity(f).objections.upheld = 1);

    assert_eq!(refusal, Refusal::ObjectionsUpheld { objections: 1 });
}

#[test]
fn a_window_is_not_closed_without_proof_of_display() {
    cites!(Clause::P10);
    assert_eq!(closing(|f| of_publicity(f).proof_is_recorded = false), Refusal::ProofOfDisplayMissing {});
}

#[test]
fn an_interrupted_window_is_not_closed_but_restarted() {
    cites!(Clause::D13);
    assert_eq!(closing(|f| of_publicity(f).is_interrupted = true), Refusal::PublicityInterrupted {});
}

#[test]
fn a_window_that_was_never_opened_is_not_closed() {
    assert_eq!(closing(|f| f.publicity = None), Refusal::WindowMissing {});
}

#[test]
fn a_case_does_not_end_on_an_objection_that_was_not_upheld() {
    cites!(Clause::P13);
    let refusal = refused(Action::EndOnObjection, Status::Publicity, Role::Employer, |f| {
        of_publicity(f).objections = Objections { open: 1, ..Objections::default() };
    });

    assert_eq!(refusal, Refusal::NoObjectionUpheld {});
}

#[test]
fn a_case_does_not_end_on_an_objection_without_a_written_finding() {
    cites!(Clause::D17);
    let refusal = refused(Action::EndOnObjection, Status::Publicity, Role::Employer, |f| {
        of_publicity(f).objections.upheld_with_finding = 0;
    });

    assert_eq!(refusal, Refusal::ObjectionFindingMissing {});
}

fn closing_result(spoil: impl FnOnce(&mut Facts)) -> Refusal {
    refused(Action::CloseResultPublicity, Status::ResultPublicity, Role::System, spoil)
}

#[test]
fn result_publicity_is_not_closed_early_nor_on_a_day_off() {
    cites!(Clause::D05, Clause::D14);
    let early = closing_result(last_second);
    let day_off = closing_result(|f| f.today_is_working_day = false);

    let (last_day, closes_on) = (day(11, FRIDAY), day(11, 30));
    assert_eq!(early, Refusal::WindowStillOpen { last_day, closes_on });
    assert_eq!(day_off, Refusal::NotAWorkingDay { closes_on });
}

#[test]
fn result_publicity_is_not_closed_over_an_objection() {
    cites!(Clause::P13, Clause::D17);
    let open = closing_result(|f| of_result(f).objections.open = 1);
    let upheld = closing_result(|f| of_result(f).objections.upheld = 1);

    assert_eq!(open, Refusal::ObjectionsOpen { objections: 1 });
    assert_eq!(upheld, Refusal::ObjectionsUpheld { objections: 1 });
}

#[test]
fn policy_may_do_without_result_publicity_but_nobody_may_forget_it() {
    cites!(Clause::D05);
    let (action, from, role) = (Action::CloseResultPublicity, Status::ResultPublicity, Role::System);

    assert!(goes(action, from, role, |f| of_result(f).window = ResultWindow::NoneByPolicy));
    assert_eq!(closing_result(|f| f.result = None), Refusal::WindowMissing {});
}

#[test]
fn a_result_is_not_objected_away_without_an_upheld_objection_and_its_finding() {
    cites!(Clause::P13);
    let ending = |spoil: fn(&mut Facts)| {
        refused(Action::EndOnResultObjection, Status::ResultPublicity, Role::Reviewer, spoil)
    };

    assert_eq!(ending(|f| of_result(f).objections = Objections::default()), Refusal::NoObjectionUpheld {});
    assert_eq!(
        ending(|f| of_result(f).objections.upheld_with_finding = 0),
        Refusal::ObjectionFindingMissing {}
    );
}
