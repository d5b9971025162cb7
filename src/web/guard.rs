//! What holds for every request and every answer: where a change may come from, and the security headers.
use crate::app::App;
use crate::services::Error;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{CACHE_CONTROL, HeaderMap, HeaderName, HeaderValue, ORIGIN};
use actix_web::middleware::Next;
use actix_web::web;

/// No inline script, no inline style, nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Refuses a change that another site asked the browser for.
pub async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) && !comes_from_here(&request) {
        return Ok(request.error_response(Error::Forged));
    }
    Ok(next.call(request).await?.map_into_boxed_body())
}

/// Adds the security headers to every answer, error pages included.
pub async fn headers(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let is_secure = request.app_data::<web::Data<App>>().is_some_and(|app| app.settings.is_secure());
    let mut response = next.call(request).await?;
    add_headers(response.headers_mut(), is_secure);
    Ok(response)
}

/// A browser says where a form came from; a client that says nothing still needs the token of the session.
fn comes_from_here(request: &ServiceRequest) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if header("sec-fetch-site").is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return false;
    }
    let Some(origin) = header(ORIGIN.as_str()) else { return true };
    let host = request.connection_info().host().to_owned();
    origin.split_once("://").is_some_and(|(_, place)| place == host)
}

fn add_headers(headers: &mut HeaderMap, is_secure: bool) {
    let mut add = |name: &'static str, value: &'static str| {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    add("content-security-policy", POLICY);
    add("x-content-type-options", "nosniff");
    add("referrer-policy", "same-origin");
    add("cross-origin-opener-policy", "same-origin");
    add("permissions-policy", "camera=(), microphone=(), geolocation=()");
    add(CACHE_CONTROL.as_str(), "no-store");
    if is_secure {
        add("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
}
