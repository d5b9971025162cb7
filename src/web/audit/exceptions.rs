//! GET/POST `/audit/exceptions/{id}`: the second person's look at a session outside policy.
use crate::app::App;
use crate::services::panel;
use crate::services::{Error, Result};
use crate::text::draw::DrawText;
use crate::text::panel::PanelText;
use crate::web::auth::Auditor;
use crate::web::form::{Nothing, Posted};
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, NoticeKind, Phrase};
use crate::web::panel::{Complaint, Confirm};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use uuid::Uuid;

fn id(text: &str) -> Result<Uuid> {
    Uuid::try_parse(text).map_err(|_| Error::NotFound)
}

async fn page(who: Auditor, visitor: &Visitor, id: Uuid, app: &web::Data<App>) -> Result<Confirm> {
    let (row, session) = db::run(app, who.0, move |conn, actor| panel::exception(conn, actor, id)).await?;
    let lang = visitor.lang();
    let (t, p) = (DrawText(lang), PanelText(lang));
    let mut page = Confirm::new(visitor, t.confirm_title(), t.confirm_act(), "/audit/draws".to_owned());
    page.shell.crumbs = vec![Crumb::link(t.list(), "/audit/draws"), Crumb::here(t.confirm_title())];
    page.facts = vec![
        SummaryRow::new(p.session(), Phrase::data(session.title)).note(session.number),
        SummaryRow::new(p.size(), session.size.to_string()),
        SummaryRow::new(t.what(), row.kind.name(lang)),
        SummaryRow::new(t.why(), Phrase::data(row.reason)),
    ];
    page.effects = vec![t.confirm_effect()];
    Ok(page)
}

pub async fn get(
    who: Auditor,
    visitor: Visitor,
    exception: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    page(who, &visitor, id(&exception)?, &app).await?.answer()
}

pub async fn post(
    who: Auditor,
    visitor: Visitor,
    exception: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id(&exception)?;
    match db::run(&app, who.0, move |conn, actor| panel::confirm_exception(conn, actor, id)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, DrawText(visitor.lang()).confirmed()).await?;
            Ok(respond::see_other("/audit/draws"))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            page(who, &visitor, id, &app).await?.refused(&complaint).answer()
        }
    }
}
