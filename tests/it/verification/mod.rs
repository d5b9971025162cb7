//! `/verification`, as a browser without JavaScript sees it.
mod amend;
mod batch;

use crate::support::{Client, TestApp};
use zhicheng::demo::cases::{DANIEL, LIN};
use zhicheng::domain::ids::CaseId;
use zhicheng::domain::verification::AnswerOutcome;
use zhicheng::services::verification::consent;

/// A request that was just made, its case and its page.
async fn with_request() -> (TestApp, CaseId, String) {
    let test = TestApp::start().await;
    let id = test.walk().open(LIN).unwrap();
    let page = test.signed_in("su.ran").await.get("/verification").await.link_to("/verification/");
    (test, id, page)
}

fn give_consent(test: &TestApp, id: CaseId) {
    let walk = test.walk();
    let question =
        walk.by_system(|conn, actor| Ok(zhicheng::db::case::find(conn, actor, id)?.verification_id));
    walk.by("lin.zhiyuan", |conn, actor| consent(conn, actor, question.unwrap())).unwrap();
}

async fn accept(officer: &Client, page: &str) {
    assert_eq!(officer.post(&format!("{page}/decide"), &[("decision", "accept")]).await.status, 303);
}

/// Records an answer, as the form would.
async fn answer(officer: &Client, page: &str, outcome: &str, evidence: &str) -> crate::support::Page {
    let id = uuid::Uuid::new_v4().to_string();
    let form = [("answer", id.as_str()), ("outcome", outcome), ("channel", "letter"), ("evidence", evidence)];
    officer.post(&format!("{page}/answer"), &form).await
}

#[actix_web::test]
async fn the_queue_is_narrowed_by_its_address() {
    let (test, _, _) = with_request().await;
    let officer = test.signed_in("su.ran").await;

    for (query, is_listed) in [
        ("", true),
        ("tab=send", false),
        ("q=林知远", true),
        ("q=100%25", false),
        ("body=没有这家机构", false),
        ("after=nonsense", true),
    ] {
        let page = officer.get(&format!("/verification?{query}")).await;
        assert_eq!((page.status.as_u16(), page.says("YZ-2026-000001")), (200, is_listed), "{query}");
    }
}

#[actix_web::test]
async fn returning_needs_a_reason_that_the_applicant_then_reads() {
    let (test, id, page) = with_request().await;
    let officer = test.signed_in("su.ran").await;

    let bare = officer.post(&format!("{page}/decide"), &[("decision", "return"), ("reason", " ")]).await;
    let done =
        officer.post(&format!("{page}/decide"), &[("decision", "return"), ("reason", "编号不完整")]).await;

    assert!(bare.status == 422 && bare.says("value=\"return\" checked"), "{}", bare.body);
    assert_eq!(done.location.as_deref(), Some(page.as_str()));
    let case = test.signed_in("lin.zhiyuan").await.get(&format!("/applicant/cases/{id}")).await;
    assert!(case.says("编号不完整"), "{}", case.body);
}

#[actix_web::test]
async fn nothing_is_sent_abroad_without_the_holders_consent() {
    let (test, id, page) = with_request().await;
    let officer = test.signed_in("su.ran").await;
    accept(&officer, &page).await;

    let shown = officer.get(&page).await;
    let blocked = officer.post(&format!("{page}/send"), &[]).await;
    give_consent(&test, id);
    let sent = officer.post(&format!("{page}/send"), &[]).await;

    assert!(shown.says("持证人尚未在其页面上同意") && !shown.says("放行并发送"), "{}", shown.body);
    assert!(blocked.status == 422 && blocked.says("不能发送"), "{}", blocked.body);
    assert_eq!(sent.status, 303, "{}", sent.body);
}

#[actix_web::test]
async fn an_answer_needs_its_evidence_and_a_second_officer() {
    let (test, id, page) = with_request().await;
    let (su, shen) = (test.signed_in("su.ran").await, test.signed_in("shen.zhu").await);
    accept(&su, &page).await;
    give_consent(&test, id);
    su.post(&format!("{page}/send"), &[]).await;

    let bare = answer(&su, &page, "authentic", "").await;
    let kept = answer(&su, &page, "authentic", "注册部来函").await;
    let own = su.post(&format!("{page}/review"), &[("review", "agree")]).await;
    let silent = shen.post(&format!("{page}/review"), &[("review", "disagree"), ("note", "")]).await;
    let agreed = shen.post(&format!("{page}/review"), &[("review", "agree")]).await;

    assert!(bare.status == 422 && bare.says("value=\"authentic\" checked"), "{}", bare.body);
    assert_eq!(kept.status, 303);
    assert!(own.status == 422 && own.says("两人"), "{}", own.body);
    assert!(silent.status == 422 && silent.says("id=\"note-error\""), "{}", silent.body);
    assert_eq!(agreed.status, 303, "{}", agreed.body);
    let shown = su.get(&page).await;
    assert!(shown.says("注册部来函") && shown.says("苏然") && shown.says("沈竹"), "{}", shown.body);
}

#[actix_web::test]
async fn the_same_answer_sent_twice_is_kept_once() {
    let (test, id, page) = with_request().await;
    let su = test.signed_in("su.ran").await;
    accept(&su, &page).await;
    give_consent(&test, id);
    su.post(&format!("{page}/send"), &[]).await;
    let form = [("answer", uuid::Uuid::new_v4().to_string())];
    let form = [
        ("answer", form[0].1.as_str()),
        ("outcome", "no_answer"),
        ("channel", "email"),
        ("evidence", "三次催询"),
    ];

    for _ in 0..2 {
        assert_eq!(su.post(&format!("{page}/answer"), &form).await.status, 303);
    }

    assert_eq!(su.get(&page).await.body.matches("三次催询").count(), 1);
}

#[actix_web::test]
async fn a_certificate_claimed_by_two_people_is_raised() {
    let test = TestApp::start().await;
    let walk = test.walk();
    walk.open(LIN).unwrap();
    let lin = test.signed_in("su.ran").await.get("/verification").await.link_to("/verification/");
    let page = test.signed_in("su.ran").await.get(&lin).await;
    assert!(!page.says("另有"), "one claim is no duplicate");
    let mut owner = test.owner();
    walk.open(DANIEL).unwrap();
    diesel::RunQueryDsl::execute(
        diesel::update(zhicheng::db::schema::verifications::table).set((
            diesel::ExpressionMethods::eq(zhicheng::db::schema::verifications::certificate_no, "CE-1"),
            diesel::ExpressionMethods::eq(zhicheng::db::schema::verifications::item_number, 12),
        )),
        &mut owner,
    )
    .unwrap();

    let page = test.signed_in("su.ran").await.get(&lin).await;

    assert!(page.says("同一编号的证书另有 1 人申请查验"), "{}", page.body);
}

#[actix_web::test]
async fn a_failed_verification_ends_the_case_only_when_a_person_confirms_with_a_reason() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let id = walk.open(LIN).unwrap();
    walk.verify_as(LIN, id, AnswerOutcome::NotAuthentic).unwrap();
    let officer = test.signed_in("su.ran").await;
    let page = officer.get("/verification?tab=settled").await.link_to("/verification/");
    let confirm = format!("{page}/fail/{id}");

    let asked = officer.get(&confirm).await;
    let bare = officer.post(&confirm, &[("reason", "")]).await;
    let done = officer.post(&confirm, &[("reason", "查无此号")]).await;

    assert!(asked.says("不能撤销") && asked.says("RD-2026-000001"), "{}", asked.body);
    assert!(bare.status == 422 && bare.says("id=\"reason-error\""), "{}", bare.body);
    assert_eq!(done.location.as_deref(), Some(page.as_str()));
    assert_eq!(officer.get(&confirm).await.status, 404, "it has ended");
}
