//! Takes promised work one piece at a time, out of other workers' sight while it lasts, and again later when it fails.
use super::{deliver, make_certificate, notify, tell, windows};
use crate::app::App;
use crate::db::outbox::{self, Topic, Work};
use crate::domain::actor::Actor;
use crate::domain::ids::{CaseId, CertificateId, UserId, VerificationId};
use crate::services::{Error, employment, verification};
use anyhow::Context;
use chrono::Duration;
use serde::de::DeserializeOwned;
use std::time::Duration as StdDuration;

/// How long a piece of work may take before another worker takes it up.
const LEASE: Duration = Duration::minutes(5);

/// Works until told to stop: drains the outbox, then looks at the clock, then waits a little.
pub async fn run(app: actix_web::web::Data<App>, mut stop: tokio::sync::watch::Receiver<bool>) {
    loop {
        drain(&app).await;
        tokio::select! {
            _ = stop.changed() => return,
            () = tokio::time::sleep(StdDuration::from_millis(700)) => {}
        }
    }
}

/// Does everything that is due now. Bounded, so that a failing piece cannot hold the caller up.
pub async fn drain(app: &App) {
    if let Err(error) = windows::look(app) {
        tracing::error!(error = format!("{error:#}"), "looking at the windows failed");
    }
    for _ in 0..500 {
        match once(app).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => {
                tracing::error!(
                    error = format!("{error:#}"),
                    "the worker could not take its next piece of work"
                );
                return;
            }
        }
    }
}

/// Takes and does one piece; `false` when there is none.
async fn once(app: &App) -> anyhow::Result<bool> {
    let now = app.clock.now();
    let system = Actor::system(now);
    let taken = app.db.as_actor::<_, Error>(&system, |conn| {
        let Some(work) = outbox::take(conn, now)? else { return Ok(None) };
        outbox::lease(conn, work.id, now + LEASE)?;
        Ok(Some(work))
    })?;
    let Some(work) = taken else { return Ok(false) };
    let result = perform(app, &work).await;
    app.db.as_actor::<_, Error>(&system, |conn| {
        match &result {
            Ok(()) => outbox::done(conn, work.id, now)?,
            Err(error) => outbox::failed(conn, &work, &format!("{error:#}"), now)?,
        }
        Ok(())
    })?;
    if let Err(error) = result {
        tracing::warn!(id = work.id, topic = %work.topic, error = format!("{error:#}"), "a piece of work failed");
    }
    Ok(true)
}

async fn perform(app: &App, work: &Work) -> anyhow::Result<()> {
    match work.topic {
        Topic::NotifyCase => notify::case(app, work),
        Topic::SendEmail => deliver::message(app, field(work, "message_id")?).await,
        Topic::SendLink => {
            let user: UserId = field(work, "user_id")?;
            deliver::link(app, user, field(work, "purpose")?).await
        }
        Topic::SettleVerification => {
            let id: VerificationId = field(work, "verification_id")?;
            let system = Actor::system(app.clock.now());
            Ok(app.db.as_actor::<_, Error>(&system, |conn| verification::settle(conn, &system, id))?)
        }
        Topic::SignalTermination => {
            let id: CaseId = field(work, "case_id")?;
            let system = Actor::system(app.clock.now());
            Ok(app.db.as_actor::<_, Error>(&system, |conn| employment::signal(conn, &system, id))?)
        }
        Topic::MakeCertificate => {
            let id: CertificateId = field(work, "certificate_id")?;
            make_certificate::make(app, id).await
        }
        Topic::TellOfObjection => tell::of_objection(app, work),
        Topic::TellOfHandOver => tell::of_hand_over(app, work),
        Topic::PassFeedback => tell::of_feedback(app, work),
    }
}

/// One value of a piece of work.
pub(super) fn field<T: DeserializeOwned>(work: &Work, name: &str) -> anyhow::Result<T> {
    let value = work.payload.get(name).cloned().with_context(|| format!("work {} has no {name}", work.id))?;
    serde_json::from_value(value).with_context(|| format!("{name} of work {}", work.id))
}
