//! Verification of a certificate with its issuing body (flow.md 2; Annex 2). A small machine: a plain match will do.
use super::text_enum;

text_enum! {
    pub enum VerificationState {
        Submitted = "submitted" ("已提交", "Submitted"),
        Accepted = "accepted" ("已受理", "Accepted"),
        Returned = "returned" ("退回补充", "Returned"),
        Refused = "refused" ("不予受理", "Refused"),
        SentToIssuer = "sent_to_issuer" ("已送发证机构", "Sent to the issuing body"),
        Answered = "answered" ("已答复待复核", "Answered, to be reviewed"),
        Authentic = "authentic" ("真实", "Authentic"),
        NotAuthentic = "not_authentic" ("不真实", "Not authentic"),
        NoAnswer = "no_answer" ("未获答复", "No answer"),
    }
}

text_enum! {
    pub enum VerificationAction {
        Accept = "accept" ("受理", "Accept"),
        Return = "return" ("退回补充", "Return"),
        Resubmit = "resubmit" ("补充后重新提交", "Put right and submit again"),
        Refuse = "refuse" ("不予受理", "Refuse"),
        Send = "send" ("送发证机构", "Send to the issuing body"),
        RecordAnswer = "record_answer" ("记录答复", "Record the answer"),
        Review = "review" ("复核", "Review"),
    }
}

text_enum! {
    /// What the issuing body said.
    pub enum AnswerOutcome {
        Authentic = "authentic" ("真实", "Authentic"),
        NotAuthentic = "not_authentic" ("不真实", "Not authentic"),
        NoAnswer = "no_answer" ("未获答复", "No answer"),
    }
}

text_enum! {
    /// How the answer came.
    pub enum Channel {
        Email = "email" ("电子邮件", "E-mail"),
        Letter = "letter" ("书面函件", "Letter"),
        Telephone = "telephone" ("电话", "Telephone"),
        Register = "register" ("公开名册", "Public register"),
    }
}

impl VerificationState {
    /// Whether this can be done in this state.
    pub const fn allows(self, action: VerificationAction) -> bool {
        use VerificationAction as A;
        match action {
            A::Accept | A::Return | A::Refuse => matches!(self, Self::Submitted),
            A::Resubmit => matches!(self, Self::Returned),
            A::Send => matches!(self, Self::Accepted | Self::NoAnswer),
            // A corrected result is a new answer over a settled one (Anx2 5): it is reviewed like the first.
            A::RecordAnswer => {
                matches!(self, Self::SentToIssuer | Self::Authentic | Self::NotAuthentic | Self::NoAnswer)
            }
            A::Review => matches!(self, Self::Answered),
        }
    }

    /// Something may still go to the issuing body: a consent can be taken back (D-16).
    pub const fn may_still_be_sent(self) -> bool {
        !self.is_settled() && !matches!(self, Self::Answered)
    }

    /// Nothing is being asked any more.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Authentic | Self::NotAuthentic | Self::Refused)
    }
}

impl AnswerOutcome {
    pub const fn state(self) -> VerificationState {
        match self {
            Self::Authentic => VerificationState::Authentic,
            Self::NotAuthentic => VerificationState::NotAuthentic,
            Self::NoAnswer => VerificationState::NoAnswer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    #[test]
    fn the_moves_of_a_verification_written_a_second_time() {
        let mut moves = String::new();
        for &state in VerificationState::ALL {
            for &action in VerificationAction::ALL {
                if state.allows(action) {
                    writeln!(moves, "{state} {action}").unwrap();
                }
            }
        }

        assert_eq!(
            moves,
            "submitted accept\nsubmitted return\nsubmitted refuse\naccepted send\nreturned resubmit\n\
             sent_to_issuer record_answer\n\
             answered review\nauthentic record_answer\nnot_authentic record_answer\nno_answer send\nno_answer record_answer\n"
        );
    }
}
