//! `/employer`.
use super::{at, with_case};
use crate::support::TestApp;
use zhicheng::demo::cases::Stage;

#[actix_web::test]
async fn a_unit_without_cases_is_told_how_to_open_one() {
    let test = TestApp::start().await;

    let page = test.signed_in("he.jing").await.get("/employer").await;

    assert!(page.says("还没有事项") && page.says("href=\"/employer/cases/new\""), "{}", page.body);
}

#[actix_web::test]
async fn a_unit_sees_its_own_cases_and_another_unit_does_not() {
    let (test, id) = with_case(Stage::Submitted).await;

    let own = test.signed_in("he.jing").await.get("/employer").await;
    let other = test.signed_in("zhou.lan").await;

    assert!(own.says("林知远") && own.says("RD-2026-000001"), "{}", own.body);
    assert!(!other.get("/employer").await.says("林知远"));
    for page in [
        "",
        "/review",
        "/return",
        "/publicity",
        "/sheet",
        "/objections",
        "/acts/withdraw",
        "/proposal",
        "/materials",
    ] {
        assert_eq!(other.get(&at(id, page)).await.status, 404, "{page}");
    }
}

#[actix_web::test]
async fn the_list_is_narrowed_by_its_address() {
    let (test, _) = with_case(Stage::Submitted).await;
    let client = test.signed_in("he.jing").await;
    let cell = "class=\"cell-who\"";

    for (query, is_listed) in [
        ("pile=review", true),
        ("pile=publicity", false),
        ("pile=objections", false),
        ("status=employer_review", true),
        ("status=filed", false),
        ("q=000001", true),
        ("q=100%25", false),
        ("pile=nonsense&page=99", true),
    ] {
        let page = client.get(&format!("/employer?{query}")).await;
        assert_eq!((page.status.as_u16(), page.says(cell)), (200, is_listed), "{query}");
    }
}

#[actix_web::test]
async fn the_page_of_a_case_says_what_the_unit_does_next() {
    let (test, id) = with_case(Stage::Submitted).await;

    let page = test.signed_in("he.jing").await.get(&at(id, "")).await;

    assert!(page.says("请审核申报材料") && page.says(&at(id, "/review")), "{}", page.body);
    assert!(page.says("船舶与海洋工程") && page.says("/documents/"), "form and documents are there to read");
}
