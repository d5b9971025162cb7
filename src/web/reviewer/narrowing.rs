//! What stands above and below the queue: the strip of deadlines, the tabs, the filters, the pager.
use super::figures::tone;
use super::filter::{Filter, place_text};
use crate::db::case::{Cursor, Place};
use crate::db::office::Colleague;
use crate::db::round::RoundRow;
use crate::domain::catalogue::TitleLevel;
use crate::domain::lang::Lang;
use crate::services::case::queue::{self, Bucket, Queue, QueueRow};
use crate::text::review::QueueText;
use crate::web::page::Phrase;
use crate::web::page::field::{ChoiceView, OptionView};
use crate::web::page::list::{CountStrip, CountTile, Pager, Tab};

/// Rows of a page.
pub const PER_PAGE: usize = 20;

pub fn strip(lang: Lang, filter: &Filter, found: &Queue) -> CountStrip {
    let tile = |&(bucket, count): &(Bucket, u32)| {
        let is_current = filter.due == bucket.as_str();
        let chosen = if is_current { String::new() } else { bucket.as_str().to_owned() };
        CountTile {
            label: bucket.name(lang).into(),
            count,
            tone: tone(bucket),
            href: filter.with(|filter| filter.due = chosen).href("/reviewer"),
            is_current,
        }
    };
    CountStrip { label: QueueText(lang).strip().into(), tiles: found.buckets.iter().map(tile).collect() }
}

pub fn tabs(lang: Lang, filter: &Filter, found: &Queue, waiting: usize) -> Vec<Tab> {
    let current = filter.asked().tab();
    let count = |tab| found.tabs.iter().find(|(of, _)| *of == tab).and_then(|(_, n)| u32::try_from(*n).ok());
    let tab = |&tab: &queue::Tab| Tab {
        label: tab.name(lang).into(),
        href: Filter { tab: tab.as_str().into(), ..Filter::default() }.href("/reviewer"),
        count: count(tab),
        is_current: tab == current,
    };
    let mut tabs: Vec<Tab> = queue::Tab::ALL.iter().map(tab).collect();
    tabs.insert(tabs.len() - 2, proposals_tab(lang, waiting, false));
    tabs
}

fn proposals_tab(lang: Lang, waiting: usize, is_current: bool) -> Tab {
    Tab {
        label: QueueText(lang).proposals().into(),
        href: "/reviewer/proposals".into(),
        count: u32::try_from(waiting).ok(),
        is_current,
    }
}

fn any(t: QueueText, chosen: &str) -> OptionView {
    OptionView::new("", t.all()).chosen_if(chosen.is_empty())
}

pub fn level(lang: Lang, filter: &Filter) -> ChoiceView {
    let t = QueueText(lang);
    let one = |level: &TitleLevel| {
        OptionView::new(level.as_str(), level.name(lang)).chosen_if(filter.level == level.as_str())
    };
    let options = std::iter::once(any(t, &filter.level)).chain(TitleLevel::ALL.iter().map(one));
    ChoiceView::new("level", t.level(), options.collect())
}

/// Mine, nobody's, or a colleague's: somebody may be ill without notice.
pub fn owner(lang: Lang, filter: &Filter, found: &Queue) -> ChoiceView {
    let t = QueueText(lang);
    let one = |value: String, label: Phrase| {
        let is_chosen = filter.owner == value;
        OptionView::new(value, label).chosen_if(is_chosen)
    };
    let mut options = vec![
        any(t, &filter.owner),
        one("mine".into(), t.mine().into()),
        one("unclaimed".into(), t.unclaimed().into()),
    ];
    let colleague = |person: &Colleague| one(person.id.to_string(), Phrase::data(person.name.clone()));
    options.extend(found.colleagues.iter().map(colleague));
    ChoiceView::new("owner", t.owner(), options)
}

pub fn round(lang: Lang, filter: &Filter, found: &Queue) -> Option<ChoiceView> {
    let t = QueueText(lang);
    let one = |row: &RoundRow| {
        let id = row.id.to_string();
        let is_chosen = filter.round == id;
        OptionView::new(id, Phrase::data(row.title.clone())).chosen_if(is_chosen)
    };
    let options = std::iter::once(any(t, &filter.round)).chain(found.rounds.iter().map(one));
    (!found.rounds.is_empty()).then(|| ChoiceView::new("round", t.round(), options.collect()))
}

/// What the form carries on without showing it.
pub fn hidden(filter: &Filter) -> Vec<(&'static str, String)> {
    let Filter { tab, due, status, step, opened, since, .. } = filter.clone();
    vec![("tab", tab), ("due", due), ("status", status), ("step", step), ("opened", opened), ("since", since)]
}

pub fn pager(filter: &Filter, found: &Queue) -> Pager {
    let is_back = matches!(filter.cursor(), Cursor::Before(_));
    let is_start = filter.cursor() == Cursor::Start;
    let from: u64 = if is_start { 1 } else { filter.from.parse().unwrap_or(1) };
    let from = if is_back && !found.has_more { 1 } else { from };
    let shown = found.rows.len() as u64;
    let place = |row: &QueueRow| place_text(Place { due_on: row.case.due_on, id: row.case.id });
    let has_previous = if is_back { found.has_more } else { !is_start };
    let has_next = is_back || found.has_more;
    let previous = found.rows.first().filter(|_| has_previous).map(|row| {
        let start = from.saturating_sub(PER_PAGE as u64).max(1).to_string();
        let to = |filter: &mut Filter| (filter.before, filter.from) = (place(row), start);
        filter.with(to).href("/reviewer")
    });
    let next = found.rows.last().filter(|_| has_next).map(|row| {
        let to = |filter: &mut Filter| (filter.after, filter.from) = (place(row), (from + shown).to_string());
        filter.with(to).href("/reviewer")
    });
    let total = u64::try_from(found.total).unwrap_or(0);
    Pager {
        from: from.min(total),
        to: (from + shown).saturating_sub(1).min(total),
        total,
        previous,
        next,
        pages: vec![],
    }
}
