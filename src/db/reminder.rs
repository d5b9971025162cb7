//! Deadlines that come near, and which of them people were reminded of.
use super::Conn;
use super::schema::{cases, notices, proposals, reminders, revocation_notices, revocation_replies};
use crate::domain::case::{NoticeKind, Status};
use crate::domain::ids::CaseId;
use crate::domain::text_enum;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use uuid::Uuid;

text_enum! {
    /// What runs out.
    pub enum ReminderKind {
        /// The review of a filing, or the time for corrections.
        Case = "case",
        /// A publicity whose display was not recorded.
        Proof = "proof",
        /// The time in which a holder replies to an intended revocation.
        Revocation = "revocation",
    }
}

/// A deadline that nobody was reminded of so many days before.
#[derive(Debug, Clone, Queryable)]
pub struct Near {
    /// The case, the notice or the proposal.
    pub object_id: Uuid,
    pub case_id: CaseId,
    pub due_on: NaiveDate,
}

/// The days in which a deadline counts as near, and which reminder that is.
#[derive(Debug, Clone, Copy)]
pub struct Range {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub days_before: i32,
}

/// Reviews and corrections; what is suspended has no running clock.
pub fn cases(conn: &mut Conn, range: Range, limit: i64) -> QueryResult<Vec<Near>> {
    let told = reminders::table.filter(
        reminders::kind
            .eq(ReminderKind::Case)
            .and(reminders::object_id.eq(cases::id))
            .and(reminders::due_on.eq(cases::queue_on))
            .and(reminders::days_before.eq(range.days_before)),
    );
    cases::table
        .filter(cases::status.eq_any([Status::Filed, Status::Correction]).and(cases::suspended_at.is_null()))
        .filter(cases::queue_on.between(range.from, range.to).and(not(exists(told))))
        .order((cases::queue_on, cases::id))
        .limit(limit)
        .select((cases::id, cases::id, cases::queue_on))
        .load(conn)
}

/// Publicities inside a unit whose display is not recorded.
pub fn proofs(conn: &mut Conn, range: Range, limit: i64) -> QueryResult<Vec<Near>> {
    let told = reminders::table.filter(
        reminders::kind
            .eq(ReminderKind::Proof)
            .and(reminders::object_id.eq(notices::id))
            .and(reminders::due_on.eq(notices::ends_on))
            .and(reminders::days_before.eq(range.days_before)),
    );
    notices::table
        .filter(notices::kind.eq(NoticeKind::Internal).and(notices::ended_at.is_null()))
        .filter(notices::proof.is_null().and(notices::ends_on.between(range.from, range.to)))
        .filter(not(exists(told)))
        .order((notices::ends_on, notices::id))
        .limit(limit)
        .select((notices::id, notices::case_id, notices::ends_on))
        .load(conn)
}

/// Intended revocations that the holder has not replied to and nobody has decided.
pub fn revocations(conn: &mut Conn, range: Range, limit: i64) -> QueryResult<Vec<Near>> {
    let told = reminders::table.filter(
        reminders::kind
            .eq(ReminderKind::Revocation)
            .and(reminders::object_id.eq(revocation_notices::proposal_id))
            .and(reminders::due_on.eq(revocation_notices::reply_until))
            .and(reminders::days_before.eq(range.days_before)),
    );
    let replied =
        revocation_replies::table.filter(revocation_replies::proposal_id.eq(revocation_notices::proposal_id));
    revocation_notices::table
        .inner_join(proposals::table.on(proposals::id.eq(revocation_notices::proposal_id)))
        .filter(proposals::outcome.is_null().and(not(exists(replied))))
        .filter(revocation_notices::reply_until.between(range.from, range.to).and(not(exists(told))))
        .order((revocation_notices::reply_until, revocation_notices::proposal_id))
        .limit(limit)
        .select((
            revocation_notices::proposal_id,
            revocation_notices::case_id,
            revocation_notices::reply_until,
        ))
        .load(conn)
}

/// Writes a reminder down once; `false` when it was written before.
pub fn add(
    conn: &mut Conn,
    kind: ReminderKind,
    near: &Near,
    (days_before, told): (i32, bool),
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    let added = diesel::insert_into(reminders::table).values((
        reminders::kind.eq(kind),
        reminders::object_id.eq(near.object_id),
        reminders::due_on.eq(near.due_on),
        reminders::days_before.eq(days_before),
        reminders::told.eq(told),
        reminders::at.eq(at),
    ));
    Ok(added.on_conflict_do_nothing().execute(conn)? == 1)
}
