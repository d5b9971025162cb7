//! The vote: sealed to a key that two of three people must bring together, counted once, signed by the chair.
use super::agenda::moved;
use super::sitting::expert_view;
use super::{attendance, policy_of};
use crate::db::panel::{
    self as db, MemberRow, OpinionRow, PublishedRow, RecusalRow, SessionRow, SessionState, TallyRow,
};
use crate::db::{Conn, audit};
use crate::domain::actor::{Actor, Role};
use crate::domain::case::Action;
use crate::domain::four_eyes::{FourEyes, SamePerson};
use crate::domain::ids::{CaseId, SessionId, UserId};
use crate::domain::lang::{Lang, plural};
use crate::domain::panel::ballot::{
    BallotContext, CaseBallots, CastBallot, Choice, Nonce, SealedBallot, TallyPublicKey, TallySecretKey,
    close as open_and_count, recount, seal,
};
use crate::domain::panel::vote::{Outcome, Tally, outcome};
use crate::services::case::{Press, advance};
use crate::services::{Error, FieldErrors, Result, reference};
use uuid::Uuid;

/// Writes the public key of a fresh key pair down. The secret was split before this and is not known here.
pub fn prepare_key(conn: &mut Conn, actor: &Actor, id: SessionId, key: &TallyPublicKey) -> Result<()> {
    let session = db::lock(conn, id)?;
    if session.state != SessionState::Reading {
        return Err(Error::Conflict);
    }
    audit::record(
        conn,
        actor,
        "prepare_tally_key",
        "panel_session",
        Some(id.as_uuid()),
        &serde_json::json!({}),
    )?;
    Ok(db::set_key(conn, id, &key.to_bytes())?)
}

/// Notes that this teller holds their share now.
pub fn note_share_taken(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<()> {
    let session = db::find(conn, id)?;
    if session.state != SessionState::Reading || session.public_key.is_none() {
        return Err(Error::Conflict);
    }
    Ok(db::share_taken(conn, id, session.teller_a == actor.user_id, actor.now)?)
}

/// Opens the vote: both tellers hold their shares, every case has its opinions and a quorum.
pub fn open_vote(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<()> {
    let session = db::lock(conn, id)?;
    if session.state != SessionState::Reading {
        return Err(Error::Conflict);
    }
    if session.public_key.is_none() || session.share_a_at.is_none() || session.share_b_at.is_none() {
        return Err(Error::refused(
            "两名计票人尚未都领取密钥份额。请先生成密钥，再由两人分别领取。",
            "Both tellers need their share of the key first: prepare the key, then each takes a share.",
        ));
    }
    let policy = policy_of(conn, &session, reference::today(actor))?;
    let members = db::members(conn, id)?;
    let recusals = db::recusals(conn, id)?;
    let opinions = db::opinions(conn, id)?;
    let agenda = db::agenda(conn, id)?;
    if agenda.is_empty() {
        return Err(Error::refused("会议没有事项可表决。", "There is no case left to vote on."));
    }
    for case_id in agenda {
        let attending = attendance(&members, &recusals, case_id);
        if !policy.has_quorum(attending) {
            let (present, needed) = (attending.present(), policy.least_present(attending));
            return Err(Error::refused(
                &format!(
                    "有事项到会专家{present}人，未达法定{needed}人，不能表决。请补足人数或延期。（依据 D-11、D-12）"
                ),
                &format!(
                    "A case has {} attending and needs {needed}: wait for more, or adjourn it. (D-11, D-12)",
                    plural(present, "expert", "experts")
                ),
            ));
        }
        let given = opinions_that_count(case_id, &opinions, &members, &recusals);
        if !policy.has_enough_opinions(given) {
            let needed = policy.min_opinions;
            return Err(Error::refused(
                &format!("有事项只有{given}份书面意见，须至少{needed}份。（依据 D-11）"),
                &format!(
                    "A case has {} and needs {needed}. (D-11)",
                    plural(given, "written opinion", "written opinions")
                ),
            ));
        }
    }
    if presiding(&members).is_none() {
        return Err(Error::refused(
            "主任委员和副主任委员（第二席）都没有签到，会议无人主持。请等其签到，或补抽该席位。（依据 D-11）",
            "Neither the chair nor the vice-chair (second seat) has signed in, so nobody presides: wait, or draw the seat again. (D-11)",
        ));
    }
    audit::record(conn, actor, "open_vote", "panel_session", Some(id.as_uuid()), &serde_json::json!({}))?;
    db::set_opened(conn, id, actor.now)?;
    moved(db::move_to(conn, &session, SessionState::Voting)?)
}

/// Who presides over the sitting and signs its count: the chair, or the vice-chair where the chair is not there.
pub fn presiding(members: &[MemberRow]) -> Option<&MemberRow> {
    let mut present = members.iter().filter(|member| member.is_here());
    let chair = present.clone().find(|member| member.is_chair);
    chair.or_else(|| present.find(|member| member.is_vice_chair()))
}

/// Written opinions on a case by members who still sit and have not withdrawn from it.
pub(super) fn opinions_that_count(
    case: CaseId,
    opinions: &[OpinionRow],
    members: &[MemberRow],
    recusals: &[RecusalRow],
) -> u32 {
    let sits = |expert: UserId| {
        members.iter().any(|member| member.expert_id == expert)
            && !recusals.iter().any(|row| row.case_id == case && row.expert_id == expert)
    };
    let given = opinions.iter().filter(|opinion| opinion.case_id == case && sits(opinion.expert_id)).count();
    u32::try_from(given).unwrap_or(u32::MAX)
}

/// What an expert is shown once after casting: for each case the number under which their ballot will be published.
#[derive(Debug, Clone)]
pub struct Sealed {
    pub case_id: CaseId,
    pub nonce: Nonce,
}

/// Seals and casts every choice at once: one for each case this expert votes on. Casting again replaces all of it until
/// the vote closes.
pub fn cast(
    conn: &mut Conn,
    actor: &Actor,
    id: SessionId,
    choices: &[(CaseId, Choice)],
) -> Result<Vec<Sealed>> {
    let session = db::find(conn, id)?;
    let key = session.public_key.as_deref().map(TallyPublicKey::from_bytes).transpose();
    let key = key.map_err(anyhow::Error::from)?.ok_or(Error::Conflict)?;
    if session.state != SessionState::Voting {
        return Err(closed());
    }
    every_case_once(conn, actor, id, choices)?;
    for (case_id, _) in choices {
        if db::accepted_by_me(conn, *case_id)? {
            return Err(judged_before());
        }
    }
    let mut rng = rand::rng();
    let mut receipt = Vec::new();
    for (case_id, choice) in choices {
        let context = BallotContext { session: id, case: *case_id, expert: actor.user_id };
        let nonce = Nonce::random(&mut rng);
        let sealed = seal(&key, &context, *choice, nonce, &mut rng).map_err(anyhow::Error::from)?;
        if !db::cast(conn, id, *case_id, sealed.as_bytes())? {
            return Err(closed());
        }
        let detail = serde_json::json!({ "case": case_id, "sealed": sealed.digest().to_string() });
        audit::record(conn, actor, "cast_ballot", "panel_session", Some(id.as_uuid()), &detail)?;
        receipt.push(Sealed { case_id: *case_id, nonce });
    }
    Ok(receipt)
}

fn every_case_once(
    conn: &mut Conn,
    actor: &Actor,
    id: SessionId,
    choices: &[(CaseId, Choice)],
) -> Result<()> {
    let view = expert_view(conn, actor, id)?;
    let mut errors = FieldErrors::default();
    for case in &view.cases {
        if choices.iter().filter(|(case_id, _)| *case_id == case.id).count() != 1 {
            let (zh, en) = (format!("请对{}作出选择。", case.number), format!("Choose for {}.", case.number));
            errors.add(&format!("choice-{}", case.id), &zh, &en);
        }
    }
    if choices.iter().any(|(case_id, _)| view.cases.iter().all(|case| case.id != *case_id)) {
        return Err(closed());
    }
    errors.into_result()
}

/// Four eyes, by person. The draw keeps such an expert out; a seat taken otherwise does not help.
fn judged_before() -> Error {
    let same = SamePerson { pair: FourEyes::ReviewerAndExpert };
    Error::refused(
        &format!("{}其中有您受理过的事项，请先回避该事项。", same.text(Lang::Zh)),
        &format!("{} You accepted one of these cases: withdraw from it first.", same.text(Lang::En)),
    )
}

fn closed() -> Error {
    Error::refused(
        "表决未开放，或您在本次会议中无表决资格。请先签到；表决结束后不能补投。（依据 D-11）",
        "The vote is not open, or you have no vote here. Sign in to the sitting first; nobody votes after close. (D-11)",
    )
}

/// Ends the vote and counts it. Everything that could tie a choice to a name is gone when this commits.
pub fn close(conn: &mut Conn, actor: &Actor, id: SessionId, secret: &TallySecretKey) -> Result<()> {
    let session = db::lock(conn, id)?;
    if session.state != SessionState::Voting {
        return Err(Error::Conflict);
    }
    let policy = policy_of(conn, &session, reference::today(actor))?;
    moved(db::close_vote(conn, &session, actor.user_id, actor.now)?)?;
    let members = db::seats(conn, id)?;
    let recusals = db::recusals(conn, id)?;
    let is_recused =
        |case: CaseId, expert: UserId| recusals.iter().any(|r| r.case_id == case && r.expert_id == expert);
    let agenda = db::agenda(conn, id)?;
    let mut ballots = Vec::new();
    for (case, expert, sealed) in db::sealed_ballots(conn, id)? {
        let attends = members.iter().any(|member| member.expert_id == expert && member.attends());
        if attends && agenda.contains(&case) && !is_recused(case, expert) {
            let sealed = SealedBallot::from_bytes(sealed).map_err(anyhow::Error::from)?;
            ballots.push(CastBallot { case, expert, sealed });
        }
    }
    let closed = open_and_count(secret, id, &ballots, &mut rand::rng()).map_err(anyhow::Error::from)?;
    let second = recount(&closed.cases).map_err(anyhow::Error::from)?;
    if second.root != closed.root {
        return Err(anyhow::anyhow!("the second count differs from the first").into());
    }
    let (mut tallies, mut published) = (Vec::new(), Vec::new());
    for case in agenda {
        let counted = closed.cases.iter().find(|counted| counted.case == case);
        let tally = counted.map(CaseBallots::tally).unwrap_or_default();
        let attending = attendance(&members, &recusals, case);
        let result = outcome(&policy, attending, tally).map_err(anyhow::Error::from)?;
        tallies.push(tally_row((id, case), attending, tally, result, &closed.root.to_string(), actor));
        published.extend(counted.into_iter().flat_map(|counted| lines(id, counted)));
    }
    db::publish_count(conn, &tallies, &published)?;
    db::destroy_ballots(conn, id)?;
    audit::record(conn, actor, "close_vote", "panel_session", Some(id.as_uuid()), &serde_json::json!({}))?;
    Ok(())
}

fn lines(id: SessionId, counted: &CaseBallots) -> Vec<PublishedRow> {
    let row = |line: &crate::domain::panel::ballot::Published| PublishedRow {
        id: Uuid::new_v4(),
        session_id: id,
        case_id: counted.case,
        choice: line.choice.as_str().to_owned(),
        nonce: line.nonce.to_string(),
    };
    counted.published.iter().map(row).collect()
}

fn tally_row(
    (session_id, case_id): (SessionId, CaseId),
    attending: crate::domain::panel::vote::Attendance,
    tally: Tally,
    result: Outcome,
    root: &str,
    actor: &Actor,
) -> TallyRow {
    let signed = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    TallyRow {
        session_id,
        case_id,
        members: signed(attending.members()),
        present: signed(attending.present()),
        recused: signed(attending.recused()),
        yes: signed(tally.yes),
        no: signed(tally.no),
        abstained: signed(tally.abstain),
        unusable: signed(tally.unusable),
        outcome: match result {
            Outcome::Passed => "passed",
            Outcome::NotPassed => "not_passed",
            Outcome::NoQuorum => "no_quorum",
        }
        .to_owned(),
        root: root.to_owned(),
        closed_at: actor.now,
    }
}

/// The chair, or the vice-chair where the chair is not there, signs the count once the second teller has confirmed it; every decided case moves with the signature, in one transaction.
pub fn sign(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<()> {
    if !db::presided_by_me(conn, id)? {
        return Err(Error::NotFound);
    }
    let counted = db::find(conn, id)?;
    if counted.state == SessionState::Closed && counted.recounted_by.is_none() {
        return Err(Error::refused(
            "第二名计票人尚未确认复点，请等其确认后再签署。",
            "The second teller has not confirmed the recount yet: sign once it is there.",
        ));
    }
    let session: SessionRow = db::lock(conn, id)?;
    if session.state != SessionState::Closed {
        return Err(Error::Conflict);
    }
    moved(db::sign(conn, &session, actor.user_id, actor.now)?)?;
    moved(db::draw::lock_minutes(conn, id)?)?;
    let chair = Actor { role: Role::Chair, ..*actor };
    for tally in db::tallies(conn, id)? {
        let action = match tally.outcome.as_str() {
            "passed" => Action::Pass,
            "not_passed" => Action::Fail,
            _ => continue,
        };
        advance(conn, &chair, tally.case_id, action, &Press { session: Some(id), ..Press::default() })?;
    }
    Ok(())
}
