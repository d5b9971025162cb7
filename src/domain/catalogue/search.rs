//! Finding a row by whatever a person remembers of it.
use super::ListItem;

impl ListItem {
    /// Whether every word of `query` occurs somewhere in the row: its citation, names in both languages,
    /// abbreviations, issuing body, field or speciality. Letter case and full-width forms do not matter.
    pub fn matches(&self, query: &str) -> bool {
        let text = folded(&self.texts().join("\n"));
        let citation = self.item_ref().to_string().to_lowercase();
        let begins =
            |word: &str| text.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| part.starts_with(word));
        // A Latin word is looked for where words begin: "iet" is not in "society".
        let occurs = |word: &str| {
            if word.chars().all(|c| c.is_ascii_alphanumeric()) { begins(word) } else { text.contains(word) }
        };
        folded(query).split_whitespace().all(|word| word == citation || occurs(word))
    }

    fn texts(&self) -> Vec<&str> {
        let optional = [
            &self.certificate_en,
            &self.abbreviation,
            &self.issuing_body_en,
            &self.issuing_body_abbreviation,
        ];
        let mut texts =
            vec![self.certificate_zh.as_str(), &self.issuing_body_zh, &self.field, &self.specialty];
        texts.extend(optional.into_iter().filter_map(|text| text.as_deref()));
        texts
    }
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
    use super::super::embedded;

    fn found(query: &str) -> Vec<u16> {
        embedded()[0].items.iter().filter(|item| item.matches(query)).map(|item| item.number).collect()
    }

    #[test]
    fn a_row_is_found_by_chinese_english_abbreviation_and_issuing_body() {
        assert_eq!(found("特许化学家"), [2]);
        assert_eq!(found("chartered chemist"), [2]);
        assert_eq!(found("cchem"), [2]);
        assert_eq!(found("imarest"), [12, 13, 14, 15]);
    }

    #[test]
    fn words_may_come_from_different_columns_and_in_any_order() {
        assert_eq!(found("iet chartered"), [10]);
        assert_eq!(found("皇家航空 特许"), [20]);
    }

    #[test]
    fn a_citation_finds_its_own_row_alone() {
        assert_eq!(found("C1"), [1]);
        assert_eq!(found("c41"), [41]);
    }

    #[test]
    fn full_width_letters_and_brackets_do_not_matter() {
        assert_eq!(found("ＩＥＥＥ"), [8]);
        assert_eq!(found("公共会计师协会（澳大利亚）"), [37]);
    }

    #[test]
    fn an_empty_query_finds_every_row_and_nonsense_none() {
        assert_eq!(found("  ").len(), 41);
        assert_eq!(found("qwertz"), [] as [u16; 0]);
    }
}
