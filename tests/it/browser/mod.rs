//! In Chromium, as its different people: one case through all five steps, and every page on the way looked at.
mod clicks;
mod every_page;
mod fifty;
mod mouse;
mod pictures;
mod short_pages;
mod twenty_votes;
mod unit;
mod walk;
mod ways;

use crate::support::TestApp;
use crate::support::browser::browser;

/// What anybody can open.
const PUBLIC: &[&str] = &[
    "/",
    "/demo",
    "/sign-in",
    "/forgotten",
    "/check",
    "/check?code=abc",
    "/c/7F3K-9QXA-2M4P-8TRC-6WZN",
    "/self-check",
    "/catalogue",
    "/catalogue?q=zzz",
    "/catalogue/C38",
    "/catalogue/certificate/ipa-fipa",
    "/board",
    "/guide",
    "/accessibility",
    "/privacy",
    "/feedback",
    "/no-such-page",
];

#[actix_web::test]
async fn the_front_pages_are_good_in_both_languages_and_at_both_widths() {
    let test = TestApp::start().await;
    let Some(mut browser) = browser(&test.address).await else { return };

    for path in PUBLIC {
        browser.goto(path).await;
        browser.look().await;
    }

    assert_eq!(browser.looked_at(), PUBLIC.len());
    browser.close().await.unwrap();
}
