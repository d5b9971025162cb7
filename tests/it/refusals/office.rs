//! The city's office: checks, correction notices, four eyes, suspension.
use super::{refusal, status};
use crate::support::TestApp;
use std::sync::Barrier;
use zhicheng::cites;
use zhicheng::db::{case as cases, review};
use zhicheng::demo::cases::{LIN, Stage, Walk};
use zhicheng::domain::case::{Action, Status};
use zhicheng::domain::check::CheckItem;
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::ProposalId;
use zhicheng::services::Error;
use zhicheng::services::case::{self, CorrectionItem, Press};

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
    walk.by("lin.zhiyuan", |conn, actor| {
        case::answer_correction(conn, actor, id, &[(item, "已补签".into())])
    })
    .unwrap();

    assert!(refusal(ask(&walk)).contains("two people"));
    let proposal = ProposalId::fresh();
    walk.by("zhou.min", |conn, actor| {
        case::propose(conn, actor, proposal, id, Action::RequestCorrection, &press)
    })
    .unwrap();
    assert!(
        refusal(walk.by("zhou.min", |conn, actor| case::confirm(conn, actor, proposal)))
            .contains("colleague")
    );
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
    walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::RequestCorrection, &press))
        .unwrap();
    let item = walk.by("lin.zhiyuan", |conn, _| Ok(review::corrections(conn, id)?[0].1[0].id)).unwrap();

    walk.by("lin.zhiyuan", |conn, actor| {
        let version = zhicheng::db::application::find(conn, id)?.version;
        case::save_section(
            conn,
            actor,
            id,
            version,
            case::SectionInput::Achievements { summary: "改写后的业绩".into(), entries: None },
        )?;
        case::answer_correction(conn, actor, id, &[(item, "已改写".into())])
    })
    .unwrap();

    assert_eq!(status(&walk, id), Status::EmployerReview);
}

#[actix_web::test]
async fn a_case_is_not_refused_by_one_person_alone() {
    cites!(Clause::P11);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let press =
        Press { reason: "不符合学历条件".into(), clause: Some("E-4".into()), ..Press::default() };

    let alone = walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::NotAccept, &press));
    assert!(refusal(alone).contains("two people"));
    let proposal = ProposalId::fresh();
    walk.by("zhou.min", |conn, actor| case::propose(conn, actor, proposal, id, Action::NotAccept, &press))
        .unwrap();
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
async fn a_case_that_is_withdrawn_while_its_clock_stands_still_leaves_the_office() {
    cites!(Clause::D17, Clause::D19);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let why = Press::because("等待发证机构更正结果");
    walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::Suspend, &why)).unwrap();

    walk.by("lin.zhiyuan", |conn, actor| case::advance(conn, actor, id, Action::Withdraw, &Press::default()))
        .unwrap();

    let row = walk.by_system(|conn, actor| Ok(cases::find(conn, actor, id)?)).unwrap();
    assert_eq!((row.status, row.suspended_at), (Status::Withdrawn, None));
}

#[actix_web::test]
async fn a_suspended_case_does_not_move_and_its_days_run_on_when_it_is_resumed() {
    cites!(Clause::D17);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    walk.pass_days(2).unwrap();
    let press = Press::because("等待发证机构补充说明");
    walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::Suspend, &press)).unwrap();
    walk.pass_days(10).unwrap();

    refusal(
        walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::Accept, &Press::default())),
    );
    walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::Resume, &press)).unwrap();

    let due = walk.by_system(|conn, actor| Ok(cases::find(conn, actor, id)?.due_on)).unwrap();
    walk.pass_days(3).unwrap();
    assert_eq!(
        due,
        Some(zhicheng::domain::calendar::shanghai_date(walk.now)),
        "three of five days were left"
    );
}
