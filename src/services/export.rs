//! Taking a list out of the program: all that the filter shows, up to a bound, and always recorded.
use super::{Error, Result};
use crate::db::{Conn, audit};
use crate::domain::actor::Actor;
use crate::domain::text_enum;

/// The most rows of one file; a spreadsheet opens them at once, and one request holds them.
pub const MOST_ROWS: usize = 50_000;

text_enum! {
    /// The lists that can be exported.
    pub enum List {
        ReviewerQueue = "reviewer_queue",
        CertificateRegister = "certificate_register",
        Audit = "audit",
        UnitDesk = "unit_desk",
    }
}

/// Reads a list to its end, a batch after the last row of the one before; an empty batch ends it.
pub fn whole<T>(batch: impl FnMut(Option<&T>) -> Result<Vec<T>>) -> Result<Vec<T>> {
    up_to(MOST_ROWS, batch)
}

fn up_to<T>(most: usize, mut batch: impl FnMut(Option<&T>) -> Result<Vec<T>>) -> Result<Vec<T>> {
    let mut rows = Vec::new();
    loop {
        let next = batch(rows.last())?;
        if next.is_empty() {
            return Ok(rows);
        }
        rows.extend(next);
        if rows.len() > most {
            return Err(Error::refused(
                &format!("超过 {most} 行，不能一次导出。请用条件缩小范围，分次导出。"),
                &format!(
                    "There are more than {most} rows. Narrow the list with its filters and export it in parts."
                ),
            ));
        }
    }
}

/// Writes down who took which list out, under which filter, in which format, and how many rows it had.
pub fn record(
    conn: &mut Conn,
    actor: &Actor,
    list: List,
    format: &str,
    filter: &serde_json::Value,
    rows: usize,
) -> Result<()> {
    let detail = serde_json::json!({ "list": list, "format": format, "filter": filter, "rows": rows });
    Ok(audit::record(conn, actor, "export", "list", None, &detail)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers from 1 to `count`, three at a time.
    fn threes(count: u32) -> impl FnMut(Option<&u32>) -> Result<Vec<u32>> {
        move |last| {
            let from = last.copied().unwrap_or(0);
            Ok((from + 1..=count.min(from + 3)).collect())
        }
    }

    #[test]
    fn a_list_is_read_to_its_end_and_each_row_once() {
        assert_eq!(up_to(10, threes(8)).unwrap(), (1..=8).collect::<Vec<_>>());
        assert_eq!(up_to(8, threes(8)).unwrap().len(), 8, "the bound itself is allowed");
    }

    #[test]
    fn a_list_beyond_the_bound_is_refused_with_the_cure() {
        let Err(Error::Refused(refused)) = up_to(7, threes(8)) else { panic!("refused") };

        assert!(refused.0.zh.contains("缩小范围") && refused.0.en.contains("Narrow"));
    }
}
