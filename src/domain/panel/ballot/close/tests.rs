//! Whole elections: cast, close, recount.
use proptest::prelude::*;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use uuid::Uuid;

use super::*;
use crate::domain::panel::ballot::seal;

struct Election {
    session: SessionId,
    secret: TallySecretKey,
    rng: StdRng,
    ballots: Vec<CastBallot>,
}

impl Election {
    fn new(seed: u64) -> Self {
        let mut rng = StdRng::seed_from_u64(seed);
        let secret = TallySecretKey::generate(&mut rng);
        Self { session: Uuid::from_u128(1).into(), secret, rng, ballots: Vec::new() }
    }

    fn cast(&mut self, case: u128, expert: u128, choice: Choice) -> Nonce {
        let nonce = Nonce::random(&mut self.rng);
        self.cast_with(case, expert, choice, nonce);
        nonce
    }

    fn cast_with(&mut self, case: u128, expert: u128, choice: Choice, nonce: Nonce) {
        let (case, expert) = (case_id(case), Uuid::from_u128(expert).into());
        let context = BallotContext { session: self.session, case, expert };
        let sealed = seal(&self.secret.public_key(), &context, choice, nonce, &mut self.rng).unwrap();
        self.ballots.push(CastBallot { case, expert, sealed });
    }

    fn close(&mut self) -> Closed {
        close(&self.secret, self.session, &self.ballots, &mut self.rng).unwrap()
    }
}

fn case_id(number: u128) -> CaseId {
    Uuid::from_u128(number).into()
}

fn votes(yes: u32, no: u32, abstain: u32, unusable: u32) -> Tally {
    Tally { yes, no, abstain, unusable }
}

#[test]
fn the_tally_is_what_was_cast_on_each_case() {
    let mut election = Election::new(1);
    election.cast(8, 1, Choice::Yes);
    election.cast(8, 2, Choice::Yes);
    election.cast(8, 3, Choice::Abstain);
    election.cast(7, 1, Choice::No);

    let closed = election.close();

    assert_eq!(
        recount(&closed.cases).unwrap().tallies,
        [(case_id(7), votes(0, 1, 0, 0)), (case_id(8), votes(2, 0, 1, 0))]
    );
}

#[test]
fn an_expert_finds_the_choice_under_the_own_nonce_only() {
    let mut election = Election::new(1);
    let mine = election.cast(8, 1, Choice::No);
    election.cast(8, 2, Choice::Yes);

    let closed = election.close();

    assert_eq!(closed.cases[0].find(&mine), Some(Choice::No));
    assert_eq!(closed.cases[0].find(&Nonce::from_bytes([0; 16])), None);
}

#[test]
fn a_ballot_moved_to_another_expert_or_case_counts_as_unusable() {
    let mut election = Election::new(1);
    election.cast(8, 1, Choice::Yes);
    election.cast(8, 2, Choice::Yes);
    let stolen = election.ballots[0].sealed.clone();
    election.ballots[1].sealed = stolen.clone();
    election.ballots.push(CastBallot { case: case_id(9), expert: Uuid::from_u128(1).into(), sealed: stolen });

    let closed = election.close();

    assert_eq!(closed.cases[0].tally(), votes(1, 0, 0, 1));
    assert_eq!(closed.cases[1].tally(), votes(0, 0, 0, 1));
}

#[test]
fn a_ballot_of_another_session_counts_as_unusable() {
    let mut election = Election::new(1);
    election.cast(8, 1, Choice::Yes);
    election.session = Uuid::from_u128(2).into();

    assert_eq!(election.close().cases[0].tally(), votes(0, 0, 0, 1));
}

#[test]
fn one_altered_bit_makes_a_ballot_unusable_and_harms_no_other() {
    let mut election = Election::new(1);
    election.cast(8, 1, Choice::Yes);
    election.cast(8, 2, Choice::No);
    let mut bytes = election.ballots[0].sealed.as_bytes().to_vec();
    bytes[40] ^= 1;
    election.ballots[0].sealed = SealedBallot::from_bytes(bytes).unwrap();

    assert_eq!(election.close().cases[0].tally(), votes(0, 1, 0, 1));
}

#[test]
fn two_ballots_with_one_nonce_are_both_unusable() {
    let mut election = Election::new(1);
    let nonce = election.cast(8, 1, Choice::Yes);
    election.cast_with(8, 2, Choice::Yes, nonce);
    election.cast(8, 3, Choice::No);

    assert_eq!(election.close().cases[0].tally(), votes(0, 1, 0, 2));
}

#[test]
fn two_ballots_of_one_expert_on_one_case_are_refused() {
    let mut election = Election::new(1);
    election.cast(8, 1, Choice::Yes);
    election.cast(8, 1, Choice::No);

    let refused = close(&election.secret, election.session, &election.ballots, &mut election.rng);

    assert_eq!(refused, Err(CloseError::CastTwice { case: case_id(8) }));
}

#[test]
fn the_root_survives_any_order_and_no_change() {
    let mut election = Election::new(1);
    for expert in 1..=5 {
        election.cast(8, expert, Choice::Yes);
        election.cast(9, expert, Choice::No);
    }
    let closed = election.close();
    let root_after = |change: fn(&mut Vec<CaseBallots>)| {
        let mut cases = closed.cases.clone();
        change(&mut cases);
        recount(&cases).unwrap().root
    };

    assert_eq!(root_after(|_| ()), closed.root);
    assert_eq!(root_after(|cases| cases.reverse()), closed.root);
    assert_eq!(root_after(|cases| cases[0].published.sort()), closed.root);
    assert_ne!(root_after(|cases| cases[0].published[3].choice = Choice::No), closed.root);
    assert_ne!(root_after(|cases| cases[0].unusable = 1), closed.root);
    assert_ne!(root_after(|cases| cases[1].published.truncate(4)), closed.root);
    assert_ne!(root_after(|cases| cases.truncate(1)), closed.root);
    assert_ne!(root_after(|cases| cases[1].published[0].nonce = Nonce::from_bytes([1; 16])), closed.root);
}

#[test]
fn a_list_with_a_nonce_or_a_case_twice_is_no_true_list() {
    let mut election = Election::new(1);
    election.cast(8, 1, Choice::Yes);
    let once = election.close().cases.remove(0);
    let mut twice = once.clone();
    twice.published.push(once.published[0]);

    assert_eq!(recount(&[twice]), Err(RecountError::RepeatedNonce { case: case_id(8) }));
    assert_eq!(recount(&[once.clone(), once]), Err(RecountError::RepeatedCase { case: case_id(8) }));
}

#[test]
fn a_published_list_survives_being_written_and_read() {
    let mut election = Election::new(1);
    election.cast(8, 1, Choice::Yes);
    let closed = election.close();

    let text = serde_json::to_string(&closed).unwrap();

    assert_eq!(serde_json::from_str::<Closed>(&text).unwrap(), closed);
}

#[test]
fn where_a_ballot_is_published_says_nothing_about_when_it_was_cast() {
    const EXPERTS: u32 = 5;
    const ROUNDS: u32 = 2_000;
    let mut landed = [[0_f64; EXPERTS as usize]; EXPERTS as usize];
    let mut election = Election::new(1);
    let nonces: Vec<Nonce> =
        (0..EXPERTS).map(|expert| election.cast(8, expert.into(), Choice::Yes)).collect();

    for _ in 0..ROUNDS {
        let published = election.close().cases.remove(0).published;
        for (cast_as, nonce) in nonces.iter().enumerate() {
            let place = published.iter().position(|line| line.nonce == *nonce).unwrap();
            landed[cast_as][place] += 1.0;
        }
    }

    let expected = f64::from(ROUNDS) / f64::from(EXPERTS);
    let chi_square: f64 = landed.iter().flatten().map(|seen| (seen - expected).powi(2) / expected).sum();
    // 16 degrees of freedom: the chance of more than 55 is below 1 in 250,000.
    assert!(chi_square < 55.0, "chi-square {chi_square}");
    assert!(chi_square > 1.0, "chi-square {chi_square}: too even to be chance");
}

fn a_choice() -> impl Strategy<Value = Choice> {
    prop_oneof![Just(Choice::Yes), Just(Choice::No), Just(Choice::Abstain)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_election_is_counted_as_cast(
        choices in proptest::collection::vec(proptest::collection::vec(a_choice(), 1..12), 1..5),
        seed in any::<u64>(),
    ) {
        let mut election = Election::new(seed);
        for (case, of_case) in choices.iter().enumerate() {
            for (expert, choice) in of_case.iter().enumerate() {
                election.cast(case as u128, expert as u128, *choice);
            }
        }

        let closed = election.close();

        for (ballots, of_case) in closed.cases.iter().zip(&choices) {
            let count = |wanted| of_case.iter().map(|choice| u32::from(*choice == wanted)).sum();
            let expected = votes(count(Choice::Yes), count(Choice::No), count(Choice::Abstain), 0);
            prop_assert_eq!(ballots.tally(), expected);
        }
        prop_assert_eq!(recount(&closed.cases).unwrap().root, closed.root);
    }
}
