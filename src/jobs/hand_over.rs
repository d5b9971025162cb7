//! Tells people of cases that a colleague passed on, and reviewers of an absence to cover: once for all the cases of one act.
use super::notify::way;
use super::worker::field;
use crate::app::App;
use crate::db::message::{self, Recipient};
use crate::db::outbox::Work;
use crate::db::{Conn, case, office};
use crate::domain::actor::Actor;
use crate::domain::calendar::shanghai_date;
use crate::domain::event::{Event, event};
use crate::domain::ids::{CaseId, UserId};
use crate::domain::lang::Lang;
use crate::domain::message::Audience;
use crate::services::message::{Telling, tell};
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::notify::NotifyText;
use anyhow::Context;
use chrono::NaiveDate;

/// So many case numbers stand in one message.
const NUMBERS: usize = 10;

/// Tells somebody, and whoever covers them today, that cases came to them or were taken over from them.
pub fn cases(app: &App, work: &Work) -> anyhow::Result<()> {
    let (person, ids): (UserId, Vec<CaseId>) = (field(work, "person")?, field(work, "cases")?);
    let event = event_of(work)?;
    let system = Actor::system(app.clock.now());
    Ok(app.db.as_actor::<_, Error>(&system, |conn| {
        let mut numbers = Vec::new();
        for id in ids.iter().take(NUMBERS) {
            numbers.push(case::find(conn, &system, *id)?.number);
        }
        let link = match (event.to, ids.as_slice()) {
            (Audience::Employer, [id]) => format!("/employer/cases/{id}"),
            (Audience::Reviewer, [id]) => format!("/reviewer/cases/{id}"),
            _ => event.place.to_owned(),
        };
        let people = with_cover(conn, &system, person)?;
        say(conn, app, work, (event, link), people, |lang| {
            vec![("cases", NotifyText(lang).numbers(&numbers, ids.len() - numbers.len()))]
        })
    })?)
}

/// Tells a reviewer that they are asked to cover a colleague, or how that ended.
pub fn cover(app: &App, work: &Work) -> anyhow::Result<()> {
    let person: UserId = field(work, "person")?;
    let (from, until): (NaiveDate, NaiveDate) = (field(work, "from")?, field(work, "until")?);
    let event = event_of(work)?;
    Ok(app.db.as_actor::<_, Error>(&Actor::system(app.clock.now()), |conn| {
        let people = message::person(conn, person)?;
        say(conn, app, work, (event, event.place.to_owned()), people, |lang| {
            vec![("from", format::date(lang, from)), ("until", format::date(lang, until))]
        })
    })?)
}

fn event_of(work: &Work) -> anyhow::Result<&'static Event> {
    let (name, to): (String, Audience) = (field(work, "event")?, field(work, "to")?);
    event(&name, to).with_context(|| format!("{name} says nothing to {to}"))
}

/// A person and, while they are away, their cover.
fn with_cover(conn: &mut Conn, system: &Actor, person: UserId) -> Result<Vec<Recipient>> {
    let mut people = message::person(conn, person)?;
    for cover in office::covers_of(conn, person, shanghai_date(system.now))? {
        people.extend(message::person(conn, cover)?);
    }
    Ok(people)
}

fn say(
    conn: &mut Conn,
    app: &App,
    work: &Work,
    (event, link): (&'static Event, String),
    people: Vec<Recipient>,
    facts: impl Fn(Lang) -> Vec<(&'static str, String)>,
) -> Result<()> {
    let way = |lang, path: &str| way(app, lang, path);
    let key = format!("work {}", work.id);
    let telling = Telling { event, key, work: Some(work.id), link, way: &way, now: app.clock.now() };
    tell(conn, &telling, people, facts)
}
