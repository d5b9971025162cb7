//! The parts of a page that lists things: counts, tabs, filters, pager, summaries, empty state.
use crate::domain::lang::Lang;
use crate::text::shell::ListText;
use crate::web::page::{Phrase, Text, Tone};
use crate::web::picture::{self, Picture};

/// A link with a label.
#[derive(Clone, Debug)]
pub struct Link {
    pub label: Phrase,
    pub href: String,
}

impl Link {
    pub fn new(label: impl Into<Phrase>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// A fact and, where it may be changed, the link that does it.
#[derive(Clone, Debug)]
pub struct SummaryRow {
    pub key: Phrase,
    /// An empty value reads "not provided".
    pub value: Phrase,
    /// Small print under the value.
    pub note: Option<Phrase>,
    /// What stands behind it.
    pub links: Vec<Link>,
    pub change_href: Option<String>,
    /// Takes the whole width in a list of two columns.
    pub is_wide: bool,
}

impl SummaryRow {
    pub fn new(key: impl Into<Phrase>, value: impl Into<Phrase>) -> Self {
        Self {
            key: key.into(),
            value: value.into(),
            note: None,
            links: Vec::new(),
            change_href: None,
            is_wide: false,
        }
    }

    #[must_use]
    pub fn note(self, note: impl Into<Phrase>) -> Self {
        Self { note: Some(note.into()), ..self }
    }

    #[must_use]
    pub fn linked(self, links: Vec<Link>) -> Self {
        Self { links, ..self }
    }

    #[must_use]
    pub fn changed_at(self, href: impl Into<String>) -> Self {
        Self { change_href: Some(href.into()), ..self }
    }

    #[must_use]
    pub fn wide(self) -> Self {
        Self { is_wide: true, ..self }
    }
}

/// One count of a strip; leads to the list filtered by it.
#[derive(Clone, Debug)]
pub struct CountTile {
    pub label: Text,
    pub count: u32,
    pub tone: Tone,
    pub href: String,
    pub is_current: bool,
}

/// Counts side by side, each with a bar of its share of the sum.
#[derive(Clone, Debug)]
pub struct CountStrip {
    pub label: Text,
    pub tiles: Vec<CountTile>,
}

impl CountStrip {
    pub fn bar(&self, tile: &CountTile) -> Picture {
        let sum = self.tiles.iter().fold(0, |sum: u32, tile| sum.saturating_add(tile.count));
        picture::bar(tile.count, sum, tile.tone)
    }
}

/// One of several views of the same page; the address is the state.
#[derive(Clone, Debug)]
pub struct Tab {
    pub label: Text,
    pub href: String,
    pub count: Option<u32>,
    pub is_current: bool,
}

/// A filter that is on; the link takes it off.
#[derive(Clone, Debug)]
pub struct Chip {
    pub label: Phrase,
    pub remove_href: String,
}

/// Nothing to list: why, and one way on.
#[derive(Clone, Debug)]
pub struct EmptyState {
    pub title: Text,
    pub reason: Phrase,
    pub link: Option<Link>,
}

/// The foot of a list.
#[derive(Clone, Debug)]
pub struct Pager {
    pub from: u64,
    pub to: u64,
    pub total: u64,
    pub previous: Option<String>,
    pub next: Option<String>,
    /// Page links; `None` stands for pages left out.
    pub pages: Vec<Option<PageLink>>,
}

#[derive(Clone, Debug)]
pub struct PageLink {
    pub number: u32,
    pub href: String,
    pub is_current: bool,
}

impl PageLink {
    pub fn text(&self, lang: Lang) -> String {
        ListText(lang).page_number(self.number)
    }
}

impl Pager {
    /// The pager of page `page` (from 1; a page outside the list becomes the nearest one) with `per_page` rows a page.
    pub fn new(page: u32, per_page: u32, total: u64, href: impl Fn(u32) -> String) -> Self {
        let per_page = u64::from(per_page.max(1));
        let last = u32::try_from(total.div_ceil(per_page).max(1)).unwrap_or(u32::MAX);
        let page = page.clamp(1, last);
        let from = if total == 0 { 0 } else { u64::from(page - 1) * per_page + 1 };
        Self {
            from,
            to: total.min(u64::from(page) * per_page),
            total,
            previous: (page > 1).then(|| href(page - 1)),
            next: (page < last).then(|| href(page + 1)),
            pages: shown_pages(page, last)
                .into_iter()
                .map(|number| {
                    number.map(|number| PageLink { number, href: href(number), is_current: number == page })
                })
                .collect(),
        }
    }

    pub fn range(&self, lang: Lang) -> String {
        ListText(lang).range(self.from, self.to, self.total)
    }
}

/// The first, the last, and the page with its neighbours; `None` where pages are left out.
fn shown_pages(page: u32, last: u32) -> Vec<Option<u32>> {
    let mut numbers = vec![1, page.saturating_sub(1), page, page.saturating_add(1), last];
    numbers.retain(|number| (1..=last).contains(number));
    numbers.sort_unstable();
    numbers.dedup();
    let mut shown = Vec::new();
    for (index, number) in numbers.iter().enumerate() {
        if index > 0 && numbers[index - 1] + 1 < *number {
            shown.push(None);
        }
        shown.push(Some(*number));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pager(page: u32, total: u64) -> Pager {
        Pager::new(page, 20, total, |page| format!("?page={page}"))
    }

    #[test]
    fn a_pager_tells_which_rows_are_shown() {
        let second = pager(2, 45);

        assert_eq!(second.range(Lang::Zh), "第 21 至 40 件，共 45 件");
        assert_eq!((second.previous.as_deref(), second.next.as_deref()), (Some("?page=1"), Some("?page=3")));
    }

    #[test]
    fn a_page_outside_the_list_becomes_the_nearest_one() {
        assert_eq!(pager(99, 45).from, 41);
        assert_eq!(pager(0, 45).from, 1);
    }

    #[test]
    fn an_empty_list_has_no_rows_and_no_other_page() {
        let empty = pager(1, 0);

        assert_eq!((empty.from, empty.to), (0, 0));
        assert!(empty.previous.is_none() && empty.next.is_none());
    }

    #[test]
    fn pages_between_are_left_out_but_the_ends_and_the_neighbours_are_not() {
        let shown: Vec<_> =
            pager(10, 400).pages.iter().map(|page| page.as_ref().map(|page| page.number)).collect();

        assert_eq!(shown, [Some(1), None, Some(9), Some(10), Some(11), None, Some(20)]);
        assert_eq!(shown_pages(1, 3), [Some(1), Some(2), Some(3)]);
        assert_eq!(shown_pages(u32::MAX, u32::MAX).last(), Some(&Some(u32::MAX)));
    }
}
