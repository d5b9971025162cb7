//! A browser without JavaScript: keeps cookies, follows nothing by itself, reads the token out of the page it is on.
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, LOCATION};

#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    address: String,
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Page {
    pub status: StatusCode,
    pub location: Option<String>,
    pub body: String,
    headers: HeaderMap,
}

impl Client {
    pub fn new(address: &str) -> Self {
        let http = reqwest::Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self { http, address: address.to_owned() }
    }

    pub async fn get(&self, path: &str) -> Page {
        let answer = self.http.get(format!("{}{path}", self.address)).send().await.unwrap();
        read(answer).await
    }

    /// Posts a form without any token.
    pub async fn post_bare(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_html_form::to_string(fields).unwrap();
        let request = self
            .http
            .post(format!("{}{path}", self.address))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body);
        read(request.send().await.unwrap()).await
    }

    /// Posts a form with the token of this session, as a page would.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.token().await;
        let mut all = vec![("csrf", token.as_str())];
        all.extend_from_slice(fields);
        self.post_bare(path, &all).await
    }

    /// Sends a file as a form would: the token first, then the fields, then the file.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], name: &str, bytes: Vec<u8>) -> Page {
        let token = self.token().await;
        let mut all = vec![("csrf", token.as_str())];
        all.extend_from_slice(fields);
        self.upload_bare(path, &all, name, bytes).await
    }

    /// Sends a file with these fields and no others.
    pub async fn upload_bare(&self, path: &str, fields: &[(&str, &str)], name: &str, bytes: Vec<u8>) -> Page {
        let mut form = reqwest::multipart::Form::new();
        for (field, value) in fields {
            form = form.text((*field).to_owned(), (*value).to_owned());
        }
        let file = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        let request = self.http.post(format!("{}{path}", self.address)).multipart(form.part("file", file));
        read(request.send().await.unwrap()).await
    }

    /// The token of this session, from a page that everybody may see.
    pub async fn token(&self) -> String {
        let page = self.get("/demo").await;
        page.value_of("csrf").expect("a page with a form carries the token")
    }

    pub async fn sign_in(&self, person: &str) {
        let email = format!("{person}@demo.invalid");
        let page = self.post("/demo", &[("email", &email)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "signing in as {person}: {}", page.body);
    }
}

async fn read(answer: reqwest::Response) -> Page {
    let status = answer.status();
    let location = answer.headers().get(LOCATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let headers = answer.headers().clone();
    let body = String::from_utf8_lossy(&answer.bytes().await.unwrap()).into_owned();
    Page { status, location, body, headers }
}

impl Page {
    pub fn says(&self, words: &str) -> bool {
        self.body.contains(words)
    }

    /// A header as text; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The first link whose address begins so and goes on.
    pub fn link_to(&self, start: &str) -> String {
        let mut links = self.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let found = links.find(|link| link.len() > start.len() && link.starts_with(start));
        found.unwrap_or_else(|| panic!("no link to {start}:\n{}", self.body)).to_owned()
    }

    /// The value of the first hidden field with this name.
    pub fn value_of(&self, name: &str) -> Option<String> {
        let start = self.body.find(&format!("name=\"{name}\" value=\""))?;
        let rest = &self.body[start + name.len() + 15..];
        Some(rest[..rest.find('"')?].to_owned())
    }
}
