//! Taking a certificate back (D-11): one officer says why and tells the holder, the holder may reply, and another officer
//! confirms once the holder has replied or the period for it is over. Nothing of it happens by itself.
use super::case::queue::officers;
use super::case::{self, Press};
use super::{Error, FieldErrors, Result, reference};
use crate::db::certificate::{self as certificates, CertificateRow, RegisterStatus};
use crate::db::review::{self, ProposalOutcome, ProposalRow};
use crate::db::revocation::{self as db, NoticeRow, ReplyRow};
use crate::db::{Conn, case as cases};
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, Window};
use crate::domain::case::{Action, Effect};
use crate::domain::certificate::RevocationGround;
use crate::domain::ids::{CaseId, CertificateId, ProposalId};
use crate::domain::policy::Key;
use diesel::OptionalExtension;

/// The longest reason and the longest reply, in characters.
const LONGEST: usize = 4000;

/// What the first officer writes.
#[derive(Debug, Clone, Default)]
pub struct Grounds {
    pub ground: Option<RevocationGround>,
    /// The legal reason, for the holder; the public never reads it.
    pub reason: String,
}

impl Grounds {
    fn check(&self) -> Result<RevocationGround> {
        let mut errors = FieldErrors::default();
        if self.ground.is_none() {
            errors.add("ground", "请选择撤销事由。", "Choose the ground.");
        }
        match self.reason.trim().chars().count() {
            0 => errors.add(
                "reason",
                "请写明撤销的法律依据和事实。",
                "Write down the legal basis and the facts.",
            ),
            1..=LONGEST => {}
            _ => errors.add("reason", "请不要超过4000字。", "Keep it within 4000 characters."),
        }
        errors.into_result()?;
        self.ground.ok_or(Error::Conflict)
    }
}

/// A certificate that may be taken back, and the period that its holder would have for a reply from today.
#[derive(Debug, Clone)]
pub struct Draft {
    pub certificate: CertificateRow,
    pub window: Window,
    pub calendar: Calendar,
}

/// Opens the page of the first officer; a certificate that is not in force, or is already being taken back, is refused.
pub fn draft(conn: &mut Conn, actor: &Actor, id: CertificateId) -> Result<Draft> {
    let certificate = certificates::find(conn, id)?;
    if !case::buttons(conn, actor, certificate.case_id, &[])?.propose.contains(&Action::Revoke) {
        return Err(Error::Conflict);
    }
    let today = reference::today(actor);
    let calendar = reference::calendar(conn)?;
    let window = calendar.window(today, reference::days(conn, Key::RevocationReplyDays, today)?);
    Ok(Draft { certificate, window, calendar })
}

/// Checks what was written without doing anything: for the preview.
pub fn check(grounds: &Grounds) -> Result<RevocationGround> {
    grounds.check()
}

/// Proposes the revocation and tells the holder; `id` was made with the form, so that a second press does nothing more.
pub fn propose(
    conn: &mut Conn,
    actor: &Actor,
    id: ProposalId,
    certificate: CertificateId,
    grounds: &Grounds,
) -> Result<()> {
    let ground = grounds.check()?;
    let certificate = certificates::find(conn, certificate)?;
    let reason = grounds.reason.trim();
    case::propose(conn, actor, id, certificate.case_id, Action::Revoke, &Press::because(reason))?;
    if db::notice(conn, id).optional()?.is_some() {
        return Ok(());
    }
    let notice = notice(conn, actor, id, &certificate, (ground, reason))?;
    db::serve(conn, &notice)?;
    let row = cases::find(conn, actor, certificate.case_id)?;
    case::note(conn, actor, &row, "revocation_notice", "", false)?;
    case::tell(conn, actor, row.id, "revocation_notice", &[Effect::NotifyApplicant])
}

fn notice(
    conn: &mut Conn,
    actor: &Actor,
    id: ProposalId,
    certificate: &CertificateRow,
    (ground, reason): (RevocationGround, &str),
) -> Result<NoticeRow> {
    let today = reference::today(actor);
    let calendar = reference::calendar(conn)?;
    let window = calendar.window(today, reference::days(conn, Key::RevocationReplyDays, today)?);
    Ok(NoticeRow {
        proposal_id: id,
        case_id: certificate.case_id,
        certificate_id: certificate.id,
        ground,
        reason: reason.to_owned(),
        served_by: actor.user_id,
        served_at: actor.now,
        served_on: today,
        working_days: i32::try_from(window.days.len()).unwrap_or(i32::MAX),
        reply_until: window.ends_on,
        counted: window.days,
        calendar_digest: calendar.digest(),
    })
}

/// What the holder reads on their own page, and whether they may still reply.
#[derive(Debug, Clone)]
pub struct Hearing {
    pub notice: NoticeRow,
    pub reply: Option<ReplyRow>,
    pub outcome: Option<ProposalOutcome>,
    pub calendar: Calendar,
}

impl Hearing {
    /// A reply is taken until the matter is decided, also after the period: nobody is cut off by a clock.
    pub fn takes_reply(&self) -> bool {
        self.outcome.is_none() && self.reply.is_none()
    }
}

/// The newest notice on the holder's case; where there is none, there is no such page.
pub fn hearing(conn: &mut Conn, actor: &Actor, id: CaseId) -> Result<Hearing> {
    cases::find(conn, actor, id)?;
    let (notice, reply, outcome) = db::newest(conn, id)?.ok_or(Error::NotFound)?;
    Ok(Hearing { notice, reply, outcome, calendar: reference::calendar(conn)? })
}

/// Keeps the holder's reply, once.
pub fn reply(conn: &mut Conn, actor: &Actor, id: CaseId, content: &str) -> Result<()> {
    let content = content.trim();
    match content.chars().count() {
        0 => return Err(Error::invalid("content", "请写下您的答复。", "Write your reply.")),
        1..=LONGEST => {}
        _ => return Err(Error::invalid("content", "请不要超过4000字。", "Keep it within 4000 characters.")),
    }
    let row = cases::lock(conn, actor, id)?;
    let found = hearing(conn, actor, id)?;
    if found.reply.as_ref().is_some_and(|known| known.content == content) {
        return Ok(());
    }
    if !found.takes_reply() {
        return Err(Error::Conflict);
    }
    let reply = ReplyRow {
        proposal_id: found.notice.proposal_id,
        case_id: id,
        content: content.to_owned(),
        replied_by: actor.user_id,
        replied_at: actor.now,
    };
    db::add_reply(conn, &reply)?;
    case::note(conn, actor, &row, "revocation_reply", "", false)?;
    case::tell(conn, actor, id, "revocation_reply", &[Effect::NotifyCertificateOfficer])
}

/// A proposed revocation, for the officers.
#[derive(Debug, Clone)]
pub struct Revocation {
    pub certificate: CertificateRow,
    pub notice: NoticeRow,
    pub reply: Option<ReplyRow>,
    pub proposal: ProposalRow,
    pub proposer: Option<String>,
    pub decider: Option<String>,
    pub is_own: bool,
    /// The holder has replied, or had the whole period to do so; another officer may confirm.
    pub is_confirmable: bool,
    pub calendar: Calendar,
}

/// One revocation for its page.
pub fn view(conn: &mut Conn, actor: &Actor, id: ProposalId) -> Result<Revocation> {
    let notice = db::notice(conn, id)?;
    let proposal = review::proposal(conn, id)?;
    let names = officers(conn, [proposal.proposed_by, proposal.decided_by].into_iter().flatten())?;
    let name = |id: Option<_>| id.and_then(|id| names.get(&id).cloned());
    // Whether a reply is considered is seen when it is confirmed; here it is asked whether that may be at all.
    let press = Press { considered: "-".to_owned(), ..Press::because(&proposal.reason) };
    let against = case::against(conn, actor, notice.case_id, Action::Revoke, &press)?;
    Ok(Revocation {
        certificate: certificates::find(conn, notice.certificate_id)?,
        reply: db::reply(conn, id)?,
        proposer: name(proposal.proposed_by),
        decider: name(proposal.decided_by),
        is_own: proposal.proposed_by == Some(actor.user_id),
        is_confirmable: proposal.outcome.is_none() && against.is_empty(),
        calendar: reference::calendar(conn)?,
        proposal,
        notice,
    })
}

/// A line of the list: what waits for an officer or for the end of the holder's period.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub certificate: CertificateRow,
    pub notice: NoticeRow,
    pub has_reply: bool,
}

/// Every revocation that is not decided.
pub fn waiting(conn: &mut Conn) -> Result<Vec<Waiting>> {
    let rows = db::waiting(conn, 200)?.into_iter();
    let line = |(notice, reply): (NoticeRow, Option<ReplyRow>)| {
        let certificate = certificates::find(conn, notice.certificate_id)?;
        Ok(Waiting { certificate, has_reply: reply.is_some(), notice })
    };
    rows.map(line).collect()
}

/// A second officer takes the certificate back. A reply has to have been considered, in writing.
pub fn confirm(conn: &mut Conn, actor: &Actor, id: ProposalId, considered: &str) -> Result<()> {
    let notice = db::notice(conn, id)?;
    let proposal = review::proposal(conn, id)?;
    if proposal.outcome.is_some() {
        return Err(Error::Conflict);
    }
    let considered = considered.trim().to_owned();
    if considered.is_empty() && db::reply(conn, id)?.is_some() {
        return Err(Error::invalid(
            "considered",
            "持证人已答复，请写明如何考虑。",
            "The holder has replied: say how the reply was considered.",
        ));
    }
    let press = Press { considered, ..Press::because(&proposal.reason) };
    case::advance(conn, actor, notice.case_id, Action::Revoke, &press)?;
    let public = Some(notice.ground.as_str());
    Ok(certificates::set_status(conn, notice.certificate_id, RegisterStatus::Revoked, public, actor.now)?)
}

/// Leaves the certificate in force; the reason stays on record and the holder is told.
pub fn leave_in_force(conn: &mut Conn, actor: &Actor, id: ProposalId, reason: &str) -> Result<()> {
    let notice = db::notice(conn, id)?;
    case::set_aside(conn, actor, id, reason)?;
    let row = cases::find(conn, actor, notice.case_id)?;
    case::note(conn, actor, &row, "revocation_dropped", "", false)?;
    case::tell(conn, actor, row.id, "revocation_dropped", &[Effect::NotifyApplicant])
}
