//! Accounts and roles: made and given, ended and taken, each with who and what before and after. Nobody changes their own.
use super::account::promise_link;
use super::{Error, FieldErrors, Result};
use crate::db::people::{self as db, HeldRow, PersonRow};
use crate::db::{Conn, audit};
use crate::domain::account::LinkPurpose;
use crate::domain::actor::{Actor, Role};
use crate::domain::four_eyes::SamePerson;
use crate::domain::identifiers::{Email, FullName, IdentifierError};
use crate::domain::ids::{OrgId, UserId};
use crate::domain::lang::Lang;
use crate::domain::separation::{clash, giver, needs_organisation};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A page of people, and whether there is more.
pub fn page(conn: &mut Conn, text: &str, after: &str, limit: usize) -> Result<(Vec<PersonRow>, bool)> {
    let more = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let mut rows = db::page(conn, text.trim(), after, more)?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    Ok((rows, has_more))
}

/// One person with every role they hold or held.
#[derive(Debug, Clone)]
pub struct Person {
    pub row: PersonRow,
    pub held: Vec<HeldRow>,
    pub last_sign_in: Option<DateTime<Utc>>,
    /// One does not change one's own access.
    pub is_self: bool,
}

/// Reading it is recorded.
pub fn person(conn: &mut Conn, actor: &Actor, id: UserId) -> Result<Person> {
    let found = Person {
        row: db::find(conn, id)?,
        held: db::held(conn, id)?,
        last_sign_in: db::last_sign_in(conn, id)?,
        is_self: id == actor.user_id,
    };
    record(conn, actor, "read_person", id, &serde_json::json!({}))?;
    Ok(found)
}

fn record(conn: &mut Conn, actor: &Actor, what: &str, id: UserId, detail: &serde_json::Value) -> Result<()> {
    Ok(audit::record(conn, actor, what, "user", Some(id.as_uuid()), detail)?)
}

fn field(errors: &mut FieldErrors, name: &str, error: IdentifierError) {
    errors.add(name, &error.text(Lang::Zh), &error.text(Lang::En));
}

fn taken() -> Error {
    Error::invalid(
        "email",
        "这个邮箱已有账户，请在列表中查找。",
        "This address has an account: find it in the list.",
    )
}

/// Makes an account and promises its one-time link; `id` was made with the form, so that a second press does nothing more.
pub fn invite(conn: &mut Conn, actor: &Actor, id: UserId, email: &str, name: &str) -> Result<()> {
    let (email, name) = (Email::parse(email), FullName::parse(name));
    let mut errors = FieldErrors::default();
    if let Err(error) = &name {
        field(&mut errors, "name", *error);
    }
    if let Err(error) = &email {
        field(&mut errors, "email", *error);
    }
    errors.into_result()?;
    let (Ok(email), Ok(name)) = (email, name) else { return Err(Error::Conflict) };
    match db::by_address(conn, email.as_str())? {
        Some(known) if known == id => return Ok(()),
        Some(_) => return Err(taken()),
        None => {}
    }
    if db::add(conn, id, email.as_str(), name.as_str(), actor.now)? {
        promise_link(conn, id, LinkPurpose::Invitation, actor.now)?;
        record(conn, actor, "invite_person", id, &serde_json::json!({ "after": email.as_str() }))?;
    }
    Ok(())
}

fn not_oneself(actor: &Actor, id: UserId) -> Result<()> {
    if actor.user_id == id {
        return Err(Error::refused(
            "不能更改自己的账户和角色，请由另一人办理。",
            "Nobody changes their own account or roles: ask a colleague.",
        ));
    }
    Ok(())
}

/// Corrects the address of an account; letters that failed can then be sent again.
pub fn set_address(conn: &mut Conn, actor: &Actor, id: UserId, email: &str) -> Result<()> {
    not_oneself(actor, id)?;
    let email = Email::parse(email)
        .map_err(|error| Error::invalid("email", &error.text(Lang::Zh), &error.text(Lang::En)))?;
    let before = db::find(conn, id)?.email;
    if db::by_address(conn, email.as_str())?.is_some_and(|other| other != id) {
        return Err(taken());
    }
    if before != email.as_str() {
        db::set_address(conn, id, email.as_str())?;
        db::end_sessions(conn, id)?;
        let detail = serde_json::json!({ "before": before, "after": email.as_str() });
        record(conn, actor, "change_address", id, &detail)?;
    }
    Ok(())
}

/// Disables an account, whose sessions end at once, or enables it.
pub fn set_disabled(conn: &mut Conn, actor: &Actor, id: UserId, is_disabled: bool) -> Result<()> {
    not_oneself(actor, id)?;
    db::find(conn, id)?;
    if db::set_disabled(conn, id, is_disabled.then_some(actor.now))? == 1 {
        db::end_sessions(conn, id)?;
        let what = if is_disabled { "disable_person" } else { "enable_person" };
        record(conn, actor, what, id, &serde_json::json!({}))?;
    }
    Ok(())
}

/// Gives a role. `org` is the exact name or credit code of the organisation it is held in.
pub fn give(
    conn: &mut Conn,
    actor: &Actor,
    id: Uuid,
    person: UserId,
    role: Option<Role>,
    org: &str,
) -> Result<()> {
    not_oneself(actor, person)?;
    db::find(conn, person)?;
    let role = role.filter(|role| giver(*role) == Some(actor.role)).ok_or_else(|| {
        Error::invalid("role", "请选择一个由您授予的角色。", "Choose a role that is yours to give.")
    })?;
    let org = organisation(conn, role, org.trim())?;
    let held = db::held(conn, person)?;
    let now: Vec<Role> = held.iter().filter(|row| row.ended_at.is_none()).map(|row| row.role).collect();
    if let Some(pair) = clash(&now, role) {
        return Err(SamePerson { pair }.into());
    }
    if db::give(conn, id, person, (role, org.as_ref().map(|(id, _)| *id)), actor.now)? {
        let detail =
            serde_json::json!({ "before": now, "after": role, "organisation": org.map(|(_, name)| name) });
        record(conn, actor, "give_role", person, &detail)?;
    }
    Ok(())
}

fn organisation(conn: &mut Conn, role: Role, text: &str) -> Result<Option<(OrgId, String)>> {
    if text.is_empty() && !needs_organisation(role) {
        return Ok(None);
    }
    let mut found = if text.is_empty() { Vec::new() } else { db::orgs_called(conn, text)? };
    match (found.pop(), found.is_empty()) {
        (Some(org), true) => Ok(Some((org.id, org.name_zh))),
        _ => Err(Error::invalid(
            "org",
            "请填写机构的全称或统一社会信用代码，与机构页面一致。",
            "Give the full name or the credit code of one organisation, as on its page.",
        )),
    }
}

/// Ends a role; the person's sessions end with it.
pub fn end(conn: &mut Conn, actor: &Actor, person: UserId, id: Uuid) -> Result<()> {
    not_oneself(actor, person)?;
    let held = db::held(conn, person)?.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    if db::end(conn, person, id, actor.now)? == 1 {
        db::end_sessions(conn, person)?;
        let detail = serde_json::json!({ "before": held.role, "organisation": held.org });
        record(conn, actor, "end_role", person, &detail)?;
    }
    Ok(())
}
