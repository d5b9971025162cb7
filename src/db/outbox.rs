//! Work promised inside a transaction; the worker does it afterwards, and again until it succeeds.
use super::Conn;
use super::schema::outbox;
use crate::domain::text_enum;
use chrono::{DateTime, Duration, Utc};
use diesel::prelude::*;

text_enum! {
    /// What the worker is asked to do.
    pub enum Topic {
        /// Tell the people of a case about a move.
        NotifyCase = "notify_case",
        /// Make a one-time link and send it.
        SendLink = "send_link",
        /// Send a message that is already stored.
        SendEmail = "send_email",
        /// Look at the cases that rest on a verification.
        SettleVerification = "settle_verification",
        /// Draw the PDF of a certificate that was prepared.
        MakeCertificate = "make_certificate",
        /// Tell whoever must look into an objection that came through the link.
        TellOfObjection = "tell_of_objection",
        /// Pass what somebody wrote to the administrators.
        PassFeedback = "pass_feedback",
    }
}

/// A piece of work that was taken.
#[derive(Debug, Queryable)]
pub struct Work {
    pub id: i64,
    pub topic: Topic,
    pub payload: serde_json::Value,
    pub attempts: i32,
}

pub fn promise(
    conn: &mut Conn,
    topic: Topic,
    payload: &serde_json::Value,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(outbox::table)
        .values((
            outbox::topic.eq(topic),
            outbox::payload.eq(payload),
            outbox::created_at.eq(at),
            outbox::run_after.eq(at),
        ))
        .execute(conn)?;
    Ok(())
}

/// Takes the oldest piece of work that is due, locked for the rest of the transaction.
pub fn take(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Option<Work>> {
    outbox::table
        .filter(outbox::done_at.is_null().and(outbox::run_after.le(now)))
        .order((outbox::run_after, outbox::id))
        .select((outbox::id, outbox::topic, outbox::payload, outbox::attempts))
        .for_update()
        .skip_locked()
        .first(conn)
        .optional()
}

/// Puts a piece of work out of other workers' sight for as long as it may take.
pub fn lease(conn: &mut Conn, id: i64, until: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(outbox::table.find(id)).set(outbox::run_after.eq(until)).execute(conn)?;
    Ok(())
}

pub fn done(conn: &mut Conn, id: i64, at: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(outbox::table.find(id)).set(outbox::done_at.eq(at)).execute(conn)?;
    Ok(())
}

/// Tried in vain: again after 2^n minutes, at most a day.
pub fn failed(conn: &mut Conn, work: &Work, error: &str, now: DateTime<Utc>) -> QueryResult<()> {
    let wait = Duration::minutes(1 << work.attempts.clamp(0, 11)).min(Duration::days(1));
    diesel::update(outbox::table.find(work.id))
        .set((
            outbox::attempts.eq(work.attempts + 1),
            outbox::last_error.eq(error),
            outbox::run_after.eq(now + wait),
        ))
        .execute(conn)?;
    Ok(())
}

/// Pieces of work not yet done.
pub fn pending(conn: &mut Conn) -> QueryResult<i64> {
    outbox::table.filter(outbox::done_at.is_null()).count().get_result(conn)
}
