//! The reviewers of an office: who they are, what keeps one from a case, when one is away and who covers.
use super::Conn;
use super::schema::{absences, cases};
use crate::domain::ids::{CaseId, OrgId, UserId};
use crate::domain::text_enum;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Uuid as SqlUuid};
use uuid::Uuid;

define_sql_function! {
    #[sql_name = "office_reviewers"]
    fn sql_office_reviewers() -> Jsonb;
}
define_sql_function! {
    #[sql_name = "tie_to_case"]
    fn sql_tie_to_case(id: SqlUuid, person: SqlUuid) -> Nullable<Text>;
}
define_sql_function! {
    /// Held until the transaction ends; whoever asks for the same key waits.
    fn pg_advisory_xact_lock(key: BigInt);
}

/// Somebody who reviews for the acting office today.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Colleague {
    pub id: UserId,
    pub name: String,
}

/// The live reviewers of the acting person's office, themselves included, by name.
pub fn reviewers(conn: &mut Conn) -> QueryResult<Vec<Colleague>> {
    let all: serde_json::Value = diesel::select(sql_office_reviewers()).get_result(conn)?;
    serde_json::from_value(all).map_err(|error| diesel::result::Error::DeserializationError(error.into()))
}

text_enum! {
    /// What keeps a person from reviewing a case.
    pub enum Tie {
        Applicant = "applicant" ("是本人的申报", "it is their own application"),
        Unit = "unit" ("与申报人同一单位", "they belong to the applicant's unit"),
        Acted = "acted" ("曾以其他身份办理该事项", "they acted in the case in another capacity"),
        Declared = "declared" ("曾对该事项声明回避", "they declared a tie to it"),
    }
}

pub fn tie(conn: &mut Conn, case: CaseId, person: UserId) -> QueryResult<Option<Tie>> {
    let code: Option<String> = diesel::select(sql_tie_to_case(case, person)).get_result(conn)?;
    match code {
        None => Ok(None),
        Some(code) => Tie::parse(&code)
            .map(Some)
            .ok_or_else(|| diesel::result::Error::DeserializationError(format!("no tie {code}").into())),
    }
}

/// Everybody who has a case now, in office or no longer.
pub fn holders(conn: &mut Conn) -> QueryResult<Vec<UserId>> {
    cases::table
        .filter(cases::claimed_by.is_not_null())
        .select(cases::claimed_by.assume_not_null())
        .distinct()
        .limit(200)
        .load(conn)
}

/// One thing at a time for a person, to the end of the transaction: limits are counted under it.
pub fn one_at_a_time(conn: &mut Conn, person: UserId) -> QueryResult<()> {
    let (high, low) = person.as_uuid().as_u64_pair();
    diesel::select(pg_advisory_xact_lock((high ^ low).cast_signed())).execute(conn)?;
    Ok(())
}

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = absences)]
pub struct AbsenceRow {
    pub id: Uuid,
    pub user_id: UserId,
    pub org_id: Option<OrgId>,
    pub covered_by: UserId,
    /// First and last day away, in Shanghai.
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    pub announced_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    pub declined_at: Option<DateTime<Utc>>,
}

impl AbsenceRow {
    /// Neither ended by hand nor declined.
    pub fn stands(&self) -> bool {
        self.ended_at.is_none() && self.declined_at.is_none()
    }

    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from_on <= day && day <= self.until_on
    }
}

/// Adds an absence; `false` when this very one was added before.
pub fn add_absence(conn: &mut Conn, row: &AbsenceRow) -> QueryResult<bool> {
    let added = diesel::insert_into(absences::table).values(row).on_conflict(absences::id).do_nothing();
    Ok(added.execute(conn)? == 1)
}

/// Absences that are not over on a day: declined ones too, for the page that says so.
pub fn absences_from(conn: &mut Conn, day: NaiveDate) -> QueryResult<Vec<AbsenceRow>> {
    absences::table
        .filter(absences::until_on.ge(day).and(absences::ended_at.is_null()))
        .order((absences::from_on, absences::id))
        .limit(200)
        .select(AbsenceRow::as_select())
        .load(conn)
}

pub fn absence(conn: &mut Conn, id: Uuid) -> QueryResult<AbsenceRow> {
    absences::table.find(id).select(AbsenceRow::as_select()).first(conn)
}

/// Whom a person covers on a day.
pub fn covered_by(conn: &mut Conn, person: UserId, day: NaiveDate) -> QueryResult<Vec<UserId>> {
    absences::table
        .filter(
            absences::covered_by.eq(person).and(absences::from_on.le(day)).and(absences::until_on.ge(day)),
        )
        .filter(absences::ended_at.is_null().and(absences::declined_at.is_null()))
        .select(absences::user_id)
        .distinct()
        .load(conn)
}

/// Who covers a person on a day.
pub fn covers_of(conn: &mut Conn, person: UserId, day: NaiveDate) -> QueryResult<Vec<UserId>> {
    absences::table
        .filter(absences::user_id.eq(person).and(absences::from_on.le(day)).and(absences::until_on.ge(day)))
        .filter(absences::ended_at.is_null().and(absences::declined_at.is_null()))
        .select(absences::covered_by)
        .distinct()
        .load(conn)
}

/// 0 when it is not theirs, or was ended or declined before.
pub fn end_absence(conn: &mut Conn, id: Uuid, person: UserId, at: DateTime<Utc>) -> QueryResult<usize> {
    let open = absences::ended_at.is_null().and(absences::declined_at.is_null());
    diesel::update(absences::table.find(id).filter(absences::user_id.eq(person)).filter(open))
        .set(absences::ended_at.eq(at))
        .execute(conn)
}

/// 0 when they do not cover it, or it was ended or declined before.
pub fn decline_absence(conn: &mut Conn, id: Uuid, cover: UserId, at: DateTime<Utc>) -> QueryResult<usize> {
    let open = absences::ended_at.is_null().and(absences::declined_at.is_null());
    diesel::update(absences::table.find(id).filter(absences::covered_by.eq(cover)).filter(open))
        .set(absences::declined_at.eq(at))
        .execute(conn)
}
