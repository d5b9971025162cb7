//! The administrator's own wording: checked, previewed, versioned, and never of what is already sent.
use super::{corrected, letters_to};
use crate::support::TestApp;
use reqwest::StatusCode;
use uuid::Uuid;

const PLACE: &str = "/admin/templates/request_correction.applicant";

fn fields<'a>(act: &'a str, id: &'a str, body_zh: &'a str, body_en: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("act", act),
        ("id", id),
        ("subject_zh", "补正：{case}"),
        ("subject_en", "Corrections: {case}"),
        ("body_zh", body_zh),
        ("body_en", body_en),
    ]
}

#[actix_web::test]
async fn a_wording_counts_from_saving_and_what_was_sent_stays_as_it_was() {
    let test = TestApp::start().await;
    corrected(&test).await;
    test.work().await;
    let before = letters_to(&test, "lin.zhiyuan");
    let admin = test.signed_in("gao.yuan").await;
    let id = Uuid::new_v4().to_string();
    let words = fields("save", &id, "截止日：{due}。", "Last day: {due}.");

    let shown = admin.post(PLACE, &fields("preview", &id, "截止日：{due}。", "Last day: {due}.")).await;
    for _ in 0..2 {
        assert_eq!(admin.post(PLACE, &words).await.status, StatusCode::SEE_OTHER);
    }
    let page = admin.get(PLACE).await;
    let list = admin.get("/admin/templates").await;
    corrected(&test).await;
    test.work().await;

    assert!(shown.says("补正：RD-2026-000123") && shown.says("Last day: 24:00 on"), "{}", shown.body);
    assert!(
        list.says("已修改") && page.says("高远") && page.body.matches("高远").count() == 2,
        "{}",
        page.body
    );
    let after = letters_to(&test, "lin.zhiyuan");
    assert!(before.iter().all(|letter| after.contains(letter)));
    assert!(
        after.iter().any(|letter| letter.0 == "补正：RD-2026-000002" && letter.1.starts_with("截止日："))
    );
    assert_eq!(admin.post(PLACE, &fields("builtin", &Uuid::new_v4().to_string(), "", "")).await.status, 303);
    assert!(admin.get(PLACE).await.says("请补正材料"));
}

#[actix_web::test]
async fn a_wrong_wording_is_refused_at_its_field_and_kept_as_typed() {
    let test = TestApp::start().await;
    let admin = test.signed_in("gao.yuan").await;
    let id = Uuid::new_v4().to_string();

    for (zh, en, field, why) in [
        ("没有期限", "Last day: {due}.", "body_zh", "缺少占位符 {due}"),
        ("{due}{name}", "Last day: {due}.", "body_zh", "没有名为 {name} 的占位符"),
        ("{due}", "", "body_en", "请填写内容"),
        ("{due}", "Last day 截止: {due}", "body_en", "英文内容中不能有中文"),
        ("{due}", "<b>{due}</b>", "body_en", "不能使用尖括号"),
        ("{due", "{due}", "body_zh", "花括号没有成对"),
    ] {
        let page = admin.post(PLACE, &fields("save", &id, zh, en)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        assert!(
            page.says(why) && page.says(&format!("href=\"#{field}\"")) && page.says("补正：{case}"),
            "{}",
            page.body
        );
    }
    let unknown = admin.get("/admin/templates/nothing.applicant").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(admin.get(PLACE).await.says("没有修改过"));
}
