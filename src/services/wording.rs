//! The administrator's own wording of what an event says: versions that count from saving; old ones stay on record.
use super::message::words_of;
use super::{Error, FieldErrors, Result};
use crate::db::wording::{self as db, WordingRow};
use crate::db::{Conn, account, audit};
use crate::domain::actor::Actor;
use crate::domain::event::{Event, by_key};
use crate::domain::ids::UserId;
use crate::domain::lang::has_han;
use crate::domain::message::{LONGEST_BODY, LONGEST_SUBJECT, Wording, objection_to};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Versions that the page shows.
const SHOWN: i64 = 50;

/// One event with what it says now and before.
#[derive(Debug, Clone)]
pub struct Template {
    pub event: &'static Event,
    pub now: Wording,
    pub versions: Vec<WordingRow>,
    pub names: BTreeMap<UserId, String>,
}

pub fn template(conn: &mut Conn, key: &str) -> Result<Template> {
    let event = by_key(key).ok_or(Error::NotFound)?;
    let versions = db::versions(conn, key, SHOWN)?;
    let names = account::names(conn, versions.iter().map(|row| row.saved_by).collect())?;
    Ok(Template { event, now: words_of(conn, event)?, versions, names })
}

/// The changed wordings by event; an event that is not here says what it was delivered with.
pub fn changed(conn: &mut Conn) -> Result<BTreeMap<String, Wording>> {
    let newest = db::newest(conn)?;
    Ok(newest.into_iter().filter_map(|row| Some((row.event.clone(), row.words()?))).collect())
}

/// What speaks against a wording, field by field.
pub fn check(event: &Event, words: &Wording) -> FieldErrors {
    let (builtin, mut errors) = (event.builtin(), FieldErrors::default());
    let fields = [
        ("subject_zh", &words.subject_zh, &builtin.subject_zh, LONGEST_SUBJECT),
        ("body_zh", &words.body_zh, &builtin.body_zh, LONGEST_BODY),
        ("subject_en", &words.subject_en, &builtin.subject_en, LONGEST_SUBJECT),
        ("body_en", &words.body_en, &builtin.body_en, LONGEST_BODY),
    ];
    for (name, text, builtin, longest) in fields {
        if let Some((zh, en)) = objection_to(text, builtin, event.known(), longest) {
            errors.add(name, &zh, &en);
        } else if name.starts_with("subject") && text.trim().contains('\n') {
            errors.add(name, "标题只能有一行。", "A subject is one line.");
        } else if name.ends_with("_en") && has_han(text) {
            errors.add(name, "英文内容中不能有中文。", "Leave Chinese out of the English text.");
        }
    }
    errors
}

/// Saves a version, or goes back to the built-in wording (`None`). `id` was made with the form: a second press does
/// nothing more. What is the same as before is no version.
pub fn save(conn: &mut Conn, actor: &Actor, id: Uuid, key: &str, words: Option<&Wording>) -> Result<()> {
    let template = template(conn, key)?;
    if let Some(words) = words {
        check(template.event, words).into_result()?;
    }
    let after = words.cloned().unwrap_or_else(|| template.event.builtin());
    if after == template.now {
        return Ok(());
    }
    let field = |text: fn(&Wording) -> &String| words.map(|words| text(words).clone());
    let row = WordingRow {
        id,
        event: key.to_owned(),
        subject_zh: field(|words| &words.subject_zh),
        subject_en: field(|words| &words.subject_en),
        body_zh: field(|words| &words.body_zh),
        body_en: field(|words| &words.body_en),
        saved_by: actor.user_id,
        saved_at: actor.now,
    };
    if db::add(conn, &row)? {
        let detail = serde_json::json!({
            "event": key,
            "before": [template.now.subject_zh, template.now.subject_en],
            "after": [after.subject_zh, after.subject_en],
            "is_builtin": words.is_none(),
        });
        audit::record(conn, actor, "change_wording", "wording", Some(id), &detail)?;
    }
    Ok(())
}
