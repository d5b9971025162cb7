//! E-mails: the copy of what is sent, which never changes, and how each fares.
use super::Conn;
use super::schema::{letters, messages, users};
use crate::domain::ids::UserId;
use crate::domain::message::{Delivery, LetterState};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use uuid::Uuid;

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = letters)]
pub struct LetterRow {
    pub id: Uuid,
    pub user_id: UserId,
    pub lang: String,
    pub subject: String,
    pub body: String,
    pub digest_on: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
    pub state: LetterState,
    pub address_masked: String,
    pub attempts: i32,
    pub cause: Option<String>,
    pub tried_at: Option<DateTime<Utc>>,
    pub sent_at: Option<DateTime<Utc>>,
}

/// A letter as it is first written.
#[derive(Debug, Insertable)]
#[diesel(table_name = letters)]
pub struct NewLetter<'a> {
    pub id: Uuid,
    pub user_id: UserId,
    pub lang: &'a str,
    pub subject: &'a str,
    pub body: &'a str,
    pub digest_on: Option<NaiveDate>,
    pub created_at: DateTime<Utc>,
}

/// Writes a letter once; `false` when it was written before.
pub fn add(conn: &mut Conn, new: &NewLetter<'_>) -> QueryResult<bool> {
    Ok(diesel::insert_into(letters::table).values(new).on_conflict_do_nothing().execute(conn)? == 1)
}

pub fn find(conn: &mut Conn, id: Uuid) -> QueryResult<LetterRow> {
    letters::table.find(id).select(LetterRow::as_select()).first(conn)
}

/// Begins a try, so that no second worker begins one before `busy_until`; `None` when it is sent, given up or busy.
pub fn begin(
    conn: &mut Conn,
    id: Uuid,
    address_masked: &str,
    now: DateTime<Utc>,
    busy_until: DateTime<Utc>,
) -> QueryResult<Option<LetterRow>> {
    let open = letters::state.eq_any([LetterState::Waiting, LetterState::Failed]);
    let free = letters::busy_until.is_null().or(letters::busy_until.le(now));
    diesel::update(letters::table.find(id).filter(open.and(free)))
        .set((
            letters::attempts.eq(letters::attempts + 1),
            letters::address_masked.eq(address_masked),
            letters::tried_at.eq(now),
            letters::busy_until.eq(busy_until),
        ))
        .returning(LetterRow::as_returning())
        .get_result(conn)
        .optional()
}

/// Writes down how a try ended.
pub fn settle(
    conn: &mut Conn,
    id: Uuid,
    state: LetterState,
    cause: Option<&str>,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(letters::table.find(id))
        .set((
            letters::state.eq(state),
            letters::cause.eq(cause),
            letters::sent_at.eq((state == LetterState::Sent).then_some(at)),
            letters::busy_until.eq(None::<DateTime<Utc>>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Where a page of letters goes on: after this one.
pub type Place = (DateTime<Utc>, Uuid);

/// Letters in these states, the newest first.
pub fn newest(
    conn: &mut Conn,
    states: &[LetterState],
    after: Option<Place>,
    limit: i64,
) -> QueryResult<Vec<LetterRow>> {
    let mut query = letters::table.filter(letters::state.eq_any(states.to_vec())).into_boxed();
    if let Some((at, id)) = after {
        query =
            query.filter(letters::created_at.lt(at).or(letters::created_at.eq(at).and(letters::id.gt(id))));
    }
    query
        .order((letters::created_at.desc(), letters::id))
        .limit(limit)
        .select(LetterRow::as_select())
        .load(conn)
}

/// How many letters are in these states, counted no further than `most`.
pub fn count(conn: &mut Conn, states: &[LetterState], most: i64) -> QueryResult<usize> {
    let found: Vec<Uuid> = letters::table
        .filter(letters::state.eq_any(states.to_vec()))
        .limit(most)
        .select(letters::id)
        .load(conn)?;
    Ok(found.len())
}

/// Puts a letter that failed back in line; `false` when it is not a failed one.
pub fn put_back(conn: &mut Conn, id: Uuid) -> QueryResult<bool> {
    let failed = letters::state.eq_any([LetterState::Failed, LetterState::GivenUp]);
    let done = diesel::update(letters::table.find(id).filter(failed))
        .set((letters::state.eq(LetterState::Waiting), letters::attempts.eq(0)))
        .execute(conn)?;
    Ok(done == 1)
}

/// People whose messages wait for the digest of a day that has not been written.
pub fn waiting_for_digest(conn: &mut Conn, day: NaiveDate, limit: i64) -> QueryResult<Vec<UserId>> {
    let written = letters::table.filter(letters::user_id.eq(users::id).and(letters::digest_on.eq(day)));
    let waiting = messages::table.filter(
        messages::user_id
            .eq(users::id)
            .and(messages::delivery.eq(Delivery::Digest))
            .and(messages::letter_id.is_null()),
    );
    users::table
        .filter(diesel::dsl::exists(waiting).and(diesel::dsl::not(diesel::dsl::exists(written))))
        .order(users::id)
        .limit(limit)
        .select(users::id)
        .load(conn)
}
