//! GET `/certificates/{id}.pdf`: the electronic certificate for its holder, unit and officers; the reading is recorded.
use super::disposition;
use crate::app::App;
use crate::db::certificate::RegisterStatus;
use crate::domain::actor::Role;
use crate::domain::ids::CertificateId;
use crate::services::certificate::open_file;
use crate::services::{Error, Result};
use crate::web::auth::CertificateReader;
use crate::web::db;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use actix_web::{HttpResponse, web};

pub async fn get(
    CertificateReader(actor): CertificateReader,
    path: web::Path<String>,
    app: web::Data<App>,
) -> Result<HttpResponse> {
    let id = CertificateId::parse(&path).ok_or(Error::NotFound)?;
    let row = db::run(&app, actor, move |conn, actor| open_file(conn, actor, id)).await?;
    // What is not issued yet is shown to nobody but the officers who check it.
    if row.status == RegisterStatus::Prepared && actor.role != Role::CertificateOfficer {
        return Err(Error::NotFound);
    }
    let key = row.pdf_key.as_deref().ok_or(Error::NotFound)?;
    let bytes = app.files.get(key).await?;
    Ok(HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "application/pdf"))
        .insert_header((
            CONTENT_DISPOSITION,
            disposition("attachment", &format!("职称证书 {}.pdf", row.number)),
        ))
        .body(bytes))
}
