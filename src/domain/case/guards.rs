//! One small rule per condition of the flow table. Names are printed in the documentation.
use super::facts::{
    CorrectionNotice, Facts, ItemStanding, Objections, SuperiorConsent, VerificationOutcome, Vote, Window,
};
use super::facts::{FilingDoor, LEAST_PUBLICITY_DAYS, Publicity, ResultWindow, SessionFacts, SessionFit};
use super::{Action, Refusal};
use crate::domain::clause::Clause;
use crate::domain::four_eyes::FourEyes;

type Answer = Result<(), Refusal>;

/// Refuses unless the condition holds.
fn need(holds: bool, otherwise: Refusal) -> Answer {
    if holds { Ok(()) } else { Err(otherwise) }
}

// Opening and verification, §2 and §2(3)1.

pub fn item_is_class_c(facts: &Facts) -> Answer {
    need(facts.opening.item_is_class_c, Refusal::ItemNotInClassC {})
}

pub fn employment_is_evidenced(facts: &Facts) -> Answer {
    need(facts.opening.has_employment_evidence, Refusal::EmploymentEvidenceMissing {})
}

pub fn verification_is_linked(facts: &Facts) -> Answer {
    need(facts.opening.has_verification, Refusal::VerificationNotLinked {})
}

pub fn verification_is_authentic(facts: &Facts) -> Answer {
    match facts.verification.outcome {
        VerificationOutcome::Authentic => Ok(()),
        VerificationOutcome::Pending => Err(Refusal::VerificationPending {}),
        VerificationOutcome::NotAskable => Err(Refusal::VerificationNotAskable {}),
        VerificationOutcome::NoAnswer => Err(Refusal::VerificationUnanswered {}),
        VerificationOutcome::NotAuthentic => Err(Refusal::VerificationNotAuthentic {}),
    }
}

/// Only "not authentic" fails a case; no answer never does (D-22).
pub fn verification_is_not_authentic(facts: &Facts) -> Answer {
    match facts.verification.outcome {
        VerificationOutcome::NotAuthentic => Ok(()),
        VerificationOutcome::NoAnswer => Err(Refusal::VerificationUnanswered {}),
        _ => Err(Refusal::VerificationHasNotFailed {}),
    }
}

/// Later steps rest on the result (§4), so they stop as soon as it is corrected.
pub fn verification_still_stands(facts: &Facts) -> Answer {
    let stands = facts.verification.outcome == VerificationOutcome::Authentic;
    need(stands, Refusal::VerificationNoLongerStands {})
}

// The application and the employer's review, §2(3)2.

pub fn every_section_is_complete(facts: &Facts) -> Answer {
    let sections = &facts.application.missing_sections;
    need(sections.is_empty(), Refusal::SectionsMissing { sections: sections.clone() })
}

pub fn required_documents_are_present(facts: &Facts) -> Answer {
    let documents = &facts.application.missing_documents;
    need(documents.is_empty(), Refusal::DocumentsMissing { documents: documents.clone() })
}

pub fn truth_is_declared(facts: &Facts) -> Answer {
    need(facts.application.is_truth_declared, Refusal::TruthNotDeclared {})
}

pub fn both_findings_are_in_order(facts: &Facts) -> Answer {
    match (facts.employer.documents, facts.employer.duty_performance) {
        (Some(true), Some(true)) => Ok(()),
        (Some(false), _) | (_, Some(false)) => Err(Refusal::FindingsAgainst {}),
        _ => Err(Refusal::FindingsMissing {}),
    }
}

// Publicity, §2(3)2 and §2(3)5.

/// The notice's five working days hold, whatever policy or the form says.
pub fn publicity_window_is_long_enough(facts: &Facts) -> Answer {
    let window = facts.planned_window.as_ref().ok_or(Refusal::WindowMissing {})?;
    let (days, least) = (window.days_after(facts.today()), window.least_days.max(LEAST_PUBLICITY_DAYS));
    need(days >= least, Refusal::WindowTooShort { days, least })
}

pub fn publicity_window_is_not_provisional(facts: &Facts) -> Answer {
    facts.planned_window.as_ref().map_or(Err(Refusal::WindowMissing {}), is_final)
}

/// "No window" has to be said by policy (D-05); a window that nobody planned is refused.
pub fn result_window_can_open(facts: &Facts) -> Answer {
    match facts.planned_result_window.as_ref().ok_or(Refusal::WindowMissing {})? {
        ResultWindow::NoneByPolicy => Ok(()),
        ResultWindow::Runs(window) => {
            let (days, least) = (window.days_after(facts.today()), window.least_days.max(1));
            need(days >= least, Refusal::WindowTooShort { days, least })?;
            is_final(window)
        }
    }
}

fn is_final(window: &Window) -> Answer {
    match (window.is_provisional, window.last_day()) {
        (_, None) => Err(Refusal::WindowMissing {}),
        (true, Some(last_day)) => Err(Refusal::WindowProvisional { last_day }),
        (false, Some(_)) => Ok(()),
    }
}

fn publicity(facts: &Facts) -> Result<&Publicity, Refusal> {
    facts.publicity.as_ref().ok_or(Refusal::WindowMissing {})
}

/// Over at 24:00 of the last counted day; the clock then acts on working days only (D-14).
fn is_over(window: &Window, facts: &Facts) -> Answer {
    let (last_day, closes_on) = (window.last_day().ok_or(Refusal::WindowMissing {})?, window.closes_on);
    need(facts.today() > last_day, Refusal::WindowStillOpen { last_day, closes_on })?;
    let may_act = facts.today_is_working_day && facts.today() >= closes_on;
    need(may_act, Refusal::NotAWorkingDay { closes_on })
}

/// Asked again at the end, so that no window that came in some other way closes short.
pub fn publicity_window_was_whole(facts: &Facts) -> Answer {
    let window = &publicity(facts)?.window;
    let (days, least) = (window.length(), window.least_days.max(LEAST_PUBLICITY_DAYS));
    need(days >= least, Refusal::WindowTooShort { days, least })
}

pub fn publicity_window_is_over(facts: &Facts) -> Answer {
    is_over(&publicity(facts)?.window, facts)
}

pub fn publicity_was_not_interrupted(facts: &Facts) -> Answer {
    need(!publicity(facts)?.is_interrupted, Refusal::PublicityInterrupted {})
}

pub fn no_objection_stands(facts: &Facts) -> Answer {
    none_stands(publicity(facts)?.objections)
}

pub fn proof_of_display_is_recorded(facts: &Facts) -> Answer {
    need(publicity(facts)?.proof_is_recorded, Refusal::ProofOfDisplayMissing {})
}

/// A restart must not wash away an objection that was upheld.
pub fn no_objection_is_upheld(facts: &Facts) -> Answer {
    let objections = publicity(facts)?.objections.upheld;
    need(objections == 0, Refusal::ObjectionsUpheld { objections })
}

pub fn an_objection_is_upheld_with_a_finding(facts: &Facts) -> Answer {
    upheld_with_finding(publicity(facts)?.objections)
}

fn none_stands(objections: Objections) -> Answer {
    need(objections.upheld == 0, Refusal::ObjectionsUpheld { objections: objections.upheld })?;
    need(objections.open == 0, Refusal::ObjectionsOpen { objections: objections.open })
}

fn upheld_with_finding(objections: Objections) -> Answer {
    need(objections.upheld > 0, Refusal::NoObjectionUpheld {})?;
    need(objections.upheld_with_finding > 0, Refusal::ObjectionFindingMissing {})
}

pub fn result_window_is_over(facts: &Facts) -> Answer {
    match &facts.result.as_ref().ok_or(Refusal::WindowMissing {})?.window {
        ResultWindow::Runs(window) => is_over(window, facts),
        ResultWindow::NoneByPolicy => Ok(()),
    }
}

pub fn no_objection_to_the_result_stands(facts: &Facts) -> Answer {
    none_stands(facts.result.as_ref().ok_or(Refusal::WindowMissing {})?.objections)
}

pub fn an_objection_to_the_result_is_upheld_with_a_finding(facts: &Facts) -> Answer {
    upheld_with_finding(facts.result.as_ref().ok_or(Refusal::WindowMissing {})?.objections)
}

// Filing, correction and acceptance, §2(3)3.

pub fn superior_authority_consents(facts: &Facts) -> Answer {
    match facts.superior_consent {
        SuperiorConsent::NotNeeded | SuperiorConsent::Given => Ok(()),
        SuperiorConsent::Refused => Err(Refusal::SuperiorConsentRefused {}),
        SuperiorConsent::NotAsked | SuperiorConsent::Asked => Err(Refusal::SuperiorConsentMissing {}),
    }
}

pub fn item_is_listed_or_the_reviewer_is_told(facts: &Facts) -> Answer {
    let unsaid = facts.item == ItemStanding::Dropped { reviewer_is_told: false };
    need(!unsaid, Refusal::ItemDropped {})
}

/// Where rounds are announced a new filing needs an open one (D-28).
pub fn filing_is_open(facts: &Facts) -> Answer {
    match facts.filing {
        FilingDoor::Open => Ok(()),
        FilingDoor::OpensOn(opens_on) => Err(Refusal::RoundAhead { opens_on }),
        FilingDoor::Shut => Err(Refusal::RoundOver {}),
    }
}

/// The verdict advises: an unmet clause is acknowledged, never a bar.
pub fn verdict_is_taken_and_acknowledged(facts: &Facts) -> Answer {
    let verdict = facts.verdict.ok_or(Refusal::VerdictMissing {})?;
    need(verdict.is_pinned, Refusal::VerdictNotPinned {})?;
    let is_read = verdict.unmet_clauses == 0 || verdict.unmet_is_acknowledged;
    need(is_read, Refusal::UnmetNotAcknowledged { clauses: verdict.unmet_clauses })
}

/// Each item has its own reason; why there is another notice at all has to be said once more.
pub fn another_notice_is_explained(facts: &Facts) -> Answer {
    let explained = facts.correction.notices == 0 || facts.form.reason_is_given;
    need(explained, Refusal::ReasonMissing { action: Action::RequestCorrection })
}

fn notice(facts: &Facts) -> Result<CorrectionNotice, Refusal> {
    facts.correction.newest.ok_or(Refusal::CorrectionNoticeMissing {})
}

pub fn every_item_is_answered(facts: &Facts) -> Answer {
    let items = notice(facts)?.unanswered_items;
    need(items == 0, Refusal::CorrectionUnanswered { items })
}

pub fn nothing_publicised_has_changed(facts: &Facts) -> Answer {
    need(!notice(facts)?.publicised_has_changed, Refusal::PublicisedMaterialChanged {})
}

pub fn something_publicised_has_changed(facts: &Facts) -> Answer {
    need(notice(facts)?.publicised_has_changed, Refusal::NothingPublicisedChanged {})
}

pub fn correction_deadline_has_passed(facts: &Facts) -> Answer {
    let deadline = notice(facts)?.deadline;
    need(facts.today() > deadline, Refusal::CorrectionDeadlineAhead { deadline })
}

pub fn every_check_is_recorded(facts: &Facts) -> Answer {
    let checks = facts.checks;
    let done = checks.total > 0 && checks.recorded >= checks.total;
    need(done, Refusal::ChecksMissing { recorded: checks.recorded, total: checks.total })
}

pub fn every_check_is_in_order(facts: &Facts) -> Answer {
    let checks = facts.checks.unsatisfied;
    need(checks == 0, Refusal::ChecksUnsatisfied { checks })
}

pub fn no_correction_is_open(facts: &Facts) -> Answer {
    let items = facts.correction.newest.map_or(0, |notice| notice.unanswered_items);
    need(items == 0, Refusal::CorrectionOpen { items })
}

pub fn clause_is_cited(facts: &Facts) -> Answer {
    need(facts.form.clause_is_cited, Refusal::ClauseMissing {})
}

// The panel, §2(3)4.

fn session(facts: &Facts) -> Result<SessionFacts, Refusal> {
    facts.session.ok_or(Refusal::SessionMissing {})
}

pub fn session_is_open(facts: &Facts) -> Answer {
    need(session(facts)?.is_open, Refusal::SessionClosed {})
}

pub fn session_fits_the_case(facts: &Facts) -> Answer {
    match session(facts)?.fit {
        SessionFit::Fits => Ok(()),
        SessionFit::TermOver => Err(Refusal::PanelTermOver {}),
        SessionFit::OtherSeries => Err(Refusal::SeriesDiffers {}),
        SessionFit::DecidedBefore => Err(Refusal::SessionHasDecided {}),
    }
}

pub fn quorum_is_lost_or_no_vote_was_held(facts: &Facts) -> Answer {
    let session = session(facts)?;
    let closed_without_vote = !session.is_open && session.vote == Vote::NotHeld;
    need(!session.has_quorum() || closed_without_vote, Refusal::SessionGoesOn {})
}

pub fn vote_has_quorum(facts: &Facts) -> Answer {
    let session = session(facts)?;
    let (present, needed) = (session.present, session.present_needed);
    need(session.has_quorum(), Refusal::QuorumMissing { present, needed })
}

pub fn majority_is_reached(facts: &Facts) -> Answer {
    let (yes, needed) = counted(facts)?;
    need(yes >= needed, Refusal::MajorityMissing { yes, needed })
}

pub fn majority_is_missed(facts: &Facts) -> Answer {
    let (yes, needed) = counted(facts)?;
    need(yes < needed, Refusal::MajorityReached { yes, needed })
}

fn counted(facts: &Facts) -> Result<(u32, u32), Refusal> {
    match session(facts)?.vote {
        Vote::Counted { yes, yes_needed, .. } => Ok((yes, yes_needed)),
        Vote::NotHeld | Vote::UnderWay => Err(Refusal::VoteNotCounted {}),
    }
}

pub fn chair_has_signed_the_tally(facts: &Facts) -> Answer {
    let signed = matches!(session(facts)?.vote, Vote::Counted { tally_is_signed: true, .. });
    need(signed, Refusal::TallyNotSigned {})
}

/// The chair votes too, so whoever accepted the case cannot be the chair who signs.
pub fn chair_did_not_accept_the_case(facts: &Facts) -> Answer {
    let Some(reviewer) = facts.accepted_by else { return Ok(()) };
    FourEyes::ReviewerAndExpert
        .check(reviewer, facts.person.id)
        .map_err(|same| Refusal::SamePerson { pair: same.pair, clause: Clause::D11 })
}

// Certificate and endings, §2(3)5.

/// "公示无异议" covers both publicities.
pub fn no_objection_was_upheld_in_any_publicity(facts: &Facts) -> Answer {
    no_objection_stands(facts)?;
    no_objection_to_the_result_stands(facts)
}

pub fn pdf_is_stored(facts: &Facts) -> Answer {
    need(facts.certificate.pdf_is_stored, Refusal::PdfMissing {})
}

pub fn number_is_taken(facts: &Facts) -> Answer {
    need(facts.certificate.number_is_taken, Refusal::NumberMissing {})
}

pub fn holder_is_notified(facts: &Facts) -> Answer {
    need(facts.revocation.holder_is_notified, Refusal::HolderNotNotified {})
}

/// Telling the holder begins the period, so it has to be countable to its last day.
pub fn reply_period_can_begin(facts: &Facts) -> Answer {
    if facts.revocation.holder_is_notified {
        return Ok(());
    }
    is_final(facts.planned_reply.as_ref().ok_or(Refusal::ReplyPeriodMissing {})?)
}

/// The holder has replied, or has had the whole period to do so.
pub fn holder_was_heard(facts: &Facts) -> Answer {
    let until = facts.revocation.reply_until.ok_or(Refusal::ReplyPeriodMissing {})?;
    let was_heard = facts.revocation.holder_has_replied || facts.today() > until;
    need(was_heard, Refusal::ReplyPeriodRuns { until })
}

pub fn a_reply_is_considered(facts: &Facts) -> Answer {
    let revocation = facts.revocation;
    let is_considered = !revocation.holder_has_replied || revocation.reply_is_considered;
    need(is_considered, Refusal::ReplyNotConsidered {})
}

pub fn verification_or_employment_fell_away(facts: &Facts) -> Answer {
    let not_authentic = facts.verification.outcome == VerificationOutcome::NotAuthentic;
    need(not_authentic || facts.employer.employment_has_ended, Refusal::NoGroundToTerminate {})
}

pub fn case_is_suspended(facts: &Facts) -> Answer {
    need(facts.is_suspended, Refusal::NotSuspended {})
}

pub fn person_may_reopen(facts: &Facts) -> Answer {
    need(facts.person.may_reopen, Refusal::MayNotReopen {})
}

pub fn recheck_is_granted(facts: &Facts) -> Answer {
    need(facts.person.recheck_is_granted, Refusal::RecheckNotGranted {})
}
