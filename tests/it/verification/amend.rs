//! `/employer/cases/{id}/verification`, and the holder's consent taken back.
use super::{accept, give_consent, with_request};
use crate::support::{Client, Page, TestApp};
use diesel::prelude::*;
use zhicheng::db::schema::verifications;
use zhicheng::domain::ids::CaseId;

const TRUE_DATA: [(&str, &str); 3] =
    [("certificate_no", "CE-804212"), ("name_on_certificate", "LIN Zhiyuan"), ("awarded_on", "2015-03-01")];

/// A request that an officer returned for its number, its case and its page.
async fn with_returned() -> (TestApp, CaseId, String) {
    let (test, id, page) = with_request().await;
    let officer = test.signed_in("su.ran").await;
    officer.post(&format!("{page}/decide"), &[("decision", "return"), ("reason", "编号不完整")]).await;
    test.work().await;
    (test, id, page)
}

fn place(id: CaseId) -> String {
    format!("/employer/cases/{id}/verification")
}

async fn amend(client: &Client, id: CaseId, fields: &[(&str, &str)]) -> Page {
    client.post(&place(id), fields).await
}

fn state(test: &TestApp) -> String {
    verifications::table.select(verifications::state).first(&mut test.owner()).unwrap()
}

fn consented(test: &TestApp) -> bool {
    let at: Option<chrono::DateTime<chrono::Utc>> =
        verifications::table.select(verifications::consent_at).first(&mut test.owner()).unwrap();
    at.is_some()
}

#[actix_web::test]
async fn a_returned_request_is_put_right_and_goes_back_to_the_officers() {
    let (test, id, page) = with_returned().await;
    let hr = test.signed_in("he.jing").await;

    let case = hr.get(&format!("/employer/cases/{id}")).await;
    let form = hr.get(&place(id)).await;
    let sent = amend(&hr, id, &TRUE_DATA).await;

    assert!(case.says("证书查验需要补充") && case.says(&place(id)), "{}", case.body);
    assert!(form.says("编号不完整") && form.says("name=\"certificate_no\""));
    assert_eq!(sent.location.as_deref(), Some(format!("/employer/cases/{id}").as_str()), "{}", sent.body);
    assert_eq!(state(&test), "submitted");
    let officer = test.signed_in("su.ran").await;
    assert!(officer.get(&page).await.says("CE-804212"));
    assert!(hr.get(&format!("/employer/cases/{id}")).await.says("补充查验信息，重新提交"));
}

#[actix_web::test]
async fn what_is_typed_wrong_is_told_at_its_field_and_kept() {
    let (test, id, _) = with_returned().await;
    let hr = test.signed_in("he.jing").await;

    let page = amend(
        &hr,
        id,
        &[("certificate_no", "CE-804212"), ("name_on_certificate", ""), ("awarded_on", "2015-02-30")],
    )
    .await;
    let later = [TRUE_DATA[0], TRUE_DATA[1], ("awarded_on", "2030-01-01")];

    assert_eq!(page.status, 422);
    assert!(page.says("href=\"#name_on_certificate\"") && page.says("href=\"#awarded_on\""));
    assert!(page.says("value=\"CE-804212\""));
    assert!(amend(&hr, id, &later).await.says("取得日期不能晚于今天"));
    assert_eq!(state(&test), "returned");
}

#[actix_web::test]
async fn a_request_that_was_not_returned_cannot_be_changed_and_one_sent_twice_changes_once() {
    let (test, id, _) = with_returned().await;
    let hr = test.signed_in("he.jing").await;

    let first = amend(&hr, id, &TRUE_DATA).await;
    let again = amend(&hr, id, &TRUE_DATA).await;

    assert_eq!((first.status.as_u16(), again.status.as_u16()), (303, 422));
    assert!(again.says("现在不能修改"), "{}", again.body);
    let version: i32 = verifications::table.select(verifications::version).first(&mut test.owner()).unwrap();
    assert_eq!(version, 2, "returned once, submitted again once");
}

#[actix_web::test]
async fn another_unit_does_not_find_the_request() {
    let (test, id, _) = with_returned().await;
    let stranger = test.signed_in("zhou.lan").await;

    assert_eq!(stranger.get(&place(id)).await.status, 404);
    assert_eq!(amend(&stranger, id, &TRUE_DATA).await.status, 404);
    assert_eq!(state(&test), "returned");
}

#[actix_web::test]
async fn a_consent_to_send_other_data_does_not_stand_for_the_changed_ones() {
    let (test, id, page) = with_request().await;
    give_consent(&test, id);
    let officer = test.signed_in("su.ran").await;
    officer.post(&format!("{page}/decide"), &[("decision", "return"), ("reason", "编号不完整")]).await;
    let hr = test.signed_in("he.jing").await;

    amend(&hr, id, &TRUE_DATA).await;

    assert!(!consented(&test), "the holder is asked anew");
    accept(&officer, &page).await;
    assert!(officer.post(&format!("{page}/send"), &[]).await.says("尚未同意"));
}

#[actix_web::test]
async fn a_consent_taken_back_stops_the_sending_until_it_is_given_again() {
    let (test, id, page) = with_request().await;
    give_consent(&test, id);
    let officer = test.signed_in("su.ran").await;
    accept(&officer, &page).await;
    let lin = test.signed_in("lin.zhiyuan").await;
    let consent = format!("/applicant/cases/{id}/consent");

    assert!(lin.get(&consent).await.says("撤回同意"));
    let taken = lin.post(&consent, &[("consent", "no")]).await;

    assert_eq!(taken.status, 303, "{}", taken.body);
    assert!(!consented(&test));
    assert!(officer.post(&format!("{page}/send"), &[]).await.says("尚未同意"));
    lin.post(&consent, &[("consent", "yes")]).await;
    assert_eq!(officer.post(&format!("{page}/send"), &[]).await.status, 303);
}

#[actix_web::test]
async fn nobody_else_takes_a_consent_back() {
    let (test, id, _) = with_request().await;
    give_consent(&test, id);
    let stranger = test.signed_in("daniel.okafor").await;

    let page = stranger.post(&format!("/applicant/cases/{id}/consent"), &[("consent", "no")]).await;

    assert_eq!(page.status, 404);
    assert!(consented(&test));
}
