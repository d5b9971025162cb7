//! Where things stand: inside the frame, clear of each other, and still large enough to read.
use super::super::layout::{self, Block, LEFT, PAGE_HEIGHT, Placed, Plan, RIGHT};
use super::*;

/// Nothing may come nearer to the upper or lower edge: the fine rule and a little air.
const MARGIN: f32 = 34.0;

/// Left, top, right and bottom of the ink of a line, in points.
struct Extent(f32, f32, f32, f32);

impl Extent {
    fn of(placed: &Placed) -> Self {
        let size = placed.line.size();
        let right = placed.x + placed.line.width();
        Self(placed.x, placed.baseline - 0.82 * size, right, placed.baseline + 0.1 * size)
    }

    fn meets(&self, other: &Self) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }
}

fn plan(sheet: &Sheet<'_>) -> Result<Plan, RenderError> {
    layout::plan(sheet, &FONTS.typesetter())
}

fn text_of(placed: &Placed) -> String {
    placed.line.0.iter().map(|run| run.text.as_str()).collect()
}

fn assert_in_order(plan: &Plan) {
    let lines: Vec<&Placed> = plan.blocks.iter().flat_map(Block::lines).collect();
    for (place, line) in lines.iter().enumerate() {
        let ink = Extent::of(line);
        let inside = ink.0 >= LEFT - 0.1 && ink.2 <= RIGHT + 0.1;
        let inside = inside && ink.1 >= MARGIN && ink.3 <= PAGE_HEIGHT - MARGIN + 4.0;
        assert!(inside, "“{}” leaves the frame", text_of(line));
        assert!(line.line.0.iter().all(|run| run.style.size >= 4.0), "“{}” is too small", text_of(line));
        for other in &lines[place + 1..] {
            assert!(!ink.meets(&Extent::of(other)), "“{}” meets “{}”", text_of(line), text_of(other));
        }
        for rule in &plan.rules {
            assert!(!(ink.1..ink.3).contains(rule), "a rule runs through “{}”", text_of(line));
        }
        for figure in
            plan.blocks.iter().filter_map(|b| if let Block::Figure(f) = b { f.area() } else { None })
        {
            let area = Extent(figure.left(), figure.top(), figure.right(), figure.bottom());
            assert!(!ink.meets(&area), "“{}” touches the QR code", text_of(line));
        }
    }
    let area =
        plan.blocks.iter().find_map(|b| if let Block::Figure(f) = b { f.area() } else { None }).unwrap();
    assert!(
        plan.rules.iter().all(|rule| !(area.top()..area.bottom()).contains(rule)),
        "a rule meets the QR code"
    );
}

fn largest_value_size(plan: &Plan) -> f32 {
    let rows = plan.blocks.iter().find_map(|b| if let Block::Record(rows) = b { Some(rows) } else { None });
    rows.unwrap().iter().flatten().flat_map(|cell| &cell.value).map(|p| p.line.size()).fold(0.0, f32::max)
}

#[test]
fn an_ordinary_sheet_is_in_order_at_full_size() {
    let plan = plan(&a_sheet()).unwrap();

    assert_in_order(&plan);
    assert!((largest_value_size(&plan) - 10.5).abs() < 0.01);
}

#[test]
fn a_demonstration_with_its_extra_line_is_in_order() {
    let plan = plan(&Sheet { demo: true, ..a_sheet() }).unwrap();

    assert_in_order(&plan);
    assert!(plan.watermark.is_some());
}

#[test]
fn only_a_demonstration_has_a_watermark() {
    assert!(plan(&a_sheet()).unwrap().watermark.is_none());
}

#[test]
fn a_name_of_sixty_latin_characters_shrinks_into_its_line() {
    let name = "Maximiliana Wolfeschlegelsteinhausenbergerdorff-D’Angelo Zu ";
    assert_eq!(name.chars().count(), 60);

    for (holder_name, latin) in [(name, None), ("阿卜杜热合曼·买买提江", Some(name)), ("林知远", Some(name))]
    {
        let plan = plan(&Sheet { holder_name, holder_latin_name: latin, ..a_sheet() }).unwrap();
        assert_in_order(&plan);
    }
}

#[test]
fn the_longest_entries_of_the_list_wrap_and_stay_readable() {
    let sheet = Sheet {
        overseas_certificate: Bilingual::new(
            "国际薪税师（人力资源管理）",
            "ATHE Level 7 Diploma for Payments and Tax Agents (Human Resource Management)",
        ),
        issuing_body: Bilingual::new(
            "国际信息系统安全认证联盟",
            "International Information System Security Certification Consortium, ISC2",
        ),
        speciality_zh: LONGEST_PRINTED,
        ..a_sheet()
    };

    let plan = plan(&sheet).unwrap();

    assert_in_order(&plan);
    assert!(largest_value_size(&plan) >= 9.0, "{}", largest_value_size(&plan));
}

#[test]
fn every_long_field_at_once_still_fits() {
    let long_english = "Fellowship of the Association for the Advancement of Everything ".repeat(3);
    let sheet = Sheet {
        title_name: Bilingual::new(
            "高级工程师（海洋装备与绿色建筑方向）",
            "Senior Engineer, Marine Equipment and Green Building",
        ),
        overseas_certificate: Bilingual::new("国际注册资深项目经理", &long_english),
        issuing_body: Bilingual::new("国际信息系统安全认证联盟", &long_english),
        speciality_zh: LONGEST_PRINTED,
        ..a_sheet()
    };

    assert_in_order(&plan(&sheet).unwrap());
}

#[test]
fn a_speciality_of_ten_lines_shrinks_the_table_but_not_below_legibility() {
    // At full size a line of the table holds 54 characters.
    let ten_lines = LONGEST_PRINTED.repeat(9).chars().take(540).collect::<String>();

    let plan = plan(&Sheet { speciality_zh: &ten_lines, ..a_sheet() }).unwrap();

    assert_in_order(&plan);
    assert!(largest_value_size(&plan) >= 5.7, "{}", largest_value_size(&plan));
}

#[test]
fn line_breaks_in_a_field_are_only_spaces() {
    let sheet = Sheet { speciality_zh: "从事海洋开发\n 和保护工作", ..a_sheet() };

    let plan = plan(&sheet).unwrap();

    let texts: Vec<String> = plan.blocks.iter().flat_map(Block::lines).map(text_of).collect();
    assert!(texts.iter().any(|text| text == "从事海洋开发 和保护工作"), "{texts:?}");
}

#[test]
fn a_word_wider_than_its_column_is_broken_and_no_letter_is_lost() {
    let (word, half_row) = ("W".repeat(150), "V".repeat(60));
    let (level, issuing_body) = (Bilingual::new("副高级", &half_row), Bilingual::new("学会", &word));

    let plan = plan(&Sheet { level, issuing_body, ..a_sheet() }).unwrap();

    assert_in_order(&plan);
    let printed: String = plan.blocks.iter().flat_map(Block::lines).map(text_of).collect();
    assert!(printed.contains(&word) && printed.contains(&half_row), "{printed}");
}
