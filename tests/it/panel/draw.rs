//! The draw and the seat drawn again.
use super::with_agenda;
use crate::support::TestApp;
use diesel::connection::SimpleConnection;
use zhicheng::db::panel as db;
use zhicheng::domain::panel::draw::{Departure, DrawRecord};
use zhicheng::services::{Error, panel};

/// A fourth expert: the reviewer Gu Wen takes a seat in the pool.
pub fn widen_the_pool(test: &TestApp) {
    let add = "INSERT INTO memberships (id, user_id, role, created_at)
                 SELECT gen_random_uuid(), id, 'expert', '2026-01-01' FROM users WHERE email = 'gu.wen@demo.invalid';
               INSERT INTO experts (user_id, series, specialties, employer_name, term_until, added_at)
                 SELECT id, 'engineering', '海洋工程', '上海示例大学', '2028-01-01', '2026-01-01'
                   FROM users WHERE email = 'gu.wen@demo.invalid'";
    test.owner().batch_execute(add).unwrap();
}

#[actix_web::test]
async fn a_seat_that_falls_free_goes_to_the_next_of_the_draw() {
    let test = TestApp::start().await;
    widen_the_pool(&test);
    let (walk, session, _) = with_agenda(&test).await;
    walk.draw(session).unwrap();
    let before = walk.by("jiang.yifan", |conn, _| Ok(db::members(conn, session)?)).unwrap();
    let leaving = before[1].expert_id;

    walk.by("jiang.yifan", |conn, actor| {
        panel::replace(conn, actor, session, leaving, Departure::Unavailable)
    })
    .unwrap();

    let view = walk.by("jiang.yifan", |conn, actor| panel::overview(conn, actor, session)).unwrap();
    assert!(view.members.iter().all(|member| member.expert_id != leaving));
    assert_eq!(view.members[1].seat, 2);
    assert!(view.members[1].declared_at.is_none());
    let record: DrawRecord = view.draw.unwrap();
    let seated = record.verify().unwrap();
    let by_record: Vec<_> = seated
        .iter()
        .map(|position| view.pool.iter().find(|row| u32::try_from(row.0) == Ok(*position)).unwrap().1)
        .collect();
    let by_seat: Vec<_> = view.members.iter().map(|member| member.expert_id).collect();
    assert_eq!(by_record, by_seat, "the record says who sits, and anyone can replay it");
}

#[actix_web::test]
async fn a_seat_is_not_drawn_again_from_an_exhausted_pool() {
    let test = TestApp::start().await;
    let (walk, session, _) = with_agenda(&test).await;
    walk.draw(session).unwrap();
    let members = walk.by("jiang.yifan", |conn, _| Ok(db::members(conn, session)?)).unwrap();

    let again = walk.by("jiang.yifan", |conn, actor| {
        panel::replace(conn, actor, session, members[0].expert_id, Departure::Recused)
    });

    assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
}

#[actix_web::test]
async fn experts_and_tellers_do_not_read_the_names_behind_the_pool() {
    let test = TestApp::start().await;
    let (walk, session, _) = with_agenda(&test).await;
    walk.draw(session).unwrap();

    for person in ["tang.qi", "fang.zheng", "zhou.min", "he.jing"] {
        let names = walk.by(person, |conn, _| Ok(db::pool_names(conn, session)?));
        assert!(names.is_err(), "{person}");
    }
}
