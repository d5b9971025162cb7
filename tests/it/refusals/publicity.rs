//! The unit: opening a case, publicity, objections, consent.
use super::{findings, refusal, status};
use crate::support::TestApp;
use diesel::connection::SimpleConnection;
use zhicheng::cites;
use zhicheng::db::verification as questions;
use zhicheng::demo::cases::{DANIEL, LIN, Stage, Walk};
use zhicheng::domain::case::{Action, Status};
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::{CaseId, ObjectionId};
use zhicheng::services::case::{self, Press};

#[actix_web::test]
async fn publicity_shorter_than_five_working_days_is_refused() {
    cites!(Clause::P10);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Submitted).await.unwrap();
    let shorter = "INSERT INTO policies (key, value, source, valid_from, set_at)
                   VALUES ('internal_publicity_days', '3', 'a test', '2026-01-01', '2026-03-01')";
    test.owner().batch_execute(shorter).unwrap();

    let said =
        refusal(walk.by("he.jing", |conn, actor| case::publish(conn, actor, id, &findings(), "公告栏")));

    assert!(said.contains('5') && said.contains("§2(3)2"), "{said}");
    assert_eq!(status(&walk, id), Status::EmployerReview);
}

#[actix_web::test]
async fn a_window_that_ends_in_a_year_without_a_calendar_does_not_open() {
    let test = TestApp::start_at("2026-12-28T01:00:00Z").await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Submitted).await.unwrap();

    let said =
        refusal(walk.by("he.jing", |conn, actor| case::publish(conn, actor, id, &findings(), "公告栏")));

    assert!(said.contains("calendar"), "{said}");
}

#[actix_web::test]
async fn a_window_is_not_closed_early_nor_on_a_day_off() {
    cites!(Clause::D14);
    let test = TestApp::start_at("2026-03-02T01:00:00Z").await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Published).await.unwrap();
    let close = |walk: &Walk<'_>| {
        walk.by_system(|conn, actor| {
            case::advance(conn, actor, id, Action::ClosePublicity, &Press::default())
        })
    };

    walk.now = "2026-03-09T15:59:59Z".parse().unwrap();
    refusal(close(&walk));
    walk.now = "2026-03-14T02:00:00Z".parse().unwrap();
    refusal(close(&walk));
    walk.now = "2026-03-10T01:00:00Z".parse().unwrap();
    assert_eq!(close(&walk).unwrap().to, Status::ReadyToFile);
}

#[actix_web::test]
async fn a_window_does_not_close_over_an_open_objection_nor_without_proof_of_display() {
    cites!(Clause::D17, Clause::P13);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Submitted).await.unwrap();
    walk.by("he.jing", |conn, actor| case::publish(conn, actor, id, &findings(), "公告栏")).unwrap();
    let objection = ObjectionId::fresh();
    walk.by("he.jing", |conn, actor| case::register_objection(conn, actor, objection, id, "业绩有疑问"))
        .unwrap();
    walk.pass_days(6).unwrap();
    let close = |walk: &Walk<'_>| {
        walk.by_system(|conn, actor| {
            case::advance(conn, actor, id, Action::ClosePublicity, &Press::default())
        })
    };

    assert!(refusal(close(&walk)).contains("bjection"));
    walk.by("he.jing", |conn, actor| case::decide_objection(conn, actor, objection, false, "经核实不成立"))
        .unwrap();
    assert!(refusal(close(&walk)).contains("display"));
    walk.by("he.jing", |conn, actor| case::prove_display(conn, actor, id, "张贴于公告栏")).unwrap();
    assert_eq!(close(&walk).unwrap().to, Status::ReadyToFile);
}

#[actix_web::test]
async fn a_public_institution_does_not_file_without_consent() {
    cites!(Clause::P14);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(DANIEL, Stage::ReadyToFile).await.unwrap();

    let said = refusal(walk.by("daniel.okafor", |conn, actor| case::file(conn, actor, id, true)));

    assert!(said.contains("consent"), "{said}");
    assert_eq!(status(&walk, id), Status::ReadyToFile);
}

#[actix_web::test]
async fn opening_the_same_case_twice_opens_it_once() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let new = case::NewCase {
        id: CaseId::fresh(),
        item: "C12".parse().unwrap(),
        applicant_name: "林知远".into(),
        applicant_email: "lin.zhiyuan@demo.invalid".into(),
        post: "工程师".into(),
        certificate_no: "CE-1".into(),
        name_on_certificate: "LIN Zhiyuan".into(),
        awarded_on: "2015-03-01".parse().unwrap(),
        employment_evidence: "劳动合同".into(),
    };

    let first = walk.by("he.jing", |conn, actor| case::open(conn, actor, &new)).unwrap();
    let second = walk.by("he.jing", |conn, actor| case::open(conn, actor, &new)).unwrap();

    assert_eq!(first, second);
    let asked = walk.by("su.ran", |conn, _| Ok(questions::counts(conn)?)).unwrap();
    assert_eq!(asked.iter().map(|(_, n)| n).sum::<i64>(), 1);
}
