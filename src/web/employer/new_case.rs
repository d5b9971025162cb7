//! GET/POST `/employer/cases/new`: the unit names its employee and the certificate (§2(3)1).
use crate::app::App;
use crate::domain::actor::Actor;
use crate::domain::catalogue::{ItemClass, ItemRef, ListItem};
use crate::domain::identifiers::{CertificateNumberText, Email, FullName, IdentifierError};
use crate::domain::ids::CaseId;
use crate::domain::lang::Lang;
use crate::services::case::{self, NewCase};
use crate::services::{FieldErrors, Result, reference};
use crate::text::format;
use crate::text::publicity::NextText;
use crate::text::unit::OpeningText;
use crate::web::auth::Employer;
use crate::web::employer::complaints::Complaints;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, Input, Width};
use crate::web::page::{Crumb, NoticeKind, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;
use serde::Deserialize;

const FIELDS: &[&str] = &[
    "item",
    "certificate_no",
    "name_on_certificate",
    "awarded_on",
    "applicant_name",
    "applicant_email",
    "post",
    "employment_evidence",
];
const LONGEST_POST: usize = 80;

#[derive(Template)]
#[template(path = "employer/new_case.html")]
struct Page {
    shell: Shell,
    t: OpeningText,
    errors: ErrorSummary,
    id: String,
    action: String,
    back: String,
    item: ChoiceView,
    bodies: Vec<Body>,
    certificate: Vec<FieldView>,
    person: Vec<FieldView>,
    evidence: FieldView,
}

/// An issuing body with its certificates.
struct Body {
    name: String,
    lang: Lang,
    items: Vec<Choice>,
}

struct Choice {
    value: String,
    label: String,
    lang: Lang,
    is_chosen: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    pub id: String,
    pub item: String,
    pub applicant_name: String,
    pub applicant_email: String,
    pub post: String,
    pub certificate_no: String,
    pub name_on_certificate: String,
    pub awarded_on: String,
    pub employment_evidence: String,
}

impl Form {
    /// Every field is looked at, so that all complaints are told at once.
    pub fn parsed(&self) -> Result<NewCase, FieldErrors> {
        let (zh, en) = (OpeningText(Lang::Zh), OpeningText(Lang::En));
        let mut errors = FieldErrors::default();
        let item = self.item.parse::<ItemRef>().ok();
        need(&mut errors, item.is_some(), "item", zh.item_missing(), en.item_missing());
        let number = keep(&mut errors, "certificate_no", CertificateNumberText::parse(&self.certificate_no));
        let printed = FullName::parse(&self.name_on_certificate);
        let on_it = |t: OpeningText, error: IdentifierError| t.on_certificate(&error.text(t.0));
        let printed = printed
            .map_err(|error| errors.add("name_on_certificate", &on_it(zh, error), &on_it(en, error)))
            .ok();
        let awarded_on = self.awarded_on.parse::<NaiveDate>().ok();
        need(&mut errors, awarded_on.is_some(), "awarded_on", zh.awarded_missing(), en.awarded_missing());
        let name = keep(&mut errors, "applicant_name", FullName::parse(&self.applicant_name));
        let email = keep(&mut errors, "applicant_email", Email::parse(&self.applicant_email));
        let (post, evidence) = (self.post.trim(), self.employment_evidence.trim());
        let has_post = (1..=LONGEST_POST).contains(&post.chars().count());
        need(&mut errors, has_post, "post", zh.post_missing(), en.post_missing());
        let (said_zh, said_en) = (zh.evidence_missing(), en.evidence_missing());
        need(&mut errors, !evidence.is_empty(), "employment_evidence", said_zh, said_en);
        let id = CaseId::parse(&self.id);
        need(&mut errors, id.is_some(), "form", zh.form_broken(), en.form_broken());
        match (id, item, name, email, number, printed, awarded_on) {
            (
                Some(id),
                Some(item),
                Some(name),
                Some(email),
                Some(number),
                Some(printed),
                Some(awarded_on),
            ) if errors.is_empty() => Ok(NewCase {
                id,
                item,
                applicant_name: name.to_string(),
                applicant_email: email.to_string(),
                post: post.to_owned(),
                certificate_no: number.to_string(),
                name_on_certificate: printed.to_string(),
                awarded_on,
                employment_evidence: evidence.to_owned(),
            }),
            _ => Err(errors),
        }
    }
}

pub(super) fn need(errors: &mut FieldErrors, holds: bool, field: &str, zh: &str, en: &str) {
    if !holds {
        errors.add(field, zh, en);
    }
}

pub(super) fn keep<T>(
    errors: &mut FieldErrors,
    field: &str,
    parsed: Result<T, IdentifierError>,
) -> Option<T> {
    parsed.map_err(|error| errors.add(field, &error.text(Lang::Zh), &error.text(Lang::En))).ok()
}

/// Where the form stands: with the unit itself, or with an agency that acts for it.
pub struct Place {
    pub shell: Shell,
    pub action: String,
    pub back: String,
}

impl Place {
    fn of_unit(visitor: &Visitor) -> Self {
        let title = OpeningText(visitor.lang()).title();
        let mut shell = visitor.shell(title);
        shell.crumbs = vec![Crumb::link(NextText(visitor.lang()).home(), "/employer"), Crumb::here(title)];
        Self { shell, action: "/employer/cases/new".to_owned(), back: "/employer".to_owned() }
    }
}

pub async fn get(_: Employer, visitor: Visitor) -> Result<HttpResponse> {
    show(&visitor, Place::of_unit(&visitor))
}

/// An empty form.
pub fn show(visitor: &Visitor, place: Place) -> Result<HttpResponse> {
    let form = Form { id: CaseId::fresh().to_string(), ..Form::default() };
    respond::page(&page(visitor, place, &form, &Complaints::default())?)
}

pub async fn post(
    employer: Employer,
    visitor: Visitor,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let place = Place::of_unit(&visitor);
    take(&app, employer.0, &visitor, form, place, |id| format!("/employer/cases/{id}")).await
}

/// Opens the case, or shows the form again; `to` is where its page is.
pub async fn take(
    app: &web::Data<App>,
    actor: Actor,
    visitor: &Visitor,
    form: Form,
    place: Place,
    to: impl Fn(CaseId) -> String,
) -> Result<HttpResponse> {
    let opened = match form.parsed() {
        Ok(new) => db::run(app, actor, move |conn, actor| case::open(conn, actor, &new)).await,
        Err(errors) => Err(errors.into_result().err().unwrap_or(crate::services::Error::Conflict)),
    };
    match opened {
        Ok(id) => {
            let words = OpeningText(visitor.lang()).done(form.applicant_name.trim());
            flash(app, visitor, NoticeKind::Done, &words).await?;
            Ok(respond::see_other(to(id)))
        }
        Err(error) => {
            let complaints = Complaints::of(error, visitor.lang(), FIELDS)?;
            respond::again(&page(visitor, place, &form, &complaints)?)
        }
    }
}

fn page(visitor: &Visitor, place: Place, form: &Form, complaints: &Complaints) -> Result<Page> {
    let lang = visitor.lang();
    let t = OpeningText(lang);
    let list = reference::list_in_force(format::shanghai_day(visitor.now()))?;
    let mut item = ChoiceView::new("item", t.item(), Vec::new()).hint(t.item_hint());
    item.error = complaints.at("item");
    let mut shell = place.shell;
    shell.has_errors = !complaints.is_empty();
    let mut fields: Vec<FieldView> = fields(t, form).into();
    for field in &mut fields {
        field.error = complaints.at(&field.name);
    }
    let evidence = fields.pop().unwrap_or_else(|| FieldView::new("employment_evidence", t.evidence()));
    let person = fields.split_off(3);
    let bodies = bodies(lang, list.items_of(ItemClass::C), &form.item);
    Ok(Page {
        shell,
        t,
        errors: complaints.summary(),
        id: form.id.clone(),
        action: place.action,
        back: place.back,
        item,
        bodies,
        certificate: fields,
        person,
        evidence,
    })
}

/// In the order of the page: three of the certificate, three of the person, the evidence.
fn fields(t: OpeningText, form: &Form) -> [FieldView; 7] {
    let line = |name: &'static str, label: &'static str, hint: Option<&'static str>, value: &str| {
        let field = FieldView::new(name, label).input(Input::Text, Width::Half).value(value);
        hint.into_iter().fold(field, FieldView::hint)
    };
    let mut email = line("applicant_email", t.email(), Some(t.email_hint()), &form.applicant_email)
        .input(Input::Email, Width::Half);
    email.autocomplete = "off";
    let evidence = FieldView::new("employment_evidence", t.evidence());
    [
        line("certificate_no", t.number(), Some(t.number_hint()), &form.certificate_no),
        line("name_on_certificate", t.name_printed(), None, &form.name_on_certificate),
        line("awarded_on", t.awarded_on(), None, &form.awarded_on).input(Input::Date, Width::Short),
        line("applicant_name", t.name(), Some(t.name_hint()), &form.applicant_name),
        email,
        line("post", t.post(), Some(t.post_hint()), &form.post),
        evidence.hint(t.evidence_hint()).value(form.employment_evidence.clone()),
    ]
}

fn bodies<'a>(lang: Lang, items: impl Iterator<Item = &'a ListItem>, chosen: &str) -> Vec<Body> {
    let mut bodies: Vec<Body> = Vec::new();
    for item in items {
        let (name, spoken) = told(lang, &item.issuing_body_zh, item.issuing_body_en.as_deref());
        let level = item.title_level.name(lang);
        let (label, label_lang) = told(lang, &item.certificate_zh, item.certificate_en.as_deref());
        let label = lang.pick(format!("{label}（{level}）"), format!("{label} ({level})"));
        let value = item.item_ref().to_string();
        let choice = Choice { is_chosen: value == chosen, value, label, lang: label_lang };
        match bodies.iter_mut().find(|body| body.name == name) {
            Some(body) => body.items.push(choice),
            None => bodies.push(Body { name, lang: spoken, items: vec![choice] }),
        }
    }
    bodies
}

/// In the page's language where the list prints it, else in Chinese.
fn told(lang: Lang, zh: &str, en: Option<&str>) -> (String, Lang) {
    match (lang, en) {
        (Lang::En, Some(en)) => (en.to_owned(), Lang::En),
        _ => (zh.to_owned(), Lang::Zh),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        Form {
            id: CaseId::fresh().to_string(),
            item: "C12".into(),
            applicant_name: "林知远".into(),
            applicant_email: "lin@example.com".into(),
            post: "工程师".into(),
            certificate_no: "CE-1".into(),
            name_on_certificate: "Lin Zhiyuan".into(),
            awarded_on: "2015-03-01".into(),
            employment_evidence: "劳动合同".into(),
        }
    }

    #[test]
    fn a_full_form_is_a_new_case() {
        let new = form().parsed().unwrap();

        assert_eq!((new.item.to_string().as_str(), new.applicant_email.as_str()), ("C12", "lin@example.com"));
    }

    #[test]
    fn an_empty_form_is_told_every_complaint_at_once_in_the_order_of_the_page() {
        let errors = Form { id: CaseId::fresh().to_string(), ..Form::default() }.parsed().unwrap_err();

        let fields: Vec<&str> = errors.0.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(fields, FIELDS);
    }

    #[test]
    fn a_date_that_does_not_exist_is_refused_at_its_field() {
        let errors = Form { awarded_on: "2015-02-30".into(), ..form() }.parsed().unwrap_err();

        assert!(errors.of("awarded_on", Lang::Zh).is_some());
    }

    #[test]
    fn certificates_stand_under_their_issuing_body_and_none_is_lost() {
        let list = &crate::domain::catalogue::embedded()[0];
        let bodies = bodies(Lang::Zh, list.items_of(ItemClass::C), "C1");

        let items: usize = bodies.iter().map(|body| body.items.len()).sum();
        assert_eq!(items, list.items.len());
        assert!(
            bodies.len() < items && bodies.iter().any(|body| body.items.iter().any(|item| item.is_chosen))
        );
    }
}
