//! A session that ends without a decision: all recused, quorum lost in mid-session, and the case in a new session.
use super::{with_agenda, with_open_papers, with_open_vote};
use crate::support::TestApp;
use diesel::prelude::*;
use zhicheng::cites;
use zhicheng::db::panel::{self as db, SessionState};
use zhicheng::demo::cases::{EXPERTS, Walk};
use zhicheng::domain::case::Status;
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::{CaseId, SessionId};
use zhicheng::domain::lang::Lang;
use zhicheng::domain::panel::ballot::Choice;
use zhicheng::services::{Error, panel};

fn state(walk: &Walk<'_>, session: SessionId) -> SessionState {
    walk.by_system(|conn, _| Ok(db::find(conn, session)?.state)).unwrap()
}

fn status(walk: &Walk<'_>, case: CaseId) -> Status {
    walk.by_system(|conn, actor| Ok(zhicheng::db::case::find(conn, actor, case)?.status)).unwrap()
}

#[actix_web::test]
async fn a_case_from_which_all_withdrew_is_adjourned_and_decided_by_a_new_session() {
    cites!(Clause::D11, Clause::D12);
    let test = TestApp::start().await;
    let (walk, session, case) = with_agenda(&test).await;
    walk.draw(session).unwrap();
    for expert in EXPERTS {
        let tie = [(case, "曾为同事".to_owned())];
        walk.by(expert, |conn, actor| panel::declare(conn, actor, session, &tie)).unwrap();
    }
    let secretary = test.signed_in("jiang.yifan").await;

    let page = secretary
        .post(&format!("/secretary/sessions/{session}/cases/{case}/adjourn"), &[("reason", "全体回避")])
        .await;

    assert_eq!(page.status, 303);
    assert_eq!((status(&walk, case), state(&walk, session)), (Status::Accepted, SessionState::Adjourned));
    let minutes = secretary.get(&format!("/secretary/sessions/{session}/minutes")).await;
    assert!(minutes.says("未作决定") && minutes.says("全体回避"));
    let again = walk.session().unwrap();
    walk.by("jiang.yifan", |conn, actor| panel::assign(conn, actor, again, case)).unwrap();
    let secret = walk.open_vote(again, &[case]).unwrap();
    walk.vote_and_sign(again, &secret, &[(case, Choice::Yes)]).unwrap();
    assert_eq!(status(&walk, case), Status::ResultPublicity);
}

#[actix_web::test]
async fn a_session_whose_quorum_is_lost_in_the_middle_of_the_vote_is_adjourned_uncounted() {
    cites!(Clause::D11, Clause::D12);
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    for expert in EXPERTS {
        walk.by(expert, |conn, actor| panel::cast(conn, actor, session, &[(case, Choice::Yes)])).unwrap();
    }
    let adjourn = |reason: &'static str| {
        walk.by("jiang.yifan", |conn, actor| panel::adjourn_session(conn, actor, session, reason))
    };

    let with_quorum = adjourn("改期");
    for expert in ["ma.lin", "tang.qi"] {
        walk.by(expert, |conn, actor| panel::recuse(conn, actor, session, case, "表决时发现关联")).unwrap();
    }
    let silent = adjourn(" ");
    adjourn("两位专家回避，人数不足").unwrap();

    let Err(Error::Refused(refused)) = with_quorum else { panic!("{with_quorum:?}") };
    assert!(refused.text(Lang::En).contains("still has its quorum"));
    assert!(matches!(silent, Err(Error::Invalid(_))));
    assert_eq!((status(&walk, case), state(&walk, session)), (Status::Accepted, SessionState::Adjourned));
    let sealed: i64 = zhicheng::db::schema::ballots::table.count().get_result(&mut test.owner()).unwrap();
    assert_eq!(sealed, 0, "nothing that was cast is left to be opened");
    let counted = walk.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, &secret));
    assert!(matches!(counted, Err(Error::NotFound | Error::Conflict)), "{counted:?}");
    let expert = test.signed_in("wu.haiyang").await.get(&format!("/expert/sessions/{session}")).await;
    assert!(expert.says("会议已延期"));
    assert!(matches!(adjourn("再一次"), Err(Error::Conflict)));
}

#[actix_web::test]
async fn the_page_adjourns_a_whole_session_and_keeps_a_missing_reason_in_place() {
    let test = TestApp::start().await;
    let (walk, session, case) = with_open_papers(&test).await;
    let secretary = test.signed_in("jiang.yifan").await;
    let address = format!("/secretary/sessions/{session}/adjourn");

    let asked = secretary.get(&address).await;
    let without = secretary.post(&address, &[("reason", "")]).await;
    let with = secretary.post(&address, &[("reason", "会场停电")]).await;

    assert!(asked.says("不能撤销"));
    assert_eq!((without.status.as_u16(), with.status.as_u16()), (422, 303));
    assert_eq!((status(&walk, case), state(&walk, session)), (Status::Accepted, SessionState::Adjourned));
    assert!(secretary.get(&format!("/secretary/sessions/{session}/minutes")).await.says("会场停电"));
}
