//! `/employer/cases/new`.
use crate::support::{Client, TestApp};

async fn fields(client: &Client) -> Vec<(&'static str, String)> {
    let page = client.get("/employer/cases/new").await;
    vec![
        ("id", page.value_of("id").unwrap()),
        ("item", "C12".to_owned()),
        ("certificate_no", "CE-4711".to_owned()),
        ("name_on_certificate", "Lin Zhiyuan".to_owned()),
        ("awarded_on", "2015-03-01".to_owned()),
        ("applicant_name", "林知远".to_owned()),
        ("applicant_email", "lin.zhiyuan@demo.invalid".to_owned()),
        ("post", "总体设计工程师".to_owned()),
        ("employment_evidence", "劳动合同2020年至2028年".to_owned()),
    ]
}

fn borrowed<'a>(fields: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

#[actix_web::test]
async fn a_full_form_opens_one_case_however_often_it_is_sent() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;
    let fields = fields(&client).await;

    let first = client.post("/employer/cases/new", &borrowed(&fields)).await;
    let second = client.post("/employer/cases/new", &borrowed(&fields)).await;

    let case = format!("/employer/cases/{}", fields[0].1);
    assert_eq!((first.location.as_deref(), second.location.as_deref()), (Some(&*case), Some(&*case)));
    let page = client.get(&case).await;
    assert!(page.says("CE-4711") && page.says("待查验"), "{}", page.body);
    assert!(client.get("/employer").await.says("本单位共有 1 个事项"));
}

#[actix_web::test]
async fn a_refused_form_keeps_what_was_typed_and_names_every_field() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;
    let mut fields = fields(&client).await;
    fields[4].1 = "2031-01-01".to_owned();
    let late = client.post("/employer/cases/new", &borrowed(&fields)).await;
    fields[6].1 = "lin".to_owned();
    fields[8].1 = " ".to_owned();

    let page = client.post("/employer/cases/new", &borrowed(&fields)).await;

    assert_eq!((late.status.as_u16(), page.status.as_u16()), (422, 422));
    assert!(late.says("href=\"#awarded_on\"") && late.says("不能晚于今天"), "{}", late.body);
    assert!(page.says("href=\"#applicant_email\"") && page.says("href=\"#employment_evidence\""));
    assert!(page.says("value=\"CE-4711\"") && page.says("value=\"lin\""), "what was typed is kept");
    assert!(page.says("<option value=\"C12\" lang=\"zh-CN\" selected>"), "and what was chosen");
    assert!(page.says("<title>错误："));
}
