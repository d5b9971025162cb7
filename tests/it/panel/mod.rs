//! The panel: what the vote keeps secret, and the pages of secretary, experts and tellers.
mod adjourn;
mod contributions;
mod departure;
pub mod draw;
mod exception;
mod fair;
mod pages;
mod recount;
mod teller;
mod vote;

use crate::support::TestApp;
use zhicheng::demo::cases::{EXPERTS, LIN, Stage, Walk};
use zhicheng::domain::ids::{CaseId, SessionId};
use zhicheng::domain::panel::ballot::TallySecretKey;
use zhicheng::services::panel;

/// One accepted case on the agenda of a session that is not drawn yet.
async fn with_agenda(test: &TestApp) -> (Walk<'_>, SessionId, CaseId) {
    let mut walk = test.walk();
    let case = walk.bring(LIN, Stage::Accepted).await.unwrap();
    let session = walk.session().unwrap();
    walk.by("jiang.yifan", |conn, actor| panel::assign(conn, actor, session, case)).unwrap();
    test.follow(&walk);
    (walk, session, case)
}

/// The same session with its vote open and all three experts there.
async fn with_open_vote(test: &TestApp) -> (Walk<'_>, SessionId, CaseId, TallySecretKey) {
    let (walk, session, case) = with_agenda(test).await;
    let secret = walk.open_vote(session, &[case]).unwrap();
    (walk, session, case, secret)
}

/// The same session with drawn members, all of whom have declared, and open papers.
async fn with_open_papers(test: &TestApp) -> (Walk<'_>, SessionId, CaseId) {
    let (walk, session, case) = with_agenda(test).await;
    walk.draw(session).unwrap();
    for expert in EXPERTS {
        walk.by(expert, |conn, actor| panel::declare(conn, actor, session, &[])).unwrap();
    }
    walk.by("jiang.yifan", |conn, actor| panel::open_papers(conn, actor, session)).unwrap();
    (walk, session, case)
}
