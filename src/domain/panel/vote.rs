//! Counting a vote: who attends a case, how the ballots fell, and what that comes to.
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::ballot::Choice;
use super::policy::PanelPolicy;
use crate::domain::lang::Lang;

/// Who is there for one case. A recused expert is not present for that case, whether in the room or not
/// (D-12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Attendance {
    members: u32,
    present: u32,
    recused: u32,
}

/// More experts are present or recused than the panel has seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{present} present and {recused} recused are more than the {members} members")]
pub struct MoreExpertsThanSeats {
    pub members: u32,
    pub present: u32,
    pub recused: u32,
}

impl Attendance {
    /// `members` seats, of whom `present` attend this case and `recused` withdrew from it; the rest are
    /// absent.
    pub fn new(members: u32, present: u32, recused: u32) -> Result<Self, MoreExpertsThanSeats> {
        if present.checked_add(recused).is_none_or(|seen| seen > members) {
            return Err(MoreExpertsThanSeats { members, present, recused });
        }
        Ok(Self { members, present, recused })
    }

    pub const fn members(self) -> u32 {
        self.members
    }

    pub const fn present(self) -> u32 {
        self.present
    }

    pub const fn recused(self) -> u32 {
        self.recused
    }
}

/// The ballots of one case, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    pub yes: u32,
    pub no: u32,
    pub abstain: u32,
    /// Ballots that could not be opened or read. They count as not yes.
    pub unusable: u32,
}

impl Tally {
    /// Every ballot cast, usable or not.
    pub fn cast(self) -> u64 {
        [self.yes, self.no, self.abstain, self.unusable].into_iter().map(u64::from).sum()
    }

    pub(crate) fn add(&mut self, choice: Choice) {
        match choice {
            Choice::Yes => self.yes += 1,
            Choice::No => self.no += 1,
            Choice::Abstain => self.abstain += 1,
        }
    }
}

/// What a vote came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Passed,
    NotPassed,
    /// Too few attended: no decision either way, the case goes to another session.
    NoQuorum,
}

impl Outcome {
    pub const fn text(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Passed, Lang::Zh) => "通过",
            (Self::Passed, Lang::En) => "Passed",
            (Self::NotPassed, Lang::Zh) => "未通过",
            (Self::NotPassed, Lang::En) => "Not passed",
            (Self::NoQuorum, Lang::Zh) => "出席人数不足，未作决定",
            (Self::NoQuorum, Lang::En) => "No quorum, no decision",
        }
    }
}

/// More ballots than experts present: something is wrong with the count or with the attendance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{cast} ballots, but only {present} experts are present")]
pub struct MoreBallotsThanExperts {
    pub cast: u64,
    pub present: u32,
}

impl MoreBallotsThanExperts {
    pub fn text(self, lang: Lang) -> String {
        let Self { cast, present } = self;
        match lang {
            Lang::Zh => {
                format!("选票 {cast} 张，多于出席专家 {present} 人。请核对签到记录后重新计票（§2(3)4）。")
            }
            Lang::En => format!(
                "There are {cast} ballots but {present} experts present. Check the attendance, then \
                 count again (§2(3)4)."
            ),
        }
    }
}

/// Decides one case. Whoever is present and did not vote yes, voted or not, counts as not yes; exactly the
/// majority passes.
pub fn outcome(
    policy: &PanelPolicy,
    attendance: Attendance,
    tally: Tally,
) -> Result<Outcome, MoreBallotsThanExperts> {
    if tally.cast() > u64::from(attendance.present) {
        return Err(MoreBallotsThanExperts { cast: tally.cast(), present: attendance.present });
    }
    if !policy.has_quorum(attendance) {
        return Ok(Outcome::NoQuorum);
    }
    let is_passed = policy.majority.is_reached_by(tally.yes, attendance.present);
    Ok(if is_passed { Outcome::Passed } else { Outcome::NotPassed })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::TitleLevel;
    use crate::domain::panel::policy::RecusedSeat;
    use proptest::prelude::*;

    fn policy() -> PanelPolicy {
        PanelPolicy::sized_for(TitleLevel::AssociateSenior)
    }

    fn attending(members: u32, present: u32) -> Attendance {
        Attendance::new(members, present, 0).unwrap()
    }

    fn votes(yes: u32, no: u32, abstain: u32, unusable: u32) -> Tally {
        Tally { yes, no, abstain, unusable }
    }

    #[test]
    fn the_quorum_of_the_usual_panels() {
        for (members, quorum) in [(11, 8), (13, 9), (15, 10), (25, 17)] {
            assert_eq!(policy().least_present(attending(members, 0)), quorum);
            assert!(policy().has_quorum(attending(members, quorum)));
            assert!(!policy().has_quorum(attending(members, quorum - 1)));
        }
    }

    #[test]
    fn the_yes_votes_that_pass_a_case() {
        for (present, yes) in [(8, 6), (9, 6), (10, 7), (11, 8), (17, 12), (25, 17)] {
            let attendance = attending(present, present);

            assert_eq!(policy().least_yes(attendance), yes);
            assert_eq!(outcome(&policy(), attendance, votes(yes, present - yes, 0, 0)), Ok(Outcome::Passed));
            assert_eq!(
                outcome(&policy(), attendance, votes(yes - 1, present - yes + 1, 0, 0)),
                Ok(Outcome::NotPassed)
            );
        }
    }

    #[test]
    fn exactly_two_thirds_passes() {
        assert_eq!(outcome(&policy(), attending(13, 9), votes(6, 3, 0, 0)), Ok(Outcome::Passed));
        assert_eq!(outcome(&policy(), attending(13, 9), votes(5, 4, 0, 0)), Ok(Outcome::NotPassed));
    }

    #[test]
    fn abstained_unusable_and_missing_ballots_count_as_not_yes() {
        let attendance = attending(11, 9);

        assert_eq!(outcome(&policy(), attendance, votes(5, 0, 4, 0)), Ok(Outcome::NotPassed));
        assert_eq!(outcome(&policy(), attendance, votes(5, 0, 0, 4)), Ok(Outcome::NotPassed));
        assert_eq!(outcome(&policy(), attendance, votes(5, 0, 0, 0)), Ok(Outcome::NotPassed));
        assert_eq!(outcome(&policy(), attendance, votes(6, 0, 0, 0)), Ok(Outcome::Passed));
    }

    #[test]
    fn a_vote_without_quorum_decides_nothing() {
        assert_eq!(outcome(&policy(), attending(11, 7), votes(7, 0, 0, 0)), Ok(Outcome::NoQuorum));
        assert_eq!(outcome(&policy(), attending(11, 0), votes(0, 0, 0, 0)), Ok(Outcome::NoQuorum));
    }

    #[test]
    fn a_recusal_can_cost_the_quorum() {
        let seven_of_eleven = Attendance::new(11, 7, 1).unwrap();

        assert!(policy().has_quorum(attending(11, 8)));
        assert!(!policy().has_quorum(seven_of_eleven));
    }

    #[test]
    fn a_policy_may_take_recused_seats_out_of_the_total() {
        let mut policy = policy();
        policy.recused_seat = RecusedSeat::LeavesTotal;

        assert!(policy.has_quorum(Attendance::new(11, 7, 1).unwrap()));
        assert!(!policy.has_quorum(Attendance::new(11, 6, 1).unwrap()));
    }

    #[test]
    fn a_panel_that_is_recused_as_a_whole_has_no_quorum() {
        let mut policy = policy();
        let nobody = Attendance::new(11, 0, 11).unwrap();

        assert!(!policy.has_quorum(nobody));
        policy.recused_seat = RecusedSeat::LeavesTotal;
        assert!(!policy.has_quorum(nobody));
        assert_eq!(policy.least_present(nobody), 1);
    }

    #[test]
    fn more_experts_than_seats_are_refused() {
        let refused = MoreExpertsThanSeats { members: 11, present: 11, recused: 1 };

        assert_eq!(Attendance::new(11, 11, 1), Err(refused));
        assert!(Attendance::new(11, u32::MAX, 1).is_err());
    }

    #[test]
    fn more_ballots_than_experts_are_refused() {
        let refused = MoreBallotsThanExperts { cast: 9, present: 8 };

        assert_eq!(outcome(&policy(), attending(11, 8), votes(8, 0, 0, 1)), Err(refused));
        assert!(refused.text(Lang::Zh).contains("9 张") && refused.text(Lang::En).contains("9 ballots"));
    }

    proptest! {
        #[test]
        fn the_outcome_is_the_written_rule(
            (members, present, yes) in (1_u32..60)
                .prop_flat_map(|members| (Just(members), 0..=members))
                .prop_flat_map(|(members, present)| (Just(members), Just(present), 0..=present))
        ) {
            let expected = if present == 0 || 3 * present < 2 * members {
                Outcome::NoQuorum
            } else if 3 * yes >= 2 * present {
                Outcome::Passed
            } else {
                Outcome::NotPassed
            };

            let decided = outcome(&policy(), attending(members, present), votes(yes, 0, 0, 0));

            prop_assert_eq!(decided, Ok(expected));
        }
    }
}
