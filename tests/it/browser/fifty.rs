//! Fifty certificates, two officers, four clicks.
use crate::support::browser::browser;
use crate::support::{Client, TestApp};
use diesel::prelude::*;
use zhicheng::db::schema::{certificates, outbox};
use zhicheng::demo::cases::{LIN, Stage, Walk};
use zhicheng::domain::case::Action;
use zhicheng::domain::ids::CaseId;
use zhicheng::domain::panel::ballot::Choice;
use zhicheng::services::case::{self, Press};
use zhicheng::services::panel;

/// So many cases that wait for their certificate, all passed by panels.
async fn waiting(test: &TestApp, count: usize) -> Vec<CaseId> {
    let start = test.app.clock.now();
    let mut ids = Vec::new();
    let mut walk = Walk::new(&test.app, start).unwrap();
    for _ in 0..count {
        walk = Walk::new(&test.app, start).unwrap();
        ids.push(walk.bring(LIN, Stage::Accepted).await.unwrap());
    }
    for some in ids.chunks(25) {
        let session = walk.session().unwrap();
        for id in some {
            walk.by("jiang.yifan", |conn, actor| panel::assign(conn, actor, session, *id)).unwrap();
        }
        let secret = walk.open_vote(session, some).unwrap();
        let choices: Vec<_> = some.iter().map(|id| (*id, Choice::Yes)).collect();
        walk.vote_and_sign(session, &secret, &choices).unwrap();
    }
    walk.pass_days(6).unwrap();
    for id in &ids {
        walk.by_system(|conn, actor| {
            case::advance(conn, actor, *id, Action::CloseResultPublicity, &Press::default()).map(drop)
        })
        .unwrap();
    }
    test.follow(&walk);
    // The thousands of messages of fifty walks are not what is looked at here.
    diesel::update(outbox::table.filter(outbox::done_at.is_null()))
        .set(outbox::done_at.eq(walk.now))
        .execute(&mut test.owner())
        .unwrap();
    ids
}

#[actix_web::test]
async fn fifty_certificates_are_issued_in_four_clicks_and_the_batch_shows_how_far_it_is() {
    let test = TestApp::start().await;
    waiting(&test, 50).await;
    let Some(browser) = browser(&test.address).await else { return };
    let press = "main .page-head a.btn, main button.btn:not(.second)";

    browser.be("xu.qing").await;
    browser.go("main button.btn:not(.second)").await;
    let batch = browser.path().await.split('?').next().unwrap().to_owned();
    assert!(browser.says("已生成 0/50 份").await, "{}", browser.text().await);
    test.work().await;
    browser.be("luo.cheng").await;
    browser.go("main a[href^='/certificates/batches/']").await;
    assert_eq!(browser.path().await.split('?').next(), Some(batch.as_str()));
    browser.go(press).await;
    browser.go("main button.btn:not(.second)").await;
    browser.until("已签发 50 份证书").await;

    let valid: i64 = certificates::table
        .filter(certificates::status.eq("valid"))
        .count()
        .get_result(&mut test.owner())
        .unwrap();
    assert_eq!(valid, 50);
    let officer: Client = test.signed_in("xu.qing").await;
    assert!(officer.get(&batch).await.body.len() <= 100 * 1024, "the page of a whole batch is small");
    browser.close().await.unwrap();
}

#[actix_web::test]
async fn a_file_that_cannot_be_made_says_why_and_is_tried_again() {
    let test = TestApp::start().await;
    waiting(&test, 1).await;
    let officer = test.signed_in("xu.qing").await;
    let page = officer.get("/certificates").await;
    let (id, case) = (page.value_of("id").unwrap(), page.value_of("case").unwrap());
    let files = &test.app.settings.files;
    let aside = files.with_file_name("aside");
    std::fs::rename(files, &aside).unwrap();
    std::fs::write(files, "no folder").unwrap();

    officer.post("/certificates", &[("id", &id), ("case", &case)]).await;
    test.work().await;
    let failed = officer.get(&format!("/certificates/batches/{id}")).await;
    std::fs::remove_file(files).unwrap();
    std::fs::rename(&aside, files).unwrap();
    for _ in 0..2 {
        let again = officer.post(&format!("/certificates/batches/{id}/retry"), &[]).await;
        assert_eq!(again.status, reqwest::StatusCode::SEE_OTHER, "{}", again.body);
    }
    test.work().await;
    let made = officer.get(&format!("/certificates/batches/{id}")).await;

    assert!(failed.says("1 份没有生成") && failed.says("现在重试"), "{}", failed.body);
    assert!(made.says("sheet.pdf") && !made.says("现在重试"), "{}", made.body);
}
