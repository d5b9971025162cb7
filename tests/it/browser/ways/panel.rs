//! Ways through the panel: somebody steps back and is replaced, the quorum is lost, a vote fails and is granted again.
use super::Way;
use zhicheng::demo::cases::{EXPERTS, LIN, Stage};
use zhicheng::domain::case::Status;
use zhicheng::domain::ids::SessionId;
use zhicheng::domain::panel::ballot::Choice;
use zhicheng::services::panel;

const MARCH: &str = "2026-03-02T01:00:00Z";

#[actix_web::test]
async fn a_vote_that_fails_is_explained_and_comes_back_by_a_granted_re_check_of_two_people() {
    let Some(way) = Way::begin(MARCH, LIN, Stage::Accepted).await else { return };
    let session = way.session();
    let secret = way.walk().open_vote(session, &[way.case]).unwrap();
    way.walk().vote_and_sign(session, &secret, &[(way.case, Choice::No)]).unwrap();

    way.at("lin.zhiyuan", "/applicant/cases/{case}").await;
    way.browser.until("评议未通过").await;
    way.at("zhou.min", "/reviewer/cases/{case}/act/reopen_panel").await;
    way.browser.choose("recheck", "yes").await;
    way.browser.fill("reason", "程序复核：一位专家应回避而未回避").await;
    way.press().await;
    assert_eq!(way.status(), Status::NotPassed, "one person alone grants nothing");
    way.at("gu.wen", "/reviewer/proposals").await;
    way.browser.go("main td a[href^='/reviewer/proposals/']").await;
    way.browser.go("main button[value='confirm']").await;

    assert_eq!(way.status(), Status::Accepted);
    way.end().await;
}

#[actix_web::test]
async fn members_who_step_back_lose_the_quorum_and_the_case_goes_back_unharmed() {
    let Some(way) = Way::begin(MARCH, LIN, Stage::Accepted).await else { return };
    let session = way.session();
    way.walk().draw(session).unwrap();
    for expert in EXPERTS {
        way.walk().by(expert, |conn, actor| panel::declare(conn, actor, session, &[])).unwrap();
    }
    way.walk().by("jiang.yifan", |conn, actor| panel::open_papers(conn, actor, session)).unwrap();

    for expert in &EXPERTS[..2] {
        way.at(expert, &format!("/expert/sessions/{session}/cases/{{case}}/recuse")).await;
        way.browser.fill("reason", "与申报人曾在同一项目组").await;
        way.press().await;
    }
    way.at("jiang.yifan", &format!("/secretary/sessions/{session}/cases/{{case}}/adjourn")).await;
    way.browser.fill("reason", "两位专家回避，不足法定人数").await;
    way.press().await;

    assert_eq!(way.status(), Status::Accepted);
    way.end().await;
}

#[actix_web::test]
async fn a_member_who_cannot_come_is_replaced_by_the_next_of_the_draw() {
    let Some(way) = Way::begin(MARCH, LIN, Stage::Accepted).await else { return };
    crate::panel::draw::widen_the_pool(&way.test);
    let session = way.session();
    way.walk().draw(session).unwrap();
    let seated =
        || way.walk().by("jiang.yifan", |conn, _| Ok(zhicheng::db::panel::members(conn, session)?)).unwrap();
    let leaving = seated()[1].expert_id;

    way.at("jiang.yifan", &format!("/secretary/sessions/{session}/members/{leaving}/replace")).await;
    way.browser.choose("because", "unavailable").await;
    way.press().await;

    assert!(seated().len() == 3 && seated().iter().all(|member| member.expert_id != leaving));
    way.end().await;
}

impl Way {
    /// A session with this case on its agenda.
    fn session(&self) -> SessionId {
        let walk = self.walk();
        let session = walk.session().unwrap();
        walk.by("jiang.yifan", |conn, actor| panel::assign(conn, actor, session, self.case)).unwrap();
        session
    }
}
