//! Objections to the result: registering, investigating, deciding, ending the case on one.
use crate::support::TestApp;
use reqwest::StatusCode;
use uuid::Uuid;
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::case::Status;

#[actix_web::test]
async fn an_upheld_objection_ends_the_case_once_two_people_say_so() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Signed).await.unwrap();
    test.follow(&walk);
    let (first, second) = (test.signed_in("zhou.min").await, test.signed_in("gu.wen").await);
    let (list, objection) = (format!("/reviewer/cases/{id}/objections"), Uuid::new_v4().to_string());
    let one = format!("/reviewer/objections/{objection}");

    let empty = first.post(&list, &[("id", &objection), ("content", "")]).await;
    let registered = first.post(&list, &[("id", &objection), ("content", "业绩材料系他人完成")]).await;
    let investigating = first.post(&one, &[("act", "investigate")]).await;
    let without_finding = first.post(&one, &[("act", "uphold"), ("finding", "")]).await;
    let upheld = first.post(&one, &[("act", "uphold"), ("finding", "经核实，主要业绩由他人完成")]).await;
    let proposal = Uuid::new_v4().to_string();
    let end = format!("/reviewer/cases/{id}/act/end_on_result_objection");
    let page = first.get(&end).await;
    let proposed = first.post(&end, &[("reason", "异议成立"), ("proposal", &proposal)]).await;
    let confirmed = second.post(&format!("/reviewer/proposals/{proposal}"), &[("act", "confirm")]).await;

    assert_eq!((empty.status, registered.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER));
    assert_eq!(investigating.status, StatusCode::SEE_OTHER);
    assert_eq!(
        (without_finding.status, upheld.status),
        (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER)
    );
    assert!(page.says("须由另一人确认后才生效"));
    assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.body);
    assert_eq!(confirmed.status, StatusCode::SEE_OTHER, "{}", confirmed.body);
    let status =
        test.walk().by_system(|conn, actor| Ok(zhicheng::db::case::find(conn, actor, id)?.status)).unwrap();
    assert_eq!(status, Status::ObjectionUpheld);
}
