//! POST `/verification/{id}/decide`, `/send`, `/answer`, `/review`: one form each, all on the page of the request.
use super::request::{Page, Typed, read};
use super::verification_id;
use crate::app::App;
use crate::domain::actor::Actor;
use crate::domain::ids::VerificationId;
use crate::domain::lang::Lang;
use crate::domain::verification::{AnswerOutcome, Channel, VerificationAction};
use crate::services::verification::{NewAnswer, record_answer, review, send, triage};
use crate::services::{Error, FieldErrors, Result};
use crate::text::verification::RequestText;
use crate::web::auth::VerificationOfficer;
use crate::web::form::{Nothing, Posted};
use crate::web::page::NoticeKind;
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use serde::Deserialize;
use uuid::Uuid;

/// What a handler needs beside its form.
struct Desk<'a> {
    app: &'a web::Data<App>,
    actor: Actor,
    visitor: &'a Visitor,
    id: VerificationId,
}

impl Desk<'_> {
    /// Goes back to the page with a word of success, or shows it again with everything typed.
    async fn answer(self, done: Result<()>, words: &str, mut typed: Typed) -> Result<HttpResponse> {
        match done {
            Ok(()) => {
                flash(self.app, self.visitor, NoticeKind::Done, words).await?;
                return Ok(respond::see_other(format!("/verification/{}", self.id)));
            }
            Err(Error::Invalid(errors)) => typed.errors = errors,
            Err(Error::Refused(refused)) => {
                typed.errors.add("", refused.text(Lang::Zh), refused.text(Lang::En));
            }
            Err(other) => return Err(other),
        }
        let view = read(self.app, self.actor, self.id).await?;
        respond::again(&Page::new(self.visitor, self.actor, &view, &typed))
    }
}

fn missing(field: &str, words: impl Fn(RequestText) -> &'static str) -> Error {
    Error::Invalid(FieldErrors::one(field, words(RequestText(Lang::Zh)), words(RequestText(Lang::En))))
}

#[derive(Deserialize)]
pub struct DecideForm {
    #[serde(default)]
    decision: String,
    #[serde(default)]
    reason: String,
}

pub async fn decide(
    VerificationOfficer(actor): VerificationOfficer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<DecideForm>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = verification_id(&path)?;
    let t = RequestText(visitor.lang());
    let typed = Typed { choice: form.decision.clone(), words: form.reason.clone(), ..Typed::default() };
    let action = VerificationAction::parse(&form.decision);
    let (done, words) = match action {
        Some(
            action @ (VerificationAction::Accept | VerificationAction::Return | VerificationAction::Refuse),
        ) => {
            let words = match action {
                VerificationAction::Accept => t.done_accept(),
                VerificationAction::Return => t.done_return(),
                _ => t.done_refuse(),
            };
            let done =
                db::run(&app, actor, move |conn, actor| triage(conn, actor, id, action, &form.reason)).await;
            (done, words)
        }
        _ => (Err(missing("decision", RequestText::decision_missing)), ""),
    };
    Desk { app: &app, actor, visitor: &visitor, id }.answer(done, words, typed).await
}

pub async fn release(
    VerificationOfficer(actor): VerificationOfficer,
    visitor: Visitor,
    path: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = verification_id(&path)?;
    let done = db::run(&app, actor, move |conn, actor| send(conn, actor, id)).await;
    let words = RequestText(visitor.lang()).done_send();
    Desk { app: &app, actor, visitor: &visitor, id }.answer(done, words, Typed::default()).await
}

#[derive(Deserialize)]
pub struct AnswerForm {
    answer: Uuid,
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    channel: String,
    #[serde(default)]
    evidence: String,
}

pub async fn answer(
    VerificationOfficer(actor): VerificationOfficer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<AnswerForm>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = verification_id(&path)?;
    let typed = Typed {
        choice: form.outcome.clone(),
        channel: form.channel.clone(),
        words: form.evidence.clone(),
        answer: Some(form.answer),
        errors: FieldErrors::default(),
    };
    let done = match AnswerOutcome::parse(&form.outcome) {
        None => Err(missing("outcome", RequestText::outcome_missing)),
        Some(outcome) => {
            let channel = Channel::parse(&form.channel).unwrap_or(Channel::Email);
            let new = NewAnswer { id: form.answer, outcome, channel, evidence: form.evidence };
            db::run(&app, actor, move |conn, actor| record_answer(conn, actor, id, &new)).await
        }
    };
    let words = RequestText(visitor.lang()).done_record();
    Desk { app: &app, actor, visitor: &visitor, id }.answer(done, words, typed).await
}

#[derive(Deserialize)]
pub struct ReviewForm {
    #[serde(default)]
    review: String,
    #[serde(default)]
    note: String,
}

pub async fn second(
    VerificationOfficer(actor): VerificationOfficer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<ReviewForm>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = verification_id(&path)?;
    let typed = Typed { choice: form.review.clone(), words: form.note.clone(), ..Typed::default() };
    let done = match form.review.as_str() {
        "agree" | "disagree" => {
            let is_agreed = form.review == "agree";
            db::run(&app, actor, move |conn, actor| review(conn, actor, id, is_agreed, &form.note)).await
        }
        _ => Err(missing("review", RequestText::review_missing)),
    };
    let words = RequestText(visitor.lang()).done_review();
    Desk { app: &app, actor, visitor: &visitor, id }.answer(done, words, typed).await
}
