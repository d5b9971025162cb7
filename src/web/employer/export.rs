//! GET `/employer/export`: the unit's cases as the filters of the desk show them.
use super::desk::{Query, row};
use crate::app::App;
use crate::db::case::CaseRow;
use crate::services::export::{self, List};
use crate::services::{Result, unit};
use crate::text::format;
use crate::text::staff::HandOverText;
use crate::text::unit::DeskText;
use crate::web::auth::Employer;
use crate::web::db;
use crate::web::export::{Cell, Table, Wanted};
use crate::web::visitor::Visitor;
use actix_web::{HttpResponse, web};

pub async fn get(
    employer: Employer,
    visitor: Visitor,
    query: web::Query<Query>,
    wanted: web::Query<Wanted>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (format, lang) = (wanted.format()?, visitor.lang());
    let query = query.into_inner().on_its_first_page();
    let found = db::run(&app, employer.0, move |conn, actor| {
        let found = unit::whole_desk(conn, actor, &query.asked(actor))?;
        let asked = serde_json::to_value(&query).map_err(anyhow::Error::from)?;
        export::record(conn, actor, List::UnitDesk, format.name(), &asked, found.rows.len())?;
        Ok(found)
    })
    .await?;
    let t = DeskText(lang);
    let today = format::shanghai_day(visitor.now());
    let cells = |case: &CaseRow| {
        let shown = row(&visitor, case, &found.calendar, &found.officers)?;
        let states: Vec<String> = shown.tags.iter().map(|tag| tag.text.words()).collect();
        let left = |day| Cell::Number(found.calendar.working_days_between(today, day).value);
        Ok(vec![
            shown.number.into(),
            shown.name.words().into(),
            shown.certificate.words().into(),
            shown.level.into(),
            states.join(lang.pick("、", ", ")).into(),
            shown.step.into(),
            shown.who.into(),
            shown.officer.words().into(),
            case.due_on.filter(|_| case.suspended_at.is_none()).map_or(Cell::Empty, left),
        ])
    };
    let headers = vec![
        t.number(),
        t.applicant(),
        t.certificate(),
        t.level(),
        t.state(),
        t.step_head(),
        t.who_acts(),
        HandOverText(lang).officer(),
        t.due(),
    ];
    let rows = found.rows.iter().map(cells).collect::<Result<_>>()?;
    Table { name: format!("cases-{today}"), headers, rows }.answer(format)
}
