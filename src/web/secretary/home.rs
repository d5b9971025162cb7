//! GET `/secretary`: the sessions, and the accepted cases that wait for one, by series.
use crate::app::App;
use crate::db::panel::SessionRow;
use crate::domain::catalogue::Series;
use crate::domain::lang::Lang;
use crate::services::Result;
use crate::services::panel::{self, Waiting};
use crate::text::format;
use crate::text::panel::PanelText;
use crate::text::secretary::SecretaryText;
use crate::web::auth::Secretary;
use crate::web::page::list::{EmptyState, Link};
use crate::web::page::{Phrase, Shell, Tag};
use crate::web::panel::state_tag;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "secretary/home.html")]
struct Page {
    shell: Shell,
    t: SecretaryText,
    p: PanelText,
    sessions: Vec<Row>,
    no_sessions: EmptyState,
    groups: Vec<Group>,
    no_waiting: EmptyState,
}

struct Row {
    href: String,
    title: Phrase,
    number: String,
    series: &'static str,
    held_on: String,
    size: i32,
    state: Tag,
}

struct Group {
    title: String,
    cases: Vec<CaseLine>,
}

/// An accepted case, as a line of a table.
pub(super) struct CaseLine {
    pub id: String,
    pub number: String,
    pub name: Phrase,
    pub unit: Phrase,
    pub certificate: Phrase,
    pub level: &'static str,
}

impl CaseLine {
    pub(super) fn new(lang: Lang, row: &Waiting) -> Self {
        Self {
            id: row.case.id.to_string(),
            number: row.case.number.clone(),
            name: Phrase::data(row.case.applicant_name.clone()),
            unit: Phrase::data(row.unit.clone()),
            certificate: Phrase::data(row.item.full_name()),
            level: row.item.title_level.name(lang),
        }
    }
}

pub async fn get(who: Secretary, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let (sessions, waiting) =
        db::run(&app, who.0, |conn, actor| Ok((panel::all(conn)?, panel::waiting(conn, actor, None)?)))
            .await?;
    let lang = visitor.lang();
    let t = SecretaryText(lang);
    respond::page(&Page {
        shell: visitor.shell(t.home()),
        t,
        p: PanelText(lang),
        sessions: sessions.iter().map(|session| row(lang, session)).collect(),
        no_sessions: EmptyState {
            title: t.no_sessions().into(),
            reason: t.no_sessions_help().into(),
            link: Some(Link::new(t.new_session(), "/secretary/sessions/new")),
        },
        groups: groups(lang, &waiting),
        no_waiting: EmptyState {
            title: t.no_waiting().into(),
            reason: t.no_waiting_help().into(),
            link: None,
        },
    })
}

fn row(lang: Lang, session: &SessionRow) -> Row {
    Row {
        href: format!("/secretary/sessions/{}", session.id),
        title: Phrase::data(session.title.clone()),
        number: session.number.clone(),
        series: session.series.name(lang),
        held_on: format::date(lang, session.held_on),
        size: session.size,
        state: state_tag(lang, session.state),
    }
}

fn groups(lang: Lang, waiting: &[Waiting]) -> Vec<Group> {
    let t = SecretaryText(lang);
    let series = Series::ALL.iter().map(|series| Some(*series)).chain([None]);
    let group = |series: Option<Series>| {
        let cases: Vec<_> = waiting.iter().filter(|row| row.item.series == series).collect();
        let name = series.map_or(t.other_series(), |series| series.name(lang));
        let title = t.waiting_in(name, cases.len());
        Group { title, cases: cases.into_iter().map(|row| CaseLine::new(lang, row)).collect() }
    };
    series.map(group).filter(|group| !group.cases.is_empty()).collect()
}
