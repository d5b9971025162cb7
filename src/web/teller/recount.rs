//! GET/POST `/teller/sessions/{session}/recount`: the second teller counts the published ballots again.
use crate::app::App;
use crate::domain::ids::SessionId;
use crate::services::panel;
use crate::services::{Error, Result};
use crate::text::panel::PanelText;
use crate::text::teller::TellerText;
use crate::web::auth::Teller;
use crate::web::form::{Nothing, Posted};
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase};
use crate::web::panel::{Complaint, Confirm, CountView, session_id};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};

pub async fn get(
    who: Teller,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    page(who, &visitor, session_id(&session)?, &app).await?.answer()
}

pub async fn post(
    who: Teller,
    visitor: Visitor,
    session: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    match db::run(&app, who.0, move |conn, actor| panel::confirm_recount(conn, actor, id)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, TellerText(visitor.lang()).recounted()).await?;
            Ok(respond::see_other(format!("/teller/sessions/{id}")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            page(who, &visitor, id, &app).await?.refused(&complaint).answer()
        }
    }
}

async fn page(who: Teller, visitor: &Visitor, id: SessionId, app: &web::Data<App>) -> Result<Confirm> {
    let view = db::run(app, who.0, move |conn, actor| panel::teller_view(conn, actor, id)).await?;
    let root = view.tallies.first().map(|tally| tally.root.clone()).ok_or(Error::NotFound)?;
    let lang = visitor.lang();
    let (t, p) = (TellerText(lang), PanelText(lang));
    let mut page = Confirm::new(visitor, t.recount_title(), t.recount(), format!("/teller/sessions/{id}"))
        .under((t.home(), "/teller"), Phrase::data(view.session.title.clone()));
    page.facts = vec![
        SummaryRow::new(p.session(), Phrase::data(view.session.title.clone()))
            .note(view.session.number.clone()),
        SummaryRow::new(p.root(), root),
    ];
    let count = |(place, tally)| CountView::new(lang, p.case_at(place).into(), tally, view.majority);
    page.counts = (1..).zip(&view.tallies).map(count).collect();
    page.effects = vec![t.recount_effect_1(), t.recount_effect_2()];
    Ok(page)
}
