//! The procedure a second time, from the notice: which act is allowed to whom, and what comes of it.
use super::act::Act;
use chrono::NaiveDate;
use zhicheng::demo::cases::Subject;
use zhicheng::domain::calendar::embedded;
use zhicheng::domain::case::{Action, Status};

/// What the model knows of one case.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "facts that are there or not, as people would tick them")]
pub struct Oracle {
    pub subject: Subject,
    pub status: Status,
    pub left: Option<Status>,
    pub is_suspended: bool,
    /// The office brought it back from a failed verification.
    was_reopened: bool,
    /// What the issuing body answered.
    authentic: Option<bool>,
    is_filled_in: bool,
    /// Last counted day of the newest notice inside the unit.
    window: Option<NaiveDate>,
    is_interrupted: bool,
    is_proved: bool,
    result_window: Option<NaiveDate>,
    /// Of the present round inside the unit: open, upheld.
    objections: (u32, u32),
    result_objections: (u32, u32),
    consent: Consent,
    /// Correction notices so far, and the last day of the newest.
    notices: u32,
    correct_by: Option<NaiveDate>,
    checks: Option<bool>,
    /// By people, the oldest first.
    pub proposals: Vec<(Action, &'static str)>,
    is_on_agenda: bool,
    is_prepared: bool,
    has_replied: bool,
    reply_until: Option<NaiveDate>,
    employment_ended: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Consent {
    NotAsked,
    Asked,
    Given,
    Refused,
}

/// Who somebody is to this case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Unit,
    Applicant,
    Reviewer,
    Officer,
    CertificateOffice,
    Stranger,
}

use Status::{
    Accepted, Certified, Certifying, Correction, DeclinedByEmployer, EmployerReview, Filed, Lapsed,
    NotAccepted, NotPassed, ObjectionUpheld, PanelReview, Preparing, Publicity, ReadyToFile, ResultPublicity,
    Revoked, Terminated, VerificationFailed, Verifying, Withdrawn,
};

/// The last of so many working days after a day: days are counted one by one.
fn last_of(days: u32, after: NaiveDate) -> NaiveDate {
    let working = |day: &NaiveDate| embedded().kind(*day).is_some_and(|kind| kind.is_working());
    after.iter_days().skip(1).filter(working).nth(days as usize - 1).unwrap()
}

impl Oracle {
    pub fn opened(subject: Subject) -> Self {
        Self {
            subject,
            status: Verifying,
            left: None,
            is_suspended: false,
            was_reopened: false,
            authentic: None,
            is_filled_in: false,
            window: None,
            is_interrupted: false,
            is_proved: false,
            result_window: None,
            objections: (0, 0),
            result_objections: (0, 0),
            consent: Consent::NotAsked,
            notices: 0,
            correct_by: None,
            checks: None,
            proposals: Vec::new(),
            is_on_agenda: false,
            is_prepared: false,
            has_replied: false,
            reply_until: None,
            employment_ended: false,
        }
    }

    fn is_public_institution(&self) -> bool {
        self.subject.hr == "zhou.lan"
    }

    fn side(&self, person: &str) -> Side {
        match person {
            "he.jing" | "chen.mo" if !self.is_public_institution() => Side::Unit,
            "zhou.lan" if self.is_public_institution() => Side::Unit,
            _ if person == self.subject.applicant => Side::Applicant,
            "zhou.min" | "gu.wen" => Side::Reviewer,
            "su.ran" => Side::Officer,
            "xu.qing" | "luo.cheng" => Side::CertificateOffice,
            _ => Side::Stranger,
        }
    }

    fn is_ended(&self) -> bool {
        matches!(
            self.status,
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

    /// Worth trying: composite acts are not begun where they would stop half-way.
    pub fn may_be_tried(&self, act: &Act) -> bool {
        match act {
            Act::Verify(_) => self.status == Verifying && self.authentic.is_none(),
            Act::FillIn => self.status == Preparing && !self.is_filled_in && !self.is_suspended,
            Act::Vote { .. } | Act::AdjournSession => self.is_on_agenda && self.allows(act),
            Act::AnswerConsent { .. } => !self.is_ended(),
            Act::PassDays(_) => false,
            _ => true,
        }
    }

    /// Brings the case further, without pausing or ending it.
    pub fn leads_on(&self, act: &Act) -> bool {
        let goes_on = match act {
            Act::Move(action, _) | Act::Propose(action, _) => !matches!(
                action,
                Action::Withdraw | Action::Suspend | Action::ReturnToApplicant | Action::DeclineByEmployer
            ),
            Act::Verify(is_authentic) => *is_authentic,
            Act::Object(_) | Act::EndEmployment | Act::AdjournSession | Act::SetAside(_) => false,
            _ => true,
        };
        goes_on && self.may_be_tried(act) && self.allows(act)
    }

    pub fn allows(&self, act: &Act) -> bool {
        let runs = !self.is_suspended;
        let stands = self.authentic == Some(true);
        match *act {
            Act::Move(action, person) => self.may(action, person) && self.has_two(action, person),
            Act::Propose(action, person) => {
                let is_open = self.proposals.iter().any(|(open, _)| *open == action);
                self.may(action, person)
                    && self.takes_two(action)
                    && self.has_right(action, person, person)
                    && !is_open
            }
            Act::SetAside(person) => {
                self.proposals.first().is_some_and(|(action, _)| self.may_decide(*action, person))
            }
            Act::Verify(_) => self.status == Verifying && self.authentic.is_none(),
            Act::FillIn => self.status == Preparing && !self.is_filled_in && runs,
            Act::Publish { in_order } => self.status == EmployerReview && in_order && runs,
            Act::Prove => self.status == Publicity && !self.is_interrupted,
            Act::Object(person) => match self.status {
                Publicity => self.side(person) == Side::Unit && !self.is_interrupted,
                ResultPublicity => self.side(person) == Side::Reviewer,
                _ => false,
            },
            Act::Find { by, .. } => match self.status {
                Publicity => self.side(by) == Side::Unit && self.objections.0 > 0,
                ResultPublicity => self.side(by) == Side::Reviewer && self.result_objections.0 > 0,
                _ => false,
            },
            Act::AskConsent => {
                let is_due = matches!(self.consent, Consent::NotAsked | Consent::Refused);
                self.is_public_institution() && is_due && !self.is_ended()
            }
            Act::AnswerConsent { .. } => self.consent == Consent::Asked,
            Act::File => self.status == ReadyToFile && self.has_consent() && stands && runs,
            Act::Check { .. } => self.status == Filed,
            Act::Answer => self.status == Correction && runs,
            Act::Assign => self.status == Accepted && runs,
            Act::AdjournSession | Act::Vote { .. } => self.status == PanelReview && runs,
            Act::Prepare => self.status == Certifying && !self.is_prepared,
            Act::Issue(person) => {
                let is_clean = self.objections == (0, 0) && self.result_objections == (0, 0);
                let is_ready = self.status == Certifying && self.is_prepared && stands && runs;
                is_ready && is_clean && person == "luo.cheng"
            }
            Act::ProposeRevocation => {
                self.status == Certified && !self.proposals.iter().any(|(open, _)| *open == Action::Revoke)
            }
            // The same words a second time are a second press.
            Act::Reply => self.is_being_revoked() || self.has_replied,
            Act::ConfirmRevocation(person) => {
                self.is_being_revoked() && self.has_replied && person == "luo.cheng"
            }
            Act::EndEmployment => !self.is_ended() && self.status != Verifying,
            Act::PassDays(_) => true,
        }
    }

    fn is_being_revoked(&self) -> bool {
        self.status == Certified && self.proposals.iter().any(|(open, _)| *open == Action::Revoke)
    }

    fn has_consent(&self) -> bool {
        !self.is_public_institution() || self.consent == Consent::Given
    }

    /// The state and the person, without the second one.
    fn may(&self, action: Action, person: &str) -> bool {
        let side = self.side(person);
        let only_while_running = !matches!(action, Action::Withdraw | Action::Resume | Action::Terminate);
        if self.is_suspended && only_while_running {
            return false;
        }
        match action {
            Action::FailVerification => {
                (self.status, side) == (Verifying, Side::Officer) && self.authentic == Some(false)
            }
            Action::SubmitToEmployer => {
                (self.status, side) == (Preparing, Side::Applicant) && self.is_filled_in
            }
            Action::ReturnToApplicant | Action::DeclineByEmployer => {
                (self.status, side) == (EmployerReview, Side::Unit)
            }
            Action::RestartPublicity => {
                (self.status, side) == (Publicity, Side::Unit) && self.objections.1 == 0
            }
            Action::EndOnObjection => (self.status, side) == (Publicity, Side::Unit) && self.objections.1 > 0,
            Action::RequestCorrection | Action::NotAccept => (self.status, side) == (Filed, Side::Reviewer),
            Action::Accept => {
                let is_sound = self.checks == Some(true) && self.authentic == Some(true);
                (self.status, side) == (Filed, Side::Reviewer) && is_sound
            }
            Action::EndOnResultObjection => {
                (self.status, side) == (ResultPublicity, Side::Reviewer) && self.result_objections.1 > 0
            }
            Action::Withdraw => match self.status {
                Verifying | Preparing | EmployerReview | Publicity | ReadyToFile => {
                    matches!(side, Side::Unit | Side::Applicant)
                }
                Filed | Correction | Accepted => side == Side::Applicant,
                _ => false,
            },
            Action::Terminate => {
                let fell_away = self.authentic == Some(false) || self.employment_ended;
                side == Side::Reviewer && !self.is_ended() && self.status != Verifying && fell_away
            }
            // The office knows of no case before it is verified, but of what it reopened; a window cannot stop.
            Action::Suspend | Action::Resume => {
                let is_here =
                    !self.is_ended() && !matches!(self.status, Verifying | Publicity | ResultPublicity);
                side == Side::Reviewer && is_here && self.is_suspended == (action == Action::Resume)
            }
            Action::ReopenReview => {
                let ended = matches!(self.status, NotAccepted | Lapsed | VerificationFailed | Terminated);
                side == Side::Reviewer && ended
            }
            Action::ReopenEmployerReview => {
                let ended = matches!(self.status, ObjectionUpheld | DeclinedByEmployer);
                ended && matches!(side, Side::Unit | Side::Reviewer)
            }
            Action::ReopenPanel => (self.status, side) == (NotPassed, Side::Reviewer),
            // What only the program, a findings page or a late day brings about.
            _ => {
                action == Action::Lapse
                    && (self.status, side) == (Correction, Side::Reviewer)
                    && self.is_late()
            }
        }
    }

    fn is_late(&self) -> bool {
        self.correct_by.is_none()
    }

    fn takes_two(&self, action: Action) -> bool {
        match action {
            Action::DeclineByEmployer => !self.is_public_institution(),
            Action::RequestCorrection => self.notices > 0,
            _ => matches!(
                action,
                Action::NotAccept
                    | Action::EndOnResultObjection
                    | Action::Terminate
                    | Action::ReopenReview
                    | Action::ReopenEmployerReview
                    | Action::ReopenPanel
            ),
        }
    }

    /// Reopening by the office is the right of whoever asks for it, in the demonstration of Zhou Min alone, also where the
    /// unit had asked; a unit comes back to its own review without.
    fn has_right(&self, action: Action, first: &str, second: &str) -> bool {
        let is_reopening =
            matches!(action, Action::ReopenReview | Action::ReopenEmployerReview | Action::ReopenPanel);
        !is_reopening || self.side(second) == Side::Unit || first == "zhou.min"
    }

    fn has_two(&self, action: Action, person: &str) -> bool {
        let proposed = self.proposals.iter().find(|(open, _)| *open == action);
        let is_confirmed =
            proposed.is_some_and(|(_, first)| *first != person && self.has_right(action, first, person));
        is_confirmed || !self.takes_two(action)
    }

    /// Whoever could make the move may decide against it.
    fn may_decide(&self, action: Action, person: &str) -> bool {
        let side = self.side(person);
        match action {
            Action::DeclineByEmployer => side == Side::Unit,
            Action::ReopenEmployerReview => matches!(side, Side::Unit | Side::Reviewer),
            Action::Revoke => side == Side::CertificateOffice,
            _ => side == Side::Reviewer,
        }
    }
}

mod apply;
