//! Keeping filters of the queue under names of one's own.
use crate::db::Conn;
use crate::db::office::one_at_a_time;
use crate::db::saved::{self as db, SavedRow};
use crate::domain::actor::Actor;
use crate::services::{Error, FieldErrors, Result};
use uuid::Uuid;

/// How many one person keeps.
pub const MOST: usize = 20;
/// Characters of a name.
const LONGEST: usize = 20;

/// One's own, the oldest first.
pub fn list(conn: &mut Conn, actor: &Actor) -> Result<Vec<SavedRow>> {
    Ok(db::of(conn, actor.user_id, i64::try_from(MOST).unwrap_or(i64::MAX))?)
}

/// Keeps a filter; `id` is made with the form, so that a second press finds the first.
pub fn keep(conn: &mut Conn, actor: &Actor, id: Uuid, name: &str, query: &str) -> Result<()> {
    one_at_a_time(conn, actor.user_id)?;
    let known = list(conn, actor)?;
    if known.iter().any(|row| row.id == id) {
        return Ok(());
    }
    let name = name.trim();
    let mut errors = FieldErrors::default();
    if name.is_empty() || name.chars().count() > LONGEST {
        errors.add(
            "name",
            &format!("请起一个名称，不超过 {LONGEST} 字。"),
            &format!("Give it a name of at most {LONGEST} characters."),
        );
    } else if known.iter().any(|row| row.name == name) {
        errors.add(
            "name",
            "已有同名的条件，请换一个名称，或先删除它。",
            "You have one of this name; choose another, or delete it first.",
        );
    } else if known.len() >= MOST {
        errors.add(
            "name",
            &format!("最多保存 {MOST} 组，请先删除不用的。"),
            &format!("You keep {MOST} already; delete one first."),
        );
    }
    if query.is_empty() || query.len() > 1000 {
        errors.add(
            "name",
            "请先在待办里设定条件，再保存。",
            "Set filters in the queue first, then save them.",
        );
    }
    errors.into_result()?;
    let row = SavedRow {
        id,
        user_id: actor.user_id,
        name: name.to_owned(),
        query: query.to_owned(),
        created_at: actor.now,
    };
    Ok(db::add(conn, &row)?)
}

/// Deletes one's own; a stranger's, or one that is gone, is not found.
pub fn delete(conn: &mut Conn, actor: &Actor, id: Uuid) -> Result<()> {
    if db::delete(conn, actor.user_id, id)? == 0 {
        return Err(Error::NotFound);
    }
    Ok(())
}
