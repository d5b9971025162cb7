//! The colours of the certificate.
use krilla::color::rgb;
use krilla::paint::{Fill, Stroke};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Black,
    Grey,
    Red,
    Gold,
    Hairline,
    Watermark,
    Paper,
}

impl Ink {
    fn colour(self) -> rgb::Color {
        match self {
            Self::Black => rgb::Color::new(0x1E, 0x20, 0x24),
            Self::Grey => rgb::Color::new(0x55, 0x59, 0x60),
            Self::Red => rgb::Color::new(0x8E, 0x1B, 0x1B),
            Self::Gold => rgb::Color::new(0xB0, 0x8A, 0x4A),
            Self::Hairline => rgb::Color::new(0xDB, 0xD3, 0xC4),
            Self::Watermark => rgb::Color::new(0xF4, 0xE6, 0xE3),
            Self::Paper => rgb::Color::new(0xFF, 0xFF, 0xFF),
        }
    }

    pub fn fill(self) -> Fill {
        Fill { paint: self.colour().into(), ..Fill::default() }
    }

    /// A line of `width` points.
    pub fn stroke(self, width: f32) -> Stroke {
        Stroke { paint: self.colour().into(), width, ..Stroke::default() }
    }
}
