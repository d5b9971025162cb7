//! One e-mail each working day for whoever chose so, with all that was said since the one before.
use crate::app::App;
use crate::db::letter::{self, NewLetter};
use crate::db::message::{self, MessageRow};
use crate::db::{Conn, account};
use crate::domain::actor::Actor;
use crate::domain::calendar::{shanghai_date, shanghai_time};
use crate::domain::ids::UserId;
use crate::domain::lang::Lang;
use crate::services::message::{id_from, post};
use crate::services::{Error, Result, reference};
use crate::text::format;
use crate::text::notify::NotifyText;
use chrono::{NaiveDate, Timelike};
use std::fmt::Write as _;

/// Nobody is written to earlier in the day, Shanghai time.
pub const MORNING: u32 = 8;
/// Messages in one digest; the others follow in the next.
const MOST: i64 = 100;

/// Writes the digests of today, where today is a working day and the morning has come.
pub fn look(app: &App) -> Result<()> {
    let system = Actor::system(app.clock.now());
    if system.now.with_timezone(&shanghai_time()).hour() < MORNING {
        return Ok(());
    }
    let today = shanghai_date(system.now);
    let people = app.db.as_actor::<_, Error>(&system, |conn| {
        let is_working = reference::calendar(conn)?.kind(today).is_some_and(|kind| kind.is_working());
        if is_working { Ok(letter::waiting_for_digest(conn, today, 200)?) } else { Ok(Vec::new()) }
    })?;
    for person in people {
        app.db.as_actor::<_, Error>(&system, |conn| write(conn, app, &system, person, today))?;
    }
    Ok(())
}

fn write(conn: &mut Conn, app: &App, system: &Actor, person: UserId, today: NaiveDate) -> Result<()> {
    let rows = message::for_digest(conn, person, MOST)?;
    if rows.is_empty() {
        return Ok(());
    }
    let lang = Lang::parse(&account::user(conn, person)?.locale).unwrap_or_default();
    let t = NotifyText(lang);
    let new = NewLetter {
        id: id_from(&format!("digest {person} {today}")),
        user_id: person,
        lang: lang.pick("zh", "en"),
        subject: &t.digest_subject(rows.len(), &format::date(lang, today)),
        body: &body(t, &app.settings.public_url, &rows),
        digest_on: Some(today),
        created_at: system.now,
    };
    let carried: Vec<_> = rows.iter().map(|row| row.id).collect();
    post(conn, &new, &carried)
}

fn body(t: NotifyText, public_url: &str, rows: &[MessageRow]) -> String {
    let mut body = String::new();
    for (place, row) in rows.iter().enumerate() {
        let _ = write!(body, "{}. {}\n{}\n", place + 1, row.subject, row.body);
        if let Some(link) = &row.link {
            let _ = writeln!(body, "{}", t.open(&format!("{public_url}{link}")));
        }
        body.push('\n');
    }
    body + &t.digest_foot(&format!("{public_url}/account"))
}
