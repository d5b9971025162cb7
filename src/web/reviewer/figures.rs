//! GET `/reviewer/figures`: how far cases come, how long they take and stand, who has what in hand. The period and the
//! level stand in the address; every number leads to the cases that it counted, for those who may read them.
use super::filter::{Filter, days_text};
use super::rounds::is_near;
use crate::app::App;
use crate::domain::actor::Role;
use crate::domain::case::Status;
use crate::domain::catalogue::TitleLevel;
use crate::domain::lang::Lang;
use crate::services::case::queue::{Bucket, Tab};
use crate::services::figures::{AGES, Age, AgeRow, Asked, Figures, LoadRow, Spread, Step, figures};
use crate::services::{Result, reference};
use crate::text::casework::CaseworkText;
use crate::text::figures::FiguresText;
use crate::web::auth::FigureReader;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, Input, OptionView, Width};
use crate::web::page::{Phrase, Shell, Text, Tone};
use crate::web::picture::{self, Picture};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "reviewer/figures.html")]
struct Page {
    shell: Shell,
    t: FiguresText,
    errors: ErrorSummary,
    from: FieldView,
    until: FieldView,
    level: ChoiceView,
    shown: Option<Shown>,
}

struct Shown {
    steps: Vec<StepView>,
    /// Span, median, 90th percentile, number of cases.
    times: Vec<(&'static str, String, String, u32)>,
    load: Option<Grid>,
    ages: Grid,
}

struct StepView {
    label: Text,
    bar: Picture,
    reached: Cell,
    /// In hand and lost, named.
    parts: Vec<Cell>,
}

/// A number, and the way to the cases that it counted, where the reader has such a list.
struct Cell {
    cases: u32,
    href: Option<String>,
    said: Phrase,
    /// The heading of its column.
    column: Text,
    tone: Option<Tone>,
}

struct Grid {
    columns: Vec<Text>,
    rows: Vec<GridRow>,
}

struct GridRow {
    label: Phrase,
    cells: Vec<Cell>,
}

impl Grid {
    /// Each cell knows its column, so that it can stand alone on a phone.
    fn new(t: FiguresText, columns: Vec<Text>, mut rows: Vec<GridRow>) -> Self {
        for row in &mut rows {
            let headings = columns.iter().cloned().chain(std::iter::once(t.total().into()));
            for (cell, heading) in row.cells.iter_mut().zip(headings) {
                cell.column = heading;
            }
        }
        Self { columns, rows }
    }
}

/// The period and the level as typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    from: String,
    until: String,
    level: String,
}

pub async fn get(
    FigureReader(actor): FigureReader,
    visitor: Visitor,
    query: web::Query<Query>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let mut page = Page::asking(&visitor, &query, reference::today(&actor));
    let Some(asked) = page.asked(&query) else { return respond::again(&page) };
    let wanted = asked.clone();
    let found = db::run(&app, actor, move |conn, actor| figures(conn, actor, &wanted)).await?;
    let has_list = actor.role == Role::Reviewer;
    page.shown = Some(Drawing { lang: visitor.lang(), asked, has_list }.shown(&found));
    respond::page(&page)
}

impl Page {
    /// The page with the form alone; without a period it asks for the year to date.
    fn asking(visitor: &Visitor, query: &Query, today: NaiveDate) -> Self {
        let t = FiguresText(visitor.lang());
        let new_year = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
        let day = |name: &'static str, label: &'static str, typed: &str, default: NaiveDate| {
            let value = if typed.is_empty() { default.to_string() } else { typed.to_owned() };
            FieldView::new(name, label).input(Input::Date, Width::Full).value(value)
        };
        let any = OptionView::new("", t.all()).chosen_if(query.level.is_empty());
        let one = |level: &TitleLevel| {
            OptionView::new(level.as_str(), level.name(t.0)).chosen_if(query.level == level.as_str())
        };
        let levels = std::iter::once(any).chain(TitleLevel::ALL.iter().map(one));
        Self {
            shell: visitor.shell(t.title()),
            t,
            errors: ErrorSummary::default(),
            from: day("from", t.from(), &query.from, new_year),
            until: day("until", t.until(), &query.until, today),
            level: ChoiceView::new("level", t.level(), levels.collect()),
            shown: None,
        }
    }

    /// What was asked, or none, with the error at its field.
    fn asked(&mut self, query: &Query) -> Option<Asked> {
        let days = [&self.from, &self.until]
            .map(|field| field.value.parse::<NaiveDate>().ok().filter(|day| is_near(*day)));
        match days {
            [Some(from), Some(until)] if from <= until => {
                return Some(Asked { period: from..=until, level: TitleLevel::parse(&query.level) });
            }
            [None, _] => self.from.error = Some(self.t.day().into()),
            [_, None] => self.until.error = Some(self.t.day().into()),
            [Some(_), Some(_)] => self.until.error = Some(self.t.order().into()),
        }
        let fields = [&self.from, &self.until].map(|field| (&field.name, &field.error));
        self.errors = ErrorSummary::of(fields);
        self.shell.has_errors = true;
        None
    }
}

/// Draws the numbers of one period and level.
struct Drawing {
    lang: Lang,
    asked: Asked,
    /// Only the office has a list of cases to lead to.
    has_list: bool,
}

impl Drawing {
    fn shown(&self, found: &Figures) -> Shown {
        let t = FiguresText(self.lang);
        let first = found.steps.first().map_or(0, |step| step.reached);
        let mut steps: Vec<StepView> = found.steps.iter().map(|step| self.step(step, first)).collect();
        steps.push(self.certified(found, first));
        let spread = |span: &'static str, spread: Spread| {
            let days = |days: Option<u32>| days.map_or(t.none().to_owned(), |days| days.to_string());
            (span, days(spread.median), days(spread.ninetieth), spread.cases)
        };
        Shown {
            steps,
            times: vec![spread(t.review(), found.review), spread(t.whole(), found.whole)],
            load: found.load.as_deref().map(|rows| self.load(rows)),
            ages: self.ages(found),
        }
    }

    /// A number of cases; `filter` says which they are, within the level that is shown.
    fn cell(&self, cases: u32, filter: Option<Filter>, said: impl Into<Phrase>) -> Cell {
        let level = self.asked.level.map(TitleLevel::as_str).unwrap_or_default();
        let lead = |filter: Filter| Filter { level: level.to_owned(), ..filter }.href("/reviewer");
        let href = filter.filter(|_| self.has_list && cases > 0).map(lead);
        Cell { cases, href, said: said.into(), column: Text::default(), tone: None }
    }

    /// Those opened in the period that now have these statuses in this step. What is being verified is not the office's to read.
    fn opened(&self, step: String, statuses: &[Status]) -> Option<Filter> {
        let names: Vec<&str> = statuses.iter().map(|status| status.as_str()).collect();
        (!statuses.contains(&Status::Verifying)).then(|| Filter {
            tab: Tab::All.as_str().to_owned(),
            status: names.join(","),
            step,
            opened: days_text(&self.asked.period),
            ..Filter::default()
        })
    }

    fn step(&self, step: &Step, first: u32) -> StepView {
        let (t, words) = (FiguresText(self.lang), CaseworkText(self.lang));
        let labels = [words.step_1(), words.step_2(), words.step_3(), words.step_4(), words.step_5()];
        let label = labels[usize::from(step.number - 1).min(4)];
        let part = |&(status, cases): &(Status, u32)| {
            let said = status.name(self.lang).to_owned();
            self.cell(cases, self.opened(step.number.to_string(), &[status]), said)
        };
        let in_hand: u32 = step.in_hand.iter().map(|(_, cases)| cases).sum();
        let statuses: Vec<Status> = step.in_hand.iter().map(|(status, _)| *status).collect();
        let mut parts = Vec::new();
        if in_hand > 0 {
            parts.push(self.cell(in_hand, self.opened(step.number.to_string(), &statuses), t.in_hand()));
        }
        parts.extend(step.lost.iter().map(part));
        // The first step holds what is being verified, which the office has no list of.
        let all = (step.number > 1).then(|| self.opened(format!("{}+", step.number), &[])).flatten();
        StepView {
            label: label.into(),
            bar: picture::bar(step.reached, first, Tone::Blue),
            reached: self.cell(step.reached, all, label),
            parts,
        }
    }

    fn certified(&self, found: &Figures, first: u32) -> StepView {
        let t = FiguresText(self.lang);
        let all = found.certified + found.revoked;
        let both = self.opened(String::new(), &[Status::Certified, Status::Revoked]);
        let revoked = self.cell(found.revoked, self.opened(String::new(), &[Status::Revoked]), t.revoked());
        StepView {
            label: t.certificate().into(),
            bar: picture::bar(all, first, Tone::Green),
            reached: self.cell(all, both, t.certificate()),
            parts: if found.revoked > 0 { vec![revoked] } else { Vec::new() },
        }
    }

    fn load(&self, rows: &[LoadRow]) -> Grid {
        let t = FiguresText(self.lang);
        let row = |row: &LoadRow| {
            let who = match row.officer {
                None => Filter { owner: "unclaimed".to_owned(), ..Filter::default() },
                Some(id) => Filter { owner: id.to_string(), ..Filter::default() },
            };
            let label: Phrase =
                if row.officer.is_none() { t.nobody().into() } else { Phrase::data(row.name.clone()) };
            let cell = |&(bucket, cases): &(Bucket, u32)| {
                let due = Filter { due: bucket.as_str().to_owned(), ..who.clone() };
                let said = label.clone().then(" ").then(bucket.name(self.lang));
                Cell { tone: (cases > 0).then(|| tone(bucket)), ..self.cell(cases, Some(due), said) }
            };
            let mut cells: Vec<Cell> = row.buckets.iter().map(cell).collect();
            cells.push(self.cell(row.total, Some(who.clone()), label.clone().then(" ").then(t.total())));
            GridRow { label, cells }
        };
        let columns = Bucket::ALL.iter().map(|bucket| bucket.name(self.lang).into());
        Grid::new(t, columns.collect(), rows.iter().map(row).collect())
    }

    fn ages(&self, found: &Figures) -> Grid {
        let t = FiguresText(self.lang);
        let row = |row: &AgeRow| {
            let place = row.status.name(self.lang);
            let here = |since: String| {
                (row.status != Status::Verifying).then(|| Filter {
                    tab: Tab::All.as_str().to_owned(),
                    status: row.status.as_str().to_owned(),
                    since,
                    ..Filter::default()
                })
            };
            let cell = |(age, days), &(_, cases): &(Age, u32)| {
                self.cell(cases, here(days_text(days)), format!("{place} {}", self.age(age)))
            };
            let columns = found.columns.iter().map(|(age, days)| (*age, days));
            let mut cells: Vec<Cell> = columns.zip(&row.cases).map(|(column, of)| cell(column, of)).collect();
            cells.push(self.cell(row.total(), here(String::new()), format!("{place} {}", t.total())));
            GridRow { label: place.into(), cells }
        };
        let columns = AGES.iter().map(|age| self.age(*age).into());
        let standing = found.ages.iter().filter(|row| row.total() > 0);
        Grid::new(t, columns.collect(), standing.map(row).collect())
    }

    fn age(&self, age: Age) -> String {
        let t = FiguresText(self.lang);
        age.most.map_or_else(|| t.age_over(age.least), |most| t.age(age.least, most))
    }
}

/// The colours of the deadline grammar.
pub(super) const fn tone(bucket: Bucket) -> Tone {
    match bucket {
        Bucket::Overdue | Bucket::Today => Tone::Red,
        Bucket::Soon => Tone::Amber,
        Bucket::Later => Tone::Blue,
        Bucket::Paused => Tone::Grey,
    }
}
