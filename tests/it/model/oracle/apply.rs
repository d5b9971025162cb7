//! What comes of an act that was allowed, and of the days.
use super::*;

impl Oracle {
    pub fn apply(&mut self, act: &Act, today: NaiveDate) {
        match *act {
            Act::Move(action, _) => self.moves(action, today),
            Act::Propose(action, person) => self.proposals.push((action, person)),
            Act::SetAside(_) => drop(self.proposals.remove(0)),
            Act::Verify(is_authentic) => {
                self.authentic = Some(is_authentic);
                if is_authentic {
                    self.to(Preparing);
                }
            }
            Act::FillIn => {
                self.is_filled_in = true;
                self.to(EmployerReview);
            }
            Act::Publish { .. } => {
                self.to(Publicity);
                self.open_window(today);
            }
            Act::Prove => self.is_proved = true,
            Act::Object(_) => self.standing().0 += 1,
            Act::Find { upheld, .. } => {
                let standing = self.standing();
                standing.0 -= 1;
                standing.1 += u32::from(upheld);
            }
            Act::AskConsent => self.consent = Consent::Asked,
            Act::AnswerConsent { given } => {
                self.consent = if given { Consent::Given } else { Consent::Refused };
            }
            Act::File => {
                self.to(Filed);
                self.checks = None;
            }
            Act::Check { in_order } => self.checks = Some(in_order),
            Act::Answer => self.to(Filed),
            Act::Assign => {
                self.to(PanelReview);
                self.is_on_agenda = true;
            }
            Act::AdjournSession => self.to(Accepted),
            Act::Vote { yes: true } => {
                self.to(ResultPublicity);
                self.result_objections = (0, 0);
                self.result_window = Some(last_of(5, today));
            }
            Act::Vote { yes: false } => self.to(NotPassed),
            Act::Prepare => self.is_prepared = true,
            Act::Issue(_) => self.to(Certified),
            Act::ProposeRevocation => {
                self.proposals.push((Action::Revoke, "xu.qing"));
                (self.has_replied, self.reply_until) = (false, Some(last_of(10, today)));
            }
            Act::Reply => self.has_replied = true,
            Act::ConfirmRevocation(_) => self.to(Revoked),
            Act::EndEmployment => self.employment_ended = true,
            Act::PassDays(_) => {}
        }
    }

    /// What the program does by itself when days have passed.
    pub fn time_passes(&mut self, today: NaiveDate) {
        let over = |window: Option<NaiveDate>| window.is_some_and(|last| today > last);
        match self.status {
            Publicity => {
                let is_whole = !self.is_interrupted && self.is_proved && self.objections == (0, 0);
                if over(self.window) && is_whole {
                    self.to(ReadyToFile);
                }
            }
            ResultPublicity if over(self.result_window) && self.result_objections == (0, 0) => {
                self.to(Certifying);
            }
            Correction if !self.is_suspended && over(self.correct_by) => self.correct_by = None,
            _ => {}
        }
    }

    /// A move sets every other proposal aside.
    fn to(&mut self, status: Status) {
        if self.status == Publicity && status != ReadyToFile {
            self.is_interrupted = true;
        }
        let was = self.status;
        self.status = status;
        self.proposals.clear();
        if status == EmployerReview {
            self.objections = (0, 0);
        }
        if self.is_ended() {
            self.left = Some(was);
            self.is_suspended = false;
        }
    }

    fn standing(&mut self) -> &mut (u32, u32) {
        if self.status == Publicity { &mut self.objections } else { &mut self.result_objections }
    }

    fn open_window(&mut self, today: NaiveDate) {
        (self.window, self.is_interrupted, self.is_proved) = (Some(last_of(5, today)), false, false);
    }

    fn moves(&mut self, action: Action, today: NaiveDate) {
        match action {
            Action::FailVerification => self.to(VerificationFailed),
            Action::SubmitToEmployer | Action::ReopenEmployerReview => self.to(EmployerReview),
            Action::ReturnToApplicant => self.to(Preparing),
            Action::DeclineByEmployer => self.to(DeclinedByEmployer),
            Action::RestartPublicity => {
                self.proposals.clear();
                self.open_window(today);
            }
            Action::EndOnObjection | Action::EndOnResultObjection => self.to(ObjectionUpheld),
            Action::RequestCorrection => {
                self.to(Correction);
                self.notices += 1;
                self.correct_by = Some(last_of(10, today));
            }
            Action::Lapse => self.to(Lapsed),
            Action::Accept | Action::ReopenPanel => self.to(Accepted),
            Action::NotAccept => self.to(NotAccepted),
            Action::Withdraw => self.to(Withdrawn),
            Action::Terminate => self.to(Terminated),
            Action::Suspend | Action::Resume => {
                self.proposals.clear();
                self.is_suspended = action == Action::Suspend;
            }
            Action::ReopenReview => self.comes_back(today),
            _ => unreachable!("{action} is not one of the moves tried"),
        }
    }

    /// Back to where it was; a period that was running begins anew, a broken notice stays broken.
    fn comes_back(&mut self, today: NaiveDate) {
        self.was_reopened |= self.status == VerificationFailed;
        let Some(left) = self.left else { unreachable!("an ended case came from somewhere") };
        self.to(left);
        match left {
            Correction => self.correct_by = Some(last_of(10, today)),
            ResultPublicity => self.result_window = Some(last_of(5, today)),
            _ => {}
        }
    }
}
