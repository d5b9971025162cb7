//! E-mail: a stored message, or a one-time link that is made here so that its secret is never stored.
use crate::app::App;
use crate::clients::mailer::Letter;
use crate::db::{account as people, message};
use crate::domain::account::LinkPurpose;
use crate::domain::actor::Actor;
use crate::domain::ids::UserId;
use crate::domain::lang::Lang;
use crate::services::{Error, account};
use crate::text::notify::NotifyText;
use uuid::Uuid;

pub async fn message(app: &App, id: Uuid) -> anyhow::Result<()> {
    let system = Actor::system(app.clock.now());
    let (row, user) = app.db.as_actor::<_, Error>(&system, |conn| {
        let row = message::find(conn, id)?;
        let user = people::user(conn, row.user_id)?;
        Ok((row, user))
    })?;
    if row.email_state == "sent" {
        return Ok(());
    }
    let t = NotifyText(Lang::parse(&user.locale).unwrap_or_default());
    let link = row.link.as_deref().map(|link| t.open(&format!("{}{link}", app.settings.public_url)));
    let body = format!("{}\n\n{}", row.body, link.unwrap_or_default());
    let sent = app.mailer.send(&Letter { to: user.email, subject: row.subject, body }).await;
    let state = if sent.is_ok() { "sent" } else { "failed" };
    app.db.as_actor::<_, Error>(&system, |conn| Ok(message::set_email_state(conn, id, state)?))?;
    sent
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
    let letter = Letter { to: user.email, subject: t.link_subject().to_owned(), body: t.link_body(&address) };
    app.mailer.send(&letter).await
}
