//! The way from a handler to the database: the door, off the async threads.
use crate::app::App;
use crate::db::Conn;
use crate::domain::actor::Actor;
use crate::services::Result;
use actix_web::web;
use anyhow::Context;

/// Runs one use-case in one transaction as this actor.
pub async fn run<T, F>(app: &web::Data<App>, actor: Actor, job: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce(&mut Conn, &Actor) -> Result<T> + Send + 'static,
{
    let app = app.clone();
    block(move || app.db.as_actor(&actor, |conn| job(conn, &actor))).await?
}

/// Runs one use-case as the keeper of sessions and credentials.
pub async fn run_auth<T, F>(app: &web::Data<App>, job: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce(&mut Conn) -> Result<T> + Send + 'static,
{
    let app = app.clone();
    block(move || app.db.as_auth(job)).await?
}

/// Work that would hold up an async thread.
pub async fn block<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    Ok(web::block(work).await.context("the blocking pool is gone")?)
}
