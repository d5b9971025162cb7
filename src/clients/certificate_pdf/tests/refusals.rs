//! What is not drawn, and why.
use super::*;

#[test]
fn a_character_that_the_font_lacks_is_named_with_its_field() {
    let lacking = [
        (Sheet { holder_name: "王𪛖", ..a_sheet() }, '𪛖', Field::HolderName),
        (Sheet { holder_latin_name: Some("Wang 😀"), ..a_sheet() }, '😀', Field::HolderLatinName),
        (Sheet { title_name: Bilingual::new("工程师", "مهندس"), ..a_sheet() }, 'م', Field::TitleName),
        (Sheet { speciality_zh: "从事\u{E863}工作", ..a_sheet() }, '\u{E863}', Field::Speciality),
    ];

    for (sheet, character, field) in lacking {
        assert_eq!(render(&sheet, &FONTS).err(), Some(RenderError::MissingGlyph { character, field }));
    }
}

#[test]
fn the_message_about_a_missing_character_says_what_to_do() {
    let message = RenderError::MissingGlyph { character: '𪛖', field: Field::HolderName }.to_string();

    assert!(message.contains("𪛖") && message.contains("U+2A6D6"), "{message}");
    assert!(message.contains("holder name (姓名)"), "{message}");
}

#[test]
fn the_missing_characters_of_a_name_are_listed_once_each() {
    assert_eq!(missing_characters("王😀𪛖😀 Wang", &FONTS), ['😀', '𪛖']);
}

#[test]
fn ordinary_and_accented_names_lack_nothing() {
    for name in [
        "林知远",
        "𠮷田光",
        "Jose\u{301} Nuñez",
        "François Côté",
        "Dvořák",
        "Daniel O’Hara",
        "阿卜杜拉·买买提",
        "Nguyễn Văn Đức",
    ] {
        assert_eq!(missing_characters(name, &FONTS), Vec::<char>::new(), "{name}");
    }
}

/// Noto Serif CJK has Latin letters for Chinese, Vietnamese and Western European names, not for all.
#[test]
fn a_latin_letter_that_the_font_lacks_is_found_when_the_name_is_typed() {
    assert_eq!(missing_characters("Łukasz Bağcı Lukasz", &FONTS), ['Ł', 'ğ', 'ı']);
}

#[test]
fn invisible_characters_that_could_reorder_a_name_are_refused() {
    assert_eq!(missing_characters("Lin\u{202E}Zhi\u{200B}yuan", &FONTS), ['\u{202E}', '\u{200B}']);
}

#[test]
fn a_variant_form_that_the_font_lacks_is_not_printed_in_its_plain_form() {
    assert_eq!(missing_characters("林\u{E01EF}", &FONTS), ['\u{E01EF}']);
}

#[test]
fn an_empty_field_is_refused() {
    let empty = [
        (Sheet { issuer: Bilingual::chinese(""), ..a_sheet() }, Field::Issuer),
        (Sheet { holder_name: " \u{3000}", ..a_sheet() }, Field::HolderName),
        (Sheet { title_name: Bilingual::chinese(""), ..a_sheet() }, Field::TitleName),
        (Sheet { level: Bilingual::chinese(""), ..a_sheet() }, Field::Level),
        (Sheet { obtained_by: Bilingual::chinese(""), ..a_sheet() }, Field::ObtainedBy),
        (Sheet { overseas_certificate: Bilingual::chinese(""), ..a_sheet() }, Field::OverseasCertificate),
        (Sheet { issuing_body: Bilingual::chinese(""), ..a_sheet() }, Field::IssuingBody),
        (Sheet { speciality_zh: "\n", ..a_sheet() }, Field::Speciality),
        (Sheet { list_version: "", ..a_sheet() }, Field::ListVersion),
        (Sheet { check_url: "", ..a_sheet() }, Field::CheckUrl),
    ];

    for (sheet, field) in empty {
        assert_eq!(render(&sheet, &FONTS).err(), Some(RenderError::Empty { field }));
    }
}

#[test]
fn what_cannot_be_made_to_fit_is_refused_with_its_field() {
    let (essay, name) = (LONGEST_PRINTED.repeat(40), "Wolfeschlegelsteinhausen ".repeat(9));
    let address = format!("https://zhicheng.example/{}", "a".repeat(200));
    let no_qr_holds_this = format!("https://zhicheng.example/{}", "a".repeat(4000));
    let too_long = [
        (Sheet { speciality_zh: &essay, ..a_sheet() }, Field::Speciality),
        (Sheet { holder_latin_name: Some(&name), ..a_sheet() }, Field::HolderLatinName),
        (Sheet { check_url: &address, ..a_sheet() }, Field::CheckUrl),
        (Sheet { check_url: &no_qr_holds_this, ..a_sheet() }, Field::CheckUrl),
    ];

    for (sheet, field) in too_long {
        assert_eq!(render(&sheet, &FONTS).err(), Some(RenderError::TooLong { field }));
    }
}
