//! Verification: two officers, consent, answers that do not come.
use super::{refusal, status};
use crate::support::TestApp;
use zhicheng::cites;
use zhicheng::db::case as cases;
use zhicheng::demo::cases::LIN;
use zhicheng::domain::case::{Action, Status};
use zhicheng::domain::clause::Clause;
use zhicheng::domain::verification::{AnswerOutcome, Channel, VerificationAction};
use zhicheng::services::case::{self, Press};
use zhicheng::services::verification;

#[actix_web::test]
async fn nobody_reviews_the_answer_they_recorded() {
    cites!(Clause::P6, Clause::D16);
    let test = TestApp::start().await;
    let walk = test.walk();
    let id = walk.open(LIN).unwrap();
    let question = walk.by_system(|conn, actor| Ok(cases::find(conn, actor, id)?.verification_id)).unwrap();
    walk.by("su.ran", |conn, actor| {
        verification::triage(conn, actor, question, VerificationAction::Accept, "")
    })
    .unwrap();

    let unsent = refusal(walk.by("su.ran", |conn, actor| verification::send(conn, actor, question)));
    assert!(unsent.contains("consented"), "{unsent}");
    walk.by("lin.zhiyuan", |conn, actor| verification::consent(conn, actor, question)).unwrap();
    let answer = verification::NewAnswer {
        id: uuid::Uuid::new_v4(),
        outcome: AnswerOutcome::Authentic,
        channel: Channel::Email,
        evidence: "邮件".into(),
    };
    walk.by("su.ran", |conn, actor| {
        verification::send(conn, actor, question)?;
        verification::record_answer(conn, actor, question, &answer)
    })
    .unwrap();
    let same =
        refusal(walk.by("su.ran", |conn, actor| verification::review(conn, actor, question, true, "")));
    assert!(same.contains("colleague"), "{same}");
}

#[actix_web::test]
async fn an_answer_that_does_not_come_never_fails_a_case() {
    cites!(Clause::D22);
    let test = TestApp::start().await;
    let walk = test.walk();
    let id = walk.open(LIN).unwrap();

    walk.verify_as(LIN, id, AnswerOutcome::NoAnswer).unwrap();

    assert_eq!(status(&walk, id), Status::Verifying);
    let fail = walk.by("su.ran", |conn, actor| {
        case::advance(conn, actor, id, Action::FailVerification, &Press::because("未答复"))
    });
    refusal(fail);
}

#[actix_web::test]
async fn a_certificate_that_is_not_authentic_is_pointed_out_and_a_person_ends_the_case() {
    cites!(Clause::P6);
    let test = TestApp::start().await;
    let walk = test.walk();
    let id = walk.open(LIN).unwrap();

    walk.verify_as(LIN, id, AnswerOutcome::NotAuthentic).unwrap();

    assert_eq!(status(&walk, id), Status::Verifying, "the program ends nothing by itself");
    walk.by("shen.zhu", |conn, actor| {
        case::advance(conn, actor, id, Action::FailVerification, &Press::because("发证机构答复不真实"))
    })
    .unwrap();
    assert_eq!(status(&walk, id), Status::VerificationFailed);
}
