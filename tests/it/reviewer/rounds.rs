//! `/reviewer/rounds`, and what a round does to filing (D-28).
use crate::support::{Page, TestApp};
use chrono::NaiveDate;
use diesel::prelude::*;
use reqwest::StatusCode;
use zhicheng::cites;
use zhicheng::db::schema::{audit, cases, rounds};
use zhicheng::demo::cases::{LIN, Stage, Walk};
use zhicheng::domain::case::Action;
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::{CaseId, RoundId};
use zhicheng::domain::round::Round;
use zhicheng::services::case::{self, CorrectionItem, Press};
use zhicheng::services::round::{self, NewRound};
use zhicheng::services::{Error, Result};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn round(opens_on: &str, closes_on: &str) -> Round {
    Round {
        id: RoundId::fresh(),
        title: "2026年第一批".to_owned(),
        level: None,
        series: None,
        opens_on: day(opens_on),
        closes_on: day(closes_on),
    }
}

fn announce(walk: &Walk<'_>, round: &Round) -> Result<()> {
    let new = NewRound { round: round.clone(), note: String::new() };
    walk.by("zhou.min", |conn, actor| round::announce(conn, actor, &new))
}

fn file(walk: &Walk<'_>, id: CaseId) -> Result<()> {
    walk.by(LIN.applicant, |conn, actor| case::file(conn, actor, id, true).map(drop))
}

fn refusal(result: Result<()>) -> String {
    match result {
        Err(Error::Refused(refused)) => refused.0.en,
        other => panic!("not refused: {other:?}"),
    }
}

fn fields(result: Result<()>) -> String {
    match result {
        Err(Error::Invalid(errors)) => errors.to_string(),
        other => panic!("not refused: {other:?}"),
    }
}

fn round_of(test: &TestApp, id: CaseId) -> Option<uuid::Uuid> {
    cases::table.find(id).select(cases::round_id).first(&mut test.owner()).unwrap()
}

fn set_day(walk: &mut Walk<'_>, to: &str) {
    walk.now = format!("{to}T01:00:00Z").parse().unwrap();
}

#[actix_web::test]
async fn without_any_round_filing_is_open_all_year_and_carries_none() {
    cites!(Clause::D28);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();

    assert_eq!(round_of(&test, id), None);
}

#[actix_web::test]
async fn out_of_a_round_everything_before_filing_goes_on_and_filing_is_refused_until_its_opening_day() {
    cites!(Clause::D28);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let spring = round("2026-04-01", "2026-04-10");
    announce(&walk, &spring).unwrap();

    let id = walk.bring(LIN, Stage::ReadyToFile).await.unwrap();
    set_day(&mut walk, "2026-03-31");
    let early = refusal(file(&walk, id));
    test.follow(&walk);
    let page = test.signed_in(LIN.applicant).await.get(&format!("/applicant/cases/{id}?lang=en")).await;
    let unit = test.signed_in(LIN.hr).await.get(&format!("/employer/cases/{id}")).await;
    let public = test.visitor().get("/").await;
    let by_force = test
        .signed_in(LIN.applicant)
        .await
        .post(&format!("/applicant/cases/{id}/file"), &[("acknowledged", "yes")])
        .await;
    set_day(&mut walk, "2026-04-01");
    file(&walk, id).unwrap();

    assert!(early.contains("filing opens on 1 April 2026") && early.contains("D-28"), "{early}");
    assert!(
        page.says("opens on 1 April 2026 and closes at the end of 10 April 2026"),
        "said before they try"
    );
    assert!(unit.says("2026年4月1日开放"));
    assert!(public.says("2026年第一批") && public.says("2026年4月1日至2026年4月10日"));
    assert_eq!(by_force.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(round_of(&test, id), Some(spring.id.as_uuid()));
}

#[actix_web::test]
async fn the_last_day_of_a_round_counts_to_its_end_in_shanghai_and_the_next_is_too_late() {
    cites!(Clause::D28);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    announce(&walk, &round("2026-03-02", "2026-04-10")).unwrap();
    let in_time = walk.bring(LIN, Stage::ReadyToFile).await.unwrap();
    let too_late = walk.bring(LIN, Stage::ReadyToFile).await.unwrap();

    walk.now = "2026-04-10T15:59:59Z".parse().unwrap();
    file(&walk, in_time).unwrap();
    walk.now = "2026-04-10T16:00:00Z".parse().unwrap();
    let late = refusal(file(&walk, too_late));

    assert!(late.contains("is over"), "{late}");
    assert_eq!(round_of(&test, too_late), None);
}

#[actix_web::test]
async fn a_correction_after_the_round_has_closed_is_no_new_filing() {
    cites!(Clause::D28);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let march = round("2026-03-02", "2026-03-20");
    announce(&walk, &march).unwrap();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    let item = CorrectionItem { item: "overseas_proof".into(), reason: "第2页缺日期".into() };
    let press = Press { items: vec![item], ..Press::default() };
    walk.by("zhou.min", |conn, actor| case::advance(conn, actor, id, Action::RequestCorrection, &press))
        .unwrap();
    set_day(&mut walk, "2026-03-24");
    walk.by(LIN.applicant, |conn, actor| {
        let corrections = zhicheng::db::review::corrections(conn, id)?;
        let item = corrections[0].1[0].id;
        case::answer_correction(conn, actor, id, &[(item, "已补".to_owned())]).map(drop)
    })
    .unwrap();

    assert_eq!(round_of(&test, id), Some(march.id.as_uuid()), "it keeps the round it was filed in");
}

#[actix_web::test]
async fn a_round_that_cannot_be_kept_is_refused_with_the_cure() {
    let test = TestApp::start().await;
    let walk = test.walk();
    announce(&walk, &round("2026-04-01", "2026-04-10")).unwrap();

    let said = |opens, closes| fields(announce(&walk, &round(opens, closes)));

    assert!(said("2026-03-01", "2026-03-13").contains("before today"));
    assert!(said("2026-03-16", "2026-03-13").contains("before the opening day"));
    assert!(said("2026-03-02", "2026-03-14").contains("The next one is 16 March 2026"));
    assert!(said("2026-05-01", "2027-06-01").contains("calendar of 2027 is not loaded"));
    assert!(said("2026-04-10", "2026-04-30").contains("It meets"));
}

#[actix_web::test]
async fn two_who_announce_the_same_days_at_once_make_one_round() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let (mine, yours) = (round("2026-04-01", "2026-04-10"), round("2026-04-01", "2026-04-10"));

    announce(&walk, &mine).unwrap();
    announce(&walk, &mine).unwrap();
    let second =
        walk.by("gu.wen", |conn, actor| Ok(zhicheng::db::round::announce(conn, &yours, "", actor.now)?));

    assert!(!second.unwrap(), "the database refuses what the page would have refused");
    assert_eq!(rounds::table.count().get_result::<i64>(&mut test.owner()).unwrap(), 1);
}

#[actix_web::test]
async fn a_round_that_has_opened_is_extended_with_a_reason_and_never_shortened_or_taken_back() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let spring = round("2026-04-01", "2026-04-10");
    announce(&walk, &spring).unwrap();
    set_day(&mut walk, "2026-04-01");
    let extend = |walk: &Walk<'_>, to: &str, reason: &str| {
        let (to, reason) = (day(to), reason.to_owned());
        walk.by("zhou.min", |conn, actor| round::extend(conn, actor, spring.id, to, &reason))
    };
    let cancel = walk.by("zhou.min", |conn, actor| round::cancel(conn, actor, spring.id, "公布有误"));

    assert!(refusal(cancel).contains("has opened"));
    assert!(fields(extend(&walk, "2026-04-09", "早些")).contains("never an earlier one"));
    assert!(fields(extend(&walk, "2026-04-17", " ")).contains("reason"));
    assert!(fields(extend(&walk, "2026-04-18", "系统故障")).contains("working day"));
    extend(&walk, "2026-04-17", "系统故障").unwrap();
    extend(&walk, "2026-04-17", "系统故障").unwrap();
    set_day(&mut walk, "2026-04-20");
    assert!(refusal(extend(&walk, "2026-04-24", "再延")).contains("announce another"));

    let acts: Vec<String> = audit::table
        .filter(audit::object.eq("round"))
        .order(audit::id)
        .select(audit::action)
        .load(&mut test.owner())
        .unwrap();
    assert_eq!(acts, ["announce_round", "extend_round"], "twice is once");
}

#[actix_web::test]
async fn a_round_taken_back_before_it_opens_is_as_if_it_had_never_been() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::ReadyToFile).await.unwrap();
    let later = round("2026-06-01", "2026-06-12");
    announce(&walk, &later).unwrap();
    assert!(file(&walk, id).is_err());

    walk.by("zhou.min", |conn, actor| round::cancel(conn, actor, later.id, "公布有误")).unwrap();

    file(&walk, id).unwrap();
}

#[actix_web::test]
async fn the_pages_check_first_keep_what_was_typed_and_announce_once() {
    let test = TestApp::start().await;
    let office = test.signed_in("zhou.min").await;
    let form = office.get("/reviewer/rounds/new").await;
    let id = form.value_of("id").unwrap();
    let with = |closes: &'static str, step: &'static str| {
        let (id, office) = (id.clone(), office.clone());
        async move {
            let typed = [
                ("id", id.as_str()),
                ("title", "春季批"),
                ("level", ""),
                ("series", "engineering"),
                ("opens_on", "2026-04-01"),
                ("closes_on", closes),
                ("note", ""),
                ("step", step),
            ];
            office.post("/reviewer/rounds/new", &typed).await
        }
    };

    let nonsense: Page = with("soon", "").await;
    let day_off = with("2026-04-11", "").await;
    let shown = with("2026-04-10", "").await;
    let listed_before = office.get("/reviewer/rounds").await;
    let done = with("2026-04-10", "yes").await;
    let again = with("2026-04-10", "yes").await;
    let listed = office.get("/reviewer/rounds").await;

    assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nonsense.says("value=\"soon\"") && nonsense.says("value=\"春季批\""));
    assert_eq!(day_off.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(day_off.says("下一个工作日是2026年4月13日"));
    assert!(shown.says("不能取消或提前截止") && !listed_before.says("春季批"), "the check announces nothing");
    assert_eq!((done.status, again.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    assert_eq!(listed.body.matches("春季批").count(), listed.body.matches("取消<span").count() * 3);
    let secretary = test.signed_in("jiang.yifan").await.get("/reviewer/rounds").await;
    assert!(secretary.says("春季批") && !secretary.says("/extend"), "the secretary reads");
    assert_eq!(
        office.get(&format!("/reviewer/rounds/{}/extend", RoundId::fresh())).await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn the_queue_is_narrowed_to_a_round() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let march = round("2026-03-02", "2026-04-10");
    let may = round("2026-05-06", "2026-05-29");
    announce(&walk, &march).unwrap();
    announce(&walk, &may).unwrap();
    walk.bring(LIN, Stage::Filed).await.unwrap();
    test.follow(&walk);
    let office = test.signed_in("zhou.min").await;

    let inside = office.get(&format!("/reviewer?round={}", march.id)).await;
    let outside = office.get(&format!("/reviewer?round={}", may.id)).await;

    assert!(inside.says("林知远") && inside.says("共 1 件"));
    assert!(!outside.says("林知远"));
}
