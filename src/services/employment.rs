//! The employer reports that the employment a case rests on has ended (Anx2 5). The program points it out to the reviewers;
//! one of them proposes to terminate the case, another confirms. Nothing ends by the report alone.
use super::case::{self, propose_as_system, refresh_case};
use super::{Error, FieldErrors, Result, reference};
use crate::db::employer::{self as db, EmploymentReportRow};
use crate::db::outbox::{self, Topic};
use crate::db::{Conn, case as cases};
use crate::domain::actor::Actor;
use crate::domain::case::flow::FLOW;
use crate::domain::case::{Action, Effect, Status};
use crate::domain::ids::CaseId;
use chrono::NaiveDate;
use uuid::Uuid;

/// What the unit writes; without a day it says that the employment goes on after all.
#[derive(Debug, Clone)]
pub struct Report {
    /// Made with the form.
    pub id: Uuid,
    pub has_ended: bool,
    pub ended_on: Option<NaiveDate>,
    pub note: String,
}

/// Whether the end of the employment matters to a case that stands here.
pub fn may_report(status: Status) -> bool {
    FLOW.iter().any(|row| row.action == Action::Terminate && row.from.contains(&status))
}

/// The report that counts, for the unit's page; a case that has ended, or not begun, takes none.
pub fn newest(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<Option<EmploymentReportRow>> {
    let row = cases::find(conn, actor, id)?;
    if !may_report(row.status) {
        return Err(Error::refused(
            "事项已终结或尚未通过查验，无需报告劳动关系。（依据 附件2第5条）",
            "The case has ended or is not verified yet, so the employment need not be reported. (Anx2 5)",
        ));
    }
    Ok(db::newest_report(conn, id)?)
}

/// Keeps a report and asks the program to look at the case.
pub fn report(conn: &mut Conn, actor: &Actor, id: CaseId, report: &Report) -> Result<()> {
    let row = cases::lock(conn, actor, id)?;
    let before = newest(conn, actor, id)?;
    if before.as_ref().is_some_and(|known| known.id == report.id) {
        return Ok(());
    }
    let ended_on = check(actor, report, before.as_ref())?;
    let written = EmploymentReportRow {
        id: report.id,
        case_id: id,
        ended_on,
        note: report.note.trim().to_owned(),
        reported_by: actor.user_id,
        reported_at: actor.now,
    };
    if !db::report_employment(conn, &written)? {
        return Ok(());
    }
    let event = if ended_on.is_some() { "employment_ended" } else { "employment_goes_on" };
    case::note(conn, actor, &row, event, &written.note, false)?;
    case::tell(conn, actor, id, event, &[Effect::NotifyApplicant])?;
    let payload = serde_json::json!({ "case_id": id });
    Ok(outbox::promise(conn, Topic::SignalTermination, &payload, actor.now)?)
}

fn check(actor: &Actor, report: &Report, before: Option<&EmploymentReportRow>) -> Result<Option<NaiveDate>> {
    let mut errors = FieldErrors::default();
    let had_ended = before.is_some_and(|known| known.ended_on.is_some());
    if report.has_ended {
        match report.ended_on {
            None => errors.add("ended_on", "请填写劳动关系结束的日期。", "Give the day on which it ended."),
            Some(day) if day > reference::today(actor) => errors.add(
                "ended_on",
                "日期在将来。请在劳动关系实际结束后报告。",
                "That day is to come: report it once the employment has ended.",
            ),
            Some(_) => {}
        }
    } else if !had_ended {
        errors.add(
            "ended_on",
            "此前没有报告过劳动关系结束，无需更正。",
            "No end was reported, so there is nothing to correct.",
        );
    }
    if report.note.trim().is_empty() {
        errors.add("note", "请写明情况。", "Say what happened.");
    }
    errors.into_result()?;
    Ok(report.ended_on.filter(|_| report.has_ended))
}

/// The program's part: it points the end out, or says anew who acts next; it never ends a case.
pub fn signal(conn: &mut Conn, system: &Actor, id: CaseId) -> Result<()> {
    if !propose_as_system(conn, system, id, Action::Terminate)? {
        refresh_case(conn, system, id)?;
    }
    Ok(())
}
