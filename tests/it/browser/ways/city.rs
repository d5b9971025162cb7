//! Ways at the city's office: a correction that touches what was publicised, a suspension.
use super::Way;
use zhicheng::db::review;
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::case::Status;
use zhicheng::domain::check::CheckItem;
use zhicheng::services::case::{check_field, note_field};

#[actix_web::test]
async fn a_correction_that_changes_what_was_publicised_goes_back_to_the_employer() {
    let Some(way) = Way::begin("2026-03-02T01:00:00Z", LIN, Stage::Filed).await else { return };
    way.at("zhou.min", "/reviewer/cases/{case}").await;
    for (place, item) in CheckItem::ALL.iter().enumerate() {
        way.browser.choose(&check_field(*item), if place == 0 { "correct" } else { "met" }).await;
    }
    way.browser.fill(&note_field(CheckItem::ALL[0]), "第二项业绩请写明本人承担的部分").await;
    way.browser.choose("decision", "request_correction").await;
    way.press().await;
    assert_eq!(way.status(), Status::Correction);

    way.at("lin.zhiyuan", "/applicant/cases/{case}/form/achievements").await;
    way.browser.fill("achievements", "负责1项防腐方案的结构部分；参与制定企业标准3项。").await;
    way.browser.go("main button[name='then'][value='back']").await;
    way.goto("/applicant/cases/{case}/correction").await;
    let notices = way.walk().by_system(|conn, _| Ok(review::corrections(conn, way.case)?)).unwrap();
    way.browser.fill(&format!("answer-{}", notices[0].1[0].id), "已按实际分工改写").await;
    way.press().await;

    assert_eq!(way.status(), Status::EmployerReview, "what was publicised has changed: publicity once more");
    way.end().await;
}
