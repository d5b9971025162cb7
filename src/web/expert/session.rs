//! GET `/expert/sessions/{session}`; POST `…/declare` and `…/attend`.
use super::home::office;
use crate::app::App;
use crate::db::panel::{MemberRow, SessionState};
use crate::domain::ids::{CaseId, SessionId};
use crate::domain::lang::Lang;
use crate::services::panel::{self, ExpertView};
use crate::services::{Error, Result};
use crate::text::expert::ExpertText;
use crate::text::format;
use crate::text::panel::PanelText;
use crate::web::auth::Expert;
use crate::web::form::{Nothing, Posted};
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::progress::{Task, TaskState};
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell, Tag, Tone};
use crate::web::panel::{Complaint, CountView, Head, case_id, session_id};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "expert/session.html")]
struct Page {
    shell: Shell,
    t: ExpertText,
    p: PanelText,
    errors: ErrorSummary,
    head: Head,
    href: String,
    chair: Option<Tag>,
    /// There until this expert has declared.
    declaring: Option<Vec<Line>>,
    /// There while nothing can be done.
    resting: Option<&'static str>,
    /// There while the papers are open.
    cases: Option<Vec<Task>>,
    recusals: Vec<Phrase>,
    /// There while one may sign in to the sitting.
    can_attend: bool,
    attended: Option<String>,
    vote: Option<&'static str>,
    can_sign: bool,
    counts: Vec<CountView>,
}

/// An applicant and unit to declare ties against.
struct Line {
    case: String,
    name: Phrase,
    unit: Phrase,
    is_ticked: bool,
    reason: FieldView,
}

/// What was ticked and written on the declaration.
#[derive(Default)]
struct Declared {
    ties: Vec<(CaseId, String)>,
}

impl Declared {
    /// Reads `tie` (several) and `reason-{case}` as they came.
    fn read(pairs: &[(String, String)]) -> Result<Self> {
        let reason = |case: &str| {
            let name = format!("reason-{case}");
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone()).unwrap_or_default()
        };
        let ticked = pairs.iter().filter(|(key, _)| key == "tie").map(|(_, case)| case);
        let ties = ticked.map(|case| Ok((case_id(case)?, reason(case)))).collect::<Result<_>>()?;
        Ok(Self { ties })
    }

    fn of(&self, case: CaseId) -> Option<&str> {
        self.ties.iter().find(|(known, _)| *known == case).map(|(_, reason)| reason.as_str())
    }
}

pub async fn get(
    who: Expert,
    visitor: Visitor,
    session: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    respond::page(&page(who, &visitor, id, &app, &Declared::default(), &Complaint::default()).await?)
}

async fn page(
    who: Expert,
    visitor: &Visitor,
    id: SessionId,
    app: &web::Data<App>,
    typed: &Declared,
    complaint: &Complaint,
) -> Result<Page> {
    let (view, counts) = db::run(app, who.0, move |conn, actor| {
        Ok((panel::expert_view(conn, actor, id)?, panel::counts(conn, actor, id)?))
    })
    .await?;
    let lang = visitor.lang();
    let t = ExpertText(lang);
    let state = view.session.state;
    let has_declared = view.me.declared_at.is_some();
    let is_open = matches!(state, SessionState::Reading | SessionState::Voting);
    let mut shell = visitor.shell(view.session.number.clone());
    shell.crumbs =
        vec![Crumb::link(t.home(), "/expert"), Crumb::here(Phrase::data(view.session.title.clone()))];
    let errors = complaint.summary(lang);
    shell.has_errors = !errors.is_empty();
    let may_declare = !has_declared && matches!(state, SessionState::Declaring | SessionState::Reading);
    let is_present = view.me.present_at.is_some();
    let is_recounted = view.session.recounted_by.is_some();
    let can_vote = state == SessionState::Voting && view.me.is_here() && !view.cases.is_empty();
    Ok(Page {
        t,
        p: PanelText(lang),
        errors,
        head: Head::new(lang, &view.session, true),
        href: format!("/expert/sessions/{id}"),
        chair: office(t, &view.me),
        declaring: may_declare.then(|| lines(lang, &view, typed, complaint)),
        resting: match state {
            SessionState::Adjourned => Some(t.ask_adjourned()),
            SessionState::Declaring if has_declared => Some(t.waiting_papers()),
            SessionState::Closed if !is_recounted => Some(t.ask_wait_recount()),
            _ => None,
        },
        cases: (is_open && has_declared)
            .then(|| view.cases.iter().map(|case| task(lang, &view, case)).collect()),
        recusals: recusals(&view),
        can_attend: is_open && has_declared && !is_present,
        attended: attended(lang, &view.me),
        vote: can_vote.then(|| if view.has_cast { t.vote_again() } else { t.vote_now() }),
        can_sign: view.presides && state == SessionState::Closed && is_recounted,
        counts: counts.iter().map(|counted| count_view(lang, counted)).collect(),
        shell,
    })
}

/// That this member signed in, or has left since.
fn attended(lang: Lang, me: &MemberRow) -> Option<String> {
    let (t, said) = (ExpertText(lang), |at| format::short_date_time(lang, at));
    let left = me.left_at.map(|at| t.left(&said(at)));
    left.or_else(|| me.present_at.map(|at| t.attended(&said(at))))
}

/// A counted case under the applicant's name.
pub(super) fn count_view(lang: Lang, counted: &panel::CountedCase) -> CountView {
    let title = Phrase::data(counted.case.applicant_name.clone()).then(format!(" {}", counted.case.number));
    CountView::new(lang, title, &counted.tally, counted.majority).note(Phrase::data(counted.item.full_name()))
}

fn lines(lang: Lang, view: &ExpertView, typed: &Declared, complaint: &Complaint) -> Vec<Line> {
    let t = ExpertText(lang);
    let line = |line: &crate::db::panel::DeclarationLine| {
        let name = format!("reason-{}", line.case_id);
        let label = Phrase::data(t.declare_reason(&line.applicant_name));
        let mut reason =
            FieldView::new(name.clone(), label).value(typed.of(line.case_id).unwrap_or_default());
        reason.error = complaint.at(&name, lang);
        Line {
            case: line.case_id.to_string(),
            name: Phrase::data(line.applicant_name.clone()),
            unit: Phrase::data(line.unit_name.clone()),
            is_ticked: typed.of(line.case_id).is_some(),
            reason,
        }
    };
    view.lines.iter().map(line).collect()
}

fn task(lang: Lang, view: &ExpertView, case: &crate::db::case::CaseRow) -> Task {
    let t = ExpertText(lang);
    let is_written = view.opinions.iter().any(|opinion| opinion.case_id == case.id);
    let is_reading = view.session.state == SessionState::Reading;
    Task {
        id: format!("case-{}", case.id).into(),
        title: Phrase::data(case.applicant_name.clone()),
        hint: Some(case.number.clone().into()),
        href: format!("/expert/sessions/{}/cases/{}", view.session.id, case.id),
        state: match (is_written, is_reading) {
            (true, _) => TaskState::Open(Tag::new(Tone::Green, t.opinion_given())),
            (false, true) => TaskState::Open(Tag::new(Tone::Blue, t.opinion_open())),
            (false, false) => TaskState::Open(Tag::new(Tone::Grey, t.opinion_open())),
        },
    }
}

fn recusals(view: &ExpertView) -> Vec<Phrase> {
    let line = |recusal: &crate::db::panel::RecusalRow| {
        let line = view.lines.iter().find(|line| line.case_id == recusal.case_id)?;
        Some(Phrase::data(line.applicant_name.clone()).then(" · ").then(Phrase::data(recusal.reason.clone())))
    };
    view.recusals.iter().filter_map(line).collect()
}

pub async fn declare(
    who: Expert,
    visitor: Visitor,
    session: web::Path<String>,
    Posted(pairs): Posted<Vec<(String, String)>>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    let typed = Declared::read(&pairs)?;
    let ties = typed.ties.clone();
    match db::run(&app, who.0, move |conn, actor| panel::declare(conn, actor, id, &ties)).await {
        Ok(()) => done(&app, &visitor, id, ExpertText(visitor.lang()).declare_done()).await,
        Err(error @ Error::Invalid(_)) => {
            let complaint = Complaint::of(error, visitor.lang())?;
            respond::again(&page(who, &visitor, id, &app, &typed, &complaint).await?)
        }
        Err(error) => Err(error),
    }
}

pub async fn attend(
    who: Expert,
    visitor: Visitor,
    session: web::Path<String>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = session_id(&session)?;
    db::run(&app, who.0, move |conn, actor| panel::attend(conn, actor, id)).await?;
    done(&app, &visitor, id, ExpertText(visitor.lang()).attend_done()).await
}

async fn done(app: &web::Data<App>, visitor: &Visitor, id: SessionId, said: &str) -> Result<HttpResponse> {
    flash(app, visitor, NoticeKind::Done, said).await?;
    Ok(respond::see_other(format!("/expert/sessions/{id}")))
}
