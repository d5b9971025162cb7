//! GET `/admin/templates`: what every event says to whom. GET/POST `/admin/templates/{event}`: one of them, its versions, a
//! preview, a new version, or the built-in wording again.
use crate::app::App;
use crate::domain::event::EVENTS;
use crate::domain::lang::Lang;
use crate::domain::message::{Audience, Wording};
use crate::services::message::said;
use crate::services::wording::{self, Template as Found};
use crate::services::{Error, FieldErrors, Result};
use crate::text::format;
use crate::text::letter::WordingText;
use crate::text::notify::NotifyText;
use crate::web::auth::Administrator;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "admin/templates.html")]
struct ListPage {
    shell: Shell,
    t: WordingText,
    groups: Vec<(&'static str, Vec<Row>)>,
}

struct Row {
    href: String,
    subject: Phrase,
    legal: Option<Tag>,
    changed: Option<Tag>,
}

pub async fn list(
    Administrator(actor): Administrator,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let changed = db::run(&app, actor, |conn, _| wording::changed(conn)).await?;
    let lang = visitor.lang();
    let t = WordingText(lang);
    let group = |to: &Audience| {
        let rows = EVENTS.iter().filter(|event| event.to == *to).map(|event| {
            let own = changed.get(&event.key());
            let words = own.cloned().unwrap_or_else(|| event.builtin());
            Row {
                href: format!("/admin/templates/{}", event.key()),
                subject: Phrase::data(lang.pick(words.subject_zh, words.subject_en)),
                legal: event.is_legal.then(|| Tag::new(Tone::Violet, t.legal())),
                changed: own.map(|_| Tag::new(Tone::Blue, t.changed())),
            }
        });
        (to.name(lang), rows.collect())
    };
    respond::page(&ListPage {
        shell: visitor.shell(t.title()),
        t,
        groups: Audience::ALL.iter().map(group).collect(),
    })
}

#[derive(Template)]
#[template(path = "admin/template.html")]
struct Page {
    shell: Shell,
    t: WordingText,
    errors: ErrorSummary,
    known: String,
    action: String,
    id: Uuid,
    subjects: [FieldView; 2],
    bodies: [FieldView; 2],
    /// Heading, language, subject, lines of the text.
    previews: Vec<(&'static str, &'static str, String, Vec<String>)>,
    is_changed: bool,
    versions: Vec<(String, Option<(String, String)>)>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    act: String,
    id: String,
    subject_zh: String,
    subject_en: String,
    body_zh: String,
    body_en: String,
}

impl Form {
    /// A browser sends lines that end in CR LF.
    fn words(&self) -> Wording {
        let text = |text: &String| text.replace("\r\n", "\n").trim().to_owned();
        Wording {
            subject_zh: text(&self.subject_zh),
            subject_en: text(&self.subject_en),
            body_zh: text(&self.body_zh),
            body_en: text(&self.body_en),
        }
    }
}

fn draw(visitor: &Visitor, found: &Found, words: &Wording, errors: &FieldErrors, with_preview: bool) -> Page {
    let lang = visitor.lang();
    let t = WordingText(lang);
    let key = found.event.key();
    let field = |name: &'static str, label: &'static str, text: &str, spoken: Lang| {
        let mut field = FieldView::new(name, label).value(text);
        field.error = errors.of(name, lang).map(|error| error.to_owned().into());
        field.value_lang = Some(spoken);
        field
    };
    let subjects = [
        field("subject_zh", t.subject_zh(), &words.subject_zh, Lang::Zh),
        field("subject_en", t.subject_en(), &words.subject_en, Lang::En),
    ];
    let bodies = [
        field("body_zh", t.body_zh(), &words.body_zh, Lang::Zh),
        field("body_en", t.body_en(), &words.body_en, Lang::En),
    ];
    let preview = |spoken: Lang, heading: &'static str| {
        let (subject, body) = said(words, spoken, &sample(spoken));
        (heading, spoken.code(), subject, body.lines().map(str::to_owned).collect())
    };
    let previews = [preview(Lang::Zh, t.in_zh()), preview(Lang::En, t.in_en())];
    let order = [&subjects[0], &bodies[0], &subjects[1], &bodies[1]];
    let mut shell = visitor.shell(found.event.to.name(lang));
    shell.has_errors = !errors.is_empty();
    shell.crumbs = vec![Crumb::link(t.title(), "/admin/templates"), Crumb::here(found.event.to.name(lang))];
    Page {
        shell,
        t,
        errors: ErrorSummary::of(order.map(|field| (&field.name, &field.error))),
        known: t.known(
            &found.event.known().iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(" "),
        ),
        action: format!("/admin/templates/{key}"),
        id: Uuid::new_v4(),
        previews: if with_preview { previews.into() } else { Vec::new() },
        subjects,
        bodies,
        is_changed: found.now != found.event.builtin(),
        versions: versions(lang, found),
    }
}

/// What the placeholders stand for in a preview.
fn sample(lang: Lang) -> Vec<(&'static str, String)> {
    let t = NotifyText(lang);
    let end = t.by_end_of(lang.pick("2026年3月16日 (星期一)", "16 March 2026 (Monday)"));
    vec![
        ("case", "RD-2026-000123".to_owned()),
        ("due", t.days_left(&end, 5)),
        ("status", lang.pick("补正中", "Correction").to_owned()),
        ("text", lang.pick("页面打不开。", "The page does not open.").to_owned()),
        ("contact", t.no_contact().to_owned()),
        ("cases", t.numbers(&["RD-2026-000123", "RD-2026-000124"].map(str::to_owned), 0)),
        ("from", lang.pick("2026年3月16日", "16 March 2026").to_owned()),
        ("until", lang.pick("2026年3月20日", "20 March 2026").to_owned()),
    ]
}

fn versions(lang: Lang, found: &Found) -> Vec<(String, Option<(String, String)>)> {
    let t = WordingText(lang);
    let rows = found.versions.iter().map(|row| {
        let name = found.names.get(&row.saved_by).cloned().unwrap_or_default();
        let words = row.words().map(|words| {
            (
                format!("{} {}", words.subject_zh, words.body_zh),
                format!("{} {}", words.subject_en, words.body_en),
            )
        });
        (t.by(&name, &format::date_time(lang, row.saved_at)), words)
    });
    rows.collect()
}

pub async fn get(
    Administrator(actor): Administrator,
    visitor: Visitor,
    key: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let key = key.into_inner();
    let found = db::run(&app, actor, move |conn, _| wording::template(conn, &key)).await?;
    respond::page(&draw(&visitor, &found, &found.now, &FieldErrors::default(), true))
}

pub async fn post(
    Administrator(actor): Administrator,
    visitor: Visitor,
    key: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (key, words) = (key.into_inner(), form.words());
    let asked = key.clone();
    let found = db::run(&app, actor, move |conn, _| wording::template(conn, &asked)).await?;
    let errors = wording::check(found.event, &words);
    if form.act == "preview" && errors.is_empty() {
        return respond::page(&draw(&visitor, &found, &words, &errors, true));
    }
    if form.act != "builtin" && !errors.is_empty() {
        return respond::again(&draw(&visitor, &found, &words, &errors, false));
    }
    let id = Uuid::try_parse(&form.id).map_err(|_| Error::NotFound)?;
    let (chosen, place) = ((form.act != "builtin").then_some(words), format!("/admin/templates/{key}"));
    let t = WordingText(visitor.lang());
    let done = if chosen.is_some() { t.saved() } else { t.restored() };
    db::run(&app, actor, move |conn, actor| wording::save(conn, actor, id, &key, chosen.as_ref())).await?;
    flash(&app, &visitor, NoticeKind::Done, done).await?;
    Ok(respond::see_other(place))
}
