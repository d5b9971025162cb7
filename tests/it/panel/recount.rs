//! The second count: by the teller who did not close the vote, from the published ballots, before the signature.
use super::with_open_vote;
use crate::support::TestApp;
use diesel::connection::SimpleConnection;
use zhicheng::db::panel as db;
use zhicheng::demo::cases::{EXPERTS, Walk};
use zhicheng::domain::ids::SessionId;
use zhicheng::domain::panel::ballot::Choice;
use zhicheng::services::{Error, panel};

/// Voted and closed by Fang Zheng.
async fn closed(test: &TestApp) -> (Walk<'_>, SessionId) {
    let (walk, session, case, secret) = with_open_vote(test).await;
    for (expert, choice) in EXPERTS.iter().zip([Choice::Yes, Choice::Yes, Choice::No]) {
        walk.by(expert, |conn, actor| panel::cast(conn, actor, session, &[(case, choice)])).unwrap();
    }
    walk.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, &secret)).unwrap();
    (walk, session)
}

fn is_recounted(walk: &Walk<'_>, session: SessionId) -> bool {
    walk.by_system(|conn, _| Ok(db::find(conn, session)?.recounted_by.is_some())).unwrap()
}

#[actix_web::test]
async fn the_chair_does_not_sign_before_the_recount() {
    let test = TestApp::start().await;
    let (walk, session) = closed(&test).await;
    let chair = walk.chair(session).unwrap();
    let expert = test.signed_in(&chair).await;
    let address = format!("/expert/sessions/{session}");

    let before = expert.post(&format!("{address}/sign"), &[]).await;
    let waits = expert.get(&address).await;
    walk.by("bai.hua", |conn, actor| panel::confirm_recount(conn, actor, session)).unwrap();
    let after = expert.post(&format!("{address}/sign"), &[]).await;

    assert!(before.says("第二名计票人尚未确认复点") && !waits.says("/sign\""));
    assert_eq!((before.status.as_u16(), after.status.as_u16()), (422, 303));
}

#[actix_web::test]
async fn whoever_closed_the_vote_does_not_confirm_its_recount() {
    let test = TestApp::start().await;
    let (walk, session) = closed(&test).await;
    let (first, second) = (test.signed_in("fang.zheng").await, test.signed_in("bai.hua").await);
    let address = format!("/teller/sessions/{session}");
    let recount = format!("{address}/recount");

    let offered = first.get(&address).await.says(&recount);
    let own = first.post(&recount, &[]).await;
    let direct =
        walk.by("fang.zheng", |conn, actor| Ok(db::mark_recounted(conn, session, actor.now)?)).unwrap();

    assert!(!offered && !direct, "the database refuses as well");
    assert_eq!(own.status, 422);
    assert!(own.says("两名计票人") && !is_recounted(&walk, session));
    assert!(second.get(&address).await.says(&recount) && second.get(&recount).await.says("同意2票"));
    let done = second.post(&recount, &[]).await;
    let again = second.post(&recount, &[]).await;
    assert_eq!((done.status.as_u16(), again.status.as_u16()), (303, 409));
    assert!(is_recounted(&walk, session));
}

#[actix_web::test]
async fn a_recount_that_differs_is_not_confirmed() {
    let change = [
        "UPDATE published_ballots SET choice = 'no' WHERE choice = 'yes'",
        "UPDATE published_ballots SET nonce = (SELECT max(nonce) FROM published_ballots)",
        "DELETE FROM published_ballots WHERE choice = 'no'",
        "UPDATE tallies SET yes = yes + 1, no = no - 1",
    ];
    for statement in change {
        let test = TestApp::start().await;
        let (walk, session) = closed(&test).await;
        let by_force = format!(
            "ALTER TABLE published_ballots DISABLE TRIGGER USER; ALTER TABLE tallies DISABLE TRIGGER USER; {statement}"
        );
        test.owner().batch_execute(&by_force).unwrap();

        let confirmed = walk.by("bai.hua", |conn, actor| panel::confirm_recount(conn, actor, session));

        assert!(matches!(confirmed, Err(Error::Refused(_))), "{statement}: {confirmed:?}");
        assert!(!is_recounted(&walk, session));
    }
}

#[actix_web::test]
async fn no_one_recounts_before_the_close_nor_for_another_session() {
    let test = TestApp::start().await;
    let (walk, session, _, _) = with_open_vote(&test).await;

    let early = walk.by("bai.hua", |conn, actor| panel::confirm_recount(conn, actor, session));
    let page = test.signed_in("bai.hua").await.get(&format!("/teller/sessions/{session}/recount")).await;
    let strange = test
        .signed_in("bai.hua")
        .await
        .post(&format!("/teller/sessions/{}/recount", SessionId::fresh()), &[])
        .await;

    assert!(matches!(early, Err(Error::Conflict)), "{early:?}");
    assert_eq!((page.status.as_u16(), strange.status.as_u16()), (404, 404));
}
