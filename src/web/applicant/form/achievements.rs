//! Achievements, innovation and contribution: an entry each, with the documents that prove it, and a summary.
use super::entries::{self, At};
use super::page::{Control, Entry};
use super::{Parsed, Typed, check_length, complain, stories};
use crate::domain::application::{Achievement, AchievementKind, Application};
use crate::domain::document::DocumentKind;
use crate::domain::ids::DocumentId;
use crate::domain::lang::Lang;
use crate::services::FieldErrors;
use crate::services::case::{Desk, SectionInput};
use crate::text::applicant_form::FormPageText;
use crate::text::format;
use crate::web::page::Phrase;
use crate::web::page::field::{ChoiceView, OptionView, Width};

const PREFIX: &str = "achievements";
/// The summary has the name that it had when it was all there was.
const SUMMARY: &str = "achievements";
/// Characters of a result.
const LONGEST: usize = 1000;

pub fn stored(content: &Application) -> Typed {
    let mut typed = Typed::default();
    typed.set(SUMMARY, content.achievements.clone());
    for (place, entry) in content.achieved.iter().enumerate() {
        let at = At(PREFIX, place);
        typed.set(at.field("kind"), entry.kind.as_str());
        typed.set(at.field("title"), entry.title.clone());
        typed.set(at.field("from"), format::machine_date(entry.from));
        typed.set(at.field("to"), entry.to.map(format::machine_date).unwrap_or_default());
        typed.set(at.field("role"), entry.role.clone());
        typed.set(at.field("result"), entry.result.clone());
        for id in &entry.evidence {
            typed.set(at.field("evidence"), id.to_string());
        }
    }
    typed
}

pub fn controls(lang: Lang, typed: &Typed, desk: &Desk) -> Vec<Control> {
    let t = FormPageText(lang);
    let summary = stories::area(typed, SUMMARY, t.achievements(), 6).optional();
    let first = Entry {
        legend: t.achievements_summary().into(),
        hint: Some(t.achievements_summary_hint().into()),
        is_new: false,
        controls: vec![Control::Area(summary)],
    };
    let mut drawn = vec![Control::Entry(first)];
    drawn.extend(entries::draw(lang, typed, PREFIX, |at| entry(lang, typed, desk, at)));
    drawn
}

fn entry(lang: Lang, typed: &Typed, desk: &Desk, at: At) -> Vec<Control> {
    let t = FormPageText(lang);
    let mut title = entries::text(typed, at.field("title"), t.achievement_title());
    let mut role =
        entries::text(typed, at.field("role"), t.achievement_role()).hint(t.achievement_role_hint());
    (title.width, role.width) = (Width::Full, Width::Full);
    let mut result = entries::text(typed, at.field("result"), t.achievement_result());
    (result.rows, result.max_length) = (3, u32::try_from(LONGEST).ok());
    let to = entries::day(typed, at.field("to"), t.work_to()).hint(t.achievement_to_hint()).optional();
    vec![
        Control::Choice(kinds(lang, typed, at)),
        Control::Text(title),
        Control::Text(entries::day(typed, at.field("from"), t.work_from())),
        Control::Text(to),
        Control::Text(role),
        Control::Area(result),
        Control::Picks(evidence(lang, typed, desk, at)),
    ]
}

fn kinds(lang: Lang, typed: &Typed, at: At) -> ChoiceView {
    let t = FormPageText(lang);
    let name = at.field("kind");
    let chosen = typed.get(&name);
    let kinds = AchievementKind::ALL
        .iter()
        .map(|kind| OptionView::new(kind.as_str(), kind.name(lang)).chosen_if(kind.as_str() == chosen));
    let options = std::iter::once(OptionView::new("", t.choose())).chain(kinds).collect();
    ChoiceView::new(name, t.achievement_kind(), options)
}

/// The uploaded documents that the panel may read, a box each.
fn evidence(lang: Lang, typed: &Typed, desk: &Desk, at: At) -> ChoiceView {
    let t = FormPageText(lang);
    let name = at.field("evidence");
    let is_chosen = |id: &str| typed.all(&name).any(|chosen| chosen == id);
    let option = |row: &crate::db::application::DocumentRow| {
        let id = row.id.to_string();
        let label = Phrase::plain(row.kind.name(lang))
            .then(lang.pick("：", ": "))
            .then(Phrase::data(row.file_name.clone()));
        let is_chosen = is_chosen(&id);
        OptionView::new(id, label).chosen_if(is_chosen)
    };
    let offered = desk.documents.iter().filter(|row| DocumentKind::FOR_ACHIEVEMENTS.contains(&row.kind));
    let options: Vec<_> = offered.map(option).collect();
    let hint = if options.is_empty() { t.evidence_none() } else { t.evidence_hint() };
    let mut choice = ChoiceView::new(name.clone(), t.evidence(), options).hint(hint);
    choice.is_optional = true;
    choice
}

pub fn parse(typed: &Typed) -> Parsed {
    let mut errors = FieldErrors::default();
    check_length(&mut errors, typed, SUMMARY, stories::MOST);
    let count = entries::count(&mut errors, typed, PREFIX, "kind");
    let entries: Vec<_> =
        (0..count).filter_map(|place| parse_entry(&mut errors, typed, At(PREFIX, place))).collect();
    let summary = stories::kept(typed, SUMMARY);
    if errors.is_empty() {
        Ok(SectionInput::Achievements { summary, entries: Some(entries) })
    } else {
        Err(errors)
    }
}

fn parse_entry(errors: &mut FieldErrors, typed: &Typed, at: At) -> Option<Achievement> {
    let kind = AchievementKind::parse(typed.get(&at.field("kind")));
    if kind.is_none() {
        complain(errors, &at.field("kind"), |t| t.achievement_kind_missing().to_owned());
    }
    let title =
        entries::parse_text(errors, typed, &at.field("title"), FormPageText::achievement_title_missing);
    let from = entries::parse_day(errors, typed, &at.field("from"));
    let to = typed.day(&at.field("to"));
    if to == Some(Err(())) {
        complain(errors, &at.field("to"), |t| t.date_wrong().to_owned());
    }
    let role = entries::parse_text(errors, typed, &at.field("role"), FormPageText::achievement_role_missing);
    let result = typed.long(&at.field("result"));
    if result.is_empty() {
        complain(errors, &at.field("result"), |t| t.achievement_result_missing().to_owned());
    }
    check_length(errors, typed, &at.field("result"), LONGEST);
    let evidence = parse_evidence(errors, typed, &at.field("evidence"));
    Some(Achievement { kind: kind?, title, from, to: to.and_then(Result::ok), role, result, evidence })
}

fn parse_evidence(errors: &mut FieldErrors, typed: &Typed, name: &str) -> Vec<DocumentId> {
    let read: Option<Vec<_>> = typed.all(name).map(DocumentId::parse).collect();
    read.unwrap_or_else(|| {
        complain(errors, name, |t| t.evidence_wrong().to_owned());
        Vec::new()
    })
}

/// What stands there so far: the summary as it is, the entries once all of them are complete. Says whether they are.
pub fn as_draft(typed: &Typed) -> (SectionInput, bool) {
    if let Ok(whole) = parse(typed) {
        return (whole, true);
    }
    let summary = stories::kept(typed, SUMMARY);
    (SectionInput::Achievements { summary, entries: None }, false)
}
