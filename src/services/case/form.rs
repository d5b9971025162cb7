//! The applicant's form and documents.
use super::advance::{Press, advance};
use crate::db::application::{self as db, DocumentRow};
use crate::db::{Conn, case};
use crate::domain::actor::{Actor, Role};
use crate::domain::application::{Achievement, Application, Declarations, Degree, Work};
use crate::domain::case::flow::Planned;
use crate::domain::case::{Action, Status};
use crate::domain::document::DocumentKind;
use crate::domain::ids::{CaseId, DocumentId};
use crate::services::{Error, FieldErrors, Result, reference};
use chrono::NaiveDate;

/// One topic of the form, as it was typed and parsed.
#[derive(Debug, Clone)]
pub enum SectionInput {
    Personal {
        name: String,
        name_latin: String,
        speciality: String,
    },
    Degrees(Vec<Degree>),
    Work(Vec<Work>),
    Overseas {
        experience: String,
        business: String,
    },
    Achievements {
        summary: String,
        /// None leaves the entries as they are: a draft whose entries are not complete.
        entries: Option<Vec<Achievement>>,
    },
    /// The last flag is the declaration that everything is true.
    Declarations(Declarations, bool),
}

/// Saves one section over the version that was read; a change by somebody else in between is told, not lost.
pub fn save_section(
    conn: &mut Conn,
    actor: &Actor,
    id: CaseId,
    version: i32,
    input: SectionInput,
) -> Result<()> {
    let row = case::lock(conn, actor, id)?;
    if !matches!(row.status, Status::Verifying | Status::Preparing | Status::Correction) {
        return Err(Error::refused(
            "申报表现在不能修改。需要更正的，请联系办理人员退回或通知补正。",
            "The form cannot be changed now. Ask for it to be returned, or wait for a correction notice (D-18).",
        ));
    }
    check(&input, reference::today(actor))?;
    check_evidence(conn, id, &input)?;
    let stored = db::find(conn, id)?;
    let mut content = stored.content;
    let mut declared_at = stored.declared_at;
    match input {
        SectionInput::Declarations(declarations, is_true) => {
            content.declarations = declarations;
            declared_at = is_true.then_some(declared_at.unwrap_or(actor.now));
        }
        other => {
            let before = content.clone();
            apply(&mut content, other);
            // What was declared true has changed: it has to be declared again.
            declared_at = declared_at.filter(|_| content == before);
        }
    }
    if db::save(conn, id, version, &content, declared_at, actor.now)? { Ok(()) } else { Err(Error::Conflict) }
}

fn apply(content: &mut Application, input: SectionInput) {
    match input {
        SectionInput::Personal { name, name_latin, speciality } => {
            content.name = name;
            content.name_latin = name_latin;
            content.speciality = speciality;
        }
        SectionInput::Degrees(degrees) => content.degrees = degrees,
        SectionInput::Work(work) => content.work = work,
        SectionInput::Overseas { experience, business } => {
            content.overseas_experience = experience;
            content.overseas_business = business;
        }
        SectionInput::Achievements { summary, entries } => {
            content.achievements = summary;
            content.achieved = entries.unwrap_or_else(|| std::mem::take(&mut content.achieved));
        }
        SectionInput::Declarations(declarations, _) => content.declarations = declarations,
    }
}

const BACKWARDS: (&str, &str) =
    ("结束日期早于开始日期，请核对。", "The last day is before the first day: check both.");

/// An achievement names documents that stand in the same case, and none that the panel may not see.
fn check_evidence(conn: &mut Conn, id: CaseId, input: &SectionInput) -> Result<()> {
    let SectionInput::Achievements { entries: Some(entries), .. } = input else { return Ok(()) };
    let standing: Vec<_> = db::documents(conn, id)?
        .into_iter()
        .filter(|row| DocumentKind::FOR_ACHIEVEMENTS.contains(&row.kind))
        .map(|row| row.id)
        .collect();
    let mut errors = FieldErrors::default();
    for (i, entry) in entries.iter().enumerate() {
        if entry.evidence.iter().any(|chosen| !standing.contains(chosen)) {
            let (zh, en) = (
                "所选材料已不在案卷中，请重新选择。",
                "A document you chose is no longer in the file: choose again.",
            );
            errors.add(&format!("achievements.{i}.evidence"), zh, en);
        }
    }
    errors.into_result()
}

/// Dates that cannot be are refused at their field: `degrees.0.awarded_on`, `work.1.to`.
fn check(input: &SectionInput, today: NaiveDate) -> Result<()> {
    let mut errors = FieldErrors::default();
    let future = ("日期不能晚于今天。", "The date cannot be later than today.");
    match input {
        SectionInput::Degrees(degrees) => {
            for (i, _) in degrees.iter().enumerate().filter(|(_, degree)| degree.awarded_on > today) {
                errors.add(&format!("degrees.{i}.awarded_on"), future.0, future.1);
            }
        }
        SectionInput::Work(work) => {
            for (i, work) in work.iter().enumerate() {
                if work.from > today {
                    errors.add(&format!("work.{i}.from"), future.0, future.1);
                }
                if work.to.is_some_and(|to| to < work.from) {
                    errors.add(&format!("work.{i}.to"), BACKWARDS.0, BACKWARDS.1);
                }
            }
        }
        SectionInput::Achievements { entries: Some(entries), .. } => {
            for (i, entry) in entries.iter().enumerate() {
                if entry.from > today {
                    errors.add(&format!("achievements.{i}.from"), future.0, future.1);
                }
                if entry.to.is_some_and(|to| to < entry.from) {
                    errors.add(&format!("achievements.{i}.to"), BACKWARDS.0, BACKWARDS.1);
                }
            }
        }
        SectionInput::Personal { name, .. } if name.trim().is_empty() => {
            errors.add(
                "name",
                "请填写与证件一致的姓名。",
                "Enter the name as it stands on the identity document.",
            );
        }
        _ => {}
    }
    errors.into_result()
}

/// Submits the form to the employer.
pub fn submit(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<Planned> {
    advance(conn, actor, id, Action::SubmitToEmployer, &Press::default())
}

/// Keeps an uploaded file; the bytes are stored already, under `object_key`.
pub fn add_document(conn: &mut Conn, actor: &Actor, row: &DocumentRow) -> Result<()> {
    case::lock(conn, actor, row.case_id)?;
    may_add_document(conn, actor, row.case_id, row.kind, true)?;
    Ok(db::add_document(conn, row)?)
}

/// Whether a document may come now, asked before its file is read: a stranger's case is not found, a closed one says so.
/// One that takes the place of another needs no room.
pub fn may_add_document(
    conn: &mut Conn,
    actor: &Actor,
    id: CaseId,
    kind: DocumentKind,
    is_new: bool,
) -> Result<()> {
    let case = case::find(conn, actor, id)?;
    if !may_upload(actor.role, case.status, kind) {
        return Err(Error::refused(
            "这类材料现在不能上传。",
            "This kind of document cannot be uploaded now.",
        ));
    }
    if is_new && db::documents(conn, id)?.len() >= 40 {
        return Err(Error::refused(
            "一个事项最多40份材料。请先移除不需要的材料。",
            "A case holds 40 documents at most: remove one that is not needed first.",
        ));
    }
    Ok(())
}

/// Takes a document out of the file; it is kept, because nothing in a case's record is deleted.
pub fn remove_document(conn: &mut Conn, actor: &Actor, case_id: CaseId, id: DocumentId) -> Result<()> {
    let case = case::lock(conn, actor, case_id)?;
    let document = db::document(conn, id)?;
    if document.case_id != case_id || !may_upload(actor.role, case.status, document.kind) {
        return Err(Error::NotFound);
    }
    if db::set_aside(conn, id, actor.now)? == 0 { Err(Error::NotFound) } else { Ok(()) }
}

fn may_upload(role: Role, status: Status, kind: DocumentKind) -> bool {
    match role {
        Role::Applicant => {
            matches!(status, Status::Verifying | Status::Preparing | Status::Correction)
                && DocumentKind::BY_APPLICANT.contains(&kind)
        }
        Role::Employer => matches!(status, Status::Publicity) && kind == DocumentKind::DisplayProof,
        _ => false,
    }
}
