//! GET `/reviewer/rounds`: the rounds of applications. GET/POST `…/new`: one is announced, after a page that shows what it does.
use crate::app::App;
use crate::db::round::RoundRow;
use crate::domain::actor::Role;
use crate::domain::catalogue::{Series, TitleLevel};
use crate::domain::ids::RoundId;
use crate::domain::lang::Lang;
use crate::domain::round::Round;
use crate::services::round::{self, NewRound};
use crate::services::{Error, FieldErrors, Result, reference};
use crate::text::round::{RoundText, scope, span};
use crate::web::auth::{Reviewer, RoundReader};
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, Input, OptionView, Width};
use crate::web::page::list::{EmptyState, SummaryRow};
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell, Tag, Text, Tone};
use crate::web::panel::Complaint;
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

pub(super) const HOME: &str = "/reviewer/rounds";
const PER_PAGE: usize = 20;

#[derive(Template)]
#[template(path = "reviewer/rounds.html")]
struct Page {
    shell: Shell,
    t: RoundText,
    is_office: bool,
    rows: Vec<Row>,
    empty: EmptyState,
    older: Option<String>,
}

struct Row {
    title: Phrase,
    note: Phrase,
    scope: String,
    days: String,
    state: Tag,
    cases: Option<String>,
    extend: Option<String>,
    cancel: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Older {
    /// The last row of the page before, as `2026-03-02_id`.
    before: String,
}

pub async fn list(
    RoundReader(actor): RoundReader,
    visitor: Visitor,
    query: web::Query<Older>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let place = query.before.split_once('_');
    let before = place.and_then(|(day, id)| Some((day.parse().ok()?, RoundId::parse(id)?)));
    let (rows, has_more) = db::run(&app, actor, move |conn, _| round::rounds(conn, before, PER_PAGE)).await?;
    let (lang, today) = (visitor.lang(), reference::today(&actor));
    let t = RoundText(lang);
    let is_office = actor.role == Role::Reviewer;
    let last = rows.last().filter(|_| has_more);
    respond::page(&Page {
        shell: visitor.shell(t.title()),
        is_office,
        older: last.map(|row| format!("{HOME}?before={}_{}", row.opens_on, row.id)),
        rows: rows.iter().map(|row| line(lang, row, today, is_office)).collect(),
        empty: EmptyState { title: t.none().into(), reason: t.none_why().into(), link: None },
        t,
    })
}

fn line(lang: Lang, row: &RoundRow, today: NaiveDate, is_office: bool) -> Row {
    let t = RoundText(lang);
    let (is_ahead, is_over) = (row.opens_on > today, row.closes_on < today);
    let state = match (row.cancelled_at, is_ahead, is_over) {
        (Some(_), ..) => Tag::new(Tone::Grey, t.was_cancelled()),
        (None, true, _) => Tag::new(Tone::Amber, t.ahead()),
        (None, _, true) => Tag::new(Tone::Grey, t.over()),
        _ => Tag::new(Tone::Green, t.is_open()),
    };
    let act = |act: &str, may: bool| {
        (is_office && may && row.cancelled_at.is_none()).then(|| format!("{HOME}/{}/{act}", row.id))
    };
    Row {
        title: Phrase::data(row.title.clone()),
        note: Phrase::data(row.cancelled_because.clone().unwrap_or_else(|| row.note.clone())),
        scope: scope(lang, row.level, row.series),
        days: span(lang, &row.round()),
        state,
        cases: (is_office && !is_ahead).then(|| format!("/reviewer?tab=all&round={}", row.id)),
        extend: act("extend", !is_over),
        cancel: act("cancel", is_ahead),
    }
}

#[derive(Template)]
#[template(path = "reviewer/new_round.html")]
struct NewPage {
    shell: Shell,
    t: RoundText,
    errors: ErrorSummary,
    id: String,
    title: FieldView,
    level: ChoiceView,
    series: ChoiceView,
    opens_on: FieldView,
    closes_on: FieldView,
    note: FieldView,
    /// What will be announced, once it is in order.
    checked: Option<Checked>,
}

struct Checked {
    facts: Vec<SummaryRow>,
    effects: [&'static str; 3],
    hidden: Vec<(&'static str, String)>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    id: String,
    title: String,
    level: String,
    series: String,
    opens_on: String,
    closes_on: String,
    note: String,
    /// `yes` on the page that shows what will be announced, `back` for changing it.
    step: String,
}

impl Form {
    fn read(&self) -> Result<NewRound> {
        let mut errors = FieldErrors::default();
        let (zh, en) = (RoundText(Lang::Zh), RoundText(Lang::En));
        let mut day = |field: &str, typed: &str| {
            let day = typed.trim().parse::<NaiveDate>().ok().filter(|day| is_near(*day));
            if day.is_none() {
                errors.add(field, zh.day(), en.day());
            }
            day.unwrap_or_default()
        };
        let (opens_on, closes_on) = (day("opens_on", &self.opens_on), day("closes_on", &self.closes_on));
        errors.into_result()?;
        let round = Round {
            id: RoundId::parse(&self.id).ok_or(Error::NotFound)?,
            title: self.title.trim().to_owned(),
            level: TitleLevel::parse(&self.level),
            series: Series::parse(&self.series),
            opens_on,
            closes_on,
        };
        Ok(NewRound { round, note: self.note.trim().to_owned() })
    }
}

/// Days that a database and a calendar can hold.
pub(super) fn is_near(day: NaiveDate) -> bool {
    use chrono::Datelike;
    (2000..=2200).contains(&day.year())
}

impl NewPage {
    fn new(visitor: &Visitor, form: &Form, complaint: &Complaint) -> Self {
        let t = RoundText(visitor.lang());
        let mut shell = visitor.shell(t.new_round());
        shell.crumbs = vec![Crumb::link(t.title(), HOME), Crumb::here(t.new_round())];
        let errors = complaint.summary(t.0);
        shell.has_errors = !errors.is_empty();
        let day = |name: &'static str, label: &'static str, typed: &str| {
            let field = FieldView::new(name, label).input(Input::Date, Width::Short).value(typed);
            FieldView { error: complaint.at(name, t.0), ..field }
        };
        let choice =
            |name: &'static str, label: &'static str, typed: &str, all: Vec<(&'static str, &'static str)>| {
                let any = OptionView::new("", t.all()).chosen_if(typed.is_empty());
                let one = |(value, name): (&'static str, &'static str)| {
                    OptionView::new(value, name).chosen_if(typed == value)
                };
                ChoiceView::new(name, label, std::iter::once(any).chain(all.into_iter().map(one)).collect())
            };
        let text = |name: &'static str, label: &'static str, typed: &str| FieldView {
            error: complaint.at(name, t.0),
            ..FieldView::new(name, label).value(typed)
        };
        let levels = TitleLevel::ALL.iter().map(|level| (level.as_str(), level.name(t.0))).collect();
        let series = Series::ALL.iter().map(|series| (series.as_str(), series.name(t.0))).collect();
        Self {
            shell,
            t,
            errors,
            id: form.id.clone(),
            title: FieldView {
                max_length: Some(80),
                ..text("title", t.name(), &form.title).hint(t.name_hint())
            },
            level: choice("level", t.level(), &form.level, levels),
            series: choice("series", t.series(), &form.series, series),
            opens_on: day("opens_on", t.opens_on(), &form.opens_on),
            closes_on: day("closes_on", t.closes_on(), &form.closes_on).hint(t.closes_hint()),
            note: FieldView {
                max_length: Some(500),
                rows: 3,
                ..text("note", t.note(), &form.note).optional()
            },
            checked: None,
        }
    }

    fn checking(mut self, form: &Form, new: &NewRound) -> Self {
        let t = self.t;
        self.shell.title = Text::from(t.confirm_title());
        let mut facts = vec![
            SummaryRow::new(t.name(), Phrase::data(new.round.title.clone())),
            SummaryRow::new(t.level(), scope(t.0, new.round.level, new.round.series)),
            SummaryRow::new(t.days(), span(t.0, &new.round)).note(t.closes_hint()),
        ];
        if !new.note.is_empty() {
            facts.push(SummaryRow::new(t.note(), Phrase::data(new.note.clone())));
        }
        let form = form.clone();
        let hidden = vec![
            ("id", form.id),
            ("title", form.title),
            ("level", form.level),
            ("series", form.series),
            ("opens_on", form.opens_on),
            ("closes_on", form.closes_on),
            ("note", form.note),
        ];
        let effects = [t.effect_needs(), t.effect_before(), t.effect_final()];
        self.checked = Some(Checked { facts, effects, hidden });
        self
    }
}

pub async fn new(Reviewer(_): Reviewer, visitor: Visitor) -> Result<HttpResponse> {
    let form = Form { id: RoundId::fresh().to_string(), ..Form::default() };
    respond::page(&NewPage::new(&visitor, &form, &Complaint::default()))
}

/// Three presses of one form: check, go back, announce.
pub async fn announce(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let t = RoundText(visitor.lang());
    if form.step == "back" {
        return respond::page(&NewPage::new(&visitor, &form, &Complaint::default()));
    }
    let is_confirmed = form.step == "yes";
    let answer = match form.read() {
        Ok(new) => {
            let job = new.clone();
            let done = db::run(&app, actor, move |conn, actor| {
                if is_confirmed {
                    round::announce(conn, actor, &job)
                } else {
                    round::check(conn, actor, &job)
                }
            });
            done.await.map(|()| new)
        }
        Err(error) => Err(error),
    };
    match answer {
        Ok(_) if is_confirmed => {
            flash(&app, &visitor, NoticeKind::Done, t.done()).await?;
            Ok(respond::see_other(HOME))
        }
        Ok(new) => respond::page(&NewPage::new(&visitor, &form, &Complaint::default()).checking(&form, &new)),
        Err(error) => respond::again(&NewPage::new(&visitor, &form, &Complaint::of(error, visitor.lang())?)),
    }
}
