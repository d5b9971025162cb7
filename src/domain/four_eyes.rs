//! Acts that are always done by two people. The pair is compared by person, never by role.
use super::ids::UserId;
use super::lang::{Lang, Say};
use super::text_enum;

text_enum! {
    /// Two acts that one person must never do both of.
    pub enum FourEyes {
        VerificationRecorderAndReviewer = "verification_recorder_and_reviewer"
            ("记录查验结果与复核查验结果", "recording and reviewing a verification result"),
        EmployerAndApplicant = "employer_and_applicant"
            ("单位审核与本人申报", "the employer's acts and one's own application"),
        OfficerAndApplicant = "officer_and_applicant"
            ("经办事项与本人申报", "official acts and one's own application"),
        ReviewerAndExpert = "reviewer_and_expert"
            ("受理与评议表决", "accepting a case and voting on it"),
        ProposerAndConfirmer = "proposer_and_confirmer"
            ("提出与确认", "proposing and confirming"),
        DrawSecretaryAndAuditor = "draw_secretary_and_auditor"
            ("抽取专家的两份随机数", "the two contributions to the draw"),
        FirstAndSecondTeller = "first_and_second_teller"
            ("两名计票人", "the two tellers"),
        SystemAndSecurityAdministrator = "system_and_security_administrator"
            ("系统管理员与安全管理员", "system administrator and security administrator"),
        SystemAdministratorAndAuditor = "system_administrator_and_auditor"
            ("系统管理员与审计管理员", "system administrator and auditor"),
        SecurityAdministratorAndAuditor = "security_administrator_and_auditor"
            ("安全管理员与审计管理员", "security administrator and auditor"),
    }
}

/// One person stood on both sides of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text(Lang::En))]
pub struct SamePerson {
    pub pair: FourEyes,
}

impl SamePerson {
    /// What to do next, in the reader's language.
    pub fn text(self, lang: Lang) -> String {
        let pair = self.pair.say(lang);
        match lang {
            Lang::Zh => format!("须由两人分别办理：{pair}。请由另一人办理。"),
            Lang::En => format!("Two people are needed for {pair}: ask a colleague to do this."),
        }
    }
}

impl FourEyes {
    /// Refuses when the two acts come from one person.
    pub fn check(self, first: UserId, second: UserId) -> Result<(), SamePerson> {
        if first == second { Err(SamePerson { pair: self }) } else { Ok(()) }
    }
}

/// A proposal is confirmed by somebody else.
pub fn four_eyes(proposer: UserId, confirmer: UserId) -> Result<(), SamePerson> {
    FourEyes::ProposerAndConfirmer.check(proposer, confirmer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn person(n: u128) -> UserId {
        UserId::from(Uuid::from_u128(n))
    }

    #[test]
    fn every_pair_refuses_one_person_and_takes_two() {
        for &pair in FourEyes::ALL {
            assert_eq!(pair.check(person(1), person(1)), Err(SamePerson { pair }));
            assert_eq!(pair.check(person(1), person(2)), Ok(()));
        }
    }

    #[test]
    fn nobody_confirms_their_own_proposal() {
        let refusal = four_eyes(person(1), person(1)).unwrap_err();

        assert_eq!(refusal.text(Lang::Zh), "须由两人分别办理：提出与确认。请由另一人办理。");
        assert_eq!(
            refusal.to_string(),
            "Two people are needed for proposing and confirming: ask a colleague to do this."
        );
    }
}
