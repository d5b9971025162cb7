//! GET/POST `/employer/cases/{id}/return`: the case goes back to the applicant, with a reason for each item (§2(3)2).
use super::complaints::Complaints;
use super::head::Head;
use super::{at, case_id, crumbs};
use crate::app::App;
use crate::domain::case::Action;
use crate::domain::lang::Lang;
use crate::domain::returned::ReturnedItem;
use crate::services::case::{self as moves, CorrectionItem, Press};
use crate::services::unit::{self, ReviewDesk};
use crate::services::{Error, Result};
use crate::text::publicity::ReviewText;
use crate::text::record::CaseText;
use crate::web::auth::Employer;
use crate::web::form::Posted;
use crate::web::page::field::{ErrorSummary, FieldView, Input, Width};
use crate::web::page::{NoticeKind, Phrase, Shell};
use crate::web::public::sign_in::flash;
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

/// Where the complaint about an empty form leads: the first item.
const FIRST: &str = "section:personal";

#[derive(Template)]
#[template(path = "employer/send_back.html")]
struct Page {
    shell: Shell,
    t: ReviewText,
    c: CaseText,
    head: Head,
    errors: ErrorSummary,
    action: String,
    back: String,
    sections: Vec<FieldView>,
    papers: Vec<FieldView>,
}

/// The fields as they came: each item's reason under the item's own text.
type Typed = Vec<(String, String)>;

pub async fn get(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = case_id(&path)?;
    let desk = db::run(&app, employer.0, move |conn, actor| unit::review(conn, actor, id)).await?;
    respond::page(&page(&visitor, &desk, &Vec::new(), &Complaints::default()))
}

pub async fn post(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    Posted(typed): Posted<Typed>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, lang) = (case_id(&path)?, visitor.lang());
    let press = Press { items: named(&typed), ..Press::default() };
    let sent = if press.items.is_empty() {
        let (zh, en) = (ReviewText(Lang::Zh), ReviewText(Lang::En));
        Err(Error::invalid(FIRST, zh.none_named(), en.none_named()))
    } else {
        let action = Action::ReturnToApplicant;
        db::run(&app, employer.0, move |conn, actor| moves::advance(conn, actor, id, action, &press)).await
    };
    match sent {
        Ok(_) => {
            flash(&app, &visitor, NoticeKind::Done, ReviewText(lang).sent_back()).await?;
            Ok(respond::see_other(at(id, "")))
        }
        Err(error) => {
            let complaints = Complaints::of(error, lang, &[FIRST])?;
            let desk = db::run(&app, employer.0, move |conn, actor| unit::review(conn, actor, id)).await?;
            respond::again(&page(&visitor, &desk, &typed, &complaints))
        }
    }
}

/// The items under which a reason was written.
fn named(typed: &Typed) -> Vec<CorrectionItem> {
    let reason = |item: &ReturnedItem| {
        let key = item.to_string();
        let (_, words) = typed.iter().find(|(name, _)| *name == key)?;
        let words = words.trim();
        (!words.is_empty()).then(|| CorrectionItem { item: key, reason: words.to_owned() })
    };
    ReturnedItem::all().filter_map(|item| reason(&item)).collect()
}

fn page(visitor: &Visitor, desk: &ReviewDesk, typed: &Typed, complaints: &Complaints) -> Page {
    let lang = visitor.lang();
    let (t, view) = (ReviewText(lang), &desk.case.view);
    let mut shell = visitor.shell(t.send_back_title());
    shell.has_errors = !complaints.is_empty();
    shell.crumbs = crumbs(lang, view.case.id, &view.case.number, t.send_back_title());
    let field = |item: ReturnedItem| {
        let key = item.to_string();
        let value = typed.iter().find(|(name, _)| *name == key).map_or("", |(_, words)| words);
        let mut field =
            FieldView::new(key, item.name(lang)).input(Input::Text, Width::Full).value(value).optional();
        field.error = complaints.at(&field.name);
        field.max_length = Some(500);
        if let ReturnedItem::Document(kind) = item
            && !desk.case.documents.iter().any(|row| row.kind == kind)
        {
            field.hint = Some(Phrase::plain(t.missing_paper()));
        }
        field
    };
    let (sections, papers): (Vec<_>, Vec<_>) =
        ReturnedItem::all().partition(|item| matches!(item, ReturnedItem::Section(_)));
    Page {
        shell,
        head: Head::of(lang, view),
        errors: complaints.summary(),
        action: at(view.case.id, "/return"),
        back: at(view.case.id, "/review"),
        sections: sections.into_iter().map(field).collect(),
        papers: papers.into_iter().map(field).collect(),
        t,
        c: CaseText(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_items_with_a_reason_are_returned_and_unknown_names_are_not() {
        let typed = [
            ("section:work", " 缺少起止日期 "),
            ("document:degree", "  "),
            ("section:x", "a"),
            ("csrf", "b"),
        ];
        let typed: Typed = typed.map(|(name, words)| (name.to_owned(), words.to_owned())).to_vec();

        let items = named(&typed);

        assert_eq!(items, [CorrectionItem { item: "section:work".into(), reason: "缺少起止日期".into() }]);
    }
}
