//! An expert votes on twenty cases: two keys a case at a desk, one tap a case on a phone; then one check page, one cast.
use crate::support::TestApp;
use crate::support::browser::{Browser, browser};
use diesel::prelude::*;
use serde_json::json;
use zhicheng::db::schema::ballots;
use zhicheng::demo::cases::{LIN, Stage, Walk};
use zhicheng::domain::ids::{CaseId, SessionId};
use zhicheng::services::panel;

const CASES: usize = 20;

/// A session with its vote open on twenty cases.
async fn with_twenty(test: &TestApp) -> SessionId {
    let mut cases: Vec<CaseId> = Vec::new();
    let mut last = test.walk();
    for _ in 0..CASES {
        let mut walk = Walk::new(&test.app, test.app.clock.now()).unwrap();
        cases.push(walk.bring(LIN, Stage::Accepted).await.unwrap());
        last = walk;
    }
    let session = last.session().unwrap();
    let put_on = last.by("jiang.yifan", |conn, actor| panel::assign_series(conn, actor, session)).unwrap();
    assert_eq!(put_on, CASES, "the whole series in one act");
    last.open_vote(session, &cases).unwrap();
    test.follow(&last);
    session
}

/// The choices as they stand on the page, from the first case to the last.
async fn chosen(browser: &Browser) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[data-vote-keys] :checked')].map(one => one.value)";
    let values = browser.client.execute(script, vec![]).await.unwrap();
    serde_json::from_value(values).unwrap()
}

fn wanted() -> Vec<&'static str> {
    ["yes", "no", "abstain"].into_iter().cycle().take(CASES).collect()
}

/// One check page with all of it, one cast.
async fn check_and_cast(test: &TestApp, browser: &Browser) {
    browser.go("main button.btn:not(.second)").await;
    assert_eq!(chosen(browser).await, wanted(), "all votes on one page before they are cast");
    browser.go("main button.btn:not(.second)").await;
    let cast: i64 = ballots::table.count().get_result(&mut test.owner()).unwrap();
    assert_eq!(cast, i64::try_from(CASES).unwrap());
}

#[actix_web::test]
async fn an_expert_votes_on_twenty_cases_with_forty_keys() {
    let test = TestApp::start().await;
    let session = with_twenty(&test).await;
    let Some(browser) = browser(&test.address).await else { return };
    browser.be("ma.lin").await;
    browser.goto(&format!("/expert/sessions/{session}/vote")).await;

    let mut keys = 0;
    for choice in "123".chars().cycle().take(CASES) {
        browser.key(choice).await;
        browser.key('j').await;
        keys += 2;
    }

    assert_eq!((keys, chosen(&browser).await), (40, wanted().into_iter().map(str::to_owned).collect()));
    check_and_cast(&test, &browser).await;
    browser.close().await.unwrap();
}

#[actix_web::test]
async fn an_expert_votes_on_twenty_cases_on_a_phone_with_a_tap_each() {
    let test = TestApp::start().await;
    let session = with_twenty(&test).await;
    let Some(browser) = browser(&test.address).await else { return };
    browser.set_width(390).await;
    browser.be("ma.lin").await;
    browser.goto(&format!("/expert/sessions/{session}/vote")).await;

    let small = "return [...document.querySelectorAll('.segment')].filter(s => s.getBoundingClientRect().height < 40).length";
    assert_eq!(
        browser.client.execute(small, vec![]).await.unwrap(),
        json!(0),
        "every target is as high as a finger"
    );
    for (place, choice) in wanted().into_iter().enumerate() {
        let tap = "const s = [...document.querySelectorAll('[data-vote-keys]')][arguments[0]].querySelector(`[value=${arguments[1]}]`).closest('label'); \
            s.scrollIntoView({block: 'center'}); s.click();";
        browser.client.execute(tap, vec![json!(place), json!(choice)]).await.unwrap();
    }

    check_and_cast(&test, &browser).await;
    browser.close().await.unwrap();
}
