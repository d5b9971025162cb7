//! Promised work: done once, tried again when it fails; and what time brings about.
use crate::support::TestApp;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use zhicheng::db::schema::{messages, outbox};
use zhicheng::db::{case, outbox as promised};
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::case::Status;

#[actix_web::test]
async fn opening_a_case_tells_its_people_once_and_leaves_nothing_undone() {
    let test = TestApp::start().await;
    test.walk().open(LIN).unwrap();

    test.work().await;
    test.work().await;

    let pending = test.walk().by_system(|conn, _| Ok(promised::pending(conn)?)).unwrap();
    assert_eq!(pending, 0);
    let told: i64 = messages::table.count().get_result(&mut test.owner()).unwrap();
    assert_eq!(told, 3, "the applicant and two verification officers");
    let letters = test.letters();
    assert_eq!(letters.len(), 4, "three messages and the invitation");
    assert!(
        letters.iter().all(|letter| !letter.contains("林知远")),
        "letters carry no name but the reader's address"
    );
}

#[actix_web::test]
async fn the_worker_closes_a_window_on_the_first_working_day_after_it() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Published).await.unwrap();
    let status = || test.walk().by_system(|conn, actor| Ok(case::find(conn, actor, id)?.status)).unwrap();

    walk.pass_days(5).unwrap();
    test.follow(&walk);
    test.work().await;
    assert_eq!(status(), Status::Publicity);
    walk.pass_days(1).unwrap();
    test.follow(&walk);
    test.work().await;
    assert_eq!(status(), Status::ReadyToFile);
}

#[actix_web::test]
async fn work_that_fails_is_kept_with_its_reason_and_tried_again() {
    let test = TestApp::start().await;
    let impossible = "INSERT INTO outbox (topic, payload, created_at, run_after)
                      VALUES ('send_email', '{\"message_id\": \"00000000-0000-0000-0000-000000000000\"}', '2026-03-01', '2026-03-01')";
    test.owner().batch_execute(impossible).unwrap();

    test.work().await;

    let (attempts, error): (i32, Option<String>) =
        outbox::table.select((outbox::attempts, outbox::last_error)).first(&mut test.owner()).unwrap();
    assert_eq!(attempts, 1);
    assert!(error.is_some());
    let later = test.app.clock.now() + chrono::Duration::hours(1);
    test.app.clock.move_to(later);
    test.work().await;
    let attempts: i32 = outbox::table.select(outbox::attempts).first(&mut test.owner()).unwrap();
    assert_eq!(attempts, 2);
}

#[actix_web::test]
async fn a_lapse_is_pointed_out_and_never_made_by_the_clock() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let press = zhicheng::services::case::Press {
        items: vec![zhicheng::services::case::CorrectionItem {
            item: "degrees".into(),
            reason: "缺学位证书".into(),
        }],
        ..Default::default()
    };
    walk.by("zhou.min", |conn, actor| {
        zhicheng::services::case::advance(
            conn,
            actor,
            id,
            zhicheng::domain::case::Action::RequestCorrection,
            &press,
        )
    })
    .unwrap();
    walk.pass_days(12).unwrap();
    test.follow(&walk);

    test.work().await;

    let (status, open) = test
        .walk()
        .by_system(|conn, actor| {
            Ok((case::find(conn, actor, id)?.status, zhicheng::db::review::open_proposals(conn, id)?))
        })
        .unwrap();
    assert_eq!(status, Status::Correction);
    assert_eq!((open.len(), open[0].proposed_by), (1, None));
}
