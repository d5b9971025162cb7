//! The band below the table: how to check it on the left, who issued it on the right, with room for
//! a seal.
use super::super::paragraph::fit_line;
use super::super::qr::QrFigure;
use super::record::chinese_date;
use super::{
    Bilingual, Block, Field, Ink, LEFT, Language, Placed, RIGHT, RenderError, Sheet, Style, Typesetter,
    Weight, both, style, wording,
};

const TOP: f32 = 432.0;
/// Side of the QR code without its quiet zone: 28 mm.
const QR_SIDE: f32 = 80.0;
const TEXT_LEFT: f32 = LEFT + QR_SIDE + 20.0;
const TEXT_WIDTH: f32 = 290.0;
/// The sign-off is centred here; a seal of 42 mm has its place over it.
const SIGN_OFF_CENTRE: f32 = RIGHT - 105.0;
const SIGN_OFF_WIDTH: f32 = 210.0;

const SCAN_ZH: Style = style(Weight::Bold, 10.5, Ink::Black, Language::Chinese);
const SMALL_ZH: Style = style(Weight::Regular, 8.0, Ink::Grey, Language::Chinese);
const SMALL_EN: Style = style(Weight::Regular, 8.0, Ink::Grey, Language::English);
const CODE: Style = Style { tracking: 0.04, ..style(Weight::Bold, 12.5, Ink::Black, Language::English) };
const LINK: Style = style(Weight::Regular, 8.5, Ink::Red, Language::English);
const ISSUER: Style = style(Weight::Bold, 12.0, Ink::Black, Language::Chinese);
const DATE: Style = style(Weight::Regular, 10.5, Ink::Black, Language::Chinese);

pub(super) fn plan(sheet: &Sheet<'_>, setter: &Typesetter<'_>) -> Result<Vec<Block>, RenderError> {
    let left = |spans: &[_], baseline: f32| -> Result<Placed, RenderError> {
        let line = fit_line(setter, spans, TEXT_WIDTH, 0.6)?;
        Ok(Placed { line, x: TEXT_LEFT, baseline })
    };
    let scan = both(Bilingual::new("扫码核验", "Scan to verify"), SCAN_ZH, SMALL_EN, Field::Fixed);
    let label = both(Bilingual::new("核验码", "Check code"), SMALL_ZH, SMALL_EN, Field::Fixed);
    let code = wording(&sheet.public_code.to_string(), CODE, Field::Fixed);
    let address = both(Bilingual::new("核验网址", "Check at"), SMALL_ZH, SMALL_EN, Field::Fixed);
    let link = wording(sheet.check_url, LINK, Field::CheckUrl);
    Ok(vec![
        Block::Figure(QrFigure::new(sheet.check_url, LEFT, TOP, QR_SIDE)?),
        Block::Paragraph(vec![left(&scan, TOP + 10.0)?]),
        Block::Paragraph(vec![left(&label, TOP + 29.0)?, left(&[code], TOP + 44.0)?]),
        Block::Paragraph(vec![left(&address, TOP + 63.0)?]),
        Block::Link(left(&[link], TOP + 76.0)?),
        Block::Paragraph(sign_off(sheet, setter)?),
    ])
}

fn sign_off(sheet: &Sheet<'_>, setter: &Typesetter<'_>) -> Result<Vec<Placed>, RenderError> {
    let centred = |spans: &[_], baseline: f32| -> Result<Placed, RenderError> {
        Ok(Placed::centred(fit_line(setter, spans, SIGN_OFF_WIDTH, 0.4)?, SIGN_OFF_CENTRE, baseline))
    };
    let label =
        both(Bilingual::new("发证单位（盖章）", "Issued by (seal)"), SMALL_ZH, SMALL_EN, Field::Fixed);
    Ok(vec![
        centred(&label, TOP + 10.0)?,
        centred(&[wording(sheet.issuer.zh, ISSUER, Field::Issuer)], TOP + 56.0)?,
        centred(&[wording(&chinese_date(sheet.awarded_on), DATE, Field::Fixed)], TOP + 76.0)?,
    ])
}
