//! GET/POST `/reviewer/absences`: who is away and who covers. POST `…/{id}/end` by whoever is away, `…/{id}/decline` by the cover.
use crate::app::App;
use crate::db::office::AbsenceRow;
use crate::domain::actor::Actor;
use crate::domain::ids::UserId;
use crate::domain::lang::Lang;
use crate::services::case::cover::{self, Absences, NewAbsence};
use crate::services::{Error, FieldErrors, Result};
use crate::text::format;
use crate::text::owner::AbsenceText;
use crate::web::auth::Reviewer;
use crate::web::form::{Nothing, Posted};
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, Input, OptionView, Width};
use crate::web::page::list::EmptyState;
use crate::web::page::{NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "reviewer/absences.html")]
struct Page {
    shell: Shell,
    t: AbsenceText,
    errors: ErrorSummary,
    rows: Vec<Row>,
    empty: EmptyState,
    id: Uuid,
    from: FieldView,
    until: FieldView,
    cover: ChoiceView,
    /// There is nobody else in the office.
    is_alone: bool,
}

struct Row {
    away: Phrase,
    days: String,
    cover: Phrase,
    state: Tag,
    /// The button that ends it: address and words.
    act: Option<(String, &'static str)>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    id: String,
    from: String,
    until: String,
    cover: String,
}

impl Form {
    fn absence(&self) -> NewAbsence {
        let day = |text: &str| text.trim().parse::<NaiveDate>().ok();
        NewAbsence {
            id: Uuid::try_parse(&self.id).unwrap_or_else(|_| Uuid::new_v4()),
            from_on: day(&self.from),
            until_on: day(&self.until),
            covered_by: UserId::parse(&self.cover),
        }
    }
}

pub async fn get(Reviewer(actor): Reviewer, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let absences = db::run(&app, actor, cover::absences).await?;
    respond::page(&draw(&visitor, &actor, &absences, &Form::default(), &FieldErrors::default()))
}

pub async fn announce(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let new = form.absence();
    match db::run(&app, actor, move |conn, actor| cover::announce(conn, actor, &new)).await {
        Ok(()) => done(&app, &visitor, AbsenceText(visitor.lang()).announced()).await,
        Err(Error::Invalid(errors)) => {
            let absences = db::run(&app, actor, cover::absences).await?;
            respond::again(&draw(&visitor, &actor, &absences, &form, &errors))
        }
        Err(other) => Err(other),
    }
}

pub async fn end(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<Uuid>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    db::run(&app, actor, move |conn, actor| cover::end(conn, actor, id)).await?;
    done(&app, &visitor, AbsenceText(visitor.lang()).ended()).await
}

pub async fn decline(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<Uuid>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    db::run(&app, actor, move |conn, actor| cover::decline(conn, actor, id)).await?;
    done(&app, &visitor, AbsenceText(visitor.lang()).declined_flash()).await
}

async fn done(app: &web::Data<App>, visitor: &Visitor, said: &str) -> Result<HttpResponse> {
    flash(app, visitor, NoticeKind::Done, said).await?;
    Ok(respond::see_other("/reviewer/absences"))
}

fn draw(visitor: &Visitor, actor: &Actor, absences: &Absences, form: &Form, errors: &FieldErrors) -> Page {
    let lang = visitor.lang();
    let t = AbsenceText(lang);
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !errors.is_empty();
    let day = |name: &'static str, label: &'static str, value: &str| {
        let mut field = FieldView::new(name, label).input(Input::Date, Width::Half).value(value);
        field.error = errors.of(name, lang).map(|text| text.to_owned().into());
        field.min = Some(format::machine_date(absences.today));
        field
    };
    let (from, until) = (day("from", t.from(), &form.from), day("until", t.until(), &form.until));
    let cover = cover_choice(lang, absences, form, errors);
    Page {
        shell,
        t,
        errors: ErrorSummary::of([
            (&from.name, &from.error),
            (&until.name, &until.error),
            (&cover.name, &cover.error),
        ]),
        rows: absences
            .rows
            .iter()
            .map(|(row, away, cover)| line(t, actor, absences, row, (away, cover)))
            .collect(),
        empty: EmptyState { title: t.none().into(), reason: t.none_why().into(), link: None },
        id: form.absence().id,
        from,
        until,
        cover,
        is_alone: absences.colleagues.is_empty(),
    }
}

fn cover_choice(lang: Lang, absences: &Absences, form: &Form, errors: &FieldErrors) -> ChoiceView {
    let t = AbsenceText(lang);
    let mut options = vec![OptionView::new("", t.choose()).chosen_if(form.cover.is_empty())];
    for person in &absences.colleagues {
        let value = person.id.to_string();
        let is_chosen = form.cover == value;
        options.push(OptionView::new(value, Phrase::data(person.name.clone())).chosen_if(is_chosen));
    }
    let mut cover = ChoiceView::new("cover", t.covered_by(), options).hint(t.choose_hint());
    cover.error = errors.of("cover", lang).map(|text| text.to_owned().into());
    cover
}

fn line(
    t: AbsenceText,
    actor: &Actor,
    absences: &Absences,
    row: &AbsenceRow,
    (away, cover): (&String, &String),
) -> Row {
    let state = match (row.stands(), row.holds(absences.today)) {
        (false, _) => Tag::new(Tone::Amber, t.declined()),
        (true, true) => Tag::new(Tone::Blue, t.running()),
        (true, false) => Tag::new(Tone::Grey, t.ahead()),
    };
    let act = match (row.stands(), row.user_id == actor.user_id, row.covered_by == actor.user_id) {
        (true, true, _) => Some((format!("/reviewer/absences/{}/end", row.id), t.end())),
        (true, _, true) => Some((format!("/reviewer/absences/{}/decline", row.id), t.decline())),
        _ => None,
    };
    Row {
        away: Phrase::data(away.clone()),
        days: t.from_to(&format::date(t.0, row.from_on), &format::date(t.0, row.until_on)),
        cover: Phrase::data(cover.clone()),
        state,
        act,
    }
}
