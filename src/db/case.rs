//! Recognition cases. The status is written by [`move_to`] alone, through a function of the database.
use super::Conn;
use super::schema::{cases, memberships, organisations};
use crate::domain::actor::{Actor, Role};
use crate::domain::case::flow::Planned;
use crate::domain::case::{Status, WaitingFor};
use crate::domain::ids::{CaseId, OrgId, RoundId, UserId, VerificationId};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Date, Integer, Nullable, SmallInt, Text, Timestamptz, Uuid as SqlUuid};

define_sql_function! { fn lock_case(id: SqlUuid); }
define_sql_function! {
    #[expect(clippy::too_many_arguments, reason = "the database function takes the whole row of the move")]
    #[sql_name = "move_case"]
    fn sql_move_case(id: SqlUuid, version: Integer, action: Text, from: Text, to: Text, step: SmallInt,
                     waiting_for: Text, due_on: Nullable<Date>, at: Timestamptz) -> Bool;
}
define_sql_function! { fn point_case(id: SqlUuid, waiting_for: Text, due_on: Nullable<Date>, at: Timestamptz); }
define_sql_function! { fn next_number(series: Text) -> BigInt; }

/// A case as queues and pages read it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = cases)]
#[diesel(check_for_backend(Pg))]
pub struct CaseRow {
    pub id: CaseId,
    pub number: String,
    pub status: Status,
    pub left_status: Option<Status>,
    pub version: i32,
    pub org_id: OrgId,
    pub applicant_id: UserId,
    pub applicant_name: String,
    pub post: String,
    pub verification_id: VerificationId,
    pub list_id: String,
    pub item_number: i32,
    pub step: i16,
    pub waiting_for: WaitingFor,
    pub due_on: Option<NaiveDate>,
    pub suspended_at: Option<DateTime<Utc>>,
    pub claimed_by: Option<UserId>,
    pub filed_at: Option<DateTime<Utc>>,
    pub external_no: Option<String>,
    pub opened_at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
    /// Who is in charge of it at the unit.
    pub unit_officer: UserId,
    /// The agency that opened it for the unit.
    pub agency_id: Option<OrgId>,
}

#[derive(Insertable)]
#[diesel(table_name = cases)]
pub struct NewCase<'a> {
    pub id: CaseId,
    pub number: &'a str,
    pub status: Status,
    pub org_id: OrgId,
    pub applicant_id: UserId,
    pub applicant_name: &'a str,
    pub post: &'a str,
    pub verification_id: VerificationId,
    pub list_id: &'a str,
    pub item_class: &'a str,
    pub item_number: i32,
    pub step: i16,
    pub waiting_for: WaitingFor,
    pub opened_by: UserId,
    pub unit_officer: UserId,
    pub agency_id: Option<OrgId>,
    pub opened_at: DateTime<Utc>,
    pub changed_at: DateTime<Utc>,
}

/// The kind of organisation that receives cases; whoever reviews for another one sees none (ADR 13).
const RECEIVING_OFFICE: &str = "bureau";

/// The cases this person may know of, said a first time here and a second time by row-level security.
pub fn seen_by(actor: &Actor) -> cases::BoxedQuery<'static, Pg> {
    let all = cases::table.into_boxed();
    match actor.role {
        // A membership without an organisation owns nothing.
        Role::Employer => all.filter(cases::org_id.nullable().eq(actor.org_id)),
        Role::Agency => all.filter(cases::org_id.nullable().eq(actor.org_id)).filter(
            cases::agency_id.eq_any(
                memberships::table
                    .filter(memberships::user_id.eq(actor.user_id).and(memberships::role.eq(Role::Agency)))
                    .filter(memberships::ended_at.is_null())
                    .select(memberships::org_id),
            ),
        ),
        Role::Applicant => all.filter(cases::applicant_id.eq(actor.user_id)),
        Role::Reviewer => {
            let was_reopened = cases::left_status.is_not_distinct_from(Some(Status::VerificationFailed));
            let of_office = all.filter(cases::status.ne(Status::Verifying).or(was_reopened));
            match actor.org_id {
                Some(org) => of_office.filter(diesel::dsl::exists(
                    organisations::table
                        .filter(organisations::id.eq(org).and(organisations::kind.eq(RECEIVING_OFFICE))),
                )),
                None => of_office,
            }
        }
        _ => all,
    }
}

pub fn find(conn: &mut Conn, actor: &Actor, id: CaseId) -> QueryResult<CaseRow> {
    seen_by(actor).filter(cases::id.eq(id)).select(CaseRow::as_select()).first(conn)
}

/// Locks a case for the rest of the transaction and reads it, so that what its guards saw is still true when it moves.
pub fn lock(conn: &mut Conn, actor: &Actor, id: CaseId) -> QueryResult<CaseRow> {
    diesel::select(lock_case(id)).execute(conn)?;
    find(conn, actor, id)
}

pub fn insert(conn: &mut Conn, new: &NewCase<'_>) -> QueryResult<()> {
    diesel::insert_into(cases::table).values(new).execute(conn)?;
    Ok(())
}

/// The only way a status is written. `false`: somebody else was faster.
pub fn move_to(
    conn: &mut Conn,
    case: &CaseRow,
    planned: &Planned,
    due_on: Option<NaiveDate>,
    at: DateTime<Utc>,
) -> QueryResult<bool> {
    diesel::select(sql_move_case(
        case.id,
        case.version,
        planned.action.as_str(),
        case.status.as_str(),
        planned.to.as_str(),
        i16::from(planned.step),
        planned.waiting_for.as_str(),
        due_on,
        at,
    ))
    .get_result(conn)
}

/// Says who acts next where a fact changed without a move.
pub fn point(
    conn: &mut Conn,
    id: CaseId,
    waiting_for: WaitingFor,
    due_on: Option<NaiveDate>,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::select(point_case(id, waiting_for.as_str(), due_on, at)).execute(conn)?;
    Ok(())
}

/// The next number of a series, such as `RD-2026-000001`; taken in the caller's transaction.
pub fn number(conn: &mut Conn, prefix: &str, year: i32) -> QueryResult<String> {
    let series = format!("{prefix}-{year}");
    let n: i64 = diesel::select(next_number(&series)).get_result(conn)?;
    Ok(format!("{series}-{n:06}"))
}

/// The next number of any series, as a number.
pub fn next_in_series(conn: &mut Conn, series: &str) -> QueryResult<i64> {
    diesel::select(next_number(series)).get_result(conn)
}

/// What a list of cases is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Narrowing {
    pub statuses: Vec<Status>,
    /// Suspended cases too, whatever their status.
    pub with_suspended: bool,
    pub waiting_for: Option<WaitingFor>,
    /// Part of a name or number.
    pub text: Option<String>,
    /// Cases of any of these people.
    pub claimed_by: Option<Vec<UserId>>,
    pub is_unclaimed: bool,
    /// In charge at the unit.
    pub unit_officer: Option<UserId>,
    pub step: Option<StepIs>,
    pub round: Option<RoundId>,
    /// Opened at or after the first moment and before the second.
    pub opened: Option<Moments>,
    /// Since when it stands where it stands, likewise.
    pub entered: Option<Moments>,
    /// Rows of the lists: version and numbers.
    pub items: Option<Vec<(String, Vec<i32>)>>,
    pub due: Option<Due>,
    /// Only these cases.
    pub ids: Option<Vec<CaseId>>,
}

/// From the first moment on, before the second.
pub type Moments = (DateTime<Utc>, DateTime<Utc>);

/// The step in which a case stands, or in which it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepIs {
    Exactly(i16),
    AtLeast(i16),
}

/// When a case is due: on a day in the range (both ends included), or the clock stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    Within { from: NaiveDate, to: NaiveDate },
    Paused,
}

/// A row's place in a queue: cases without a deadline come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub due_on: Option<NaiveDate>,
    pub id: CaseId,
}

impl Place {
    /// The day that the queue orders by; the same as the stored column `queue_on`.
    fn queue_on(self) -> NaiveDate {
        const LAST: NaiveDate = NaiveDate::from_ymd_opt(9999, 12, 31).expect("a day of the calendar");
        self.due_on.unwrap_or(LAST)
    }
}

/// Where a page of a queue begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cursor {
    #[default]
    Start,
    After(Place),
    Before(Place),
}

/// One page of a queue, the earliest deadline first.
pub fn queue(
    conn: &mut Conn,
    actor: &Actor,
    narrowing: &Narrowing,
    cursor: Cursor,
    limit: i64,
) -> QueryResult<Vec<CaseRow>> {
    let (same_day, beyond) = match cursor {
        Cursor::Start => return ascending(conn, narrowed(actor, narrowing), limit),
        Cursor::Before(place) => return before(conn, actor, narrowing, place, limit),
        Cursor::After(place) => (
            cases::queue_on.eq(place.queue_on()).and(cases::id.gt(place.id)),
            cases::queue_on.gt(place.queue_on()),
        ),
    };
    // The rest of the day first, then the days after: each enters the index at one place, which one condition cannot.
    let mut rows = ascending(conn, narrowed(actor, narrowing).filter(same_day), limit)?;
    let left = limit - i64::try_from(rows.len()).unwrap_or(limit);
    if left > 0 {
        rows.extend(ascending(conn, narrowed(actor, narrowing).filter(beyond), left)?);
    }
    Ok(rows)
}

fn ascending(
    conn: &mut Conn,
    query: cases::BoxedQuery<'static, Pg>,
    limit: i64,
) -> QueryResult<Vec<CaseRow>> {
    query.order((cases::queue_on.asc(), cases::id.asc())).limit(limit).select(CaseRow::as_select()).load(conn)
}

/// The page that ends before a row, in the order of the queue.
fn before(
    conn: &mut Conn,
    actor: &Actor,
    narrowing: &Narrowing,
    place: Place,
    limit: i64,
) -> QueryResult<Vec<CaseRow>> {
    let descending = |conn: &mut Conn, query: cases::BoxedQuery<'static, Pg>, limit: i64| {
        let ordered = query.order((cases::queue_on.desc(), cases::id.desc())).limit(limit);
        ordered.select(CaseRow::as_select()).load::<CaseRow>(conn)
    };
    let same_day = cases::queue_on.eq(place.queue_on()).and(cases::id.lt(place.id));
    let mut rows = descending(conn, narrowed(actor, narrowing).filter(same_day), limit)?;
    let left = limit - i64::try_from(rows.len()).unwrap_or(limit);
    if left > 0 {
        let earlier = narrowed(actor, narrowing).filter(cases::queue_on.lt(place.queue_on()));
        rows.extend(descending(conn, earlier, left)?);
    }
    rows.reverse();
    Ok(rows)
}

/// How many cases a list holds.
pub fn count(conn: &mut Conn, actor: &Actor, narrowing: &Narrowing) -> QueryResult<i64> {
    narrowed(actor, narrowing).count().get_result(conn)
}

/// The cases of a unit or person, the last changed first.
pub fn latest(
    conn: &mut Conn,
    actor: &Actor,
    narrowing: &Narrowing,
    limit: i64,
) -> QueryResult<Vec<CaseRow>> {
    narrowed(actor, narrowing)
        .order((cases::changed_at.desc(), cases::id))
        .limit(limit)
        .select(CaseRow::as_select())
        .load(conn)
}

type OfCases = Box<dyn BoxableExpression<cases::table, Pg, SqlType = diesel::sql_types::Bool>>;

/// The cases that a list is narrowed to, for lists that order or narrow further.
pub(super) fn narrowed(actor: &Actor, narrowing: &Narrowing) -> cases::BoxedQuery<'static, Pg> {
    let mut query = seen_by(actor);
    if narrowing.with_suspended {
        let of_status = cases::status.eq_any(narrowing.statuses.clone());
        query = query.filter(of_status.or(cases::suspended_at.is_not_null()));
    } else if !narrowing.statuses.is_empty() {
        query = query.filter(cases::status.eq_any(narrowing.statuses.clone()));
    }
    if let Some(who) = narrowing.waiting_for {
        query = query.filter(cases::waiting_for.eq(who));
    }
    if let Some(people) = &narrowing.claimed_by {
        query = query.filter(cases::claimed_by.eq_any(people.clone()));
    }
    if let Some(officer) = narrowing.unit_officer {
        query = query.filter(cases::unit_officer.eq(officer));
    }
    if narrowing.is_unclaimed {
        query = query.filter(cases::claimed_by.is_null());
    }
    query = match narrowing.step {
        Some(StepIs::Exactly(step)) => query.filter(cases::step.eq(step)),
        Some(StepIs::AtLeast(step)) => query.filter(cases::step.ge(step)),
        None => query,
    };
    if let Some(round) = narrowing.round {
        query = query.filter(cases::round_id.eq(round));
    }
    if let Some((from, until)) = narrowing.opened {
        query = query.filter(cases::opened_at.ge(from).and(cases::opened_at.lt(until)));
    }
    if let Some((from, until)) = narrowing.entered {
        query = query.filter(cases::entered_at.ge(from).and(cases::entered_at.lt(until)));
    }
    if let Some(lists) = &narrowing.items {
        let mut any: OfCases = Box::new(cases::item_number.lt(0));
        for (list, numbers) in lists {
            let of_list = cases::list_id.eq(list.clone()).and(cases::item_number.eq_any(numbers.clone()));
            any = Box::new(any.or(of_list));
        }
        query = query.filter(any);
    }
    match narrowing.due {
        Some(Due::Within { from, to }) => {
            query = query.filter(cases::suspended_at.is_null().and(cases::due_on.between(from, to)));
        }
        Some(Due::Paused) => query = query.filter(cases::suspended_at.is_not_null()),
        None => {}
    }
    if let Some(ids) = &narrowing.ids {
        query = query.filter(cases::id.eq_any(ids.clone()));
    }
    if let Some(text) = narrowing.text.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        let pattern = format!("%{}%", text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
        query = query.filter(cases::applicant_name.ilike(pattern.clone()).or(cases::number.ilike(pattern)));
    }
    query
}

/// Open cases that rest on a verification.
pub fn resting_on(conn: &mut Conn, actor: &Actor, id: VerificationId) -> QueryResult<Vec<CaseRow>> {
    seen_by(actor)
        .filter(cases::verification_id.eq(id))
        .order(cases::id)
        .select(CaseRow::as_select())
        .load(conn)
}

pub fn claim(conn: &mut Conn, id: CaseId, person: Option<UserId>) -> QueryResult<usize> {
    diesel::update(cases::table.find(id)).set(cases::claimed_by.eq(person)).execute(conn)
}

/// The number that the city's title system gave the filing (D-23).
pub fn set_external_no(conn: &mut Conn, id: CaseId, number: &str) -> QueryResult<usize> {
    diesel::update(cases::table.find(id)).set(cases::external_no.eq(number)).execute(conn)
}
