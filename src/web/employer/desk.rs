//! GET `/employer`: what needs the unit today, and its cases.
use crate::app::App;
use crate::db::case::CaseRow;
use crate::db::staff::OfficerRow;
use crate::db::unit::Pile;
use crate::domain::actor::Actor;
use crate::domain::calendar::Calendar;
use crate::domain::case::Status;
use crate::domain::ids::UserId;
use crate::domain::lang::Lang;
use crate::services::unit::{self, Asked, DeskPage, PER_PAGE};
use crate::services::{Result, reference};
use crate::text::format;
use crate::text::shell::ListText;
use crate::text::staff::HandOverText;
use crate::text::unit::DeskText;
use crate::web::auth::Employer;
use crate::web::casework::{self, facts::certificate};
use crate::web::export::Exports;
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
    officer: ChoiceView,
    chips: Vec<Chip>,
    rows: Vec<Row>,
    pager: Pager,
    exports: Exports,
    empty: Option<EmptyState>,
}

pub(super) struct Row {
    pub(super) href: String,
    pub(super) name: Phrase,
    pub(super) number: String,
    pub(super) certificate: Phrase,
    pub(super) level: &'static str,
    pub(super) step: String,
    pub(super) tags: Vec<Tag>,
    pub(super) who: &'static str,
    pub(super) officer: Phrase,
    pub(super) due: Option<DaysLeft>,
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
    /// `me`, or the id of a colleague.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    officer: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    page: String,
}

impl Query {
    /// What was asked; words that mean nothing are left out.
    pub(super) fn asked(&self, actor: &Actor) -> Asked {
        Asked {
            pile: Pile::parse(&self.pile),
            status: Status::parse(&self.status),
            officer: match self.officer.as_str() {
                "me" => actor.person(),
                id => UserId::parse(id),
            },
            text: Some(self.q.trim().to_owned()).filter(|text| !text.is_empty()),
            page: self.page.parse().unwrap_or(1),
        }
    }

    /// The same list from its first page.
    pub(super) fn on_its_first_page(self) -> Self {
        Self { page: String::new(), ..self }
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
    Employer(actor): Employer,
    visitor: Visitor,
    query: web::Query<Query>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let asked = query.asked(&actor);
    let narrowed = asked.clone();
    let shown = db::run(&app, actor, move |conn, actor| unit::desk(conn, actor, &narrowed)).await?;
    respond::page(&page(&visitor, &actor, &query, &asked, &shown)?)
}

fn page(visitor: &Visitor, actor: &Actor, query: &Query, asked: &Asked, shown: &DeskPage) -> Result<Page> {
    let lang = visitor.lang();
    let t = DeskText(lang);
    let rows = shown
        .rows
        .iter()
        .map(|case| row(visitor, case, &shown.calendar, &shown.officers))
        .collect::<Result<Vec<_>>>()?;
    Ok(Page {
        shell: visitor.shell(t.title()),
        lead: t.lead(shown.all),
        strip: strip(lang, query, asked, shown),
        pile: asked.pile.map_or("", Pile::as_str),
        search: FieldView::new("q", t.search()).input(Input::Search, Width::Full).value(query.q.trim()),
        status: statuses(lang, asked.status),
        officer: officers(lang, actor, query, &shown.officers),
        chips: chips(lang, query, asked, &shown.officers),
        empty: rows.is_empty().then(|| empty(lang, shown.all)),
        rows,
        exports: Exports::new(ListText(lang), &query.clone().on_its_first_page().at("/employer/export")),
        pager: Pager::new(asked.page, PER_PAGE, shown.total, |page| {
            Query { page: page.to_string(), ..query.clone() }.href()
        }),
        t,
    })
}

fn strip(lang: Lang, query: &Query, asked: &Asked, shown: &DeskPage) -> CountStrip {
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
            href: Query { pile: pile_name, officer: query.officer.clone(), ..Query::default() }.href(),
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

/// Everybody, oneself, each colleague.
fn officers(lang: Lang, actor: &Actor, query: &Query, known: &[OfficerRow]) -> ChoiceView {
    let t = HandOverText(lang);
    let option = |value: String, label: Phrase| {
        let is_chosen = query.officer == value;
        OptionView::new(value, label).chosen_if(is_chosen)
    };
    let colleagues = known.iter().filter(|row| row.user_id != actor.user_id);
    let colleagues = colleagues.map(|row| option(row.user_id.to_string(), Phrase::data(row.name.clone())));
    let first = [option(String::new(), t.anybody().into()), option("me".into(), t.mine().into())];
    ChoiceView::new("officer", t.officer(), first.into_iter().chain(colleagues).collect())
}

/// The name of a colleague; somebody who left has none here.
fn name_of(lang: Lang, id: UserId, known: &[OfficerRow]) -> Phrase {
    let row = known.iter().find(|row| row.user_id == id);
    row.map_or_else(|| HandOverText(lang).left().into(), |row| Phrase::data(row.name.clone()))
}

fn chips(lang: Lang, query: &Query, asked: &Asked, known: &[OfficerRow]) -> Vec<Chip> {
    let without = |change: fn(&mut Query)| {
        let mut less = Query { page: String::new(), ..query.clone() };
        change(&mut less);
        less.href()
    };
    let chip = |label: Phrase, remove_href: String| Chip { label, remove_href };
    let pile = asked.pile.map(|pile| chip(pile.name(lang).into(), without(|q| q.pile.clear())));
    let status = asked.status.map(|status| chip(status.name(lang).into(), without(|q| q.status.clear())));
    let text = asked.text.clone().map(|text| chip(Phrase::data(text), without(|q| q.q.clear())));
    let officer = asked.officer.map(|id| {
        let words = Phrase::plain(HandOverText(lang).officer()).then(lang.pick("：", ": "));
        chip(words.then(name_of(lang, id, known)), without(|q| q.officer.clear()))
    });
    [pile, officer, status, text].into_iter().flatten().collect()
}

pub(super) fn row(
    visitor: &Visitor,
    case: &CaseRow,
    calendar: &Calendar,
    officers: &[OfficerRow],
) -> Result<Row> {
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
        officer: name_of(lang, case.unit_officer, officers),
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
        let actor = Actor::system(chrono::DateTime::UNIX_EPOCH);
        let nonsense = |text: &str| text.to_owned();
        let query = Query {
            pile: nonsense("x"),
            q: nonsense("  "),
            status: nonsense("y"),
            officer: nonsense("z"),
            page: nonsense("-1"),
        };
        let asked = query.asked(&actor);

        assert!(asked.pile.is_none() && asked.status.is_none() && asked.text.is_none());
        assert!(asked.officer.is_none());
        assert_eq!(asked.page, 1);
    }
}
