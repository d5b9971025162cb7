//! The documentation of the procedure is printed from the table and never stale.
use std::path::Path;
use zhicheng::cli::flow::markdown;

#[test]
fn the_page_on_the_recognition_procedure_is_what_the_table_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/flow-recognition.md");
    let printed = markdown();

    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &printed).expect("docs/ can be written");
    }

    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == printed, "{} is stale: run UPDATE_DOCS=1 cargo test --test flow_docs", path.display());
}
