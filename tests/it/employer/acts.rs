//! `/employer/cases/{id}/acts/{act}`.
use super::{at, with_case};
use zhicheng::demo::cases::Stage;

#[actix_web::test]
async fn a_withdrawal_is_confirmed_on_a_page_of_its_own() {
    let (test, id) = with_case(Stage::ReadyToFile).await;
    let client = test.signed_in("he.jing").await;

    let form = client.get(&at(id, "/acts/withdraw")).await;
    let proposal = form.value_of("id").unwrap();
    let done = client.post(&at(id, "/acts/withdraw"), &[("id", &proposal)]).await;

    assert!(form.says("此操作不能撤销") && form.says("林知远"), "{}", form.body);
    assert_eq!(done.location, Some(at(id, "")));
    assert!(client.get(&at(id, "")).await.says("已撤回"));
}

#[actix_web::test]
async fn after_filing_the_unit_cannot_withdraw_and_is_told_why() {
    let (test, id) = with_case(Stage::Filed).await;

    let page = test.signed_in("he.jing").await.get(&at(id, "/acts/withdraw")).await;

    assert!(page.status == 409 && page.says("由申报人办理"), "{}", page.body);
}

#[actix_web::test]
async fn a_restart_asks_for_place_and_reason_and_opens_a_whole_window() {
    let (test, id) = with_case(Stage::Published).await;
    let client = test.signed_in("he.jing").await;
    test.app.clock.move_to("2026-03-04T01:00:00Z".parse().unwrap());
    let form = client.get(&at(id, "/acts/restart")).await;
    let proposal = form.value_of("id").unwrap();

    let bare = client
        .post(&at(id, "/acts/restart"), &[("id", &proposal), ("place", ""), ("reason", "公示单脱落")])
        .await;
    let done = client
        .post(&at(id, "/acts/restart"), &[("id", &proposal), ("place", "一楼大厅"), ("reason", "公示单脱落")])
        .await;

    assert!(form.says("value=\"公司公告栏\"") && form.says("2026年3月11日"), "{}", form.body);
    assert!(bare.status == 422 && bare.says("公示单脱落") && bare.says("href=\"#place\""), "{}", bare.body);
    assert_eq!(done.location, Some(at(id, "/publicity")));
    let page = client.get(&at(id, "/publicity")).await;
    assert!(page.says("一楼大厅") && page.says("以往的公示") && page.says("重新公示"), "{}", page.body);
}
