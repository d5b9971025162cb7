//! The secretary's part: the session, its cases, the draw, the papers.
use super::policy;
use crate::db::case as cases;
use crate::db::employer;
use crate::db::panel::{self as db, SessionRow, SessionState};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::case::Action;
use crate::domain::catalogue::Series;
use crate::domain::ids::{CaseId, SessionId, UserId};
use crate::domain::panel::conflict::Conflict;
use crate::domain::panel::draw::{
    BothParties, Candidate, Contribution, DrawRecord, Exclusion, FrozenPool, Party, draw as draw_positions,
    seed,
};
use crate::services::case::{Press, advance};
use crate::services::{Error, Result, reference};
use chrono::{Datelike, NaiveDate};

/// What the secretary enters.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Made with the form.
    pub id: SessionId,
    pub title: String,
    pub series: Series,
    pub held_on: NaiveDate,
    pub size: u32,
    pub teller_a: UserId,
    pub teller_b: UserId,
}

/// Sets a session up. A size outside policy is refused (the recorded exception comes later).
pub fn create(conn: &mut Conn, actor: &Actor, new: &NewSession) -> Result<SessionId> {
    if db::find(conn, new.id).is_ok() {
        return Ok(new.id);
    }
    let today = reference::today(actor);
    let policy = policy(conn, today)?;
    check(new, policy.min_members, today)?;
    let number = cases::number(conn, "PY", today.year())?;
    db::insert(
        conn,
        &SessionRow {
            id: new.id,
            number,
            title: new.title.trim().to_owned(),
            series: new.series,
            held_on: new.held_on,
            size: i32::try_from(new.size).unwrap_or(i32::MAX),
            state: SessionState::Preparing,
            version: 0,
            teller_a: new.teller_a,
            teller_b: new.teller_b,
            pool_hash: None,
            draw: None,
            public_key: None,
            share_a_at: None,
            share_b_at: None,
            created_by: actor.user_id,
            created_at: actor.now,
            opened_at: None,
            closed_at: None,
            signed_by: None,
            signed_at: None,
        },
    )?;
    Ok(new.id)
}

fn check(new: &NewSession, least: u32, today: NaiveDate) -> Result<()> {
    let mut errors = crate::services::FieldErrors::default();
    if new.title.trim().is_empty() {
        errors.add("title", "请填写会议名称。", "Name the session.");
    }
    if new.size.is_multiple_of(2) || new.size < least {
        let zh = format!("评议人数须为单数，且不少于{least}人。（依据 §2(3)4、D-11）");
        let en = format!("The number of members is odd and at least {least}. (§2(3)4, D-11)");
        errors.add("size", &zh, &en);
    }
    if new.held_on < today {
        errors.add("held_on", "会议日期不能早于今天。", "The session cannot be held before today.");
    }
    if new.teller_a == new.teller_b {
        errors.add("teller_b", "计票人须为两人。", "The tellers are two different people.");
    }
    errors.into_result()
}

/// Puts an accepted case on the agenda.
pub fn assign(conn: &mut Conn, actor: &Actor, id: SessionId, case_id: CaseId) -> Result<()> {
    let session = db::lock(conn, id)?;
    let press = Press { session: Some(session.id), ..Press::default() };
    advance(conn, actor, case_id, Action::AssignToSession, &press)?;
    let position = db::last_position(conn, id)? + 1;
    Ok(db::add_case(conn, id, case_id, position)?)
}

/// Takes a case off again, with the reason: quorum lost, or no vote was held on it.
pub fn adjourn(conn: &mut Conn, actor: &Actor, id: SessionId, case_id: CaseId, reason: &str) -> Result<()> {
    db::lock(conn, id)?;
    advance(conn, actor, case_id, Action::Adjourn, &Press::because(reason))?;
    Ok(db::remove_case(conn, id, case_id, actor.now)?)
}

/// Freezes the pool, publishes its hash, and draws the members. Experts of an applicant's own unit are kept out.
pub fn draw(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<()> {
    let session = db::lock(conn, id)?;
    if session.state != SessionState::Preparing {
        return Err(Error::Conflict);
    }
    let agenda = db::agenda(conn, id)?;
    if agenda.is_empty() {
        return Err(Error::refused(
            "会议还没有编入事项。请先编入已受理的事项。",
            "The session has no cases yet: put accepted cases on the agenda first.",
        ));
    }
    let candidates = candidates(conn, actor, &session, &agenda)?;
    let mut rng = rand::rng();
    let seats = u32::try_from(session.size).unwrap_or(0);
    let (pool, secrets) = FrozenPool::freeze(id, seats, candidates, &mut rng).map_err(|error| {
        Error::refused(&error.text(crate::domain::lang::Lang::Zh), &error.text(crate::domain::lang::Lang::En))
    })?;
    let contributions =
        BothParties { secretary: Contribution::random(&mut rng), auditor: Contribution::random(&mut rng) };
    let seed = seed(&pool.hash(), &contributions.secretary, &contributions.auditor);
    let drawn = draw_positions(&pool, &seed).map_err(|error| {
        Error::refused(&error.text(crate::domain::lang::Lang::Zh), &error.text(crate::domain::lang::Lang::En))
    })?;
    let record = DrawRecord {
        pool_hash: pool.hash(),
        commitments: BothParties {
            secretary: contributions.secretary.commitment(id, Party::Secretary),
            auditor: contributions.auditor.commitment(id, Party::Auditor),
        },
        contributions,
        positions: drawn.positions.clone(),
        replacements: Vec::new(),
        pool,
    };
    let stored = serde_json::to_value(&record).map_err(anyhow::Error::from)?;
    db::set_draw(conn, id, &record.pool_hash.to_string(), &stored)?;
    for (seat, position) in (1..).zip(&drawn.positions) {
        let secret =
            secrets.get(*position as usize).ok_or_else(|| anyhow::anyhow!("position beyond the pool"))?;
        db::add_member(conn, id, secret.expert, seat, seat == 1)?;
    }
    audit::record(conn, actor, "draw_panel", "panel_session", Some(id.as_uuid()), &serde_json::json!({}))?;
    moved(db::move_to(conn, &session, SessionState::Declaring)?)
}

fn candidates(
    conn: &mut Conn,
    actor: &Actor,
    session: &SessionRow,
    agenda: &[CaseId],
) -> Result<Vec<Candidate>> {
    let mut parties = Vec::new();
    for case_id in agenda {
        let case = cases::find(conn, actor, *case_id)?;
        let unit = employer::org(conn, case.org_id)?;
        parties.push((case, unit));
    }
    let pool = db::pool(conn, session.series, session.held_on)?;
    let exclusions = |expert: &db::ExpertRow| {
        let mut found = Vec::new();
        for (case, unit) in &parties {
            if expert.user_id == case.applicant_id {
                found.push(Exclusion { case: case.id, reason: Conflict::OwnCase });
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

/// Opens the papers once every member has declared: nobody reads before they have said what ties them.
pub fn open_papers(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<()> {
    let session = db::lock(conn, id)?;
    if session.state != SessionState::Declaring {
        return Err(Error::Conflict);
    }
    let waiting = db::members(conn, id)?.iter().filter(|member| member.declared_at.is_none()).count();
    if waiting > 0 {
        return Err(Error::refused(
            &format!("还有{waiting}位专家没有作回避申报。请等全部申报后再开放材料。"),
            &format!("{waiting} experts have not declared their ties yet: papers open when all have."),
        ));
    }
    audit::record(conn, actor, "open_papers", "panel_session", Some(id.as_uuid()), &serde_json::json!({}))?;
    moved(db::move_to(conn, &session, SessionState::Reading)?)
}

/// A lost race is told as such.
pub(super) fn moved(was_moved: bool) -> Result<()> {
    if was_moved { Ok(()) } else { Err(Error::Conflict) }
}
