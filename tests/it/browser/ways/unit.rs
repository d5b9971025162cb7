//! Ways inside the unit: consent, objections, changing one's mind.
use super::Way;
use zhicheng::db::notice;
use zhicheng::demo::cases::{DANIEL, LIN, Stage};
use zhicheng::domain::case::Status;

const MARCH: &str = "2026-03-02T01:00:00Z";

#[actix_web::test]
async fn a_public_institution_files_once_its_superior_authority_consents() {
    let Some(way) = Way::begin(MARCH, DANIEL, Stage::ReadyToFile).await else { return };

    way.at("daniel.okafor", "/applicant/cases/{case}/file").await;
    assert!(!way.browser.finds("main button.btn:not(.second)").await, "nothing to press before the consent");
    way.at("zhou.lan", "/employer/cases/{case}").await;
    way.press_in("/consent").await;
    way.at("qin.yue", "/superior/cases/{case}").await;
    way.browser.choose("answer", "given").await;
    way.press().await;
    way.press().await;
    way.at("daniel.okafor", "/applicant/cases/{case}/file").await;
    way.press().await;

    assert_eq!(way.status(), Status::Filed);
    way.end().await;
}

#[actix_web::test]
async fn an_objection_through_the_link_on_the_sheet_is_looked_into_and_dismissed() {
    let Some(way) = Way::begin(MARCH, LIN, Stage::Published).await else { return };
    let running = way.walk().by_system(|conn, _| Ok(notice::of_case(conn, way.case)?)).unwrap();
    let token = running[0].objection_token.clone().unwrap();

    way.browser.goto(&format!("/objection/{token}")).await;
    way.browser.fill("content", "公示的项目中有一项由他人完成").await;
    way.browser.go("main button[value='check']").await;
    way.browser.go("main button[value='send']").await;
    way.test.work().await;
    way.days_later(6).await;
    assert_eq!(way.status(), Status::Publicity, "an open objection keeps the publicity open");
    way.objection_is("dismissed").await;
    way.days_later(1).await;

    assert_eq!(way.status(), Status::ReadyToFile);
    way.end().await;
}

#[actix_web::test]
async fn an_upheld_objection_ends_the_case_and_two_people_of_the_unit_reopen_it() {
    let Some(way) = Way::begin(MARCH, LIN, Stage::Published).await else { return };
    way.at("he.jing", "/employer/cases/{case}/objections").await;
    way.browser.fill("content", "来人反映：业绩第二项并非本人完成").await;
    way.press_in("/objections").await;

    way.objection_is("upheld").await;
    way.goto("/employer/cases/{case}/acts/end").await;
    way.press().await;
    assert_eq!(way.status(), Status::ObjectionUpheld);
    way.at("chen.mo", "/employer/cases/{case}/acts/reopen").await;
    way.browser.fill("reason", "申报人已更正业绩并提交说明").await;
    way.press().await;
    assert_eq!(way.status(), Status::ObjectionUpheld, "one person alone reopens nothing");
    way.at("he.jing", "/employer/cases/{case}/proposal").await;
    way.browser.go("main button[value='confirm']").await;

    assert_eq!(way.status(), Status::EmployerReview);
    way.end().await;
}

#[actix_web::test]
async fn an_applicant_withdraws_and_is_told_that_nothing_is_lost() {
    let Some(way) = Way::begin(MARCH, LIN, Stage::Filed).await else { return };

    way.at("lin.zhiyuan", "/applicant/cases/{case}/withdraw").await;
    way.press().await;

    way.browser.until("已撤回").await;
    assert_eq!(way.status(), Status::Withdrawn);
    way.at("zhou.min", "/reviewer/cases/{case}").await;
    assert!(!way.browser.finds("main input[name='decision']").await, "a withdrawn case takes no decision");
    way.end().await;
}

impl Way {
    /// The unit takes the objection up and decides.
    async fn objection_is(&self, outcome: &str) {
        self.at("he.jing", "/employer/cases/{case}/objections").await;
        self.browser.go(&format!("main td a[href*='/employer/cases/{}/objections/']", self.case)).await;
        self.press_in("/investigate").await;
        self.browser.choose("outcome", outcome).await;
        self.browser.fill("finding", "经向项目组核实，见谈话记录").await;
        self.press().await;
        self.press().await;
    }
}
