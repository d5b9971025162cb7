//! The source digests of the ledger against the text of the notice, sentence by sentence.
use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use zhicheng::domain::clause::Clause;

/// Digests that are no sentence, and sentences of the body and of annexes 2 and 3 that no clause comes from.
pub fn complaints(text: &str) -> Vec<String> {
    let sentences = sentences(text);
    let by_head: BTreeMap<_, _> = sentences.iter().map(|sentence| (head(sentence), sentence)).collect();
    let cited =
        || Clause::ALL.iter().flat_map(|clause| clause.row().source.split(' ').map(move |of| (clause, of)));
    let mut complaints = Vec::new();
    let whole = normative(&sentences).count();
    assert!(whole >= 58, "only {whole} sentences: this is not the whole notice");
    for (clause, of) in cited().filter(|(_, of)| !of.is_empty()) {
        if !by_head.contains_key(of) {
            complaints.push(format!("{clause}: no sentence has the digest {of}"));
        }
    }
    for sentence in normative(&sentences) {
        if !cited().any(|(_, of)| of == head(sentence)) {
            complaints.push(format!("no clause comes from: {sentence}"));
        }
    }
    complaints
}

/// Sentences end at a full stop, a semicolon, or a colon at the end of a line; headings and table rows are sentences
/// of their own. White space goes: the line breaks of the scan are not part of the text.
fn sentences(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut open = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let compact: String = line.trim_start_matches("- ").split_whitespace().collect();
        if line.contains('\t') || line.starts_with('#') {
            sentences.extend([std::mem::take(&mut open), compact.trim_start_matches('#').to_owned()]);
            continue;
        }
        let last = compact.chars().count() - 1;
        for (index, letter) in compact.chars().enumerate() {
            open.push(letter);
            if matches!(letter, '。' | ';') || (letter == ':' && index == last) {
                sentences.push(std::mem::take(&mut open));
            }
        }
    }
    sentences.push(open);
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// Sentences of the body and of annexes 2 and 3: between the list (annex 1), the headings ("一、登录注册。") and the
/// closing formula.
fn normative(sentences: &[String]) -> impl Iterator<Item = &String> {
    let mut is_in_list = false;
    sentences.iter().filter(move |sentence| {
        is_in_list = match sentence.as_str() {
            "附件1" => true,
            "上海市境外职业资格证书查询验证程序" => false,
            _ => is_in_list,
        };
        let is_heading = sentence.chars().nth(1) == Some('、') && sentence.chars().count() < 10;
        !is_in_list && !is_heading && sentence.ends_with(['。', ';']) && *sentence != "特此通知。"
    })
}

fn head(sentence: &str) -> String {
    Sha256::digest(sentence).iter().take(8).fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}
