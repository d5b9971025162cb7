//! Giving and taking rights beyond a role: by the security administrator, with a reason, recorded.
use super::{Error, FieldErrors, Result};
use crate::db::right::{self as db, GrantRow};
use crate::db::{Conn, account, audit};
use crate::domain::account::Right;
use crate::domain::actor::{Actor, Role};
use crate::domain::ids::UserId;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Everything the page of rights shows.
#[derive(Debug, Clone)]
pub struct Rights {
    pub grants: Vec<GrantRow>,
    pub names: BTreeMap<UserId, String>,
    /// Reviewers who do not hold the right to reopen.
    pub candidates: Vec<(UserId, String)>,
}

pub fn list(conn: &mut Conn) -> Result<Rights> {
    let grants = db::grants(conn, 200)?;
    let people = grants.iter().flat_map(|row| [Some(row.user_id), row.given_by, row.taken_by]).flatten();
    let names = account::names(conn, people.collect())?;
    let mut candidates = db::holders_of_role(conn, Role::Reviewer)?;
    candidates.retain(|(id, _)| !grants.iter().any(|row| row.user_id == *id && row.taken_at.is_none()));
    Ok(Rights { grants, names, candidates })
}

/// Gives a right; `id` was made with the form, so that a second press does nothing more.
pub fn give(conn: &mut Conn, actor: &Actor, id: Uuid, person: Option<UserId>, reason: &str) -> Result<()> {
    let known = person.filter(|person| {
        db::holders_of_role(conn, Role::Reviewer).is_ok_and(|held| held.iter().any(|(id, _)| id == person))
    });
    let mut errors = FieldErrors::default();
    if known.is_none() {
        errors.add("person", "请选择受理审核人员。", "Choose a reviewer.");
    }
    if reason.trim().is_empty() {
        errors.add("reason", "请写明授权依据。", "Say who decided this and why.");
    }
    errors.into_result()?;
    let user_id = known.ok_or(Error::NotFound)?;
    let row = GrantRow {
        id,
        user_id,
        name: Right::Reopen,
        reason: reason.trim().to_owned(),
        given_by: Some(actor.user_id),
        given_at: actor.now,
        taken_by: None,
        taken_at: None,
    };
    if db::give(conn, &row)? {
        record(conn, actor, "give_right", user_id, &row)?;
    }
    Ok(())
}

/// Takes a right back; taking it twice is taking it once.
pub fn take(conn: &mut Conn, actor: &Actor, id: Uuid) -> Result<()> {
    let row = db::grants(conn, 10_000)?.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    if db::take(conn, id, actor.user_id, actor.now)? == 1 {
        record(conn, actor, "take_right", row.user_id, &row)?;
    }
    Ok(())
}

fn record(conn: &mut Conn, actor: &Actor, what: &str, person: UserId, row: &GrantRow) -> Result<()> {
    let detail = serde_json::json!({ "right": row.name, "reason": row.reason });
    Ok(audit::record(conn, actor, what, "user", Some(person.as_uuid()), &detail)?)
}
