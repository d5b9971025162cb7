//! The pages of an applicant, as a browser without JavaScript sees them.
mod achievements;
mod decision;
mod documents;
mod filing;
mod form;
mod standing;

use crate::support::TestApp;
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::ids::CaseId;

/// A program with one case of Lin's, brought to a stage.
async fn with_case(stage: Stage) -> (TestApp, CaseId) {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, stage).await.unwrap();
    test.follow(&walk);
    (test, id)
}

fn at(id: CaseId, page: &str) -> String {
    format!("/applicant/cases/{id}{page}")
}
