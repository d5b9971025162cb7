//! Certificate numbers: written from a year, a series and a sequence; read back forgivingly.
use super::pattern::{NumberPattern, PatternError, SeriesLetters};
use super::typed::bare;
use std::fmt;

/// A certificate number as it is printed, its check symbol right.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CertificateNumber(String);

impl CertificateNumber {
    /// Takes back a number that this program has written to its own database.
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a number cannot be written, or something typed is not a number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    #[error("enter the certificate number")]
    Empty,
    #[error(
        "a certificate number has {expected} letters and digits, this has {found}; compare it with the certificate"
    )]
    WrongLength { expected: usize, found: usize },
    #[error("“{0}” does not belong where it stands; compare the number with the certificate")]
    Unexpected(char),
    #[error("no title series is written “{0}”; compare the number with the certificate")]
    UnknownSeries(String),
    #[error("this number does not fit together: one or more characters are mistyped")]
    CheckFails,
    #[error("{0} is not a year that a certificate can carry")]
    YearOutOfRange(u16),
    #[error(
        "sequence {sequence} does not fit {digits} digits; the pattern in the settings needs a longer one"
    )]
    SequenceOutOfRange { sequence: u32, digits: usize },
}

/// Why the patterns in the settings cannot be used together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SchemeError {
    #[error("no pattern is given; the usual one is SHZC-{{year}}-{{series:2}}-{{seq:6}}-{{check}}")]
    Empty,
    #[error("pattern {pattern}: {fault}")]
    Pattern { pattern: String, fault: PatternError },
    #[error("patterns {0} and {1} could both read the same number")]
    Overlap(String, String),
}

/// The patterns in use: the first writes new numbers, all of them are read, so that certificates
/// outlive a change of pattern.
#[derive(Debug, Clone)]
pub struct NumberScheme {
    current: NumberPattern,
    former: Vec<NumberPattern>,
}

impl NumberScheme {
    /// Reads patterns parted by spaces, the current one first.
    pub fn parse(setting: &str) -> Result<Self, SchemeError> {
        let mut read: Vec<(&str, NumberPattern)> = Vec::new();
        for text in setting.split_whitespace() {
            let pattern = NumberPattern::parse(text)
                .map_err(|fault| SchemeError::Pattern { pattern: text.to_owned(), fault })?;
            if let Some((twin, _)) = read.iter().find(|(_, other)| other.overlaps(&pattern)) {
                return Err(SchemeError::Overlap((*twin).to_owned(), text.to_owned()));
            }
            read.push((text, pattern));
        }
        let mut patterns = read.into_iter().map(|(_, pattern)| pattern);
        let current = patterns.next().ok_or(SchemeError::Empty)?;
        Ok(Self { current, former: patterns.collect() })
    }

    /// Writes the number of the `sequence`-th certificate (from 1) of a series in a year.
    pub fn number(
        &self,
        year: u16,
        series: SeriesLetters,
        sequence: u32,
    ) -> Result<CertificateNumber, NumberError> {
        self.current.write(year, series, sequence).map(CertificateNumber)
    }

    /// Reads a number as people type it: any case, with or without hyphens and spaces, full-width
    /// forms, `O` for `0`, `I` or `L` for `1`. The error speaks of the current pattern.
    pub fn read(&self, typed: &str) -> Result<CertificateNumber, NumberError> {
        let bare: Vec<char> = bare(typed).chars().collect();
        if bare.is_empty() {
            return Err(NumberError::Empty);
        }
        let first = self.current.read(&bare);
        let found = if first.is_err() {
            self.former.iter().find_map(|pattern| pattern.read(&bare).ok()).ok_or(()).or(first)
        } else {
            first
        };
        found.map(CertificateNumber)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scheme() -> NumberScheme {
        NumberScheme::parse(NumberPattern::DEFAULT).unwrap()
    }

    fn a_number() -> CertificateNumber {
        scheme().number(2026, SeriesLetters::Engineering, 101).unwrap()
    }

    #[test]
    fn a_number_follows_the_pattern() {
        let number = a_number().to_string();

        assert!(number.starts_with("SHZC-2026-FE-000101-"), "{number}");
        assert_eq!(number.len(), "SHZC-2026-FE-000101-X".len());
    }

    #[test]
    fn a_printed_number_never_changes() {
        assert_eq!(a_number().as_str(), "SHZC-2026-FE-000101-S", "numbers on paper must stay right");
    }

    #[test]
    fn what_is_written_is_read_back_for_every_series() {
        for &series in SeriesLetters::ALL {
            for sequence in [1, 9, 10, 111, 4_096, 999_999] {
                let number = scheme().number(2031, series, sequence).unwrap();
                assert_eq!(scheme().read(number.as_str()), Ok(number));
            }
        }
    }

    #[test]
    fn typing_is_forgiven() {
        let printed = a_number();
        let lower = printed.as_str().to_lowercase();
        let bare = printed.as_str().replace('-', "");
        let spaced = printed.as_str().replace('-', " — ");
        let letters = printed.as_str().replace('0', "O").replace('1', "l");
        let wide: String = lower.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();

        for typed in [lower, bare, spaced, letters, wide] {
            assert_eq!(scheme().read(&typed).as_ref(), Ok(&printed), "{typed}");
        }
    }

    #[test]
    fn every_single_wrong_digit_and_every_exchange_of_neighbours_is_refused() {
        let printed: Vec<char> = a_number().as_str().chars().collect();

        for place in 0..printed.len() {
            for wrong in ('0'..='9').filter(|c| printed[place].is_ascii_digit() && *c != printed[place]) {
                let mut damaged = printed.clone();
                damaged[place] = wrong;
                let typed: String = damaged.into_iter().collect();
                assert!(scheme().read(&typed).is_err(), "{typed}");
            }
            let mut damaged = printed.clone();
            damaged.swap(place, (place + 1) % printed.len());
            let typed: String = damaged.iter().collect();
            assert!(bare(&typed) == bare(a_number().as_str()) || scheme().read(&typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused_with_the_reason() {
        let refused = |typed| scheme().read(typed).unwrap_err();

        assert_eq!(refused(" － "), NumberError::Empty);
        assert_eq!(refused("SHZC-2026"), NumberError::WrongLength { expected: 17, found: 8 });
        assert_eq!(refused("SHZD-2026-FE-000101-S"), NumberError::Unexpected('D'));
        assert_eq!(refused("SHZC-2O2X-FE-000101-S"), NumberError::Unexpected('X'));
        assert_eq!(refused("SHZC-2026-ZZ-000101-0"), NumberError::UnknownSeries("ZZ".into()));
        assert_eq!(refused("SHZC-2026-FE-000101-U"), NumberError::Unexpected('U'));
        assert_eq!(refused("SHZC-2026-FE-000102-S"), NumberError::CheckFails);
    }

    #[test]
    fn a_sequence_that_does_not_fit_is_refused_and_never_cut() {
        let beyond = scheme().number(2026, SeriesLetters::Accounting, 1_000_000);
        let zero = scheme().number(2026, SeriesLetters::Accounting, 0);

        assert_eq!(beyond, Err(NumberError::SequenceOutOfRange { sequence: 1_000_000, digits: 6 }));
        assert_eq!(zero, Err(NumberError::SequenceOutOfRange { sequence: 0, digits: 6 }));
    }

    #[test]
    fn a_year_before_2000_is_refused() {
        let number = scheme().number(1999, SeriesLetters::Economics, 1);

        assert_eq!(number, Err(NumberError::YearOutOfRange(1999)));
    }

    #[test]
    fn a_number_of_a_former_pattern_is_still_read() {
        let old = a_number();
        let changed = NumberScheme::parse(&format!(
            "ZC{{year}}{{series:2}}{{seq:7}}{{check}} {}",
            NumberPattern::DEFAULT
        ));

        let changed = changed.unwrap();

        assert_eq!(changed.read("shzc2026fe000101s"), Ok(old));
        assert!(
            changed
                .number(2027, SeriesLetters::Unassigned, 1)
                .unwrap()
                .as_str()
                .starts_with("ZC2027FX0000001")
        );
    }

    #[test]
    fn two_patterns_that_could_read_the_same_number_are_refused() {
        let setting = "SHZC-{year}-{series:2}-{seq:6}-{check} SHZC{year}{series:2}{seq:6}{check}";

        assert!(matches!(NumberScheme::parse(setting), Err(SchemeError::Overlap(..))));
    }

    #[test]
    fn a_setting_without_a_pattern_or_with_a_faulty_one_is_refused() {
        assert_eq!(NumberScheme::parse("  ").unwrap_err(), SchemeError::Empty);
        assert!(matches!(NumberScheme::parse("{year"), Err(SchemeError::Pattern { .. })));
    }
}
