//! What people are told: in their words, as they chose, once; and how each e-mail fares.
mod failed;
mod reminders;
mod templates;

use crate::support::TestApp;
use diesel::prelude::*;
use zhicheng::db::schema::{letters, messages, users};
use zhicheng::demo::cases::{LIN, Stage, Walk};
use zhicheng::domain::case::Action;
use zhicheng::domain::ids::CaseId;
use zhicheng::services::case::{self, CorrectionItem, Press};

/// A case of Lin that is asked to be put right; nothing of it was told before.
async fn corrected(test: &TestApp) -> (CaseId, Walk<'_>) {
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    test.follow(&walk);
    test.work().await;
    ask_for_correction(&walk, id);
    (id, walk)
}

fn ask_for_correction(walk: &Walk<'_>, id: CaseId) {
    let item = CorrectionItem { item: "degrees".into(), reason: "缺学位证书".into() };
    let press = Press { items: vec![item], ..Press::default() };
    walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::RequestCorrection, &press))
        .unwrap();
}

fn choose(test: &TestApp, person: &str, way: &str) {
    diesel::update(users::table.filter(users::email.eq(format!("{person}@demo.invalid"))))
        .set(users::letters.eq(way))
        .execute(&mut test.owner())
        .unwrap();
}

/// Subjects of the letters to a person, the oldest first.
fn letters_to(test: &TestApp, person: &str) -> Vec<(String, String, String)> {
    letters::table
        .inner_join(users::table.on(users::id.eq(letters::user_id)))
        .filter(users::email.eq(format!("{person}@demo.invalid")))
        .order((letters::created_at, letters::id))
        .select((letters::subject, letters::body, letters::state))
        .load(&mut test.owner())
        .unwrap()
}

#[actix_web::test]
async fn a_message_names_the_case_what_happened_and_what_to_do_by_when_and_leads_to_the_item() {
    let test = TestApp::start().await;
    let (id, _) = corrected(&test).await;

    test.work().await;

    let page = test.signed_in("lin.zhiyuan").await.get("/messages").await;
    // Filed on 10 March; ten working days end on the 24th.
    for words in ["RD-2026-000001：请补正材料", "2026年3月24日", "还有10个工作日", "已发邮件"]
    {
        assert!(page.says(words), "{words}: {}", page.body);
    }
    assert!(page.says(&format!("href=\"/applicant/cases/{id}/correction\"")));
    let letter =
        letters_to(&test, "lin.zhiyuan").into_iter().find(|letter| letter.0.ends_with("请补正材料")).unwrap();
    assert!(
        letter.1.contains(&format!("/applicant/cases/{id}/correction")) && letter.2 == "sent",
        "{letter:?}"
    );
}

#[actix_web::test]
async fn each_reader_is_told_in_their_own_language() {
    let test = TestApp::start().await;
    diesel::update(users::table.filter(users::email.eq("lin.zhiyuan@demo.invalid")))
        .set(users::locale.eq("en"))
        .execute(&mut test.owner())
        .unwrap();
    corrected(&test).await;

    test.work().await;

    let letters = letters_to(&test, "lin.zhiyuan");
    let letter =
        letters.iter().find(|letter| letter.0 == "Case RD-2026-000001: put your papers right").unwrap();
    assert!(letter.1.contains("10 working days left"), "{}", letter.1);
    assert!(
        letters
            .iter()
            .all(|letter| !zhicheng::text::has_han(&letter.0) && !zhicheng::text::has_han(&letter.1))
    );
}

#[actix_web::test]
async fn whoever_chose_a_digest_gets_one_letter_each_working_day_and_legal_notices_at_once() {
    let test = TestApp::start().await;
    for person in ["lin.zhiyuan", "he.jing"] {
        choose(&test, person, "digest");
    }
    let (_, mut walk) = corrected(&test).await;

    test.work().await;
    test.work().await;

    let legal = letters_to(&test, "lin.zhiyuan");
    assert_eq!(legal.iter().filter(|letter| letter.0.contains("请补正材料")).count(), 1, "{legal:?}");
    assert_eq!(letters_to(&test, "he.jing").len(), 1, "today's digest is out, what came later waits");
    walk.pass_days(1).unwrap();
    test.follow(&walk);
    test.work().await;
    test.work().await;
    let digests = letters_to(&test, "he.jing");
    assert_eq!(digests.len(), 2, "{digests:?}");
    let newest = digests.last().unwrap();
    assert!(newest.0.contains("条消息") && newest.1.contains("申报人需要补正"), "{newest:?}");
    let waiting: i64 = messages::table
        .filter(messages::delivery.eq("digest").and(messages::letter_id.is_null()))
        .count()
        .get_result(&mut test.owner())
        .unwrap();
    assert_eq!(waiting, 0);
}

#[actix_web::test]
async fn whoever_wants_no_e_mail_is_told_here_alone() {
    let test = TestApp::start().await;
    choose(&test, "he.jing", "in_app");
    corrected(&test).await;

    test.work().await;

    let page = test.signed_in("he.jing").await.get("/messages").await;
    assert!(page.says("申报人需要补正") && !page.says("已发邮件"));
    assert_eq!(letters_to(&test, "he.jing"), []);
}

#[actix_web::test]
async fn the_account_page_says_what_always_comes_at_once_and_keeps_the_choice() {
    let test = TestApp::start().await;
    let person = test.signed_in("he.jing").await;

    let nonsense = person.post("/account/letters", &[("letters", "never")]).await;
    let saved = person.post("/account/letters", &[("letters", "digest")]).await;
    let page = person.get("/account").await;

    assert_eq!(nonsense.status, reqwest::StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(saved.status, reqwest::StatusCode::SEE_OTHER, "{}", saved.body);
    assert!(page.says("总是立即发邮件") && page.says("value=\"digest\" checked"), "{}", page.body);
}
