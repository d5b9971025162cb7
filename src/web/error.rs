//! The one place where a use-case's answer becomes a status code and a page with a way on.
use super::page::{Phrase, Shell};
use super::respond;
use super::visitor::Visitor;
use crate::services::Error;
use crate::text::problem::ProblemText;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderValue, LOCATION, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

#[derive(Template)]
#[template(path = "public/problem.html")]
struct Page<'a> {
    shell: &'a Shell,
    heading: &'a str,
    lines: Vec<Phrase>,
    /// Where to go next: words and address.
    ways: Vec<(String, String)>,
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::Refused(_) | Self::Conflict => StatusCode::CONFLICT,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Forged => StatusCode::FORBIDDEN,
            Self::TooManyTries(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A bare answer; the visitor middleware puts the page in its place, because only it knows the language.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code()).finish()
    }
}

/// The page for an error, in the visitor's language.
pub fn response(error: &Error, visitor: &Visitor) -> HttpResponse {
    if matches!(error, Error::SignInFirst) {
        return sign_in_first(visitor);
    }
    let reference = uuid::Uuid::new_v4().simple().to_string()[..8].to_owned();
    if let Error::Internal(cause) = error {
        tracing::error!(reference, cause = format!("{cause:#}"), path = visitor.path(), "request failed");
    }
    let t = ProblemText(visitor.lang());
    let (heading, lines) = words(error, visitor, t, &reference);
    let mut shell = visitor.shell(heading);
    shell.has_errors = true;
    let home = (t.home().to_owned(), "/".to_owned());
    let page = Page { shell: &shell, heading, lines, ways: vec![home] };
    let mut response = respond::page_with(error.status_code(), &page)
        .unwrap_or_else(|_| HttpResponse::build(error.status_code()).body(heading));
    if let Error::TooManyTries(seconds) = error {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(*seconds));
    }
    if matches!(error, Error::Unavailable(_)) {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(5));
    }
    response
}

/// Reading waits behind the sign-in page; a form that was sent is told to be sent again.
fn sign_in_first(visitor: &Visitor) -> HttpResponse {
    let next: String = url_encoded(visitor.path());
    HttpResponse::SeeOther().insert_header((LOCATION, format!("/sign-in?next={next}"))).finish()
}

fn url_encoded(path: &str) -> String {
    let pairs = [("n", path)];
    serde_html_form::to_string(pairs).unwrap_or_default().trim_start_matches("n=").to_owned()
}

fn words(error: &Error, visitor: &Visitor, t: ProblemText, reference: &str) -> (&'static str, Vec<Phrase>) {
    let lang = visitor.lang();
    match error {
        Error::NotFound | Error::SignInFirst => (t.not_found(), vec![t.not_found_help().into()]),
        Error::Refused(refused) => (t.refused(), vec![refused.text(lang).to_owned().into()]),
        Error::Invalid(fields) => {
            let lines =
                fields.0.iter().map(|(_, text)| Phrase::from(lang.pick(text.zh.clone(), text.en.clone())));
            (t.invalid(), lines.collect())
        }
        Error::Conflict => (t.conflict(), vec![t.conflict_help().into()]),
        Error::Forged => (t.forged(), vec![t.forged_help().into()]),
        Error::TooManyTries(seconds) => (t.too_many(), vec![t.wait(*seconds).into()]),
        Error::TooLarge => (t.too_large(), vec![t.too_large_help().into()]),
        Error::Unavailable(_) => (t.unavailable(), vec![t.unavailable_help().into()]),
        Error::Internal(_) => (t.internal(), vec![t.reference(reference).into()]),
    }
}
