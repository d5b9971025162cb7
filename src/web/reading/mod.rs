//! Reading what is kept as a file: documents in a frame, certificates as a download.
pub mod certificate;
pub mod document;

/// `Content-Disposition` after RFC 6266: a plain name for old clients, the real one in UTF-8 (RFC 8187).
fn disposition(kind: &str, name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push_str(&hex::encode_upper([byte]));
        }
    }
    format!("{kind}; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_name_reaches_new_clients_whole_and_old_ones_harmless() {
        assert_eq!(
            disposition("attachment", "证书 1.pdf"),
            "attachment; filename=\"__ 1.pdf\"; filename*=UTF-8''%E8%AF%81%E4%B9%A6%201.pdf"
        );
    }

    #[test]
    fn a_name_cannot_end_the_header_early() {
        let header = disposition("inline", "a\"; x=\"\r\nb");

        assert_eq!(header, "inline; filename=\"a__ x____b\"; filename*=UTF-8''a%22%3B%20x%3D%22%0D%0Ab");
    }
}
