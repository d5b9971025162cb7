//! Coming back from an end: a right of the person, and always two people (D-11, D-17, D-19).
use super::{refusal, status};
use crate::support::TestApp;
use reqwest::StatusCode;
use uuid::Uuid;
use zhicheng::cites;
use zhicheng::demo::cases::{LIN, Stage, Walk};
use zhicheng::domain::case::{Action, Status};
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::{CaseId, ObjectionId, ProposalId};
use zhicheng::domain::panel::ballot::Choice;
use zhicheng::domain::verification::AnswerOutcome;
use zhicheng::services::case::{self, CorrectionItem, Press};
use zhicheng::services::{Result, right};

fn press() -> Press {
    Press {
        recheck_is_granted: true, clause: Some("E-4".into()), ..Press::because("复核后认为应当重新办理")
    }
}

fn propose(walk: &Walk<'_>, person: &str, id: CaseId, action: Action) -> Result<ProposalId> {
    let proposal = ProposalId::fresh();
    walk.by(person, |conn, actor| case::propose(conn, actor, proposal, id, action, &press()))?;
    Ok(proposal)
}

/// Proposed by the first, confirmed by the second.
fn by_two(walk: &Walk<'_>, (first, second): (&str, &str), id: CaseId, action: Action) {
    let proposal = propose(walk, first, id, action).unwrap();
    walk.by(second, |conn, actor| case::confirm(conn, actor, proposal)).unwrap();
}

/// Refused to whoever has no right, and to one person alone; then it goes.
fn takes_the_right_and_two_people(walk: &Walk<'_>, id: CaseId, action: Action) {
    assert!(refusal(propose(walk, "gu.wen", id, action)).contains("ask somebody who holds that right"));
    let alone = walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, action, &press()));
    assert!(refusal(alone).contains("two people"));
    let proposal = propose(walk, "zhou.min", id, action).unwrap();
    let own = walk.by("zhou.min", |conn, actor| case::confirm(conn, actor, proposal));
    assert!(refusal(own).contains("colleague"));
    walk.by("gu.wen", |conn, actor| case::confirm(conn, actor, proposal)).unwrap();
}

#[actix_web::test]
async fn a_case_that_was_not_accepted_is_reopened_by_a_person_with_the_right_and_a_second_one() {
    cites!(Clause::D19);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    by_two(&walk, ("gu.wen", "zhou.min"), id, Action::NotAccept);

    takes_the_right_and_two_people(&walk, id, Action::ReopenReview);

    assert_eq!(status(&walk, id), Status::Filed);
}

#[actix_web::test]
async fn a_case_whose_verification_failed_is_verified_again_in_the_sight_of_the_office() {
    cites!(Clause::D19);
    let test = TestApp::start().await;
    let walk = test.walk();
    let id = walk.open(LIN).unwrap();
    walk.verify_as(LIN, id, AnswerOutcome::NotAuthentic).unwrap();
    walk.by("su.ran", |conn, actor| case::advance(conn, actor, id, Action::FailVerification, &press()))
        .unwrap();

    takes_the_right_and_two_people(&walk, id, Action::ReopenReview);

    assert_eq!(status(&walk, id), Status::Verifying);
    let page = test.signed_in("zhou.min").await.get(&format!("/reviewer/cases/{id}")).await;
    assert_eq!(page.status, StatusCode::OK);
}

#[actix_web::test]
async fn a_lapsed_case_comes_back_with_a_new_period_and_its_notice_can_be_answered() {
    cites!(Clause::D18, Clause::D19);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let item = CorrectionItem { item: "学位".into(), reason: "缺学位证书".into() };
    let notice = Press { items: vec![item], ..Press::default() };
    walk.by("gu.wen", |conn, actor| case::advance(conn, actor, id, Action::RequestCorrection, &notice))
        .unwrap();
    walk.pass_days(11).unwrap();
    walk.by("gu.wen", |conn, actor| case::advance(conn, actor, id, Action::Lapse, &press())).unwrap();

    by_two(&walk, ("zhou.min", "gu.wen"), id, Action::ReopenReview);
    let again = walk.by("gu.wen", |conn, actor| case::advance(conn, actor, id, Action::Lapse, &press()));
    assert!(refusal(again).contains("has not passed"), "a new period runs");
    walk.by(LIN.applicant, |conn, actor| {
        let notices = zhicheng::db::review::corrections(conn, id)?;
        let answers: Vec<_> = notices[0].1.iter().map(|item| (item.id, "已补充".to_owned())).collect();
        case::answer_correction(conn, actor, id, &answers)
    })
    .unwrap();

    assert_eq!(status(&walk, id), Status::Filed);
}

#[actix_web::test]
async fn a_case_that_its_employer_declined_is_reopened_by_the_office_only_with_the_right() {
    cites!(Clause::D17, Clause::D19);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Submitted).await.unwrap();
    by_two(&walk, ("he.jing", "chen.mo"), id, Action::DeclineByEmployer);

    takes_the_right_and_two_people(&walk, id, Action::ReopenEmployerReview);

    assert_eq!(status(&walk, id), Status::EmployerReview);
}

#[actix_web::test]
async fn the_unit_reopens_its_own_review_by_two_people_without_the_office() {
    cites!(Clause::D17);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Submitted).await.unwrap();
    by_two(&walk, ("he.jing", "chen.mo"), id, Action::DeclineByEmployer);

    by_two(&walk, ("chen.mo", "he.jing"), id, Action::ReopenEmployerReview);

    assert_eq!(status(&walk, id), Status::EmployerReview);
}

#[actix_web::test]
async fn a_case_that_did_not_pass_comes_back_to_the_panel_by_a_granted_re_check() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Accepted).await.unwrap();
    let session = walk.session().unwrap();
    walk.by("jiang.yifan", |conn, actor| zhicheng::services::panel::assign(conn, actor, session, id))
        .unwrap();
    let secret = walk.open_vote(session, &[id]).unwrap();
    walk.vote_and_sign(session, &secret, &[(id, Choice::No)]).unwrap();
    assert_eq!(status(&walk, id), Status::NotPassed);
    let without = Press { recheck_is_granted: false, ..press() };
    let ungranted = walk.by("zhou.min", |conn, actor| {
        case::propose(conn, actor, ProposalId::fresh(), id, Action::ReopenPanel, &without)
    });
    assert!(refusal(ungranted).contains("re-check"));

    takes_the_right_and_two_people(&walk, id, Action::ReopenPanel);

    assert_eq!(status(&walk, id), Status::Accepted);
}

#[actix_web::test]
async fn an_objection_to_an_earlier_result_does_not_stand_against_a_new_vote() {
    cites!(Clause::D17);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Signed).await.unwrap();
    let objection = ObjectionId::fresh();
    walk.by("zhou.min", |conn, actor| {
        case::register_objection(conn, actor, objection, id, "业绩第二项并非本人完成")?;
        case::decide_objection(conn, actor, objection, true, "经查属实")
    })
    .unwrap();
    by_two(&walk, ("zhou.min", "gu.wen"), id, Action::EndOnResultObjection);
    walk.pass_days(1).unwrap();
    by_two(&walk, ("zhou.min", "gu.wen"), id, Action::ReopenEmployerReview);

    walk.publish(LIN, id).unwrap();
    walk.close_publicity(id).unwrap();
    walk.file(LIN, id).unwrap();
    walk.accept(id).unwrap();
    walk.decide(id, Stage::Signed).unwrap();
    walk.pass_days(6).unwrap();
    walk.by_system(|conn, actor| {
        case::advance(conn, actor, id, Action::CloseResultPublicity, &Press::default())
    })
    .unwrap();
    walk.issue(id).await.unwrap();

    assert_eq!(status(&walk, id), Status::Certified);
}

#[actix_web::test]
async fn a_right_that_is_taken_between_proposal_and_confirmation_counts_no_more() {
    cites!(Clause::D19);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    by_two(&walk, ("gu.wen", "zhou.min"), id, Action::NotAccept);
    let proposal = propose(&walk, "zhou.min", id, Action::ReopenReview).unwrap();
    walk.by("shi.jian", |conn, actor| {
        let held = right::list(conn)?.grants[0].id;
        right::take(conn, actor, held)
    })
    .unwrap();

    let confirmed = walk.by("gu.wen", |conn, actor| case::confirm(conn, actor, proposal));

    assert!(refusal(confirmed).contains("holds that right"));
}

#[actix_web::test]
async fn the_security_administrator_gives_the_right_with_a_reason_and_takes_it_back() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let security = test.signed_in("shi.jian").await;
    let gu = walk.actor("gu.wen").unwrap().user_id.to_string();
    let applicant = walk.actor("lin.zhiyuan").unwrap().user_id.to_string();
    let (grant, other) = (Uuid::new_v4().to_string(), Uuid::new_v4().to_string());
    let give = async |id: &str, person: &str, reason: &str| {
        let fields = [("act", "give"), ("id", id), ("person", person), ("reason", reason)];
        security.post("/admin/rights", &fields).await
    };

    assert!(security.get("/admin/rights").await.says("周敏"));
    assert_eq!(give(&grant, &gu, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        give(&other, &applicant, "x").await.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "reviewers only"
    );
    assert_eq!(give(&grant, &gu, "处务会 2026-03-02").await.status, StatusCode::SEE_OTHER);
    assert_eq!(give(&grant, &gu, "处务会 2026-03-02").await.status, StatusCode::SEE_OTHER, "a second press");
    let held = walk.by("shi.jian", |conn, _| right::list(conn)).unwrap();
    assert_eq!((held.grants.len(), held.candidates.len()), (2, 0));
    let taken = security.post("/admin/rights", &[("act", "take"), ("id", &grant)]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    assert!(security.get("/audit").await.says("收回权限"));
}
