//! `/reviewer/figures`: every number is the one that a recount from the timeline gives, and leads to these very cases.
use crate::support::TestApp;
use crate::support::world::world;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use reqwest::StatusCode;
use std::collections::BTreeMap;
use uuid::Uuid;
use zhicheng::db::schema::{cases, timeline};
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::actor::Actor;
use zhicheng::domain::calendar::{embedded, shanghai_date};
use zhicheng::domain::case::Status;
use zhicheng::domain::catalogue::TitleLevel;
use zhicheng::services::figures::{AGES, Asked, Figures, figures};
use zhicheng::services::{Error, reference};

/// A case as its timeline tells it.
struct Told {
    opened: chrono::NaiveDate,
    moves: Vec<(Option<Status>, Status, chrono::NaiveDate)>,
    level: TitleLevel,
}

impl Told {
    fn status(&self) -> Status {
        self.moves.last().unwrap().1
    }

    fn step(&self) -> u8 {
        self.moves.iter().rev().find_map(|(_, to, _)| to.step()).unwrap()
    }
}

fn told(test: &TestApp) -> Vec<Told> {
    let conn = &mut test.owner();
    let entries = timeline::table
        .order((timeline::case_id, timeline::seq))
        .select((timeline::case_id, timeline::from_status, timeline::to_status, timeline::at))
        .load::<(Uuid, Option<String>, String, chrono::DateTime<chrono::Utc>)>(conn)
        .unwrap();
    let rows: BTreeMap<Uuid, (String, i32)> = cases::table
        .select((cases::id, (cases::list_id, cases::item_number)))
        .load::<(Uuid, (String, i32))>(conn)
        .unwrap()
        .into_iter()
        .collect();
    let mut all: BTreeMap<Uuid, Told> = BTreeMap::new();
    for (id, from, to, at) in entries {
        let (list, number) = &rows[&id];
        let level = reference::item(list, *number).unwrap().title_level;
        let day = shanghai_date(at);
        let told = all.entry(id).or_insert_with(|| Told { opened: day, moves: Vec::new(), level });
        let from = from.map(|from| Status::parse(&from).unwrap());
        let to = Status::parse(&to).unwrap();
        if from != Some(to) {
            told.moves.push((from, to, day));
        }
    }
    assert_eq!(all.len(), rows.len());
    all.into_values().collect()
}

fn asked(test: &TestApp, level: Option<TitleLevel>) -> Asked {
    let today = shanghai_date(test.app.clock.now());
    Asked { period: today - chrono::Days::new(365)..=today, level }
}

fn counted(test: &TestApp, person: &str, level: Option<TitleLevel>) -> Figures {
    let walk = test.walk();
    walk.by(person, |conn, actor| figures(conn, actor, &asked(test, level))).unwrap()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap()
}

/// Working days, case by case, sorted: another way than the database's.
fn spread(mut days: Vec<i64>) -> (u32, Option<u32>, Option<u32>) {
    days.sort_unstable();
    let rank = |tenths: usize| {
        let place = (days.len() * tenths).div_ceil(10);
        days.get(place.checked_sub(1)?).map(|days| u32::try_from(*days).unwrap())
    };
    (number(days.len()), rank(5), rank(9))
}

fn compare(test: &TestApp, level: Option<TitleLevel>) {
    let found = counted(test, "zhou.min", level);
    let all = told(test);
    let of_level = || all.iter().filter(|told| level.is_none_or(|level| told.level == level));
    let today = shanghai_date(test.app.clock.now());
    let passed = |from, until| embedded().working_days_between(from, until).value.max(0);

    for step in &found.steps {
        let reached = of_level().filter(|told| told.step() >= step.number).count();
        assert_eq!(step.reached, number(reached), "step {}", step.number);
        for &(status, cases) in step.in_hand.iter().chain(&step.lost) {
            let here = of_level().filter(|told| told.step() == step.number && told.status() == status);
            assert_eq!(cases, number(here.count()), "{status} in step {}", step.number);
        }
        let named: u32 = step.in_hand.iter().chain(&step.lost).map(|(_, cases)| cases).sum();
        let next =
            found.steps.get(usize::from(step.number)).map_or(found.certified + found.revoked, |s| s.reached);
        assert_eq!(step.reached, next + named, "nobody is lost without a name in step {}", step.number);
    }
    for row in &found.ages {
        for (age, cases) in &row.cases {
            let is_of_age = |told: &&Told| {
                let days = u32::try_from(passed(told.moves.last().unwrap().2, today)).unwrap();
                told.status() == row.status && days >= age.least && age.most.is_none_or(|most| days <= most)
            };
            assert_eq!(*cases, number(of_level().filter(is_of_age).count()), "{} {age:?}", row.status);
        }
        assert_eq!(row.cases.len(), AGES.len());
    }
    let answers = |told: &Told| {
        let filed = told.moves.iter().rfind(|(_, to, _)| *to == Status::Filed)?.2;
        let is_answer = |(from, to, _): &&(Option<Status>, Status, _)| {
            *from == Some(Status::Filed) && matches!(to, Status::Accepted | Status::NotAccepted)
        };
        Some(passed(filed, told.moves.iter().rfind(is_answer)?.2))
    };
    let decided = |told: &Told| {
        let last = told.moves.iter().rfind(|(_, to, _)| *to != Status::Revoked)?;
        let undecided = matches!(last.1, Status::Withdrawn | Status::Lapsed | Status::Terminated);
        (last.1.is_end() && !undecided).then(|| passed(told.opened, last.2))
    };
    let of = |s: zhicheng::services::figures::Spread| (s.cases, s.median, s.ninetieth);
    assert_eq!(of(found.review), spread(of_level().filter_map(answers).collect()));
    assert_eq!(of(found.whole), spread(of_level().filter_map(decided).collect()));
}

#[actix_web::test]
async fn every_number_is_the_one_that_a_recount_from_the_timeline_gives() {
    let test = world().await;

    compare(&test, None);
    for &level in TitleLevel::ALL {
        compare(&test, Some(level));
    }
    let found = counted(&test, "zhou.min", None);
    assert!(
        found.steps[0].reached > 20 && found.certified > 0 && found.review.cases > 5,
        "there is something to count"
    );
}

#[actix_web::test]
async fn every_number_that_leads_on_leads_to_exactly_these_cases() {
    let test = world().await;
    let reviewer = test.signed_in("zhou.min").await;
    let today = shanghai_date(test.app.clock.now());
    let from = today - chrono::Days::new(365);

    for level in ["", "associate_senior"] {
        let page = reviewer.get(&format!("/reviewer/figures?from={from}&until={today}&level={level}")).await;
        assert_eq!(page.status, StatusCode::OK);
        let main = page.body.split("<main").nth(1).unwrap();
        let links: Vec<&str> =
            main.split("<a href=\"/reviewer?").skip(1).filter_map(|rest| rest.split("</a>").next()).collect();
        assert!(links.len() > 10, "{} numbers lead on", links.len());
        for link in links {
            let (query, label) = link.split_once("\">").unwrap();
            let words = label.split("<span").next().unwrap();
            let count: u32 = words.split_whitespace().last().unwrap().parse().unwrap();
            let list = reviewer
                .get(&format!("/reviewer?{}", query.replace("&#38;", "&").replace("&amp;", "&")))
                .await;
            assert!(list.says(&format!("共 {count} 件")), "{query}: {count}");
        }
    }
}

#[actix_web::test]
async fn a_period_that_makes_no_sense_is_refused_and_kept() {
    let test = TestApp::start().await;
    let auditor = test.signed_in("yan.ming").await;

    let reversed = auditor.get("/reviewer/figures?from=2026-03-01&until=2026-02-01").await;
    let nonsense = auditor.get("/reviewer/figures?from=never&until=99999-01-01").await;
    let empty = auditor.get("/reviewer/figures").await;

    assert_eq!(reversed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reversed.says("止日不能早于起日") && reversed.says("value=\"2026-02-01\""));
    assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nonsense.says("value=\"never\""));
    assert_eq!(empty.status, StatusCode::OK, "no case yet is no error");
}

#[actix_web::test]
async fn the_secretary_sees_how_cases_come_on_but_not_who_has_what() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    walk.bring(LIN, Stage::Filed).await.unwrap();
    test.follow(&walk);

    assert!(counted(&test, "jiang.yifan", None).load.is_none());
    assert_eq!(counted(&test, "yan.ming", None).load.unwrap()[0].total, 1);
    let seen = test.signed_in("jiang.yifan").await.get("/reviewer/figures").await;
    assert!(seen.says("五步进展") && !seen.says("经办与剩余工作日") && !seen.says("href=\"/reviewer?"));
}

#[actix_web::test]
async fn whoever_reviews_for_another_organisation_is_told_no_number() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let office = walk.actor("zhou.min").unwrap();
    let elsewhere = Actor { org_id: walk.actor("he.jing").unwrap().org_id, ..office };

    let told = test.app.db.as_actor(&elsewhere, |conn| figures(conn, &elsewhere, &asked(&test, None)));

    assert!(matches!(told, Err(Error::NotFound)));
}

#[actix_web::test]
async fn the_check_names_a_case_whose_moments_were_changed_by_hand() {
    let test = world().await;
    let check = || zhicheng::cli::figures::check_in(&test.app.db).unwrap();

    assert_eq!(check().unwrap(), "every case agrees with its timeline");
    test.owner()
        .batch_execute(
            "UPDATE cases SET decided_at = decided_at - interval '1 day' WHERE status = 'certified'",
        )
        .unwrap();
    let amiss = check().unwrap_err();

    assert!(amiss.to_string().contains("RD-2026-"), "{amiss}");
}
