//! `/employer/cases/{id}/review` and what follows from it.
use super::{at, with_case};
use zhicheng::demo::cases::Stage;

const FOUND: [(&str, &str); 5] = [
    ("documents", "yes"),
    ("documents_note", "核对原件"),
    ("duty", "yes"),
    ("duty_note", ""),
    ("place", "公司公告栏"),
];

#[actix_web::test]
async fn publicity_starts_after_the_window_was_confirmed() {
    let (test, id) = with_case(Stage::Submitted).await;
    let client = test.signed_in("he.jing").await;

    let asked = client.post(&at(id, "/review"), &FOUND).await;
    let before = client.get(&at(id, "")).await;
    let done = client.post(&at(id, "/publish"), &FOUND).await;

    assert!(
        asked.status == 200 && asked.says("确认开始公示") && asked.says("2026年3月9日"),
        "{}",
        asked.body
    );
    assert!(before.says("请审核申报材料"), "looking at the confirmation starts nothing");
    assert_eq!(done.location, Some(at(id, "/publicity")));
    let page = client.get(&at(id, "/publicity")).await;
    assert!(page.says("公司公告栏") && page.says("公示已开始"), "{}", page.body);
}

#[actix_web::test]
async fn coming_back_from_the_confirmation_shows_the_form_as_it_was() {
    let (test, id) = with_case(Stage::Submitted).await;
    let mut fields = FOUND.to_vec();
    fields.push(("edit", "yes"));

    let page = test.signed_in("he.jing").await.post(&at(id, "/review"), &fields).await;

    assert!(
        page.status == 200 && page.says("value=\"公司公告栏\"") && page.says("核对原件"),
        "{}",
        page.body
    );
}

#[actix_web::test]
async fn a_negative_finding_or_a_missing_answer_is_refused_and_what_was_typed_is_kept() {
    let (test, id) = with_case(Stage::Submitted).await;
    let client = test.signed_in("he.jing").await;
    let fields = [("documents", "no"), ("documents_note", "缺社保记录"), ("place", "")];

    let page = client.post(&at(id, "/review"), &fields).await;
    let forced =
        client.post(&at(id, "/publish"), &[("documents", "no"), ("duty", "yes"), ("place", "公告栏")]).await;

    assert_eq!((page.status.as_u16(), forced.status.as_u16()), (422, 422));
    assert!(page.says("缺社保记录") && page.says("href=\"#documents\"") && page.says("href=\"#place\""));
    assert!(client.get(&at(id, "")).await.says("请审核申报材料"), "nothing was published");
}

#[actix_web::test]
async fn a_case_goes_back_with_a_reason_for_each_item() {
    let (test, id) = with_case(Stage::Submitted).await;
    let client = test.signed_in("he.jing").await;

    let empty = client.post(&at(id, "/return"), &[("section:work", " ")]).await;
    let sent =
        client.post(&at(id, "/return"), &[("section:work", "缺少起止月份"), ("document:degree", "")]).await;

    assert!(empty.status == 422 && empty.says("请至少写明一项的原因"), "{}", empty.body);
    assert_eq!(sent.location, Some(at(id, "")));
    let page = client.get(&at(id, "")).await;
    assert!(page.says("材料编制") && page.says("缺少起止月份") && page.says("工作经历"), "{}", page.body);
    assert_eq!(client.get(&at(id, "/review")).await.status, 409, "it is not to be reviewed any more");
}

#[actix_web::test]
async fn declining_takes_two_people_of_the_unit() {
    let (test, id) = with_case(Stage::Submitted).await;
    let (first, second) = (test.signed_in("he.jing").await, test.signed_in("chen.mo").await);
    let form = first.get(&at(id, "/acts/decline")).await;
    let proposal = form.value_of("id").unwrap();
    let fields = [("id", proposal.as_str()), ("reason", "不在本单位从事相关工作")];

    let unexplained = first.post(&at(id, "/acts/decline"), &[("id", &*proposal), ("reason", " ")]).await;
    first.post(&at(id, "/acts/decline"), &fields).await;
    let again = first.post(&at(id, "/acts/decline"), &fields).await;
    let own = first.post(&at(id, "/proposal"), &[("proposal", &*proposal), ("decision", "confirm")]).await;
    let shown = second.get(&at(id, "/proposal")).await;
    let made = second.post(&at(id, "/proposal"), &[("proposal", &*proposal), ("decision", "confirm")]).await;

    assert!(form.says("须由两人办理"), "{}", form.body);
    assert_eq!((unexplained.status.as_u16(), again.status.as_u16()), (422, 303));
    assert!(own.status == 422 && own.says("请由另一人办理"), "{}", own.body);
    assert!(shown.says("何静") && shown.says("不在本单位从事相关工作"), "{}", shown.body);
    assert_eq!(made.status, 303);
    assert!(second.get(&at(id, "")).await.says("单位审核未通过"));
}
