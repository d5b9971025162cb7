//! The one door to the database. It opens a transaction, takes on the actor's database role and organisation
//! for its length, and runs the caller's work; nothing else in the program can obtain a connection.
//!
//! Row-level security then answers "may you know of this record" a second time, after the scoped query.
//! It is no defence against SQL injection (a statement could change the role): no SQL is built from strings,
//! and visitors without an account come through a login of their own that may take on `zc_public` alone.
use super::{Conn, roles};
use crate::domain::actor::Actor;
use crate::domain::calendar::shanghai_date;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::r2d2::{ConnectionManager, CustomizeConnection, Pool};
use std::time::Duration;

/// Where the database is, for each of its three kinds of login.
#[derive(Debug, Clone)]
pub struct Urls {
    /// Owns the schema; used by `migrate` only.
    pub owner: String,
    /// Has no right of its own and may take on every actor's role.
    pub runtime: String,
    /// May take on `zc_public` alone.
    pub public: String,
}

/// The two pools. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    runtime: Pool<ConnectionManager<Conn>>,
    public: Pool<ConnectionManager<Conn>>,
}

/// No connection could be had in time: the page says so with 503, and nothing was written.
#[derive(Debug, thiserror::Error)]
#[error("the database cannot be reached")]
pub struct Unavailable(#[from] diesel::r2d2::PoolError);

#[derive(Debug)]
struct Limits;

impl CustomizeConnection<Conn, diesel::r2d2::Error> for Limits {
    fn on_acquire(&self, conn: &mut Conn) -> Result<(), diesel::r2d2::Error> {
        conn.batch_execute(
            "SET statement_timeout = '5s'; SET lock_timeout = '2s'; SET idle_in_transaction_session_timeout = '10s'; SET timezone = 'UTC'",
        )
        .map_err(diesel::r2d2::Error::QueryError)
    }
}

impl Db {
    /// Opens the pools; connections are made as they are needed.
    pub fn open(urls: &Urls, size: u32) -> Self {
        Self { runtime: pool(&urls.runtime, size), public: pool(&urls.public, size.min(4)) }
    }

    /// Runs `work` in one transaction as this actor: commits when it is `Ok`, rolls back when it is `Err`.
    pub fn as_actor<T, E>(&self, actor: &Actor, work: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E>
    where
        E: From<diesel::result::Error> + From<Unavailable>,
    {
        let org = actor.org_id.map(|id| id.to_string()).unwrap_or_default();
        let user = actor.person().map(|id| id.to_string()).unwrap_or_default();
        let pool = if roles::of(actor.role) == "zc_public" { &self.public } else { &self.runtime };
        let today = shanghai_date(actor.now).to_string();
        enter(pool, roles::of(actor.role), [&org, &user, &today], work)
    }

    /// Runs `work` as the keeper of sessions and credentials, before there is an actor.
    pub fn as_auth<T, E>(&self, work: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E>
    where
        E: From<diesel::result::Error> + From<Unavailable>,
    {
        enter(&self.runtime, "zc_auth", ["", "", ""], work)
    }
}

/// Reads with the sight of the program itself, then goes back to being the actor.
///
/// Guards look at facts that the person at the button may not read (objections, other people's proposals); the case
/// itself must have been found under the actor's own role before. `tests/architecture.rs` names the only callers.
pub fn with_full_sight<T>(conn: &mut Conn, read: impl FnOnce(&mut Conn) -> QueryResult<T>) -> QueryResult<T> {
    let own: String = diesel::select(current_setting("role")).get_result(conn)?;
    diesel::select(roles::set_config("role", "zc_system", true)).execute(conn)?;
    let result = read(conn)?;
    diesel::select(roles::set_config("role", own, true)).execute(conn)?;
    Ok(result)
}

define_sql_function! { fn current_setting(name: diesel::sql_types::Text) -> diesel::sql_types::Text; }

fn pool(url: &str, size: u32) -> Pool<ConnectionManager<Conn>> {
    Pool::builder()
        .max_size(size)
        .min_idle(Some(0))
        .connection_timeout(Duration::from_secs(2))
        .connection_customizer(Box::new(Limits))
        .build_unchecked(ConnectionManager::new(url))
}

fn enter<T, E>(
    pool: &Pool<ConnectionManager<Conn>>,
    role: &str,
    [org, user, today]: [&str; 3],
    work: impl FnOnce(&mut Conn) -> Result<T, E>,
) -> Result<T, E>
where
    E: From<diesel::result::Error> + From<Unavailable>,
{
    let mut conn = pool.get().map_err(Unavailable)?;
    conn.transaction(|conn| {
        diesel::select((
            roles::set_config("role", role, true),
            roles::set_config("app.org", org, true),
            roles::set_config("app.actor", user, true),
            roles::set_config("app.today", today, true),
        ))
        .execute(conn)?;
        work(conn)
    })
}
