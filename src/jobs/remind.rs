//! Reminders before a deadline, each once: counted with the loaded calendar, none while the clock stands still or after the
//! act. Nothing else happens by them.
use super::digest::MORNING;
use super::notify::tell_of_case;
use crate::app::App;
use crate::db::reminder::{self, Near, Range, ReminderKind};
use crate::db::{Conn, case, notice, revocation, timeline};
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, WorkingDays, shanghai_date, shanghai_time};
use crate::domain::case::{Action, NoticeKind, Status};
use crate::domain::event::event;
use crate::domain::ids::{CaseId, ProposalId};
use crate::domain::message::Audience;
use crate::domain::policy::Key;
use crate::services::{Error, Result, reference};
use anyhow::Context;
use chrono::{NaiveDate, Timelike};

/// As many at one look; the next look takes the next.
const AT_ONCE: i64 = 200;

/// Looks at every deadline that has come near. Each reminder is a transaction of its own, with its messages.
pub fn look(app: &App) -> Result<()> {
    let system = Actor::system(app.clock.now());
    if system.now.with_timezone(&shanghai_time()).hour() < MORNING {
        return Ok(());
    }
    let (calendar, near) = app.db.as_actor::<_, Error>(&system, |conn| {
        let calendar = reference::calendar(conn)?;
        let mut near = Vec::new();
        for range in ranges(conn, &calendar, shanghai_date(system.now))? {
            for (kind, found) in [
                (ReminderKind::Case, reminder::cases(conn, range, AT_ONCE)?),
                (ReminderKind::Proof, reminder::proofs(conn, range, AT_ONCE)?),
                (ReminderKind::Revocation, reminder::revocations(conn, range, AT_ONCE)?),
            ] {
                near.extend(found.into_iter().map(|deadline| (kind, deadline, range.days_before)));
            }
        }
        Ok((calendar, near))
    })?;
    for (kind, deadline, days) in near {
        app.db.as_actor::<_, Error>(&system, |conn| {
            remind(conn, app, &system, &calendar, kind, (&deadline, days))
        })?;
    }
    Ok(())
}

/// The days that are so near today: of the last reminder, and of the first one before them.
fn ranges(conn: &mut Conn, calendar: &Calendar, today: NaiveDate) -> Result<Vec<Range>> {
    let first = reference::days(conn, Key::ReminderFirstDays, today)?;
    let last = reference::days(conn, Key::ReminderLastDays, today)?;
    let until = |days: WorkingDays| calendar.window(today, days).ends_on;
    let number = |days: WorkingDays| i32::try_from(days.get()).unwrap_or(i32::MAX);
    let (near, nearest) = (until(first), until(last));
    let mut ranges = vec![Range { from: today, to: nearest, days_before: number(last) }];
    if let Some(from) = nearest.succ_opt().filter(|from| *from <= near) {
        ranges.push(Range { from, to: near, days_before: number(first) });
    }
    Ok(ranges)
}

fn remind(
    conn: &mut Conn,
    app: &App,
    system: &Actor,
    calendar: &Calendar,
    kind: ReminderKind,
    (near, days): (&Near, i32),
) -> Result<()> {
    let (name, to) = match kind {
        ReminderKind::Case if case::find(conn, system, near.case_id)?.status == Status::Correction => {
            ("remind_correction", Audience::Applicant)
        }
        ReminderKind::Case => ("remind_review", Audience::Reviewer),
        ReminderKind::Proof => ("remind_proof", Audience::Employer),
        ReminderKind::Revocation => ("remind_revocation", Audience::Applicant),
    };
    let began = began_on(conn, kind, near)?;
    // A deadline that was short from the beginning was just told: reminding of it would say the same thing again.
    let is_longer =
        began.is_none_or(|began| calendar.working_days_between(began, near.due_on).value > i64::from(days));
    if !reminder::add(conn, kind, near, (days, is_longer), system.now)? || !is_longer {
        return Ok(());
    }
    let event = event(name, to).context("a reminder has its words")?;
    let key = format!("{name} {} {} {days}", near.object_id, near.due_on);
    tell_of_case(conn, app, system, event, (near.case_id, Some(near.due_on)), (key, None))
}

/// The day on which the deadline was told.
fn began_on(conn: &mut Conn, kind: ReminderKind, near: &Near) -> Result<Option<NaiveDate>> {
    Ok(match kind {
        ReminderKind::Case => last_move(conn, near.case_id)?,
        ReminderKind::Proof => {
            notice::newest(conn, near.case_id, NoticeKind::Internal)?.map(|notice| notice.published_on)
        }
        ReminderKind::Revocation => {
            Some(revocation::notice(conn, ProposalId::from(near.object_id))?.served_on)
        }
    })
}

fn last_move(conn: &mut Conn, id: CaseId) -> Result<Option<NaiveDate>> {
    let entries = timeline::of_case(conn, id)?;
    let moved = entries.iter().rev().find(|entry| Action::parse(&entry.action).is_some());
    Ok(moved.map(|entry| shanghai_date(entry.at)))
}
