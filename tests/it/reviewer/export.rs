//! `/reviewer/export` and the other exports: the file equals the list, and taking it out is recorded.
use crate::support::{Client, Page, TestApp};
use diesel::prelude::*;
use reqwest::StatusCode;
use zhicheng::db::schema::audit;
use zhicheng::demo::cases::{DANIEL, LIN, Stage, Subject};

/// The first column of a CSV, without its header.
fn first_column(csv: &Page) -> Vec<String> {
    let text = csv.body.trim_start_matches('\u{FEFF}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap()[0].to_owned()).collect()
}

/// Case numbers in the order of the pages, followed to the end by the pager.
async fn walked(client: &Client, start: &str) -> Vec<String> {
    let (mut numbers, mut address) = (Vec::new(), start.to_owned());
    loop {
        let page = client.get(&address).await;
        let rows = page.body.split("<tbody>").nth(1).unwrap_or_default();
        let found = rows.split("<span class=\"num small muted\">").skip(1);
        numbers.extend(found.filter_map(|rest| rest.split('<').next()).map(str::to_owned));
        let next = page.body.split("rel=\"next\" href=\"").nth(1).and_then(|rest| rest.split('"').next());
        match next {
            Some(next) => address = next.replace("&#38;", "&").replace("&amp;", "&"),
            None => return numbers,
        }
    }
}

fn exports(test: &TestApp) -> Vec<serde_json::Value> {
    let rows = audit::table.filter(audit::action.eq("export")).order(audit::id).select(audit::detail);
    rows.load(&mut test.owner()).unwrap()
}

#[actix_web::test]
async fn the_file_equals_the_pages_under_every_filter_and_the_export_is_recorded() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    for place in 0..23 {
        let subject = if place % 4 == 3 { DANIEL } else { LIN };
        let early = u32::from(place % 5 == 0);
        walk.pass_days(early).unwrap_or_default();
        walk.bring(subject, Stage::Filed).await.unwrap();
        walk = zhicheng::demo::cases::Walk::new(&test.app, test.app.clock.now()).unwrap();
    }
    walk.pass_days(8).unwrap();
    test.follow(&walk);
    let reviewer = test.signed_in("zhou.min").await;

    for query in ["", "?q=%E6%9E%97", "?due=overdue", "?owner=mine", "?tab=done"] {
        let file = reviewer
            .get(&format!("/reviewer/export{query}{}format=csv", if query.is_empty() { '?' } else { '&' }))
            .await;
        let pages = walked(&reviewer, &format!("/reviewer{query}")).await;
        assert_eq!(first_column(&file), pages, "{query}");
    }
    let all = walked(&reviewer, "/reviewer").await;
    let xlsx = reviewer.get("/reviewer/export?q=Okafor&format=xlsx").await;
    let unknown = reviewer.get("/reviewer/export?format=exe").await;

    assert_eq!(all.len(), 23, "more than one page");
    assert!(xlsx.header("content-disposition").contains(".xlsx") && xlsx.body.starts_with("PK"));
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let recorded = exports(&test);
    assert_eq!(recorded.len(), 6, "each export, and no refused one");
    assert_eq!(recorded[0]["rows"], 23);
    assert_eq!(recorded[5]["filter"], serde_json::json!({ "q": "Okafor" }));
    assert_eq!(recorded[5]["list"], "reviewer_queue");
    let auditor = test.signed_in("yan.ming").await;
    assert!(auditor.get("/audit").await.says("导出列表"));
}

#[actix_web::test]
async fn a_unit_exports_its_own_cases_only_and_a_formula_stays_words() {
    let test = TestApp::start().await;
    let walk = test.walk();
    walk.open(Subject { name: "=HYPERLINK(1)", ..LIN }).unwrap();
    walk.open(DANIEL).unwrap();
    let unit = test.signed_in("he.jing").await;

    let desk = unit.get("/employer").await;
    let file = unit.get("/employer/export?format=csv").await;
    let none = unit.get("/employer/export?q=zzz&format=csv").await;

    assert!(desk.says("/employer/export?format=csv") && desk.says("至多 50000 行"));
    assert!(file.says("'=HYPERLINK(1)") && !file.says("Okafor"));
    assert_eq!(first_column(&file).len(), 1);
    assert!(first_column(&none).is_empty());
    assert_eq!(exports(&test)[0]["list"], "unit_desk");
}

#[actix_web::test]
async fn the_register_and_the_audit_record_are_exported_as_they_are_shown() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    walk.bring(LIN, Stage::Issued).await.unwrap();
    test.follow(&walk);
    let (officer, auditor) = (test.signed_in("xu.qing").await, test.signed_in("yan.ming").await);
    let outsider = test.signed_in("su.ran").await;

    let register = officer.get("/certificates/register/export?format=csv").await;
    let shown = officer.get("/certificates/register").await;
    let audit = auditor.get("/audit/export?person=%E8%AE%B8%E6%B8%85&format=csv").await;

    let numbers = first_column(&register);
    assert_eq!(numbers.len(), 1);
    assert!(shown.says(&numbers[0]) && register.says("林知远"));
    assert!(audit.says("许清") && audit.says("导出列表") && !audit.says("林知远</"));
    for path in ["/certificates/register/export", "/audit/export", "/reviewer/export", "/employer/export"] {
        let page = outsider.get(&format!("{path}?format=csv")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
}
