//! What the city's reviewer writes: checks, correction notices, proposals; and the verdict taken at filing.
use super::Conn;
use super::schema::{checks, correction_items, corrections, proposals, verdicts};
use crate::domain::actor::Role;
use crate::domain::case::Action;
use crate::domain::ids::{CaseId, CorrectionId, ProposalId, UserId};
use crate::domain::text_enum;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use uuid::Uuid;

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = checks)]
pub struct CheckRow {
    pub id: Uuid,
    pub case_id: CaseId,
    pub item: String,
    pub met: bool,
    pub note: String,
    pub checked_by: UserId,
    pub checked_at: DateTime<Utc>,
}

pub fn add_check(conn: &mut Conn, row: &CheckRow) -> QueryResult<()> {
    diesel::insert_into(checks::table).values(row).execute(conn)?;
    Ok(())
}

/// The newest check of each item, since `since` (the last filing).
pub fn checks(conn: &mut Conn, case_id: CaseId, since: DateTime<Utc>) -> QueryResult<Vec<CheckRow>> {
    checks::table
        .filter(checks::case_id.eq(case_id).and(checks::checked_at.ge(since)))
        .distinct_on(checks::item)
        .order((checks::item, checks::checked_at.desc(), checks::id))
        .select(CheckRow::as_select())
        .load(conn)
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = corrections)]
pub struct CorrectionRow {
    pub id: CorrectionId,
    pub case_id: CaseId,
    pub number: i32,
    pub due_on: NaiveDate,
    pub requested_by: UserId,
    pub confirmed_by: Option<UserId>,
    pub requested_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = correction_items)]
pub struct CorrectionItemRow {
    pub id: Uuid,
    pub correction_id: CorrectionId,
    pub case_id: CaseId,
    pub item: String,
    pub reason: String,
    pub answer: Option<String>,
    pub answered_at: Option<DateTime<Utc>>,
}

pub fn add_correction(conn: &mut Conn, row: &CorrectionRow, items: &[CorrectionItemRow]) -> QueryResult<()> {
    diesel::insert_into(corrections::table).values(row).execute(conn)?;
    diesel::insert_into(correction_items::table).values(items).execute(conn)?;
    Ok(())
}

/// Every notice with its items, the newest first.
pub fn corrections(
    conn: &mut Conn,
    case_id: CaseId,
) -> QueryResult<Vec<(CorrectionRow, Vec<CorrectionItemRow>)>> {
    let notices = corrections::table
        .filter(corrections::case_id.eq(case_id))
        .order(corrections::number.desc())
        .select(CorrectionRow::as_select())
        .load(conn)?;
    let items = correction_items::table
        .filter(correction_items::case_id.eq(case_id))
        .order(correction_items::id)
        .select(CorrectionItemRow::as_select())
        .load(conn)?;
    let of = |id: CorrectionId| items.iter().filter(|item| item.correction_id == id).cloned().collect();
    Ok(notices.into_iter().map(|notice| (notice.clone(), of(notice.id))).collect())
}

/// How many notices each of these cases has had; cases without one are left out.
pub fn correction_counts(conn: &mut Conn, ids: &[CaseId]) -> QueryResult<Vec<(CaseId, i64)>> {
    corrections::table
        .filter(corrections::case_id.eq_any(ids.to_vec()))
        .group_by(corrections::case_id)
        .select((corrections::case_id, diesel::dsl::count_star()))
        .load(conn)
}

pub fn answer_item(conn: &mut Conn, id: Uuid, answer: &str, at: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(correction_items::table.find(id))
        .set((correction_items::answer.eq(answer), correction_items::answered_at.eq(at)))
        .execute(conn)
}

pub fn close_corrections(conn: &mut Conn, case_id: CaseId, at: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(
        corrections::table.filter(corrections::case_id.eq(case_id).and(corrections::closed_at.is_null())),
    )
    .set(corrections::closed_at.eq(at))
    .execute(conn)?;
    Ok(())
}

/// The newest notice of a case that came back from its lapse runs again, to a new last day.
pub fn reopen_correction(conn: &mut Conn, case_id: CaseId, due_on: NaiveDate) -> QueryResult<usize> {
    let newest = corrections::table
        .filter(corrections::case_id.eq(case_id))
        .order(corrections::number.desc())
        .select(corrections::id)
        .first::<CorrectionId>(conn)?;
    diesel::update(corrections::table.find(newest))
        .set((corrections::closed_at.eq(None::<DateTime<Utc>>), corrections::due_on.eq(due_on)))
        .execute(conn)
}

/// Open notices whose last day is over: the worker proposes the lapse, a person confirms.
pub fn overdue_corrections(conn: &mut Conn, today: NaiveDate, limit: i64) -> QueryResult<Vec<CaseId>> {
    corrections::table
        .filter(corrections::closed_at.is_null().and(corrections::due_on.lt(today)))
        .order((corrections::due_on, corrections::id))
        .limit(limit)
        .select(corrections::case_id)
        .load(conn)
}

text_enum! {
    pub enum ProposalOutcome {
        Confirmed = "confirmed" ("已确认", "Confirmed"),
        SetAside = "set_aside" ("未采纳", "Set aside"),
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = proposals)]
pub struct ProposalRow {
    pub id: ProposalId,
    pub case_id: CaseId,
    pub action: Action,
    pub reason: String,
    pub detail: serde_json::Value,
    /// None where the clock proposed.
    pub proposed_by: Option<UserId>,
    pub proposed_role: Role,
    pub proposed_at: DateTime<Utc>,
    pub outcome: Option<ProposalOutcome>,
    pub decided_by: Option<UserId>,
    pub decided_at: Option<DateTime<Utc>>,
    pub note: Option<String>,
}

pub fn add_proposal(conn: &mut Conn, row: &ProposalRow) -> QueryResult<()> {
    diesel::insert_into(proposals::table).values(row).execute(conn)?;
    Ok(())
}

pub fn proposal(conn: &mut Conn, id: ProposalId) -> QueryResult<ProposalRow> {
    proposals::table.find(id).select(ProposalRow::as_select()).first(conn)
}

/// What is proposed for a case and not yet decided.
pub fn open_proposals(conn: &mut Conn, case_id: CaseId) -> QueryResult<Vec<ProposalRow>> {
    proposals::table
        .filter(proposals::case_id.eq(case_id).and(proposals::outcome.is_null()))
        .order((proposals::proposed_at, proposals::id))
        .select(ProposalRow::as_select())
        .load(conn)
}

/// Every open proposal of these actions that the actor may know of, the oldest first.
pub fn waiting_proposals(conn: &mut Conn, actions: &[Action], limit: i64) -> QueryResult<Vec<ProposalRow>> {
    proposals::table
        .filter(proposals::outcome.is_null().and(proposals::action.eq_any(actions.to_vec())))
        .order((proposals::proposed_at, proposals::id))
        .limit(limit)
        .select(ProposalRow::as_select())
        .load(conn)
}

/// Decides one open proposal; 0 when it was decided before.
pub fn decide_proposal(
    conn: &mut Conn,
    id: ProposalId,
    outcome: ProposalOutcome,
    note: Option<&str>,
    by: Option<UserId>,
    at: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::update(proposals::table.find(id).filter(proposals::outcome.is_null()))
        .set((
            proposals::outcome.eq(outcome),
            proposals::decided_by.eq(by),
            proposals::decided_at.eq(at),
            proposals::note.eq(note),
        ))
        .execute(conn)
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = verdicts)]
pub struct VerdictRow {
    pub id: Uuid,
    pub case_id: CaseId,
    pub as_of: NaiveDate,
    pub eligible: bool,
    pub list_digest: String,
    pub calendar_digest: String,
    pub rules: String,
    pub facts: serde_json::Value,
    pub verdict: serde_json::Value,
    pub acknowledged: bool,
    pub taken_by: UserId,
    pub taken_at: DateTime<Utc>,
}

pub fn add_verdict(conn: &mut Conn, row: &VerdictRow) -> QueryResult<()> {
    diesel::insert_into(verdicts::table).values(row).execute(conn)?;
    Ok(())
}

pub fn verdict(conn: &mut Conn, case_id: CaseId) -> QueryResult<Option<VerdictRow>> {
    verdicts::table
        .filter(verdicts::case_id.eq(case_id))
        .order((verdicts::taken_at.desc(), verdicts::id))
        .select(VerdictRow::as_select())
        .first(conn)
        .optional()
}
