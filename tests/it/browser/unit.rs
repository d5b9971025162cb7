//! A unit's work in one sitting, counted in clicks: ten applicants pasted and invited, several cases publicised.
use super::mouse::Mouse;
use crate::support::TestApp;
use crate::support::browser::browser;
use diesel::prelude::*;
use zhicheng::db::outbox::Topic;
use zhicheng::db::schema::outbox;
use zhicheng::demo::cases::{LIN, Stage, Subject};

#[actix_web::test]
async fn ten_applicants_are_pasted_opened_and_invited_in_three_clicks() {
    let test = TestApp::start().await;
    let Some(browser) = browser(&test.address).await else { return };
    let rows: Vec<String> = (1..=10)
        .map(|n| {
            format!(
                "申报人甲\tapplicant{n}@example.com\t工程师\tC12\tCE-{n:03}\tApplicant\t2015-03-01\t劳动合同"
            )
        })
        .collect();
    browser.be("he.jing").await;
    browser.goto("/employer").await;
    let mut hand = Mouse::at(&browser);

    hand.leading("main a[href='/employer/batch']").await;
    browser.fill("rows", &rows.join("\n")).await;
    hand.leading("form[action='/employer/batch'] .btn").await;
    assert!(browser.says("10 行可以开立，0 行须更正").await, "{}", browser.text().await);
    hand.leading("form[action='/employer/batch/open'] .btn").await;

    assert_eq!(hand.clicks, 3);
    assert!(browser.says("已开立 10 个事项").await, "{}", browser.text().await);
    test.work().await;
    let links = outbox::table.filter(outbox::topic.eq(Topic::SendLink).and(outbox::done_at.is_not_null()));
    let sent: i64 = links.select(diesel::dsl::count(outbox::id)).get_result(&mut test.owner()).unwrap();
    assert_eq!(sent, 10, "one link each");
    for n in 1..=10 {
        let address = format!("applicant{n}@example.com");
        assert!(test.letters().iter().any(|letter| letter.contains(&address)), "{address}");
    }
    browser.close().await.unwrap();
}

#[actix_web::test]
async fn the_publicity_of_several_starts_in_three_clicks_beside_the_findings_of_each() {
    let test = TestApp::start().await;
    let Some(browser) = browser(&test.address).await else { return };
    let mut walk = test.walk();
    let mut ids = Vec::new();
    for item in [12, 13, 14] {
        ids.push(walk.bring(Subject { item, ..LIN }, Stage::Submitted).await.unwrap().to_string());
    }
    test.follow(&walk);
    browser.be("he.jing").await;
    browser.goto("/employer").await;
    let mut hand = Mouse::at(&browser);

    hand.leading("main a[href='/employer/publicity']").await;
    for id in &ids {
        browser.choose("documents", id).await;
        browser.choose("duty", id).await;
    }
    browser.fill("place", "公司公告栏").await;
    hand.leading("form[action='/employer/publicity'] .btn").await;
    assert!(browser.finds(".calendar").await, "the counted days are shown before");
    hand.leading("form[action='/employer/publicity/start'] .btn").await;

    assert!(hand.clicks <= 4, "{} clicks", hand.clicks);
    assert!(browser.says("3 个事项已开始公示").await, "{}", browser.text().await);
    browser.close().await.unwrap();
}
