//! A program with a case in every place of the procedure, so that every page of it has something to show.
use super::TestApp;
use chrono::Duration;
use zhicheng::db::case as cases;
use zhicheng::db::mandate::Scope;
use zhicheng::db::panel::ExceptionKind;
use zhicheng::demo::cases::{DANIEL, EXPERTS, LIN, Stage, Subject, Walk};
use zhicheng::demo::furnish::announce_rounds;
use zhicheng::domain::case::Action;
use zhicheng::domain::certificate::RevocationGround;
use zhicheng::domain::ids::{BatchId, CaseId, MandateId, ObjectionId, ProposalId, SessionId, VerificationId};
use zhicheng::domain::panel::ballot::Choice;
use zhicheng::domain::panel::draw::{Contribution, Party};
use zhicheng::domain::verification::{AnswerOutcome, Channel, VerificationAction};
use zhicheng::services::case::cover::NewAbsence;
use zhicheng::services::case::{self, CorrectionItem, Press};
use zhicheng::services::revocation::{self, Grounds};
use zhicheng::services::{certificate, mandate, panel, verification};

/// Monday 1 June 2026, nine in the morning in Shanghai.
const NOW: &str = "2026-06-01T01:00:00Z";
/// Days before then that are six and twelve working days before it.
const ONE_WINDOW_AGO: i64 = 10;
const TWO_WINDOWS_AGO: i64 = 18;

pub async fn world() -> TestApp {
    let test = TestApp::start_at(NOW).await;
    announce_rounds(&started(&test, TWO_WINDOWS_AGO), test.app.clock.now()).unwrap();
    verifications(&test);
    papers(&test).await;
    publicity(&test).await;
    office(&test).await;
    colleagues(&test).await;
    sessions(&test).await;
    certificates(&test).await;
    agency(&test).await;
    test.work().await;
    test
}

fn started(test: &TestApp, days_ago: i64) -> Walk<'_> {
    Walk::new(&test.app, test.app.clock.now() - Duration::days(days_ago)).unwrap()
}

fn question_of(walk: &Walk<'_>, id: CaseId) -> VerificationId {
    walk.by_system(|conn, actor| Ok(cases::find(conn, actor, id)?.verification_id)).unwrap()
}

/// One request in each place, and an answer that says the certificate is not authentic.
fn verifications(test: &TestApp) {
    let walk = started(test, 0);
    walk.open(LIN).unwrap();
    for place in 0..4 {
        let id = walk.open(LIN).unwrap();
        let question = question_of(&walk, id);
        walk.by(LIN.applicant, |conn, actor| verification::consent(conn, actor, question)).unwrap();
        walk.by("su.ran", |conn, actor| {
            if place >= 1 {
                verification::triage(conn, actor, question, VerificationAction::Accept, "")?;
            }
            if place >= 2 {
                verification::send(conn, actor, question)?;
            }
            if place >= 3 {
                let answer = verification::NewAnswer {
                    id: uuid::Uuid::new_v4(),
                    outcome: AnswerOutcome::Authentic,
                    channel: Channel::Email,
                    evidence: "注册部邮件答复".to_owned(),
                };
                verification::record_answer(conn, actor, question, &answer)?;
            }
            Ok(())
        })
        .unwrap();
    }
    let returned = walk.open(LIN).unwrap();
    let question = question_of(&walk, returned);
    walk.by("su.ran", |conn, actor| {
        verification::triage(conn, actor, question, VerificationAction::Return, "编号不完整")
    })
    .unwrap();
    let false_one = walk.open(DANIEL).unwrap();
    walk.verify_as(DANIEL, false_one, AnswerOutcome::NotAuthentic).unwrap();
}

/// Papers in work, submitted, sent back, and a refusal that a second person of the unit has to confirm.
async fn papers(test: &TestApp) {
    let mut walk = started(test, 0);
    walk.bring(LIN, Stage::Verified).await.unwrap();
    walk.bring(LIN, Stage::Submitted).await.unwrap();
    let declined = walk.bring(LIN, Stage::Submitted).await.unwrap();
    let press = Press::because("岗位不在本单位的专业技术岗位之内");
    walk.by(LIN.hr, |conn, actor| {
        case::propose(conn, actor, ProposalId::fresh(), declined, Action::DeclineByEmployer, &press)
    })
    .unwrap();
}

/// Notices that run inside a unit, with and without an objection; cases ready to be filed, one waiting for consent.
async fn publicity(test: &TestApp) {
    let mut walk = started(test, 0);
    walk.bring(LIN, Stage::Published).await.unwrap();
    let disputed = walk.bring(LIN, Stage::Published).await.unwrap();
    walk.by(LIN.hr, |conn, actor| {
        case::register_objection(conn, actor, ObjectionId::fresh(), disputed, "业绩第二项并非本人完成")
    })
    .unwrap();
    let mut walk = started(test, ONE_WINDOW_AGO);
    walk.bring(LIN, Stage::ReadyToFile).await.unwrap();
    let mut walk = started(test, ONE_WINDOW_AGO);
    let asked = walk.bring(DANIEL, Stage::ReadyToFile).await.unwrap();
    walk.by(DANIEL.hr, |conn, actor| case::ask_consent(conn, actor, asked)).unwrap();
}

/// The office: filed, in correction, a refusal that waits for the second person.
async fn office(test: &TestApp) {
    for place in 0..3 {
        let mut walk = started(test, ONE_WINDOW_AGO);
        let id = walk.bring(LIN, Stage::Filed).await.unwrap();
        let item = CorrectionItem { item: "overseas_proof".into(), reason: "第2页缺日期".into() };
        let correct = Press { items: vec![item], ..Press::default() };
        let refuse =
            Press { clause: Some("E-0".into()), ..Press::because("材料不能证明在本市合法就业") };
        walk.by("zhou.min", |conn, actor| match place {
            0 => Ok(()),
            1 => case::advance(conn, actor, id, Action::RequestCorrection, &correct).map(drop),
            _ => case::propose(conn, actor, ProposalId::fresh(), id, Action::NotAccept, &refuse),
        })
        .unwrap();
    }
}

/// A case that a colleague has, a colleague who is away and covered, a filter that is kept.
async fn colleagues(test: &TestApp) {
    let mut walk = started(test, ONE_WINDOW_AGO);
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let cover = walk.actor("zhou.min").unwrap().user_id;
    walk.by("gu.wen", |conn, actor| case::claim(conn, actor, id, true)).unwrap();
    let today = zhicheng::domain::calendar::shanghai_date(walk.now);
    let absence = NewAbsence {
        id: uuid::Uuid::new_v4(),
        from_on: Some(today),
        until_on: Some(today + chrono::Days::new(30)),
        covered_by: Some(cover),
    };
    walk.by("gu.wen", |conn, actor| case::cover::announce(conn, actor, &absence)).unwrap();
    let id = uuid::Uuid::new_v4();
    walk.by("zhou.min", |conn, actor| {
        case::saved::keep(conn, actor, id, "我的逾期", "owner=mine&due=overdue")
    })
    .unwrap();
}

/// A mandate that is over, one that is in force, a case opened under it, and one whose verification was returned.
async fn agency(test: &TestApp) {
    let walk = started(test, 0);
    walk.give_mandate(-40, 0, &[Scope::Open]).await.map(|id| end(&walk, id)).unwrap();
    let mandate = walk.give_mandate(-10, 300, Scope::ALL).await.unwrap();
    let other = Subject { item: 13, ..LIN };
    walk.open_under(mandate, other).unwrap();
    let returned = walk.open_under(mandate, Subject { item: 14, ..LIN }).unwrap();
    let question = question_of(&walk, returned);
    walk.by("su.ran", |conn, actor| {
        verification::triage(conn, actor, question, VerificationAction::Return, "编号不完整")
    })
    .unwrap();
}

fn end(walk: &Walk<'_>, id: MandateId) {
    walk.by("he.jing", |conn, actor| mandate::end(conn, actor, id, "改由另一份委托")).unwrap();
}

/// One session in each place, from an agenda alone to signed minutes.
async fn sessions(test: &TestApp) {
    for place in 0..10 {
        let mut walk = started(test, ONE_WINDOW_AGO);
        let id = walk.bring(LIN, Stage::Accepted).await.unwrap();
        if place == 0 {
            continue;
        }
        let session = walk.session().unwrap();
        walk.by("jiang.yifan", |conn, actor| panel::assign(conn, actor, session, id)).unwrap();
        match place {
            1 => {}
            2 => except(&walk, session),
            3 => half_draw(&walk, session),
            4 => walk.draw(session).unwrap(),
            5 => declare(&walk, session),
            6 => {
                declare(&walk, session);
                walk.by("jiang.yifan", |conn, actor| panel::open_papers(conn, actor, session)).unwrap();
            }
            7 => drop(walk.open_vote(session, &[id]).unwrap()),
            8 => count(&walk, session, id),
            _ => {
                count(&walk, session, id);
                walk.by("bai.hua", |conn, actor| panel::confirm_recount(conn, actor, session)).unwrap();
            }
        }
    }
    let mut walk = started(test, ONE_WINDOW_AGO);
    let signed = walk.bring(LIN, Stage::Signed).await.unwrap();
    walk.by("zhou.min", |conn, actor| {
        case::register_objection(conn, actor, ObjectionId::fresh(), signed, "公示的单位与事实不符")
    })
    .unwrap();
}

/// An exception that waits for the auditor.
fn except(walk: &Walk<'_>, session: SessionId) {
    let kind = ExceptionKind::Size;
    walk.by("jiang.yifan", |conn, actor| {
        panel::propose_exception(conn, actor, session, kind, "本系列专家不足")
    })
    .unwrap();
}

/// The pool frozen, one of the two numbers committed to.
fn half_draw(walk: &Walk<'_>, session: SessionId) {
    let commitment = Contribution::random(&mut rand::rng()).commitment(session, Party::Secretary);
    walk.by("jiang.yifan", |conn, actor| {
        panel::freeze(conn, actor, session)?;
        panel::commit(conn, actor, session, &commitment)
    })
    .unwrap();
}

/// Members drawn, all of whom have declared.
fn declare(walk: &Walk<'_>, session: SessionId) {
    walk.draw(session).unwrap();
    for expert in EXPERTS {
        walk.by(expert, |conn, actor| panel::declare(conn, actor, session, &[])).unwrap();
    }
}

/// Voted and counted, but not signed.
fn count(walk: &Walk<'_>, session: SessionId, id: CaseId) {
    let secret = walk.open_vote(session, &[id]).unwrap();
    for expert in EXPERTS {
        walk.by(expert, |conn, actor| panel::cast(conn, actor, session, &[(id, Choice::Yes)])).unwrap();
    }
    walk.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, &secret)).unwrap();
}

/// One case ready, one in a batch, one with its certificate, one whose certificate is being taken back.
async fn certificates(test: &TestApp) {
    for place in 0..4 {
        let mut walk = started(test, TWO_WINDOWS_AGO);
        let stage = if place >= 2 { Stage::Issued } else { Stage::ToIssue };
        let id = walk.bring(LIN, stage).await.unwrap();
        if place == 1 {
            let scheme = &test.app.numbers;
            let batch = BatchId::fresh();
            walk.by("xu.qing", |conn, actor| certificate::prepare(conn, actor, batch, &[id], scheme, true))
                .unwrap();
        }
        if place == 3 {
            take_back(&walk, id);
        }
    }
}

fn take_back(walk: &Walk<'_>, id: CaseId) {
    let row = walk.by_system(|conn, _| Ok(zhicheng::db::certificate::of_case(conn, id)?)).unwrap().unwrap();
    let ground = Some(RevocationGround::FalseMaterial);
    let grounds = Grounds { ground, reason: "学历证明经查不实".to_owned() };
    walk.by("xu.qing", |conn, actor| revocation::propose(conn, actor, ProposalId::fresh(), row.id, &grounds))
        .unwrap();
}
