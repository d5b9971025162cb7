//! How to reach somebody. Only that a letter or a call could be tried is checked here; that it arrives is
//! proved by a confirmation, never by a pattern.
use std::fmt;

use serde::{Deserialize, Serialize};

use super::error::{IdentifierError, Kind, Problem};
use super::normal::compact;

/// An e-mail address. The part after the @ is kept in lower case; nothing in it can break a mail header.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Email(String);

impl Email {
    /// RFC 5321: 64 characters before the @, 254 in all. Quoted names and addresses outside ASCII are
    /// refused: the mail systems of issuing bodies do not take them.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let fail = |problem| Err(IdentifierError::new(Kind::Email, problem));
        let address: String = text.trim().chars().map(full_width_at).collect();
        let found = address.chars().count();
        if found == 0 {
            return fail(Problem::Empty);
        }
        if found > 254 {
            return fail(Problem::Length { found, least: 3, most: 254 });
        }
        if let Some((at, found)) = address.chars().enumerate().find(|(_, c)| !is_address_character(*c)) {
            return fail(Problem::Character { position: at + 1, found });
        }
        match address.split_once('@') {
            Some((local, domain)) if is_local_part(local) && is_domain(domain) => {
                Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
            }
            _ => fail(Problem::Shape),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For finding an account: names before the @ differ by case in theory and never in practice.
    pub fn comparison_key(&self) -> String {
        self.0.to_ascii_lowercase()
    }
}

fn full_width_at(c: char) -> char {
    match c {
        '\u{FF20}' => '@',
        '\u{FF0E}' | '\u{3002}' => '.',
        other => other,
    }
}

fn is_address_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.@".contains(c)
}

fn is_local_part(local: &str) -> bool {
    (1..=64).contains(&local.len()) && local.split('.').all(|word| !word.is_empty())
}

fn is_domain(domain: &str) -> bool {
    let labels: Vec<&str> = domain.split('.').collect();
    let top = labels.last().copied().unwrap_or_default();
    labels.len() >= 2
        && labels.iter().all(|label| is_label(label))
        && top.len() >= 2
        && !top.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Email {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, IdentifierError> {
        Self::parse(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

/// A phone number in the form in which it is dialled: a mainland mobile number (11 digits), a Shanghai
/// landline (021 and 8 digits), or + with country code for anywhere else (E.164).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Phone(String);

impl Phone {
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let fail = |problem| Err(IdentifierError::new(Kind::Phone, problem));
        let typed: String = compact(text).chars().filter(|c| !matches!(c, '-' | '(' | ')')).collect();
        if typed.is_empty() {
            return fail(Problem::Empty);
        }
        let digits = typed.strip_prefix('+').unwrap_or(&typed);
        let offset = typed.len() - digits.len();
        if let Some((at, found)) = digits.chars().enumerate().find(|(_, c)| !c.is_ascii_digit()) {
            return fail(Problem::Character { position: at + offset + 1, found });
        }
        // +86 says nothing that the domestic forms do not; one person must not have two spellings.
        let number = match typed.strip_prefix("+86") {
            Some(mobile) if is_mobile(mobile) => mobile.to_string(),
            Some(landline) if is_shanghai_landline(&format!("0{landline}")) => format!("0{landline}"),
            _ => typed,
        };
        if is_mobile(&number) || is_shanghai_landline(&number) || is_international(&number) {
            Ok(Self(number))
        } else {
            fail(Problem::Shape)
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a text message can reach it at home rates: a mainland mobile number.
    pub fn is_mainland_mobile(&self) -> bool {
        is_mobile(&self.0)
    }
}

fn is_mobile(number: &str) -> bool {
    let bytes = number.as_bytes();
    bytes.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1])
}

fn is_shanghai_landline(number: &str) -> bool {
    number.len() == 11 && number.starts_with("021") && !number.starts_with("0210")
}

fn is_international(number: &str) -> bool {
    number.strip_prefix('+').is_some_and(|digits| (7..=15).contains(&digits.len()))
        && !number.starts_with("+0")
        && !number.starts_with("+86")
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Phone {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, IdentifierError> {
        Self::parse(&text)
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn email(text: &str) -> Result<String, Problem> {
        Email::parse(text).map(String::from).map_err(|error| error.problem)
    }

    fn phone(text: &str) -> Result<String, Problem> {
        Phone::parse(text).map(String::from).map_err(|error| error.problem)
    }

    #[test]
    fn ordinary_addresses_are_accepted() {
        assert_eq!(email(" Li.Ming+work@Example.COM "), Ok("Li.Ming+work@example.com".into()));
        assert_eq!(email("a@b.cn"), Ok("a@b.cn".into()));
        assert_eq!(email("li@xn--fiq228c.cn"), Ok("li@xn--fiq228c.cn".into()));
        assert_eq!(email("li\u{FF20}example\u{3002}com"), Ok("li@example.com".into()));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "li",
            "li@",
            "@example.com",
            "li@example",
            "li@@example.com",
            "li@example..com",
            ".li@example.com",
            "li.@example.com",
            "li@-example.com",
            "li@example-.com",
            "li@127.0.0.1",
            "li@example.c",
            "a@b@example.com",
        ] {
            assert_eq!(email(text), Err(Problem::Shape), "{text}");
        }
        assert_eq!(email(""), Err(Problem::Empty));
    }

    #[test]
    fn nothing_that_could_break_a_mail_header_is_accepted() {
        assert_eq!(
            email("li@example.com\r\nBcc: all@example.com"),
            Err(Problem::Character { position: 15, found: '\r' })
        );
        assert_eq!(email("li ming@example.com"), Err(Problem::Character { position: 3, found: ' ' }));
        assert_eq!(email("\"li\"@example.com"), Err(Problem::Character { position: 1, found: '"' }));
        assert_eq!(email("李@example.com"), Err(Problem::Character { position: 1, found: '李' }));
    }

    #[test]
    fn an_overlong_address_is_refused() {
        let local = "l".repeat(65);
        let label = "d".repeat(64);

        assert_eq!(email(&format!("{local}@example.com")), Err(Problem::Shape));
        assert_eq!(email(&format!("li@{label}.com")), Err(Problem::Shape));
        assert!(matches!(email(&format!("li@{}.com", "d.".repeat(130))), Err(Problem::Length { .. })));
    }

    #[test]
    fn an_account_is_found_whatever_the_case() {
        let address = Email::parse("Li@Example.com").unwrap();

        assert_eq!(address.comparison_key(), "li@example.com");
    }

    #[test]
    fn mobile_numbers_are_brought_into_one_form() {
        for typed in
            ["13812345678", "138 1234 5678", "138-1234-5678", "+86 138 1234 5678", "\u{FF11}3812345678"]
        {
            assert_eq!(phone(typed), Ok("13812345678".into()), "{typed}");
        }
        assert!(Phone::parse("19912345678").unwrap().is_mainland_mobile());
    }

    #[test]
    fn shanghai_landlines_and_numbers_abroad_are_accepted() {
        assert_eq!(phone("(021) 6212-3456"), Ok("02162123456".into()));
        assert_eq!(phone("+86 21 62123456"), Ok("02162123456".into()));
        assert_eq!(phone("+44 20 7946 0958"), Ok("+442079460958".into()));
        assert!(!Phone::parse("+442079460958").unwrap().is_mainland_mobile());
    }

    #[test]
    fn what_is_no_phone_number_is_refused() {
        for text in [
            "12812345678",
            "1381234567",
            "138123456789",
            "0216212345",
            "+0123456789",
            "+86123",
            "+123456",
            "62123456",
        ] {
            assert_eq!(phone(text), Err(Problem::Shape), "{text}");
        }
        assert_eq!(phone(" "), Err(Problem::Empty));
        assert_eq!(phone("1381234567x"), Err(Problem::Character { position: 11, found: 'x' }));
        assert_eq!(phone("+44+20"), Err(Problem::Character { position: 4, found: '+' }));
    }
}
