//! What happened to a case, newest first, in the words of its reader.
use crate::db::timeline::EntryRow;
use crate::domain::actor::Role;
use crate::domain::case::Action;
use crate::domain::check::CheckItem;
use crate::domain::lang::Lang;
use crate::domain::returned::ReturnedItem;
use crate::services::case::CorrectionItem;
use crate::text::casework::CaseworkText;
use crate::web::page::Phrase;
use crate::web::page::progress::{TimelineItem, Weight};

/// The record of a case, newest first.
pub fn record(lang: Lang, timeline: &[EntryRow]) -> Vec<TimelineItem> {
    timeline.iter().rev().map(|entry| line(lang, entry)).collect()
}

fn line(lang: Lang, entry: &EntryRow) -> TimelineItem {
    let t = CaseworkText(lang);
    let mut detail = whose(lang, entry).then(Phrase::data(entry.note.clone()));
    let items: Option<Vec<CorrectionItem>> =
        entry.detail.get("items").and_then(|items| serde_json::from_value(items.clone()).ok());
    for CorrectionItem { item, reason } in items.unwrap_or_default() {
        let gap = if detail.is_empty() { "" } else { lang.pick("；", "; ") };
        let said = item_name(lang, &item).then(lang.pick("：", ": ")).then(Phrase::data(reason));
        detail = detail.then(gap).then(said);
    }
    if !entry.clauses.is_empty() {
        let gap = if detail.is_empty() { "" } else { " " };
        detail = detail.then(format!("{gap}{}", t.clause(&entry.clauses)));
    }
    TimelineItem {
        at: entry.at,
        title: title(lang, entry).into(),
        by: by(lang, entry),
        detail: Some(detail).filter(|detail| !detail.is_empty()),
        weight: match (Action::parse(&entry.action), entry.action.as_str()) {
            (Some(_), _) => Weight::Move,
            (None, "propose" | "signal") => Weight::Waiting,
            _ => Weight::Event,
        },
    }
}

/// The name of something that was sent back; a free one is shown as it was written.
pub fn item_name(lang: Lang, item: &str) -> Phrase {
    let returned = ReturnedItem::parse(item).map(|known| known.name(lang));
    let known = returned.or_else(|| checked(item).map(|check| check.name(lang)));
    known.map_or_else(|| Phrase::data(item.to_owned()), Phrase::from)
}

/// The check that an item of a correction notice names: the notice keeps the Chinese name.
pub fn checked(item: &str) -> Option<CheckItem> {
    CheckItem::ALL.iter().copied().find(|check| check.name(Lang::Zh) == item)
}

/// From whom to whom a case went; nothing of other entries.
fn whose(lang: Lang, entry: &EntryRow) -> Phrase {
    let name = |side: &str| {
        let name = entry.detail.get(side).and_then(|name| name.as_str())?;
        let nobody = || Phrase::plain(CaseworkText(lang).nobody());
        Some(if name.is_empty() { nobody() } else { Phrase::data(name.to_owned()) })
    };
    let is_passed_on = matches!(entry.action.as_str(), "hand_over" | "release");
    let (Some(from), Some(to)) = (name("from").filter(|_| is_passed_on), name("to")) else {
        return Phrase::plain("");
    };
    let end = if entry.note.is_empty() { "" } else { lang.pick("。", ". ") };
    from.then(" → ").then(to).then(end)
}

/// Who acted and, where they covered a colleague, for whom.
fn by(lang: Lang, entry: &EntryRow) -> Phrase {
    let t = CaseworkText(lang);
    let whom = entry.detail.get("for").and_then(|name| name.as_str()).filter(|name| !name.is_empty());
    let instead = |by: Phrase| match whom {
        Some(name) => by
            .then(lang.pick("（", " ("))
            .then(t.instead_of())
            .then(Phrase::data(name.to_owned()))
            .then(lang.pick("）", ")")),
        None => by,
    };
    match entry.actor_role {
        Role::System => t.by_system().into(),
        Role::Expert | Role::Chair => t.by_panel().into(),
        role if entry.actor_name.is_empty() => role.name(lang).into(),
        role => instead(Phrase::data(entry.actor_name.clone())).then(format!(" · {}", role.name(lang))),
    }
}

fn title(lang: Lang, entry: &EntryRow) -> String {
    let t = CaseworkText(lang);
    let what = || {
        let action = entry.detail.get("action").and_then(|action| action.as_str()).and_then(Action::parse);
        action.map_or(t.something(), |action| action.name(lang))
    };
    match entry.action.as_str() {
        "amend_verification" => t.amend_verification().into(),
        "prove_display" => t.prove_display().into(),
        "register_objection" => t.register_objection().into(),
        "objection_under_investigation" => t.objection_under_investigation().into(),
        "objection_dismissed" => t.objection_dismissed().into(),
        "objection_upheld" => t.objection_upheld().into(),
        "ask_consent" => t.ask_consent().into(),
        "consent_given" => t.consent_given().into(),
        "consent_refused" => t.consent_refused().into(),
        "note_external_number" => t.note_external_number().into(),
        "answer_correction" => t.answer_correction().into(),
        "revocation_notice" => t.revocation_notice().into(),
        "revocation_reply" => t.revocation_reply().into(),
        "revocation_dropped" => t.revocation_dropped().into(),
        "employment_ended" => t.employment_ended().into(),
        "employment_goes_on" => t.employment_goes_on().into(),
        "claim" => t.claimed().into(),
        "release" => t.released().into(),
        "hand_over" => t.handed_over().into(),
        "change_officer" => t.officer_changed().into(),
        "propose" => t.proposed(what()),
        "signal" => t.signalled(what()),
        "set_aside" => t.set_aside(what()),
        other => Action::parse(other).map_or(t.something(), |action| action.name(lang)).into(),
    }
}
