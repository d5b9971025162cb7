//! What a holder was told before a certificate is taken back, and what they replied. Written once, never changed.
use super::Conn;
use super::review::ProposalOutcome;
use super::schema::{proposals, revocation_notices, revocation_replies};
use crate::domain::certificate::RevocationGround;
use crate::domain::ids::{CaseId, CertificateId, ProposalId, UserId};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

/// The notice to the holder. `counted` are the working days of the reply period.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = revocation_notices)]
pub struct NoticeRow {
    pub proposal_id: ProposalId,
    pub case_id: CaseId,
    pub certificate_id: CertificateId,
    pub ground: RevocationGround,
    pub reason: String,
    pub served_by: UserId,
    pub served_at: DateTime<Utc>,
    pub served_on: NaiveDate,
    pub working_days: i32,
    pub counted: Vec<NaiveDate>,
    pub reply_until: NaiveDate,
    pub calendar_digest: String,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = revocation_replies)]
pub struct ReplyRow {
    pub proposal_id: ProposalId,
    pub case_id: CaseId,
    pub content: String,
    pub replied_by: UserId,
    pub replied_at: DateTime<Utc>,
}

pub fn serve(conn: &mut Conn, row: &NoticeRow) -> QueryResult<()> {
    diesel::insert_into(revocation_notices::table).values(row).execute(conn)?;
    Ok(())
}

pub fn add_reply(conn: &mut Conn, row: &ReplyRow) -> QueryResult<()> {
    diesel::insert_into(revocation_replies::table).values(row).execute(conn)?;
    Ok(())
}

pub fn notice(conn: &mut Conn, id: ProposalId) -> QueryResult<NoticeRow> {
    revocation_notices::table.find(id).select(NoticeRow::as_select()).first(conn)
}

pub fn reply(conn: &mut Conn, id: ProposalId) -> QueryResult<Option<ReplyRow>> {
    revocation_replies::table.find(id).select(ReplyRow::as_select()).first(conn).optional()
}

/// The notice that is not decided yet, with its reply.
pub fn open(conn: &mut Conn, case_id: CaseId) -> QueryResult<Option<(NoticeRow, Option<ReplyRow>)>> {
    let found = revocation_notices::table
        .inner_join(proposals::table.on(proposals::id.eq(revocation_notices::proposal_id)))
        .filter(revocation_notices::case_id.eq(case_id).and(proposals::outcome.is_null()))
        .select(NoticeRow::as_select())
        .first(conn)
        .optional()?;
    with_reply(conn, found)
}

/// A notice with the holder's reply and what came of it.
pub type Heard = (NoticeRow, Option<ReplyRow>, Option<ProposalOutcome>);

/// The newest notice of a case, decided or not.
pub fn newest(conn: &mut Conn, case_id: CaseId) -> QueryResult<Option<Heard>> {
    let found: Option<(NoticeRow, Option<ProposalOutcome>)> = revocation_notices::table
        .inner_join(proposals::table.on(proposals::id.eq(revocation_notices::proposal_id)))
        .filter(revocation_notices::case_id.eq(case_id))
        .order((revocation_notices::served_at.desc(), revocation_notices::proposal_id))
        .select((NoticeRow::as_select(), proposals::outcome))
        .first(conn)
        .optional()?;
    let Some((row, outcome)) = found else { return Ok(None) };
    let reply = reply(conn, row.proposal_id)?;
    Ok(Some((row, reply, outcome)))
}

/// Every notice that is not decided yet, the earliest end of its reply period first.
pub fn waiting(conn: &mut Conn, limit: i64) -> QueryResult<Vec<(NoticeRow, Option<ReplyRow>)>> {
    revocation_notices::table
        .inner_join(proposals::table.on(proposals::id.eq(revocation_notices::proposal_id)))
        .left_join(
            revocation_replies::table.on(revocation_replies::proposal_id.eq(revocation_notices::proposal_id)),
        )
        .filter(proposals::outcome.is_null())
        .order((revocation_notices::reply_until, revocation_notices::proposal_id))
        .limit(limit)
        .select((NoticeRow::as_select(), Option::<ReplyRow>::as_select()))
        .load(conn)
}

fn with_reply(
    conn: &mut Conn,
    found: Option<NoticeRow>,
) -> QueryResult<Option<(NoticeRow, Option<ReplyRow>)>> {
    let Some(row) = found else { return Ok(None) };
    let reply = reply(conn, row.proposal_id)?;
    Ok(Some((row, reply)))
}
