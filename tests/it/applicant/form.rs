//! `/applicant/cases/{id}/form/{section}`.
use super::{at, with_case};
use zhicheng::demo::cases::Stage;

#[actix_web::test]
async fn a_refused_section_keeps_what_was_typed_and_says_what_is_wrong_where() {
    let (test, id) = with_case(Stage::Verified).await;
    let lin = test.signed_in("lin.zhiyuan").await;

    let typed =
        [("version", "0"), ("degrees.0.institution", "示例大学"), ("degrees.0.awarded_on", "2010-02-30")];
    let page = lin.post(&at(id, "/form/degrees"), &typed).await;

    assert_eq!(page.status, 422);
    assert!(page.says("value=\"示例大学\"") && page.says("value=\"2010-02-30\""), "{}", page.body);
    assert!(page.says("href=\"#degrees.0.kind\"") && page.says("不是有效日期"), "{}", page.body);
    assert!(page.says("<title>错误："), "the title says so first");
}

#[actix_web::test]
async fn a_name_that_the_certificate_cannot_print_is_told_now() {
    let (test, id) = with_case(Stage::Verified).await;

    let typed = [("version", "0"), ("name", "林𪛖"), ("speciality", "海洋装备")];
    let page = test.signed_in("lin.zhiyuan").await.post(&at(id, "/form/personal"), &typed).await;

    assert!(page.status == 422 && page.says("证书字体没有这些字符：𪛖"), "{}", page.body);
}

#[actix_web::test]
async fn entries_are_added_and_removed_without_a_script() {
    let (test, id) = with_case(Stage::Verified).await;
    let lin = test.signed_in("lin.zhiyuan").await;
    let job = |n: usize, name: &str, value: &str| (format!("work.{n}.{name}"), value.to_owned());
    let two = [
        ("version".to_owned(), "0".to_owned()),
        job(0, "employer", "甲公司"),
        job(0, "post", "工程师"),
        job(0, "from", "2012-01-01"),
        job(1, "employer", "乙公司"),
        job(1, "post", "工程师"),
        job(1, "from", "2016-01-01"),
        ("then".to_owned(), "add".to_owned()),
    ];
    let two: Vec<_> = two.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();

    let added = lin.post(&at(id, "/form/work"), &two).await;
    let mut without: Vec<_> = two.iter().copied().filter(|(name, _)| *name != "version").collect();
    without.extend([("version", "1"), ("work.0.remove", "yes")]);
    let removed = lin.post(&at(id, "/form/work"), &without).await;

    assert_eq!(added.location, Some(at(id, "/form/work#new")));
    assert_eq!(removed.status, 303, "{}", removed.body);
    let page = lin.get(&at(id, "/form/work")).await;
    assert!(!page.says("甲公司") && page.says("name=\"work.0.employer\" value=\"乙公司\""), "{}", page.body);
}

#[actix_web::test]
async fn a_lost_race_keeps_the_text_and_takes_the_newest_version_along() {
    let (test, id) = with_case(Stage::Verified).await;
    let lin = test.signed_in("lin.zhiyuan").await;
    let to = at(id, "/form/achievements");
    lin.post(&to, &[("version", "0"), ("achievements", "另一窗口")]).await;

    let late = lin.post(&to, &[("version", "0"), ("achievements", "这一窗口")]).await;
    let version = late.value_of("version").unwrap();
    let again = lin.post(&to, &[("version", &version), ("achievements", "这一窗口")]).await;

    assert!(late.status == 409 && late.says("这一窗口") && late.says("另一窗口保存过"), "{}", late.body);
    assert_eq!((version.as_str(), again.status.as_u16()), ("1", 303));
}

#[actix_web::test]
async fn a_draft_is_kept_and_answered_with_the_line_to_show() {
    let (test, id) = with_case(Stage::Verified).await;
    let lin = test.signed_in("lin.zhiyuan").await;
    let to = at(id, "/form/overseas/draft");

    let kept = lin.post(&to, &[("version", "0"), ("experience", "2010年在鹿特丹")]).await;
    let late = lin.post(&to, &[("version", "0"), ("experience", "晚了")]).await;
    let short = lin.post(&at(id, "/form/degrees/draft"), &[("version", "1")]).await;

    assert_eq!((kept.status.as_u16(), kept.body.as_str()), (200, "草稿已于 09:00 保存"));
    assert_eq!((late.status.as_u16(), short.status.as_u16()), (409, 404));
    assert!(lin.get(&at(id, "/form/overseas")).await.says("2010年在鹿特丹"));
}

#[actix_web::test]
async fn after_submission_the_form_is_shown_for_reading_and_a_late_save_is_refused() {
    let (test, id) = with_case(Stage::Submitted).await;
    let lin = test.signed_in("lin.zhiyuan").await;

    let page = lin.get(&at(id, "/form/achievements")).await;
    let late = lin.post(&at(id, "/form/achievements"), &[("version", "6"), ("achievements", "改")]).await;

    assert!(page.says("申报表现在不能修改") && !page.says("<textarea"), "{}", page.body);
    assert!(late.status == 422 && late.says("申报表现在不能修改"), "{}", late.body);
}

#[actix_web::test]
async fn no_english_section_holds_unmarked_chinese_in_its_own_words() {
    let (test, id) = with_case(Stage::Verified).await;
    let lin = test.signed_in("lin.zhiyuan").await;

    for section in ["personal", "degrees", "work", "overseas", "achievements", "declarations"] {
        let page = lin.get(&at(id, &format!("/form/{section}?lang=en"))).await;
        assert!(page.status == 200 && page.says("Save and go back"), "{section}: {}", page.body);
    }
}
