//! The decision that stands on a case, as a letter, and when the applicant first opened it (ADR 23).
use super::read::{self, CaseView};
use crate::db::decision::{self as db, ReadingRow};
use crate::db::timeline::EntryRow;
use crate::db::verification::{self, AnswerRow, VerificationRow};
use crate::db::{Conn, certificate};
use crate::db::{certificate::CertificateRow, review};
use crate::domain::actor::{Actor, Role};
use crate::domain::case::{Action, Status};
use crate::domain::ids::CaseId;
use crate::services::Result;
use chrono::{DateTime, Utc};

/// A decision with the facts it rests on.
#[derive(Debug, Clone)]
pub struct Letter {
    pub view: CaseView,
    pub action: Action,
    pub entry: EntryRow,
    pub verification: VerificationRow,
    pub answer: Option<AnswerRow>,
    /// What the last notice of correction asked for, on a case that lapsed.
    pub asked: Vec<review::CorrectionItemRow>,
    /// The certificate, once one was issued.
    pub certificate: Option<CertificateRow>,
    pub reading: Reading,
}

/// Whether the applicant opened the decision. It informs, and nothing adverse rests on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    NoDecision,
    NotYet,
    On(DateTime<Utc>),
}

impl Reading {
    fn of(row: Option<&ReadingRow>) -> Self {
        row.map_or(Self::NotYet, |row| Self::On(row.read_at))
    }
}

/// The decision that stands, to be read; none while nothing is decided or after a reopening. That the applicant opened
/// it is recorded, once.
pub fn letter(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<Option<Letter>> {
    let view = read::case(conn, actor, id)?;
    let Some((action, entry)) = standing(&view.timeline) else { return Ok(None) };
    let entry = entry.clone();
    if actor.role == Role::Applicant {
        let row = ReadingRow { case_id: id, seq: entry.seq, read_by: actor.user_id, read_at: actor.now };
        db::record(conn, &row)?;
    }
    let asked = if action == Action::Lapse { last_asked(conn, id)? } else { Vec::new() };
    Ok(Some(Letter {
        verification: verification::find(conn, view.case.verification_id)?,
        answer: verification::standing_answer(conn, view.case.verification_id)?,
        asked,
        certificate: certificate::of_case(conn, id)?,
        reading: Reading::of(db::reading(conn, id, entry.seq)?.as_ref()),
        action,
        entry,
        view,
    }))
}

/// Whether the decision that stands was opened, for the office and the unit.
pub(in crate::services) fn reading(conn: &mut Conn, view: &CaseView) -> Result<Reading> {
    let Some((_, entry)) = standing(&view.timeline) else { return Ok(Reading::NoDecision) };
    Ok(Reading::of(db::reading(conn, view.case.id, entry.seq)?.as_ref()))
}

/// The newest decision that was not taken back.
fn standing(timeline: &[EntryRow]) -> Option<(Action, &EntryRow)> {
    let moves = timeline.iter().rev().filter_map(|entry| Some((Action::parse(&entry.action)?, entry)));
    let (action, entry) = moves.into_iter().find(|(action, _)| action.decides() || action.reopens())?;
    action.decides().then_some((action, entry))
}

fn last_asked(conn: &mut Conn, id: CaseId) -> Result<Vec<review::CorrectionItemRow>> {
    let newest = review::corrections(conn, id)?.into_iter().next();
    Ok(newest.map_or_else(Vec::new, |(_, items)| items))
}

impl CaseView {
    /// A decision stands on this case.
    pub fn is_decided(&self) -> bool {
        standing(&self.timeline).is_some()
    }
}

impl Letter {
    /// What names this decision: the number of the case, and its place in the record.
    pub fn number(&self) -> String {
        format!("{}-{}", self.view.case.number, self.entry.seq)
    }

    /// The reasons as they were written; none where nothing was.
    pub fn reasons(&self) -> Option<&str> {
        let finding = || {
            let mut entries = self.view.timeline.iter().rev();
            entries.find(|entry| entry.action == "objection_upheld").map(|entry| entry.note.as_str())
        };
        let written = [
            Some(self.entry.note.as_str()),
            finding().filter(|_| self.entry.to_status == Status::ObjectionUpheld),
            self.verification.reason.as_deref().filter(|_| self.action == Action::FailVerification),
        ];
        written.into_iter().flatten().map(str::trim).find(|text| !text.is_empty())
    }
}
