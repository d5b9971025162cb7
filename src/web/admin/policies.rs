//! GET/POST `/admin/policies`: every number with its source and first day; a change adds a newer value.
use crate::app::App;
use crate::db::reference::PolicyRow;
use crate::domain::actor::Actor;
use crate::domain::ids::UserId;
use crate::domain::lang::Lang;
use crate::domain::policy::Key;
use crate::services::reference::NewPolicy;
use crate::services::{Error, FieldErrors, Result, oversight, reference};
use crate::text::format;
use crate::text::office::AdminText;
use crate::web::auth::Administrator;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, Input, OptionView, Width};
use crate::web::page::{Mark, NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "admin/policies.html")]
struct Page {
    shell: Shell,
    t: AdminText,
    errors: ErrorSummary,
    rows: Vec<Row>,
    key: ChoiceView,
    value: FieldView,
    source: FieldView,
    valid_from: FieldView,
}

struct Row {
    name: Phrase,
    value: String,
    state: Tag,
    source: Phrase,
    valid_from: String,
    set_at: String,
    set_by: Phrase,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    key: String,
    value: String,
    source: String,
    valid_from: String,
}

type Loaded = (Vec<PolicyRow>, BTreeMap<UserId, String>);

async fn read(app: &web::Data<App>, actor: Actor) -> Result<Loaded> {
    db::run(app, actor, |conn, _| {
        let rows = reference::policies(conn)?;
        let names = oversight::loaders(conn, rows.iter().filter_map(|row| row.set_by))?;
        Ok((rows, names))
    })
    .await
}

fn name(t: AdminText, key: Key) -> &'static str {
    match key {
        Key::InternalPublicityDays => t.internal_publicity_days(),
        Key::ResultPublicityDays => t.result_publicity_days(),
        Key::AcceptanceDays => t.acceptance_days(),
        Key::CorrectionDays => t.correction_days(),
        Key::PanelSize => t.panel_size(),
        Key::PanelOpinions => t.panel_opinions(),
        Key::RevocationReplyDays => t.revocation_reply_days(),
        Key::PanelQuorum => t.panel_quorum(),
        Key::PanelMajority => t.panel_majority(),
        Key::PanelRecusedSeat => t.panel_recused_seat(),
        Key::ReminderFirstDays => t.reminder_first_days(),
        Key::ReminderLastDays => t.reminder_last_days(),
        Key::PanelCases => t.panel_cases(),
    }
}

fn draw(
    visitor: &Visitor,
    (rows, names): &Loaded,
    today: NaiveDate,
    form: &Form,
    errors: &FieldErrors,
) -> Page {
    let lang = visitor.lang();
    let t = AdminText(lang);
    let with_error = |mut field: FieldView| {
        field.error = errors.of(&field.name, lang).map(|text| text.to_owned().into());
        field
    };
    let value = FieldView::new("value", t.value()).input(Input::Text, Width::Short).hint(t.value_hint());
    let value = with_error(value.value(form.value.clone()));
    let source =
        with_error(FieldView::new("source", t.source()).hint(t.source_hint()).value(form.source.clone()));
    let from = if form.valid_from.is_empty() { format::machine_date(today) } else { form.valid_from.clone() };
    let mut valid_from =
        FieldView::new("valid_from", t.valid_from()).input(Input::Date, Width::Short).value(from);
    valid_from.min = Some(format::machine_date(today));
    let valid_from = with_error(valid_from);
    let option = |key: &Key| OptionView::new(key.as_str(), name(t, *key)).chosen_if(form.key == key.as_str());
    let mut shell = visitor.shell(t.policies());
    shell.has_errors = !errors.is_empty();
    Page {
        shell,
        t,
        errors: ErrorSummary::of([
            (&value.name, &value.error),
            (&source.name, &source.error),
            (&valid_from.name, &valid_from.error),
        ]),
        rows: lines(lang, rows, names, today),
        key: ChoiceView::new("key", t.policy(), Key::ALL.iter().map(option).collect()),
        value,
        source,
        valid_from,
    }
}

/// The value in force is the first of its key whose day has come; those above it are to come, those below are past.
fn lines(lang: Lang, rows: &[PolicyRow], names: &BTreeMap<UserId, String>, today: NaiveDate) -> Vec<Row> {
    let t = AdminText(lang);
    let mut settled: Option<&str> = None;
    let mut lines = Vec::new();
    for row in rows {
        let state = match (row.valid_from > today, settled == Some(row.key.as_str())) {
            (true, _) => Tag::new(Tone::Amber, t.ahead()).marked(Mark::Clock),
            (false, true) => Tag::new(Tone::Grey, t.past()),
            (false, false) => {
                settled = Some(&row.key);
                Tag::new(Tone::Green, t.now()).marked(Mark::Tick)
            }
        };
        let by = row.set_by.and_then(|id| names.get(&id).cloned());
        lines.push(Row {
            name: Key::parse(&row.key)
                .map_or_else(|| Phrase::plain(row.key.clone()), |key| name(t, key).into()),
            value: row.value.as_str().map_or_else(|| row.value.to_string(), str::to_owned),
            state,
            source: Phrase::data(row.source.clone()),
            valid_from: format::date(lang, row.valid_from),
            set_at: format::date_time(lang, row.set_at),
            set_by: by.map_or_else(|| Phrase::plain(t.shipped()), Phrase::data),
        });
    }
    lines
}

pub async fn get(
    Administrator(actor): Administrator,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let loaded = read(&app, actor).await?;
    let today = oversight::today(&actor);
    respond::page(&draw(&visitor, &loaded, today, &Form::default(), &FieldErrors::default()))
}

pub async fn post(
    Administrator(actor): Administrator,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let new = NewPolicy {
        key: form.key.clone(),
        value: form.value.clone(),
        source: form.source.clone(),
        valid_from: form.valid_from.parse().ok(),
    };
    match db::run(&app, actor, move |conn, actor| reference::set_policy(conn, actor, &new)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, AdminText(visitor.lang()).saved()).await?;
            Ok(respond::see_other("/admin/policies"))
        }
        Err(Error::Invalid(errors)) => {
            let loaded = read(&app, actor).await?;
            respond::again(&draw(&visitor, &loaded, oversight::today(&actor), &form, &errors))
        }
        Err(other) => Err(other),
    }
}
