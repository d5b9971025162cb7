//! A list as a file: one table of typed cells, as CSV (UTF-8 with its mark, so that spreadsheets read it) or XLSX.
//! Texts that a spreadsheet would run as a formula are made harmless in both.
use crate::domain::calendar::shanghai_time;
use crate::services::export::MOST_ROWS;
use crate::services::{Error, Result};
use crate::text::shell::ListText;
use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use anyhow::Context;
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use rust_xlsxwriter::{ExcelDateTime, Format as Look, Workbook, Worksheet, XlsxError};
use serde::Deserialize;

/// One value, of the kind that a spreadsheet sorts and counts by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    Number(i64),
    Date(NaiveDate),
    /// Written in Shanghai time.
    Time(DateTime<Utc>),
    Empty,
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Xlsx,
}

impl Format {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// The part of an address that says which file is wanted.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    format: String,
}

impl Wanted {
    /// CSV where none is named; there is no file of any other format.
    pub fn format(&self) -> Result<Format> {
        if self.format.is_empty() {
            return Ok(Format::Csv);
        }
        let known = [Format::Csv, Format::Xlsx].into_iter().find(|format| format.name() == self.format);
        known.ok_or(Error::NotFound)
    }
}

/// The links under a list, and how much they hold.
#[derive(Debug, Clone)]
pub struct Exports {
    pub csv: String,
    pub xlsx: String,
    pub bound: String,
}

impl Exports {
    /// `href` is the address of the export with the filters of the list.
    pub fn new(t: ListText, href: &str) -> Self {
        let gap = if href.contains('?') { '&' } else { '?' };
        let to = |format: Format| format!("{href}{gap}format={}", format.name());
        Self { csv: to(Format::Csv), xlsx: to(Format::Xlsx), bound: t.export_bound(MOST_ROWS) }
    }
}

/// Rows under headers in the language of the page. Never a column that the page does not show.
#[derive(Debug, Clone)]
pub struct Table {
    /// What the file is called, without its ending.
    pub name: String,
    pub headers: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// 200 with the file.
    pub fn answer(&self, format: Format) -> Result<HttpResponse> {
        let bytes = match format {
            Format::Csv => self.csv().context("writing the CSV")?,
            Format::Xlsx => self.xlsx().context("writing the XLSX")?,
        };
        let disposition = format!("attachment; filename=\"{}.{}\"", self.name, format.name());
        Ok(HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, format.media_type()))
            .insert_header((CONTENT_DISPOSITION, disposition))
            .body(bytes))
    }

    fn csv(&self) -> anyhow::Result<Vec<u8>> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{FEFF}".as_bytes().to_vec());
        writer.write_record(&self.headers)?;
        for row in &self.rows {
            writer.write_record(row.iter().map(Cell::text))?;
        }
        writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))
    }

    fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let bold = Look::new().set_bold();
        let day = Look::new().set_num_format("yyyy-mm-dd");
        let time = Look::new().set_num_format("yyyy-mm-dd hh:mm");
        for (column, header) in (0..).zip(&self.headers) {
            sheet.write_string_with_format(0, column, *header, &bold)?;
            sheet.set_column_width(column, 18)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        for (line, row) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(row) {
                cell.write(sheet, (line, column), &day, &time)?;
            }
        }
        book.save_to_buffer()
    }
}

impl Cell {
    /// As it stands in a CSV.
    fn text(&self) -> String {
        match self {
            Self::Text(text) => harmless(text),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.to_string(),
            Self::Time(at) => at.with_timezone(&shanghai_time()).format("%Y-%m-%d %H:%M").to_string(),
            Self::Empty => String::new(),
        }
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        (line, column): (u32, u16),
        day: &Look,
        time: &Look,
    ) -> Result<(), XlsxError> {
        match self {
            Self::Text(text) => sheet.write_string(line, column, harmless(text))?,
            #[expect(clippy::cast_precision_loss, reason = "a spreadsheet knows no other number")]
            Self::Number(number) => sheet.write_number(line, column, *number as f64)?,
            Self::Date(date) => sheet.write_datetime_with_format(line, column, &excel_day(*date)?, day)?,
            Self::Time(at) => {
                let at = at.with_timezone(&shanghai_time());
                let hour = u16::try_from(at.hour()).unwrap_or(0);
                let minute = u8::try_from(at.minute()).unwrap_or(0);
                let at = excel_day(at.date_naive())?.and_hms(hour, minute, 0)?;
                sheet.write_datetime_with_format(line, column, &at, time)?
            }
            Self::Empty => sheet,
        };
        Ok(())
    }
}

fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or(0);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(0), part(day.month()), part(day.day()))
}

/// What begins like a formula gets an apostrophe in front: spreadsheets then take it for a text (OWASP, CSV injection).
fn harmless(text: &str) -> String {
    const LEADING: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(LEADING) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::{Data, Reader, Xlsx};
    use std::io::Cursor;

    fn table() -> Table {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        Table {
            name: "list".into(),
            headers: vec!["姓名", "剩余", "日期", "时间", "说明"],
            rows: vec![
                vec![
                    "=1+1".into(),
                    Cell::Number(-3),
                    Cell::Date(day),
                    Cell::Time("2026-03-02T16:30:00Z".parse().unwrap()),
                    "a,\"b\"\nc".into(),
                ],
                vec!["林知远".into(), Cell::Empty, Cell::Empty, Cell::Empty, "@x".into()],
            ],
        }
    }

    #[test]
    fn a_text_that_begins_like_a_formula_is_made_harmless_and_a_negative_number_stays_one() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("林 = 1"), "林 = 1");
        assert_eq!(Cell::Number(-3).text(), "-3");
    }

    #[test]
    fn a_csv_begins_with_the_mark_of_its_encoding_and_quotes_what_must_be_quoted() {
        let csv = String::from_utf8(table().csv().unwrap()).unwrap();

        assert!(csv.starts_with("\u{FEFF}姓名,剩余,日期,时间,说明\r\n"));
        assert!(csv.contains("'=1+1,-3,2026-03-02,2026-03-03 00:30,\"a,\"\"b\"\"\nc\"\r\n"));
        assert!(csv.ends_with("林知远,,,,'@x\r\n"));
    }

    #[test]
    fn an_xlsx_keeps_numbers_and_days_as_what_they_are_and_holds_no_formula() {
        let bytes = table().xlsx().unwrap();

        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let sheet = book.worksheet_range_at(0).unwrap().unwrap();
        let formulas = book.worksheet_formula(&book.sheet_names()[0].clone()).unwrap();
        assert_eq!(sheet.get((1, 0)), Some(&Data::String("'=1+1".into())));
        assert_eq!(sheet.get((1, 1)), Some(&Data::Float(-3.0)));
        assert!(matches!(sheet.get((1, 2)), Some(Data::DateTime(_))));
        assert!(matches!(sheet.get((1, 3)), Some(Data::DateTime(_))));
        assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
    }

    #[test]
    fn the_links_keep_the_filters_of_the_list() {
        let exports = Exports::new(ListText(crate::domain::lang::Lang::Zh), "/reviewer/export?q=x");

        assert_eq!(exports.csv, "/reviewer/export?q=x&format=csv");
        assert_eq!(Exports::new(ListText(crate::domain::lang::Lang::Zh), "/e").xlsx, "/e?format=xlsx");
    }
}
