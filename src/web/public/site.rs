//! GET `/accessibility`, `/privacy`: for whom this site works, and what it does with data.
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

pub(super) fn show(visitor: &Visitor, article: Article) -> Result<HttpResponse> {
    respond::page(&Page { shell: visitor.shell(article.title), article })
}

pub async fn accessibility(visitor: Visitor) -> Result<HttpResponse> {
    show(&visitor, site::accessibility(visitor.lang()))
}

pub async fn privacy(visitor: Visitor) -> Result<HttpResponse> {
    show(&visitor, site::privacy(visitor.lang()))
}
