//! GET `/admin/organisations`: who takes part. GET/POST `/admin/organisations/{id}`: one of them; `new` makes one.
use crate::app::App;
use crate::db::people::OrgRow;
use crate::domain::ids::OrgId;
use crate::domain::lang::Lang;
use crate::services::organisation::{self, Draft, EMPLOYER_KINDS, KINDS, id_of};
use crate::services::{Error, FieldErrors, Result};
use crate::text::people::PeopleText;
use crate::web::auth::Administrator;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, Input, OptionView, Width};
use crate::web::page::list::EmptyState;
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::{Deserialize, Serialize};

const PER_PAGE: usize = 50;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    #[serde(skip_serializing_if = "String::is_empty")]
    q: String,
    /// The last organisation of the page before.
    #[serde(skip_serializing_if = "String::is_empty")]
    after: String,
}

impl Filter {
    fn href(&self) -> String {
        let query = serde_html_form::to_string(self).unwrap_or_default();
        format!("/admin/organisations?{query}").trim_end_matches('?').to_owned()
    }
}

#[derive(Template)]
#[template(path = "admin/organisations.html")]
struct ListPage {
    shell: Shell,
    t: PeopleText,
    search: FieldView,
    rows: Vec<(String, Phrase, &'static str, String)>,
    empty: EmptyState,
    first: Option<String>,
    next: Option<String>,
}

pub async fn list(
    Administrator(actor): Administrator,
    visitor: Visitor,
    filter: web::Query<Filter>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let filter = filter.into_inner();
    let (asked, after) = (filter.q.clone(), OrgId::parse(&filter.after));
    let (rows, has_more) =
        db::run(&app, actor, move |conn, _| organisation::page(conn, &asked, after, PER_PAGE)).await?;
    let t = PeopleText(visitor.lang());
    let line = |row: &OrgRow| {
        let code = row.credit_code.clone().unwrap_or_default();
        (
            format!("/admin/organisations/{}", row.id),
            Phrase::data(row.name_zh.clone()),
            kind_name(t, &row.kind),
            code,
        )
    };
    let next = rows.last().filter(|_| has_more);
    respond::page(&ListPage {
        shell: visitor.shell(t.orgs()),
        t,
        search: FieldView::new("q", t.org_search()).input(Input::Search, Width::Full).value(filter.q.clone()),
        next: next.map(|row| Filter { after: row.id.to_string(), ..filter.clone() }.href()),
        first: (!filter.after.is_empty()).then(|| Filter { after: String::new(), ..filter.clone() }.href()),
        rows: rows.iter().map(line).collect(),
        empty: EmptyState { title: t.no_org().into(), reason: t.nobody_why().into(), link: None },
    })
}

fn kind_name(t: PeopleText, kind: &str) -> &'static str {
    match kind {
        "employer" => t.employer(),
        "authority" => t.authority(),
        "bureau" => t.bureau(),
        _ => t.issuing_body(),
    }
}

fn employer_kind_name(t: PeopleText, kind: &str) -> &'static str {
    match kind {
        "enterprise" => t.enterprise(),
        "public_institution" => t.public_institution(),
        _ => t.other(),
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    kind: String,
    name_zh: String,
    name_en: String,
    credit_code: String,
    employer_kind: String,
    superior: String,
}

impl Form {
    fn of(row: &OrgRow, superior: Option<String>) -> Self {
        Self {
            kind: row.kind.clone(),
            name_zh: row.name_zh.clone(),
            name_en: row.name_en.clone().unwrap_or_default(),
            credit_code: row.credit_code.clone().unwrap_or_default(),
            employer_kind: row.employer_kind.clone().unwrap_or_default(),
            superior: superior.unwrap_or_default(),
        }
    }

    fn draft(&self) -> Draft {
        let form = self.clone();
        Draft {
            kind: form.kind,
            name_zh: form.name_zh,
            name_en: form.name_en,
            credit_code: form.credit_code,
            employer_kind: form.employer_kind,
            superior: form.superior,
        }
    }
}

#[derive(Template)]
#[template(path = "admin/organisation.html")]
struct Page {
    shell: Shell,
    t: PeopleText,
    errors: ErrorSummary,
    action: String,
    kind: ChoiceView,
    employer_kind: ChoiceView,
    fields: Vec<FieldView>,
}

fn draw(visitor: &Visitor, id: OrgId, form: &Form, errors: &FieldErrors) -> Page {
    let lang = visitor.lang();
    let t = PeopleText(lang);
    let error = |name: &str| errors.of(name, lang).map(|error| error.to_owned().into());
    let choice = |name: &'static str, label: &'static str, kinds: &[&'static str], chosen: &str, say: Say| {
        let option = |kind: &&'static str| OptionView::new(*kind, say(t, kind)).chosen_if(*kind == chosen);
        let options = std::iter::once(OptionView::new("", t.choose())).chain(kinds.iter().map(option));
        let mut choice = ChoiceView::new(name, label, options.collect());
        choice.error = error(name);
        choice
    };
    let kind = choice("kind", t.kind(), KINDS, &form.kind, kind_name);
    let mut employer_kind =
        choice("employer_kind", t.employer_kind(), EMPLOYER_KINDS, &form.employer_kind, employer_kind_name);
    employer_kind.is_optional = true;
    let mut name_en = FieldView::new("name_en", t.name_en()).optional().value(form.name_en.clone());
    name_en.value_lang = Some(Lang::En);
    let superior = FieldView::new("superior", t.superior()).hint(t.superior_hint()).optional();
    let mut fields = vec![
        FieldView::new("name_zh", t.name_zh()).value(form.name_zh.clone()),
        name_en,
        FieldView::new("credit_code", t.credit_code()).value(form.credit_code.clone()),
        superior.value(form.superior.clone()),
    ];
    for field in &mut fields {
        field.error = error(&field.name);
    }
    let all = [(&kind.name, &kind.error), (&employer_kind.name, &employer_kind.error)];
    let mut shell = visitor.shell(t.orgs());
    shell.has_errors = !errors.is_empty();
    shell.crumbs = vec![Crumb::link(t.orgs(), "/admin/organisations"), Crumb::here(t.kind())];
    Page {
        shell,
        t,
        errors: ErrorSummary::of(
            all.into_iter().chain(fields.iter().map(|field| (&field.name, &field.error))),
        ),
        action: format!("/admin/organisations/{id}"),
        kind,
        employer_kind,
        fields,
    }
}

type Say = fn(PeopleText, &str) -> &'static str;

pub async fn get(
    Administrator(actor): Administrator,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = id_of(&path)?;
    let form = if path.as_str() == "new" {
        Form::default()
    } else {
        let (row, superior) = db::run(&app, actor, move |conn, _| organisation::find(conn, id)).await?;
        Form::of(&row, superior)
    };
    respond::page(&draw(&visitor, id, &form, &FieldErrors::default()))
}

pub async fn post(
    Administrator(actor): Administrator,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = OrgId::parse(&path).ok_or(Error::NotFound)?;
    let draft = form.draft();
    match db::run(&app, actor, move |conn, actor| organisation::save(conn, actor, id, &draft)).await {
        Ok(()) => {
            flash(&app, &visitor, NoticeKind::Done, PeopleText(visitor.lang()).org_saved()).await?;
            Ok(respond::see_other("/admin/organisations"))
        }
        Err(Error::Invalid(errors)) => respond::again(&draw(&visitor, id, &form, &errors)),
        Err(other) => Err(other),
    }
}
