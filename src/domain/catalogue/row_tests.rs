//! The rows of list 3.0 where a reader could go wrong, one by one.
use super::*;

fn row(number: u16) -> &'static ListItem {
    embedded()[0].item(number).unwrap()
}

/// Chinese name, Latin name, abbreviation.
type Names = (&'static str, Option<&'static str>, Option<&'static str>);

fn certificate(number: u16) -> Names {
    let item = row(number);
    (&item.certificate_zh, item.certificate_en.as_deref(), item.abbreviation.as_deref())
}

fn issuing_body(number: u16) -> Names {
    let item = row(number);
    (&item.issuing_body_zh, item.issuing_body_en.as_deref(), item.issuing_body_abbreviation.as_deref())
}

fn note(number: u16) -> &'static str {
    row(number).note.as_deref().unwrap()
}

#[test]
fn c1_has_a_lone_post_nominal_and_cells_filled_from_row_2() {
    assert_eq!(certificate(1), ("会士", None, Some("FRSC")));
    assert_eq!(issuing_body(1), ("英国皇家化学会", Some("Royal Society of Chemistry"), Some("RSC")));
    assert_eq!(row(1).field, "生命健康");
    assert_eq!(
        row(1).specialty,
        "从事化学、化工工程、生物化学、新能源、材料科学、绿色循环经济、医药等相关工作"
    );
    assert!(note(1).contains("Merged cells"));
}

#[test]
fn c2_parts_name_and_abbreviation_at_the_comma() {
    assert_eq!(certificate(2), ("特许化学家", Some("Chartered Chemist"), Some("CChem")));
    assert_eq!(row(2).certificate_raw, "特许化学家 (Chartered Chemist, CChem)");
}

#[test]
fn c5_keeps_two_post_nominals_together() {
    assert_eq!(certificate(5), ("特许会员", None, Some("MBCS CITP")));
    assert_eq!(row(5).specialty, "从事计算机应用技术、网络工程技术、系统集成、系统维护、物联网等相关工作");
}

#[test]
fn c7_keeps_the_printed_english_and_supplies_no_abbreviation() {
    assert_eq!(certificate(7), ("云安全知识认证", Some("Certified of Cloud Security Knowledge"), None));
    assert_eq!(issuing_body(7), ("云安全联盟", Some("Cloud Security Alliance"), None));
    assert_eq!(row(7).title_level, TitleLevel::Intermediate);
    assert!(note(7).contains("Certified of"));
}

#[test]
fn c9_supplies_no_abbreviation_that_is_not_printed() {
    assert_eq!(
        certificate(9),
        ("注册信息系统安全专家", Some("Certified Information Systems Security Professional"), None)
    );
    assert_eq!(row(9).issuing_body_abbreviation.as_deref(), Some("ISC2"));
}

#[test]
fn c10_takes_its_lost_field_from_the_merged_cell() {
    assert_eq!(certificate(10), ("特许工程师", Some("Chartered Engineer"), None));
    assert_eq!(
        issuing_body(10),
        ("英国工程技术学会", Some("The Institution of Engineering and Technology"), Some("IET"))
    );
    assert_eq!(row(10).field, "工程技术");
    assert_eq!(row(10).specialty, "从事能源电力、设计制造、交通运输、信息通信等工程技术领域相关工作");
    assert!(note(10).contains("no field beside rows 10-11"));
}

#[test]
fn c12_to_c15_share_a_body_whose_name_holds_a_comma() {
    for number in 12..=15 {
        assert_eq!(
            issuing_body(number),
            (
                "英国海事工程及科学技术学会",
                Some("Institute of Marine Engineering, Science & Technology"),
                Some("IMarEST")
            )
        );
    }
}

#[test]
fn c16_keeps_the_scheme_in_the_chinese_name() {
    assert_eq!(certificate(16), ("国际新建筑评估师(BREEAM)", None, None));
    assert_eq!(row(16).issuing_body_raw, "英国建筑研究院 (Building Research Establishment, BRE)");
}

#[test]
fn c17_keeps_the_scheme_in_the_chinese_name() {
    assert_eq!(certificate(17), ("运营评估师(BREEAM)", None, None));
}

#[test]
fn c18_has_no_bracket_and_loses_only_the_line_break() {
    assert_eq!(certificate(18), ("英国绿色建筑 BREEAM 特许从业专家", None, None));
    assert_eq!(row(18).certificate_raw, "英国绿色建筑 BREEAM 特 许从业专家");
}

#[test]
fn c19_reads_a_lone_word_as_the_english_name() {
    assert_eq!(certificate(19), ("会士", Some("Fellow"), None));
}

#[test]
fn c20_is_free_of_the_noise_in_the_scan() {
    assert_eq!(issuing_body(20), issuing_body(21));
    assert_eq!(row(20).issuing_body_raw, "英国皇家航空学会 (Royal Aeronautical Society, RAeS)");
    assert!(note(20).contains("unreadable"));
}

#[test]
fn c11_and_c21_print_one_english_title_under_two_chinese_names() {
    assert_eq!(certificate(11), ("主任工程师", Some("Incorporated Engineer"), None));
    assert_eq!(certificate(21), ("注册工程师", Some("Incorporated Engineer"), None));
}

#[test]
fn c22_leads_to_the_junior_level() {
    assert_eq!(certificate(22), ("工程技术师", Some("Engineering Technician"), None));
    assert_eq!(row(22).title_level, TitleLevel::Junior);
}

#[test]
fn c24_keeps_both_chinese_names_and_a_clean_speciality() {
    assert_eq!(certificate(24), ("特许会员/专业会员", None, Some("MRICS")));
    assert_eq!(row(24).specialty, "从事建筑施工、建筑管理和建筑施工监理等相关工作");
    assert!(note(24).contains("# marks"));
}

#[test]
fn c25_reads_a_mixed_case_post_nominal_as_the_abbreviation() {
    assert_eq!(certificate(25), ("预备会员/技术会员", None, Some("AssocRICS")));
    assert_eq!(row(25).title_level, TitleLevel::Junior);
}

#[test]
fn c26_keeps_and_above_in_the_chinese_name() {
    assert_eq!(certificate(26), ("资深专业会员及以上", None, Some("FHKIS")));
    assert_eq!(issuing_body(26), issuing_body(27));
    assert!(note(26).contains("及以上"));
}

#[test]
fn c28_reads_two_words_as_the_english_name() {
    assert_eq!(certificate(28), ("LEED 会士证书", Some("LEED fellow"), None));
    assert_eq!(
        issuing_body(28),
        ("美国绿色建筑委员会绿色事业认证公司", Some("Green Business Certification Inc"), Some("GBCI"))
    );
}

#[test]
fn c29_keeps_the_track_and_loses_the_english_bracket() {
    assert_eq!(certificate(29), ("LEED 专业级证书(BD+C/ID+C)", Some("LEED Accredited Professional"), None));
}

#[test]
fn c30_joins_the_track_that_a_line_break_parted() {
    assert_eq!(
        certificate(30),
        ("LEED 专业级证书(O+M/ND/Homes)", Some("LEED Accredited Professional"), None)
    );
    assert_eq!(row(30).certificate_raw, "LEED 专业级证书(LEED Accredited Professional)(O+M/ND /Homes)");
}

#[test]
fn c31_stands_under_engineering() {
    assert_eq!(certificate(31), ("国际注册资深项目经理", Some("Master Project Manager"), Some("MPM")));
    assert_eq!(row(31).field, "工程技术");
    assert_eq!(row(31).series, Some(Series::Engineering));
}

#[test]
fn c32_takes_the_full_name_of_its_body_and_keeps_the_printed_one_raw() {
    assert_eq!(
        issuing_body(32),
        (
            "英格兰及威尔士特许会计师协会",
            Some("The Institute of Chartered Accountants in England and Wales"),
            Some("ICAEW")
        )
    );
    assert!(row(32).issuing_body_raw.starts_with("特许会计师协会 (The Institute"));
    assert_eq!(
        certificate(32),
        ("英格兰及威尔士资深特许会计师", Some("Fellow Chartered Accountant"), Some("FCA"))
    );
    assert!(note(32).contains("B17"));
}

#[test]
fn c34_reads_the_lone_initialism_of_the_body_as_its_abbreviation() {
    assert_eq!(certificate(34), ("CGMA 资深会员", None, Some("FCMA")));
    assert_eq!(issuing_body(34), ("英国皇家特许管理会计师公会", None, Some("CIMA")));
}

#[test]
fn c35_leads_to_an_economics_title() {
    assert_eq!(certificate(35), ("特许会士", Some("Chartered Fellow"), Some("FCSI")));
    assert_eq!(row(35).title_name().unwrap().zh, "高级经济师");
}

#[test]
fn c36_reads_a_body_named_by_two_words_as_english() {
    assert_eq!(certificate(36), ("资深会员", None, Some("FCPA")));
    assert_eq!(issuing_body(36), ("澳洲会计师公会", Some("CPA Australia"), None));
}

#[test]
fn c37_must_have_been_held_for_2_years_and_its_body_keeps_the_country() {
    assert_eq!(certificate(37), ("资深公共会计师", None, Some("FIPA")));
    assert_eq!(
        issuing_body(37),
        ("公共会计师协会(澳大利亚)", Some("Institute of Public Accountants"), Some("IPA"))
    );
    assert_eq!(row(37).holding_years, Some(2));
}

#[test]
fn c38_must_have_been_held_for_10_years() {
    assert_eq!(certificate(38), ("注册管理会计师资格", Some("Certified Management Accountant"), Some("CMA")));
    assert_eq!(row(38).holding_years, Some(10));
}

#[test]
fn no_other_row_prints_a_holding_period() {
    let held: Vec<u16> = embedded()[0]
        .items
        .iter()
        .filter(|item| item.holding_years.is_some())
        .map(|item| item.number)
        .collect();

    assert_eq!(held, [37, 38]);
}

#[test]
fn c39_keeps_the_chinese_track_and_the_whole_diploma_name() {
    assert_eq!(
        certificate(39),
        ("国际薪税师(全科)", Some("ATHE Level 7 Extended Diploma for Payments and Tax Agents"), None)
    );
    assert_eq!(
        issuing_body(39),
        ("英国培训与高等教育认证", Some("Awarding for Training and Higher Education"), Some("ATHE"))
    );
}

#[test]
fn c40_keeps_the_bracket_inside_the_english_name() {
    assert_eq!(
        certificate(40),
        (
            "国际薪税师(人力资源管理)",
            Some("ATHE Level 7 Diploma for Payments and Tax Agents(Human Resource Management)"),
            None
        )
    );
}

#[test]
fn c41_keeps_the_bracket_inside_the_english_name() {
    assert_eq!(
        certificate(41),
        (
            "国际薪税师(金融与税收管理)",
            Some("ATHE Level 7 Diploma for Payments and Tax Agents (Finance and Taxation Management)"),
            None
        )
    );
}

#[test]
fn c39_to_c41_have_no_known_series_and_an_inherited_speciality() {
    for number in 39..=41 {
        assert_eq!(row(number).series, None);
        assert_eq!(row(number).title_name(), None);
        assert_eq!(row(number).specialty, row(32).specialty);
        assert!(note(number).contains("nearest text above"));
    }
}

#[test]
fn c33_to_c38_inherit_the_speciality_of_c32_with_a_note() {
    for number in 33..=38 {
        assert_eq!(row(number).specialty, row(32).specialty);
        assert!(note(number).contains("filled down from row 32"));
    }
}

#[test]
fn the_fields_fill_the_whole_table() {
    crate::cites!(crate::domain::clause::Clause::L9);
    let fields: Vec<&str> = embedded()[0].items.iter().map(|item| item.field.as_str()).collect();

    let expected =
        [["生命健康"].repeat(3), ["数字技术"].repeat(6), ["工程技术"].repeat(22), ["专业服务"].repeat(10)]
            .concat();
    assert_eq!(fields, expected);
}

#[test]
fn the_first_31_rows_lead_to_engineering_titles() {
    let engineering: Vec<u16> = embedded()[0]
        .items
        .iter()
        .filter(|item| item.leads_to_engineering_title())
        .map(|item| item.number)
        .collect();

    assert_eq!(engineering, (1..=31).collect::<Vec<u16>>());
}
