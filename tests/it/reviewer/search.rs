//! `/reviewer/search`: by number, name, unit, certificate; open and done; page by page.
use crate::support::TestApp;
use diesel::prelude::*;
use zhicheng::db::schema::{audit, verifications};
use zhicheng::demo::cases::{DANIEL, LIN, Stage};

#[actix_web::test]
async fn a_case_is_found_by_whatever_is_remembered_of_it_in_every_state() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    walk.bring(LIN, Stage::Accepted).await.unwrap();
    walk.bring(DANIEL, Stage::Filed).await.unwrap();
    walk.open(LIN).unwrap();
    test.follow(&walk);
    let reviewer = test.signed_in("zhou.min").await;
    let certificate: String = verifications::table
        .order(verifications::number)
        .select(verifications::certificate_no)
        .first(&mut test.owner())
        .unwrap();
    let loose = certificate.to_lowercase().replace('-', " ");

    for text in [
        "RD-2026-000001",
        "rd-2026-000001",
        "000001",
        "1",
        "林知远",
        "林",
        "知远",
        "海洋装备",
        "IMarEST",
        &certificate,
        &loose,
    ] {
        let query = serde_html_form::to_string([("q", text)]).unwrap();
        let page = reviewer.get(&format!("/reviewer/search?{query}")).await;
        assert!(page.says("RD-2026-000001"), "{text}");
        assert!(!page.says("RD-2026-000003"), "{text}: what is being verified is not for the office");
    }
    for text in ["okafor", "Daniel O", "研究院"] {
        let query = serde_html_form::to_string([("q", text)]).unwrap();
        let page = reviewer.get(&format!("/reviewer/search?{query}")).await;
        assert!(page.says("Daniel Okafor") && !page.says("林知远"), "{text}");
    }
    for text in ["%", "远知", "x' OR 1=1", "999999999999", &"长".repeat(80)] {
        let query = serde_html_form::to_string([("q", text)]).unwrap();
        let page = reviewer.get(&format!("/reviewer/search?{query}")).await;
        assert!(page.status == 200 && page.says("没有找到"), "{text}");
    }
}

#[actix_web::test]
async fn the_pages_of_a_search_follow_each_other_and_each_search_and_reading_is_recorded() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    for _ in 0..22 {
        walk.bring(LIN, Stage::Submitted).await.unwrap();
    }
    test.follow(&walk);
    let reviewer = test.signed_in("zhou.min").await;

    let first = reviewer.get("/reviewer/search?q=%E6%9E%97").await;
    let next = first
        .body
        .split("rel=\"next\" href=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .replace("&#38;", "&");
    let second = reviewer.get(&next).await;
    reviewer.get(&second.link_to("/reviewer/cases/")).await;

    let count = |page: &str| page.matches("<span class=\"num small muted\">RD-").count();
    assert_eq!((count(&first.body), count(&second.body)), (20, 2));
    assert!(first.says("RD-2026-000022") && second.says("RD-2026-000001") && !second.says("rel=\"next\""));
    let acts: Vec<String> = audit::table
        .filter(audit::role.eq("reviewer"))
        .order(audit::id)
        .select(audit::action)
        .load(&mut test.owner())
        .unwrap();
    assert_eq!(acts, ["search_cases", "search_cases", "read_case"]);
}
