//! The certificate (§2(3)5): prepared by one officer with its number, drawn by the worker, looked at and issued by another.
use super::case::queue::{self, QueueRow};
use super::case::{Press, advance};
use super::{Error, Result, export, reference};
use crate::db::case::{Cursor, Narrowing};
use crate::db::certificate::{self as db, BatchRow, CertificateRow, CheckedRow, RegisterStatus};
use crate::db::outbox::{self, Topic};
use crate::db::{Conn, application, audit, case as cases, timeline};
use crate::domain::actor::Actor;
use crate::domain::case::{Action, Status};
use crate::domain::catalogue::Series;
use crate::domain::certificate::{NumberScheme, PublicCode, SeriesLetters, mask_name};
use crate::domain::four_eyes::FourEyes;
use crate::domain::ids::{BatchId, CaseId, CertificateId};
use chrono::Datelike;
use diesel::OptionalExtension;

/// Reserves numbers for cases that wait for their certificate, and promises their files. Nothing is issued yet.
pub fn prepare(
    conn: &mut Conn,
    actor: &Actor,
    id: BatchId,
    chosen: &[CaseId],
    scheme: &NumberScheme,
    is_demo: bool,
) -> Result<BatchId> {
    if db::batch(conn, id).optional()?.is_some() {
        return Ok(id);
    }
    if chosen.is_empty() {
        return Err(Error::invalid("case", "请至少选择一件。", "Choose at least one case."));
    }
    if chosen.len() > BATCH {
        return Err(Error::invalid(
            "case",
            &format!("每批不超过{BATCH}件，请取消多余的勾选。"),
            &format!("A batch holds at most {BATCH} cases: take some out."),
        ));
    }
    let year = reference::today(actor).year();
    let number = cases::number(conn, "ZZ", year)?;
    db::add_batch(
        conn,
        &BatchRow {
            id,
            number,
            prepared_by: actor.user_id,
            prepared_at: actor.now,
            confirmed_by: None,
            confirmed_at: None,
        },
    )?;
    for case_id in chosen {
        prepare_one(conn, actor, id, *case_id, scheme, is_demo)?;
    }
    audit::record(
        conn,
        actor,
        "prepare_batch",
        "batch",
        Some(id.as_uuid()),
        &serde_json::json!({ "cases": chosen }),
    )?;
    Ok(id)
}

fn prepare_one(
    conn: &mut Conn,
    actor: &Actor,
    batch_id: BatchId,
    case_id: CaseId,
    scheme: &NumberScheme,
    is_demo: bool,
) -> Result<()> {
    let case = cases::lock(conn, actor, case_id)?;
    if case.status != Status::Certifying || db::of_case(conn, case_id)?.is_some() {
        return Err(Error::Conflict);
    }
    let item = reference::item(&case.list_id, case.item_number)?;
    let title = item.title_name().ok_or_else(|| {
        Error::refused(
            "该项目对应的职称系列尚未确定，不能制证。请先由清单管理员确定系列。（依据 D-27）",
            "The series of this row is not decided, so no title can be printed: ask the catalogue manager. (D-27)",
        )
    })?;
    let form = application::find(conn, case_id)?.content;
    let awarded = timeline::of_case(conn, case_id)?
        .into_iter()
        .rev()
        .find(|entry| entry.action == Action::Pass.as_str())
        .map(|entry| crate::domain::calendar::shanghai_date(entry.at));
    let awarded_on = awarded.ok_or(Error::Conflict)?;
    let letters = letters(item.series);
    let year = awarded_on.year();
    let sequence = cases::next_in_series(conn, &format!("certificate-{year}-{letters:?}"))?;
    let number = scheme
        .number(u16::try_from(year).unwrap_or(u16::MAX), letters, u32::try_from(sequence).unwrap_or(u32::MAX))
        .map_err(anyhow::Error::from)?;
    let id = CertificateId::fresh();
    db::add(
        conn,
        &CertificateRow {
            id,
            case_id,
            batch_id,
            number: number.as_str().to_owned(),
            public_code: unused_code().compact().to_owned(),
            status: RegisterStatus::Prepared,
            holder_masked: mask_name(&form.name),
            holder_name: form.name,
            holder_latin: Some(form.name_latin).filter(|name| !name.is_empty()),
            title_zh: title.zh.to_owned(),
            title_en: title.en.to_owned(),
            title_level: item.title_level,
            speciality: form.speciality,
            basis: item.full_name(),
            awarded_on,
            is_demo,
            pdf_key: None,
            pdf_sha256: None,
            issued_at: None,
            status_reason: None,
            status_at: actor.now,
            replaced_by: None,
            draw_error: None,
        },
    )?;
    outbox::promise(conn, Topic::MakeCertificate, &serde_json::json!({ "certificate_id": id }), actor.now)?;
    Ok(())
}

fn letters(series: Option<Series>) -> SeriesLetters {
    match series {
        Some(Series::Engineering) => SeriesLetters::Engineering,
        Some(Series::Accounting) => SeriesLetters::Accounting,
        Some(Series::Economics) => SeriesLetters::Economics,
        None => SeriesLetters::Unassigned,
    }
}

/// Tries again what could not be drawn; pressing twice tries once.
pub fn redraw(conn: &mut Conn, actor: &Actor, id: BatchId) -> Result<usize> {
    db::batch(conn, id)?;
    let failed = db::clear_draw_errors(conn, id)?;
    for id in &failed {
        let payload = serde_json::json!({ "certificate_id": id });
        outbox::promise(conn, Topic::MakeCertificate, &payload, actor.now)?;
    }
    Ok(failed.len())
}

/// A second officer has looked at every sheet and issues the batch.
pub fn issue(conn: &mut Conn, actor: &Actor, id: BatchId) -> Result<usize> {
    let batch = db::batch(conn, id)?;
    if batch.confirmed_at.is_some() {
        return Err(Error::Conflict);
    }
    FourEyes::ProposerAndConfirmer.check(batch.prepared_by, actor.user_id)?;
    let rows = db::of_batch(conn, id)?;
    for row in &rows {
        advance(conn, actor, row.case_id, Action::Issue, &Press::default())?;
        db::set_status(conn, row.id, RegisterStatus::Valid, None, actor.now)?;
    }
    if db::confirm_batch(conn, id, actor.user_id, actor.now)? == 0 {
        return Err(Error::Conflict);
    }
    audit::record(
        conn,
        actor,
        "issue_batch",
        "batch",
        Some(id.as_uuid()),
        &serde_json::json!({ "count": rows.len() }),
    )?;
    Ok(rows.len())
}

/// A code of fresh chance: 95 bits, so that no certificate has it yet.
pub fn unused_code() -> PublicCode {
    let mut entropy = [0; PublicCode::ENTROPY_BYTES];
    rand::fill(&mut entropy);
    PublicCode::from_entropy(entropy)
}

/// What anybody may learn of a code: exactly one certificate, or nothing.
pub fn check(conn: &mut Conn, code: &PublicCode) -> Result<Option<CheckedRow>> {
    Ok(db::check(conn, code.compact())?)
}

/// A batch that is not issued yet.
#[derive(Debug, Clone)]
pub struct OpenBatch {
    pub row: BatchRow,
    pub preparer: Option<String>,
    pub sheets: i64,
    /// Of them, those whose file is made.
    pub drawn: i64,
}

/// The work of the certificate office: cases without a certificate yet, and batches that wait for a second officer.
#[derive(Debug, Clone)]
pub struct ToIssue {
    pub waiting: Vec<QueueRow>,
    pub batches: Vec<OpenBatch>,
}

/// As many sheets as one person can look at in one sitting, and one page can show.
pub const BATCH: usize = 50;

/// At most this many cases are shown at once.
const MOST_AT_ONCE: i64 = 200;

pub fn to_issue(conn: &mut Conn, actor: &Actor) -> Result<ToIssue> {
    let narrowing = Narrowing { statuses: vec![Status::Certifying], ..Narrowing::default() };
    let mut cases = cases::queue(conn, actor, &narrowing, Cursor::Start, MOST_AT_ONCE)?;
    let ids: Vec<CaseId> = cases.iter().map(|case| case.id).collect();
    let prepared = db::cases_with_one(conn, &ids)?;
    cases.retain(|case| !prepared.contains(&case.id));
    let rows = db::open_batches(conn)?;
    let names = queue::officers(conn, rows.iter().map(|row| row.prepared_by))?;
    let mut batches = Vec::new();
    for row in rows {
        let (sheets, drawn) = db::sheet_counts(conn, row.id)?;
        batches.push(OpenBatch { preparer: names.get(&row.prepared_by).cloned(), sheets, drawn, row });
    }
    Ok(ToIssue { waiting: queue::certificate_lines(conn, cases)?, batches })
}

/// A batch with its sheets.
#[derive(Debug, Clone)]
pub struct BatchView {
    pub row: BatchRow,
    pub preparer: Option<String>,
    pub confirmer: Option<String>,
    pub sheets: Vec<CertificateRow>,
    /// Whoever prepared it does not issue it.
    pub is_own: bool,
}

impl BatchView {
    /// Sheets whose file is made.
    pub fn drawn(&self) -> usize {
        self.sheets.iter().filter(|sheet| sheet.pdf_key.is_some()).count()
    }

    pub fn is_drawn(&self) -> bool {
        self.sheets.iter().all(|sheet| sheet.pdf_key.is_some())
    }
}

pub fn batch(conn: &mut Conn, actor: &Actor, id: BatchId) -> Result<BatchView> {
    let row = db::batch(conn, id)?;
    let names = queue::officers(conn, [Some(row.prepared_by), row.confirmed_by].into_iter().flatten())?;
    Ok(BatchView {
        preparer: names.get(&row.prepared_by).cloned(),
        confirmer: row.confirmed_by.and_then(|id| names.get(&id).cloned()),
        is_own: row.prepared_by == actor.user_id,
        sheets: db::of_batch(conn, id)?,
        row,
    })
}

/// A page of the register, and whether there is more behind it.
pub fn register(
    conn: &mut Conn,
    text: &str,
    after: &str,
    limit: usize,
) -> Result<(Vec<CertificateRow>, bool)> {
    let more = i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1;
    let mut rows = db::register(conn, text.trim(), after, more)?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    Ok((rows, has_more))
}

/// The whole register under a search, in the order of its pages.
pub fn whole_register(conn: &mut Conn, text: &str) -> Result<Vec<CertificateRow>> {
    export::whole(|last: Option<&CertificateRow>| {
        let after = last.map(|row| row.number.as_str()).unwrap_or_default();
        Ok(db::register(conn, text.trim(), after, 1000)?)
    })
}

/// One certificate with its batch, for the office.
pub fn view(conn: &mut Conn, actor: &Actor, id: CertificateId) -> Result<(CertificateRow, BatchView)> {
    let row = db::find(conn, id)?;
    let batch = batch(conn, actor, row.batch_id)?;
    Ok((row, batch))
}

/// A certificate for its holder, unit or officer; the reading of the file is recorded.
pub fn open_file(conn: &mut Conn, actor: &Actor, id: CertificateId) -> Result<CertificateRow> {
    let row = db::find(conn, id)?;
    let detail = serde_json::json!({ "number": row.number });
    audit::record(conn, actor, "read_certificate", "certificate", Some(id.as_uuid()), &detail)?;
    Ok(row)
}
