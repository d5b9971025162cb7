//! GET `/help`, `/accessibility`, `/privacy`: what this site is, for whom it works, and what it does with data.
use crate::services::Result;
use crate::text::site::{self, Article};
use crate::web::page::Shell;
use crate::web::respond;
use crate::web::visitor::Visitor;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "public/article.html")]
struct Page {
    shell: Shell,
    article: Article,
}

fn show(visitor: &Visitor, article: Article) -> Result<HttpResponse> {
    respond::page(&Page { shell: visitor.shell(article.title), article })
}

pub async fn help(visitor: Visitor) -> Result<HttpResponse> {
    show(&visitor, site::help(visitor.lang()))
}

pub async fn accessibility(visitor: Visitor) -> Result<HttpResponse> {
    show(&visitor, site::accessibility(visitor.lang()))
}

pub async fn privacy(visitor: Visitor) -> Result<HttpResponse> {
    show(&visitor, site::privacy(visitor.lang()))
}
