//! `/demo`: one click to be any of the fictional people; and the clock. Without `--demo` there is no such page.
use super::home::home_of;
use super::sign_in::{flash, signed_in};
use crate::app::App;
use crate::demo::script::{Act, SCENES, Scene};
use crate::demo::{self, PEOPLE};
use crate::services::{Error, Result, account, reference};
use crate::text::account::AccountText;
use crate::text::format;
use crate::web::form::Posted;
use crate::web::page::{NoticeKind, Phrase, Shell};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::http::header::REFERER;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "public/demo.html")]
struct Page {
    shell: Shell,
    t: AccountText,
    scenes: Vec<SceneView>,
}

struct SceneView {
    /// Its number among the five steps; the last two stand beside them.
    step: Option<usize>,
    title: &'static str,
    clause: &'static str,
    people: Vec<Person>,
    /// What must pass before the next scene.
    wait: Option<(u32, String)>,
}

struct Person {
    email: &'static str,
    name: Phrase,
    role: &'static str,
    does: &'static str,
}

pub async fn get(visitor: Visitor) -> Result<HttpResponse> {
    let lang = visitor.lang();
    let t = AccountText(lang);
    let person = |act: &Act| {
        let found = act.person()?;
        Some(Person {
            email: found.email,
            name: Phrase::data(found.name),
            role: found.role.name(lang),
            does: lang.pick(act.zh, act.en),
        })
    };
    let scene = |(place, scene): (usize, &Scene)| SceneView {
        step: scene.is_step.then_some(place + 1),
        title: lang.pick(scene.title_zh, scene.title_en),
        clause: scene.clause,
        people: scene.acts.iter().filter_map(person).collect(),
        wait: (scene.days_after > 0).then(|| (scene.days_after, t.let_pass(scene.days_after))),
    };
    let scenes = SCENES.iter().enumerate().map(scene).collect();
    respond::page(&Page { shell: visitor.shell(t.demo_title()), t, scenes })
}

#[derive(Deserialize)]
pub struct Choice {
    email: String,
}

pub async fn sign_in(Posted(form): Posted<Choice>, app: web::Data<App>) -> Result<HttpResponse> {
    let person = PEOPLE.iter().find(|person| person.email == form.email).ok_or(Error::NotFound)?;
    let now = app.clock.wall();
    let key = db::run_auth(&app, move |conn| {
        let user = account::find_by_email(conn, person.email)?;
        account::start_session(conn, user, now)
    })
    .await?;
    Ok(signed_in(&app, &key, home_of(person.role)))
}

#[derive(Deserialize)]
pub struct Steps {
    working_days: u32,
}

/// Moves the clock to nine in the morning of a later working day; it stops where the calendar stops.
pub async fn clock(
    visitor: Visitor,
    Posted(form): Posted<Steps>,
    request: HttpRequest,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let t = AccountText(visitor.lang());
    let calendar = db::run(&app, visitor.as_public(), |conn, _| reference::calendar(conn)).await?;
    let to = demo::later(&calendar, app.clock.now(), form.working_days.clamp(1, 20));
    match to {
        None => flash(&app, &visitor, NoticeKind::Problem, t.clock_stuck()).await?,
        Some(to) => {
            let ahead = app.clock.move_to(to);
            demo::remember(&app, ahead)?;
            crate::jobs::worker::drain(&app).await;
            let now = format::date_time(visitor.lang(), app.clock.now());
            flash(&app, &visitor, NoticeKind::Information, &t.clock_moved(&now)).await?;
        }
    }
    Ok(respond::see_other(back(&request)))
}

/// The page the button stood on, as a path of this site.
fn back(request: &HttpRequest) -> String {
    let referer = request.headers().get(REFERER).and_then(|value| value.to_str().ok()).unwrap_or("/");
    let path = referer.splitn(4, '/').nth(3).unwrap_or_default();
    format!("/{path}")
}
