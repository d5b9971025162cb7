//! `/employer/publicity`: several cases in one act.
use crate::support::{Client, Page, TestApp};
use zhicheng::demo::cases::{DANIEL, LIN, Stage, Subject};
use zhicheng::domain::ids::CaseId;

/// Another applicant of the company.
const OTHER: Subject = Subject { applicant: "lin.zhiyuan", name: "林知远", hr: "he.jing", item: 13 };

async fn two() -> (TestApp, [CaseId; 2]) {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let ids = [
        walk.bring(LIN, Stage::Submitted).await.unwrap(),
        walk.bring(OTHER, Stage::Submitted).await.unwrap(),
    ];
    test.follow(&walk);
    (test, ids)
}

async fn send(client: &Client, page: &str, documents: &[CaseId], duty: &[CaseId], place: &str) -> Page {
    let of =
        |name: &'static str, ids: &[CaseId]| ids.iter().map(|id| (name, id.to_string())).collect::<Vec<_>>();
    let mut fields = [of("documents", documents), of("duty", duty)].concat();
    fields.push(("place", place.to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.post(&format!("/employer/publicity{page}"), &fields).await
}

#[actix_web::test]
async fn several_cases_are_confirmed_with_their_days_and_published_once() {
    let (test, ids) = two().await;
    let client = test.signed_in("he.jing").await;

    let confirm = send(&client, "", &ids, &ids, "公告栏").await;
    let first = send(&client, "/start", &ids, &ids, "公告栏").await;
    let second = send(&client, "/start", &ids, &ids, "公告栏").await;

    assert!(confirm.status == 200 && confirm.says("开始公示 2 个事项"), "{}", confirm.body);
    assert!(confirm.says("class=\"calendar\"") && confirm.says("2026年3月9日"), "the counted days are shown");
    assert!(first.says("2 个事项已开始公示") && second.says("2 个事项已开始公示"), "{}", first.body);
    for id in ids {
        let page = client.get(&super::at(id, "/publicity")).await;
        assert!(page.says("公告栏") && !page.says("以往的公示"), "one notice only: {}", page.body);
    }
    let sheets = client
        .get(&first.link_to("/employer/publicity/sheets").replace("&#38;", "&").replace("&amp;", "&"))
        .await;
    assert_eq!(sheets.body.matches("<svg class=\"code\"").count(), 2, "{}", sheets.body);
}

#[actix_web::test]
async fn a_case_that_is_refused_is_told_and_the_others_are_published() {
    let (test, ids) = two().await;
    let client = test.signed_in("he.jing").await;
    let reason = [("section:work", "缺少起止日期")];
    assert_eq!(client.post(&super::at(ids[1], "/return"), &reason).await.status, 303);

    let page = send(&client, "/start", &ids, &ids, "公告栏").await;

    assert!(page.says("1 个事项已开始公示") && page.says("1 个事项没有公示"), "{}", page.body);
    assert!(page.says("已不在单位审核环节"));
}

#[actix_web::test]
async fn half_a_finding_and_no_place_are_refused_and_what_was_ticked_is_kept() {
    let (test, ids) = two().await;
    let client = test.signed_in("he.jing").await;

    let half = send(&client, "", &ids, &ids[..1], " ").await;
    let none = send(&client, "", &[], &[], "公告栏").await;

    assert!(
        half.status == 422 && half.says("两项意见都须勾选") && half.says("href=\"#place\""),
        "{}",
        half.body
    );
    assert_eq!(half.body.matches(" checked").count(), 3);
    assert!(none.status == 422 && none.says("请至少为一个事项") && none.says("value=\"公告栏\""));
}

#[actix_web::test]
async fn another_units_case_is_not_found() {
    let (test, ids) = two().await;
    let mut walk = test.walk();
    let theirs = walk.bring(DANIEL, Stage::Submitted).await.unwrap();
    test.follow(&walk);
    let client = test.signed_in("he.jing").await;

    let page = send(&client, "/start", &[theirs], &[theirs], "公告栏").await;

    assert_eq!(page.status, 404);
    assert!(!client.get("/employer/publicity").await.says("Daniel"));
    assert!(client.get(&super::at(ids[0], "")).await.says("单位审核"));
}

#[actix_web::test]
async fn the_list_goes_on_behind_a_number_and_keeps_its_place_when_it_is_refused() {
    let (test, ids) = two().await;
    let walk = test.walk();
    let client = test.signed_in("he.jing").await;
    let number = |id: CaseId| {
        walk.by("he.jing", |conn, actor| Ok(zhicheng::db::case::find(conn, actor, id)?.number)).unwrap()
    };
    let (first, second) = (number(ids[0]), number(ids[1]));

    let one = walk
        .by("he.jing", |conn, actor| {
            let status = zhicheng::domain::case::Status::EmployerReview;
            Ok(zhicheng::db::unit::in_status(conn, actor, status, "", 1)?)
        })
        .unwrap();
    let page = client.get(&format!("/employer/publicity?after={first}")).await;
    let refused = client.post("/employer/publicity", &[("after", &first), ("place", "公告栏")]).await;

    assert_eq!(one.iter().map(|case| case.id).collect::<Vec<_>>(), ids[..1]);
    for page in [page, refused] {
        assert!(
            page.says(&second) && !page.says(&format!("{first}</span>")) && page.says("第一页"),
            "{}",
            page.body
        );
    }
}
