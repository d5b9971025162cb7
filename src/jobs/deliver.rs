//! E-mail: a stored letter, or a one-time link that is made here so that its secret is never stored.
//!
//! A letter is sent at least once: whoever is stopped between the mail server's yes and our note of it sends it again, under
//! the same Message-ID, so that the reader's mailbox can tell. Anything stopped earlier sends nothing twice.
use crate::app::App;
use crate::clients::mailer::{Letter, is_permanent};
use crate::db::letter::{self as letters, LetterRow};
use crate::db::{account as people, account::UserRow};
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Actor;
use crate::domain::ids::UserId;
use crate::domain::lang::Lang;
use crate::domain::mask::masked_text;
use crate::domain::message::{LetterState, MOST_ATTEMPTS, masked_address};
use crate::services::{Error, account};
use crate::text::notify::NotifyText;
use chrono::Duration;
use uuid::Uuid;

/// How long one try may take before another worker takes the letter up.
const TRY: Duration = Duration::minutes(2);

/// Sends a stored letter once; one that is sent, given up or just being sent is left alone.
pub async fn letter(app: &App, id: Uuid) -> anyhow::Result<()> {
    let system = Actor::system(app.clock.now());
    let now = system.now;
    let begun = app.db.as_actor::<_, Error>(&system, |conn| {
        let row = letters::find(conn, id)?;
        let user = people::user(conn, row.user_id)?;
        let begun = letters::begin(conn, id, &masked_address(&user.email), now, now + TRY)?;
        Ok(begun.map(|row| (row, user)))
    })?;
    let Some((row, user)) = begun else { return Ok(()) };
    let (state, cause) = outcome(app, &row, user).await;
    let kept = cause.as_ref().map(|cause| masked_text(&format!("{cause:#}")));
    app.db
        .as_actor::<_, Error>(&system, |conn| Ok(letters::settle(conn, id, state, kept.as_deref(), now)?))?;
    match cause {
        // The worker tries again.
        Some(cause) if state == LetterState::Failed => Err(cause),
        _ => Ok(()),
    }
}

async fn outcome(app: &App, row: &LetterRow, user: UserRow) -> (LetterState, Option<anyhow::Error>) {
    if user.disabled_at.is_some() {
        return (LetterState::GivenUp, Some(anyhow::anyhow!("the account is disabled")));
    }
    let (subject, body) = (row.subject.clone(), row.body.clone());
    match app.mailer.send(&Letter { id: Some(row.id), to: user.email, subject, body }).await {
        Ok(()) => (LetterState::Sent, None),
        Err(error) if is_permanent(&error) || row.attempts >= MOST_ATTEMPTS => {
            (LetterState::GivenUp, Some(error))
        }
        Err(error) => (LetterState::Failed, Some(error)),
    }
}

pub async fn link(app: &App, id: UserId, purpose: LinkPurpose) -> anyhow::Result<()> {
    let now = app.clock.wall();
    let (user, token) = app.db.as_auth::<_, Error>(|conn| {
        let user = people::user(conn, id)?;
        let token = account::make_link(conn, id, purpose, now)?;
        Ok((user, token))
    })?;
    let t = NotifyText(Lang::parse(&user.locale).unwrap_or_default());
    let address = format!("{}/link/{}", app.settings.public_url, token.text());
    let (subject, body) = (t.link_subject().to_owned(), t.link_body(&address));
    app.mailer.send(&Letter { id: None, to: user.email, subject, body }).await
}
