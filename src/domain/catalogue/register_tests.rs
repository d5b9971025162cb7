//! Rows of several classes and cities that are one certificate.
use super::lists_tests::{all, list, row};
use super::*;
use std::collections::{BTreeMap, HashSet};

/// The rows of a certificate as they are cited.
fn cited(id: &str) -> Vec<String> {
    rows_of(id).iter().map(|(_, entry)| entry.row.to_string()).collect()
}

#[test]
fn fipa_is_one_certificate_in_four_classes_and_both_cities() {
    crate::cites!(crate::domain::clause::Clause::L7);
    assert_eq!(cited("ipa-fipa"), ["A99", "B23", "C37", "D5", "G27"]);
    assert_eq!(row("G27").title_level(), None);
}

#[test]
fn rows_under_other_names_are_one_certificate_where_the_note_says_so() {
    assert_eq!(cited("ieee-fellow"), ["A17", "B5", "U1"]);
    assert_eq!(cited("optica-fellow"), ["A35", "B7"]);
    assert_eq!(cited("cpaa-fcpa"), ["B22", "C36", "G6"]);
    assert_eq!(cited("cpaa-cpa"), ["A98", "D4", "G6"]);
    assert_eq!(cited("rsc-frsc"), ["A1", "B1", "C1", "U5"]);
    assert_eq!(cited("cima-cgma"), ["A88", "D3", "G26"]);
    for citation in ["B5", "B7", "B22", "G26"] {
        assert!(row(citation).note.is_some(), "{citation}");
    }
}

#[test]
fn a_cell_that_names_several_certificates_belongs_to_each_and_says_so() {
    let several: Vec<&Entry> = all().filter(|entry| !entry.also.is_empty()).collect();

    let rows: Vec<String> = several.iter().map(|entry| entry.row.to_string()).collect();
    assert_eq!(rows, ["G6", "G15", "G27", "G35", "G39", "G43", "G45"]);
    for entry in several {
        for id in &entry.also {
            assert!(entry.note.as_deref().unwrap().contains(id.as_str()), "{}", entry.row);
        }
    }
    assert_eq!(cited("hkis-mhkis"), ["A67", "B14", "C27", "G43"]);
}

#[test]
fn every_b_and_c_row_has_its_certificate_in_class_a_but_two() {
    let in_a: HashSet<&str> =
        list("shanghai-3.0").entries_of(ItemClass::A).map(|entry| entry.certificate_id.as_str()).collect();

    let without: Vec<String> = [ItemClass::B, ItemClass::C]
        .into_iter()
        .flat_map(|class| list("shanghai-3.0").entries_of(class))
        .filter(|entry| !in_a.contains(entry.certificate_id.as_str()))
        .map(|entry| entry.row.to_string())
        .collect();

    // FCPA and the Engineering Technician of RAeS.
    assert_eq!(without, ["B22", "C22", "C36"]);
}

#[test]
fn within_one_table_a_certificate_stands_once() {
    let mut seen = HashSet::new();

    for entry in all() {
        assert!(seen.insert((entry.row.table, &entry.certificate_id)), "{}", entry.row);
    }
}

#[test]
fn rows_of_one_certificate_in_shanghai_agree_on_letters_and_body() {
    let mut letters: BTreeMap<&str, HashSet<&str>> = BTreeMap::new();
    let mut bodies: BTreeMap<&str, HashSet<String>> = BTreeMap::new();
    for entry in &list("shanghai-3.0").entries {
        let id = entry.certificate_id.as_str();
        letters.entry(id).or_default().extend(entry.abbreviation.as_deref());
        bodies.entry(id).or_default().extend(entry.bodies[0].en.as_deref().map(str::to_lowercase));
    }

    let several = |names: usize| names > 1;
    assert!(letters.values().all(|names| !several(names.len())), "{letters:?}");
    // Told on B5 and B7: the same certificate under another name of its body.
    let others: Vec<&str> =
        bodies.iter().filter(|(_, names)| several(names.len())).map(|(id, _)| *id).collect();
    assert_eq!(others, ["ieee-fellow"]);
}

#[test]
fn an_id_that_was_never_given_has_no_rows() {
    assert!(rows_of("nobody-nothing").is_empty());
}
