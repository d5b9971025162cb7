//! GET/POST `/self-check`: the verdict for anybody. Facts about a person travel in the body of the form, never in an
//! address, and are not kept.
mod answers;
mod form;
mod outcome;

use crate::app::App;
use crate::domain::catalogue::{ItemRef, ListVersion};
use crate::services::{Result, eligibility, reference, round};
use crate::text::round::RoundText;
use crate::text::self_check::SelfCheckText;
use crate::web::casework::filing;
use crate::web::form::Posted;
use crate::web::page::Shell;
use crate::web::page::field::ErrorSummary;
use crate::web::page::list::SummaryRow;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use answers::{Answers, Complaint};
use askama::Template;
use form::FormView;
use outcome::OutcomeView;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "public/self_check.html")]
struct Page {
    shell: Shell,
    t: SelfCheckText,
    errors: ErrorSummary,
    outcome: Option<OutcomeView>,
    fields: FormView,
    /// When one may file: the rounds that are open or will open.
    rounds: Vec<SummaryRow>,
    r: RoundText,
}

impl Page {
    fn new(
        visitor: &Visitor,
        list: &'static ListVersion,
        answers: &Answers,
        complaints: &[Complaint],
    ) -> Self {
        let t = SelfCheckText(visitor.lang());
        let fields = FormView::new(visitor.lang(), list, answers, complaints);
        let errors = fields.errors();
        let mut shell = visitor.shell(t.title());
        shell.has_errors = !errors.is_empty();
        Self { shell, t, errors, outcome: None, fields, rounds: Vec::new(), r: RoundText(visitor.lang()) }
    }
}

#[derive(Deserialize)]
pub struct Query {
    #[serde(default)]
    item: String,
}

pub async fn get(visitor: Visitor, query: web::Query<Query>) -> Result<HttpResponse> {
    let list = reference::list_in_force(reference::today(&visitor.as_public()))?;
    let chosen = query.item.parse::<ItemRef>().ok().and_then(|item| list.find(item));
    let item = chosen.map(|row| row.item_ref().to_string()).unwrap_or_default();
    let answers = Answers::blank(&item, reference::today(&visitor.as_public()));
    respond::page(&Page::new(&visitor, list, &answers, &[]))
}

pub async fn post(
    visitor: Visitor,
    Posted(pairs): Posted<Vec<(String, String)>>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let public = visitor.as_public();
    let list = reference::list_in_force(reference::today(&public))?;
    let answers = Answers(pairs);
    let filled = match answers.read(SelfCheckText(visitor.lang()), list) {
        Ok(filled) => filled,
        Err(complaints) => return respond::again(&Page::new(&visitor, list, &answers, &complaints)),
    };
    match eligibility::take(&public, filled.item, filled.facts.clone())? {
        Ok(verdict) => {
            let mut page = Page::new(&visitor, list, &answers, &[]);
            page.outcome = Some(OutcomeView::new(visitor.lang(), &verdict));
            let rounds = db::run(&app, public, round::current).await?;
            page.rounds = filing::current(visitor.lang(), &rounds);
            respond::page(&page)
        }
        Err(error) => {
            let complaint =
                Complaint { field: filled.field_of(&error), text: error.problem.text(visitor.lang()) };
            respond::again(&Page::new(&visitor, list, &answers, &[complaint]))
        }
    }
}
