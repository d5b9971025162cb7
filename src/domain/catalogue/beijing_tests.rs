//! What is read from the cells and remarks of the Beijing catalogue.
use super::lists_tests::{all, body, certificate, list, note, row};
use super::*;

fn beijing(citation: &str) -> &'static BeijingTerms {
    let Confers::Beijing(terms) = &row(citation).confers else { panic!("{citation} is not of Beijing") };
    terms
}

#[test]
fn the_remarks_of_beijing_state_a_level_on_23_rows() {
    let with = |level| {
        all().filter(move |entry| {
            entry.row.table.city() == City::Beijing && entry.title_level() == Some(level)
        })
    };

    let senior: Vec<_> = with(TitleLevel::AssociateSenior).map(|entry| entry.row.to_string()).collect();
    let intermediate: Vec<_> = with(TitleLevel::Intermediate).map(|entry| entry.row.to_string()).collect();
    assert_eq!(senior, (1..=7).map(|n| format!("U{n}")).collect::<Vec<_>>());
    assert_eq!(intermediate, (1..=16).map(|n| format!("G{n}")).collect::<Vec<_>>());
}

#[test]
fn the_remarks_of_beijing_ask_for_two_or_three_years() {
    assert_eq!(beijing("G17").experience_years, Some(2));
    assert_eq!(beijing("G21").experience_years, Some(3));
    assert_eq!(beijing("G22").experience_years, None);
    assert_eq!(beijing("G77").experience_years, Some(2));
    assert!(note("G77").contains("school years"));
    let asking = list("beijing-3.0").entries.iter().filter(
        |entry| matches!(&entry.confers, Confers::Beijing(terms) if terms.experience_years.is_some()),
    );
    assert_eq!(asking.count(), 40);
}

#[test]
fn exemptions_and_duties_are_read_from_the_remarks() {
    let those = |takes: fn(&BeijingTerms) -> bool| -> Vec<String> {
        let entries = list("beijing-3.0").entries.iter();
        let taken = entries.filter(|entry| matches!(&entry.confers, Confers::Beijing(terms) if takes(terms)));
        taken.map(|entry| entry.row.to_string()).collect()
    };

    assert_eq!(those(|terms| terms.no_native_language_limit), ["G16", "G62"]);
    assert_eq!(those(|terms| terms.theme_park_exemption), ["G87", "G88", "G89", "G90"]);
    assert_eq!(those(|terms| terms.exam_exemption.is_some()), ["G5", "G6", "G24", "G28"]);
    assert_eq!(
        those(|terms| terms.registration.is_some()),
        ["U7", "G96", "G97", "G98", "G99", "G110", "G112", "G113", "G114", "G115"]
    );
    assert_eq!(beijing("G96").registration.as_deref(), Some("需在中国办理短期行医许可后执业"));
}

#[test]
fn several_bodies_of_one_cell_are_told_apart() {
    let names = |citation: &str| row(citation).bodies.iter().map(|body| body.zh.as_str()).collect::<Vec<_>>();

    assert_eq!(names("G18"), ["伦敦银行与金融学院", "国际商会", "对外贸易银行业者协会"]);
    assert_eq!(names("G45"), ["英国工程理事会", "英国工程技术学会"]);
    let several = list("beijing-3.0").entries.iter().filter(|entry| entry.bodies.len() > 1);
    assert_eq!(
        several.map(|entry| entry.row.to_string()).collect::<Vec<_>>(),
        ["G18", "G19", "G20", "G21", "G45", "G99"]
    );
}

#[test]
fn a_beijing_cell_is_kept_whole_without_its_line_breaks() {
    assert_eq!(certificate("U1"), ("IEEE会士证书(Fellow)", None, None));
    assert_eq!(certificate("G43"), ("专业会员级(资深专业会员/专业会员)", None, None));
    assert_eq!(body("U6").0, "美国绿色建筑委员会绿色事业认证公司");
    assert_eq!(row("U1").field, "科技、工程、信息技术");
    assert_eq!(row("U1").country_region, None);
    assert_eq!(row("G26").country_region.as_deref(), Some("英国 美国"));
}
