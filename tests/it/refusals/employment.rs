//! The end of an employment: reported by the unit, pointed out by the program, decided by two reviewers.
use super::{refusal, status};
use crate::support::TestApp;
use reqwest::StatusCode;
use uuid::Uuid;
use zhicheng::cites;
use zhicheng::demo::cases::{LIN, Stage, Walk};
use zhicheng::domain::case::{Action, Status};
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::{CaseId, ProposalId};
use zhicheng::services::case::{self, Press};
use zhicheng::services::employment::{self, Report};
use zhicheng::services::{Error, Result};

fn ended(walk: &Walk<'_>) -> Report {
    let today = zhicheng::domain::calendar::shanghai_date(walk.now);
    Report { id: Uuid::new_v4(), has_ended: true, ended_on: Some(today), note: "本人辞职".into() }
}

fn report(walk: &Walk<'_>, person: &str, id: CaseId, report: &Report) -> Result<()> {
    walk.by(person, |conn, actor| employment::report(conn, actor, id, report))
}

#[actix_web::test]
async fn an_employment_that_ended_is_pointed_out_and_two_reviewers_terminate_the_case() {
    cites!(Clause::P7);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let press = Press::because("劳动关系已结束，核对社保记录");
    let terminate = |proposal| {
        walk.by("zhou.min", |conn, actor| case::propose(conn, actor, proposal, id, Action::Terminate, &press))
    };
    assert!(refusal(terminate(ProposalId::fresh())).contains("no ground to terminate"));

    report(&walk, "he.jing", id, &ended(&walk)).unwrap();
    test.follow(&walk);
    test.work().await;

    assert_eq!(status(&walk, id), Status::Filed, "nothing ends by a report");
    let signals = walk.by("zhou.min", |conn, _| Ok(zhicheng::db::review::open_proposals(conn, id)?)).unwrap();
    assert!(signals.len() == 1 && signals[0].action == Action::Terminate && signals[0].proposed_by.is_none());
    let alone = walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::Terminate, &press));
    assert!(refusal(alone).contains("two people"));
    let proposal = ProposalId::fresh();
    terminate(proposal).unwrap();
    assert!(
        refusal(walk.by("zhou.min", |conn, actor| case::confirm(conn, actor, proposal)))
            .contains("colleague")
    );
    walk.by("gu.wen", |conn, actor| case::confirm(conn, actor, proposal)).unwrap();
    assert_eq!(status(&walk, id), Status::Terminated);
    assert!(matches!(report(&walk, "he.jing", id, &ended(&walk)), Err(Error::Refused(_))), "it is over");
}

#[actix_web::test]
async fn a_report_has_a_day_that_has_come_and_a_note_and_can_be_corrected() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let good = ended(&walk);
    let ahead = good.ended_on.map(|day| day + chrono::Days::new(1));
    for bad in [
        Report { ended_on: None, ..good.clone() },
        Report { ended_on: ahead, ..good.clone() },
        Report { note: " ".into(), ..good.clone() },
        Report { has_ended: false, ..good.clone() },
    ] {
        assert!(matches!(report(&walk, "he.jing", id, &bad), Err(Error::Invalid(_))), "{bad:?}");
    }
    report(&walk, "he.jing", id, &good).unwrap();
    report(&walk, "he.jing", id, &good).unwrap();
    walk.now += chrono::Duration::hours(1);
    let still =
        Report {
            id: Uuid::new_v4(), has_ended: false, ended_on: None, note: "登记有误，仍在职".into()
        };

    report(&walk, "he.jing", id, &still).unwrap();

    let press = Press::because("劳动关系已结束");
    let proposed = walk.by("zhou.min", |conn, actor| {
        case::propose(conn, actor, ProposalId::fresh(), id, Action::Terminate, &press)
    });
    assert!(refusal(proposed).contains("no ground to terminate"));
    let entries = walk.by_system(|conn, _| Ok(zhicheng::db::timeline::of_case(conn, id)?)).unwrap();
    let reports = entries.iter().filter(|entry| entry.action.starts_with("employment_"));
    assert_eq!(reports.count(), 2, "a second press writes nothing");
}

#[actix_web::test]
async fn another_unit_finds_no_page_to_report_on_and_a_refused_form_keeps_what_was_typed() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    test.follow(&walk);
    let (unit, other) = (test.signed_in("he.jing").await, test.signed_in("zhou.lan").await);
    let address = format!("/employer/cases/{id}/employment");
    let form = Uuid::new_v4().to_string();
    let fields = [("id", form.as_str()), ("ended_on", "2999-01-01"), ("note", "本人辞职，手续已办")];

    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);
    assert_eq!(other.post(&address, &fields).await.status, StatusCode::NOT_FOUND);
    let refused = unit.post(&address, &fields).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("本人辞职，手续已办") && refused.says("2999-01-01"));
    assert!(unit.get(&format!("/employer/cases/{id}")).await.says("/employment"));
}
