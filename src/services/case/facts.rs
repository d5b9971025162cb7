//! Gathers what the guards look at. Read with full sight: the person at the button may not see all of it.
use super::Press;
use crate::db::case::CaseRow;
use crate::db::notice::{NoticeEnd, NoticeRow, ObjectionRow, ObjectionState};
use crate::db::timeline::EntryRow;
use crate::db::{
    Conn, application, certificate, door, employer, notice, review, revocation, right, timeline, verification,
};
use crate::domain::account::Right;
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, shanghai_date};
use crate::domain::case::facts::{
    Application, CertificateFacts, Checks, Correction, CorrectionNotice, EmployerFacts, Facts, FilingDoor,
    Form, ItemStanding, Objections, Person, Proposal, Publicity, ResultPublicity, ResultWindow, Revocation,
    SuperiorConsent, VerdictFacts, VerificationFacts, VerificationOutcome, Window,
};
use crate::domain::case::{Action, NoticeKind, Status, WaitingFor};
use crate::domain::catalogue::{ItemClass, ItemRef};
use crate::domain::document::DocumentKind;
use crate::domain::ids::UserId;
use crate::domain::lang::{Bilingual, Lang};
use crate::domain::policy::Key;
use crate::domain::verification::{AnswerOutcome, VerificationState};
use crate::services::{Result, panel, reference, round};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::QueryResult;

/// Everything that was read, before it is judged.
struct Found {
    timeline: Vec<EntryRow>,
    verification: verification::VerificationRow,
    answer: Option<verification::AnswerRow>,
    form: application::ApplicationRow,
    documents: Vec<application::DocumentRow>,
    findings: Vec<employer::FindingRow>,
    unit: employer::OrgRow,
    unit_members: i64,
    consent: Option<employer::ConsentRow>,
    internal: Option<NoticeRow>,
    result: Option<NoticeRow>,
    objections: Vec<(NoticeKind, ObjectionRow)>,
    verdict: Option<review::VerdictRow>,
    corrections: Vec<(review::CorrectionRow, Vec<review::CorrectionItemRow>)>,
    checks: Vec<review::CheckRow>,
    proposals: Vec<review::ProposalRow>,
    certificate: Option<(certificate::CertificateRow, certificate::BatchRow)>,
    may_reopen: bool,
    employment: Option<employer::EmploymentReportRow>,
    revocation: Option<(revocation::NoticeRow, Option<revocation::ReplyRow>)>,
}

/// The facts of a case for this person and this press.
pub fn gather(
    conn: &mut Conn,
    actor: &Actor,
    case: &CaseRow,
    action: Action,
    press: &Press,
) -> Result<Facts> {
    let found = door::with_full_sight(conn, |conn| read(conn, case, actor))?;
    let calendar = reference::calendar(conn)?;
    let today = shanghai_date(actor.now);
    let session = door::with_full_sight(conn, |conn| panel::facts(conn, case, press.session, today))?;
    let mut facts = Facts::unknown(actor, case.applicant_id, Some(case.status));
    facts.left_status = case.left_status;
    facts.is_suspended = case.suspended_at.is_some();
    facts.today_is_working_day = calendar.kind(today).is_some_and(|kind| kind.is_working());
    facts.person = Person {
        id: actor.user_id,
        may_reopen: found.may_reopen,
        recheck_is_granted: press.recheck_is_granted,
    };
    facts.accepted_by = last(&found.timeline, Action::Accept).and_then(|entry| entry.actor_id);
    facts.proposal = proposal(&found, action);
    facts.verification = verification_facts(&found);
    facts.application = application_facts(&found);
    facts.employer = employer_facts(&found);
    plan_windows(conn, &calendar, today, action, case, &mut facts)?;
    facts.publicity = publicity(&found, &calendar);
    facts.result = result(&found, &calendar);
    facts.superior_consent = consent(&found);
    facts.filing = filing(conn, case, today)?;
    facts.item = standing(case, today);
    facts.verdict = found.verdict.as_ref().map(verdict_facts);
    facts.correction = correction(&found);
    facts.checks = checks(&found);
    facts.session = session;
    facts.certificate = certificate_facts(&found);
    facts.revocation = revocation(&found, press);
    facts.form = form(press);
    Ok(facts)
}

fn read(conn: &mut Conn, case: &CaseRow, actor: &Actor) -> QueryResult<Found> {
    let timeline = timeline::of_case(conn, case.id)?;
    let filed_at = last(&timeline, Action::File).map_or(case.opened_at, |entry| entry.at);
    let certificate = match certificate::of_case(conn, case.id)? {
        Some(row) => {
            let batch = certificate::batch(conn, row.batch_id)?;
            Some((row, batch))
        }
        None => None,
    };
    let proposals = review::open_proposals(conn, case.id)?;
    Ok(Found {
        may_reopen: may_reopen(conn, actor, &proposals)?,
        employment: employer::newest_report(conn, case.id)?,
        verification: verification::find(conn, case.verification_id)?,
        answer: verification::standing_answer(conn, case.verification_id)?,
        form: application::find(conn, case.id)?,
        documents: application::documents(conn, case.id)?,
        findings: employer::findings(conn, case.id)?,
        unit: employer::org(conn, case.org_id)?,
        unit_members: employer::members(conn, case.org_id)?,
        consent: employer::consent(conn, case.id)?,
        internal: notice::newest(conn, case.id, NoticeKind::Internal)?,
        result: notice::newest(conn, case.id, NoticeKind::Result)?,
        objections: notice::objections(conn, case.id)?,
        verdict: review::verdict(conn, case.id)?,
        corrections: review::corrections(conn, case.id)?,
        checks: review::checks(conn, case.id, filed_at)?,
        proposals,
        certificate,
        revocation: revocation::open(conn, case.id)?,
        timeline,
    })
}

/// The right belongs to whoever decides to reopen: the person, or the one whose proposal they confirm. It is asked again
/// when the second person confirms, so that a right taken in between counts no more.
fn may_reopen(conn: &mut Conn, actor: &Actor, proposals: &[review::ProposalRow]) -> QueryResult<bool> {
    let mut reopening = proposals.iter().filter(|open| REOPENING.contains(&open.action));
    let person = reopening.find_map(|open| open.proposed_by).unwrap_or(actor.user_id);
    right::holds(conn, person, Right::Reopen)
}

/// What takes the right to reopen.
const REOPENING: &[Action] = &[Action::ReopenReview, Action::ReopenEmployerReview, Action::ReopenPanel];

fn last(timeline: &[EntryRow], action: Action) -> Option<&EntryRow> {
    timeline.iter().rev().find(|entry| entry.action == action.as_str())
}

/// A person's open proposal of this action. For an issue the preparer of the batch is the proposer.
fn proposal(found: &Found, action: Action) -> Option<Proposal> {
    if action == Action::Issue {
        return found.certificate.as_ref().map(|(_, batch)| Proposal { action, proposer: batch.prepared_by });
    }
    let by_person = found.proposals.iter().filter(|open| open.proposed_by.is_some());
    let open = by_person.clone().find(|open| open.action == action).or_else(|| by_person.clone().next())?;
    Some(Proposal { action: open.action, proposer: open.proposed_by.unwrap_or(UserId::NOBODY) })
}

fn verification_facts(found: &Found) -> VerificationFacts {
    let state = found.verification.state;
    let outcome = match (found.answer.as_ref().map(|answer| answer.outcome), state) {
        (Some(AnswerOutcome::Authentic), _) => VerificationOutcome::Authentic,
        (Some(AnswerOutcome::NotAuthentic), _) => VerificationOutcome::NotAuthentic,
        (_, VerificationState::Refused | VerificationState::Returned) => VerificationOutcome::NotAskable,
        (Some(AnswerOutcome::NoAnswer), VerificationState::NoAnswer) => VerificationOutcome::NoAnswer,
        _ => VerificationOutcome::Pending,
    };
    let waiting_for = match state {
        VerificationState::SentToIssuer => WaitingFor::IssuingBody,
        VerificationState::Accepted if found.verification.consent_at.is_none() => WaitingFor::Applicant,
        VerificationState::Returned | VerificationState::Refused => WaitingFor::Employer,
        _ => WaitingFor::VerificationOfficer,
    };
    VerificationFacts { outcome, waiting_for }
}

fn application_facts(found: &Found) -> Application {
    let has = |kind: DocumentKind| found.documents.iter().any(|document| document.kind == kind);
    let missing = DocumentKind::REQUIRED.iter().copied().filter(|kind| !has(*kind));
    Application {
        missing_sections: found.form.content.missing_sections(),
        missing_documents: missing
            .map(|kind| Bilingual::new(kind.name(Lang::Zh), kind.name(Lang::En)))
            .collect(),
        is_truth_declared: found.form.declared_at.is_some(),
    }
}

/// When the present round of the employer's review began; entries that move nothing do not begin one.
fn came_to_the_employer(found: &Found) -> Option<DateTime<Utc>> {
    let is_arrival = |entry: &&EntryRow| {
        entry.to_status == Status::EmployerReview && entry.from_status != Some(Status::EmployerReview)
    };
    found.timeline.iter().rev().find(is_arrival).map(|entry| entry.at)
}

/// Only findings of the present round count: after a return the employer looks again.
fn employer_facts(found: &Found) -> EmployerFacts {
    let since = came_to_the_employer(found);
    let finding = |kind: employer::FindingKind| {
        let of_round = found.findings.iter().filter(|finding| Some(finding.found_at) >= since);
        of_round.clone().find(|finding| finding.kind == kind).map(|finding| finding.met)
    };
    EmployerFacts {
        documents: finding(employer::FindingKind::Documents),
        duty_performance: finding(employer::FindingKind::DutyPerformance),
        has_second_person: found.unit_members > 1,
        employment_has_ended: found.employment.as_ref().is_some_and(|report| report.ended_on.is_some()),
    }
}

/// The window that this very action would open today.
fn plan_windows(
    conn: &mut Conn,
    calendar: &Calendar,
    today: NaiveDate,
    action: Action,
    case: &CaseRow,
    facts: &mut Facts,
) -> Result<()> {
    match action {
        Action::Publish | Action::RestartPublicity => {
            facts.planned_window = planned(conn, calendar, today, Key::InternalPublicityDays)?;
        }
        Action::Revoke => facts.planned_reply = planned(conn, calendar, today, Key::RevocationReplyDays)?,
        Action::Pass => facts.planned_result_window = Some(planned_result(conn, calendar, today)?),
        Action::ReopenReview if case.left_status == Some(Status::ResultPublicity) => {
            facts.planned_result_window = Some(planned_result(conn, calendar, today)?);
        }
        _ => {}
    }
    Ok(())
}

fn planned_result(conn: &mut Conn, calendar: &Calendar, today: NaiveDate) -> Result<ResultWindow> {
    let window = planned(conn, calendar, today, Key::ResultPublicityDays)?;
    Ok(window.map_or(ResultWindow::NoneByPolicy, ResultWindow::Runs))
}

/// None where policy asks for no day at all.
fn planned(conn: &mut Conn, calendar: &Calendar, today: NaiveDate, key: Key) -> Result<Option<Window>> {
    let least_days = reference::number(conn, key, today)?;
    if least_days == 0 {
        return Ok(None);
    }
    let window = calendar.window(today, reference::days(conn, key, today)?);
    let next = calendar.opens_next_step_on(&window);
    Ok(Some(Window {
        days: window.days,
        is_provisional: window.provisional,
        closes_on: next.value,
        least_days,
    }))
}

/// The window as it was counted when it was published; a calendar loaded later does not shorten it.
fn window_of(row: &NoticeRow, calendar: &Calendar) -> Window {
    let next = calendar.next_working_day_after(row.ends_on);
    Window {
        days: row.counted.clone(),
        is_provisional: false,
        closes_on: next.value,
        least_days: u32::try_from(row.working_days).unwrap_or(0),
    }
}

fn publicity(found: &Found, calendar: &Calendar) -> Option<Publicity> {
    let row = found.internal.as_ref()?;
    let interrupted = row.ended_as.is_some_and(|end| end != NoticeEnd::Closed);
    Some(Publicity {
        window: window_of(row, calendar),
        is_interrupted: interrupted,
        proof_is_recorded: row.proof_at.is_some(),
        objections: objections(found, NoticeKind::Internal),
    })
}

fn result(found: &Found, calendar: &Calendar) -> Option<ResultPublicity> {
    let passed = last(&found.timeline, Action::Pass).is_some();
    passed.then(|| ResultPublicity {
        window: found
            .result
            .as_ref()
            .map_or(ResultWindow::NoneByPolicy, |row| ResultWindow::Runs(window_of(row, calendar))),
        objections: objections(found, NoticeKind::Result),
    })
}

/// Objections of the present round: since the case last came to the employer, or since the vote whose result they are
/// about. A restart of the publicity drops none of them.
fn objections(found: &Found, kind: NoticeKind) -> Objections {
    let since = match kind {
        NoticeKind::Internal => came_to_the_employer(found),
        NoticeKind::Result => last(&found.timeline, Action::Pass).map(|entry| entry.at),
    };
    let of_round = || {
        let of_kind = found.objections.iter().filter(move |(of, _)| *of == kind);
        of_kind.map(|(_, row)| row).filter(move |row| Some(row.lodged_at) >= since)
    };
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let upheld = || of_round().filter(|row| row.state == ObjectionState::Upheld);
    Objections {
        open: count(of_round().filter(|row| row.state.is_open()).count()),
        upheld: count(upheld().count()),
        upheld_with_finding: count(upheld().filter(|row| row.finding.is_some()).count()),
    }
}

fn consent(found: &Found) -> SuperiorConsent {
    if !found.unit.is_public_institution() {
        return SuperiorConsent::NotNeeded;
    }
    match found.consent.as_ref().map(|consent| consent.answer) {
        None => SuperiorConsent::NotAsked,
        Some(None) => SuperiorConsent::Asked,
        Some(Some(employer::ConsentAnswer::Given)) => SuperiorConsent::Given,
        Some(Some(employer::ConsentAnswer::Refused)) => SuperiorConsent::Refused,
    }
}

/// What the rounds say (D-28). A case that was filed before is not filed anew: it came back to be corrected.
fn filing(conn: &mut Conn, case: &CaseRow, today: NaiveDate) -> Result<FilingDoor> {
    if case.status != Status::ReadyToFile || case.filed_at.is_some() {
        return Ok(FilingDoor::Open);
    }
    Ok(match round::standing_of(conn, case, today)? {
        round::Standing::AllYear | round::Standing::Open(_) => FilingDoor::Open,
        round::Standing::Ahead(next) => FilingDoor::OpensOn(next.opens_on),
        round::Standing::Over => FilingDoor::Shut,
    })
}

/// Whether the row is still in the version in force today (D-09). The reviewer's page says so when it is not.
fn standing(case: &CaseRow, today: NaiveDate) -> ItemStanding {
    let number = u16::try_from(case.item_number).unwrap_or(0);
    let listed = reference::list_in_force(today)
        .is_ok_and(|list| list.id == case.list_id && list.find(ItemRef::new(ItemClass::C, number)).is_some());
    if listed { ItemStanding::Listed } else { ItemStanding::Dropped { reviewer_is_told: true } }
}

fn verdict_facts(row: &review::VerdictRow) -> VerdictFacts {
    VerdictFacts {
        is_pinned: !row.list_digest.is_empty() && !row.calendar_digest.is_empty() && !row.rules.is_empty(),
        unmet_clauses: u32::from(!row.eligible),
        unmet_is_acknowledged: row.acknowledged,
    }
}

fn correction(found: &Found) -> Correction {
    let published = found.timeline.iter().rev().find_map(|entry| entry.detail.get("publicised")?.as_str());
    let has_changed = published.is_some_and(|digest| digest != found.form.content.publicised_digest());
    let newest = found.corrections.first().map(|(notice, items)| CorrectionNotice {
        unanswered_items: u32::try_from(items.iter().filter(|item| item.answer.is_none()).count())
            .unwrap_or(u32::MAX),
        deadline: notice.due_on,
        publicised_has_changed: has_changed,
    });
    Correction { notices: u32::try_from(found.corrections.len()).unwrap_or(u32::MAX), newest }
}

fn checks(found: &Found) -> Checks {
    let total = crate::domain::check::CheckItem::ALL.len();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Checks {
        total: count(total),
        recorded: count(found.checks.len()),
        unsatisfied: count(found.checks.iter().filter(|check| !check.met).count()),
    }
}

fn certificate_facts(found: &Found) -> CertificateFacts {
    let row = found.certificate.as_ref().map(|(row, _)| row);
    CertificateFacts {
        pdf_is_stored: row.is_some_and(|row| row.pdf_key.is_some()),
        number_is_taken: row.is_some(),
    }
}

/// What the holder was told, and what they said to it, in the revocation that is proposed now.
fn revocation(found: &Found, press: &Press) -> Revocation {
    let (notice, reply) = match &found.revocation {
        Some((notice, reply)) => (Some(notice), reply.as_ref()),
        None => (None, None),
    };
    Revocation {
        holder_is_notified: notice.is_some(),
        reply_until: notice.map(|notice| notice.reply_until),
        holder_has_replied: reply.is_some(),
        reply_is_considered: !press.considered.trim().is_empty(),
    }
}

fn form(press: &Press) -> Form {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Form {
        reason_is_given: !press.reason.trim().is_empty(),
        clause_is_cited: press.clause.as_deref().and_then(crate::domain::clause::Clause::parse).is_some(),
        items: count(press.items.len()),
        items_without_reason: count(press.items.iter().filter(|item| item.reason.trim().is_empty()).count()),
    }
}
