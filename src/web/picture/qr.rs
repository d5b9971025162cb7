//! The QR code of an address as one path, drawn into the page: no image file, no script.
use super::{Picture, Svg};
use qrcode::{Color, EcLevel, QrCode};

/// Light modules around the code (ISO/IEC 18004).
const QUIET: usize = 4;

/// The code of an address, named by `title`; `None` when the address is too long for a code.
pub fn qr(address: &str, title: &str) -> Option<Picture> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
    let side = u32::try_from(code.width() + 2 * QUIET).ok()?;
    let mut svg = Svg::new("code", (side, side), r#" shape-rendering="crispEdges""#).titled(title);
    svg.add(format_args!(r#"<path d=""#));
    for (row, modules) in code.to_colors().chunks(code.width()).enumerate() {
        let mut column = 0;
        // Neighbours in a row are joined, so that no seam shows between them.
        for same in modules.chunk_by(|a, b| a == b) {
            let width = same.len();
            if same[0] == Color::Dark {
                let (x, y) = (column + QUIET, row + QUIET);
                svg.add(format_args!("M{x} {y}h{width}v1h-{width}z"));
            }
            column += width;
        }
    }
    svg.add(format_args!(r#""/>"#));
    Some(svg.done())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_one_path_with_a_name_and_a_quiet_zone() {
        let picture = qr("https://example.org/c/7K3M", "QR <code>").unwrap().to_string();

        assert_eq!(picture.matches("<path").count(), 1);
        assert!(picture.contains("<title>QR &#60;code&#62;</title>"), "{picture}");
        assert!(picture.contains("M4 4h7v1h-7z"), "the first finder pattern begins after four light modules");
    }

    #[test]
    fn an_address_that_no_code_can_hold_has_no_picture() {
        assert_eq!(qr(&"a".repeat(3000), "QR"), None);
    }
}
