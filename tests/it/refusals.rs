//! Every guard refuses, through the services and on real PostgreSQL: what the notice does not allow does not happen.
use crate::support::TestApp;
use diesel::connection::SimpleConnection;
use std::sync::Barrier;
use zhicheng::cites;
use zhicheng::db::{case as cases, review, verification as questions};
use zhicheng::demo::cases::{DANIEL, LIN, Stage, Walk};
use zhicheng::domain::case::{Action, Status};
use zhicheng::domain::check::CheckItem;
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::{BatchId, CaseId, ObjectionId, ProposalId};
use zhicheng::domain::lang::Lang;
use zhicheng::domain::verification::{AnswerOutcome, Channel, VerificationAction};
use zhicheng::services::case::{self, CorrectionItem, Findings, Press};
use zhicheng::services::{Error, Result, certificate, panel, verification};

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

#[actix_web::test]
async fn publicity_shorter_than_five_working_days_is_refused() {
    cites!(Clause::P10);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Submitted).await.unwrap();
    let shorter = "INSERT INTO policies (key, value, source, valid_from, set_at)
                   VALUES ('internal_publicity_days', '3', 'a test', '2026-01-01', '2026-03-01')";
    test.owner().batch_execute(shorter).unwrap();

    let said = refusal(walk.by("he.jing", |conn, actor| case::publish(conn, actor, id, &findings(), "公告栏")));

    assert!(said.contains("5") && said.contains("§2(3)2"), "{said}");
    assert_eq!(status(&walk, id), Status::EmployerReview);
}

#[actix_web::test]
async fn a_window_that_ends_in_a_year_without_a_calendar_does_not_open() {
    let test = TestApp::start_at("2026-12-28T01:00:00Z").await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Submitted).await.unwrap();

    let said = refusal(walk.by("he.jing", |conn, actor| case::publish(conn, actor, id, &findings(), "公告栏")));

    assert!(said.contains("calendar"), "{said}");
}

#[actix_web::test]
async fn a_window_is_not_closed_early_nor_on_a_day_off() {
    cites!(Clause::D14);
    let test = TestApp::start_at("2026-03-02T01:00:00Z").await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Published).await.unwrap();
    let close = |walk: &Walk<'_>| {
        walk.by_system(|conn, actor| case::advance(conn, actor, id, Action::ClosePublicity, &Press::default()))
    };

    walk.now = "2026-03-09T15:59:59Z".parse().unwrap();
    refusal(close(&walk));
    walk.now = "2026-03-14T02:00:00Z".parse().unwrap();
    refusal(close(&walk));
    walk.now = "2026-03-10T01:00:00Z".parse().unwrap();
    assert_eq!(close(&walk).unwrap().to, Status::ReadyToFile);
}

#[actix_web::test]
async fn a_window_does_not_close_over_an_open_objection_nor_without_proof_of_display() {
    cites!(Clause::D17, Clause::P13);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Submitted).await.unwrap();
    walk.by("he.jing", |conn, actor| case::publish(conn, actor, id, &findings(), "公告栏")).unwrap();
    let objection = ObjectionId::fresh();
    walk.by("he.jing", |conn, actor| case::register_objection(conn, actor, objection, id, "业绩有疑问")).unwrap();
    walk.pass_days(6).unwrap();
    let close = |walk: &Walk<'_>| {
        walk.by_system(|conn, actor| case::advance(conn, actor, id, Action::ClosePublicity, &Press::default()))
    };

    assert!(refusal(close(&walk)).contains("bjection"));
    walk.by("he.jing", |conn, actor| case::decide_objection(conn, actor, objection, false, "经核实不成立")).unwrap();
    assert!(refusal(close(&walk)).contains("display"));
    walk.by("he.jing", |conn, actor| case::prove_display(conn, actor, id, "张贴于公告栏")).unwrap();
    assert_eq!(close(&walk).unwrap().to, Status::ReadyToFile);
}

#[actix_web::test]
async fn a_public_institution_does_not_file_without_consent() {
    cites!(Clause::P14);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(DANIEL, Stage::ReadyToFile).await.unwrap();

    let said = refusal(walk.by("daniel.okafor", |conn, actor| case::file(conn, actor, id, true)));

    assert!(said.contains("consent"), "{said}");
    assert_eq!(status(&walk, id), Status::ReadyToFile);
}

#[actix_web::test]
async fn a_second_correction_notice_takes_a_reason_and_a_second_person() {
    cites!(Clause::D18);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let press = Press {
        reason: "仍有一处缺日期".into(),
        items: vec![CorrectionItem { item: "overseas_proof".into(), reason: "第2页缺日期".into() }],
        ..Press::default()
    };
    let ask = |walk: &Walk<'_>| {
        walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::RequestCorrection, &press))
    };
    ask(&walk).unwrap();
    let item = walk.by("lin.zhiyuan", |conn, _| Ok(review::corrections(conn, id)?[0].1[0].id)).unwrap();
    walk.by("lin.zhiyuan", |conn, actor| case::answer_correction(conn, actor, id, &[(item, "已补签".into())])).unwrap();

    assert!(refusal(ask(&walk)).contains("two people"));
    let proposal = ProposalId::fresh();
    walk.by("zhou.min", |conn, actor| {
        case::propose(conn, actor, proposal, id, Action::RequestCorrection, &press)
    })
    .unwrap();
    assert!(refusal(walk.by("zhou.min", |conn, actor| case::confirm(conn, actor, proposal))).contains("colleague"));
    walk.by("gu.wen", |conn, actor| case::confirm(conn, actor, proposal)).unwrap();
    assert_eq!(status(&walk, id), Status::Correction);
}

#[actix_web::test]
async fn a_correction_that_changes_what_was_publicised_goes_back_to_publicity() {
    cites!(Clause::D13);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let press = Press {
        items: vec![CorrectionItem { item: "achievements".into(), reason: "请说明本人贡献".into() }],
        ..Press::default()
    };
    walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::RequestCorrection, &press)).unwrap();
    let item = walk.by("lin.zhiyuan", |conn, _| Ok(review::corrections(conn, id)?[0].1[0].id)).unwrap();

    walk.by("lin.zhiyuan", |conn, actor| {
        let version = zhicheng::db::application::find(conn, id)?.version;
        case::save_section(conn, actor, id, version, case::SectionInput::Achievements("改写后的业绩".into()))?;
        case::answer_correction(conn, actor, id, &[(item, "已改写".into())])
    })
    .unwrap();

    assert_eq!(status(&walk, id), Status::EmployerReview);
}

#[actix_web::test]
async fn a_vote_does_not_open_without_a_quorum() {
    cites!(Clause::D11, Clause::D12);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Accepted).await.unwrap();
    let session = walk.session().unwrap();
    walk.by("jiang.yifan", |conn, actor| {
        panel::assign(conn, actor, session, id)?;
        panel::draw(conn, actor, session)
    })
    .unwrap();
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
    walk.by("jiang.yifan", |conn, actor| panel::prepare_key(conn, actor, session, &secret.public_key())).unwrap();
    for teller in ["fang.zheng", "bai.hua"] {
        walk.by(teller, |conn, actor| panel::note_share_taken(conn, actor, session)).unwrap();
    }

    let said = refusal(walk.by("jiang.yifan", |conn, actor| panel::open_vote(conn, actor, session)));

    assert!(said.contains("1 experts attending and needs 2"), "{said}");
}

#[actix_web::test]
async fn nobody_reviews_the_answer_they_recorded() {
    cites!(Clause::P6, Clause::D16);
    let test = TestApp::start().await;
    let walk = test.walk();
    let id = walk.open(LIN).unwrap();
    let question = walk.by_system(|conn, actor| Ok(cases::find(conn, actor, id)?.verification_id)).unwrap();
    walk.by("su.ran", |conn, actor| verification::triage(conn, actor, question, VerificationAction::Accept, "")).unwrap();

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
    let same = refusal(walk.by("su.ran", |conn, actor| verification::review(conn, actor, question, true, "")));
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

#[actix_web::test]
async fn a_case_is_not_refused_by_one_person_alone() {
    cites!(Clause::P11);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let press = Press { reason: "不符合学历条件".into(), clause: Some("E-4".into()), ..Press::default() };

    let alone = walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::NotAccept, &press));
    assert!(refusal(alone).contains("two people"));
    let proposal = ProposalId::fresh();
    walk.by("zhou.min", |conn, actor| case::propose(conn, actor, proposal, id, Action::NotAccept, &press)).unwrap();
    refusal(walk.by("zhou.min", |conn, actor| case::confirm(conn, actor, proposal)));
    walk.by("gu.wen", |conn, actor| case::confirm(conn, actor, proposal)).unwrap();
    assert_eq!(status(&walk, id), Status::NotAccepted);
}

#[actix_web::test]
async fn a_case_is_not_accepted_with_a_check_open_or_not_in_order() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let accept = |walk: &Walk<'_>| {
        walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::Accept, &Press::default()))
    };

    refusal(accept(&walk));
    let mut checks: Vec<_> = CheckItem::ALL.iter().map(|item| (*item, true, String::new())).collect();
    checks[5] = (CheckItem::Overseas, false, "证明缺日期".into());
    walk.by("zhou.min", |conn, actor| case::check_off(conn, actor, id, &checks)).unwrap();
    refusal(accept(&walk));
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
    walk.by("zhou.min", |conn, actor| case::register_objection(conn, actor, objection, id, "材料不实")).unwrap();
    walk.by("zhou.min", |conn, actor| case::decide_objection(conn, actor, objection, true, "经查属实")).unwrap();
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

#[actix_web::test]
async fn of_two_people_pressing_at_once_one_wins_and_the_other_is_told() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let all: Vec<_> = CheckItem::ALL.iter().map(|item| (*item, true, String::new())).collect();
    walk.by("zhou.min", |conn, actor| case::check_off(conn, actor, id, &all)).unwrap();
    let start = Barrier::new(2);
    let press = |person: &str| {
        start.wait();
        walk.by(person, |conn, actor| case::advance(conn, actor, id, Action::Accept, &Press::default()))
    };

    let (one, other) = std::thread::scope(|threads| {
        let one = threads.spawn(|| press("zhou.min"));
        let other = threads.spawn(|| press("gu.wen"));
        (one.join().unwrap(), other.join().unwrap())
    });

    assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
    let told = if one.is_ok() { other } else { one };
    assert!(matches!(told, Err(Error::Refused(_) | Error::Conflict)), "{told:?}");
}

#[actix_web::test]
async fn opening_the_same_case_twice_opens_it_once() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let new = case::NewCase {
        id: CaseId::fresh(),
        item: "C12".parse().unwrap(),
        applicant_name: "林知远".into(),
        applicant_email: "lin.zhiyuan@demo.invalid".into(),
        post: "工程师".into(),
        certificate_no: "CE-1".into(),
        name_on_certificate: "LIN Zhiyuan".into(),
        awarded_on: "2015-03-01".parse().unwrap(),
        employment_evidence: "劳动合同".into(),
    };

    let first = walk.by("he.jing", |conn, actor| case::open(conn, actor, &new)).unwrap();
    let second = walk.by("he.jing", |conn, actor| case::open(conn, actor, &new)).unwrap();

    assert_eq!(first, second);
    let asked = walk.by("su.ran", |conn, _| Ok(questions::counts(conn)?)).unwrap();
    assert_eq!(asked.iter().map(|(_, n)| n).sum::<i64>(), 1);
}
