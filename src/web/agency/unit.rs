//! GET `/agency`: the units that gave a mandate. GET `/agency/units/{mandate}`: the cases opened for one of them.
use super::{Entered, enter};
use crate::app::App;
use crate::db::case::CaseRow;
use crate::db::mandate::Scope;
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::mandate::{self, Mandate};
use crate::services::{Error, Result, reference};
use crate::text::format;
use crate::text::mandate::{AgencyText, MandateText};
use crate::text::unit::DeskText;
use crate::web::auth::Agency;
use crate::web::casework::{self, facts::certificate, facts::unit_name};
use crate::web::employer::mandates::{scope_words, state};
use crate::web::page::list::{EmptyState, Link};
use crate::web::page::{Phrase, Shell, Tag};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "agency/units.html")]
struct Units {
    shell: Shell,
    t: AgencyText,
    m: MandateText,
    rows: Vec<UnitRow>,
    empty: EmptyState,
}

struct UnitRow {
    unit: Phrase,
    days: String,
    scope: Vec<&'static str>,
    state: Tag,
    /// Why it ended.
    ended: Option<Phrase>,
    enter: Option<String>,
    paper: String,
}

#[derive(Template)]
#[template(path = "agency/unit.html")]
struct Page {
    shell: Shell,
    t: AgencyText,
    d: DeskText,
    new_case: Option<String>,
    rows: Vec<Row>,
    older: Option<String>,
    empty: EmptyState,
}

struct Row {
    href: String,
    name: Phrase,
    number: String,
    certificate: Phrase,
    tags: Vec<Tag>,
    who: &'static str,
    opened: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    /// The case after which the page begins.
    after: String,
}

pub async fn list(Agency(actor): Agency, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let found = db::run(&app, actor, mandate::of_agency).await?;
    let (lang, today) = (visitor.lang(), reference::today(&actor));
    let t = AgencyText(lang);
    let row = |mandate: &Mandate| UnitRow {
        unit: unit_name(lang, &mandate.unit.name_zh, mandate.unit.name_en.as_deref()),
        days: days(lang, mandate),
        scope: scope_words(lang, mandate),
        state: state(lang, mandate, today),
        ended: mandate.row.end_reason.clone().map(Phrase::data),
        enter: mandate.row.is_in_force(today).then(|| format!("/agency/units/{}", mandate.row.id)),
        paper: format!("/mandates/{}/document", mandate.row.id),
    };
    respond::page(&Units {
        shell: visitor.shell(t.title()),
        m: MandateText(lang),
        rows: found.iter().map(row).collect(),
        empty: EmptyState { title: t.none_title().into(), reason: t.none_reason().into(), link: None },
        t,
    })
}

fn days(lang: Lang, mandate: &Mandate) -> String {
    let date = |day| format::date(lang, day);
    MandateText(lang).from_to(&date(mandate.row.starts_on), &date(mandate.row.ends_on))
}

pub async fn get(
    Agency(actor): Agency,
    visitor: Visitor,
    path: web::Path<String>,
    query: web::Query<Query>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let entered = enter(&app, actor, &path).await?;
    let after = match query.after.as_str() {
        "" => None,
        id => Some(CaseId::parse(id).ok_or(Error::NotFound)?),
    };
    let (rows, has_more) =
        db::run(&app, entered.actor, move |conn, actor| mandate::cases(conn, actor, after)).await?;
    let lang = visitor.lang();
    let t = AgencyText(lang);
    let new_case = entered.covers(Scope::Open).then(|| entered.at("/cases/new"));
    let older = rows.last().filter(|_| has_more).map(|row| entered.at(&format!("?after={}", row.id)));
    let mut shell = entered.shell(&visitor, t.cases(), Vec::new());
    shell.crumbs.truncate(2);
    respond::page(&Page {
        shell,
        d: DeskText(lang),
        empty: EmptyState {
            title: t.no_cases_title().into(),
            reason: t.no_cases_reason().into(),
            link: new_case.clone().map(|href| Link::new(t.new_case(), href)),
        },
        new_case,
        rows: rows.iter().map(|case| row(lang, &entered, case)).collect::<Result<Vec<_>>>()?,
        older,
        t,
    })
}

fn row(lang: Lang, entered: &Entered, case: &CaseRow) -> Result<Row> {
    Ok(Row {
        href: entered.case(case.id, ""),
        name: Phrase::data(case.applicant_name.clone()),
        number: case.number.clone(),
        certificate: certificate(lang, reference::item(&case.list_id, case.item_number)?),
        tags: casework::states(lang, case),
        who: case.waiting_for.name(lang),
        opened: format::date(lang, format::shanghai_day(case.opened_at)),
    })
}
