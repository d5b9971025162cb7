//! E-mails that do not go out: the administrator sees which, why, and sends them again.
use super::{corrected, letters_to};
use crate::support::TestApp;
use diesel::prelude::*;
use reqwest::StatusCode;
use uuid::Uuid;
use zhicheng::db::schema::{audit, letters};

/// Makes the mail folder refuse what is written, or take it again.
fn break_mail(test: &TestApp, is_broken: bool) {
    let (mail, aside) =
        (test.app.settings.files.with_file_name("mail"), test.app.settings.files.with_file_name("aside"));
    if is_broken {
        std::fs::rename(&mail, &aside).unwrap();
        std::fs::write(&mail, "no folder").unwrap();
    } else {
        std::fs::remove_file(&mail).unwrap();
        std::fs::rename(&aside, &mail).unwrap();
    }
}

fn states(test: &TestApp) -> Vec<(Uuid, String, i32)> {
    letters::table
        .filter(letters::state.ne("sent"))
        .order(letters::id)
        .select((letters::id, letters::state, letters::attempts))
        .load(&mut test.owner())
        .unwrap()
}

#[actix_web::test]
async fn a_failed_letter_shows_its_cause_and_is_sent_again_once_as_it_was_written() {
    let test = TestApp::start().await;
    corrected(&test).await;
    break_mail(&test, true);
    test.work().await;
    let failed = states(&test);
    let admin = test.signed_in("gao.yuan").await;

    let list = admin.get("/admin/messages").await;
    let one = format!("/admin/messages/{}", failed[0].0);
    let copy = admin.get(&one).await;
    break_mail(&test, false);
    let before = test.letters().len();
    for _ in 0..2 {
        assert_eq!(admin.post(&one, &[]).await.status, StatusCode::SEE_OTHER);
    }
    let all = admin.post("/admin/messages", &[("show", "undelivered")]).await;
    let twice = admin.post("/admin/messages", &[("show", "undelivered")]).await;
    test.work().await;

    assert!(failed.iter().all(|(_, state, attempts)| state == "failed" && *attempts == 1), "{failed:?}");
    assert!(list.says("重试中") && list.says("writing a letter to the folder"), "{}", list.body);
    assert!(!list.says("lin.zhiyuan@") && !copy.says("lin.zhiyuan@") && copy.says("@demo.invalid"));
    assert_eq!((all.status, twice.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(states(&test), []);
    assert_eq!(test.letters().len(), before + failed.len(), "each went out once");
    let acts: Vec<String> = audit::table.select(audit::action).load(&mut test.owner()).unwrap();
    assert!(acts.contains(&"read_letter".into()) && acts.contains(&"resend_letter".into()), "{acts:?}");
    let sent_again = admin.post(&one, &[]).await;
    assert_eq!(sent_again.status, StatusCode::CONFLICT, "what is sent is not sent again");
}

#[actix_web::test]
async fn a_letter_is_given_up_after_the_last_try_and_stays_in_the_list() {
    let test = TestApp::start().await;
    corrected(&test).await;
    break_mail(&test, true);
    for _ in 0..14 {
        test.work().await;
        test.app.clock.move_to(test.app.clock.now() + chrono::Duration::hours(25));
    }

    let corrections =
        letters_to(&test, "lin.zhiyuan").into_iter().filter(|letter| letter.0.ends_with("请补正材料"));
    assert_eq!(corrections.map(|letter| letter.2).collect::<Vec<_>>(), ["given_up"]);
    let page = test.signed_in("gao.yuan").await.get("/admin/messages?show=given_up").await;
    assert!(page.says("已停止发送") && page.says("请补正材料"), "{}", page.body);
}

#[actix_web::test]
async fn the_copy_of_a_letter_cannot_be_changed_and_nobody_else_reads_it() {
    let test = TestApp::start().await;
    corrected(&test).await;
    test.work().await;

    let change = diesel::update(letters::table).set(letters::body.eq("x")).execute(&mut test.owner());

    assert!(change.unwrap_err().to_string().contains("append-only"));
    for person in ["shi.jian", "zhou.min", "lin.zhiyuan"] {
        assert_eq!(test.signed_in(person).await.get("/admin/messages").await.status, StatusCode::NOT_FOUND);
    }
    let admin = test.signed_in("gao.yuan").await;
    assert_eq!(admin.get("/admin/messages/nonsense").await.status, StatusCode::NOT_FOUND);
    let other = format!("/admin/messages/{}", Uuid::new_v4());
    assert_eq!(admin.get(&other).await.status, StatusCode::NOT_FOUND);
}
