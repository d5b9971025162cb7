//! `/applicant`, `/applicant/cases/{id}`, consent and withdrawal.
use super::{at, with_case};
use crate::support::TestApp;
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::verification::AnswerOutcome;

#[actix_web::test]
async fn an_applicant_without_a_case_is_told_who_opens_one() {
    let test = TestApp::start().await;

    let page = test.signed_in("lin.zhiyuan").await.get("/applicant").await;

    assert!(page.says("事项由用人单位开立"), "{}", page.body);
}

#[actix_web::test]
async fn the_first_page_says_what_to_do_next_without_a_click() {
    let (test, id) = with_case(Stage::Opened).await;

    let page = test.signed_in("lin.zhiyuan").await.get("/applicant").await;

    assert!(page.says("RD-2026-000001") && page.says("同意向发证机构查询"), "{}", page.body);
    assert!(page.says(&at(id, "/consent")) && page.says(&at(id, "/form/personal")));
}

#[actix_web::test]
async fn a_running_deadline_explains_which_days_it_counts() {
    let (test, id) = with_case(Stage::Published).await;

    let page = test.signed_in("lin.zhiyuan").await.get(&at(id, "")).await;

    assert!(
        page.says("共 5 个工作日") && page.says("这个期限怎样算") && page.says("不计入"),
        "{}",
        page.body
    );
}

#[actix_web::test]
async fn a_strangers_case_is_not_found_on_any_page() {
    let (test, id) = with_case(Stage::Verified).await;
    let stranger = test.signed_in("daniel.okafor").await;

    for page in ["", "/consent", "/form/work", "/documents", "/submit", "/file", "/correction", "/withdraw"] {
        assert_eq!(stranger.get(&at(id, page)).await.status, 404, "{page}");
    }
}

#[actix_web::test]
async fn consent_is_separate_and_only_given_with_its_tick() {
    let (test, id) = with_case(Stage::Opened).await;
    let lin = test.signed_in("lin.zhiyuan").await;

    let bare = lin.post(&at(id, "/consent"), &[]).await;
    let given = lin.post(&at(id, "/consent"), &[("consent", "yes")]).await;

    assert!(bare.status == 422 && bare.says("请勾选后再确认"), "{}", bare.body);
    assert_eq!(given.location, Some(at(id, "")));
    assert!(lin.get(&at(id, "/consent")).await.says("您已于"));
}

#[actix_web::test]
async fn a_result_comes_with_what_it_does_not_say() {
    let (test, id) = with_case(Stage::Verified).await;

    let page = test.signed_in("lin.zhiyuan").await.get(&at(id, "?lang=en")).await;

    assert!(page.says("confirms only that the certificate is genuine"), "{}", page.body);
}

#[actix_web::test]
async fn an_ended_case_says_why_and_what_can_be_done() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let id = walk.open(LIN).unwrap();
    walk.verify_as(LIN, id, AnswerOutcome::NotAuthentic).unwrap();
    let officer = test.signed_in("shen.zhu").await;
    let queue = officer.get("/verification?tab=settled").await;
    let request = queue.link_to("/verification/");

    let confirmed = officer.post(&format!("{request}/fail/{id}"), &[("reason", "发证机构查无此号")]).await;

    assert_eq!(confirmed.status, 303, "{}", confirmed.body);
    let page = test.signed_in("lin.zhiyuan").await.get(&at(id, "")).await;
    assert!(
        page.says("查验未通过") && page.says("发证机构查无此号") && page.says("接下来可以做什么"),
        "{}",
        page.body
    );
}

#[actix_web::test]
async fn a_withdrawal_is_confirmed_on_a_page_of_its_own() {
    let (test, id) = with_case(Stage::Filed).await;
    let lin = test.signed_in("lin.zhiyuan").await;

    let asked = lin.get(&at(id, "/withdraw")).await;
    let done = lin.post(&at(id, "/withdraw"), &[("reason", "换了工作")]).await;

    assert!(asked.says("能否恢复") && asked.says("RD-2026-000001"), "{}", asked.body);
    assert_eq!(done.location, Some(at(id, "")));
    let page = lin.get(&at(id, "")).await;
    assert!(page.says("已撤回") && page.says("换了工作"), "{}", page.body);
    assert_eq!(lin.get(&at(id, "/withdraw")).await.status, 404, "there is nothing left to withdraw");
}
