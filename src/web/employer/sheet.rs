//! GET `/employer/cases/{id}/sheet`: the notice on one A4 page, with the way to object (§2(3)2).
use super::{at, case_id, crumbs};
use crate::app::App;
use crate::db::notice::NoticeRow;
use crate::domain::case::NoticeKind;
use crate::domain::lang::Lang;
use crate::services::unit;
use crate::services::{Error, Result};
use crate::text::format;
use crate::text::publicity::PublicityText;
use crate::text::record::CaseText;
use crate::web::auth::Employer;
use crate::web::page::list::SummaryRow;
use crate::web::page::{Phrase, Shell};
use crate::web::picture::{self, Picture};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "employer/sheet.html")]
struct Page {
    shell: Shell,
    t: PublicityText,
    sheet: Sheet,
}

/// One notice as it is put up.
pub struct Sheet {
    pub rows: Vec<SummaryRow>,
    pub unit: Phrase,
    pub date: String,
    pub objection: String,
    pub materials: String,
    pub qr: Option<Picture>,
}

impl Sheet {
    pub fn of(visitor: &Visitor, app: &App, notice: &NoticeRow) -> Self {
        let (lang, site) = (visitor.lang(), &app.settings.public_url);
        let objection = format!("{site}/objection/{}", notice.objection_token.as_deref().unwrap_or_default());
        Self {
            rows: rows(lang, notice),
            unit: Phrase::data(notice.unit_name.clone()),
            date: format::date(lang, notice.published_on),
            qr: picture::qr(&objection, &PublicityText(lang).qr(&objection)),
            objection,
            materials: format!("{site}{}", at(notice.case_id, "/materials")),
        }
    }
}

pub async fn get(
    employer: Employer,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, lang) = (case_id(&path)?, visitor.lang());
    let case = db::run(&app, employer.0, move |conn, actor| unit::read(conn, actor, id)).await?;
    let running =
        case.view.notices.iter().find(|row| row.kind == NoticeKind::Internal && row.ended_at.is_none());
    let notice = running.ok_or_else(|| {
        let (zh, en) = (PublicityText(Lang::Zh), PublicityText(Lang::En));
        Error::refused(zh.no_running(), en.no_running())
    })?;
    let t = PublicityText(lang);
    let mut shell = visitor.shell(t.sheet_title());
    shell.crumbs = crumbs(lang, id, &case.view.case.number, t.sheet_title());
    respond::page(&Page { shell, t, sheet: Sheet::of(&visitor, &app, notice) })
}

/// What the board shows, and no more (D-15).
fn rows(lang: Lang, row: &NoticeRow) -> Vec<SummaryRow> {
    let (t, c) = (PublicityText(lang), CaseText(lang));
    let first = row.counted.first().copied().unwrap_or(row.published_on);
    let count = u32::try_from(row.working_days).unwrap_or(0);
    let span = t.span(&format::date_with_weekday(lang, first), &format::date_with_weekday(lang, row.ends_on));
    vec![
        SummaryRow::new(c.name(), Phrase::data(row.holder_name.clone())),
        SummaryRow::new(c.employer(), Phrase::data(row.unit_name.clone())),
        SummaryRow::new(c.post(), Phrase::data(row.post.clone())),
        SummaryRow::new(c.certificate(), Phrase::data(row.certificate.clone())),
        SummaryRow::new(c.level(), row.title_level.name(lang)),
        SummaryRow::new(t.sheet_window(), format!("{span} 24:00")).note(format::working_days(lang, count)),
    ]
}
