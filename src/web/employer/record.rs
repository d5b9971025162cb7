//! The record of a case, newest first, in the words of its reader.
use crate::db::timeline::EntryRow;
use crate::domain::case::Action;
use crate::domain::lang::Lang;
use crate::domain::returned::ReturnedItem;
use crate::services::case::CorrectionItem;
use crate::text::record::EventText;
use crate::web::page::progress::{TimelineItem, Weight};
use crate::web::page::{Phrase, Text};

pub fn items(lang: Lang, entries: &[EntryRow]) -> Vec<TimelineItem> {
    entries.iter().rev().map(|entry| item(lang, entry)).collect()
}

fn item(lang: Lang, entry: &EntryRow) -> TimelineItem {
    let is_move = Action::parse(&entry.action).is_some();
    let by = Phrase::plain(entry.actor_role.name(lang));
    TimelineItem {
        at: entry.at,
        title: title(lang, entry),
        by: if entry.actor_name.is_empty() {
            by
        } else {
            by.then(" ").then(Phrase::data(entry.actor_name.clone()))
        },
        detail: detail(lang, entry),
        weight: if is_move { Weight::Move } else { Weight::Event },
    }
}

fn title(lang: Lang, entry: &EntryRow) -> Text {
    if let Some(action) = Action::parse(&entry.action) {
        return action.name(lang).into();
    }
    let t = EventText(lang);
    let of = entry.detail.get("action").and_then(|action| action.as_str()).and_then(Action::parse);
    let action = of.map_or("", |action| action.name(lang));
    match entry.action.as_str() {
        "prove_display" => t.prove_display().into(),
        "register_objection" => t.register_objection().into(),
        "objection_under_investigation" => t.objection_under_investigation().into(),
        "objection_dismissed" => t.objection_dismissed().into(),
        "objection_upheld" => t.objection_upheld().into(),
        "ask_consent" => t.ask_consent().into(),
        "consent_given" => t.consent_given().into(),
        "consent_refused" => t.consent_refused().into(),
        "answer_correction" => t.answer_correction().into(),
        "revocation_notice" => t.revocation_notice().into(),
        "revocation_reply" => t.revocation_reply().into(),
        "revocation_dropped" => t.revocation_dropped().into(),
        "employment_ended" => t.employment_ended().into(),
        "employment_goes_on" => t.employment_goes_on().into(),
        "propose" => t.propose(action).into(),
        "signal" => t.signal(action).into(),
        "set_aside" => t.set_aside(action).into(),
        _ => t.other().into(),
    }
}

/// The words that were written, the items with their reasons, and the clauses.
fn detail(lang: Lang, entry: &EntryRow) -> Option<Phrase> {
    let t = EventText(lang);
    let mut parts: Vec<Phrase> = Vec::new();
    if !entry.note.is_empty() {
        parts.push(Phrase::data(entry.note.clone()));
    }
    let items = entry.detail.get("items").and_then(|items| serde_json::from_value(items.clone()).ok());
    let items: Vec<CorrectionItem> = items.unwrap_or_default();
    for item in items {
        let name = ReturnedItem::parse(&item.item);
        let name = name.map_or_else(|| Phrase::data(item.item.clone()), |known| known.name(lang).into());
        parts.push(name.then(lang.pick("：", ": ")).then(Phrase::data(item.reason)));
    }
    if !entry.clauses.is_empty() {
        parts.push(t.clauses(&entry.clauses).into());
    }
    parts.into_iter().reduce(|all, part| all.then(lang.pick("；", "; ")).then(part))
}
