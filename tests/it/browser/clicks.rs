//! How many clicks the reviewer's daily work takes, counted with the mouse on the pages themselves.
use super::mouse::Mouse;
use crate::support::TestApp;
use crate::support::browser::browser;
use zhicheng::db::case as cases;
use zhicheng::demo::cases::{LIN, Stage, Walk};
use zhicheng::domain::case::Status;
use zhicheng::domain::check::CheckItem;
use zhicheng::domain::ids::CaseId;
use zhicheng::services::case;

impl Mouse<'_> {
    async fn accept(&mut self) {
        self.on(".card:has(input[value='accept'])").await;
        self.leading("button[data-ctrl-enter]").await;
    }
}

/// Filed cases; in all but the last the whole check list was worked through before.
async fn filed(walk: &mut Walk<'_>, count: usize) -> Vec<CaseId> {
    let mut ids = Vec::new();
    for place in 0..count {
        let id = walk.bring(LIN, Stage::Filed).await.unwrap();
        let found: Vec<_> = CheckItem::ALL.iter().map(|item| (*item, true, String::new())).collect();
        if place + 1 < count {
            walk.by("zhou.min", |conn, actor| case::check_off(conn, actor, id, &found)).unwrap();
        }
        ids.push(id);
    }
    ids
}

#[actix_web::test]
async fn a_case_is_accepted_in_three_clicks_and_each_that_follows_in_two() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let ids = filed(&mut walk, 4).await;
    test.follow(&walk);
    let Some(browser) = browser(&test.address).await else { return };
    let status = |id: CaseId| walk.by_system(|conn, actor| Ok(cases::find(conn, actor, id)?.status)).unwrap();
    browser.be("zhou.min").await;
    browser.goto("/reviewer?q=%E6%9E%97").await;
    let mut mouse = Mouse::at(&browser);

    mouse.leading("tbody a.title").await;
    mouse.accept().await;
    assert_eq!((mouse.clicks, status(ids[0])), (3, Status::Accepted), "from the queue");
    for id in &ids[1..3] {
        let before = mouse.clicks;
        assert!(
            browser.path().await.starts_with(&format!("/reviewer/cases/{id}?q=")),
            "the next under the filter"
        );
        mouse.accept().await;
        assert_eq!((mouse.clicks - before, status(*id)), (2, Status::Accepted), "each that follows");
    }

    // What no second record confirms is looked at first: one click more for each such item.
    let open = "return document.querySelectorAll('input[value=met]').length - document.querySelectorAll('input[value=met]:checked').length";
    let open = browser.client.execute(open, vec![]).await.unwrap().as_u64().unwrap();
    let before = mouse.clicks;
    for item in CheckItem::ALL {
        let name = case::check_field(*item);
        if !browser.finds(&format!("input[name='{name}']:checked")).await {
            mouse.on(&format!(".segment:has(input[name='{name}'][value='met'])")).await;
        }
    }
    mouse.accept().await;
    assert_eq!(status(ids[3]), Status::Accepted);
    assert_eq!((mouse.clicks - before) as u64, 2 + open);
    assert!(open > 0 && open < CheckItem::ALL.len() as u64);
    browser.close().await.unwrap();
}
