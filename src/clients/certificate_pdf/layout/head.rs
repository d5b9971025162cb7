//! Issuer, heading, and the sentence that says who holds which title.
use super::super::paragraph::{Line, Span, fit_line};
use super::{
    Bilingual, Block, CENTRE, Field, Ink, Language, Placed, RenderError, Sheet, Style, Typesetter, Weight,
    both, style, wording,
};

/// The widest a centred line may be.
const WIDTH: f32 = 640.0;
/// How far the great lines may shrink: below this they no longer dominate the page.
const SMALLEST: f32 = 0.4;

const ZH: Language = Language::Chinese;
const EN: Language = Language::English;

const ISSUER_ZH: Style = Style { tracking: 0.18, ..style(Weight::Regular, 13.0, Ink::Black, ZH) };
const ISSUER_EN: Style = Style { tracking: 0.02, ..style(Weight::Regular, 8.5, Ink::Grey, EN) };
const HEADING_ZH: Style = Style { tracking: 0.42, ..style(Weight::Bold, 37.0, Ink::Red, ZH) };
const HEADING_EN: Style = Style { tracking: 0.06, ..style(Weight::Regular, 12.5, Ink::Grey, EN) };
const CERTIFY_ZH: Style = style(Weight::Regular, 10.0, Ink::Black, ZH);
const CERTIFY_EN: Style = style(Weight::Regular, 9.0, Ink::Grey, EN);
const NAME: Style = style(Weight::Bold, 25.0, Ink::Black, ZH);
const LATIN_NAME: Style = style(Weight::Regular, 16.0, Ink::Black, EN);
const TITLE_ZH: Style = Style { tracking: 0.08, ..style(Weight::Bold, 22.0, Ink::Red, ZH) };
const TITLE_EN: Style = style(Weight::Regular, 15.0, Ink::Red, EN);
const WATERMARK: Style = Style { tracking: 0.06, ..style(Weight::Bold, 88.0, Ink::Watermark, ZH) };

pub(super) fn plan(sheet: &Sheet<'_>, setter: &Typesetter<'_>) -> Result<Vec<Block>, RenderError> {
    let centred = |spans: &[Span], baseline: f32| -> Result<Placed, RenderError> {
        Ok(Placed::centred(fit_line(setter, spans, WIDTH, SMALLEST)?, CENTRE, baseline))
    };
    let certify =
        both(Bilingual::new("兹证明", "This is to certify that"), CERTIFY_ZH, CERTIFY_EN, Field::Fixed);
    let holds = both(
        Bilingual::new("取得以下职称", "has obtained the professional title of"),
        CERTIFY_ZH,
        CERTIFY_EN,
        Field::Fixed,
    );
    let mut name = vec![wording(sheet.holder_name, NAME, Field::HolderName)];
    if let Some(latin) = sheet.holder_latin_name.filter(|latin| !latin.trim().is_empty()) {
        name.push(Span::new("  ", LATIN_NAME, Field::HolderLatinName));
        name.push(wording(latin, LATIN_NAME, Field::HolderLatinName));
    }
    Ok(vec![
        Block::Paragraph(issuer(sheet, setter)?),
        Block::Heading(vec![
            centred(&[wording("职称证书", HEADING_ZH, Field::Fixed)], 134.0)?,
            centred(&[wording("Certificate of Professional Title", HEADING_EN, Field::Fixed)], 154.0)?,
        ]),
        Block::Paragraph(vec![centred(&certify, 190.5)?]),
        Block::Paragraph(vec![centred(&name, 220.5)?]),
        Block::Paragraph(vec![centred(&holds, 244.0)?]),
        Block::Paragraph(vec![centred(
            &both(sheet.title_name, TITLE_ZH, TITLE_EN, Field::TitleName),
            273.5,
        )?]),
    ])
}

fn issuer(sheet: &Sheet<'_>, setter: &Typesetter<'_>) -> Result<Vec<Placed>, RenderError> {
    let zh = fit_line(setter, &[wording(sheet.issuer.zh, ISSUER_ZH, Field::Issuer)], WIDTH, SMALLEST)?;
    let mut lines = vec![Placed::centred(zh, CENTRE, 73.0)];
    if let Some(english) = sheet.issuer.en {
        let en = fit_line(setter, &[wording(english, ISSUER_EN, Field::Issuer)], WIDTH, SMALLEST)?;
        lines.push(Placed::centred(en, CENTRE, 87.0));
    }
    Ok(lines)
}

/// The words across a demonstration.
pub(super) fn watermark(setter: &Typesetter<'_>) -> Result<Line, RenderError> {
    let words = Span::new("演示 DEMONSTRATION", WATERMARK, Field::Fixed);
    fit_line(setter, &[words], 660.0, SMALLEST)
}
