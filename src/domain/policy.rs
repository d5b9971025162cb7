//! Policy data: the numbers that the notice leaves open, each with its source. The defaults are `data/policy.toml`.
use super::case::facts::LEAST_PUBLICITY_DAYS;
use serde::Deserialize;

const DEFAULTS: &str = include_str!("../../data/policy.toml");

/// One value with where it comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub key: String,
    pub value: u32,
    pub source: String,
}

/// The keys that the program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    InternalPublicityDays,
    ResultPublicityDays,
    AcceptanceDays,
    CorrectionDays,
    PanelSize,
    PanelOpinions,
    RevocationReplyDays,
}

impl Key {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InternalPublicityDays => "internal_publicity_days",
            Self::ResultPublicityDays => "result_publicity_days",
            Self::AcceptanceDays => "acceptance_days",
            Self::CorrectionDays => "correction_days",
            Self::PanelSize => "panel_size",
            Self::PanelOpinions => "panel_opinions",
            Self::RevocationReplyDays => "revocation_reply_days",
        }
    }
}

impl Key {
    pub const ALL: &'static [Self] = &[
        Self::InternalPublicityDays,
        Self::ResultPublicityDays,
        Self::AcceptanceDays,
        Self::CorrectionDays,
        Self::PanelSize,
        Self::PanelOpinions,
        Self::RevocationReplyDays,
    ];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.as_str() == text)
    }

    /// The smallest value that the notice and the program allow. 0 result days: no result publicity (D-05).
    pub const fn least(self) -> u32 {
        match self {
            Self::InternalPublicityDays => LEAST_PUBLICITY_DAYS,
            Self::ResultPublicityDays => 0,
            Self::AcceptanceDays
            | Self::CorrectionDays
            | Self::PanelSize
            | Self::PanelOpinions
            | Self::RevocationReplyDays => 1,
        }
    }

    /// The greatest value that is taken: beyond it a number is a slip of the hand.
    pub const fn most(self) -> u32 {
        match self {
            Self::PanelSize | Self::PanelOpinions => 99,
            _ => 250,
        }
    }
}

/// What speaks against a value, in Chinese and English; `None` when it can be set.
pub fn objection_to(key: Key, value: Option<u32>) -> Option<(String, String)> {
    let (least, most) = (key.least(), key.most());
    match value {
        Some(size) if key == Key::PanelSize && size % 2 == 0 => Some((
            "评议人数应为单数。（依据 D-11）".into(),
            "A panel has an odd number of members. (D-11)".into(),
        )),
        Some(value) if (least..=most).contains(&value) => None,
        _ if key == Key::InternalPublicityDays => Some((
            format!("请填写{least}至{most}之间的整数：公示期不得少于{least}个工作日。（依据 §2(3)2）"),
            format!(
                "Give a whole number from {least} to {most}: publicity is never shorter than {least} working days. (§2(3)2)"
            ),
        )),
        _ => Some((
            format!("请填写{least}至{most}之间的整数。"),
            format!("Give a whole number from {least} to {most}."),
        )),
    }
}

/// The values that the program starts with.
pub fn defaults() -> Vec<Entry> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        policy: Vec<Entry>,
    }
    let file: File = toml::from_str(DEFAULTS).expect("data/policy.toml is part of the program and tested");
    file.policy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_a_default_with_its_source() {
        for key in Key::ALL {
            let entry = defaults().into_iter().find(|entry| entry.key == key.as_str());
            assert!(entry.is_some_and(|entry| !entry.source.is_empty()), "{} has no default", key.as_str());
        }
        assert_eq!(defaults().len(), Key::ALL.len());
    }

    #[test]
    fn internal_publicity_is_never_shorter_than_the_notice_says() {
        let days = defaults().into_iter().find(|entry| entry.key == "internal_publicity_days").unwrap();

        assert!(days.value >= LEAST_PUBLICITY_DAYS);
    }

    #[test]
    fn a_value_below_the_notice_or_an_even_panel_is_refused_with_the_cure() {
        assert!(objection_to(Key::InternalPublicityDays, Some(4)).unwrap().1.contains('5'));
        assert!(objection_to(Key::PanelSize, Some(10)).unwrap().1.contains("odd"));
        assert!(objection_to(Key::AcceptanceDays, None).is_some());
        assert!(objection_to(Key::AcceptanceDays, Some(251)).is_some());
    }

    #[test]
    fn a_value_within_its_range_is_taken() {
        assert_eq!(objection_to(Key::InternalPublicityDays, Some(5)), None);
        assert_eq!(objection_to(Key::ResultPublicityDays, Some(0)), None);
        assert_eq!(objection_to(Key::PanelSize, Some(11)), None);
    }
}
