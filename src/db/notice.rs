//! Publicity notices and the objections against them.
use super::Conn;
use super::schema::{notices, objections};
use crate::domain::case::NoticeKind;
use crate::domain::catalogue::TitleLevel;
use crate::domain::ids::{CaseId, NoticeId, ObjectionId, UserId};
use crate::domain::text_enum;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text, Timestamptz, Uuid as SqlUuid};

define_sql_function! {
    #[sql_name = "lodge_objection"]
    fn sql_lodge(id: SqlUuid, token: Text, content: Text, contact: Nullable<Text>, at: Timestamptz) -> Nullable<SqlUuid>;
}

define_sql_function! {
    #[sql_name = "notice_by_token"]
    fn sql_notice_by_token(token: Text) -> Nullable<Jsonb>;
}

text_enum! {
    /// How a notice came to its end.
    pub enum NoticeEnd {
        Closed = "closed" ("期满", "Completed"),
        Restarted = "restarted" ("重新公示", "Restarted"),
        ObjectionUpheld = "objection_upheld" ("异议成立", "Objection upheld"),
        Withdrawn = "withdrawn" ("撤回", "Withdrawn"),
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = notices)]
pub struct NoticeRow {
    pub id: NoticeId,
    pub case_id: CaseId,
    pub kind: NoticeKind,
    pub holder_name: String,
    pub unit_name: String,
    pub post: String,
    pub certificate: String,
    pub title_level: TitleLevel,
    pub place: String,
    pub published_on: NaiveDate,
    pub working_days: i32,
    pub ends_on: NaiveDate,
    /// 24:00 of the last day in Shanghai.
    pub closes_at: DateTime<Utc>,
    pub counted: Vec<NaiveDate>,
    pub calendar_digest: String,
    pub objection_token: Option<String>,
    pub published_by: Option<UserId>,
    pub published_at: DateTime<Utc>,
    pub proof: Option<String>,
    pub proof_by: Option<UserId>,
    pub proof_at: Option<DateTime<Utc>>,
    pub ended_at: Option<DateTime<Utc>>,
    pub ended_as: Option<NoticeEnd>,
}

pub fn insert(conn: &mut Conn, row: &NoticeRow) -> QueryResult<()> {
    diesel::insert_into(notices::table).values(row).execute(conn)?;
    Ok(())
}

/// The newest notice of a kind, running or ended.
pub fn newest(conn: &mut Conn, case_id: CaseId, kind: NoticeKind) -> QueryResult<Option<NoticeRow>> {
    notices::table
        .filter(notices::case_id.eq(case_id).and(notices::kind.eq(kind)))
        .order((notices::published_at.desc(), notices::id))
        .select(NoticeRow::as_select())
        .first(conn)
        .optional()
}

pub fn of_case(conn: &mut Conn, case_id: CaseId) -> QueryResult<Vec<NoticeRow>> {
    notices::table
        .filter(notices::case_id.eq(case_id))
        .order((notices::published_at, notices::id))
        .select(NoticeRow::as_select())
        .load(conn)
}

/// Ends whatever notice of this kind is running.
pub fn end(
    conn: &mut Conn,
    case_id: CaseId,
    kind: NoticeKind,
    as_: NoticeEnd,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(notices::table.filter(notices::case_id.eq(case_id).and(notices::kind.eq(kind))))
        .filter(notices::ended_at.is_null())
        .set((notices::ended_at.eq(at), notices::ended_as.eq(as_)))
        .execute(conn)?;
    Ok(())
}

/// Records how and where the sheet was displayed.
pub fn prove(
    conn: &mut Conn,
    id: NoticeId,
    proof: &str,
    by: UserId,
    at: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::update(notices::table.find(id).filter(notices::ended_at.is_null()))
        .set((notices::proof.eq(proof), notices::proof_by.eq(by), notices::proof_at.eq(at)))
        .execute(conn)
}

/// Running notices whose window is over: the worker tries to close them.
pub fn over(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> QueryResult<Vec<(CaseId, NoticeKind)>> {
    notices::table
        .filter(notices::ended_at.is_null().and(notices::closes_at.le(now)))
        .order((notices::closes_at, notices::id))
        .limit(limit)
        .select((notices::case_id, notices::kind))
        .load(conn)
}

/// The dates of a notice that is running, without whose it is.
#[derive(Debug, Clone, Queryable)]
pub struct RunningWindow {
    pub kind: NoticeKind,
    pub published_on: NaiveDate,
    pub working_days: i32,
    pub ends_on: NaiveDate,
}

/// The windows that run now, for showing what another calendar would do to them.
pub fn running(conn: &mut Conn, limit: i64) -> QueryResult<Vec<RunningWindow>> {
    notices::table
        .filter(notices::ended_at.is_null())
        .order((notices::ends_on, notices::id))
        .limit(limit)
        .select((notices::kind, notices::published_on, notices::working_days, notices::ends_on))
        .load(conn)
}

/// A notice as the board shows it: the least that lets a person object.
#[derive(Debug, Clone, Queryable)]
pub struct BoardRow {
    pub id: NoticeId,
    pub holder_name: String,
    pub unit_name: String,
    pub certificate: String,
    pub title_level: TitleLevel,
    pub published_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub objection_token: Option<String>,
}

/// Results on public display now, the newest first.
pub fn board(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> QueryResult<Vec<BoardRow>> {
    notices::table
        .filter(notices::kind.eq(NoticeKind::Result).and(notices::ended_at.is_null()))
        .filter(notices::closes_at.gt(now))
        .order((notices::published_on.desc(), notices::id))
        .limit(limit)
        .select((
            notices::id,
            notices::holder_name,
            notices::unit_name,
            notices::certificate,
            notices::title_level,
            notices::published_on,
            notices::ends_on,
            notices::objection_token,
        ))
        .load(conn)
}

text_enum! {
    pub enum ObjectionState {
        Lodged = "lodged" ("已提出", "Lodged"),
        UnderInvestigation = "under_investigation" ("调查中", "Under investigation"),
        Dismissed = "dismissed" ("不成立", "Dismissed"),
        Upheld = "upheld" ("成立", "Upheld"),
    }
}

impl ObjectionState {
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Lodged | Self::UnderInvestigation)
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = objections)]
pub struct ObjectionRow {
    pub id: ObjectionId,
    pub notice_id: NoticeId,
    pub case_id: CaseId,
    pub state: ObjectionState,
    pub content: String,
    pub contact: Option<String>,
    pub lodged_by: Option<UserId>,
    pub lodged_at: DateTime<Utc>,
    pub finding: Option<String>,
    pub decided_by: Option<UserId>,
    pub decided_at: Option<DateTime<Utc>>,
}

/// Lodges through the link on the sheet. `None`: the link names no running notice.
pub fn lodge(
    conn: &mut Conn,
    id: ObjectionId,
    token: &str,
    content: &str,
    contact: Option<&str>,
    at: DateTime<Utc>,
) -> QueryResult<Option<CaseId>> {
    let case: Option<uuid::Uuid> =
        diesel::select(sql_lodge(id, token, content, contact, at)).get_result(conn)?;
    Ok(case.map(CaseId::from))
}

pub fn add_objection(conn: &mut Conn, row: &ObjectionRow) -> QueryResult<()> {
    diesel::insert_into(objections::table).values(row).execute(conn)?;
    Ok(())
}

pub fn objection(conn: &mut Conn, id: ObjectionId) -> QueryResult<ObjectionRow> {
    objections::table.find(id).select(ObjectionRow::as_select()).first(conn)
}

/// Every objection of a case, over all its notices.
pub fn objections(conn: &mut Conn, case_id: CaseId) -> QueryResult<Vec<(NoticeKind, ObjectionRow)>> {
    objections::table
        .inner_join(notices::table.on(notices::id.eq(objections::notice_id)))
        .filter(objections::case_id.eq(case_id))
        .order((objections::lodged_at, objections::id))
        .select((notices::kind, ObjectionRow::as_select()))
        .load(conn)
}

/// Takes up or decides an open objection; 0 when it was decided before.
pub fn settle(
    conn: &mut Conn,
    id: ObjectionId,
    state: ObjectionState,
    finding: Option<&str>,
    by: UserId,
    at: DateTime<Utc>,
) -> QueryResult<usize> {
    let is_decided = !state.is_open();
    diesel::update(objections::table.find(id))
        .filter(objections::state.eq_any([ObjectionState::Lodged, ObjectionState::UnderInvestigation]))
        .set((
            objections::state.eq(state),
            objections::finding.eq(finding.filter(|_| is_decided)),
            objections::decided_by.eq(is_decided.then_some(by)),
            objections::decided_at.eq(is_decided.then_some(at)),
        ))
        .execute(conn)
}

/// A running notice as the link on its sheet shows it.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct SheetLine {
    pub kind: NoticeKind,
    pub holder_name: String,
    pub unit_name: String,
    pub post: String,
    pub certificate: String,
    pub title_level: TitleLevel,
    pub published_on: NaiveDate,
    pub ends_on: NaiveDate,
}

/// The running notice behind a link; `None` for any other text.
pub fn by_token(conn: &mut Conn, token: &str) -> QueryResult<Option<SheetLine>> {
    let row: Option<serde_json::Value> = diesel::select(sql_notice_by_token(token)).get_result(conn)?;
    row.map(|row| {
        serde_json::from_value(row).map_err(|e| diesel::result::Error::DeserializationError(e.into()))
    })
    .transpose()
}
