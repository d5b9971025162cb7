//! `zhicheng panel replay-draw`: computes a draw again and says whether the record agrees.
use super::InputError;
use super::serve::Place;
use crate::clock::Clock;
use crate::db::Db;
use crate::domain::actor::Actor;
use crate::services::{Error, panel};

/// Prints the replay as JSON. A session that is not known, or not drawn yet, is refused.
pub fn replay_draw(place: &Place, session: &str) -> anyhow::Result<Result<String, InputError>> {
    let database = place.open()?;
    let result = replay_in(&Db::open(&database.urls, 2), session);
    database.close();
    result
}

/// The same in a database that is open.
pub fn replay_in(db: &Db, session: &str) -> anyhow::Result<Result<String, InputError>> {
    let system = Actor::system(Clock::real().now());
    let refused = |reason: &str| Ok(Err(InputError::new("session", format!("{session} {reason}"))));
    match db.as_actor(&system, |conn| panel::replay(conn, &system, session)) {
        Ok(replay) => Ok(Ok(serde_json::to_string(&replay)?)),
        Err(Error::NotFound) => refused("is not known; give the number or the id of a session"),
        Err(Error::Conflict) => refused("has not been drawn yet"),
        Err(other) => Err(other.into()),
    }
}
