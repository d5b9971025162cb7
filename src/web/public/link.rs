//! GET/POST `/forgotten` asks for a one-time link; GET/POST `/link/{token}` sets a password through it.
use super::sign_in::signed_in;
use crate::app::App;
use crate::clients::password_hash;
use crate::domain::password::NewPassword;
use crate::domain::token::Token;
use crate::services::{Error, Result, account};
use crate::text::account::AccountText;
use crate::web::form::Posted;
use crate::web::limit::Writing;
use crate::web::page::field::{ErrorSummary, FieldView, Input, Width};
use crate::web::page::{NoticeKind, Shell};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "public/link.html")]
struct Page {
    shell: Shell,
    field: FieldView,
    button: &'static str,
    errors: ErrorSummary,
}

impl Page {
    fn asking(visitor: &Visitor) -> Self {
        let t = AccountText(visitor.lang());
        let mut field =
            FieldView::new("email", t.email()).input(Input::Email, Width::Full).hint(t.forgotten_help());
        field.autocomplete = "email";
        Self {
            shell: visitor.shell(t.forgotten_title()),
            field,
            button: t.send_link(),
            errors: ErrorSummary::of([]),
        }
    }

    fn setting(visitor: &Visitor, error: Option<String>) -> Self {
        let t = AccountText(visitor.lang());
        let mut field = FieldView::new("password", t.new_password())
            .input(Input::Password, Width::Full)
            .hint(t.password_rule());
        field.autocomplete = "new-password";
        field.error = error.map(Into::into);
        let errors = ErrorSummary::of([(&field.name, &field.error)]);
        let mut shell = visitor.shell(t.set_password());
        shell.has_errors = !errors.is_empty();
        Self { shell, field, button: t.save_password(), errors }
    }
}

pub async fn forgotten(visitor: Visitor) -> Result<HttpResponse> {
    respond::page(&Page::asking(&visitor))
}

#[derive(Deserialize)]
pub struct Asked {
    email: String,
}

/// The answer is the same whether the address is known or not.
pub async fn send(
    _: Writing,
    visitor: Visitor,
    Posted(form): Posted<Asked>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let now = app.clock.now();
    db::run_auth(&app, move |conn| account::ask_for_link(conn, &form.email, now)).await?;
    let mut page = Page::asking(&visitor);
    page.shell.flash = Some(crate::web::page::Flash {
        kind: NoticeKind::Information,
        message: AccountText(visitor.lang()).link_sent().into(),
    });
    respond::page(&page)
}

pub async fn get(visitor: Visitor, token: web::Path<String>, app: web::Data<App>) -> Result<HttpResponse> {
    let token = Token::parse(&token).ok_or_else(dead)?;
    let now = app.clock.wall();
    if !db::run_auth(&app, move |conn| account::link_works(conn, &token, now)).await? {
        return Err(dead());
    }
    respond::page(&Page::setting(&visitor, None))
}

#[derive(Deserialize)]
pub struct NewPasswordForm {
    password: String,
}

pub async fn post(
    visitor: Visitor,
    token: web::Path<String>,
    Posted(form): Posted<NewPasswordForm>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let token = Token::parse(&token).ok_or_else(dead)?;
    if let Err(error) = NewPassword::parse(&form.password, &["zhicheng", "职称"]) {
        return respond::again(&Page::setting(&visitor, Some(error.text(visitor.lang()))));
    }
    let hash = password_hash::hash(form.password).await?;
    let now = app.clock.wall();
    let key = db::run_auth(&app, move |conn| account::set_password(conn, &token, &hash, now)).await;
    match key {
        Ok(key) => Ok(signed_in(&app, &key, "/")),
        Err(Error::NotFound) => Err(dead()),
        Err(other) => Err(other),
    }
}

fn dead() -> Error {
    let (zh, en) = (AccountText(crate::domain::lang::Lang::Zh), AccountText(crate::domain::lang::Lang::En));
    Error::refused(zh.link_dead_help(), en.link_dead_help())
}
