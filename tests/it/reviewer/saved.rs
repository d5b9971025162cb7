//! `/reviewer/filters`: one's own filters under names.
use crate::support::TestApp;
use reqwest::StatusCode;

#[actix_web::test]
async fn a_filter_is_kept_under_a_name_used_with_one_click_and_deleted() {
    let test = TestApp::start().await;
    let (zhou, gu) = (test.signed_in("zhou.min").await, test.signed_in("gu.wen").await);
    let address = "/reviewer/filters?owner=mine&due=overdue&after=2026-03-02_x";

    let id = uuid::Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("name", "我的逾期")];
    let kept = zhou.post(address, &fields).await;
    zhou.post(address, &fields).await;
    let queue = zhou.get("/reviewer").await;
    let delete = zhou.get("/reviewer/filters").await;
    let path = format!("/reviewer/filters/{id}/delete");
    let stranger = gu.post(&path, &[]).await;
    let others = gu.get("/reviewer").await;
    let gone = zhou.post(&path, &[]).await;

    assert_eq!(kept.location.as_deref(), Some("/reviewer?owner=mine&due=overdue"), "{}", kept.body);
    assert!(
        queue.says("href=\"/reviewer?owner=mine&#38;due=overdue\"><span lang=\"zh-CN\">我的逾期"),
        "without the place in the list"
    );
    assert_eq!(delete.body.matches("/delete").count(), 1, "a second press keeps nothing twice");
    assert!(!others.says("我的逾期") && stranger.status == StatusCode::NOT_FOUND);
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert!(!zhou.get("/reviewer").await.says("我的逾期"));
}

#[actix_web::test]
async fn a_name_is_needed_once_and_twenty_are_enough() {
    let test = TestApp::start().await;
    let zhou = test.signed_in("zhou.min").await;
    let address = "/reviewer/filters?owner=mine";

    let unnamed = zhou.post(address, &[("name", " ")]).await;
    let nothing = zhou.post("/reviewer/filters", &[("name", "空")]).await;
    for place in 0..20 {
        let name = format!("条件{place}");
        assert_eq!(zhou.post(address, &[("name", &name)]).await.status, StatusCode::SEE_OTHER);
    }
    let same = zhou.post(address, &[("name", "条件0")]).await;
    let full = zhou.post(address, &[("name", "再来一组")]).await;

    for (page, words) in [
        (unnamed, "请起一个名称"),
        (nothing, "请先在待办里设定条件"),
        (same, "已有同名的条件"),
        (full, "最多保存 20 组"),
    ] {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(page.says(words), "{words}");
    }
}
