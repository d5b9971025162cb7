//! The splitting rule of the data file as a program: it reads the raw cells and nothing else, and must come to the
//! same names as the reviewed rows.
use super::embedded;

#[test]
fn a_second_reading_of_every_cell_by_rule_agrees_with_the_first() {
    for item in &embedded()[0].items {
        let cell = split(&item.certificate_raw);
        let read = (item.certificate_zh.clone(), item.certificate_en.clone(), item.abbreviation.clone());
        assert_eq!(read, cell, "C{}", item.number);

        let (zh, en, abbreviation) = split(&item.issuing_body_raw);
        assert_eq!(item.issuing_body_en, en, "C{}", item.number);
        assert_eq!(item.issuing_body_abbreviation, abbreviation, "C{}", item.number);
        if item.number != 32 {
            assert_eq!(item.issuing_body_zh, zh, "C{}", item.number);
        }
    }
}

type Split = (String, Option<String>, Option<String>);

const SCHEMES_AND_TRACKS: [&str; 3] = ["BREEAM", "BD+C/ID+C", "O+M/ND/Homes"];

fn split(raw: &str) -> Split {
    let cell = without_line_breaks(raw);
    let (mut zh, mut en, mut abbreviation) = (String::new(), None, None);
    for piece in pieces(&cell) {
        match piece.strip_prefix('(').and_then(|piece| piece.strip_suffix(')')) {
            Some(inner) if inner.starts_with("须持证") => {}
            Some(inner) if !inner.chars().any(is_chinese) && !SCHEMES_AND_TRACKS.contains(&inner) => {
                (en, abbreviation) = names(inner);
            }
            _ => zh.push_str(&piece),
        }
    }
    (zh, en, abbreviation)
}

fn names(inner: &str) -> (Option<String>, Option<String>) {
    if let Some((name, short)) = inner.rsplit_once(", ") {
        (Some(name.to_owned()), Some(short.to_owned()))
    } else if inner.split(' ').all(is_initialism) {
        (None, Some(inner.to_owned()))
    } else {
        (Some(inner.to_owned()), None)
    }
}

/// `FRSC`, `AssocRICS`; not `Fellow` or `Australia`.
fn is_initialism(word: &str) -> bool {
    word.chars().filter(char::is_ascii_uppercase).count() >= 2
}

/// Text outside brackets and whole outermost brackets, in order.
fn pieces(cell: &str) -> Vec<String> {
    let (mut pieces, mut depth) = (vec![String::new()], 0);
    for character in cell.chars() {
        if character == '(' && depth == 0 {
            pieces.push(String::new());
        }
        pieces.last_mut().unwrap().push(character);
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if character == ')' && depth == 0 {
            pieces.push(String::new());
        }
    }
    pieces
}

/// A space stays only between Latin characters, or between a Chinese and a Latin one.
fn without_line_breaks(raw: &str) -> String {
    let characters: Vec<char> = raw.chars().collect();
    let is_line_break = |at: usize| {
        let (before, after) = (characters[at - 1], characters[at + 1]);
        let both_chinese = is_chinese(before) && is_chinese(after);
        both_chinese || (after == '(' && (is_chinese(before) || before == ')')) || after == '/'
    };
    let keep =
        |(at, character): (usize, &char)| (*character != ' ' || !is_line_break(at)).then_some(*character);
    characters.iter().enumerate().filter_map(keep).collect()
}

fn is_chinese(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}
