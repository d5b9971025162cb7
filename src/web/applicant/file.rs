//! GET/POST `/applicant/cases/{id}/file`: the verdict that will be sealed, what to know, and filing (§2(3)3).
use super::verdict::Table;
use super::{address, case_id, shell_under};
use crate::app::App;
use crate::domain::actor::Actor;
use crate::domain::case::Action;
use crate::domain::ids::CaseId;
use crate::services::case::{Desk, Filing, before_filing, desk, file};
use crate::services::{Error, Result};
use crate::text::applicant_form::SubmitText;
use crate::web::auth::Applicant;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorLine, ErrorSummary, FieldView};
use crate::web::page::{NoticeKind, Shell, Text};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "applicant/file.html")]
struct Page {
    shell: Shell,
    t: SubmitText,
    back: String,
    action: String,
    verdict: Table,
    unmet: Vec<(&'static str, &'static str)>,
    /// Ticked by whoever files although a clause is not met.
    acknowledge: Option<FieldView>,
    warnings: Vec<Text>,
    may_file: bool,
    errors: ErrorSummary,
}

type Read = (Desk, Filing);

async fn read(app: &web::Data<App>, actor: Actor, id: CaseId) -> Result<Read> {
    db::run(app, actor, move |conn, actor| Ok((desk(conn, actor, id)?, before_filing(conn, actor, id)?)))
        .await
}

impl Page {
    fn new(visitor: &Visitor, (desk, filing): &Read) -> Self {
        let lang = visitor.lang();
        let t = SubmitText(lang);
        let verdict = &filing.preview.verdict;
        let unmet = verdict.unmet();
        let acknowledge =
            (!unmet.is_empty()).then(|| FieldView::new("acknowledged", t.acknowledge(unmet.len())));
        Self {
            shell: shell_under(visitor, desk, t.file_title()),
            t,
            back: address(desk),
            action: format!("{}/file", address(desk)),
            unmet: unmet.iter().map(|clause| (clause.paragraph(), clause.text(lang))).collect(),
            verdict: Table::of(lang, verdict),
            acknowledge,
            warnings: filing.warnings.iter().map(|warning| warning.text(lang).into()).collect(),
            may_file: desk.may(Action::File),
            errors: ErrorSummary::default(),
        }
    }

    /// The refusal stands at the box where there is one to tick, else above the page.
    fn refusing(mut self, message: String, was_ticked: bool) -> Self {
        self.shell.has_errors = true;
        match self.acknowledge.as_mut().filter(|_| !was_ticked) {
            Some(field) => {
                field.error = Some(message.into());
                self.errors = ErrorSummary::of([(&field.name, &field.error)]);
            }
            None => self.errors.lines.push(ErrorLine { name: None, message: message.into() }),
        }
        self
    }
}

pub async fn get(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let read = read(&app, actor, case_id(&path)?).await?;
    if !read.0.may(Action::File) {
        return Ok(respond::see_other(address(&read.0)));
    }
    respond::page(&Page::new(&visitor, &read))
}

#[derive(Deserialize)]
pub struct Form {
    #[serde(default)]
    acknowledged: String,
}

pub async fn post(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let is_ticked = form.acknowledged == "yes";
    match db::run(&app, actor, move |conn, actor| file(conn, actor, id, is_ticked)).await {
        Ok(_) => {
            flash(&app, &visitor, NoticeKind::Done, SubmitText(visitor.lang()).filed()).await?;
            Ok(respond::see_other(format!("/applicant/cases/{id}")))
        }
        Err(Error::Refused(refused)) => {
            let page = Page::new(&visitor, &read(&app, actor, id).await?);
            respond::again(&page.refusing(refused.text(visitor.lang()).to_owned(), is_ticked))
        }
        Err(other) => Err(other),
    }
}
