//! The board, and objections through the link.
use crate::support::TestApp;
use diesel::prelude::*;
use zhicheng::cites;
use zhicheng::db::schema::{messages, notices, objections, users};
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::case::NoticeKind;
use zhicheng::domain::clause::Clause;

const ID: &str = "0d1c2b3a-0000-4000-8000-000000000001";
const WORDS: &str = "公示的学历取得时间与事实不符。";

/// A program whose newest notice of this stage runs, and the link on its sheet.
async fn with_notice(stage: Stage, kind: NoticeKind) -> (TestApp, String) {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    walk.bring(LIN, stage).await.unwrap();
    test.follow(&walk);
    test.work().await;
    let token: Option<String> = notices::table
        .filter(notices::kind.eq(kind).and(notices::ended_at.is_null()))
        .select(notices::objection_token)
        .first(&mut test.owner())
        .unwrap();
    (test, format!("/objection/{}", token.unwrap()))
}

fn told(test: &TestApp, person: &str) -> i64 {
    messages::table
        .inner_join(users::table.on(users::id.eq(messages::user_id)))
        .filter(users::email.eq(format!("{person}@demo.invalid")).and(messages::subject.like("%异议%")))
        .count()
        .get_result(&mut test.owner())
        .unwrap()
}

#[actix_web::test]
async fn the_board_shows_a_running_result_with_the_least_and_the_way_to_object() {
    cites!(Clause::P13);
    let (test, link) = with_notice(Stage::Signed, NoticeKind::Result).await;

    let page = test.visitor().get("/board").await;

    assert!(page.says("林知远") && page.says("上海示例海洋装备有限公司") && page.says(&link));
    assert!(!page.says("总体设计工程师"), "the post is for the unit alone");
}

#[actix_web::test]
async fn a_notice_inside_a_unit_is_not_on_the_board_but_opens_through_its_link() {
    let (test, link) = with_notice(Stage::Published, NoticeKind::Internal).await;

    let (board, sheet) = (test.visitor().get("/board").await, test.visitor().get(&link).await);

    assert!(!board.says("林知远") && board.says("现在没有正在公示的结果"));
    assert!(sheet.says("林知远") && sheet.says("总体设计工程师") && sheet.says("这个期限怎样算"));
}

#[actix_web::test]
async fn an_objection_is_checked_then_sent_and_the_unit_is_told_once() {
    let (test, link) = with_notice(Stage::Published, NoticeKind::Internal).await;
    let browser = test.signed_in("chen.mo").await;
    let form = |step| [("id", ID), ("content", WORDS), ("contact", ""), ("step", step)];

    let review = browser.post(&link, &form("check")).await;
    let before: i64 = objections::table.count().get_result(&mut test.owner()).unwrap();
    let sent = browser.post(&link, &form("send")).await;
    browser.post(&link, &form("send")).await;
    test.work().await;

    assert!(review.status == 200 && review.says("提交后不能撤回") && review.says(WORDS));
    assert_eq!(before, 0, "nothing is lodged before it is sent");
    assert_eq!(sent.status, 303);
    assert!(browser.get(&sent.location.unwrap()).await.says("0D1C2B3A"));
    let lodged: Vec<Option<zhicheng::domain::ids::UserId>> =
        objections::table.select(objections::lodged_by).load(&mut test.owner()).unwrap();
    assert_eq!(lodged, [None], "one objection, and nobody is named though somebody is signed in");
    assert_eq!((told(&test, "he.jing"), told(&test, "zhou.min")), (1, 0));
}

#[actix_web::test]
async fn an_objection_to_a_result_goes_to_the_city() {
    let (test, link) = with_notice(Stage::Signed, NoticeKind::Result).await;

    let form = [("id", ID), ("content", WORDS), ("contact", "13800000000"), ("step", "send")];
    test.visitor().post(&link, &form).await;
    test.work().await;

    assert_eq!((told(&test, "he.jing"), told(&test, "zhou.min")), (0, 1));
}

#[actix_web::test]
async fn an_objection_without_a_reason_is_refused_and_the_contact_kept() {
    let (test, link) = with_notice(Stage::Published, NoticeKind::Internal).await;

    let form = [("id", ID), ("content", "不行"), ("contact", "13800000000"), ("step", "check")];
    let page = test.visitor().post(&link, &form).await;

    assert_eq!(page.status, 422);
    assert!(page.says("id=\"content-error\"") && page.says("value=\"13800000000\"") && page.says("不行"));
}

#[actix_web::test]
async fn after_the_window_no_objection_is_taken_through_the_link() {
    let (test, link) = with_notice(Stage::Published, NoticeKind::Internal).await;
    let mut walk = test.walk();
    walk.pass_days(6).unwrap();
    test.follow(&walk);

    let form = [("id", ID), ("content", WORDS), ("contact", ""), ("step", "send")];
    let page = test.visitor().post(&link, &form).await;

    assert_eq!(page.status, 409);
    assert!(page.says("公示期已满"));
}

#[actix_web::test]
async fn a_link_that_names_no_notice_is_not_found() {
    let test = TestApp::start().await;
    assert_eq!(test.visitor().get("/objection/nothing").await.status, 404);
    assert_eq!(test.visitor().get(&format!("/objection/nothing/lodged/{ID}")).await.status, 404);
}
