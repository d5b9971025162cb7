//! GET `/livez`: the process runs. GET `/readyz`: the database answers. The first never depends on the second.
use crate::app::App;
use crate::services::{Result, reference};
use crate::web::db;
use crate::web::visitor::Visitor;
use actix_web::{HttpResponse, web};

pub async fn live() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("alive\n")
}

pub async fn ready(visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    db::run(&app, visitor.as_public(), |conn, _| reference::calendar(conn)).await?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ready\n"))
}
