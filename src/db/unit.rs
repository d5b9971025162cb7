//! The desk of a unit: which of its cases wait for what; what its people may read while a notice runs; and what a
//! superior authority is asked.
use super::Conn;
use super::account::lower;
use super::case::{CaseRow, Narrowing, narrowed, seen_by};
use super::employer::ConsentRow;
use super::notice::{NoticeRow, ObjectionState};
use super::schema::{cases, consents, memberships, notices, objections, organisations, users};
use crate::domain::actor::Actor;
use crate::domain::application::Application;
use crate::domain::case::{NoticeKind, Status, WaitingFor};
use crate::domain::catalogue::TitleLevel;
use crate::domain::document::DocumentKind;
use crate::domain::ids::{CaseId, OrgId, UserId};
use crate::domain::text_enum;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Date, Timestamptz, Uuid as SqlUuid};

define_sql_function! {
    #[sql_name = "publicised_materials"]
    fn sql_materials(id: SqlUuid, at: Timestamptz) -> Nullable<Jsonb>;
}

text_enum! {
    /// What the cases of a unit are counted by.
    pub enum Pile {
        Review = "review" ("待审核", "To review"),
        Publicity = "publicity" ("公示中", "In publicity"),
        Objections = "objections" ("有异议", "Objections"),
        Applicant = "applicant" ("待申报人", "With the applicant"),
        DueSoon = "due_soon" ("将到期", "Due soon"),
    }
}

/// What the list of a unit is narrowed to.
#[derive(Debug, Clone)]
pub struct Desk {
    pub pile: Option<Pile>,
    pub status: Option<Status>,
    /// In charge at the unit.
    pub officer: Option<UserId>,
    /// Part of a name or number.
    pub text: Option<String>,
    /// The last day that counts as soon.
    pub soon: NaiveDate,
}

fn on(actor: &Actor, desk: &Desk) -> cases::BoxedQuery<'static, Pg> {
    let narrowing = Narrowing {
        statuses: desk.status.into_iter().collect(),
        waiting_for: (desk.pile == Some(Pile::Applicant)).then_some(WaitingFor::Applicant),
        text: desk.text.clone(),
        unit_officer: desk.officer,
        ..Narrowing::default()
    };
    let query = narrowed(actor, &narrowing);
    match desk.pile {
        Some(Pile::Review) => query.filter(cases::status.eq(Status::EmployerReview)),
        Some(Pile::Publicity) => query.filter(cases::status.eq(Status::Publicity)),
        Some(Pile::Objections) => {
            let standing =
                [ObjectionState::Lodged, ObjectionState::UnderInvestigation, ObjectionState::Upheld];
            let with =
                objections::table.filter(objections::state.eq_any(standing)).select(objections::case_id);
            query.filter(cases::status.eq(Status::Publicity).and(cases::id.eq_any(with)))
        }
        Some(Pile::DueSoon) => query.filter(cases::due_on.le(desk.soon)),
        Some(Pile::Applicant) | None => query,
    }
}

/// How many cases there are.
pub fn count(conn: &mut Conn, actor: &Actor, desk: &Desk) -> QueryResult<i64> {
    on(actor, desk).count().get_result(conn)
}

/// One page: what waits for the unit first, then by the last day.
pub fn page(
    conn: &mut Conn,
    actor: &Actor,
    desk: &Desk,
    offset: i64,
    limit: i64,
) -> QueryResult<Vec<CaseRow>> {
    let is_ours = sql::<Bool>("waiting_for = 'employer'");
    let due = sql::<Date>("coalesce(due_on, DATE '9999-12-31')");
    on(actor, desk)
        .order((is_ours.desc(), due, cases::changed_at.desc(), cases::id))
        .offset(offset)
        .limit(limit)
        .select(CaseRow::as_select())
        .load(conn)
}

/// Somebody of a unit, as far as recognising them by their address needs it.
#[derive(Debug, Clone)]
pub struct PersonRow {
    pub id: UserId,
    pub email: String,
    pub name: String,
}

/// The people of the actor's own unit with one of these addresses (in lower case).
pub fn people(conn: &mut Conn, actor: &Actor, emails: &[String]) -> QueryResult<Vec<PersonRow>> {
    let rows: Vec<(UserId, String, String)> = users::table
        .filter(lower(users::email).eq_any(emails.to_vec()))
        .filter(
            users::id.eq_any(
                memberships::table
                    .filter(memberships::org_id.eq(actor.org_id).and(memberships::ended_at.is_null()))
                    .select(memberships::user_id),
            ),
        )
        .select((users::id, users::email, users::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, email, name)| PersonRow { id, email, name }).collect())
}

/// The unit's cases of these people.
pub fn cases_of(conn: &mut Conn, actor: &Actor, people: Vec<UserId>) -> QueryResult<Vec<CaseRow>> {
    seen_by(actor).filter(cases::applicant_id.eq_any(people)).select(CaseRow::as_select()).load(conn)
}

/// The unit's cases of one status whose clock runs, in the order of their numbers, behind the number that is given.
pub fn in_status(
    conn: &mut Conn,
    actor: &Actor,
    status: Status,
    after: &str,
    limit: i64,
) -> QueryResult<Vec<CaseRow>> {
    seen_by(actor)
        .filter(cases::status.eq(status).and(cases::suspended_at.is_null()))
        .filter(cases::number.gt(after.to_owned()))
        .order(cases::number)
        .limit(limit)
        .select(CaseRow::as_select())
        .load(conn)
}

/// The unit's cases whose notice runs, with that notice: the first to end on top. Where cases are named, only theirs.
pub fn running_notices(
    conn: &mut Conn,
    actor: &Actor,
    named: &[CaseId],
    limit: i64,
) -> QueryResult<Vec<NoticeRow>> {
    let mut own = seen_by(actor).select(cases::id);
    if !named.is_empty() {
        own = own.filter(cases::id.eq_any(named.to_vec()));
    }
    notices::table
        .filter(notices::kind.eq(NoticeKind::Internal).and(notices::ended_at.is_null()))
        .filter(notices::case_id.eq_any(own))
        .order((notices::ends_on, notices::holder_name, notices::id))
        .limit(limit)
        .select(NoticeRow::as_select())
        .load(conn)
}

/// The filed materials as they stand, before they are masked.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct MaterialsRow {
    pub form: Application,
    pub certificate_no: String,
    pub holder_name: String,
    pub unit_name: String,
    pub post: String,
    pub certificate: String,
    pub title_level: TitleLevel,
    pub published_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub objection_token: Option<String>,
    pub documents: Vec<DocumentKind>,
}

/// What a running notice publicises; none to people of another unit, and none when no notice runs.
pub fn materials(conn: &mut Conn, id: CaseId, at: DateTime<Utc>) -> QueryResult<Option<MaterialsRow>> {
    let row: Option<serde_json::Value> = diesel::select(sql_materials(id, at)).get_result(conn)?;
    let read =
        |row| serde_json::from_value(row).map_err(|e| diesel::result::Error::DeserializationError(e.into()));
    row.map(read).transpose()
}

/// A request for consent with its case and the unit's names.
pub type ConsentLine = (ConsentRow, CaseRow, String, Option<String>);

/// Requests to this authority: open ones first, the oldest on top; then the answered ones, the newest on top.
pub fn consents(conn: &mut Conn, superior: OrgId, limit: i64) -> QueryResult<Vec<ConsentLine>> {
    consents::table
        .inner_join(cases::table.on(cases::id.eq(consents::case_id)))
        .inner_join(organisations::table.on(organisations::id.eq(cases::org_id)))
        .filter(consents::superior_id.eq(superior))
        .order((
            consents::answer.is_not_null(),
            consents::answered_at.desc(),
            consents::requested_at,
            consents::id,
        ))
        .limit(limit)
        .select((
            ConsentRow::as_select(),
            CaseRow::as_select(),
            organisations::name_zh,
            organisations::name_en,
        ))
        .load(conn)
}
