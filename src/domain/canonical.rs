//! One spelling for one value, so that a digest names its content and nothing else.
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// JSON with sorted keys and no spaces: RFC 8785 for texts, whole numbers, booleans and null.
///
/// Keys are sorted here, not by `serde_json`, whose order changes when any crate of the build asks it to keep the
/// order of insertion.
pub fn canonical_json(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(canonical_json).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(fields) => {
            let mut keys: Vec<&String> = fields.keys().collect();
            // RFC 8785 3.2.3 sorts by UTF-16 code units.
            keys.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
            let fields: Vec<String> = keys
                .into_iter()
                .map(|key| format!("{}:{}", Value::from(key.as_str()), canonical_json(&fields[key])))
                .collect();
            format!("{{{}}}", fields.join(","))
        }
        plain => plain.to_string(),
    }
}

/// SHA-256 over [`canonical_json`], 64 lower-case hexadecimal digits.
///
/// # Panics
/// When `value` cannot be written as JSON (a map whose keys are not texts or numbers).
pub fn digest<T: Serialize>(value: &T) -> String {
    let json =
        serde_json::to_value(value).expect("lists and calendars are plain records of texts and numbers");
    hex::encode(Sha256::digest(canonical_json(&json)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_and_spaces_gone_at_every_depth() {
        let value = json!({"b": [1, {"d": null, "c": true}], "a": "职\"称"});

        assert_eq!(canonical_json(&value), r#"{"a":"职\"称","b":[1,{"c":true,"d":null}]}"#);
    }

    #[test]
    fn the_digest_is_plain_sha_256_of_that_text() {
        // Computed apart with `printf '{"a":1}' | sha256sum`.
        assert_eq!(
            digest(&json!({"a": 1})),
            "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"
        );
    }

    #[test]
    fn another_value_has_another_digest() {
        assert_ne!(digest(&json!({"a": 1})), digest(&json!({"a": 2})));
    }
}
