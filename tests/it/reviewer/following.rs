//! From one case to the next under the filters of the list.
use crate::support::TestApp;
use zhicheng::demo::cases::{DANIEL, LIN, Stage};
use zhicheng::domain::check::CheckItem;
use zhicheng::services::case::check_field;

#[actix_web::test]
async fn next_and_previous_and_submit_keep_to_the_filter_and_its_order() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let first = walk.bring(LIN, Stage::Filed).await.unwrap();
    let other = walk.bring(DANIEL, Stage::Filed).await.unwrap();
    let last = walk.bring(LIN, Stage::Filed).await.unwrap();
    test.follow(&walk);
    let reviewer = test.signed_in("zhou.min").await;
    let at = |id| format!("/reviewer/cases/{id}?q=%E6%9E%97");

    let page = reviewer.get(&at(first)).await;
    let end = reviewer.get(&at(last)).await;
    let all = reviewer.get(&format!("/reviewer/cases/{first}")).await;
    let checks: Vec<String> = CheckItem::ALL.iter().map(|item| check_field(*item)).collect();
    let mut fields: Vec<(&str, &str)> = checks.iter().map(|name| (name.as_str(), "met")).collect();
    fields.push(("decision", "accept"));
    let accepted = reviewer.post(&at(first), &fields).await;
    let done = reviewer.post(&at(last), &fields).await;

    assert!(page.says(&format!("rel=\"next\" href=\"{}\"", at(last))) && !page.says("rel=\"prev\""));
    assert!(page.says("提交并打开下一件"));
    assert!(end.says(&format!("rel=\"prev\" href=\"{}\"", at(first))) && !end.says("rel=\"next\""));
    assert!(
        all.says(&format!("rel=\"next\" href=\"/reviewer/cases/{other}\"")),
        "without a filter another is next"
    );
    assert_eq!(accepted.location, Some(at(last)), "submitting opens the next under the filter");
    assert_eq!(done.location.as_deref(), Some("/reviewer?q=%E6%9E%97"), "after the last one the list");
}
