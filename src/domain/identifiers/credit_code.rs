//! The unified social credit code of an organisation, GB 32100-2015: 18 characters, the last a check.
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::district::District;
use super::error::{IdentifierError, Kind, Problem};
use super::normal::compact;
use crate::domain::lang::Lang;

const LENGTH: usize = 18;
/// Digits and capitals without I, O, S, V and Z; a character's value is its place.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// A well-formed code, in capitals. That it is well formed does not prove that the organisation exists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct CreditCode(String);

/// What the first two characters of a code suggest about the organisation. Only a suggestion: a unit may have
/// been converted since, so the kind is always declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    StateOrgan,
    PublicInstitution,
    Association,
    PrivateNonEnterprise,
    Foundation,
    Enterprise,
    SelfEmployed,
}

impl UnitKind {
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::StateOrgan, Lang::Zh) => "机关",
            (Self::StateOrgan, Lang::En) => "State organ",
            (Self::PublicInstitution, Lang::Zh) => "事业单位",
            (Self::PublicInstitution, Lang::En) => "Public institution",
            (Self::Association, Lang::Zh) => "社会团体",
            (Self::Association, Lang::En) => "Association",
            (Self::PrivateNonEnterprise, Lang::Zh) => "民办非企业单位",
            (Self::PrivateNonEnterprise, Lang::En) => "Private non-enterprise unit",
            (Self::Foundation, Lang::Zh) => "基金会",
            (Self::Foundation, Lang::En) => "Foundation",
            (Self::Enterprise, Lang::Zh) => "企业",
            (Self::Enterprise, Lang::En) => "Enterprise",
            (Self::SelfEmployed, Lang::Zh) => "个体工商户",
            (Self::SelfEmployed, Lang::En) => "Self-employed business",
        }
    }
}

impl CreditCode {
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let fail = |problem| Err(IdentifierError::new(Kind::CreditCode, problem));
        let code: String = compact(text).to_uppercase();
        let found = code.chars().count();
        if found == 0 {
            return fail(Problem::Empty);
        }
        if found != LENGTH {
            return fail(Problem::Length { found, least: LENGTH, most: LENGTH });
        }
        let mut values = [0_u32; LENGTH];
        for (index, character) in code.chars().enumerate() {
            let Some(value) = value_of(character) else {
                return fail(Problem::Character { position: index + 1, found: character });
            };
            values[index] = value;
        }
        if let Some(at) = code.chars().skip(2).take(6).position(|c| !c.is_ascii_digit()) {
            let found = code.chars().nth(at + 2).unwrap_or_default();
            return fail(Problem::Character { position: at + 3, found });
        }
        if check_value(&values) != values[LENGTH - 1] {
            return fail(Problem::Check);
        }
        Ok(Self(code))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the registering authority and body kind suggest; nothing for codes outside the common ones.
    pub fn suggested_kind(&self) -> Option<UnitKind> {
        match &self.0[..2] {
            "11" => Some(UnitKind::StateOrgan),
            "12" => Some(UnitKind::PublicInstitution),
            "51" => Some(UnitKind::Association),
            "52" => Some(UnitKind::PrivateNonEnterprise),
            "53" => Some(UnitKind::Foundation),
            "91" => Some(UnitKind::Enterprise),
            "92" => Some(UnitKind::SelfEmployed),
            _ => None,
        }
    }

    /// Where in Shanghai the organisation was first registered, when it was in one of today's districts. It
    /// may have moved since.
    pub fn registered_in(&self) -> Option<District> {
        District::by_code(&self.0[2..8])
    }
}

fn value_of(character: char) -> Option<u32> {
    let place = ALPHABET.iter().position(|known| char::from(*known) == character)?;
    u32::try_from(place).ok()
}

/// Weights are the powers of 3 modulo 31.
fn check_value(values: &[u32; LENGTH]) -> u32 {
    let mut weight = 1;
    let mut sum = 0;
    for value in &values[..LENGTH - 1] {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    (31 - sum % 31) % 31
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for CreditCode {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for CreditCode {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, IdentifierError> {
        Self::parse(&text)
    }
}

impl From<CreditCode> for String {
    fn from(code: CreditCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> Problem {
        CreditCode::parse(text).unwrap_err().problem
    }

    #[test]
    fn well_formed_codes_are_accepted() {
        for code in [
            "91350100M000100Y43",
            "91310115MA1TEXT069",
            "91310115MA1ABC000P",
            "12310000425001236R",
            "52310000MJ0000018A",
        ] {
            assert_eq!(CreditCode::parse(code).unwrap().as_str(), code);
        }
    }

    #[test]
    fn a_wrong_check_character_is_refused() {
        assert_eq!(problem("91310115MA1ABC000Q"), Problem::Check);
    }

    #[test]
    fn every_single_wrong_character_is_found() {
        let code = "91310115MA1ABC000P";

        for index in 0..LENGTH {
            for other in ALPHABET.iter().map(|b| char::from(*b)) {
                let mut characters: Vec<char> = code.chars().collect();
                if characters[index] == other {
                    continue;
                }
                characters[index] = other;

                assert!(CreditCode::parse(&characters.iter().collect::<String>()).is_err());
            }
        }
    }

    #[test]
    fn a_letter_outside_the_alphabet_is_pointed_at() {
        assert_eq!(problem("91310115MA1TEST06X"), Problem::Character { position: 14, found: 'S' });
        assert_eq!(problem("91310115MA1TEXT06职"), Problem::Character { position: 18, found: '职' });
    }

    #[test]
    fn a_letter_in_the_division_is_pointed_at() {
        assert_eq!(problem("9131011AMA1ABC000P"), Problem::Character { position: 8, found: 'A' });
    }

    #[test]
    fn lower_case_full_width_and_spaced_codes_are_brought_into_form() {
        for typed in [
            "91310115ma1abc000p",
            " 9131 0115 MA1A BC00 0P ",
            "91310115\u{FF2D}\u{FF21}\u{FF11}ABC000\u{FF30}",
        ] {
            assert_eq!(CreditCode::parse(typed).unwrap().as_str(), "91310115MA1ABC000P");
        }
    }

    #[test]
    fn a_code_of_another_length_is_refused_with_the_length() {
        assert_eq!(problem("91310115MA1ABC000"), Problem::Length { found: 17, least: 18, most: 18 });
        assert_eq!(problem("  "), Problem::Empty);
    }

    #[test]
    fn the_prefix_suggests_the_kind_of_unit() {
        let kind = |code| CreditCode::parse(code).unwrap().suggested_kind();

        assert_eq!(kind("12310000425001236R"), Some(UnitKind::PublicInstitution));
        assert_eq!(kind("52310000MJ0000018A"), Some(UnitKind::PrivateNonEnterprise));
        assert_eq!(kind("91310115MA1ABC000P"), Some(UnitKind::Enterprise));
    }

    #[test]
    fn a_district_of_registration_is_read_where_there_is_one() {
        let district = |code| CreditCode::parse(code).unwrap().registered_in().map(District::code);

        assert_eq!(district("91310115MA1ABC000P"), Some("310115"));
        assert_eq!(district("12310000425001236R"), None);
        assert_eq!(district("91350100M000100Y43"), None);
    }

    #[test]
    fn a_code_survives_being_written_and_read() {
        let code = CreditCode::parse("91310115MA1ABC000P").unwrap();
        let json = serde_json::to_string(&code).unwrap();

        assert_eq!(serde_json::from_str::<CreditCode>(&json).unwrap(), code);
        assert!(serde_json::from_str::<CreditCode>("\"91310115MA1ABC000Q\"").is_err());
    }
}
