//! Draws the PDF of a prepared certificate, stores it, and writes down where it is. Doing it twice changes nothing.
use crate::app::App;
use crate::clients::certificate_pdf::{Bilingual, Sheet, render};
use crate::db::case::CaseRow;
use crate::db::certificate::{self, CertificateRow};
use crate::domain::actor::Actor;
use crate::domain::catalogue::ListItem;
use crate::domain::certificate::{CertificateNumber, PublicCode};
use crate::domain::ids::CertificateId;
use crate::domain::lang::Lang;
use crate::services::{Error, reference};
use anyhow::Context;
use sha2::{Digest, Sha256};

const ISSUER: Bilingual<'static> = Bilingual::new(
    "上海市人力资源和社会保障局",
    "Shanghai Municipal Human Resources and Social Security Bureau",
);
const DEMO_ISSUER: Bilingual<'static> = Bilingual::new("演示发证单位", "Demonstration issuing office");

pub async fn make(app: &App, id: CertificateId) -> anyhow::Result<()> {
    let system = Actor::system(app.clock.now());
    let (row, case) = app.db.as_actor::<_, Error>(&system, |conn| {
        let row = certificate::find(conn, id)?;
        let case = crate::db::case::find(conn, &system, row.case_id)?;
        Ok((row, case))
    })?;
    if row.pdf_key.is_some() {
        return Ok(());
    }
    let made = write(app, &row, &case).await;
    let (key, sha256) = match made {
        Ok(made) => made,
        Err(error) => {
            let why = format!("{error:#}");
            app.db.as_actor::<_, Error>(&system, |conn| Ok(certificate::note_draw_error(conn, id, &why)?))?;
            return Err(error);
        }
    };
    app.db.as_actor::<_, Error>(&system, |conn| Ok(certificate::store_pdf(conn, id, &key, &sha256)?))?;
    Ok(())
}

/// Draws the file and puts it away: its key and its digest.
async fn write(app: &App, row: &CertificateRow, case: &CaseRow) -> anyhow::Result<(String, String)> {
    let item = reference::item(&case.list_id, case.item_number)?;
    let bytes = draw(app, row, item)?;
    let sha256 = hex::encode(Sha256::digest(&bytes));
    let key = format!("certificates/{sha256}");
    app.files.put(&key, bytes).await?;
    Ok((key, sha256))
}

fn draw(app: &App, row: &CertificateRow, item: &ListItem) -> anyhow::Result<Vec<u8>> {
    let number = CertificateNumber::from_stored(row.number.clone());
    let code = PublicCode::parse(&row.public_code).context("the stored public code")?;
    let check_url = format!("{}/c/{}", app.settings.public_url, code.compact());
    let issuer = if row.is_demo { DEMO_ISSUER } else { ISSUER };
    let sheet = Sheet {
        issuer,
        holder_name: &row.holder_name,
        holder_latin_name: row.holder_latin.as_deref().filter(|latin| *latin != row.holder_name),
        title_name: Bilingual::new(&row.title_zh, &row.title_en),
        level: Bilingual::new(row.title_level.name(Lang::Zh), row.title_level.name(Lang::En)),
        obtained_by: Bilingual::new("考核认定", "Recognition by assessment"),
        overseas_certificate: Bilingual { zh: &item.certificate_zh, en: item.certificate_en.as_deref() },
        issuing_body: Bilingual { zh: &item.issuing_body_zh, en: item.issuing_body_en.as_deref() },
        speciality_zh: &row.speciality,
        list_version: "3.0",
        awarded_on: row.awarded_on,
        number: &number,
        public_code: &code,
        check_url: &check_url,
        demo: row.is_demo,
    };
    Ok(render(&sheet, &app.fonts)?)
}
