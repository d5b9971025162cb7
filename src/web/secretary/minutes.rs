//! GET `/secretary/sessions/{session}/minutes`: the record for printing. It never says who voted how.
use super::session::{office, recusals};
use crate::app::App;
use crate::domain::lang::Lang;
use crate::services::Result;
use crate::services::panel::{self, AgendaCase, Overview};
use crate::text::draw::DrawText;
use crate::text::format;
use crate::text::panel::PanelText;
use crate::text::secretary::{MinutesText, SecretaryText, SessionText};
use crate::web::auth::Secretary;
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, Phrase, Shell, Tag};
use crate::web::panel::draw::earlier;
use crate::web::panel::{CountView, session_id};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "secretary/minutes.html")]
struct Page {
    shell: Shell,
    t: MinutesText,
    p: PanelText,
    s: SessionText,
    facts: Vec<SummaryRow>,
    members: Vec<SummaryRow>,
    recusals: Vec<Phrase>,
    cases: Vec<Line>,
    /// Cases that were adjourned, with the reason.
    taken_off: Vec<SummaryRow>,
    d: DrawText,
    exceptions: Vec<SummaryRow>,
    /// Draws that were cancelled, with the reason.
    earlier: Vec<SummaryRow>,
    /// What the panel wrote, without names, by case.
    opinions: Vec<(String, Vec<Phrase>)>,
    rules: String,
    signature: Phrase,
}

struct Line {
    place: usize,
    number: String,
    name: Phrase,
    unit: Phrase,
    certificate: Phrase,
    /// Outcome, attendance and votes; none before the count.
    count: Option<(Tag, String, String)>,
}

pub async fn get(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    let (view, proof) = db::run(&app, who.0, move |conn, actor| {
        Ok((panel::overview(conn, actor, id)?, panel::draw_proof(conn, actor, id)?))
    })
    .await?;
    let lang = visitor.lang();
    let t = MinutesText(lang);
    let mut shell = visitor.shell(t.title());
    shell.crumbs = vec![
        Crumb::link(SecretaryText(lang).home(), "/secretary"),
        Crumb::link(Phrase::data(view.session.title.clone()), format!("/secretary/sessions/{id}")),
        Crumb::here(t.title()),
    ];
    respond::page(&Page {
        t,
        p: PanelText(lang),
        s: SessionText(lang),
        facts: facts(lang, &view),
        members: members(lang, &view),
        recusals: recusals(lang, &view),
        cases: view.cases.iter().enumerate().map(|(place, row)| line(lang, &view, place + 1, row)).collect(),
        d: DrawText(lang),
        exceptions: view.exceptions.iter().map(|row| super::exception::row(lang, row)).collect(),
        earlier: earlier(lang, &proof),
        opinions: opinions(&view),
        taken_off: view.taken_off.iter().map(taken_off).collect(),
        rules: t.rules(&view.policy.quorum.to_string(), &view.policy.majority.to_string()),
        signature: signature(lang, &view),
        shell,
    })
}

fn facts(lang: Lang, view: &Overview) -> Vec<SummaryRow> {
    let (t, shared, own) = (MinutesText(lang), PanelText(lang), SessionText(lang));
    let session = &view.session;
    let [first, second] = &view.tellers;
    let mut rows = vec![
        SummaryRow::new(shared.session(), Phrase::data(session.title.clone())).note(session.number.clone()),
        SummaryRow::new(shared.series(), session.series.name(lang)),
        SummaryRow::new(shared.held_on(), format::date_with_weekday(lang, session.held_on)),
        SummaryRow::new(shared.size(), session.size.to_string()),
        SummaryRow::new(
            t.tellers(),
            Phrase::data(first.clone()).then(" / ").then(Phrase::data(second.clone())),
        ),
    ];
    let hash = session.pool_hash.clone();
    rows.extend(hash.map(|hash| SummaryRow::new(own.pool_hash(), hash).wide()));
    let d = DrawText(lang);
    if let Some(record) = &view.draw {
        let places: Vec<_> = record.positions.iter().map(u32::to_string).collect();
        let verdict = if record.verify().is_ok() { d.agrees() } else { d.differs() };
        rows.push(SummaryRow::new(d.seed(), record.seed().to_string()).wide());
        rows.push(SummaryRow::new(d.positions(), places.join(", ")).note(verdict).wide());
    }
    let moments = [(t.opened(), session.opened_at), (t.closed(), session.closed_at)];
    for (label, at) in moments {
        rows.extend(at.map(|at| SummaryRow::new(label, format::date_time(lang, at))));
    }
    if let (Some(by), Some(at)) = (session.recounted_by, session.recounted_at) {
        let name = if by == session.teller_a { first } else { second };
        rows.push(
            SummaryRow::new(t.recounted(), format::date_time(lang, at)).note(Phrase::data(name.clone())),
        );
    }
    let root = view.cases.iter().find_map(|row| row.tally.as_ref()).map(|tally| tally.root.clone());
    rows.extend(root.map(|root| SummaryRow::new(shared.root(), root).wide()));
    if let Some((locked, now)) = &view.locked {
        let said = if locked == now { t.locked_agrees() } else { t.locked_differs() };
        rows.push(SummaryRow::new(t.locked(), locked.clone()).note(said).wide());
    }
    rows
}

fn members(lang: Lang, view: &Overview) -> Vec<SummaryRow> {
    let (t, s) = (MinutesText(lang), SessionText(lang));
    let row = |member: &crate::db::panel::MemberRow| {
        let at = member.present_at.map(|at| t.was_present(&format::short_date_time(lang, at)));
        let chair = office(s, member).map_or_else(String::new, |office| format!("{office} · "));
        let said = format!("{chair}{}", at.unwrap_or(t.was_absent().to_owned()));
        SummaryRow::new(Phrase::data(member.name.clone().unwrap_or_default()), left(lang, member, said))
    };
    view.members.iter().map(row).collect()
}

/// What is said of a member's attendance, with their departure.
fn left(lang: Lang, member: &crate::db::panel::MemberRow, said: String) -> Phrase {
    let t = MinutesText(lang);
    let (Some(at), Some(because)) = (member.left_at, &member.left_because) else { return said.into() };
    let at = format::short_date_time(lang, at);
    let how = if member.left_after_voting { t.had_voted(&at) } else { t.had_left(&at) };
    Phrase::from(said).then(how).then(Phrase::data(because.clone()))
}

fn line(lang: Lang, view: &Overview, place: usize, row: &AgendaCase) -> Line {
    let name = Phrase::data(row.case.applicant_name.clone());
    let count = row.tally.as_ref().map(|tally| {
        let count = CountView::new(lang, name.clone(), tally, view.policy.majority);
        (count.outcome, count.attended, count.votes)
    });
    Line {
        place,
        number: row.case.number.clone(),
        name,
        unit: Phrase::data(row.unit.clone()),
        certificate: Phrase::data(row.item.full_name()),
        count,
    }
}

/// Opinions stand under their case in the order of their random ids, which says nothing of who wrote them.
fn opinions(view: &Overview) -> Vec<(String, Vec<Phrase>)> {
    let of = |row: &AgendaCase| {
        let mut written: Vec<_> =
            view.written.iter().filter(|opinion| opinion.case_id == row.case.id).collect();
        written.sort_by_key(|opinion| opinion.id);
        let texts = written.into_iter().map(|opinion| Phrase::data(opinion.content.clone()));
        (row.case.number.clone(), texts.collect::<Vec<_>>())
    };
    view.cases.iter().map(of).filter(|(_, texts)| !texts.is_empty()).collect()
}

fn taken_off((case, because): &(crate::db::case::CaseRow, String)) -> SummaryRow {
    let name = Phrase::data(case.applicant_name.clone()).then(format!(" {}", case.number));
    SummaryRow::new(name, Phrase::data(because.clone()))
}

fn signature(lang: Lang, view: &Overview) -> Phrase {
    let t = MinutesText(lang);
    match (&view.signer, view.session.signed_at) {
        (Some(name), Some(at)) => Phrase::data(name.clone()).then(t.signed(&format::date_time(lang, at))),
        _ => match &view.session.adjourned_because {
            Some(because) => Phrase::plain(t.adjourned()).then(Phrase::data(because.clone())),
            None => t.unsigned().into(),
        },
    }
}
