//! A session outside policy: refused, proposed, confirmed by somebody else, and in the minutes.
use super::with_agenda;
use crate::support::TestApp;
use diesel::connection::SimpleConnection;
use zhicheng::cites;
use zhicheng::db::panel::{ExceptionKind, exception};
use zhicheng::domain::actor::{Actor, Role};
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::SessionId;
use zhicheng::domain::lang::Lang;
use zhicheng::services::{Error, panel, reference};

fn five_are_asked_for(test: &TestApp) {
    let walk = test.walk();
    let new = reference::NewPolicy {
        key: "panel_size".to_owned(),
        value: "5".to_owned(),
        source: "局务会决定".to_owned(),
        valid_from: Some(zhicheng::domain::calendar::shanghai_date(walk.now)),
    };
    walk.by("gao.yuan", |conn, actor| reference::set_policy(conn, actor, &new)).unwrap();
}

fn waiting(test: &TestApp, session: SessionId) -> uuid::Uuid {
    test.walk().by("yan.ming", |conn, _| Ok(exception::of(conn, session)?.remove(0).id)).unwrap()
}

#[actix_web::test]
async fn a_session_below_the_size_of_policy_opens_with_an_exception_confirmed_by_a_second_person() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    five_are_asked_for(&test);
    let (walk, session, _) = with_agenda(&test).await;
    let freeze = || walk.by("jiang.yifan", |conn, actor| panel::freeze(conn, actor, session));
    let secretary = test.signed_in("jiang.yifan").await;
    let address = format!("/secretary/sessions/{session}/exception");

    let without = freeze();
    let silent = secretary.post(&address, &[("kind", "size"), ("reason", "")]).await;
    let proposal = [("kind", "size"), ("reason", "本系列专家不足")];
    let (first, second) =
        (secretary.post(&address, &proposal).await, secretary.post(&address, &proposal).await);
    let unconfirmed = freeze();
    let id = waiting(&test, session);
    let own = Actor { role: Role::Auditor, ..walk.actor("jiang.yifan").unwrap() };
    let by_proposer = test.app.db.as_actor(&own, |conn| panel::confirm_exception(conn, &own, id));
    let auditor = test.signed_in("yan.ming").await;
    let listed = auditor.get("/audit/draws").await;
    let confirmed = auditor.post(&format!("/audit/exceptions/{id}"), &[]).await;
    let again = auditor.post(&format!("/audit/exceptions/{id}"), &[]).await;

    for refused in [without, unconfirmed] {
        let Err(Error::Refused(refused)) = refused else { panic!("{refused:?}") };
        assert!(refused.text(Lang::En).contains("policy asks for 5"), "{refused:?}");
    }
    assert_eq!((silent.status.as_u16(), first.status.as_u16(), second.status.as_u16()), (422, 303, 303));
    assert!(matches!(by_proposer, Err(Error::Refused(_))), "{by_proposer:?}");
    assert!(listed.says(&format!("/audit/exceptions/{id}")));
    assert_eq!((confirmed.status.as_u16(), again.status.as_u16()), (303, 409));
    freeze().unwrap();
    let minutes = secretary.get(&format!("/secretary/sessions/{session}/minutes")).await;
    assert!(minutes.says("本系列专家不足") && minutes.says("由第二人确认"));
}

#[actix_web::test]
async fn an_expert_whose_term_has_ended_is_drawn_only_under_an_exception() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let (walk, session, _) = with_agenda(&test).await;
    test.owner().batch_execute("UPDATE experts SET term_until = '2026-01-31' WHERE user_id = (SELECT id FROM users WHERE email = 'ma.lin@demo.invalid')").unwrap();
    let freeze = || walk.by("jiang.yifan", |conn, actor| panel::freeze(conn, actor, session));

    let without = freeze();
    walk.by("jiang.yifan", |conn, actor| {
        panel::propose_exception(conn, actor, session, ExceptionKind::Term, "续聘手续办理中")
    })
    .unwrap();
    let id = waiting(&test, session);
    walk.by("yan.ming", |conn, actor| panel::confirm_exception(conn, actor, id)).unwrap();

    assert!(matches!(without, Err(Error::Refused(_))), "{without:?}");
    freeze().unwrap();
}
