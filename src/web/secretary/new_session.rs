//! GET/POST `/secretary/sessions/new`: title, series, date, size, two tellers.
use super::crumbs;
use crate::app::App;
use crate::domain::catalogue::Series;
use crate::domain::ids::{SessionId, UserId};
use crate::domain::lang::Lang;
use crate::services::panel::{self, NewSession};
use crate::services::{Error, FieldErrors, Result};
use crate::text::panel::PanelText;
use crate::text::secretary::SecretaryText;
use crate::web::auth::Secretary;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, Input, OptionView, Width};
use crate::web::page::{NoticeKind, Phrase, Shell};
use crate::web::panel::Complaint;
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "secretary/new_session.html")]
struct Page {
    shell: Shell,
    t: SecretaryText,
    errors: ErrorSummary,
    id: String,
    title: FieldView,
    series: ChoiceView,
    held_on: FieldView,
    size: FieldView,
    teller_a: ChoiceView,
    teller_b: ChoiceView,
}

#[derive(Deserialize, Default)]
pub struct Form {
    id: String,
    title: String,
    #[serde(default)]
    series: String,
    held_on: String,
    size: String,
    teller_a: String,
    teller_b: String,
}

/// What the page offers beside what was typed.
struct Offer {
    tellers: Vec<(UserId, String)>,
    least: u32,
}

impl Page {
    fn new(visitor: &Visitor, offer: &Offer, form: &Form, complaint: &Complaint) -> Self {
        let lang = visitor.lang();
        let (t, p) = (SecretaryText(lang), PanelText(lang));
        let mut shell = visitor.shell(t.new_session());
        shell.crumbs = crumbs(visitor, t.new_session());
        let errors = complaint.summary(lang);
        shell.has_errors = !errors.is_empty();
        let series = |series: &Series| {
            OptionView::new(series.as_str(), series.name(lang)).chosen_if(form.series == series.as_str())
        };
        let teller = |name: &'static str, label: &'static str, chosen: &str| {
            let mut choice = ChoiceView::new(name, label, teller_options(t, &offer.tellers, chosen));
            choice.error = complaint.at(name, lang);
            choice
        };
        let field = |mut view: FieldView, typed: &str| {
            typed.clone_into(&mut view.value);
            view.error = complaint.at(&view.name, lang);
            view
        };
        let mut chosen = ChoiceView::new("series", p.series(), Series::ALL.iter().map(series).collect());
        chosen.error = complaint.at("series", lang);
        Self {
            title: field(FieldView::new("title", t.title_field()).hint(t.title_hint()), &form.title),
            held_on: field(
                FieldView::new("held_on", p.held_on()).input(Input::Date, Width::Short),
                &form.held_on,
            ),
            size: field(
                FieldView::new("size", p.size())
                    .input(Input::Number, Width::Short)
                    .hint(t.size_hint(offer.least)),
                &form.size,
            ),
            teller_a: teller("teller_a", t.teller_a(), &form.teller_a).hint(t.teller_hint()),
            teller_b: teller("teller_b", t.teller_b(), &form.teller_b),
            series: chosen,
            id: form.id.clone(),
            errors,
            shell,
            t,
        }
    }
}

fn teller_options(t: SecretaryText, tellers: &[(UserId, String)], chosen: &str) -> Vec<OptionView> {
    let empty = OptionView::new("", t.choose()).chosen_if(chosen.is_empty());
    let option = |(id, name): &(UserId, String)| {
        OptionView::new(id.to_string(), Phrase::data(name.clone())).chosen_if(chosen == id.to_string())
    };
    std::iter::once(empty).chain(tellers.iter().map(option)).collect()
}

async fn offer(who: Secretary, app: &web::Data<App>) -> Result<Offer> {
    db::run(app, who.0, |conn, actor| {
        let today = crate::services::reference::today(actor);
        Ok(Offer { tellers: panel::tellers(conn)?, least: panel::policy(conn, today)?.min_members })
    })
    .await
}

pub async fn get(who: Secretary, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let offer = offer(who, &app).await?;
    let form = Form {
        id: SessionId::fresh().to_string(),
        series: Series::Engineering.as_str().to_owned(),
        size: offer.least.to_string(),
        ..Form::default()
    };
    respond::page(&Page::new(&visitor, &offer, &form, &Complaint::default()))
}

pub async fn post(
    who: Secretary,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let created = match parse(&form) {
        Ok(new) => db::run(&app, who.0, move |conn, actor| panel::create(conn, actor, &new)).await,
        Err(error) => Err(error),
    };
    match created {
        Ok(id) => {
            let t = SecretaryText(visitor.lang());
            flash(&app, &visitor, NoticeKind::Done, t.created()).await?;
            Ok(respond::see_other(format!("/secretary/sessions/{id}")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            respond::again(&Page::new(&visitor, &offer(who, &app).await?, &form, &complaint))
        }
    }
}

fn parse(form: &Form) -> Result<NewSession> {
    let (zh, en) = (SecretaryText(Lang::Zh), SecretaryText(Lang::En));
    let mut errors = FieldErrors::default();
    let series = Series::parse(&form.series);
    if series.is_none() {
        errors.add("series", zh.series_error(), en.series_error());
    }
    let held_on = form.held_on.trim().parse::<NaiveDate>().ok();
    if held_on.is_none() {
        errors.add("held_on", zh.held_on_error(), en.held_on_error());
    }
    let size = form.size.trim().parse::<u32>().ok();
    if size.is_none() {
        errors.add("size", zh.size_number(), en.size_number());
    }
    let tellers = [("teller_a", &form.teller_a), ("teller_b", &form.teller_b)].map(|(name, typed)| {
        let found = UserId::parse(typed);
        if found.is_none() {
            errors.add(name, zh.teller_error(), en.teller_error());
        }
        found
    });
    errors.into_result()?;
    let id = SessionId::parse(&form.id).ok_or(Error::NotFound)?;
    let (Some(series), Some(held_on), Some(size), [Some(teller_a), Some(teller_b)]) =
        (series, held_on, size, tellers)
    else {
        return Err(Error::NotFound);
    };
    Ok(NewSession { id, title: form.title.clone(), series, held_on, size, teller_a, teller_b })
}
