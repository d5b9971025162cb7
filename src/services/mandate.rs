//! An agency (人事代理) acting for a unit: the mandate that the unit's account manager records and ends, and what an officer
//! of the agency may do while it is in force (ADR 21). Review, publicity and objections stay with the unit (§2(3)2).
use super::{Error, FieldErrors, Result, reference, staff};
use crate::db::case::CaseRow;
use crate::db::employer::OrgRow;
pub use crate::db::mandate::{MandateRow, Scope};
use crate::db::{Conn, audit, employer, mandate as db};
use crate::domain::actor::{Actor, Role};
use crate::domain::document::MediaType;
use crate::domain::identifiers::CreditCode;
use crate::domain::ids::{CaseId, MandateId, OrgId, UserId};
use crate::domain::lang::Lang;
use chrono::NaiveDate;
use serde_json::json;

/// So many mandates are listed.
const MOST: i64 = 100;
/// Cases on one page of an agency's list.
pub const PER_PAGE: usize = 50;
/// A mandate runs no longer than this: three years, to be given anew.
const LONGEST_DAYS: i64 = 3 * 366;

/// A mandate with its two organisations.
#[derive(Debug, Clone)]
pub struct Mandate {
    pub row: MandateRow,
    pub unit: OrgRow,
    pub agency: OrgRow,
}

fn named(conn: &mut Conn, rows: Vec<MandateRow>) -> Result<Vec<Mandate>> {
    let ids: Vec<OrgId> = rows.iter().flat_map(|row| [row.unit_id, row.agency_id]).collect();
    let orgs = employer::orgs(conn, &ids)?;
    let org = |id| orgs.iter().find(|org| org.id == id).cloned().ok_or(Error::NotFound);
    rows.into_iter()
        .map(|row| Ok(Mandate { unit: org(row.unit_id)?, agency: org(row.agency_id)?, row }))
        .collect()
}

/// What the unit gave, and whether the actor may change it.
pub fn of_unit(conn: &mut Conn, actor: &Actor) -> Result<(Vec<Mandate>, bool)> {
    let unit = actor.org_id.ok_or(Error::NotFound)?;
    let rows = db::of_unit(conn, unit, MOST)?;
    Ok((named(conn, rows)?, staff::staff(conn, actor)?.is_manager))
}

/// One of them; another unit's is not found.
pub fn find(conn: &mut Conn, id: MandateId) -> Result<Mandate> {
    let row = db::find(conn, id)?;
    named(conn, vec![row])?.pop().ok_or(Error::NotFound)
}

/// What the agency was given.
pub fn of_agency(conn: &mut Conn, actor: &Actor) -> Result<Vec<Mandate>> {
    let Some(agency) = actor.org_id else { return Ok(Vec::new()) };
    let rows = db::of_agency(conn, agency, MOST)?;
    named(conn, rows)
}

/// A mandate as it was typed; its document is stored already.
#[derive(Debug, Clone)]
pub struct NewMandate {
    /// Made with the form: a second press records nothing twice.
    pub id: MandateId,
    pub agency_code: String,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub scope: Vec<Scope>,
}

/// The stored document of a mandate.
#[derive(Debug, Clone)]
pub struct Paper {
    pub file_name: String,
    pub media_type: MediaType,
    pub size: u64,
    pub sha256: String,
    pub object_key: String,
}

/// Looks at everything but the document, before that is read: all complaints at once, and the agency.
pub fn check(conn: &mut Conn, actor: &Actor, new: &NewMandate) -> Result<OrgId> {
    if !staff::staff(conn, actor)?.is_manager {
        return Err(Error::refused(
            "只有本单位的账户管理员可以登记或终止委托。",
            "Only an account manager of the unit records or ends a mandate.",
        ));
    }
    let mut errors = FieldErrors::default();
    let agency = match CreditCode::parse(&new.agency_code) {
        Ok(code) => db::agency_by_code(conn, &code.to_string())?,
        Err(error) => {
            errors.add("agency_code", &error.text(Lang::Zh), &error.text(Lang::En));
            None
        }
    };
    if agency.is_none() && errors.is_empty() {
        errors.add(
            "agency_code",
            "没有登记过此代码的人事代理机构，请核对代码。",
            "No agency is registered under this code: check it.",
        );
    }
    days(&mut errors, new, reference::today(actor));
    if new.scope.is_empty() {
        errors.add("scope", "请至少选择一项委托事项。", "Choose at least one thing that the agency may do.");
    }
    errors.into_result()?;
    agency.ok_or(Error::NotFound)
}

fn days(errors: &mut FieldErrors, new: &NewMandate, today: NaiveDate) {
    match (new.starts_on, new.ends_on) {
        (None, _) => errors.add("starts_on", "请填写开始日期。", "Enter the first day."),
        (_, None) => errors.add("ends_on", "请填写截止日期。", "Enter the last day."),
        (Some(from), Some(to)) if to < from || to < today => errors.add(
            "ends_on",
            "截止日期不能早于开始日期，也不能早于今天。",
            "The last day cannot be before the first, nor before today.",
        ),
        (Some(from), Some(to)) if (to - from).num_days() > LONGEST_DAYS => {
            errors.add(
                "ends_on",
                "委托期限最长三年，期满可以重新登记。",
                "Three years at most; record it anew afterwards.",
            );
        }
        _ => {}
    }
}

/// Records what the agency may do, and the paper that says so.
pub fn give(conn: &mut Conn, actor: &Actor, new: &NewMandate, paper: Paper) -> Result<()> {
    let agency_id = check(conn, actor, new)?;
    let (Some(starts_on), Some(ends_on), Some(unit_id)) = (new.starts_on, new.ends_on, actor.org_id) else {
        return Err(Error::NotFound);
    };
    crate::db::staff::lock(conn)?;
    let row = MandateRow {
        id: new.id,
        unit_id,
        agency_id,
        starts_on,
        ends_on,
        scope: new.scope.clone(),
        file_name: paper.file_name,
        media_type: paper.media_type,
        size: i64::try_from(paper.size).unwrap_or(i64::MAX),
        sha256: paper.sha256,
        object_key: paper.object_key,
        recorded_by: actor.user_id,
        recorded_at: actor.now,
        ended_by: None,
        ended_at: None,
        end_reason: None,
    };
    if db::overlaps(conn, &row)? {
        return Err(Error::invalid(
            "starts_on",
            "与该机构的另一份委托日期重叠。请先终止那一份。",
            "Another mandate of this agency runs in these days: end that one first.",
        ));
    }
    if !db::insert(conn, &row)? {
        return Err(Error::Conflict);
    }
    let detail = json!({ "before": null, "after": described(&row) });
    Ok(audit::record(conn, actor, "give_mandate", "mandate", Some(row.id.as_uuid()), &detail)?)
}

fn described(row: &MandateRow) -> serde_json::Value {
    json!({ "agency": row.agency_id, "starts_on": row.starts_on, "ends_on": row.ends_on, "scope": row.scope,
            "sha256": row.sha256, "ended_at": row.ended_at, "end_reason": row.end_reason })
}

/// Ends a mandate at once; ending it twice is ending it once.
pub fn end(conn: &mut Conn, actor: &Actor, id: MandateId, reason: &str) -> Result<()> {
    let row = db::find(conn, id)?;
    if !staff::staff(conn, actor)?.is_manager {
        return Err(Error::refused(
            "只有本单位的账户管理员可以登记或终止委托。",
            "Only an account manager of the unit records or ends a mandate.",
        ));
    }
    let reason = reason.trim();
    if !(1..=500).contains(&reason.chars().count()) {
        return Err(Error::invalid(
            "reason",
            "请写明终止原因，不超过500字。",
            "Give the reason, at most 500 characters.",
        ));
    }
    if db::end(conn, id, actor.user_id, actor.now, reason)? {
        let after =
            MandateRow { ended_at: Some(actor.now), end_reason: Some(reason.to_owned()), ..row.clone() };
        let detail = json!({ "before": described(&row), "after": described(&after) });
        audit::record(conn, actor, "end_mandate", "mandate", Some(id.as_uuid()), &detail)?;
    }
    Ok(())
}

/// Opens the paper of a mandate, for the unit or the agency; recorded.
pub fn read_paper(conn: &mut Conn, actor: &Actor, id: MandateId) -> Result<MandateRow> {
    let row = db::find(conn, id)?;
    audit::record(conn, actor, "read_mandate", "mandate", Some(id.as_uuid()), &json!({}))?;
    Ok(row)
}

/// Who an officer of an agency is while acting for the unit of this mandate. One that is not in force today is not found.
pub fn enter(conn: &mut Conn, actor: &Actor, id: MandateId) -> Result<(Actor, Mandate)> {
    let mandate = find(conn, id)?;
    if !mandate.row.is_in_force(reference::today(actor)) {
        return Err(Error::NotFound);
    }
    Ok((Actor { org_id: Some(mandate.row.unit_id), ..*actor }, mandate))
}

/// Refuses an agency what its mandate does not cover. The database refuses it too.
pub fn require(conn: &mut Conn, actor: &Actor, scope: Scope) -> Result<()> {
    if actor.role != Role::Agency || db::allows(conn, scope)? {
        return Ok(());
    }
    Err(Error::refused(
        &format!("单位的委托不包括“{}”。请由单位办理，或请单位另行委托。", scope.name(Lang::Zh)),
        &format!(
            "The unit's mandate does not cover this: “{}”. The unit does it, or extends the mandate.",
            scope.name(Lang::En)
        ),
    ))
}

/// Who is in charge at the unit of a case that this person opens, and the agency that opens it.
pub fn in_charge(conn: &mut Conn, actor: &Actor) -> Result<(UserId, Option<OrgId>)> {
    if actor.role != Role::Agency {
        return Ok((actor.user_id, None));
    }
    require(conn, actor, Scope::Open)?;
    let (manager, agency) = db::in_charge(conn)?;
    Ok((manager.ok_or(Error::NotFound)?, agency))
}

/// One page of the cases that the agency opened for the unit, and whether there are older ones.
pub fn cases(conn: &mut Conn, actor: &Actor, before: Option<CaseId>) -> Result<(Vec<CaseRow>, bool)> {
    let mut rows = db::cases_of(conn, actor, before, i64::try_from(PER_PAGE + 1).unwrap_or(51))?;
    let has_more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    Ok((rows, has_more))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn complaints(from: &str, to: &str) -> Vec<String> {
        let new = NewMandate {
            id: MandateId::fresh(),
            agency_code: String::new(),
            starts_on: from.parse().ok(),
            ends_on: to.parse().ok(),
            scope: vec![Scope::Open],
        };
        let mut errors = FieldErrors::default();
        days(&mut errors, &new, day("2026-03-02"));
        errors.0.into_iter().map(|(field, _)| field).collect()
    }

    #[test]
    fn the_days_of_a_mandate_end_after_they_begin_and_within_three_years() {
        assert!(complaints("2026-03-02", "2027-03-01").is_empty());
        assert_eq!(complaints("", "2027-03-01"), ["starts_on"]);
        assert_eq!(complaints("2026-03-02", ""), ["ends_on"]);
        assert_eq!(complaints("2026-03-02", "2026-03-01"), ["ends_on"]);
        assert_eq!(complaints("2025-01-01", "2026-03-01"), ["ends_on"]);
        assert_eq!(complaints("2026-03-02", "2030-03-02"), ["ends_on"]);
    }
}
