//! Rounds of applications (申报批次). The notice does not speak of them: D-28 says what they do.
use super::catalogue::{Series, TitleLevel};
use super::ids::RoundId;
use chrono::NaiveDate;

/// A span of days on which cases of a level and series may be filed; both ends included, in Shanghai.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    pub id: RoundId,
    pub title: String,
    /// None: every level.
    pub level: Option<TitleLevel>,
    /// None: every series.
    pub series: Option<Series>,
    pub opens_on: NaiveDate,
    pub closes_on: NaiveDate,
}

/// Whether a case may be filed on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// No round was ever announced for it.
    AllYear,
    Open(Round),
    /// The next round, not open yet.
    Ahead(Round),
    /// The last round is over and no other is announced.
    Over,
}

impl Standing {
    /// Whether a new filing has to wait.
    pub const fn is_shut(&self) -> bool {
        matches!(self, Self::Ahead(_) | Self::Over)
    }
}

impl Round {
    /// A round for one series does not cover a row whose series is not known.
    pub fn covers(&self, level: TitleLevel, series: Option<Series>) -> bool {
        self.level.is_none_or(|of| of == level) && (self.series.is_none() || self.series == series)
    }

    pub fn is_open(&self, today: NaiveDate) -> bool {
        (self.opens_on..=self.closes_on).contains(&today)
    }

    /// Whether both would be open to the same case on the same day.
    pub fn meets(&self, other: &Self) -> bool {
        let same_level = self.level.is_none() || other.level.is_none() || self.level == other.level;
        let same_series = self.series.is_none() || other.series.is_none() || self.series == other.series;
        let same_days = self.opens_on <= other.closes_on && other.opens_on <= self.closes_on;
        same_level && same_series && same_days
    }
}

/// Where a case of this level and series stands among the rounds that were announced and not taken back.
pub fn standing(
    rounds: &[Round],
    (level, series): (TitleLevel, Option<Series>),
    today: NaiveDate,
) -> Standing {
    let of_case = || rounds.iter().filter(|round| round.covers(level, series));
    if let Some(open) = of_case().find(|round| round.is_open(today)) {
        return Standing::Open(open.clone());
    }
    match of_case().filter(|round| round.opens_on > today).min_by_key(|round| round.opens_on) {
        Some(next) => Standing::Ahead(next.clone()),
        None if of_case().next().is_some() => Standing::Over,
        None => Standing::AllYear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cites;
    use crate::domain::clause::Clause;

    const CASE: (TitleLevel, Option<Series>) = (TitleLevel::Intermediate, Some(Series::Engineering));

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn round(opens_on: NaiveDate, closes_on: NaiveDate) -> Round {
        Round {
            id: RoundId::fresh(),
            title: "第一批".to_owned(),
            level: Some(TitleLevel::Intermediate),
            series: None,
            opens_on,
            closes_on,
        }
    }

    #[test]
    fn without_a_round_for_its_level_a_case_may_be_filed_all_year() {
        cites!(Clause::D28);
        let rounds = [round(day(3, 2), day(3, 31))];

        assert_eq!(standing(&[], CASE, day(1, 1)), Standing::AllYear);
        assert_eq!(standing(&rounds, (TitleLevel::Junior, None), day(1, 1)), Standing::AllYear);
    }

    #[test]
    fn a_round_is_open_on_its_first_day_and_on_its_last_and_on_no_day_beside_them() {
        let first = round(day(3, 2), day(3, 31));
        let second = round(day(9, 1), day(9, 30));
        let rounds = [second.clone(), first.clone()];

        assert_eq!(standing(&rounds, CASE, day(3, 1)), Standing::Ahead(first.clone()));
        assert_eq!(standing(&rounds, CASE, day(3, 2)), Standing::Open(first.clone()));
        assert_eq!(standing(&rounds, CASE, day(3, 31)), Standing::Open(first));
        assert_eq!(standing(&rounds, CASE, day(4, 1)), Standing::Ahead(second));
        assert_eq!(standing(&rounds, CASE, day(10, 1)), Standing::Over);
    }

    #[test]
    fn a_round_for_one_series_is_not_for_a_row_whose_series_is_not_known() {
        let engineering = Round { series: Some(Series::Engineering), ..round(day(3, 2), day(3, 31)) };

        assert!(engineering.covers(TitleLevel::Intermediate, Some(Series::Engineering)));
        assert!(!engineering.covers(TitleLevel::Intermediate, Some(Series::Economics)));
        assert!(!engineering.covers(TitleLevel::Intermediate, None));
    }

    #[test]
    fn rounds_meet_where_level_series_and_days_do() {
        let march = round(day(3, 2), day(3, 31));
        let april = round(day(3, 31), day(4, 30));
        let junior = Round { level: Some(TitleLevel::Junior), ..april.clone() };
        let all = Round { level: None, ..april.clone() };

        assert!(march.meets(&april) && all.meets(&march) && march.meets(&all));
        assert!(!march.meets(&junior) && !march.meets(&round(day(4, 1), day(4, 30))));
    }
}
