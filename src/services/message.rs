//! What people are told: a message, the e-mail that carries it, and passing on what people tell us.
use super::{Error, Result};
use crate::db::Conn;
use crate::db::letter::{self, NewLetter};
use crate::db::message::{self as db, MessageRow, Recipient};
use crate::db::outbox::{self, Topic};
use crate::db::wording;
use crate::domain::actor::Actor;
use crate::domain::event::Event;
use crate::domain::lang::Lang;
use crate::domain::message::{Delivery, LetterState, Wording, fill};
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// Characters of a feedback, and of a contact.
const LONGEST: usize = 2000;
const LONGEST_CONTACT: usize = 200;

/// A message and how its e-mail fares; none where no e-mail carries it.
pub type Told = (MessageRow, Option<LetterState>);

/// A page of one's own messages with how each e-mail fares, and whether there is more.
pub fn page(conn: &mut Conn, actor: &Actor, after: Option<Uuid>, limit: usize) -> Result<(Vec<Told>, bool)> {
    let person = actor.person().ok_or(Error::SignInFirst)?;
    let more = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let mut rows = db::page(conn, person, after, more)?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    Ok((rows, has_more))
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

/// One event to be told to some people. What `facts` says is asked once for each language.
pub struct Telling<'a> {
    pub event: &'static Event,
    /// What makes this telling one: the same key and person never give a second message.
    pub key: String,
    pub work: Option<i64>,
    /// The page to act on.
    pub link: String,
    /// The line of the letter that leads to the page, from the reader's language and the path.
    pub way: &'a dyn Fn(Lang, &str) -> String,
    pub now: DateTime<Utc>,
}

/// Tells people: a message each in their language, and with it, in the same transaction, the promise of an e-mail
/// where one goes out at once.
pub fn tell(
    conn: &mut Conn,
    telling: &Telling<'_>,
    people: Vec<Recipient>,
    facts: impl Fn(Lang) -> Vec<(&'static str, String)>,
) -> Result<()> {
    let words = words_of(conn, telling.event)?;
    for person in people {
        let lang = Lang::parse(&person.locale).unwrap_or_default();
        let (subject, body) = said(&words, lang, &facts(lang));
        let delivery = if telling.event.is_legal { Delivery::AtOnce } else { person.letters };
        let row = MessageRow {
            id: id_from(&format!("{} {}", telling.key, person.id)),
            user_id: person.id,
            outbox_id: telling.work,
            subject,
            body,
            link: Some(telling.link.clone()),
            created_at: telling.now,
            read_at: None,
            delivery,
            letter_id: None,
        };
        if db::add(conn, &row)? && delivery == Delivery::AtOnce {
            send(conn, &row, lang, telling.way)?;
        }
    }
    Ok(())
}

/// What an event says today: the administrator's newest wording, or the built-in one.
pub fn words_of(conn: &mut Conn, event: &Event) -> Result<Wording> {
    let newest = wording::versions(conn, &event.key(), 1)?;
    Ok(newest.first().and_then(wording::WordingRow::words).unwrap_or_else(|| event.builtin()))
}

/// Subject and body in one language, with the facts put in.
pub fn said(words: &Wording, lang: Lang, facts: &[(&str, String)]) -> (String, String) {
    let subject = lang.pick(&words.subject_zh, &words.subject_en);
    (fill(subject, facts), fill(lang.pick(&words.body_zh, &words.body_en), facts))
}

fn send(conn: &mut Conn, row: &MessageRow, lang: Lang, way: &dyn Fn(Lang, &str) -> String) -> Result<()> {
    let way = row.link.as_deref().map(|link| way(lang, link));
    let body = format!("{}\n\n{}", row.body, way.unwrap_or_default());
    let id = id_from(&format!("letter {}", row.id));
    let (user_id, created_at) = (row.user_id, row.created_at);
    let new = NewLetter {
        id,
        user_id,
        lang: lang.pick("zh", "en"),
        subject: &row.subject,
        body: &body,
        digest_on: None,
        created_at,
    };
    post(conn, &new, &[row.id])
}

/// Writes a letter with the messages that it carries, and promises to send it; a second time does nothing.
pub fn post(conn: &mut Conn, new: &NewLetter<'_>, carried: &[Uuid]) -> Result<()> {
    if letter::add(conn, new)? {
        db::carry(conn, carried, new.id)?;
        promise(conn, new.id, new.created_at)?;
    }
    Ok(())
}

/// Promises to send a letter that is already written.
pub fn promise(conn: &mut Conn, id: Uuid, at: DateTime<Utc>) -> Result<()> {
    Ok(outbox::promise(conn, Topic::SendEmail, &serde_json::json!({ "letter_id": id }), at)?)
}

/// One id for each text, so that doing a thing twice is doing it once.
pub fn id_from(text: &str) -> Uuid {
    let digest = Sha256::digest(text);
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_key_gives_one_id() {
        assert_eq!(id_from("a"), id_from("a"));
        assert_ne!(id_from("a"), id_from("b"));
    }
}
