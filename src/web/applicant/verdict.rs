//! The eligibility verdict as a table: every clause with the fact behind it.
use crate::domain::eligibility::{Report, Verdict};
use crate::domain::lang::Lang;
use crate::text::applicant_form::SubmitText;
use crate::text::format;
use crate::web::page::{Mark, Tag, Text, Tone};

/// One clause answered.
pub struct Line {
    pub clause: &'static str,
    pub requirement: &'static str,
    pub tag: Tag,
    pub because: Text,
}

pub struct Table {
    pub summary: Text,
    pub as_of: Text,
    pub lines: Vec<Line>,
    /// Soft clauses: to know, never to stop.
    pub warnings: Vec<Text>,
}

impl Table {
    pub fn of(lang: Lang, verdict: &Verdict) -> Self {
        let t = SubmitText(lang);
        let report = Report::from(verdict);
        let lines = report.clauses.into_iter().map(|row| Line {
            clause: row.paragraph,
            requirement: row.clause.text(lang),
            tag: match (row.met, row.needs_person) {
                (false, _) => Tag::new(Tone::Red, t.not_met()).marked(Mark::Cross),
                (true, true) => Tag::new(Tone::Amber, t.needs_person()).marked(Mark::Note),
                (true, false) => Tag::new(Tone::Green, t.met()).marked(Mark::Tick),
            },
            because: lang.pick(row.because_zh, row.because).into(),
        });
        let warnings = report.warnings.into_iter().map(|row| lang.pick(row.text_zh, row.text).into());
        let digest = &verdict.rules.digest[..verdict.rules.digest.len().min(8)];
        let rules = format!("{} {digest}", verdict.rules.revision);
        Self {
            lines: lines.collect(),
            warnings: warnings.collect(),
            summary: lang.pick(report.summary_zh, report.summary).into(),
            as_of: t.as_of(&format::date(lang, report.as_of), &rules).into(),
        }
    }
}
