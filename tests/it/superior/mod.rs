//! The superior authority: asked by a public institution, it answers once.
use crate::support::TestApp;
use zhicheng::demo::cases::{DANIEL, Stage};
use zhicheng::domain::ids::CaseId;

async fn asked() -> (TestApp, CaseId) {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(DANIEL, Stage::ReadyToFile).await.unwrap();
    test.follow(&walk);
    let unit = test.signed_in("zhou.lan").await;
    let page = unit.get(&format!("/employer/cases/{id}")).await;
    assert!(page.says("征求主管部门意见"), "{}", page.body);
    assert_eq!(unit.post(&format!("/employer/cases/{id}/consent"), &[]).await.status, 303);
    (test, id)
}

#[actix_web::test]
async fn a_case_is_known_to_the_authority_once_it_is_asked() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(DANIEL, Stage::ReadyToFile).await.unwrap();
    test.follow(&walk);

    let page = test.signed_in("qin.yue").await.get(&format!("/superior/cases/{id}")).await;

    assert_eq!(page.status, 404);
}

#[actix_web::test]
async fn the_authority_consents_after_a_confirmation_and_the_unit_sees_it() {
    let (test, id) = asked().await;
    let client = test.signed_in("qin.yue").await;
    let case = format!("/superior/cases/{id}");

    let list = client.get("/superior").await;
    let page = client.get(&case).await;
    let asked = client.post(&case, &[("answer", "given")]).await;
    let sent = client.post(&format!("{case}/answer"), &[("answer", "given")]).await;
    let again =
        client.post(&format!("{case}/answer"), &[("answer", "refused"), ("reason", "岗位已满")]).await;

    assert!(list.says("Daniel Okafor") && list.says("待答复（1）"), "{}", list.body);
    assert!(page.says("岗位数量和结构比例"), "the warning on post management is shown (P-15)");
    assert!(asked.status == 200 && asked.says("确认意见"), "{}", asked.body);
    assert_eq!((sent.status.as_u16(), again.status.as_u16()), (303, 409));
    let unit = test.signed_in("zhou.lan").await.get(&format!("/employer/cases/{id}")).await;
    assert!(unit.says("同意申报") && !unit.says("岗位已满"), "{}", unit.body);
}

#[actix_web::test]
async fn a_refusal_needs_a_reason_and_the_unit_can_ask_again() {
    let (test, id) = asked().await;
    let client = test.signed_in("qin.yue").await;
    let case = format!("/superior/cases/{id}");

    let bare = client.post(&case, &[("answer", "refused"), ("reason", " ")]).await;
    let sent = client.post(&format!("{case}/answer"), &[("answer", "refused"), ("reason", "岗位已满")]).await;

    assert!(bare.status == 422 && bare.says("href=\"#reason\""), "{}", bare.body);
    assert_eq!(sent.status, 303);
    let unit = test.signed_in("zhou.lan").await;
    assert!(unit.get(&format!("/employer/cases/{id}")).await.says("岗位已满"));
    assert_eq!(unit.post(&format!("/employer/cases/{id}/consent"), &[]).await.status, 303);
    assert!(client.get("/superior").await.says("待答复（1）"));
}

#[actix_web::test]
async fn asking_and_answering_are_told_to_whom_they_concern() {
    let (test, id) = asked().await;
    let client = test.signed_in("qin.yue").await;
    client.post(&format!("/superior/cases/{id}/answer"), &[("answer", "given")]).await;

    test.work().await;

    let letters = test.letters().join("\n");
    for address in ["qin.yue@demo.invalid", "zhou.lan@demo.invalid", "daniel.okafor@demo.invalid"] {
        assert!(letters.contains(address), "{address} was told nothing");
    }
}
