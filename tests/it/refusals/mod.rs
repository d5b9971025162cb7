//! Every guard refuses, through the services and on a real database: what the notice does not allow does not happen.
mod employment;
mod office;
mod panel;
mod publicity;
mod reopening;
mod revocation;
mod verification;

use zhicheng::db::case as cases;
use zhicheng::demo::cases::Walk;
use zhicheng::domain::case::Status;
use zhicheng::domain::ids::CaseId;
use zhicheng::domain::lang::Lang;
use zhicheng::services::case::Findings;
use zhicheng::services::{Error, Result};

/// The words of a refusal, in English.
fn refusal<T: std::fmt::Debug>(result: Result<T>) -> String {
    match result {
        Err(Error::Refused(refused)) => refused.text(Lang::En).to_owned(),
        other => panic!("not refused: {other:?}"),
    }
}

fn status(walk: &Walk<'_>, id: CaseId) -> Status {
    walk.by_system(|conn, actor| Ok(cases::find(conn, actor, id)?.status)).unwrap()
}

fn findings() -> Findings {
    Findings { documents: (true, "齐全".into()), duty_performance: (true, "良好".into()) }
}
