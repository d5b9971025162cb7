//! GET `/account`: who one is here, in which language letters come, where one is signed in.
use super::sign_in::flash;
use crate::app::App;
use crate::domain::lang::Lang;
use crate::domain::message::Delivery;
use crate::services::account::{self, OwnSession};
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::site::OwnAccountText;
use crate::web::auth::Member;
use crate::web::form::{Nothing, Posted};
use crate::web::page::field::{ChoiceView, OptionView};
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase, Shell};
use crate::web::visitor::{SignedIn, Visitor};
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "public/account.html")]
struct Page {
    shell: Shell,
    t: OwnAccountText,
    facts: Vec<SummaryRow>,
    language: ChoiceView,
    delivery: ChoiceView,
    sessions: Vec<Row>,
    has_others: bool,
}

struct Row {
    began: String,
    seen: String,
    is_this: bool,
}

pub async fn get(_: Member, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let person = signed_in(&visitor)?;
    let (key, now) = (person.key.clone(), app.clock.wall());
    let sessions = db::run_auth(&app, move |conn| account::own_sessions(conn, &key, now)).await?;
    let lang = visitor.lang();
    let t = OwnAccountText(lang);
    respond::page(&Page {
        shell: visitor.shell(t.title()),
        t,
        facts: facts(lang, person),
        language: language(lang, &person.session.row.user.locale),
        delivery: delivery(lang, person.session.row.user.letters),
        has_others: sessions.len() > 1,
        sessions: sessions.iter().map(|session| row(lang, session)).collect(),
    })
}

fn signed_in(visitor: &Visitor) -> Result<&SignedIn> {
    visitor.signed_in().ok_or(Error::SignInFirst)
}

fn facts(lang: Lang, person: &SignedIn) -> Vec<SummaryRow> {
    let t = OwnAccountText(lang);
    let user = &person.session.row.user;
    let mut roles = Phrase::plain("");
    for (place, held) in person.session.memberships.iter().enumerate() {
        let parted = if place == 0 { "" } else { lang.pick("；", "; ") };
        roles = roles.then(parted).then(held.role.name(lang));
        if let Some(org) = &held.org_name {
            roles = roles.then(lang.pick("，", ", ")).then(Phrase::data(org.clone()));
        }
    }
    vec![
        SummaryRow::new(t.name(), Phrase::data(user.name.clone())),
        SummaryRow::new(t.email(), user.email.clone()),
        SummaryRow::new(t.roles(), roles).note(t.roles_note()),
    ]
}

fn language(lang: Lang, locale: &str) -> ChoiceView {
    let chosen = Lang::parse(locale).unwrap_or_default();
    let option = |lang: Lang| {
        OptionView::new(lang.code(), Phrase::spoken(lang, lang.own_name())).chosen_if(lang == chosen)
    };
    let t = OwnAccountText(lang);
    ChoiceView::new("lang", t.language(), Lang::ALL.map(option).to_vec()).hint(t.language_hint())
}

fn delivery(lang: Lang, chosen: Delivery) -> ChoiceView {
    let option = |way: &Delivery| OptionView::new(way.as_str(), way.name(lang)).chosen_if(*way == chosen);
    let t = OwnAccountText(lang);
    ChoiceView::new("letters", t.delivery(), Delivery::ALL.iter().map(option).collect())
        .hint(t.delivery_hint())
}

#[derive(Deserialize)]
pub struct Letters {
    letters: String,
}

pub async fn set_delivery(
    _: Member,
    visitor: Visitor,
    Posted(form): Posted<Letters>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let key = signed_in(&visitor)?.key.clone();
    let way = Delivery::parse(&form.letters)
        .ok_or_else(|| Error::invalid("letters", "请选择邮件方式。", "Choose how e-mails come."))?;
    db::run_auth(&app, move |conn| account::set_delivery(conn, &key, way)).await?;
    flash(&app, &visitor, NoticeKind::Done, OwnAccountText(visitor.lang()).delivery_saved()).await?;
    Ok(respond::see_other("/account"))
}

fn row(lang: Lang, session: &OwnSession) -> Row {
    Row {
        began: format::date_time(lang, session.began_at),
        seen: format::date_time(lang, session.last_seen_at),
        is_this: session.is_this,
    }
}

#[derive(Deserialize)]
pub struct Language {
    lang: String,
}

pub async fn set_language(
    _: Member,
    visitor: Visitor,
    Posted(form): Posted<Language>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let key = signed_in(&visitor)?.key.clone();
    let lang = Lang::parse(&form.lang)
        .ok_or_else(|| Error::invalid("lang", "请选择中文或英文。", "Choose Chinese or English."))?;
    db::run_auth(&app, move |conn| account::set_letter_language(conn, &key, lang)).await?;
    flash(&app, &visitor, NoticeKind::Done, OwnAccountText(visitor.lang()).language_saved()).await?;
    Ok(respond::see_other("/account"))
}

pub async fn end_others(
    _: Member,
    visitor: Visitor,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let key = signed_in(&visitor)?.key.clone();
    let ended = db::run_auth(&app, move |conn| account::end_other_sessions(conn, &key)).await?;
    flash(&app, &visitor, NoticeKind::Done, &OwnAccountText(visitor.lang()).ended(ended)).await?;
    Ok(respond::see_other("/account"))
}

/// The link goes to the person's own address, so that whoever sits at an open session cannot change the password.
pub async fn send_link(
    _: Member,
    visitor: Visitor,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let email = signed_in(&visitor)?.session.row.user.email.clone();
    let now = app.clock.now();
    db::run_auth(&app, move |conn| account::ask_for_link(conn, &email, now)).await?;
    flash(&app, &visitor, NoticeKind::Information, OwnAccountText(visitor.lang()).link_sent()).await?;
    Ok(respond::see_other("/account"))
}
