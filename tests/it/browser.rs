//! In Chromium, as its different people: one case through all five steps, and every page on the way looked at.
use crate::support::TestApp;
use crate::support::browser::browser;

#[actix_web::test]
async fn the_front_pages_are_good_in_both_languages_and_at_both_widths() {
    let test = TestApp::start().await;
    let Some(mut browser) = browser(&test.address).await else { return };

    for path in ["/", "/demo", "/sign-in", "/forgotten", "/no-such-page"] {
        browser.goto(path).await;
        browser.look().await;
    }

    assert_eq!(browser.looked_at(), 5);
    browser.close().await.unwrap();
}
