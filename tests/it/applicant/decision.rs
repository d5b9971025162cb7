//! `/applicant/cases/{id}/decision` and `/employer/cases/{id}/decision`: the letter, and its reading.
use super::{at, with_case};
use crate::support::TestApp;
use diesel::prelude::*;
use zhicheng::db::schema::decision_readings;
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::case::Action;
use zhicheng::domain::ids::{CaseId, ProposalId};
use zhicheng::services::case::{self, Press};

const WHY: &str = "材料不能证明在本市合法就业";

/// A case of Lin's that two reviewers did not accept.
async fn not_accepted() -> (TestApp, CaseId) {
    let (test, id) = with_case(Stage::Filed).await;
    let walk = test.walk();
    let press = Press { clause: Some("E-0".into()), ..Press::because(WHY) };
    let proposal = ProposalId::fresh();
    walk.by("gu.wen", |conn, actor| case::propose(conn, actor, proposal, id, Action::NotAccept, &press))
        .unwrap();
    walk.by("zhou.min", |conn, actor| case::confirm(conn, actor, proposal)).unwrap();
    test.work().await;
    (test, id)
}

#[actix_web::test]
async fn the_letter_says_what_was_decided_why_and_what_can_be_done_and_names_no_person() {
    let (test, id) = not_accepted().await;
    let lin = test.signed_in("lin.zhiyuan").await;

    let page = lin.get(&at(id, "/decision")).await;
    let english = lin.get(&at(id, "/decision?lang=en")).await;

    for words in ["您的申报不予受理", WHY, "市级受理部门", "向谁提出", "D-19", "依据的条款"]
    {
        assert!(page.says(words), "{words}: {}", page.body);
    }
    assert!(english.says("Your case is not accepted") && english.says("This procedure sets no term"));
    assert!(!page.says("周敏") && !page.says("顾文"), "the office decides, not a person");
}

#[actix_web::test]
async fn the_case_its_message_and_the_units_page_lead_to_the_letter() {
    let (test, id) = not_accepted().await;
    let lin = test.signed_in("lin.zhiyuan").await;
    let letter = at(id, "/decision");

    assert!(lin.get("/applicant").await.says(&letter));
    assert!(lin.get("/messages").await.says(&letter));
    let unit = test.signed_in("he.jing").await;
    let unit_letter = format!("/employer/cases/{id}/decision");
    assert!(unit.get(&format!("/employer/cases/{id}")).await.says(&unit_letter));
    assert!(unit.get(&unit_letter).await.says(WHY));
}

#[actix_web::test]
async fn only_the_applicants_opening_is_recorded_and_only_the_first() {
    let (test, id) = not_accepted().await;
    let (office, unit) = (format!("/reviewer/cases/{id}"), format!("/employer/cases/{id}"));
    test.signed_in("he.jing").await.get(&format!("{unit}/decision")).await;
    assert!(test.signed_in("zhou.min").await.get(&office).await.says("申报人尚未查阅"));

    let lin = test.signed_in("lin.zhiyuan").await;
    lin.get(&at(id, "/decision")).await;
    lin.get(&at(id, "/decision")).await;

    let rows: i64 = decision_readings::table.count().get_result(&mut test.owner()).unwrap();
    assert_eq!(rows, 1);
    assert!(test.signed_in("zhou.min").await.get(&office).await.says("申报人已于"));
    assert!(test.signed_in("he.jing").await.get(&unit).await.says("申报人已于"));
}

#[actix_web::test]
async fn nobody_writes_a_reading_for_the_applicant_nor_changes_one() {
    let (test, id) = not_accepted().await;
    let walk = test.walk();
    test.signed_in("lin.zhiyuan").await.get(&at(id, "/decision")).await;
    for person in ["he.jing", "zhou.min", "daniel.okafor"] {
        let written = walk.by(person, |conn, actor| {
            let row = (
                decision_readings::case_id.eq(id),
                decision_readings::seq.eq(1),
                decision_readings::read_by.eq(actor.user_id),
                decision_readings::read_at.eq(actor.now),
            );
            Ok(diesel::insert_into(decision_readings::table).values(row).execute(conn)?)
        });
        assert!(written.is_err(), "{person} wrote a reading");
    }
    let changed = walk.by("lin.zhiyuan", |conn, actor| {
        let later = decision_readings::read_at.eq(actor.now);
        Ok(diesel::update(decision_readings::table).set(later).execute(conn)?)
    });
    assert!(changed.is_err(), "a reading was changed");
}

#[actix_web::test]
async fn an_undecided_case_has_no_letter_and_a_strangers_is_not_found() {
    let (test, id) = with_case(Stage::Filed).await;
    let lin = test.signed_in("lin.zhiyuan").await;

    assert_eq!(lin.get(&at(id, "/decision")).await.location, Some(at(id, "")));
    let (_, decided) = (lin, not_accepted().await);
    let (test, id) = decided;
    assert_eq!(test.signed_in("daniel.okafor").await.get(&at(id, "/decision")).await.status, 404);
    let other = test.signed_in("zhou.lan").await;
    assert_eq!(other.get(&format!("/employer/cases/{id}/decision")).await.status, 404);
}

#[actix_web::test]
async fn a_reopened_case_has_no_decision_until_there_is_a_new_one() {
    let (test, id) = not_accepted().await;
    let walk = test.walk();
    let proposal = ProposalId::fresh();
    let press = Press::because("复核后认为应当重新办理");
    walk.by("zhou.min", |conn, actor| case::propose(conn, actor, proposal, id, Action::ReopenReview, &press))
        .unwrap();
    walk.by("gu.wen", |conn, actor| case::confirm(conn, actor, proposal)).unwrap();

    let page = test.signed_in("lin.zhiyuan").await.get(&at(id, "/decision")).await;

    assert_eq!(page.location, Some(at(id, "")));
}

#[actix_web::test]
async fn a_passed_case_tells_of_the_panel_as_a_body_and_a_certified_one_gives_the_certificate() {
    let (test, id) = with_case(Stage::Signed).await;
    let passed = test.signed_in("lin.zhiyuan").await.get(&at(id, "/decision?lang=en")).await;
    assert!(passed.says("The panel passed your case") && passed.says("by secret vote"), "{}", passed.body);
    assert!(passed.says("Result on display"));

    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Issued).await.unwrap();
    test.follow(&walk);
    let certified = test.signed_in("lin.zhiyuan").await.get(&at(id, "/decision")).await;
    assert!(certified.says("您的职称已认定") && certified.says(".pdf"), "{}", certified.body);
}
