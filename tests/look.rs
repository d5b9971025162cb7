//! The promises of the look that can be read from its files: sizes, contrast, no inline code, no unknown class.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

const STYLE: &str = include_str!("../static/app.css");
const SCRIPT: &str = include_str!("../static/app.js");

fn templates() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a readable folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                // E-mail has rules of its own: no style sheet reaches it.
                if !path.components().any(|part| part.as_os_str() == "email") {
                    found.push((path.clone(), fs::read_to_string(path).expect("a readable template")));
                }
            }
        }
    }
    assert!(found.len() > 5, "the templates were not found");
    found
}

/// The value of a colour token as red, green and blue.
fn token(name: &str) -> [f64; 3] {
    let mark = format!("--{name}:#");
    let plain = STYLE.replace(' ', "");
    let start = plain.find(&mark).unwrap_or_else(|| panic!("no token {name}")) + mark.len();
    let hex = &plain[start..start + 6];
    [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("two hexadecimal digits")))
}

/// Relative luminance of WCAG 2.2.
fn luminance(name: &str) -> f64 {
    let [red, green, blue] = token(name).map(|value| {
        let value = value / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn the_style_sheet_and_the_script_stay_small() {
    assert!(STYLE.len() <= 30 * 1024, "app.css has {} bytes", STYLE.len());
    assert!(SCRIPT.len() <= 6 * 1024, "app.js has {} bytes", SCRIPT.len());
}

#[test]
fn every_pair_of_text_and_ground_has_a_contrast_of_four_and_a_half() {
    let grounds = ["surface", "paper", "sunken", "brand05"];
    let mut pairs: Vec<_> = ["ink9", "ink7", "ink6", "brand7", "red7"]
        .into_iter()
        .flat_map(|text| grounds.map(|ground| (text, ground)))
        .collect();
    pairs.extend([("brand6", "surface"), ("brand6", "paper"), ("brand6", "brand05"), ("surface", "brand8")]);
    pairs.extend([("surface", "brand6"), ("surface", "brand7"), ("surface", "red7"), ("brand1", "brand8")]);
    pairs.extend([("brand7", "brand1"), ("red7", "red1"), ("amber8", "amber1"), ("green7", "green1")]);
    pairs.extend([("violet7", "violet1"), ("teal7", "teal1"), ("grey7", "grey1"), ("amber8", "surface")]);
    pairs.extend(["red1", "amber1", "green1", "teal1", "brand1", "grey1"].map(|ground| ("ink7", ground)));

    for (text, ground) in pairs {
        let found = contrast(text, ground);
        assert!(found >= 4.5, "{text} on {ground}: {found:.2}");
    }
}

#[test]
fn every_shape_that_carries_a_meaning_has_a_contrast_of_three() {
    let pairs = [
        ("border", "surface"),
        ("border", "paper"),
        ("border", "sunken"),
        ("amber5", "surface"),
        ("brand6", "sunken"),
        ("ink9", "focus"),
        ("focus", "brand8"),
    ];

    for (shape, ground) in pairs {
        let found = contrast(shape, ground);
        assert!(found >= 3.0, "{shape} on {ground}: {found:.2}");
    }
}

#[test]
fn no_template_holds_inline_style_or_script() {
    for (path, text) in templates() {
        let path = path.display();
        assert!(!text.contains("style=") && !text.contains("<style"), "inline style in {path}");
        for handler in [" onclick=", " onload=", " onchange=", " onsubmit=", " oninput=", "javascript:"] {
            assert!(!text.contains(handler), "{handler} in {path}");
        }
        for (start, _) in text.match_indices("<script") {
            assert!(text[start..].starts_with("<script src=\"/static/"), "inline script in {path}");
        }
        assert!(!text.contains("|safe"), "unescaped output in {path}");
    }
}

#[test]
fn every_form_that_posts_carries_the_token_of_the_session() {
    for (path, text) in templates() {
        let text = strip_comments(&text);
        for (start, _) in text.match_indices("method=\"post\"") {
            let end = text[start..].find("</form>").map_or(text.len(), |end| start + end);
            let form = &text[start..end];
            let has_token = form.contains("csrf(shell)") || form.contains("name=\"csrf\"");
            assert!(has_token, "a form without a token in {}", path.display());
        }
    }
}

#[test]
fn every_class_in_a_template_is_known_to_the_style_sheet() {
    let known = classes_of_the_style_sheet();

    for (path, text) in templates() {
        for class in classes_of(&strip_comments(&text)) {
            assert!(known.contains(class.as_str()), "class {class} in {} has no rule", path.display());
        }
    }
}

#[test]
fn the_classes_that_rust_names_are_known_to_the_style_sheet() {
    use zhicheng::web::page::calendar::DayMark;
    use zhicheng::web::page::progress::{StepState, Weight};
    use zhicheng::web::page::verdict::VerdictKind;

    let known = classes_of_the_style_sheet();
    let mut named = vec![StepState::Done.class(), StepState::Current.class(), StepState::Stopped.class()];
    named.extend([Weight::Move.class(), Weight::Waiting.class()]);
    named.extend([DayMark::Start, DayMark::Counted(1), DayMark::Last(1)].map(|mark| mark.class()));
    named.push(DayMark::Skipped("".into()).class());
    let tones = VerdictKind::ALL.map(|kind| format!("t-{}", kind.tone().name()));

    for class in named.into_iter().chain(tones.iter().map(String::as_str)) {
        assert!(known.contains(class), "{class}");
    }
}

fn classes_of_the_style_sheet() -> BTreeSet<&'static str> {
    let starts = STYLE.match_indices('.').map(|(at, _)| &STYLE[at + 1..]);
    starts
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_lowercase()))
        .map(|rest| {
            &rest[..rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len())]
        })
        .collect()
}

/// The class names written out in a template; what an expression adds is left to the test of the Rust names.
fn classes_of(text: &str) -> Vec<String> {
    let values = text.split("class=\"").skip(1).filter_map(|rest| attribute(rest));
    let names = values.flat_map(|value| {
        let value = value.replace("{%", " {%").replace("%}", "%} ");
        without_tags(&value).split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    });
    names.filter(|name| !name.contains('\u{0}')).collect()
}

/// The value up to the closing quote that is not inside a tag of the template language.
fn attribute(rest: &str) -> Option<&str> {
    let mut depth = 0_u32;
    let bytes = rest.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match (byte, bytes.get(at + 1)) {
            (b'{', Some(b'{' | b'%')) => depth += 1,
            (b'}' | b'%', Some(b'}')) => depth = depth.saturating_sub(1),
            (b'"', _) if depth == 0 => return Some(&rest[..at]),
            _ => {}
        }
    }
    None
}

/// Replaces tags by nothing and expressions by a mark that spoils the name they are part of.
fn without_tags(value: &str) -> String {
    let mut plain = String::new();
    let mut rest = value;
    while let Some(start) = rest.find('{') {
        let (before, tag) = rest.split_at(start);
        let is_expression = tag.starts_with("{{");
        let end = tag.find(if is_expression { "}}" } else { "%}" }).map_or(tag.len(), |end| end + 2);
        plain.push_str(before);
        plain.push(if is_expression { '\u{0}' } else { ' ' });
        rest = &tag[end..];
    }
    plain + rest
}

fn strip_comments(text: &str) -> String {
    let mut pieces = text.split("{#");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        plain.push_str(piece.split_once("#}").map_or("", |(_, after)| after));
    }
    plain
}
