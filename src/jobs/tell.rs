//! Tells officers of what came from outside without an account: an objection through the link, a feedback.
use super::worker::field;
use crate::app::App;
use crate::db::message::{self, MessageRow, Recipient};
use crate::db::outbox::{self, Topic, Work};
use crate::db::{Conn, account, case};
use crate::domain::actor::{Actor, Role};
use crate::domain::case::NoticeKind;
use crate::domain::ids::{CaseId, ObjectionId, UserId};
use crate::domain::lang::Lang;
use crate::services::{Error, Result, case as cases};
use crate::text::message::TellText;
use crate::text::staff::HandOverMessageText;
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

/// So many numbers stand in one message.
const NUMBERS: usize = 10;

/// Tells whoever takes cases over, once for all of them.
pub fn of_hand_over(app: &App, work: &Work) -> anyhow::Result<()> {
    let (to, cases, from): (UserId, Vec<CaseId>, String) =
        (field(work, "to")?, field(work, "cases")?, field(work, "from")?);
    let system = Actor::system(app.clock.now());
    Ok(app.db.as_actor::<_, Error>(&system, |conn| {
        let user = account::user(conn, to)?;
        let mut numbers = Vec::new();
        for id in cases.iter().take(NUMBERS) {
            numbers.push(case::find(conn, &system, *id)?.number);
        }
        let more = cases.len() - numbers.len();
        tell(conn, &system, work, vec![(user.id, user.locale)], &work.id.to_string(), |lang| {
            let t = HandOverMessageText(lang);
            let mut listed = numbers.join(lang.pick("、", ", "));
            if more > 0 {
                listed += &t.more(more);
            }
            Telling {
                subject: t.subject(cases.len()),
                body: t.body(&from, &listed),
                link: Some("/employer?officer=me".to_owned()),
            }
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
