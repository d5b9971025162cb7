//! The draw by two people: pool published first, both committed before either reveals, nothing changed or drawn twice.
use super::with_agenda;
use crate::support::{Page, TestApp};
use diesel::connection::SimpleConnection;
use zhicheng::cli;
use zhicheng::db::panel::{self as db, SessionState};
use zhicheng::demo::cases::Walk;
use zhicheng::domain::actor::{Actor, Role};
use zhicheng::domain::ids::SessionId;
use zhicheng::domain::lang::Lang;
use zhicheng::domain::panel::draw::{Contribution, Party};
use zhicheng::services::{Error, Result, panel};

const PEOPLE: [(&str, Party); 2] = [("jiang.yifan", Party::Secretary), ("yan.ming", Party::Auditor)];

fn number(byte: u8) -> Contribution {
    Contribution::from_bytes([byte; 32])
}

fn freeze(walk: &Walk<'_>, session: SessionId) {
    walk.by("jiang.yifan", |conn, actor| panel::freeze(conn, actor, session)).unwrap();
}

fn commit(walk: &Walk<'_>, (who, party): (&str, Party), session: SessionId, byte: u8) -> Result<()> {
    let commitment = number(byte).commitment(session, party);
    walk.by(who, |conn, actor| panel::commit(conn, actor, session, &commitment))
}

fn reveal(walk: &Walk<'_>, (who, _): (&str, Party), session: SessionId, byte: u8) -> Result<()> {
    walk.by(who, |conn, actor| panel::reveal(conn, actor, session, &number(byte)))
}

fn both_commit(walk: &Walk<'_>, session: SessionId) {
    freeze(walk, session);
    commit(walk, PEOPLE[0], session, 1).unwrap();
    commit(walk, PEOPLE[1], session, 2).unwrap();
}

fn state(walk: &Walk<'_>, session: SessionId) -> SessionState {
    walk.by_system(|conn, _| Ok(db::find(conn, session)?.state)).unwrap()
}

fn code(page: &Page) -> String {
    assert_eq!(page.status, 200, "{}", page.body);
    let text = &page.body[page.body.find("<textarea class=\"mono").unwrap()..];
    text[text.find('>').unwrap() + 1..text.find("</textarea>").unwrap()].trim().to_owned()
}

#[actix_web::test]
async fn neither_reveals_before_both_have_committed() {
    let test = TestApp::start().await;
    let (walk, session, _) = with_agenda(&test).await;
    freeze(&walk, session);

    let without_own = reveal(&walk, PEOPLE[1], session, 2);
    commit(&walk, PEOPLE[1], session, 2).unwrap();
    let without_other = reveal(&walk, PEOPLE[1], session, 2);
    commit(&walk, PEOPLE[0], session, 1).unwrap();

    for early in [without_own, without_other] {
        assert!(matches!(early, Err(Error::Refused(_))), "{early:?}");
    }
    reveal(&walk, PEOPLE[1], session, 2).unwrap();
    assert_eq!(state(&walk, session), SessionState::Drawing, "one number draws nothing");
}

#[actix_web::test]
async fn a_commitment_is_not_changed_and_one_person_does_not_give_both() {
    let test = TestApp::start().await;
    let (walk, session, _) = with_agenda(&test).await;
    freeze(&walk, session);
    commit(&walk, PEOPLE[0], session, 1).unwrap();

    let again = commit(&walk, PEOPLE[0], session, 9);
    let secretary = walk.actor("jiang.yifan").unwrap();
    let as_auditor = Actor { role: Role::Auditor, ..secretary };
    let commitment = number(2).commitment(session, Party::Auditor);
    let both =
        test.app.db.as_actor(&as_auditor, |conn| panel::commit(conn, &as_auditor, session, &commitment));
    let rewritten = test.owner().batch_execute("UPDATE draw_contributions SET commitment = 'another'");

    assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
    let Err(Error::Refused(refused)) = both else { panic!("{both:?}") };
    assert!(refused.text(Lang::En).contains("the two contributions to the draw"), "{refused:?}");
    assert!(rewritten.is_err(), "not even the owner of the tables");
}

#[actix_web::test]
async fn a_number_that_was_not_committed_to_is_refused_and_a_revealed_one_stays() {
    let test = TestApp::start().await;
    let (walk, session, _) = with_agenda(&test).await;
    both_commit(&walk, session);
    let auditor = test.signed_in("yan.ming").await;
    let address = format!("/audit/draws/{session}");
    let typed = number(3).to_string();

    let false_one = auditor.post(&address, &[("act", "reveal"), ("contribution", &typed)]).await;
    let unreadable = auditor.post(&address, &[("act", "reveal"), ("contribution", "ABCD")]).await;
    let right = [("act", "reveal"), ("contribution", &number(2).to_string())];
    let first = auditor.post(&address, &right).await;
    let second = auditor.post(&address, &right).await;

    assert_eq!((false_one.status.as_u16(), unreadable.status.as_u16()), (422, 422));
    assert!(false_one.says("与事先承诺不符") && false_one.says(typed.lines().next().unwrap()));
    assert_eq!((first.status.as_u16(), second.status.as_u16()), (303, 303), "twice does nothing twice");
    let rewritten = test.owner().batch_execute("UPDATE draw_contributions SET contribution = 'another'");
    assert!(rewritten.is_err());
}

#[actix_web::test]
async fn secretary_and_auditor_draw_the_panel_on_their_pages_and_its_members_see_the_proof() {
    let test = TestApp::start().await;
    let (walk, session, _) = with_agenda(&test).await;
    let (secretary, auditor) = (test.signed_in("jiang.yifan").await, test.signed_in("yan.ming").await);
    let (ours, theirs) = (format!("/secretary/sessions/{session}/draw"), format!("/audit/draws/{session}"));
    let expert = test.signed_in("tang.qi").await;
    let proof = format!("/expert/sessions/{session}/draw");

    let frozen = secretary.post(&ours, &[]).await;
    let first = code(&secretary.post(&ours, &[("act", "commit")]).await);
    assert!(auditor.get("/audit/draws").await.says("提交承诺"));
    let second = code(&auditor.post(&theirs, &[("act", "commit")]).await);
    let stranger = expert.get(&proof).await;
    let revealed = auditor.post(&theirs, &[("act", "reveal"), ("contribution", &second)]).await;
    let drawn = secretary.post(&ours, &[("act", "reveal"), ("contribution", &first)]).await;

    assert_eq!(frozen.status, 303);
    assert_eq!((revealed.status.as_u16(), drawn.status.as_u16()), (303, 303));
    assert_eq!(stranger.status, 404, "nobody outside the panel knows of it");
    assert_eq!(state(&walk, session), SessionState::Declaring);
    let record =
        walk.by("jiang.yifan", |conn, actor| panel::overview(conn, actor, session)).unwrap().draw.unwrap();
    for page in [expert.get(&proof).await, auditor.get(&theirs).await, secretary.get(&ours).await] {
        let all = [
            record.pool_hash.to_string(),
            record.commitments.secretary.to_string(),
            record.commitments.auditor.to_string(),
            record.contributions.secretary.to_string().replace('\n', " "),
            record.contributions.auditor.to_string().replace('\n', " "),
            record.seed().to_string(),
        ];
        assert!(all.iter().all(|part| page.says(part)) && page.says("重算一致"), "{}", page.body);
        assert!(!page.says("吴海洋"), "the proof names nobody");
    }
}

#[actix_web::test]
async fn a_draw_is_cancelled_with_a_reason_that_stays_on_record_until_both_have_revealed() {
    let test = TestApp::start().await;
    let (walk, session, _) = with_agenda(&test).await;
    both_commit(&walk, session);
    let secretary = test.signed_in("jiang.yifan").await;
    let address = format!("/secretary/sessions/{session}/draw/cancel");

    let without = secretary.post(&address, &[("reason", " ")]).await;
    let with = secretary.post(&address, &[("reason", "审计员遗失代码")]).await;
    let first = walk.by("yan.ming", |conn, actor| panel::draw_proof(conn, actor, session)).unwrap();
    both_commit(&walk, session);
    reveal(&walk, PEOPLE[0], session, 1).unwrap();
    reveal(&walk, PEOPLE[1], session, 2).unwrap();
    let late = secretary.post(&address, &[("reason", "结果不合意")]).await;
    let past_the_service = test.owner().batch_execute(
        "UPDATE draws SET cancelled_at = now(), cancelled_because = 'x', cancelled_by = frozen_by WHERE cancelled_at IS NULL",
    );
    let completed =
        secretary.post(&format!("/secretary/sessions/{session}/draw"), &[("act", "complete")]).await;

    assert_eq!((without.status.as_u16(), with.status.as_u16(), late.status.as_u16()), (422, 303, 422));
    assert!(past_the_service.is_err(), "the database holds a draw whose seed is known");
    assert_eq!((completed.status.as_u16(), state(&walk, session)), (303, SessionState::Declaring));
    let proof = walk.by("yan.ming", |conn, actor| panel::draw_proof(conn, actor, session)).unwrap();
    assert_eq!(proof.draws.len(), 2);
    assert_ne!(proof.draws[0].pool_hash, proof.draws[1].pool_hash, "fresh salts");
    assert_eq!(proof.draws[0].pool_hash, first.draws[0].pool_hash);
    let minutes = secretary.get(&format!("/secretary/sessions/{session}/minutes")).await;
    assert!(minutes.says("审计员遗失代码"));
}

/// The replay as the command prints it.
fn replay(test: &TestApp, session: &str) -> serde_json::Value {
    let printed = cli::panel::replay_in(&test.app.db, session).unwrap().unwrap();
    serde_json::from_str(&printed).unwrap()
}

#[actix_web::test]
async fn a_replay_agrees_with_the_record_and_refuses_a_session_that_is_not_known_or_not_drawn() {
    let test = TestApp::start().await;
    let (walk, session, _) = with_agenda(&test).await;
    let undrawn = cli::panel::replay_in(&test.app.db, &session.to_string()).unwrap().unwrap_err();
    walk.draw(session).unwrap();
    let number = walk.by_system(|conn, _| Ok(db::find(conn, session)?.number)).unwrap();

    let by_id = replay(&test, &session.to_string());
    let by_number = replay(&test, &number);
    let unknown = cli::panel::replay_in(&test.app.db, "PY-1999-000001").unwrap().unwrap_err();

    assert_eq!(by_id["agrees"], true, "{by_id}");
    assert_eq!(by_id["positions"].as_array().unwrap().len(), 3);
    assert_eq!(by_id, by_number);
    assert_eq!((undrawn.field.as_str(), unknown.field.as_str()), ("session", "session"));
}

#[actix_web::test]
async fn a_replay_disagrees_with_an_altered_record_and_with_other_people_in_the_seats() {
    let test = TestApp::start().await;
    let (walk, session, _) = with_agenda(&test).await;
    walk.draw(session).unwrap();
    let change = |sql: &str| test.owner().batch_execute(sql).unwrap();

    change(
        "UPDATE panel_members SET seat = seat + 10; UPDATE panel_members SET seat = CASE seat WHEN 11 THEN 2 WHEN 12 THEN 1 ELSE 3 END",
    );
    let seats = replay(&test, &session.to_string());
    change(
        "UPDATE panel_members SET seat = seat + 10; UPDATE panel_members SET seat = CASE seat WHEN 11 THEN 2 WHEN 12 THEN 1 ELSE 3 END",
    );
    let restored = replay(&test, &session.to_string());
    change(
        "UPDATE panel_sessions SET draw = jsonb_set(draw, '{positions}', jsonb_build_array(draw #> '{positions,1}', draw #> '{positions,0}', draw #> '{positions,2}'))",
    );
    let positions = replay(&test, &session.to_string());
    change("UPDATE panel_sessions SET draw = jsonb_set(draw, '{pool,seats}', '1')");
    let pool = replay(&test, &session.to_string());

    assert_eq!(restored["agrees"], true, "{restored}");
    for (name, replay) in [("seats", seats), ("positions", positions), ("pool", pool)] {
        assert_eq!(replay["agrees"], false, "{name}: {replay}");
        assert!(replay["fault"].is_string(), "{name}");
    }
}

#[actix_web::test]
async fn a_pool_is_frozen_once_and_its_agenda_is_closed_with_it() {
    let test = TestApp::start().await;
    let (walk, session, _) = with_agenda(&test).await;
    let secretary = test.signed_in("jiang.yifan").await;
    let address = format!("/secretary/sessions/{session}/draw");

    let first = secretary.post(&address, &[]).await;
    let second = secretary.post(&address, &[]).await;

    assert_eq!((first.status.as_u16(), second.status.as_u16()), (303, 409));
    let proof = walk.by("yan.ming", |conn, actor| panel::draw_proof(conn, actor, session)).unwrap();
    assert_eq!(proof.draws.len(), 1);
}
