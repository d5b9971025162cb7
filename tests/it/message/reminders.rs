//! Deadlines ahead: reminded of twice, each once, never while the clock stands still or after the act.
use super::{corrected, letters_to};
use crate::support::TestApp;
use zhicheng::demo::cases::{LIN, Stage, Walk};
use zhicheng::domain::case::Action;
use zhicheng::services::case::{self, Press};

fn reminders(test: &TestApp, person: &str) -> usize {
    letters_to(test, person).iter().filter(|letter| letter.0.starts_with("提醒")).count()
}

/// Lets working days pass; the worker looks twice at each of them.
async fn pass(test: &TestApp, walk: &mut Walk<'_>, days: u32) {
    for _ in 0..days {
        walk.pass_days(1).unwrap();
        test.follow(walk);
        test.work().await;
        test.work().await;
    }
}

#[actix_web::test]
async fn an_applicant_is_reminded_five_and_one_working_days_before_and_nothing_else_happens() {
    let test = TestApp::start().await;
    let (_, mut walk) = corrected(&test).await;
    let mut seen = Vec::new();

    for _ in 0..11 {
        pass(&test, &mut walk, 1).await;
        seen.push(reminders(&test, "lin.zhiyuan"));
    }

    assert_eq!(seen, [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2], "ten working days");
    let last = letters_to(&test, "lin.zhiyuan").pop().unwrap();
    assert!(last.1.contains("还有1个工作日") && last.1.contains("逾期不会自动终止"), "{last:?}");
}

#[actix_web::test]
async fn nobody_is_reminded_while_the_clock_stands_still_or_after_the_act() {
    let test = TestApp::start().await;
    let (id, mut walk) = corrected(&test).await;
    walk.by("zhou.min", |conn, actor| {
        case::advance(conn, actor, id, Action::Suspend, &Press::because("等待外部证明"))
    })
    .unwrap();

    pass(&test, &mut walk, 8).await;
    assert_eq!(reminders(&test, "lin.zhiyuan"), 0, "suspended");
    walk.by("lin.zhiyuan", |conn, actor| case::advance(conn, actor, id, Action::Withdraw, &Press::default()))
        .unwrap();
    pass(&test, &mut walk, 3).await;

    assert_eq!(reminders(&test, "lin.zhiyuan"), 0, "withdrawn");
}

#[actix_web::test]
async fn a_unit_is_reminded_of_the_display_that_it_did_not_record() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Submitted).await.unwrap();
    let findings =
        case::Findings { documents: (true, "齐全".into()), duty_performance: (true, "良好".into()) };
    walk.by(LIN.hr, |conn, actor| case::publish(conn, actor, id, &findings, "公告栏").map(drop)).unwrap();

    pass(&test, &mut walk, 3).await;
    assert_eq!(reminders(&test, "he.jing"), 0, "a window of five days is no reason to remind on its first");
    pass(&test, &mut walk, 1).await;

    assert_eq!(reminders(&test, "he.jing"), 1);
}

#[actix_web::test]
async fn a_reviewer_who_took_a_case_is_reminded_alone() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    walk.by("gu.wen", |conn, actor| case::claim(conn, actor, id, true)).unwrap();

    pass(&test, &mut walk, 5).await;

    assert_eq!((reminders(&test, "gu.wen"), reminders(&test, "zhou.min")), (1, 0));
}
