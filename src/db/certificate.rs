//! Certificates, and the batches in which they are issued by two people.
use super::Conn;
use super::schema::{certificates, issue_batches};
use crate::domain::case::Status;
use crate::domain::catalogue::TitleLevel;
use crate::domain::ids::{BatchId, CaseId, CertificateId, UserId};
use crate::domain::text_enum;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::Text;

define_sql_function! { fn check_certificate(code: Text) -> Nullable<Jsonb>; }

text_enum! {
    /// `prepared` is ours alone: the file is being made and nothing has been issued.
    pub enum RegisterStatus {
        Prepared = "prepared" ("待签发", "Prepared"),
        Valid = "valid" ("有效", "Valid"),
        Corrected = "corrected" ("已更正", "Corrected"),
        Suspended = "suspended" ("暂停", "Suspended"),
        Revoked = "revoked" ("已撤销", "Revoked"),
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = certificates)]
pub struct CertificateRow {
    pub id: CertificateId,
    pub case_id: CaseId,
    pub batch_id: BatchId,
    pub number: String,
    pub public_code: String,
    pub status: RegisterStatus,
    pub holder_name: String,
    pub holder_latin: Option<String>,
    pub holder_masked: String,
    pub title_zh: String,
    pub title_en: String,
    pub title_level: TitleLevel,
    pub speciality: String,
    pub basis: String,
    pub awarded_on: NaiveDate,
    pub is_demo: bool,
    pub pdf_key: Option<String>,
    pub pdf_sha256: Option<String>,
    pub issued_at: Option<DateTime<Utc>>,
    pub status_reason: Option<String>,
    pub status_at: DateTime<Utc>,
    pub replaced_by: Option<CertificateId>,
    /// Why the file could not be made at the last try.
    pub draw_error: Option<String>,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = issue_batches)]
pub struct BatchRow {
    pub id: BatchId,
    pub number: String,
    pub prepared_by: UserId,
    pub prepared_at: DateTime<Utc>,
    pub confirmed_by: Option<UserId>,
    pub confirmed_at: Option<DateTime<Utc>>,
}

pub fn add_batch(conn: &mut Conn, row: &BatchRow) -> QueryResult<()> {
    diesel::insert_into(issue_batches::table).values(row).execute(conn)?;
    Ok(())
}

pub fn batch(conn: &mut Conn, id: BatchId) -> QueryResult<BatchRow> {
    issue_batches::table.find(id).select(BatchRow::as_select()).first(conn)
}

pub fn open_batches(conn: &mut Conn) -> QueryResult<Vec<BatchRow>> {
    issue_batches::table
        .filter(issue_batches::confirmed_at.is_null())
        .order((issue_batches::prepared_at, issue_batches::id))
        .limit(100)
        .select(BatchRow::as_select())
        .load(conn)
}

/// Confirms a batch once; 0 when it was confirmed before.
pub fn confirm_batch(conn: &mut Conn, id: BatchId, by: UserId, at: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(issue_batches::table.find(id).filter(issue_batches::confirmed_at.is_null()))
        .set((issue_batches::confirmed_by.eq(by), issue_batches::confirmed_at.eq(at)))
        .execute(conn)
}

pub fn add(conn: &mut Conn, row: &CertificateRow) -> QueryResult<()> {
    diesel::insert_into(certificates::table).values(row).execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut Conn, id: CertificateId) -> QueryResult<CertificateRow> {
    certificates::table.find(id).select(CertificateRow::as_select()).first(conn)
}

/// The certificate of a case that has not been replaced.
pub fn of_case(conn: &mut Conn, case_id: CaseId) -> QueryResult<Option<CertificateRow>> {
    certificates::table
        .filter(certificates::case_id.eq(case_id).and(certificates::replaced_by.is_null()))
        .select(CertificateRow::as_select())
        .first(conn)
        .optional()
}

pub fn of_batch(conn: &mut Conn, id: BatchId) -> QueryResult<Vec<CertificateRow>> {
    certificates::table
        .filter(certificates::batch_id.eq(id))
        .order(certificates::number)
        .select(CertificateRow::as_select())
        .load(conn)
}

/// The register by number, after the last number of the page before; `text` is part of a number or of a name.
pub fn register(conn: &mut Conn, text: &str, after: &str, limit: i64) -> QueryResult<Vec<CertificateRow>> {
    let mut query = certificates::table
        .filter(
            certificates::status.ne(RegisterStatus::Prepared).and(certificates::number.gt(after.to_owned())),
        )
        .into_boxed();
    if !text.is_empty() {
        let pattern = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        query = query
            .filter(certificates::number.ilike(pattern.clone()).or(certificates::holder_name.ilike(pattern)));
    }
    query.order(certificates::number).limit(limit).select(CertificateRow::as_select()).load(conn)
}

/// Of these cases, those that have a certificate which has not been replaced.
pub fn cases_with_one(conn: &mut Conn, ids: &[CaseId]) -> QueryResult<Vec<CaseId>> {
    certificates::table
        .filter(certificates::case_id.eq_any(ids.to_vec()).and(certificates::replaced_by.is_null()))
        .select(certificates::case_id)
        .load(conn)
}

/// How many sheets of a batch there are, and how many of them are drawn.
pub fn sheet_counts(conn: &mut Conn, id: BatchId) -> QueryResult<(i64, i64)> {
    certificates::table
        .filter(certificates::batch_id.eq(id))
        .select((diesel::dsl::count_star(), diesel::dsl::count(certificates::pdf_key)))
        .first(conn)
}

pub fn store_pdf(conn: &mut Conn, id: CertificateId, key: &str, sha256: &str) -> QueryResult<usize> {
    diesel::update(certificates::table.find(id).filter(certificates::pdf_key.is_null()))
        .set((
            certificates::pdf_key.eq(key),
            certificates::pdf_sha256.eq(sha256),
            certificates::draw_error.eq(None::<String>),
        ))
        .execute(conn)
}

/// Keeps why a file could not be made.
pub fn note_draw_error(conn: &mut Conn, id: CertificateId, why: &str) -> QueryResult<usize> {
    diesel::update(certificates::table.find(id).filter(certificates::pdf_key.is_null()))
        .set(certificates::draw_error.eq(why))
        .execute(conn)
}

/// Forgets why the files of a batch could not be made, so that they are tried again; says which.
pub fn clear_draw_errors(conn: &mut Conn, id: BatchId) -> QueryResult<Vec<CertificateId>> {
    let failed = certificates::draw_error.is_not_null().and(certificates::pdf_key.is_null());
    diesel::update(certificates::table.filter(certificates::batch_id.eq(id).and(failed)))
        .set(certificates::draw_error.eq(None::<String>))
        .returning(certificates::id)
        .get_results(conn)
}

pub fn set_status(
    conn: &mut Conn,
    id: CertificateId,
    status: RegisterStatus,
    reason: Option<&str>,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    let row = find(conn, id)?;
    let issued_at = if status == RegisterStatus::Valid { row.issued_at.or(Some(at)) } else { row.issued_at };
    diesel::update(certificates::table.find(id))
        .set((
            certificates::status.eq(status),
            certificates::issued_at.eq(issued_at),
            certificates::status_reason.eq(reason),
            certificates::status_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

/// What anybody may learn from a code.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct CheckedRow {
    pub number: String,
    pub status: RegisterStatus,
    pub holder_masked: String,
    pub title_zh: String,
    pub title_en: String,
    pub title_level: TitleLevel,
    pub speciality: String,
    pub basis: String,
    pub awarded_on: NaiveDate,
    pub is_demo: bool,
    pub pdf_sha256: Option<String>,
    pub status_reason: Option<String>,
    pub status_at: DateTime<Utc>,
}

pub fn check(conn: &mut Conn, code: &str) -> QueryResult<Option<CheckedRow>> {
    let row: Option<serde_json::Value> = diesel::select(check_certificate(code)).get_result(conn)?;
    row.map(|row| {
        serde_json::from_value(row).map_err(|e| diesel::result::Error::DeserializationError(e.into()))
    })
    .transpose()
}

/// Statuses in which a case has, or is about to have, a certificate.
pub const WITH_CERTIFICATE: &[Status] = &[Status::Certifying, Status::Certified, Status::Revoked];
