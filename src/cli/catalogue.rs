//! `zhicheng catalogue export`: the rows of a list, for other programs.
use super::InputError;
use crate::domain::catalogue::{self, ItemClass, ListVersion};

/// The rows of an embedded list as a JSON array; without a class, every class that is loaded. No database needed.
pub fn export(list: &str, class: Option<&str>, format: &str) -> Result<String, InputError> {
    let version = find_list(list)?;
    if format != "json" {
        return Err(InputError::new(
            "format",
            format!("\"{format}\" is not a format of this command; give json"),
        ));
    }
    let class = class.map(|class| find_class(version, class)).transpose()?;
    Ok(version.export_json(class))
}

fn find_list(id: &str) -> Result<&'static ListVersion, InputError> {
    let lists = catalogue::embedded();
    lists.iter().find(|version| version.id == id).ok_or_else(|| {
        let known: Vec<&str> = lists.iter().map(|version| version.id.as_str()).collect();
        InputError::new("list", format!("there is no list \"{id}\"; give one of: {}", known.join(", ")))
    })
}

fn find_class(version: &ListVersion, class: &str) -> Result<ItemClass, InputError> {
    let Some(class) = ItemClass::parse(class) else {
        return Err(InputError::new("class", format!("\"{class}\" is not a class; give one of A, B, C, D")));
    };
    if version.items_of(class).next().is_none() {
        let reason = format!(
            "class {class} of {} is not loaded; only class C is, the one that leads to a title",
            version.id
        );
        return Err(InputError::new("class", reason));
    }
    Ok(class)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The promised keys, written a second time.
    const KEYS: [&str; 15] = [
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
    ];

    fn rows() -> Vec<serde_json::Value> {
        serde_json::from_str(&export("shanghai-3.0", Some("C"), "json").unwrap()).unwrap()
    }

    fn refusal(list: &str, class: Option<&str>, format: &str) -> InputError {
        export(list, class, format).unwrap_err()
    }

    #[test]
    fn every_c_row_is_exported_in_printed_order() {
        let numbers: Vec<u64> = rows().iter().map(|row| row["number"].as_u64().unwrap()).collect();

        assert_eq!(numbers, (1..=41).collect::<Vec<u64>>());
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
        let text = export("shanghai-3.0", Some("C"), "json").unwrap();
        let (first_row, _) = text.split_once('}').unwrap();

        let printed: Vec<&str> = first_row
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix('"'))
            .filter_map(|line| line.split_once("\":").map(|(key, _)| key))
            .collect();

        assert_eq!(printed, KEYS);
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
    fn without_a_class_all_loaded_rows_are_exported() {
        assert_eq!(export("shanghai-3.0", None, "json"), export("shanghai-3.0", Some("C"), "json"));
    }

    #[test]
    fn an_unknown_list_is_refused_and_the_known_ones_named() {
        let refused = refusal("shanghai-9.9", Some("C"), "json");

        assert_eq!(refused.field, "list");
        assert!(refused.reason.contains("shanghai-3.0"));
    }

    #[test]
    fn a_class_without_data_is_refused_rather_than_exported_empty() {
        for class in ["A", "B", "D"] {
            let refused = refusal("shanghai-3.0", Some(class), "json");

            assert_eq!(refused.field, "class");
            assert!(refused.reason.contains("not loaded"));
        }
    }

    #[test]
    fn a_class_that_does_not_exist_is_refused() {
        for class in ["E", "c", "", "CC"] {
            assert_eq!(refusal("shanghai-3.0", Some(class), "json").field, "class", "{class}");
        }
    }

    #[test]
    fn a_format_other_than_json_is_refused() {
        for format in ["csv", "JSON", ""] {
            let refused = refusal("shanghai-3.0", Some("C"), format);

            assert_eq!(refused.field, "format");
            assert!(refused.reason.contains("give json"));
        }
    }
}
