//! GET `/audit`: who looked at what. GET `/audit/cases/{id}`: whether a case's record is whole.
pub mod draws;
pub mod exceptions;

use crate::app::App;
use crate::db::audit::AuditRow;
use crate::domain::actor::Role;
use crate::domain::ids::{CaseId, UserId};
use crate::domain::lang::Lang;
use crate::services::Result;
use crate::services::export::{self, List};
use crate::services::oversight::{self, Search};
use crate::text::audit::{AuditActText, AuditObjectText};
use crate::text::format;
use crate::text::office::AuditText;
use crate::text::shell::ListText;
use crate::web::auth::{Auditor, Overseer};
use crate::web::export::{Cell, Exports, Table, Wanted};
use crate::web::page::field::{ChoiceView, FieldView, Input, OptionView, Width};
use crate::web::page::list::EmptyState;
use crate::web::page::progress::TimelineItem;
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell};
use crate::web::visitor::Visitor;
use crate::web::{casework, db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const PER_PAGE: usize = 50;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    #[serde(skip_serializing_if = "String::is_empty")]
    object: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    person: String,
    /// `read`, `changed`, or nothing for both.
    #[serde(skip_serializing_if = "String::is_empty")]
    kind: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    from: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    to: String,
    /// The last entry of the page before.
    #[serde(skip_serializing_if = "String::is_empty")]
    before: String,
}

impl Filter {
    fn href(&self) -> String {
        self.at("/audit")
    }

    fn at(&self, path: &str) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        format!("{path}?{query}").trim_end_matches('?').to_owned()
    }

    fn search(&self) -> Search {
        Search {
            object: self.object.clone(),
            person: self.person.clone(),
            is_reading: match self.kind.as_str() {
                "read" => Some(true),
                "changed" => Some(false),
                _ => None,
            },
            from: self.from.parse().ok(),
            to: self.to.parse().ok(),
            before: self.before.parse().ok(),
        }
    }
}

#[derive(Template)]
#[template(path = "audit/list.html")]
struct Page {
    shell: Shell,
    t: AuditText,
    object: FieldView,
    person: FieldView,
    kind: ChoiceView,
    from: FieldView,
    to: FieldView,
    /// What was done to the case that was looked for.
    moves: Vec<TimelineItem>,
    /// Where the record of the case that was looked for is checked.
    chain_href: Option<String>,
    rows: Vec<Row>,
    empty: EmptyState,
    newest: Option<String>,
    older: Option<String>,
    exports: Exports,
}

struct Row {
    at: String,
    at_machine: String,
    who: Phrase,
    role: String,
    what: String,
    object: String,
    object_id: Option<String>,
    /// All entries about this object.
    object_href: Option<String>,
    chain_href: Option<String>,
    detail: Phrase,
}

pub async fn get(
    Overseer(actor): Overseer,
    visitor: Visitor,
    filter: web::Query<Filter>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let filter = filter.into_inner();
    let search = filter.search();
    let found =
        db::run(&app, actor, move |conn, actor| oversight::audit_page(conn, actor, &search, PER_PAGE))
            .await?;
    let lang = visitor.lang();
    let t = AuditText(lang);
    let is_auditor = actor.role == Role::Auditor;
    let label = if is_auditor { t.object() } else { t.object_id() };
    let older = found.rows.last().filter(|_| found.has_more);
    respond::page(&Page {
        shell: visitor.shell(t.title()),
        t,
        object: FieldView::new("object", label)
            .input(Input::Search, Width::Full)
            .value(filter.object.clone()),
        person: FieldView::new("person", t.person())
            .input(Input::Search, Width::Full)
            .value(filter.person.clone()),
        kind: kind(t, &filter.kind),
        from: FieldView::new("from", t.from()).input(Input::Date, Width::Short).value(filter.from.clone()),
        to: FieldView::new("to", t.to()).input(Input::Date, Width::Short).value(filter.to.clone()),
        moves: casework::record(lang, &found.moves),
        chain_href: found.case.map(chain_of),
        older: older.map(|row| Filter { before: row.id.to_string(), ..filter.clone() }.href()),
        newest: (!filter.before.is_empty())
            .then(|| Filter { before: String::new(), ..filter.clone() }.href()),
        rows: found.rows.iter().map(|row| line(lang, row, &found.names, is_auditor)).collect(),
        empty: EmptyState { title: t.nothing().into(), reason: t.nothing_why().into(), link: None },
        exports: Exports::new(
            ListText(lang),
            &Filter { before: String::new(), ..filter.clone() }.at("/audit/export"),
        ),
    })
}

/// GET `/audit/export`: everything that the search finds; the record then holds that it was taken out.
pub async fn export(
    Overseer(actor): Overseer,
    visitor: Visitor,
    filter: web::Query<Filter>,
    wanted: web::Query<Wanted>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (format, lang) = (wanted.format()?, visitor.lang());
    let filter = Filter { before: String::new(), ..filter.into_inner() };
    let (rows, names) = db::run(&app, actor, move |conn, actor| {
        let (rows, names) = oversight::whole_audit(conn, actor, &filter.search())?;
        let asked = serde_json::to_value(&filter).map_err(anyhow::Error::from)?;
        export::record(conn, actor, List::Audit, format.name(), &asked, rows.len())?;
        Ok((rows, names))
    })
    .await?;
    let t = AuditText(lang);
    let is_auditor = actor.role == Role::Auditor;
    let cells = |row: &AuditRow| {
        let shown = line(lang, row, &names, is_auditor);
        vec![
            Cell::Time(row.at),
            shown.who.words().into(),
            shown.role.into(),
            shown.what.into(),
            shown.object.into(),
            shown.object_id.unwrap_or_default().into(),
            shown.detail.words().into(),
        ]
    };
    let headers = vec![t.at(), t.who(), t.role(), t.what(), t.on(), t.object_id(), t.detail()];
    let name = format!("audit-{}", oversight::today(&actor));
    Table { name, headers, rows: rows.iter().map(cells).collect() }.answer(format)
}

fn kind(t: AuditText, chosen: &str) -> ChoiceView {
    let options = [("", t.all()), ("read", t.read()), ("changed", t.changed())];
    let option = |(value, label): (&'static str, &'static str)| {
        OptionView::new(value, label).chosen_if(value == chosen)
    };
    ChoiceView::new("kind", t.kind(), options.map(option).to_vec())
}

fn chain_of(id: CaseId) -> String {
    format!("/audit/cases/{id}")
}

fn line(lang: Lang, row: &AuditRow, names: &BTreeMap<UserId, String>, is_auditor: bool) -> Row {
    let t = AuditText(lang);
    let role = Role::parse(&row.role);
    let nobody = if role == Some(Role::System) { t.system() } else { t.public() };
    let object_id = row.object_id.map(|id| id.to_string());
    let filter = |id: &String| Filter { object: id.clone(), ..Filter::default() }.href();
    let is_case = is_auditor && row.object == "case";
    Row {
        at: format::short_date_time(lang, row.at),
        at_machine: format::machine_date_time(row.at),
        who: row.user_id.and_then(|id| names.get(&id).cloned()).map_or_else(|| nobody.into(), Phrase::data),
        role: role.map_or_else(|| row.role.clone(), |role| role.name(lang).to_owned()),
        what: AuditActText(lang).named(&row.action).map_or_else(|| row.action.clone(), str::to_owned),
        object: AuditObjectText(lang).of(&row.object).map_or_else(|| row.object.clone(), str::to_owned),
        object_href: object_id.as_ref().map(filter),
        chain_href: row.object_id.filter(|_| is_case).map(|id| chain_of(CaseId::from(id))),
        object_id: object_id.map(|id| id[..8].to_owned()),
        detail: Phrase::data(detail(&row.detail)),
    }
}

/// The detail as `name: value` pairs, without the brackets of JSON and without what is empty.
fn detail(detail: &serde_json::Value) -> String {
    let Some(fields) = detail.as_object() else { return detail.to_string() };
    let say = |(name, value): (&String, &serde_json::Value)| match value.as_str() {
        Some(text) => format!("{name}: {text}"),
        None => format!("{name}: {value}"),
    };
    let is_empty = |value: &serde_json::Value| value.is_null() || value.as_str() == Some("");
    fields.iter().filter(|(_, value)| !is_empty(value)).map(say).collect::<Vec<_>>().join(" · ")
}

#[derive(Template)]
#[template(path = "audit/chain.html")]
struct ChainPage {
    shell: Shell,
    t: AuditText,
    kind: NoticeKind,
    verdict: String,
    hashes: Vec<(i32, &'static str, String)>,
    record: Vec<TimelineItem>,
}

pub async fn chain(
    Auditor(actor): Auditor,
    visitor: Visitor,
    id: web::Path<CaseId>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let chain = db::run(&app, actor, move |conn, actor| oversight::check_chain(conn, actor, id)).await?;
    let lang = visitor.lang();
    let t = AuditText(lang);
    let mut shell = visitor.shell(t.chain_title(&chain.case.number));
    shell.crumbs = vec![Crumb::link(t.title(), "/audit"), Crumb::here(chain.case.number.clone())];
    let hash = |entry: &crate::db::timeline::EntryRow| {
        (entry.seq, entry.to_status.name(lang), hex::encode(&entry.hash))
    };
    let (kind, verdict) = match chain.broken_at {
        None => (NoticeKind::Done, t.chain_whole(chain.entries.len())),
        Some(place) => (NoticeKind::Problem, t.chain_broken(place)),
    };
    respond::page(&ChainPage {
        shell,
        t,
        kind,
        verdict,
        hashes: chain.entries.iter().map(hash).collect(),
        record: casework::record(lang, &chain.entries),
    })
}
