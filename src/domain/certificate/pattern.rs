//! How certificate numbers are laid out: a pattern such as `SHZC-{year}-{series:2}-{seq:6}-{check}`.
use super::check_symbol::{MOST_PLACES, check_value, symbol_of, value_of};
use super::number::NumberError;
use super::typed::unconfuse;

/// The series of the title as two letters inside a number (`F` for an overseas, foreign certificate).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SeriesLetters {
    /// 工程技术人员, `FE`.
    Engineering,
    /// 会计人员, `FA`.
    Accounting,
    /// 经济专业人员, `FC` (commerce; `FE` is engineering).
    Economics,
    /// The list row names no series, `FX`.
    Unassigned,
}

impl SeriesLetters {
    pub const ALL: &'static [Self] =
        &[Self::Engineering, Self::Accounting, Self::Economics, Self::Unassigned];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Engineering => "FE",
            Self::Accounting => "FA",
            Self::Economics => "FC",
            Self::Unassigned => "FX",
        }
    }
}

/// One part of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Literal(char),
    Year,
    Series,
    Sequence(usize),
    Check,
}

impl Part {
    /// Characters it takes in a number without hyphens.
    const fn width(self) -> usize {
        match self {
            Self::Literal('-') => 0,
            Self::Literal(_) | Self::Check => 1,
            Self::Year => 4,
            Self::Series => 2,
            Self::Sequence(width) => width,
        }
    }
}

/// Why a pattern in the settings cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    #[error("“{{{0}}}” is not a part; use {{year}}, {{series:2}}, {{seq:4}} to {{seq:9}} and {{check}}")]
    UnknownPart(String),
    #[error("a “{{” has no “}}”")]
    Unclosed,
    #[error("“{0}” cannot stand in a number; use A to Z, 0 to 9 and hyphens")]
    Character(char),
    #[error("{{{0}}} must stand in the pattern exactly once")]
    NotOnce(&'static str),
    #[error("{{check}} must be the last part")]
    CheckNotLast,
    #[error("a number would have {0} characters; the check symbol protects at most 31")]
    TooLong(usize),
}

/// A checked pattern for certificate numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberPattern(Vec<Part>);

impl NumberPattern {
    /// The pattern used when the settings name none.
    pub const DEFAULT: &'static str = "SHZC-{year}-{series:2}-{seq:6}-{check}";

    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let parts = split(text)?;
        require_once(&parts, "year", |part| part == Part::Year)?;
        require_once(&parts, "series:2", |part| part == Part::Series)?;
        require_once(&parts, "seq:6", |part| matches!(part, Part::Sequence(_)))?;
        require_once(&parts, "check", |part| part == Part::Check)?;
        if parts.last() != Some(&Part::Check) {
            return Err(PatternError::CheckNotLast);
        }
        let pattern = Self(parts);
        if pattern.length() > MOST_PLACES {
            return Err(PatternError::TooLong(pattern.length()));
        }
        Ok(pattern)
    }

    /// The characters of a number without its hyphens.
    pub(super) fn length(&self) -> usize {
        self.0.iter().map(|part| part.width()).sum()
    }

    /// Whether the two could read the same number typed without hyphens.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let (one, two) = (self.literals(), other.literals());
        one.len() == two.len() && one.iter().zip(&two).all(|(a, b)| a.is_none() || b.is_none() || a == b)
    }

    /// The fixed character at each place, look-alikes folded.
    fn literals(&self) -> Vec<Option<char>> {
        let at = |part: &Part| match *part {
            Part::Literal(c) => vec![Some(unconfuse(c)); part.width()],
            _ => vec![None; part.width()],
        };
        self.0.iter().flat_map(at).collect()
    }

    /// Writes a number, refusing a year or a sequence (from 1) that does not fit.
    pub(super) fn write(
        &self,
        year: u16,
        series: SeriesLetters,
        sequence: u32,
    ) -> Result<String, NumberError> {
        if !(2000..=9999).contains(&year) {
            return Err(NumberError::YearOutOfRange(year));
        }
        let mut text = String::new();
        for part in &self.0 {
            match *part {
                Part::Literal(c) => text.push(c),
                Part::Year => text.push_str(&year.to_string()),
                Part::Series => text.push_str(series.as_str()),
                Part::Sequence(width) => {
                    let digits = format!("{sequence:0width$}");
                    if sequence == 0 || digits.len() > width {
                        return Err(NumberError::SequenceOutOfRange { sequence, digits: width });
                    }
                    text.push_str(&digits);
                }
                Part::Check => text.push(check_symbol(&text)),
            }
        }
        Ok(text)
    }

    /// Reads `bare` characters (no hyphens, upper case) and gives the number as it is printed.
    pub(super) fn read(&self, bare: &[char]) -> Result<String, NumberError> {
        if bare.len() != self.length() {
            return Err(NumberError::WrongLength { expected: self.length(), found: bare.len() });
        }
        let mut text = String::new();
        let mut rest = bare;
        for part in &self.0 {
            let (here, after) = rest.split_at(part.width());
            rest = after;
            match *part {
                Part::Literal('-') => text.push('-'),
                Part::Literal(c) if unconfuse(here[0]) == unconfuse(c) => text.push(c),
                Part::Literal(_) => return Err(NumberError::Unexpected(here[0])),
                Part::Year | Part::Sequence(_) => read_digits(here, &mut text)?,
                Part::Series => text.push_str(read_series(here)?.as_str()),
                Part::Check => read_check(here[0], &mut text)?,
            }
        }
        Ok(text)
    }
}

fn split(text: &str) -> Result<Vec<Part>, PatternError> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first == '{' {
            let (name, after) = rest[1..].split_once('}').ok_or(PatternError::Unclosed)?;
            parts.push(named_part(name)?);
            rest = after;
        } else if first.is_ascii_uppercase() || first.is_ascii_digit() || first == '-' {
            parts.push(Part::Literal(first));
            rest = &rest[1..];
        } else {
            return Err(PatternError::Character(first));
        }
    }
    Ok(parts)
}

fn named_part(name: &str) -> Result<Part, PatternError> {
    match name {
        "year" => return Ok(Part::Year),
        "series:2" => return Ok(Part::Series),
        "check" => return Ok(Part::Check),
        _ => {}
    }
    match name.strip_prefix("seq:").and_then(|width| width.parse().ok()) {
        Some(width @ 4..=9) => Ok(Part::Sequence(width)),
        _ => Err(PatternError::UnknownPart(name.to_owned())),
    }
}

fn require_once(
    parts: &[Part],
    name: &'static str,
    is_it: impl Fn(Part) -> bool,
) -> Result<(), PatternError> {
    match parts.iter().filter(|part| is_it(**part)).count() {
        1 => Ok(()),
        _ => Err(PatternError::NotOnce(name)),
    }
}

fn read_digits(here: &[char], text: &mut String) -> Result<(), NumberError> {
    for &typed in here {
        let digit = unconfuse(typed);
        if !digit.is_ascii_digit() {
            return Err(NumberError::Unexpected(typed));
        }
        text.push(digit);
    }
    Ok(())
}

fn read_series(here: &[char]) -> Result<SeriesLetters, NumberError> {
    let typed: String = here.iter().collect();
    let known = SeriesLetters::ALL.iter().find(|series| series.as_str() == typed);
    known.copied().ok_or(NumberError::UnknownSeries(typed))
}

fn read_check(typed: char, text: &mut String) -> Result<(), NumberError> {
    let symbol = unconfuse(typed);
    value_of(symbol).ok_or(NumberError::Unexpected(typed))?;
    if symbol != check_symbol(text) {
        return Err(NumberError::CheckFails);
    }
    text.push(symbol);
    Ok(())
}

/// The check symbol over the letters and digits before it. Their places are fixed by the pattern, so
/// a letter and a digit may share a value.
fn check_symbol(text: &str) -> char {
    let values = text.bytes().filter_map(|byte| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'A'..=b'Z' => Some(byte - b'A'),
        _ => None,
    });
    symbol_of(check_value(values))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_pattern_is_sound() {
        assert_eq!(NumberPattern::parse(NumberPattern::DEFAULT).map(|p| p.length()), Ok(17));
    }

    #[test]
    fn each_fault_in_a_pattern_is_named() {
        let refused = |text| NumberPattern::parse(text).unwrap_err();

        assert_eq!(refused("SHZC-{month}"), PatternError::UnknownPart("month".into()));
        assert_eq!(refused("{year}{series:2}{seq:3}{check}"), PatternError::UnknownPart("seq:3".into()));
        assert_eq!(refused("{year"), PatternError::Unclosed);
        assert_eq!(refused("沪{year}"), PatternError::Character('沪'));
        assert_eq!(refused("{series:2}{seq:6}{check}"), PatternError::NotOnce("year"));
        assert_eq!(refused("{year}{seq:6}{check}"), PatternError::NotOnce("series:2"));
        assert_eq!(refused("{year}{series:2}{check}"), PatternError::NotOnce("seq:6"));
        assert_eq!(refused("{year}{series:2}{seq:6}{seq:6}{check}"), PatternError::NotOnce("seq:6"));
        assert_eq!(refused("{year}{series:2}{seq:6}"), PatternError::NotOnce("check"));
        assert_eq!(refused("{check}{year}{series:2}{seq:6}"), PatternError::CheckNotLast);
        assert_eq!(refused("ABCDEFGHIJKLMNOPQRST{year}{series:2}{seq:6}{check}"), PatternError::TooLong(33));
    }

    #[test]
    fn the_letters_of_each_series_differ() {
        let mut letters: Vec<_> = SeriesLetters::ALL.iter().map(|series| series.as_str()).collect();
        letters.dedup();

        assert_eq!(letters, ["FE", "FA", "FC", "FX"]);
    }
}
