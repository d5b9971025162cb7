//! The finished file, as poppler and zbar (other people's programs) read it.
use super::*;
use std::io::ErrorKind;
use std::process::Command;

/// Runs a tool in `folder` and gives what it prints. A missing tool is skipped aloud on a desk and is
/// an error where `CI` is set.
fn run(folder: &Path, tool: &str, arguments: &[&str]) -> Option<String> {
    match Command::new(tool).args(arguments).current_dir(folder).output() {
        Ok(output) => {
            assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
            // Poppler prints some attributes in UTF-16 amid UTF-8.
            Some(String::from_utf8_lossy(&output.stdout).into_owned())
        }
        Err(error) if error.kind() == ErrorKind::NotFound && std::env::var_os("CI").is_none() => {
            eprintln!("SKIPPED: {tool} is not installed (apt-get install poppler-utils zbar-tools)");
            None
        }
        Err(error) => panic!("cannot run {tool}: {error}; apt-get install poppler-utils zbar-tools"),
    }
}

/// A folder with the sheet drawn as `sheet.pdf`.
fn drawn(sheet: &Sheet<'_>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("sheet.pdf"), render(sheet, &FONTS).unwrap()).unwrap();
    folder
}

#[test]
fn every_word_can_be_read_back_in_both_languages() {
    let folder = drawn(&a_sheet());

    let Some(text) = run(folder.path(), "pdftotext", &["-raw", "sheet.pdf", "-"]) else { return };

    let expected = [
        "示例市人力资源和社会保障局",
        "职 称 证 书",
        "Certificate of Professional Title",
        "林知远 LIN Zhiyuan",
        "高级工程师 Senior Engineer",
        "副高级 Associate senior",
        "考核认定 Recognition by assessment",
        "SHZC-2026-FE-000101-S",
        "2026年11月20日 20 November 2026",
        "特许工程师 Chartered Engineer",
        "The Institution of Engineering and Technology, IET",
        "从事能源电力、设计制造、交通运输、信息通信等工程技术领域相关工作",
        "认可清单（3.0版）",
        "AB3G-WV54-Y14Q-5A30-ZR9X",
        CHECK_URL,
        "扫码核验 Scan to verify",
        "尚未加数字签名",
        "not yet digitally signed",
        "沪人社专[2025]298号",
    ];
    for words in expected {
        assert!(text.contains(words), "“{words}” is not in:\n{text}");
    }
    assert!(!text.contains("演示") && !text.contains("DEMONSTRATION"), "{text}");
}

#[test]
fn a_demonstration_says_so_in_words_too() {
    let folder = drawn(&Sheet { demo: true, ..a_sheet() });

    let Some(text) = run(folder.path(), "pdftotext", &["-raw", "sheet.pdf", "-"]) else { return };

    assert!(text.contains("演示文件") && text.contains("DEMONSTRATION"), "{text}");
    assert!(text.contains("林知远 LIN Zhiyuan"), "the mark does not mix with the words:\n{text}");
}

/// Pixels of the colour of the watermark on the drawn page.
fn watermark_pixels(folder: &Path) -> Option<usize> {
    run(folder, "pdftoppm", &["-r", "40", "sheet.pdf", "page"])?;
    let image = std::fs::read(folder.join("page-1.ppm")).unwrap();
    Some(image.rchunks_exact(3).filter(|pixel| *pixel == [0xF4, 0xE6, 0xE3]).count())
}

#[test]
fn the_mark_lies_visibly_across_a_demonstration_and_only_there() {
    let Some(demo) = watermark_pixels(drawn(&Sheet { demo: true, ..a_sheet() }).path()) else { return };
    let Some(plain) = watermark_pixels(drawn(&a_sheet()).path()) else { return };

    assert!(demo > 1_000, "{demo} pixels of the mark");
    assert_eq!(plain, 0);
}

#[test]
fn the_qr_code_leads_to_the_check_address_on_a_plain_sheet_and_on_a_demonstration() {
    for demo in [false, true] {
        let folder = drawn(&Sheet { demo, ..a_sheet() });

        let Some(_) = run(folder.path(), "pdftoppm", &["-png", "-r", "100", "sheet.pdf", "page"]) else {
            return;
        };
        let Some(read) = run(folder.path(), "zbarimg", &["-q", "--raw", "page-1.png"]) else { return };

        assert_eq!(read.trim(), CHECK_URL);
    }
}

#[test]
fn a_screen_reader_finds_headings_a_table_with_headers_a_described_figure_and_a_link() {
    let folder = drawn(&a_sheet());

    let Some(tree) = run(folder.path(), "pdfinfo", &["-struct-text", "sheet.pdf"]) else { return };

    let count = |tag: &str| tree.lines().filter(|line| line.trim_start().starts_with(tag)).count();
    assert_eq!(count("Document"), 1, "{tree}");
    assert_eq!(
        (count("H1"), count("Table"), count("TR"), count("TH"), count("TD")),
        (1, 1, 6, 8, 8),
        "{tree}"
    );
    assert_eq!((count("Figure"), count("Link")), (1, 1), "{tree}");
    let heading = tree.find("H1").unwrap();
    assert!(
        tree[heading..].contains("\"职称证书\""),
        "spaced letters are one word for a screen reader:\n{tree}"
    );
}

#[test]
fn the_file_is_dated_with_the_day_of_award_and_does_not_carry_the_name() {
    let folder = drawn(&a_sheet());

    let Some(about) = run(folder.path(), "pdfinfo", &["-isodates", "sheet.pdf"]) else { return };

    assert!(about.contains("2026-11-20T00:00:00+08") || about.contains("2026-11-19T16:00:00Z"), "{about}");
    assert!(about.contains("职称证书 Certificate of Professional Title SHZC-2026-FE-000101-S"), "{about}");
    assert!(about.contains("Tagged:          yes"), "{about}");
    assert!(!about.contains("林知远") && !about.contains("Zhiyuan"), "{about}");
}

#[test]
fn the_file_declares_pdf_a_2a_and_pdf_ua_1_and_its_language() {
    let pdf = render(&a_sheet(), &FONTS).unwrap();
    let text = String::from_utf8_lossy(&pdf);

    for claim in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "/Lang(zh-CN)",
        "/DisplayDocTitle true",
    ] {
        assert!(text.contains(claim), "{claim}");
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes_and_another_day_gives_others() {
    let once = render(&a_sheet(), &FONTS).unwrap();
    let again = render(&a_sheet(), &FONTS).unwrap();
    let later = Sheet { awarded_on: a_sheet().awarded_on.succ_opt().unwrap(), ..a_sheet() };

    assert!(once == again);
    assert!(once != render(&later, &FONTS).unwrap());
}
