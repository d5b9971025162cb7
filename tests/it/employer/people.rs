//! The people of a unit: who manages, who joins and leaves, who is in charge of a case.
use super::{at, with_case};
use crate::support::{Client, TestApp};
use diesel::prelude::*;
use zhicheng::db::schema::{audit, cases, memberships, messages, timeline, users};
use zhicheng::demo::cases::{LIN, Stage, Walk};
use zhicheng::domain::case::Status;
use zhicheng::domain::ids::UserId;
use zhicheng::services::Error;
use zhicheng::services::staff;

const PEOPLE: &str = "/employer/people";

fn user(walk: &Walk<'_>, person: &str) -> String {
    walk.actor(person).unwrap().user_id.to_string()
}

/// The membership of somebody, past every policy.
fn membership(test: &TestApp, email: &str) -> String {
    let found: Vec<uuid::Uuid> = memberships::table
        .inner_join(users::table.on(users::id.eq(memberships::user_id)))
        .filter(users::email.eq(email))
        .select(memberships::id)
        .load(&mut test.owner())
        .unwrap();
    found[0].to_string()
}

async fn invite(client: &Client, name: &str, email: &str) -> crate::support::Page {
    let id = uuid::Uuid::new_v4().to_string();
    client.post(PEOPLE, &[("id", &id), ("name", name), ("email", email)]).await
}

#[actix_web::test]
async fn the_account_manager_invites_a_colleague_once_by_a_link_that_works_once() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;
    let id = uuid::Uuid::new_v4().to_string();
    let fields = [("id", id.as_str()), ("name", "宋雨"), ("email", "song.yu@example.com")];

    let first = client.post(PEOPLE, &fields).await;
    let again = client.post(PEOPLE, &fields).await;
    test.work().await;

    assert_eq!((first.status.as_u16(), again.status.as_u16()), (303, 303));
    assert_eq!(
        client.get(PEOPLE).await.body.matches("song.yu@example.com").count(),
        2,
        "told, and in the list"
    );
    let letters: Vec<String> =
        test.letters().into_iter().filter(|letter| letter.contains("song.yu@example.com")).collect();
    assert_eq!(letters.len(), 1, "one letter: {letters:?}");
    let recorded: i64 = audit::table
        .filter(audit::action.eq("invite_officer"))
        .count()
        .get_result(&mut test.owner())
        .unwrap();
    assert_eq!(recorded, 1);
}

#[actix_web::test]
async fn the_unit_is_not_told_whether_an_address_has_an_account_elsewhere() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;

    let known = invite(&client, "宋雨", "zhou.lan@demo.invalid").await;
    let after_known = client.get(PEOPLE).await;
    let unknown = invite(&client, "宋雨", "nobody@example.com").await;

    assert_eq!((known.status, known.location), (unknown.status, unknown.location));
    assert!(
        after_known.says("宋雨") && !after_known.says("周岚"),
        "the name that the unit gave stands there"
    );
}

#[actix_web::test]
async fn a_wrong_address_keeps_what_was_typed_and_a_colleague_is_not_invited_twice() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;

    let wrong = invite(&client, "宋雨", "song").await;
    let twice = invite(&client, "陈默", "Chen.Mo@demo.invalid").await;

    assert!(
        wrong.status == 422 && wrong.says("value=\"宋雨\"") && wrong.says("href=\"#email\""),
        "{}",
        wrong.body
    );
    assert!(twice.status == 422 && twice.says("此人已是本单位的办理人员"));
}

#[actix_web::test]
async fn whoever_does_not_manage_the_unit_looks_and_changes_nothing() {
    let test = TestApp::start().await;
    let client = test.signed_in("chen.mo").await;
    let he = membership(&test, "he.jing@demo.invalid");

    let page = client.get(PEOPLE).await;
    let invited = invite(&client, "宋雨", "song@example.com").await;
    let ended = client.post(&format!("{PEOPLE}/{he}/end"), &[("reason", "x")]).await;
    let marked = client.post("/employer/people/manager", &[("to", &he)]).await;

    assert!(page.says("何静") && !page.says("发送邀请"));
    for answer in [invited, ended, marked] {
        assert!(answer.status == 422 && answer.says("只有本单位的账户管理员"), "{}", answer.body);
    }
}

#[actix_web::test]
async fn another_units_people_are_neither_seen_nor_ended() {
    let test = TestApp::start().await;
    let client = test.signed_in("zhou.lan").await;
    let he = membership(&test, "he.jing@demo.invalid");

    assert!(!client.get(PEOPLE).await.says("何静"));
    for page in ["end", "hand-over"] {
        assert_eq!(client.get(&format!("{PEOPLE}/{he}/{page}")).await.status, 404);
        assert_eq!(client.post(&format!("{PEOPLE}/{he}/{page}"), &[]).await.status, 404);
    }
}

#[actix_web::test]
async fn ending_access_takes_two_clicks_hands_open_cases_over_and_ends_the_session_at_once() {
    let (test, id) = with_case(Stage::Submitted).await;
    let walk = test.walk();
    let manager = test.signed_in("he.jing").await;
    let colleague = test.signed_in("chen.mo").await;
    let (he, chen) = (user(&walk, "he.jing"), user(&walk, "chen.mo"));
    let to_chen = [("to", chen.as_str()), ("reason", "分工调整")];
    assert_eq!(manager.post(&at(id, "/hand-over"), &to_chen).await.status, 303);

    let page = format!("{PEOPLE}/{}/end", membership(&test, "chen.mo@demo.invalid"));
    let shown = manager.get(&page).await;
    let refused = manager.post(&page, &[("to", ""), ("reason", " ")]).await;
    let fields = [("to", he.as_str()), ("reason", "离职")];
    let ended = manager.post(&page, &fields).await;
    let again = manager.post(&page, &fields).await;

    assert!(manager.get(PEOPLE).await.says("已停用") && shown.says("停用并转交 1 件事项"), "{}", shown.body);
    assert!(refused.status == 422 && refused.says("href=\"#to\"") && refused.says("href=\"#reason\""));
    assert_eq!((ended.status.as_u16(), again.status.as_u16()), (303, 303));
    assert!(colleague.get("/employer").await.location.is_some_and(|to| to.starts_with("/sign-in")));
    let page = manager.get(&at(id, "")).await;
    assert_eq!(page.body.matches("更换单位经办人").count(), 2, "each hand-over is in the record");
    let detail: serde_json::Value = audit::table
        .filter(audit::action.eq("end_officer"))
        .select(audit::detail)
        .get_result(&mut test.owner())
        .unwrap();
    assert_eq!(detail["cases_handed_over"], 1);
    assert!(detail["before"]["ended_at"].is_null() && detail["after"]["ended_at"].is_string());
}

#[actix_web::test]
async fn a_unit_is_never_left_without_an_account_manager() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let manager = test.signed_in("he.jing").await;
    let (he, chen) = (membership(&test, "he.jing@demo.invalid"), membership(&test, "chen.mo@demo.invalid"));

    let last = manager.post(&format!("{PEOPLE}/{he}/end"), &[("reason", "离职")]).await;
    let itself = manager.post("/employer/people/manager", &[("to", &he)]).await;
    let handed = manager.post("/employer/people/manager", &[("to", &chen)]).await;

    assert!(last.status == 422 && last.says("须保留至少一名账户管理员"), "{}", last.body);
    assert!(itself.status == 422 && handed.status == 303);
    assert!(manager.get(PEOPLE).await.says("变更请联系账户管理员"), "the mark has gone over");
    let by_database =
        walk.by("chen.mo", |conn, _| Ok(zhicheng::db::staff::mark(conn, chen.parse().unwrap(), false)?));
    assert!(by_database.unwrap_err().to_string().contains("keeps an account manager"));
}

#[actix_web::test]
async fn the_database_lets_only_the_manager_change_people_and_only_the_officer_hand_a_case_over() {
    let (test, id) = with_case(Stage::Submitted).await;
    let walk = test.walk();
    let he: uuid::Uuid = membership(&test, "he.jing@demo.invalid").parse().unwrap();

    let ended = walk.by("chen.mo", |conn, actor| Ok(zhicheng::db::staff::end(conn, he, actor.now)?));
    let stranger = walk.by("zhou.lan", |conn, actor| Ok(zhicheng::db::staff::end(conn, he, actor.now)?));
    let chen = walk.actor("chen.mo").unwrap().user_id;
    let taken = walk.by("chen.mo", |conn, _| Ok(zhicheng::db::staff::put_in_charge(conn, id, chen)?));
    let outsider = walk.actor("zhou.lan").unwrap().user_id;
    let given = walk.by("he.jing", |conn, _| Ok(zhicheng::db::staff::put_in_charge(conn, id, outsider)?));
    let open = walk.by("he.jing", |conn, actor| Ok(zhicheng::db::staff::end(conn, he, actor.now)?));

    assert!(ended.unwrap_err().to_string().contains("only an account manager"));
    assert!(matches!(stranger, Ok(false)), "an account manager of another unit finds nobody");
    assert_eq!(taken.unwrap(), 0);
    assert!(given.unwrap_err().to_string().contains("row-level security"));
    assert!(open.unwrap_err().to_string().contains("not handed over"));
}

#[actix_web::test]
async fn every_case_of_a_colleague_goes_over_in_one_act_with_one_message() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    for _ in 0..3 {
        walk.bring(LIN, Stage::Opened).await.unwrap();
    }
    test.follow(&walk);
    test.work().await;
    let manager = test.signed_in("he.jing").await;
    let chen = user(&walk, "chen.mo");
    let page = format!("{PEOPLE}/{}/hand-over", membership(&test, "he.jing@demo.invalid"));
    let of_chen = || -> i64 {
        let chen: uuid::Uuid = chen.parse().unwrap();
        let told = messages::table.filter(messages::user_id.eq(UserId::from(chen)));
        told.filter(messages::subject.like("%转交%")).count().get_result(&mut test.owner()).unwrap()
    };

    let done = manager.post(&page, &[("to", &chen), ("reason", "休假")]).await;
    let again = manager.post(&page, &[("to", &chen), ("reason", "休假")]).await;
    test.work().await;

    assert_eq!((done.status.as_u16(), again.status.as_u16()), (303, 303));
    assert_eq!(of_chen(), 1);
    let entries: i64 = timeline::table
        .filter(timeline::action.eq("change_officer"))
        .count()
        .get_result(&mut test.owner())
        .unwrap();
    assert_eq!(entries, 3);
    let mine = test.signed_in("chen.mo").await.get("/employer?officer=me").await;
    assert_eq!(mine.body.matches("class=\"cell-who\"").count(), 3, "{}", mine.body);
    assert!(!manager.get("/employer?officer=me").await.says("class=\"cell-who\""));
    assert!(manager.get(&format!("/employer?officer={chen}")).await.says("class=\"cell-who\""));
}

#[actix_web::test]
async fn a_colleagues_case_is_not_taken_by_somebody_who_does_not_manage() {
    let (test, id) = with_case(Stage::Submitted).await;
    let walk = test.walk();
    let client = test.signed_in("chen.mo").await;
    let chen = user(&walk, "chen.mo");

    let taken = client.post(&at(id, "/hand-over"), &[("to", &chen), ("reason", "我来办")]).await;

    assert!(
        taken.status == 422 && taken.says("您只能转交自己经办的事项") && taken.says("我来办"),
        "{}",
        taken.body
    );
    assert_eq!(test.signed_in("zhou.lan").await.get(&at(id, "/hand-over")).await.status, 404);
}

#[actix_web::test]
async fn two_who_end_each_other_at_once_leave_one_manager() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let (he, chen) = (membership(&test, "he.jing@demo.invalid"), membership(&test, "chen.mo@demo.invalid"));
    let (he, chen): (uuid::Uuid, uuid::Uuid) = (he.parse().unwrap(), chen.parse().unwrap());
    walk.by("he.jing", |conn, actor| staff::hand_mark(conn, actor, chen, true)).unwrap();

    let (one, other) = std::thread::scope(|scope| {
        let first = scope.spawn(|| walk.by("he.jing", |conn, actor| staff::end(conn, actor, chen, None, "")));
        let second = scope.spawn(|| walk.by("chen.mo", |conn, actor| staff::end(conn, actor, he, None, "")));
        (first.join().unwrap(), second.join().unwrap())
    });

    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    let managers: i64 = memberships::table
        .filter(memberships::is_account_manager.eq(true))
        .filter(memberships::id.eq_any([he, chen]))
        .count()
        .get_result(&mut test.owner())
        .unwrap();
    assert_eq!(managers, 1);
}

#[actix_web::test]
async fn an_ended_case_is_not_handed_over_and_the_database_knows_the_same_ends() {
    let (test, id) = with_case(Stage::Opened).await;
    let walk = test.walk();
    let press = zhicheng::services::case::Press::because("");
    walk.by("he.jing", |conn, actor| {
        zhicheng::services::case::advance(conn, actor, id, zhicheng::domain::case::Action::Withdraw, &press)
    })
    .unwrap();
    let chen = walk.actor("chen.mo").unwrap().user_id;

    let handed = walk.by("he.jing", |conn, actor| {
        staff::hand_over(conn, actor, staff::Which::One(id), Some(chen), "分工")
    });

    assert!(matches!(handed, Err(Error::Refused(_))));
    define_sql_function! { fn is_end_status(status: diesel::sql_types::Text) -> diesel::sql_types::Bool; }
    for status in Status::ALL {
        let known: bool =
            diesel::select(is_end_status(status.as_str())).get_result(&mut test.owner()).unwrap();
        assert_eq!(known, status.is_end(), "{status}");
    }
    let in_charge: i64 =
        cases::table.filter(cases::unit_officer.eq(chen)).count().get_result(&mut test.owner()).unwrap();
    assert_eq!(in_charge, 0);
}
