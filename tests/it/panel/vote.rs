//! The vote, through the services and on real `PostgreSQL`.
use super::{with_open_papers, with_open_vote};
use crate::support::TestApp;
use diesel::prelude::*;
use zhicheng::cites;
use zhicheng::db::panel as db;
use zhicheng::db::schema::{audit, ballots, published_ballots};
use zhicheng::demo::cases::{EXPERTS, Walk};
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::{CaseId, SessionId};
use zhicheng::domain::lang::Lang;
use zhicheng::domain::panel::ballot::{Choice, SealedBallot};
use zhicheng::services::{Error, panel};

fn cast(walk: &Walk<'_>, expert: &str, session: SessionId, case: CaseId, choice: Choice) {
    walk.by(expert, |conn, actor| panel::cast(conn, actor, session, &[(case, choice)])).unwrap();
}

fn sealed(test: &TestApp, session: SessionId) -> Vec<Vec<u8>> {
    ballots::table
        .filter(ballots::session_id.eq(session))
        .select(ballots::sealed)
        .load(&mut test.owner())
        .unwrap()
}

fn tally(walk: &Walk<'_>, session: SessionId) -> db::TallyRow {
    walk.by_system(|conn, _| Ok(db::tallies(conn, session)?.remove(0))).unwrap()
}

#[actix_web::test]
async fn what_stands_beside_a_name_cannot_be_read_not_even_by_comparing() {
    let test = TestApp::start().await;
    let (walk, session, case, _) = with_open_vote(&test).await;

    for expert in EXPERTS {
        cast(&walk, expert, session, case, Choice::Yes);
    }

    let sealed = sealed(&test, session);
    assert_eq!(sealed.len(), 3);
    assert!(sealed.iter().all(|bytes| bytes.len() == SealedBallot::LEN), "a length would tell a choice");
    assert!(sealed[0] != sealed[1] && sealed[1] != sealed[2] && sealed[0] != sealed[2]);
    let published: i64 = published_ballots::table.count().get_result(&mut test.owner()).unwrap();
    assert_eq!(published, 0, "no choice is written down before the close");
    let details: Vec<serde_json::Value> = audit::table
        .filter(audit::action.eq("cast_ballot"))
        .select(audit::detail)
        .load(&mut test.owner())
        .unwrap();
    assert_eq!(details.len(), 3);
    assert!(details.iter().all(|detail| !detail.to_string().contains("yes")), "{details:?}");
}

#[actix_web::test]
async fn no_one_reads_a_sealed_ballot_while_the_vote_is_open() {
    let test = TestApp::start().await;
    let (walk, session, case, _) = with_open_vote(&test).await;
    cast(&walk, "tang.qi", session, case, Choice::No);

    for person in ["jiang.yifan", "tang.qi", "yan.ming"] {
        let read = walk.by(person, |conn, _| Ok(db::sealed_ballots(conn, session)?));
        assert!(read.is_err(), "{person} read {read:?}");
    }
    let told = walk.by("fang.zheng", |conn, _| Ok(db::sealed_ballots(conn, session)?)).unwrap();
    assert!(told.is_empty(), "a teller reads none before the close");
}

#[actix_web::test]
async fn casting_again_replaces_and_only_the_last_cast_counts() {
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    for expert in EXPERTS {
        cast(&walk, expert, session, case, Choice::No);
    }
    let before = sealed(&test, session);

    for expert in EXPERTS {
        cast(&walk, expert, session, case, Choice::Yes);
    }

    let after = sealed(&test, session);
    assert_eq!(after.len(), 3);
    assert!(after.iter().all(|bytes| !before.contains(bytes)));
    walk.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, &secret)).unwrap();
    let tally = tally(&walk, session);
    assert_eq!((tally.yes, tally.no, tally.outcome.as_str()), (3, 0, "passed"));
}

#[actix_web::test]
async fn an_expert_who_withdraws_during_the_vote_is_not_counted() {
    cites!(Clause::D12);
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    for (expert, choice) in EXPERTS.iter().zip([Choice::Yes, Choice::Yes, Choice::No]) {
        cast(&walk, expert, session, case, choice);
    }

    let reason = "表决时发现申报人是亲属";
    walk.by("ma.lin", |conn, actor| panel::recuse(conn, actor, session, case, reason)).unwrap();

    let papers = walk.by("ma.lin", |conn, actor| panel::papers(conn, actor, session, case));
    assert!(matches!(papers, Err(Error::NotFound)), "no papers after withdrawing");
    walk.by("bai.hua", |conn, actor| panel::close(conn, actor, session, &secret)).unwrap();
    let tally = tally(&walk, session);
    assert_eq!((tally.present, tally.recused), (2, 1));
    assert_eq!((tally.yes, tally.no, tally.outcome.as_str()), (2, 0, "passed"));
    let late = walk.by("tang.qi", |conn, actor| panel::recuse(conn, actor, session, case, reason));
    assert!(matches!(late, Err(Error::Refused(_))), "{late:?}");
}

#[actix_web::test]
async fn a_cast_covers_every_case_once_and_no_other() {
    let test = TestApp::start().await;
    let (walk, session, case, _) = with_open_vote(&test).await;

    let none = walk.by("tang.qi", |conn, actor| panel::cast(conn, actor, session, &[]));
    let twice = [(case, Choice::Yes), (case, Choice::No)];
    let twice = walk.by("tang.qi", |conn, actor| panel::cast(conn, actor, session, &twice));
    let strange = [(case, Choice::Yes), (CaseId::fresh(), Choice::Yes)];
    let strange = walk.by("tang.qi", |conn, actor| panel::cast(conn, actor, session, &strange));

    for refused in [none, twice] {
        let Err(Error::Invalid(fields)) = refused else { panic!("{refused:?}") };
        assert!(fields.of(&format!("choice-{case}"), Lang::En).is_some());
    }
    assert!(matches!(strange, Err(Error::Refused(_))));
    assert!(sealed(&test, session).is_empty());
}

#[actix_web::test]
async fn nothing_that_ties_a_choice_to_a_name_is_left_after_the_count() {
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    for expert in EXPERTS {
        cast(&walk, expert, session, case, Choice::Abstain);
    }

    walk.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, &secret)).unwrap();

    assert!(sealed(&test, session).is_empty());
    let late = walk.by("tang.qi", |conn, actor| panel::cast(conn, actor, session, &[(case, Choice::Yes)]));
    assert!(matches!(late, Err(Error::Refused(_))), "nobody votes after the close");
    let tally = tally(&walk, session);
    assert_eq!((tally.abstained, tally.outcome.as_str()), (3, "not_passed"));
}

#[actix_web::test]
async fn each_expert_finds_the_own_ballot_by_its_number_as_it_was_cast() {
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    let mut receipts = Vec::new();
    for (expert, choice) in EXPERTS.iter().zip([Choice::Yes, Choice::No, Choice::Abstain]) {
        let sealed =
            walk.by(expert, |conn, actor| panel::cast(conn, actor, session, &[(case, choice)])).unwrap();
        receipts.push((*expert, choice, sealed[0].nonce));
    }
    walk.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, &secret)).unwrap();

    for (expert, choice, nonce) in receipts {
        let counts = walk.by(expert, |conn, actor| panel::counts(conn, actor, session)).unwrap();
        assert_eq!(panel::find_ballot(&counts, nonce), Some((case, choice)));
    }
}

#[actix_web::test]
async fn an_opinion_of_somebody_who_withdrew_does_not_count() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let (walk, session, case) = with_open_papers(&test).await;
    walk.by("ma.lin", |conn, actor| {
        panel::give_opinion(conn, actor, uuid::Uuid::new_v4(), session, case, "符合条件")?;
        panel::recuse(conn, actor, session, case, "曾为同事")
    })
    .unwrap();
    for expert in ["wu.haiyang", "tang.qi"] {
        walk.by(expert, |conn, actor| panel::attend(conn, actor, session)).unwrap();
    }
    let secret = zhicheng::domain::panel::ballot::TallySecretKey::generate(&mut rand::rng());
    walk.by("jiang.yifan", |conn, actor| panel::prepare_key(conn, actor, session, &secret.public_key()))
        .unwrap();
    for teller in ["fang.zheng", "bai.hua"] {
        walk.by(teller, |conn, actor| panel::note_share_taken(conn, actor, session)).unwrap();
    }

    let opened = walk.by("jiang.yifan", |conn, actor| panel::open_vote(conn, actor, session));

    let Err(Error::Refused(refused)) = opened else { panic!("{opened:?}") };
    assert!(refused.text(Lang::En).contains("0 written opinions"), "{refused:?}");
}
