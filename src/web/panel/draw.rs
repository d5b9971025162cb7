//! The draw as everybody sees it who may know of it: what was published, in its order, and the next act of the reader.
use super::{Complaint, ShareSheet};
use crate::db::panel::{ContributionRow, SessionState};
use crate::domain::actor::{Actor, Role};
use crate::domain::lang::Lang;
use crate::domain::panel::digest::Digest;
use crate::domain::panel::draw::{Contribution, DrawRecord, FrozenPool, Party};
use crate::services::panel::{self, DrawProof};
use crate::services::{Error, Result};
use crate::text::draw::DrawText;
use crate::text::format;
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, Phrase, Shell};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

/// What a person presses on the page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Act {
    pub act: String,
    pub commitment: String,
    pub contribution: String,
}

#[derive(Template)]
#[template(path = "panel/draw.html")]
pub struct DrawPage {
    shell: Shell,
    t: DrawText,
    errors: ErrorSummary,
    session: Phrase,
    facts: Vec<SummaryRow>,
    entries: Vec<Entry>,
    earlier: Vec<SummaryRow>,
    step: Option<Step>,
    action: String,
    cancel: Option<String>,
    /// The number that the browser may forget now.
    forget: Option<String>,
}

struct Entry {
    position: usize,
    hash: String,
    kept_out: String,
}

/// What is asked of the reader now.
struct Step {
    lead: &'static str,
    /// Act and word of the button; none while somebody else is awaited.
    button: Option<(&'static str, &'static str)>,
    own: Option<FieldView>,
    number: Option<FieldView>,
    keep: String,
}

/// The name under which the person's own browser keeps the number.
fn kept_as(proof: &DrawProof, party: Party) -> String {
    let number = proof.standing().map_or(0, |draw| draw.number);
    format!("draw-{}-{number}-{}", proof.session.id, party.as_str())
}

impl DrawPage {
    /// The page at `action`; whoever takes part sees what is asked of them.
    pub fn new(
        visitor: &Visitor,
        proof: &DrawProof,
        actor: &Actor,
        action: String,
        typed: &Act,
        complaint: &Complaint,
    ) -> Self {
        let lang = visitor.lang();
        let t = DrawText(lang);
        let party = panel::party_of(actor).ok();
        let title = if party.is_some() { t.title() } else { t.proof() };
        let mut shell = visitor.shell(title);
        let errors = complaint.summary(lang);
        shell.has_errors = !errors.is_empty();
        let is_drawing = proof.session.state == SessionState::Drawing;
        let is_secretary = actor.role == Role::Secretary;
        let is_open = !both_revealed(proof);
        let revealed = party.filter(|party| proof.of(*party).is_some_and(|row| row.contribution.is_some()));
        Self {
            t,
            errors,
            session: Phrase::data(proof.session.title.clone()).then(format!(" {}", proof.session.number)),
            facts: facts(lang, proof),
            entries: entries(lang, proof),
            earlier: earlier(lang, proof),
            step: party.filter(|_| is_drawing).map(|party| step(lang, proof, party, typed, complaint)),
            cancel: (is_drawing && is_secretary && is_open).then(|| format!("{action}/cancel")),
            action,
            forget: revealed.map(|party| kept_as(proof, party)),
            shell,
        }
    }

    #[must_use]
    pub fn under(mut self, crumbs: Vec<Crumb>) -> Self {
        self.shell.crumbs = crumbs;
        self
    }

    /// 200, or 422 when it shows a refusal.
    pub fn answer(&self) -> Result<HttpResponse> {
        if self.errors.is_empty() { respond::page(self) } else { respond::again(self) }
    }
}

fn both_revealed(proof: &DrawProof) -> bool {
    let both = [Party::Secretary, Party::Auditor];
    both.iter().all(|party| proof.of(*party).is_some_and(|row| row.contribution.is_some()))
}

/// What the party does now, in a word; what it waits for otherwise.
pub fn asked(lang: Lang, proof: &DrawProof, party: Party) -> &'static str {
    let t = DrawText(lang);
    if proof.session.state != SessionState::Drawing {
        return t.over();
    }
    let blank = Act::default();
    let step = step(lang, proof, party, &blank, &Complaint::default());
    step.button.map_or(step.lead, |(_, label)| label)
}

fn step(lang: Lang, proof: &DrawProof, party: Party, typed: &Act, complaint: &Complaint) -> Step {
    let t = DrawText(lang);
    let other = if party == Party::Secretary { Party::Auditor } else { Party::Secretary };
    let (mine, theirs) = (proof.of(party), proof.of(other));
    let mut step = Step { lead: "", button: None, own: None, number: None, keep: kept_as(proof, party) };
    let is_revealed = |row: Option<&ContributionRow>| row.is_some_and(|row| row.contribution.is_some());
    if mine.is_none() {
        (step.lead, step.button) = (t.commit_lead(), Some(("commit", t.commit())));
        let mut own =
            FieldView::new("commitment", t.own()).hint(t.own_hint()).value(typed.commitment.clone());
        own.error = complaint.at("commitment", lang);
        step.own = Some(own);
    } else if theirs.is_none() {
        step.lead = t.wait_commit();
    } else if !is_revealed(mine) {
        (step.lead, step.button) = (t.reveal_lead(), Some(("reveal", t.reveal())));
        let mut number = FieldView::new("contribution", t.number())
            .hint(t.number_hint())
            .value(typed.contribution.clone());
        number.error = complaint.at("contribution", lang);
        step.number = Some(number);
    } else if !is_revealed(theirs) {
        step.lead = t.wait_reveal();
    } else if party == Party::Secretary {
        (step.lead, step.button) = (t.complete_lead(), Some(("complete", t.complete())));
    } else {
        step.lead = t.wait_draw();
    }
    step
}

fn facts(lang: Lang, proof: &DrawProof) -> Vec<SummaryRow> {
    let t = DrawText(lang);
    let Some(draw) = proof.standing() else { return Vec::new() };
    let mut rows = Vec::new();
    if let Ok(pool) = serde_json::from_value::<FrozenPool>(draw.pool.clone()) {
        rows.push(SummaryRow::new(t.pool(), t.pool_of(pool.entries().len(), pool.seats())));
    }
    let when = t.published_at(&format::date_time(lang, draw.frozen_at));
    let hash = SummaryRow::new(crate::text::secretary::SessionText(lang).pool_hash(), draw.pool_hash.clone());
    rows.push(hash.note(when).wide());
    for party in [Party::Secretary, Party::Auditor] {
        let row = proof.of(party);
        let name = party.label(lang);
        rows.push(part(lang, t.commitment(name), row.map(|row| (row.commitment.clone(), row.committed_at))));
    }
    for party in [Party::Secretary, Party::Auditor] {
        let shown = proof.of(party).and_then(|row| Some((row.contribution.clone()?, row.revealed_at?)));
        rows.push(part(lang, t.contribution(party.label(lang)), shown));
    }
    if let Some(record) = &proof.record {
        rows.extend(result(t, record));
    }
    rows
}

fn part(lang: Lang, label: String, given: Option<(String, chrono::DateTime<chrono::Utc>)>) -> SummaryRow {
    match given {
        Some((text, at)) => {
            SummaryRow::new(label, text.replace('\n', " ")).note(format::date_time(lang, at)).wide()
        }
        None => SummaryRow::new(label, DrawText(lang).awaited()).wide(),
    }
}

fn result(t: DrawText, record: &DrawRecord) -> Vec<SummaryRow> {
    let list = |places: &[u32]| places.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
    let verdict = if record.verify().is_ok() { t.agrees() } else { t.differs() };
    let mut rows = vec![
        SummaryRow::new(t.seed(), record.seed().to_string()).wide(),
        SummaryRow::new(t.positions(), list(&record.positions)).note(verdict).wide(),
    ];
    for (number, change) in (1..).zip(&record.replacements) {
        rows.push(SummaryRow::new(t.replacement(number), t.replaced(change.leaving, change.joining)));
    }
    rows
}

fn entries(lang: Lang, proof: &DrawProof) -> Vec<Entry> {
    let pool = proof.standing().and_then(|draw| serde_json::from_value::<FrozenPool>(draw.pool.clone()).ok());
    let pool = pool.iter().flat_map(|pool| pool.entries().iter().enumerate());
    let entry = |(position, entry): (usize, &crate::domain::panel::draw::PoolEntry)| {
        let mut reasons: Vec<_> = entry.exclusions.iter().map(|tie| tie.reason.text(lang)).collect();
        reasons.dedup();
        Entry { position, hash: entry.hash.to_string(), kept_out: reasons.join("; ") }
    };
    pool.map(entry).collect()
}

/// The draws that were cancelled, each with its reason.
pub fn earlier(lang: Lang, proof: &DrawProof) -> Vec<SummaryRow> {
    let t = DrawText(lang);
    let line = |draw: &crate::db::panel::DrawRow| {
        let (because, at) = (draw.cancelled_because.clone()?, draw.cancelled_at?);
        let label = t.earlier_of(draw.number, &draw.pool_hash[..12.min(draw.pool_hash.len())]);
        Some(SummaryRow::new(label, Phrase::data(because)).note(format::date_time(lang, at)))
    };
    proof.draws.iter().filter_map(line).collect()
}

/// What came of an act: a sheet to show, or a word to flash.
pub enum Done {
    Sheet(Box<ShareSheet>),
    Said(&'static str),
}

/// Does what was pressed.
pub async fn take(
    visitor: &Visitor,
    actor: Actor,
    proof: &DrawProof,
    form: &Act,
    back: &str,
    app: &web::Data<crate::app::App>,
) -> Result<Done> {
    let (id, t) = (proof.session.id, DrawText(visitor.lang()));
    let party = panel::party_of(&actor)?;
    match form.act.as_str() {
        "commit" if !form.commitment.trim().is_empty() => {
            let (zh, en) = (DrawText(Lang::Zh), DrawText(Lang::En));
            let own: Digest = form
                .commitment
                .trim()
                .to_lowercase()
                .parse()
                .map_err(|_| Error::invalid("commitment", zh.own_error(), en.own_error()))?;
            db::run(app, actor, move |conn, actor| panel::commit(conn, actor, id, &own)).await?;
            Ok(Done::Said(t.committed()))
        }
        "commit" => {
            let number = Contribution::random(&mut rand::rng());
            let commitment = number.commitment(id, party);
            db::run(app, actor, move |conn, actor| panel::commit(conn, actor, id, &commitment)).await?;
            let sheet = ShareSheet::of_number(visitor, party, number.to_string(), back.to_owned())
                .of_session(Phrase::data(proof.session.title.clone()), proof.session.number.clone())
                .saying(t.sheet_lead(), vec![t.sheet_do_1(), t.sheet_do_2()])
                .kept_as(kept_as(proof, party));
            Ok(Done::Sheet(Box::new(sheet)))
        }
        "reveal" => {
            let number: Contribution =
                form.contribution.parse().map_err(|error: crate::domain::panel::code::CodeError| {
                    Error::invalid("contribution", &error.text(Lang::Zh), &error.text(Lang::En))
                })?;
            db::run(app, actor, move |conn, actor| panel::reveal(conn, actor, id, &number)).await?;
            Ok(Done::Said(t.revealed()))
        }
        "complete" => {
            db::run(app, actor, move |conn, actor| panel::complete(conn, actor, id)).await?;
            Ok(Done::Said(t.seated()))
        }
        _ => Err(Error::NotFound),
    }
}
