//! `zhicheng figures check`: are the moments that the dashboards count from those of the timeline?
use super::InputError;
use super::serve::Place;
use crate::clock::Clock;
use crate::db::Db;
use crate::domain::actor::Actor;
use crate::services::{Error, figures};

/// Prints how many cases agree with nothing amiss; otherwise names the cases.
pub fn check(place: &Place) -> anyhow::Result<Result<String, InputError>> {
    let database = place.open()?;
    let result = check_in(&Db::open(&database.urls, 2));
    database.close();
    result
}

/// The same in a database that is open.
pub fn check_in(db: &Db) -> anyhow::Result<Result<String, InputError>> {
    let system = Actor::system(Clock::real().now());
    let amiss = db.as_actor::<_, Error>(&system, figures::amiss)?;
    if amiss.is_empty() {
        return Ok(Ok("every case agrees with its timeline".to_owned()));
    }
    Ok(Err(InputError::new("cases", format!("kept moments differ from the timeline: {}", amiss.join(", ")))))
}
