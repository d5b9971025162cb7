//! GET `/audit/draws`: the draws that take the auditor's number. GET/POST `/audit/draws/{session}`: commit, reveal, proof.
use crate::app::App;
use crate::domain::ids::SessionId;
use crate::domain::lang::Lang;
use crate::domain::panel::draw::Party;
use crate::services::Result;
use crate::services::panel::{self, DrawProof};
use crate::text::draw::DrawText;
use crate::text::panel::PanelText;
use crate::web::auth::Auditor;
use crate::web::form::Posted;
use crate::web::page::list::EmptyState;
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell, Tag};
use crate::web::panel::draw::{self, Act, Done, DrawPage};
use crate::web::panel::{Complaint, session_id, state_tag};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "audit/draws.html")]
struct Page {
    shell: Shell,
    t: DrawText,
    p: PanelText,
    /// Exceptions that wait for the second person.
    exceptions: Vec<(String, Phrase)>,
    rows: Vec<Row>,
    empty: EmptyState,
}

struct Row {
    href: String,
    title: Phrase,
    number: String,
    state: Tag,
    asked: &'static str,
}

pub async fn list(who: Auditor, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let (proofs, waiting) = db::run(&app, who.0, |conn, actor| {
        Ok((panel::draw_proofs(conn, actor)?, panel::waiting_exceptions(conn, actor)?))
    })
    .await?;
    let lang = visitor.lang();
    let t = DrawText(lang);
    respond::page(&Page {
        shell: visitor.shell(t.list()),
        t,
        p: PanelText(lang),
        exceptions: waiting
            .iter()
            .map(|(row, session)| {
                let what = format!(" {} · {}", session.number, row.kind.name(lang));
                (format!("/audit/exceptions/{}", row.id), Phrase::data(session.title.clone()).then(what))
            })
            .collect(),
        rows: proofs.iter().map(|proof| row(lang, proof)).collect(),
        empty: EmptyState { title: t.none().into(), reason: t.none_why().into(), link: None },
    })
}

fn row(lang: Lang, proof: &DrawProof) -> Row {
    Row {
        href: format!("/audit/draws/{}", proof.session.id),
        title: Phrase::data(proof.session.title.clone()),
        number: proof.session.number.clone(),
        state: state_tag(lang, proof.session.state),
        asked: draw::asked(lang, proof, Party::Auditor),
    }
}

async fn proof(who: Auditor, id: SessionId, app: &web::Data<App>) -> Result<DrawProof> {
    db::run(app, who.0, move |conn, actor| panel::draw_proof(conn, actor, id)).await
}

fn page(who: Auditor, visitor: &Visitor, proof: &DrawProof, typed: &Act, complaint: &Complaint) -> DrawPage {
    let action = format!("/audit/draws/{}", proof.session.id);
    DrawPage::new(visitor, proof, &who.0, action, typed, complaint).under(vec![
        Crumb::link(DrawText(visitor.lang()).list(), "/audit/draws"),
        Crumb::here(Phrase::data(proof.session.title.clone())),
    ])
}

pub async fn get(
    who: Auditor,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let proof = proof(who, session_id(&session)?, &app).await?;
    page(who, &visitor, &proof, &Act::default(), &Complaint::default()).answer()
}

pub async fn post(
    who: Auditor,
    visitor: Visitor,
    session: web::Path<String>,
    Posted(form): Posted<Act>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    let here = format!("/audit/draws/{id}");
    let before = proof(who, id, &app).await?;
    match draw::take(&visitor, who.0, &before, &form, &here, &app).await {
        Ok(Done::Sheet(sheet)) => sheet.answer(),
        Ok(Done::Said(said)) => {
            flash(&app, &visitor, NoticeKind::Done, said).await?;
            Ok(respond::see_other(here))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            page(who, &visitor, &proof(who, id, &app).await?, &form, &complaint).answer()
        }
    }
}
