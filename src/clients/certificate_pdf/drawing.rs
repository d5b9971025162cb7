//! Draws a plan on a page and notes which mark belongs to which part, for the tag tree.
use super::frame;
use super::ink::Ink;
use super::layout::{Block, CENTRE, Cell, LEFT, PAGE_HEIGHT, Placed, Plan, RIGHT};
use super::paragraph::Line;
use super::qr::QrFigure;
use super::typesetter::{Language, Run, Typesetter};
use krilla::geom::{PathBuilder, Point, Transform};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};

/// Degrees that the watermark rises.
const SLANT: f32 = -24.0;
/// The middle of the watermark: a little right of and above that of the page, clear of the QR code.
const WATERMARK_X: f32 = CENTRE + 14.0;
const WATERMARK_Y: f32 = PAGE_HEIGHT / 2.0 - 14.0;

/// What was drawn, in reading order.
pub(super) enum Drawn {
    /// Each line with its text: its spaced letters would otherwise be read one by one.
    Heading(Vec<(String, Language, Vec<Identifier>)>),
    Paragraph(Vec<Identifier>),
    Record(Vec<Vec<DrawnCell>>),
    Figure {
        alt: String,
        mark: Identifier,
    },
    Link(Vec<Identifier>),
}

pub(super) struct DrawnCell {
    pub label: Vec<Identifier>,
    pub value: Vec<Identifier>,
    pub is_wide: bool,
}

/// A surface with the fonts to write on it.
pub(super) struct Pen<'a, 'f, 's> {
    pub surface: Surface<'s>,
    pub setter: &'a Typesetter<'f>,
}

impl Pen<'_, '_, '_> {
    pub fn draw(mut self, plan: &Plan) -> Vec<Drawn> {
        self.background(plan);
        plan.blocks.iter().map(|block| self.block(block)).collect()
    }

    /// All that a screen reader passes over.
    fn background(&mut self, plan: &Plan) {
        if let Some(words) = &plan.watermark {
            self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Watermark)));
            self.watermark(words);
            self.surface.end_tagged();
        }
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        frame::draw(&mut self.surface);
        for &rule in &plan.rules {
            frame::rule(&mut self.surface, LEFT, RIGHT, rule);
        }
        self.surface.end_tagged();
    }

    /// As outlines, so that it does not mix with the words when text is copied out.
    fn watermark(&mut self, words: &Line) {
        self.surface.push_transform(&Transform::from_rotate_at(SLANT, WATERMARK_X, WATERMARK_Y));
        let baseline = WATERMARK_Y + words.size() * 0.36;
        let mut x = WATERMARK_X - words.width() / 2.0;
        for run in &words.0 {
            self.glyphs(run, x, baseline, true);
            x += run.advance();
        }
        self.surface.pop();
    }

    fn block(&mut self, block: &Block) -> Drawn {
        match block {
            Block::Heading(lines) => Drawn::Heading(self.heading(lines)),
            Block::Paragraph(lines) => Drawn::Paragraph(self.lines(lines)),
            Block::Record(rows) => {
                Drawn::Record(rows.iter().map(|row| row.iter().map(|c| self.cell(c)).collect()).collect())
            }
            Block::Figure(figure) => Drawn::Figure { alt: figure.alt.clone(), mark: self.figure(figure) },
            Block::Link(line) => Drawn::Link(self.line(line)),
        }
    }

    fn cell(&mut self, cell: &Cell) -> DrawnCell {
        DrawnCell { label: self.line(&cell.label), value: self.lines(&cell.value), is_wide: cell.is_wide }
    }

    fn heading(&mut self, lines: &[Placed]) -> Vec<(String, Language, Vec<Identifier>)> {
        let mut drawn = Vec::new();
        for line in lines {
            let text = line.line.0.iter().map(|run| run.text.as_str()).collect();
            let language = line.line.0.first().map_or(Language::Chinese, |run| run.style.language);
            drawn.push((text, language, self.line(line)));
        }
        drawn
    }

    fn lines(&mut self, lines: &[Placed]) -> Vec<Identifier> {
        lines.iter().flat_map(|line| self.line(line)).collect()
    }

    fn line(&mut self, placed: &Placed) -> Vec<Identifier> {
        let mut x = placed.x;
        let mut marks = Vec::new();
        for run in &placed.line.0 {
            let tag = SpanTag::empty().with_lang(Some(run.style.language.tag()));
            marks.push(self.surface.start_tagged(ContentTag::Span(tag)));
            self.glyphs(run, x, placed.baseline, false);
            self.surface.end_tagged();
            x += run.advance();
        }
        marks
    }

    fn glyphs(&mut self, run: &Run, x: f32, baseline: f32, outlined: bool) {
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(run.style.ink.fill()));
        let font = self.setter.cut(run.style.weight).font.clone();
        let start = Point::from_xy(x, baseline);
        self.surface.draw_glyphs(start, &run.glyphs, font, &run.text, run.style.size, outlined);
    }

    fn figure(&mut self, figure: &QrFigure) -> Identifier {
        let mark = self.surface.start_tagged(ContentTag::Other);
        let mut paper = PathBuilder::new();
        if let Some(area) = figure.area() {
            paper.push_rect(area);
        }
        for (path, ink) in [(paper.finish(), Ink::Paper), (figure.path(), Ink::Black)] {
            self.surface.set_fill(Some(ink.fill()));
            if let Some(path) = path {
                self.surface.draw_path(&path);
            }
        }
        self.surface.end_tagged();
        mark
    }
}
