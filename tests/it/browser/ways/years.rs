//! Ways over the turn of a year: a suspension that spans it, and a year whose calendar is not loaded.
use super::Way;
use zhicheng::db::case as cases;
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::case::Status;

#[actix_web::test]
async fn a_suspension_over_the_turn_of_the_year_keeps_the_days_that_were_left() {
    // Filed on Monday 29 December 2025: five working days, of which one is over on the 30th.
    let Some(way) = Way::begin("2025-12-19T01:00:00Z", LIN, Stage::Filed).await else { return };
    let due = |way: &Way| {
        way.walk().by_system(|conn, actor| Ok(cases::find(conn, actor, way.case)?.due_on)).unwrap()
    };
    let before = due(&way).unwrap();
    let left = way.working_days_to(before);
    way.at("zhou.min", "/reviewer/cases/{case}/act/suspend").await;
    way.browser.fill("reason", "等待发证机构更正结果").await;
    way.press().await;
    assert_eq!(due(&way), None, "the clock stands still");

    way.days_later(8).await;
    way.at("zhou.min", "/reviewer/cases/{case}/act/resume").await;
    way.browser.fill("reason", "已收到更正结果").await;
    way.press().await;

    let after = due(&way).unwrap();
    assert!(after > before && after.to_string().starts_with("2026-01"), "{before} became {after}");
    assert_eq!(way.working_days_to(after), left, "as many days as were left");
    way.end().await;
}

#[actix_web::test]
async fn a_publicity_that_would_run_into_a_year_without_a_calendar_does_not_begin() {
    let Some(way) = Way::begin("2026-12-28T01:00:00Z", LIN, Stage::Submitted).await else { return };

    way.at("he.jing", "/employer/cases/{case}/review").await;

    way.browser.until("尚未载入日历的年份").await;
    assert!(way.browser.says("管理员").await, "the page says who can cure it");
    assert_eq!(way.status(), Status::EmployerReview);
    way.end().await;
}

impl Way {
    fn working_days_to(&self, day: chrono::NaiveDate) -> i64 {
        let today = zhicheng::domain::calendar::shanghai_date(self.test.app.clock.now());
        zhicheng::domain::calendar::embedded().working_days_between(today, day).value
    }
}
