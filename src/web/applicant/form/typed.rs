//! What was typed into a section, as pairs of name and text: nothing is lost when the page is shown again.
use crate::domain::application::Section;
use chrono::NaiveDate;
use serde::Deserialize;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// The text of a field, without the spaces around it; empty for a field that was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.trim())
    }

    /// Every value of a field that is sent once for each box that is ticked.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, text)| text.trim())
    }

    pub fn is_ticked(&self, name: &str) -> bool {
        self.get(name) == "yes"
    }

    /// The version of the form that was read; one that never was when it is missing.
    pub fn version(&self) -> i32 {
        self.get("version").parse().unwrap_or(-1)
    }

    pub fn set(&mut self, name: impl Into<String>, text: impl Into<String>) {
        self.0.push((name.into(), text.into()));
    }

    pub fn tick(&mut self, name: impl Into<String>, is_ticked: bool) {
        if is_ticked {
            self.set(name, "yes");
        }
    }

    /// A day in the machine form; the inner error is a text that is no day.
    pub fn day(&self, name: &str) -> Option<Result<NaiveDate, ()>> {
        let text = self.get(name);
        (!text.is_empty()).then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| ()))
    }

    /// Line breaks as the browser sends them become one character.
    pub fn long(&self, name: &str) -> String {
        self.get(name).replace("\r\n", "\n")
    }

    /// How many entries were sent under a prefix, such as `work.0.from`.
    pub fn entries(&self, prefix: &str) -> usize {
        let places = self.0.iter().filter_map(|(name, _)| place(name, prefix));
        places.max().map_or(0, |last| last + 1)
    }

    /// The same without entries that are empty or to be removed, counted from nought again.
    #[must_use]
    pub fn tidied(self, section: Section) -> Self {
        let prefix = section.as_str();
        let kept: Vec<usize> = (0..self.entries(prefix).min(MOST_SENT))
            .filter(|place| {
                self.has_words(prefix, *place) && !self.is_ticked(&format!("{prefix}.{place}.remove"))
            })
            .collect();
        let renamed = self.0.into_iter().filter_map(|(name, text)| {
            let Some(old) = place(&name, prefix) else { return Some((name, text)) };
            let new = kept.iter().position(|kept| *kept == old)?;
            let field = name.rsplit('.').next().unwrap_or_default();
            Some((format!("{prefix}.{new}.{field}"), text))
        });
        Self(renamed.collect())
    }

    fn has_words(&self, prefix: &str, at: usize) -> bool {
        self.0.iter().any(|(name, text)| place(name, prefix) == Some(at) && !text.trim().is_empty())
    }
}

/// More than any form of ours sends.
const MOST_SENT: usize = 100;

fn place(name: &str, prefix: &str) -> Option<usize> {
    let (number, _) = name.strip_prefix(prefix)?.strip_prefix('.')?.split_once('.')?;
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> Typed {
        Typed(pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn empty_and_removed_entries_are_left_out_and_the_rest_is_counted_again() {
        let sent = typed(&[
            ("version", "3"),
            ("work.0.post", "甲"),
            ("work.0.remove", "yes"),
            ("work.1.post", "  "),
            ("work.2.post", "乙"),
        ]);

        let tidied = sent.tidied(Section::Work);

        assert_eq!(tidied.entries("work"), 1);
        assert_eq!((tidied.get("work.0.post"), tidied.version()), ("乙", 3));
    }

    #[test]
    fn a_day_is_read_in_its_machine_form_alone() {
        let sent = typed(&[("a", "2026-02-29"), ("b", "2026-03-01"), ("c", "")]);

        assert_eq!(sent.day("a"), Some(Err(())));
        assert_eq!(sent.day("b"), Some(Ok(NaiveDate::from_ymd_opt(2026, 3, 1).unwrap())));
        assert_eq!(sent.day("c"), None);
    }

    #[test]
    fn a_form_without_its_version_never_wins_a_race() {
        assert_eq!(typed(&[]).version(), -1);
    }

    #[test]
    fn an_absurd_entry_number_makes_no_absurd_page() {
        let sent = typed(&[("work.99999999999.post", "x"), ("work.5000000.post", "y")]);

        assert_eq!(sent.tidied(Section::Work).entries("work"), 0);
    }
}
