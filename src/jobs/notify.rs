//! Tells the people of a case about a move: a message each, in their language, and an e-mail promised with it.
use super::worker::field;
use crate::app::App;
use crate::db::message::{self, MessageRow, Recipient};
use crate::db::outbox::{self, Topic, Work};
use crate::db::{account, case, employer};
use crate::domain::actor::{Actor, Role};
use crate::domain::case::{Action, Effect};
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::Error;
use crate::text::casework::CaseworkText;
use crate::text::notify::NotifyText;

/// A move in its own words; or what happened to a consent, which is no move.
fn event(lang: Lang, name: &str) -> &'static str {
    let t = CaseworkText(lang);
    match (Action::parse(name), name) {
        (Some(action), _) => action.name(lang),
        (None, "ask_consent") => t.ask_consent(),
        (None, "consent_given") => t.consent_given(),
        (None, "consent_refused") => t.consent_refused(),
        (None, "revocation_notice") => t.revocation_notice(),
        (None, "revocation_reply") => t.revocation_reply(),
        (None, "revocation_dropped") => t.revocation_dropped(),
        (None, "employment_ended") => t.employment_ended(),
        (None, "employment_goes_on") => t.employment_goes_on(),
        _ => t.something(),
    }
}

pub fn case(app: &App, work: &Work) -> anyhow::Result<()> {
    let (id, action, effect): (CaseId, String, Effect) =
        (field(work, "case_id")?, field(work, "action")?, field(work, "effect")?);
    let system = Actor::system(app.clock.now());
    app.db.as_actor::<_, Error>(&system, |conn| {
        let case = case::find(conn, &system, id)?;
        let (people, place) = match effect {
            Effect::NotifyApplicant | Effect::DeliverCertificate => {
                let user = account::user(conn, case.applicant_id)?;
                // A decision is read as a letter.
                let page = if Action::parse(&action).is_some_and(Action::decides) { "/decision" } else { "" };
                (vec![(user.id, user.locale)], format!("/applicant/cases/{id}{page}"))
            }
            Effect::NotifyEmployer => {
                (message::people(conn, Role::Employer, Some(case.org_id))?, format!("/employer/cases/{id}"))
            }
            Effect::NotifySuperiorAuthority => {
                let superior = employer::org(conn, case.org_id)?.superior_id;
                let people = match superior {
                    Some(org) => message::people(conn, Role::SuperiorAuthority, Some(org))?,
                    None => Vec::new(),
                };
                // Before it is asked the authority may not see the case.
                let is_asked = employer::consent(conn, id)?.is_some();
                (people, if is_asked { format!("/superior/cases/{id}") } else { "/superior".to_owned() })
            }
            Effect::NotifyVerificationOfficer => {
                (message::people(conn, Role::VerificationOfficer, None)?, "/verification".to_owned())
            }
            Effect::NotifyReviewer => {
                (message::people(conn, Role::Reviewer, None)?, format!("/reviewer/cases/{id}"))
            }
            Effect::NotifySecretary => {
                (message::people(conn, Role::Secretary, None)?, "/secretary".to_owned())
            }
            Effect::NotifyCertificateOfficer => {
                (message::people(conn, Role::CertificateOfficer, None)?, "/certificates".to_owned())
            }
        };
        for (user, locale) in people as Vec<Recipient> {
            let lang = Lang::parse(&locale).unwrap_or_default();
            let (t, event) = (NotifyText(lang), event(lang, &action));
            let row = MessageRow {
                id: uuid::Uuid::new_v4(),
                user_id: user,
                outbox_id: Some(work.id),
                subject: t.subject(&case.number, event),
                body: t.body(&case.number, event, case.status.name(lang)),
                link: Some(place.clone()),
                created_at: system.now,
                read_at: None,
                email_state: "waiting".to_owned(),
            };
            if message::add(conn, &row)? {
                let payload = serde_json::json!({ "message_id": row.id });
                outbox::promise(conn, Topic::SendEmail, &payload, system.now)?;
            }
        }
        Ok(())
    })?;
    Ok(())
}
