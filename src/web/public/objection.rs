//! GET/POST `/objection/{token}`: the notice behind the link on its sheet, and an objection to it in two steps:
//! write, then check and send. Whoever lodges it stays unknown unless they leave a contact.
use crate::app::App;
use crate::db::notice::SheetLine;
use crate::domain::calendar::{Calendar, shanghai_date};
use crate::domain::case::NoticeKind;
use crate::domain::ids::ObjectionId;
use crate::domain::lang::Lang;
use crate::services::{Error, FieldErrors, Result, case, notice};
use crate::text::board::{BoardText, ObjectionText};
use crate::web::form::Posted;
use crate::web::limit::Writing;
use crate::web::page::field::{ErrorSummary, FieldView, Input, Width};
use crate::web::page::list::SummaryRow;
use crate::web::page::progress::DeadlineView;
use crate::web::page::window::WindowView;
use crate::web::page::{Crumb, Phrase, Shell};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "public/objection.html")]
struct Page {
    shell: Shell,
    t: ObjectionText,
    kind: &'static str,
    handled: &'static str,
    facts: Vec<SummaryRow>,
    deadline: DeadlineView,
    is_over: bool,
    errors: ErrorSummary,
    id: Uuid,
    content: FieldView,
    contact: FieldView,
    /// The second step: what was typed is shown, not asked for.
    review: Option<Vec<SummaryRow>>,
}

#[derive(Deserialize)]
pub struct Form {
    id: Uuid,
    #[serde(default)]
    content: String,
    #[serde(default)]
    contact: String,
    /// Which button: `check`, `edit` or `send`.
    #[serde(default)]
    step: String,
}

/// What was typed so far.
impl Form {
    fn blank() -> Self {
        Self { id: Uuid::new_v4(), content: String::new(), contact: String::new(), step: String::new() }
    }
}

pub async fn get(visitor: Visitor, token: web::Path<String>, app: web::Data<App>) -> Result<HttpResponse> {
    let found = sheet(&visitor, &token, &app).await?;
    respond::page(&page(&visitor, &found, &Form::blank(), &FieldErrors::default()))
}

pub async fn post(
    _: Writing,
    visitor: Visitor,
    token: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let found = sheet(&visitor, &token, &app).await?;
    let none = FieldErrors::default();
    match form.step.as_str() {
        "send" => send(&visitor, &token, form, &found, &app).await,
        "edit" => respond::page(&page(&visitor, &found, &form, &none)),
        _ => match case::check_objection(&form.content, &form.contact) {
            Ok(()) => respond::page(&Page {
                review: Some(review(visitor.lang(), &form)),
                ..page(&visitor, &found, &form, &none)
            }),
            Err(Error::Invalid(errors)) => respond::again(&page(&visitor, &found, &form, &errors)),
            Err(error) => Err(error),
        },
    }
}

async fn send(
    visitor: &Visitor,
    token: &str,
    form: Form,
    found: &(SheetLine, Calendar),
    app: &web::Data<App>,
) -> Result<HttpResponse> {
    let (id, link) = (ObjectionId::from(form.id), token.to_owned());
    let (content, contact) = (form.content.clone(), form.contact.clone());
    let lodged = db::run(app, visitor.as_public(), move |conn, actor| {
        case::lodge_objection(conn, actor, id, &link, &content, &contact)
    });
    match lodged.await {
        Ok(()) => Ok(respond::see_other(format!("/objection/{token}/lodged/{}", form.id))),
        Err(Error::Invalid(errors)) => respond::again(&page(visitor, found, &form, &errors)),
        Err(error) => Err(error),
    }
}

async fn sheet(visitor: &Visitor, token: &str, app: &web::Data<App>) -> Result<(SheetLine, Calendar)> {
    let token = token.to_owned();
    db::run(app, visitor.as_public(), move |conn, _| notice::by_link(conn, &token)).await
}

fn page(
    visitor: &Visitor,
    (line, calendar): &(SheetLine, Calendar),
    form: &Form,
    refused: &FieldErrors,
) -> Page {
    let lang = visitor.lang();
    let t = ObjectionText(lang);
    let today = shanghai_date(visitor.now());
    let window = WindowView { calendar, from: line.published_on, ends_on: line.ends_on, today };
    let error = |name: &str| refused.of(name, lang).map(|text| text.to_owned().into());
    let mut content =
        FieldView::new("content", t.content()).hint(t.content_hint()).value(form.content.clone());
    content.rows = 8;
    content.max_length = Some(4000);
    content.error = error("content");
    let mut contact = FieldView::new("contact", t.contact())
        .input(Input::Text, Width::Half)
        .hint(t.contact_hint())
        .value(form.contact.clone())
        .optional();
    contact.max_length = Some(200);
    contact.error = error("contact");
    let errors = ErrorSummary::of([(&content.name, &content.error), (&contact.name, &contact.error)]);
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !errors.is_empty();
    shell.crumbs = crumbs(lang, line.kind);
    let (kind, handled) = match line.kind {
        NoticeKind::Internal => (t.internal(), t.handled_unit()),
        NoticeKind::Result => (t.result(), t.handled_city()),
    };
    Page {
        shell,
        t,
        kind,
        handled,
        facts: facts(lang, line),
        deadline: window.deadline(lang, BoardText(lang).window()),
        is_over: line.ends_on < today,
        errors,
        id: form.id,
        content,
        contact,
        review: None,
    }
}

fn review(lang: Lang, form: &Form) -> Vec<SummaryRow> {
    let t = ObjectionText(lang);
    let contact = match form.contact.trim() {
        "" => Phrase::plain(t.no_contact()),
        contact => Phrase::data(contact.to_owned()),
    };
    vec![
        SummaryRow::new(t.content(), Phrase::data(form.content.trim().to_owned())),
        SummaryRow::new(t.contact(), contact),
    ]
}

/// A unit's own notice has no public list to go back to.
fn crumbs(lang: Lang, kind: NoticeKind) -> Vec<Crumb> {
    let here = Crumb::here(ObjectionText(lang).title());
    match kind {
        NoticeKind::Internal => Vec::new(),
        NoticeKind::Result => vec![Crumb::link(BoardText(lang).title(), "/board"), here],
    }
}

fn facts(lang: Lang, line: &SheetLine) -> Vec<SummaryRow> {
    let t = BoardText(lang);
    let mut facts = vec![
        SummaryRow::new(t.holder(), Phrase::data(line.holder_name.clone())),
        SummaryRow::new(t.unit(), Phrase::data(line.unit_name.clone())),
    ];
    if line.kind == NoticeKind::Internal {
        facts.push(SummaryRow::new(t.post(), Phrase::data(line.post.clone())));
    }
    facts.push(SummaryRow::new(t.certificate(), Phrase::data(line.certificate.clone())));
    facts.push(SummaryRow::new(t.level(), line.title_level.name(lang)));
    facts
}

#[derive(Template)]
#[template(path = "public/objection_lodged.html")]
struct Lodged {
    shell: Shell,
    t: ObjectionText,
    receipt: String,
}

/// The first eight characters of the objection's id are its receipt: enough to find it, nothing to open it with.
pub async fn lodged(
    visitor: Visitor,
    path: web::Path<(String, Uuid)>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (token, id) = path.into_inner();
    sheet(&visitor, &token, &app).await?;
    let t = ObjectionText(visitor.lang());
    let receipt = id.simple().to_string()[..8].to_uppercase();
    respond::page(&Lodged { shell: visitor.shell(t.lodged_title()), t, receipt })
}
