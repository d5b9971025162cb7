//! `/reviewer`: order, filters, taking cases.
use crate::support::TestApp;
use reqwest::StatusCode;
use zhicheng::demo::cases::{DANIEL, LIN, Stage};
use zhicheng::domain::ids::CaseId;

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
    let told = second.get("/reviewer?owner=mine").await;
    let mine = first.get("/reviewer?owner=mine").await;
    let seen = second.get("/reviewer").await;

    assert_eq!((taken.status, taken.location.as_deref()), (StatusCode::SEE_OTHER, Some("/reviewer")));
    assert_eq!(too_late.status, StatusCode::SEE_OTHER);
    assert!(told.says("未能领取 RD-") && !told.says("林知远"), "the second is told, and has nothing");
    assert!(mine.says("林知远"));
    assert!(seen.says("周敏"), "colleagues see who has it");
}

#[actix_web::test]
async fn of_several_cases_each_is_taken_under_its_own_guard() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let lin = walk.bring(LIN, Stage::Filed).await.unwrap().to_string();
    let daniel = walk.bring(DANIEL, Stage::Filed).await.unwrap().to_string();
    test.follow(&walk);
    let (first, second) = (test.signed_in("zhou.min").await, test.signed_in("gu.wen").await);
    first.post("/reviewer/claim", &[("case", &lin)]).await;
    let unknown = CaseId::fresh().to_string();
    let all = [("case", lin.as_str()), ("case", &unknown), ("case", &daniel), ("case", &daniel)];

    second.post("/reviewer/claim", &all).await;
    let once = second.get("/reviewer?owner=mine").await;
    second.post("/reviewer/claim", &all).await;
    let twice = second.get("/reviewer?owner=mine").await;

    for told in [&once, &twice] {
        assert!(told.says("已领取 1 件。未能领取 RD-"), "what a colleague has is named, the rest is taken");
        assert!(told.says("Daniel Okafor") && !told.says("林知远") && !told.says(&unknown));
    }
}

#[actix_web::test]
async fn a_case_that_nobody_may_know_of_counts_as_not_chosen() {
    let test = TestApp::start().await;
    let reviewer = test.signed_in("zhou.min").await;

    let posted = reviewer.post("/reviewer/claim", &[("case", &CaseId::fresh().to_string())]).await;
    let told = reviewer.get("/reviewer").await;

    assert_eq!(posted.status, StatusCode::SEE_OTHER);
    assert!(told.says("请先选择要领取的事项"));
}

#[actix_web::test]
async fn a_case_that_was_not_filed_yet_cannot_be_taken() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Submitted).await.unwrap().to_string();
    test.follow(&walk);
    let reviewer = test.signed_in("zhou.min").await;

    let alone = reviewer.post(&format!("/reviewer/cases/{id}/claim"), &[("claim", "yes")]).await;
    reviewer.post("/reviewer/claim", &[("case", &id)]).await;
    let told = reviewer.get("/reviewer").await;

    assert_eq!(alone.status, StatusCode::CONFLICT);
    assert!(told.says("未能领取 RD-") && !told.says("已领取"));
}
