//! GET/POST `/reviewer/cases/{id}/objections`: objections to the result, and registering one that came by another way.
//! GET/POST `/reviewer/objections/{id}`: investigating and deciding one.
use crate::app::App;
use crate::db::notice::{ObjectionRow, ObjectionState};
use crate::domain::actor::Actor;
use crate::domain::case::{Action, NoticeKind as Kind, Status};
use crate::domain::ids::{CaseId, ObjectionId};
use crate::domain::lang::Lang;
use crate::services::case::office;
use crate::services::case::{self, CaseView};
use crate::services::{Error, FieldErrors, Result};
use crate::text::format;
use crate::text::review::{ActText, QueueText};
use crate::web::auth::Reviewer;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, OptionView};
use crate::web::page::list::{EmptyState, SummaryRow};
use crate::web::page::{Crumb, Mark, NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "reviewer/objections.html")]
struct ListPage {
    shell: Shell,
    t: ActText,
    errors: ErrorSummary,
    rows: Vec<Row>,
    empty: EmptyState,
    /// Only while the window runs.
    can_register: bool,
    id: ObjectionId,
    content: FieldView,
    end_href: Option<String>,
    back: String,
}

struct Row {
    href: String,
    at: String,
    at_machine: String,
    content: Phrase,
    state: Tag,
}

#[derive(Template)]
#[template(path = "reviewer/objection.html")]
struct OnePage {
    shell: Shell,
    t: ActText,
    errors: ErrorSummary,
    state: Tag,
    facts: Vec<SummaryRow>,
    can_investigate: bool,
    outcome: Option<ChoiceView>,
    finding: FieldView,
    end_href: Option<String>,
}

fn state(lang: Lang, state: ObjectionState) -> Tag {
    let (tone, mark) = match state {
        ObjectionState::Lodged => (Tone::Amber, Mark::Bang),
        ObjectionState::UnderInvestigation => (Tone::Blue, Mark::Clock),
        ObjectionState::Dismissed => (Tone::Green, Mark::Tick),
        ObjectionState::Upheld => (Tone::Red, Mark::Cross),
    };
    Tag::new(tone, state.name(lang)).marked(mark)
}

/// The way to the page that proposes the end, once an objection is upheld.
fn end_href(view: &CaseView, objections: &[&ObjectionRow]) -> Option<String> {
    let is_upheld = objections.iter().any(|row| row.state == ObjectionState::Upheld);
    let is_running = view.case.status == Status::ResultPublicity;
    (is_upheld && is_running)
        .then(|| format!("/reviewer/cases/{}/act/{}", view.case.id, Action::EndOnResultObjection))
}

async fn read_list(app: &web::Data<App>, actor: Actor, id: CaseId) -> Result<(CaseView, Vec<ObjectionRow>)> {
    db::run(app, actor, move |conn, actor| {
        let view = case::case(conn, actor, id)?;
        let all = CaseView::objections(conn, id)?;
        Ok((view, all.into_iter().filter(|(kind, _)| *kind == Kind::Result).map(|(_, row)| row).collect()))
    })
    .await
}

fn list_page(visitor: &Visitor, view: &CaseView, rows: &[ObjectionRow], content: &str) -> ListPage {
    let lang = visitor.lang();
    let (t, case) = (ActText(lang), &view.case);
    let back = format!("/reviewer/cases/{}", case.id);
    let mut shell = visitor.shell(t.objections_of(&case.number));
    shell.crumbs = vec![
        Crumb::link(QueueText(lang).title(), "/reviewer?tab=result"),
        Crumb::link(case.number.clone(), back.clone()),
        Crumb::here(t.objection()),
    ];
    let row = |row: &ObjectionRow| Row {
        href: format!("/reviewer/objections/{}", row.id),
        at: format::short_date_time(lang, row.lodged_at),
        at_machine: format::machine_date_time(row.lodged_at),
        content: Phrase::data(row.content.chars().take(60).collect::<String>()),
        state: state(lang, row.state),
    };
    ListPage {
        shell,
        t,
        errors: ErrorSummary::default(),
        rows: rows.iter().map(row).collect(),
        empty: EmptyState {
            title: t.no_objections().into(),
            reason: t.no_objections_why().into(),
            link: None,
        },
        can_register: case.status == Status::ResultPublicity,
        id: ObjectionId::fresh(),
        content: FieldView::new("content", t.content()).hint(t.content_hint()).value(content),
        end_href: end_href(view, &rows.iter().collect::<Vec<_>>()),
        back,
    }
}

pub async fn list(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<CaseId>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (view, rows) = read_list(&app, actor, id.into_inner()).await?;
    respond::page(&list_page(&visitor, &view, &rows, ""))
}

#[derive(Deserialize)]
pub struct Registering {
    id: ObjectionId,
    #[serde(default)]
    content: String,
}

pub async fn register(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<CaseId>,
    Posted(form): Posted<Registering>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, new, content) = (id.into_inner(), form.id, form.content.clone());
    let done =
        db::run(&app, actor, move |conn, actor| case::register_objection(conn, actor, new, id, &content))
            .await;
    match done {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, ActText(visitor.lang()).registered()).await?;
            Ok(respond::see_other(format!("/reviewer/cases/{id}/objections")))
        }
        Err(Error::Invalid(errors)) => {
            let (view, rows) = read_list(&app, actor, id).await?;
            let mut page = list_page(&visitor, &view, &rows, &form.content);
            page.content.error = error_of(&errors, "content", visitor.lang());
            page.errors = ErrorSummary::of([(&page.content.name, &page.content.error)]);
            page.shell.has_errors = true;
            respond::again(&page)
        }
        Err(other) => Err(other),
    }
}

fn error_of(errors: &FieldErrors, field: &str, lang: Lang) -> Option<crate::web::page::Text> {
    errors.of(field, lang).map(|text| text.to_owned().into())
}

fn one_page(visitor: &Visitor, view: &CaseView, row: &ObjectionRow, form: &Deciding) -> OnePage {
    let lang = visitor.lang();
    let (t, case) = (ActText(lang), &view.case);
    let mut shell = visitor.shell(format!("{} {}", t.objection(), case.number));
    shell.crumbs = vec![
        Crumb::link(QueueText(lang).title(), "/reviewer?tab=result"),
        Crumb::link(case.number.clone(), format!("/reviewer/cases/{}", case.id)),
        Crumb::link(t.objection(), format!("/reviewer/cases/{}/objections", case.id)),
        Crumb::here(format::short_date_time(lang, row.lodged_at)),
    ];
    let contact = row.contact.clone().map_or_else(|| Phrase::plain(t.anonymous()), Phrase::data);
    let mut facts = vec![
        SummaryRow::new(t.content(), Phrase::data(row.content.clone())),
        SummaryRow::new(t.contact(), contact),
        SummaryRow::new(t.lodged_at(), format::date_time(lang, row.lodged_at)),
    ];
    if let Some(finding) = &row.finding {
        facts.push(SummaryRow::new(t.finding(), Phrase::data(finding.clone())));
    }
    let can_act = case.status == Status::ResultPublicity && row.state.is_open();
    let options = vec![
        OptionView::new("dismiss", t.dismiss()).hint(t.dismiss_means()).chosen_if(form.act == "dismiss"),
        OptionView::new("uphold", t.uphold())
            .hint(t.uphold_means())
            .adverse()
            .chosen_if(form.act == "uphold"),
    ];
    OnePage {
        shell,
        t,
        errors: ErrorSummary::default(),
        state: state(lang, row.state),
        facts,
        can_investigate: can_act && row.state == ObjectionState::Lodged,
        outcome: can_act.then(|| ChoiceView::new("act", t.decide(), options)),
        finding: FieldView::new("finding", t.finding()).value(form.finding.clone()),
        end_href: end_href(view, &[row]),
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
pub struct Deciding {
    #[serde(default)]
    act: String,
    #[serde(default)]
    finding: String,
}

pub async fn get(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<ObjectionId>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let (view, row) = db::run(&app, actor, move |conn, actor| office::objection(conn, actor, id)).await?;
    respond::page(&one_page(&visitor, &view, &row, &Deciding::default()))
}

pub async fn post(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    id: web::Path<ObjectionId>,
    Posted(form): Posted<Deciding>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, sent, lang) = (id.into_inner(), form.clone(), visitor.lang());
    let t = ActText(lang);
    let done = db::run(&app, actor, move |conn, actor| match sent.act.as_str() {
        "investigate" => case::investigate_objection(conn, actor, id),
        "dismiss" | "uphold" => case::decide_objection(conn, actor, id, sent.act == "uphold", &sent.finding),
        _ => Err(Error::invalid("act", ActText(Lang::Zh).choose(), ActText(Lang::En).choose())),
    })
    .await;
    match done {
        Ok(_) => {
            let said = if form.act == "investigate" { t.investigating() } else { t.recorded() };
            flash(&app, &visitor, NoticeKind::Done, said).await?;
            Ok(respond::see_other(format!("/reviewer/objections/{id}")))
        }
        Err(Error::Invalid(errors)) => {
            let (view, row) =
                db::run(&app, actor, move |conn, actor| office::objection(conn, actor, id)).await?;
            let mut page = one_page(&visitor, &view, &row, &form);
            page.finding.error = error_of(&errors, "finding", lang);
            let act_error = error_of(&errors, "act", lang);
            page.errors =
                ErrorSummary::of([(&"act".into(), &act_error), (&page.finding.name, &page.finding.error)]);
            if let Some(outcome) = &mut page.outcome {
                outcome.error = act_error;
            }
            page.shell.has_errors = true;
            respond::again(&page)
        }
        Err(other) => Err(other),
    }
}
