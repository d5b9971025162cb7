//! Breaks bilingual text into lines, and shrinks what must stay on one.
use super::typesetter::{Run, Style, Typesetter};
use super::{Field, RenderError};
use std::ops::Range;

/// Text of one style, with the field it comes from for error messages.
#[derive(Debug, Clone)]
pub(super) struct Span {
    pub text: String,
    pub style: Style,
    pub field: Field,
}

impl Span {
    pub fn new(text: impl Into<String>, style: Style, field: Field) -> Self {
        Self { text: text.into(), style, field }
    }

    fn scaled(&self, factor: f32) -> Self {
        Self { style: self.style.scaled(factor), ..self.clone() }
    }
}

/// One line of runs.
#[derive(Debug)]
pub(super) struct Line(pub Vec<Run>);

impl Line {
    /// Points, spaces at the end left out.
    pub fn width(&self) -> f32 {
        let Some((last, before)) = self.0.split_last() else { return 0.0 };
        before.iter().map(Run::advance).sum::<f32>() + last.width()
    }

    /// The largest type size on the line, in points.
    pub fn size(&self) -> f32 {
        self.0.iter().map(|run| run.style.size).fold(0.0, f32::max)
    }
}

/// A piece that is never broken, with the spaces after it.
#[derive(Clone)]
struct Atom {
    span: usize,
    bytes: Range<usize>,
    /// Points without and with the spaces at its end.
    width: f32,
    advance: f32,
}

/// Sets `spans` on one line, smaller where it would be wider than `width`, but not below `smallest`
/// of the intended size.
pub(super) fn fit_line(
    setter: &Typesetter<'_>,
    spans: &[Span],
    width: f32,
    smallest: f32,
) -> Result<Line, RenderError> {
    let line = set(setter, spans)?;
    if line.width() <= width {
        return Ok(line);
    }
    let factor = width / line.width() * 0.999;
    if factor < smallest {
        let longest = spans.iter().max_by_key(|span| span.text.len());
        return Err(RenderError::TooLong { field: longest.map_or(Field::Fixed, |span| span.field) });
    }
    set(setter, &spans.iter().map(|span| span.scaled(factor)).collect::<Vec<_>>())
}

fn set(setter: &Typesetter<'_>, spans: &[Span]) -> Result<Line, RenderError> {
    let runs = spans.iter().map(|span| setter.run(&span.text, span.style, span.field));
    Ok(Line(runs.collect::<Result<_, _>>()?))
}

/// Breaks `spans`, their type scaled by `factor`, into lines of at most `width` points.
pub(super) fn wrap(
    setter: &Typesetter<'_>,
    spans: &[Span],
    width: f32,
    factor: f32,
) -> Result<Vec<Line>, RenderError> {
    let spans: Vec<Span> = spans.iter().map(|span| span.scaled(factor)).collect();
    let mut atoms = Vec::new();
    for (place, span) in spans.iter().enumerate() {
        atoms.extend(atoms_of(&setter.run(&span.text, span.style, span.field)?, place, width));
    }
    let lines = fill(&atoms, width);
    lines.into_iter().map(|pieces| set(setter, &join(&spans, &pieces))).collect()
}

/// Greedy: a line takes atoms as long as they fit. Spaces at the start of a line are dropped.
fn fill(atoms: &[Atom], width: f32) -> Vec<Vec<Atom>> {
    let mut lines: Vec<Vec<Atom>> = vec![Vec::new()];
    let mut used = 0.0;
    for atom in atoms {
        let line_is_empty = lines.last().is_none_or(Vec::is_empty);
        if !line_is_empty && used + atom.width > width {
            lines.push(Vec::new());
            used = 0.0;
        }
        let starts_line = lines.last().is_none_or(Vec::is_empty);
        if starts_line && atom.width == 0.0 {
            continue;
        }
        used += atom.advance;
        if let Some(line) = lines.last_mut() {
            line.push(atom.clone());
        }
    }
    lines
}

/// The spans of one line: neighbouring atoms of the same span together.
fn join(spans: &[Span], pieces: &[Atom]) -> Vec<Span> {
    pieces
        .chunk_by(|a, b| a.span == b.span)
        .filter_map(|same| {
            let (first, last) = (same.first()?, same.last()?);
            let span = &spans[first.span];
            let text = &span.text[first.bytes.start..last.bytes.end];
            Some(Span::new(text, span.style, span.field))
        })
        .collect()
}

fn atoms_of(run: &Run, span: usize, widest: f32) -> Vec<Atom> {
    let mut atoms = Vec::new();
    for bytes in pieces(&run.text, may_break) {
        let whole = atom(run, span, bytes.clone());
        if whole.width <= widest {
            atoms.push(whole);
            continue;
        }
        // A word wider than the line: any glyph may end it.
        let offset = bytes.start;
        let letters = pieces(&run.text[bytes], |_, _| true);
        atoms.extend(letters.into_iter().map(|l| atom(run, span, l.start + offset..l.end + offset)));
    }
    atoms
}

fn atom(run: &Run, span: usize, bytes: Range<usize>) -> Atom {
    let visible = bytes.start + run.text[bytes.clone()].trim_end().len();
    Atom { span, width: run.advance_of(bytes.start..visible), advance: run.advance_of(bytes.clone()), bytes }
}

/// Cuts `text` wherever `breaks` allows it between two characters.
fn pieces(text: &str, breaks: impl Fn(char, char) -> bool) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for ((_, before), (at, after)) in text.char_indices().zip(text.char_indices().skip(1)) {
        if breaks(before, after) {
            pieces.push(start..at);
            start = at;
        }
    }
    if start < text.len() {
        pieces.push(start..text.len());
    }
    pieces
}

/// Chinese breaks between any two characters except before closing and after opening punctuation;
/// Latin text breaks after spaces, hyphens and slashes.
fn may_break(before: char, after: char) -> bool {
    if after == ' ' || "，。、；：？！）》」』】〉”’,.;:?!)]}%·…—".contains(after) {
        return false;
    }
    if "（《「『【〈“‘([{".contains(before) {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(after) || ("-/".contains(before) && after.is_alphabetic())
}

/// Whether the character is set solid, without spaces between words.
pub(super) fn is_wide(character: char) -> bool {
    matches!(character, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        pieces(text, may_break).into_iter().map(|bytes| &text[bytes]).collect()
    }

    #[test]
    fn chinese_breaks_between_characters_but_not_before_closing_punctuation() {
        assert_eq!(cut("能源、（设计）等"), ["能", "源、", "（设", "计）", "等"]);
    }

    #[test]
    fn latin_words_stay_whole_with_the_space_after_them() {
        assert_eq!(cut("Institute of O/M re-use"), ["Institute ", "of ", "O/", "M ", "re-", "use"]);
    }
}
