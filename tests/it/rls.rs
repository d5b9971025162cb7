//! Row-level security: every table is guarded, and a query without a filter gives a person only what is theirs.
use crate::support::TestApp;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use zhicheng::db::schema::{applications, ballots, cases, documents, timeline};
use zhicheng::demo::cases::{DANIEL, LIN, Stage, Walk};
use zhicheng::domain::actor::Actor;
use zhicheng::domain::case::Action;
use zhicheng::services::Error;
use zhicheng::services::case::Press;

diesel::table! {
    pg_catalog.pg_class (oid) {
        oid -> Oid,
        relname -> Text,
        relnamespace -> Oid,
        relkind -> Text,
        relrowsecurity -> Bool,
        relforcerowsecurity -> Bool,
    }
}
diesel::table! { pg_catalog.pg_policies (tablename, policyname) { schemaname -> Text, tablename -> Text, policyname -> Text, } }
define_sql_function! { fn has_table_privilege(login: Text, relation: Text, privilege: Text) -> Bool; }

/// Tables that nobody but the owner's own functions touches: the owner's policy is all they have.
const OWNER_ONLY: &[&str] = &["number_series", "legal_moves"];

#[actix_web::test]
async fn every_table_is_guarded_and_the_logins_have_no_right_of_their_own() {
    let test = TestApp::start().await;
    let conn = &mut test.owner();
    let policies: Vec<(String, String)> = pg_policies::table
        .filter(pg_policies::schemaname.eq(test.schema()))
        .select((pg_policies::tablename, pg_policies::policyname))
        .load(conn)
        .unwrap();

    let mut complaints = Vec::new();
    for (table, is_guarded, is_forced) in tables(conn, test.schema()) {
        let others = policies.iter().filter(|(of, name)| *of == table && name != "owner_all").count();
        if !is_guarded || !is_forced {
            complaints.push(format!("{table} has no forced row-level security"));
        }
        if (others == 0) != OWNER_ONLY.contains(&table.as_str()) {
            complaints.push(format!("{table} has {others} policies besides the owner's"));
        }
        for login in ["zhicheng_rt", "zhicheng_public"] {
            for right in ["SELECT", "INSERT", "UPDATE", "DELETE"] {
                let relation = format!("{}.{table}", test.schema());
                let has: bool =
                    diesel::select(has_table_privilege(login, relation, right)).get_result(conn).unwrap();
                if has {
                    complaints.push(format!("{login} may {right} {table}"));
                }
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

fn tables(conn: &mut PgConnection, schema: &str) -> Vec<(String, bool, bool)> {
    let all: Vec<(String, bool, bool)> = pg_class::table
        .filter(pg_class::relkind.eq("r"))
        .filter(diesel::dsl::sql::<Bool>("relnamespace = current_schema()::regnamespace"))
        .order(pg_class::relname)
        .select((
            diesel::dsl::sql::<Text>("relname::text"),
            pg_class::relrowsecurity,
            pg_class::relforcerowsecurity,
        ))
        .load(conn)
        .unwrap();
    assert!(all.len() > 30, "the tables of {schema} were not found");
    all.into_iter().filter(|(name, ..)| !name.starts_with("__diesel")).collect()
}

#[actix_web::test]
async fn a_query_without_a_filter_gives_a_unit_its_own_cases_only() {
    let test = TestApp::start().await;
    let walk = test.walk();
    for subject in [LIN, LIN, DANIEL] {
        walk.open(subject).unwrap();
    }
    let count = |person: &str| {
        let cases = walk.by(person, |conn, _| Ok(cases::table.count().get_result::<i64>(conn)?)).unwrap();
        let entries =
            walk.by(person, |conn, _| Ok(timeline::table.count().get_result::<i64>(conn)?)).unwrap();
        (cases, entries)
    };

    assert_eq!(count("he.jing"), (2, 2));
    assert_eq!(count("zhou.lan"), (1, 1));
    assert_eq!(count("daniel.okafor"), (1, 1));
    assert_eq!(count("zhou.min"), (0, 0), "the city's reviewer sees a case once its certificate is verified");
}

#[actix_web::test]
async fn whoever_reviews_for_another_organisation_sees_no_case() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let count = |conn: &mut PgConnection| Ok::<_, Error>(cases::table.count().get_result::<i64>(conn)?);
    let office = walk.actor("zhou.min").unwrap();
    let elsewhere = Actor { org_id: walk.actor("he.jing").unwrap().org_id, ..office };

    assert_eq!(test.app.db.as_actor(&office, count).unwrap(), 1);
    assert_eq!(test.app.db.as_actor(&elsewhere, count).unwrap(), 0, "row-level security alone");
    let found = test.app.db.as_actor(&elsewhere, |conn| zhicheng::services::case::case(conn, &elsewhere, id));
    assert!(matches!(found, Err(Error::NotFound)));
    let taken = test.app.db.as_actor(&elsewhere, |conn| {
        zhicheng::services::case::advance(conn, &elsewhere, id, Action::Accept, &Press::default())
    });
    assert!(matches!(taken, Err(Error::NotFound)));
}

#[actix_web::test]
async fn the_office_sees_materials_once_they_are_filed_and_not_before() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Submitted).await.unwrap();
    let materials = |walk: &Walk<'_>| {
        walk.by("zhou.min", |conn, _| {
            let forms = applications::table.count().get_result::<i64>(conn)?;
            Ok((forms, documents::table.count().get_result::<i64>(conn)?))
        })
        .unwrap()
    };
    let reviewer = test.signed_in("zhou.min").await;

    assert_eq!(materials(&walk), (0, 0));
    let page = reviewer.get(&format!("/reviewer/cases/{id}")).await;
    assert!(page.status == 200 && page.says("申报后可见") && page.says("林知远"));
    walk.publish(LIN, id).unwrap();
    walk.close_publicity(id).unwrap();
    walk.file(LIN, id).unwrap();
    let (forms, files) = materials(&walk);
    assert!(forms == 1 && files > 0);
}

#[actix_web::test]
async fn a_stranger_can_neither_find_nor_move_a_case() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Submitted).await.unwrap();

    let found = walk.by("zhou.lan", |conn, actor| zhicheng::services::case::case(conn, actor, id));
    assert!(matches!(found, Err(Error::NotFound)));
    let findings = zhicheng::services::case::Findings {
        documents: (true, String::new()),
        duty_performance: (true, String::new()),
    };
    let moved = walk.by("zhou.lan", |conn, actor| {
        zhicheng::services::case::publish(conn, actor, id, &findings, "公告栏")
    });
    assert!(matches!(moved, Err(Error::NotFound)));
}

#[actix_web::test]
async fn without_an_actor_the_runtime_login_reads_nothing() {
    let test = TestApp::start().await;
    let mut conn = PgConnection::establish(&test.runtime_url()).unwrap();

    let read = conn.batch_execute("SELECT count(*) FROM cases");

    assert!(read.unwrap_err().to_string().contains("permission denied"));
}

#[actix_web::test]
async fn the_record_cannot_be_rewritten_even_by_its_owner() {
    let test = TestApp::start().await;
    test.walk().open(LIN).unwrap();
    let mut owner = test.owner();

    for statement in [
        "UPDATE timeline SET note = 'another'",
        "DELETE FROM timeline",
        "TRUNCATE timeline CASCADE",
        "UPDATE list_items SET certificate_zh = 'x'",
    ] {
        let refused = owner.batch_execute(statement).unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{statement}: {refused}");
    }
}

#[actix_web::test]
async fn nobody_reads_a_sealed_ballot_before_close_and_no_table_joins_a_person_to_a_choice() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Accepted).await.unwrap();
    let session = walk.session().unwrap();
    walk.by("jiang.yifan", |conn, actor| zhicheng::services::panel::assign(conn, actor, session, id))
        .unwrap();
    walk.open_vote(session, &[id]).unwrap();
    let yes = [(id, zhicheng::domain::panel::ballot::Choice::Yes)];
    walk.by("ma.lin", |conn, actor| zhicheng::services::panel::cast(conn, actor, session, &yes)).unwrap();

    for person in ["ma.lin", "jiang.yifan", "yan.ming", "gao.yuan"] {
        let read = walk.by(person, |conn, _| Ok(ballots::table.count().get_result::<i64>(conn)?));
        assert!(read.is_err(), "{person} may count ballots");
    }
    let teller =
        walk.by("fang.zheng", |conn, _| Ok(ballots::table.count().get_result::<i64>(conn)?)).unwrap();
    assert_eq!(teller, 0, "a teller sees sealed ballots only after close");
    let sealed: Vec<Vec<u8>> = ballots::table.select(ballots::sealed).load(&mut test.owner()).unwrap();
    assert!(sealed.iter().all(|bytes| bytes.len() == 80), "every choice is sealed to one length");
    let joined = include_str!("../../src/db/schema.rs").split("diesel::table!").filter(|table| {
        let has = |column: &str| table.lines().any(|line| line.trim().starts_with(&format!("{column} ->")));
        has("choice") && (has("expert_id") || has("user_id"))
    });
    assert_eq!(joined.count(), 0);
}
