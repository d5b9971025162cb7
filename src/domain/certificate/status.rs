//! The standing of an issued certificate, as the public check reports it.
use crate::domain::text_enum;

text_enum! {
    /// What the register says of a certificate. An unknown number has no status: it is not found.
    pub enum CertificateStatus {
        Valid = "valid",
        Corrected = "corrected",
        Suspended = "suspended",
        Revoked = "revoked",
    }
}

impl CertificateStatus {
    /// Whether the holder has the title today. A corrected certificate leaves the title standing:
    /// a later sheet with the right particulars has replaced this one.
    pub const fn title_stands(self) -> bool {
        matches!(self, Self::Valid | Self::Corrected)
    }

    /// Whether this very sheet may be relied on as printed.
    pub const fn sheet_is_current(self) -> bool {
        matches!(self, Self::Valid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_valid_certificate_may_be_relied_on_as_printed() {
        let current: Vec<_> =
            CertificateStatus::ALL.iter().filter(|status| status.sheet_is_current()).collect();

        assert_eq!(current, [&CertificateStatus::Valid]);
    }

    #[test]
    fn a_correction_leaves_the_title_standing_but_a_suspension_and_a_revocation_do_not() {
        let standing: Vec<_> = CertificateStatus::ALL.iter().map(|status| status.title_stands()).collect();

        assert_eq!(standing, [true, true, false, false]);
    }
}
