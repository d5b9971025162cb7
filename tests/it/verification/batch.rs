//! `/verification/send`: many requests in one act.
use crate::support::TestApp;
use zhicheng::db::case as cases;
use zhicheng::demo::cases::LIN;
use zhicheng::domain::ids::{CaseId, VerificationId};
use zhicheng::domain::verification::{VerificationAction, VerificationState};
use zhicheng::services::verification::{consent, triage};

fn question(test: &TestApp, id: CaseId) -> VerificationId {
    test.walk().by_system(|conn, actor| Ok(cases::find(conn, actor, id)?.verification_id)).unwrap()
}

/// Accepted requests, with the holder's consent or without.
fn accepted(test: &TestApp, count: usize, has_consent: bool) -> Vec<VerificationId> {
    let walk = test.walk();
    let one = |_| {
        let id = question(test, walk.open(LIN).unwrap());
        if has_consent {
            walk.by("lin.zhiyuan", |conn, actor| consent(conn, actor, id)).unwrap();
        }
        walk.by("su.ran", |conn, actor| triage(conn, actor, id, VerificationAction::Accept, "")).unwrap();
        id
    };
    (0..count).map(one).collect()
}

fn state(test: &TestApp, id: VerificationId) -> VerificationState {
    test.walk().by_system(|conn, _| Ok(zhicheng::db::verification::find(conn, id)?.state)).unwrap()
}

async fn send(test: &TestApp, person: &str, ids: &[VerificationId]) -> crate::support::Page {
    let client = test.signed_in(person).await;
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let form: Vec<_> = ids.iter().map(|id| ("request", id.as_str())).collect();
    let sent = client.post("/verification/send", &form).await;
    if sent.status == 303 { client.get("/verification?tab=send").await } else { sent }
}

#[actix_web::test]
async fn twenty_go_in_one_act_and_a_second_press_does_nothing_more() {
    let test = TestApp::start().await;
    let ids = accepted(&test, 20, true);
    let page = test.signed_in("su.ran").await.get("/verification?tab=send").await;
    assert_eq!(page.body.matches("name=\"request\"").count(), 20);

    let done = send(&test, "su.ran", &ids).await;
    let again = send(&test, "su.ran", &ids).await;

    assert!(done.says("已发送 20 件"), "{}", done.body);
    assert!(ids.iter().all(|id| state(&test, *id) == VerificationState::SentToIssuer));
    assert!(again.says("已由他人或先前的操作处理") && !again.says("已发送 20 件"), "{}", again.body);
}

#[actix_web::test]
async fn one_without_consent_stays_and_keeps_no_other_back() {
    let test = TestApp::start().await;
    let (with, without) = (accepted(&test, 2, true), accepted(&test, 1, false));
    let page = test.signed_in("su.ran").await.get("/verification?tab=send").await;
    assert!(!page.says(&format!("value=\"{}\"", without[0])), "nobody is offered to choose it");

    let done = send(&test, "su.ran", &[with[0], without[0], with[1]]).await;

    assert!(done.says("已发送 2 件") && done.says("持证人尚未同意：YZ-2026-000003"), "{}", done.body);
    assert_eq!(state(&test, without[0]), VerificationState::Accepted);
}

#[actix_web::test]
async fn nothing_chosen_too_many_and_somebody_elses_role_send_nothing() {
    let test = TestApp::start().await;
    let ids = accepted(&test, 21, true);

    let none = send(&test, "su.ran", &[]).await;
    let many = send(&test, "su.ran", &ids).await;
    let stranger = send(&test, "he.jing", &ids[..1]).await;

    assert!(none.says("请先选择要发送的查验"), "{}", none.body);
    assert!(!many.status.is_success() && many.says("一次最多发送20件"), "{}", many.body);
    assert_eq!(stranger.status, 404);
    assert!(ids.iter().all(|id| state(&test, *id) == VerificationState::Accepted));
}
