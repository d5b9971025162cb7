//! GET/POST `/applicant/cases/{id}/revocation`: the holder reads why a certificate is to be taken back, and replies (D-11).
use super::{address, case_id, shell_under};
use crate::app::App;
use crate::db::review::ProposalOutcome;
use crate::domain::actor::Actor;
use crate::domain::calendar::shanghai_date;
use crate::domain::ids::CaseId;
use crate::services::case::{Desk, desk};
use crate::services::revocation::{self, Hearing};
use crate::services::{Error, Result};
use crate::text::applicant::ConsentText;
use crate::text::format;
use crate::text::revocation::HearingText;
use crate::web::auth::Applicant;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView};
use crate::web::page::list::SummaryRow;
use crate::web::page::progress::DeadlineView;
use crate::web::page::window::WindowView;
use crate::web::page::{NoticeKind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "applicant/revocation.html")]
struct Page {
    shell: Shell,
    t: HearingText,
    back: String,
    back_label: &'static str,
    errors: ErrorSummary,
    rows: Vec<SummaryRow>,
    deadline: Option<DeadlineView>,
    /// None once there is a reply, or a decision.
    reply: Option<FieldView>,
}

async fn read(app: &web::Data<App>, actor: Actor, id: CaseId) -> Result<(Desk, Hearing)> {
    db::run(app, actor, move |conn, actor| {
        let desk = desk(conn, actor, id)?;
        Ok((desk, revocation::hearing(conn, actor, id)?))
    })
    .await
}

pub async fn get(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (desk, hearing) = read(&app, actor, case_id(&path)?).await?;
    respond::page(&page(&visitor, &desk, &hearing, ""))
}

fn page(visitor: &Visitor, desk: &Desk, hearing: &Hearing, typed: &str) -> Page {
    let lang = visitor.lang();
    let t = HearingText(lang);
    let notice = &hearing.notice;
    let window = WindowView {
        calendar: &hearing.calendar,
        from: notice.served_on,
        ends_on: notice.reply_until,
        today: shanghai_date(visitor.now()),
    };
    let mut field = FieldView::new("content", t.reply()).hint(t.reply_hint()).value(typed);
    (field.rows, field.max_length) = (8, Some(4000));
    Page {
        shell: shell_under(visitor, desk, t.title()),
        t,
        back: address(desk),
        back_label: ConsentText(lang).return_to_case(),
        errors: ErrorSummary::default(),
        rows: rows(visitor, desk, hearing),
        deadline: hearing.outcome.is_none().then(|| window.deadline(lang, t.period())),
        reply: hearing.takes_reply().then_some(field),
    }
}

fn rows(visitor: &Visitor, desk: &Desk, hearing: &Hearing) -> Vec<SummaryRow> {
    let lang = visitor.lang();
    let (t, notice) = (HearingText(lang), &hearing.notice);
    let number = desk.certificate.as_ref().map(|row| row.number.clone()).unwrap_or_default();
    let mut rows = vec![
        SummaryRow::new(t.certificate(), number),
        SummaryRow::new(t.ground(), notice.ground.name(lang)),
        SummaryRow::new(t.reason(), Phrase::data(notice.reason.clone())),
        SummaryRow::new(t.told_at(), format::date_time(lang, notice.served_at)),
    ];
    if let Some(reply) = &hearing.reply {
        let at = format!("{} {}", t.replied_at(), format::date_time(lang, reply.replied_at));
        rows.push(SummaryRow::new(t.reply(), Phrase::data(reply.content.clone())).note(at));
    }
    if let Some(outcome) = hearing.outcome {
        let words = if outcome == ProposalOutcome::Confirmed { t.revoked() } else { t.stays() };
        rows.push(SummaryRow::new(t.outcome(), words));
    }
    rows
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    content: String,
}

pub async fn post(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let typed = form.content.clone();
    let done =
        db::run(&app, actor, move |conn, actor| revocation::reply(conn, actor, id, &form.content)).await;
    match done {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, HearingText(visitor.lang()).sent()).await?;
            Ok(respond::see_other(format!("/applicant/cases/{id}/revocation")))
        }
        Err(Error::Invalid(errors)) => {
            let (desk, hearing) = read(&app, actor, id).await?;
            let mut page = page(&visitor, &desk, &hearing, &typed);
            if let Some(field) = &mut page.reply {
                field.error = errors.of("content", visitor.lang()).map(|error| error.to_owned().into());
                page.errors = ErrorSummary::of([(&field.name, &field.error)]);
            }
            page.shell.has_errors = true;
            respond::again(&page)
        }
        Err(other) => Err(other),
    }
}
