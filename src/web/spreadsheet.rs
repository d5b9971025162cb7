//! Rows of cells out of what people paste or upload: lines from a spreadsheet, CSV, XLSX. Nothing is stored, nothing guessed:
//! a file in another encoding or format is refused with what to do.
use calamine::{Data, Reader, Xlsx};
use std::io::{Cursor, Read};

/// The largest file; two hundred rows take a few dozen kilobytes.
pub const LARGEST: usize = 1024 * 1024;
/// What the parts of an XLSX may come to when unpacked.
const LARGEST_UNPACKED: u64 = 32 * 1024 * 1024;
/// More rows than this are not read; the page says how many it takes.
const MOST_ROWS: usize = 1000;
const MOST_CELLS: usize = 32;

/// A line of the table, its cells trimmed.
pub type Cells = Vec<String>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Neither UTF-8 text nor XLSX.
    Format,
    /// Begins as an XLSX, and is broken, protected or far too large inside.
    Broken,
}

/// The rows of a file: XLSX by its first bytes, else text.
pub fn read(bytes: &[u8]) -> Result<Vec<Cells>, Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") {
        return workbook(bytes);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::Format)?;
    if text.contains('\0') { Err(Unreadable::Format) } else { Ok(rows(text)) }
}

/// The rows of pasted text: tabs between the cells where there is a tab, else commas. Empty lines are left out.
pub fn rows(text: &str) -> Vec<Cells> {
    let text = text.trim_start_matches('\u{FEFF}');
    let delimiter = if text.contains('\t') { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let cells = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
    kept(reader.records().flatten().map(cells))
}

/// The same rows as text for a box, one line each, with tabs between the cells.
pub fn text(rows: &[Cells]) -> String {
    let flat = |cell: &String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted =
        |cell: String| if cell.contains('"') { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell };
    let line = |cells: &Cells| cells.iter().map(flat).map(quoted).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn kept(rows: impl Iterator<Item = Cells>) -> Vec<Cells> {
    rows.filter(|cells| cells.iter().any(|cell| !cell.is_empty())).take(MOST_ROWS).collect()
}

/// The first sheet of a workbook, after its size unpacked has been measured: a small file can hold gigabytes.
fn workbook(bytes: &[u8]) -> Result<Vec<Cells>, Unreadable> {
    measure(bytes).ok_or(Unreadable::Broken)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    let sheet = book.worksheet_range_at(0).and_then(Result::ok).ok_or(Unreadable::Broken)?;
    let cells = |row: &[Data]| row.iter().take(MOST_CELLS).map(cell).collect();
    Ok(kept(sheet.rows().take(MOST_ROWS).map(cells)))
}

fn measure(bytes: &[u8]) -> Option<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut left = LARGEST_UNPACKED;
    for place in 0..archive.len() {
        let part = archive.by_index(place).ok()?;
        let size = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).ok()?;
        left = left.checked_sub(size)?;
    }
    Some(())
}

/// A cell in words; a date as year-month-day.
fn cell(cell: &Data) -> String {
    match cell {
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::Error(_) => String::new(),
        other => other.to_string().trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_from_a_spreadsheet_and_lines_of_csv_read_the_same() {
        let pasted = rows("林知远\tlin@example.com\n\n何静\the@example.com\n");

        assert_eq!(pasted, rows("\u{FEFF}林知远, lin@example.com\r\n何静,he@example.com"));
        assert_eq!(pasted.len(), 2);
    }

    #[test]
    fn a_quoted_cell_may_hold_the_comma() {
        assert_eq!(rows("\"Lin, Zhiyuan\",C12"), [["Lin, Zhiyuan", "C12"]]);
    }

    #[test]
    fn what_is_written_for_the_box_reads_back_as_it_was() {
        let table = rows("a,\"b, c\",\n,d,e");

        assert_eq!(rows(&text(&table)), table);
    }

    #[test]
    fn a_file_in_another_encoding_or_format_is_refused() {
        assert_eq!(read(b"\xD0\xD5\xC3\xFB,\xD3\xCA\xCF\xE4"), Err(Unreadable::Format));
        assert_eq!(read(b"%PDF-1.7\0"), Err(Unreadable::Format));
        assert_eq!(read(b"PK\x03\x04 no workbook"), Err(Unreadable::Broken));
    }

    #[test]
    fn the_first_sheet_of_a_workbook_is_read_with_its_dates_as_dates() {
        let rows = read(include_bytes!("../../tests/it/employer/applicants.xlsx")).unwrap();

        assert_eq!(rows[0][..2], ["姓名", "电子邮箱"]);
        assert_eq!(
            rows[1],
            ["苏晴", "su.qing@example.com", "工程师", "C12", "4711", "Su Qing", "2015-03-01", "劳动合同"]
        );
    }
}
