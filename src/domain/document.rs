//! What may be uploaded: kinds, formats, sizes.
use super::text_enum;

text_enum! {
    /// What a document is evidence of.
    pub enum DocumentKind {
        Identity = "identity" ("身份证件", "Identity document"),
        LawfulWork = "lawful_work" ("在本市合法工作的证明", "Proof of lawful work in Shanghai"),
        Degree = "degree" ("学历学位证书", "Degree or diploma"),
        Certificate = "certificate" ("境外职业资格证书", "Overseas certificate"),
        WorkProof = "work_proof" ("工作经历证明", "Proof of work experience"),
        OverseasProof = "overseas_proof" ("境外经历或海外业务证明", "Proof of overseas experience or business"),
        Achievements = "achievements" ("业绩成果材料", "Evidence of achievements"),
        DisplayProof = "display_proof" ("公示张贴证明", "Proof of display"),
    }
}

impl DocumentKind {
    /// What a case must have before it goes to the employer (§2(1), §2(2); the notice gives no list of its own).
    pub const REQUIRED: &'static [Self] = &[
        Self::Identity,
        Self::LawfulWork,
        Self::Degree,
        Self::Certificate,
        Self::WorkProof,
        Self::OverseasProof,
    ];

    /// Kinds that the applicant uploads.
    pub const BY_APPLICANT: &'static [Self] = &[
        Self::Identity,
        Self::LawfulWork,
        Self::Degree,
        Self::Certificate,
        Self::WorkProof,
        Self::OverseasProof,
        Self::Achievements,
    ];

    /// Kinds that can prove an achievement: those that the panel reads.
    pub const FOR_ACHIEVEMENTS: &'static [Self] =
        &[Self::Degree, Self::Certificate, Self::WorkProof, Self::OverseasProof, Self::Achievements];
}

/// The largest file, in bytes: 20 MB.
pub const LARGEST: u64 = 20 * 1024 * 1024;

text_enum! {
    /// The formats that are taken, told by content and never by name.
    pub enum MediaType {
        Pdf = "application/pdf",
        Jpeg = "image/jpeg",
        Png = "image/png",
    }
}

impl MediaType {
    /// Tells the format from the first bytes of a file.
    pub fn of(first_bytes: &[u8]) -> Option<Self> {
        Self::parse(infer::get(first_bytes)?.mime_type())
    }

    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// The name as it is kept: without path, control characters and anything that a header would have to escape.
pub fn safe_file_name(typed: &str) -> String {
    let name = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = name
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '"' | '<' | '>' | '|' | ':' | '*' | '?'))
        .collect();
    let clean: String = clean.trim().trim_start_matches('.').chars().take(120).collect();
    if clean.is_empty() { "file".to_owned() } else { clean }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_told_by_content() {
        assert_eq!(MediaType::of(b"%PDF-1.7\n"), Some(MediaType::Pdf));
        assert_eq!(MediaType::of(&[0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A]), Some(MediaType::Png));
        assert_eq!(MediaType::of(b"<svg xmlns='http://www.w3.org/2000/svg'>"), None);
        assert_eq!(MediaType::of(b"MZ\x90\x00"), None);
    }

    #[test]
    fn a_file_name_cannot_leave_its_folder_or_break_a_header() {
        assert_eq!(safe_file_name("../../etc/passwd"), "passwd");
        assert_eq!(safe_file_name("C:\\证书\\扫描\"件\r\n.pdf"), "扫描件.pdf");
        assert_eq!(safe_file_name("..."), "file");
    }
}
