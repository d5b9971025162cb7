//! `/employer/batch`: many applicants at once.
use crate::support::{Client, Page, TestApp};

const GOOD: &str = "苏晴\tsu.qing@example.com\t工程师\tC12\tCE-1\tSu Qing\t2015/3/1\t劳动合同";
const ALSO_GOOD: &str = "郭亮\tguo.liang@example.com\t工程师\tC12\tCE-2\tGuo Liang\t2016-03-01\t劳动合同";
const BAD: &str = "唐悦\ttang\t工程师\tC12\tCE-3\tTang Yue\t2031-01-01\t劳动合同";

async fn preview(client: &Client, rows: &str) -> Page {
    let start = client.get("/employer/batch").await;
    let batch = start.value_of("batch").unwrap();
    client.post("/employer/batch", &[("batch", &batch), ("rows", rows)]).await
}

/// Presses the button of a preview.
async fn open(client: &Client, page: &Page) -> Page {
    let field = |name: &str| page.value_of(name).unwrap_or_default();
    let (batch, good, rows) = (field("batch"), field("good"), field("rows"));
    client.post("/employer/batch/open", &[("batch", &batch), ("good", &good), ("rows", &rows)]).await
}

#[actix_web::test]
async fn good_rows_are_opened_together_and_a_second_press_opens_nothing() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;
    let page = preview(&client, &format!("{GOOD}\n{ALSO_GOOD}")).await;
    assert!(page.says("2 行可以开立，0 行须更正"), "{}", page.body);

    let first = open(&client, &page).await;
    test.work().await;
    let invited = test.letters().iter().filter(|letter| letter.contains("@example.com")).count();
    let second = open(&client, &page).await;
    test.work().await;

    assert_eq!(first.location.as_deref(), Some("/employer"), "{}", first.body);
    assert_eq!(second.location.as_deref(), Some("/employer"));
    assert!(client.get("/employer").await.says("本单位共有 2 个事项"));
    let letters = test.letters();
    for address in ["su.qing@example.com", "guo.liang@example.com"] {
        assert!(letters.iter().any(|letter| letter.contains(address)), "{address} is invited");
    }
    assert_eq!(letters.iter().filter(|letter| letter.contains("@example.com")).count(), invited, "and once");
}

#[actix_web::test]
async fn a_bad_row_stays_in_the_box_with_its_errors_and_the_good_one_is_kept() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;

    let page = preview(&client, &format!("{BAD}\n{GOOD}")).await;
    assert!(page.says("1 行可以开立，1 行须更正") && page.says("电子邮箱"), "{}", page.body);
    let opened = open(&client, &page).await;

    assert!(opened.status == 200 && opened.says("已开立 1 个事项"), "{}", opened.body);
    assert!(opened.says("唐悦\ttang\t工程师") && !opened.says("苏晴"), "{}", opened.body);
    let mended = BAD.replace("\ttang\t", "\ttang@example.com\t").replace("2031", "2015");
    let batch = opened.value_of("batch").unwrap();
    let again = client.post("/employer/batch", &[("batch", &batch), ("rows", &mended)]).await;
    assert_eq!(open(&client, &again).await.location.as_deref(), Some("/employer"));
    assert!(client.get("/employer").await.says("本单位共有 2 个事项"));
}

#[actix_web::test]
async fn a_row_that_repeats_another_or_an_open_case_is_refused() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;
    let page = preview(&client, &format!("{GOOD}\n{GOOD}")).await;
    assert!(page.says("与前面的一行重复"), "{}", page.body);
    open(&client, &page).await;

    let later = preview(&client, GOOD).await;

    assert!(later.says("已有办理中的事项 RD-2026-") && later.says("0 行可以开立"), "{}", later.body);
}

#[actix_web::test]
async fn a_person_is_recognised_inside_the_unit_and_nobody_elsewhere_is_betrayed() {
    let test = TestApp::start().await;
    let (mine, other) = (test.signed_in("he.jing").await, test.signed_in("zhou.lan").await);
    open(&mine, &preview(&mine, GOOD).await).await;
    let misspelt = GOOD.replace("苏晴", "苏青").replace("C12", "C24");

    let inside = preview(&mine, &misspelt).await;
    let outside = preview(&other, &misspelt).await;

    assert!(inside.says("在本单位登记的姓名是“苏晴”"), "{}", inside.body);
    assert!(outside.says("1 行可以开立") && !outside.says("苏晴"), "{}", outside.body);
}

#[actix_web::test]
async fn more_rows_than_may_be_are_refused_and_kept() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;
    let rows: Vec<String> = (0..201).map(|n| GOOD.replace("su.qing", &format!("p{n}"))).collect();

    let page = preview(&client, &rows.join("\n")).await;
    let empty = preview(&client, "  ").await;

    assert!(page.status == 422 && page.says("一次最多 200 行") && page.says("p200@example.com"));
    assert!(empty.status == 422 && empty.says("请粘贴至少一行") && empty.says("href=\"#rows\""));
}

#[actix_web::test]
async fn a_workbook_is_read_and_another_file_is_told_what_to_do() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;
    let send = |name: &'static str, bytes: Vec<u8>| client.upload("/employer/batch/file", &[], name, bytes);

    let book = send("名单.xlsx", include_bytes!("applicants.xlsx").to_vec()).await;
    let image = send("名单.png", b"\x89PNG\r\n\x1a\n\0\0".to_vec()).await;
    let large = send("名单.csv", vec![b'a'; 1024 * 1024 + 1]).await;
    let nothing = send("", Vec::new()).await;

    assert!(book.says("1 行可以开立") && book.says("4711"), "{}", book.body);
    assert!(image.status == 422 && image.says("另存为 XLSX"), "{}", image.body);
    assert!(large.status == 422 && large.says("超过 1 MB"), "{}", large.body);
    assert!(nothing.status == 422 && nothing.says("请先选择文件"), "{}", nothing.body);
}

#[actix_web::test]
async fn the_template_is_its_heading_in_the_readers_language() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;

    let file = client.get("/employer/batch/template.csv").await;

    assert!(file.header("content-disposition").starts_with("attachment"));
    assert!(file.says("姓名,电子邮箱,现任岗位,证书（清单编号）"));
    let page = preview(&client, &file.body).await;
    assert!(page.status == 422 && page.says("请粘贴至少一行"), "a heading is no row: {}", page.body);
}
