//! GET/POST `/sign-in`, POST `/sign-out`, POST `/role`.
use super::home::home_of;
use crate::app::App;
use crate::clients::password_hash;
use crate::domain::token::Token;
use crate::services::account::{self, Attempt};
use crate::services::{Error, Result};
use crate::text::account::AccountText;
use crate::web::auth::Member;
use crate::web::form::{Nothing, Posted};
use crate::web::limit::address_of;
use crate::web::page::field::{ErrorSummary, FieldView, Input, Width};
use crate::web::page::{NoticeKind, Shell};
use crate::web::visitor::{Visitor, cookie, flash_line, session_cookie_name};
use crate::web::{db, respond};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "public/sign_in.html")]
struct Page {
    shell: Shell,
    t: AccountText,
    next: String,
    email: FieldView,
    password: FieldView,
    errors: ErrorSummary,
}

#[derive(Deserialize)]
pub struct Query {
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
pub struct Form {
    email: String,
    password: String,
    #[serde(default)]
    next: String,
}

impl Page {
    fn new(visitor: &Visitor, next: &str, email: &str) -> Self {
        let t = AccountText(visitor.lang());
        let mut email_field =
            FieldView::new("email", t.email()).input(Input::Email, Width::Full).value(email);
        email_field.autocomplete = "username";
        let mut password = FieldView::new("password", t.password()).input(Input::Password, Width::Full);
        password.autocomplete = "current-password";
        Self {
            shell: visitor.shell(t.sign_in()),
            t,
            next: next.to_owned(),
            email: email_field,
            password,
            errors: ErrorSummary::of([]),
        }
    }
}

pub async fn get(visitor: Visitor, query: web::Query<Query>) -> Result<HttpResponse> {
    respond::page(&Page::new(&visitor, &query.next, ""))
}

pub async fn post(
    visitor: Visitor,
    Posted(form): Posted<Form>,
    request: HttpRequest,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let address = address_of(&request, app.settings.is_behind_proxy).to_string();
    let attempt = Attempt::new(&form.email, &address, app.clock.wall());
    let asked = attempt.clone();
    let found = db::run_auth(&app, move |conn| account::begin_sign_in(conn, &asked)).await?;
    let hash = found.as_ref().map(|(_, hash)| hash.clone());
    if password_hash::matches(form.password, hash).await?
        && let Some((user, _)) = found
    {
        let key = db::run_auth(&app, move |conn| account::finish_sign_in(conn, &attempt, user)).await?;
        return Ok(signed_in(&app, &key, within_site(&form.next)));
    }
    db::run_auth(&app, move |conn| account::fail_sign_in(conn, &attempt)).await?;
    let mut page = Page::new(&visitor, &form.next, &form.email);
    page.shell.has_errors = true;
    page.password.error = Some(page.t.wrong().into());
    page.errors = ErrorSummary::of([(&page.password.name, &page.password.error)]);
    respond::again(&page)
}

/// Only a path of this site is followed (ASVS 3.7.2).
fn within_site(next: &str) -> &str {
    let is_path = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    if is_path && !next.contains(['\r', '\n']) { next } else { "/" }
}

/// Goes on with a session cookie.
pub fn signed_in(app: &App, key: &Token, next: &str) -> HttpResponse {
    let is_secure = app.settings.is_secure();
    let mut response = respond::see_other(next);
    let session = cookie(session_cookie_name(is_secure), key.text(), is_secure);
    if let Err(error) = response.add_cookie(&session) {
        tracing::error!(%error, "the session cookie could not be written");
    }
    response
}

pub async fn sign_out(visitor: Visitor, _: Posted<Nothing>, app: web::Data<App>) -> Result<HttpResponse> {
    if let Some(person) = visitor.signed_in() {
        let key = person.key.clone();
        db::run_auth(&app, move |conn| account::sign_out(conn, &key)).await?;
    }
    let is_secure = app.settings.is_secure();
    let mut gone = cookie(session_cookie_name(is_secure), String::new(), is_secure);
    gone.make_removal();
    let mut response = respond::see_other("/");
    response.add_cookie(&gone).map_err(|error| Error::from(anyhow::anyhow!(error.to_string())))?;
    Ok(response)
}

#[derive(Deserialize)]
pub struct RoleForm {
    role: Uuid,
}

pub async fn switch_role(
    _: Member,
    visitor: Visitor,
    Posted(form): Posted<RoleForm>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let person = visitor.signed_in().ok_or(Error::SignInFirst)?;
    let role = person.session.memberships.iter().find(|held| held.id == form.role).map(|held| held.role);
    let key = person.key.clone();
    db::run_auth(&app, move |conn| account::switch_role(conn, &key, form.role)).await?;
    Ok(respond::see_other(role.map_or("/", home_of)))
}

/// Keeps one line for the next page of this session.
pub async fn flash(app: &web::Data<App>, visitor: &Visitor, kind: NoticeKind, text: &str) -> Result<()> {
    let Some(person) = visitor.signed_in() else { return Ok(()) };
    let (key, line) = (person.key.clone(), flash_line(kind, text));
    db::run_auth(app, move |conn| account::set_flash(conn, &key, Some(&line))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_on_after_sign_in_never_leaves_the_site() {
        assert_eq!(within_site("/employer/cases?x=1"), "/employer/cases?x=1");
        for next in ["//example.org", "https://example.org", "/\\example.org", "/a\r\nX: 1", ""] {
            assert_eq!(within_site(next), "/");
        }
    }
}
