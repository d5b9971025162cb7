//! Mandates: which agency may act for which unit, in which days, with which scope.
use super::Conn;
use super::schema::{cases, mandates, memberships, organisations};
use crate::domain::actor::{Actor, Role};
use crate::domain::document::MediaType;
use crate::domain::ids::{CaseId, MandateId, OrgId, UserId};
use crate::domain::text_enum;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::Text;

define_sql_function! { fn mandate_allows(act: Text) -> Bool; }
define_sql_function! { fn unit_manager() -> Nullable<Uuid>; }
define_sql_function! { fn own_agency() -> Nullable<Uuid>; }

text_enum! {
    /// What a mandate covers, beside following the cases that were opened under it.
    pub enum Scope {
        Open = "open" ("新开事项，提出证书查验，邀请申报人", "Opening cases: asking for verifications, inviting applicants"),
        Amend = "amend" ("修改退回的查验申请，重新提交", "Putting right a verification that was returned"),
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = mandates)]
#[diesel(check_for_backend(Pg))]
pub struct MandateRow {
    pub id: MandateId,
    pub unit_id: OrgId,
    pub agency_id: OrgId,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub scope: Vec<Scope>,
    pub file_name: String,
    pub media_type: MediaType,
    pub size: i64,
    pub sha256: String,
    pub object_key: String,
    pub recorded_by: UserId,
    pub recorded_at: DateTime<Utc>,
    pub ended_by: Option<UserId>,
    pub ended_at: Option<DateTime<Utc>>,
    pub end_reason: Option<String>,
}

impl MandateRow {
    /// Not ended, and the day lies within its days.
    pub fn is_in_force(&self, today: NaiveDate) -> bool {
        self.ended_at.is_none() && (self.starts_on..=self.ends_on).contains(&today)
    }
}

/// The agency behind a credit code.
pub fn agency_by_code(conn: &mut Conn, code: &str) -> QueryResult<Option<OrgId>> {
    organisations::table
        .filter(organisations::credit_code.eq(code).and(organisations::kind.eq("agency")))
        .select(organisations::id)
        .first(conn)
        .optional()
}

/// Adds a mandate; `false` when this very one was added before.
pub fn insert(conn: &mut Conn, row: &MandateRow) -> QueryResult<bool> {
    let added = diesel::insert_into(mandates::table).values(row);
    Ok(added.on_conflict(mandates::id).do_nothing().execute(conn)? == 1)
}

/// A mandate of the actor's unit, or of the actor's agency.
pub fn find(conn: &mut Conn, id: MandateId) -> QueryResult<MandateRow> {
    mandates::table.find(id).select(MandateRow::as_select()).first(conn)
}

/// Mandates that a unit gave, the newest on top.
pub fn of_unit(conn: &mut Conn, unit: OrgId, limit: i64) -> QueryResult<Vec<MandateRow>> {
    mandates::table
        .filter(mandates::unit_id.eq(unit))
        .order((mandates::recorded_at.desc(), mandates::id))
        .limit(limit)
        .select(MandateRow::as_select())
        .load(conn)
}

/// Mandates that an agency was given, the last to end on top.
pub fn of_agency(conn: &mut Conn, agency: OrgId, limit: i64) -> QueryResult<Vec<MandateRow>> {
    mandates::table
        .filter(mandates::agency_id.eq(agency))
        .order((mandates::ends_on.desc(), mandates::id))
        .limit(limit)
        .select(MandateRow::as_select())
        .load(conn)
}

/// Whether another mandate of the same two runs in some of these days.
pub fn overlaps(conn: &mut Conn, new: &MandateRow) -> QueryResult<bool> {
    let others = mandates::table
        .filter(mandates::unit_id.eq(new.unit_id).and(mandates::agency_id.eq(new.agency_id)))
        .filter(mandates::ended_at.is_null().and(mandates::id.ne(new.id)))
        .filter(mandates::starts_on.le(new.ends_on).and(mandates::ends_on.ge(new.starts_on)));
    diesel::select(diesel::dsl::exists(others)).get_result(conn)
}

/// Ends a mandate; `false` when it was ended before.
pub fn end(conn: &mut Conn, id: MandateId, by: UserId, at: DateTime<Utc>, reason: &str) -> QueryResult<bool> {
    let ended = diesel::update(mandates::table.find(id).filter(mandates::ended_at.is_null())).set((
        mandates::ended_by.eq(by),
        mandates::ended_at.eq(at),
        mandates::end_reason.eq(reason),
    ));
    Ok(ended.execute(conn)? == 1)
}

/// Whether the mandate that is in force covers this.
pub fn allows(conn: &mut Conn, scope: Scope) -> QueryResult<bool> {
    diesel::select(mandate_allows(scope.as_str())).get_result(conn)
}

/// The account manager of the unit that the actor's agency acts for, and the agency.
pub fn in_charge(conn: &mut Conn) -> QueryResult<(Option<UserId>, Option<OrgId>)> {
    let (manager, agency): (Option<uuid::Uuid>, Option<uuid::Uuid>) =
        diesel::select((unit_manager(), own_agency())).get_result(conn)?;
    Ok((manager.map(UserId::from), agency.map(OrgId::from)))
}

/// The names of the actor's agency and of the unit that it acts for.
pub fn acting_for(conn: &mut Conn, actor: &Actor) -> QueryResult<Option<(String, String)>> {
    let agency: Option<String> = memberships::table
        .inner_join(organisations::table.on(memberships::org_id.eq(organisations::id.nullable())))
        .filter(memberships::user_id.eq(actor.user_id).and(memberships::role.eq(Role::Agency)))
        .filter(memberships::ended_at.is_null())
        .select(organisations::name_zh)
        .first(conn)
        .optional()?;
    let (Some(agency), Some(unit)) = (agency, actor.org_id) else { return Ok(None) };
    let unit: String = organisations::table.find(unit).select(organisations::name_zh).first(conn)?;
    Ok(Some((agency, unit)))
}

/// The cases that the agency opened for the unit, the last opened on top; older than the one named.
pub fn cases_of(
    conn: &mut Conn,
    actor: &Actor,
    before: Option<CaseId>,
    limit: i64,
) -> QueryResult<Vec<super::case::CaseRow>> {
    let mut query = super::case::seen_by(actor);
    if let Some(id) = before {
        let last = super::case::find(conn, actor, id)?;
        let older = cases::opened_at.lt(last.opened_at);
        query = query.filter(older.or(cases::opened_at.eq(last.opened_at).and(cases::id.gt(id))));
    }
    query
        .order((cases::opened_at.desc(), cases::id))
        .limit(limit)
        .select(super::case::CaseRow::as_select())
        .load(conn)
}
