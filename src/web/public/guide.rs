//! GET `/guide`: the guides; `/guide/{name}`: one of them.
use super::site::show;
use crate::services::{Error, Result};
use crate::text::guide::{GUIDES, guide};
use crate::text::home::HomeText;
use crate::text::site::Article;
use crate::web::page::Shell;
use crate::web::respond;
use crate::web::visitor::Visitor;
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "public/guides.html")]
struct Page {
    shell: Shell,
    t: HomeText,
    /// Address and article of each.
    guides: Vec<(String, Article)>,
}

pub async fn list(visitor: Visitor) -> Result<HttpResponse> {
    let t = HomeText(visitor.lang());
    let one =
        |(name, article): &(&str, fn(_) -> Article)| (format!("/guide/{name}"), article(visitor.lang()));
    respond::page(&Page { shell: visitor.shell(t.guides()), t, guides: GUIDES.iter().map(one).collect() })
}

pub async fn get(visitor: Visitor, name: web::Path<String>) -> Result<HttpResponse> {
    let article = guide(&name, visitor.lang()).ok_or(Error::NotFound)?;
    show(&visitor, article)
}
