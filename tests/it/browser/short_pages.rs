//! The short pages of those who answer now and then, counted in clicks: the superior authority, the verification officer.
use super::mouse::Mouse;
use crate::support::TestApp;
use crate::support::browser::browser;
use zhicheng::db::case as cases;
use zhicheng::db::employer;
use zhicheng::db::employer::ConsentAnswer;
use zhicheng::demo::cases::{DANIEL, LIN, Stage};
use zhicheng::domain::ids::VerificationId;
use zhicheng::domain::verification::{VerificationAction, VerificationState};
use zhicheng::services::{case, verification};

#[actix_web::test]
async fn the_superior_authority_answers_in_two_clicks_and_a_confirmation() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(DANIEL, Stage::ReadyToFile).await.unwrap();
    walk.by(DANIEL.hr, |conn, actor| case::ask_consent(conn, actor, id)).unwrap();
    test.follow(&walk);
    let Some(browser) = browser(&test.address).await else { return };
    browser.be("qin.yue").await;
    browser.go("main a[href^='/superior/cases/']").await;
    let mut mouse = Mouse::at(&browser);

    mouse.on(".card:has(input[value='given'])").await;
    mouse.leading("main button.btn:not(.second)").await;
    assert_eq!(mouse.clicks, 2);
    mouse.leading("main button.btn:not(.second)").await;

    let answer = walk.by_system(|conn, _| Ok(employer::consent(conn, id)?.unwrap().answer)).unwrap();
    assert_eq!(answer, Some(ConsentAnswer::Given));
    browser.close().await.unwrap();
}

/// Requests that wait for their first look, with the holder's consent.
fn asked(test: &TestApp, count: usize) -> Vec<VerificationId> {
    let walk = test.walk();
    let one = |_| {
        let case = walk.open(LIN).unwrap();
        let id = walk.by_system(|conn, actor| Ok(cases::find(conn, actor, case)?.verification_id)).unwrap();
        walk.by(LIN.applicant, |conn, actor| verification::consent(conn, actor, id)).unwrap();
        id
    };
    (0..count).map(one).collect()
}

fn states(test: &TestApp, ids: &[VerificationId]) -> Vec<VerificationState> {
    let state = |id: &VerificationId| {
        test.walk().by_system(|conn, _| Ok(zhicheng::db::verification::find(conn, *id)?.state)).unwrap()
    };
    ids.iter().map(state).collect()
}

#[actix_web::test]
async fn an_officer_triages_a_request_in_two_clicks() {
    let test = TestApp::start().await;
    let ids = asked(&test, 1);
    let Some(browser) = browser(&test.address).await else { return };
    browser.be("su.ran").await;
    browser.go("main a[href^='/verification/']").await;
    let mut mouse = Mouse::at(&browser);

    mouse.on(".card:has(input[value='accept'])").await;
    mouse.leading("form[action$='/decide'] button.btn").await;

    assert_eq!((mouse.clicks, states(&test, &ids)), (2, vec![VerificationState::Accepted]));
    browser.close().await.unwrap();
}

#[actix_web::test]
async fn twenty_requests_go_to_their_issuing_bodies_in_two_clicks() {
    let test = TestApp::start().await;
    let ids = asked(&test, 20);
    for id in &ids {
        test.walk()
            .by("su.ran", |conn, actor| {
                verification::triage(conn, actor, *id, VerificationAction::Accept, "")
            })
            .unwrap();
    }
    let Some(browser) = browser(&test.address).await else { return };
    browser.be("su.ran").await;
    let mut mouse = Mouse::at(&browser);

    mouse.leading("main a[href*='tab=send']").await;
    mouse.leading("form[action='/verification/send'] button.btn").await;

    assert_eq!(mouse.clicks, 2);
    assert!(states(&test, &ids).iter().all(|state| *state == VerificationState::SentToIssuer));
    browser.close().await.unwrap();
}
