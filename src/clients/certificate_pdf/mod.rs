//! Draws a certificate as one tagged page of PDF/A-2a and PDF/UA-1. No clock, no network: the same
//! sheet and fonts always give the same bytes.

mod document;
mod drawing;
mod error;
mod fonts;
mod frame;
mod ink;
mod layout;
mod paragraph;
mod qr;
mod sheet;
#[cfg(test)]
mod tests;
mod typesetter;

pub use error::{Field, RenderError};
pub use fonts::{FontError, Fonts};
pub use sheet::{Bilingual, Sheet};

/// Draws `sheet` and gives the bytes of the PDF file. It is not digitally signed, and says so.
pub fn render(sheet: &Sheet<'_>, fonts: &Fonts) -> Result<Vec<u8>, RenderError> {
    sheet.require_filled()?;
    let setter = fonts.typesetter();
    let plan = layout::plan(sheet, &setter)?;
    document::write(sheet, &plan, &setter)
}

/// The characters of a name that could not be printed, each once, in order of appearance. Ask this
/// when the name is typed, not on the day of issue.
pub fn missing_characters(name: &str, fonts: &Fonts) -> Vec<char> {
    let setter = fonts.typesetter();
    let name = sheet::tidy(name);
    let mut missing = setter.bold.missing(&name);
    for character in setter.regular.missing(&name) {
        if !missing.contains(&character) {
            missing.push(character);
        }
    }
    missing
}
