//! POST `/secretary/sessions/{session}/key` makes the key and shows the envelope's share, once;
//! GET/POST `…/envelope` brings that share back when a teller cannot come.
use crate::app::App;
use crate::domain::ids::SessionId;
use crate::domain::panel::ballot::{Share, ShareHolder, TallyPublicKey};
use crate::services::panel;
use crate::services::{Error, Result};
use crate::text::panel::PanelText;
use crate::text::secretary::{SecretaryText, SessionText};
use crate::text::teller::TellerText;
use crate::web::auth::Secretary;
use crate::web::form::{Nothing, Posted};
use crate::web::page::field::FieldView;
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase};
use crate::web::panel::{Complaint, Confirm, ShareSheet, session_id};
use crate::web::public::sign_in::flash;
use crate::web::teller::session::{bring_error, share_error};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use serde::Deserialize;

pub async fn prepare(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    let key = app.keys.prepare(id);
    let written = db::run(&app, who.0, move |conn, actor| {
        panel::prepare_key(conn, actor, id, &key)?;
        Ok(panel::overview(conn, actor, id)?.session)
    })
    .await;
    let row = match written {
        Ok(row) => row,
        Err(error) => {
            app.keys.forget(id);
            return Err(error);
        }
    };
    let code = app.keys.fetch(id, ShareHolder::Envelope).ok_or(Error::Conflict)?;
    let t = SessionText(visitor.lang());
    ShareSheet::new(&visitor, ShareHolder::Envelope, code, format!("/secretary/sessions/{id}"))
        .of_session(Phrase::data(row.title), row.number)
        .saying(t.envelope_lead(), vec![t.envelope_do_1(), t.envelope_do_2(), t.envelope_do_3()])
        .answer()
}

#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    share: String,
}

pub async fn envelope_page(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    page(who, &visitor, session_id(&session)?, "", &app).await?.0.answer()
}

pub async fn envelope(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    Posted(form): Posted<Typed>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    let (page, key) = page(who, &visitor, id, &form.share, &app).await?;
    let laid = match form.share.parse::<Share>() {
        Ok(share) => app.keys.lay_down(id, &key, who.0.user_id, share).map_err(bring_error),
        Err(error) => Err(share_error(error)),
    };
    match laid {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, SessionText(visitor.lang()).envelope_laid()).await?;
            Ok(respond::see_other(format!("/secretary/sessions/{id}")))
        }
        Err(error) => page.refused(&Complaint::of(error, visitor.lang())?).answer(),
    }
}

async fn page(
    who: Secretary,
    visitor: &Visitor,
    id: SessionId,
    typed: &str,
    app: &web::Data<App>,
) -> Result<(Confirm, TallyPublicKey)> {
    let (session, key) = db::run(app, who.0, move |conn, actor| panel::open_key(conn, actor, id)).await?;
    let lang = visitor.lang();
    let (t, p) = (SessionText(lang), PanelText(lang));
    let mut page = Confirm::new(
        visitor,
        t.use_envelope_title(),
        TellerText(lang).close(),
        format!("/secretary/sessions/{id}"),
    )
    .under((SecretaryText(lang).home(), "/secretary"), Phrase::data(session.title.clone()));
    page.facts = vec![SummaryRow::new(p.session(), Phrase::data(session.title)).note(session.number)];
    page.effects = vec![t.use_envelope_effect()];
    page.is_irreversible = false;
    page.text = Some(FieldView::new("share", t.envelope()).hint(TellerText(lang).share_hint()).value(typed));
    Ok((page, key))
}
