//! The border: a strong rule, a fine one with hollowed corners, and an ornament under the heading.
use super::ink::Ink;
use super::layout::{CENTRE, PAGE_HEIGHT, PAGE_WIDTH};
use krilla::geom::{Path, PathBuilder, Rect};
use krilla::surface::Surface;

const OUTER: f32 = 22.0;
const INNER: f32 = 29.0;
/// Radius of the hollow in each corner of the fine rule.
const HOLLOW: f32 = 15.0;
/// A quarter circle as a cubic curve: the length of its handles for radius 1.
const QUARTER: f32 = 0.552_285;
const ORNAMENT: f32 = 168.0;

pub(super) fn draw(surface: &mut Surface<'_>) {
    let (right, bottom) = (PAGE_WIDTH - OUTER, PAGE_HEIGHT - OUTER);
    stroke(surface, rectangle(OUTER, OUTER, right, bottom), Ink::Red, 2.4);
    stroke(surface, hollowed(INNER), Ink::Gold, 0.8);
    for x in [INNER + 5.5, PAGE_WIDTH - INNER - 5.5] {
        for y in [INNER + 5.5, PAGE_HEIGHT - INNER - 5.5] {
            fill(surface, diamond(x, y, 3.2), Ink::Red);
        }
    }
    ornament(surface);
}

/// Two tapering lines and three diamonds.
fn ornament(surface: &mut Surface<'_>) {
    for direction in [-1.0, 1.0] {
        let mut taper = PathBuilder::new();
        taper.move_to(CENTRE + direction * 16.0, ORNAMENT - 0.6);
        taper.line_to(CENTRE + direction * 130.0, ORNAMENT);
        taper.line_to(CENTRE + direction * 16.0, ORNAMENT + 0.6);
        taper.close();
        fill(surface, taper.finish(), Ink::Gold);
        fill(surface, diamond(CENTRE + direction * 9.0, ORNAMENT, 1.8), Ink::Gold);
    }
    fill(surface, diamond(CENTRE, ORNAMENT, 3.4), Ink::Red);
}

fn rectangle(left: f32, top: f32, right: f32, bottom: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_ltrb(left, top, right, bottom)?);
    path.finish()
}

/// A rectangle `inset` from the page edge whose corners are cut out by quarter circles.
fn hollowed(inset: f32) -> Option<Path> {
    let (left, top, right, bottom) = (inset, inset, PAGE_WIDTH - inset, PAGE_HEIGHT - inset);
    let (r, k) = (HOLLOW, HOLLOW * QUARTER);
    let mut path = PathBuilder::new();
    path.move_to(left + r, top);
    path.line_to(right - r, top);
    path.cubic_to(right - r, top + k, right - k, top + r, right, top + r);
    path.line_to(right, bottom - r);
    path.cubic_to(right - k, bottom - r, right - r, bottom - k, right - r, bottom);
    path.line_to(left + r, bottom);
    path.cubic_to(left + r, bottom - k, left + k, bottom - r, left, bottom - r);
    path.line_to(left, top + r);
    path.cubic_to(left + k, top + r, left + r, top + k, left + r, top);
    path.close();
    path.finish()
}

fn diamond(x: f32, y: f32, radius: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(x, y - radius);
    path.line_to(x + radius, y);
    path.line_to(x, y + radius);
    path.line_to(x - radius, y);
    path.close();
    path.finish()
}

/// A thin rule across the text.
pub(super) fn rule(surface: &mut Surface<'_>, left: f32, right: f32, y: f32) {
    let mut path = PathBuilder::new();
    path.move_to(left, y);
    path.line_to(right, y);
    stroke(surface, path.finish(), Ink::Hairline, 0.6);
}

fn stroke(surface: &mut Surface<'_>, path: Option<Path>, ink: Ink, width: f32) {
    surface.set_fill(None);
    surface.set_stroke(Some(ink.stroke(width)));
    if let Some(path) = path {
        surface.draw_path(&path);
    }
    surface.set_stroke(None);
}

fn fill(surface: &mut Surface<'_>, path: Option<Path>, ink: Ink) {
    surface.set_fill(Some(ink.fill()));
    if let Some(path) = path {
        surface.draw_path(&path);
    }
}
