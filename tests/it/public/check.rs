//! The public certificate check.
use crate::support::TestApp;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use zhicheng::db::schema::certificates;
use zhicheng::demo::cases::{LIN, Stage};

/// A program with one issued certificate, and its code.
async fn with_certificate() -> (TestApp, String) {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    walk.bring(LIN, Stage::Issued).await.unwrap();
    test.follow(&walk);
    let code: String =
        certificates::table.select(certificates::public_code).first(&mut test.owner()).unwrap();
    (test, code)
}

#[actix_web::test]
async fn a_valid_certificate_is_told_with_a_masked_name_and_its_facts() {
    let (test, code) = with_certificate().await;

    let page = test.visitor().get(&format!("/c/{code}")).await;

    assert_eq!(page.status, 200);
    assert!(page.says("证书有效") && page.says("林*远") && page.says("高级工程师"));
    assert!(!page.says("林知远"), "the full name is not shown to strangers");
    assert!(page.says("<title>本核验结果网址的二维码</title>") && page.says("演示证书"));
}

#[actix_web::test]
async fn typing_is_forgiven_and_the_field_leads_to_the_same_answer() {
    let (test, code) = with_certificate().await;
    let typed = code.to_lowercase().replace('0', "o");
    let spaced = format!("{}+{}", &typed[..8], &typed[8..]);

    let page = test.visitor().get(&format!("/check?code={spaced}&lang=en")).await;

    assert!(page.says("Certificate valid") && page.says("Senior Engineer"), "{}", page.body);
}

#[actix_web::test]
async fn each_standing_has_a_heading_of_its_own() {
    let (test, code) = with_certificate().await;
    for (status, heading) in
        [("corrected", "证书已更正"), ("suspended", "证书暂停使用"), ("revoked", "证书已撤销")]
    {
        let change = format!("UPDATE certificates SET status = '{status}', status_reason = '登记错误'");
        test.owner().batch_execute(&change).unwrap();

        let page = test.visitor().get(&format!("/c/{code}")).await;

        assert!(page.says(heading) && page.says("登记错误"), "{status}");
    }
}

#[actix_web::test]
async fn an_unknown_code_and_one_that_does_not_fit_together_get_the_same_page() {
    let (test, code) = with_certificate().await;
    let unknown = zhicheng::services::certificate::unused_code().compact().to_owned();
    let mistyped = format!("{}{}", &code[1..], &code[..1]);
    let visitor = test.visitor();

    let one = visitor.get(&format!("/c/{unknown}")).await;
    let other = visitor.get(&format!("/c/{mistyped}")).await;

    assert_eq!((one.status.as_u16(), other.status.as_u16()), (404, 404));
    assert!(one.says("未找到证书"));
    assert_eq!(one.body.replace(&unknown, ""), other.body.replace(&mistyped, ""));
}

#[actix_web::test]
async fn what_cannot_be_a_code_is_refused_at_the_field_and_kept() {
    let test = TestApp::start().await;

    let page = test.visitor().get("/check?code=7K3M-U").await;

    assert_eq!(page.status, 422);
    assert!(page.says("code-error") && page.says("value=\"7K3M-U\"") && page.says("现在是5位"));
}

#[actix_web::test]
async fn a_certificate_that_is_only_prepared_is_not_found() {
    let (test, code) = with_certificate().await;
    test.owner().batch_execute("UPDATE certificates SET status = 'prepared'").unwrap();

    assert_eq!(test.visitor().get(&format!("/c/{code}")).await.status, 404);
}

#[actix_web::test]
async fn whoever_tries_code_after_code_is_asked_to_wait() {
    let test = TestApp::start().await;
    let visitor = test.visitor();

    let mut answers = Vec::new();
    for _ in 0..=120 {
        answers.push(visitor.get("/c/7F3K-9QXA-2M4P-8TRC-6WZN").await.status.as_u16());
    }
    let page = visitor.get("/check").await;

    assert_eq!((answers[0], answers[119]), (404, 404));
    assert_eq!(page.status, 429);
    assert!(page.says("请等待") && !page.header("retry-after").is_empty());
    assert_eq!(visitor.get("/catalogue").await.status, 200, "other pages go on");
}
