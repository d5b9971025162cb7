//! Calendar years, policy data, the worker's queue, and the audit record.
mod people;

use crate::support::TestApp;
use diesel::connection::SimpleConnection;
use reqwest::StatusCode;
use zhicheng::demo::cases::{LIN, Stage};

const YEAR_2026: &str = include_str!("../../../data/calendar/2026.toml");

#[actix_web::test]
async fn a_broken_year_is_refused_with_the_reason_and_the_text_is_kept() {
    let test = TestApp::start().await;
    let admin = test.signed_in("gao.yuan").await;
    let broken = YEAR_2026.replace("2026-01-04,", "2026-01-05,");

    let page = admin.post("/admin/calendar", &[("content", &broken)]).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("href=\"#content\"") && page.says("2026-01-05, # 元旦"));
}

#[actix_web::test]
async fn a_year_shows_its_effect_on_running_windows_before_it_is_loaded() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    walk.bring(LIN, Stage::Published).await.unwrap();
    walk.now += chrono::Duration::minutes(1);
    test.follow(&walk);
    let admin = test.signed_in("gao.yuan").await;
    // The window of 2 March runs over the Qingming days of this invented notice.
    let moved = YEAR_2026.replace("from = 2026-04-04\nto = 2026-04-06", "from = 2026-03-04\nto = 2026-03-06");

    let same = admin.post("/admin/calendar", &[("content", YEAR_2026)]).await;
    let changed = admin.post("/admin/calendar", &[("content", &moved)]).await;
    let loaded = admin.post("/admin/calendar/load", &[("content", &moved)]).await;
    let list = admin.get("/admin/calendar").await;

    assert!(same.status == StatusCode::OK && same.says("与现行文件内容相同"), "{}", same.body);
    // Three days off push the end from 9 to 12 March.
    assert!(changed.status == StatusCode::OK && changed.says("2026年3月12日"), "{}", changed.body);
    assert_eq!(loaded.status, StatusCode::SEE_OTHER, "{}", loaded.body);
    assert!(list.says("高远") && list.says("已替换"));
}

#[actix_web::test]
async fn a_year_is_read_from_a_file_and_its_effect_on_reviews_and_corrections_is_shown() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    walk.bring(LIN, Stage::Filed).await.unwrap();
    test.follow(&walk);
    let admin = test.signed_in("gao.yuan").await;
    // Filed on 10 March, five working days end on the 17th; two days off push that to the 19th.
    let moved = YEAR_2026.replace("from = 2026-04-04\nto = 2026-04-06", "from = 2026-03-11\nto = 2026-03-12");
    let to = "/admin/calendar/file";

    let shown = admin.upload(to, &[], "2026.toml", moved.clone().into_bytes()).await;
    let loaded = admin.post("/admin/calendar/load", &[("content", &moved)]).await;

    assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
    for words in ["已申报", "2026年3月10日", "2026年3月17日", "2026年3月19日"] {
        assert!(shown.says(words), "{words}: {}", shown.body);
    }
    assert!(!shown.says("林知远"), "an administrator sees days, not people");
    assert_eq!(loaded.status, StatusCode::SEE_OTHER, "{}", loaded.body);
}

#[actix_web::test]
async fn a_file_that_is_no_year_is_refused_with_the_cure() {
    let test = TestApp::start().await;
    let admin = test.signed_in("gao.yuan").await;
    let to = "/admin/calendar/file";

    for (bytes, why) in [
        (Vec::new(), "请先选择年度文件"),
        (vec![0xff, 0xfe, 0x41], "不是 UTF-8 文本"),
        (vec![b'#'; 64 * 1024 + 1], "超过 64 KB"),
    ] {
        let page = admin.upload(to, &[], "2026.toml", bytes).await;
        assert!(page.status == 422 && page.says(why) && page.says("href=\"#file\""), "{why}: {}", page.body);
    }
    let page = admin.upload(to, &[], "2026.toml", b"year = 2026".to_vec()).await;
    assert!(page.status == 422 && page.says("href=\"#content\""), "{}", page.body);
}

#[actix_web::test]
async fn a_policy_below_the_notice_is_refused_and_a_newer_value_is_added() {
    let test = TestApp::start().await;
    let admin = test.signed_in("gao.yuan").await;
    let fields = |value, source| {
        [
            ("key", "internal_publicity_days"),
            ("value", value),
            ("source", source),
            ("valid_from", "2026-03-02"),
        ]
    };

    let refused = admin.post("/admin/policies", &fields("4", "单位来函")).await;
    let added = admin.post("/admin/policies", &fields("7", "局务会决定")).await;
    let list = admin.get("/admin/policies").await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("value=\"单位来函\"") && refused.says("不得少于5个工作日"));
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    assert!(list.says("局务会决定") && list.says("高远"));
}

#[actix_web::test]
async fn the_administrator_sees_that_work_waits_and_not_what_it_is_about() {
    let test = TestApp::start().await;
    test.walk().open(LIN).unwrap();
    let admin = test.signed_in("gao.yuan").await;

    let page = admin.get("/admin/jobs?show=waiting").await;

    assert!(page.says("通知事项进展") && !page.says("林知远"));
}

#[actix_web::test]
async fn the_auditor_sees_who_read_a_case_and_where_its_record_was_changed() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    test.follow(&walk);
    test.signed_in("zhou.min").await.get(&format!("/reviewer/cases/{id}")).await;
    let auditor = test.signed_in("yan.ming").await;

    let by_object = auditor.get(&format!("/audit?object={id}")).await;
    let by_person = auditor.get("/audit?person=周敏").await;
    let unknown = auditor.get("/audit?object=RD-1999-000001").await;
    let whole = auditor.get(&format!("/audit/cases/{id}")).await;
    let change =
        "ALTER TABLE timeline DISABLE TRIGGER append_only; UPDATE timeline SET note = 'x' WHERE seq = 3;";
    test.owner().batch_execute(change).unwrap();
    let broken = auditor.get(&format!("/audit/cases/{id}")).await;

    assert!(by_object.says("周敏") && by_object.says("查看事项"), "{}", by_object.body);
    assert!(by_person.says("查看事项"));
    assert!(unknown.says("没有符合条件的记录"));
    assert!(whole.says("记录完整"));
    assert!(broken.says("记录在第 3 条断开"), "{}", broken.body);
}

#[actix_web::test]
async fn the_security_administrator_sees_the_audit_record_and_no_case() {
    let test = TestApp::start().await;
    let id = test.walk().open(LIN).unwrap();
    let security = test.signed_in("shi.jian").await;

    assert_eq!(security.get("/audit").await.status, StatusCode::OK);
    assert_eq!(security.get(&format!("/audit/cases/{id}")).await.status, StatusCode::NOT_FOUND);
}
