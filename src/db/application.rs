//! The applicant's form and documents.
use super::Conn;
use super::schema::{applications, documents};
use crate::domain::application::Application;
use crate::domain::document::{DocumentKind, MediaType};
use crate::domain::ids::{CaseId, DocumentId, UserId};
use chrono::{DateTime, Utc};
use diesel::prelude::*;

/// The form with the version that a change must name.
#[derive(Debug, Clone)]
pub struct ApplicationRow {
    pub version: i32,
    pub content: Application,
    pub declared_at: Option<DateTime<Utc>>,
    pub changed_at: DateTime<Utc>,
}

pub fn insert(conn: &mut Conn, case_id: CaseId, content: &Application, at: DateTime<Utc>) -> QueryResult<()> {
    diesel::insert_into(applications::table)
        .values((
            applications::case_id.eq(case_id),
            applications::content.eq(json(content)?),
            applications::changed_at.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut Conn, case_id: CaseId) -> QueryResult<ApplicationRow> {
    let (version, content, declared_at, changed_at): (i32, serde_json::Value, _, _) = applications::table
        .find(case_id)
        .select((
            applications::version,
            applications::content,
            applications::declared_at,
            applications::changed_at,
        ))
        .first(conn)?;
    let content =
        serde_json::from_value(content).map_err(|e| diesel::result::Error::DeserializationError(e.into()))?;
    Ok(ApplicationRow { version, content, declared_at, changed_at })
}

/// Saves over `version`; `false` when the form was changed in the meantime.
pub fn save(
    conn: &mut Conn,
    case_id: CaseId,
    version: i32,
    content: &Application,
    declared_at: Option<DateTime<Utc>>,
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    let changed = diesel::update(applications::table.find(case_id).filter(applications::version.eq(version)))
        .set((
            applications::version.eq(version + 1),
            applications::content.eq(json(content)?),
            applications::declared_at.eq(declared_at),
            applications::changed_at.eq(at),
        ))
        .execute(conn)?;
    Ok(changed == 1)
}

fn json(content: &Application) -> QueryResult<serde_json::Value> {
    serde_json::to_value(content).map_err(|e| diesel::result::Error::SerializationError(e.into()))
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = documents)]
pub struct DocumentRow {
    pub id: DocumentId,
    pub case_id: CaseId,
    pub kind: DocumentKind,
    pub file_name: String,
    pub media_type: MediaType,
    pub size: i64,
    pub sha256: String,
    pub object_key: String,
    pub uploaded_by: UserId,
    pub uploaded_at: DateTime<Utc>,
    pub replaced_at: Option<DateTime<Utc>>,
}

pub fn add_document(conn: &mut Conn, row: &DocumentRow) -> QueryResult<()> {
    diesel::insert_into(documents::table).values(row).execute(conn)?;
    Ok(())
}

/// The documents of a case that stand, in the order of upload.
pub fn documents(conn: &mut Conn, case_id: CaseId) -> QueryResult<Vec<DocumentRow>> {
    documents::table
        .filter(documents::case_id.eq(case_id).and(documents::replaced_at.is_null()))
        .order((documents::kind, documents::uploaded_at))
        .select(DocumentRow::as_select())
        .load(conn)
}

pub fn document(conn: &mut Conn, id: DocumentId) -> QueryResult<DocumentRow> {
    documents::table.find(id).select(DocumentRow::as_select()).first(conn)
}

/// Takes a document out of the file without deleting it.
pub fn set_aside(conn: &mut Conn, id: DocumentId, at: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(documents::table.find(id).filter(documents::replaced_at.is_null()))
        .set(documents::replaced_at.eq(at))
        .execute(conn)
}
