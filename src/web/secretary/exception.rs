//! GET/POST `/secretary/sessions/{session}/exception`: proposing that a session opens outside policy.
use crate::app::App;
use crate::db::panel::{ExceptionKind, ExceptionRow};
use crate::domain::ids::SessionId;
use crate::domain::lang::Lang;
use crate::services::panel;
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::panel::PanelText;
use crate::text::secretary::{SecretaryText, SessionText};
use crate::web::auth::Secretary;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, FieldView, OptionView};
use crate::web::page::list::SummaryRow;
use crate::web::page::{NoticeKind, Phrase};
use crate::web::panel::{Complaint, Confirm, session_id};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Form {
    kind: String,
    reason: String,
}

/// An exception as a line: what, why, and whether it holds.
pub fn row(lang: Lang, row: &ExceptionRow) -> SummaryRow {
    let t = SessionText(lang);
    let said = row.confirmed_at.map(|at| t.exception_confirmed(&format::date_time(lang, at)));
    let said = said.unwrap_or_else(|| t.exception_waits().to_owned());
    SummaryRow::new(row.kind.name(lang), Phrase::data(row.reason.clone())).note(said)
}

pub async fn get(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    page(who, &visitor, session_id(&session)?, &Form::default(), &app).await?.answer()
}

pub async fn post(
    who: Secretary,
    visitor: Visitor,
    session: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, t) = (session_id(&session)?, SessionText(visitor.lang()));
    let (zh, en) = (SessionText(Lang::Zh), SessionText(Lang::En));
    let proposed = match ExceptionKind::parse(&form.kind) {
        Some(kind) => {
            let reason = form.reason.clone();
            let job = move |conn: &mut crate::db::Conn, actor: &crate::domain::actor::Actor| {
                panel::propose_exception(conn, actor, id, kind, &reason)
            };
            db::run(&app, who.0, job).await
        }
        None => Err(Error::invalid("kind", zh.except_kind_error(), en.except_kind_error())),
    };
    match proposed {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, t.excepted()).await?;
            Ok(respond::see_other(format!("/secretary/sessions/{id}")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            page(who, &visitor, id, &form, &app).await?.refused(&complaint).answer()
        }
    }
}

async fn page(
    who: Secretary,
    visitor: &Visitor,
    id: SessionId,
    typed: &Form,
    app: &web::Data<App>,
) -> Result<Confirm> {
    let view = db::run(app, who.0, move |conn, actor| panel::overview(conn, actor, id)).await?;
    let lang = visitor.lang();
    let (t, p) = (SessionText(lang), PanelText(lang));
    let mut page = Confirm::new(visitor, t.except_title(), t.except(), format!("/secretary/sessions/{id}"))
        .under((SecretaryText(lang).home(), "/secretary"), Phrase::data(view.session.title.clone()));
    page.facts = vec![
        SummaryRow::new(p.session(), Phrase::data(view.session.title)).note(view.session.number),
        SummaryRow::new(p.size(), view.session.size.to_string()),
    ];
    page.effects = vec![t.except_effect()];
    page.is_irreversible = false;
    let option = |kind: &ExceptionKind| {
        OptionView::new(kind.as_str(), kind.name(lang)).chosen_if(typed.kind == kind.as_str())
    };
    page.choice =
        Some(ChoiceView::new("kind", t.except_kind(), ExceptionKind::ALL.iter().map(option).collect()));
    page.text = Some(FieldView::new("reason", p.reason()).value(typed.reason.clone()));
    Ok(page)
}
