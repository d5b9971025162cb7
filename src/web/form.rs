//! What a browser sends. Every form that changes something arrives through [`Posted`], which demands the token
//! of the session (ASVS 3.5.1); `guard` has already compared where the request came from.
use super::visitor::Visitor;
use crate::domain::token::same_secret;
use crate::services::Error;
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::future::LocalBoxFuture;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The largest form without files: long statements of achievement in Chinese take three bytes a character.
const LARGEST: usize = 512 * 1024;

/// A form whose token belongs to this session.
#[derive(Debug)]
pub struct Posted<T>(pub T);

#[derive(Deserialize)]
struct Envelope {
    #[serde(default)]
    csrf: String,
}

impl<T: DeserializeOwned + 'static> FromRequest for Posted<T> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let visitor = request.extensions().get::<Visitor>().cloned();
        let body = web::Bytes::from_request(request, payload);
        let limit = web::PayloadConfig::new(LARGEST);
        request.extensions_mut().insert(limit);
        Box::pin(async move {
            let body = body.await.map_err(|_| Error::TooLarge)?;
            if body.len() > LARGEST {
                return Err(Error::TooLarge);
            }
            let envelope: Envelope = serde_html_form::from_bytes(&body).map_err(|_| Error::Forged)?;
            let visitor = visitor.ok_or(Error::Forged)?;
            if !same_secret(&envelope.csrf, visitor.csrf()) {
                return Err(Error::Forged);
            }
            serde_html_form::from_bytes(&body).map(Self).map_err(|error| {
                Error::invalid(
                    "form",
                    &format!("表单不完整，请返回后重新填写：{error}"),
                    &format!("The form is incomplete; go back and fill it in again: {error}"),
                )
            })
        })
    }
}

/// A form that carries nothing but its token: a button.
#[derive(Debug, Deserialize)]
pub struct Nothing {}
