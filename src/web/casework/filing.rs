//! When a case may be filed, as a fact with dates (D-28); said before anybody tries.
use crate::domain::lang::Lang;
use crate::domain::round::{Round, Standing};
use crate::text::format;
use crate::text::round::{RoundText, scope, span};
use crate::web::page::Phrase;
use crate::web::page::list::SummaryRow;

/// What the rounds say of a case; nothing where none was ever announced for it.
pub fn words(lang: Lang, standing: &Standing) -> Option<Phrase> {
    let t = RoundText(lang);
    let date = |day| format::date(lang, day);
    let (said, round) = match standing {
        Standing::AllYear => return None,
        Standing::Over => return Some(t.closed().into()),
        Standing::Open(round) => (t.open_now(TITLE, &date(round.closes_on)), round),
        Standing::Ahead(round) => (t.opens(TITLE, &date(round.opens_on), &date(round.closes_on)), round),
    };
    // The name is typed by the office in its own language, and marked as such.
    let (before, after) = said.split_once(TITLE).unwrap_or((&said, ""));
    let named = Phrase::plain(before.to_owned()).then(Phrase::data(round.title.clone()));
    Some(named.then(Phrase::plain(after.to_owned())))
}

/// Stands for the name of the round in the sentence.
const TITLE: &str = "{}";

/// The same as a line among the facts of a case.
pub fn fact(lang: Lang, standing: Option<&Standing>) -> Option<SummaryRow> {
    let words = words(lang, standing?)?;
    Some(SummaryRow::new(RoundText(lang).filing(), words).wide())
}

/// Rounds that are open or will open, for the public.
pub fn current(lang: Lang, rounds: &[Round]) -> Vec<SummaryRow> {
    let line = |round: &Round| {
        SummaryRow::new(Phrase::data(round.title.clone()), span(lang, round)).note(scope(
            lang,
            round.level,
            round.series,
        ))
    };
    rounds.iter().map(line).collect()
}
