//! The employer's side of a case: its two findings, and the consent of its superior authority.
use super::Conn;
use super::schema::{consents, employer_findings, employment_reports, memberships, organisations};
use crate::domain::actor::Role;
use crate::domain::ids::{CaseId, OrgId, UserId};
use crate::domain::text_enum;
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use uuid::Uuid;

text_enum! {
    /// What the employer has to find (§2(3)2).
    pub enum FindingKind {
        Documents = "documents" ("申报材料", "Documents"),
        DutyPerformance = "duty_performance" ("履职情况", "Performance of duties"),
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = employer_findings)]
pub struct FindingRow {
    pub id: Uuid,
    pub case_id: CaseId,
    pub kind: FindingKind,
    pub met: bool,
    pub note: String,
    pub found_by: UserId,
    pub found_at: DateTime<Utc>,
}

pub fn add_finding(conn: &mut Conn, row: &FindingRow) -> QueryResult<()> {
    diesel::insert_into(employer_findings::table).values(row).execute(conn)?;
    Ok(())
}

/// Every finding, the newest first.
pub fn findings(conn: &mut Conn, case_id: CaseId) -> QueryResult<Vec<FindingRow>> {
    employer_findings::table
        .filter(employer_findings::case_id.eq(case_id))
        .order((employer_findings::found_at.desc(), employer_findings::id))
        .select(FindingRow::as_select())
        .load(conn)
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = organisations)]
pub struct OrgRow {
    pub id: OrgId,
    pub name_zh: String,
    pub name_en: Option<String>,
    pub credit_code: Option<String>,
    pub employer_kind: Option<String>,
    pub superior_id: Option<OrgId>,
}

impl OrgRow {
    /// A public institution (事业单位): its superior authority must consent before filing (P-14).
    pub fn is_public_institution(&self) -> bool {
        self.employer_kind.as_deref() == Some("public_institution")
    }
}

pub fn org(conn: &mut Conn, id: OrgId) -> QueryResult<OrgRow> {
    organisations::table.find(id).select(OrgRow::as_select()).first(conn)
}

/// Several at once.
pub fn orgs(conn: &mut Conn, ids: &[OrgId]) -> QueryResult<Vec<OrgRow>> {
    organisations::table.filter(organisations::id.eq_any(ids)).select(OrgRow::as_select()).load(conn)
}

/// The Chinese names of several organisations.
pub fn names(conn: &mut Conn, ids: &[OrgId]) -> QueryResult<Vec<(OrgId, String)>> {
    organisations::table
        .filter(organisations::id.eq_any(ids.to_vec()))
        .select((organisations::id, organisations::name_zh))
        .load(conn)
}

/// How many people act for a unit.
pub fn members(conn: &mut Conn, id: OrgId) -> QueryResult<i64> {
    memberships::table
        .filter(memberships::org_id.eq(id))
        .filter(memberships::role.eq(Role::Employer).and(memberships::ended_at.is_null()))
        .count()
        .get_result(conn)
}

/// What the employer says of the employment; without a day it goes on, and the report before was wrong.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = employment_reports)]
pub struct EmploymentReportRow {
    pub id: Uuid,
    pub case_id: CaseId,
    pub ended_on: Option<NaiveDate>,
    pub note: String,
    pub reported_by: UserId,
    pub reported_at: DateTime<Utc>,
}

/// Adds a report; `false` when this very one was added before.
pub fn report_employment(conn: &mut Conn, row: &EmploymentReportRow) -> QueryResult<bool> {
    let added = diesel::insert_into(employment_reports::table).values(row).on_conflict_do_nothing();
    Ok(added.execute(conn)? == 1)
}

/// The report that counts.
pub fn newest_report(conn: &mut Conn, case_id: CaseId) -> QueryResult<Option<EmploymentReportRow>> {
    employment_reports::table
        .filter(employment_reports::case_id.eq(case_id))
        .order((employment_reports::reported_at.desc(), employment_reports::id))
        .select(EmploymentReportRow::as_select())
        .first(conn)
        .optional()
}

text_enum! {
    pub enum ConsentAnswer {
        Given = "given" ("同意", "Consent given"),
        Refused = "refused" ("不同意", "Consent refused"),
    }
}

#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = consents)]
pub struct ConsentRow {
    pub id: Uuid,
    pub case_id: CaseId,
    pub superior_id: OrgId,
    pub requested_by: UserId,
    pub requested_at: DateTime<Utc>,
    pub answer: Option<ConsentAnswer>,
    pub reason: Option<String>,
    pub answered_by: Option<UserId>,
    pub answered_at: Option<DateTime<Utc>>,
}

/// The newest request for consent.
pub fn consent(conn: &mut Conn, case_id: CaseId) -> QueryResult<Option<ConsentRow>> {
    consents::table
        .filter(consents::case_id.eq(case_id))
        .order((consents::requested_at.desc(), consents::id))
        .select(ConsentRow::as_select())
        .first(conn)
        .optional()
}

pub fn ask_consent(conn: &mut Conn, row: &ConsentRow) -> QueryResult<()> {
    diesel::insert_into(consents::table).values(row).execute(conn)?;
    Ok(())
}

/// Answers an open request; 0 when it was answered before.
pub fn answer_consent(
    conn: &mut Conn,
    id: Uuid,
    answer: ConsentAnswer,
    reason: &str,
    by: UserId,
    at: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::update(consents::table.find(id).filter(consents::answer.is_null()))
        .set((
            consents::answer.eq(answer),
            consents::reason.eq(reason),
            consents::answered_by.eq(by),
            consents::answered_at.eq(at),
        ))
        .execute(conn)
}
