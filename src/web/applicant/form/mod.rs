//! `/applicant/cases/{id}/form/{section}`: one topic a page, drawn from what is stored or from what was typed.
mod achievements;
mod declarations;
mod degrees;
mod entries;
mod page;
mod personal;
mod stories;
mod typed;
mod work;

use super::case_id;
use crate::app::App;
use crate::clients::certificate_pdf::Fonts;
use crate::domain::actor::Actor;
use crate::domain::application::{Application, Section};
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::case::{Desk, SectionInput, desk, save_section};
use crate::services::{Error, FieldErrors, Result};
use crate::text::applicant_form::FormPageText;
use crate::text::format;
use crate::web::auth::Applicant;
use crate::web::form::Posted;
use crate::web::page::NoticeKind;
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::http::StatusCode;
use actix_web::http::header::ContentType;
use actix_web::{HttpResponse, web};
use page::{Control, Page};
pub use typed::Typed;

/// What was found wrong, in both languages.
type Parsed = Result<SectionInput, FieldErrors>;

/// The section as it is stored, in the words of its fields.
fn stored(section: Section, content: &Application, is_declared: bool) -> Typed {
    match section {
        Section::Personal => personal::stored(content),
        Section::Degrees => degrees::stored(content),
        Section::Work => work::stored(content),
        Section::Overseas => stories::stored_overseas(content),
        Section::Achievements => achievements::stored(content),
        Section::Declarations => declarations::stored(content, is_declared),
    }
}

fn parse(section: Section, typed: &Typed, fonts: &Fonts) -> Parsed {
    match section {
        Section::Personal => personal::parse(typed, fonts),
        Section::Degrees => degrees::parse(typed),
        Section::Work => work::parse(typed),
        Section::Overseas => stories::parse_overseas(typed),
        Section::Achievements => achievements::parse(typed),
        Section::Declarations => Ok(declarations::parse(typed)),
    }
}

fn controls(lang: Lang, section: Section, typed: &Typed, desk: &Desk) -> Vec<Control> {
    match section {
        Section::Personal => personal::controls(lang, typed, desk),
        Section::Degrees => degrees::controls(lang, typed),
        Section::Work => work::controls(lang, typed),
        Section::Overseas => stories::overseas_controls(lang, typed),
        Section::Achievements => achievements::controls(lang, typed, desk),
        Section::Declarations => declarations::controls(lang, typed),
    }
}

/// Adds an error in both languages.
fn complain(errors: &mut FieldErrors, field: &str, words: impl Fn(FormPageText) -> String) {
    errors.add(field, &words(FormPageText(Lang::Zh)), &words(FormPageText(Lang::En)));
}

/// Complains about a text that is longer than allowed.
fn check_length(errors: &mut FieldErrors, typed: &Typed, field: &str, most: usize) {
    if typed.get(field).chars().count() > most {
        complain(errors, field, |t| t.too_long(most));
    }
}

fn place(path: &(String, String)) -> Result<(CaseId, Section)> {
    Ok((case_id(&path.0)?, Section::parse(&path.1).ok_or(Error::NotFound)?))
}

async fn read(app: &web::Data<App>, actor: Actor, id: CaseId) -> Result<Desk> {
    db::run(app, actor, move |conn, actor| desk(conn, actor, id)).await
}

pub async fn get(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<(String, String)>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, section) = place(&path)?;
    let desk = read(&app, actor, id).await?;
    let typed = stored(section, &desk.form.content, desk.form.declared_at.is_some());
    respond::page(&Page::new(&visitor, &desk, section, &typed, &FieldErrors::default()))
}

pub async fn post(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<(String, String)>,
    Posted(typed): Posted<Typed>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, section) = place(&path)?;
    let typed = typed.tidied(section);
    match save(&app, actor, id, section, &typed).await {
        Ok(()) => go_on(&app, &visitor, id, section, &typed).await,
        Err(error) => {
            let desk = read(&app, actor, id).await?;
            refuse(&visitor, &desk, section, &typed, error)
        }
    }
}

async fn save(app: &web::Data<App>, actor: Actor, id: CaseId, section: Section, typed: &Typed) -> Result<()> {
    let input = parse(section, typed, &app.fonts).map_err(Error::Invalid)?;
    let version = typed.version();
    db::run(app, actor, move |conn, actor| save_section(conn, actor, id, version, input)).await
}

/// After a save: another entry, the next section, or back to the list of tasks.
async fn go_on(
    app: &web::Data<App>,
    visitor: &Visitor,
    id: CaseId,
    section: Section,
    typed: &Typed,
) -> Result<HttpResponse> {
    let at = format!("/applicant/cases/{id}");
    let to = match typed.get("then") {
        "add" => format!("{at}/form/{section}#new"),
        "next" => match following(section) {
            Some(next) => format!("{at}/form/{next}"),
            None => format!("{at}/documents"),
        },
        _ => at,
    };
    let t = FormPageText(visitor.lang());
    let is_unfinished = section == Section::Declarations && !declarations::is_whole(typed);
    let (kind, words) =
        if is_unfinished { (NoticeKind::Warning, t.declare_all()) } else { (NoticeKind::Done, t.saved()) };
    flash(app, visitor, kind, words).await?;
    Ok(respond::see_other(to))
}

fn following(section: Section) -> Option<Section> {
    let place = Section::ALL.iter().position(|known| *known == section)?;
    Section::ALL.get(place + 1).copied()
}

/// The same page with everything typed; a lost race takes the newest version along, so that saving again counts.
fn refuse(
    visitor: &Visitor,
    desk: &Desk,
    section: Section,
    typed: &Typed,
    error: Error,
) -> Result<HttpResponse> {
    let lang = visitor.lang();
    match error {
        Error::Invalid(errors) => respond::again(&Page::new(visitor, desk, section, typed, &errors)),
        Error::Refused(refused) => {
            let page = Page::new(visitor, desk, section, typed, &FieldErrors::default());
            respond::again(&page.complaining(refused.text(lang).to_owned()))
        }
        Error::Conflict => {
            let page = Page::new(visitor, desk, section, typed, &FieldErrors::default());
            respond::page_with(
                StatusCode::CONFLICT,
                &page.complaining(FormPageText(lang).conflict().to_owned()),
            )
        }
        other => Err(other),
    }
}

/// Keeps what is typed while it is being written. The answer is the line to show, and the version that was made.
pub async fn draft(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<(String, String)>,
    Posted(typed): Posted<Typed>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, section) = place(&path)?;
    if !matches!(section, Section::Overseas | Section::Achievements) {
        return Err(Error::NotFound);
    }
    let t = FormPageText(visitor.lang());
    let (input, is_whole) = match section {
        Section::Overseas => (stories::as_draft(&typed), true),
        _ => achievements::as_draft(&typed.clone().tidied(section)),
    };
    let version = typed.version();
    match db::run(&app, actor, move |conn, actor| save_section(conn, actor, id, version, input)).await {
        Ok(()) => {
            let at = format::clock(actor.now);
            Ok(HttpResponse::Ok()
                .content_type(ContentType::plaintext())
                .insert_header(("x-version", version + 1))
                .body(if is_whole { t.draft_saved(&at) } else { t.draft_in_part(&at) }))
        }
        Err(Error::Conflict) => {
            Ok(HttpResponse::Conflict().content_type(ContentType::plaintext()).body(t.draft_conflict()))
        }
        Err(other) => Err(other),
    }
}
