//! What is printed on a certificate.
use super::{Field, RenderError};
use crate::domain::certificate::{CertificateNumber, PublicCode};
use chrono::NaiveDate;

/// The same thing in Chinese and, where there is one, in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bilingual<'a> {
    pub zh: &'a str,
    pub en: Option<&'a str>,
}

impl<'a> Bilingual<'a> {
    pub const fn new(zh: &'a str, en: &'a str) -> Self {
        Self { zh, en: Some(en) }
    }

    pub const fn chinese(zh: &'a str) -> Self {
        Self { zh, en: None }
    }
}

/// Everything that changes from one certificate to the next.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// The authority that awards the title, e.g. 上海市人力资源和社会保障局.
    pub issuer: Bilingual<'a>,
    pub holder_name: &'a str,
    /// The name in Latin letters, where the holder has one beside `holder_name`.
    pub holder_latin_name: Option<&'a str>,
    /// 资格名称, e.g. 高级工程师.
    pub title_name: Bilingual<'a>,
    /// 级别, e.g. 副高级.
    pub level: Bilingual<'a>,
    /// 取得方式, e.g. 考核认定.
    pub obtained_by: Bilingual<'a>,
    pub overseas_certificate: Bilingual<'a>,
    pub issuing_body: Bilingual<'a>,
    /// 对应专业 of the list row, as printed there.
    pub speciality_zh: &'a str,
    /// Version of the recognition list that the case relied on, e.g. `3.0`.
    pub list_version: &'a str,
    /// The day of award; also the date inside the PDF file.
    pub awarded_on: NaiveDate,
    pub number: &'a CertificateNumber,
    pub public_code: &'a PublicCode,
    /// The address in the QR code, where the certificate can be checked.
    pub check_url: &'a str,
    /// Marks the sheet as a demonstration (演示).
    pub demo: bool,
}

impl Sheet<'_> {
    /// Refuses a sheet with an empty field; what may be absent is an `Option`.
    pub(super) fn require_filled(&self) -> Result<(), RenderError> {
        let fields = [
            (Field::Issuer, self.issuer.zh),
            (Field::HolderName, self.holder_name),
            (Field::TitleName, self.title_name.zh),
            (Field::Level, self.level.zh),
            (Field::ObtainedBy, self.obtained_by.zh),
            (Field::OverseasCertificate, self.overseas_certificate.zh),
            (Field::IssuingBody, self.issuing_body.zh),
            (Field::Speciality, self.speciality_zh),
            (Field::ListVersion, self.list_version),
            (Field::Number, self.number.as_str()),
            (Field::CheckUrl, self.check_url),
        ];
        match fields.iter().find(|(_, text)| text.trim().is_empty()) {
            Some(&(field, _)) => Err(RenderError::Empty { field }),
            None => Ok(()),
        }
    }
}

/// Runs of white space, line breaks among them, become one space.
pub(super) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
