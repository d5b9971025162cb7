//! Accounts made at the command line (`zhicheng admin invite`); everything here runs as the owner of the schema.
use super::Conn;
use super::account::user_by_email;
use super::schema::{memberships, organisations, users};
use crate::domain::actor::Role;
use crate::domain::ids::{OrgId, UserId};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use uuid::Uuid;

/// The unit that somebody is invited into (`admin invite`).
#[derive(Debug, Clone)]
pub struct UnitInvitation {
    pub credit_code: String,
    /// Makes the unit where none has the code yet.
    pub name: Option<String>,
    pub kind: String,
    pub is_account_manager: bool,
}

/// Finds a unit by its credit code, or makes it; none where neither can be.
fn unit(conn: &mut Conn, unit: &UnitInvitation, at: DateTime<Utc>) -> QueryResult<Option<OrgId>> {
    let known: Option<OrgId> = organisations::table
        .filter(organisations::credit_code.eq(&unit.credit_code))
        .filter(organisations::kind.eq("employer"))
        .select(organisations::id)
        .first(conn)
        .optional()?;
    let (None, Some(name)) = (known, &unit.name) else { return Ok(known) };
    let id = OrgId::fresh();
    diesel::insert_into(organisations::table)
        .values((
            organisations::id.eq(id),
            organisations::kind.eq("employer"),
            organisations::name_zh.eq(name),
            organisations::credit_code.eq(&unit.credit_code),
            organisations::employer_kind.eq(&unit.kind),
            organisations::created_at.eq(at),
        ))
        .execute(conn)?;
    Ok(Some(id))
}

/// Makes a person with a role, or gives the role to the one behind the address; runs as the owner (`admin invite`).
/// None where the unit is not known and was not to be made.
pub fn add_person(
    conn: &mut Conn,
    email: &str,
    name: &str,
    role: Role,
    at_unit: Option<&UnitInvitation>,
    at: DateTime<Utc>,
) -> QueryResult<Option<UserId>> {
    let org = match at_unit {
        Some(invited) => {
            let Some(org) = unit(conn, invited, at)? else { return Ok(None) };
            Some(org)
        }
        None => None,
    };
    let user = if let Some(user) = user_by_email(conn, email)? {
        user.id
    } else {
        let id = UserId::fresh();
        diesel::insert_into(users::table)
            .values((
                users::id.eq(id),
                users::email.eq(email),
                users::name.eq(name),
                users::created_at.eq(at),
            ))
            .execute(conn)?;
        id
    };
    diesel::insert_into(memberships::table)
        .values((
            memberships::id.eq(Uuid::new_v4()),
            memberships::user_id.eq(user),
            memberships::org_id.eq(org),
            memberships::role.eq(role),
            memberships::created_at.eq(at),
        ))
        .on_conflict_do_nothing()
        .execute(conn)?;
    if at_unit.is_some_and(|invited| invited.is_account_manager) {
        diesel::update(memberships::table)
            .filter(memberships::user_id.eq(user).and(memberships::org_id.eq(org)))
            .filter(memberships::role.eq(Role::Employer).and(memberships::ended_at.is_null()))
            .set(memberships::is_account_manager.eq(true))
            .execute(conn)?;
    }
    Ok(Some(user))
}
