//! `/applicant/cases/{id}/documents` and `/employer/cases/{id}/documents`: one region for each kind, one file at a time.
use super::case_id;
use crate::app::App;
use crate::db::application::DocumentRow;
use crate::domain::actor::{Actor, Role};
use crate::domain::case::Status;
use crate::domain::document::{DocumentKind, LARGEST};
use crate::domain::ids::{CaseId, DocumentId};
use crate::domain::lang::Lang;
use crate::services::case::{
    CaseView, add_document, case, may_add_document, remove_document, replace_document,
};
use crate::services::{Error, Result};
use crate::text::applicant::CaseText;
use crate::text::applicant_form::{DocumentText, why};
use crate::web::auth::{Applicant, Employer};
use crate::web::form::{Nothing, Posted};
use crate::web::page::field::{ChoiceView, ErrorLine, ErrorSummary, OptionView};
use crate::web::page::file::{FileItem, FileState, FileView};
use crate::web::page::{Crumb, Mark, NoticeKind, Phrase, Shell, Tag, Text, Tone};
use crate::web::public::sign_in::flash;
use crate::web::upload::{Refused, Sent, Upload, receive};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "applicant/documents.html")]
struct Page {
    shell: Shell,
    t: DocumentText,
    back: String,
    kinds: Vec<Kind>,
    errors: ErrorSummary,
}

/// One kind of document: what it is for, what is there, and the form that sends another. A script replaces it whole
/// after each file.
struct Kind {
    id: &'static str,
    name: Text,
    why: &'static str,
    is_required: bool,
    state: Tag,
    files: Vec<FileItem>,
    /// Made with the form: the same file sent twice is kept once.
    document: DocumentId,
    action: String,
    place: Option<ChoiceView>,
    control: Option<FileView>,
}

type Read = (CaseView, Vec<DocumentRow>);

async fn read(app: &web::Data<App>, actor: Actor, id: CaseId) -> Result<Read> {
    db::run(app, actor, move |conn, actor| Ok((case(conn, actor, id)?, CaseView::documents(conn, id)?))).await
}

/// The kinds that somebody in this role sends, and whether now.
fn kinds(role: Role, status: Status) -> (&'static [DocumentKind], bool) {
    if role == Role::Employer {
        return (&[DocumentKind::DisplayProof], status == Status::Publicity);
    }
    let is_open = matches!(status, Status::Verifying | Status::Preparing | Status::Correction);
    (DocumentKind::BY_APPLICANT, is_open)
}

fn address(role: Role, id: CaseId) -> String {
    let area = if role == Role::Employer { "employer" } else { "applicant" };
    format!("/{area}/cases/{id}")
}

impl Page {
    fn new(visitor: &Visitor, actor: Actor, (view, rows): &Read) -> Self {
        let lang = visitor.lang();
        let t = DocumentText(lang);
        let back = address(actor.role, view.case.id);
        let (known, is_open) = kinds(actor.role, view.case.status);
        let mut shell = visitor.shell(t.title());
        let home = if actor.role == Role::Employer { "/employer" } else { "/applicant" };
        shell.crumbs = vec![
            Crumb::link(CaseText(lang).my_cases(), home),
            Crumb::link(view.case.number.clone(), back.clone()),
            Crumb::here(t.title()),
        ];
        let kinds = known.iter().map(|kind| Kind::new(lang, *kind, &back, is_open, rows)).collect();
        Self { shell, t, back, kinds, errors: ErrorSummary::default() }
    }

    /// Puts the refusal of a file at its control; where none is open any more, on top of the page.
    fn refusing(mut self, kind: DocumentKind, message: &str) -> Self {
        self.shell.has_errors = true;
        let message: Text = message.to_owned().into();
        let place = self.kinds.iter_mut().find(|shown| shown.id == kind.as_str());
        let control = place.and_then(|kind| kind.control.as_mut());
        let name = control.map(|control| {
            control.error = Some(message.clone());
            control.name.clone()
        });
        self.errors = ErrorSummary { lines: vec![ErrorLine { name, message }] };
        self
    }
}

impl Kind {
    fn new(lang: Lang, kind: DocumentKind, at: &str, is_open: bool, rows: &[DocumentRow]) -> Self {
        let t = DocumentText(lang);
        let rows: Vec<&DocumentRow> = rows.iter().filter(|row| row.kind == kind).collect();
        let is_required = kind == DocumentKind::DisplayProof || DocumentKind::REQUIRED.contains(&kind);
        let state = match (rows.is_empty(), is_required) {
            (false, _) => Tag::new(Tone::Green, t.there()).marked(Mark::Tick),
            (true, true) => Tag::new(Tone::Amber, t.missing()),
            (true, false) => Tag::new(Tone::Grey, t.optional()),
        };
        let file = |row: &&DocumentRow| FileItem {
            name: Phrase::data(row.file_name.clone()),
            href: Some(format!("/documents/{}", row.id)),
            bytes: u64::try_from(row.size).unwrap_or(0),
            state: FileState::Stored,
            remove_action: is_open.then(|| format!("{at}/documents/{kind}/{}/remove", row.id)),
        };
        let control = FileView {
            name: format!("file-{kind}").into(),
            label: Phrase::plain(t.choose()).then(lang.pick("：", ": ")).then(kind.name(lang)),
            hint: None,
            error: None,
            accept: ".pdf,.jpg,.jpeg,.png".into(),
            kinds: lang.pick("PDF、JPEG、PNG", "PDF, JPEG, PNG").into(),
            // Told in round numbers; a little more is taken.
            max_bytes: LARGEST / 1_048_576 * 1_000_000,
            takes_several: false,
        };
        Self {
            id: kind.as_str(),
            name: kind.name(lang).into(),
            why: why(lang, kind),
            is_required,
            state,
            files: rows.iter().map(file).collect(),
            document: DocumentId::fresh(),
            action: format!("{at}/documents"),
            place: place(lang, kind, &rows).filter(|_| is_open),
            control: is_open.then_some(control),
        }
    }
}

/// Beside the files that are there, or in the place of one of them.
fn place(lang: Lang, kind: DocumentKind, rows: &[&DocumentRow]) -> Option<ChoiceView> {
    let t = DocumentText(lang);
    let earlier = rows.iter().map(|row| OptionView::new(row.id.to_string(), t.replace(&row.file_name)));
    let options: Vec<_> = std::iter::once(OptionView::new("", t.add())).chain(earlier).collect();
    (options.len() > 1).then(|| {
        let mut choice = ChoiceView::new(format!("replaces-{kind}"), t.place(), options);
        choice.is_optional = false;
        choice
    })
}

/// The applicant's own documents.
pub async fn get(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    show(actor, visitor, path, app).await
}

/// The unit's proof of display.
pub async fn get_of_unit(
    Employer(actor): Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    show(actor, visitor, path, app).await
}

async fn show(
    actor: Actor,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let read = read(&app, actor, case_id(&path)?).await?;
    respond::page(&Page::new(&visitor, actor, &read))
}

pub async fn post(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<String>,
    request: HttpRequest,
    payload: web::Payload,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let upload = receive(&request, payload, &visitor).await?;
    take(actor, visitor, &path, upload, app).await
}

pub async fn post_of_unit(
    Employer(actor): Employer,
    visitor: Visitor,
    path: web::Path<String>,
    request: HttpRequest,
    payload: web::Payload,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let upload = receive(&request, payload, &visitor).await?;
    take(actor, visitor, &path, upload, app).await
}

async fn take(
    actor: Actor,
    visitor: Visitor,
    path: &str,
    upload: Upload,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let kind = upload.fields.get("kind").and_then(|kind| DocumentKind::parse(kind));
    let (id, kind) = (case_id(path)?, kind.ok_or(Error::NotFound)?);
    let t = DocumentText(visitor.lang());
    let message = match keep(&app, actor, (id, kind), upload).await {
        Ok(Ok(())) => return Ok(respond::see_other(format!("{}/documents#{kind}", address(actor.role, id)))),
        Ok(Err(refused)) => words(t, refused).to_owned(),
        Err(Error::Refused(refused)) => refused.text(visitor.lang()).to_owned(),
        Err(other) => return Err(other),
    };
    let read = read(&app, actor, id).await?;
    respond::again(&Page::new(&visitor, actor, &read).refusing(kind, &message))
}

fn words(t: DocumentText, refused: Refused) -> &'static str {
    match refused {
        Refused::NoFile => t.choose_first(),
        Refused::Empty => t.empty(),
        Refused::WrongType => t.wrong_type(),
        Refused::TooLarge => t.too_large(),
        Refused::CutOff => t.cut_off(),
    }
}

/// Stores a file that the case may take, and keeps its row; a file whose row is refused after all is removed again.
async fn keep(
    app: &web::Data<App>,
    actor: Actor,
    (id, kind): (CaseId, DocumentKind),
    upload: Upload,
) -> Result<Result<(), Refused>> {
    let field = |name: &str| upload.fields.get(name).and_then(|text| DocumentId::parse(text));
    let document = field("document").unwrap_or_else(DocumentId::fresh);
    let earlier = field(&format!("replaces-{kind}"));
    let is_new = earlier.is_none();
    let may = db::run(app, actor, move |conn, actor| may_add_document(conn, actor, id, kind, is_new)).await;
    if let Err(error) = may {
        if matches!(error, Error::Refused(_)) {
            upload.discard().await;
        }
        return Err(error);
    }
    let sent = match upload.store(app).await? {
        Ok(sent) => sent,
        Err(refused) => return Ok(Err(refused)),
    };
    let row = row(actor, (id, kind), document, &sent);
    let kept = db::run(app, actor, move |conn, actor| match earlier {
        Some(earlier) => replace_document(conn, actor, &row, earlier),
        None => add_document(conn, actor, &row),
    })
    .await;
    match kept {
        Ok(()) => Ok(Ok(())),
        Err(error) => {
            app.files.remove(&sent.stored.key).await?;
            // The same form was sent twice: the first file stands.
            if matches!(error, Error::Conflict) { Ok(Ok(())) } else { Err(error) }
        }
    }
}

fn row(actor: Actor, (case_id, kind): (CaseId, DocumentKind), id: DocumentId, sent: &Sent) -> DocumentRow {
    DocumentRow {
        id,
        case_id,
        kind,
        file_name: sent.name.clone(),
        media_type: sent.media,
        size: i64::try_from(sent.stored.size).unwrap_or(i64::MAX),
        sha256: sent.stored.sha256.clone(),
        object_key: sent.stored.key.clone(),
        uploaded_by: actor.user_id,
        uploaded_at: actor.now,
        replaced_at: None,
    }
}

pub async fn remove(
    Applicant(actor): Applicant,
    visitor: Visitor,
    path: web::Path<(String, String, String)>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    set_aside(actor, visitor, path, app).await
}

pub async fn remove_of_unit(
    Employer(actor): Employer,
    visitor: Visitor,
    path: web::Path<(String, String, String)>,
    _: Posted<Nothing>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    set_aside(actor, visitor, path, app).await
}

async fn set_aside(
    actor: Actor,
    visitor: Visitor,
    path: web::Path<(String, String, String)>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, kind) = (case_id(&path.0)?, DocumentKind::parse(&path.1).ok_or(Error::NotFound)?);
    let document = DocumentId::parse(&path.2).ok_or(Error::NotFound)?;
    db::run(&app, actor, move |conn, actor| remove_document(conn, actor, id, document)).await?;
    flash(&app, &visitor, NoticeKind::Done, DocumentText(visitor.lang()).removed()).await?;
    Ok(respond::see_other(format!("{}/documents#{kind}", address(actor.role, id))))
}
