//! Organisations: made and changed, with what stood before and after.
use super::{Error, FieldErrors, Result};
use crate::db::people::{self as db, OrgRow};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::identifiers::CreditCode;
use crate::domain::ids::OrgId;
use crate::domain::lang::Lang;

/// Kinds of organisations, and of employers, as the database knows them.
pub const KINDS: &[&str] = &["employer", "authority", "bureau", "issuing_body"];
pub const EMPLOYER_KINDS: &[&str] = &["enterprise", "public_institution", "other"];

/// What the form of an organisation holds.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub kind: String,
    pub name_zh: String,
    pub name_en: String,
    pub credit_code: String,
    pub employer_kind: String,
    /// Exact name or credit code of the superior authority.
    pub superior: String,
}

/// A page of organisations, and whether there is more.
pub fn page(conn: &mut Conn, text: &str, after: Option<OrgId>, limit: usize) -> Result<(Vec<OrgRow>, bool)> {
    let more = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let mut rows = db::orgs(conn, text.trim(), after, more)?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    Ok((rows, has_more))
}

/// One organisation and the name of its superior.
pub fn find(conn: &mut Conn, id: OrgId) -> Result<(OrgRow, Option<String>)> {
    let row = db::org(conn, id)?;
    let superior = row.superior_id.map(|id| db::org(conn, id)).transpose()?.map(|row| row.name_zh);
    Ok((row, superior))
}

/// Makes an organisation, or changes the one with this id; its kind stays.
pub fn save(conn: &mut Conn, actor: &Actor, id: OrgId, draft: &Draft) -> Result<()> {
    let before = match db::org(conn, id) {
        Ok(row) => Some(row),
        Err(diesel::result::Error::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    let kind = before.as_ref().map_or_else(|| draft.kind.clone(), |row| row.kind.clone());
    let after = read(conn, id, kind, draft)?;
    if before.as_ref() == Some(&after) {
        return Ok(());
    }
    match &before {
        Some(_) => drop(db::change_org(conn, &after)?),
        None => db::add_org(conn, &after, actor.now)?,
    }
    let what = if before.is_some() { "change_organisation" } else { "add_organisation" };
    let said =
        |row: &OrgRow| serde_json::json!([row.name_zh, row.name_en, row.credit_code, row.employer_kind]);
    let detail = serde_json::json!({ "before": before.as_ref().map(said), "after": said(&after) });
    Ok(audit::record(conn, actor, what, "organisation", Some(id.as_uuid()), &detail)?)
}

fn read(conn: &mut Conn, id: OrgId, kind: String, draft: &Draft) -> Result<OrgRow> {
    let mut errors = FieldErrors::default();
    if !KINDS.contains(&kind.as_str()) {
        errors.add("kind", "请选择机构类型。", "Choose a kind.");
    }
    let is_employer = kind == "employer";
    if is_employer && !EMPLOYER_KINDS.contains(&draft.employer_kind.as_str()) {
        errors.add("employer_kind", "请选择单位性质。", "Choose what kind of employer it is.");
    }
    let name = draft.name_zh.trim();
    if name.is_empty() || name.chars().count() > 100 {
        errors.add("name_zh", "请填写机构全称，不超过100字。", "Give the full name, within 100 characters.");
    }
    let code = draft.credit_code.trim();
    let code = (is_employer || !code.is_empty()).then(|| CreditCode::parse(code));
    if let Some(Err(error)) = &code {
        errors.add("credit_code", &error.text(Lang::Zh), &error.text(Lang::En));
    }
    let code = code.and_then(std::result::Result::ok).map(|code| code.as_str().to_owned());
    if let Some(code) = &code
        && db::orgs_called(conn, code)?.iter().any(|other| other.id != id)
    {
        errors.add("credit_code", "这个代码已属于另一机构。", "Another organisation has this code.");
    }
    let superior = superior(conn, id, draft.superior.trim(), &mut errors)?;
    errors.into_result()?;
    let english = draft.name_en.trim();
    Ok(OrgRow {
        id,
        kind,
        name_zh: name.to_owned(),
        name_en: (!english.is_empty()).then(|| english.to_owned()),
        credit_code: code,
        employer_kind: is_employer.then(|| draft.employer_kind.clone()),
        superior_id: superior,
    })
}

fn superior(conn: &mut Conn, id: OrgId, text: &str, errors: &mut FieldErrors) -> Result<Option<OrgId>> {
    if text.is_empty() {
        return Ok(None);
    }
    let found: Vec<OrgRow> = db::orgs_called(conn, text)?;
    match found.as_slice() {
        [one] if one.kind == "authority" && one.id != id => Ok(Some(one.id)),
        _ => {
            errors.add(
                "superior",
                "请填写一个主管部门的全称，与机构页面一致。",
                "Give the full name of one superior authority, as on its page.",
            );
            Ok(None)
        }
    }
}

/// The id in an address; `new` makes a fresh one.
pub fn id_of(text: &str) -> Result<OrgId> {
    if text == "new" { Ok(OrgId::fresh()) } else { OrgId::parse(text).ok_or(Error::NotFound) }
}
