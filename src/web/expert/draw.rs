//! GET `/expert/sessions/{session}/draw`: the proof of the draw, for those whom it drew.
use super::crumbs;
use crate::app::App;
use crate::services::Result;
use crate::services::panel;
use crate::text::draw::DrawText;
use crate::web::auth::Expert;
use crate::web::db;
use crate::web::panel::draw::{Act, DrawPage};
use crate::web::panel::{Complaint, session_id};
use crate::web::visitor::Visitor;
use actix_web::{HttpResponse, web};

pub async fn get(
    who: Expert,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    let proof = db::run(&app, who.0, move |conn, actor| panel::draw_proof(conn, actor, id)).await?;
    let here = format!("/expert/sessions/{id}/draw");
    let way = crumbs(&visitor, &proof.session, DrawText(visitor.lang()).proof());
    DrawPage::new(&visitor, &proof, &who.0, here, &Act::default(), &Complaint::default()).under(way).answer()
}
