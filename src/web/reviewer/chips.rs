//! The filters of the queue that are on, each with the link that takes it off.
use super::filter::Filter;
use crate::db::case::StepIs;
use crate::domain::lang::Lang;
use crate::services::case::queue::{Owner, Queue};
use crate::text::figures::FiguresText;
use crate::text::format;
use crate::text::review::QueueText;
use crate::web::page::Phrase;
use crate::web::page::list::Chip;
use chrono::{Datelike, NaiveDate};
use std::ops::RangeInclusive;

/// What was typed or chosen.
pub fn chips(lang: Lang, filter: &Filter, found: &Queue) -> Vec<Chip> {
    let (t, asked) = (QueueText(lang), filter.asked());
    let chip = |name: &str, value: Phrase, without: Filter| Chip {
        label: Phrase::plain(t.chip(name, "")).then(value),
        remove_href: without.href("/reviewer"),
    };
    let mut chips = Vec::new();
    if !asked.text.is_empty() {
        chips.push(chip(t.search(), Phrase::data(asked.text), filter.with(|f| f.q.clear())));
    }
    if let Some(level) = asked.level {
        chips.push(chip(t.level(), level.name(lang).into(), filter.with(|f| f.level.clear())));
    }
    if let Some(owner) = asked.owner {
        chips.push(chip(t.owner(), owner_name(t, owner, found), filter.with(|f| f.owner.clear())));
    }
    if let Some(due) = asked.due {
        chips.push(chip(t.due(), due.name(lang).into(), filter.with(|f| f.due.clear())));
    }
    if let Some(round) = asked.round.and_then(|id| found.rounds.iter().find(|row| row.id == id)) {
        chips.push(chip(t.round(), Phrase::data(round.title.clone()), filter.with(|f| f.round.clear())));
    }
    chips.extend(counted_chips(lang, filter));
    chips
}

/// What a number of the dashboards counted, one chip for each condition.
fn counted_chips(lang: Lang, filter: &Filter) -> Vec<Chip> {
    let (t, f, counted) = (QueueText(lang), FiguresText(lang), filter.asked().counted);
    let chip = |name: &str, value: Phrase, without: Filter| Chip {
        label: Phrase::plain(t.chip(name, "")).then(value),
        remove_href: without.href("/reviewer"),
    };
    let said = |days: &RangeInclusive<NaiveDate>| {
        let until = format::date(lang, *days.end());
        let is_open = days.start().year() == 2000;
        if is_open { f.until_day(&until) } else { f.days(&format::date(lang, *days.start()), &until) }
    };
    let mut chips = Vec::new();
    if !counted.statuses.is_empty() {
        let names: Vec<_> = counted.statuses.iter().map(|status| status.name(lang)).collect();
        chips.push(chip(f.status(), names.join(t.between()).into(), filter.with(|f| f.status.clear())));
    }
    if let Some(step) = counted.step {
        let step = match step {
            StepIs::Exactly(step) => step.to_string(),
            StepIs::AtLeast(step) => f.step_or_later(step),
        };
        chips.push(chip(f.step(), step.into(), filter.with(|f| f.step.clear())));
    }
    if let Some(days) = &counted.opened {
        chips.push(chip(f.opened(), said(days).into(), filter.with(|f| f.opened.clear())));
    }
    if let Some(days) = &counted.since {
        chips.push(chip(f.since(), said(days).into(), filter.with(|f| f.since.clear())));
    }
    chips
}

fn owner_name(t: QueueText, owner: Owner, found: &Queue) -> Phrase {
    match owner {
        Owner::Mine => t.mine().into(),
        Owner::Unclaimed => t.unclaimed().into(),
        Owner::Of(id) => {
            let known = found.colleagues.iter().find(|person| person.id == id);
            known.map_or_else(|| t.somebody_else().into(), |person| Phrase::data(person.name.clone()))
        }
    }
}
