//! Who may be drawn for a session, and what keeps the others out.
use crate::db::case as cases;
use crate::db::panel::{self as db, SessionRow};
use crate::db::{Conn, employer, timeline};
use crate::domain::actor::Actor;
use crate::domain::ids::CaseId;
use crate::domain::panel::conflict::Conflict;
use crate::domain::panel::draw::{Candidate, Exclusion};
use crate::services::Result;

/// The experts of the session's series within their term, each with what ties them to a case of the agenda.
pub(super) fn candidates(
    conn: &mut Conn,
    actor: &Actor,
    session: &SessionRow,
    agenda: &[CaseId],
) -> Result<Vec<Candidate>> {
    let mut parties = Vec::new();
    for case_id in agenda {
        let case = cases::find(conn, actor, *case_id)?;
        let unit = employer::org(conn, case.org_id)?;
        let acceptors = timeline::acceptors(conn, *case_id)?;
        parties.push((case, unit, acceptors));
    }
    let pool = {
        let is_excepted = db::exception::is_excepted(conn, session.id, db::ExceptionKind::Term)?;
        db::pool(conn, session.series, (!is_excepted).then_some(session.held_on))?
    };
    let exclusions = |expert: &db::ExpertRow| {
        let mut found = Vec::new();
        for (case, unit, acceptors) in &parties {
            if expert.user_id == case.applicant_id {
                found.push(Exclusion { case: case.id, reason: Conflict::OwnCase });
            }
            // Four eyes, by person: whoever accepted the case has judged it once already.
            if acceptors.contains(&expert.user_id) {
                found.push(Exclusion { case: case.id, reason: Conflict::ReviewedCase });
            }
            let same_code = expert.employer_code.is_some() && expert.employer_code == unit.credit_code;
            if same_code || expert.employer_name == unit.name_zh {
                found.push(Exclusion { case: case.id, reason: Conflict::SameEmployer });
            }
        }
        found
    };
    Ok(pool
        .iter()
        .map(|expert| Candidate { expert: expert.user_id, exclusions: exclusions(expert) })
        .collect())
}
