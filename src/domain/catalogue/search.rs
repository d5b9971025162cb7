//! Finding rows by whatever a person remembers: a name in either language, letters, the body, pinyin initials, or nearly so.
use super::entry::{Confers, Entry};
use super::initials;

/// How a row answers a query, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Every word stands in the row.
    Named,
    /// Every word stands in the row, or is the pinyin initials of Chinese in its names (`yghjhxh`).
    Initials,
    /// A word is nearly one of the row's names: a slip of typing.
    Similar,
}

/// The words somebody looks for, without letter case, full width and punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    pub fn new(text: &str) -> Self {
        Self { words: folded(text).split_whitespace().map(str::to_owned).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How the row answers, by its worst word; `None` where a word is not found at all. An empty query is answered by
    /// every row.
    pub fn likeness(&self, entry: &Entry) -> Option<Likeness> {
        if self.is_empty() {
            return Some(Likeness::Named);
        }
        let texts = Texts::of(entry);
        let words = self.words.iter().map(|word| texts.likeness(word));
        words.collect::<Option<Vec<_>>>()?.into_iter().max()
    }
}

/// The rows that answer best, and how: rows that are only similar are found when no row is better.
pub fn search<'a>(entries: impl IntoIterator<Item = &'a Entry>, query: &Query) -> (Likeness, Vec<&'a Entry>) {
    let found: Vec<(Likeness, &Entry)> =
        entries.into_iter().filter_map(|entry| Some((query.likeness(entry)?, entry))).collect();
    let best = found.iter().map(|(likeness, _)| *likeness).min().unwrap_or(Likeness::Named);
    (best, found.into_iter().filter(|(likeness, _)| *likeness == best).map(|(_, entry)| entry).collect())
}

/// What of a row is searched, folded.
struct Texts {
    citation: String,
    /// Certificate and bodies.
    names: Vec<String>,
    /// The names, and what else the row says.
    all: String,
}

impl Texts {
    fn of(entry: &Entry) -> Self {
        let mut names = vec![folded(&entry.certificate_zh)];
        names.extend(
            [&entry.certificate_en, &entry.abbreviation].into_iter().flatten().map(|text| folded(text)),
        );
        for body in &entry.bodies {
            names.push(folded(&body.zh));
            names.extend([&body.en, &body.abbreviation].into_iter().flatten().map(|text| folded(text)));
        }
        let says = match &entry.confers {
            Confers::Services => "",
            Confers::Title { specialty, .. } => specialty,
            Confers::MutualRecognition { form } => form,
            Confers::Beijing(terms) => &terms.remark,
        };
        let country = entry.country_region.as_deref().unwrap_or_default();
        let all = format!("{}\n{}", names.join("\n"), folded(&[&entry.field, says, country].join("\n")));
        Self { citation: entry.row.to_string().to_lowercase(), names, all }
    }

    fn likeness(&self, word: &str) -> Option<Likeness> {
        if word == self.citation || self.has(word) {
            Some(Likeness::Named)
        } else if self.names.iter().any(|name| initials::stand_in(word, name)) {
            Some(Likeness::Initials)
        } else {
            self.names.iter().any(|name| is_nearly_in(word, name)).then_some(Likeness::Similar)
        }
    }

    /// A Latin word is looked for where words begin: "iet" is not in "society".
    fn has(&self, word: &str) -> bool {
        if is_latin(word) {
            latin_words(&self.all).any(|part| part.starts_with(word))
        } else {
            self.all.contains(word)
        }
    }
}

fn is_latin(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_alphanumeric())
}

fn latin_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty())
}

/// One slip in a word of four letters or three characters, two in a word twice as long.
fn is_nearly_in(word: &str, name: &str) -> bool {
    let typed: Vec<char> = word.chars().collect();
    let shortest = if is_latin(word) { 4 } else { 3 };
    if typed.len() < shortest {
        return false;
    }
    let slips = if typed.len() < 2 * shortest { 1 } else { 2 };
    if is_latin(word) {
        return latin_words(name).any(|part| distance(&typed, &part.chars().collect::<Vec<_>>()) <= slips);
    }
    let name: Vec<char> = name.chars().collect();
    let lengths = typed.len().saturating_sub(slips)..=(typed.len() + slips).min(name.len());
    lengths.flat_map(|length| name.windows(length.max(1))).any(|part| distance(&typed, part) <= slips)
}

/// How many letters must be put in, left out, changed, or swapped with their neighbour.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let changed = last[j] + usize::from(a != b);
            let mut fewest = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                fewest = fewest.min(before[j - 1] + 1);
            }
            row.push(fewest);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[other.len()]
}

/// Lower case, half width; punctuation that people leave out becomes a space.
fn folded(text: &str) -> String {
    let half_width = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    };
    let plain = |c: char| if matches!(c, ',' | '，' | '、' | '(' | ')' | '·') { ' ' } else { c };
    text.chars().map(half_width).map(plain).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lists;
    use super::*;

    fn found(query: &str) -> (Likeness, Vec<String>) {
        let (likeness, rows) = search(lists().iter().flat_map(|list| &list.entries), &Query::new(query));
        (likeness, rows.iter().map(|entry| entry.row.to_string()).collect())
    }

    fn named(query: &str) -> Vec<String> {
        let (likeness, rows) = found(query);
        assert_eq!(likeness, Likeness::Named, "{query}: {rows:?}");
        rows
    }

    #[test]
    fn a_row_is_found_by_chinese_english_abbreviation_and_issuing_body() {
        assert_eq!(named("特许化学家"), ["A2", "B2", "C2", "G36"]);
        assert_eq!(named("chartered chemist"), ["A2", "B2", "C2"]);
        assert_eq!(named("cchem"), ["A2", "B2", "C2"]);
        assert_eq!(named("imarest scientist"), ["A51", "A53", "B10", "C13", "C15"]);
        assert_eq!(named("cncf kubernetes"), [] as [&str; 0]);
        assert_eq!(named("kubernetes 云计算"), ["G30", "G31", "G32"]);
    }

    #[test]
    fn words_may_come_from_different_columns_and_in_any_order() {
        assert_eq!(named("iet chartered"), ["A48", "C10"]);
        assert_eq!(named("皇家航空 特许"), ["A55", "C20"]);
    }

    #[test]
    fn part_of_a_name_is_enough() {
        assert_eq!(named("精算"), ["A104", "A105", "A110", "A111", "G8", "G9", "G10", "G11", "G12"]);
        assert_eq!(named("actuar")[0], "A104");
    }

    #[test]
    fn a_citation_finds_its_own_row_alone() {
        assert_eq!(named("C1"), ["C1"]);
        assert_eq!(named("g115"), ["G115"]);
    }

    #[test]
    fn full_width_letters_and_brackets_do_not_matter() {
        assert_eq!(named("ＩＥＥＥ fellow"), ["A17", "B5", "U1"]);
        assert_eq!(named("公共会计师协会（澳大利亚）")[0], "A99");
    }

    #[test]
    fn pinyin_initials_find_a_name_or_a_body() {
        let (likeness, rows) = found("yghjhxh");

        assert_eq!(likeness, Likeness::Initials);
        assert_eq!(rows, ["A1", "A2", "A3", "B1", "B2", "C1", "C2", "C3", "U5", "G1", "G36"]);
    }

    #[test]
    fn a_character_with_two_readings_is_found_by_either() {
        // 会 in 会计师 is kuai, in 协会 it is hui.
        assert!(found("zsggkjs").1.contains(&"A99".to_owned()));
        assert!(found("glkjsxh").1.contains(&"A89".to_owned()));
    }

    #[test]
    fn a_slip_of_typing_is_forgiven_when_nothing_is_named_so() {
        assert_eq!(found("charterd chemist"), (Likeness::Similar, named("cchem")));
        assert_eq!(found("特许华学家").0, Likeness::Similar);
        assert!(found("特许华学家").1.contains(&"C2".to_owned()));
        assert!(found("imraest").1.contains(&"C12".to_owned()));
    }

    #[test]
    fn a_short_word_is_not_guessed_at() {
        assert_eq!(found("xqz").1, [] as [String; 0]);
        assert_eq!(found("qwertz").1, [] as [String; 0]);
    }

    #[test]
    fn an_empty_query_finds_every_row() {
        assert_eq!(named("  ").len(), 338);
    }

    #[test]
    fn the_distance_counts_slips() {
        let distance = |one: &str, other: &str| {
            distance(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>())
        };

        assert_eq!(distance("fipa", "fipa"), 0);
        assert_eq!(distance("fipa", "fiap"), 1);
        assert_eq!(distance("fellow", "felow"), 1);
        assert_eq!(distance("", "cfa"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
