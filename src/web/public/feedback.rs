//! GET/POST `/feedback`: anybody may say that something is wrong; the administrators read it.
use crate::app::App;
use crate::services::{Error, FieldErrors, Result, message};
use crate::text::site::FeedbackText;
use crate::web::form::Posted;
use crate::web::limit::Writing;
use crate::web::page::field::{ErrorSummary, FieldView, Input, Width};
use crate::web::page::{Flash, NoticeKind, Shell};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "public/feedback.html")]
struct Page {
    shell: Shell,
    t: FeedbackText,
    errors: ErrorSummary,
    text: FieldView,
    contact: FieldView,
}

#[derive(Deserialize)]
pub struct Query {
    sent: Option<String>,
}

#[derive(Deserialize)]
pub struct Form {
    text: String,
    #[serde(default)]
    contact: String,
}

fn page(visitor: &Visitor, form: &Form, refused: &FieldErrors) -> Page {
    let lang = visitor.lang();
    let t = FeedbackText(lang);
    let error = |name: &str| refused.of(name, lang).map(|text| text.to_owned().into());
    let mut text = FieldView::new("text", t.text()).hint(t.text_hint()).value(form.text.clone());
    text.rows = 6;
    text.max_length = Some(2000);
    text.error = error("text");
    let mut contact = FieldView::new("contact", t.contact())
        .input(Input::Text, Width::Half)
        .hint(t.contact_hint())
        .value(form.contact.clone())
        .optional();
    contact.max_length = Some(200);
    contact.error = error("contact");
    let errors = ErrorSummary::of([(&text.name, &text.error), (&contact.name, &contact.error)]);
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !errors.is_empty();
    Page { shell, t, errors, text, contact }
}

pub async fn get(visitor: Visitor, query: web::Query<Query>) -> Result<HttpResponse> {
    let blank = Form { text: String::new(), contact: String::new() };
    let mut page = page(&visitor, &blank, &FieldErrors::default());
    if query.sent.is_some() {
        page.shell.flash = Some(Flash { kind: NoticeKind::Done, message: page.t.sent().into() });
    }
    respond::page(&page)
}

pub async fn post(
    _: Writing,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (text, contact) = (form.text.clone(), form.contact.clone());
    let given = db::run(&app, visitor.as_public(), move |conn, actor| {
        message::give_feedback(conn, actor, &text, &contact)
    });
    match given.await {
        Ok(()) => Ok(respond::see_other("/feedback?sent=1")),
        Err(Error::Invalid(errors)) => respond::again(&page(&visitor, &form, &errors)),
        Err(error) => Err(error),
    }
}
