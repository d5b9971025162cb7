//! `src/db/schema.rs` is written by hand from the migrations: it must say what a migrated database has.
use crate::support::TestApp;
use diesel::connection::DefaultLoadingMode;
use diesel::prelude::*;
use std::collections::BTreeMap;

diesel::table! {
    information_schema.columns (table_schema, table_name, column_name) {
        table_schema -> Text,
        table_name -> Text,
        column_name -> Text,
        #[sql_name = "is_nullable"]
        nullability -> Text,
        ordinal_position -> Integer,
    }
}

type Tables = BTreeMap<String, Vec<(String, bool)>>;

#[actix_web::test]
async fn the_schema_file_says_what_the_migrations_make() {
    let test = TestApp::start().await;

    let written = written();
    let migrated = migrated(&mut test.owner(), test.schema());

    assert_eq!(written.keys().collect::<Vec<_>>(), migrated.keys().collect::<Vec<_>>());
    for (table, columns) in &migrated {
        assert_eq!(&written[table], columns, "{table}");
    }
}

/// Tables of the file: column names in order, and whether each may be null. A column that no query of the program names
/// stands there as a remark, for a table holds at most 32 that the program reads.
fn written() -> Tables {
    let mut tables = Tables::new();
    let mut current = String::new();
    for line in include_str!("../../src/db/schema.rs").lines().map(str::trim) {
        let line = line.strip_prefix("// The database's own, for its figures: ").unwrap_or(line);
        if let Some((name, kind)) = line.trim_end_matches(',').split_once(" -> ") {
            let columns = tables.get_mut(&current).unwrap();
            columns.push((name.to_owned(), kind.starts_with("Nullable<")));
        } else if line.ends_with(") {") {
            line.split(' ').next().unwrap().clone_into(&mut current);
            tables.insert(current.clone(), Vec::new());
        }
    }
    tables
}

fn migrated(conn: &mut PgConnection, schema: &str) -> Tables {
    let mut tables = Tables::new();
    let rows = columns::table
        .filter(columns::table_schema.eq(schema))
        .order((columns::table_name, columns::ordinal_position))
        .select((columns::table_name, columns::column_name, columns::nullability))
        .load_iter::<(String, String, String), DefaultLoadingMode>(conn)
        .unwrap();
    for row in rows {
        let (table, column, nullable) = row.unwrap();
        if !table.starts_with("__diesel") {
            tables.entry(table).or_default().push((column, nullable == "YES"));
        }
    }
    tables
}
