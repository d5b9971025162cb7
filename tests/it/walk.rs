//! One case through all five steps by the services, as its different people.
use crate::support::TestApp;
use diesel::prelude::*;
use zhicheng::cites;
use zhicheng::db::schema::documents;
use zhicheng::db::{case, certificate, notice, timeline};
use zhicheng::demo::cases::{DANIEL, LIN, Stage};
use zhicheng::domain::actor::Actor;
use zhicheng::domain::case::{Status, WaitingFor};
use zhicheng::domain::clause::Clause;
use zhicheng::services::{Error, case as services};

#[actix_web::test]
async fn a_case_walks_the_five_steps_to_a_certificate() {
    cites!(Clause::P1, Clause::P9, Clause::P10, Clause::P11, Clause::P12, Clause::P13);
    let test = TestApp::start().await;
    let mut walk = test.walk();

    let id = walk.bring(LIN, Stage::Issued).await.unwrap();

    let (row, entries, certificate) = walk
        .by_system(|conn, actor| {
            Ok((case::find(conn, actor, id)?, timeline::of_case(conn, id)?, certificate::of_case(conn, id)?))
        })
        .unwrap();
    assert_eq!((row.status, row.waiting_for, row.step), (Status::Certified, WaitingFor::Nobody, 5));
    assert_eq!(timeline::broken_at(&entries), None);
    let moves: Vec<_> =
        entries.iter().filter(|e| e.from_status != Some(e.to_status)).map(|e| e.action.as_str()).collect();
    assert_eq!(
        moves,
        [
            "open",
            "confirm_verification",
            "submit_to_employer",
            "publish",
            "close_publicity",
            "file",
            "accept",
            "assign_to_session",
            "pass",
            "close_result_publicity",
            "issue"
        ]
    );
    assert!(certificate.is_some_and(|c| c.status.as_str() == "valid" && c.pdf_sha256.is_some()));
}

#[actix_web::test]
async fn the_case_of_a_public_institution_walks_with_the_consent_of_its_superior_authority() {
    cites!(Clause::P14);
    let test = TestApp::start().await;
    let mut walk = test.walk();

    let id = walk.bring(DANIEL, Stage::Issued).await.unwrap();

    let row = walk.by_system(|conn, actor| Ok(case::find(conn, actor, id)?)).unwrap();
    assert_eq!(row.status, Status::Certified);
}

#[actix_web::test]
async fn every_stage_can_be_reached_by_itself() {
    let test = TestApp::start().await;
    for (stage, status) in [
        (Stage::Opened, Status::Verifying),
        (Stage::Verified, Status::Preparing),
        (Stage::Submitted, Status::EmployerReview),
        (Stage::Published, Status::Publicity),
        (Stage::ReadyToFile, Status::ReadyToFile),
        (Stage::Filed, Status::Filed),
        (Stage::Accepted, Status::Accepted),
        (Stage::Assigned, Status::PanelReview),
        (Stage::Voting, Status::PanelReview),
        (Stage::Signed, Status::ResultPublicity),
        (Stage::ToIssue, Status::Certifying),
    ] {
        let mut walk = test.walk();
        let id = walk.bring(LIN, stage).await.unwrap();
        let row = walk.by_system(|conn, actor| Ok(case::find(conn, actor, id)?)).unwrap();
        assert_eq!(row.status, status, "{stage:?}");
    }
}

#[actix_web::test]
async fn a_case_keeps_the_list_version_and_row_it_was_opened_on_and_the_number_of_its_filing() {
    cites!(Clause::L8, Clause::D09, Clause::D23);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();

    walk.by("lin.zhiyuan", |conn, actor| services::note_external_number(conn, actor, id, "ZC-2026-0042"))
        .unwrap();

    let row = walk.by_system(|conn, actor| Ok(case::find(conn, actor, id)?)).unwrap();
    assert_eq!((row.list_id.as_str(), row.item_number), ("shanghai-3.0", 12));
    assert_eq!(row.external_no.as_deref(), Some("ZC-2026-0042"));
}

#[actix_web::test]
async fn the_board_of_results_shows_what_an_objection_needs_and_nothing_more() {
    cites!(Clause::D15, Clause::P13);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    walk.bring(LIN, Stage::Signed).await.unwrap();
    let public = Actor::public(walk.now);

    let board =
        test.app.db.as_actor::<_, Error>(&public, |conn| Ok(notice::board(conn, public.now, 10)?)).unwrap();
    let documents = test
        .app
        .db
        .as_actor::<_, Error>(&public, |conn| Ok(documents::table.count().get_result::<i64>(conn)?));

    assert_eq!((board.len(), board[0].holder_name.as_str()), (1, "林知远"));
    assert!(board[0].objection_token.is_some());
    assert!(documents.is_err(), "the filed documents are never on the open board");
}

#[actix_web::test]
async fn a_result_is_shown_with_what_it_does_not_say() {
    cites!(Clause::P8);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Verified).await.unwrap();

    let page = test.signed_in("lin.zhiyuan").await.get(&format!("/applicant/cases/{id}")).await;

    assert!(
        page.says("不证明持证人的实际资历和能力"),
        "the result confirms the certificate only:\n{}",
        page.body
    );
}
