//! What the program points out: a lapse that one reviewer confirms, a termination that takes two.
use crate::support::TestApp;
use reqwest::StatusCode;
use uuid::Uuid;
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::case::{Action, Status};
use zhicheng::domain::ids::CaseId;
use zhicheng::services::case::{self, CorrectionItem, Press};

fn status(test: &TestApp, id: CaseId) -> Status {
    test.walk().by_system(|conn, actor| Ok(zhicheng::db::case::find(conn, actor, id)?.status)).unwrap()
}

/// The address of the one proposal that waits.
async fn waiting(client: &crate::support::Client) -> String {
    let page = client.get("/reviewer/proposals").await;
    let link =
        page.body.split("href=\"").find(|part| part.starts_with("/reviewer/proposals/")).unwrap().to_owned();
    link.split('"').next().unwrap().to_owned()
}

#[actix_web::test]
async fn a_correction_that_was_not_answered_in_time_lapses_when_a_reviewer_confirms() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let item = CorrectionItem { item: "学历".into(), reason: "缺少学位证书".into() };
    let press = Press { items: vec![item], ..Press::default() };
    walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::RequestCorrection, &press))
        .unwrap();
    walk.pass_days(11).unwrap();
    test.follow(&walk);
    test.work().await;
    let reviewer = test.signed_in("zhou.min").await;

    let address = waiting(&reviewer).await;
    let page = reviewer.get(&address).await;
    let confirmed = reviewer.post(&address, &[("act", "confirm")]).await;

    assert!(page.says("确认逾期未补正") && page.says("系统按期限提示"));
    assert_eq!(confirmed.status, StatusCode::SEE_OTHER, "{}", confirmed.body);
    assert_eq!(status(&test, id), Status::Lapsed);
}

#[actix_web::test]
async fn a_termination_that_the_program_points_out_is_proposed_by_one_and_confirmed_by_another() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    walk.pass_days(1).unwrap();
    correct_to_not_authentic(&walk, id);
    test.follow(&walk);
    let (first, second) = (test.signed_in("zhou.min").await, test.signed_in("gu.wen").await);

    let address = waiting(&first).await;
    let signal = first.get(&address).await;
    let alone = first.post(&address, &[("act", "confirm")]).await;
    let proposal = Uuid::new_v4().to_string();
    let act = format!("/reviewer/cases/{id}/act/terminate");
    let proposed = first.post(&act, &[("reason", "查验结果已更正为不真实"), ("proposal", &proposal)]).await;
    let confirmed = second.post(&format!("/reviewer/proposals/{proposal}"), &[("act", "confirm")]).await;

    assert!(signal.says("请先提出") && signal.says("/act/terminate"));
    assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(proposed.status, StatusCode::SEE_OTHER, "{}", proposed.body);
    assert_eq!(confirmed.status, StatusCode::SEE_OTHER, "{}", confirmed.body);
    assert_eq!(status(&test, id), Status::Terminated);
}

/// The issuing body corrects its answer; a second officer reviews it; the program looks at the cases that rest on it.
fn correct_to_not_authentic(walk: &zhicheng::demo::cases::Walk<'_>, id: CaseId) {
    use zhicheng::domain::verification::{AnswerOutcome, Channel};
    use zhicheng::services::verification::{self, NewAnswer};
    let question =
        walk.by_system(|conn, actor| Ok(zhicheng::db::case::find(conn, actor, id)?.verification_id)).unwrap();
    let answer = NewAnswer {
        id: Uuid::new_v4(),
        outcome: AnswerOutcome::NotAuthentic,
        channel: Channel::Letter,
        evidence: "发证机构来函更正".to_owned(),
    };
    walk.by("su.ran", |conn, actor| verification::record_answer(conn, actor, question, &answer)).unwrap();
    walk.by("shen.zhu", |conn, actor| verification::review(conn, actor, question, true, "")).unwrap();
    walk.by_system(|conn, actor| verification::settle(conn, actor, question)).unwrap();
}
