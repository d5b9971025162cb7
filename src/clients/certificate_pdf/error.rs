//! What can go wrong with a certificate, and in which of its fields.
use std::fmt;

/// A field of the sheet, for messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    Issuer,
    HolderName,
    HolderLatinName,
    TitleName,
    Level,
    ObtainedBy,
    Number,
    OverseasCertificate,
    IssuingBody,
    Speciality,
    ListVersion,
    CheckUrl,
    /// Words that this program brings along.
    Fixed,
}

impl Field {
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Issuer => "发证单位",
            Self::HolderName => "姓名",
            Self::HolderLatinName => "拉丁字母姓名",
            Self::TitleName => "资格名称",
            Self::Level => "级别",
            Self::ObtainedBy => "取得方式",
            Self::Number => "证书编号",
            Self::OverseasCertificate => "境外证书",
            Self::IssuingBody => "颁证机构",
            Self::Speciality => "对应专业",
            Self::ListVersion => "认可清单",
            Self::CheckUrl => "核验网址",
            Self::Fixed => "固定文字",
        }
    }

    pub const fn en(self) -> &'static str {
        match self {
            Self::Issuer => "issuer",
            Self::HolderName => "holder name",
            Self::HolderLatinName => "name in Latin letters",
            Self::TitleName => "title name",
            Self::Level => "level",
            Self::ObtainedBy => "way of obtaining",
            Self::Number => "certificate number",
            Self::OverseasCertificate => "overseas certificate",
            Self::IssuingBody => "issuing body",
            Self::Speciality => "speciality",
            Self::ListVersion => "list version",
            Self::CheckUrl => "check address",
            Self::Fixed => "fixed wording",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.en(), self.zh())
    }
}

/// Why a certificate was not drawn. Nothing is left out or replaced to make it fit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    #[error("the {field} is empty; a certificate needs it")]
    Empty { field: Field },
    #[error(
        "the font cannot print “{character}” (U+{:04X}) in the {field}; use the spelling of the passport's machine-readable lines, or have the character added",
        u32::from(*.character)
    )]
    MissingGlyph { character: char, field: Field },
    #[error("the {field} is too long for the certificate; shorten it")]
    TooLong { field: Field },
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
}
