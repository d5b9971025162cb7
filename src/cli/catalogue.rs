//! `zhicheng catalogue export`: the rows of a list, for other programs.
use super::InputError;
use crate::domain::catalogue::{self, CityList, Entry, ItemClass, export};

/// The rows of an embedded list as a JSON array or as CSV; without a class, every row. No database needed.
pub fn export(list: &str, class: Option<&str>, format: &str) -> Result<String, InputError> {
    let list = find_list(list)?;
    let print = match format {
        "json" => |rows: Vec<&Entry>| export::json(rows),
        "csv" => |rows: Vec<&Entry>| export::csv(rows),
        _ => {
            let reason = format!("\"{format}\" is not a format of this command; give json or csv");
            return Err(InputError::new("format", reason));
        }
    };
    Ok(match class {
        Some(class) => print(list.entries_of(find_class(list, class)?).collect()),
        None => print(list.entries.iter().collect()),
    })
}

fn find_list(id: &str) -> Result<&'static CityList, InputError> {
    let lists = catalogue::lists();
    lists.iter().find(|list| list.id == id).ok_or_else(|| {
        let known: Vec<&str> = lists.iter().map(|list| list.id.as_str()).collect();
        InputError::new("list", format!("there is no list \"{id}\"; give one of: {}", known.join(", ")))
    })
}

fn find_class(list: &CityList, class: &str) -> Result<ItemClass, InputError> {
    let Some(class) = ItemClass::parse(class) else {
        return Err(InputError::new("class", format!("\"{class}\" is not a class; give one of A, B, C, D")));
    };
    if list.entries_of(class).next().is_none() {
        return Err(InputError::new("class", format!("{} has no classes; leave --class out", list.id)));
    }
    Ok(class)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The promised keys of class C, written a second time.
    const KEYS: [&str; 16] = [
        "class",
        "number",
        "field",
        "certificate_zh",
        "certificate_en",
        "abbreviation",
        "issuing_body_zh",
        "issuing_body_en",
        "issuing_body_abbreviation",
        "title_level",
        "specialty",
        "holding_years",
        "note",
        "certificate_raw",
        "issuing_body_raw",
        "certificate_id",
    ];

    const BEIJING_KEYS: [&str; 24] = [
        "class",
        "number",
        "field",
        "certificate_zh",
        "certificate_en",
        "abbreviation",
        "issuing_body_zh",
        "issuing_body_en",
        "issuing_body_abbreviation",
        "issuing_bodies",
        "country_region",
        "title_level",
        "specialty",
        "holding_years",
        "remark",
        "experience_years",
        "no_native_language_limit",
        "theme_park_exemption",
        "registration",
        "exam_exemption",
        "note",
        "certificate_raw",
        "issuing_body_raw",
        "certificate_id",
    ];

    fn rows() -> Vec<serde_json::Value> {
        printed("shanghai-3.0", Some("C"))
    }

    fn printed(list: &str, class: Option<&str>) -> Vec<serde_json::Value> {
        serde_json::from_str(&export(list, class, "json").unwrap()).unwrap()
    }

    /// The keys of the first row, in printed order.
    fn keys(list: &str, class: Option<&str>) -> Vec<String> {
        let text = export(list, class, "json").unwrap();
        let (first_row, _) = text.split_once('}').unwrap();
        first_row
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix('"'))
            .filter_map(|line| line.split_once("\":").map(|(key, _)| key.to_owned()))
            .collect()
    }

    fn refusal(list: &str, class: Option<&str>, format: &str) -> InputError {
        export(list, class, format).unwrap_err()
    }

    #[test]
    fn every_row_of_a_class_is_exported_in_printed_order() {
        for (class, count) in [("A", 139), ("B", 24), ("C", 41), ("D", 12)] {
            let rows = printed("shanghai-3.0", Some(class));
            let numbers: Vec<u64> = rows.iter().map(|row| row["number"].as_u64().unwrap()).collect();

            assert_eq!(numbers, (1..=count).collect::<Vec<u64>>(), "{class}");
            assert!(rows.iter().all(|row| row["class"] == class));
        }
    }

    #[test]
    fn every_row_has_the_promised_keys_and_no_other() {
        for row in rows() {
            let mut keys: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
            let mut promised = KEYS;
            keys.sort_unstable();
            promised.sort_unstable();

            assert_eq!(keys, promised);
        }
    }

    #[test]
    fn the_keys_are_printed_in_the_promised_order() {
        for class in ["A", "B", "C"] {
            assert_eq!(keys("shanghai-3.0", Some(class)), KEYS, "{class}");
        }
        assert_eq!(keys("beijing-3.0", None), BEIJING_KEYS);
    }

    #[test]
    fn class_d_has_the_form_of_recognition_besides() {
        let mut promised = KEYS.to_vec();
        promised.insert(12, "recognition_form");

        assert_eq!(keys("shanghai-3.0", Some("D")), promised);
        let first = &printed("shanghai-3.0", Some("D"))[0];
        assert!(first["recognition_form"].as_str().unwrap().starts_with("获得中国对外承包工程商会"));
        assert!(first["title_level"].is_null() && first["specialty"].is_null());
    }

    #[test]
    fn one_certificate_has_one_id_in_every_class_and_city() {
        let found = |list, class, at: usize| printed(list, class)[at]["certificate_id"].clone();

        for (class, row) in [("A", 98), ("B", 22), ("C", 36), ("D", 4)] {
            assert_eq!(found("shanghai-3.0", Some(class), row), "ipa-fipa", "{class}");
        }
        assert_eq!(found("beijing-3.0", None, 7 + 26), "ipa-fipa");
    }

    #[test]
    fn beijing_rows_are_numbered_by_table_and_joined_by_semicolons() {
        let rows = printed("beijing-3.0", None);

        assert_eq!(rows.len(), 122);
        assert_eq!((&rows[0]["number"], &rows[6]["number"]), (&"U1".into(), &"U7".into()));
        assert_eq!((&rows[7]["number"], &rows[121]["number"]), (&"G1".into(), &"G115".into()));
        let g18 = &rows[24];
        assert_eq!(g18["issuing_body_zh"], "伦敦银行与金融学院; 国际商会; 对外贸易银行业者协会");
        assert_eq!(g18["issuing_bodies"].as_array().unwrap().len(), 3);
        assert_eq!(g18["experience_years"], 2);
        assert_eq!(g18["theme_park_exemption"], false);
        assert!(g18["country_region"].is_null() && g18["title_level"].is_null());
        assert!(g18["remark"].as_str().unwrap().contains("国际贸易"));
    }

    #[test]
    fn what_is_not_printed_is_null() {
        let row = &rows()[6];

        assert_eq!(row["number"], 7);
        assert!(row["abbreviation"].is_null());
        assert!(row["issuing_body_abbreviation"].is_null());
        assert!(row["holding_years"].is_null());
    }

    #[test]
    fn texts_and_numbers_have_their_promised_kinds() {
        let row = &rows()[36];

        assert_eq!(row["class"], "C");
        assert_eq!(row["title_level"], "associate_senior");
        assert_eq!(row["holding_years"], 2);
    }

    #[test]
    fn without_a_class_every_row_is_exported() {
        let rows = printed("shanghai-3.0", None);

        assert_eq!(rows.len(), 216);
        assert_eq!((&rows[0]["class"], &rows[215]["class"]), (&"A".into(), &"D".into()));
        assert_eq!(rows[139 + 24..139 + 24 + 41], self::rows());
    }

    #[test]
    fn csv_has_a_head_line_and_a_line_for_every_row() {
        let text = export("shanghai-3.0", Some("C"), "csv").unwrap();

        let (head, rest) = text.split_once('\n').unwrap();
        assert_eq!(head, KEYS.join(","));
        assert_eq!(rest.lines().count(), 41);
        assert!(rest.starts_with(
            "C,1,生命健康,会士,,FRSC,英国皇家化学会,Royal Society of Chemistry,RSC,associate_senior,"
        ));
        assert!(rest.contains("\"Institute of Marine Engineering, Science & Technology\""));
    }

    #[test]
    fn csv_of_the_whole_list_has_the_columns_of_every_class() {
        let text = export("shanghai-3.0", None, "csv").unwrap();

        assert!(text.lines().next().unwrap().contains(",recognition_form,"));
        assert_eq!(text.lines().count(), 217);
        // A quotation mark of the print is doubled.
        assert!(text.contains("\"\"优秀国际工程项目经理\"\""));
    }

    #[test]
    fn csv_of_beijing_joins_the_bodies_and_writes_plain_booleans() {
        let text = export("beijing-3.0", None, "csv").unwrap();
        let g62 = text.lines().find(|line| line.starts_with(",G62,")).unwrap();

        assert!(g62.contains(",true,false,"), "{g62}");
        assert!(text.contains("伦敦银行与金融学院; 国际银行实务与法律学院"));
    }

    #[test]
    fn an_unknown_list_is_refused_and_the_known_ones_named() {
        let refused = refusal("shanghai-9.9", Some("C"), "json");

        assert_eq!(refused.field, "list");
        assert!(refused.reason.contains("shanghai-3.0, beijing-3.0"));
    }

    #[test]
    fn a_class_of_a_list_without_classes_is_refused_rather_than_exported_empty() {
        let refused = refusal("beijing-3.0", Some("A"), "json");

        assert_eq!(refused.field, "class");
        assert!(refused.reason.contains("has no classes"));
    }

    #[test]
    fn a_class_that_does_not_exist_is_refused() {
        for class in ["E", "c", "", "CC"] {
            assert_eq!(refusal("shanghai-3.0", Some(class), "json").field, "class", "{class}");
        }
    }

    #[test]
    fn an_unknown_format_is_refused() {
        for format in ["pdf", "JSON", ""] {
            let refused = refusal("shanghai-3.0", Some("C"), format);

            assert_eq!(refused.field, "format");
            assert!(refused.reason.contains("give json or csv"));
        }
    }
}
