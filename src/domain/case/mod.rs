//! A recognition case: its states, what may be done to it, and what the procedure answers.
mod decision;
pub mod facts;
pub mod flow;
mod guards;
mod plan;
mod refusal;
mod transition;
mod waiting;
mod warning;

#[cfg(test)]
mod tests;

pub use facts::Facts;
pub use refusal::Refusal;
pub use warning::Warning;

use super::actor::Role;
use super::text_enum;

text_enum! {
    /// Where a case stands.
    pub enum Status {
        Verifying = "verifying" ("待查验", "Awaiting verification"),
        Preparing = "preparing" ("材料编制", "Preparing documents"),
        EmployerReview = "employer_review" ("单位审核", "Employer review"),
        Publicity = "publicity" ("公示中", "Publicity"),
        ReadyToFile = "ready_to_file" ("待申报", "Ready to file"),
        Filed = "filed" ("已申报", "Filed"),
        Correction = "correction" ("补正中", "Correction"),
        Accepted = "accepted" ("已受理", "Accepted"),
        PanelReview = "panel_review" ("评议中", "Panel review"),
        ResultPublicity = "result_publicity" ("结果公示", "Result publicity"),
        Certifying = "certifying" ("待制证", "Awaiting certificate"),
        Certified = "certified" ("已发证", "Certified"),
        Revoked = "revoked" ("已撤销", "Revoked"),
        VerificationFailed = "verification_failed" ("查验未通过", "Verification failed"),
        DeclinedByEmployer = "declined_by_employer" ("单位审核未通过", "Declined by employer"),
        ObjectionUpheld = "objection_upheld" ("异议成立", "Objection upheld"),
        Lapsed = "lapsed" ("逾期未补正", "Lapsed"),
        NotAccepted = "not_accepted" ("不予受理", "Not accepted"),
        NotPassed = "not_passed" ("评议未通过", "Not passed"),
        Withdrawn = "withdrawn" ("已撤回", "Withdrawn"),
        Terminated = "terminated" ("已终止", "Terminated"),
    }
}

impl Status {
    /// Nothing more happens by itself: the certificate is out, or the case ended without one.
    pub const fn is_end(self) -> bool {
        use Status::*;
        matches!(
            self,
            Certified
                | Revoked
                | VerificationFailed
                | DeclinedByEmployer
                | ObjectionUpheld
                | Lapsed
                | NotAccepted
                | NotPassed
                | Withdrawn
                | Terminated
        )
    }

    /// The step 1 to 5 of §2(3); none for an end reached from several steps, which keeps the one it left.
    pub const fn step(self) -> Option<u8> {
        use Status::*;
        match self {
            Verifying | VerificationFailed => Some(1),
            Preparing | EmployerReview | Publicity | DeclinedByEmployer => Some(2),
            ReadyToFile | Filed | Correction | Accepted | Lapsed | NotAccepted => Some(3),
            PanelReview | NotPassed => Some(4),
            ResultPublicity | Certifying | Certified | Revoked => Some(5),
            ObjectionUpheld | Withdrawn | Terminated => None,
        }
    }
}

text_enum! {
    /// What may be done to a case. The texts are public: export, API and timeline show them.
    pub enum Action {
        Open = "open" ("开立事项", "Open a case"),
        ConfirmVerification = "confirm_verification" ("确认查验通过", "Confirm the verification"),
        FailVerification = "fail_verification" ("确认查验未通过", "Fail the verification"),
        SubmitToEmployer = "submit_to_employer" ("提交单位审核", "Submit to the employer"),
        ReturnToApplicant = "return_to_applicant" ("退回申报人", "Return to the applicant"),
        DeclineByEmployer = "decline_by_employer" ("单位审核不通过", "Decline"),
        Publish = "publish" ("开始公示", "Start publicity"),
        RestartPublicity = "restart_publicity" ("重新公示", "Restart publicity"),
        ClosePublicity = "close_publicity" ("结束公示", "Close publicity"),
        EndOnObjection = "end_on_objection" ("因异议成立终结", "End on an upheld objection"),
        File = "file" ("申报", "File"),
        RequestCorrection = "request_correction" ("通知补正", "Request correction"),
        Resubmit = "resubmit" ("提交补正", "Resubmit"),
        ResubmitChanged = "resubmit_changed" ("提交补正并重新公示", "Resubmit for new publicity"),
        Lapse = "lapse" ("确认逾期未补正", "Confirm the lapse"),
        Accept = "accept" ("受理", "Accept"),
        NotAccept = "not_accept" ("不予受理", "Do not accept"),
        AssignToSession = "assign_to_session" ("编入评议会议", "Assign to a session"),
        Adjourn = "adjourn" ("延期评议", "Adjourn"),
        Pass = "pass" ("签署评议通过", "Sign: passed"),
        Fail = "fail" ("签署评议未通过", "Sign: not passed"),
        CloseResultPublicity = "close_result_publicity" ("结束结果公示", "Close result publicity"),
        EndOnResultObjection = "end_on_result_objection"
            ("因结果异议成立终结", "End on an upheld objection to the result"),
        Issue = "issue" ("发证", "Issue the certificate"),
        Revoke = "revoke" ("撤销证书", "Revoke the certificate"),
        Withdraw = "withdraw" ("撤回", "Withdraw"),
        Terminate = "terminate" ("终止", "Terminate"),
        Suspend = "suspend" ("暂停办理", "Suspend"),
        Resume = "resume" ("恢复办理", "Resume"),
        ReopenReview = "reopen_review" ("重启办理", "Reopen"),
        ReopenEmployerReview = "reopen_employer_review" ("重启单位审核", "Reopen the employer review"),
        ReopenPanel = "reopen_panel" ("重启评议", "Reopen for the panel"),
    }
}

text_enum! {
    /// Work that follows a move; promised in the same transaction, carried out after it.
    pub enum Effect {
        NotifyApplicant = "notify_applicant",
        NotifyEmployer = "notify_employer",
        NotifySuperiorAuthority = "notify_superior_authority",
        NotifyVerificationOfficer = "notify_verification_officer",
        NotifyReviewer = "notify_reviewer",
        NotifySecretary = "notify_secretary",
        NotifyCertificateOfficer = "notify_certificate_officer",
        /// Sends the holder the way to the certificate.
        DeliverCertificate = "deliver_certificate",
    }
}

text_enum! {
    /// Who must act next.
    pub enum WaitingFor {
        Applicant = "applicant" ("申报人", "Applicant"),
        Employer = "employer" ("用人单位", "Employer"),
        SuperiorAuthority = "superior_authority" ("主管部门", "Superior authority"),
        Holder = "holder" ("持证人", "Certificate holder"),
        IssuingBody = "issuing_body" ("发证机构", "Issuing body"),
        VerificationOfficer = "verification_officer" ("查验人员", "Verification officer"),
        Reviewer = "reviewer" ("受理审核人员", "Reviewer"),
        Secretary = "secretary" ("评议秘书", "Panel secretary"),
        Expert = "expert" ("评议专家", "Experts"),
        Chair = "chair" ("主任委员", "Chair"),
        CertificateOfficer = "certificate_officer" ("制证人员", "Certificate officer"),
        System = "system" ("期限届满", "The clock"),
        Nobody = "nobody" ("无需办理", "Nobody"),
    }
}

text_enum! {
    /// The two publicities of a case.
    pub enum NoticeKind {
        Internal = "internal" ("单位内部公示", "Internal publicity"),
        Result = "result" ("结果公示", "Result publicity"),
    }
}

impl From<Role> for WaitingFor {
    /// The queue of the people of a role; roles that never act on a case wait for nothing.
    fn from(role: Role) -> Self {
        match role {
            Role::Applicant => Self::Applicant,
            Role::Employer | Role::Agency => Self::Employer,
            Role::SuperiorAuthority => Self::SuperiorAuthority,
            Role::Holder => Self::Holder,
            Role::IssuingBody => Self::IssuingBody,
            Role::VerificationOfficer => Self::VerificationOfficer,
            Role::Reviewer => Self::Reviewer,
            Role::Secretary | Role::Teller => Self::Secretary,
            Role::Expert => Self::Expert,
            Role::Chair => Self::Chair,
            Role::CertificateOfficer => Self::CertificateOfficer,
            Role::System => Self::System,
            Role::CatalogueManager
            | Role::IndustryDepartment
            | Role::Administrator
            | Role::SecurityAdministrator
            | Role::Auditor
            | Role::Public => Self::Nobody,
        }
    }
}
