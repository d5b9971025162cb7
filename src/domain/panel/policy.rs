//! What a panel must look like: policy data, held to with exact integer arithmetic, no rounding.
use std::fmt;
use std::str::FromStr;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::vote::Attendance;
use crate::domain::catalogue::TitleLevel;
use crate::domain::lang::Lang;

/// A part of a whole, such as two thirds; never zero and never more than one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(u32, u32)", into = "(u32, u32)")]
pub struct Fraction {
    numerator: u32,
    denominator: u32,
}

/// The two numbers are not a part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{numerator}/{denominator} is not a part of a whole: write two numbers such as 2 and 3")]
pub struct NotAFraction {
    numerator: u32,
    denominator: u32,
}

impl Fraction {
    pub const TWO_THIRDS: Self = Self { numerator: 2, denominator: 3 };

    pub const fn new(numerator: u32, denominator: u32) -> Result<Self, NotAFraction> {
        if numerator == 0 || numerator > denominator {
            return Err(NotAFraction { numerator, denominator });
        }
        Ok(Self { numerator, denominator })
    }

    /// Whether `part` of `whole` is at least this fraction; exactly the fraction is enough.
    pub fn is_reached_by(self, part: u32, whole: u32) -> bool {
        u64::from(self.denominator) * u64::from(part) >= u64::from(self.numerator) * u64::from(whole)
    }

    /// The smallest number that reaches this fraction of `whole`.
    pub fn least_of(self, whole: u32) -> u32 {
        let least = (u64::from(self.numerator) * u64::from(whole)).div_ceil(u64::from(self.denominator));
        u32::try_from(least).expect("a part of a u32 is no larger than that u32")
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl FromStr for Fraction {
    type Err = NotAFraction;

    /// Reads `2/3`.
    fn from_str(text: &str) -> Result<Self, NotAFraction> {
        let number = |part: &str| part.trim().parse().unwrap_or(0);
        let (numerator, denominator) = text.split_once('/').map_or((0, 0), |(a, b)| (number(a), number(b)));
        Self::new(numerator, denominator)
    }
}

impl TryFrom<(u32, u32)> for Fraction {
    type Error = NotAFraction;

    fn try_from((numerator, denominator): (u32, u32)) -> Result<Self, NotAFraction> {
        Self::new(numerator, denominator)
    }
}

impl From<Fraction> for (u32, u32) {
    fn from(fraction: Fraction) -> Self {
        (fraction.numerator, fraction.denominator)
    }
}

/// Whether the seat of a recused expert still counts in the total that the quorum is measured against (D-12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecusedSeat {
    /// The default: a recusal makes the quorum harder to reach, never easier.
    StaysInTotal,
    LeavesTotal,
}

/// The numbers that a session is held to. Data, not code: an administrator replaces them, with a source
/// (D-11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelPolicy {
    /// Seats at the least; the number of seats is always odd.
    pub min_members: u32,
    /// Of the seats, those who must attend a case.
    pub quorum: Fraction,
    /// Of those attending, those who must vote yes.
    pub majority: Fraction,
    /// Written opinions on a case before its vote opens.
    pub min_opinions: u32,
    /// Years for which an expert is appointed.
    pub term_years: u32,
    pub recused_seat: RecusedSeat,
    /// How long after leaving an employer an expert is still held to be tied to it; 0 looks at present
    /// employment only.
    pub former_employer_years: u32,
    /// Where the numbers come from, as an administrator would say it.
    pub source: String,
}

impl PanelPolicy {
    /// The numbers shipped as a default for a title level. The notice fixes none of them (P-12).
    pub fn sized_for(level: TitleLevel) -> Self {
        let min_members = match level {
            TitleLevel::AssociateSenior => 11,
            TitleLevel::Intermediate | TitleLevel::Junior => 7,
        };
        Self {
            min_members,
            quorum: Fraction::TWO_THIRDS,
            majority: Fraction::TWO_THIRDS,
            min_opinions: 3,
            term_years: 3,
            recused_seat: RecusedSeat::StaysInTotal,
            former_employer_years: 0,
            source: "默认值，依人力资源社会保障部令第40号的一般规定（D-11），以主管部门公布的数字为准。"
                .into(),
        }
    }

    /// Every way in which these members, each given by the day of appointment, fall short of the policy on
    /// the day of the session. Empty when the session may open without an exception.
    pub fn breaches(&self, appointed_on: &[NaiveDate], session_on: NaiveDate) -> Vec<PolicyBreach> {
        let members = u32::try_from(appointed_on.len()).unwrap_or(u32::MAX);
        let out_of_term = appointed_on.iter().filter(|day| !self.is_within_term(**day, session_on)).count();
        let mut breaches = Vec::new();
        if members.is_multiple_of(2) {
            breaches.push(PolicyBreach::EvenNumber { members });
        }
        if members < self.min_members {
            breaches.push(PolicyBreach::TooFewMembers { members, least: self.min_members });
        }
        if out_of_term > 0 {
            breaches.push(PolicyBreach::OutOfTerm { experts: out_of_term, years: self.term_years });
        }
        breaches
    }

    /// Whether someone appointed on the first day may sit on the second: up to and including the day of the
    /// same date `term_years` later.
    pub fn is_within_term(&self, appointed_on: NaiveDate, on: NaiveDate) -> bool {
        let months = Months::new(self.term_years.saturating_mul(12));
        let last = appointed_on.checked_add_months(months).unwrap_or(NaiveDate::MAX);
        appointed_on <= on && on <= last
    }

    pub fn has_enough_opinions(&self, given: u32) -> bool {
        given >= self.min_opinions
    }

    /// Whether enough experts attend this case for a vote to count.
    pub fn has_quorum(&self, attendance: Attendance) -> bool {
        attendance.present() > 0 && self.quorum.is_reached_by(attendance.present(), self.seats(attendance))
    }

    /// The smallest attendance that makes a quorum for this case.
    pub fn least_present(&self, attendance: Attendance) -> u32 {
        self.quorum.least_of(self.seats(attendance)).max(1)
    }

    /// The smallest number of yes votes that passes a case at this attendance.
    pub fn least_yes(&self, attendance: Attendance) -> u32 {
        self.majority.least_of(attendance.present())
    }

    fn seats(&self, attendance: Attendance) -> u32 {
        match self.recused_seat {
            RecusedSeat::StaysInTotal => attendance.members(),
            RecusedSeat::LeavesTotal => attendance.members() - attendance.recused(),
        }
    }
}

/// A way in which a session falls short of its policy. It opens only with a second person's recorded
/// exception.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PolicyBreach {
    EvenNumber { members: u32 },
    TooFewMembers { members: u32, least: u32 },
    OutOfTerm { experts: usize, years: u32 },
}

impl PolicyBreach {
    pub fn text(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::EvenNumber { members }, Lang::Zh) => {
                format!("专家 {members} 人，为偶数。请增减一人，使人数为奇数（§2(3)4，D-11）。")
            }
            (Self::EvenNumber { members }, Lang::En) => {
                format!("{members} members is an even number. Add or remove one (§2(3)4, D-11).")
            }
            (Self::TooFewMembers { members, least }, Lang::Zh) => {
                format!("专家 {members} 人，少于规定的 {least} 人。请补充抽取（§2(3)4，D-11）。")
            }
            (Self::TooFewMembers { members, least }, Lang::En) => {
                format!("{members} members, and at least {least} are needed. Draw more (§2(3)4, D-11).")
            }
            (Self::OutOfTerm { experts, years }, Lang::Zh) => {
                format!("{experts} 位专家在开会当日不在 {years} 年聘期内。请续聘或更换（§2(3)4，D-11）。")
            }
            (Self::OutOfTerm { experts, years }, Lang::En) => format!(
                "{experts} of the members are outside their term of {years} years on that day. \
                 Renew or replace them (§2(3)4, D-11)."
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn policy() -> PanelPolicy {
        PanelPolicy::sized_for(TitleLevel::AssociateSenior)
    }

    #[test]
    fn a_fraction_is_a_part_of_a_whole() {
        assert!(Fraction::new(2, 3).is_ok());
        assert!(Fraction::new(1, 1).is_ok());
        assert_eq!(Fraction::new(0, 3), Err(NotAFraction { numerator: 0, denominator: 3 }));
        assert_eq!(Fraction::new(4, 3), Err(NotAFraction { numerator: 4, denominator: 3 }));
        assert_eq!(Fraction::new(0, 0), Err(NotAFraction { numerator: 0, denominator: 0 }));
    }

    #[test]
    fn the_least_that_reaches_a_fraction_reaches_it_and_one_less_does_not() {
        for whole in 1..=1_000 {
            let least = Fraction::TWO_THIRDS.least_of(whole);

            assert!(Fraction::TWO_THIRDS.is_reached_by(least, whole));
            assert!(!Fraction::TWO_THIRDS.is_reached_by(least - 1, whole));
        }
    }

    #[test]
    fn the_largest_numbers_do_not_overflow() {
        assert!(Fraction::new(u32::MAX, u32::MAX).unwrap().is_reached_by(u32::MAX, u32::MAX));
        assert_eq!(Fraction::TWO_THIRDS.least_of(u32::MAX), 2_863_311_530);
    }

    #[test]
    fn the_smallest_panel_follows_the_level() {
        assert_eq!(PanelPolicy::sized_for(TitleLevel::AssociateSenior).min_members, 11);
        assert_eq!(PanelPolicy::sized_for(TitleLevel::Intermediate).min_members, 7);
        assert_eq!(PanelPolicy::sized_for(TitleLevel::Junior).min_members, 7);
    }

    #[test]
    fn eleven_members_within_term_break_nothing() {
        let breaches = policy().breaches(&[day("2025-01-10"); 11], day("2026-11-20"));

        assert_eq!(breaches, []);
    }

    #[test]
    fn an_even_panel_is_a_breach() {
        let breaches = policy().breaches(&[day("2025-01-10"); 12], day("2026-11-20"));

        assert_eq!(breaches, [PolicyBreach::EvenNumber { members: 12 }]);
    }

    #[test]
    fn a_small_panel_is_a_breach() {
        let breaches = policy().breaches(&[day("2025-01-10"); 9], day("2026-11-20"));

        assert_eq!(breaches, [PolicyBreach::TooFewMembers { members: 9, least: 11 }]);
    }

    #[test]
    fn an_empty_panel_is_both_even_and_small() {
        let breaches = policy().breaches(&[], day("2026-11-20"));

        assert_eq!(
            breaches,
            [PolicyBreach::EvenNumber { members: 0 }, PolicyBreach::TooFewMembers { members: 0, least: 11 }]
        );
    }

    #[test]
    fn a_term_ends_with_its_last_day() {
        assert!(policy().is_within_term(day("2023-11-20"), day("2026-11-20")));
        assert!(!policy().is_within_term(day("2023-11-20"), day("2026-11-21")));
        assert!(policy().is_within_term(day("2024-02-29"), day("2027-02-28")));
        assert!(!policy().is_within_term(day("2024-02-29"), day("2027-03-01")));
    }

    #[test]
    fn a_term_has_not_begun_before_the_appointment() {
        assert!(policy().is_within_term(day("2026-11-20"), day("2026-11-20")));
        assert!(!policy().is_within_term(day("2026-11-21"), day("2026-11-20")));
    }

    #[test]
    fn experts_out_of_term_are_counted() {
        let mut members = [day("2025-01-10"); 11];
        members[3] = day("2020-01-10");
        members[7] = day("2026-12-01");

        let breaches = policy().breaches(&members, day("2026-11-20"));

        assert_eq!(breaches, [PolicyBreach::OutOfTerm { experts: 2, years: 3 }]);
    }

    #[test]
    fn two_opinions_are_too_few_for_a_vote() {
        assert!(!policy().has_enough_opinions(2));
        assert!(policy().has_enough_opinions(3));
    }

    #[test]
    fn every_breach_names_its_numbers_in_both_languages() {
        let breaches = [
            PolicyBreach::EvenNumber { members: 12 },
            PolicyBreach::TooFewMembers { members: 12, least: 13 },
            PolicyBreach::OutOfTerm { experts: 12, years: 3 },
        ];

        for breach in breaches {
            assert!(breach.text(Lang::Zh).contains("12") && breach.text(Lang::En).contains("12"));
        }
    }

    #[test]
    fn a_policy_with_an_unknown_key_or_a_false_fraction_is_refused() {
        let mut json = serde_json::to_value(policy()).unwrap();
        assert_eq!(serde_json::from_value::<PanelPolicy>(json.clone()).unwrap(), policy());

        json["majority"] = serde_json::json!([4, 3]);
        assert!(serde_json::from_value::<PanelPolicy>(json.clone()).is_err());

        json["majority"] = serde_json::json!([2, 3]);
        json["quorums"] = serde_json::json!([2, 3]);
        assert!(serde_json::from_value::<PanelPolicy>(json).is_err());
    }
}
