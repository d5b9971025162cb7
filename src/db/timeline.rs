//! Append-only: what happened to a case, each entry chained to the one before by its hash.
use super::Conn;
use super::schema::timeline;
use crate::domain::actor::Role;
use crate::domain::case::{Action, Status};
use crate::domain::ids::{CaseId, UserId};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = timeline)]
pub struct EntryRow {
    pub case_id: CaseId,
    pub seq: i32,
    /// An action of the flow, or something that happened without a move.
    pub action: String,
    pub from_status: Option<Status>,
    pub to_status: Status,
    pub actor_id: Option<UserId>,
    pub actor_role: Role,
    pub actor_name: String,
    pub clauses: String,
    pub note: String,
    pub is_internal: bool,
    pub detail: serde_json::Value,
    pub at: DateTime<Utc>,
    pub hash: Vec<u8>,
}

/// An entry before it has its place in the chain.
#[derive(Debug, Clone)]
pub struct NewEntry<'a> {
    pub case_id: CaseId,
    pub action: &'a str,
    pub from_status: Option<Status>,
    pub to_status: Status,
    pub actor_id: Option<UserId>,
    pub actor_role: Role,
    pub actor_name: &'a str,
    pub clauses: String,
    pub note: &'a str,
    pub is_internal: bool,
    pub detail: serde_json::Value,
    pub at: DateTime<Utc>,
}

/// Everybody who ever accepted a case as its reviewer.
pub fn acceptors(conn: &mut Conn, case_id: CaseId) -> QueryResult<Vec<UserId>> {
    timeline::table
        .filter(timeline::case_id.eq(case_id).and(timeline::action.eq(Action::Accept.as_str())))
        .filter(timeline::actor_id.is_not_null())
        .select(timeline::actor_id.assume_not_null())
        .load(conn)
}

/// Adds an entry behind the last one; the case is locked by the caller, so that no two take the same place.
pub fn record(conn: &mut Conn, new: NewEntry<'_>) -> QueryResult<()> {
    let last: Option<(i32, Vec<u8>)> = timeline::table
        .filter(timeline::case_id.eq(new.case_id))
        .order(timeline::seq.desc())
        .select((timeline::seq, timeline::hash))
        .first(conn)
        .optional()?;
    let (seq, before) = last.map_or((1, Vec::new()), |(seq, hash)| (seq + 1, hash));
    let mut row = EntryRow {
        case_id: new.case_id,
        seq,
        action: new.action.to_owned(),
        from_status: new.from_status,
        to_status: new.to_status,
        actor_id: new.actor_id,
        actor_role: new.actor_role,
        actor_name: new.actor_name.to_owned(),
        clauses: new.clauses,
        note: new.note.to_owned(),
        is_internal: new.is_internal,
        detail: new.detail,
        at: new.at,
        hash: Vec::new(),
    };
    row.hash = row.chained_to(&before);
    diesel::insert_into(timeline::table).values(&row).execute(conn)?;
    Ok(())
}

/// The whole record, oldest first.
pub fn of_case(conn: &mut Conn, case_id: CaseId) -> QueryResult<Vec<EntryRow>> {
    timeline::table
        .filter(timeline::case_id.eq(case_id))
        .order(timeline::seq)
        .select(EntryRow::as_select())
        .load(conn)
}

impl EntryRow {
    /// SHA-256 over the hash before and every field, each with its length, so that no two records share their bytes.
    pub fn chained_to(&self, before: &[u8]) -> Vec<u8> {
        let mut hash = Sha256::new();
        let mut part = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_be_bytes());
            hash.update(bytes);
        };
        part(before);
        part(self.case_id.as_uuid().as_bytes());
        part(&self.seq.to_be_bytes());
        part(self.action.as_bytes());
        part(self.from_status.map_or("", Status::as_str).as_bytes());
        part(self.to_status.as_str().as_bytes());
        part(self.actor_id.map(|id| id.to_string()).unwrap_or_default().as_bytes());
        part(self.actor_role.as_str().as_bytes());
        part(self.actor_name.as_bytes());
        part(self.clauses.as_bytes());
        part(self.note.as_bytes());
        part(&[u8::from(self.is_internal)]);
        part(crate::domain::canonical::canonical_json(&self.detail).as_bytes());
        part(&self.at.timestamp_micros().to_be_bytes());
        hash.finalize().to_vec()
    }
}

/// The first entry whose hash does not follow from the ones before it.
pub fn broken_at(entries: &[EntryRow]) -> Option<i32> {
    let mut before: &[u8] = &[];
    for (entry, place) in entries.iter().zip(1..) {
        if entry.seq != place || entry.chained_to(before) != entry.hash {
            return Some(place);
        }
        before = &entry.hash;
    }
    None
}
