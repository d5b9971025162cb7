//! What a fresh demonstration begins with: cases in several places, rounds, a mandate, a letter that did not arrive.
use super::cases::{DANIEL, LIN, Stage, Subject, Walk};
use crate::app::App;
use crate::db::letter::{self, NewLetter};
use crate::db::mandate::Scope;
use crate::db::outbox;
use crate::domain::actor::Actor;
use crate::domain::calendar::shanghai_date;
use crate::domain::catalogue::TitleLevel;
use crate::domain::ids::RoundId;
use crate::domain::message::{LetterState, masked_address};
use crate::domain::round::Round;
use crate::services::round::{self, NewRound};
use crate::services::{Error, Result};
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use uuid::Uuid;

/// A round that is open for juniors and one to come, as far as the calendar reaches; nobody of the demonstration is a junior.
pub fn announce_rounds(walk: &Walk<'_>, from: DateTime<Utc>) -> Result<()> {
    let (before, today) = (shanghai_date(walk.now), shanghai_date(from));
    let working = |day: NaiveDate| walk.calendar.next_working_day_after(day).value;
    let year = today.year();
    let first = (before, working(today + Days::new(6)));
    let second = (first.1 + Days::new(1), working(first.1 + Days::new(6)));
    for ((opens_on, closes_on), order_zh) in [(first, "一"), (second, "二")] {
        let round = Round {
            id: RoundId::fresh(),
            title: format!("{year}年初级第{order_zh}批"),
            level: Some(TitleLevel::Junior),
            series: None,
            opens_on,
            closes_on,
        };
        match walk.by("zhou.min", |conn, actor| {
            round::announce(conn, actor, &NewRound { round, note: String::new() })
        }) {
            Ok(()) | Err(Error::Invalid(_)) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(())
}

/// The cases a fresh demonstration begins with, so that no page is empty; their past lies in the past.
pub async fn furnish(app: &App) -> Result<()> {
    let now = app.clock.now();
    let has_cases = app.db.as_actor::<_, Error>(&Actor::system(now), |conn| {
        let any =
            crate::db::case::latest(conn, &Actor::system(now), &crate::db::case::Narrowing::default(), 1)?;
        Ok(!any.is_empty())
    })?;
    if has_cases {
        return Ok(());
    }
    let start = now - chrono::Duration::days(75);
    announce_rounds(&Walk::new(app, start)?, now)?;
    let past = [
        (DANIEL, Stage::Issued, 75_i64),
        (DANIEL, Stage::Accepted, 30),
        (DANIEL, Stage::Signed, 11),
        (DANIEL, Stage::Filed, 16),
    ];
    for (subject, stage, days_ago) in past {
        let mut walk = Walk::new(app, start + chrono::Duration::days(75 - days_ago))?;
        walk.bring(subject, stage).await?;
    }
    let walk = Walk::new(app, now - chrono::Duration::days(2))?;
    let mandate = walk.give_mandate(-30, 335, Scope::ALL).await?;
    walk.open_under(mandate, Subject { item: 13, ..LIN })?;
    // What those walks promised was done long ago, as far as this demonstration goes.
    app.db.as_actor::<_, Error>(&Actor::system(now), |conn| {
        while let Some(work) = outbox::take(conn, now)? {
            outbox::done(conn, work.id, now)?;
        }
        Ok(())
    })?;
    // What the newest case promised is done now, so that people have messages.
    Walk::new(app, now - chrono::Duration::days(2))?.bring(DANIEL, Stage::Published).await?;
    undelivered(app, now)
}

/// A letter that did not arrive, for the page of failed e-mails.
fn undelivered(app: &App, now: DateTime<Utc>) -> Result<()> {
    app.db.as_actor::<_, Error>(&Actor::system(now), |conn| {
        let address = "qin.yue@demo.invalid";
        let Some(user) = crate::db::account::user_by_email(conn, address)? else { return Ok(()) };
        let id = Uuid::new_v4();
        let letter = NewLetter {
            id,
            user_id: user.id,
            lang: "zh",
            subject: "演示：没有送达的邮件",
            body: "这封演示邮件的收件人地址不存在。请在人员页面更正地址后重新发送。",
            digest_on: None,
            created_at: now,
        };
        letter::add(conn, &letter)?;
        letter::begin(conn, id, &masked_address(address), now, now)?;
        Ok(letter::settle(conn, id, LetterState::GivenUp, Some("550 5.1.1 mailbox unavailable"), now)?)
    })
}
