//! The PDF around the page: conformance, particulars of the file, outline, link and tag tree.
use super::drawing::{Drawn, DrawnCell, Pen};
use super::layout::{Block, PAGE_HEIGHT, PAGE_WIDTH, Placed, Plan};
use super::typesetter::{Language, Typesetter};
use super::{RenderError, Sheet};
use chrono::Datelike;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{Identifier, Node, TableHeaderScope, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use std::num::{NonZeroU16, NonZeroU32};

const HEADING: &str = "职称证书 Certificate of Professional Title";

pub(super) fn write(sheet: &Sheet<'_>, plan: &Plan, setter: &Typesetter<'_>) -> Result<Vec<u8>, RenderError> {
    let mut document = Document::new_with(settings()?);
    let size = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT).ok_or_else(|| pdf("page size"))?;
    let mut page = document.start_page_with(size);
    let drawn = Pen { surface: page.surface(), setter }.draw(plan);
    let link = link(sheet, plan).map(|annotation| page.add_tagged_annotation(annotation));
    page.finish();

    document.set_metadata(metadata(sheet));
    document.set_outline(outline());
    document.set_tag_tree(tags(drawn, link));
    document.finish().map_err(|error| pdf(&format!("{error:?}")))
}

fn pdf(reason: &str) -> RenderError {
    RenderError::Pdf(reason.to_owned())
}

/// PDF/A-2a for the archive and PDF/UA-1 for assistive technology, both checked as it is written.
fn settings() -> Result<SerializeSettings, RenderError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| pdf(&format!("{error:?}")))?;
    Ok(SerializeSettings { configuration, enable_tagging: true, ..SerializeSettings::default() })
}

/// The holder's name stays out: file lists and search engines show these entries.
fn metadata(sheet: &Sheet<'_>) -> Metadata {
    let date = sheet.awarded_on;
    let part = |value: u32| u8::try_from(value).unwrap_or(1);
    let created = DateTime::new(u16::try_from(date.year()).unwrap_or(0))
        .month(part(date.month()))
        .day(part(date.day()))
        .utc_offset_hour(8);
    let mark = if sheet.demo { "（演示 DEMONSTRATION）" } else { "" };
    Metadata::new()
        .title(format!("{HEADING} {}{mark}", sheet.number))
        .authors(vec![sheet.issuer.zh.to_owned()])
        .creator("Zhicheng".to_owned())
        .language("zh-CN".to_owned())
        .creation_date(created)
        .document_id(sheet.number.to_string())
}

fn outline() -> Outline {
    let mut outline = Outline::new();
    outline
        .push_child(OutlineNode::new(HEADING.to_owned(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    outline
}

/// The printed address can be clicked.
fn link(sheet: &Sheet<'_>, plan: &Plan) -> Option<Annotation> {
    let printed = plan.blocks.iter().find_map(|block| match block {
        Block::Link(line) => Some(line),
        _ => None,
    })?;
    let Placed { line, x, baseline } = printed;
    let area = Rect::from_xywh(*x, baseline - line.size(), line.width(), line.size() * 1.3)?;
    let target = Target::Action(Action::Link(LinkAction::new(sheet.check_url.trim().to_owned())));
    let alt = format!("打开核验网址 Open the check address {}", sheet.check_url.trim());
    Some(Annotation::new_link(LinkAnnotation::new(area, target), Some(alt)))
}

fn tags(drawn: Vec<Drawn>, link: Option<Identifier>) -> TagTree {
    let mut link = link.map(Node::from);
    let mut whole = TagGroup::new(Tag::Section);
    for part in drawn {
        whole.push(match part {
            Drawn::Heading(lines) => heading(lines),
            Drawn::Paragraph(marks) => TagGroup::with_children(Tag::P, nodes(marks)),
            Drawn::Record(rows) => table(rows),
            Drawn::Figure { alt, mark } => TagGroup::with_children(Tag::Figure(Some(alt)), vec![mark.into()]),
            Drawn::Link(marks) => {
                let children = link.take().into_iter().chain(nodes(marks)).collect();
                let anchor = TagGroup::with_children(Tag::Link, children);
                TagGroup::with_children(Tag::P, vec![anchor.into()])
            }
        });
    }
    let mut tree = TagTree::new().with_lang(Some("zh-CN".to_owned()));
    tree.push(whole);
    tree
}

fn nodes(marks: Vec<Identifier>) -> Vec<Node> {
    marks.into_iter().map(Node::from).collect()
}

fn heading(lines: Vec<(String, Language, Vec<Identifier>)>) -> TagGroup {
    let mut heading = TagGroup::new(Tag::Hn(NonZeroU16::MIN, Some(HEADING.to_owned())));
    for (text, language, marks) in lines {
        let span = Tag::Span.with_lang(Some(language.tag().to_owned())).with_actual_text(Some(text));
        heading.push(TagGroup::with_children(span, nodes(marks)));
    }
    heading
}

/// Each label is the header of the value after it; a wide value spans the other columns.
fn table(rows: Vec<Vec<DrawnCell>>) -> TagGroup {
    let row = |cells: Vec<DrawnCell>| {
        let mut row = TagGroup::new(Tag::TR);
        for cell in cells {
            let columns = NonZeroU32::new(3).filter(|_| cell.is_wide);
            row.push(TagGroup::with_children(Tag::TH(TableHeaderScope::Row), nodes(cell.label)));
            row.push(TagGroup::with_children(Tag::TD.with_col_span(columns), nodes(cell.value)));
        }
        Node::from(row)
    };
    let summary = "证书记载事项 Particulars of the certificate".to_owned();
    TagGroup::with_children(Tag::Table.with_summary(Some(summary)), rows.into_iter().map(row).collect())
}
