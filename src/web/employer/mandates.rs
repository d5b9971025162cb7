//! `/employer/mandates`: the agencies that act for the unit; the account manager records a mandate with its document, and
//! ends it at once. GET `/mandates/{id}/document` opens the document, for both sides.
use super::complaints::Complaints;
use crate::app::App;
use crate::db::mandate::Scope;
use crate::domain::actor::Actor;
use crate::domain::ids::MandateId;
use crate::domain::lang::Lang;
use crate::services::mandate::{self, Mandate, NewMandate, Paper};
use crate::services::{Error, Result, reference};
use crate::text::format;
use crate::text::mandate::MandateText;
use crate::text::publicity::NextText;
use crate::web::auth::{Employer, MandateReader};
use crate::web::casework::facts::unit_name;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView, Input, Width};
use crate::web::page::file::FileView;
use crate::web::page::list::{EmptyState, SummaryRow};
use crate::web::page::{Crumb, Mark, NoticeKind, Phrase, Shell, Tag, Text, Tone};
use crate::web::public::sign_in::flash;
use crate::web::reading::document::attached;
use crate::web::upload::{Refused, receive};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;

const FIELDS: &[&str] = &["agency_code", "starts_on", "ends_on", "scope", "file"];
const HERE: &str = "/employer/mandates";

#[derive(Template)]
#[template(path = "employer/mandates.html")]
struct Page {
    shell: Shell,
    t: MandateText,
    errors: ErrorSummary,
    is_manager: bool,
    rows: Vec<Row>,
    empty: EmptyState,
    id: String,
    fields: [FieldView; 3],
    scopes: [FieldView; 2],
    scope_error: Option<Text>,
    file: FileView,
}

struct Row {
    agency: Phrase,
    days: String,
    scope: Vec<&'static str>,
    state: Tag,
    ended: Option<Phrase>,
    paper: String,
    end: Option<String>,
}

#[derive(Template)]
#[template(path = "employer/mandate_end.html")]
struct EndPage {
    shell: Shell,
    t: MandateText,
    errors: ErrorSummary,
    facts: Vec<SummaryRow>,
    reason: FieldView,
}

/// The fields before the file, as they were typed.
type Typed = BTreeMap<String, String>;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct EndForm {
    reason: String,
}

/// What a mandate covers, in words.
pub fn scope_words(lang: Lang, mandate: &Mandate) -> Vec<&'static str> {
    mandate.row.scope.iter().map(|scope| scope.name(lang)).collect()
}

/// Where a mandate stands today.
pub fn state(lang: Lang, mandate: &Mandate, today: NaiveDate) -> Tag {
    let t = MandateText(lang);
    let row = &mandate.row;
    match row.ended_at {
        Some(_) => Tag::new(Tone::Grey, t.ended()),
        None if row.is_in_force(today) => Tag::new(Tone::Green, t.in_force()).marked(Mark::Tick),
        None if today < row.starts_on => Tag::new(Tone::Amber, t.not_yet()),
        None => Tag::new(Tone::Grey, t.over()),
    }
}

pub async fn get(Employer(actor): Employer, visitor: Visitor, app: web::Data<App>) -> Result<HttpResponse> {
    let typed: Typed = Scope::ALL.iter().map(|scope| (scope.to_string(), "yes".to_owned())).collect();
    respond::page(&read(&app, actor, &visitor, &typed, &Complaints::default()).await?)
}

/// Records a mandate.
pub async fn post(
    Employer(actor): Employer,
    visitor: Visitor,
    request: HttpRequest,
    payload: web::Payload,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let upload = receive(&request, payload, &visitor).await?;
    let typed = upload.fields.clone();
    let new = parsed(&typed)?;
    let checked = new.clone();
    let kept = match db::run(&app, actor, move |conn, actor| mandate::check(conn, actor, &checked)).await {
        Err(error) => {
            upload.discard().await;
            Err(error)
        }
        Ok(_) => match upload.store(&app).await? {
            Err(refused) => Err(complaint(refused)),
            Ok(sent) => {
                let key = sent.stored.key.clone();
                let paper = Paper {
                    file_name: sent.name,
                    media_type: sent.media,
                    size: sent.stored.size,
                    sha256: sent.stored.sha256,
                    object_key: sent.stored.key,
                };
                let done =
                    db::run(&app, actor, move |conn, actor| mandate::give(conn, actor, &new, paper)).await;
                if done.is_err() {
                    app.files.remove(&key).await?;
                }
                done
            }
        },
    };
    match kept {
        // The same form was sent twice: the first one stands.
        Ok(()) | Err(Error::Conflict) => {
            flash(&app, &visitor, NoticeKind::Done, MandateText(visitor.lang()).recorded()).await?;
            Ok(respond::see_other(HERE))
        }
        Err(error) => {
            let complaints = Complaints::of(error, visitor.lang(), FIELDS)?;
            respond::again(&read(&app, actor, &visitor, &typed, &complaints).await?)
        }
    }
}

fn parsed(typed: &Typed) -> Result<NewMandate> {
    let field = |name: &str| typed.get(name).map(|text| text.trim().to_owned()).unwrap_or_default();
    let ticked = |scope: &&Scope| typed.get(scope.as_str()).is_some_and(|value| value == "yes");
    Ok(NewMandate {
        id: MandateId::parse(&field("id")).ok_or(Error::NotFound)?,
        agency_code: field("agency_code"),
        starts_on: field("starts_on").parse().ok(),
        ends_on: field("ends_on").parse().ok(),
        scope: Scope::ALL.iter().filter(ticked).copied().collect(),
    })
}

fn complaint(refused: Refused) -> Error {
    let (zh, en) = (MandateText(Lang::Zh), MandateText(Lang::En));
    match refused {
        Refused::TooLarge => Error::invalid("file", zh.file_large(), en.file_large()),
        Refused::WrongType => Error::invalid("file", zh.file_wrong(), en.file_wrong()),
        Refused::NoFile | Refused::Empty | Refused::CutOff => {
            Error::invalid("file", zh.file_missing(), en.file_missing())
        }
    }
}

async fn read(
    app: &web::Data<App>,
    actor: Actor,
    visitor: &Visitor,
    typed: &Typed,
    complaints: &Complaints,
) -> Result<Page> {
    let (found, is_manager) = db::run(app, actor, mandate::of_unit).await?;
    let (lang, today) = (visitor.lang(), reference::today(&actor));
    let t = MandateText(lang);
    let mut shell = visitor.shell(t.title());
    shell.has_errors = !complaints.is_empty();
    shell.crumbs = crumbs(lang, &[], t.title());
    Ok(Page {
        shell,
        errors: complaints.summary(),
        is_manager,
        rows: found.iter().map(|mandate| row(lang, mandate, today, is_manager)).collect(),
        empty: EmptyState { title: t.none_title().into(), reason: t.none_reason().into(), link: None },
        id: typed.get("id").cloned().unwrap_or_else(|| MandateId::fresh().to_string()),
        fields: fields(t, typed, complaints),
        scopes: [Scope::Open, Scope::Amend].map(|scope| {
            let value = typed.get(scope.as_str()).cloned().unwrap_or_default();
            FieldView::new(scope.as_str(), scope.name(lang)).value(value)
        }),
        scope_error: complaints.at("scope"),
        file: FileView {
            name: "file".into(),
            label: t.file().into(),
            hint: None,
            error: complaints.at("file"),
            accept: ".pdf,.jpg,.jpeg,.png".into(),
            kinds: t.kinds().into(),
            max_bytes: 20_000_000,
            takes_several: false,
        },
        t,
    })
}

fn crumbs(lang: Lang, above: &[(&'static str, &'static str)], here: &'static str) -> Vec<Crumb> {
    let mut crumbs = vec![
        Crumb::link(NextText(lang).home(), "/employer"),
        Crumb::link(MandateText(lang).people(), "/employer/people"),
    ];
    crumbs.extend(above.iter().map(|(label, href)| Crumb::link(*label, *href)));
    crumbs.push(Crumb::here(here));
    crumbs
}

fn days(lang: Lang, mandate: &Mandate) -> String {
    let date = |day| format::date(lang, day);
    MandateText(lang).from_to(&date(mandate.row.starts_on), &date(mandate.row.ends_on))
}

fn agency(lang: Lang, mandate: &Mandate) -> Phrase {
    unit_name(lang, &mandate.agency.name_zh, mandate.agency.name_en.as_deref())
}

fn row(lang: Lang, mandate: &Mandate, today: NaiveDate, is_manager: bool) -> Row {
    let t = MandateText(lang);
    let id = mandate.row.id;
    let is_open = mandate.row.ended_at.is_none() && today <= mandate.row.ends_on;
    let ended = mandate.row.ended_at.map(|at| {
        let reason = mandate.row.end_reason.clone().unwrap_or_default();
        let day = format::date(lang, format::shanghai_day(at));
        Phrase::plain(t.ended_on(&day)).then(Phrase::data(reason))
    });
    Row {
        agency: agency(lang, mandate),
        days: days(lang, mandate),
        scope: scope_words(lang, mandate),
        state: state(lang, mandate, today),
        ended,
        paper: format!("/mandates/{id}/document"),
        end: (is_open && is_manager).then(|| format!("{HERE}/{id}/end")),
    }
}

fn fields(t: MandateText, typed: &Typed, complaints: &Complaints) -> [FieldView; 3] {
    let field = |name: &'static str, label: &'static str, input: Input, width: Width| {
        let value = typed.get(name).cloned().unwrap_or_default();
        let mut field = FieldView::new(name, label).input(input, width).value(value);
        field.error = complaints.at(name);
        field
    };
    [
        field("agency_code", t.code(), Input::Text, Width::Half),
        field("starts_on", t.starts(), Input::Date, Width::Short),
        field("ends_on", t.ends(), Input::Date, Width::Short),
    ]
}

fn mandate_id(path: &str) -> Result<MandateId> {
    MandateId::parse(path).ok_or(Error::NotFound)
}

pub async fn get_end(
    Employer(actor): Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    respond::page(&end_page(&app, actor, &visitor, &path, "", &Complaints::default()).await?)
}

/// Ends a mandate at once.
pub async fn post_end(
    Employer(actor): Employer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<EndForm>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, reason) = (mandate_id(&path)?, form.reason.clone());
    match db::run(&app, actor, move |conn, actor| mandate::end(conn, actor, id, &reason)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, MandateText(visitor.lang()).end_done()).await?;
            Ok(respond::see_other(HERE))
        }
        Err(error) => {
            let complaints = Complaints::of(error, visitor.lang(), &["reason"])?;
            respond::again(&end_page(&app, actor, &visitor, &path, &form.reason, &complaints).await?)
        }
    }
}

async fn end_page(
    app: &web::Data<App>,
    actor: Actor,
    visitor: &Visitor,
    path: &str,
    typed: &str,
    complaints: &Complaints,
) -> Result<EndPage> {
    let id = mandate_id(path)?;
    let found = db::run(app, actor, move |conn, _| mandate::find(conn, id)).await?;
    let lang = visitor.lang();
    let t = MandateText(lang);
    let mut shell = visitor.shell(t.end_title());
    shell.has_errors = !complaints.is_empty();
    shell.crumbs = crumbs(lang, &[(t.title(), HERE)], t.end_title());
    let mut reason = FieldView::new("reason", t.reason()).value(typed);
    reason.rows = 2;
    reason.error = complaints.at("reason");
    Ok(EndPage {
        shell,
        errors: complaints.summary(),
        facts: vec![
            SummaryRow::new(t.agency(), agency(lang, &found)),
            SummaryRow::new(t.days(), days(lang, &found)),
        ],
        reason,
        t,
    })
}

/// The document of a mandate, for the unit and for the agency; each opening is recorded.
pub async fn document(
    MandateReader(actor): MandateReader,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = mandate_id(&path)?;
    let row = db::run(&app, actor, move |conn, actor| mandate::read_paper(conn, actor, id)).await?;
    let bytes = app.files.get(&row.object_key).await?;
    Ok(attached(row.media_type, &row.file_name, bytes))
}
