//! The panel and the certificate.
use super::{refusal, status};
use crate::support::TestApp;
use zhicheng::cites;
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::case::{Action, Status};
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::{BatchId, ObjectionId, ProposalId};
use zhicheng::services::case::{self, Press};
use zhicheng::services::{Error, certificate, panel};

#[actix_web::test]
async fn a_vote_does_not_open_without_a_quorum() {
    cites!(Clause::D11, Clause::D12);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Accepted).await.unwrap();
    let session = walk.session().unwrap();
    walk.by("jiang.yifan", |conn, actor| panel::assign(conn, actor, session, id)).unwrap();
    walk.draw(session).unwrap();
    for expert in ["wu.haiyang", "tang.qi"] {
        walk.by(expert, |conn, actor| panel::declare(conn, actor, session, &[])).unwrap();
    }
    let tie = [(id, "曾为同事".to_owned())];
    walk.by("ma.lin", |conn, actor| panel::declare(conn, actor, session, &tie)).unwrap();
    walk.by("jiang.yifan", |conn, actor| panel::open_papers(conn, actor, session)).unwrap();
    walk.by("wu.haiyang", |conn, actor| {
        panel::give_opinion(conn, actor, uuid::Uuid::new_v4(), session, id, "符合条件")?;
        panel::attend(conn, actor, session)
    })
    .unwrap();
    let reads = walk.by("ma.lin", |conn, actor| panel::expert_view(conn, actor, session)).unwrap();
    assert!(reads.cases.is_empty(), "a recused expert reads nothing of the case");
    let secret = zhicheng::domain::panel::ballot::TallySecretKey::generate(&mut rand::rng());
    walk.by("jiang.yifan", |conn, actor| panel::prepare_key(conn, actor, session, &secret.public_key()))
        .unwrap();
    for teller in ["fang.zheng", "bai.hua"] {
        walk.by(teller, |conn, actor| panel::note_share_taken(conn, actor, session)).unwrap();
    }

    let said = refusal(walk.by("jiang.yifan", |conn, actor| panel::open_vote(conn, actor, session)));

    assert!(said.contains("1 expert attending and needs 2"), "{said}");
}

#[actix_web::test]
async fn a_batch_is_not_issued_by_the_officer_who_prepared_it_nor_before_its_files_are_made() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::ToIssue).await.unwrap();
    let batch = BatchId::fresh();
    let scheme = &test.app.numbers;
    walk.by("xu.qing", |conn, actor| certificate::prepare(conn, actor, batch, &[id], scheme, true)).unwrap();

    refusal(walk.by("xu.qing", |conn, actor| certificate::issue(conn, actor, batch)));
    refusal(walk.by("luo.cheng", |conn, actor| certificate::issue(conn, actor, batch)));
    test.follow(&walk);
    test.work().await;
    assert_eq!(walk.by("luo.cheng", |conn, actor| certificate::issue(conn, actor, batch)).unwrap(), 1);
    let again = walk.by("luo.cheng", |conn, actor| certificate::issue(conn, actor, batch));
    assert!(matches!(again, Err(Error::Conflict)));
}

#[actix_web::test]
async fn no_certificate_follows_an_upheld_objection_to_the_result() {
    cites!(Clause::P13, Clause::D05);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Signed).await.unwrap();
    let objection = ObjectionId::fresh();
    walk.by("zhou.min", |conn, actor| case::register_objection(conn, actor, objection, id, "材料不实"))
        .unwrap();
    walk.by("zhou.min", |conn, actor| case::decide_objection(conn, actor, objection, true, "经查属实"))
        .unwrap();
    walk.pass_days(8).unwrap();

    let closed = walk.by_system(|conn, actor| {
        case::advance(conn, actor, id, Action::CloseResultPublicity, &Press::default())
    });
    refusal(closed);
    let proposal = ProposalId::fresh();
    let press = Press::because("异议成立");
    walk.by("zhou.min", |conn, actor| {
        case::propose(conn, actor, proposal, id, Action::EndOnResultObjection, &press)
    })
    .unwrap();
    walk.by("gu.wen", |conn, actor| case::confirm(conn, actor, proposal)).unwrap();
    assert_eq!(status(&walk, id), Status::ObjectionUpheld);
}
