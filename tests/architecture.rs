//! Keeps the arrows of `src/lib.rs` pointing down, and the fences of the house standing. It reads words: a fence, not a proof.
#![expect(clippy::unwrap_used, reason = "a test may panic")]
use std::fs;
use std::path::Path;

/// What each layer must never mention.
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "src/domain",
        &[
            "crate::db",
            "crate::services",
            "crate::web",
            "crate::jobs",
            "crate::clients",
            "crate::app",
            "actix_web",
            "PgConnection",
            "Utc::now",
        ],
    ),
    (
        "src/db",
        &[
            "crate::services",
            "crate::web",
            "crate::jobs",
            "crate::clients",
            "crate::app",
            "crate::demo",
            "actix_web",
            "askama",
        ],
    ),
    (
        "src/services",
        &[
            "crate::web",
            "crate::jobs",
            "crate::clients",
            "crate::app",
            "crate::text",
            "actix_web",
            "askama",
            "schema::",
            "Utc::now",
        ],
    ),
    ("src/web", &["diesel::", "schema::", "crate::jobs::notify"]),
    ("src/jobs", &["crate::web", "askama", "schema::"]),
    ("src/clients", &["crate::db", "crate::services", "crate::web", "actix_web"]),
];

/// The only files that may say these words.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("with_full_sight", &["src/db/door.rs", "src/services/case/facts.rs", "src/services/case/advance.rs"]),
    ("sql_move_case", &["src/db/case.rs"]),
    ("PgConnection", &["src/db/mod.rs"]),
    ("|safe", &[]),
    ("sql_query", &[]),
];

#[test]
fn arrows_point_down() {
    let mut broken = Vec::new();
    for (layer, words) in FORBIDDEN {
        visit(Path::new(layer), &mut |path, text| {
            for word in words.iter().filter(|word| text.contains(**word)) {
                broken.push(format!("{path} mentions {word}"));
            }
        });
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn some_words_have_one_home() {
    let mut broken = Vec::new();
    for folder in ["src", "templates"] {
        visit(Path::new(folder), &mut |path, text| {
            for (word, homes) in ONLY_IN {
                if text.contains(word) && !homes.contains(&path) {
                    broken.push(format!("{path} says {word}"));
                }
            }
        });
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    let mut long = Vec::new();
    for folder in ["src", "tests"] {
        visit(Path::new(folder), &mut |path, text| {
            // The schema is a list that the migrations dictate.
            if path != "src/db/schema.rs" && text.lines().count() > 400 {
                long.push(format!("{path}: {} lines", text.lines().count()));
            }
        });
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

fn visit(folder: &Path, check: &mut impl FnMut(&str, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, check);
        } else if let Ok(text) = fs::read_to_string(&path) {
            check(&path.to_string_lossy(), &text);
        }
    }
}
