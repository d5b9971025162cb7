//! What the unit puts right when an officer returned the request, and the holder's consent taken back.
use super::{moved, reach_cases};
use crate::db::case::{self as cases, CaseRow};
use crate::db::verification::{self as db, Asked, VerificationRow};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::ids::{CaseId, VerificationId};
use crate::domain::verification::VerificationAction;
use crate::services::case::{check_awarded_on, note_event};
use crate::services::mandate::{self, Scope};
use crate::services::{Error, Result, reference};

/// The verification that a case of the unit rests on.
pub fn of_case(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<(CaseRow, VerificationRow)> {
    let case = cases::find(conn, actor, id)?;
    let row = db::find(conn, case.verification_id)?;
    Ok((case, row))
}

/// Puts a returned request right and asks again. A consent to send other data than these does not stand for these:
/// where anything changed, the holder is asked anew (D-16).
pub fn amend(conn: &mut Conn, actor: &Actor, id: CaseId, asked: &Asked) -> Result<()> {
    let case = cases::lock(conn, actor, id)?;
    mandate::require(conn, actor, Scope::Amend)?;
    let row = db::find(conn, case.verification_id)?;
    if !row.state.allows(VerificationAction::Resubmit) {
        return Err(Error::refused(
            "查验申请现在不能修改。只有退回补充的申请可以修改后重新提交。（依据 附件2 四）",
            "The verification cannot be changed now: only one that was returned can be put right and sent again. (Anx2 4)",
        ));
    }
    check_awarded_on(asked.awarded_on, reference::today(actor))?;
    let is_changed = *asked != Asked::of(&row);
    moved(db::resubmit(conn, &row, asked, is_changed, actor.now)?)?;
    let detail = serde_json::json!({ "before": Asked::of(&row), "after": asked });
    audit::record(conn, actor, "amend_verification", "verification", Some(row.id.as_uuid()), &detail)?;
    note_event(conn, actor, &case, "amend_verification", "")?;
    reach_cases(conn, actor, &row)
}

/// The holder takes the consent back. What was sent before cannot be called back; nothing more is sent.
pub fn take_back_consent(conn: &mut Conn, actor: &Actor, id: VerificationId) -> Result<()> {
    let row = db::find(conn, id)?;
    if row.holder_id != actor.user_id {
        return Err(Error::NotFound);
    }
    if !row.state.may_still_be_sent() {
        return Err(Error::refused(
            "发证机构已经答复，没有待发送的信息，无需撤回。（依据 D-16）",
            "The issuing body has answered: nothing is waiting to be sent, so there is nothing to take back. (D-16)",
        ));
    }
    db::take_back_consent(conn, id)?;
    let detail = serde_json::json!({ "given_at": row.consent_at, "sent_at": row.sent_at });
    audit::record(conn, actor, "take_back_consent", "verification", Some(id.as_uuid()), &detail)?;
    reach_cases(conn, actor, &row)
}
