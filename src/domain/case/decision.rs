//! Which moves decide a case: what the applicant is told by letter, with reasons and what can be done about it.
use super::Action;

impl Action {
    /// The move is a decision about the applicant: passed, certified, or ended by somebody else than themselves.
    pub const fn decides(self) -> bool {
        use Action::*;
        matches!(
            self,
            FailVerification
                | DeclineByEmployer
                | EndOnObjection
                | EndOnResultObjection
                | Lapse
                | NotAccept
                | Pass
                | Fail
                | Issue
                | Revoke
                | Terminate
        )
    }

    /// The move takes a decision back: the case goes on as if it had not been.
    pub const fn reopens(self) -> bool {
        matches!(self, Action::ReopenReview | Action::ReopenEmployerReview | Action::ReopenPanel)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::case::Status;
    use crate::domain::case::flow::{FLOW, Target};

    #[test]
    fn every_end_but_the_applicants_own_is_reached_by_a_decision() {
        for row in FLOW {
            let Target::To(to) = row.to else { continue };
            let is_owed = to.is_end() && to != Status::Withdrawn;
            assert!(!is_owed || row.action.decides(), "{} ends a case and is no decision", row.action);
        }
    }
}
