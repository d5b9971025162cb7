//! Small pictures as SVG text: whole-number geometry, escaped words, colours from the style sheet's classes.
//! A picture never says more than the words and numbers beside it.
mod qr;

pub use qr::qr;

use crate::domain::lang::Lang;
use crate::text::format::Remaining;
use crate::text::shell::{ListText, ProgressText};
use crate::web::page::verdict::VerdictKind;
use crate::web::page::{Mark, Tone};
use askama::filters::{Html, HtmlSafe, escape};
use std::fmt::{self, Write};

/// A finished piece of SVG that templates may print as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture(String);

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Picture {}

/// The most working days drawn one by one.
const MOST_CELLS: u32 = 40;
const CELL: u32 = 20;
/// The most ballots drawn one by one; panels are far smaller.
const MOST_SQUARES: u32 = 60;
const SQUARE: u32 = 22;

/// The deadline grammar: more than three working days blue, one to three amber, none red, stopped grey.
pub const fn tone_of(left: Remaining) -> Tone {
    match left {
        Remaining::Left(4..) => Tone::Blue,
        Remaining::Left(1..) => Tone::Amber,
        Remaining::Left(0) | Remaining::Today | Remaining::Overdue(_) => Tone::Red,
        Remaining::Paused => Tone::Grey,
    }
}

/// A ring whose arc is the share of days left; full when none is left, so that red is never a thin line.
pub fn ring(lang: Lang, left: Remaining, total: u32) -> Picture {
    let (days, share) = match left {
        Remaining::Left(days) => (days.min(total), percent(days, total)),
        _ => (0, 100),
    };
    let title = match left {
        Remaining::Paused => crate::text::format::remaining(lang, left),
        _ => ProgressText(lang).days_cells(total.saturating_sub(days), total, days),
    };
    let mut svg = Svg::new(&format!("ring t-{}", tone_of(left).name()), (18, 18), "").titled(&title);
    svg.add(format_args!(r#"<circle class="track" cx="9" cy="9" r="7"/>"#));
    svg.add(format_args!(
        r#"<circle class="arc" cx="9" cy="9" r="7" pathLength="100" stroke-dasharray="{share} 100" transform="rotate(-90 9 9)"/>"#
    ));
    svg.done()
}

/// A bar with one cell for each working day, the used ones filled; beyond 40 days a cell is a share, not a day.
pub fn day_cells(lang: Lang, left: Remaining, used: u32, total: u32) -> Picture {
    let total = total.max(1);
    let used = used.min(total);
    let cells = total.min(MOST_CELLS);
    let filled = if total > MOST_CELLS { percent(used, total) * MOST_CELLS / 100 } else { used };
    let title = ProgressText(lang).days_cells(used, total, total - used);
    let class = format!("cells t-{}", tone_of(left).name());
    let mut svg = Svg::new(&class, (cells * CELL, 8), r#" preserveAspectRatio="none""#).titled(&title);
    for cell in 0..cells {
        let (class, x) = (if cell < filled { "used" } else { "left" }, cell * CELL);
        svg.add(format_args!(r#"<rect class="{class}" x="{x}" width="{CELL}" height="8"/>"#));
    }
    for cell in 1..cells {
        svg.add(format_args!(r#"<path class="gap" d="M{} 0v8"/>"#, cell * CELL));
    }
    svg.done()
}

/// A bar as long as the value's share of the greatest value, for strips and funnels; the number stands beside it.
pub fn bar(value: u32, greatest: u32, tone: Tone) -> Picture {
    let width = if value == 0 { 0 } else { percent(value, greatest).max(2) };
    let class = format!("bar t-{}", tone.name());
    let mut svg = Svg::new(&class, (100, 6), r#" preserveAspectRatio="none""#).silent();
    svg.add(format_args!(
        r#"<rect class="track" width="100" height="6"/><rect width="{width}" height="6"/>"#
    ));
    svg.done()
}

/// The count of a secret ballot, never who cast which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Votes {
    pub yes: u32,
    pub no: u32,
    pub abstained: u32,
    pub unusable: u32,
    /// Votes in favour that are needed to pass.
    pub needed: u32,
}

/// One square for each ballot, sorted by choice, and a dashed line behind the last vote that is needed to pass.
pub fn tally(lang: Lang, votes: Votes) -> Picture {
    let Votes { yes, no, abstained, unusable, needed } = votes;
    let squares = [("yes", yes), ("no", no), ("abstained", abstained), ("unusable", unusable)]
        .into_iter()
        .flat_map(|(class, count)| std::iter::repeat_n(class, count.min(MOST_SQUARES) as usize));
    let squares: Vec<_> = squares.take(MOST_SQUARES as usize).collect();
    let places = u32::try_from(squares.len()).unwrap_or(MOST_SQUARES).max(needed.min(MOST_SQUARES)).max(1);
    let title = ListText(lang).tally(yes, no, abstained, unusable, needed);
    let mut svg = Svg::new("tally", (places * SQUARE + 6, 32), "").titled(&title);
    for (place, class) in (0u32..).zip(squares) {
        svg.add(format_args!(r#"<g transform="translate({} 6)">{}</g>"#, place * SQUARE + 3, ballot(class)));
    }
    if needed > 0 {
        let x = needed.min(MOST_SQUARES) * SQUARE + 1;
        svg.add(format_args!(r#"<path class="threshold" d="M{x} 1v30"/>"#));
    }
    svg.done()
}

/// The seal mark of the service. It is ours: no emblem of an authority.
pub fn seal() -> Picture {
    let mut svg = Svg::new("seal", (36, 36), "").silent();
    svg.add(format_args!(
        r#"<path class="seal-body" d="M3 1h29l3 2v30l-2 2H3l-2-2V3z"/><path class="seal-rule" d="M4 4h28v28H4z"/><text class="seal-word" lang="zh-CN" x="18" y="26" text-anchor="middle">认</text>"#
    ));
    svg.done()
}

/// A mark of 12 by 12 before the word of a tag or a notice.
pub fn mark(mark: Mark) -> Picture {
    let path = match mark {
        Mark::Tick => "M2 6l3 3 5-6",
        Mark::Cross => "M3 3l6 6m0-6l-6 6",
        Mark::Bang => "M6 2v5m0 2v1",
        Mark::Note => "M6 2v1m0 2v5",
        Mark::Pause => "M4 2v8m4-8v8",
        Mark::Clock => "M6 3v3l2 2M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10",
    };
    let mut svg = Svg::new("mark", (12, 12), "").silent();
    svg.add(format_args!(r#"<path d="{path}"/>"#));
    svg.done()
}

/// The sign of an answer about a certificate. Each has an outline of its own: disc, sheet, bars, octagon, glass, cloud.
pub fn verdict(kind: VerdictKind) -> Picture {
    let shape = match kind {
        VerdictKind::Valid => r#"<circle cx="28" cy="28" r="26"/><path class="on" d="M16 29l8 8 17-18"/>"#,
        VerdictKind::Corrected => {
            r#"<path d="M10 3h26l10 10v40H10z"/><path class="on" d="M18 22h20M18 31h10M18 40h6m5 3l12-13 4 4-12 12h-4z"/>"#
        }
        VerdictKind::Suspended => {
            r#"<path d="M28 3l25 25-25 25L3 28z"/><path class="on thick" d="M22 19v18m12-18v18"/>"#
        }
        VerdictKind::Revoked => {
            r#"<path d="M17 2h22l15 15v22L39 54H17L2 39V17z"/><path class="on thick" d="M18 18l20 20m0-20L18 38"/>"#
        }
        VerdictKind::NotFound => {
            r#"<path class="line" d="M24 6a18 18 0 1 0 0 36a18 18 0 1 0 0-36m13 31l14 14"/><path class="line" d="M19 20c0-7 11-7 11-1 0 4-6 4-6 8m0 5v1"/>"#
        }
        VerdictKind::Unavailable => {
            r#"<path class="line" stroke-dasharray="5 4" d="M15 44h27a10 10 0 0 0 1-20a15 15 0 0 0-29-3a12 12 0 0 0 1 23z"/><path class="line" d="M28 24v9m0 5v1"/>"#
        }
    };
    let mut svg = Svg::new("verdict-sign", (56, 56), "").silent();
    svg.add(format_args!("{shape}"));
    svg.done()
}

fn ballot(class: &str) -> &'static str {
    match class {
        "yes" => r#"<rect class="yes" width="19" height="19"/><path class="sign" d="M5 10l3 3 6-7"/>"#,
        "no" => r#"<rect class="no" width="19" height="19"/><path class="sign" d="M6 6l7 7m0-7l-7 7"/>"#,
        "abstained" => r#"<rect class="abstained" width="19" height="19"/><path class="sign" d="M5 10h9"/>"#,
        _ => r#"<rect class="unusable" width="19" height="19"/>"#,
    }
}

/// The whole per cent of a share, 0 to 100; an empty total has none.
fn percent(part: u32, total: u32) -> u32 {
    let share = u64::from(part.min(total)) * 100 / u64::from(total.max(1));
    u32::try_from(share).unwrap_or(100)
}

struct Svg {
    head: String,
    body: String,
}

impl Svg {
    fn new(class: &str, (width, height): (u32, u32), more: &str) -> Self {
        let head = format!(
            r#"<svg class="{class}" viewBox="0 0 {width} {height}" width="{width}" height="{height}"{more} focusable="false""#
        );
        Self { head, body: String::new() }
    }

    fn titled(mut self, title: &str) -> Self {
        let Ok(title) = escape(title, Html);
        self.add(format_args!("<title>{title}</title>"));
        Self { head: format!(r#"{} role="img">"#, self.head), ..self }
    }

    fn silent(self) -> Self {
        Self { head: format!(r#"{} aria-hidden="true">"#, self.head), ..self }
    }

    fn add(&mut self, piece: fmt::Arguments<'_>) {
        self.body.write_fmt(piece).expect("writing into a String does not fail");
    }

    fn done(self) -> Picture {
        Picture(format!("{}{}</svg>", self.head, self.body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(picture: &Picture, piece: &str) -> usize {
        picture.0.matches(piece).count()
    }

    #[test]
    fn the_tone_follows_the_deadline_grammar() {
        let tones = [4, 3, 1, 0, -1].map(|days| tone_of(Remaining::from_working_days(days)));

        assert_eq!(tones, [Tone::Blue, Tone::Amber, Tone::Amber, Tone::Red, Tone::Red]);
        assert_eq!(tone_of(Remaining::Paused), Tone::Grey);
    }

    #[test]
    fn a_ring_shows_the_share_of_days_left_and_says_it() {
        let picture = ring(Lang::Zh, Remaining::Left(2), 5);

        assert!(picture.0.contains(r#"stroke-dasharray="40 100""#), "{picture}");
        assert!(picture.0.contains("<title>共 5 个工作日，已用 3 个，剩 2 个</title>"), "{picture}");
        assert!(picture.0.contains(r#"role="img""#));
    }

    #[test]
    fn a_ring_is_full_when_overdue_and_never_more_than_full() {
        assert!(ring(Lang::En, Remaining::Overdue(3), 5).0.contains(r#""100 100""#));
        assert!(ring(Lang::En, Remaining::Left(9), 5).0.contains(r#""100 100""#));
        assert!(ring(Lang::En, Remaining::Left(1), 0).0.contains(r#""0 100""#));
    }

    #[test]
    fn a_bar_of_days_has_one_cell_per_working_day() {
        let picture = day_cells(Lang::En, Remaining::Left(2), 3, 5);

        assert_eq!((count(&picture, r#"class="used""#), count(&picture, r#"class="left""#)), (3, 2));
        assert!(picture.0.contains("5 working days: 3 used, 2 left"));
    }

    #[test]
    fn a_long_bar_of_days_is_drawn_in_shares() {
        let picture = day_cells(Lang::En, Remaining::Left(60), 60, 120);

        assert_eq!((count(&picture, r#"class="used""#), count(&picture, r#"class="left""#)), (20, 20));
    }

    #[test]
    fn a_bar_is_seen_when_its_value_is_small_and_empty_when_it_is_none() {
        assert!(bar(1, 1000, Tone::Blue).0.contains(r#"<rect width="2""#));
        assert!(bar(0, 1000, Tone::Blue).0.contains(r#"<rect width="0""#));
        assert!(bar(0, 0, Tone::Blue).0.contains(r#"<rect width="0""#));
    }

    #[test]
    fn a_tally_draws_every_ballot_and_the_line_behind_the_last_vote_needed() {
        let picture = tally(Lang::Zh, Votes { yes: 6, no: 2, abstained: 1, unusable: 0, needed: 6 });

        let drawn =
            ["yes", "no", "abstained", "unusable"].map(|c| count(&picture, &format!(r#"<rect class="{c}""#)));
        assert_eq!(drawn, [6, 2, 1, 0]);
        assert!(picture.0.contains(r#"class="threshold" d="M133 1v30""#), "{picture}");
        assert!(picture.0.contains("同意 6 票，不同意 2 票，弃权 1 票，无效 0 票；须有 6 票同意"));
    }

    #[test]
    fn an_absurd_tally_is_cut_in_the_picture_but_not_in_its_words() {
        let votes = Votes { yes: u32::MAX, no: u32::MAX, abstained: 0, unusable: 0, needed: u32::MAX };
        let picture = tally(Lang::En, votes);

        assert_eq!(count(&picture, "<g "), 60);
        assert!(picture.0.contains("4294967295 in favour"));
    }

    #[test]
    fn pictures_use_no_inline_style_and_only_whole_numbers() {
        let votes = Votes { yes: 3, no: 1, abstained: 1, unusable: 1, needed: 4 };
        let mut all = vec![seal(), tally(Lang::Zh, votes), ring(Lang::Zh, Remaining::Today, 5)];
        all.extend(VerdictKind::ALL.map(verdict));
        all.extend([Mark::Tick, Mark::Cross, Mark::Bang, Mark::Note, Mark::Pause, Mark::Clock].map(mark));
        all.push(day_cells(Lang::Zh, Remaining::Paused, 1, 3));

        for picture in all {
            assert!(!picture.0.contains("style="), "{picture}");
            assert!(!picture.0.contains('.'), "a fraction in {picture}");
        }
    }

    #[test]
    fn each_answer_about_a_certificate_has_a_sign_of_its_own() {
        let mut signs = VerdictKind::ALL.map(|kind| verdict(kind).0).to_vec();
        signs.sort_unstable();
        signs.dedup();

        assert_eq!(signs.len(), VerdictKind::ALL.len());
    }
}
