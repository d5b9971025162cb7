//! A person's messages: reading them, and passing on what people tell us.
use super::{Error, Result};
use crate::db::Conn;
use crate::db::message::{self as db, MessageRow};
use crate::db::outbox::{self, Topic};
use crate::domain::actor::Actor;

/// How many of the newest messages a page shows.
const SHOWN: i64 = 100;
/// Characters of a feedback, and of a contact.
const LONGEST: usize = 2000;
const LONGEST_CONTACT: usize = 200;

/// One's own messages, the newest first.
pub fn latest(conn: &mut Conn, actor: &Actor) -> Result<Vec<MessageRow>> {
    let person = actor.person().ok_or(Error::SignInFirst)?;
    Ok(db::latest(conn, person, SHOWN)?)
}

/// Marks all of one's own messages as read.
pub fn mark_all_read(conn: &mut Conn, actor: &Actor) -> Result<()> {
    let person = actor.person().ok_or(Error::SignInFirst)?;
    db::mark_read(conn, person, actor.now)?;
    Ok(())
}

/// Promises to pass what somebody wrote to the administrators; with a contact or without.
pub fn give_feedback(conn: &mut Conn, actor: &Actor, text: &str, contact: &str) -> Result<()> {
    let (text, contact) = (text.trim(), contact.trim());
    if text.chars().count() < 5 {
        return Err(Error::invalid(
            "text",
            "请写明遇到的问题，至少5个字。",
            "Say what happened, in at least 5 characters.",
        ));
    }
    if text.chars().count() > LONGEST {
        return Err(Error::invalid("text", "内容请不要超过2000字。", "Keep it within 2000 characters."));
    }
    if contact.chars().count() > LONGEST_CONTACT {
        return Err(Error::invalid(
            "contact",
            "联系方式请不要超过200字。",
            "Keep the contact within 200 characters.",
        ));
    }
    let payload = serde_json::json!({ "text": text, "contact": contact });
    Ok(outbox::promise(conn, Topic::PassFeedback, &payload, actor.now)?)
}
