//! A decision drawn as a letter: for the applicant, and for the unit that filed with them.
use super::facts;
use crate::domain::calendar::shanghai_date;
use crate::domain::case::{Action, NoticeKind};
use crate::domain::clause::Clause;
use crate::domain::lang::Lang;
use crate::services::case::{Letter, Reading};
use crate::text::applicant::{CaseText, remedy};
use crate::text::decision::DecisionText;
use crate::text::format;
use crate::web::page::list::{Link, SummaryRow};
use crate::web::page::{Phrase, Text};

/// Everything that the letter says.
pub struct LetterView {
    pub t: DecisionText,
    pub said: Text,
    pub head: Vec<SummaryRow>,
    pub facts: Vec<SummaryRow>,
    pub reasons: Phrase,
    pub basis: Vec<Phrase>,
    pub what_now: Vec<SummaryRow>,
    pub download: Option<Link>,
}

impl LetterView {
    pub fn of(lang: Lang, letter: &Letter) -> Self {
        let t = DecisionText(lang);
        Self {
            said: t.said(letter.action).unwrap_or_else(|| letter.action.name(lang)).into(),
            head: head(t, letter),
            facts: facts_of(t, letter),
            reasons: reasons(t, letter),
            basis: basis(lang, letter),
            what_now: what_now(t, letter),
            download: download(t, letter),
            t,
        }
    }
}

fn head(t: DecisionText, letter: &Letter) -> Vec<SummaryRow> {
    let case = &letter.view.case;
    vec![
        SummaryRow::new(t.number(), letter.number()),
        SummaryRow::new(t.to(), Phrase::data(case.applicant_name.clone())),
        SummaryRow::new(t.by(), office(t, letter)),
        SummaryRow::new(t.date(), format::date(t.0, shanghai_date(letter.entry.at))),
    ]
}

/// The office that decided, never a person: an expert is named to nobody (D-11).
fn office(t: DecisionText, letter: &Letter) -> Phrase {
    match letter.action {
        Action::Pass | Action::Fail => t.by_panel().into(),
        Action::DeclineByEmployer | Action::EndOnObjection => unit(t.0, letter),
        Action::FailVerification => t.by_verification().into(),
        Action::Issue | Action::Revoke => t.from_certificate().into(),
        _ => t.from_office().into(),
    }
}

/// The unit by both its names, where it has two.
fn unit(lang: Lang, letter: &Letter) -> Phrase {
    let unit = &letter.view.unit;
    match &unit.name_en {
        Some(en) => Phrase::both(lang, unit.name_zh.clone(), en.clone()),
        None => Phrase::data(unit.name_zh.clone()),
    }
}

fn facts_of(t: DecisionText, letter: &Letter) -> Vec<SummaryRow> {
    let (lang, item, case) = (t.0, letter.view.item, &letter.view.case);
    let c = CaseText(lang);
    let mut rows = vec![
        SummaryRow::new(t.case(), case.number.clone()),
        SummaryRow::new(c.employer(), unit(lang, letter)),
        SummaryRow::new(c.certificate(), facts::certificate_names(lang, item)),
        SummaryRow::new(c.issuing_body(), facts::issuing_body(lang, item)),
        SummaryRow::new(c.level(), item.title_level.name(lang)),
        verification(t, letter),
    ];
    if let Some(at) = case.filed_at {
        rows.push(SummaryRow::new(t.filed(), format::date(lang, shanghai_date(at))));
    }
    rows.extend(letter.asked.iter().map(|item| asked(t, item)));
    rows.extend(outcome(t, letter));
    rows
}

fn verification(t: DecisionText, letter: &Letter) -> SummaryRow {
    let said = match &letter.answer {
        Some(answer) => {
            let day = format::date(t.0, shanghai_date(answer.recorded_at));
            t.answered(answer.outcome.name(t.0), &day)
        }
        None => letter.verification.state.name(t.0).to_owned(),
    };
    SummaryRow::new(t.verification(), said).note(letter.verification.number.clone())
}

fn asked(t: DecisionText, item: &crate::db::review::CorrectionItemRow) -> SummaryRow {
    let what = super::item_name(t.0, &item.item).then(t.0.pick("：", ": "));
    let row = SummaryRow::new(t.asked(), what.then(Phrase::data(item.reason.clone())));
    if item.answered_at.is_none() { row.note(t.not_answered()) } else { row }
}

/// What the decision brought about: a window, a certificate.
fn outcome(t: DecisionText, letter: &Letter) -> Vec<SummaryRow> {
    let mut rows = Vec::new();
    let result = letter.view.notices.iter().rev().find(|notice| notice.kind == NoticeKind::Result);
    if let (Action::Pass, Some(notice)) = (letter.action, result) {
        rows.push(SummaryRow::new(t.window(), t.until(&format::date(t.0, notice.ends_on))));
    }
    if let (Action::Issue | Action::Revoke, Some(row)) = (letter.action, &letter.certificate) {
        let title = Phrase::both(t.0, row.title_zh.clone(), row.title_en.clone());
        rows.push(SummaryRow::new(t.title_awarded(), title));
        rows.push(SummaryRow::new(t.certificate_no(), row.number.clone()));
    }
    let considered = letter.entry.detail.get("considered").and_then(|text| text.as_str());
    if let (Action::Revoke, Some(considered)) = (letter.action, considered) {
        rows.push(SummaryRow::new(t.answer_to_reply(), Phrase::data(considered.to_owned())));
    }
    rows
}

fn reasons(t: DecisionText, letter: &Letter) -> Phrase {
    match (letter.reasons(), letter.action) {
        (Some(written), _) => Phrase::data(written.to_owned()),
        (None, Action::Pass | Action::Issue) => t.no_reasons_needed().into(),
        (None, Action::Fail) => t.no_reasons().into(),
        (None, _) => CaseText(t.0).no_reason().into(),
    }
}

/// The clause that was cited with its words, then those of the move.
fn basis(lang: Lang, letter: &Letter) -> Vec<Phrase> {
    let cited = letter.entry.detail.get("clause").and_then(|clause| clause.as_str()).and_then(Clause::parse);
    let cited = cited.map(|clause| Phrase::plain(clause.paragraph()).then(" ").then(clause.text(lang)));
    let own = Some(letter.entry.clauses.clone()).filter(|clauses| !clauses.is_empty());
    cited.into_iter().chain(own.map(Phrase::from)).collect()
}

fn what_now(t: DecisionText, letter: &Letter) -> Vec<SummaryRow> {
    let way = remedy(t.0, letter.entry.to_status).or_else(|| t.next(letter.action));
    let mut rows = Vec::new();
    if let Some(way) = way {
        rows.push(SummaryRow::new(t.how(), way));
    }
    rows.push(SummaryRow::new(t.where_to(), t.whom(letter.action)));
    rows.push(SummaryRow::new(t.by_when(), t.term(letter.action)));
    rows
}

fn download(t: DecisionText, letter: &Letter) -> Option<Link> {
    let row = letter.certificate.as_ref().filter(|row| row.pdf_key.is_some())?;
    (letter.action == Action::Issue).then(|| Link::new(t.download(), format!("/certificates/{}.pdf", row.id)))
}

/// Whether the applicant opened the decision, for those who work on the case; nothing while nothing is decided.
pub fn reading(lang: Lang, reading: Reading) -> Option<SummaryRow> {
    let t = DecisionText(lang);
    let words: Text = match reading {
        Reading::NoDecision => return None,
        Reading::NotYet => t.not_read().into(),
        Reading::On(at) => t.read_on(&format::date_time(lang, at)).into(),
    };
    Some(SummaryRow::new(t.reading(), words).note(t.reading_note()))
}
