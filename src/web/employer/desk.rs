//! GET `/employer`: what needs the unit today, and its cases.
use crate::app::App;
use crate::db::case::CaseRow;
use crate::db::unit::Pile;
use crate::domain::calendar::Calendar;
use crate::domain::case::Status;
use crate::domain::lang::Lang;
use crate::services::export::{self, List};
use crate::services::unit::{self, Asked, DeskPage, PER_PAGE};
use crate::services::{Result, reference};
use crate::text::format;
use crate::text::shell::ListText;
use crate::text::unit::DeskText;
use crate::web::auth::Employer;
use crate::web::casework::{self, facts::certificate};
use crate::web::export::{Cell, Exports, Table, Wanted};
use crate::web::page::field::{ChoiceView, FieldView, Input, OptionView, Width};
use crate::web::page::list::{Chip, CountStrip, CountTile, EmptyState, Link, Pager};
use crate::web::page::progress::DaysLeft;
use crate::web::page::window::WindowView;
use crate::web::page::{Phrase, Shell, Tag, Tone};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::{Deserialize, Serialize};

#[derive(Template)]
#[template(path = "employer/desk.html")]
struct Page {
    shell: Shell,
    t: DeskText,
    lead: String,
    strip: CountStrip,
    pile: &'static str,
    search: FieldView,
    status: ChoiceView,
    chips: Vec<Chip>,
    rows: Vec<Row>,
    pager: Pager,
    exports: Exports,
    empty: Option<EmptyState>,
}

struct Row {
    href: String,
    name: Phrase,
    number: String,
    certificate: Phrase,
    level: &'static str,
    step: String,
    tags: Vec<Tag>,
    who: &'static str,
    due: Option<DaysLeft>,
}

/// The state of the list, as it stands in the address.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Query {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pile: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    q: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    status: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    page: String,
}

impl Query {
    /// What was asked; words that mean nothing are left out.
    fn asked(&self) -> Asked {
        Asked {
            pile: Pile::parse(&self.pile),
            status: Status::parse(&self.status),
            text: Some(self.q.trim().to_owned()).filter(|text| !text.is_empty()),
            page: self.page.parse().unwrap_or(1),
        }
    }

    fn href(&self) -> String {
        self.at("/employer")
    }

    fn at(&self, path: &str) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

pub async fn get(
    employer: Employer,
    visitor: Visitor,
    query: web::Query<Query>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let asked = query.asked();
    let shown = db::run(&app, employer.0, move |conn, actor| unit::desk(conn, actor, &asked)).await?;
    respond::page(&page(&visitor, &query, &shown)?)
}

fn page(visitor: &Visitor, query: &Query, shown: &DeskPage) -> Result<Page> {
    let lang = visitor.lang();
    let (t, asked) = (DeskText(lang), query.asked());
    let rows =
        shown.rows.iter().map(|case| row(visitor, case, &shown.calendar)).collect::<Result<Vec<_>>>()?;
    Ok(Page {
        shell: visitor.shell(t.title()),
        lead: t.lead(shown.all),
        strip: strip(lang, &asked, shown),
        pile: asked.pile.map_or("", Pile::as_str),
        search: FieldView::new("q", t.search()).input(Input::Search, Width::Full).value(query.q.trim()),
        status: statuses(lang, asked.status),
        chips: chips(lang, query, &asked),
        empty: rows.is_empty().then(|| empty(lang, shown.all)),
        rows,
        exports: Exports::new(
            ListText(lang),
            &Query { page: String::new(), ..query.clone() }.at("/employer/export"),
        ),
        pager: Pager::new(asked.page, PER_PAGE, shown.total, |page| {
            Query { page: page.to_string(), ..query.clone() }.href()
        }),
        t,
    })
}

/// GET `/employer/export`: the unit's cases as the filters show them.
pub async fn export(
    employer: Employer,
    visitor: Visitor,
    query: web::Query<Query>,
    wanted: web::Query<Wanted>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (format, lang) = (wanted.format()?, visitor.lang());
    let query = Query { page: String::new(), ..query.into_inner() };
    let (rows, calendar) = db::run(&app, employer.0, move |conn, actor| {
        let found = unit::whole_desk(conn, actor, &query.asked())?;
        let asked = serde_json::to_value(&query).map_err(anyhow::Error::from)?;
        export::record(conn, actor, List::UnitDesk, format.name(), &asked, found.0.len())?;
        Ok(found)
    })
    .await?;
    let t = DeskText(lang);
    let today = format::shanghai_day(visitor.now());
    let cells = |case: &CaseRow| {
        let shown = row(&visitor, case, &calendar)?;
        let states: Vec<String> = shown.tags.iter().map(|tag| tag.text.words()).collect();
        let left = |day| Cell::Number(calendar.working_days_between(today, day).value);
        Ok(vec![
            shown.number.into(),
            shown.name.words().into(),
            shown.certificate.words().into(),
            shown.level.into(),
            states.join(lang.pick("、", ", ")).into(),
            shown.step.into(),
            shown.who.into(),
            case.due_on.filter(|_| case.suspended_at.is_none()).map_or(Cell::Empty, left),
        ])
    };
    let headers = vec![
        t.number(),
        t.applicant(),
        t.certificate(),
        t.level(),
        t.state(),
        t.step_head(),
        t.who_acts(),
        t.due(),
    ];
    let rows = rows.iter().map(cells).collect::<Result<_>>()?;
    Table { name: format!("cases-{today}"), headers, rows }.answer(format)
}

fn strip(lang: Lang, asked: &Asked, shown: &DeskPage) -> CountStrip {
    let tone = |pile| match pile {
        Pile::Review | Pile::Publicity => Tone::Blue,
        Pile::Objections => Tone::Red,
        Pile::Applicant => Tone::Grey,
        Pile::DueSoon => Tone::Amber,
    };
    let tile = |&(pile, count): &(Pile, u32)| {
        let is_current = asked.pile == Some(pile);
        let pile_name = if is_current { String::new() } else { pile.to_string() };
        CountTile {
            label: pile.name(lang).into(),
            count,
            tone: tone(pile),
            href: Query { pile: pile_name, ..Query::default() }.href(),
            is_current,
        }
    };
    CountStrip { label: DeskText(lang).piles().into(), tiles: shown.piles.iter().map(tile).collect() }
}

fn statuses(lang: Lang, chosen: Option<Status>) -> ChoiceView {
    let t = DeskText(lang);
    let any = OptionView::new("", t.any_status()).chosen_if(chosen.is_none());
    let known = Status::ALL
        .iter()
        .map(|status| OptionView::new(status.as_str(), status.name(lang)).chosen_if(chosen == Some(*status)));
    ChoiceView::new("status", t.status(), std::iter::once(any).chain(known).collect())
}

fn chips(lang: Lang, query: &Query, asked: &Asked) -> Vec<Chip> {
    let without = |change: fn(&mut Query)| {
        let mut less = Query { page: String::new(), ..query.clone() };
        change(&mut less);
        less.href()
    };
    let chip = |label: Phrase, remove_href: String| Chip { label, remove_href };
    let pile = asked.pile.map(|pile| chip(pile.name(lang).into(), without(|q| q.pile.clear())));
    let status = asked.status.map(|status| chip(status.name(lang).into(), without(|q| q.status.clear())));
    let text = asked.text.clone().map(|text| chip(Phrase::data(text), without(|q| q.q.clear())));
    [pile, status, text].into_iter().flatten().collect()
}

fn row(visitor: &Visitor, case: &CaseRow, calendar: &Calendar) -> Result<Row> {
    let lang = visitor.lang();
    let t = DeskText(lang);
    let item = reference::item(&case.list_id, case.item_number)?;
    let from = format::shanghai_day(case.changed_at);
    let today = format::shanghai_day(visitor.now());
    let window = |ends_on| WindowView { calendar, from: from.min(ends_on), ends_on, today };
    Ok(Row {
        href: format!("/employer/cases/{}", case.id),
        name: Phrase::data(case.applicant_name.clone()),
        number: case.number.clone(),
        certificate: certificate(lang, item),
        level: item.title_level.name(lang),
        step: t.step(case.step),
        tags: casework::states(lang, case),
        who: case.waiting_for.name(lang),
        due: case.due_on.map(|ends_on| window(ends_on).days_left()),
    })
}

fn empty(lang: Lang, all: u64) -> EmptyState {
    let t = DeskText(lang);
    let (title, reason, label, href) = if all == 0 {
        (t.none_title(), t.none_reason(), t.new_case(), "/employer/cases/new")
    } else {
        (t.no_match_title(), t.no_match_reason(), t.show_all(), "/employer")
    };
    EmptyState { title: title.into(), reason: reason.into(), link: Some(Link::new(label, href)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_of_the_list_is_its_address() {
        let query = Query { pile: "review".into(), q: "林".into(), ..Query::default() };

        assert_eq!(query.href(), "/employer?pile=review&q=%E6%9E%97");
        assert_eq!(Query::default().href(), "/employer");
    }

    #[test]
    fn words_that_mean_nothing_narrow_nothing() {
        let asked = Query { pile: "x".into(), q: "  ".into(), status: "y".into(), page: "-1".into() }.asked();

        assert!(asked.pile.is_none() && asked.status.is_none() && asked.text.is_none());
        assert_eq!(asked.page, 1);
    }
}
