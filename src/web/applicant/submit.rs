//! GET/POST `/applicant/cases/{id}/submit`: all answers on one page, what blocks on top, then to the employer.
use super::answers;
use super::verdict::Table;
use super::{address, case_id, shell_under};
use crate::app::App;
use crate::domain::actor::Actor;
use crate::domain::case::{Action, Status};
use crate::domain::ids::CaseId;
use crate::services::case::{Desk, Preview, desk, preview, submit};
use crate::services::{Error, Result};
use crate::text::applicant::CaseText;
use crate::text::applicant_form::SubmitText;
use crate::web::auth::Applicant;
use crate::web::casework::facts::SectionView;
use crate::web::form::{Nothing, Posted};
use crate::web::page::field::{ErrorLine, ErrorSummary};
use crate::web::page::list::Link;
use crate::web::page::{NoticeKind, Shell, Text};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "applicant/submit.html")]
struct Page {
    shell: Shell,
    t: SubmitText,
    back: String,
    action: String,
    sections: Vec<SectionView>,
    /// What must be done first, each with where.
    blocking: Vec<Link>,
    is_preparing: bool,
    may_submit: bool,
    verdict: Option<Table>,
    /// Why there is no verdict.
    no_verdict: Option<Text>,
    errors: ErrorSummary,
}

/// The desk and the verdict on it; facts that cannot be are told instead of the verdict.
type Read = (Desk, Result<Preview, Error>);

async fn read(app: &web::Data<App>, actor: Actor, id: CaseId) -> Result<Read> {
    db::run(app, actor, move |conn, actor| {
        let desk = desk(conn, actor, id)?;
        match preview(conn, actor, id) {
            Err(error @ (Error::Invalid(_) | Error::Refused(_))) => Ok((desk, Err(error))),
            other => Ok((desk, Ok(other?))),
        }
    })
    .await
}

impl Page {
    fn new(visitor: &Visitor, (desk, verdict): &Read) -> Self {
        let lang = visitor.lang();
        let t = SubmitText(lang);
        let is_preparing = desk.case().status == Status::Preparing;
        let no_verdict = match verdict {
            Err(Error::Invalid(errors)) => {
                errors.0.first().map(|(_, text)| lang.pick(text.zh.clone(), text.en.clone()).into())
            }
            Err(Error::Refused(refused)) => Some(refused.text(lang).to_owned().into()),
            _ => None,
        };
        let title = if is_preparing { t.title() } else { CaseText(lang).read_form() };
        Self {
            shell: shell_under(visitor, desk, title),
            t,
            back: address(desk),
            action: format!("{}/submit", address(desk)),
            sections: answers::all(lang, desk),
            blocking: if is_preparing { blocking(visitor, desk) } else { Vec::new() },
            is_preparing,
            may_submit: desk.may(Action::SubmitToEmployer),
            verdict: verdict.as_ref().ok().map(|preview| Table::of(lang, &preview.verdict)),
            no_verdict,
            errors: ErrorSummary::default(),
        }
    }
}

/// Each missing section and document with its address.
fn blocking(visitor: &Visitor, desk: &Desk) -> Vec<Link> {
    let lang = visitor.lang();
    let at = address(desk);
    let sections = crate::domain::application::Section::ALL.iter();
    let missing = sections.filter(|section| !desk.is_section_complete(**section));
    let sections = missing.map(|section| Link::new(section.name(lang), format!("{at}/form/{section}")));
    let documents = desk.missing_documents().into_iter();
    let documents = documents.map(|kind| Link::new(kind.name(lang), format!("{at}/documents#{kind}")));
    sections.chain(documents).collect()
}

pub async fn get(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let read = read(&app, actor, case_id(&path)?).await?;
    respond::page(&Page::new(&visitor, &read))
}

pub async fn post(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    match db::run(&app, actor, move |conn, actor| submit(conn, actor, id)).await {
        Ok(_) => {
            flash(&app, &visitor, NoticeKind::Done, SubmitText(visitor.lang()).submitted()).await?;
            Ok(respond::see_other(format!("/applicant/cases/{id}")))
        }
        Err(Error::Refused(refused)) => {
            let mut page = Page::new(&visitor, &read(&app, actor, id).await?);
            page.shell.has_errors = true;
            let message = refused.text(visitor.lang()).to_owned().into();
            page.errors.lines.push(ErrorLine { name: None, message });
            respond::again(&page)
        }
        Err(other) => Err(other),
    }
}
