//! Brings a database up to date: roles, tables, and the reference data that belongs to this version of the program.
use super::{Conn, Urls, roles};
use anyhow::Context;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Migrates, then runs `load` as the owner in one transaction (reference data).
pub fn run(urls: &Urls, load: impl FnOnce(&mut Conn) -> anyhow::Result<()>) -> anyhow::Result<Vec<String>> {
    let mut conn = Conn::establish(&urls.owner).context("connecting to the database as its owner")?;
    roles::ensure(&mut conn, &user_of(&urls.runtime)?, &user_of(&urls.public)?)?;
    conn.batch_execute("SET ROLE zc_owner")?;
    let done = conn
        .run_pending_migrations(MIGRATIONS)
        .map_err(|error| anyhow::anyhow!("migrating the database: {error}"))?
        .iter()
        .map(ToString::to_string)
        .collect();
    conn.transaction(load).context("loading lists, calendar and policy data")?;
    Ok(done)
}

/// Whether every migration of this program has been applied; for the readiness page.
pub fn latest_name() -> Option<String> {
    use diesel::migration::MigrationSource;
    let all = MigrationSource::<diesel::pg::Pg>::migrations(&MIGRATIONS).ok()?;
    all.last().map(|migration| migration.name().version().to_string())
}

fn user_of(url: &str) -> anyhow::Result<String> {
    let conn = &mut Conn::establish(url).context("connecting to the database")?;
    let user =
        diesel::select(diesel::dsl::sql::<diesel::sql_types::Text>("session_user::text")).get_result(conn)?;
    Ok(user)
}
