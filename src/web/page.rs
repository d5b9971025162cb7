//! What every page carries around its own content, and the plain data that the template macros draw.
//! No HTTP types and no clock: handlers fill these in.
pub mod calendar;
pub mod field;
pub mod file;
pub mod list;
pub mod phrase;
pub mod progress;
pub mod state;
pub mod verdict;
pub mod window;

use crate::domain::lang::Lang;
use crate::text::format;
use crate::text::shell::{FormText, ListText, ProgressText, ShellText, VerdictText};
use crate::web::picture::{self, Picture};
use chrono::{DateTime, Utc};
pub use phrase::{Phrase, Text};
pub use state::{Flash, Mark, NoticeKind, Tag, Tone};

/// The frame of a page: header, navigation, banner, messages, footer.
#[derive(Clone, Debug)]
pub struct Shell {
    lang: Lang,
    /// The page's own title, without the name of the service.
    pub title: Text,
    /// Path and query of this page within the site; the language link keeps it.
    path: String,
    pub user: Option<UserBadge>,
    pub nav: Vec<NavItem>,
    pub crumbs: Vec<Crumb>,
    /// For whom the person acts, where it is for somebody else.
    pub acting: Option<Phrase>,
    /// Token of the session that every form sends back; empty when there is no session.
    pub csrf: String,
    pub flash: Option<Flash>,
    pub demo: Option<DemoBar>,
    /// The page shows refused input: its title says so first.
    pub has_errors: bool,
    /// Root size of 125 %.
    pub is_large: bool,
    pub generated_at: DateTime<Utc>,
}

impl Shell {
    /// A frame without user, navigation or messages; the fields are filled in by the handler.
    pub fn new(lang: Lang, title: impl Into<Text>, path: &str, generated_at: DateTime<Utc>) -> Self {
        Self {
            lang,
            title: title.into(),
            path: within_site(path),
            user: None,
            nav: Vec::new(),
            crumbs: Vec::new(),
            acting: None,
            csrf: String::new(),
            flash: None,
            demo: None,
            has_errors: false,
            is_large: false,
            generated_at,
        }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    pub fn t(&self) -> ShellText {
        ShellText(self.lang)
    }

    pub fn form_text(&self) -> FormText {
        FormText(self.lang)
    }

    pub fn progress_text(&self) -> ProgressText {
        ProgressText(self.lang)
    }

    pub fn list_text(&self) -> ListText {
        ListText(self.lang)
    }

    pub fn verdict_text(&self) -> VerdictText {
        VerdictText(self.lang)
    }

    /// What the browser shows on the tab: the page, then the service; an error comes first.
    pub fn full_title(&self) -> String {
        let prefix = if self.has_errors { self.t().error_prefix() } else { "" };
        format!("{prefix}{} - {}", self.title, self.t().product())
    }

    /// This page in the other language.
    pub fn language_href(&self) -> String {
        with_parameter(&self.path, "lang", self.lang.other().code())
    }

    /// This page in the other type size.
    pub fn type_size_href(&self) -> String {
        with_parameter(&self.path, "type", if self.is_large { "usual" } else { "large" })
    }

    pub fn generated_text(&self) -> String {
        self.t().page_generated(&format::date_time(self.lang, self.generated_at))
    }

    pub fn seal(&self) -> Picture {
        picture::seal()
    }
}

/// The signed-in person, as the header names them.
#[derive(Clone, Debug)]
pub struct UserBadge {
    pub name: Phrase,
    /// The role being acted in.
    pub role: Text,
    /// All roles of the person; a switch appears when there are several.
    pub roles: Vec<RoleChoice>,
}

#[derive(Clone, Debug)]
pub struct RoleChoice {
    /// What the form sends.
    pub value: String,
    pub label: Text,
    pub is_current: bool,
}

#[derive(Clone, Debug)]
pub struct NavItem {
    pub label: Text,
    pub href: String,
    /// Items that wait behind the link; `None` and 0 show nothing.
    pub count: Option<u32>,
    /// Something behind the link is due today or overdue.
    pub is_urgent: bool,
    pub is_current: bool,
}

impl NavItem {
    pub fn new(label: impl Into<Text>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), count: None, is_urgent: false, is_current: false }
    }

    #[must_use]
    pub fn current(self) -> Self {
        Self { is_current: true, ..self }
    }

    /// The count in words, for screen readers.
    pub fn count_text(&self, lang: Lang) -> String {
        ShellText(lang).items_waiting(self.count.unwrap_or(0))
    }

    #[must_use]
    pub fn counting(self, count: u32, is_urgent: bool) -> Self {
        Self { count: (count > 0).then_some(count), is_urgent, ..self }
    }
}

/// One place on the way from the home page to this one; the last has no link.
#[derive(Clone, Debug)]
pub struct Crumb {
    pub label: Phrase,
    pub href: Option<String>,
}

impl Crumb {
    pub fn link(label: impl Into<Phrase>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: Some(href.into()) }
    }

    pub fn here(label: impl Into<Phrase>) -> Self {
        Self { label: label.into(), href: None }
    }
}

/// The banner of a demonstration: what it is, and its clock.
#[derive(Clone, Debug)]
pub struct DemoBar {
    /// The demonstration's "now".
    pub now: DateTime<Utc>,
}

impl DemoBar {
    pub fn clock_text(&self, lang: Lang) -> String {
        ShellText(lang).demo_clock(&format::date_time(lang, self.now))
    }

    /// The steps of the clock in working days, with the words of their buttons.
    pub fn steps(&self, lang: Lang) -> [(u32, String); 2] {
        [1, 5].map(|days| (days, ShellText(lang).advance_days(days)))
    }
}

/// A path that stays on this site: `//host` and `/\host` would lead elsewhere.
fn within_site(path: &str) -> String {
    format!("/{}", path.trim_start_matches(['/', '\\']))
}

/// The path with one query parameter set, the others kept in order.
fn with_parameter(path: &str, name: &str, value: &str) -> String {
    let path = path.split('#').next().unwrap_or_default();
    let (place, query) = path.split_once('?').unwrap_or((path, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(name));
    let pairs: Vec<_> = kept.map(str::to_owned).chain([format!("{name}={value}")]).collect();
    format!("{place}?{}", pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(lang: Lang, path: &str) -> Shell {
        Shell::new(lang, "待办事项", path, DateTime::UNIX_EPOCH)
    }

    #[test]
    fn the_language_link_keeps_the_page_and_its_filters() {
        let zh = shell(Lang::Zh, "/reviewer/cases?state=filed&page=2");

        assert_eq!(zh.language_href(), "/reviewer/cases?state=filed&page=2&lang=en");
    }

    #[test]
    fn the_language_link_replaces_an_earlier_choice() {
        let en = shell(Lang::En, "/check?lang=en&code=7F");

        assert_eq!(en.language_href(), "/check?code=7F&lang=zh-CN");
        assert_eq!(en.type_size_href(), "/check?lang=en&code=7F&type=large");
    }

    #[test]
    fn a_crafted_path_cannot_turn_the_language_link_into_a_way_out() {
        for path in ["//example.org/a", "/\\example.org/a", "\\\\example.org/a", "example.org/a"] {
            assert_eq!(shell(Lang::Zh, path).language_href(), "/example.org/a?lang=en");
        }
    }

    #[test]
    fn the_title_of_a_page_with_refused_input_says_so_first() {
        let mut page = shell(Lang::Zh, "/");
        assert_eq!(page.full_title(), "待办事项 - 境外职业资格证书认可服务");

        page.has_errors = true;

        assert!(page.full_title().starts_with("错误：待办事项"));
    }

    #[test]
    fn a_count_of_zero_shows_no_badge() {
        assert_eq!(NavItem::new("公示", "/").counting(0, true).count, None);
        assert_eq!(NavItem::new("公示", "/").counting(3, false).count, Some(3));
    }
}
