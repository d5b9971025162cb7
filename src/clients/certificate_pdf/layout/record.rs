//! The table of particulars. It has a fixed place; long entries wrap, and the whole table shrinks
//! until it fits.
use super::super::paragraph::{Line, fit_line, wrap};
use super::{
    Bilingual, Cell, Field, Ink, LEFT, Language, Placed, RIGHT, RenderError, Sheet, Style, Typesetter,
    Weight, both, style,
};
use chrono::{Datelike, NaiveDate};

/// The table stands between these heights.
const TOP: f32 = 294.0;
const BOTTOM: f32 = 419.0;
/// Where the second column of cells begins.
const MIDDLE: f32 = 436.0;
const LABEL_WIDTH: f32 = 124.0;
const GUTTER: f32 = 10.0;
/// Type below 55 % of the intended size (5.8 points) is not read any more.
const SCALES: [f32; 10] = [1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55];
/// Line height and the space in a row above and below its lines, in units of the type size.
const LEADING: f32 = 1.36;
const PADDING: f32 = 0.5;
/// No row grows beyond this by spare space, in points.
const MOST_SPARE: f32 = 3.0;

const LABEL_ZH: Style = style(Weight::Bold, 9.5, Ink::Black, Language::Chinese);
const LABEL_EN: Style = style(Weight::Regular, 7.5, Ink::Grey, Language::English);
const VALUE_ZH: Style = style(Weight::Regular, 10.5, Ink::Black, Language::Chinese);
const VALUE_EN: Style = style(Weight::Regular, 9.0, Ink::Grey, Language::English);

pub(super) struct Record {
    pub rows: Vec<Vec<Cell>>,
    pub rules: Vec<f32>,
}

/// A cell before it has a place.
struct Entry<'a> {
    label: Bilingual<'a>,
    value: Bilingual<'a>,
    field: Field,
}

/// A cell whose lines are broken but not placed.
struct Broken {
    label: Line,
    value: Vec<Line>,
    field: Field,
}

pub(super) fn plan(sheet: &Sheet<'_>, setter: &Typesetter<'_>) -> Result<Record, RenderError> {
    let list_zh = format!("《上海市境外职业资格证书认可清单（{}版）》", sheet.list_version.trim());
    let list_en =
        format!("Shanghai list of recognised overseas certificates, version {}", sheet.list_version.trim());
    let (date_zh, date_en) = (chinese_date(sheet.awarded_on), english_date(sheet.awarded_on));
    let entry = |label, value, field| Entry { label, value, field };
    let rows = vec![
        vec![
            entry(Bilingual::new("级别", "Level"), sheet.level, Field::Level),
            entry(Bilingual::new("取得方式", "Obtained by"), sheet.obtained_by, Field::ObtainedBy),
        ],
        vec![
            entry(
                Bilingual::new("证书编号", "Number"),
                Bilingual::chinese(sheet.number.as_str()),
                Field::Number,
            ),
            entry(Bilingual::new("授予日期", "Awarded on"), Bilingual::new(&date_zh, &date_en), Field::Fixed),
        ],
        vec![entry(
            Bilingual::new("境外证书", "Overseas certificate"),
            sheet.overseas_certificate,
            Field::OverseasCertificate,
        )],
        vec![entry(Bilingual::new("颁证机构", "Issuing body"), sheet.issuing_body, Field::IssuingBody)],
        vec![entry(
            Bilingual::new("对应专业", "Speciality"),
            Bilingual::chinese(sheet.speciality_zh),
            Field::Speciality,
        )],
        vec![entry(
            Bilingual::new("认可清单", "Recognition list"),
            Bilingual::new(&list_zh, &list_en),
            Field::ListVersion,
        )],
    ];
    let mut longest = Field::Fixed;
    for scale in SCALES {
        let broken = break_rows(&rows, setter, scale)?;
        let needed: f32 = broken.iter().map(|row| height(row, scale)).sum();
        if needed <= BOTTOM - TOP {
            return Ok(place(broken, scale, BOTTOM - TOP - needed));
        }
        longest = tallest(&broken);
    }
    Err(RenderError::TooLong { field: longest })
}

fn break_rows(
    rows: &[Vec<Entry<'_>>],
    setter: &Typesetter<'_>,
    scale: f32,
) -> Result<Vec<Vec<Broken>>, RenderError> {
    let break_row = |row: &Vec<Entry<'_>>| {
        let width = if row.len() == 1 { RIGHT - LEFT } else { MIDDLE - LEFT - GUTTER };
        row.iter().map(|entry| break_entry(entry, setter, scale, width - LABEL_WIDTH)).collect()
    };
    rows.iter().map(break_row).collect()
}

fn break_entry(
    entry: &Entry<'_>,
    setter: &Typesetter<'_>,
    scale: f32,
    width: f32,
) -> Result<Broken, RenderError> {
    let label = both(entry.label, LABEL_ZH.scaled(scale), LABEL_EN.scaled(scale), Field::Fixed);
    let value = both(entry.value, VALUE_ZH, VALUE_EN, entry.field);
    Ok(Broken {
        label: fit_line(setter, &label, LABEL_WIDTH - GUTTER, 0.5)?,
        value: wrap(setter, &value, width, scale)?,
        field: entry.field,
    })
}

/// Points that a row needs.
#[expect(clippy::cast_precision_loss, reason = "a certificate has few lines")]
fn height(row: &[Broken], scale: f32) -> f32 {
    let lines = row.iter().map(|cell| cell.value.len()).max().unwrap_or(1);
    (lines as f32 * LEADING + PADDING) * VALUE_ZH.size * scale
}

fn tallest(rows: &[Vec<Broken>]) -> Field {
    let cell = rows.iter().flatten().max_by_key(|cell| cell.value.len());
    cell.map_or(Field::Fixed, |cell| cell.field)
}

#[expect(clippy::cast_precision_loss, reason = "a certificate has few rows")]
fn place(rows: Vec<Vec<Broken>>, scale: f32, spare: f32) -> Record {
    let size = VALUE_ZH.size * scale;
    let extra = (spare / rows.len() as f32).min(MOST_SPARE);
    let mut top = TOP;
    let mut record = Record { rows: Vec::new(), rules: vec![TOP] };
    for row in rows {
        let is_wide = row.len() == 1;
        let bottom = top + height(&row, scale) + extra;
        // The first baseline: half the padding, half the spare, and the ascent within the line.
        let first = top + extra / 2.0 + size * (PADDING / 2.0 + (LEADING - 1.0) / 2.0 + 0.86);
        let cells = row.into_iter().zip([LEFT, MIDDLE]);
        record.rows.push(cells.map(|(cell, x)| place_cell(cell, x, first, size, is_wide)).collect());
        record.rules.push(bottom);
        top = bottom;
    }
    record
}

#[expect(clippy::cast_precision_loss, reason = "a certificate has few lines")]
fn place_cell(cell: Broken, x: f32, first: f32, size: f32, is_wide: bool) -> Cell {
    let at =
        |(place, line)| Placed { line, x: x + LABEL_WIDTH, baseline: first + place as f32 * size * LEADING };
    Cell {
        label: Placed { line: cell.label, x, baseline: first },
        value: cell.value.into_iter().enumerate().map(at).collect(),
        is_wide,
    }
}

pub(super) fn chinese_date(date: NaiveDate) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}

fn english_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}
