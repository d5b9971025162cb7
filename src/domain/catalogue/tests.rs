//! List versions: what is embedded, what is in force, and what the door refuses.
use super::*;

const HEADER: &str = r#"
id = "test-1.0"
title = "测试清单"
document_no = "测试〔2026〕1号"
issued_by = "测试单位"
published_on = 2026-01-05
effective_from = 2026-01-05
source = "written for this test"
"#;

const ROW: &str = r#"
[[item]]
class = "C"
number = 1
field = "专业服务"
certificate_zh = "资深公共会计师"
abbreviation = "FIPA"
issuing_body_zh = "公共会计师协会(澳大利亚)"
issuing_body_en = "Institute of Public Accountants"
issuing_body_abbreviation = "IPA"
title_level = "associate_senior"
specialty = "从事会计相关工作"
holding_years = 2
certificate_raw = "资深公共会计师 (FIPA)(须持证2年以 上)"
issuing_body_raw = "公共会计师协会 (澳大 利亚) (Institute of Public Accountants, IPA)"
series = "accounting"
"#;

fn shanghai() -> &'static ListVersion {
    embedded().iter().find(|version| version.id == "shanghai-3.0").unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The file above with one piece replaced; the piece must be there.
fn refusal(old: &str, new: &str) -> ListError {
    let good = format!("{HEADER}{ROW}");
    assert!(good.contains(old), "{old} is not in the test file");
    let error = ListVersion::parse(&good.replacen(old, new, 1)).unwrap_err();
    assert!(!error.zh().is_empty());
    error
}

#[test]
fn the_embedded_list_is_the_one_of_the_notice() {
    let list = shanghai();

    assert_eq!(list.document_no, "沪人社专[2025]298号");
    assert_eq!(list.published_on, day("2025-10-30"));
    assert_eq!(list.effective_from, day("2025-10-30"));
    assert_eq!(list.effective_until, None);
}

#[test]
fn the_c_table_has_41_rows_on_three_levels() {
    crate::cites!(crate::domain::clause::Clause::L1, crate::domain::clause::Clause::L5);
    let of_level = |level| shanghai().items.iter().filter(|item| item.title_level == level).count();

    assert_eq!(shanghai().items.len(), 41);
    assert_eq!(of_level(TitleLevel::AssociateSenior), 27);
    assert_eq!(of_level(TitleLevel::Intermediate), 12);
    assert_eq!(of_level(TitleLevel::Junior), 2);
}

#[test]
fn a_row_is_found_by_number_and_by_citation() {
    let by_number = shanghai().item(10).unwrap();

    assert_eq!(shanghai().find("C10".parse().unwrap()), Some(by_number));
    assert_eq!(by_number.item_ref().to_string(), "C10");
}

#[test]
fn a_row_that_does_not_exist_is_not_found() {
    assert_eq!(shanghai().item(0), None);
    assert_eq!(shanghai().item(42), None);
}

#[test]
fn a_row_of_a_class_that_leads_to_no_title_is_not_found() {
    assert_eq!(shanghai().find("A83".parse().unwrap()), None);
    assert_eq!(shanghai().find("D1".parse().unwrap()), None);
}

#[test]
fn a_list_is_in_force_from_its_release_and_not_before() {
    assert_eq!(in_force(embedded(), day("2025-10-29")), None);
    assert_eq!(in_force(embedded(), day("2025-10-30")).unwrap().id, "shanghai-3.0");
    assert_eq!(in_force(embedded(), day("2026-11-22")).unwrap().id, "shanghai-3.0");
}

#[test]
fn a_closed_list_is_in_force_through_its_last_day() {
    let mut closed = shanghai().clone();
    closed.effective_until = Some(day("2026-06-30"));

    assert!(closed.is_in_force_on(day("2026-06-30")));
    assert!(!closed.is_in_force_on(day("2026-07-01")));
}

#[test]
fn a_newer_list_takes_over_on_its_first_day_even_if_the_older_was_left_open() {
    let older = shanghai().clone();
    let mut newer = older.clone();
    newer.id = "shanghai-4.0".to_owned();
    newer.effective_from = day("2027-01-01");
    let versions = [newer, older];

    assert_eq!(in_force(&versions, day("2026-12-31")).unwrap().id, "shanghai-3.0");
    assert_eq!(in_force(&versions, day("2027-01-01")).unwrap().id, "shanghai-4.0");
}

#[test]
fn the_published_rows_have_not_changed() {
    // A published version is immutable. If this fails, put the file back and publish a new version instead.
    assert_eq!(shanghai().digest(), "b285062c66d8365bc89727cd66336945f7071030aeb1737d3444517c9864a37b");
}

#[test]
fn the_digest_moves_with_any_row() {
    let mut altered = shanghai().clone();
    altered.items[40].holding_years = Some(1);

    assert_ne!(altered.digest(), shanghai().digest());
}

#[test]
fn a_complete_file_is_read() {
    let list = ListVersion::parse(&format!("{HEADER}{ROW}")).unwrap();

    assert_eq!(list.item(1).unwrap().holding_years, Some(2));
    assert_eq!(list.item(1).unwrap().certificate_en, None);
}

#[test]
fn an_unknown_key_is_refused_by_name() {
    for (old, new) in [("field =", "colour = \"red\"\nfield ="), ("id =", "colour = \"red\"\nid =")] {
        let error = refusal(old, new);

        assert!(matches!(&error, ListError::Unreadable(why) if why.contains("colour")), "{error}");
    }
}

#[test]
fn a_missing_key_is_refused_by_name() {
    let error = refusal("specialty = \"从事会计相关工作\"\n", "");

    assert!(matches!(&error, ListError::Unreadable(why) if why.contains("specialty")), "{error}");
}

#[test]
fn a_level_that_does_not_exist_is_refused() {
    let error = refusal("associate_senior", "senior");

    assert!(matches!(&error, ListError::Unreadable(why) if why.contains("senior")), "{error}");
}

#[test]
fn an_empty_or_padded_text_is_refused() {
    assert_eq!(refusal("\"专业服务\"", "\"\""), ListError::Untidy { place: "C1".to_owned(), key: "field" });
    assert_eq!(
        refusal("\"FIPA\"", "\"FIPA \""),
        ListError::Untidy { place: "C1".to_owned(), key: "abbreviation" }
    );
    assert_eq!(
        refusal("\"测试清单\"", "\" \""),
        ListError::Untidy { place: "header".to_owned(), key: "title" }
    );
}

#[test]
fn a_class_that_has_a_file_of_its_own_is_refused() {
    assert_eq!(refusal("class = \"C\"", "class = \"A\""), ListError::ClassNotRead(ItemClass::A));
}

#[test]
fn a_file_without_rows_is_refused() {
    assert_eq!(refusal(ROW, ""), ListError::NoRows);
}

#[test]
fn a_gap_in_the_numbering_is_refused() {
    assert_eq!(refusal("number = 1", "number = 2"), ListError::Numbering { expected: 1, found: 2 });
}

#[test]
fn a_name_that_the_cell_does_not_print_is_refused() {
    let item = ItemRef::new(ItemClass::C, 1);

    assert_eq!(
        refusal("abbreviation = \"FIPA\"", "abbreviation = \"MIPA\""),
        ListError::NotPrinted { item, key: "abbreviation" }
    );
    assert_eq!(
        refusal("abbreviation = \"FIPA\"", "certificate_en = \"Fellow\""),
        ListError::NotPrinted { item, key: "certificate_en" }
    );
    assert_eq!(
        refusal("\"Institute of Public Accountants\"", "\"Institute of Accountants\""),
        ListError::NotPrinted { item, key: "issuing_body_en" }
    );
    assert_eq!(
        refusal("issuing_body_abbreviation = \"IPA\"", "issuing_body_abbreviation = \"IMA\""),
        ListError::NotPrinted { item, key: "issuing_body_abbreviation" }
    );
}

#[test]
fn a_holding_period_other_than_the_printed_one_is_refused() {
    let item = ItemRef::new(ItemClass::C, 1);

    assert_eq!(refusal("holding_years = 2", "holding_years = 3"), ListError::HoldingPeriod { item });
    assert_eq!(refusal("holding_years = 2\n", ""), ListError::HoldingPeriod { item });
    assert_eq!(refusal("(须持证2年以 上)", ""), ListError::HoldingPeriod { item });
}

#[test]
fn a_note_in_one_language_only_is_refused() {
    let item = ItemRef::new(ItemClass::C, 1);

    assert_eq!(refusal("series =", "note = \"merged\"\nseries ="), ListError::NoteInOneLanguage { item });
    assert_eq!(refusal("series =", "note_zh = \"合并\"\nseries ="), ListError::NoteInOneLanguage { item });
}

#[test]
fn two_rows_for_one_certificate_are_refused() {
    let again = ROW.replace("number = 1", "number = 2");

    let error = refusal(ROW, &format!("{ROW}{again}"));

    assert_eq!(
        error,
        ListError::Repeated { first: ItemRef::new(ItemClass::C, 1), second: ItemRef::new(ItemClass::C, 2) }
    );
}

#[test]
fn a_list_that_ends_before_it_begins_is_refused() {
    let error =
        refusal("effective_from = 2026-01-05", "effective_from = 2026-01-05\neffective_until = 2026-01-04");

    assert_eq!(error, ListError::EndsBeforeItBegins);
}

#[test]
fn a_last_day_in_force_is_read() {
    let file = format!("{HEADER}effective_until = 2026-06-30\n{ROW}");

    assert_eq!(ListVersion::parse(&file).unwrap().effective_until, Some(day("2026-06-30")));
}
