//! The small print: how to check the sheet, what it is not, and the clause it rests on.
use super::super::paragraph::fit_line;
use super::{
    Bilingual, Block, Field, Ink, LEFT, Language, Placed, RIGHT, RenderError, Sheet, Style, Typesetter,
    Weight, both, style,
};

/// Height of the rule above the small print.
pub(super) const RULE: f32 = 526.0;
const FIRST: f32 = 536.5;
const LEADING: f32 = 10.0;

const ZH: Style = style(Weight::Regular, 7.2, Ink::Grey, Language::Chinese);
const EN: Style = style(Weight::Regular, 6.8, Ink::Grey, Language::English);
const DEMO_ZH: Style = style(Weight::Bold, 7.2, Ink::Red, Language::Chinese);
const DEMO_EN: Style = style(Weight::Regular, 6.8, Ink::Red, Language::English);

const CHECK: Bilingual<'_> = Bilingual::new(
    "核验：扫描二维码，或打开核验网址并输入核验码。证书是否有效，以登记查询结果为准。",
    "To check: scan the QR code, or open the address and enter the check code. The register decides, not this sheet.",
);
const UNSIGNED: Bilingual<'_> = Bilingual::new(
    "本版文件尚未加数字签名。依据：沪人社专[2025]298号第二部分（三）5。",
    "In this edition the file is not yet digitally signed. Basis: Shanghai notice [2025] No. 298, part 2(3)5.",
);
const DEMO: Bilingual<'_> = Bilingual::new(
    "演示文件：人员、机构和结果均为虚构，不是职称证书，没有任何效力。",
    "DEMONSTRATION: people, bodies and results are invented. This is no certificate and has no effect.",
);

#[expect(clippy::cast_precision_loss, reason = "three lines")]
pub(super) fn plan(sheet: &Sheet<'_>, setter: &Typesetter<'_>) -> Result<Block, RenderError> {
    let mut lines = vec![both(CHECK, ZH, EN, Field::Fixed), both(UNSIGNED, ZH, EN, Field::Fixed)];
    if sheet.demo {
        lines.push(both(DEMO, DEMO_ZH, DEMO_EN, Field::Fixed));
    }
    let placed = lines.iter().enumerate().map(|(place, spans)| {
        let line = fit_line(setter, spans, RIGHT - LEFT, 0.7)?;
        Ok(Placed { line, x: LEFT, baseline: FIRST + place as f32 * LEADING })
    });
    Ok(Block::Paragraph(placed.collect::<Result<_, RenderError>>()?))
}
