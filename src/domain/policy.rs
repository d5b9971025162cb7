//! Policy data: the numbers that the notice leaves open, each with its source. The defaults are `data/policy.toml`.
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
        }
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
        let all = [
            Key::InternalPublicityDays,
            Key::ResultPublicityDays,
            Key::AcceptanceDays,
            Key::CorrectionDays,
            Key::PanelSize,
            Key::PanelOpinions,
        ];

        for key in all {
            let entry = defaults().into_iter().find(|entry| entry.key == key.as_str());
            assert!(entry.is_some_and(|entry| !entry.source.is_empty()), "{} has no default", key.as_str());
        }
        assert_eq!(defaults().len(), all.len());
    }

    #[test]
    fn internal_publicity_is_never_shorter_than_the_notice_says() {
        let days = defaults().into_iter().find(|entry| entry.key == "internal_publicity_days").unwrap();

        assert!(days.value >= crate::domain::case::facts::LEAST_PUBLICITY_DAYS);
    }
}
