//! Rounds of applications (D-28): announced, extended, taken back before they open; and where a case stands among them.
use super::{Error, FieldErrors, Result, reference};
use crate::db::case::CaseRow;
use crate::db::round::{self as db, RoundRow};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::calendar::Calendar;
use crate::domain::ids::RoundId;
use crate::domain::lang::{Lang, Say};
pub use crate::domain::round::Standing;
use crate::domain::round::{Round, standing};
use chrono::{Datelike, NaiveDate};

/// What the office enters.
#[derive(Debug, Clone)]
pub struct NewRound {
    pub round: Round,
    pub note: String,
}

/// A page of all rounds, the newest first, and whether there are more.
pub fn rounds(
    conn: &mut Conn,
    before: Option<(NaiveDate, RoundId)>,
    limit: usize,
) -> Result<(Vec<RoundRow>, bool)> {
    let more = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let mut rows = db::newest(conn, before, more)?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    Ok((rows, has_more))
}

pub fn find(conn: &mut Conn, id: RoundId) -> Result<RoundRow> {
    Ok(db::find(conn, id)?)
}

/// Rounds that are open or will open, the earliest first: for the public.
pub fn current(conn: &mut Conn, actor: &Actor) -> Result<Vec<Round>> {
    let today = reference::today(actor);
    Ok(db::announced(conn)?.into_iter().filter(|round| round.closes_on >= today).collect())
}

/// Where a case stands among the rounds today.
pub fn standing_of(conn: &mut Conn, case: &CaseRow, today: NaiveDate) -> Result<Standing> {
    let item = reference::item(&case.list_id, case.item_number)?;
    Ok(standing(&db::announced(conn)?, (item.title_level, item.series), today))
}

/// Everything that stands against a round, field by field; said before the page that asks for confirmation.
pub fn check(conn: &mut Conn, actor: &Actor, new: &NewRound) -> Result<()> {
    let (round, today) = (&new.round, reference::today(actor));
    let mut errors = FieldErrors::default();
    if !(1..=80).contains(&round.title.trim().chars().count()) {
        errors.add("title", "请填写批次名称，不超过80个字。", "Name the round, in 80 characters at most.");
    }
    if round.opens_on < today {
        errors.add("opens_on", "开放日不能早于今天。", "The round cannot open before today.");
    }
    check_closing(&reference::calendar(conn)?, round, &mut errors);
    if new.note.chars().count() > 500 {
        errors.add("note", "说明不超过500个字。", "The note has 500 characters at most.");
    }
    check_meeting(conn, round, "opens_on", &mut errors)?;
    errors.into_result()
}

/// The last day is one on which the office can be asked, and is certain to be.
fn check_closing(calendar: &Calendar, round: &Round, errors: &mut FieldErrors) {
    let day = round.closes_on;
    if day < round.opens_on {
        let en = "The closing day cannot be before the opening day.";
        return errors.add("closes_on", "截止日不能早于开放日。", en);
    }
    match calendar.kind(day) {
        None => errors.add(
            "closes_on",
            &format!("{}年的工作日历尚未载入。请先由系统管理员载入，或选择已载入年份内的日期。", day.year()),
            &format!(
                "The calendar of {} is not loaded: ask the administrator to load it, or choose a day of a loaded year.",
                day.year()
            ),
        ),
        Some(kind) if !kind.is_working() => {
            let next = calendar.next_working_day_after(day).value;
            errors.add(
                "closes_on",
                &format!("截止日须为工作日。下一个工作日是{}。", next.say(Lang::Zh)),
                &format!("The closing day must be a working day. The next one is {}.", next.say(Lang::En)),
            );
        }
        Some(_) => {}
    }
}

/// A filing has to know its round, so two rounds are never open to the same case on the same day.
fn check_meeting(conn: &mut Conn, round: &Round, field: &str, errors: &mut FieldErrors) -> Result<()> {
    let announced = db::announced(conn)?;
    let in_the_way = announced.iter().find(|other| other.id != round.id && other.meets(round));
    if let Some(other) = in_the_way {
        errors.add(
            field,
            &format!("与“{}”的日期重叠，且层级和系列相交。请改日期，或改层级、系列。", other.title),
            &format!("It meets “{}” in days, level and series: change one of them.", other.title),
        );
    }
    Ok(())
}

/// Announces a round: from now on filings of its level and series need an open round. Twice does nothing twice.
pub fn announce(conn: &mut Conn, actor: &Actor, new: &NewRound) -> Result<()> {
    if db::find(conn, new.round.id).is_ok() {
        return Ok(());
    }
    check(conn, actor, new)?;
    let round = Round { title: new.round.title.trim().to_owned(), ..new.round.clone() };
    if !db::announce(conn, &round, new.note.trim(), actor.now)? {
        return Err(Error::Conflict);
    }
    let detail = serde_json::json!({ "title": round.title, "opens_on": round.opens_on, "closes_on": round.closes_on,
                                     "level": round.level, "series": round.series });
    Ok(audit::record(conn, actor, "announce_round", "round", Some(round.id.as_uuid()), &detail)?)
}

/// What stands against a later closing day.
pub fn check_extension(
    conn: &mut Conn,
    actor: &Actor,
    id: RoundId,
    to: NaiveDate,
    reason: &str,
) -> Result<RoundRow> {
    let row = db::find(conn, id)?;
    let mut errors = FieldErrors::default();
    if row.cancelled_at.is_some() || row.closes_on < reference::today(actor) {
        return Err(Error::refused(
            "该批次已截止或已取消，不能延长。请另行公布批次。",
            "This round is over or was taken back: announce another one instead.",
        ));
    }
    if to <= row.closes_on {
        errors.add(
            "closes_on",
            "截止日只能延后，不能提前或不变。",
            "A round can only be given a later closing day, never an earlier one.",
        );
    } else {
        let longer = Round { closes_on: to, ..row.round() };
        check_closing(&reference::calendar(conn)?, &longer, &mut errors);
        check_meeting(conn, &longer, "closes_on", &mut errors)?;
    }
    if reason.trim().is_empty() {
        errors.add("reason", "请写明理由，记入审计记录。", "Give the reason; it goes into the audit record.");
    }
    errors.into_result()?;
    Ok(row)
}

/// Gives a round a later closing day.
pub fn extend(conn: &mut Conn, actor: &Actor, id: RoundId, to: NaiveDate, reason: &str) -> Result<()> {
    if db::find(conn, id)?.closes_on == to {
        return Ok(());
    }
    let row = check_extension(conn, actor, id, to, reason)?;
    if !db::extend(conn, id, (row.closes_on, to), actor.now)? {
        return Err(Error::Conflict);
    }
    let detail = serde_json::json!({ "from": row.closes_on, "to": to, "reason": reason.trim() });
    Ok(audit::record(conn, actor, "extend_round", "round", Some(id.as_uuid()), &detail)?)
}

/// Takes a round back that has not opened; afterwards it is as if it had never been announced.
pub fn cancel(conn: &mut Conn, actor: &Actor, id: RoundId, reason: &str) -> Result<()> {
    let row = db::find(conn, id)?;
    if row.cancelled_at.is_some() {
        return Ok(());
    }
    if row.opens_on <= reference::today(actor) {
        return Err(Error::refused(
            "该批次已开放，不能取消，只能延长。（依据 D-28）",
            "This round has opened: it can be extended, not taken back. (D-28)",
        ));
    }
    if reason.trim().is_empty() {
        let en = "Give the reason; it goes into the audit record.";
        return Err(Error::invalid("reason", "请写明理由，记入审计记录。", en));
    }
    if !db::cancel(conn, id, reason.trim(), actor.now)? {
        return Err(Error::Conflict);
    }
    let detail = serde_json::json!({ "reason": reason.trim() });
    Ok(audit::record(conn, actor, "cancel_round", "round", Some(id.as_uuid()), &detail)?)
}
