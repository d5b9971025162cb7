//! A member leaves in mid-session: what they cast stands, they no longer attend, and the vice-chair signs for the chair.
use super::{with_open_papers, with_open_vote};
use crate::support::TestApp;
use zhicheng::cites;
use zhicheng::db::panel as db;
use zhicheng::demo::cases::{EXPERTS, Walk};
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::{CaseId, SessionId};
use zhicheng::domain::lang::Lang;
use zhicheng::domain::panel::ballot::{Choice, TallySecretKey};
use zhicheng::services::{Error, Result, panel};

fn leaves(walk: &Walk<'_>, session: SessionId, expert: &str) -> Result<()> {
    let id = walk.actor(expert).unwrap().user_id;
    walk.by("jiang.yifan", |conn, actor| panel::depart(conn, actor, session, id, "突发急病"))
}

fn cast(walk: &Walk<'_>, session: SessionId, case: CaseId, expert: &str, choice: Choice) -> Result<()> {
    walk.by(expert, |conn, actor| panel::cast(conn, actor, session, &[(case, choice)])).map(|_| ())
}

fn counted(walk: &Walk<'_>, session: SessionId, secret: &TallySecretKey) -> db::TallyRow {
    walk.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, secret)).unwrap();
    walk.by("bai.hua", |conn, actor| panel::confirm_recount(conn, actor, session)).unwrap();
    walk.by_system(|conn, _| Ok(db::tallies(conn, session)?.remove(0))).unwrap()
}

/// The chair, the vice-chair and the third seat.
fn by_seat(walk: &Walk<'_>, session: SessionId) -> [&'static str; 3] {
    let seats = walk.by_system(|conn, _| Ok(db::seats(conn, session)?)).unwrap();
    [1, 2, 3].map(|seat| {
        let member = seats.iter().find(|member| member.seat == seat).unwrap();
        *EXPERTS.iter().find(|name| walk.actor(name).unwrap().user_id == member.expert_id).unwrap()
    })
}

#[actix_web::test]
async fn whoever_leaves_before_voting_no_longer_attends_and_casts_nothing() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    let [chair, vice, third] = by_seat(&walk, session);

    leaves(&walk, session, third).unwrap();

    let late = cast(&walk, session, case, third, Choice::No);
    assert!(matches!(late, Err(Error::Refused(_))), "{late:?}");
    let page = test.signed_in(third).await.get(&format!("/expert/sessions/{session}")).await;
    assert!(page.says("离会") && !page.says("/vote\""), "{}", page.body);
    for expert in [chair, vice] {
        cast(&walk, session, case, expert, Choice::Yes).unwrap();
    }
    let tally = counted(&walk, session, &secret);
    assert_eq!((tally.members, tally.present, tally.yes, tally.no), (3, 2, 2, 0));
    assert_eq!(tally.outcome, "passed");
}

#[actix_web::test]
async fn a_ballot_cast_before_leaving_stands_and_its_caster_counts_as_attending() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    let [_, _, third] = by_seat(&walk, session);
    for expert in EXPERTS {
        let choice = if *expert == third { Choice::No } else { Choice::Yes };
        cast(&walk, session, case, expert, choice).unwrap();
    }

    leaves(&walk, session, third).unwrap();

    let again = cast(&walk, session, case, third, Choice::Yes);
    assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
    let tally = counted(&walk, session, &secret);
    assert_eq!((tally.present, tally.yes, tally.no), (3, 2, 1));
}

#[actix_web::test]
async fn quorum_is_tested_again_when_members_have_left() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    let [chair, vice, third] = by_seat(&walk, session);
    cast(&walk, session, case, chair, Choice::Yes).unwrap();

    for expert in [third, vice] {
        leaves(&walk, session, expert).unwrap();
    }

    assert_eq!(counted(&walk, session, &secret).outcome, "no_quorum");
}

#[actix_web::test]
async fn a_vote_does_not_open_without_those_who_left() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let (walk, session, case) = with_open_papers(&test).await;
    for expert in EXPERTS {
        walk.by(expert, |conn, actor| {
            panel::give_opinion(conn, actor, uuid::Uuid::new_v4(), session, case, "符合条件")?;
            panel::attend(conn, actor, session)
        })
        .unwrap();
    }
    let secret = TallySecretKey::generate(&mut rand::rng());
    walk.by("jiang.yifan", |conn, actor| panel::prepare_key(conn, actor, session, &secret.public_key()))
        .unwrap();
    for teller in ["fang.zheng", "bai.hua"] {
        walk.by(teller, |conn, actor| panel::note_share_taken(conn, actor, session)).unwrap();
    }
    for expert in &EXPERTS[..2] {
        leaves(&walk, session, expert).unwrap();
    }

    let opened = walk.by("jiang.yifan", |conn, actor| panel::open_vote(conn, actor, session));

    let Err(Error::Refused(refused)) = opened else { panic!("{opened:?}") };
    assert!(refused.text(Lang::En).contains("1 expert attending"), "{refused:?}");
}

#[actix_web::test]
async fn the_vice_chair_signs_when_the_chair_signed_in_and_left() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    let [chair, vice, _] = by_seat(&walk, session);
    for expert in EXPERTS {
        cast(&walk, session, case, expert, Choice::Yes).unwrap();
    }
    counted(&walk, session, &secret);

    leaves(&walk, session, chair).unwrap();

    let both = leaves(&walk, session, vice);
    assert!(matches!(both, Err(Error::Refused(_))), "nobody would be left to sign: {both:?}");
    let gone = walk.by(chair, |conn, actor| panel::sign(conn, actor, session));
    assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
    walk.by(vice, |conn, actor| panel::sign(conn, actor, session)).unwrap();
    let late = leaves(&walk, session, EXPERTS[2]);
    assert!(matches!(late, Err(Error::Conflict)), "the minutes are locked: {late:?}");
}

#[actix_web::test]
async fn the_page_records_a_departure_once_and_the_minutes_tell_it() {
    let test = TestApp::start().await;
    let (walk, session, _, _) = with_open_vote(&test).await;
    let [_, _, third] = by_seat(&walk, session);
    let secretary = test.signed_in("jiang.yifan").await;
    let id = walk.actor(third).unwrap().user_id;
    let address = format!("/secretary/sessions/{session}/members/{id}/leave");
    let session_page = format!("/secretary/sessions/{session}");

    let offered = secretary.get(&session_page).await.says(&address);
    let asked = secretary.get(&address).await;
    let without = secretary.post(&address, &[("reason", " ")]).await;
    let with = secretary.post(&address, &[("reason", "赶航班")]).await;
    let again = secretary.post(&address, &[("reason", "赶航班")]).await;

    assert!(offered && asked.says("重新核对法定人数"));
    assert_eq!((without.status.as_u16(), with.status.as_u16(), again.status.as_u16()), (422, 303, 409));
    assert!(!secretary.get(&session_page).await.says(&address));
    assert!(secretary.get(&format!("{session_page}/minutes")).await.says("赶航班"));
    let other = format!("/secretary/sessions/{session}/members/{}/leave", uuid::Uuid::new_v4());
    assert_eq!(secretary.get(&other).await.status, 404);
}
