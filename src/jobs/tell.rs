//! Tells officers of what no move of a case tells them: an objection through the link, a feedback, cases that a colleague
//! passed on, an absence to cover.
use super::worker::field;
use crate::app::App;
use crate::db::message::{self, MessageRow, Recipient};
use crate::db::outbox::{self, Topic, Work};
use crate::db::{Conn, account, case, office};
use crate::domain::actor::{Actor, Role};
use crate::domain::calendar::shanghai_date;
use crate::domain::case::NoticeKind;
use crate::domain::ids::{CaseId, ObjectionId, UserId};
use crate::domain::lang::Lang;
use crate::services::{Error, Result, case as cases};
use crate::text::format;
use crate::text::message::TellText;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What one person is told.
struct Telling {
    subject: String,
    body: String,
    link: Option<String>,
}

/// Says who must act now, and tells them: the unit for its own notice, the reviewers for a result (D-17).
pub fn of_objection(app: &App, work: &Work) -> anyhow::Result<()> {
    let (id, objection, kind): (CaseId, ObjectionId, NoticeKind) =
        (field(work, "case_id")?, field(work, "objection_id")?, field(work, "kind")?);
    let system = Actor::system(app.clock.now());
    Ok(app.db.as_actor::<_, Error>(&system, |conn| {
        let case = case::find(conn, &system, id)?;
        let (people, link) = match kind {
            NoticeKind::Internal => {
                (message::people(conn, Role::Employer, Some(case.org_id))?, format!("/employer/cases/{id}"))
            }
            NoticeKind::Result => {
                (message::people(conn, Role::Reviewer, None)?, format!("/reviewer/cases/{id}"))
            }
        };
        cases::note_lodged_objection(conn, &system, id)?;
        tell(conn, &system, work, people, &objection.to_string(), |lang| {
            let t = TellText(lang);
            Telling {
                subject: t.objection_subject(&case.number),
                body: t.objection_body(&case.number),
                link: Some(link.clone()),
            }
        })
    })?)
}

/// Tells a reviewer, and whoever covers them today, that cases came to them or were taken over from them.
pub fn of_hand_over(app: &App, work: &Work) -> anyhow::Result<()> {
    let (person, ids, way): (UserId, Vec<CaseId>, String) =
        (field(work, "person")?, field(work, "cases")?, field(work, "way")?);
    let system = Actor::system(app.clock.now());
    Ok(app.db.as_actor::<_, Error>(&system, |conn| {
        let mut numbers = Vec::new();
        for id in &ids {
            numbers.push(case::find(conn, &system, *id)?.number);
        }
        let link = match ids.as_slice() {
            [id] => format!("/reviewer/cases/{id}"),
            _ => "/reviewer?owner=mine".to_owned(),
        };
        let people = with_cover(conn, &system, person)?;
        tell(conn, &system, work, people, &work.id.to_string(), |lang| {
            let t = TellText(lang);
            let all = numbers.join(t.between());
            let (subject, body) = match way.as_str() {
                "came" => (t.came_subject(numbers.len()), t.came_body(&all)),
                _ => (t.left_subject(numbers.len()), t.left_body(&all)),
            };
            Telling { subject, body, link: Some(link.clone()) }
        })
    })?)
}

/// A reviewer and, while they are away, their cover.
fn with_cover(conn: &mut Conn, system: &Actor, person: UserId) -> Result<Vec<Recipient>> {
    let today = shanghai_date(system.now);
    let covers = office::covers_of(conn, person, today)?;
    let recipient = |id| account::user(conn, id).map(|user| (user.id, user.locale));
    Ok(std::iter::once(person).chain(covers).map(recipient).collect::<Result<_, _>>()?)
}

/// Tells a reviewer that they are asked to cover a colleague, or how that ended.
pub fn of_cover(app: &App, work: &Work) -> anyhow::Result<()> {
    let (person, what): (UserId, String) = (field(work, "person")?, field(work, "what")?);
    let (from, until): (NaiveDate, NaiveDate) = (field(work, "from")?, field(work, "until")?);
    let system = Actor::system(app.clock.now());
    Ok(app.db.as_actor::<_, Error>(&system, |conn| {
        let user = account::user(conn, person)?;
        tell(conn, &system, work, vec![(user.id, user.locale)], &work.id.to_string(), |lang| {
            let t = TellText(lang);
            let (from, until) = (format::date(lang, from), format::date(lang, until));
            let (subject, body) = match what.as_str() {
                "asked" => (t.cover_asked(), t.cover_asked_body(&from, &until)),
                "declined" => (t.cover_declined(), t.cover_declined_body(&from, &until)),
                _ => (t.cover_over(), t.cover_over_body(&from, &until)),
            };
            Telling { subject: subject.to_owned(), body, link: Some("/reviewer/absences".to_owned()) }
        })
    })?)
}

/// Passes a feedback to the administrators.
pub fn of_feedback(app: &App, work: &Work) -> anyhow::Result<()> {
    let (text, contact): (String, String) = (field(work, "text")?, field(work, "contact")?);
    let system = Actor::system(app.clock.now());
    Ok(app.db.as_actor::<_, Error>(&system, |conn| {
        let people = message::people(conn, Role::Administrator, None)?;
        tell(conn, &system, work, people, &work.id.to_string(), |lang| {
            let t = TellText(lang);
            Telling {
                subject: t.feedback_subject().to_owned(),
                body: t.feedback_body(&text, &contact),
                link: None,
            }
        })
    })?)
}

fn tell(
    conn: &mut Conn,
    system: &Actor,
    work: &Work,
    people: Vec<Recipient>,
    about: &str,
    say: impl Fn(Lang) -> Telling,
) -> Result<()> {
    for (user_id, locale) in people {
        let said = say(Lang::parse(&locale).unwrap_or_default());
        let row = MessageRow {
            id: message_id(about, user_id),
            user_id,
            outbox_id: Some(work.id),
            subject: said.subject,
            body: said.body,
            link: said.link,
            created_at: system.now,
            read_at: None,
            email_state: "waiting".to_owned(),
        };
        if message::add(conn, &row)? {
            outbox::promise(
                conn,
                Topic::SendEmail,
                &serde_json::json!({ "message_id": row.id }),
                system.now,
            )?;
        }
    }
    Ok(())
}

/// One message for each thing and person, however often the form was sent.
fn message_id(about: &str, user: UserId) -> Uuid {
    let digest = Sha256::digest(format!("{about} {user}"));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_told_once_of_one_thing() {
        let (one, other) = (UserId::fresh(), UserId::fresh());

        assert_eq!(message_id("a", one), message_id("a", one));
        assert_ne!(message_id("a", one), message_id("a", other));
        assert_ne!(message_id("a", one), message_id("b", one));
    }
}
