//! The two fonts of the certificate, found in the collections that Debian installs.
use super::typesetter::{Cut, Typesetter};
use krilla::text::Font;
use rustybuzz::ttf_parser::{self, name_id};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The typeface inside the collections: the Simplified Chinese forms.
const FAMILY: &str = "Noto Serif CJK SC";

/// Why the fonts cannot be used. Found at start, not at the first certificate.
#[derive(Debug, thiserror::Error)]
pub enum FontError {
    #[error(
        "cannot read the font {path}: {source}; install the package fonts-noto-cjk (apt-get install fonts-noto-cjk)"
    )]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error(
        "{path} has no face “Noto Serif CJK SC”; install the package fonts-noto-cjk (apt-get install fonts-noto-cjk)"
    )]
    NoSuchFace { path: PathBuf },
    #[error(
        "the font {path} is damaged; install the package fonts-noto-cjk again (apt-get install --reinstall fonts-noto-cjk)"
    )]
    Damaged { path: PathBuf },
}

/// The regular and the bold font, read once at start (about 50 MB) and shared by all certificates.
#[derive(Clone, Debug)]
pub struct Fonts {
    regular: Face,
    bold: Face,
}

impl Fonts {
    /// Where Debian's package `fonts-noto-cjk` puts the regular cut.
    pub const REGULAR: &'static str = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc";
    /// Where Debian's package `fonts-noto-cjk` puts the bold cut.
    pub const BOLD: &'static str = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc";

    pub fn load(regular: &Path, bold: &Path) -> Result<Self, FontError> {
        Ok(Self { regular: Face::load(regular)?, bold: Face::load(bold)? })
    }

    /// Prepares both cuts for setting text; cheap enough to do for each certificate.
    pub(super) fn typesetter(&self) -> Typesetter<'_> {
        Typesetter { regular: self.regular.cut(), bold: self.bold.cut() }
    }
}

/// One face of a collection.
#[derive(Clone, Debug)]
struct Face {
    data: Arc<Vec<u8>>,
    index: u32,
    font: Font,
}

impl Face {
    fn load(path: &Path) -> Result<Self, FontError> {
        let data =
            std::fs::read(path).map_err(|source| FontError::Unreadable { path: path.to_owned(), source })?;
        let index = face_index(&data).ok_or_else(|| FontError::NoSuchFace { path: path.to_owned() })?;
        let can_shape = rustybuzz::Face::from_slice(&data, index).is_some();
        let data = Arc::new(data);
        let font = Font::new(Arc::clone(&data).into(), index).filter(|_| can_shape);
        let font = font.ok_or_else(|| FontError::Damaged { path: path.to_owned() })?;
        Ok(Self { data, index, font })
    }

    fn cut(&self) -> Cut<'_> {
        let shaper = rustybuzz::Face::from_slice(&self.data, self.index);
        Cut { shaper: shaper.expect("the same bytes were parsed when loaded"), font: self.font.clone() }
    }
}

/// The place of our typeface in a collection (or 0 in a plain font file).
fn face_index(data: &[u8]) -> Option<u32> {
    let count = ttf_parser::fonts_in_collection(data).unwrap_or(1);
    (0..count).find(|&index| {
        ttf_parser::Face::parse(data, index).is_ok_and(|face| {
            face.names().into_iter().any(|name| {
                matches!(name.name_id, name_id::FAMILY | name_id::TYPOGRAPHIC_FAMILY)
                    && name.to_string().is_some_and(|family| family == FAMILY)
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_absent_font_names_the_package_to_install() {
        let error = Fonts::load(Path::new("/nowhere/a.ttc"), Path::new(Fonts::BOLD)).unwrap_err();

        assert!(error.to_string().contains("/nowhere/a.ttc"), "{error}");
        assert!(error.to_string().contains("fonts-noto-cjk"), "{error}");
    }

    #[test]
    fn a_file_that_is_not_our_typeface_is_refused() {
        let error = Fonts::load(Path::new("/bin/sh"), Path::new(Fonts::BOLD)).unwrap_err();

        assert!(matches!(error, FontError::NoSuchFace { .. }), "{error}");
    }
}
