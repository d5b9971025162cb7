//! A session as its secretary sees it.
use super::draw::record_of;
use super::vote::opinions_that_count;
use super::{attendance, policy_of};
use crate::db::case::{self as cases, CaseRow, Narrowing};
use crate::db::panel::{
    self as db, ExceptionKind, ExceptionRow, MemberRow, OpinionRow, RecusalRow, SessionRow, SessionState,
    TallyRow,
};
use crate::db::{Conn, employer};
use crate::domain::actor::Actor;
use crate::domain::case::{Action, Status};
use crate::domain::catalogue::{ListItem, Series};
use crate::domain::ids::{CaseId, OrgId, SessionId, UserId};
use crate::domain::panel::draw::DrawRecord;
use crate::domain::panel::policy::PanelPolicy;
use crate::domain::panel::vote::Attendance;
use crate::domain::policy::Key;
use crate::services::case::buttons;
use crate::services::{Result, reference};
use std::collections::HashMap;

/// The most cases that one list shows.
const MOST: i64 = 200;

/// An accepted case that waits for a session.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub case: CaseRow,
    pub item: &'static ListItem,
    pub unit: String,
}

/// A case on the agenda.
#[derive(Debug, Clone)]
pub struct AgendaCase {
    pub case: CaseRow,
    pub item: &'static ListItem,
    pub unit: String,
    pub attendance: Attendance,
    /// Written opinions that count.
    pub opinions: u32,
    pub tally: Option<TallyRow>,
    /// The flow lets the secretary take it off.
    pub may_adjourn: bool,
}

/// Everything about a session.
#[derive(Debug, Clone)]
pub struct Overview {
    pub session: SessionRow,
    pub policy: PanelPolicy,
    pub cases: Vec<AgendaCase>,
    /// Members with their names.
    pub members: Vec<MemberRow>,
    pub recusals: Vec<RecusalRow>,
    pub draw: Option<DrawRecord>,
    /// The frozen pool with names, by position.
    pub pool: Vec<(i32, UserId, String)>,
    /// How many have cast, and nothing else.
    pub cast: i64,
    /// Exceptions from policy, also those that wait for their second person.
    pub exceptions: Vec<ExceptionRow>,
    /// The hash that the signature locked the minutes under, and the hash of what they would say now.
    pub locked: Option<(String, String)>,
    /// What the members wrote; the minutes print it without names.
    pub written: Vec<OpinionRow>,
    /// Cases that were taken off, with the reason.
    pub taken_off: Vec<(CaseRow, String)>,
    /// Accepted cases that fit, while the agenda is open.
    pub waiting: Vec<Waiting>,
    /// The most cases that a session takes.
    pub most_cases: u32,
    /// The chair, once they signed.
    pub signer: Option<String>,
    /// The tellers' names.
    pub tellers: [String; 2],
}

/// The sessions the actor may know of, the latest first.
pub fn all(conn: &mut Conn) -> Result<Vec<SessionRow>> {
    Ok(db::latest(conn, MOST)?)
}

/// People who may count.
pub fn tellers(conn: &mut Conn) -> Result<Vec<(UserId, String)>> {
    Ok(db::tellers(conn)?)
}

/// Accepted cases that wait for a session: of one series, or all. A row whose series is not known fits every one (D-27).
pub fn waiting(conn: &mut Conn, actor: &Actor, series: Option<Series>) -> Result<Vec<Waiting>> {
    let narrowing = Narrowing { statuses: vec![Status::Accepted], ..Narrowing::default() };
    let rows = cases::queue(conn, actor, &narrowing, cases::Cursor::Start, MOST)?;
    let units = units(conn, &rows)?;
    let mut found = Vec::new();
    for case in rows {
        let item = reference::item(&case.list_id, case.item_number)?;
        if series.is_none_or(|wanted| item.series.is_none_or(|series| series == wanted)) {
            found.push(Waiting { unit: unit_of(&units, case.org_id), item, case });
        }
    }
    Ok(found)
}

fn units(conn: &mut Conn, rows: &[CaseRow]) -> Result<HashMap<OrgId, String>> {
    let ids: Vec<_> = rows.iter().map(|case| case.org_id).collect();
    Ok(employer::orgs(conn, &ids)?.into_iter().map(|org| (org.id, org.name_zh)).collect())
}

fn unit_of(units: &HashMap<OrgId, String>, id: OrgId) -> String {
    units.get(&id).cloned().unwrap_or_default()
}

/// Reads a session for its secretary.
pub fn overview(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<Overview> {
    let session = db::find(conn, id)?;
    let members = db::members(conn, id)?;
    let recusals = db::recusals(conn, id)?;
    let cases = agenda(conn, actor, id, &members, &recusals)?;
    let waiting = match session.state {
        SessionState::Preparing => {
            let is_excepted = db::exception::is_excepted(conn, id, ExceptionKind::Series)?;
            waiting(conn, actor, (!is_excepted).then_some(session.series))?
        }
        _ => Vec::new(),
    };
    let signer = session.signed_by.and_then(|by| members.iter().find(|member| member.expert_id == by));
    let tellers = db::tellers(conn)?;
    let name = |id| {
        tellers.iter().find(|(teller, _)| *teller == id).map(|(_, name)| name.clone()).unwrap_or_default()
    };
    Ok(Overview {
        policy: policy_of(conn, &session, reference::today(actor))?,
        cast: db::cast_count(conn, id)?,
        most_cases: reference::number(conn, Key::PanelCases, reference::today(actor))?,
        draw: record_of(&session)?,
        pool: db::pool_names(conn, id)?,
        signer: signer.and_then(|member| member.name.clone()),
        tellers: [name(session.teller_a), name(session.teller_b)],
        taken_off: taken_off(conn, actor, id)?,
        written: db::opinions(conn, id)?,
        locked: db::draw::locked_minutes(conn, id)?,
        exceptions: db::exception::of(conn, id)?,
        session,
        cases,
        members,
        recusals,
        waiting,
    })
}

fn taken_off(conn: &mut Conn, actor: &Actor, id: SessionId) -> Result<Vec<(CaseRow, String)>> {
    let rows = db::taken_off(conn, id)?.into_iter();
    rows.map(|(case, because)| Ok((cases::find(conn, actor, case)?, because))).collect()
}

fn agenda(
    conn: &mut Conn,
    actor: &Actor,
    id: SessionId,
    members: &[MemberRow],
    recusals: &[RecusalRow],
) -> Result<Vec<AgendaCase>> {
    let rows = super::agenda_of(conn, actor, id)?;
    let units = units(conn, &rows)?;
    let (opinions, tallies) = (db::opinions(conn, id)?, db::tallies(conn, id)?);
    let mut found = Vec::new();
    for case in rows {
        let tally: Option<TallyRow> = tallies.iter().find(|tally| tally.case_id == case.id).cloned();
        let may_adjourn = case.status == Status::PanelReview
            && buttons(conn, actor, case.id, &[])?.make.contains(&Action::Adjourn);
        found.push(AgendaCase {
            item: reference::item(&case.list_id, case.item_number)?,
            unit: unit_of(&units, case.org_id),
            attendance: attendance(members, recusals, case.id),
            opinions: opinions_that_count(case.id, &opinions, members, recusals),
            may_adjourn,
            tally,
            case,
        });
    }
    Ok(found)
}

impl Overview {
    /// How many more cases the session takes.
    pub fn room(&self) -> usize {
        usize::try_from(self.most_cases).unwrap_or(usize::MAX).saturating_sub(self.cases.len())
    }

    /// The case of the agenda with this id.
    pub fn case(&self, id: CaseId) -> Option<&AgendaCase> {
        self.cases.iter().find(|row| row.case.id == id)
    }
}
