//! All that a guard may look at. `db::case::lock` fills it; what it leaves out counts as not done.
use super::{Action, Status, WaitingFor};
use crate::domain::actor::Actor;
use crate::domain::ids::UserId;
use crate::domain::lang::Bilingual;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use std::collections::BTreeSet;

/// The fewest working days of internal publicity (§2(3)2); policy may ask for more, never for fewer.
pub const LEAST_PUBLICITY_DAYS: u32 = 5;

/// One case, one person about to act on it, one moment.
#[derive(Debug, Clone)]
pub struct Facts {
    /// None before the case is opened.
    pub status: Option<Status>,
    /// The status the case was in before its last end; needed to reopen it there.
    pub left_status: Option<Status>,
    pub is_suspended: bool,
    pub now: DateTime<Utc>,
    /// Whether `today()` is a working day in the calendar in force.
    pub today_is_working_day: bool,
    pub person: Person,
    pub applicant_id: UserId,
    /// The reviewer who accepted the case.
    pub accepted_by: Option<UserId>,
    /// Made since the case last moved, and not yet confirmed.
    pub proposal: Option<Proposal>,
    pub opening: Opening,
    pub verification: VerificationFacts,
    pub application: Application,
    pub employer: EmployerFacts,
    /// The window that `publish` or `restart_publicity` would open.
    pub planned_window: Option<Window>,
    /// The window that `pass`, or a return to result publicity, would open.
    pub planned_result_window: Option<ResultWindow>,
    /// The period for a reply that proposing a revocation would begin.
    pub planned_reply: Option<Window>,
    /// Internal publicity, while and after it runs.
    pub publicity: Option<Publicity>,
    /// Result publicity, while and after it runs.
    pub result: Option<ResultPublicity>,
    pub superior_consent: SuperiorConsent,
    pub filing: FilingDoor,
    pub item: ItemStanding,
    pub verdict: Option<VerdictFacts>,
    pub correction: Correction,
    pub checks: Checks,
    pub session: Option<SessionFacts>,
    pub certificate: CertificateFacts,
    pub revocation: Revocation,
    pub form: Form,
}

/// The person who is about to act.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    pub id: UserId,
    /// Holds the right to reopen what has ended.
    pub may_reopen: bool,
    /// A re-check (复查) of this case was granted.
    pub recheck_is_granted: bool,
}

/// What a first person asked for and a second must confirm.
#[derive(Debug, Clone, Copy)]
pub struct Proposal {
    pub action: Action,
    pub proposer: UserId,
}

/// What the employer brings to open a case.
#[derive(Debug, Clone, Copy, Default)]
pub struct Opening {
    /// The item is class C in the list version in force.
    pub item_is_class_c: bool,
    /// There is evidence of lawful work in Shanghai for this employer; a person judges it.
    pub has_employment_evidence: bool,
    /// A verification is linked, or requested with the case.
    pub has_verification: bool,
}

/// The newest reviewed answer of the chain: a corrected result counts as what it was corrected to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerificationOutcome {
    /// No reviewed answer yet.
    Pending,
    /// The platform refused the request, or sent it back.
    NotAskable,
    /// The issuing body has not answered in time. This never fails a case.
    NoAnswer,
    Authentic,
    NotAuthentic,
}

#[derive(Debug, Clone, Copy)]
pub struct VerificationFacts {
    pub outcome: VerificationOutcome,
    /// Who the verification itself waits for, while there is no answer.
    pub waiting_for: WaitingFor,
}

/// The applicant's form.
#[derive(Debug, Clone, Default)]
pub struct Application {
    pub missing_sections: Vec<Bilingual>,
    pub missing_documents: Vec<Bilingual>,
    pub is_truth_declared: bool,
}

/// The employer's side of the case.
#[derive(Debug, Clone, Copy)]
pub struct EmployerFacts {
    /// The finding on the documents: none yet, in order, not in order.
    pub documents: Option<bool>,
    /// The finding on the performance of duties.
    pub duty_performance: Option<bool>,
    /// Another member of the unit could confirm.
    pub has_second_person: bool,
    pub employment_has_ended: bool,
}

/// A window of working days, as the calendar counted it.
#[derive(Debug, Clone)]
pub struct Window {
    /// The counted working days, in order; the last one ends at 24:00 in Shanghai.
    pub days: Vec<NaiveDate>,
    /// A year that the count touches is not loaded.
    pub is_provisional: bool,
    /// The first working day after the last counted one.
    pub closes_on: NaiveDate,
    /// The fewest days that policy asks for.
    pub least_days: u32,
}

impl Window {
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.days.iter().max().copied()
    }

    /// How many different days were counted.
    pub fn length(&self) -> u32 {
        distinct(self.days.iter())
    }

    /// How many different days after `day`: the day of publication itself never counts.
    pub fn days_after(&self, day: NaiveDate) -> u32 {
        distinct(self.days.iter().filter(|&&counted| counted > day))
    }
}

fn distinct<'a>(days: impl Iterator<Item = &'a NaiveDate>) -> u32 {
    u32::try_from(days.collect::<BTreeSet<_>>().len()).unwrap_or(u32::MAX)
}

/// Objections of one round of publicity, restarts included: a restart makes none of them go away.
#[derive(Debug, Clone, Copy, Default)]
pub struct Objections {
    /// Lodged or under investigation, or decided without a written finding.
    pub open: u32,
    pub upheld: u32,
    /// Of the upheld ones, those whose finding is written down.
    pub upheld_with_finding: u32,
}

#[derive(Debug, Clone)]
pub struct Publicity {
    pub window: Window,
    /// Taken down or materially changed since it opened, by ending the case too.
    pub is_interrupted: bool,
    pub proof_is_recorded: bool,
    pub objections: Objections,
}

/// Whether the result is publicised, and when (D-05).
#[derive(Debug, Clone)]
pub enum ResultWindow {
    /// Policy asks for 0 days.
    NoneByPolicy,
    Runs(Window),
}

#[derive(Debug, Clone)]
pub struct ResultPublicity {
    pub window: ResultWindow,
    pub objections: Objections,
}

/// Consent that a public institution's applicant needs before filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SuperiorConsent {
    /// The employer is not a public institution.
    NotNeeded,
    NotAsked,
    Asked,
    Given,
    Refused,
}

/// Whether the case may be filed today, as far as rounds go (D-28).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilingDoor {
    /// No round was announced for it, one is open, or it was filed before: a correction is no new filing.
    Open,
    OpensOn(NaiveDate),
    /// The last round is over.
    Shut,
}

/// The certificate's item in the list version in force today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemStanding {
    Listed,
    Dropped { reviewer_is_told: bool },
}

/// The eligibility verdict taken for this filing.
#[derive(Debug, Clone, Copy)]
pub struct VerdictFacts {
    /// Kept with list version, item, rule version, calendar version and cut-off date.
    pub is_pinned: bool,
    pub unmet_clauses: u32,
    pub unmet_is_acknowledged: bool,
}

/// Correction notices of the case.
#[derive(Debug, Clone, Copy)]
pub struct Correction {
    /// Sent so far, over the whole case.
    pub notices: u32,
    pub newest: Option<CorrectionNotice>,
}

/// The newest correction notice and its answers.
#[derive(Debug, Clone, Copy)]
pub struct CorrectionNotice {
    pub unanswered_items: u32,
    /// Its last day.
    pub deadline: NaiveDate,
    /// What was publicised is no longer what the file says.
    pub publicised_has_changed: bool,
}

/// The reviewer's check list.
#[derive(Debug, Clone, Copy, Default)]
pub struct Checks {
    pub total: u32,
    pub recorded: u32,
    /// Recorded as not in order.
    pub unsatisfied: u32,
}

/// Whether a session may take this case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionFit {
    Fits,
    TermOver,
    OtherSeries,
    /// It has already decided this case: a re-check needs another session.
    DecidedBefore,
}

/// The session the case is in, or would be put into.
#[derive(Debug, Clone, Copy)]
pub struct SessionFacts {
    pub is_open: bool,
    pub fit: SessionFit,
    /// Experts attending for this case, without the recused.
    pub present: u32,
    /// The quorum, from policy.
    pub present_needed: u32,
    pub vote: Vote,
}

impl SessionFacts {
    pub fn has_quorum(&self) -> bool {
        self.present >= self.present_needed
    }
}

/// The ballot on this case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vote {
    NotHeld,
    UnderWay,
    Counted { yes: u32, yes_needed: u32, tally_is_signed: bool },
}

#[derive(Debug, Clone, Copy, Default)]
pub struct CertificateFacts {
    pub pdf_is_stored: bool,
    pub number_is_taken: bool,
}

/// What must come before a revocation.
#[derive(Debug, Clone, Copy, Default)]
pub struct Revocation {
    pub holder_is_notified: bool,
    /// The last day on which the holder may reply.
    pub reply_until: Option<NaiveDate>,
    pub holder_has_replied: bool,
    /// Whoever confirms has written down how the reply was considered.
    pub reply_is_considered: bool,
}

/// What the person enters together with the press of the button.
#[derive(Debug, Clone, Copy, Default)]
pub struct Form {
    pub reason_is_given: bool,
    pub clause_is_cited: bool,
    /// Items sent back or to be corrected.
    pub items: u32,
    pub items_without_reason: u32,
}

impl Facts {
    /// A case of which nothing else is known: every guard that wants something done refuses.
    pub fn unknown(actor: &Actor, applicant_id: UserId, status: Option<Status>) -> Self {
        Self {
            status,
            left_status: None,
            is_suspended: false,
            now: actor.now,
            today_is_working_day: false,
            person: Person { id: actor.user_id, may_reopen: false, recheck_is_granted: false },
            applicant_id,
            accepted_by: None,
            proposal: None,
            opening: Opening::default(),
            verification: VerificationFacts {
                outcome: VerificationOutcome::Pending,
                waiting_for: WaitingFor::VerificationOfficer,
            },
            application: Application::default(),
            employer: EmployerFacts {
                documents: None,
                duty_performance: None,
                has_second_person: true,
                employment_has_ended: false,
            },
            planned_window: None,
            planned_result_window: None,
            planned_reply: None,
            publicity: None,
            result: None,
            superior_consent: SuperiorConsent::NotAsked,
            filing: FilingDoor::Shut,
            item: ItemStanding::Dropped { reviewer_is_told: false },
            verdict: None,
            // As if a notice had been sent: whoever forgets to count them needs a second person.
            correction: Correction { notices: 1, newest: None },
            checks: Checks::default(),
            session: None,
            certificate: CertificateFacts::default(),
            revocation: Revocation::default(),
            form: Form::default(),
        }
    }

    /// The date in Shanghai.
    pub fn today(&self) -> NaiveDate {
        shanghai_date(self.now)
    }
}

/// The date in Shanghai at a moment: eight hours ahead of UTC all year.
pub fn shanghai_date(now: DateTime<Utc>) -> NaiveDate {
    (now + TimeDelta::hours(8)).date_naive()
}
