//! One's own account and messages; feedback.
use crate::support::TestApp;
use zhicheng::demo::cases::LIN;

#[actix_web::test]
async fn messages_are_one_s_own_and_the_badge_goes_when_they_are_read() {
    let test = TestApp::start().await;
    test.walk().open(LIN).unwrap();
    test.work().await;
    let (lin, daniel) = (test.signed_in("lin.zhiyuan").await, test.signed_in("daniel.okafor").await);

    let unread = lin.get("/messages").await;
    let read = lin.post("/messages", &[]).await;

    assert!(unread.says("1 条未读") && unread.says("1 件待办") && unread.says("/applicant/cases/"));
    assert!(daniel.get("/messages").await.says("没有消息"));
    assert_eq!(read.location.as_deref(), Some("/messages"));
    let after = lin.get("/messages").await;
    assert!(!after.says("未读") && !after.says("件待办"));
}

#[actix_web::test]
async fn letters_come_in_the_language_that_their_reader_chose() {
    let test = TestApp::start().await;
    let lin = test.signed_in("lin.zhiyuan").await;

    let saved = lin.post("/account/language", &[("lang", "en")]).await;
    test.walk().open(LIN).unwrap();
    test.work().await;

    assert_eq!(saved.status, 303);
    assert!(lin.get("/account").await.says("value=\"en\" checked"));
    assert!(lin.get("/messages").await.says("Case RD-2026-"));
    assert_eq!(lin.post("/account/language", &[("lang", "fr")]).await.status, 422);
}

#[actix_web::test]
async fn ending_the_other_sessions_leaves_this_one_and_nobody_else_s() {
    let test = TestApp::start().await;
    let (here, there) = (test.signed_in("he.jing").await, test.signed_in("he.jing").await);
    let somebody_else = test.signed_in("chen.mo").await;
    assert!(here.get("/account").await.says("退出其他全部登录"));

    here.post("/account/sessions", &[]).await;

    assert!(here.get("/account").await.says("已退出其他 1 处登录"));
    assert_eq!(there.get("/account").await.status, 303, "the other session is asked to sign in");
    assert_eq!(somebody_else.get("/account").await.status, 200);
}

#[actix_web::test]
async fn a_link_for_a_new_password_goes_to_one_s_own_address() {
    let test = TestApp::start().await;
    let browser = test.signed_in("he.jing").await;

    browser.post("/account/password", &[]).await;
    test.work().await;

    let letters = test.letters();
    assert!(letters.len() == 1 && letters[0].contains("he.jing@demo.invalid"), "{letters:?}");
}

#[actix_web::test]
async fn a_feedback_reaches_the_administrators() {
    let test = TestApp::start().await;
    let visitor = test.visitor();

    let refused = visitor.post("/feedback", &[("text", "坏"), ("contact", "a@example.org")]).await;
    let sent = visitor.post("/feedback", &[("text", "清单第12行打不开"), ("contact", "")]).await;
    test.work().await;

    assert_eq!(refused.status, 422);
    assert!(refused.says("text-error") && refused.says("value=\"a@example.org\""));
    assert_eq!(sent.location.as_deref(), Some("/feedback?sent=1"));
    let inbox = test.signed_in("gao.yuan").await.get("/messages").await;
    assert!(inbox.says("收到问题反馈") && inbox.says("清单第12行打不开"));
}
