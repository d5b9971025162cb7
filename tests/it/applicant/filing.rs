//! Check and submit, filing, correction, the certificate.
use super::{at, with_case};
use crate::support::TestApp;
use zhicheng::demo::cases::{DANIEL, LIN, Stage};
use zhicheng::domain::case::Action;
use zhicheng::domain::check::CheckItem;
use zhicheng::domain::ids::CaseId;
use zhicheng::domain::lang::Lang;
use zhicheng::services::case::{CorrectionItem, Press, SectionInput, advance, save_section};

#[actix_web::test]
async fn what_blocks_the_submission_stands_on_top_with_its_links() {
    let (test, id) = with_case(Stage::Verified).await;
    let lin = test.signed_in("lin.zhiyuan").await;

    let page = lin.get(&at(id, "/submit")).await;
    let forced = lin.post(&at(id, "/submit"), &[]).await;

    assert!(page.says("提交前还要完成") && page.says(&at(id, "/form/degrees")), "{}", page.body);
    assert!(page.says(&at(id, "/documents#identity")) && !page.says("提交单位审核</button>"));
    assert!(forced.status == 422 && forced.says("以下部分尚未填完"), "{}", forced.body);
}

#[actix_web::test]
async fn the_verdict_is_shown_clause_by_clause_before_filing() {
    let (test, id) = with_case(Stage::ReadyToFile).await;
    let lin = test.signed_in("lin.zhiyuan").await;

    let page = lin.get(&at(id, "/file")).await;
    let filed = lin.post(&at(id, "/file"), &[]).await;

    assert!(page.says("§2(2)3(2)") && page.says("申报之后"), "{}", page.body);
    assert!(!page.says("name=\"acknowledged\""), "everything is met");
    assert_eq!(filed.location, Some(at(id, "")));
}

#[actix_web::test]
async fn an_unmet_clause_must_have_been_read_before_filing() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.open(LIN).unwrap();
    walk.verify(LIN, id).unwrap();
    walk.submit(LIN, id).await.unwrap();
    walk.by("he.jing", |conn, actor| {
        let items = vec![CorrectionItem { item: "section:degrees".into(), reason: "学位填错".into() }];
        advance(conn, actor, id, Action::ReturnToApplicant, &Press { items, ..Press::default() })
    })
    .unwrap();
    let lin = test.signed_in("lin.zhiyuan").await;
    let page = lin.get(&at(id, "")).await;
    assert!(page.says("学位填错") && page.says(&at(id, "/form/degrees")), "{}", page.body);
    walk.by("lin.zhiyuan", |conn, actor| {
        save_section(conn, actor, id, 6, SectionInput::Degrees(Vec::new()))?;
        let junior = zhicheng::domain::application::Degree {
            kind: zhicheng::domain::application::DegreeKind::JuniorCollege,
            institution: "示例专科".into(),
            field: "机电".into(),
            stem: true,
            awarded_on: chrono::NaiveDate::from_ymd_opt(2005, 7, 1).unwrap(),
        };
        save_section(conn, actor, id, 7, SectionInput::Degrees(vec![junior]))?;
        let given =
            zhicheng::domain::application::Declarations { law_abiding: true, ethics: true, duty: true };
        save_section(conn, actor, id, 8, SectionInput::Declarations(given, true))?;
        zhicheng::services::case::submit(conn, actor, id)
    })
    .unwrap();
    walk.publish(LIN, id).unwrap();
    walk.close_publicity(id).unwrap();
    test.follow(&walk);

    let bare = lin.post(&at(id, "/file"), &[]).await;
    let filed = lin.post(&at(id, "/file"), &[("acknowledged", "yes")]).await;

    assert!(bare.status == 422 && bare.says("id=\"acknowledged-error\""), "{}", bare.body);
    assert_eq!(filed.status, 303, "{}", filed.body);
}

#[actix_web::test]
async fn a_public_institution_is_warned_of_post_management_and_waits_for_its_consent() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(DANIEL, Stage::ReadyToFile).await.unwrap();
    test.follow(&walk);
    let daniel = test.signed_in("daniel.okafor").await;

    let case = daniel.get(&at(id, "")).await;
    let away = daniel.get(&at(id, "/file")).await;
    let early = daniel.post(&at(id, "/file"), &[]).await;

    assert!(case.says("须先取得主管部门同意"), "{}", case.body);
    assert_eq!(away.location, Some(at(id, "")));
    assert!(early.status == 422 && early.says("岗位管理"), "{}", early.body);
}

async fn in_correction() -> (TestApp, CaseId) {
    let (test, id) = with_case(Stage::Filed).await;
    let item = |check: CheckItem, reason: &str| CorrectionItem {
        item: check.name(Lang::Zh).to_owned(),
        reason: reason.to_owned(),
    };
    let items = vec![item(CheckItem::Education, "学位证书不清晰"), item(CheckItem::LawfulWork, "缺社保记录")];
    let press = Press { items, ..Press::default() };
    let walk = test.walk();
    walk.by("zhou.min", |conn, actor| advance(conn, actor, id, Action::RequestCorrection, &press)).unwrap();
    (test, id)
}

/// The names of the answer fields on the page.
fn answers(body: &str) -> Vec<String> {
    let parts = body.split("<textarea ").skip(1);
    parts.map(|part| part.split("name=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn every_item_of_a_correction_is_answered_before_it_goes_back() {
    let (test, id) = in_correction().await;
    let lin = test.signed_in("lin.zhiyuan").await;
    let page = lin.get(&at(id, "/correction")).await;
    assert!(page.says("学位证书不清晰") && page.says(&at(id, "/documents#degree")), "{}", page.body);
    let names = answers(&page.body);

    let half = lin.post(&at(id, "/correction"), &[(&names[0], "已重新上传")]).await;
    let whole = lin.post(&at(id, "/correction"), &[(&names[0], "已重新上传"), (&names[1], "已补充")]).await;

    assert!(half.status == 422 && half.says("已重新上传") && half.says("请答复这一项"), "{}", half.body);
    assert_eq!(whole.location, Some(at(id, "")));
    assert!(lin.get(&at(id, "")).await.says("已申报"));
}

#[actix_web::test]
async fn an_answer_is_kept_while_one_goes_to_change_what_it_is_about() {
    let (test, id) = in_correction().await;
    let lin = test.signed_in("lin.zhiyuan").await;
    let names = answers(&lin.get(&at(id, "/correction")).await.body);

    let kept = lin.post(&at(id, "/correction/draft"), &[(&names[0], "正在找原件")]).await;

    assert!(kept.status == 200 && kept.says("草稿已于"), "{}", kept.body);
    assert!(lin.get(&at(id, "/correction")).await.says("正在找原件"));
    assert!(lin.get(&at(id, "")).await.says("补正中"), "nothing has moved");
}

#[actix_web::test]
async fn a_change_of_what_was_publicised_goes_back_to_the_employer() {
    let (test, id) = in_correction().await;
    let lin = test.signed_in("lin.zhiyuan").await;
    let form = lin.get(&at(id, "/form/achievements")).await;
    let version = form.value_of("version").unwrap();
    lin.post(&at(id, "/form/achievements"), &[("version", &version), ("achievements", "改过的业绩")]).await;

    let page = lin.get(&at(id, "/correction")).await;
    let names = answers(&page.body);
    lin.post(&at(id, "/correction"), &[(&names[0], "已改"), (&names[1], "已补")]).await;

    assert!(page.says("提交后由单位重新审核并公示"), "{}", page.body);
    assert!(lin.get(&at(id, "")).await.says("单位审核"));
}

#[actix_web::test]
async fn a_certificate_is_downloaded_by_its_holder_and_unit_alone() {
    let (test, id) = with_case(Stage::Issued).await;
    let lin = test.signed_in("lin.zhiyuan").await;
    let link = lin.get(&at(id, "")).await.link_to("/certificates/");

    let file = lin.get(&link).await;

    assert!(file.body.starts_with("%PDF") && file.header("content-type") == "application/pdf");
    assert!(file.header("content-disposition").starts_with("attachment; filename="));
    assert_eq!(test.signed_in("he.jing").await.get(&link).await.status, 200);
    for stranger in ["daniel.okafor", "zhou.lan", "su.ran"] {
        assert_eq!(test.signed_in(stranger).await.get(&link).await.status, 404, "{stranger}");
    }
}

#[actix_web::test]
async fn the_number_of_the_citys_own_system_is_noted_once_the_case_is_filed() {
    let (test, id) = with_case(Stage::Filed).await;
    let lin = test.signed_in("lin.zhiyuan").await;

    let bare = lin.post(&at(id, "/external-number"), &[("external_no", " ")]).await;
    let noted = lin.post(&at(id, "/external-number"), &[("external_no", "SH-2026-77")]).await;

    assert!(bare.status == 422 && bare.says("href=\"#external_no\""), "{}", bare.body);
    assert_eq!(noted.status, 303);
    assert!(lin.get(&at(id, "")).await.says("SH-2026-77"));
}
