//! Turns text into measured glyphs. What is measured here is exactly what is drawn.
use super::{Field, RenderError};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::ttf_parser::Tag;
use rustybuzz::{Feature, Language as ShapingLanguage, UnicodeBuffer};
use std::ops::Range;
use std::str::FromStr;

/// A font ready to set text.
pub(super) struct Cut<'a> {
    pub shaper: rustybuzz::Face<'a>,
    pub font: Font,
}

/// Both cuts of the typeface.
pub(super) struct Typesetter<'a> {
    pub regular: Cut<'a>,
    pub bold: Cut<'a>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    Chinese,
    English,
}

impl Language {
    /// The tag of RFC 5646.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    const fn features(self) -> &'static [Feature] {
        match self {
            Self::Chinese => &[],
            Self::English => PROPORTIONAL,
        }
    }
}

/// In Latin text the quotation marks, apostrophes and dots that Chinese sets a full em wide.
const PROPORTIONAL: &[Feature] =
    &[Feature { tag: Tag::from_bytes(b"pwid"), value: 1, start: 0, end: u32::MAX }];

/// How a piece of text looks. Sizes are points; `tracking` is extra space after each glyph in em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    pub weight: Weight,
    pub size: f32,
    pub tracking: f32,
    pub ink: super::ink::Ink,
    pub language: Language,
}

impl Style {
    pub fn scaled(self, factor: f32) -> Self {
        Self { size: self.size * factor, ..self }
    }
}

/// Shaped text in one style.
#[derive(Debug)]
pub(super) struct Run {
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    pub style: Style,
}

impl Run {
    /// Points from the first glyph to the end of the last one, spaces at the end left out.
    pub fn width(&self) -> f32 {
        let width = self.advance_of(0..self.text.trim_end().len());
        if width > 0.0 { width - self.style.tracking * self.style.size } else { width }
    }

    /// Points from the first glyph to where the next run begins.
    pub fn advance(&self) -> f32 {
        self.advance_of(0..self.text.len())
    }

    /// Points that the glyphs of these bytes of the text take. Text runs from left to right only.
    pub fn advance_of(&self, bytes: Range<usize>) -> f32 {
        let first = self.glyphs.partition_point(|glyph| glyph.text_range.start < bytes.start);
        let rest = self.glyphs[first..].iter();
        let ours = rest.take_while(|glyph| glyph.text_range.start < bytes.end);
        ours.map(|glyph| glyph.x_advance * self.style.size).sum()
    }
}

impl<'a> Typesetter<'a> {
    pub fn cut(&self, weight: Weight) -> &Cut<'a> {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// Sets `text`; a character that the font lacks is an error that names it and the field.
    pub fn run(&self, text: &str, style: Style, field: Field) -> Result<Run, RenderError> {
        let cut = self.cut(style.weight);
        let mut glyphs = cut.shape(text, style.language);
        if let Some(&character) = cut.missing_from(text, &glyphs).first() {
            return Err(RenderError::MissingGlyph { character, field });
        }
        for glyph in &mut glyphs {
            glyph.x_advance += style.tracking;
        }
        Ok(Run { text: text.to_owned(), glyphs, style })
    }
}

impl Cut<'_> {
    /// Characters of `text` that this font cannot show, each once, in order of appearance.
    pub fn missing(&self, text: &str) -> Vec<char> {
        self.missing_from(text, &self.shape(text, Language::Chinese))
    }

    fn missing_from(&self, text: &str, glyphs: &[KrillaGlyph]) -> Vec<char> {
        let is_drawn = |at: usize| {
            !glyphs.iter().any(|glyph| glyph.glyph_id.to_u32() == 0 && glyph.text_range.contains(&at))
        };
        let mut missing = Vec::new();
        let mut before = None;
        for (at, character) in text.char_indices() {
            let shown =
                is_drawn(at) && !prints_nothing(character) && !self.lacks_variation(before, character);
            if !shown && !missing.contains(&character) {
                missing.push(character);
            }
            before = Some(character);
        }
        missing
    }

    /// A variation selector asks for another form of the character before it; a font without that
    /// form would silently print a different one.
    fn lacks_variation(&self, before: Option<char>, character: char) -> bool {
        matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
            && before.and_then(|base| self.shaper.glyph_variation_index(base, character)).is_none()
    }

    /// Advances and offsets are in em.
    #[expect(clippy::cast_precision_loss, reason = "font units stay far below 2^23")]
    fn shape(&self, text: &str, language: Language) -> Vec<KrillaGlyph> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        if let Ok(language) = ShapingLanguage::from_str(language.tag()) {
            buffer.set_language(language);
        }
        let shaped = rustybuzz::shape(&self.shaper, language.features(), buffer);
        let em = self.shaper.units_per_em() as f32;
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let glyph =
            |(place, (info, position)): (usize, (&rustybuzz::GlyphInfo, &rustybuzz::GlyphPosition))| {
                let start = starts[place];
                let end = starts[place..].iter().copied().find(|&next| next > start).unwrap_or(text.len());
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    position.x_advance as f32 / em,
                    position.x_offset as f32 / em,
                    position.y_offset as f32 / em,
                    position.y_advance as f32 / em,
                    start..end,
                    None,
                )
            };
        shaped.glyph_infos().iter().zip(shaped.glyph_positions()).enumerate().map(glyph).collect()
    }
}

/// Controls and format characters: they have no place in a printed name and could reorder it.
fn prints_nothing(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}')
}
