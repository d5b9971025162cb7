//! Random people do random things on a real database, beside a small model of the procedure that was written from the
//! notice and not from the flow table. `ZHICHENG_SEED=7` walks one seed alone; `ZHICHENG_WALKS=200` walks as many.
mod act;
mod look;
mod oracle;

use crate::support::TestApp;
use act::Act;
use oracle::Oracle;
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use std::collections::BTreeSet;
use zhicheng::demo::cases::{DANIEL, LIN, Walk};
use zhicheng::domain::calendar::shanghai_date;
use zhicheng::domain::case::Status;
use zhicheng::domain::ids::CaseId;

/// Cases of one walk, and what is done to them.
const CASES: usize = 3;
const ACTS: usize = 150;
/// Whole walks of a plain run of the tests.
const WALKS: u64 = 12;

fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|number| number.parse().unwrap())
}

#[actix_web::test]
async fn whatever_people_do_no_state_is_illegal_and_the_record_explains_every_one() {
    let seeds = match asked("ZHICHENG_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..asked("ZHICHENG_WALKS").unwrap_or(WALKS),
    };
    let mut statuses = BTreeSet::new();
    for seed in seeds.clone() {
        a_walk(seed, &mut statuses).await;
    }
    if seeds == (0..WALKS) {
        let never: Vec<_> = Status::ALL.iter().filter(|status| !statuses.contains(status.as_str())).collect();
        assert!(never.is_empty(), "these walks never saw {never:?}");
    }
}

async fn a_walk(seed: u64, statuses: &mut BTreeSet<&'static str>) {
    let test = TestApp::start().await;
    let mut rng = StdRng::seed_from_u64(seed);
    let mut walk = test.walk();
    let mut cases = Vec::new();
    for place in 0..CASES {
        let subject = if place % 2 == 0 { LIN } else { DANIEL };
        cases.push((walk.open(subject).unwrap(), Oracle::opened(subject)));
    }
    for number in 0..ACTS {
        walk.now += chrono::Duration::minutes(1);
        let turn = if rng.random_bool(0.7) { number * CASES / ACTS } else { rng.random_range(0..CASES) };
        let (id, oracle) = &mut cases[turn];
        let act = act::choose(&mut rng, oracle, shanghai_date(walk.now), seed.is_multiple_of(2));
        let story = format!("seed {seed}, act {number}: {act:?} while {oracle:?}");
        one_act(&test, &mut walk, *id, oracle, &act, &story).await;
        if let Act::PassDays(_) = act {
            let today = shanghai_date(walk.now);
            for (_, oracle) in &mut cases {
                oracle.time_passes(today);
            }
        }
        for (id, oracle) in &cases {
            statuses.insert(oracle.status.as_str());
            look::at(&walk, *id, oracle, &story);
        }
        look::at_the_counts(&walk, cases.iter().map(|(_, oracle)| oracle), &story);
    }
}

/// Does it, and holds the answer against the model; a refusal leaves nothing behind.
async fn one_act(
    test: &TestApp,
    walk: &mut Walk<'_>,
    id: CaseId,
    oracle: &mut Oracle,
    act: &Act,
    story: &str,
) {
    let before = look::entries(walk, id);
    let is_allowed = oracle.allows(act);
    let done = act.perform(walk, id, oracle).await;
    act::is_a_plain_answer(&done, story);
    assert_eq!(done.is_ok(), is_allowed, "{story}\nanswered {done:?}");
    if is_allowed {
        oracle.apply(act, shanghai_date(walk.now));
    } else {
        assert_eq!(look::entries(walk, id), before, "a refusal is not written\n{story}");
    }
    test.follow(walk);
    test.work().await;
    oracle.time_passes(shanghai_date(walk.now));
}
