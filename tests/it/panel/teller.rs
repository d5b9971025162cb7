//! The tellers' pages: a share is shown once, and the vote closes with two people's shares, not with one's.
use super::{with_open_papers, with_open_vote};
use crate::support::{Page, TestApp};
use diesel::prelude::*;
use zhicheng::db::panel::{self as db, SessionState};
use zhicheng::db::schema::{audit, sessions};
use zhicheng::demo::cases::{EXPERTS, Walk};
use zhicheng::domain::ids::SessionId;
use zhicheng::domain::panel::ballot::Choice;
use zhicheng::services::panel;

fn state(walk: &Walk<'_>, session: SessionId) -> SessionState {
    walk.by_system(|conn, _| Ok(db::find(conn, session)?.state)).unwrap()
}

/// The code on a page that shows a share.
fn code(page: &Page) -> String {
    assert_eq!(page.status, 200, "{}", page.body);
    let start = page.body.find("<textarea class=\"mono").unwrap();
    let text = &page.body[start..];
    let (from, to) = (text.find('>').unwrap() + 1, text.find("</textarea>").unwrap());
    text[from..to].trim().to_owned()
}

#[actix_web::test]
async fn a_share_is_shown_once_and_kept_nowhere() {
    let test = TestApp::start().await;
    let (_, session, _) = with_open_papers(&test).await;
    let secretary = test.signed_in("jiang.yifan").await;
    let envelope = code(&secretary.post(&format!("/secretary/sessions/{session}/key"), &[]).await);
    let teller = test.signed_in("fang.zheng").await;
    let address = format!("/teller/sessions/{session}");

    let share = code(&teller.post(&format!("{address}/share"), &[]).await);
    let again = teller.post(&format!("{address}/share"), &[]).await;

    assert_eq!(again.status, 409);
    assert!(again.says("请评议秘书重新生成密钥") && !again.says(&share));
    assert!(!teller.get(&address).await.says(&share));
    assert_ne!(share, envelope);
    let details: Vec<serde_json::Value> = audit::table.select(audit::detail).load(&mut test.owner()).unwrap();
    let flashes: Vec<Option<String>> =
        sessions::table.select(sessions::flash).load(&mut test.owner()).unwrap();
    let kept = format!("{details:?} {flashes:?}");
    for line in share.lines().chain(envelope.lines()) {
        assert!(!kept.contains(line), "a line of a share is in the database");
    }
}

#[actix_web::test]
async fn the_vote_is_closed_by_two_people_and_never_by_one() {
    let test = TestApp::start().await;
    let (walk, session, case) = with_open_papers(&test).await;
    for expert in EXPERTS {
        walk.by(expert, |conn, actor| {
            panel::give_opinion(conn, actor, uuid::Uuid::new_v4(), session, case, "符合条件")?;
            panel::attend(conn, actor, session)
        })
        .unwrap();
    }
    let secretary = test.signed_in("jiang.yifan").await;
    let envelope = code(&secretary.post(&format!("/secretary/sessions/{session}/key"), &[]).await);
    let (first, second) = (test.signed_in("fang.zheng").await, test.signed_in("bai.hua").await);
    let address = format!("/teller/sessions/{session}");
    let a = code(&first.post(&format!("{address}/share"), &[]).await);
    let b = code(&second.post(&format!("{address}/share"), &[]).await);
    let opened = secretary.post(&format!("/secretary/sessions/{session}/vote"), &[]).await;
    assert_eq!(opened.status, 303, "{}", opened.body);
    for expert in EXPERTS {
        walk.by(expert, |conn, actor| panel::cast(conn, actor, session, &[(case, Choice::Yes)])).unwrap();
    }
    let close = format!("{address}/close");

    let waits = first.post(&close, &[("share", &a)]).await;
    let alone = first.post(&close, &[("share", &envelope)]).await;

    assert_eq!((waits.status.as_u16(), alone.status.as_u16()), (303, 422));
    assert!(alone.says("请由另一个人输入第二份"));
    assert_eq!(state(&walk, session), SessionState::Voting);
    let counted = second.post(&close, &[("share", &b.to_lowercase().replace('\n', " "))]).await;
    assert_eq!(counted.status, 303, "{}", counted.body);
    assert_eq!(state(&walk, session), SessionState::Closed);
    assert!(second.get(&address).await.says("同意3票"));
}

#[actix_web::test]
async fn the_envelope_stands_in_for_a_teller_who_cannot_come() {
    let test = TestApp::start().await;
    let (walk, session, _, _) = with_open_vote(&test).await;
    // The walk keeps the secret itself: a key made here gives papers to type from.
    let key = test.app.keys.prepare(session);
    let bytes = key.to_bytes();
    let fetch = |holder| test.app.keys.fetch(session, holder).unwrap();
    let [a, _, envelope] = zhicheng::domain::panel::ballot::ShareHolder::ALL.map(fetch);
    diesel::update(zhicheng::db::schema::panel_sessions::table.find(session))
        .set(zhicheng::db::schema::panel_sessions::public_key.eq(bytes.as_slice()))
        .execute(&mut test.owner())
        .unwrap();
    let secretary = test.signed_in("jiang.yifan").await;

    let laid =
        secretary.post(&format!("/secretary/sessions/{session}/envelope"), &[("share", &envelope)]).await;
    let teller = test.signed_in("fang.zheng").await;
    let counted = teller.post(&format!("/teller/sessions/{session}/close"), &[("share", &a)]).await;

    assert_eq!((laid.status.as_u16(), counted.status.as_u16()), (303, 303));
    assert_eq!(state(&walk, session), SessionState::Closed);
}

#[actix_web::test]
async fn a_mistyped_share_is_kept_on_the_page_and_the_wrong_line_named() {
    let test = TestApp::start().await;
    let (walk, session, _, _) = with_open_vote(&test).await;
    let teller = test.signed_in("bai.hua").await;

    let page = teller.post(&format!("/teller/sessions/{session}/close"), &[("share", "ABCD EFGH")]).await;

    assert_eq!(page.status, 422);
    assert!(page.says("ABCD EFGH") && page.says("代码应有 64 个字符"));
    assert_eq!(state(&walk, session), SessionState::Voting);
}
