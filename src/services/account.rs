//! Signing in and out, the active role, and links that work once.
use super::{Error, Result};
use crate::db::account::{self as db, NewSession, SessionRow};
use crate::db::{Conn, message, outbox};
use crate::domain::account::{self, FAILURES_PER_ADDRESS, LinkPurpose};
use crate::domain::ids::UserId;
use crate::domain::lang::Lang;
use crate::domain::message::Delivery;
use crate::domain::token::Token;
use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

/// Where a sign-in comes from, for the brake on guessing.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// As typed, trimmed and in lower case.
    pub email: String,
    pub address: String,
    pub now: DateTime<Utc>,
}

impl Attempt {
    pub fn new(email: &str, address: &str, now: DateTime<Utc>) -> Self {
        Self { email: email.trim().to_lowercase(), address: address.to_owned(), now }
    }
}

/// What the password is to be compared with. `None` for an unknown or disabled account:
/// the caller then compares with a hash of nothing, so that both answers take the same time.
pub fn begin_sign_in(conn: &mut Conn, attempt: &Attempt) -> Result<Option<(UserId, String)>> {
    let hour_ago = attempt.now - Duration::hours(1);
    if db::failures_from(conn, &attempt.address, hour_ago)? >= FAILURES_PER_ADDRESS {
        return Err(Error::TooManyTries(3600));
    }
    let failures = db::failures_in_a_row(conn, &attempt.email, hour_ago)?;
    let wait = account::delay_after(u32::try_from(failures.len()).unwrap_or(u32::MAX));
    if let Some(last) = failures.first().filter(|last| **last + wait > attempt.now) {
        return Err(Error::TooManyTries((*last + wait - attempt.now).num_seconds().max(1)));
    }
    let Some(user) = db::user_by_email(conn, &attempt.email)?.filter(|user| user.disabled_at.is_none())
    else {
        return Ok(None);
    };
    Ok(db::password_hash(conn, user.id)?.map(|hash| (user.id, hash)))
}

/// Records a try that failed.
pub fn fail_sign_in(conn: &mut Conn, attempt: &Attempt) -> Result<()> {
    Ok(db::record_attempt(conn, &attempt.email, &attempt.address, false, attempt.now)?)
}

/// Starts a session under a new key; the first role the person holds is active.
pub fn finish_sign_in(conn: &mut Conn, attempt: &Attempt, user_id: UserId) -> Result<Token> {
    db::record_attempt(conn, &attempt.email, &attempt.address, true, attempt.now)?;
    start_session(conn, user_id, attempt.now)
}

/// Starts a session for a person who has proved who they are.
pub fn start_session(conn: &mut Conn, user_id: UserId, now: DateTime<Utc>) -> Result<Token> {
    let key = Token::fresh();
    let first = db::memberships_of(conn, user_id)?.first().map(|membership| membership.id);
    db::start_session(
        conn,
        &NewSession {
            key_hash: &key.hash(),
            user_id,
            membership_id: first,
            csrf_token: &Token::fresh().text(),
            at: now,
            expires_at: now + account::LONGEST,
        },
    )?;
    Ok(key)
}

/// A live session with what its person may act as.
#[derive(Debug, Clone)]
pub struct Session {
    pub row: SessionRow,
    pub memberships: Vec<db::Membership>,
    /// Messages not read yet, counted no further than 99; the navigation shows it.
    pub unread: u32,
}

impl Session {
    /// The membership that is active; it may have ended since the session began.
    pub fn active(&self) -> Option<&db::Membership> {
        let id = self.row.membership_id?;
        self.memberships.iter().find(|membership| membership.id == id)
    }
}

/// Reads a session and marks it as used, at most once a minute. `None` when it is over or its person was disabled.
pub fn session(conn: &mut Conn, key: &Token, now: DateTime<Utc>) -> Result<Option<Session>> {
    let hash = key.hash();
    let Some(row) = db::session(conn, &hash)? else { return Ok(None) };
    if row.user.disabled_at.is_some() || !account::session_is_live(row.last_seen_at, row.expires_at, now) {
        db::end_session(conn, &hash)?;
        return Ok(None);
    }
    if now - row.last_seen_at > Duration::minutes(1) {
        db::touch_session(conn, &hash, now)?;
    }
    let memberships = db::memberships_of(conn, row.user.id)?;
    let unread = message::unread(conn, row.user.id)?;
    Ok(Some(Session { row, memberships, unread }))
}

pub fn sign_out(conn: &mut Conn, key: &Token) -> Result<()> {
    Ok(db::end_session(conn, &key.hash())?)
}

/// Makes another of one's own roles the active one.
pub fn switch_role(conn: &mut Conn, key: &Token, membership_id: Uuid) -> Result<()> {
    let row = db::session(conn, &key.hash())?.ok_or(Error::NotFound)?;
    let own = db::memberships_of(conn, row.user.id)?;
    if !own.iter().any(|membership| membership.id == membership_id) {
        return Err(Error::NotFound);
    }
    Ok(db::set_membership(conn, &key.hash(), membership_id)?)
}

/// Promises a link to whoever owns this address; nothing tells the caller whether anybody does.
pub fn ask_for_link(conn: &mut Conn, email: &str, now: DateTime<Utc>) -> Result<()> {
    if let Some(user) = db::user_by_email(conn, email.trim())?.filter(|user| user.disabled_at.is_none()) {
        let purpose = match db::password_hash(conn, user.id)? {
            Some(_) => LinkPurpose::PasswordReset,
            None => LinkPurpose::Invitation,
        };
        promise_link(conn, user.id, purpose, now)?;
    }
    Ok(())
}

/// The worker makes the link and sends it, so that the secret is never stored.
pub fn promise_link(
    conn: &mut Conn,
    user_id: UserId,
    purpose: LinkPurpose,
    now: DateTime<Utc>,
) -> Result<()> {
    let payload = serde_json::json!({ "user_id": user_id, "purpose": purpose });
    Ok(outbox::promise(conn, outbox::Topic::SendLink, &payload, now)?)
}

/// Makes a link; what is returned goes to its owner and nowhere else.
pub fn make_link(
    conn: &mut Conn,
    user_id: UserId,
    purpose: LinkPurpose,
    now: DateTime<Utc>,
) -> Result<Token> {
    let token = Token::fresh();
    db::add_link(conn, &token.hash(), purpose, user_id, now)?;
    Ok(token)
}

/// Whether a link still works, for the page it opens.
pub fn link_works(conn: &mut Conn, token: &Token, now: DateTime<Utc>) -> Result<bool> {
    Ok(db::link_owner(conn, &token.hash(), now)?.is_some())
}

/// Sets a password through a link, uses the link up, ends every open session, and starts a new one.
pub fn set_password(conn: &mut Conn, token: &Token, hash: &str, now: DateTime<Utc>) -> Result<Token> {
    let Some(user_id) = db::use_link(conn, &token.hash(), now)? else { return Err(Error::NotFound) };
    db::set_password(conn, user_id, hash, now)?;
    db::end_sessions_of(conn, user_id)?;
    start_session(conn, user_id, now)
}

/// Keeps one line to be shown on the next page.
pub fn set_flash(conn: &mut Conn, key: &Token, flash: Option<&str>) -> Result<()> {
    Ok(db::set_flash(conn, &key.hash(), flash)?)
}

/// The account behind an address; for the demonstration, where nobody proves anything.
pub fn find_by_email(conn: &mut Conn, email: &str) -> Result<UserId> {
    Ok(db::user_by_email(conn, email)?.ok_or(Error::NotFound)?.id)
}

/// One of one's own sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    pub began_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    /// The one this is asked in.
    pub is_this: bool,
}

/// The live sessions of whoever holds this key, the last used first.
pub fn own_sessions(conn: &mut Conn, key: &Token, now: DateTime<Utc>) -> Result<Vec<OwnSession>> {
    let hash = key.hash();
    let user_id = db::session(conn, &hash)?.ok_or(Error::SignInFirst)?.user.id;
    let rows = db::sessions_of(conn, user_id)?;
    let live = rows.into_iter().filter(|row| account::session_is_live(row.last_seen_at, row.expires_at, now));
    let own = |row: db::SessionTimes| OwnSession {
        began_at: row.created_at,
        last_seen_at: row.last_seen_at,
        is_this: row.key_hash == hash,
    };
    Ok(live.map(own).collect())
}

/// Ends every session of this person but the one of this key.
pub fn end_other_sessions(conn: &mut Conn, key: &Token) -> Result<usize> {
    let hash = key.hash();
    let user_id = db::session(conn, &hash)?.ok_or(Error::SignInFirst)?.user.id;
    Ok(db::end_other_sessions(conn, user_id, &hash)?)
}

/// In which language letters are written to the person who holds this key.
pub fn set_letter_language(conn: &mut Conn, key: &Token, lang: Lang) -> Result<()> {
    let user_id = db::session(conn, &key.hash())?.ok_or(Error::SignInFirst)?.user.id;
    Ok(db::set_locale(conn, user_id, lang.pick("zh", "en"))?)
}

/// How the person who holds this key wants to be told.
pub fn set_delivery(conn: &mut Conn, key: &Token, way: Delivery) -> Result<()> {
    let user_id = db::session(conn, &key.hash())?.ok_or(Error::SignInFirst)?.user.id;
    Ok(db::set_delivery(conn, user_id, way)?)
}
