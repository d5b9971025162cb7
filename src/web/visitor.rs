//! Who is looking: language, type size, session. Read once per request by a middleware, before any handler.
use super::nav;
use super::page::{DemoBar, Flash, NoticeKind, RoleChoice, Shell, Text, UserBadge};
use super::{db, error};
use crate::app::App;
use crate::domain::actor::{Actor, Role};
use crate::domain::lang::Lang;
use crate::domain::token::Token;
use crate::services::{self, Error, account::Session};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use chrono::{DateTime, Utc};
use std::future::{Ready, ready};
use std::rc::Rc;

/// What every handler may know of the person in front of it. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Visitor(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    lang: Lang,
    is_large: bool,
    now: DateTime<Utc>,
    path: String,
    csrf: String,
    is_demo: bool,
    signed_in: Option<SignedIn>,
}

/// A person with a live session.
#[derive(Clone, Debug)]
pub struct SignedIn {
    pub key: Token,
    pub session: Session,
}

impl SignedIn {
    /// The person in the role that is active; none when they hold no role any more.
    pub fn actor(&self, now: DateTime<Utc>) -> Option<Actor> {
        let active = self.session.active()?;
        Some(Actor { user_id: self.session.row.user.id, org_id: active.org_id, role: active.role, now })
    }
}

impl Visitor {
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.0.now
    }

    pub fn csrf(&self) -> &str {
        &self.0.csrf
    }

    pub fn path(&self) -> &str {
        &self.0.path
    }

    pub fn signed_in(&self) -> Option<&SignedIn> {
        self.0.signed_in.as_ref()
    }

    /// The signed-in person, or a member of the public.
    pub fn actor(&self) -> Actor {
        self.signed_in().and_then(|person| person.actor(self.now())).unwrap_or(Actor::public(self.now()))
    }

    /// As a member of the public, whoever is signed in: for pages that show the same to everyone.
    pub fn as_public(&self) -> Actor {
        Actor::public(self.now())
    }

    /// The frame of a page with this title.
    pub fn shell(&self, title: impl Into<Text>) -> Shell {
        let lang = self.lang();
        let mut shell = Shell::new(lang, title, self.path(), self.now());
        let role = self.signed_in().and_then(|person| person.session.active()).map(|active| active.role);
        shell.nav = nav::items(lang, role, self.path());
        self.csrf().clone_into(&mut shell.csrf);
        shell.is_large = self.0.is_large;
        shell.demo = self.0.is_demo.then(|| DemoBar { now: self.now() });
        if let Some(person) = self.signed_in() {
            shell.user = Some(badge(lang, person));
            shell.flash = person.session.row.flash.as_deref().map(flash);
            for item in shell.nav.iter_mut().filter(|item| item.href == "/messages") {
                *item = item.clone().counting(person.session.unread, false);
            }
        }
        shell
    }
}

fn badge(lang: Lang, person: &SignedIn) -> UserBadge {
    let name_of = |role: Role, org: Option<&String>| match org {
        Some(org) => format!("{}·{org}", role.name(lang)),
        None => role.name(lang).to_owned(),
    };
    let active = person.session.active();
    UserBadge {
        name: super::page::Phrase::data(person.session.row.user.name.clone()),
        role: active.map_or(Text::default(), |active| active.role.name(lang).into()),
        roles: person
            .session
            .memberships
            .iter()
            .map(|held| RoleChoice {
                value: held.id.to_string(),
                label: name_of(held.role, held.org_name.as_ref()).into(),
                is_current: active.is_some_and(|active| active.id == held.id),
            })
            .collect(),
    }
}

/// A message kept in the session: one letter for its kind, then the text.
pub fn flash_line(kind: NoticeKind, text: &str) -> String {
    let letter = match kind {
        NoticeKind::Done => 'd',
        NoticeKind::Information => 'i',
        NoticeKind::Warning => 'w',
        NoticeKind::Problem => 'p',
    };
    format!("{letter}{text}")
}

fn flash(line: &str) -> Flash {
    let (kind, text) = line.split_at_checked(1).unwrap_or_default();
    let kind = match kind {
        "i" => NoticeKind::Information,
        "w" => NoticeKind::Warning,
        "p" => NoticeKind::Problem,
        _ => NoticeKind::Done,
    };
    Flash { kind, message: text.to_owned().into() }
}

impl FromRequest for Visitor {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let visitor = request.extensions().get::<Self>().cloned();
        ready(visitor.ok_or_else(|| anyhow::anyhow!("the visitor middleware did not run").into()))
    }
}

/// The cookie that holds the session's key.
pub fn session_cookie_name(is_secure: bool) -> &'static str {
    if is_secure { "__Host-session" } else { "session" }
}

/// A cookie of ours: for the server only, for this site only.
pub fn cookie(name: &'static str, value: String, is_secure: bool) -> Cookie<'static> {
    Cookie::build(name, value).path("/").secure(is_secure).http_only(true).same_site(SameSite::Lax).finish()
}

fn form_cookie_name(is_secure: bool) -> &'static str {
    if is_secure { "__Host-form" } else { "form" }
}

/// Reads session and preferences, hands them to the handler, and gives every error its page.
pub async fn identify(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let Some(app) = request.app_data::<web::Data<App>>().cloned() else {
        return Err(Error::from(anyhow::anyhow!("the application was not configured")).into());
    };
    let is_secure = app.settings.is_secure();
    let mut new_cookies = Vec::new();
    let (lang, is_large) = preferences(&request, &mut new_cookies, is_secure);
    let now = app.clock.now();
    let key = request.cookie(session_cookie_name(is_secure)).and_then(|cookie| Token::parse(cookie.value()));
    let (signed_in, trouble) = match key {
        None => (None, None),
        Some(key) => match open(&app, key, request.method() == actix_web::http::Method::GET).await {
            Ok(signed_in) => (signed_in, None),
            Err(error) => (None, Some(error)),
        },
    };
    let csrf = match &signed_in {
        Some(person) => person.session.row.csrf_token.clone(),
        None => form_token(&request, &mut new_cookies, is_secure),
    };
    let visitor = Visitor(Rc::new(Inner {
        lang,
        is_large,
        now,
        path: request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned(),
        csrf,
        is_demo: app.settings.is_demo,
        signed_in,
    }));
    request.extensions_mut().insert(visitor.clone());
    if let Some(error) = trouble {
        let response = error::response(&error, &visitor);
        return Ok(request.into_response(response));
    }
    let mut response = next.call(request).await?.map_into_boxed_body();
    let page = response
        .response()
        .error()
        .and_then(|error| error.as_error::<Error>())
        .map(|e| error::response(e, &visitor));
    if let Some(page) = page {
        response = response.into_response(page);
    }
    for cookie in new_cookies {
        response
            .response_mut()
            .add_cookie(&cookie)
            .map_err(|error| Error::from(anyhow::anyhow!(error.to_string())))?;
    }
    Ok(response)
}

async fn open(app: &web::Data<App>, key: Token, shows_page: bool) -> services::Result<Option<SignedIn>> {
    // The demonstration's clock may be weeks ahead: a session is timed by the real one.
    let now = app.clock.wall();
    db::run_auth(app, move |conn| {
        let Some(session) = services::account::session(conn, &key, now)? else { return Ok(None) };
        if shows_page && session.row.flash.is_some() {
            services::account::set_flash(conn, &key, None)?;
        }
        Ok(Some(SignedIn { key, session }))
    })
    .await
}

/// `?lang=` and `?type=` choose and are remembered; without a choice the page is in Chinese.
fn preferences(request: &ServiceRequest, new: &mut Vec<Cookie<'static>>, is_secure: bool) -> (Lang, bool) {
    let asked = |name: &str| {
        let pairs = request.query_string().split('&').filter_map(|pair| pair.split_once('='));
        pairs.filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).next_back()
    };
    let lang = match asked("lang").and_then(|tag| Lang::parse(&tag)) {
        Some(lang) => {
            new.push(remembered("lang", lang.code(), is_secure));
            lang
        }
        None => request.cookie("lang").and_then(|cookie| Lang::parse(cookie.value())).unwrap_or_default(),
    };
    let is_large = match asked("type").as_deref() {
        Some(size @ ("large" | "usual")) => {
            new.push(remembered("type", if size == "large" { "large" } else { "usual" }, is_secure));
            size == "large"
        }
        _ => request.cookie("type").is_some_and(|cookie| cookie.value() == "large"),
    };
    (lang, is_large)
}

fn remembered(name: &'static str, value: &'static str, is_secure: bool) -> Cookie<'static> {
    let mut cookie = cookie(name, value.to_owned(), is_secure);
    cookie.set_max_age(Duration::days(365));
    cookie
}

/// Before sign-in a form is tied to a cookie of its own instead of a session.
fn form_token(request: &ServiceRequest, new: &mut Vec<Cookie<'static>>, is_secure: bool) -> String {
    let name = form_cookie_name(is_secure);
    if let Some(token) = request.cookie(name).and_then(|cookie| Token::parse(cookie.value())) {
        return token.text();
    }
    let token = Token::fresh().text();
    new.push(cookie(name, token.clone(), is_secure));
    token
}
