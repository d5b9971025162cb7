//! What is wrong with an identifier, said so that the person at the form can put it right.
use std::fmt;

use thiserror::Error;

use crate::domain::lang::Lang;

/// Which identifier is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    CreditCode,
    Email,
    Phone,
    FullName,
    CertificateNumber,
}

impl Kind {
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::CreditCode, Lang::Zh) => "统一社会信用代码",
            (Self::CreditCode, Lang::En) => "Unified social credit code",
            (Self::Email, Lang::Zh) => "电子邮箱",
            (Self::Email, Lang::En) => "E-mail address",
            (Self::Phone, Lang::Zh) => "电话号码",
            (Self::Phone, Lang::En) => "Phone number",
            (Self::FullName, Lang::Zh) => "姓名",
            (Self::FullName, Lang::En) => "Name",
            (Self::CertificateNumber, Lang::Zh) => "证书编号",
            (Self::CertificateNumber, Lang::En) => "Certificate number",
        }
    }
}

/// What is wrong, with what the message needs to point at it. Positions count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    Empty,
    /// The number of characters is wrong: `least` to `most` are allowed.
    Length {
        found: usize,
        least: usize,
        most: usize,
    },
    Character {
        position: usize,
        found: char,
    },
    /// A character that shows nothing or turns the text around.
    Invisible {
        position: usize,
    },
    /// The check character does not agree with the rest.
    Check,
    /// The whole does not have the shape of such a thing.
    Shape,
}

/// An identifier that is not well formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub struct IdentifierError {
    pub kind: Kind,
    pub problem: Problem,
}

impl fmt::Display for IdentifierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Lang::En))
    }
}

impl IdentifierError {
    pub(super) const fn new(kind: Kind, problem: Problem) -> Self {
        Self { kind, problem }
    }

    /// One sentence on what is wrong and one on the cure.
    pub fn text(self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.text_zh(),
            Lang::En => self.text_en(),
        }
    }

    fn text_zh(self) -> String {
        let label = self.kind.label(Lang::Zh);
        match self.problem {
            Problem::Empty => format!("{label}未填写。请填写{label}。"),
            Problem::Length { found, least, most } if least == most => {
                format!("{label}应为 {least} 位，现为 {found} 位。请核对是否漏填或多填。")
            }
            Problem::Length { found, least, most } => {
                format!("{label}应为 {least} 至 {most} 个字符，现为 {found} 个。请修改后重填。")
            }
            Problem::Character { position, found } => {
                format!("{label}第 {position} 个字符“{found}”不能使用。{}", self.cure_zh())
            }
            Problem::Invisible { position } => {
                format!("{label}第 {position} 个字符不可见。请删去后重新输入，不要粘贴。")
            }
            Problem::Check => format!("{label}校验不符，至少有一位填错。请对照证照逐位核对。"),
            Problem::Shape => format!("{label}格式不对。{}", self.cure_zh()),
        }
    }

    fn text_en(self) -> String {
        let label = self.kind.label(Lang::En);
        match self.problem {
            Problem::Empty => format!("{label}: nothing was entered. Please fill it in."),
            Problem::Length { found, least, most } if least == most => {
                format!(
                    "{label}: {least} characters are needed, {found} were entered. Check for \
                     missing or extra ones."
                )
            }
            Problem::Length { found, least, most } => {
                format!(
                    "{label}: {least} to {most} characters are allowed, {found} were entered. \
                     Change its length."
                )
            }
            Problem::Character { position, found } => {
                format!("{label}: character {position}, “{found}”, cannot be used. {}", self.cure_en())
            }
            Problem::Invisible { position } => {
                format!("{label}: character {position} is invisible. Remove it, and type instead of pasting.")
            }
            Problem::Check => {
                format!("{label}: at least one character is mistyped. Compare it with the document.")
            }
            Problem::Shape => format!("{label}: this does not look right. {}", self.cure_en()),
        }
    }

    const fn cure_zh(self) -> &'static str {
        match self.kind {
            Kind::CreditCode => {
                "代码只含数字和大写字母，且不用 I、O、S、V、Z，请对照营业执照或法人证书填写。"
            }
            Kind::Email => "请填写如 name@example.com 的地址。",
            Kind::Phone => {
                "请填写 11 位手机号、021 加 8 位的本市固定电话，或以 + 和国家（地区）代码开头的国际号码。"
            }
            Kind::FullName => "请按证件上的写法填写，去掉此类符号。",
            Kind::CertificateNumber => "请按证书上印的编号填写。",
        }
    }

    const fn cure_en(self) -> &'static str {
        match self.kind {
            Kind::CreditCode => {
                "It has only digits and capital letters, without I, O, S, V and Z: copy it from the licence."
            }
            Kind::Email => "Write an address such as name@example.com.",
            Kind::Phone => {
                "Write an 11-digit mobile number, 021 and 8 digits, or + with the country code and \
                 the number."
            }
            Kind::FullName => "Write the name as it stands on the identity document.",
            Kind::CertificateNumber => "Write the number as printed on the certificate.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_names_its_field_and_a_cure_in_both_languages() {
        let kinds = [Kind::CreditCode, Kind::Email, Kind::Phone, Kind::FullName, Kind::CertificateNumber];
        let problems = [
            Problem::Empty,
            Problem::Length { found: 17, least: 18, most: 18 },
            Problem::Length { found: 70, least: 1, most: 64 },
            Problem::Character { position: 3, found: '?' },
            Problem::Invisible { position: 3 },
            Problem::Check,
            Problem::Shape,
        ];

        for kind in kinds {
            for problem in problems {
                let error = IdentifierError::new(kind, problem);

                for lang in [Lang::Zh, Lang::En] {
                    let text = error.text(lang);
                    assert!(text.starts_with(kind.label(lang)), "{text}");
                    assert!(text.matches(['。', '.']).count() >= 2, "{text}");
                }
            }
        }
    }
}
