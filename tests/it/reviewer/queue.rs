//! `/reviewer`: order, filters, taking cases.
use crate::support::TestApp;
use reqwest::StatusCode;
use zhicheng::demo::cases::{DANIEL, LIN, Stage};

#[actix_web::test]
async fn the_queue_lists_by_deadline_and_filters_by_address() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let lin = walk.bring(LIN, Stage::Filed).await.unwrap();
    let daniel = walk.bring(DANIEL, Stage::Filed).await.unwrap();
    test.follow(&walk);
    let reviewer = test.signed_in("zhou.min").await;

    let all = reviewer.get("/reviewer").await;
    let found = reviewer.get("/reviewer?q=Okafor").await;
    let none = reviewer.get("/reviewer?level=junior").await;
    let overdue = reviewer.get("/reviewer?due=overdue").await;

    let place = |id: &str| all.body.find(&format!("/reviewer/cases/{id}")).unwrap();
    assert!(place(&lin.to_string()) < place(&daniel.to_string()), "the earlier deadline comes first");
    assert!(found.says("Daniel Okafor") && !found.says("林知远"));
    assert!(none.says("没有符合条件的事项"));
    assert!(overdue.says("林知远") && !overdue.says("Daniel Okafor"));
}

#[actix_web::test]
async fn a_case_is_taken_by_one_reviewer_alone() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap().to_string();
    test.follow(&walk);
    let (first, second) = (test.signed_in("zhou.min").await, test.signed_in("gu.wen").await);

    let taken = first.post("/reviewer/claim", &[("one", &id), ("back", "https://example.org/")]).await;
    let too_late = second.post("/reviewer/claim", &[("case", &id)]).await;
    let mine = first.get("/reviewer?owner=mine").await;
    let seen = second.get("/reviewer").await;

    assert_eq!((taken.status, taken.location.as_deref()), (StatusCode::SEE_OTHER, Some("/reviewer")));
    assert_eq!(too_late.status, StatusCode::CONFLICT);
    assert!(mine.says("林知远"));
    assert!(seen.says("周敏"), "colleagues see who has it");
}
