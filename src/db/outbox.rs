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
        /// Point out to the reviewers that the employment of a case has ended.
        SignalTermination = "signal_termination",
        /// Draw the PDF of a certificate that was prepared.
        MakeCertificate = "make_certificate",
        /// Tell whoever must look into an objection that came through the link.
        TellOfObjection = "tell_of_objection",
        /// Tell somebody that cases came to them from a colleague, or were taken over from them: one message for all.
        TellOfHandOver = "tell_of_hand_over",
        /// Tell a reviewer that they cover a colleague, or that nobody covers them any more.
        TellOfCover = "tell_of_cover",
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
    outbox::table.filter(outbox::done_at.is_null()).select(diesel::dsl::count(outbox::id)).get_result(conn)
}

/// A piece of work as the administrator sees it: without what it is about.
#[derive(Debug, Clone, Queryable)]
pub struct JobRow {
    pub id: i64,
    pub topic: Topic,
    pub created_at: DateTime<Utc>,
    pub run_after: DateTime<Utc>,
    pub attempts: i32,
    pub last_error: Option<String>,
    pub done_at: Option<DateTime<Utc>>,
}

/// Which pieces of work are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Jobs {
    /// Not done and never failed.
    Waiting,
    /// Tried in vain and not done yet.
    Failing,
    Done,
}

/// The newest pieces of work of one kind, older than `before`.
pub fn jobs(conn: &mut Conn, which: Jobs, before: Option<i64>, limit: i64) -> QueryResult<Vec<JobRow>> {
    let mut query = outbox::table.into_boxed();
    query = match which {
        Jobs::Waiting => query.filter(outbox::done_at.is_null().and(outbox::attempts.eq(0))),
        Jobs::Failing => query.filter(outbox::done_at.is_null().and(outbox::attempts.gt(0))),
        Jobs::Done => query.filter(outbox::done_at.is_not_null()),
    };
    if let Some(id) = before {
        query = query.filter(outbox::id.lt(id));
    }
    query
        .order(outbox::id.desc())
        .limit(limit)
        .select((
            outbox::id,
            outbox::topic,
            outbox::created_at,
            outbox::run_after,
            outbox::attempts,
            outbox::last_error,
            outbox::done_at,
        ))
        .load(conn)
}

/// How many pieces of work wait, and how many were tried in vain.
pub fn open_counts(conn: &mut Conn) -> QueryResult<(i64, i64)> {
    let all = pending(conn)?;
    let failing = outbox::table
        .filter(outbox::done_at.is_null().and(outbox::attempts.gt(0)))
        .select(diesel::dsl::count(outbox::id))
        .get_result::<i64>(conn)?;
    Ok((all - failing, failing))
}
