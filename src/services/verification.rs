//! Verification with the issuing body (Annex 2): accepted, sent with the holder's consent, answered, reviewed by a second
//! officer; the result reaches every case that rests on it.
mod amend;
mod batch;

pub use amend::{amend, of_case, take_back_consent};
pub use batch::{MOST_AT_ONCE, Sent, send_each};

use super::case::{Buttons, Press, advance, propose_as_system};
use super::{Error, Result, reference};
use crate::db::case::CaseRow;
use crate::db::employer::OrgRow;
use crate::db::verification::{self as db, AnswerRow, ReviewRow, VerificationRow};
use crate::db::{Conn, account, audit, case as cases, employer, outbox};
use crate::domain::actor::{Actor, Role};
use crate::domain::case::{Action, Status};
use crate::domain::catalogue::ListItem;
use crate::domain::four_eyes::FourEyes;
use crate::domain::ids::{UserId, VerificationId};
use crate::domain::verification::{AnswerOutcome, Channel, VerificationAction, VerificationState};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A verification as an officer sees it.
#[derive(Debug, Clone)]
pub struct View {
    pub row: VerificationRow,
    pub item: &'static ListItem,
    pub unit: OrgRow,
    /// The newest first.
    pub answers: Vec<(AnswerRow, Option<ReviewRow>)>,
    /// The same certificate claimed by somebody else.
    pub same_certificate: Vec<VerificationRow>,
    /// Colleagues who recorded or reviewed.
    pub names: BTreeMap<UserId, String>,
    /// Cases that still wait for this verification, with what the officer may do to them.
    pub cases: Vec<(CaseRow, Buttons)>,
}

pub fn view(conn: &mut Conn, actor: &Actor, id: VerificationId) -> Result<View> {
    let row = db::find(conn, id)?;
    let answers = db::answers(conn, id)?;
    let people = answers.iter().flat_map(|(answer, review)| {
        [Some(answer.recorded_by), review.as_ref().map(|review| review.reviewed_by)].into_iter().flatten()
    });
    let names = account::names(conn, people.collect())?;
    let mut resting = Vec::new();
    for case in cases::resting_on(conn, actor, id)? {
        let buttons = super::case::buttons(conn, actor, case.id, &[])?;
        resting.push((case, buttons));
    }
    Ok(View {
        item: reference::item(&row.list_id, row.item_number)?,
        unit: employer::org(conn, row.org_id)?,
        same_certificate: db::same_certificate(conn, &row)?,
        names,
        cases: resting,
        answers,
        row,
    })
}

/// One page of the officers' queue, and how many stand in each state.
#[derive(Debug, Clone)]
pub struct Queue {
    pub rows: Vec<VerificationRow>,
    pub counts: Vec<(VerificationState, i64)>,
    /// Where the next page begins.
    pub next: Option<db::Place>,
}

/// Rows on one page of the queue.
const PAGE: usize = 20;

pub fn queue(conn: &mut Conn, narrowing: &db::Narrowing, after: Option<db::Place>) -> Result<Queue> {
    let mut rows = db::queue(conn, narrowing, after, i64::try_from(PAGE).unwrap_or(i64::MAX - 1) + 1)?;
    let has_more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| has_more).map(|last| (last.requested_at, last.id));
    Ok(Queue { counts: db::counts(conn)?, rows, next })
}

/// Accepts, returns or refuses a request; returning and refusing need a reason (Anx2 5).
pub fn triage(
    conn: &mut Conn,
    actor: &Actor,
    id: VerificationId,
    action: VerificationAction,
    reason: &str,
) -> Result<()> {
    let row = lock(conn, id, action)?;
    let to = match action {
        VerificationAction::Accept => VerificationState::Accepted,
        VerificationAction::Return => VerificationState::Returned,
        _ => VerificationState::Refused,
    };
    if action != VerificationAction::Accept && reason.trim().is_empty() {
        return Err(Error::invalid("reason", "请写明理由。（依据 附件2 五）", "Give the reason. (Anx2 5)"));
    }
    moved(db::move_to(conn, &row, to, actor.now)?)?;
    if action != VerificationAction::Accept {
        db::keep_reason(conn, id, reason.trim())?;
    }
    let detail = serde_json::json!({ "action": action, "reason": reason.trim() });
    audit::record(conn, actor, "triage_verification", "verification", Some(id.as_uuid()), &detail)?;
    reach_cases(conn, actor, &row)
}

/// Sends the request to the issuing body: number, name and dates, and only with the holder's separate consent (D-16).
pub fn send(conn: &mut Conn, actor: &Actor, id: VerificationId) -> Result<()> {
    let row = lock(conn, id, VerificationAction::Send)?;
    if row.consent_at.is_none() {
        return Err(Error::refused(
            "持证人尚未同意向境外提供信息，不能发送。请等待持证人在其页面上同意。（依据 D-16）",
            "The holder has not consented to sending data abroad: wait until they do on their own page. (D-16)",
        ));
    }
    moved(db::move_to(conn, &row, VerificationState::SentToIssuer, actor.now)?)?;
    let detail = serde_json::json!({ "fields": ["certificate_no", "name_on_certificate", "awarded_on"] });
    audit::record(conn, actor, "send_verification", "verification", Some(id.as_uuid()), &detail)?;
    reach_cases(conn, actor, &row)
}

/// The holder's own consent, given on their own page.
pub fn consent(conn: &mut Conn, actor: &Actor, id: VerificationId) -> Result<()> {
    let row = db::find(conn, id)?;
    if row.holder_id != actor.user_id {
        return Err(Error::NotFound);
    }
    db::consent(conn, id, actor.now)?;
    let detail =
        serde_json::json!({ "what": "certificate number, name as printed, dates", "to": "issuing body" });
    audit::record(conn, actor, "consent_abroad", "verification", Some(id.as_uuid()), &detail)?;
    reach_cases(conn, actor, &row)
}

/// An answer as it came, before a second officer has looked at it.
#[derive(Debug, Clone)]
pub struct NewAnswer {
    /// Made with the form.
    pub id: Uuid,
    pub outcome: AnswerOutcome,
    pub channel: Channel,
    pub evidence: String,
}

/// Records the issuing body's answer with its evidence; a later answer supersedes, it never edits.
pub fn record_answer(conn: &mut Conn, actor: &Actor, id: VerificationId, new: &NewAnswer) -> Result<()> {
    if db::answers(conn, id)?.iter().any(|(known, _)| known.id == new.id) {
        return Ok(());
    }
    let row = lock(conn, id, VerificationAction::RecordAnswer)?;
    if new.evidence.trim().is_empty() {
        return Err(Error::invalid(
            "evidence",
            "请写明答复的来源、日期和内容。",
            "Say where the answer came from, when, and what it says.",
        ));
    }
    let before = db::standing_answer(conn, id)?.map(|answer| answer.id);
    db::add_answer(
        conn,
        &AnswerRow {
            id: new.id,
            verification_id: id,
            outcome: new.outcome,
            channel: new.channel,
            evidence: new.evidence.trim().to_owned(),
            recorded_by: actor.user_id,
            recorded_at: actor.now,
            supersedes: before,
        },
    )?;
    moved(db::move_to(conn, &row, VerificationState::Answered, actor.now)?)
}

/// A second officer agrees with the recorded answer, or sends it back with a note.
pub fn review(conn: &mut Conn, actor: &Actor, id: VerificationId, is_agreed: bool, note: &str) -> Result<()> {
    let row = lock(conn, id, VerificationAction::Review)?;
    let newest = db::answers(conn, id)?.into_iter().next().ok_or(Error::Conflict)?;
    let (answer, review) = newest;
    if review.is_some() {
        return Err(Error::Conflict);
    }
    FourEyes::VerificationRecorderAndReviewer.check(answer.recorded_by, actor.user_id)?;
    if !is_agreed && note.trim().is_empty() {
        return Err(Error::invalid("note", "不同意的，请写明原因。", "Say why you do not agree."));
    }
    db::add_review(
        conn,
        &ReviewRow {
            answer_id: answer.id,
            agreed: is_agreed,
            note: note.trim().to_owned(),
            reviewed_by: actor.user_id,
            reviewed_at: actor.now,
        },
    )?;
    let to = if is_agreed { answer.outcome.state() } else { VerificationState::SentToIssuer };
    moved(db::move_to(conn, &row, to, actor.now)?)?;
    reach_cases(conn, actor, &row)
}

fn lock(conn: &mut Conn, id: VerificationId, action: VerificationAction) -> Result<VerificationRow> {
    let row = db::lock(conn, id)?;
    if row.state.allows(action) { Ok(row) } else { Err(Error::Conflict) }
}

fn moved(was_moved: bool) -> Result<()> {
    if was_moved { Ok(()) } else { Err(Error::Conflict) }
}

/// Asks the program to look at every case that rests on this verification; it acts as itself, after this commits.
fn reach_cases(conn: &mut Conn, actor: &Actor, row: &VerificationRow) -> Result<()> {
    let payload = serde_json::json!({ "verification_id": row.id });
    Ok(outbox::promise(conn, outbox::Topic::SettleVerification, &payload, actor.now)?)
}

/// What the program does with a settled verification: confirms, or points out what a person must decide.
pub fn settle(conn: &mut Conn, actor: &Actor, id: VerificationId) -> Result<()> {
    debug_assert_eq!(actor.role, Role::System);
    let answer = db::standing_answer(conn, id)?;
    for case in cases::resting_on(conn, actor, id)? {
        if case.status == Status::Verifying {
            match answer.as_ref().map(|answer| answer.outcome) {
                Some(AnswerOutcome::Authentic) if case.suspended_at.is_none() => {
                    advance(conn, actor, case.id, Action::ConfirmVerification, &Press::default())?;
                }
                Some(AnswerOutcome::NotAuthentic) => {
                    propose_as_system(conn, actor, case.id, Action::FailVerification)?;
                }
                _ => super::case::refresh_case(conn, actor, case.id)?,
            }
        } else if !case.status.is_end() {
            propose_as_system(conn, actor, case.id, Action::Terminate)?;
        }
    }
    Ok(())
}
