//! The QR code of the check address, as one path of rectangles.
use super::{Field, RenderError};
use krilla::geom::{Path, PathBuilder, Rect};
use qrcode::{Color, EcLevel, QrCode};

/// Light modules that must surround a QR code (ISO/IEC 18004).
const QUIET: f32 = 4.0;

/// A QR code at its place.
#[derive(Debug)]
pub(super) struct QrFigure {
    /// What it says to those who cannot see it.
    pub alt: String,
    /// Left, top, and the side without the quiet zone, in points.
    pub x: f32,
    pub y: f32,
    pub side: f32,
    width: usize,
    is_dark: Vec<bool>,
}

impl QrFigure {
    pub fn new(address: &str, x: f32, y: f32, side: f32) -> Result<Self, RenderError> {
        let code = QrCode::with_error_correction_level(address, EcLevel::M)
            .map_err(|_| RenderError::TooLong { field: Field::CheckUrl })?;
        let is_dark = code.to_colors().into_iter().map(|module| module == Color::Dark).collect();
        let alt = format!(
            "核验二维码，内容为网址 {address}。QR code of the address {address} to verify this certificate."
        );
        Ok(Self { alt, x, y, side, width: code.width(), is_dark })
    }

    #[expect(clippy::cast_precision_loss, reason = "a QR code has at most 177 modules a side")]
    fn module(&self) -> f32 {
        self.side / self.width as f32
    }

    /// The code with its quiet zone.
    pub fn area(&self) -> Option<Rect> {
        let quiet = QUIET * self.module();
        let side = self.side + 2.0 * quiet;
        Rect::from_xywh(self.x - quiet, self.y - quiet, side, side)
    }

    /// Dark modules, neighbours in a row joined so that no viewer shows seams between them.
    #[expect(clippy::cast_precision_loss, reason = "a QR code has at most 177 modules a side")]
    pub fn path(&self) -> Option<Path> {
        let module = self.module();
        let mut path = PathBuilder::new();
        for (row, modules) in self.is_dark.chunks(self.width).enumerate() {
            let mut column = 0;
            for same in modules.chunk_by(|a, b| a == b) {
                if same[0] {
                    let (x, y) = (self.x + column as f32 * module, self.y + row as f32 * module);
                    path.push_rect(Rect::from_xywh(x, y, same.len() as f32 * module, module)?);
                }
                column += same.len();
            }
        }
        path.finish()
    }
}
