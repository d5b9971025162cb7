//! GET/POST `/reviewer/rounds/{id}/extend` and `…/{id}/cancel`: a round gets a later closing day, or is taken back before it
//! opens; each after a page that shows what it does.
use super::rounds::{HOME, is_near};
use crate::app::App;
use crate::db::round::RoundRow;
use crate::domain::ids::RoundId;
use crate::domain::lang::Lang;
use crate::services::round;
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::round::{RoundText, span};
use crate::web::auth::Reviewer;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView, Input, Width};
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell};
use crate::web::panel::{Complaint, Confirm};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "reviewer/extend_round.html")]
struct ExtendPage {
    shell: Shell,
    t: RoundText,
    errors: ErrorSummary,
    facts: Vec<SummaryRow>,
    closes_on: FieldView,
    reason: FieldView,
    action: String,
    /// It is in order: the page shows what will be and asks once more.
    is_checked: bool,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Longer {
    closes_on: String,
    reason: String,
    step: String,
}

fn round_id(text: &str) -> Result<RoundId> {
    RoundId::parse(text).ok_or(Error::NotFound)
}

impl ExtendPage {
    fn new(visitor: &Visitor, row: &RoundRow, typed: &Longer, complaint: &Complaint) -> Self {
        let t = RoundText(visitor.lang());
        let mut shell = visitor.shell(t.extend_title());
        shell.crumbs = vec![Crumb::link(t.title(), HOME), Crumb::here(t.extend_title())];
        let errors = complaint.summary(t.0);
        shell.has_errors = !errors.is_empty();
        let field = |name: &'static str, label: &'static str, value: &str| FieldView {
            error: complaint.at(name, t.0),
            ..FieldView::new(name, label).value(value)
        };
        Self {
            shell,
            t,
            errors,
            facts: vec![
                SummaryRow::new(t.name(), Phrase::data(row.title.clone())),
                SummaryRow::new(t.opens_on(), format::date(t.0, row.opens_on)),
                SummaryRow::new(t.now_until(), format::date(t.0, row.closes_on)),
            ],
            closes_on: field("closes_on", t.new_closing(), &typed.closes_on)
                .input(Input::Date, Width::Short)
                .hint(t.closes_hint()),
            reason: field("reason", t.reason(), &typed.reason),
            action: format!("{HOME}/{}/extend", row.id),
            is_checked: false,
        }
    }

    fn checked(mut self, to: NaiveDate) -> Self {
        self.is_checked = true;
        self.facts.push(SummaryRow::new(self.t.new_closing(), format::date(self.t.0, to)));
        self.facts.push(SummaryRow::new(self.t.reason(), Phrase::data(self.reason.value.clone())));
        self
    }
}

pub async fn extend_page(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = round_id(&id)?;
    let row = db::run(&app, actor, move |conn, _| round::find(conn, id)).await?;
    respond::page(&ExtendPage::new(&visitor, &row, &Longer::default(), &Complaint::default()))
}

pub async fn extend(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<String>,
    Posted(form): Posted<Longer>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, t) = (round_id(&id)?, RoundText(visitor.lang()));
    let row = db::run(&app, actor, move |conn, _| round::find(conn, id)).await?;
    if form.step == "back" {
        return respond::page(&ExtendPage::new(&visitor, &row, &form, &Complaint::default()));
    }
    let is_confirmed = form.step == "yes";
    let reason = form.reason.clone();
    let to = form.closes_on.trim().parse::<NaiveDate>().ok().filter(|day| is_near(*day));
    let invalid = || Error::invalid("closes_on", RoundText(Lang::Zh).day(), RoundText(Lang::En).day());
    let answer = match to {
        None => Err(invalid()),
        Some(to) => {
            let done = db::run(&app, actor, move |conn, actor| {
                if is_confirmed {
                    round::extend(conn, actor, id, to, &reason)
                } else {
                    round::check_extension(conn, actor, id, to, &reason).map(drop)
                }
            });
            done.await.map(|()| to)
        }
    };
    match answer {
        Ok(_) if is_confirmed => {
            flash(&app, &visitor, NoticeKind::Done, t.extended()).await?;
            Ok(respond::see_other(HOME))
        }
        Ok(to) => respond::page(&ExtendPage::new(&visitor, &row, &form, &Complaint::default()).checked(to)),
        Err(error) => {
            respond::again(&ExtendPage::new(&visitor, &row, &form, &Complaint::of(error, visitor.lang())?))
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Why {
    reason: String,
}

fn cancelling(visitor: &Visitor, row: &RoundRow, typed: &str) -> Confirm {
    let t = RoundText(visitor.lang());
    let mut page = Confirm::new(visitor, t.cancel_title(), t.cancel(), HOME.to_owned());
    page.shell.crumbs = vec![Crumb::link(t.title(), HOME), Crumb::here(t.cancel_title())];
    page.facts = vec![
        SummaryRow::new(t.name(), Phrase::data(row.title.clone())),
        SummaryRow::new(t.days(), span(t.0, &row.round())),
    ];
    page.effects = vec![t.effect_cancel()];
    page.is_adverse = true;
    page.text = Some(FieldView::new("reason", t.reason()).value(typed));
    page
}

pub async fn cancel_page(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = round_id(&id)?;
    let row = db::run(&app, actor, move |conn, _| round::find(conn, id)).await?;
    cancelling(&visitor, &row, "").answer()
}

pub async fn cancel(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<String>,
    Posted(form): Posted<Why>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = round_id(&id)?;
    let row = db::run(&app, actor, move |conn, _| round::find(conn, id)).await?;
    let reason = form.reason.clone();
    match db::run(&app, actor, move |conn, actor| round::cancel(conn, actor, id, &reason)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, RoundText(visitor.lang()).cancelled()).await?;
            Ok(respond::see_other(HOME))
        }
        Err(error) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            cancelling(&visitor, &row, &form.reason).refused(&complaint).answer()
        }
    }
}
