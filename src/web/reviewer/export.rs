//! GET `/reviewer/export`: the queue as its filters show it, page after page, in one file.
use super::filter::Filter;
use super::queue::{certificate, issuer};
use crate::app::App;
use crate::domain::calendar::Calendar;
use crate::domain::lang::Lang;
use crate::services::Result;
use crate::services::case::queue::{self, QueueRow};
use crate::services::export::{self, List};
use crate::services::reference;
use crate::text::owner::HandOverText;
use crate::text::review::{QueueText, ReviewText};
use crate::web::auth::Reviewer;
use crate::web::export::{Cell, Table, Wanted};
use crate::web::visitor::Visitor;
use crate::web::{casework, db};
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;

pub async fn get(
    Reviewer(actor): Reviewer,
    visitor: Visitor,
    filter: web::Query<Filter>,
    wanted: web::Query<Wanted>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (format, lang, today) = (wanted.format()?, visitor.lang(), reference::today(&actor));
    let filter = filter.with(|_| ());
    let table = db::run(&app, actor, move |conn, actor| {
        let (rows, calendar) = queue::whole(conn, actor, &filter.asked())?;
        let asked = serde_json::to_value(&filter).map_err(anyhow::Error::from)?;
        export::record(conn, actor, List::ReviewerQueue, format.name(), &asked, rows.len())?;
        Ok(table(lang, &rows, &calendar, today))
    })
    .await?;
    table.answer(format)
}

fn table(lang: Lang, rows: &[QueueRow], calendar: &Calendar, today: NaiveDate) -> Table {
    let (t, r, h) = (QueueText(lang), ReviewText(lang), HandOverText(lang));
    let line = |row: &QueueRow| {
        let left = match (row.case.suspended_at, row.case.due_on) {
            (None, Some(day)) => Cell::Number(calendar.working_days_between(today, day).value),
            _ => Cell::Empty,
        };
        vec![
            row.case.number.clone().into(),
            row.case.applicant_name.clone().into(),
            row.unit.clone().into(),
            certificate(lang, row).words().into(),
            issuer(row).into(),
            row.item.title_level.name(lang).into(),
            casework::state(lang, &row.case).text.words().into(),
            left,
            Cell::Number(row.corrections),
            row.owner.clone().unwrap_or_else(|| h.nobody().to_owned()).into(),
        ]
    };
    Table {
        name: format!("cases-{today}"),
        headers: vec![
            r.number(),
            r.name(),
            r.unit(),
            t.certificate(),
            r.issuer(),
            t.level(),
            t.state(),
            t.due(),
            t.corrections(),
            t.owner(),
        ],
        rows: rows.iter().map(line).collect(),
    }
}
