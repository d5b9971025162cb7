//! Who acts, as what, and when.
use super::ids::{OrgId, UserId};
use super::text_enum::text_enum;
use chrono::{DateTime, Utc};

text_enum! {
    /// What a person may act as. One person may hold several; one is active at a time.
    pub enum Role {
        Applicant = "applicant" ("申报人", "Applicant"),
        Employer = "employer" ("用人单位", "Employer"),
        /// Of an agency that acts for a unit under a mandate.
        Agency = "agency" ("人事代理", "HR agency"),
        SuperiorAuthority = "superior_authority" ("主管部门", "Superior authority"),
        Holder = "holder" ("持证人", "Certificate holder"),
        VerificationOfficer = "verification_officer" ("查验人员", "Verification officer"),
        IssuingBody = "issuing_body" ("发证机构", "Issuing body"),
        Reviewer = "reviewer" ("受理审核人员", "Reviewer"),
        Secretary = "secretary" ("评议秘书", "Panel secretary"),
        Expert = "expert" ("评议专家", "Expert"),
        Chair = "chair" ("主任委员", "Chair"),
        Teller = "teller" ("计票人", "Teller"),
        CertificateOfficer = "certificate_officer" ("制证人员", "Certificate officer"),
        CatalogueManager = "catalogue_manager" ("清单管理员", "Catalogue manager"),
        IndustryDepartment = "industry_department" ("行业主管部门", "Industry department"),
        Administrator = "administrator" ("系统管理员", "System administrator"),
        SecurityAdministrator = "security_administrator" ("安全管理员", "Security administrator"),
        Auditor = "auditor" ("审计管理员", "Auditor"),
        Public = "public" ("公众", "Public"),
        /// Time and the program itself; acts through the same door as a person.
        System = "system" ("系统", "System"),
    }
}

/// A signed-in person in one role, at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Actor {
    /// [`UserId::NOBODY`] for the program itself and for visitors without an account.
    pub user_id: UserId,
    /// The organisation they act for; none for officers, experts and the program itself.
    pub org_id: Option<OrgId>,
    pub role: Role,
    pub now: DateTime<Utc>,
}

impl Actor {
    /// Time and the worker, acting for nobody in particular.
    pub const fn system(now: DateTime<Utc>) -> Self {
        Self { user_id: UserId::NOBODY, org_id: None, role: Role::System, now }
    }

    /// A visitor without an account.
    pub const fn public(now: DateTime<Utc>) -> Self {
        Self { user_id: UserId::NOBODY, org_id: None, role: Role::Public, now }
    }

    /// The person, where there is one.
    pub fn person(&self) -> Option<UserId> {
        (self.user_id != UserId::NOBODY).then_some(self.user_id)
    }
}
