//! GET `/certificates/revocations`: what is not decided. GET/POST `…/{id}`: the second officer confirms, or leaves the
//! certificate in force.
use crate::app::App;
use crate::domain::actor::Actor;
use crate::domain::calendar::shanghai_date;
use crate::domain::ids::ProposalId;
use crate::domain::lang::{Lang, Say};
use crate::services::revocation::{self, Revocation, Waiting};
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::revocation::RevocationText;
use crate::web::auth::CertificateOfficer;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorLine, ErrorSummary, FieldView};
use crate::web::page::list::{EmptyState, Link, SummaryRow};
use crate::web::page::progress::DeadlineView;
use crate::web::page::window::WindowView;
use crate::web::page::{Crumb, Mark, NoticeKind, Phrase, Shell, Tag, Text, Tone};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "certificates/revocations.html")]
struct ListPage {
    shell: Shell,
    t: RevocationText,
    rows: Vec<Row>,
    empty: EmptyState,
}

struct Row {
    href: String,
    number: String,
    holder: Phrase,
    ground: &'static str,
    until: String,
    state: Tag,
}

pub async fn list(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let waiting = db::run(&app, actor, |conn, _| revocation::waiting(conn)).await?;
    let (t, today) = (RevocationText(visitor.lang()), shanghai_date(visitor.now()));
    let link = Some(Link::new(t.to_register(), "/certificates/register"));
    respond::page(&ListPage {
        shell: visitor.shell(t.list()),
        t,
        rows: waiting.iter().map(|line| row(visitor.lang(), line, today)).collect(),
        empty: EmptyState { title: t.none().into(), reason: t.none_why().into(), link },
    })
}

fn row(lang: Lang, line: &Waiting, today: NaiveDate) -> Row {
    Row {
        href: format!("/certificates/revocations/{}", line.notice.proposal_id),
        number: line.certificate.number.clone(),
        holder: Phrase::data(line.certificate.holder_name.clone()),
        ground: line.notice.ground.name(lang),
        until: line.notice.reply_until.say(lang),
        state: state(lang, line.has_reply, today > line.notice.reply_until),
    }
}

fn state(lang: Lang, has_reply: bool, is_over: bool) -> Tag {
    let t = RevocationText(lang);
    if has_reply {
        return Tag::new(Tone::Violet, t.replied()).marked(Mark::Note);
    }
    if is_over {
        Tag::new(Tone::Amber, t.over())
    } else {
        Tag::new(Tone::Grey, t.waits()).marked(Mark::Clock)
    }
}

#[derive(Template)]
#[template(path = "certificates/revocation.html")]
struct Page {
    shell: Shell,
    t: RevocationText,
    errors: ErrorSummary,
    facts: Vec<SummaryRow>,
    deadline: Option<DeadlineView>,
    /// Why this person cannot confirm it now.
    note: Option<Text>,
    is_open: bool,
    is_confirmable: bool,
    /// Asked for where the holder has replied.
    considered: Option<FieldView>,
    reason: FieldView,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    act: String,
    considered: String,
    reason: String,
}

async fn read(app: &web::Data<App>, actor: Actor, id: ProposalId) -> Result<Revocation> {
    db::run(app, actor, move |conn, actor| revocation::view(conn, actor, id)).await
}

pub async fn get(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    id: web::Path<ProposalId>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let view = read(&app, actor, id.into_inner()).await?;
    respond::page(&page(&visitor, &view, &Form::default()))
}

fn page(visitor: &Visitor, view: &Revocation, form: &Form) -> Page {
    let lang = visitor.lang();
    let t = RevocationText(lang);
    let number = &view.certificate.number;
    let mut shell = visitor.shell(t.title(number));
    shell.crumbs = vec![Crumb::link(t.list(), "/certificates/revocations"), Crumb::here(number.clone())];
    let is_open = view.proposal.outcome.is_none();
    let considered = || {
        FieldView::new("considered", t.considered()).hint(t.considered_hint()).value(form.considered.clone())
    };
    Page {
        shell,
        t,
        errors: ErrorSummary::default(),
        facts: facts(lang, view),
        deadline: is_open.then(|| period(visitor, view)),
        note: note(lang, view),
        is_open,
        is_confirmable: view.is_confirmable,
        considered: view.reply.is_some().then(considered),
        reason: FieldView::new("reason", t.leave_reason()).value(form.reason.clone()),
    }
}

fn period(visitor: &Visitor, view: &Revocation) -> DeadlineView {
    let (from, ends_on) = (view.notice.served_on, view.notice.reply_until);
    let window = WindowView { calendar: &view.calendar, from, ends_on, today: shanghai_date(visitor.now()) };
    window.deadline(visitor.lang(), RevocationText(visitor.lang()).until())
}

fn facts(lang: Lang, view: &Revocation) -> Vec<SummaryRow> {
    let t = RevocationText(lang);
    let name = |name: &Option<String>| Phrase::data(name.clone().unwrap_or_default());
    let holder = Phrase::data(view.certificate.holder_name.clone());
    let mut rows = vec![
        SummaryRow::new(t.certificate(), view.certificate.number.clone()),
        SummaryRow::new(t.holder(), holder),
        SummaryRow::new(t.public(), view.notice.ground.name(lang)),
        SummaryRow::new(t.reason(), Phrase::data(view.notice.reason.clone())),
        SummaryRow::new(t.by(), name(&view.proposer)),
        SummaryRow::new(t.at(), format::date_time(lang, view.notice.served_at)),
    ];
    match &view.reply {
        Some(reply) => {
            let at = format!("{} {}", t.replied_at(), format::date_time(lang, reply.replied_at));
            rows.push(SummaryRow::new(t.reply(), Phrase::data(reply.content.clone())).note(at));
        }
        None => rows.push(SummaryRow::new(t.reply(), t.no_reply())),
    }
    if let Some(outcome) = view.proposal.outcome {
        let why = Phrase::data(view.proposal.note.clone().unwrap_or_default());
        rows.push(SummaryRow::new(t.outcome(), outcome.name(lang)).note(why));
        rows.push(SummaryRow::new(t.decided_by(), name(&view.decider)));
    }
    rows
}

fn note(lang: Lang, view: &Revocation) -> Option<Text> {
    let t = RevocationText(lang);
    if view.proposal.outcome.is_some() || view.is_confirmable {
        return None;
    }
    if view.is_own {
        return Some(t.own().into());
    }
    Some(t.not_yet(&view.notice.reply_until.say(lang)).into())
}

pub async fn post(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    id: web::Path<ProposalId>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let view = read(&app, actor, id).await?;
    let (confirms, typed) = (form.act == "confirm", form.clone());
    let done = db::run(&app, actor, move |conn, actor| {
        if confirms {
            revocation::confirm(conn, actor, id, &typed.considered)
        } else {
            revocation::leave_in_force(conn, actor, id, &typed.reason)
        }
    })
    .await;
    let lang = visitor.lang();
    let t = RevocationText(lang);
    let mut page = page(&visitor, &view, &form);
    match done {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, if confirms { t.confirmed() } else { t.left() }).await?;
            return Ok(respond::see_other(format!("/certificates/revocations/{id}")));
        }
        Err(Error::Invalid(errors)) => {
            page.reason.error = errors.of("reason", lang).map(|error| error.to_owned().into());
            page.errors = ErrorSummary::of([(&page.reason.name, &page.reason.error)]);
            if let Some(field) = &mut page.considered {
                field.error = errors.of("considered", lang).map(|error| error.to_owned().into());
                page.errors.lines.extend(ErrorSummary::of([(&field.name, &field.error)]).lines);
            }
        }
        Err(Error::Refused(refused)) => {
            let message = refused.text(lang).to_owned().into();
            page.errors.lines.push(ErrorLine { name: None, message });
        }
        Err(other) => return Err(other),
    }
    page.shell.has_errors = true;
    respond::again(&page)
}
