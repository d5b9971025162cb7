//! The publicity of a case: sheet, materials, proof, objections.
use super::{at, with_case};
use diesel::prelude::*;
use zhicheng::cites;
use zhicheng::db::schema::audit;
use zhicheng::demo::cases::Stage;
use zhicheng::domain::clause::Clause;

#[actix_web::test]
async fn the_sheet_shows_the_board_and_the_way_to_object() {
    let (test, id) = with_case(Stage::Published).await;
    let client = test.signed_in("he.jing").await;

    let page = client.get(&at(id, "/sheet")).await;

    assert!(page.says("/objection/") && page.says("<svg class=\"code\""), "{}", page.body);
    assert!(page.says("总体设计工程师") && page.says("副高级") && page.says("2026年3月9日"));
    assert!(!page.says("CE-"), "the number of the certificate is not on the board (D-15)");
}

#[actix_web::test]
async fn people_of_the_unit_read_the_masked_materials_while_the_notice_runs_and_each_reading_is_recorded() {
    cites!(Clause::D15);
    let (test, id) = with_case(Stage::Published).await;
    let read = |action: &str| {
        let rows = audit::table.filter(audit::action.eq(action.to_owned())).count();
        rows.get_result::<i64>(&mut test.owner()).unwrap()
    };
    let of_unit = test.signed_in("lin.zhiyuan").await.get(&at(id, "/materials")).await;
    let of_other = test.signed_in("daniel.okafor").await.get(&at(id, "/materials")).await;

    assert!(of_unit.status == 200 && of_unit.says("海洋装备材料"), "{}", of_unit.body);
    assert!(of_unit.says("CE*****"), "the number of the certificate is masked");
    assert_eq!((of_other.status.as_u16(), read("read_materials")), (404, 1));
    test.app.clock.move_to("2026-03-10T01:00:00Z".parse().unwrap());
    assert_eq!(
        test.signed_in("lin.zhiyuan").await.get(&at(id, "/materials")).await.status,
        404,
        "the window is over"
    );
}

#[actix_web::test]
async fn the_display_is_proved_in_words_and_an_empty_proof_is_refused() {
    let (test, id) = with_case(Stage::Published).await;
    let client = test.signed_in("he.jing").await;

    let empty = client.post(&at(id, "/proof"), &[("proof", "  ")]).await;
    let done = client.post(&at(id, "/proof"), &[("proof", "3月2日上午张贴于一楼大厅")]).await;

    assert!(empty.status == 422 && empty.says("href=\"#proof\""), "{}", empty.body);
    assert_eq!(done.status, 303);
    assert!(client.get(&at(id, "/publicity")).await.says("3月2日上午张贴于一楼大厅"));
}

#[actix_web::test]
async fn an_upheld_objection_is_found_confirmed_and_ends_the_case() {
    let (test, id) = with_case(Stage::Published).await;
    let client = test.signed_in("he.jing").await;
    let list = at(id, "/objections");
    let objection = client.get(&list).await.value_of("id").unwrap();
    let fields = [("id", objection.as_str()), ("content", "业绩第二项并非本人完成")];
    client.post(&list, &fields).await;
    let twice = client.post(&list, &fields).await;
    let one = format!("{list}/{objection}");
    client.post(&format!("{one}/investigate"), &[]).await;

    let unexplained = client.post(&one, &[("outcome", "upheld"), ("finding", "")]).await;
    let asked = client.post(&one, &[("outcome", "upheld"), ("finding", "查实")]).await;
    let decided = client.post(&format!("{one}/decide"), &[("outcome", "upheld"), ("finding", "查实")]).await;
    let end = client.get(&at(id, "/acts/end")).await;
    let proposal = end.value_of("id").unwrap();
    let ended = client.post(&at(id, "/acts/end"), &[("id", &proposal)]).await;

    assert_eq!((twice.status.as_u16(), unexplained.status.as_u16(), asked.status.as_u16()), (303, 422, 200));
    assert!(asked.says("确认异议处理结论") && asked.says("查实"), "{}", asked.body);
    assert_eq!((decided.status.as_u16(), ended.status.as_u16()), (303, 303));
    assert!(client.get(&at(id, "")).await.says("异议成立"));
    assert_eq!(client.get(&at(id, "/sheet")).await.status, 409, "there is no sheet any more");
}

#[actix_web::test]
async fn an_objection_of_another_case_is_not_found_under_this_one() {
    let (test, id) = with_case(Stage::Published).await;
    let mut walk = test.walk();
    let other = walk.bring(zhicheng::demo::cases::LIN, Stage::Published).await.unwrap();
    let client = test.signed_in("he.jing").await;
    let objection = client.get(&at(id, "/objections")).await.value_of("id").unwrap();
    client.post(&at(id, "/objections"), &[("id", &*objection), ("content", "不属实")]).await;

    let here = client.get(&at(id, &format!("/objections/{objection}"))).await;
    let there = client.get(&at(other, &format!("/objections/{objection}"))).await;

    assert_eq!((here.status.as_u16(), there.status.as_u16()), (200, 404));
}
