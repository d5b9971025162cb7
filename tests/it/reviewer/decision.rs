//! `/reviewer/cases/{id}` and the pages that follow from it.
use crate::support::{Client, TestApp};
use reqwest::StatusCode;
use uuid::Uuid;
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::case::Status;
use zhicheng::domain::check::CheckItem;
use zhicheng::domain::ids::CaseId;

async fn filed() -> (TestApp, CaseId) {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    test.follow(&walk);
    (test, id)
}

fn status(test: &TestApp, id: CaseId) -> Status {
    let walk = test.walk();
    walk.by_system(|conn, actor| Ok(zhicheng::db::case::find(conn, actor, id)?.status)).unwrap()
}

/// Every check answered alike, and a decision.
fn answers(opinion: &str, decision: &str) -> Vec<(String, String)> {
    let checks = CheckItem::ALL.iter().map(|item| (format!("check-{item}"), opinion.to_owned()));
    let rest = [("decision", decision.to_owned()), ("proposal", Uuid::new_v4().to_string())];
    checks.chain(rest.map(|(name, value)| (name.to_owned(), value))).collect()
}

async fn send(client: &Client, id: CaseId, fields: &[(String, String)]) -> crate::support::Page {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(&format!("/reviewer/cases/{id}"), &fields).await
}

fn add(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    fields.push((name.to_owned(), value.to_owned()));
}

#[actix_web::test]
async fn only_what_two_records_agree_on_is_filled_in_beforehand() {
    let (test, id) = filed().await;
    let reviewer = test.signed_in("zhou.min").await;

    let page = reviewer.get(&format!("/reviewer/cases/{id}")).await;

    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.body.matches("value=\"met\" checked").count(), 3, "authentic, listed, publicised");
    assert!(page.says("受理审查时限") && page.says("3 项一致"));
}

#[actix_web::test]
async fn a_case_with_every_check_in_order_is_accepted() {
    let (test, id) = filed().await;
    let reviewer = test.signed_in("zhou.min").await;

    let answer = send(&reviewer, id, &answers("met", "accept")).await;

    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(answer.location.as_deref(), Some("/reviewer"));
    assert_eq!(status(&test, id), Status::Accepted);
}

#[actix_web::test]
async fn a_case_is_not_accepted_while_a_check_is_open_and_nothing_typed_is_lost() {
    let (test, id) = filed().await;
    let reviewer = test.signed_in("zhou.min").await;
    let mut fields = answers("met", "accept");
    fields.retain(|(name, _)| name != "check-overseas");

    let page = send(&reviewer, id, &fields).await;

    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.says("href=\"#check-overseas\"") && page.says("请作出审查意见"));
    assert_eq!(page.body.matches("value=\"met\" checked").count(), CheckItem::ALL.len() - 1);
    assert_eq!(status(&test, id), Status::Filed);
}

#[actix_web::test]
async fn the_items_marked_make_the_correction_notice() {
    let (test, id) = filed().await;
    let reviewer = test.signed_in("zhou.min").await;
    let mut fields = answers("met", "request_correction");
    fields.retain(|(name, _)| name != "check-overseas");
    add(&mut fields, "check-overseas", "correct");

    let without_note = send(&reviewer, id, &fields).await;
    add(&mut fields, "note-overseas", "第2页签字处缺少日期，请补签后重新上传。");
    let answer = send(&reviewer, id, &fields).await;

    assert_eq!(without_note.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without_note.says("href=\"#note-overseas\""));
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(status(&test, id), Status::Correction);
    let page = reviewer.get(&format!("/reviewer/cases/{id}")).await;
    assert!(page.says("第2页签字处缺少日期") && page.says("尚未答复"));
}

#[actix_web::test]
async fn a_refusal_is_proposed_by_one_reviewer_and_confirmed_by_another() {
    let (test, id) = filed().await;
    let (first, second) = (test.signed_in("zhou.min").await, test.signed_in("gu.wen").await);
    let mut fields = answers("met", "not_accept");
    add(&mut fields, "reason", "在沪工作未满一年");

    let without_clause = send(&first, id, &fields).await;
    add(&mut fields, "clause", "E-0");
    let proposed = send(&first, id, &fields).await;
    let again = send(&first, id, &fields).await;

    assert_eq!(without_clause.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without_clause.says("在沪工作未满一年") && without_clause.says("href=\"#clause\""));
    assert_eq!((proposed.status, again.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(status(&test, id), Status::Filed);

    let proposal = fields.iter().find(|(name, _)| name == "proposal").unwrap().1.clone();
    let address = format!("/reviewer/proposals/{proposal}");
    let own = first.get(&address).await;
    assert!(own.says("须由另一人确认") && !own.says("value=\"confirm\""));
    let refused = first.post(&address, &[("act", "confirm")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);

    let seen = second.get(&address).await;
    assert!(seen.says("在沪工作未满一年") && seen.says("value=\"confirm\""));
    let confirmed = second.post(&address, &[("act", "confirm")]).await;
    assert_eq!(confirmed.status, StatusCode::SEE_OTHER, "{}", confirmed.body);
    assert_eq!(status(&test, id), Status::NotAccepted);
}

#[actix_web::test]
async fn a_proposal_is_set_aside_only_with_a_reason() {
    let (test, id) = filed().await;
    let (first, second) = (test.signed_in("zhou.min").await, test.signed_in("gu.wen").await);
    let mut fields = answers("met", "not_accept");
    add(&mut fields, "reason", "在沪工作未满一年");
    add(&mut fields, "clause", "E-0");
    send(&first, id, &fields).await;
    let proposal = fields.iter().find(|(name, _)| name == "proposal").unwrap().1.clone();
    let address = format!("/reviewer/proposals/{proposal}");

    let refused = second.post(&address, &[("act", "set_aside"), ("reason", " ")]).await;
    let done = second.post(&address, &[("act", "set_aside"), ("reason", "社保记录显示已满一年")]).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(status(&test, id), Status::Filed);
    assert!(second.get(&format!("/reviewer/cases/{id}")).await.says("社保记录显示已满一年"));
}

#[actix_web::test]
async fn a_case_is_suspended_with_a_reason_and_resumed() {
    let (test, id) = filed().await;
    let reviewer = test.signed_in("zhou.min").await;
    let act = |name: &str| format!("/reviewer/cases/{id}/act/{name}");

    let refused = reviewer.post(&act("suspend"), &[("reason", "")]).await;
    let suspended = reviewer.post(&act("suspend"), &[("reason", "等待发证机构更正结果")]).await;
    let page = reviewer.get(&format!("/reviewer/cases/{id}")).await;
    let resumed = reviewer.post(&act("resume"), &[("reason", "结果已更正")]).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.says("href=\"#reason\""));
    assert_eq!(suspended.status, StatusCode::SEE_OTHER);
    assert!(page.says("暂停办理") && !page.says("name=\"decision\""), "a suspended case takes no decision");
    assert_eq!(resumed.status, StatusCode::SEE_OTHER, "{}", resumed.body);
}

#[actix_web::test]
async fn an_ended_case_is_reopened_by_two_people() {
    let (test, id) = filed().await;
    let (first, second) = (test.signed_in("zhou.min").await, test.signed_in("gu.wen").await);
    let mut fields = answers("met", "not_accept");
    add(&mut fields, "reason", "在沪工作未满一年");
    add(&mut fields, "clause", "E-0");
    send(&first, id, &fields).await;
    let proposal = fields.iter().find(|(name, _)| name == "proposal").unwrap().1.clone();
    second.post(&format!("/reviewer/proposals/{proposal}"), &[("act", "confirm")]).await;

    let reopening = Uuid::new_v4().to_string();
    let address = format!("/reviewer/cases/{id}/act/reopen_review");
    let asked = first.post(&address, &[("reason", "社保记录有误"), ("proposal", &reopening)]).await;
    let done = second.post(&format!("/reviewer/proposals/{reopening}"), &[("act", "confirm")]).await;

    assert_eq!(asked.status, StatusCode::SEE_OTHER, "{}", asked.body);
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(status(&test, id), Status::Filed);
}

#[actix_web::test]
async fn a_case_that_is_only_being_verified_is_not_the_reviewers() {
    let test = TestApp::start().await;
    let id = test.walk().open(LIN).unwrap();
    let reviewer = test.signed_in("zhou.min").await;

    assert_eq!(reviewer.get(&format!("/reviewer/cases/{id}")).await.status, StatusCode::NOT_FOUND);
}
