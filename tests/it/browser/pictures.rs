//! `make pictures`: the main pages as they are, at both widths, into `docs/pictures`. Without `ZHICHENG_PICTURES` it is
//! only looked whether each of them is still found.
use super::every_page::Crawl;
use crate::support::browser::browser;
use crate::support::world::world;
use std::path::PathBuf;

/// A main page of each role: its route, and the name of its picture.
const PAGES: &[(&str, &str)] = &[
    ("/", "front"),
    ("/self-check", "self-check"),
    ("/check", "check"),
    ("/catalogue", "catalogue"),
    ("/board", "board"),
    ("/guide/{name}", "guide"),
    ("/employer", "employer-desk"),
    ("/employer/batch", "employer-batch"),
    ("/employer/people", "employer-people"),
    ("/employer/cases/{id}/review", "employer-review"),
    ("/employer/cases/{id}/publicity", "employer-publicity"),
    ("/applicant/cases/{id}", "applicant-case"),
    ("/applicant/cases/{id}/file", "applicant-file"),
    ("/applicant/cases/{id}/decision", "applicant-decision"),
    ("/superior/cases/{id}", "superior-case"),
    ("/verification/{id}", "verification-request"),
    ("/reviewer", "reviewer-queue"),
    ("/reviewer/figures", "figures"),
    ("/reviewer/cases/{id}", "reviewer-case"),
    ("/secretary/sessions/{session}", "secretary-session"),
    ("/expert/sessions/{session}/cases/{case}", "expert-case"),
    ("/expert/sessions/{session}/vote", "expert-vote"),
    ("/teller/sessions/{session}", "teller-session"),
    ("/certificates/batches/{id}", "certificate-batch"),
    ("/admin/calendar", "admin-calendar"),
    ("/admin/messages", "admin-messages"),
    ("/audit", "audit"),
];

#[actix_web::test]
async fn the_main_pages_have_their_pictures() {
    let test = world().await;
    let crawl = Crawl::of(&test, |_| true).await;
    let missing: Vec<_> = PAGES.iter().filter(|(route, _)| crawl.address(route).is_none()).collect();
    assert!(missing.is_empty(), "nobody finds {missing:?}");
    let Some(folder) = std::env::var_os("ZHICHENG_PICTURES").map(PathBuf::from) else { return };
    let Some(browser) = browser(&test.address).await else { return };

    for (route, name) in PAGES {
        let (person, address) = crawl.address(route).unwrap();
        if let Some(person) = person {
            browser.be(person).await;
        }
        for width in [1280, 390] {
            browser.goto(address).await;
            let picture = browser.picture(width).await;
            std::fs::write(folder.join(format!("{name}-{width}.webp")), picture).unwrap();
        }
    }
    browser.close().await.unwrap();
}
