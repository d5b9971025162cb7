//! GET `/teller/sessions/{session}`; POST `…/share` hands the teller's share over, once; POST `…/close` takes it back,
//! and with the second one ends the vote and counts it. A share lives in the request and in memory, nowhere else.
use crate::app::App;
use crate::db::panel::SessionState;
use crate::domain::ids::SessionId;
use crate::domain::lang::Lang;
use crate::domain::panel::ballot::{Share, ShareCodeError, ShareHolder};
use crate::services::panel::{self, TellerView};
use crate::services::{Error, Result};
use crate::tellers::BringError;
use crate::text::format;
use crate::text::panel::PanelText;
use crate::text::teller::TellerText;
use crate::web::auth::Teller;
use crate::web::form::{Nothing, Posted};
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell};
use crate::web::panel::{Complaint, CountView, Head, ShareSheet, session_id};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "teller/session.html")]
struct Page {
    shell: Shell,
    t: TellerText,
    p: PanelText,
    errors: ErrorSummary,
    head: Head,
    href: String,
    holder: &'static str,
    /// The share waits to be taken.
    can_take: bool,
    taken: Option<String>,
    /// There while the vote is open.
    close: Option<Close>,
    counts: Vec<CountView>,
    /// The second count is this teller's to confirm.
    can_recount: bool,
    /// The second count is the other teller's.
    waits: bool,
    /// What this teller's browser may forget now.
    forget: Option<String>,
}

struct Close {
    lead: String,
    brought: Vec<String>,
    share: FieldView,
    keep: String,
}

#[derive(Deserialize)]
pub struct Typed {
    #[serde(default)]
    share: String,
}

pub async fn get(
    who: Teller,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    respond::page(&page(who, &visitor, session_id(&session)?, &app, "", &Complaint::default()).await?)
}

async fn page(
    who: Teller,
    visitor: &Visitor,
    id: SessionId,
    app: &web::Data<App>,
    typed: &str,
    complaint: &Complaint,
) -> Result<Page> {
    let view = db::run(app, who.0, move |conn, actor| panel::teller_view(conn, actor, id)).await?;
    let lang = visitor.lang();
    let (t, p) = (TellerText(lang), PanelText(lang));
    let mut shell = visitor.shell(view.session.number.clone());
    shell.crumbs =
        vec![Crumb::link(t.home(), "/teller"), Crumb::here(Phrase::data(view.session.title.clone()))];
    shell.has_errors = complaint.whole.is_some() || !complaint.fields.is_empty();
    let is_over = matches!(view.session.state, SessionState::Closed | SessionState::Signed);
    let to_recount = view.session.state == SessionState::Closed && view.session.recounted_by.is_none();
    let is_reading = view.session.state == SessionState::Reading;
    let at = match view.holder {
        ShareHolder::TellerA => view.session.share_a_at,
        _ => view.session.share_b_at,
    };
    let count = |(place, tally)| CountView::new(lang, p.case_at(place).into(), tally, view.majority);
    Ok(Page {
        errors: complaint.summary(lang),
        head: Head::new(lang, &view.session, true),
        href: format!("/teller/sessions/{id}"),
        holder: view.holder.label(lang),
        can_take: is_reading && view.session.public_key.is_some() && !view.has_taken(),
        taken: at.map(|at| t.taken(&format::short_date_time(lang, at))),
        close: (view.session.state == SessionState::Voting)
            .then(|| close_form(lang, &view, &app.keys.brought(id), typed, complaint)),
        counts: (1..).zip(&view.tallies).map(count).collect(),
        can_recount: to_recount && view.session.closed_by != Some(who.0.user_id),
        waits: to_recount && view.session.closed_by == Some(who.0.user_id),
        forget: is_over.then(|| kept_as(&view)),
        shell,
        t,
        p,
    })
}

fn close_form(
    lang: Lang,
    view: &TellerView,
    brought: &[ShareHolder],
    typed: &str,
    complaint: &Complaint,
) -> Close {
    let t = TellerText(lang);
    let mut share = FieldView::new("share", t.share_field()).hint(t.share_hint()).value(typed);
    share.error = complaint.at("share", lang);
    Close {
        lead: t.close_lead(view.cast),
        brought: brought.iter().map(|holder| t.brought(holder.label(lang))).collect(),
        share,
        keep: kept_as(view),
    }
}

/// The name under which a teller's own browser keeps the share: tellers who share a browser do not mix theirs up.
fn kept_as(view: &TellerView) -> String {
    let letter = if view.holder == ShareHolder::TellerA { 'a' } else { 'b' };
    format!("share-{}-{letter}", view.session.id)
}

pub async fn take(
    who: Teller,
    visitor: Visitor,
    session: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    let view = db::run(&app, who.0, move |conn, actor| panel::teller_view(conn, actor, id)).await?;
    let Some(code) = app.keys.fetch(id, view.holder) else {
        let (zh, en) = (TellerText(Lang::Zh), TellerText(Lang::En));
        return Err(Error::refused(zh.gone(), en.gone()));
    };
    if let Err(error) =
        db::run(&app, who.0, move |conn, actor| panel::note_share_taken(conn, actor, id)).await
    {
        app.keys.give_back(id, &code);
        return Err(error);
    }
    let t = TellerText(visitor.lang());
    ShareSheet::new(&visitor, view.holder, code, format!("/teller/sessions/{id}"))
        .of_session(Phrase::data(view.session.title.clone()), view.session.number.clone())
        .saying(t.share_lead(), vec![t.share_do_1(), t.share_do_2(), t.share_do_3()])
        .kept_as(kept_as(&view))
        .answer()
}

pub async fn close(
    who: Teller,
    visitor: Visitor,
    session: web::Path<String>,
    Posted(form): Posted<Typed>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, t) = (session_id(&session)?, TellerText(visitor.lang()));
    match bring(who, id, &form.share, &app).await {
        Ok(true) => {
            flash(&app, &visitor, NoticeKind::Done, t.closed()).await?;
            Ok(respond::see_other(format!("/teller/sessions/{id}")))
        }
        Ok(false) => {
            flash(&app, &visitor, NoticeKind::Information, t.first_in()).await?;
            Ok(respond::see_other(format!("/teller/sessions/{id}")))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            respond::again(&page(who, &visitor, id, &app, &form.share, &complaint).await?)
        }
    }
}

/// Brings a share; `true` when it was the second and the vote is counted.
async fn bring(who: Teller, id: SessionId, typed: &str, app: &web::Data<App>) -> Result<bool> {
    let (_, key) = db::run(app, who.0, move |conn, actor| panel::open_key(conn, actor, id)).await?;
    let share: Share = typed.parse().map_err(share_error)?;
    let Some(secret) = app.keys.bring(id, &key, who.0.user_id, share).map_err(bring_error)? else {
        return Ok(false);
    };
    db::run(app, who.0, move |conn, actor| panel::close(conn, actor, id, &secret)).await?;
    app.keys.forget(id);
    Ok(true)
}

/// A code that cannot be read, as an error of its field.
pub fn share_error(error: ShareCodeError) -> Error {
    Error::invalid("share", &error.text(Lang::Zh), &error.text(Lang::En))
}

/// A share that opens nothing, as an error of its field.
pub fn bring_error(error: BringError) -> Error {
    match error {
        BringError::Share(error) => Error::invalid("share", &error.text(Lang::Zh), &error.text(Lang::En)),
        BringError::SamePerson => {
            Error::invalid("share", PanelText(Lang::Zh).same_person(), PanelText(Lang::En).same_person())
        }
    }
}
