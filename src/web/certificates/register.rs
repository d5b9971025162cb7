//! GET `/certificates/register`: every certificate by number. GET `/certificates/register/{id}`: one with its standing.
use super::batch::sheet_facts;
use crate::app::App;
use crate::db::certificate::{CertificateRow, RegisterStatus};
use crate::domain::case::Action;
use crate::domain::certificate::{PublicCode, RevocationGround};
use crate::domain::ids::CertificateId;
use crate::domain::lang::{Lang, Say};
use crate::services::export::{self, List};
use crate::services::{Result, case, certificate, reference};
use crate::text::format;
use crate::text::office::CertificateText;
use crate::text::shell::ListText;
use crate::web::auth::CertificateOfficer;
use crate::web::export::{Cell, Exports, Table, Wanted};
use crate::web::page::field::{FieldView, Input, Width};
use crate::web::page::list::{EmptyState, SummaryRow};
use crate::web::page::{Crumb, Mark, Phrase, Shell, Tag, Tone};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::{Deserialize, Serialize};

const PER_PAGE: usize = 20;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    /// The last number of the page before.
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
}

impl Filter {
    fn href(&self) -> String {
        self.at("/certificates/register")
    }

    fn at(&self, path: &str) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        format!("{path}?{query}").trim_end_matches('?').to_owned()
    }
}

#[derive(Template)]
#[template(path = "certificates/register.html")]
struct Page {
    shell: Shell,
    t: CertificateText,
    search: FieldView,
    rows: Vec<Row>,
    empty: EmptyState,
    first: Option<String>,
    next: Option<String>,
    exports: Exports,
}

struct Row {
    href: String,
    number: String,
    holder: Phrase,
    title: Phrase,
    awarded_on: String,
    status: Tag,
}

pub async fn get(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    filter: web::Query<Filter>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let filter = filter.into_inner();
    let asked = filter.clone();
    let (rows, has_more) =
        db::run(&app, actor, move |conn, _| certificate::register(conn, &asked.q, &asked.after, PER_PAGE))
            .await?;
    let lang = visitor.lang();
    let t = CertificateText(lang);
    let next = rows
        .last()
        .filter(|_| has_more)
        .map(|row| Filter { after: row.number.clone(), ..filter.clone() }.href());
    respond::page(&Page {
        shell: visitor.shell(t.register()),
        t,
        search: FieldView::new("q", t.search()).input(Input::Search, Width::Full).value(filter.q.clone()),
        rows: rows.iter().map(|row| line(lang, row)).collect(),
        empty: EmptyState { title: t.none_found().into(), reason: t.none_found_why().into(), link: None },
        first: (!filter.after.is_empty()).then(|| Filter { after: String::new(), ..filter.clone() }.href()),
        next,
        exports: Exports::new(
            ListText(lang),
            &Filter { after: String::new(), ..filter }.at("/certificates/register/export"),
        ),
    })
}

/// GET `/certificates/register/export`: the register as the search shows it.
pub async fn export(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    filter: web::Query<Filter>,
    wanted: web::Query<Wanted>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (format, lang, q) = (wanted.format()?, visitor.lang(), filter.q.clone());
    let rows = db::run(&app, actor, move |conn, actor| {
        let rows = certificate::whole_register(conn, &q)?;
        let asked = serde_json::json!({ "q": q });
        export::record(conn, actor, List::CertificateRegister, format.name(), &asked, rows.len())?;
        Ok(rows)
    })
    .await?;
    let t = CertificateText(lang);
    let cells = |row: &CertificateRow| {
        vec![
            row.number.clone().into(),
            row.holder_name.clone().into(),
            lang.pick(row.title_zh.clone(), row.title_en.clone()).into(),
            Cell::Date(row.awarded_on),
            row.status.name(lang).into(),
        ]
    };
    let headers = vec![t.number(), t.holder(), t.title_awarded(), t.awarded_on(), t.status()];
    let name = format!("certificates-{}", reference::today(&actor));
    Table { name, headers, rows: rows.iter().map(cells).collect() }.answer(format)
}

fn line(lang: Lang, row: &CertificateRow) -> Row {
    Row {
        href: format!("/certificates/register/{}", row.id),
        number: row.number.clone(),
        holder: Phrase::data(row.holder_name.clone()),
        title: Phrase::data(lang.pick(row.title_zh.clone(), row.title_en.clone())),
        awarded_on: row.awarded_on.say(lang),
        status: status(lang, row.status),
    }
}

fn status(lang: Lang, status: RegisterStatus) -> Tag {
    let (tone, mark) = match status {
        RegisterStatus::Prepared => (Tone::Blue, Mark::Clock),
        RegisterStatus::Valid => (Tone::Green, Mark::Tick),
        RegisterStatus::Corrected => (Tone::Teal, Mark::Note),
        RegisterStatus::Suspended => (Tone::Amber, Mark::Pause),
        RegisterStatus::Revoked => (Tone::Red, Mark::Cross),
    };
    Tag::new(tone, status.name(lang)).marked(mark)
}

#[derive(Template)]
#[template(path = "certificates/certificate.html")]
struct OnePage {
    shell: Shell,
    t: CertificateText,
    status: Tag,
    is_demo: bool,
    facts: Vec<SummaryRow>,
    sheet: Option<String>,
    /// Where a revocation begins, while the certificate is in force and none is proposed.
    revoke: Option<String>,
}

pub async fn one(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    id: web::Path<CertificateId>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let (row, batch, may_revoke) = db::run(&app, actor, move |conn, actor| {
        let (row, batch) = certificate::view(conn, actor, id)?;
        let buttons = case::buttons(conn, actor, row.case_id, &[])?;
        Ok((row, batch, buttons.propose.contains(&Action::Revoke)))
    })
    .await?;
    let lang = visitor.lang();
    let t = CertificateText(lang);
    let mut shell = visitor.shell(row.number.clone());
    shell.crumbs = vec![Crumb::link(t.register(), "/certificates/register"), Crumb::here(row.number.clone())];
    let mut facts = sheet_facts(lang, &row);
    let code =
        PublicCode::parse(&row.public_code).map_or_else(|_| row.public_code.clone(), |code| code.to_string());
    facts.push(SummaryRow::new(t.public_code(), code));
    facts.push(SummaryRow::new(t.batch_head(), batch.row.number.clone()));
    if let Some(at) = row.issued_at {
        facts.push(SummaryRow::new(t.issued_at(), format::date_time(lang, at)));
    }
    if let Some(name) = &batch.confirmer {
        facts.push(SummaryRow::new(t.issued_by(), Phrase::data(name.clone())));
    }
    if let Some(reason) = &row.status_reason {
        let ground = RevocationGround::parse(reason).map(|ground| Phrase::plain(ground.name(lang)));
        let words = ground.unwrap_or_else(|| Phrase::data(reason.clone()));
        facts.push(SummaryRow::new(t.reason(), words));
    }
    if let Some(digest) = &row.pdf_sha256 {
        facts.push(SummaryRow::new(t.digest(), digest.clone()).wide());
    }
    respond::page(&OnePage {
        shell,
        t,
        status: status(lang, row.status),
        is_demo: row.is_demo,
        facts,
        revoke: may_revoke.then(|| format!("/certificates/register/{id}/revoke")),
        sheet: row.pdf_key.is_some().then(|| format!("/certificates/{id}/sheet.pdf")),
    })
}
