//! The pages of a unit, as a browser without JavaScript sees them.
mod acts;
mod batch;
mod desk;
mod mandate;
mod new_case;
mod people;
mod publicity;
mod review;
mod together;

use crate::support::TestApp;
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::ids::CaseId;

/// A program with one case of the company at a stage, and the clock where its walk has come to.
async fn with_case(stage: Stage) -> (TestApp, CaseId) {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, stage).await.unwrap();
    test.follow(&walk);
    (test, id)
}

fn at(id: CaseId, page: &str) -> String {
    format!("/employer/cases/{id}{page}")
}
