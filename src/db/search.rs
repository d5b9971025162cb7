//! Cases by what people remember of them. Each criterion is a query of its own that an index serves, in one order: the newest
//! number first.
use super::Conn;
use super::case::{CaseRow, seen_by};
use super::schema::{cases, certificates, organisations, verifications};
use crate::domain::actor::Actor;
use diesel::pg::Pg;
use diesel::prelude::*;

/// One way in which a text can name a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Criterion {
    /// The beginning of a case number.
    Number(String),
    /// Any of these case numbers.
    Numbers(Vec<String>),
    /// The beginning of a name or of a given name, in lower case, without spaces.
    Name(String),
    /// The beginning of the number of an overseas certificate, in upper case, letters and digits only.
    Certificate(String),
    /// The number of an issued certificate.
    Issued(String),
    /// Part of the name of a unit.
    Unit(String),
    /// Rows of the lists: version and numbers.
    Items(Vec<(String, Vec<i32>)>),
}

type Query = cases::BoxedQuery<'static, Pg>;

/// The first text that no longer begins so; a prefix is the range up to there.
fn after(prefix: &str) -> String {
    format!("{prefix}\u{10FFFF}")
}

/// The newest cases that the actor may know of and this criterion names, older than `before`.
pub fn by(
    conn: &mut Conn,
    actor: &Actor,
    criterion: &Criterion,
    before: Option<&str>,
    limit: i64,
) -> QueryResult<Vec<CaseRow>> {
    match criterion {
        Criterion::Name(prefix) => {
            // Two indexes, two queries: one condition over both enters neither.
            let full = seen_by(actor)
                .filter(cases::name_key.ge(prefix.clone()).and(cases::name_key.lt(after(prefix))));
            let given = seen_by(actor)
                .filter(cases::given_key.ge(prefix.clone()).and(cases::given_key.lt(after(prefix))));
            let mut rows = newest(conn, full, before, limit)?;
            rows.extend(newest(conn, given, before, limit)?);
            Ok(rows)
        }
        Criterion::Items(lists) => {
            let mut rows = Vec::new();
            for (list, numbers) in lists {
                let of_list = cases::list_id.eq(list.clone()).and(cases::item_number.eq_any(numbers.clone()));
                rows.extend(newest(conn, seen_by(actor).filter(of_list), before, limit)?);
            }
            Ok(rows)
        }
        other => {
            let query = narrowed(seen_by(actor), other);
            newest(conn, query, before, limit)
        }
    }
}

fn narrowed(query: Query, criterion: &Criterion) -> Query {
    match criterion {
        Criterion::Number(prefix) => {
            query.filter(cases::number_key.ge(prefix.clone()).and(cases::number_key.lt(after(prefix))))
        }
        Criterion::Numbers(numbers) => query.filter(cases::number_key.eq_any(numbers.clone())),
        Criterion::Certificate(prefix) => {
            let of_number = verifications::certificate_key
                .ge(prefix.clone())
                .and(verifications::certificate_key.lt(after(prefix)));
            let asked = verifications::table.filter(of_number).select(verifications::id);
            query.filter(cases::verification_id.eq_any(asked))
        }
        Criterion::Issued(number) => {
            let issued = certificates::table
                .filter(certificates::number.eq(number.clone()))
                .select(certificates::case_id);
            query.filter(cases::id.eq_any(issued))
        }
        Criterion::Unit(text) => {
            let text = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            let pattern = format!("%{text}%");
            let named = organisations::name_zh
                .ilike(pattern.clone())
                .or(organisations::name_en.ilike(pattern).assume_not_null());
            query.filter(cases::org_id.eq_any(organisations::table.filter(named).select(organisations::id)))
        }
        Criterion::Name(_) | Criterion::Items(_) => query,
    }
}

fn newest(conn: &mut Conn, query: Query, before: Option<&str>, limit: i64) -> QueryResult<Vec<CaseRow>> {
    let query = match before {
        Some(number) => query.filter(cases::number_key.lt(number.to_owned())),
        None => query,
    };
    query.order(cases::number_key.desc()).limit(limit).select(CaseRow::as_select()).load(conn)
}
