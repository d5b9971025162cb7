//! One type per kind of record, so that two ids cannot be swapped.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[derive(diesel::AsExpression, diesel::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::Uuid)]
        #[serde(transparent)]
        pub struct $name(uuid::Uuid);

        impl $name {
            pub const fn as_uuid(self) -> uuid::Uuid {
                self.0
            }

            /// A new id; random, so that it says nothing and can be made before the row is.
            pub fn fresh() -> Self {
                Self(uuid::Uuid::new_v4())
            }

            /// Reads the id as it stands in an address or a file.
            pub fn parse(text: &str) -> Option<Self> {
                uuid::Uuid::try_parse(text).ok().map(Self)
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Uuid, diesel::pg::Pg> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>,
            ) -> diesel::serialize::Result {
                diesel::serialize::ToSql::<diesel::sql_types::Uuid, diesel::pg::Pg>::to_sql(&self.0, out)
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Uuid, diesel::pg::Pg> for $name {
            fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                <uuid::Uuid as diesel::deserialize::FromSql<diesel::sql_types::Uuid, diesel::pg::Pg>>::from_sql(value)
                    .map(Self)
            }
        }
    )+};
}

ids! {
    /// A recognition case.
    CaseId,
    /// An employer, superior authority or issuing body.
    OrgId,
    /// A person who signs in.
    UserId,
    /// A file that was uploaded.
    DocumentId,
    /// A question about a certificate, asked of its issuing body.
    VerificationId,
    /// What a unit lets an agency do for it.
    MandateId,
    /// A publicity window.
    NoticeId,
    /// An objection lodged against a notice.
    ObjectionId,
    /// A correction notice.
    CorrectionId,
    /// A panel session.
    SessionId,
    /// An act that waits for a second person.
    ProposalId,
    /// An issued title certificate.
    CertificateId,
    /// Certificates issued together.
    BatchId,
    /// A round of applications.
    RoundId,
    /// An entry of a case's timeline.
    EntryId,
}

impl UserId {
    /// Stands where no person acts: the program itself, or a visitor without an account.
    pub const NOBODY: Self = Self(uuid::Uuid::nil());
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const TEXT: &str = "0191d2a4-7c3e-7000-8000-000000000001";

    #[test]
    fn an_id_is_read_back_from_what_it_prints() {
        let id = CaseId::parse(TEXT).unwrap();

        assert_eq!(id.to_string(), TEXT);
        assert_eq!(CaseId::from(Uuid::parse_str(TEXT).unwrap()), id);
        assert_eq!(CaseId::from(id.as_uuid()), id);
    }

    #[test]
    fn a_text_that_is_no_id_is_not_read() {
        assert_eq!(CaseId::parse("42"), None);
    }

    #[test]
    fn json_carries_the_bare_id() {
        let id = UserId::parse(TEXT).unwrap();

        assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{TEXT}\""));
    }
}
