//! Policy data: the numbers that the notice leaves open, each with its source. The defaults are `data/policy.toml`.
use super::case::facts::LEAST_PUBLICITY_DAYS;
use super::panel::policy::Fraction;
use serde::Deserialize;

const DEFAULTS: &str = include_str!("../../data/policy.toml");

/// One value with where it comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub key: String,
    pub value: Value,
    pub source: String,
}

/// A whole number, or a part such as two thirds, which is written `2/3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Value {
    Number(u32),
    #[serde(deserialize_with = "part")]
    Part(Fraction),
}

fn part<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Fraction, D::Error> {
    String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
}

impl From<Value> for serde_json::Value {
    fn from(value: Value) -> Self {
        match value {
            Value::Number(number) => number.into(),
            Value::Part(part) => part.to_string().into(),
        }
    }
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
    PanelQuorum,
    PanelMajority,
    PanelRecusedSeat,
    ReminderFirstDays,
    ReminderLastDays,
    PanelCases,
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
            Self::PanelQuorum => "panel_quorum",
            Self::PanelMajority => "panel_majority",
            Self::PanelRecusedSeat => "panel_recused_seat",
            Self::ReminderFirstDays => "reminder_first_days",
            Self::ReminderLastDays => "reminder_last_days",
            Self::PanelCases => "panel_cases",
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
        Self::PanelQuorum,
        Self::PanelMajority,
        Self::PanelRecusedSeat,
        Self::ReminderFirstDays,
        Self::ReminderLastDays,
        Self::PanelCases,
    ];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.as_str() == text)
    }

    /// Whether the value is a part such as `2/3`.
    pub const fn is_part(self) -> bool {
        matches!(self, Self::PanelQuorum | Self::PanelMajority)
    }

    /// The smallest value that the notice and the program allow. 0 result days: no result publicity (D-05).
    pub const fn least(self) -> u32 {
        match self {
            Self::InternalPublicityDays => LEAST_PUBLICITY_DAYS,
            Self::ResultPublicityDays | Self::PanelRecusedSeat => 0,
            _ => 1,
        }
    }

    /// The greatest value that is taken: beyond it a number is a slip of the hand.
    pub const fn most(self) -> u32 {
        match self {
            Self::PanelSize | Self::PanelOpinions => 99,
            Self::PanelRecusedSeat => 1,
            _ => 250,
        }
    }
}

/// Reads a value as it was typed, or says in Chinese and English what speaks against it.
pub fn read(key: Key, typed: &str) -> Result<Value, (String, String)> {
    let typed = typed.trim();
    if key.is_part() {
        return typed.parse().map(Value::Part).map_err(|_| {
            (
                "请填写分数，例如 2/3。（依据 D-11）".into(),
                "Give a part of the whole, such as 2/3. (D-11)".into(),
            )
        });
    }
    let number = typed.parse().ok();
    match (objection_to(key, number), number) {
        (None, Some(number)) => Ok(Value::Number(number)),
        (objection, _) => Err(objection.unwrap_or_default()),
    }
}

/// What speaks against a number; `None` when it can be set.
fn objection_to(key: Key, value: Option<u32>) -> Option<(String, String)> {
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
            let entry = entry.unwrap_or_else(|| panic!("{} has no default", key.as_str()));
            assert!(!entry.source.is_empty());
            assert_eq!(matches!(entry.value, Value::Part(_)), key.is_part(), "{}", key.as_str());
        }
        assert_eq!(defaults().len(), Key::ALL.len());
    }

    #[test]
    fn internal_publicity_is_never_shorter_than_the_notice_says() {
        let days = defaults().into_iter().find(|entry| entry.key == "internal_publicity_days").unwrap();

        assert_eq!(days.value, Value::Number(LEAST_PUBLICITY_DAYS));
    }

    #[test]
    fn a_value_below_the_notice_or_an_even_panel_is_refused_with_the_cure() {
        assert!(read(Key::InternalPublicityDays, "4").unwrap_err().1.contains('5'));
        assert!(read(Key::PanelSize, "10").unwrap_err().1.contains("odd"));
        assert!(read(Key::AcceptanceDays, "five").is_err());
        assert!(read(Key::AcceptanceDays, "251").is_err());
        assert!(read(Key::PanelRecusedSeat, "2").is_err());
    }

    #[test]
    fn a_part_is_written_as_two_numbers_and_never_more_than_the_whole() {
        assert_eq!(read(Key::PanelMajority, " 2/3 "), Ok(Value::Part(Fraction::TWO_THIRDS)));
        for typed in ["0.66", "4/3", "0/3", "2", "2/0", ""] {
            assert!(read(Key::PanelQuorum, typed).unwrap_err().1.contains("2/3"), "{typed}");
        }
        assert_eq!(serde_json::Value::from(Value::Part(Fraction::TWO_THIRDS)), "2/3");
    }

    #[test]
    fn a_value_within_its_range_is_taken() {
        assert_eq!(read(Key::InternalPublicityDays, "5"), Ok(Value::Number(5)));
        assert_eq!(read(Key::ResultPublicityDays, "0"), Ok(Value::Number(0)));
        assert_eq!(read(Key::PanelSize, "11"), Ok(Value::Number(11)));
    }
}
