//! Cases that go to a colleague: one (`/employer/cases/{id}/hand-over`), all of somebody
//! (`/employer/people/{id}/hand-over`), or all of somebody whose access ends (`/employer/people/{id}/end`).
use super::complaints::Complaints;
use super::{at, case_id};
use crate::app::App;
use crate::db::staff::OfficerRow;
use crate::domain::actor::Actor;
use crate::domain::ids::{CaseId, UserId};
use crate::domain::lang::Lang;
use crate::services::staff::{self, Staff, Which};
use crate::services::{Error, Result, case};
use crate::text::publicity::NextText;
use crate::text::staff::{HandOverText, StaffText};
use crate::web::auth::Employer;
use crate::web::form::Posted;
use crate::web::page::field::{ChoiceView, ErrorSummary, FieldView, OptionView};
use crate::web::page::list::SummaryRow;
use crate::web::page::{Crumb, NoticeKind, Phrase, Shell, Text};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

const FIELDS: &[&str] = &["to", "reason"];
const PEOPLE: &str = "/employer/people";

#[derive(Template)]
#[template(path = "employer/hand_over.html")]
struct Page {
    shell: Shell,
    t: HandOverText,
    errors: ErrorSummary,
    help: Vec<Text>,
    facts: Vec<SummaryRow>,
    /// To whom, and why; none where there is nothing to hand over.
    to: Option<(ChoiceView, FieldView)>,
    action: String,
    button: Text,
    is_adverse: bool,
    back: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Form {
    to: String,
    reason: String,
}

/// What a page hands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Case(CaseId),
    /// All of the person with this membership.
    All(Uuid),
    /// All of them, and the access ends.
    End(Uuid),
}

/// The unit's people, whose cases they are, how many, and the number of a single case.
struct Read {
    staff: Staff,
    from: OfficerRow,
    open: i64,
    number: Option<String>,
}

impl Subject {
    fn of_person(text: &str, of: fn(Uuid) -> Self) -> Result<Self> {
        Uuid::try_parse(text).map(of).map_err(|_| Error::NotFound)
    }

    fn action(self) -> String {
        match self {
            Self::Case(id) => at(id, "/hand-over"),
            Self::All(id) => format!("{PEOPLE}/{id}/hand-over"),
            Self::End(id) => format!("{PEOPLE}/{id}/end"),
        }
    }

    fn back(self) -> String {
        match self {
            Self::Case(id) => at(id, ""),
            Self::All(_) | Self::End(_) => PEOPLE.to_owned(),
        }
    }

    async fn read(self, app: &web::Data<App>, actor: Actor) -> Result<Read> {
        db::run(app, actor, move |conn, actor| {
            let staff = staff::staff(conn, actor)?;
            let (from, open, number) = match self {
                Self::Case(id) => {
                    let case = case::case(conn, actor, id)?.case;
                    let person = case.unit_officer;
                    let mut known = staff.officers.iter().chain(&staff.past);
                    let from = known.find(|row| row.user_id == person).cloned().ok_or(Error::NotFound)?;
                    (from, 1, Some(case.number))
                }
                Self::All(id) | Self::End(id) => {
                    let from = staff::officer(&staff, id)?.clone();
                    let open = staff.open_of(from.user_id);
                    (from, open, None)
                }
            };
            Ok(Read { staff, from, open, number })
        })
        .await
    }
}

pub async fn get_one(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    show(employer, visitor, Subject::Case(case_id(&path)?), app).await
}

pub async fn get_all(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    show(employer, visitor, Subject::of_person(&path, Subject::All)?, app).await
}

pub async fn get_end(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    show(employer, visitor, Subject::of_person(&path, Subject::End)?, app).await
}

async fn show(
    Employer(actor): Employer,
    visitor: Visitor,
    subject: Subject,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let read = subject.read(&app, actor).await?;
    respond::page(&page(&visitor, &actor, subject, &read, &Form::default(), &Complaints::default()))
}

pub async fn post_one(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    take(employer, visitor, Subject::Case(case_id(&path)?), form, app).await
}

pub async fn post_all(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    take(employer, visitor, Subject::of_person(&path, Subject::All)?, form, app).await
}

pub async fn post_end(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(form): Posted<Form>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    take(employer, visitor, Subject::of_person(&path, Subject::End)?, form, app).await
}

async fn take(
    Employer(actor): Employer,
    visitor: Visitor,
    subject: Subject,
    form: Form,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let lang = visitor.lang();
    match act(&app, actor, lang, subject, &form).await {
        Ok(words) => {
            flash(&app, &visitor, NoticeKind::Done, &words).await?;
            Ok(respond::see_other(subject.back()))
        }
        Err(error) => {
            let complaints = Complaints::of(error, lang, FIELDS)?;
            let read = subject.read(&app, actor).await?;
            respond::again(&page(&visitor, &actor, subject, &read, &form, &complaints))
        }
    }
}

/// Does it, and says what was done.
async fn act(
    app: &web::Data<App>,
    actor: Actor,
    lang: Lang,
    subject: Subject,
    form: &Form,
) -> Result<String> {
    let t = HandOverText(lang);
    let (to, reason) = (UserId::parse(&form.to), form.reason.clone());
    db::run(app, actor, move |conn, actor| {
        let known = staff::staff(conn, actor)?;
        let which = match subject {
            Subject::Case(id) => Which::One(id),
            Subject::All(id) => Which::AllOf(staff::officer(&known, id)?.user_id),
            Subject::End(id) => {
                staff::end(conn, actor, id, to, &reason)?;
                let mut people = known.officers.iter().chain(&known.past);
                let name = people.find(|row| row.id == id).map(|row| row.name.clone());
                return Ok(t.ended(&name.unwrap_or_default()));
            }
        };
        let moved = staff::hand_over(conn, actor, which, to, &reason)?;
        Ok(t.handed(moved, &to.map(|to| staff::name_of(&known, to)).unwrap_or_default()))
    })
    .await
}

fn page(
    visitor: &Visitor,
    actor: &Actor,
    subject: Subject,
    read: &Read,
    form: &Form,
    complaints: &Complaints,
) -> Page {
    let lang = visitor.lang();
    let t = HandOverText(lang);
    let is_end = matches!(subject, Subject::End(_));
    let title = match subject {
        Subject::Case(_) => t.one_title(),
        Subject::All(_) => t.all_title(),
        Subject::End(_) => t.end_title(),
    };
    let mut shell = visitor.shell(title);
    shell.has_errors = !complaints.is_empty();
    shell.crumbs = crumbs(lang, subject, read, title);
    let mut help = Vec::new();
    if is_end {
        help.push(t.end_help().into());
    }
    if is_end && read.from.user_id == actor.user_id {
        help.push(t.end_own().into());
    }
    if read.open > 0 {
        help.push(t.hand_help().into());
    } else {
        help.push(t.nothing().into());
    }
    Page {
        shell,
        errors: complaints.summary(),
        help,
        facts: facts(t, read),
        to: (read.open > 0)
            .then(|| (colleagues(t, lang, read, form, complaints), reason(t, form, complaints))),
        action: subject.action(),
        button: match (is_end, read.open) {
            (true, 0) => t.end_button().into(),
            (true, n) => t.end_and_hand(n).into(),
            (false, n) => t.hand_button(n).into(),
        },
        is_adverse: is_end,
        back: subject.back(),
        t,
    }
}

fn crumbs(lang: Lang, subject: Subject, read: &Read, title: &'static str) -> Vec<Crumb> {
    let above = match (subject, &read.number) {
        (Subject::Case(id), Some(number)) => Crumb::link(number.clone(), at(id, "")),
        _ => Crumb::link(StaffText(lang).title(), PEOPLE),
    };
    vec![Crumb::link(NextText(lang).home(), "/employer"), above, Crumb::here(title)]
}

fn facts(t: HandOverText, read: &Read) -> Vec<SummaryRow> {
    let name = Phrase::data(read.from.name.clone());
    match &read.number {
        Some(number) => {
            vec![SummaryRow::new(t.case(), number.clone()), SummaryRow::new(t.from(), name)]
        }
        None => vec![SummaryRow::new(t.person(), name), SummaryRow::new(t.count(), t.cases(read.open))],
    }
}

fn colleagues(t: HandOverText, lang: Lang, read: &Read, form: &Form, complaints: &Complaints) -> ChoiceView {
    let option = |row: &OfficerRow| {
        let id = row.user_id.to_string();
        OptionView::new(id.clone(), Phrase::data(row.name.clone())).chosen_if(form.to == id)
    };
    let choose = OptionView::new("", StaffText(lang).choose());
    let known = read.staff.colleagues_of(read.from.user_id).map(option);
    let mut choice = ChoiceView::new("to", t.to(), std::iter::once(choose).chain(known).collect());
    choice.error = complaints.at("to");
    choice
}

fn reason(t: HandOverText, form: &Form, complaints: &Complaints) -> FieldView {
    let mut field = FieldView::new("reason", t.reason()).hint(t.reason_hint()).value(form.reason.clone());
    field.rows = 2;
    field.error = complaints.at("reason");
    field
}
