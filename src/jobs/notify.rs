//! Tells the people of a case what happened, what they do next and by when: each in their language, each once.
use super::worker::field;
use crate::app::App;
use crate::db::message::{self, Recipient};
use crate::db::outbox::Work;
use crate::db::{Conn, case, employer, office, revocation};
use crate::domain::actor::{Actor, Role};
use crate::domain::calendar::shanghai_date;
use crate::domain::case::{Effect, NoticeKind};
use crate::domain::event::{Event, audience, event};
use crate::domain::ids::{CaseId, ObjectionId};
use crate::domain::lang::Lang;
use crate::domain::message::Audience;
use crate::services::message::{Telling, tell};
use crate::services::{Error, Result, case as cases, reference};
use crate::text::format;
use crate::text::notify::NotifyText;
use anyhow::Context;
use chrono::NaiveDate;

/// A move, or what happened beside one.
pub fn case(app: &App, work: &Work) -> anyhow::Result<()> {
    let (id, name, effect): (CaseId, String, Effect) =
        (field(work, "case_id")?, field(work, "action")?, field(work, "effect")?);
    let due_on: Option<NaiveDate> =
        work.payload.get("due_on").cloned().map(serde_json::from_value).transpose()?.flatten();
    let to = audience(effect);
    let event = event(&name, to).with_context(|| format!("{name} says nothing to {to}"))?;
    let system = Actor::system(app.clock.now());
    Ok(app.db.as_actor::<_, Error>(&system, |conn| {
        let due_on = match name.as_str() {
            "revocation_notice" => revocation::open(conn, id)?.map(|(notice, _)| notice.reply_until),
            _ => due_on,
        };
        let key = format!("work {}", work.id);
        tell_of_case(conn, app, &system, event, (id, due_on), (key, Some(work.id)))
    })?)
}

/// Says who must act now on an objection that came through the link, and tells them: the unit for its own notice, the
/// reviewers for a result (D-17).
pub fn objection(app: &App, work: &Work) -> anyhow::Result<()> {
    let (id, objection, kind): (CaseId, ObjectionId, NoticeKind) =
        (field(work, "case_id")?, field(work, "objection_id")?, field(work, "kind")?);
    let to = match kind {
        NoticeKind::Internal => Audience::Employer,
        NoticeKind::Result => Audience::Reviewer,
    };
    let event = event("objection", to).context("an objection is told")?;
    let system = Actor::system(app.clock.now());
    Ok(app.db.as_actor::<_, Error>(&system, |conn| {
        cases::note_lodged_objection(conn, &system, id)?;
        tell_of_case(conn, app, &system, event, (id, None), (objection.to_string(), Some(work.id)))
    })?)
}

/// Passes a feedback to the administrators.
pub fn feedback(app: &App, work: &Work) -> anyhow::Result<()> {
    let (text, contact): (String, String) = (field(work, "text")?, field(work, "contact")?);
    let event = event("feedback", Audience::Administrator).context("a feedback is told")?;
    let now = app.clock.now();
    Ok(app.db.as_actor::<_, Error>(&Actor::system(now), |conn| {
        let people = message::people(conn, Role::Administrator, None)?;
        let (key, link) = (format!("work {}", work.id), event.place.to_owned());
        let way = |lang, path: &str| way(app, lang, path);
        let telling = Telling { event, key, work: Some(work.id), link, way: &way, now };
        tell(conn, &telling, people, |lang| {
            let none = NotifyText(lang).no_contact();
            let contact = if contact.is_empty() { none.to_owned() } else { contact.clone() };
            vec![("text", text.clone()), ("contact", contact)]
        })
    })?)
}

/// Tells one audience of one event of a case; what makes it one is `key`.
pub(super) fn tell_of_case(
    conn: &mut Conn,
    app: &App,
    system: &Actor,
    event: &'static Event,
    (id, due_on): (CaseId, Option<NaiveDate>),
    (key, work): (String, Option<i64>),
) -> Result<()> {
    let case = case::find(conn, system, id)?;
    let today = shanghai_date(system.now);
    let people = recipients(conn, &case, event.to, today)?;
    let verification = case.verification_id.to_string();
    let mut link = event.place.replace("{id}", &id.to_string()).replace("{verification}", &verification);
    // Before it is asked the authority may not see the case.
    if event.to == Audience::SuperiorAuthority && employer::consent(conn, id)?.is_none() {
        "/superior".clone_into(&mut link);
    }
    let calendar = reference::calendar(conn)?;
    let left = due_on.map(|day| (day, calendar.working_days_between(today, day).value));
    let way = |lang, path: &str| way(app, lang, path);
    let telling = Telling { event, key, work, link, way: &way, now: system.now };
    tell(conn, &telling, people, |lang| {
        vec![
            ("case", case.number.clone()),
            ("status", case.status.name(lang).to_owned()),
            ("due", due(lang, left)),
        ]
    })
}

/// The line of a letter that leads to a page.
pub(super) fn way(app: &App, lang: Lang, path: &str) -> String {
    NotifyText(lang).open(&format!("{}{path}", app.settings.public_url))
}

fn due(lang: Lang, left: Option<(NaiveDate, i64)>) -> String {
    let t = NotifyText(lang);
    match left {
        Some((day, left)) => t.days_left(&t.by_end_of(&format::date_with_weekday(lang, day)), left.max(0)),
        None => t.see_the_page().to_owned(),
    }
}

fn recipients(
    conn: &mut Conn,
    case: &case::CaseRow,
    to: Audience,
    today: NaiveDate,
) -> Result<Vec<Recipient>> {
    Ok(match to {
        Audience::Applicant => message::person(conn, case.applicant_id)?,
        Audience::Employer => message::people(conn, Role::Employer, Some(case.org_id))?,
        Audience::SuperiorAuthority => match employer::org(conn, case.org_id)?.superior_id {
            Some(org) => message::people(conn, Role::SuperiorAuthority, Some(org))?,
            None => Vec::new(),
        },
        Audience::VerificationOfficer => message::people(conn, Role::VerificationOfficer, None)?,
        Audience::Reviewer => {
            let all = message::people(conn, Role::Reviewer, None)?;
            // Whoever took the case is told, with whoever covers them today; a case that nobody took is told to all.
            let mut holders: Vec<_> = case.claimed_by.into_iter().collect();
            if let Some(owner) = case.claimed_by {
                holders.extend(office::covers_of(conn, owner, today)?);
            }
            let own: Vec<_> = all.iter().filter(|person| holders.contains(&person.id)).cloned().collect();
            if own.is_empty() { all } else { own }
        }
        Audience::Secretary => message::people(conn, Role::Secretary, None)?,
        Audience::CertificateOfficer => message::people(conn, Role::CertificateOfficer, None)?,
        Audience::Administrator => message::people(conn, Role::Administrator, None)?,
    })
}
