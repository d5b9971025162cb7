//! GET/POST `/certificates/register/{id}/revoke`: the first officer writes why, sees what the public will read, and tells
//! the holder.
use crate::app::App;
use crate::domain::calendar::shanghai_date;
use crate::domain::certificate::RevocationGround;
use crate::domain::ids::{CertificateId, ProposalId};
use crate::domain::lang::Lang;
use crate::services::revocation::{self, Draft, Grounds};
use crate::services::{Error, FieldErrors, Result};
use crate::text::check::CheckText;
use crate::text::format;
use crate::text::office::CertificateText;
use crate::text::revocation::RevocationText;
use crate::web::auth::CertificateOfficer;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorLine, ErrorSummary, FieldView, OptionView};
use crate::web::page::progress::DeadlineView;
use crate::web::page::verdict::{VerdictKind, VerdictView};
use crate::web::page::window::WindowView;
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "certificates/revoke.html")]
struct Page {
    shell: Shell,
    t: RevocationText,
    errors: ErrorSummary,
    id: String,
    ground: ChoiceView,
    reason: FieldView,
    /// What the public will read, and the period that begins; once both are seen it can be sent.
    preview: Option<(VerdictView, DeadlineView)>,
    back: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    /// Of the proposal; made with the form.
    id: String,
    ground: String,
    reason: String,
    act: String,
}

impl Form {
    fn grounds(&self) -> Grounds {
        Grounds { ground: RevocationGround::parse(&self.ground), reason: self.reason.clone() }
    }
}

pub async fn get(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    id: web::Path<CertificateId>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let draft = db::run(&app, actor, move |conn, actor| revocation::draft(conn, actor, id)).await?;
    let form = Form { id: ProposalId::fresh().to_string(), ..Form::default() };
    respond::page(&page(&visitor, &draft, &form))
}

pub async fn post(
    CertificateOfficer(actor): CertificateOfficer,
    visitor: Visitor,
    id: web::Path<CertificateId>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let proposal = ProposalId::parse(&form.id).ok_or(Error::NotFound)?;
    let (grounds, sends) = (form.grounds(), form.act == "send");
    let done = db::run(&app, actor, move |conn, actor| {
        if sends {
            revocation::propose(conn, actor, proposal, id, &grounds)
        } else {
            revocation::check(&grounds).map(drop)
        }
    })
    .await;
    if sends && done.is_ok() {
        flash(&app, &visitor, NoticeKind::Done, RevocationText(visitor.lang()).sent()).await?;
        return Ok(respond::see_other(format!("/certificates/revocations/{proposal}")));
    }
    let draft = db::run(&app, actor, move |conn, actor| revocation::draft(conn, actor, id)).await?;
    let mut page = page(&visitor, &draft, &form);
    match done {
        Ok(()) => {
            page.preview = preview(&visitor, &draft, &form);
            respond::page(&page)
        }
        Err(Error::Invalid(errors)) => {
            complain(&mut page, visitor.lang(), &errors);
            respond::again(&page)
        }
        Err(Error::Refused(refused)) => {
            let message = refused.text(visitor.lang()).to_owned().into();
            page.errors.lines.push(ErrorLine { name: None, message });
            page.shell.has_errors = true;
            respond::again(&page)
        }
        Err(other) => Err(other),
    }
}

fn complain(page: &mut Page, lang: Lang, errors: &FieldErrors) {
    page.ground.error = errors.of("ground", lang).map(|error| error.to_owned().into());
    page.reason.error = errors.of("reason", lang).map(|error| error.to_owned().into());
    page.errors =
        ErrorSummary::of([(&page.ground.name, &page.ground.error), (&page.reason.name, &page.reason.error)]);
    page.shell.has_errors = true;
}

fn page(visitor: &Visitor, draft: &Draft, form: &Form) -> Page {
    let lang = visitor.lang();
    let t = RevocationText(lang);
    let (number, back) =
        (&draft.certificate.number, format!("/certificates/register/{}", draft.certificate.id));
    let mut shell = visitor.shell(t.title(number));
    shell.crumbs = vec![
        Crumb::link(CertificateText(lang).register(), "/certificates/register"),
        Crumb::link(number.clone(), back.clone()),
        Crumb::here(CertificateText(lang).revoke()),
    ];
    let option = |ground: &RevocationGround| {
        OptionView::new(ground.as_str(), ground.name(lang)).chosen_if(form.ground == ground.as_str())
    };
    let options = RevocationGround::ALL.iter().map(option).collect();
    let mut reason = FieldView::new("reason", t.reason()).hint(t.reason_hint()).value(form.reason.clone());
    reason.max_length = Some(4000);
    Page {
        shell,
        t,
        errors: ErrorSummary::default(),
        id: form.id.clone(),
        ground: ChoiceView::new("ground", t.ground(), options).hint(t.ground_hint()),
        reason,
        preview: None,
        back,
    }
}

fn preview(visitor: &Visitor, draft: &Draft, form: &Form) -> Option<(VerdictView, DeadlineView)> {
    let lang = visitor.lang();
    let ground = RevocationGround::parse(&form.ground)?;
    let today = shanghai_date(visitor.now());
    let day = format::date(lang, today);
    let mut verdict = VerdictView::new(VerdictKind::Revoked, visitor.now());
    verdict.detail = Some(Phrase::plain(CheckText(lang).changed(&day, ground.name(lang))));
    let window = WindowView {
        calendar: &draft.calendar,
        from: draft.window.from,
        ends_on: draft.window.ends_on,
        today,
    };
    Some((verdict, window.deadline(lang, RevocationText(lang).reply_period())))
}
