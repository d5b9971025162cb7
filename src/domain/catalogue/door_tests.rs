//! What the doors of the class files, of the Beijing catalogue and of the register refuse.
use super::*;

const CLASS: &str = r#"
list = "shanghai-3.0"
class = "D"
source = "written for this test"

[[item]]
number = 1
field = "工程技术"
certificate_zh = "特许会员/专业会员"
abbreviation = "MRICS"
issuing_body_zh = "英国皇家特许测量师学会"
issuing_body_en = "The Royal Institution of Chartered Surveyors"
issuing_body_abbreviation = "RICS"
recognition_form = "可直接申请"
note = "Printed RSC."
note_zh = "原文作RSC。"
mended = ["issuing_body_abbreviation"]
certificate_raw = "特许会员/专业会员 (MRICS)"
issuing_body_raw = "英国皇家特许测量师学会 (The Royal Institution of Chartered Surveyors, RSC)"
"#;

const BEIJING: &str = r#"
list = "beijing-3.0"
title = "测试目录"
table = "G"
source = "written for this test"

[[item]]
number = 1
certificate_zh = "CIPS证书"
body = [{ zh = "英国皇家采购与供应学会", en = "Chartered Institute of Procurement & Supply" }]
field = "商业服务"
remark = "从事采购相关工作；须在我市药监主管部门注册（需要有两年相关工作经验）。"
experience_years = 2
registration = "须在我市药监主管部门注册"
certificate_raw = "CIPS证书"
issuing_body_raw = "英国皇家采购与供应学会 Chartered Institute of Procurement & Supply"
"#;

fn replaced(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "{old} is not in the test file");
    text.replacen(old, new, 1)
}

fn class_refusal(old: &str, new: &str) -> ListError {
    let error = class_file::read("shanghai-3.0", &replaced(CLASS, old, new)).unwrap_err();
    assert!(!error.zh().is_empty());
    error
}

fn beijing_refusal(old: &str, new: &str) -> ListError {
    let error = beijing::read("beijing-3.0", &replaced(BEIJING, old, new)).unwrap_err();
    assert!(!error.zh().is_empty());
    error
}

const D1: ItemRef = ItemRef::new(ItemClass::D, 1);
const G1: RowRef = RowRef { table: Table::General, number: 1 };

#[test]
fn complete_files_are_read() {
    assert_eq!(class_file::read("shanghai-3.0", CLASS).unwrap().len(), 1);
    assert_eq!(beijing::read("beijing-3.0", BEIJING).unwrap().1.len(), 1);
}

#[test]
fn a_file_of_another_list_class_or_table_is_refused() {
    assert!(matches!(class_refusal("shanghai-3.0", "shanghai-4.0"), ListError::OtherList { .. }));
    assert!(matches!(beijing_refusal("beijing-3.0", "beijing-4.0"), ListError::OtherList { .. }));
    assert_eq!(class_refusal("class = \"D\"", "class = \"C\""), ListError::ClassNotRead(ItemClass::C));
    assert_eq!(beijing_refusal("table = \"G\"", "table = \"X\""), ListError::UnknownTable("X".to_owned()));
}

#[test]
fn a_gap_in_the_numbering_and_an_unknown_key_are_refused() {
    let gap = ListError::Numbering { expected: 1, found: 2 };
    assert_eq!(class_refusal("number = 1", "number = 2"), gap);
    assert_eq!(beijing_refusal("number = 1", "number = 2"), gap);
    assert!(matches!(class_refusal("field =", "colour ="), ListError::Unreadable(_)));
    assert!(matches!(beijing_refusal("field =", "colour ="), ListError::Unreadable(_)));
}

#[test]
fn a_padded_text_is_refused_with_its_row() {
    assert_eq!(
        class_refusal("\"工程技术\"", "\"工程技术 \""),
        ListError::Untidy { place: "D1".to_owned(), key: "field" }
    );
    assert_eq!(
        beijing_refusal("\"商业服务\"", "\"\""),
        ListError::Untidy { place: "G1".to_owned(), key: "field" }
    );
}

#[test]
fn a_name_that_departs_from_the_print_must_be_called_mended() {
    let key = "issuing_body_abbreviation";
    assert_eq!(
        class_refusal("mended = [\"issuing_body_abbreviation\"]\n", ""),
        ListError::NotPrinted { item: D1, key }
    );
    assert_eq!(
        class_refusal("\"特许会员/专业会员\"", "\"特许会员/高级会员\""),
        ListError::NotPrinted { item: D1, key: "certificate_zh" }
    );
}

#[test]
fn a_name_that_is_printed_is_not_called_mended() {
    let needless = |key: &str| ListError::NeedlesslyMended { item: D1, key: key.to_owned() };
    assert_eq!(class_refusal("Surveyors, RSC)", "Surveyors, RICS)"), needless("issuing_body_abbreviation"));
    assert_eq!(class_refusal("mended = [", "mended = [\"field\", "), needless("field"));
}

#[test]
fn a_mended_name_without_a_note_is_refused() {
    let without = class_refusal("note = \"Printed RSC.\"\nnote_zh = \"原文作RSC。\"\n", "");

    assert_eq!(without, ListError::MendedWithoutNote { item: D1 });
    assert_eq!(class_refusal("note_zh = \"原文作RSC。\"\n", ""), ListError::NoteInOneLanguage { item: D1 });
}

#[test]
fn class_d_has_a_form_of_recognition_and_no_other_class_does() {
    let refused = class_refusal("recognition_form = \"可直接申请\"\n", "");
    assert_eq!(refused, ListError::RecognitionForm { item: D1 });
    let item = ItemRef::new(ItemClass::A, 1);
    assert_eq!(class_refusal("class = \"D\"", "class = \"A\""), ListError::RecognitionForm { item });
}

#[test]
fn a_holding_period_that_is_not_printed_is_refused() {
    let refused = class_refusal("note =", "holding_years = 2\nnote =");

    assert_eq!(refused, ListError::HoldingPeriod { item: D1 });
}

#[test]
fn a_beijing_cell_that_is_not_kept_whole_is_refused() {
    let differs = |key| ListError::CellDiffers { row: G1, key };
    assert_eq!(
        beijing_refusal("certificate_zh = \"CIPS证书\"", "certificate_zh = \"CIPS\""),
        differs("certificate_zh")
    );
    assert_eq!(
        beijing_refusal(", en = \"Chartered Institute of Procurement & Supply\"", ""),
        differs("body")
    );
    assert_eq!(beijing_refusal("field =", "note = \"merged\"\nfield ="), differs("note"));
}

#[test]
fn a_field_that_does_not_say_what_the_remark_says_is_refused() {
    let differs = |key| ListError::RemarkDiffers { row: G1, key };
    let registration = "registration = \"须在我市药监主管部门注册\"\n";
    for (old, new, key) in [
        ("experience_years = 2", "experience_years = 3", "experience_years"),
        ("experience_years = 2\n", "", "experience_years"),
        ("experience_years = 2\n", "experience_years = 2\ntitle_level = \"intermediate\"\n", "title_level"),
        ("field =", "no_native_language_limit = true\nfield =", "no_native_language_limit"),
        ("field =", "theme_park_exemption = true\nfield =", "theme_park_exemption"),
        (registration, "", "registration"),
        ("\"须在我市药监主管部门注册\"", "\"须在我市注册\"", "registration"),
        ("field =", "exam_exemption = \"免考\"\nfield =", "exam_exemption"),
        // Years asked for in words that the reader does not know are not none.
        ("需要有两年相关工作经验", "需要有五年相关工作经验", "experience_years"),
    ] {
        assert_eq!(beijing_refusal(old, new), differs(key), "{old} -> {new}");
    }
}

#[test]
fn two_rows_for_one_certificate_are_refused() {
    let again = |file: &str| {
        let (_, row) = file.split_once("[[item]]").unwrap();
        format!("{file}\n[[item]]{}", row.replacen("number = 1", "number = 2", 1))
    };

    let class = class_file::read("shanghai-3.0", &again(CLASS)).unwrap_err();
    let beijing = beijing::read("beijing-3.0", &again(BEIJING)).unwrap_err();

    assert!(matches!(class, ListError::Repeated { .. }), "{class}");
    assert!(matches!(beijing, ListError::RepeatedRow { .. }), "{beijing}");
}

fn filled(register: &str) -> Result<Vec<Entry>, RegisterError> {
    let mut entries = class_file::read("shanghai-3.0", CLASS).unwrap();
    Register::parse(register)?.fill("shanghai-3.0", &mut entries)?;
    Ok(entries)
}

#[test]
fn the_register_writes_its_id_into_the_row() {
    let rows = r#"rows = { "shanghai-3.0" = ["D1"], "beijing-3.0" = ["G9"] }"#;

    let entries = filled(&format!("[[certificate]]\nid = \"rics-mrics\"\n{rows}\n")).unwrap();

    assert_eq!(entries[0].certificate_id, "rics-mrics");
    assert!(entries[0].is_about("rics-mrics") && !entries[0].is_about("rics-frics"));
}

#[test]
fn a_register_that_does_not_fit_the_rows_is_refused() {
    let one = |id: &str, row: &str| {
        format!("[[certificate]]\nid = \"{id}\"\nrows = {{ \"shanghai-3.0\" = [\"{row}\"] }}\n")
    };
    let also = "[[certificate]]\nid = \"x-y\"\nrows = {}\nalso = { \"shanghai-3.0\" = [\"D1\"] }\n";
    let two = |first: &str, second: &str| format!("{first}{second}");

    let refusals = [
        (filled("certificate = 1"), "cannot be read"),
        (filled(&one("rics mrics", "D1")), "is not an id"),
        (filled(&one("rics", "D1")), "is not an id"),
        (filled(&two(&one("a-b", "D1"), &one("a-b", "D1"))), "stands twice"),
        (filled(&one("a-b", "d1")), "does not cite a row"),
        (filled(&two(&one("a-b", "D1"), &one("a-c", "D1"))), "under two certificates"),
        (filled(also), "nowhere under `rows`"),
        (filled(&one("a-b", "D2")), "stands under no certificate"),
        (filled(&two(&one("a-b", "D1"), &one("a-c", "D2"))), "has no row D2"),
    ];

    for (refused, says) in refusals {
        let said = refused.unwrap_err().to_string();
        assert!(said.contains(says), "{said} / {says}");
    }
}
