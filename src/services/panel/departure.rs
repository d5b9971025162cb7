//! A member leaves in mid-session: from then on they do not attend, and what they cast before stands.
use super::agenda::given;
use super::presiding;
use crate::db::panel::{self as db, SessionState};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::ids::{SessionId, UserId};
use crate::services::{Error, Result};

/// Records the departure with its reason, at the moment of the press. Quorum is tested again, case by case, with those
/// who remain. Once the vote is open, chair or vice-chair stays until the count is signed.
pub fn depart(conn: &mut Conn, actor: &Actor, id: SessionId, expert: UserId, reason: &str) -> Result<()> {
    let session = db::lock(conn, id)?;
    let mut members = db::members(conn, id)?;
    let place = members.iter().position(|member| member.expert_id == expert).ok_or(Error::NotFound)?;
    let reason = given(reason)?;
    let member = members.remove(place);
    let needs_signer = matches!(session.state, SessionState::Voting | SessionState::Closed);
    if needs_signer && member.is_here() && presiding(&members).is_none() {
        return Err(Error::refused(
            "此人离会后，主任委员和副主任委员都不在场，计票结果无人签署。请在签署后再离会。（依据 D-11）",
            "With this member gone neither chair nor vice-chair is there to sign the count: they leave after signing. (D-11)",
        ));
    }
    if !db::mark_left(conn, id, expert, reason, actor.now)? {
        return Err(Error::Conflict);
    }
    let detail = serde_json::json!({ "expert": expert, "reason": reason });
    audit::record(conn, actor, "record_departure", "panel_session", Some(id.as_uuid()), &detail)?;
    Ok(())
}
