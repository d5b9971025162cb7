//! Decides where everything stands. Nothing is drawn here, so tests can measure the whole page.
//!
//! Points from the top left corner; A4 landscape is 841.89 × 595.28.

mod band;
mod foot;
mod head;
mod record;

use super::ink::Ink;
use super::paragraph::{Line, Span, is_wide};
use super::qr::QrFigure;
use super::sheet::tidy;
use super::typesetter::{Language, Style, Typesetter, Weight};
use super::{Bilingual, Field, RenderError, Sheet};

pub(super) const PAGE_WIDTH: f32 = 841.89;
pub(super) const PAGE_HEIGHT: f32 = 595.28;
pub(super) const CENTRE: f32 = PAGE_WIDTH / 2.0;
/// Text stays between these two.
pub(super) const LEFT: f32 = 68.0;
pub(super) const RIGHT: f32 = PAGE_WIDTH - LEFT;

/// A line at its place: `x` of its left end, `baseline` of its letters.
#[derive(Debug)]
pub(super) struct Placed {
    pub line: Line,
    pub x: f32,
    pub baseline: f32,
}

impl Placed {
    pub fn centred(line: Line, centre: f32, baseline: f32) -> Self {
        let x = centre - line.width() / 2.0;
        Self { line, x, baseline }
    }
}

/// A cell of the record: its label, and its value on one or more lines.
#[derive(Debug)]
pub(super) struct Cell {
    pub label: Placed,
    pub value: Vec<Placed>,
    /// Whether the value takes the whole row.
    pub is_wide: bool,
}

/// A part of the page, in reading order.
#[derive(Debug)]
pub(super) enum Block {
    Heading(Vec<Placed>),
    Paragraph(Vec<Placed>),
    /// The table of particulars, row by row.
    Record(Vec<Vec<Cell>>),
    Figure(QrFigure),
    Link(Placed),
}

impl Block {
    #[cfg(test)]
    pub fn lines(&self) -> Vec<&Placed> {
        match self {
            Self::Heading(lines) | Self::Paragraph(lines) => lines.iter().collect(),
            Self::Record(rows) => rows
                .iter()
                .flatten()
                .flat_map(|cell| std::iter::once(&cell.label).chain(&cell.value))
                .collect(),
            Self::Figure(_) => Vec::new(),
            Self::Link(line) => vec![line],
        }
    }
}

/// The whole page.
#[derive(Debug)]
pub(super) struct Plan {
    pub blocks: Vec<Block>,
    /// Heights of the thin rules across the text area.
    pub rules: Vec<f32>,
    /// Drawn behind everything, aslant, on a demonstration.
    pub watermark: Option<Line>,
}

pub(super) fn plan(sheet: &Sheet<'_>, setter: &Typesetter<'_>) -> Result<Plan, RenderError> {
    let mut blocks = head::plan(sheet, setter)?;
    let record = record::plan(sheet, setter)?;
    let mut rules = record.rules;
    blocks.push(Block::Record(record.rows));
    blocks.extend(band::plan(sheet, setter)?);
    blocks.push(foot::plan(sheet, setter)?);
    rules.push(foot::RULE);
    let watermark = if sheet.demo { Some(head::watermark(setter)?) } else { None };
    Ok(Plan { blocks, rules, watermark })
}

/// A style without tracking.
const fn style(weight: Weight, size: f32, ink: Ink, language: Language) -> Style {
    Style { weight, size, tracking: 0.0, ink, language }
}

/// The wording of a field in its style; the language follows the writing.
fn wording(text: &str, look: Style, field: Field) -> Span {
    let text = tidy(text);
    let language = if text.chars().any(is_wide) { Language::Chinese } else { Language::English };
    Span::new(text, Style { language, ..look }, field)
}

/// Chinese, then English after a space, in one paragraph.
fn both(text: Bilingual<'_>, zh: Style, en: Style, field: Field) -> Vec<Span> {
    let mut spans = vec![wording(text.zh, zh, field)];
    if let Some(english) = text.en.map(tidy).filter(|english| !english.is_empty()) {
        spans.push(Span::new(format!("  {english}"), Style { language: Language::English, ..en }, field));
    }
    spans
}
