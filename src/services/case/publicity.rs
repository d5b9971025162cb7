//! Publicity inside the unit and of the result: windows, proof of display, objections; and the consent before filing.
use super::advance::{self, Press};
use super::facts;
use crate::db::case as db;
use crate::db::employer::{self, ConsentAnswer, ConsentRow, FindingKind, FindingRow};
use crate::db::notice::{self, ObjectionRow, ObjectionState};
use crate::db::outbox::{self, Topic};
use crate::db::timeline::{self, NewEntry};
use crate::db::{Conn, case::CaseRow};
use crate::domain::actor::{Actor, Role};
use crate::domain::calendar::Window;
use crate::domain::case::flow::{self, Planned};
use crate::domain::case::{Action, Effect, NoticeKind, Status};
use crate::domain::ids::{CaseId, ObjectionId};
use crate::domain::policy::Key;
use crate::services::{Error, FieldErrors, Result, reference};
use diesel::OptionalExtension;
use uuid::Uuid;

/// The window that would open today, with every counted and skipped day, for the page that shows it beforehand.
pub fn plan_window(conn: &mut Conn, actor: &Actor, kind: NoticeKind) -> Result<Window> {
    let key = match kind {
        NoticeKind::Internal => Key::InternalPublicityDays,
        NoticeKind::Result => Key::ResultPublicityDays,
    };
    let today = reference::today(actor);
    Ok(reference::calendar(conn)?.window(today, reference::days(conn, key, today)?))
}

/// The employer's two findings: documents, and performance of duties. Both are kept, met or not.
#[derive(Debug, Clone)]
pub struct Findings {
    pub documents: (bool, String),
    pub duty_performance: (bool, String),
}

/// Records both findings and starts the publicity.
pub fn publish(
    conn: &mut Conn,
    actor: &Actor,
    id: CaseId,
    findings: &Findings,
    place: &str,
) -> Result<Planned> {
    let case = db::lock(conn, actor, id)?;
    if case.status != Status::EmployerReview {
        return Err(Error::Conflict);
    }
    if place.trim().is_empty() {
        return Err(Error::invalid(
            "place",
            "请写明公示地点或方式。",
            "Say where or how the notice is displayed.",
        ));
    }
    for (kind, (met, note)) in [
        (FindingKind::Documents, &findings.documents),
        (FindingKind::DutyPerformance, &findings.duty_performance),
    ] {
        let row = FindingRow {
            id: Uuid::new_v4(),
            case_id: id,
            kind,
            met: *met,
            note: note.clone(),
            found_by: actor.user_id,
            found_at: actor.now,
        };
        employer::add_finding(conn, &row)?;
    }
    let press = Press { place: place.trim().to_owned(), ..Press::default() };
    advance::advance(conn, actor, id, Action::Publish, &press)
}

/// Records that and where the sheet was displayed; the window cannot be closed without it.
pub fn prove_display(conn: &mut Conn, actor: &Actor, id: CaseId, proof: &str) -> Result<()> {
    if proof.trim().is_empty() {
        return Err(Error::invalid(
            "proof",
            "请写明张贴时间、地点。",
            "Say when and where the sheet was put up.",
        ));
    }
    let case = db::lock(conn, actor, id)?;
    let running = notice::newest(conn, id, NoticeKind::Internal)?.filter(|row| row.ended_at.is_none());
    let running = running.ok_or(Error::Conflict)?;
    if notice::prove(conn, running.id, proof.trim(), actor.user_id, actor.now)? == 0 {
        return Err(Error::Conflict);
    }
    note(conn, actor, &case, "prove_display", proof.trim(), false)?;
    refresh(conn, actor, &case)
}

/// Lodges an objection through the link on the sheet. Nobody asks who lodges it; whoever must look into it is told.
pub fn lodge_objection(
    conn: &mut Conn,
    actor: &Actor,
    id: ObjectionId,
    token: &str,
    content: &str,
    contact: &str,
) -> Result<()> {
    let line = notice::by_token(conn, token)?.ok_or(Error::NotFound)?;
    if line.ends_on < reference::today(actor) {
        return Err(Error::refused(
            "公示期已满，不能再通过本页提出异议。可以向受理部门反映。（依据 §2(3)）",
            "The publicity has ended, so this page takes no objection any more: write to the office instead. (§2(3))",
        ));
    }
    let (content, contact) = (content.trim(), contact.trim());
    check_objection(content, contact)?;
    let contact = Some(contact).filter(|contact| !contact.is_empty());
    let case_id = notice::lodge(conn, id, token, content, contact, actor.now)?.ok_or(Error::NotFound)?;
    let payload = serde_json::json!({ "case_id": case_id, "objection_id": id, "kind": line.kind });
    Ok(outbox::promise(conn, Topic::TellOfObjection, &payload, actor.now)?)
}

/// What an objection must say, before it is sent: something, and not a book.
pub fn check_objection(content: &str, contact: &str) -> Result<()> {
    let mut errors = FieldErrors::default();
    match content.trim().chars().count() {
        0..5 => errors.add(
            "content",
            "请写明对什么内容有异议、依据是什么。",
            "Say what you object to and what it rests on.",
        ),
        5..=4000 => {}
        _ => {
            errors.add("content", "异议内容请不要超过4000字。", "Keep the objection within 4000 characters.");
        }
    }
    if contact.trim().chars().count() > 200 {
        errors.add("contact", "联系方式请不要超过200字。", "Keep the contact within 200 characters.");
    }
    errors.into_result()
}

/// The program notes that an objection came through the link, and says anew who acts next.
pub fn note_lodged_objection(conn: &mut Conn, system: &Actor, case_id: CaseId) -> Result<()> {
    let case = db::lock(conn, system, case_id)?;
    note(conn, system, &case, "register_objection", "", true)?;
    refresh(conn, system, &case)
}

/// Writes down an objection that came by another way (in person, by letter).
pub fn register_objection(
    conn: &mut Conn,
    actor: &Actor,
    id: ObjectionId,
    case_id: CaseId,
    content: &str,
) -> Result<()> {
    let case = db::lock(conn, actor, case_id)?;
    if notice::objection(conn, id).optional()?.is_some_and(|known| known.case_id == case_id) {
        return Ok(());
    }
    let kind = kind_of(&case, actor)?;
    if content.trim().is_empty() {
        return Err(Error::invalid("content", "请写明异议内容。", "Write down what is objected to."));
    }
    let running =
        notice::newest(conn, case_id, kind)?.filter(|row| row.ended_at.is_none()).ok_or(Error::Conflict)?;
    let row = ObjectionRow {
        id,
        notice_id: running.id,
        case_id,
        state: ObjectionState::Lodged,
        content: content.trim().to_owned(),
        contact: None,
        lodged_by: actor.person(),
        lodged_at: actor.now,
        finding: None,
        decided_by: None,
        decided_at: None,
    };
    notice::add_objection(conn, &row)?;
    note(conn, actor, &case, "register_objection", "", true)?;
    refresh(conn, actor, &case)
}

/// Takes an objection up.
pub fn investigate_objection(conn: &mut Conn, actor: &Actor, id: ObjectionId) -> Result<CaseId> {
    settle(conn, actor, id, ObjectionState::UnderInvestigation, None)
}

/// Dismisses or upholds an objection, with the finding. Upholding does not end the case by itself: that is a move.
pub fn decide_objection(
    conn: &mut Conn,
    actor: &Actor,
    id: ObjectionId,
    is_upheld: bool,
    finding: &str,
) -> Result<CaseId> {
    if finding.trim().is_empty() {
        return Err(Error::invalid(
            "finding",
            "请写明调查结论和依据。",
            "Write down the finding and what it rests on.",
        ));
    }
    let state = if is_upheld { ObjectionState::Upheld } else { ObjectionState::Dismissed };
    settle(conn, actor, id, state, Some(finding.trim()))
}

fn settle(
    conn: &mut Conn,
    actor: &Actor,
    id: ObjectionId,
    state: ObjectionState,
    finding: Option<&str>,
) -> Result<CaseId> {
    let row = notice::objection(conn, id)?;
    let case = db::lock(conn, actor, row.case_id)?;
    kind_of(&case, actor)?;
    if notice::settle(conn, id, state, finding, actor.user_id, actor.now)? == 0 {
        return Err(Error::Conflict);
    }
    note(conn, actor, &case, &format!("objection_{state}"), finding.unwrap_or_default(), true)?;
    refresh(conn, actor, &case)?;
    Ok(case.id)
}

/// The employer handles objections to the internal notice, the city's reviewer those to the result (D-17).
fn kind_of(case: &CaseRow, actor: &Actor) -> Result<NoticeKind> {
    match (case.status, actor.role) {
        (Status::Publicity, Role::Employer) => Ok(NoticeKind::Internal),
        (Status::ResultPublicity, Role::Reviewer) => Ok(NoticeKind::Result),
        _ => Err(Error::Conflict),
    }
}

/// Asks the superior authority of a public institution for its consent (P-14).
pub fn ask_consent(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<()> {
    let case = db::lock(conn, actor, id)?;
    let unit = employer::org(conn, case.org_id)?;
    let superior = unit.superior_id.ok_or_else(|| {
        Error::refused(
            "本单位没有登记主管部门。请先由管理员登记。（依据 §2(3)）",
            "No superior authority is registered for this unit: ask the administrator to add it first. (§2(3))",
        )
    })?;
    if case.status.is_end()
        || employer::consent(conn, id)?.is_some_and(|row| row.answer != Some(ConsentAnswer::Refused))
    {
        return Err(Error::Conflict);
    }
    let row = ConsentRow {
        id: Uuid::new_v4(),
        case_id: id,
        superior_id: superior,
        requested_by: actor.user_id,
        requested_at: actor.now,
        answer: None,
        reason: None,
        answered_by: None,
        answered_at: None,
    };
    employer::ask_consent(conn, &row)?;
    note(conn, actor, &case, "ask_consent", "", false)?;
    tell(conn, actor, id, "ask_consent", &[Effect::NotifySuperiorAuthority])?;
    refresh(conn, actor, &case)
}

/// The superior authority's answer; a refusal needs its reason.
pub fn answer_consent(
    conn: &mut Conn,
    actor: &Actor,
    id: CaseId,
    answer: ConsentAnswer,
    reason: &str,
) -> Result<()> {
    if answer == ConsentAnswer::Refused && reason.trim().is_empty() {
        return Err(Error::invalid("reason", "不同意的，请写明理由。", "Give the reason for refusing."));
    }
    let case = db::lock(conn, actor, id)?;
    let open = employer::consent(conn, id)?.filter(|row| row.answer.is_none()).ok_or(Error::Conflict)?;
    if employer::answer_consent(conn, open.id, answer, reason.trim(), actor.user_id, actor.now)? == 0 {
        return Err(Error::Conflict);
    }
    let event = format!("consent_{answer}");
    note(conn, actor, &case, &event, reason.trim(), false)?;
    tell(conn, actor, id, &event, &[Effect::NotifyEmployer, Effect::NotifyApplicant])?;
    refresh(conn, actor, &case)
}

/// Promises to tell people of something that is no move.
pub(in crate::services) fn tell(
    conn: &mut Conn,
    actor: &Actor,
    id: CaseId,
    event: &str,
    whom: &[Effect],
) -> Result<()> {
    for effect in whom {
        let payload = serde_json::json!({ "case_id": id, "action": event, "effect": effect });
        outbox::promise(conn, Topic::NotifyCase, &payload, actor.now)?;
    }
    Ok(())
}

/// A fact changed without a move: says anew who acts next.
pub(super) fn refresh(conn: &mut Conn, actor: &Actor, case: &CaseRow) -> Result<()> {
    let facts = facts::gather(conn, actor, case, Action::Open, &Press::default())?;
    let next = flow::who_acts_next(case.status, &facts);
    Ok(db::point(conn, case.id, next, case.due_on, actor.now)?)
}

/// Says anew who acts next on a case that was not locked yet.
pub fn refresh_case(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<()> {
    let case = db::lock(conn, actor, id)?;
    refresh(conn, actor, &case)
}

/// An entry, for all who may see the case, about something that is not a move.
pub fn note_event(conn: &mut Conn, actor: &Actor, case: &CaseRow, what: &str, words: &str) -> Result<()> {
    note(conn, actor, case, what, words, false)
}

/// An entry for something that is not a move.
pub(in crate::services) fn note(
    conn: &mut Conn,
    actor: &Actor,
    case: &CaseRow,
    what: &str,
    words: &str,
    is_internal: bool,
) -> Result<()> {
    let name = advance::actor_name(conn, actor)?;
    let entry = NewEntry {
        case_id: case.id,
        action: what,
        from_status: Some(case.status),
        to_status: case.status,
        actor_id: actor.person(),
        actor_role: actor.role,
        actor_name: &name,
        clauses: String::new(),
        note: words,
        is_internal,
        detail: serde_json::json!({}),
        at: actor.now,
    };
    Ok(timeline::record(conn, entry)?)
}
