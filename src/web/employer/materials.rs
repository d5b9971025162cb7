//! GET `/employer/cases/{id}/materials`: the filed materials for people of the unit while the notice runs; what leads
//! to a person is masked, and each reading is recorded (§2(3)2, D-15).
use super::case_id;
use crate::app::App;
use crate::db::unit::MaterialsRow;
use crate::domain::lang::Lang;
use crate::services::Result;
use crate::services::unit;
use crate::text::format;
use crate::text::publicity::PublicityText;
use crate::text::record::CaseText;
use crate::web::auth::UnitMember;
use crate::web::casework::facts;
use crate::web::page::list::SummaryRow;
use crate::web::page::{Phrase, Shell};
use crate::web::visitor::Visitor;
use crate::web::{db, respond};
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "employer/materials.html")]
struct Page {
    shell: Shell,
    t: PublicityText,
    facts: Vec<SummaryRow>,
    form: Vec<facts::SectionView>,
    documents: Vec<&'static str>,
    objection: Option<String>,
}

pub async fn get(
    member: UnitMember,
    visitor: Visitor,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let (id, lang) = (case_id(&path)?, visitor.lang());
    let row = db::run(&app, member.0, move |conn, actor| unit::materials(conn, actor, id)).await?;
    let t = PublicityText(lang);
    respond::page(&Page {
        shell: visitor.shell(t.materials_title()),
        facts: facts_of(lang, &row),
        form: facts::claims(lang, &row.form),
        documents: row.documents.iter().map(|kind| kind.name(lang)).collect(),
        objection: row.objection_token.map(|token| format!("/objection/{token}")),
        t,
    })
}

fn facts_of(lang: Lang, row: &MaterialsRow) -> Vec<SummaryRow> {
    let (t, c) = (PublicityText(lang), CaseText(lang));
    let day = |day| format::date(lang, day);
    vec![
        SummaryRow::new(c.name(), Phrase::data(row.holder_name.clone())),
        SummaryRow::new(c.employer(), Phrase::data(row.unit_name.clone())),
        SummaryRow::new(c.post(), Phrase::data(row.post.clone())),
        SummaryRow::new(c.certificate(), Phrase::data(row.certificate.clone())),
        SummaryRow::new(c.certificate_no(), row.certificate_no.clone()),
        SummaryRow::new(c.level(), row.title_level.name(lang)),
        SummaryRow::new(t.window(), t.span(&day(row.published_on), &day(row.ends_on))),
    ]
}
