//! The eligibility self-check.
use crate::support::TestApp;
use zhicheng::demo::cases::{LIN, Stage};

const GOOD: &[(&str, &str)] = &[
    ("item", "C12"),
    ("as_of", "2026-11-20"),
    ("certificate_awarded_on", "2015-03-01"),
    ("degree_1_kind", "master"),
    ("degree_1_awarded_on", "2010-07-01"),
    ("degree_1_stem", "yes"),
    ("job_2_from", "2012-01-01"),
    ("job_2_shanghai", "yes"),
    ("overseas", "business"),
    ("declared", "law_abiding"),
    ("declared", "ethics"),
    ("declared", "duty"),
];

fn with<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut pairs: Vec<_> = GOOD.iter().copied().filter(|(key, _)| *key != name).collect();
    pairs.push((name, value));
    pairs
}

#[actix_web::test]
async fn the_result_answers_every_clause_and_names_the_first_day() {
    let test = TestApp::start().await;

    let page = test.visitor().post("/self-check?lang=en", GOOD).await;

    assert_eq!(page.status, 200);
    assert!(page.says("Eligible since 1 January 2019"), "{}", page.body);
    for clause in ["L-3", "B-0", "B-4b", "E-0", "E-1", "E-4(3)"] {
        assert!(page.says(&format!("{clause} · §2")), "{clause}");
    }
    assert!(page.says("7 years of relevant work complete on 2019-01-01"));
}

#[actix_web::test]
async fn what_is_missing_and_what_time_cures_are_told_apart() {
    let test = TestApp::start().await;
    let visitor = test.visitor();

    let later = visitor.post("/self-check", &with("job_2_from", "2020-05-01")).await;
    let never = visitor.post("/self-check", &with("degree_1_kind", "junior_college")).await;

    assert!(later.says("尚不符合") && later.says("最早 2027年5月1日 起符合"));
    assert!(never.says("<span class=\"due-word\">不符合</span>"));
}

#[actix_web::test]
async fn refused_dates_stand_at_their_field_and_everything_typed_is_kept() {
    let test = TestApp::start().await;

    let page = test.visitor().post("/self-check", &with("job_2_to", "2011-01-01")).await;

    assert_eq!(page.status, 422);
    assert!(page.says("id=\"job_2_to-error\"") && page.says("value=\"2011-01-01\""));
    assert!(
        page.says("<option value=\"C12\" lang=\"zh-CN\" selected>") && page.says("value=\"ethics\" checked")
    );
}

#[actix_web::test]
async fn a_holding_period_asks_for_the_day_of_award() {
    let test = TestApp::start().await;
    let mut pairs = with("item", "C38");
    pairs.retain(|(key, _)| *key != "certificate_awarded_on");

    let page = test.visitor().post("/self-check", &pairs).await;

    assert_eq!(page.status, 422);
    assert!(page.says("id=\"certificate_awarded_on-error\"") && page.says("L-6"));
}

#[actix_web::test]
async fn nothing_of_a_self_check_is_stored_and_the_address_carries_none_of_it() {
    let test = TestApp::start().await;
    test.walk().bring(LIN, Stage::Opened).await.unwrap();
    let page = test.visitor().get("/self-check?item=C12&degree_1_kind=master").await;

    assert!(page.says("selected>C12") || page.says("lang=\"zh-CN\" selected"));
    assert!(!page.says("<option value=\"master\" selected>"), "facts are not taken from an address");
}
