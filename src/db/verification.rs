//! Verifications: what was asked, what was answered, who reviewed it. Answers are added, never edited.
use super::Conn;
use super::schema::{verification_answers, verification_reviews, verifications};
use crate::domain::ids::{OrgId, UserId, VerificationId};
use crate::domain::verification::{AnswerOutcome, Channel, VerificationState};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use uuid::Uuid;

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = verifications)]
pub struct VerificationRow {
    pub id: VerificationId,
    pub number: String,
    pub state: VerificationState,
    pub version: i32,
    pub org_id: OrgId,
    pub holder_id: UserId,
    pub list_id: String,
    pub item_number: i32,
    pub certificate_no: String,
    pub name_on_certificate: String,
    pub awarded_on: NaiveDate,
    pub consent_at: Option<DateTime<Utc>>,
    pub requested_by: UserId,
    pub requested_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
    /// Why it was sent back or refused.
    pub reason: Option<String>,
}

#[derive(Insertable)]
#[diesel(table_name = verifications)]
pub struct NewVerification<'a> {
    pub id: VerificationId,
    pub number: &'a str,
    pub state: VerificationState,
    pub org_id: OrgId,
    pub holder_id: UserId,
    pub list_id: &'a str,
    pub item_class: &'a str,
    pub item_number: i32,
    pub certificate_no: &'a str,
    pub name_on_certificate: &'a str,
    pub awarded_on: NaiveDate,
    pub requested_by: UserId,
    pub requested_at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
}

pub fn insert(conn: &mut Conn, new: &NewVerification<'_>) -> QueryResult<()> {
    diesel::insert_into(verifications::table).values(new).execute(conn)?;
    Ok(())
}

pub fn find(conn: &mut Conn, id: VerificationId) -> QueryResult<VerificationRow> {
    verifications::table.find(id).select(VerificationRow::as_select()).first(conn)
}

/// Reads and locks; only the verification officer's role may.
pub fn lock(conn: &mut Conn, id: VerificationId) -> QueryResult<VerificationRow> {
    verifications::table.find(id).select(VerificationRow::as_select()).for_update().first(conn)
}

/// What a queue is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Narrowing {
    /// None stands for every state.
    pub states: Vec<VerificationState>,
    /// Part of a number, a name or a certificate number.
    pub text: Option<String>,
    /// Rows of the list, all of one issuing body; none stands for every row.
    pub items: Vec<i32>,
}

/// A place in a queue: the row after which the next page begins.
pub type Place = (DateTime<Utc>, VerificationId);

/// One page of a queue, the oldest first.
pub fn queue(
    conn: &mut Conn,
    narrowing: &Narrowing,
    after: Option<Place>,
    limit: i64,
) -> QueryResult<Vec<VerificationRow>> {
    let mut query = verifications::table.into_boxed();
    if !narrowing.states.is_empty() {
        query = query.filter(verifications::state.eq_any(narrowing.states.clone()));
    }
    if !narrowing.items.is_empty() {
        query = query.filter(verifications::item_number.eq_any(narrowing.items.clone()));
    }
    if let Some(text) = narrowing.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        let pattern = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        query = query.filter(
            verifications::number
                .ilike(pattern.clone())
                .or(verifications::name_on_certificate.ilike(pattern.clone()))
                .or(verifications::certificate_no.ilike(pattern)),
        );
    }
    if let Some((at, id)) = after {
        query = query.filter(
            verifications::requested_at
                .gt(at)
                .or(verifications::requested_at.eq(at).and(verifications::id.gt(id))),
        );
    }
    query
        .order((verifications::requested_at, verifications::id))
        .limit(limit)
        .select(VerificationRow::as_select())
        .load(conn)
}

/// How many stand in each state.
pub fn counts(conn: &mut Conn) -> QueryResult<Vec<(VerificationState, i64)>> {
    verifications::table
        .group_by(verifications::state)
        .select((verifications::state, diesel::dsl::count_star()))
        .load(conn)
}

/// The same certificate claimed by another person: raised to an officer.
pub fn same_certificate(conn: &mut Conn, row: &VerificationRow) -> QueryResult<Vec<VerificationRow>> {
    verifications::table
        .filter(verifications::list_id.eq(&row.list_id).and(verifications::item_number.eq(row.item_number)))
        .filter(verifications::certificate_no.eq(&row.certificate_no))
        .filter(verifications::holder_id.ne(row.holder_id))
        .limit(10)
        .select(VerificationRow::as_select())
        .load(conn)
}

/// Writes the next state over the version that was read; `false` when somebody else was faster.
pub fn move_to(
    conn: &mut Conn,
    row: &VerificationRow,
    to: VerificationState,
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    let sent_at = if to == VerificationState::SentToIssuer { Some(at) } else { row.sent_at };
    let moved =
        diesel::update(verifications::table.find(row.id).filter(verifications::version.eq(row.version)))
            .set((
                verifications::state.eq(to),
                verifications::version.eq(row.version + 1),
                verifications::sent_at.eq(sent_at),
                verifications::changed_at.eq(at),
            ))
            .execute(conn)?;
    Ok(moved == 1)
}

/// What is asked of the issuing body: all that is ever sent to it (D-16).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Asked {
    pub certificate_no: String,
    pub name_on_certificate: String,
    pub awarded_on: NaiveDate,
}

impl Asked {
    pub fn of(row: &VerificationRow) -> Self {
        Self {
            certificate_no: row.certificate_no.clone(),
            name_on_certificate: row.name_on_certificate.clone(),
            awarded_on: row.awarded_on,
        }
    }
}

/// Submits a returned request again, over the version that was read; `false` when somebody else was faster.
pub fn resubmit(
    conn: &mut Conn,
    row: &VerificationRow,
    asked: &Asked,
    ends_consent: bool,
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    let consent_at = row.consent_at.filter(|_| !ends_consent);
    let moved =
        diesel::update(verifications::table.find(row.id).filter(verifications::version.eq(row.version)))
            .set((
                verifications::state.eq(VerificationState::Submitted),
                verifications::version.eq(row.version + 1),
                verifications::certificate_no.eq(&asked.certificate_no),
                verifications::name_on_certificate.eq(&asked.name_on_certificate),
                verifications::awarded_on.eq(asked.awarded_on),
                verifications::consent_at.eq(consent_at),
                verifications::changed_at.eq(at),
            ))
            .execute(conn)?;
    Ok(moved == 1)
}

/// Keeps why a request was sent back or refused.
pub fn keep_reason(conn: &mut Conn, id: VerificationId, reason: &str) -> QueryResult<usize> {
    diesel::update(verifications::table.find(id)).set(verifications::reason.eq(reason)).execute(conn)
}

/// The holder's own consent to send their data abroad.
pub fn consent(conn: &mut Conn, id: VerificationId, at: DateTime<Utc>) -> QueryResult<usize> {
    diesel::update(verifications::table.find(id).filter(verifications::consent_at.is_null()))
        .set(verifications::consent_at.eq(at))
        .execute(conn)
}

pub fn take_back_consent(conn: &mut Conn, id: VerificationId) -> QueryResult<usize> {
    let none: Option<DateTime<Utc>> = None;
    diesel::update(verifications::table.find(id)).set(verifications::consent_at.eq(none)).execute(conn)
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = verification_answers)]
pub struct AnswerRow {
    pub id: Uuid,
    pub verification_id: VerificationId,
    pub outcome: AnswerOutcome,
    pub channel: Channel,
    pub evidence: String,
    pub recorded_by: UserId,
    pub recorded_at: DateTime<Utc>,
    pub supersedes: Option<Uuid>,
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = verification_reviews)]
pub struct ReviewRow {
    pub answer_id: Uuid,
    pub agreed: bool,
    pub note: String,
    pub reviewed_by: UserId,
    pub reviewed_at: DateTime<Utc>,
}

pub fn add_answer(conn: &mut Conn, row: &AnswerRow) -> QueryResult<()> {
    diesel::insert_into(verification_answers::table).values(row).execute(conn)?;
    Ok(())
}

pub fn add_review(conn: &mut Conn, row: &ReviewRow) -> QueryResult<()> {
    diesel::insert_into(verification_reviews::table).values(row).execute(conn)?;
    Ok(())
}

/// Every answer with its review, the newest first.
pub fn answers(conn: &mut Conn, id: VerificationId) -> QueryResult<Vec<(AnswerRow, Option<ReviewRow>)>> {
    verification_answers::table
        .left_join(
            verification_reviews::table.on(verification_reviews::answer_id.eq(verification_answers::id)),
        )
        .filter(verification_answers::verification_id.eq(id))
        .order((verification_answers::recorded_at.desc(), verification_answers::id))
        .select((AnswerRow::as_select(), Option::<ReviewRow>::as_select()))
        .load(conn)
}

/// The newest answer that a second officer agreed to.
pub fn standing_answer(conn: &mut Conn, id: VerificationId) -> QueryResult<Option<AnswerRow>> {
    let all = answers(conn, id)?;
    Ok(all
        .into_iter()
        .find(|(_, review)| review.as_ref().is_some_and(|review| review.agreed))
        .map(|(answer, _)| answer))
}
