//! Who may judge, and by which numbers: four eyes, policy data, the threshold, the chair.
use super::{with_agenda, with_open_papers, with_open_vote};
use crate::support::TestApp;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use zhicheng::cites;
use zhicheng::db::panel as db;
use zhicheng::demo::cases::{EXPERTS, Walk};
use zhicheng::domain::actor::{Actor, Role};
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::{CaseId, SessionId};
use zhicheng::domain::lang::Lang;
use zhicheng::domain::panel::ballot::{Choice, TallySecretKey};
use zhicheng::domain::panel::conflict::Conflict;
use zhicheng::services::{Error, panel, reference};

/// The reviewer Zhou Min, who accepts the cases of the walk, is an expert of the pool as well.
fn reviewer_joins_the_pool(test: &TestApp) {
    let add = "INSERT INTO memberships (id, user_id, role, created_at)
                 SELECT gen_random_uuid(), id, 'expert', '2026-01-01' FROM users WHERE email = 'zhou.min@demo.invalid';
               INSERT INTO experts (user_id, series, specialties, employer_name, term_until, added_at)
                 SELECT id, 'engineering', '海洋工程', '上海示例大学', '2028-01-01', '2026-01-01'
                   FROM users WHERE email = 'zhou.min@demo.invalid'";
    test.owner().batch_execute(add).unwrap();
}

fn key_is_taken(walk: &Walk<'_>, session: SessionId) -> TallySecretKey {
    let secret = TallySecretKey::generate(&mut rand::rng());
    walk.by("jiang.yifan", |conn, actor| panel::prepare_key(conn, actor, session, &secret.public_key()))
        .unwrap();
    for teller in ["fang.zheng", "bai.hua"] {
        walk.by(teller, |conn, actor| panel::note_share_taken(conn, actor, session)).unwrap();
    }
    secret
}

fn come(walk: &Walk<'_>, expert: &str, session: SessionId, case: CaseId) {
    walk.by(expert, |conn, actor| {
        panel::give_opinion(conn, actor, uuid::Uuid::new_v4(), session, case, "符合条件")?;
        panel::attend(conn, actor, session)
    })
    .unwrap();
}

/// Sets a policy value as the administrator, valid at once.
fn set(walk: &Walk<'_>, key: &str, value: &str) {
    let new = reference::NewPolicy {
        key: key.to_owned(),
        value: value.to_owned(),
        source: "局务会决定".to_owned(),
        valid_from: Some(zhicheng::domain::calendar::shanghai_date(walk.now)),
    };
    walk.by("gao.yuan", |conn, actor| reference::set_policy(conn, actor, &new)).unwrap();
}

#[actix_web::test]
async fn whoever_accepted_a_case_stays_out_of_the_draw_and_it_says_why() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let (walk, session, case) = with_agenda(&test).await;
    reviewer_joins_the_pool(&test);

    walk.draw(session).unwrap();

    let reviewer = walk.actor("zhou.min").unwrap().user_id;
    let view = walk.by("jiang.yifan", |conn, actor| panel::overview(conn, actor, session)).unwrap();
    assert!(view.members.iter().all(|member| member.expert_id != reviewer));
    let place = view.pool.iter().find(|row| row.1 == reviewer).unwrap().0;
    let draw = view.draw.unwrap();
    let ties = &draw.pool.entries()[usize::try_from(place).unwrap()].exclusions;
    assert_eq!(
        ties.iter().map(|tie| (tie.case, tie.reason)).collect::<Vec<_>>(),
        [(case, Conflict::ReviewedCase)]
    );
    let page = test.signed_in("jiang.yifan").await.get(&format!("/secretary/sessions/{session}")).await;
    assert!(page.says("专家曾经办该案的受理审核"));
}

#[actix_web::test]
async fn whoever_accepted_a_case_cannot_vote_on_it_in_any_seat() {
    let test = TestApp::start().await;
    let (walk, session, case, _) = with_open_vote(&test).await;
    let reviewer = Actor { role: Role::Expert, org_id: None, ..walk.actor("zhou.min").unwrap() };
    diesel::insert_into(zhicheng::db::schema::panel_members::table)
        .values((
            zhicheng::db::schema::panel_members::session_id.eq(session),
            zhicheng::db::schema::panel_members::expert_id.eq(reviewer.user_id),
            zhicheng::db::schema::panel_members::seat.eq(9),
            zhicheng::db::schema::panel_members::declared_at.eq(walk.now),
            zhicheng::db::schema::panel_members::present_at.eq(walk.now),
        ))
        .execute(&mut test.owner())
        .unwrap();

    let cast = test.app.db.as_actor(&reviewer, |conn| {
        panel::cast(conn, &reviewer, session, &[(case, Choice::Yes)]).map(|_| ())
    });
    let past_the_service: bool = test
        .app
        .db
        .as_actor::<_, Error>(&reviewer, |conn| Ok(db::cast(conn, session, case, &[0; 4])?))
        .unwrap();

    let Err(Error::Refused(refused)) = cast else { panic!("{cast:?}") };
    assert!(refused.text(Lang::En).contains("accepting a case and voting on it"), "{refused:?}");
    assert!(!past_the_service, "the database refuses as well");
}

#[actix_web::test]
async fn a_session_is_held_to_the_numbers_it_was_opened_under() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    set(&walk, "panel_majority", "1/1");
    for (expert, choice) in EXPERTS.iter().zip([Choice::Yes, Choice::Yes, Choice::No]) {
        walk.by(expert, |conn, actor| panel::cast(conn, actor, session, &[(case, choice)])).unwrap();
    }

    walk.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, &secret)).unwrap();
    walk.by("bai.hua", |conn, actor| panel::confirm_recount(conn, actor, session)).unwrap();

    let chair = walk.chair(session).unwrap();
    walk.by(&chair, |conn, actor| panel::sign(conn, actor, session)).unwrap();
    let status =
        walk.by_system(|conn, actor| Ok(zhicheng::db::case::find(conn, actor, case)?.status)).unwrap();
    assert_eq!(
        status,
        zhicheng::domain::case::Status::ResultPublicity,
        "two of three pass, as at the opening"
    );
}

#[actix_web::test]
async fn quorum_and_majority_come_from_policy_data_for_vote_and_flow_alike() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let (walk, session, case) = {
        let mut walk = test.walk();
        set(&walk, "panel_majority", "1/1");
        let case =
            walk.bring(zhicheng::demo::cases::LIN, zhicheng::demo::cases::Stage::Accepted).await.unwrap();
        let session = walk.session().unwrap();
        walk.by("jiang.yifan", |conn, actor| panel::assign(conn, actor, session, case)).unwrap();
        test.follow(&walk);
        (walk, session, case)
    };
    let secret = walk.open_vote(session, &[case]).unwrap();
    for (expert, choice) in EXPERTS.iter().zip([Choice::Yes, Choice::Yes, Choice::No]) {
        walk.by(expert, |conn, actor| panel::cast(conn, actor, session, &[(case, choice)])).unwrap();
    }

    walk.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, &secret)).unwrap();
    walk.by("bai.hua", |conn, actor| panel::confirm_recount(conn, actor, session)).unwrap();
    let chair = walk.chair(session).unwrap();
    walk.by(&chair, |conn, actor| panel::sign(conn, actor, session)).unwrap();

    let status =
        walk.by_system(|conn, actor| Ok(zhicheng::db::case::find(conn, actor, case)?.status)).unwrap();
    assert_eq!(status, zhicheng::domain::case::Status::NotPassed);
}

#[actix_web::test]
async fn exactly_two_thirds_pass() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    for (expert, choice) in EXPERTS.iter().zip([Choice::Yes, Choice::Yes, Choice::Abstain]) {
        walk.by(expert, |conn, actor| panel::cast(conn, actor, session, &[(case, choice)])).unwrap();
    }

    walk.by("bai.hua", |conn, actor| panel::close(conn, actor, session, &secret)).unwrap();

    let tally = walk.by_system(|conn, _| Ok(db::tallies(conn, session)?.remove(0))).unwrap();
    assert_eq!((tally.present, tally.yes, tally.outcome.as_str()), (3, 2, "passed"));
}

#[actix_web::test]
async fn the_vice_chair_signs_where_the_chair_did_not_come_and_nobody_else() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let (walk, session, case) = with_open_papers(&test).await;
    let chair = walk.chair(session).unwrap();
    let others: Vec<_> = EXPERTS.iter().filter(|expert| **expert != chair).collect();
    for expert in &others {
        come(&walk, expert, session, case);
    }
    let secret = key_is_taken(&walk, session);
    walk.by("jiang.yifan", |conn, actor| panel::open_vote(conn, actor, session)).unwrap();
    for expert in &others {
        walk.by(expert, |conn, actor| panel::cast(conn, actor, session, &[(case, Choice::Yes)])).unwrap();
    }
    walk.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, &secret)).unwrap();
    walk.by("bai.hua", |conn, actor| panel::confirm_recount(conn, actor, session)).unwrap();
    let seats = walk.by_system(|conn, _| Ok(db::seats(conn, session)?)).unwrap();
    let vice = seats.iter().find(|member| member.is_vice_chair()).unwrap().expert_id;
    let (vice, third): (Vec<_>, Vec<_>) =
        others.into_iter().partition(|expert| walk.actor(expert).unwrap().user_id == vice);

    for absent_or_third in [&chair[..], third[0]] {
        let signed = walk.by(absent_or_third, |conn, actor| panel::sign(conn, actor, session));
        assert!(matches!(signed, Err(Error::NotFound)), "{absent_or_third}: {signed:?}");
    }
    let page = test.signed_in(vice[0]).await.post(&format!("/expert/sessions/{session}/sign"), &[]).await;

    assert_eq!(page.status, 303);
}

#[actix_web::test]
async fn the_signature_locks_the_minutes_and_a_later_change_shows() {
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    let secretary = test.signed_in("jiang.yifan").await;
    let address = format!("/secretary/sessions/{session}/minutes");
    let unsigned = secretary.get(&address).await;
    walk.vote_and_sign(session, &secret, &[(case, Choice::Yes)]).unwrap();

    let signed = secretary.get(&address).await;
    let rewritten = test.owner().batch_execute("UPDATE locked_minutes SET digest = 'another'");
    test.owner().batch_execute("UPDATE panel_members SET present_at = NULL WHERE seat = 3").unwrap();
    let altered = secretary.get(&address).await;

    assert!(!unsigned.says("签署时锁定") && signed.says("与签署时一致"));
    assert!(signed.says("业绩扎实，符合条件。"), "opinions stand in the minutes");
    assert!(rewritten.is_err());
    assert!(altered.says("与签署时不一致"));
}

#[actix_web::test]
async fn a_vote_does_not_open_without_anybody_to_preside() {
    let test = TestApp::start().await;
    set(&test.walk(), "panel_quorum", "1/3");
    let (walk, session, case) = with_open_papers(&test).await;
    let seats = walk.by_system(|conn, _| Ok(db::seats(conn, session)?)).unwrap();
    let third = seats.iter().find(|member| member.seat == 3).unwrap().expert_id;
    let third = EXPERTS.iter().find(|expert| walk.actor(expert).unwrap().user_id == third).unwrap();
    come(&walk, third, session, case);
    key_is_taken(&walk, session);

    let opened = walk.by("jiang.yifan", |conn, actor| panel::open_vote(conn, actor, session));

    let Err(Error::Refused(refused)) = opened else { panic!("{opened:?}") };
    assert!(refused.text(Lang::En).contains("nobody presides"), "{refused:?}");
}
