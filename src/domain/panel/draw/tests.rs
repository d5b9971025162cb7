//! Whole draws: freeze, commit, reveal, draw, replace, replay.
use std::collections::BTreeSet;

use rand::SeedableRng as _;
use rand::rngs::StdRng;
use uuid::Uuid;

use super::*;
use crate::domain::ids::{CaseId, SessionId, UserId};
use crate::domain::panel::conflict::Conflict;
use crate::domain::panel::digest::Digest;

const FIRST_EXPERT: u128 = 1_000;

fn session() -> SessionId {
    Uuid::from_u128(1).into()
}

fn expert(number: u128) -> UserId {
    Uuid::from_u128(FIRST_EXPERT + number).into()
}

fn case(number: u128) -> CaseId {
    Uuid::from_u128(number).into()
}

fn candidates(count: u128, excluded: &[u128]) -> Vec<Candidate> {
    let exclusion = Exclusion { case: case(7), reason: Conflict::SameEmployer };
    (0..count)
        .map(|number| Candidate {
            expert: expert(number),
            exclusions: if excluded.contains(&number) { vec![exclusion] } else { vec![] },
        })
        .collect()
}

fn freeze(seats: u32, candidates: Vec<Candidate>) -> Result<(FrozenPool, Vec<PoolSecret>), PoolError> {
    FrozenPool::freeze(session(), seats, candidates, &mut StdRng::seed_from_u64(5))
}

fn pool_of(count: u128, excluded: &[u128], seats: u32) -> FrozenPool {
    freeze(seats, candidates(count, excluded)).unwrap().0
}

fn a_record(pool: FrozenPool) -> DrawRecord {
    let contributions = BothParties {
        secretary: Contribution::from_bytes([3; 32]),
        auditor: Contribution::from_bytes([4; 32]),
    };
    let commitments = BothParties {
        secretary: contributions.secretary.commitment(session(), Party::Secretary),
        auditor: contributions.auditor.commitment(session(), Party::Auditor),
    };
    let seed = seed(&pool.hash(), &contributions.secretary, &contributions.auditor);
    DrawRecord {
        positions: draw(&pool, &seed).unwrap().positions,
        pool_hash: pool.hash(),
        pool,
        commitments,
        contributions,
        replacements: vec![],
    }
}

fn replaced_once() -> DrawRecord {
    let mut record = a_record(pool_of(30, &[], 11));
    let joining = replacement(&record.pool, &record.seed(), 0).unwrap();
    record.replacements =
        vec![Replacement { leaving: record.positions[4], because: Departure::Recused, joining }];
    record
}

#[test]
fn a_draw_seats_as_many_different_experts_as_asked() {
    let record = a_record(pool_of(30, &[], 11));
    let different: BTreeSet<u32> = record.positions.iter().copied().collect();

    assert_eq!(different.len(), 11);
    assert!(different.iter().all(|position| *position < 30));
}

#[test]
fn excluded_experts_are_never_drawn_and_are_shown_as_passed_over() {
    let excluded: Vec<u128> = (0..15).collect();
    let excluded_experts: Vec<UserId> = excluded.iter().map(|number| expert(*number)).collect();
    let (pool, secrets) = freeze(11, candidates(30, &excluded)).unwrap();

    for number in 0..50_u32 {
        let drawn = draw(&pool, &Digest::of_bytes(&number.to_be_bytes())).unwrap();

        for position in drawn.positions {
            assert!(!excluded_experts.contains(&secrets[position as usize].expert));
        }
        assert!(drawn.passed_over.iter().all(|position| pool.is_excluded(*position)));
        assert!(!drawn.passed_over.is_empty());
    }
}

#[test]
fn a_secret_proves_its_position_and_no_other() {
    let (pool, secrets) = freeze(3, candidates(5, &[])).unwrap();

    for position in 0..5 {
        for (index, secret) in (0_u32..).zip(&secrets) {
            assert_eq!(pool.is_proved_by(position, secret), position == index);
        }
    }
}

#[test]
fn the_published_pool_names_nobody_and_hides_the_order_of_candidates() {
    let (pool, secrets) = freeze(3, candidates(40, &[])).unwrap();
    let text = serde_json::to_string(&pool).unwrap();
    let in_order: Vec<UserId> = secrets.iter().map(|secret| secret.expert).collect();

    assert!(secrets.iter().all(|secret| !text.contains(&secret.expert.to_string())));
    assert!(!in_order.is_sorted());
}

#[test]
fn the_same_pool_salted_again_has_another_hash() {
    let freeze_with = |seed| {
        let mut rng = StdRng::seed_from_u64(seed);
        FrozenPool::freeze(session(), 3, candidates(5, &[]), &mut rng).unwrap().0.hash()
    };

    assert_ne!(freeze_with(1), freeze_with(2));
}

#[test]
fn the_published_hash_covers_session_seats_members_and_every_exclusion() {
    let pool = pool_of(12, &[4], 3);
    let json = serde_json::to_value(&pool).unwrap();
    let entries = json["entries"].as_array().unwrap();
    let excluded = entries.iter().position(|entry| entry["exclusions"] != serde_json::json!([])).unwrap();
    let at = |key: &str| format!("/entries/{excluded}/exclusions/0/{key}");
    let one_more = serde_json::json!([{ "case": case(9), "reason": "dispute" }]);
    let free = (excluded + 1) % entries.len();

    for (pointer, value) in [
        ("/session".into(), serde_json::json!(case(2))),
        ("/seats".into(), serde_json::json!(5)),
        (at("case"), serde_json::json!(case(8))),
        (at("reason"), serde_json::json!("dispute")),
        (format!("/entries/{free}/exclusions"), one_more),
        (format!("/entries/{excluded}/exclusions"), serde_json::json!([])),
        ("/entries/0/hash".into(), serde_json::json!("0".repeat(64))),
    ] {
        let mut altered = json.clone();
        *altered.pointer_mut(&pointer).unwrap() = value;
        let altered: FrozenPool = serde_json::from_value(altered).unwrap();

        assert_ne!(altered.hash(), pool.hash(), "{pointer}");
    }
}

#[test]
fn an_even_number_of_seats_is_refused() {
    assert_eq!(freeze(4, candidates(9, &[])).unwrap_err(), PoolError::EvenSeats { seats: 4 });
    assert_eq!(freeze(0, candidates(9, &[])).unwrap_err(), PoolError::EvenSeats { seats: 0 });
}

#[test]
fn a_pool_smaller_than_the_panel_is_refused() {
    assert_eq!(
        freeze(11, candidates(12, &[0, 1])).unwrap_err(),
        PoolError::TooFew { seats: 11, eligible: 10 }
    );
}

#[test]
fn an_expert_who_stands_twice_is_refused() {
    let mut twice = candidates(5, &[]);
    twice.push(twice[0].clone());

    assert_eq!(freeze(3, twice).unwrap_err(), PoolError::Twice);
}

#[test]
fn a_pool_beyond_the_limit_is_refused() {
    assert_eq!(freeze(3, candidates(10_001, &[])).unwrap_err(), PoolError::TooMany { found: 10_001 });
}

#[test]
fn a_written_pool_out_of_order_is_refused() {
    let mut json = serde_json::to_value(pool_of(5, &[], 3)).unwrap();
    json["entries"].as_array_mut().unwrap().swap(0, 1);

    let refused = serde_json::from_value::<FrozenPool>(json).unwrap_err();

    assert!(refused.to_string().contains("order"));
}

#[test]
fn a_replacement_is_the_next_in_the_same_order() {
    let record = a_record(pool_of(30, &[], 11));
    let whole_order = order(&record.seed(), 30);

    assert_eq!(record.positions, whole_order[..11]);
    assert_eq!(replacement(&record.pool, &record.seed(), 0), Ok(whole_order[11]));
    assert_eq!(replacement(&record.pool, &record.seed(), 18), Ok(whole_order[29]));
}

#[test]
fn a_pool_runs_out_of_replacements() {
    let record = a_record(pool_of(12, &[], 11));

    assert!(replacement(&record.pool, &record.seed(), 0).is_ok());
    assert_eq!(replacement(&record.pool, &record.seed(), 1), Err(PoolExhausted { needed: 13, eligible: 12 }));
}

#[test]
fn a_true_record_replays_to_the_panel_that_sits() {
    let record = replaced_once();
    let seated = record.verify().unwrap();

    assert_eq!(seated.len(), 11);
    assert_eq!(seated[4], record.replacements[0].joining);
    assert!(!seated.contains(&record.replacements[0].leaving));
}

#[test]
fn a_record_survives_being_written_and_read() {
    let record = replaced_once();

    let text = serde_json::to_string(&record).unwrap();

    assert_eq!(serde_json::from_str::<DrawRecord>(&text).unwrap(), record);
}

#[test]
fn a_pool_other_than_the_published_one_is_found() {
    let mut record = a_record(pool_of(30, &[], 11));
    record.pool = pool_of(30, &[29], 11);

    assert_eq!(record.verify(), Err(DrawFault::Pool));
}

#[test]
fn a_contribution_changed_after_the_commitment_is_found() {
    let mut record = a_record(pool_of(30, &[], 11));
    record.contributions.auditor = Contribution::from_bytes([9; 32]);

    assert_eq!(record.verify(), Err(DrawFault::Contribution(Party::Auditor)));
}

#[test]
fn a_seat_given_to_somebody_else_is_found() {
    let mut record = a_record(pool_of(30, &[], 11));
    record.positions[0] = (0..30).find(|position| !record.positions.contains(position)).unwrap();

    assert_eq!(record.verify(), Err(DrawFault::Positions));
}

#[test]
fn a_replacement_out_of_order_is_found() {
    let mut record = replaced_once();
    record.replacements[0].joining = replacement(&record.pool, &record.seed(), 1).unwrap();

    assert_eq!(record.verify(), Err(DrawFault::NotNext { number: 1 }));
}

#[test]
fn a_replacement_of_somebody_not_seated_is_found() {
    let mut record = replaced_once();
    record.replacements.push(record.replacements[0]);

    assert_eq!(record.verify(), Err(DrawFault::NotSeated { number: 2 }));
}

#[test]
fn one_altered_character_of_a_hash_or_code_in_the_record_is_found() {
    let text = serde_json::to_string(&replaced_once()).unwrap();
    let hexadecimal = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    let mut altered = 0;

    for (start, run) in text.split('"').scan(0, |at, part| {
        let start = *at;
        *at += part.len() + 1;
        Some((start, part))
    }) {
        if run.len() != 64 || !run.chars().all(hexadecimal) {
            continue;
        }
        for at in [start, start + 31, start + 63] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] = if bytes[at] == b'0' { b'1' } else { b'0' };
            let record = serde_json::from_slice::<DrawRecord>(&bytes);

            assert!(record.is_err() || record.unwrap().verify().is_err(), "altered at {at}");
            altered += 1;
        }
    }

    assert_eq!(altered, (30 + 1 + 2) * 3);
}

#[test]
fn every_fault_and_refusal_speaks_both_languages() {
    let faults = [
        DrawFault::Pool,
        DrawFault::Contribution(Party::Secretary),
        DrawFault::Positions,
        DrawFault::NotSeated { number: 2 },
        DrawFault::NotNext { number: 2 },
    ];
    let refusals = [
        PoolError::EvenSeats { seats: 4 },
        PoolError::Twice,
        PoolError::TooFew { seats: 3, eligible: 2 },
        PoolError::TooMany { found: 10_001 },
        PoolError::OutOfOrder,
    ];
    let texts = |lang| {
        let faults = faults.iter().map(move |fault| fault.text(lang));
        let refusals = refusals.iter().map(move |refusal| refusal.text(lang));
        faults.chain(refusals).chain([PoolExhausted { needed: 3, eligible: 2 }.text(lang)])
    };

    assert!(texts(Lang::Zh).all(|text| text.ends_with('。')));
    assert!(texts(Lang::En).all(|text| text.ends_with('.')));
}
